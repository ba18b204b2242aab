/* Duties that are done or opened again. [P7-P10a] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/task.h"

#include <stdio.h>
#include <string.h>

static void say(struct decision *decision, const struct context *context, const struct task *task,
                const char *what)
{
    const struct pupil *pupil = facts_pupil(context->facts, task->pupil_id);
    char about[120];
    task_about_text(context->facts, task, about, sizeof about);
    snprintf(decision->said, sizeof decision->said, "%s%s%s%s%s%s: %s.", pupil ? pupil_label(pupil) : "",
             pupil ? ", " : "", task_label(task->kind), *about ? " (" : "", about, *about ? ")" : "", what);
}

/* Whoever is named did it; else the head where it is the head's to do, and the journal says who noted that
 * down; else whoever is there. That parents were asked twice and stayed away is the head's word. [G1, P13] */
static void put_who(const struct context *context, const struct intent *intent, const struct task *task,
                    struct event *event)
{
    const char *head = context->settings->head, *named = intent->reason ? intent->reason : "";
    bool of_head = task->owner == OWNER_HEAD ||
                   (task->kind == TASK_TALK && intent->text && strcmp(intent->text, HOW_NO_SHOW) == 0);
    bool by_head = of_head && (!*named || strcmp(named, head) == 0);
    event_put(event, "by", *named ? named : by_head ? head : context->who);
    event_put(event, "role", by_head ? "head" : NULL);
}

/* A talk that is ticked off anew was still held before the letter about it was signed, and by the first day.
 * [P13] */
static bool talk_in_order(const struct context *context, const struct task *task, int day, struct err *err)
{
    const struct measure *measure = facts_measure(context->facts, task->about);
    int signed_day =
        measure && task->kind == TASK_TALK ? letter_signed_day(context->facts, measure) : DAY_NONE;
    char text[DAY_TEXT_SIZE];
    if (signed_day == DAY_NONE || (day <= signed_day && day <= measure->from))
        return true;
    return err_set(
        err, ERR_REFUSED,
        _("The letter was signed on %s, after a talk. Give the day of that talk, or open the letter "
          "again first (P13)."),
        day_text(signed_day, DAY_SHORT, text));
}

static bool done(const struct context *context, const struct intent *intent, const struct task *task,
                 struct decision *decision, struct err *err)
{
    if (task->done_day != DAY_NONE)
        return err_set(err, ERR_REFUSED, _("Task %lld was done already."), (long long)task->id);
    bool dropped = intent->text && strcmp(intent->text, HOW_DROPPED) == 0;
    if (letter_task(task) && !dropped)
        return decide_letter_step(context, intent, task, decision, err);
    int day = intent->day && intent->day != DAY_NONE ? intent->day : context->today;
    if (day > context->today)
        return err_set(err, ERR_REFUSED, "%s", _("That day is still to come. Give one that has been."));
    if (day < task->day)
        return err_set(err, ERR_REFUSED, "%s",
                       _("That day comes before what the task is about. Give a later one."));
    if (!dropped && !talk_in_order(context, task, day, err))
        return false;
    if (task->kind == TASK_TALK && !(intent->text && *intent->text))
        return err_set(err, ERR_REFUSED, "%s",
                       _("Say who were there, such as 'child, mother, Marit' (P13)."));
    if (task->kind == TASK_POLICE_CONSIDERED && intent->text && *intent->text && !dropped)
        return err_set(err, ERR_REFUSED, "%s",
                       _("Of this only the date is kept, nothing more (P14). Leave out how it went."));
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    put_who(context, intent, task, event);
    event_put(event, "how", intent->text);
    event_put(event, "day", decision_day(decision, day));
    say(decision, context, task, dropped ? _("no longer to do") : _("done"));
    return true;
}

bool decide_task(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    const struct task *task = facts_task(context->facts, intent->ref);
    if (!task)
        return err_set(err, ERR_REFUSED, _("There is no task %lld. 'klaskast tasks' lists them."),
                       (long long)intent->ref);
    if (intent->kind == INTENT_TASK_DONE)
        return done(context, intent, task, decision, err);
    if (task->done_day == DAY_NONE && task->letter == LETTER_NOT_SIGNED) /* what was signed can be undone */
        return err_set(err, ERR_REFUSED, _("Task %lld is open."), (long long)task->id);
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_REOPENED);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    /* One step back: what the head signed is not undone by a giving, or a dropping, that was a mistake. */
    bool signature =
        task->letter == LETTER_GIVEN || (task->letter == LETTER_SIGNED && task->done_day != DAY_NONE);
    signature = signature && task->signed_day != DAY_NONE;
    event_put_number(event, "signed", signature);
    say(decision, context, task, signature ? _("not given yet, and still signed") : _("open again"));
    return true;
}

/* --- put right by the tick ----------------------------------------------------------------------------- */

/* Is it the chance to put right that this day's 'not handed in' gave? */
static bool asks_for_phone(const struct context *context, const struct task *task, int64_t pupil_id)
{
    const struct record *record = facts_record(context->facts, task->about);
    return task->kind == TASK_PUT_RIGHT && task->pupil_id == pupil_id && record && !record->withdrawn &&
           record->kind == VIOLATION_NOT_HANDED_IN && record->day == context->day;
}

void decide_put_right(const struct context *context, const struct intent *intent, struct decision *decision)
{
    int64_t at = intent->at ? intent->at : context->now;
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (task->done_day != DAY_NONE || !asks_for_phone(context, task, intent->pupil_id) ||
            at / 60 < facts_record(context->facts, task->about)->at / 60)
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
        event->ref = task->id;
        event->pupil_id = task->pupil_id;
        event_put(event, "by", context->who);
        event_put(event, "how", HOW_CAME_IN);
        event_put(event, "day", decision_day(decision, context->day));
        size_t used = strlen(decision->said);
        snprintf(decision->said + used, sizeof decision->said - used, " %s",
                 _("With that it is put right (P7)."));
    }
}

void decide_not_put_right(const struct context *context, const struct intent *intent, const struct stay *stay,
                          struct decision *decision)
{
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (stay->kind != DEVICE_PHONE || task->done_day == DAY_NONE || strcmp(task->how, HOW_CAME_IN) != 0 ||
            !asks_for_phone(context, task, stay->pupil_id))
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_TASK_REOPENED);
        event->ref = task->id;
        event->pupil_id = task->pupil_id;
    }
}
