/* Measures one beside the other: what waits, what ends this week, what runs, what is to come, what is over.
 * And what a measure is at this moment, in words that are the same on the roster, on the card, in the list
 * and on paper. [P8-P10a, P13] */
#ifndef KLASKAST_DOMAIN_MEASURE_LIST_H
#define KLASKAST_DOMAIN_MEASURE_LIST_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/settings.h"

enum measure_state {
    MEASURE_STATE_NOT_TOLD,      /* a ban: child and parents are to hear of it, nobody is held to it [P8] */
    MEASURE_STATE_TALK,          /* a suspension's steps [P13] */
    MEASURE_STATE_PERIOD,        /* */
    MEASURE_STATE_LETTER,        /* */
    MEASURE_STATE_NOT_CONFIRMED, /* past its first day without the letter: it has not started [P13] */
    MEASURE_STATE_PAUSED,        /* nobody is held to it [P10a] */
    MEASURE_STATE_AHEAD,         /* it holds from its first day on */
    MEASURE_STATE_RUNS,
    MEASURE_STATE_ENDED, /* past its last day */
    MEASURE_STATE_LIFTED,
    MEASURE_STATE_WITHDRAWN,
};
enum measure_state measure_state(const struct facts *facts, const struct measure *measure, int today);
const char *measure_state_name(enum measure_state state); /* "not-told", for --json */

enum measure_group {
    MEASURE_WAITS, /* something is to be done before it holds */
    MEASURE_ENDS,  /* runs, and its last day is in this week (up to and including Sunday) */
    MEASURE_RUNS,
    MEASURE_AHEAD,
    MEASURE_OVER, /* in this school year */
    MEASURE_GROUPS,
};
struct measure_line {
    const struct measure *measure;
    enum measure_group group;
};

/* All bans and suspensions of the facts in this order; within a group by the day that matters: waiting since,
 * last day, first day; what is over the newest first. Those that were taken back are left out. The lines live
 * in the arena. Returns how many there are. */
size_t measure_list(const struct facts *facts, int today, struct arena *arena,
                    const struct measure_line **lines);

/* What it is at this moment, as half a sentence in the language in use: "told, not yet confirmed by the
 * head", "from tomorrow the phone may come again". */
void measure_state_text(const struct facts *facts, const struct settings *settings,
                        const struct measure *measure, int today, char *text, size_t size);

/* "no phone at school, 20 Nov up to and including 19 Dec: told, not yet confirmed by the head". */
void measure_text(const struct facts *facts, const struct settings *settings, const struct measure *measure,
                  int today, char *text, size_t size);

/* The children who may bring their phone again since this morning: the last day of a ban that held is behind
 * them, no other ban holds, and there was no school in between. "" on other days; else a whole sentence with
 * their names. [P8] */
void measure_news(const struct facts *facts, const struct settings *settings, int today, char *text,
                  size_t size);

/* Is the pupil one of those? */
bool measure_free_again(const struct facts *facts, const struct settings *settings, int64_t pupil_id,
                        int today);

/* Is it of a school year that is over, and was its period never set? Then the head decides whether it goes on
 * or is lifted: it does not lapse by itself. [P13] */
bool measure_left_open(const struct facts *facts, const struct measure *measure, int today);

/* The period that the settings propose for a suspension that begins on `from`; DAY_NONE where they leave it
 * to the head. [P13, P18] */
int measure_proposed_until(const struct facts *facts, const struct settings *settings,
                           const struct measure *measure, int from);

#endif
