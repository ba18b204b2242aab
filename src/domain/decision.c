/* What all parts of decide() need to write events down. */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/task.h"

struct event *decision_event(struct decision *decision, const struct context *context,
                             const struct intent *intent, enum event_kind kind)
{
    decision->events = arena_room(decision->arena, decision->events, decision->count, &decision->capacity,
                                  sizeof *decision->events);
    struct event *event = &decision->events[decision->count++];
    *event = (struct event){ .occurred = intent->at ? intent->at : context->now,
                             .kind = kind,
                             .who = context->who,
                             .class_id = intent->class_id ? intent->class_id : context->class_id,
                             .pupil_id = intent->pupil_id };
    return event;
}

const char *decision_day(const struct decision *decision, int day)
{
    char *text = arena_new(decision->arena, DAY_ISO_SIZE, 1);
    day_iso(day, text);
    return text;
}

const struct pupil *decide_pupil(const struct context *context, const struct intent *intent, struct err *err)
{
    const struct pupil *pupil = facts_pupil(context->facts, intent->pupil_id);
    if (!pupil) {
        err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
        return NULL;
    }
    if (pupil->left_day != DAY_NONE) {
        err_set(
            err, ERR_REFUSED,
            _("%s has left the class, so nothing is added any more. Is the child back? Then + and its name."),
            pupil_label(pupil));
        return NULL;
    }
    return pupil;
}

void decision_drop_tasks(const struct context *context, const struct intent *intent, int64_t about,
                         struct decision *decision)
{
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (task->about != about || task->done_day != DAY_NONE)
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
        event->ref = task->id;
        event->pupil_id = task->pupil_id;
        event_put(event, "how", HOW_DROPPED);
        event_put(event, "day", decision_day(decision, context->today));
    }
}
