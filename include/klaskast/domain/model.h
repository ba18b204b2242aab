/* What the screen shows: one class on one day, made anew from facts after every commit. [law 1] */
#ifndef KLASKAST_DOMAIN_MODEL_H
#define KLASKAST_DOMAIN_MODEL_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/settings.h"

enum pupil_state {
    PUPIL_LENT,
    PUPIL_HELD,
    PUPIL_RETURNED,
    PUPIL_ABSENT,
    PUPIL_NONE, /* said to have nothing today, or nothing to ask: exempt, banned, suspended, no school */
    PUPIL_NOT_ASKED,
};
const char *pupil_state_name(enum pupil_state state); /* "not-asked", for --json */

struct pupil_ban {
    const struct measure *measure;
    enum ban_status status;
};

enum { PUPIL_BANS = 4 };

struct pupil_day {
    const struct pupil *pupil;
    const struct stay *device[DEVICE_KINDS]; /* the latest that matters on this day; NULL */
    const struct mark *mark;                 /* NULL */
    struct pupil_ban *bans;                  /* that run on this day or lie ahead, by first day; NULL */
    const struct measure *banned;            /* that holds today: told, and running; NULL */
    const struct measure *suspension;        /* open or running; NULL */
    enum pupil_state state;
    int ban_count;
    int times[LADDERS]; /* records that count on each ladder */
    int open_tasks;
    int late_tasks;
    bool went_back[DEVICE_KINDS]; /* one from an earlier day was given back today; asked for anew */
    bool asked;     /* would be asked for a phone: not exempt, not banned, not suspended, a school day */
    bool unasked;   /* nobody knows yet whether there is a phone today, whatever else was handed in */
    bool not_yet;   /* came into the class after this day, and after the class was made: nothing is asked */
    bool exempt;    /* its phone */
    bool suspended; /* it holds today */
    bool still_in_use; /* something is, though the lesson has ended [P6, P16] */
};

struct model_counts {
    int held, lent, returned;    /* devices */
    int none, absent, not_asked; /* pupils; not asked for a phone yet, whatever else they handed in */
    int left_behind;             /* devices held since an earlier day */
    int open_tasks, late_tasks;
    int still_in_use; /* pupils */
};

struct model {
    const struct settings *settings;
    struct facts facts;
    struct school_class class; /* id 0: there is none */
    int day, today;
    int64_t now;
    bool schoolday;
    const char *who; /* who is in front of the class; "" unknown */
    bool substitute;
    const char *const *teachers; /* names known from before, newest first */
    size_t teacher_count;
    const char *language, *theme; /* preferences; "" none */
    const char *named_class; /* which class somebody said to have before trying the invented one; "" none */
    const char *end_of_day;  /* when and by whom its checklist was last gone through; "" never */
    int lesson_end;          /* minute at which the last lesson of today ended; -1: none has */
    struct pupil_day *pupils;
    size_t pupil_count;
    struct model_counts counts;
};

/* Fills what follows from facts, day, today, now and settings; arrays go to the arena. */
void model_derive(struct model *model, struct arena *arena);

const struct pupil_day *model_pupil(const struct model *model, int64_t pupil_id);
const struct pupil_day *model_slot(const struct model *model, int slot);

/* The class that was named at the first start, as long as there is none but the invented one; "". */
#define PREFERENCE_CLASS "class"
const char *model_class_to_come(const struct model *model);

/* "2026-11-20 Marit Bakker": what is kept once the checklist of the end of the day is gone through. [P16] */
#define PREFERENCE_END_OF_DAY "end_of_day"
#define END_OF_DAY_SIZE 256
const char *model_end_of_day(const struct model *model, char text[END_OF_DAY_SIZE]);
/* Is there a checklist that whoever is there has not gone through today? */
bool model_end_of_day_open(const struct model *model);
/* Is it time to go home (`give_back_from`)? */
bool model_home_time(const struct model *model);

#endif
