/* Gone when its time is over: what may go on a day, and what is held back and why. Pure: the store empties
 * (store/purge.h), the app says when (app/retention.h). What goes is emptied for ever.
 *
 * Nothing goes that the reset rule still counts [P11], whose measure runs or whose duty is open [P17]. Of a
 * pupil who left nothing is counted any more: only what runs, what is open and a device that is still here
 * hold it back. */
#ifndef KLASKAST_DOMAIN_RETENTION_H
#define KLASKAST_DOMAIN_RETENTION_H

#include "klaskast/domain/event.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/settings.h"

enum retention_kind {
    RETENTION_TICKS, /* handed in, given back, lent, none, absent, calls home; slips that were taken back */
    RETENTION_TEACHERS, /* who was in front of the class */
    RETENTION_RECORDS,  /* violations with their measures, duties and letters */
    RETENTION_NOTES,    /* notes on cards, and lines of lessons for one pupil */
    RETENTION_ANSWERS,  /* exemptions and consent for photos */
    RETENTION_PUPILS,   /* who left: everything, the name too */
    RETENTION_KINDS,
};
/* All kinds; those that go by themselves; those that somebody says yes to first. */
enum {
    RETENTION_ALL = (1 << RETENTION_KINDS) - 1,
    RETENTION_BY_ITSELF = 1 << RETENTION_TICKS | 1 << RETENTION_TEACHERS,
    RETENTION_ASKED = RETENTION_ALL & ~RETENTION_BY_ITSELF
};

enum retention_hold {
    HOLD_COUNTS, /* it counts on a ladder [P11] */
    HOLD_RUNS,   /* its measure runs, or waits for its dates */
    HOLD_DUTY,   /* a duty is open */
    HOLD_DEVICE, /* a device is still here */
};

/* "ticks": on the command line and in the journal. */
const char *retention_name(enum retention_kind kind);
bool retention_parse(const char *name, enum retention_kind *kind);
/* "it counts on a ladder": in a sentence, translated. */
const char *retention_hold_label(enum retention_hold why);

/* A thing that has nothing but a day: a note, a line of a lesson, an answer about photos, who was there. */
struct retention_dated {
    enum thing thing;
    int64_t id, pupil_id;
    int day;
};

struct retention_input {
    const struct settings *settings;
    int today;
    /* Of all classes and times: pupils, records, measures, tasks, letters, exemptions; stays that are open.
     */
    const struct facts *facts;
    const struct retention_dated *dated;
    size_t dated_count;
    size_t ticks; /* stays, marks and calls that are past their time, held ones not counted */
};

/* One that would go, of all kinds but RETENTION_TICKS: of those everything before its day does. */
struct retention_going {
    enum retention_kind kind;
    enum thing thing;
    int64_t id, pupil_id;
    const char *name; /* of a pupil that goes whole; "" */
};

/* One that would go if it were not held back. */
struct retention_held {
    enum retention_kind kind;
    enum retention_hold why;
    int64_t id, pupil_id;
    const char *name; /* of the pupil, as it is now; "" where nobody knows */
    int day;          /* it is of */
};

struct retention_line {
    int before;         /* what is of a day before this one is past its time */
    size_t going, held; /* things: records, stays, pupils, ... */
};

struct retention_plan {
    struct retention_line lines[RETENTION_KINDS];
    const struct retention_going *going;
    size_t going_count;
    const struct retention_held *held;
    size_t held_count;
};

/* In the arena. */
void retention_plan_make(const struct retention_input *input, struct arena *arena,
                         struct retention_plan *plan);

/* The first day of the times that are not over: of a number of days, and of school years that are kept for
 * `months` after their 31 July. */
int retention_before_days(int today, int days);
int retention_before_year(int today, int months);

/* Things of these kinds (1 << enum retention_kind, or-ed) that would go. */
size_t retention_count(const struct retention_plan *plan, unsigned kinds);

/* Would the same things of these kinds go? Of the ticks: those before the same day. */
bool retention_same(const struct retention_plan *a, const struct retention_plan *b, unsigned kinds);

/* "3, from before 1 August 2026: notes ...": a whole line for a list; of pupils with their names. */
void retention_line_text(const struct retention_plan *plan, enum retention_kind kind, char *text,
                         size_t size);
/* "Sem Bakker, 12 June 2026: a duty is open". */
void retention_held_text(const struct retention_held *held, char *text, size_t size);

#endif
