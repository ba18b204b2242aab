/*
 * A program that is measured: klaskast, or a floor beside it.
 */
#ifndef KLASKAST_TESTS_SUBJECT_H
#define KLASKAST_TESTS_SUBJECT_H

#include "../harness/home.h"
#include "../harness/term.h"
#include "sample.h"

enum { SUBJECT_ARGS_MAX = 16 };

struct subject {
    const char *name;
    char *argv[SUBJECT_ARGS_MAX];
    const char *ready; /* stands on its first settled screen */
    struct home *home;
    struct term *term;         /* while it runs */
    struct sample start, work, /* processor time of a start */
        move, bytes, tick, search, panel, logged, overview;
};

/* Starts it at 80x24 and waits for its first settled screen; returns the
 * milliseconds from exec to the last byte of it. Exits with the screen when
 * READY is not on it: a measurement of something else is worse than none. */
double subject_start(struct subject *subject);

/* Kills it; only ever between two keys, when it does nothing. */
void subject_stop(struct subject *subject);

/* Sends keys; returns the milliseconds from the write to the last byte of the
 * answer, and adds the bytes of the answer to *BYTES unless NULL. -1 when
 * nothing was drawn within a second. */
double subject_keys(struct subject *subject, const char *keys, double *bytes);

/* Waits until it has done what it does when nobody types, at most 40 seconds. */
void subject_rest(struct subject *subject);

#endif
