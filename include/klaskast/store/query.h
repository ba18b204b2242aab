/* From tables to facts. */
#ifndef KLASKAST_STORE_QUERY_H
#define KLASKAST_STORE_QUERY_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/facts.h"
#include "klaskast/store/store.h"

/* What to load. Of one pupil everything is loaded; of a class what its day needs of the pupils that are in it
 * now, also from when they were in another: open things, the day's, and records since `since`. */
struct scope {
    int64_t class_id;
    int64_t pupil_id; /* 0: the whole class */
    int day;
    int since;
    const char *who; /* whose last action to look up; NULL: none */
    int today;
    bool calls;        /* count the calls home of the day as well */
    bool sites;        /* the list of sites too */
    bool lessons;      /* all lessons too */
    bool prep;         /* sites and lessons with what they were before */
    bool consents;     /* of one pupil: its consents too */
    int64_t lesson_id; /* and the lines for pupils of this one */
    int64_t back;      /* with `who`: not the last action, but the one that begins with this row; 0 */
    bool school;       /* pupils of all classes, also those that left: for class lists */
    bool then;         /* the pupils that were in the class on that day, instead of those of now */
};
bool query_facts(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                 struct err *err);

/* Of all classes and times: pupils, devices that are here, exemptions, records, measures, tasks, letters; by
 * number. */
bool query_everything(struct store *store, struct arena *arena, struct facts *facts, struct err *err);

/* The list of sites, by title; in the arena. */
bool query_sites(struct store *store, struct arena *arena, const struct site **sites, size_t *count,
                 struct err *err);

/* The lessons of a class from `from` up to and including `until`, by day, and those of no class (any more);
 * in the arena. */
bool query_lessons(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                   const struct lesson **lessons, size_t *count, struct err *err);
/* The lessons of all classes and times. */
bool query_lessons_all(struct store *store, struct arena *arena, const struct lesson **lessons, size_t *count,
                       struct err *err);
/* All sites and lessons with what they were before, from the journal; nothing of a pupil. In the arena. */
bool query_prep(struct store *store, struct arena *arena, struct prep *prep, struct err *err);
/* The lines for pupils of one lesson. [S7] */
bool query_lesson_lines(struct store *store, int64_t lesson_id, struct arena *arena,
                        const struct lesson_line **lines, size_t *count, struct err *err);

/* The days from `from` up to and including `until` on which anything was recorded, newest first. */
bool query_day_totals(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                      const struct day_total **totals, size_t *count, struct err *err);

/* Which violations of those days were emptied, without whose they were. */
bool query_day_times(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                     const struct day_times **times, size_t *count, struct err *err);

/* What was recorded in the class from `from` up to and including `until`, whoever is in it now; by moment. */
bool query_class_records(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                         const struct record **records, size_t *count, struct err *err);

/* The answers about photos that count: of the pupils that are in the class now, in one school year; or of one
 * pupil, in all. [C1] */
bool query_consents(struct store *store, int64_t class_id, int year, struct arena *arena,
                    const struct consent **consents, size_t *count, struct err *err);
bool query_pupil_consents(struct store *store, int64_t pupil_id, struct arena *arena,
                          const struct consent **consents, size_t *count, struct err *err);

/* What a class made of its internet agreements between two days, the newest; its day is DAY_NONE when it did
 * not. [I1] */
bool query_agreements(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                      struct agreements *agreements, struct err *err);

/* The class that was worked with last; 0 when there is none. */
bool query_last_class(struct store *store, int64_t *class_id, struct err *err);

/* Who is in front of the class since when; the names known, newest first. */
bool query_shift(struct store *store, struct arena *arena, struct shift *shift, struct err *err);
/* When the newest row from before this moment was recorded; *recorded 0: there is none. */
bool query_recorded_before(struct store *store, int64_t moment, int64_t *recorded, struct err *err);
bool query_teachers(struct store *store, struct arena *arena, const char *const **names, size_t *count,
                    struct err *err);

/* The row that began the last school year that was begun, and which (2027 is 2027-2028); 0 and 0: none. */
bool query_schoolyear(struct store *store, int64_t *row, int *year, struct err *err);

/* The latest choice of that name, or "". */
bool query_preference(struct store *store, const char *name, struct arena *arena, const char **value,
                      struct err *err);

/* The rules as they were recorded last: digest and text, or "". [P18] */
bool query_policy(struct store *store, struct arena *arena, const char **digest, const char **rules,
                  struct err *err);

/* When the rules came into use and changed, newest first. [P18] */
bool query_rules(struct store *store, struct arena *arena, const struct rules_change **changes, size_t *count,
                 struct err *err);

/* The pupil that a record, a measure, a task, a stay or an exemption is about; 0 unknown. */
int64_t query_pupil_of(struct store *store, enum thing thing, int64_t id);

#endif
