/* Duties that are done or opened again. [P7-P10a] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

static void say(struct decision *decision, const struct context *context, const struct task *task,
                const char *what)
{
    const struct pupil *pupil = facts_pupil(context->facts, task->pupil_id);
    snprintf(decision->said, sizeof decision->said, "%s%s%s: %s.", pupil ? pupil->name : "",
             pupil ? ", " : "", task_label(task->kind), what);
}

/* The head's letter confirms the measure, with the dates that were signed: those hold. [P9, P13] */
static bool confirm(const struct context *context, const struct intent *intent, const struct task *task,
                    struct decision *decision, struct err *err)
{
    const struct measure *measure = facts_measure(context->facts, task->about);
    if (!measure)
        return true;
    bool dated = intent->from || intent->until;
    int from = dated ? intent->from : measure->from, until = dated ? intent->until : measure->until;
    if (measure->kind == MEASURE_SUSPENSION && measure->from == DAY_NONE)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("First the talk, then the period, then the letter (P13). The period is not set yet."));
    if (from == DAY_NONE || until < from)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The last day comes before the first. Give them the other way round."));
    struct event *event = decision_event(decision, context, intent, EVENT_MEASURE_CONFIRMED);
    event->ref = measure->id;
    event->pupil_id = measure->pupil_id;
    event_put(event, "from", decision_day(decision, from));
    event_put(event, "until", decision_day(decision, until));
    return true;
}

static bool done(const struct context *context, const struct intent *intent, const struct task *task,
                 struct decision *decision, struct err *err)
{
    if (task->done_day != DAY_NONE)
        return err_set(err, ERR_REFUSED, _("Task %lld was done already."), (long long)task->id);
    int day = intent->day && intent->day != DAY_NONE ? intent->day : context->today;
    if (day > context->today)
        return err_set(err, ERR_REFUSED, "%s", _("That day is still to come. Give one that has been."));
    if (day < task->day)
        return err_set(err, ERR_REFUSED, "%s",
                       _("That day comes before what the task is about. Give a later one."));
    if (task->kind == TASK_LETTER && !confirm(context, intent, task, decision, err))
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    event_put(event, "by", intent->reason && *intent->reason ? intent->reason : context->who);
    event_put(event, "how", intent->text);
    event_put(event, "day", decision_day(decision, day));
    bool dropped = intent->text && strcmp(intent->text, "dropped") == 0;
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
    if (task->done_day == DAY_NONE)
        return err_set(err, ERR_REFUSED, _("Task %lld is open."), (long long)task->id);
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_REOPENED);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    say(decision, context, task, _("open again"));
    return true;
}
