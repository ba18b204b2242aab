/* Marks: nothing with me today, absent, and the rest brought nothing. The keys n, a and A. [P1, P2] */
#include "decide_parts.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/model.h"

#include <stdio.h>

const struct mark *decide_mark_of(const struct context *context, int64_t pupil_id)
{
    const struct mark *found = NULL;
    for (size_t i = 0; i < context->facts->mark_count; i++) {
        const struct mark *mark = &context->facts->marks[i];
        if (mark->pupil_id == pupil_id && mark->day == context->day)
            found = mark;
    }
    return found;
}

static void add_mark(const struct context *context, const struct intent *intent, int64_t pupil_id,
                     enum mark_kind kind, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_PUPIL_MARKED);
    event->pupil_id = pupil_id;
    /* A mark is about a day: on an earlier one it is dated at the time of day it is now. */
    if (!intent->at && context->day != context->today)
        event->occurred = context->day_now;
    event_put(event, "mark", kind == MARK_ABSENT ? "absent" : "none");
}

static bool rest_none(const struct context *context, const struct intent *intent, struct decision *decision,
                      struct err *err)
{
    struct model model = { .settings = context->settings,
                           .facts = *context->facts,
                           .day = context->day,
                           .today = context->today,
                           .now = context->now };
    model_derive(&model, decision->arena);
    size_t marked = 0;
    for (size_t i = 0; i < model.pupil_count; i++) {
        if (!model.pupils[i].unasked)
            continue;
        add_mark(context, intent, model.pupils[i].pupil->id, MARK_NONE_TODAY, decision);
        marked++;
    }
    if (!marked)
        return err_set(err, ERR_REFUSED, "%s", _("Everybody has been asked already."));
    snprintf(decision->said, sizeof decision->said,
             translate_count("%zu pupil brought nothing today.", "%zu pupils brought nothing today.", marked),
             marked);
    return true;
}

/* While the phone is in the cupboard or in use 'none' cannot be true, and while anything is, 'absent' cannot.
 * A child whose watch is here may well have no phone. [P2] */
static const struct stay *with_teacher(const struct context *context, int64_t pupil_id, enum mark_kind mark)
{
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *stay = &context->facts->stays[i];
        if (stay->pupil_id == pupil_id && stay_open(stay) && stay->in_day == context->day &&
            (mark == MARK_ABSENT || stay->kind == DEVICE_PHONE))
            return stay;
    }
    return NULL;
}

bool decide_mark(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    if (intent->kind == INTENT_REST_NONE)
        return rest_none(context, intent, decision, err);
    const struct pupil *pupil = decide_pupil(context, intent, err);
    if (!pupil)
        return false;
    const struct mark *mark = decide_mark_of(context, pupil->id);
    if (mark && mark->kind == intent->mark) {
        struct event *event = decision_event(decision, context, intent, EVENT_MARK_CLEARED);
        event->ref = mark->id;
        snprintf(decision->said, sizeof decision->said,
                 mark->kind == MARK_ABSENT ? _("%s: no longer marked absent.") : _("%s: not asked yet."),
                 pupil_label(pupil));
        return true;
    }
    const struct stay *stay = with_teacher(context, pupil->id, intent->mark);
    if (stay && stay->state == STAY_LENT)
        return err_set(err, ERR_REFUSED, _("%s's %s is in use. Take it back first (Space)."),
                       pupil_label(pupil), device_label(stay->kind));
    if (stay)
        return err_set(err, ERR_REFUSED, _("%s's %s is in the cupboard. Give it back first (Space)."),
                       pupil_label(pupil), device_label(stay->kind));
    add_mark(context, intent, pupil->id, intent->mark, decision);
    snprintf(decision->said, sizeof decision->said,
             intent->mark == MARK_ABSENT ? _("%s: absent today.") : _("%s: nothing with them today."),
             pupil_label(pupil));
    return true;
}
