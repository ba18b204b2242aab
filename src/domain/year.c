#include "klaskast/domain/year.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

int year_row(int day)
{
    return (int)day_weekday(day) - MONDAY;
}

int year_column(const struct year *year, int day)
{
    return (day - (year->from - year_row(year->from))) / 7;
}

static struct year_day *day_of(struct year *year, int day)
{
    return day < year->from || day > year->until ? NULL : &year->days[day - year->from];
}

static void make_days(struct year *year, const struct year_input *input)
{
    for (int day = year->from; day <= year->until && year->day_count < YEAR_DAYS; day++)
        year->days[year->day_count++] =
            (struct year_day){ .day = day, .school = schoolday_is(&input->settings->holidays, day) };
    year->week_count = (size_t)year_column(year, year->until) + 1;
    assert(year->week_count <= YEAR_WEEKS);
    for (size_t i = 0; i < year->week_count; i++)
        year->weeks[i].monday = year->from - year_row(year->from) + 7 * (int)i;
}

static void add_totals(struct year *year, const struct year_input *input)
{
    for (size_t i = 0; i < input->total_count; i++) {
        const struct day_total *total = &input->totals[i];
        struct year_day *day = day_of(year, total->day);
        if (!day)
            continue;
        struct year_week *week = &year->weeks[year_column(year, total->day)];
        day->recorded = true;
        day->handed_in = total->handed_in;
        day->none = total->none;
        day->absent = total->absent;
        day->violations = total->violations;
        day->calls = total->calls;
        week->handed_in += total->handed_in;
        week->violations += total->violations;
        week->days++;
        year->recorded++;
        year->handed_in += total->handed_in;
        year->violations += total->violations;
        year->calls += total->calls;
    }
}

static void add_records(struct year *year, const struct year_input *input)
{
    for (size_t i = 0; i < input->record_count; i++) {
        const struct record *record = &input->records[i];
        if (record->withdrawn || !day_of(year, record->day))
            continue;
        year->kinds[record->kind]++;
        year->hours[year_row(record->day)][clock_minute(record->at) / 60]++;
        year->forgotten[year_row(record->day)] += record->kind == VIOLATION_NOT_HANDED_IN;
    }
}

/* Those of which only the numbers are left. */
static void add_times(struct year *year, const struct year_input *input)
{
    for (size_t i = 0; i < input->times_count; i++) {
        const struct day_times *times = &input->times[i];
        for (const char *at = times->times; day_of(year, times->day) && *at; at += strspn(at, ", ")) {
            char name[32];
            int hour = 0, count = 0, agreement;
            enum violation_kind kind;
            if (sscanf(at, "%31[a-z-] %d %d", name, &hour, &count) == 3 &&
                violation_parse(name, &kind, &agreement) && hour >= 0 && hour < YEAR_HOURS) {
                int row = year_row(times->day);
                year->kinds[kind] += count;
                year->hours[row][hour] += count;
                year->forgotten[row] += kind == VIOLATION_NOT_HANDED_IN ? count : 0;
            }
            at += strcspn(at, ",");
        }
    }
}

static int age_of(int days)
{
    static const int most[YEAR_AGES - 1] = { 7, 31, 92 };
    int age = 0;
    while (age < YEAR_AGES - 1 && days >= most[age])
        age++;
    return age;
}

const char *year_age_label(int age)
{
    static const char *const labels[YEAR_AGES] = { N_("less than a week"), N_("less than a month"),
                                                   N_("less than three months"), N_("longer") };
    return _(labels[age]);
}

static void add_duties(struct year *year, const struct facts *facts, int today)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (!task_open(task, today))
            continue;
        year->duties++;
        year->late += task->due < today;
        year->ages[age_of(today - task->day)]++;
    }
}

static void add_lessons(struct year *year, const struct year_input *input)
{
    struct lesson here;
    for (size_t i = 0; i < input->lesson_count; i++) {
        here = input->lessons[i];
        for (int group = 1; group <= 8 && day_of(year, here.day); group++)
            year->media[group] += lesson_media_given(&here, 1, group);
    }
}

static void add_sites(struct year *year, const struct year_input *input)
{
    for (size_t i = 0; i < input->site_count; i++) {
        enum site_status status = site_status(&input->sites[i], input->today, input->settings->review_months);
        year->reviews_due += status == SITE_NEW || status == SITE_AGAIN;
    }
}

void year_make(struct year *year, const struct year_input *input)
{
    memset(year, 0, sizeof *year);
    year->from = input->from;
    year->until = input->until;
    year->groups = input->groups;
    make_days(year, input);
    add_totals(year, input);
    add_records(year, input);
    add_times(year, input);
    add_duties(year, input->facts, input->today);
    add_lessons(year, input);
    add_sites(year, input);
}

int year_level(int value, int most)
{
    enum { LEVELS = 4 };
    return value <= 0 || most <= 0 ? 0 : value >= most ? LEVELS : (value * LEVELS + most - 1) / most;
}

int year_most_handed_in(const struct year *year)
{
    int most = 0;
    for (size_t i = 0; i < year->day_count; i++)
        if (year->days[i].handed_in > most)
            most = year->days[i].handed_in;
    return most;
}

int year_most_violations(const struct year *year)
{
    int most = 0;
    for (size_t i = 0; i < year->day_count; i++)
        if (year->days[i].violations > most)
            most = year->days[i].violations;
    return most;
}

int year_forgotten_most(const struct year *year)
{
    int most = -1;
    for (int row = 0; row < YEAR_WEEKDAYS; row++)
        if (year->forgotten[row] > (most < 0 ? 0 : year->forgotten[most]))
            most = row;
    return most;
}

int year_most_in_week(const struct year *year, bool violations)
{
    int most = 0;
    for (size_t i = 0; i < year->week_count; i++) {
        int value = violations ? year->weeks[i].violations : year->weeks[i].handed_in;
        most = value > most ? value : most;
    }
    return most;
}

int year_most_of_kind(const struct year *year)
{
    int most = 0;
    for (int kind = 0; kind < VIOLATION_KINDS; kind++)
        most = year->kinds[kind] > most ? year->kinds[kind] : most;
    return most;
}

bool year_hours(const struct year *year, int *first, int *last)
{
    *first = YEAR_HOURS;
    *last = -1;
    for (int hour = 0; hour < YEAR_HOURS; hour++)
        for (int row = 0; row < YEAR_WEEKDAYS; row++)
            if (year->hours[row][hour]) {
                *first = hour < *first ? hour : *first;
                *last = hour;
            }
    return *last >= 0;
}

size_t year_pupils(const struct model *model, struct arena *arena, const struct year_pupil **pupils)
{
    struct year_pupil *list = arena_new(arena, model->pupil_count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil_day *row = &model->pupils[i];
        struct year_pupil pupil = { .pupil_id = row->pupil->id,
                                    .name = pupil_label(row->pupil),
                                    .measure = "",
                                    .open_tasks = row->open_tasks };
        char text[200];
        int times = 0;
        memcpy(pupil.times, row->times, sizeof pupil.times);
        for (int ladder = 0; ladder < LADDERS; ladder++)
            times += pupil.times[ladder];
        const struct measure *measure = row->ban_count ? row->bans[0].measure : row->suspension;
        if (measure) {
            measure_text(&model->facts, model->settings, measure, model->today, text, sizeof text);
            pupil.measure = arena_copy(arena, text);
        }
        if (times || measure || pupil.open_tasks)
            list[count++] = pupil;
    }
    *pupils = list;
    return count;
}
