/*
 * What an end-to-end test claims. A claim that fails prints the screen, or what
 * the command said, and ends the test (cmocka).
 */
#ifndef KLASKAST_TESTS_EXPECT_H
#define KLASKAST_TESTS_EXPECT_H

#include "run.h"
#include "term.h"

/* cmocka wants these four before itself. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdio.h>
#include <string.h>

#define expect_screen(t, claim)                                                                              \
    do {                                                                                                     \
        if (!(claim)) {                                                                                      \
            fprintf(stderr, "%s:%d: not so: %s\n--- screen\n%s---\n", __FILE__, __LINE__, #claim,            \
                    term_screen(t));                                                                         \
            fail();                                                                                          \
        }                                                                                                    \
    } while (0)

/* Each waits, up to the deadline. */
#define expect_text(t, text) expect_screen(t, term_wait_text(t, text))
#define expect_no_text(t, text) expect_screen(t, term_wait_no_text(t, text))
#define expect_idle(t) expect_screen(t, term_wait_idle(t))

/* Sends keys and waits until the program has handled them all. */
#define expect_keys(t, keys)                                                                                 \
    do {                                                                                                     \
        expect_screen(t, term_keys(t, keys));                                                                \
        expect_idle(t);                                                                                      \
    } while (0)

/* The same for a key that writes and was perhaps sent just now (300 ms keeps
 * clear of the 250 ms within which a held key is ignored). */
#define expect_keys_after(t, keys)                                                                           \
    do {                                                                                                     \
        expect_screen(t, term_keys_after(t, 300, keys));                                                     \
        expect_idle(t);                                                                                      \
    } while (0)

/* The program ends by itself with this exit code and leaves the terminal as a
 * shell wants it. */
#define expect_exit(t, code)                                                                                 \
    do {                                                                                                     \
        bool echo_, canonical_;                                                                              \
        int status_;                                                                                         \
        expect_screen(t, term_wait_exit(t, &status_));                                                       \
        term_modes(t, &echo_, &canonical_);                                                                  \
        expect_screen(t, status_ == (code) << 8);                                                            \
        expect_screen(t, echo_ &&canonical_ && !term_in_altscreen(t));                                       \
    } while (0)

#define expect_run(run, claim)                                                                               \
    do {                                                                                                     \
        if (!(claim)) {                                                                                      \
            fprintf(stderr, "%s:%d: not so: %s\ncode %d, signal %d%s\n--- out\n%s\n--- err\n%s\n---\n",      \
                    __FILE__, __LINE__, #claim, (run)->code, (run)->signal,                                  \
                    (run)->timed_out ? ", timed out" : "", (run)->out, (run)->err);                          \
            fail();                                                                                          \
        }                                                                                                    \
    } while (0)

#define expect_code(run, wanted) expect_run(run, (run)->code == (wanted))
#define expect_out(run, text) expect_run(run, strstr((run)->out, text) != NULL)
#define expect_err(run, text) expect_run(run, strstr((run)->err, text) != NULL)

/* It ended with this code and says TEXT ("" for nothing in particular) on either side; clears RUN. */
static inline void expect_said(struct run *run, int code, const char *text)
{
    expect_code(run, code);
    expect_run(run, !*text || strstr(run->out, text) != NULL || strstr(run->err, text) != NULL);
    run_clear(run);
}

#endif
