#include "klaskast/domain/model.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

const char *pupil_state_name(enum pupil_state state)
{
    static const char *const names[] = {
        [PUPIL_LENT] = "lent",     [PUPIL_HELD] = "held", [PUPIL_RETURNED] = "returned",
        [PUPIL_ABSENT] = "absent", [PUPIL_NONE] = "none", [PUPIL_NOT_ASKED] = "not-asked"
    };
    return names[state];
}

static struct pupil_day *row_of(const struct model *model, int64_t pupil_id)
{
    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil->id == pupil_id)
            return &model->pupils[i];
    return NULL;
}

/* As it was on the day at hand: what went back later was still here then. */
static bool open_on(const struct model *model, const struct stay *stay)
{
    enum stay_state state = stay_state_on(stay, model->day);
    return state == STAY_HELD || state == STAY_LENT;
}

/* A stay from an earlier day matters while it is open, and on the day it goes back only after going-home
 * time: given back in the morning, the device has to be handed in again. */
static bool matters(const struct model *model, const struct stay *stay)
{
    if (stay->in_day > model->day)
        return false;
    bool to_go_home =
        stay->back_day == model->day && clock_minute(stay->back_at) >= model->settings->give_back_from;
    return stay->in_day == model->day || open_on(model, stay) || to_go_home;
}

static void place_stays(struct model *model)
{
    for (size_t i = 0; i < model->facts.stay_count; i++) {
        const struct stay *stay = &model->facts.stays[i];
        struct pupil_day *row = row_of(model, stay->pupil_id);
        if (!row)
            continue;
        if (!matters(model, stay)) {
            row->went_back[stay->kind] |= stay->back_day == model->day && stay->in_day < model->day;
            continue;
        }
        const struct stay **place = &row->device[stay->kind];
        if (!*place || !open_on(model, *place) || open_on(model, stay))
            *place = stay;
    }
}

static void place_measures(struct model *model, struct arena *arena)
{
    for (size_t i = 0; i < model->facts.measure_count; i++) {
        const struct measure *measure = &model->facts.measures[i];
        /* On the days before the violation nobody knew of it. */
        bool there = measure->day <= model->day && !measure_over(&model->facts, measure, model->day);
        struct pupil_day *row = there ? row_of(model, measure->pupil_id) : NULL;
        if (!row)
            continue;
        bool holds = measure_holds(&model->facts, measure, model->day);
        if (measure->kind == MEASURE_SUSPENSION) {
            row->suspension = measure;
            row->suspended |= holds;
        } else if (measure->kind == MEASURE_BAN && row->ban_count < PUPIL_BANS) {
            if (!row->bans)
                row->bans = arena_new(arena, PUPIL_BANS, sizeof *row->bans);
            row->bans[row->ban_count++] =
                (struct pupil_ban){ measure, measure_ban_status(&model->facts, measure) };
            if (holds)
                row->banned = measure;
        }
    }
}

static void place_tasks(struct model *model)
{
    for (size_t i = 0; i < model->facts.task_count; i++) {
        const struct task *task = &model->facts.tasks[i];
        if (!task_open(task, model->today))
            continue;
        bool late = task->due < model->today;
        model->counts.open_tasks++;
        model->counts.late_tasks += late;
        struct pupil_day *row = row_of(model, task->pupil_id);
        if (row) {
            row->open_tasks++;
            row->late_tasks += late;
        }
    }
}

static void place_others(struct model *model)
{
    for (size_t i = 0; i < model->facts.mark_count; i++) {
        const struct mark *mark = &model->facts.marks[i];
        struct pupil_day *row = mark->day == model->day ? row_of(model, mark->pupil_id) : NULL;
        if (row)
            row->mark = mark;
    }
    /* It is the phone that is asked for: a child with an exempt watch still hands that in. */
    for (size_t i = 0; i < model->pupil_count; i++)
        model->pupils[i].exempt =
            facts_exempt(&model->facts, model->pupils[i].pupil->id, DEVICE_PHONE, model->day);
    for (size_t i = 0; i < model->facts.record_count; i++) {
        const struct record *record = &model->facts.records[i];
        struct pupil_day *row =
            record->withdrawn || record->day > model->day ? NULL : row_of(model, record->pupil_id);
        if (row && record->day >= ladder_counts_from(&model->settings->ladders[record->ladder], model->day))
            row->times[record->ladder]++;
    }
}

static enum pupil_state state_of(const struct model *model, const struct pupil_day *row)
{
    bool held = false, back = false;
    for (int i = 0; i < DEVICE_KINDS; i++) {
        const struct stay *stay = row->device[i];
        if (!stay || stay->state == STAY_IN_BAG)
            continue;
        bool open = open_on(model, stay);
        if (open && stay->state == STAY_LENT)
            return PUPIL_LENT;
        held |= open;
        back |= !open;
    }
    if (held)
        return PUPIL_HELD;
    if (back)
        return PUPIL_RETURNED;
    if (row->mark)
        return row->mark->kind == MARK_ABSENT ? PUPIL_ABSENT : PUPIL_NONE;
    return row->asked ? PUPIL_NOT_ASKED : PUPIL_NONE;
}

static void count(struct model *model, const struct pupil_day *row)
{
    struct model_counts *counts = &model->counts;
    for (int i = 0; i < DEVICE_KINDS; i++) {
        const struct stay *stay = row->device[i];
        /* One device is one: what came back this morning and is here again is counted as here. */
        counts->returned += !stay && row->went_back[i];
        if (!stay || stay->state == STAY_IN_BAG)
            continue;
        bool open = open_on(model, stay);
        counts->lent += open && stay->state == STAY_LENT;
        counts->held += open && stay->state != STAY_LENT;
        counts->returned += !open;
        counts->left_behind += open && stay->in_day < model->day;
    }
    /* Where there is no school nobody was asked, so only who said so brought nothing. */
    counts->none +=
        row->state == PUPIL_NONE && (model->schoolday || (row->mark && row->mark->kind == MARK_NONE_TODAY));
    counts->absent += row->state == PUPIL_ABSENT;
    counts->not_asked += row->unasked;
}

static bool came_later(const struct model *model, const struct pupil *pupil)
{
    return day_schoolyear(pupil->came_day) > day_schoolyear(model->day);
}

/* Is the pupil in the class on this day, or gone while a device is still here? [P1] */
static bool belongs(const struct model *model, const struct pupil *pupil)
{
    if (pupil->left_day == DAY_NONE || pupil->left_day > model->day)
        return true;
    for (size_t i = 0; i < model->facts.stay_count; i++) {
        const struct stay *stay = &model->facts.stays[i];
        if (stay->pupil_id == pupil->id && stay->in_day <= model->day && open_on(model, stay))
            return true;
    }
    return false;
}

/* The last end of a lesson that has been; going home ends the last one. */
static int lesson_end(const struct model *model)
{
    const struct lesson_ends *ends = &model->settings->lesson_ends;
    int now = clock_minute(model->now), home = model->settings->give_back_from, end = -1;
    for (int i = 0; i < ends->count; i++)
        if (ends->minutes[i] <= now)
            end = ends->minutes[i];
    return home <= now && home > end ? home : end;
}

/* What was lent before a lesson ended and is in use after it. Of today only: on an earlier day nobody can do
 * anything about it. [P6, P16] */
static void find_still_in_use(struct model *model)
{
    model->lesson_end = model->day == model->today && model->now ? lesson_end(model) : -1;
    for (size_t i = 0; i < model->pupil_count && model->lesson_end >= 0; i++) {
        struct pupil_day *row = &model->pupils[i];
        for (int kind = 0; kind < DEVICE_KINDS; kind++) {
            const struct stay *stay = row->device[kind];
            if (stay && stay->state == STAY_LENT &&
                (clock_day(stay->lent_at) < model->today || clock_minute(stay->lent_at) < model->lesson_end))
                row->still_in_use = true;
        }
        model->counts.still_in_use += row->still_in_use;
    }
}

/* The class was made on the day its first pupils were added: who came later was not there before. A list that
 * is read on a Monday is of Friday too. */
static void find_not_yet(struct model *model)
{
    int made = INT_MAX;
    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil->came_day < made)
            made = model->pupils[i].pupil->came_day;
    for (size_t i = 0; i < model->pupil_count; i++)
        model->pupils[i].not_yet =
            model->pupils[i].pupil->came_day > made && model->pupils[i].pupil->came_day > model->day;
}

void model_derive(struct model *model, struct arena *arena)
{
    const struct facts *facts = &model->facts;
    model->schoolday = schoolday_is(&model->settings->holidays, model->day);
    model->counts = (struct model_counts){ 0 };
    model->pupils = arena_new(arena, facts->pupil_count, sizeof *model->pupils);
    model->pupil_count = 0;
    /* Where others were in the class then, who came in a later school year was not. */
    bool others = false;
    for (size_t i = 0; i < facts->pupil_count; i++)
        others |= !came_later(model, &facts->pupils[i]) && belongs(model, &facts->pupils[i]);
    for (size_t i = 0; i < facts->pupil_count; i++)
        if (belongs(model, &facts->pupils[i]) && !(others && came_later(model, &facts->pupils[i])))
            model->pupils[model->pupil_count++] = (struct pupil_day){ .pupil = &facts->pupils[i] };
    place_stays(model);
    place_measures(model, arena);
    place_tasks(model);
    place_others(model);
    find_not_yet(model);
    for (size_t i = 0; i < model->pupil_count; i++) {
        struct pupil_day *row = &model->pupils[i];
        row->asked = model->schoolday && !row->exempt && !row->banned && !row->suspended && !row->not_yet;
        row->unasked = row->asked && !row->device[DEVICE_PHONE] && !row->mark;
        row->state = state_of(model, row);
        count(model, row);
    }
    find_still_in_use(model);
}

const char *model_end_of_day(const struct model *model, char text[END_OF_DAY_SIZE])
{
    char day[DAY_ISO_SIZE];
    day_iso(model->today, day);
    bool named = model->who && *model->who;
    snprintf(text, END_OF_DAY_SIZE, "%s%s%s", day, named ? " " : "", named ? model->who : "");
    return text;
}

bool model_end_of_day_open(const struct model *model)
{
    char text[END_OF_DAY_SIZE];
    return model->settings->end_of_day_count > 0 && model->pupil_count > 0 &&
           schoolday_is(&model->settings->holidays, model->today) &&
           (!model->end_of_day || strcmp(model->end_of_day, model_end_of_day(model, text)) != 0);
}

bool model_home_time(const struct model *model)
{
    return clock_minute(model->now) >= model->settings->give_back_from;
}

const struct pupil_day *model_pupil(const struct model *model, int64_t pupil_id)
{
    return row_of(model, pupil_id);
}

const struct pupil_day *model_slot(const struct model *model, int slot)
{
    for (size_t i = 0; i < model->pupil_count; i++)
        if (slot > 0 && model->pupils[i].pupil->slot == slot)
            return &model->pupils[i];
    return NULL;
}

const char *model_class_to_come(const struct model *model)
{
    for (size_t i = 0; i < model->facts.class_count; i++)
        if (!model->facts.classes[i].demo)
            return "";
    return model->named_class ? model->named_class : "";
}
