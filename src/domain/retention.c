#include "klaskast/domain/retention.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[RETENTION_KINDS] = { "ticks", "teachers", "records",
                                                    "notes", "answers",  "pupils" };

const char *retention_name(enum retention_kind kind)
{
    return names[kind];
}

bool retention_parse(const char *name, enum retention_kind *kind)
{
    for (int i = 0; i < RETENTION_KINDS; i++)
        if (strcmp(name, names[i]) == 0) {
            *kind = (enum retention_kind)i;
            return true;
        }
    return false;
}

/* "ticks of devices": in a sentence, translated. */
static const char *retention_label(enum retention_kind kind)
{
    static const char *const labels[RETENTION_KINDS] = {
        N_("ticks: handed in, none, absent, calls home"), N_("who was in front of the class"),
        N_("violations, measures, duties and letters"),   N_("notes, and lines of lessons for one pupil"),
        N_("exemptions and answers about photos"),        N_("who left, everything and the name too"),
    };
    return _(labels[kind]);
}

const char *retention_hold_label(enum retention_hold why)
{
    static const char *const labels[] = { N_("it counts on a ladder"), N_("its measure is not over"),
                                          N_("a duty is open"), N_("a device is still here") };
    return _(labels[why]);
}

int retention_before_days(int today, int days)
{
    return today - days;
}

int retention_before_year(int today, int months)
{
    int start = day_schoolyear_start(today);
    while (day_add_months(start, months) > today)
        start = day_schoolyear_start(start - 1);
    return start;
}

/* --- what belongs together --------------------------------------------------------------------------------
 * A record goes with its measure, their duties and letters, or not at all; so does an exemption. The whole is
 * known by its root, whose day tells its time. */

struct part {
    int64_t id, root, pupil_id;
    int day; /* of the root */
    enum thing thing;
    enum retention_kind kind;
    bool held; /* of a root */
};

struct planning {
    const struct retention_input *input;
    struct arena *arena;
    struct part *parts; /* by id */
    size_t count, room;
    struct retention_held *held; /* by id, the root's */
    size_t held_count, held_room;
    struct retention_going *going;
    size_t going_count, going_room;
    struct retention_plan *plan;
};

static int by_id(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    return x->id < y->id ? -1 : x->id > y->id;
}

static struct part *part_of(const struct planning *planning, int64_t id)
{
    struct part key = { .id = id };
    return planning->count ? bsearch(&key, planning->parts, planning->count, sizeof key, by_id) : NULL;
}

static void add_part(struct planning *planning, struct part part)
{
    planning->parts = arena_room(planning->arena, planning->parts, planning->count, &planning->room,
                                 sizeof *planning->parts);
    planning->parts[planning->count++] = part;
}

/* A part that names another is of that one's root, as far as it is there. */
static void add_below(struct planning *planning, enum thing thing, int64_t id, int64_t about,
                      int64_t pupil_id, int day)
{
    add_part(planning, (struct part){ .id = id,
                                      .root = about ? about : id,
                                      .pupil_id = pupil_id,
                                      .day = day,
                                      .thing = thing,
                                      .kind = RETENTION_RECORDS });
}

static void add_parts(struct planning *planning)
{
    const struct facts *facts = planning->input->facts;
    for (size_t i = 0; i < facts->record_count; i++)
        add_below(planning, THING_RECORD, facts->records[i].id, 0, facts->records[i].pupil_id,
                  facts->records[i].day);
    for (size_t i = 0; i < facts->measure_count; i++)
        add_below(planning, THING_MEASURE, facts->measures[i].id, facts->measures[i].record_id,
                  facts->measures[i].pupil_id, facts->measures[i].day);
    for (size_t i = 0; i < facts->exemption_count; i++) {
        const struct exemption *exemption = &facts->exemptions[i];
        add_part(planning, (struct part){ .id = exemption->id,
                                          .root = exemption->id,
                                          .pupil_id = exemption->pupil_id,
                                          .day = exemption->until,
                                          .thing = THING_EXEMPTION,
                                          .kind = RETENTION_ANSWERS });
    }
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->pupil_id) /* a site to be passed on is about no child */
            add_below(planning, THING_TASK, task->id, task->about, task->pupil_id, task->day);
    }
    for (size_t i = 0; i < facts->letter_count; i++)
        add_below(planning, THING_LETTER, facts->letters[i].id, facts->letters[i].about,
                  facts->letters[i].pupil_id, facts->letters[i].day);
    if (planning->count)
        qsort(planning->parts, planning->count, sizeof *planning->parts, by_id);
}

/* A duty names a measure, which names a record. */
static void find_roots(struct planning *planning)
{
    enum { DEPTH = 4 };
    for (size_t i = 0; i < planning->count; i++) {
        struct part *part = &planning->parts[i];
        for (int depth = 0; depth < DEPTH && part->root != part->id; depth++) {
            const struct part *above = part_of(planning, part->root);
            if (!above) { /* it went before, so this stands by itself */
                part->root = part->id;
                break;
            }
            part->day = above->day;
            part->kind = above->kind;
            part->root = above->root;
            if (above->root == above->id)
                break;
        }
    }
}

/* --- what is held back --------------------------------------------------------------------------------- */

static bool past(const struct planning *planning, enum retention_kind kind, int day)
{
    return day < planning->plan->lines[kind].before;
}

/* Who is taken off the list in the first months of a school year, and was there before it, left with the year
 * before: lists are put in order after the holidays. */
static int left_with(const struct pupil *pupil)
{
    enum { MONTHS = 3 };
    int start = day_schoolyear_start(pupil->left_day);
    bool late = pupil->came_day < start && pupil->left_day < day_add_months(start, MONTHS);
    return late ? start - 1 : pupil->left_day;
}

static bool left_long_ago(const struct planning *planning, int64_t pupil_id)
{
    const struct pupil *pupil = facts_pupil(planning->input->facts, pupil_id);
    return pupil && pupil->left_day != DAY_NONE && past(planning, RETENTION_PUPILS, left_with(pupil));
}

static void hold(struct planning *planning, enum retention_kind kind, enum retention_hold why, int64_t id,
                 int64_t pupil_id, int day)
{
    const struct pupil *pupil = facts_pupil(planning->input->facts, pupil_id);
    planning->held = arena_room(planning->arena, planning->held, planning->held_count, &planning->held_room,
                                sizeof *planning->held);
    planning->held[planning->held_count++] = (struct retention_held){
        .kind = kind, .why = why, .id = id, .pupil_id = pupil_id, .name = pupil ? pupil->name : "", .day = day
    };
    planning->plan->lines[kind].held++;
}

/* Holds the whole that `id` is a part of, where its time is over. The first reason is told. */
static void hold_part(struct planning *planning, int64_t id, enum retention_hold why)
{
    const struct part *part = part_of(planning, id);
    struct part *root = part ? part_of(planning, part->root) : NULL;
    if (!root || root->held ||
        !(past(planning, part->kind, part->day) || left_long_ago(planning, part->pupil_id)))
        return;
    root->held = true;
    hold(planning, part->kind, why, part->root, part->pupil_id, part->day);
}

static bool still_counts(const struct planning *planning, const struct record *record)
{
    const struct retention_input *input = planning->input;
    int from = ladder_counts_from(&input->settings->ladders[record->ladder], input->today);
    return !record->withdrawn && (from == DAY_NONE || record->day >= from);
}

static void find_held(struct planning *planning)
{
    const struct facts *facts = planning->input->facts;
    for (size_t i = 0; i < facts->measure_count; i++)
        if (!measure_over(facts, &facts->measures[i], planning->input->today))
            hold_part(planning, facts->measures[i].id, HOLD_RUNS);
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].done_day == DAY_NONE)
            hold_part(planning, facts->tasks[i].id, HOLD_DUTY);
    for (size_t i = 0; i < facts->record_count; i++) {
        const struct record *record = &facts->records[i];
        /* What was done by a child that is gone no longer counts for anything. */
        if (past(planning, RETENTION_RECORDS, record->day) && !left_long_ago(planning, record->pupil_id) &&
            still_counts(planning, record))
            hold_part(planning, record->id, HOLD_COUNTS);
    }
}

/* --- what goes ----------------------------------------------------------------------------------------- */

static void go(struct planning *planning, enum retention_kind kind, enum thing thing, int64_t id,
               int64_t pupil_id)
{
    const struct pupil *pupil = thing == THING_PUPIL ? facts_pupil(planning->input->facts, id) : NULL;
    planning->going = arena_room(planning->arena, planning->going, planning->going_count,
                                 &planning->going_room, sizeof *planning->going);
    planning->going[planning->going_count++] = (struct retention_going){
        .kind = kind, .thing = thing, .id = id, .pupil_id = pupil_id, .name = pupil ? pupil->name : ""
    };
}

static void plan_parts(struct planning *planning)
{
    for (size_t i = 0; i < planning->count; i++) {
        const struct part *part = &planning->parts[i];
        if (!past(planning, part->kind, part->day) || part_of(planning, part->root)->held)
            continue;
        go(planning, part->kind, part->thing, part->id, part->pupil_id);
        /* Counted are the records and exemptions, and what stands by itself; not each duty of theirs. */
        planning->plan->lines[part->kind].going += part->root == part->id;
    }
}

static void plan_dated(struct planning *planning)
{
    int64_t newest = 0; /* who is there now */
    for (size_t i = 0; i < planning->input->dated_count; i++) {
        const struct retention_dated *dated = &planning->input->dated[i];
        if (dated->thing == THING_SHIFT && dated->id > newest)
            newest = dated->id;
    }
    for (size_t i = 0; i < planning->input->dated_count; i++) {
        const struct retention_dated *dated = &planning->input->dated[i];
        enum retention_kind kind = dated->thing == THING_SHIFT     ? RETENTION_TEACHERS
                                   : dated->thing == THING_CONSENT ? RETENTION_ANSWERS
                                                                   : RETENTION_NOTES;
        if (!past(planning, kind, dated->day) || dated->id == newest)
            continue;
        go(planning, kind, dated->thing, dated->id, dated->pupil_id);
        planning->plan->lines[kind].going++;
    }
}

static void plan_pupil(struct planning *planning, const struct pupil *pupil)
{
    const struct facts *facts = planning->input->facts;
    for (size_t i = 0; i < facts->stay_count; i++)
        if (facts->stays[i].pupil_id == pupil->id) {
            hold(planning, RETENTION_PUPILS, HOLD_DEVICE, pupil->id, pupil->id, pupil->left_day);
            return;
        }
    for (size_t i = 0; i < planning->held_count; i++)
        if (planning->held[i].pupil_id == pupil->id) {
            hold(planning, RETENTION_PUPILS, planning->held[i].why, pupil->id, pupil->id, pupil->left_day);
            return;
        }
    go(planning, RETENTION_PUPILS, THING_PUPIL, pupil->id, pupil->id);
    planning->plan->lines[RETENTION_PUPILS].going++;
}

static void hold_devices(struct planning *planning)
{
    const struct facts *facts = planning->input->facts;
    for (size_t i = 0; i < facts->stay_count; i++)
        if (past(planning, RETENTION_TICKS, facts->stays[i].in_day))
            hold(planning, RETENTION_TICKS, HOLD_DEVICE, facts->stays[i].id, facts->stays[i].pupil_id,
                 facts->stays[i].in_day);
}

static void set_limits(const struct retention_input *input, struct retention_plan *plan)
{
    const struct settings *settings = input->settings;
    int year = retention_before_year(input->today, settings->keep_records);
    plan->lines[RETENTION_TICKS].before = retention_before_days(input->today, settings->keep_ticks);
    plan->lines[RETENTION_TEACHERS].before = retention_before_days(input->today, settings->keep_teachers);
    plan->lines[RETENTION_RECORDS].before = year;
    plan->lines[RETENTION_NOTES].before = year;
    plan->lines[RETENTION_ANSWERS].before = year;
    plan->lines[RETENTION_PUPILS].before = retention_before_year(input->today, settings->keep_left);
}

void retention_plan_make(const struct retention_input *input, struct arena *arena,
                         struct retention_plan *plan)
{
    *plan = (struct retention_plan){ 0 };
    struct planning planning = { .input = input, .arena = arena, .plan = plan };
    set_limits(input, plan);
    plan->lines[RETENTION_TICKS].going = input->ticks;
    add_parts(&planning);
    find_roots(&planning);
    hold_devices(&planning);
    find_held(&planning);
    plan_parts(&planning);
    plan_dated(&planning);
    for (size_t i = 0; i < input->facts->pupil_count; i++)
        if (left_long_ago(&planning, input->facts->pupils[i].id))
            plan_pupil(&planning, &input->facts->pupils[i]);
    plan->going = planning.going;
    plan->going_count = planning.going_count;
    plan->held = planning.held;
    plan->held_count = planning.held_count;
}

size_t retention_count(const struct retention_plan *plan, unsigned kinds)
{
    size_t count = 0;
    for (int kind = 0; kind < RETENTION_KINDS; kind++)
        if (kinds & 1U << kind)
            count += plan->lines[kind].going;
    return count;
}

void retention_line_text(const struct retention_plan *plan, enum retention_kind kind, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    snprintf(text, size, _("%zu, from before %s: %s"), plan->lines[kind].going,
             day_text(plan->lines[kind].before, DAY_LONG, day), retention_label(kind));
    /* Whose name goes is said by name. */
    const char *between = ": ";
    for (size_t i = 0; kind == RETENTION_PUPILS && i < plan->going_count; i++) {
        size_t used = strlen(text);
        if (plan->going[i].kind != RETENTION_PUPILS)
            continue;
        snprintf(text + used, size - used, "%s%s", between, plan->going[i].name);
        between = ", ";
    }
}

void retention_held_text(const struct retention_held *held, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    snprintf(text, size, "%s%s%s: %s", held->name, *held->name ? ", " : "",
             day_text(held->day, DAY_LONG, day), retention_hold_label(held->why));
}

static size_t next_of(const struct retention_plan *plan, unsigned kinds, size_t from)
{
    while (from < plan->going_count && !(kinds & 1U << plan->going[from].kind))
        from++;
    return from;
}

bool retention_same(const struct retention_plan *a, const struct retention_plan *b, unsigned kinds)
{
    size_t i = next_of(a, kinds, 0), k = next_of(b, kinds, 0);
    for (int kind = 0; kind < RETENTION_KINDS; kind++)
        if (kinds & 1U << kind && a->lines[kind].before != b->lines[kind].before)
            return false;
    while (i < a->going_count && k < b->going_count) {
        const struct retention_going *one = &a->going[i], *other = &b->going[k];
        if (one->kind != other->kind || one->thing != other->thing || one->id != other->id)
            return false;
        i = next_of(a, kinds, i + 1);
        k = next_of(b, kinds, k + 1);
    }
    return i == a->going_count && k == b->going_count;
}
