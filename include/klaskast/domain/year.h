/* A class's school year, or one month of it, in numbers: for the overview and for the report. Numbers only:
 * whose they are is not in it. [P17, S8, S9] */
#ifndef KLASKAST_DOMAIN_YEAR_H
#define KLASKAST_DOMAIN_YEAR_H

#include "klaskast/domain/facts.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/model.h"
#include "klaskast/domain/settings.h"

enum {
    YEAR_DAYS = 366,
    YEAR_WEEKS = 54,
    YEAR_HOURS = 24,
    YEAR_WEEKDAYS = 7,
    YEAR_AGES = 4, /* of open duties: this week, a month, longer; see year_age_label */
};

struct year_day {
    int day;
    bool school;                                    /* there is school */
    bool recorded;                                  /* anything was recorded */
    int handed_in, none, absent, violations, calls; /* as in struct day_total */
};

struct year_week {
    int monday;                      /* its first day, perhaps before the first of the year */
    int handed_in, violations, days; /* days: on which anything was recorded */
};

struct year {
    int from, until; /* days, both included */
    struct year_day days[YEAR_DAYS];
    size_t day_count;
    struct year_week weeks[YEAR_WEEKS];
    size_t week_count;
    int recorded, handed_in, violations, calls; /* days, and sums over them */
    int kinds[VIOLATION_KINDS];
    int hours[YEAR_WEEKDAYS][YEAR_HOURS]; /* violations by weekday (Monday 0) and hour */
    int forgotten[YEAR_WEEKDAYS];         /* phones not handed in, by weekday */
    int duties, late, ages[YEAR_AGES];    /* open now */
    int media[9];                         /* lessons about media literacy given, by group 1..8 */
    unsigned groups;                      /* of the class; bit 0 is group 1 */
    int reviews_due;                      /* sites to be looked at, for the first time or again */
};

struct year_input {
    const struct settings *settings;
    const struct day_total *totals; /* of the days from..until, in any order */
    size_t total_count;
    const struct record *records; /* of the class in that time */
    size_t record_count;
    const struct day_times *times; /* likewise, of those that were emptied since */
    size_t times_count;
    const struct facts *facts; /* of the class, with its open tasks */
    const struct lesson *lessons;
    size_t lesson_count;
    const struct site *sites;
    size_t site_count;
    unsigned groups;
    int from, until, today;
};

/* Works it out. from..until may be at most a school year; days behind today are there, empty. */
void year_make(struct year *year, const struct year_input *input);

/* How much of the most that any day has, as a level: 0 for nothing, 1..4 in quarters. */
int year_level(int value, int most);
int year_most_handed_in(const struct year *year);
int year_most_violations(const struct year *year); /* on one day */

/* Columns and rows of the calendar: weeks from the first Monday on, and 0 for Monday. */
int year_column(const struct year *year, int day);
int year_row(int day);

/* The day of the week on which phones were forgotten most, Monday 0; -1 while it is nobody's. */
int year_forgotten_most(const struct year *year);

/* How often anything of that kind, in the weeks at most: what a bar is measured by. */
int year_most_in_week(const struct year *year, bool violations);
int year_most_of_kind(const struct year *year);
/* The first and last hour in which anything was recorded; false: there is none. */
bool year_hours(const struct year *year, int *first, int *last);

/* One pupil with anything that counts, runs or is open. A name: only on request, and for the head. [P17] */
struct year_pupil {
    int64_t pupil_id;
    const char *name;
    int times[LADDERS];  /* that count now */
    const char *measure; /* what runs: "no phone up to and including 23 December"; "" nothing */
    int open_tasks;
};
size_t year_pupils(const struct model *model, struct arena *arena, const struct year_pupil **pupils);

/* "this week", "this month": how long duties are open; translated. */
const char *year_age_label(int age);

#endif
