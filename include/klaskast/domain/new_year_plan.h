/* The new school year, before anything is written: who goes to which class and group, who leaves. A proposal
 * that people change, and then one intent INTENT_NEW_YEAR. Pure.
 *
 * A pupil waits whose class and group are those of an earlier school year; who came or was moved since (a
 * list of the new year that was read already, also in July) is in its place. Group 8 leaves. '7A' becomes
 * '8A', '5/6' becomes '6/7' (a question: combinations are made anew), a class without a number in its name
 * keeps it. Who has a device here does not leave: first it is given back. [P1] */
#ifndef KLASKAST_DOMAIN_NEW_YEAR_PLAN_H
#define KLASKAST_DOMAIN_NEW_YEAR_PLAN_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/intent.h"
#include "klaskast/domain/settings.h"

enum year_fate {
    YEAR_GOES,   /* one group up, in the class `to` */
    YEAR_LEAVES, /* is in no class of this file any more */
    YEAR_STAYS,  /* in the same class and group */
    YEAR_FATES,
};

/* One class of last year. */
struct year_class {
    const struct school_class *class;
    const char *to; /* the class it becomes; its own name where it keeps it */
    bool asks;      /* several groups in one class: only people know what becomes of it */
};

struct year_move {
    const struct pupil *pupil;
    size_t from; /* in `classes` */
    enum year_fate fate;
    const char *to;          /* where this one goes when it is not where its class goes; NULL */
    const struct stay *held; /* a device that is still here; NULL */
};

struct new_year {
    struct arena *arena;
    const struct facts *school;
    int year; /* 2027 is 2027-2028 */
    struct year_class *classes;
    size_t class_count;
    struct year_move *moves; /* by class, then in the Dutch order */
    size_t move_count;
};

/* Does anybody of this class wait for the new school year, on the day `today`? */
bool new_year_waits(const struct facts *facts, const struct school_class *class, int today);

/* Would a list that is read on `today` be of a later school year than this pupil's place? In July it may be.
 */
bool new_year_pupil_waits(const struct pupil *pupil, int today);

/* The proposal, in the arena. `school`: all classes, all pupils, and all stays that are open; it must live as
 * long. Invented classes are left out. */
void new_year_make(struct new_year *plan, const struct facts *school, int today, struct arena *arena);

/* What becomes of a whole class. `to` NULL: as it was. A pupil whose device is still here stays. */
void new_year_set_class(struct new_year *plan, size_t index, enum year_fate fate, const char *to);
/* What becomes of one pupil; `to` NULL: where its class goes. False: a device is still here, so it cannot
 * leave yet. [P1] */
bool new_year_set(struct new_year *plan, size_t index, enum year_fate fate, const char *to);
/* Which fate most pupils of a class have. */
enum year_fate new_year_fate(const struct new_year *plan, size_t index);

/* The class a pupil will be in; for those that do not leave. */
const char *new_year_class(const struct new_year *plan, const struct year_move *move);

/* What INTENT_NEW_YEAR needs. A slot goes along where it is free in the other class. In the plan's arena. */
void new_year_changes(const struct new_year *plan, const struct roster_change **changes, size_t *count);

/* "7A becomes 8A", "8A: all have left", "5/6 becomes 6/7", for a list; and what a pupil does: "8A, group 8",
 * "has left". */
void new_year_class_text(const struct new_year *plan, size_t index, char *text, size_t size);
void new_year_move_text(const struct new_year *plan, const struct year_move *move, char *text, size_t size);

/* '7A' -> '8A', '5/6' -> '6/7'; the same text where there is no such class one group up. */
const char *new_year_name(const char *name, char up[CLASS_NAME_SIZE]);

/* What else the new school year means, as whole sentences. */
enum year_part {
    YEAR_KEPT,    /* sites, lessons, settings */
    YEAR_ANEW,    /* consent, agreements, counting [C1, I1, P11] */
    YEAR_GOES_ON, /* bans and suspensions that run or wait, open duties [P8, P13] */
    YEAR_HERE,    /* what is still in the cupboard [P1] */
    YEAR_PARTS,
};
struct year_line {
    enum year_part part;
    const char *text;
};
/* In the arena. The school's facts need records, measures and tasks here. Returns how many there are. */
size_t new_year_lines(const struct new_year *plan, const struct settings *settings, int today,
                      const struct year_line **lines);
const char *new_year_part_label(enum year_part part);

/* All of it, to look at before it is done. */
struct year_look {
    int today;
    bool begun; /* it was, already; the plan is empty then */
    struct new_year plan;
    const struct year_line *lines;
    size_t line_count;
    const char *const *going; /* what is past its time; that goes in a step of its own */
    size_t going_count;
};

#endif
