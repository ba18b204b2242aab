#include "subject.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ROWS = 24,
    COLS = 80,
    START_QUIET_MS = 60, /* nothing for so long: the screen has settled */
    KEY_QUIET_MS = 12,
    ANSWER_MS = 1000,
};

/* Reads until nothing has come for QUIET ms; false when nothing came at all. */
static bool subject_settle(struct subject *subject, int quiet)
{
    size_t before = term_bytes(subject->term);

    if (term_pump(subject->term, ANSWER_MS) <= 0)
        return false;
    while (term_pump(subject->term, quiet) > 0)
        ;
    return term_bytes(subject->term) > before;
}

double subject_start(struct subject *subject)
{
    char **env = home_env(subject->home);

    subject->term = term_start(subject->argv, env, ROWS, COLS);
    home_env_free(env);
    /* Some clear the screen first and think then. */
    while (subject_settle(subject, START_QUIET_MS) && !term_has(subject->term, subject->ready))
        ;
    if (!term_has(subject->term, subject->ready)) {
        fprintf(stderr, "%s: its first screen lacks '%s':\n%s", subject->name, subject->ready,
                term_screen(subject->term));
        exit(1);
    }
    return term_drawn_ms(subject->term) - term_started_ms(subject->term);
}

void subject_stop(struct subject *subject)
{
    term_free(&subject->term);
}

double subject_keys(struct subject *subject, const char *keys, double *bytes)
{
    size_t before = term_bytes(subject->term);

    if (!term_keys(subject->term, keys) || !subject_settle(subject, KEY_QUIET_MS))
        return -1;
    if (bytes)
        *bytes = (double)(term_bytes(subject->term) - before);
    return term_drawn_ms(subject->term) - term_sent_ms(subject->term);
}

void subject_rest(struct subject *subject)
{
    enum { LOOKS = 40, LOOK_MS = 1000 };

    for (int look = 0; look < LOOKS; look++) {
        double work = term_run_ms(subject->term), end = term_clock_ms() + LOOK_MS;

        while (term_clock_ms() < end)
            term_pump(subject->term, 100);
        if (term_run_ms(subject->term) - work < 1)
            return;
    }
}
