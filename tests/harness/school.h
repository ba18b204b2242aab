/*
 * A home for each test of a file, and commands that are run in it. A test program that includes this has the
 * home, its set-up and its tear-down.
 */
#ifndef KLASKAST_TESTS_HARNESS_SCHOOL_H
#define KLASKAST_TESTS_HARNESS_SCHOOL_H

#include "expect.h"

static struct home home;

/* An empty home, in English. */
static inline void school_home(void)
{
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
}

/* For cmocka's tear-down. */
static inline int tear_down(void **state)
{
    (void)state;
    home_clear(&home);
    return 0;
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, __VA_ARGS__, NULL);                                                       \
        expect_said(&run_, code_, text_);                                                                    \
    } while (0)

/* The class list that the tests begin with, and its class 7A. */
static inline void school_class(const char *csv)
{
    home_file(&home, "7A.csv", csv);
    RUN(0, "", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

#endif
