/* What the store knows, as plain structs: the input of decisions and of the model. All texts and arrays live
 * in the arena of whoever loaded them. */
#ifndef KLASKAST_DOMAIN_FACTS_H
#define KLASKAST_DOMAIN_FACTS_H

#include "klaskast/domain/agreements.h"
#include "klaskast/domain/consent.h"
#include "klaskast/domain/device.h"
#include "klaskast/domain/event.h"
#include "klaskast/domain/ladder.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/site.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct prep; /* domain/prep.h */

struct school_class {
    int64_t id;
    const char *name;   /* "7A" */
    const char *groups; /* "7", "5,6"; "" unknown */
    bool demo;          /* invented, to try things; thrown away with one choice */
    int pupils;         /* that are in it now; not counted in the facts of one pupil */
};

struct pupil {
    int64_t id;
    int64_t class_id;
    const char *first;
    const char *prefix;
    const char *surname;
    const char *name;  /* "Noor de Vries" */
    const char *label; /* the same, with the slot where another of the class has this name; NULL: as `name` */
    const char *sort;  /* the Dutch order */
    const char *search; /* folded name */
    const char *key;    /* of the school's administration; "" none */
    const char *group;  /* "7"; "" unknown */
    int slot;           /* number in the cupboard; 0 none */
    int left_day;       /* DAY_NONE while the pupil is in the class */
    int came_day;       /* on which the pupil was added, to whichever class */
    int placed_day;     /* since when the pupil is in this class, in this group */
    bool elsewhere; /* looking back: in this class then, with this slot and group, until left_day; it is in
                       another class now */
};

struct exemption {
    int64_t id;
    int64_t pupil_id;
    enum device_kind device;
    int from, until; /* first and last day; of one that ended, the day before it did */
    int agreed;      /* day it was agreed with the head [P5] */
    bool ended;
};

/* One violation on a ladder. What was announced stays as announced; only the next rung is derived. */
struct record {
    int64_t id;
    int64_t pupil_id;
    enum violation_kind kind;
    int agreement; /* 1..8 for VIOLATION_INTERNET, else 0 */
    enum ladder_kind ladder;
    int times; /* it was announced as the times-th */
    int since; /* first day of the records that counted for it then; DAY_NONE for all [P11] */
    enum measure_kind measure;
    bool own_measure; /* another measure than the ladder's, with a reason */
    const char *reason;
    const char *note;
    int64_t at;
    int day;
    int64_t recorded;
    const char *who;
    bool withdrawn;   /* does not count any more; its reason is in the journal */
    const char *view; /* how the parents see it, as told last; "" [P10a] */
};

struct measure {
    int64_t id;
    int64_t pupil_id;
    int64_t record_id;
    enum measure_kind kind;
    int from, until; /* first and last day; DAY_NONE while they are not set */
    int day;         /* day of the violation */
    bool withdrawn;
    bool confirmed; /* in writing by the head, with these dates [P9, P13] */
    bool paused;    /* nobody is held to it meanwhile [P10a] */
    int lifted;     /* day from which it no longer holds; DAY_NONE */
    const char *lifted_why;
};

/* How far the duty 'letter' is; a duty of another kind has none. [P9, P13] */
enum letter_state {
    LETTER_NOT_SIGNED,
    LETTER_SIGNED, /* by the head */
    LETTER_GIVEN,  /* to the parents */
};

struct task {
    int64_t id; /* the number that people name */
    int64_t pupil_id;
    int64_t about; /* record or measure it belongs to; 0 for finish later */
    enum task_kind kind;
    enum task_owner owner;
    int64_t at;   /* moment it is about */
    int day;      /* since */
    int due;      /* last day on which it is in time */
    int done_day; /* DAY_NONE while open */
    const char *done_by;
    const char *how; /* a code of task.h, or in somebody's own words; "" */
    const char *why; /* for reconsider: what does not follow any more */
    enum letter_state letter;
    int signed_day; /* of LETTER_SIGNED and LETTER_GIVEN: the day the head signed */
    int given_day;  /* of LETTER_GIVEN */
};

/* A letter that was made; its text can be made again, so it is not kept. [P9, P13] */
enum letter_kind {
    LETTER_WARNING,
    LETTER_BAN,
    LETTER_SUSPENSION,
    LETTER_INVITATION, /* to a talk */
    LETTER_REPORT,
    LETTER_EXEMPTION,
    LETTER_WITHDRAWAL,
    LETTER_HEAD, /* one page for the head: the facts and what is asked */
    LETTER_KINDS,
};

/* What somebody typed for a letter, and nothing else knows. Texts of one line; "" or NULL where it was left
 * open. */
struct letter_typed {
    const char *talk;   /* an invitation's: "2026-11-25" or "2026-11-25T15:30" */
    const char *where;  /* and where that talk is */
    const char *work;   /* a suspension's: where the child is and what it works on */
    const char *agreed; /* a report's: what was agreed */
};

struct letter_made {
    int64_t id;
    int64_t pupil_id;
    int64_t about; /* record, measure or exemption */
    enum letter_kind kind;
    int version;          /* 1, 2, ... of this kind about this thing */
    int day;              /* made on */
    const char *language; /* "nl" */
    const char *file;     /* its name without the folder; "" where it went to a place of one's own */
    const char *digest;   /* of the page, hex */
    const char *who;
    struct letter_typed typed;
};

/* On the card and nowhere else: only the facts of one pupil have them. [C4] */
struct note {
    int64_t id;
    int64_t pupil_id;
    const char *text;
    bool withdrawn;
};

/* What 'take back' and 'put back' would touch. */
struct action {
    int64_t first; /* number of its first row; 0: there is none */
    const char *who;
    enum event_kind kind; /* of its first row */
    int64_t pupil_id;     /* the one it is about; 0 where there are several, or none */
    int rows;
    bool taken_back;
    bool task_done; /* one of its tasks was done by another action */
    bool built_on;  /* later rows name a thing that it made */
    bool overtaken; /* of `last_back`: others did something with its pupils after it was taken back */
};

/* One day of a class in numbers, without a name. */
struct day_total {
    int day;
    int handed_in; /* pupils with a device in the cupboard that day */
    int none, absent;
    int violations; /* that count, on any ladder */
    int calls;      /* calls home [P4] */
};

/* Violations of a day that were emptied: "not-off 10 1, misuse-photo 13 2": kind, hour, how often. */
struct day_times {
    int day;
    const char *times;
};

/* The school's rules came into use, or changed. [P18] */
struct rules_change {
    int day;
    const char *who;
    const char *changed; /* the lines that are new, in the settings' own words; "" for the first */
};

struct shift {
    int day;
    const char *who; /* "" for a substitute without a name */
    bool substitute;
};

struct facts {
    const struct school_class *classes;
    size_t class_count;
    const struct pupil *pupils; /* in the Dutch order */
    size_t pupil_count;
    const struct stay *stays; /* oldest first */
    size_t stay_count;
    const struct mark *marks;
    size_t mark_count;
    const struct exemption *exemptions;
    size_t exemption_count;
    const struct record *records; /* by moment */
    size_t record_count;
    const struct measure *measures; /* by day */
    size_t measure_count;
    const struct task *tasks; /* by due day */
    size_t task_count;
    const struct letter_made *letters; /* that were made, oldest first */
    size_t letter_count;
    const struct note *notes; /* of one pupil only */
    size_t note_count;
    int calls;               /* calls home on the scope's day [P4] */
    const char *other_label; /* what the pupil's DEVICE_OTHER was last time; "" unknown (one pupil only) */
    const struct consent *consents; /* that count, by year, of one pupil; where they were asked for [C1] */
    size_t consent_count;
    const struct site *sites; /* by title; only where they were asked for */
    size_t site_count;
    const struct prep *prep;      /* sites and lessons with what they were before; where it was asked for */
    const struct lesson *lessons; /* by day; only where they were asked for */
    size_t lesson_count;
    const struct lesson_line *lesson_lines; /* of the lesson that was asked for */
    size_t lesson_line_count;
    bool purged;        /* I emptied something today after what else I did: none of that can be taken back */
    int year_begun;     /* the last school year that was begun (2027 is 2027-2028), or 0; of a class only */
    struct action last; /* my last action of today that is not taken back */
    struct action last_back; /* the action that 'put back' would restore */
};

/* Is this to be done, and on the list by now? That an exemption ends is, from two weeks before. [P5] */
bool task_open(const struct task *task, int today);

/* Is this device of the pupil exempt on that day? [P5] */
bool facts_exempt(const struct facts *facts, int64_t pupil_id, enum device_kind device, int day);

/* The first day of an exemption that goes on where this one ends: the day after, or today where that has
 * been. [P5] */
int exemption_renewed_from(const struct exemption *exemption, int today);

/* Is the pupil (NULL: none) no longer in a class on that day? */
bool facts_has_left(const struct pupil *pupil, int day);

/* How a pupil is named among others of the class: "Noor de Vries (12)" where there are two. On paper about
 * one child it is `name`. */
const char *pupil_label(const struct pupil *pupil);

/* By number; NULL: there is none. */
const struct school_class *facts_class(const struct facts *facts, int64_t id);
const struct pupil *facts_pupil(const struct facts *facts, int64_t id);
const struct record *facts_record(const struct facts *facts, int64_t id);
const struct measure *facts_measure(const struct facts *facts, int64_t id);
const struct task *facts_task(const struct facts *facts, int64_t id);
const struct note *facts_note(const struct facts *facts, int64_t id);
const struct stay *facts_stay(const struct facts *facts, int64_t id);

#endif
