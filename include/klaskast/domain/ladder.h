/* The school's ladders (stappen): what follows the first, second, ... time. All of it is data, from the
 * settings; the code knows only how to walk. [P7-P13, P18, I3] */
#ifndef KLASKAST_DOMAIN_LADDER_H
#define KLASKAST_DOMAIN_LADDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ladder_kind { LADDER_DEVICE, LADDER_WATCH, LADDER_MISUSE, LADDER_INTERNET, LADDERS };

enum violation_kind {
    VIOLATION_NOT_HANDED_IN,
    VIOLATION_NOT_OFF,
    VIOLATION_TAKEN_OUT,
    VIOLATION_SMARTWATCH,
    VIOLATION_MISUSE_PHOTO,
    VIOLATION_MISUSE_POSTING,
    VIOLATION_MISUSE_TEXT,
    VIOLATION_MISUSE_CALL,
    VIOLATION_MISUSE_THREAT,
    VIOLATION_MISUSE_RECORDING,
    VIOLATION_MISUSE_OTHER, /* a note is compulsory and the head confirms [P12] */
    VIOLATION_INTERNET,     /* with the number of the agreement it broke [I1] */
    VIOLATION_KINDS,
};

/* The eight agreements (internetafspraken), by the numbers of doc/rules.md: 1 no personal details, 2 tell the
 * teacher, 3 not your fault, 4 no contact outside the school's environment, 5 no messages and pictures of
 * people, 6 do not answer what feels wrong, 7 send no such messages and mind your words, 8 agree beforehand.
 * 2 and 3 are promises to the child. [I1] */
enum { AGREEMENTS = 8 };

enum measure_kind {
    MEASURE_NONE,       /* nothing beyond the record */
    MEASURE_WARNING,    /* one chance to put it right [P7] */
    MEASURE_BAN,        /* no phone for a period [P8] */
    MEASURE_SUSPENSION, /* internal suspension, after a talk [P13] */
    MEASURE_TALK,       /* a talk with the child [I3] */
    MEASURE_HEAD,       /* the policy is silent: talk with the head [P10] */
    MEASURE_KINDS,
};

enum task_kind {
    TASK_FINISH_LATER, /* an incident that was not judged yet: 'finish later' */
    TASK_PUT_RIGHT,
    TASK_CHILD_HEARD,
    TASK_CHILD_TOLD,
    TASK_PARENTS_TOLD,
    TASK_POLICY_EXPLAINED,
    TASK_TALK, /* with child and parents, before a suspension can start [P13] */
    TASK_TALK_CHILD,
    TASK_TALK_HEAD, /* the policy is silent [P10] */
    TASK_HEAD_CONFIRMS,
    TASK_LETTER,
    TASK_INSPECTORATE,
    TASK_ICT,
    TASK_RECONSIDER,
    TASK_POLICE_CONSIDERED, /* only where the setting asks for it [P14] */
    TASK_EXEMPTION_ENDS,
    TASK_WITHDRAWAL, /* the letter that says that a measure, confirmed in writing, no longer holds [P10a] */
    TASK_KINDS,
};

enum task_owner { OWNER_TEACHER, OWNER_HEAD };

enum period_unit { PERIOD_MONTHS, PERIOD_DAYS, PERIOD_SCHOOL_DAYS };
struct period {
    int count; /* 0: no period, or one that is set later */
    enum period_unit unit;
};

/* A duty that a rung opens. */
struct duty {
    enum task_kind kind;
    enum task_owner owner;
    int within; /* school days after the violation in which it should be done; 0 is the day itself */
};

enum { RUNG_DUTIES = 10, RUNG_POLICY_DUTIES = 2, LADDER_RUNGS = 8 };
struct rung {
    enum measure_kind measure;
    struct period period;
    char rule[8];                                         /* the policy's rule, "P7"; "" for one of ours */
    struct duty duties[RUNG_DUTIES + RUNG_POLICY_DUTIES]; /* a school's own steps name at most RUNG_DUTIES */
    int duty_count;
};

/* What follows the last rung: the policy is silent, so talk with the head; or the last rung again. */
enum ladder_beyond { BEYOND_HEAD, BEYOND_LAST_AGAIN };
enum ladder_reset { RESET_SCHOOLYEAR, RESET_NEVER, RESET_DAYS };

struct ladder {
    struct rung rungs[LADDER_RUNGS];
    int rung_count;    /* at least 1 */
    struct rung after; /* used for BEYOND_HEAD: MEASURE_HEAD and its duties */
    enum ladder_beyond beyond;
    enum ladder_reset reset;
    int reset_days; /* for RESET_DAYS: a record counts for so many days */
};

/* Names as on the command line, in settings and in the journal; parse returns false for others. */
const char *violation_name(enum violation_kind kind); /* VIOLATION_INTERNET: "internet" */
/* Also reads "internet-4" and stores the agreement (0 for all other names, also for "internet" alone);
 * refuses promises. */
bool violation_parse(const char *name, enum violation_kind *kind, int *agreement);
const char *ladder_name(enum ladder_kind kind);
bool ladder_parse(const char *name, enum ladder_kind *kind);
const char *measure_name(enum measure_kind kind);
bool measure_parse(const char *name, enum measure_kind *kind);
const char *task_name(enum task_kind kind);
bool task_parse(const char *name, enum task_kind *kind);

/* For people, translated. A violation's stands alone and begins with a capital ("Phone not handed in"); the
 * others fit in a sentence ("internal suspension", "parents told"). agreement_label is the whole sentence in
 * a child's words. */
const char *violation_label(enum violation_kind kind);
/* The same of a record: of the internet ladder with the number of the agreement that was broken. [I3] */
const char *violation_which(enum violation_kind kind, int agreement);
const char *ladder_label(enum ladder_kind kind);
const char *measure_label(enum measure_kind kind);
const char *task_label(enum task_kind kind);
const char *agreement_label(int agreement); /* 1..AGREEMENTS */

/* Two of the eight are promises to the child ('tell the teacher', 'it is not your fault'): they cannot be
 * broken and are never offered. [I1] */
bool agreement_can_be_broken(int agreement);

/* The ladder a violation counts on; `watch_apart` is the setting that gives watches their own. [P3] */
enum ladder_kind violation_ladder(enum violation_kind kind, bool watch_apart);

/* The rung for the `times`-th time (1..); never NULL. *silent (may be NULL) says that the ladder has no such
 * rung and only the head can tell: 'the policy is silent'. [P7, P8, P10] */
const struct rung *ladder_rung(const struct ladder *ladder, int times, bool *silent);

/* The rung with the duties that the policy has whatever a school's own steps name: a ban binds nobody before
 * child and parents are told, a suspension has its talk and its letter. [P8, P13, P18] */
struct rung ladder_rung_whole(const struct rung *rung);

/* The first day of the records that count for one that happens on `day`: 1 August, DAY_NONE for 'never', or,
 * for RESET_DAYS, so many days back that a record counts on its own day and the reset_days - 1 after it.
 * [P11] */
int ladder_counts_from(const struct ladder *ladder, int day);

/* The last day of a period that starts on `from`: one month from 30-01-2028 ends 28-02-2028. DAY_NONE for no
 * period (count 0). `holidays` as in schoolday.h; used for school days only, of which `from` is the first
 * when it is one. [P8] */
struct holidays;
int period_last_day(struct period period, int from, const struct holidays *holidays);

#endif
