/* What is allowed: exemptions until a day, and calling home. Never a violation. [P4, P5] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/task.h"

#include <stdio.h>

static const struct exemption *exemption_of(const struct context *context, int64_t id)
{
    for (size_t i = 0; i < context->facts->exemption_count; i++)
        if (context->facts->exemptions[i].id == id && !context->facts->exemptions[i].ended)
            return &context->facts->exemptions[i];
    return NULL;
}

/* The duty that said that it ends is done: it goes on. */
static void renewed(const struct context *context, const struct intent *intent, struct decision *decision)
{
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (task->about != intent->ref || task->done_day != DAY_NONE)
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
        event->ref = task->id;
        event_put(event, "by", context->who);
        event_put(event, "how", HOW_RENEWED);
        event_put(event, "day", decision_day(decision, context->today));
    }
}

static bool exempt(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    const struct pupil *pupil = decide_pupil(context, intent, err);
    const struct exemption *old = intent->ref ? exemption_of(context, intent->ref) : NULL;
    if (!pupil)
        return false;
    if (intent->ref && (!old || old->pupil_id != pupil->id))
        return err_set(err, ERR_REFUSED, "%s", _("There is no such exemption."));
    if (intent->until < intent->from)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The last day comes before the first. Give them the other way round."));
    if (intent->until > day_schoolyear_end(intent->from))
        return err_set(
            err, ERR_REFUSED, "%s",
            _("An exemption ends at the latest on the last day of the school year, 31 July (P5)."));
    if (intent->day <= 0 || intent->day > context->today)
        return err_set(err, ERR_REFUSED, "%s", _("Give the day on which the head agreed (P5)."));
    struct event *event = decision_event(decision, context, intent, EVENT_EXEMPTION_GIVEN);
    event_put(event, "device", device_name(intent->device));
    event_put(event, "from", decision_day(decision, intent->from));
    event_put(event, "until", decision_day(decision, intent->until));
    event_put(event, "agreed", decision_day(decision, intent->day));
    int64_t exemption = -(int64_t)decision->count;
    event = decision_event(decision, context, intent, EVENT_TASK_OPENED);
    event->ref = exemption;
    event_put(event, "task", task_name(TASK_EXEMPTION_ENDS));
    event_put(event, "due", decision_day(decision, intent->until));
    if (old)
        renewed(context, intent, decision);
    char until[DAY_TEXT_SIZE];
    snprintf(decision->said, sizeof decision->said, _("%s: exempt until %s."), pupil_label(pupil),
             day_text(intent->until, DAY_SHORT, until));
    return true;
}

static bool end_exemption(const struct context *context, const struct intent *intent,
                          struct decision *decision, struct err *err)
{
    const struct exemption *exemption = exemption_of(context, intent->ref);
    if (!exemption)
        return err_set(err, ERR_REFUSED, "%s", _("There is no such exemption."));
    struct event *event = decision_event(decision, context, intent, EVENT_EXEMPTION_ENDED);
    event->ref = exemption->id;
    event->pupil_id = exemption->pupil_id;
    decision_drop_tasks(context, intent, exemption->id, decision);
    snprintf(decision->said, sizeof decision->said, "%s", _("The exemption has ended."));
    return true;
}

/* A tally by day: whose call it was is kept only where the settings ask for it. Never a violation. [P4] */
static bool call_home(const struct context *context, const struct intent *intent, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_CALL_HOME);
    if (!context->settings->calls_with_name)
        event->pupil_id = 0;
    int calls = context->facts->calls + 1;
    snprintf(decision->said, sizeof decision->said,
             translate_count("%d call home today.", "%d calls home today.", (unsigned long)calls), calls);
    return true;
}

bool decide_leave(const struct context *context, const struct intent *intent, struct decision *decision,
                  struct err *err)
{
    if (intent->kind == INTENT_EXEMPT)
        return exempt(context, intent, decision, err);
    if (intent->kind == INTENT_EXEMPT_END)
        return end_exemption(context, intent, decision, err);
    return call_home(context, intent, decision);
}
