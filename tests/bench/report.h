/*
 * The table that `make bench` prints.
 */
#ifndef KLASKAST_TESTS_REPORT_H
#define KLASKAST_TESTS_REPORT_H

void report_begin(void);

/* A value of the program, judged by its ratio to FLOOR, which must be at most
 * GOAL; a GOAL of 0 judges nothing. */
void report_ratio(const char *what, const char *unit, double value, double floor, double goal);

/* A value judged by itself. */
void report_limit(const char *what, const char *unit, double value, double goal);

/* Prints the sum; returns how many goals were missed. */
int report_end(void);

#endif
