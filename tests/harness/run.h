/*
 * One command line of a program, run to its end: what it said and how it ended.
 */
#ifndef KLASKAST_TESTS_RUN_H
#define KLASKAST_TESTS_RUN_H

#include "home.h"

#include <stdbool.h>

struct run {
    int code;       /* exit code, or -1 when it did not end by itself */
    int signal;     /* the signal that ended it, else 0 */
    bool timed_out; /* killed by us at the deadline: it hung or spun */
    char *out;      /* all of standard output, never NULL */
    char *err;      /* all of standard error, never NULL */
};

/* Runs the program under test with these arguments (NULL ends them) in HOME,
 * with nothing on its standard input. Fill-in of RUN; clear it afterwards. */
void run_klaskast(struct run *run, const struct home *home, ...) __attribute__((sentinel));

/* The same with an argument list, a program of choice (ARGV[0], a path) and
 * INPUT on its standard input (NULL: none). */
void run_program(struct run *run, const struct home *home, char *const *argv, const char *input);

void run_clear(struct run *run);

#endif
