/* After every change of the records: does each measure that was announced still follow? Where it does not, a
 * duty 'reconsider' opens and says why; where it does again, the duty closes. Nothing else moves. [P10a] */
#include "klaskast/domain/reconsider.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number that a record would be announced with if all were recorded anew in the order they happened. It
 * is counted as it was then: settings that changed since do not touch what was announced. */
static int derived_times(const struct facts *facts, const struct record *record)
{
    int times = 1;
    for (size_t i = 0; i < facts->record_count; i++) {
        const struct record *other = &facts->records[i];
        bool before = other->at < record->at || (other->at == record->at && other->id < record->id);
        times += before && other->pupil_id == record->pupil_id && other->ladder == record->ladder &&
                 !other->withdrawn && other->day >= record->since;
    }
    return times;
}

/* What the duty is about: the measure where there is one, else the record. A withdrawn record's measure that
 * still holds (it was told) must be reconsidered too. */
static const struct measure *measure_of(const struct facts *facts, const struct record *record)
{
    for (size_t i = 0; i < facts->measure_count; i++)
        if (facts->measures[i].record_id == record->id && !facts->measures[i].withdrawn)
            return &facts->measures[i];
    return NULL;
}

/* "" while it follows; else a code that is kept in the duty: "withdrawn", or the number it is now: "1". */
static void why_not(const struct facts *facts, const struct settings *settings, const struct record *record,
                    const struct measure *measure, char *why, size_t size)
{
    why[0] = '\0';
    if (record->withdrawn) {
        if (measure && measure->lifted == DAY_NONE) /* what was lifted asks for nothing more */
            snprintf(why, size, "withdrawn");
        return;
    }
    if (record->own_measure)
        return;
    const struct ladder *ladder = &settings->ladders[record->ladder];
    int times = derived_times(facts, record);
    bool silent;
    if (times != record->times &&
        ladder_rung(ladder, times, &silent) != ladder_rung(ladder, record->times, &silent))
        snprintf(why, size, "%d", times);
}

/* Is the duty about the ban before it, and not about the records? It stands beside one that is. */
static bool about_the_ban_before(const struct task *task)
{
    return strcmp(task->why, "lifted") == 0 || strcmp(task->why, "moved") == 0;
}

static const struct task *open_reconsider(const struct facts *facts, int64_t about)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].kind == TASK_RECONSIDER && facts->tasks[i].about == about &&
            facts->tasks[i].done_day == DAY_NONE && !about_the_ban_before(&facts->tasks[i]))
            return &facts->tasks[i];
    return NULL;
}

/* Was the same already reconsidered and settled? */
static bool settled(const struct facts *facts, int64_t about, const char *why)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->kind == TASK_RECONSIDER && task->about == about && task->done_day != DAY_NONE &&
            strcmp(task->how, "resolved") != 0 && strcmp(task->why, why) == 0)
            return true;
    }
    return false;
}

static void close_task(const struct context *context, const struct intent *intent, const struct task *task,
                       struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    event->occurred = context->now;
    event_put(event, "how", "resolved");
    event_put(event, "day", decision_day(decision, context->today));
}

static void open_task(const struct context *context, const struct intent *intent, const struct record *record,
                      int64_t about, const char *why, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_OPENED);
    event->ref = about;
    event->pupil_id = record->pupil_id;
    event->occurred = context->now;
    event_put(event, "task", task_name(TASK_RECONSIDER));
    event_put(event, "due",
              decision_day(decision, schoolday_after(&context->settings->holidays, context->today,
                                                     context->settings->within[TASK_RECONSIDER])));
    event_put(event, "why", arena_copy(decision->arena, why));
}

void reconsider(const struct context *context, const struct intent *intent, struct decision *decision)
{
    const struct facts *facts = context->facts;
    for (size_t i = 0; i < facts->record_count; i++) {
        const struct record *record = &facts->records[i];
        const struct measure *measure = measure_of(facts, record);
        int64_t about = measure ? measure->id : record->id;
        char why[32];
        why_not(facts, context->settings, record, measure, why, sizeof why);
        const struct task *open = open_reconsider(facts, about);
        if (open && strcmp(open->why, why) != 0)
            close_task(context, intent, open, decision);
        if (*why && (!open || strcmp(open->why, why) != 0) && !settled(facts, about, why))
            open_task(context, intent, record, about, why, decision);
    }
}

/* Why, as a half sentence in the language in use: `why` is the code in the duty, `record` what it is about.
 */
static void reconsider_reason(const struct record *record, const char *why, char *text, size_t size)
{
    if (strcmp(why, "lifted") == 0)
        snprintf(text, size, "%s", _("the ban before it was lifted"));
    else if (strcmp(why, "moved") == 0)
        snprintf(text, size, "%s", _("the ban before it has another last day now"));
    else if (strcmp(why, "withdrawn") == 0)
        snprintf(text, size, "%s", _("the record it rests on was taken back"));
    else
        snprintf(text, size, _("by the records it is now time %d, announced was time %d"), atoi(why),
                 record->times);
}

void task_why_text(const struct facts *facts, const struct task *task, char *text, size_t size)
{
    text[0] = '\0';
    const struct measure *measure = facts_measure(facts, task->about);
    const struct record *record = facts_record(facts, measure ? measure->record_id : task->about);
    if (task->kind == TASK_ICT)
        snprintf(text, size, "%s", task->why);
    else if (letter_task(task))
        snprintf(text, size, "%s", letter_step_label(letter_next(facts, task)));
    else if (*task->why && record)
        reconsider_reason(record, task->why, text, size);
}

void task_owed_text(const struct facts *facts, const struct task *task, char *text, size_t size)
{
    char due[DAY_TEXT_SIZE], why[240], about[200];
    task_why_text(facts, task, why, sizeof why);
    task_about_text(facts, task, about, sizeof about);
    snprintf(text, size, _("%s%s%s%s, by %s%s%s"), task_label(task->kind), *about ? " (" : "", about,
             *about ? ")" : "", day_text(task->due, DAY_LONG, due), *why ? ": " : "", why);
}
