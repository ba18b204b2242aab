/*
 * What the torture campaigns share. A campaign is a program that tries one terrible thing as often as its
 * time allows. It prints
 *
 *   ok NAME (12 tried)                 or   not ok NAME: why
 *   tally<TAB>WHAT<TAB>TRIED<TAB>LOST
 *
 * The first is for tests/run.sh, the second for the table of `make torture`. TORTURE_SECONDS is its time (a
 * few seconds where nobody says), TORTURE_SEED where chance begins.
 */
#ifndef KLASKAST_TESTS_TORTURE_H
#define KLASKAST_TESTS_TORTURE_H

#include <stdbool.h>
#include <stdint.h>

/* Reads the two variables and begins the clock. `seconds`: when nobody says. Files of the campaign are in
 * memory where that can be: what is tried is not the disk itself. */
void torture_begin(double seconds);
unsigned torture_seed(void);

/* Seconds since torture_begin, and of how many. */
double torture_spent(void);
double torture_seconds(void);
bool torture_time_left(void);

/* From 0 up to and not including `below`; the same numbers everywhere. */
unsigned torture_any(unsigned below);

/* One thing that was tried. `why` is NULL when all was well; else it is told (the first few of each kind). */
void torture_tried(const char *what, const char *why, ...) __attribute__((format(printf, 2, 3)));
/* The same for many at once that were all well. */
void torture_tried_many(const char *what, long tried);

/* Cannot be tried here; why. */
void torture_skip(const char *what, const char *why);

/* Prints the results; the exit code. What was tried less than `least` times is a failure of its own. */
int torture_end(long least);

#endif
