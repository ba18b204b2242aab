#include "klaskast/domain/decide.h"

#include "decide_parts.h"

#include "klaskast/base/translate.h"

#include <string.h>

bool decide(const struct context *context, const struct intent *intent, struct decision *decision,
            struct err *err)
{
    decision->question = QUESTION_NONE;
    decision->said[0] = '\0';
    bool of_a_day = intent->kind <= INTENT_LATER;
    if (intent->at > context->now + 60 || (of_a_day && context->day > context->today))
        return err_set(err, ERR_REFUSED, _("That moment is still to come. Give one that has been."));
    switch (intent->kind) {
    case INTENT_TICK:
    case INTENT_DEVICE_IN:
    case INTENT_DEVICE_BACK:
    case INTENT_DEVICE_BAG:
    case INTENT_LEND:
    case INTENT_LEND_CLASS:
    case INTENT_GIVE_BACK:
        return decide_device(context, intent, decision, err);
    case INTENT_MARK:
    case INTENT_REST_NONE:
        return decide_mark(context, intent, decision, err);
    case INTENT_VIOLATION:
    case INTENT_LATER:
    case INTENT_WITHDRAW:
        return decide_ladder(context, intent, decision, err);
    case INTENT_TASK_DONE:
    case INTENT_TASK_REOPEN:
        return decide_task(context, intent, decision, err);
    case INTENT_EXEMPT:
    case INTENT_EXEMPT_END:
    case INTENT_CALL:
        return decide_leave(context, intent, decision, err);
    case INTENT_TAKE_BACK:
    case INTENT_PUT_BACK:
        return decide_back(context, intent, decision, err);
    case INTENT_TEACHER:
    case INTENT_PREFERENCE:
    case INTENT_POLICY:
    case INTENT_CLASS_ADD:
    case INTENT_CLASS_CHANGE:
    case INTENT_CLASS_REMOVE:
    case INTENT_ROSTER:
        return decide_class(context, intent, decision, err);
    case INTENT_SITE_ADD:
    case INTENT_SITE_CHANGE:
    case INTENT_SITE_REVIEW:
    case INTENT_SITE_REMOVE:
    case INTENT_SITE_DOUBT:
        return decide_site(context, intent, decision, err);
    case INTENT_KINDS:
        break;
    }
    return err_set(err, ERR_USAGE, "%s", _("This cannot be done."));
}
