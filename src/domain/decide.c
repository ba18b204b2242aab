#include "klaskast/domain/decide.h"

#include "decide_parts.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

/* A moment as long ago as this is a year that was mistyped. */
enum { LONG_AGO_DAYS = 3660 };

static bool dispatch(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    bool of_a_day = intent->kind <= INTENT_LATER;
    if (intent->at > context->now + 60 || (of_a_day && context->day > context->today))
        return err_set(err, ERR_REFUSED, _("That moment is still to come. Give one that has been."));
    if (intent->at && intent->at < context->now - (int64_t)LONG_AGO_DAYS * 86400)
        return err_set(err, ERR_REFUSED, _("That is more than ten years ago. Look at the year once more."));
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
    case INTENT_LETTER:
    case INTENT_LETTER_SIGN:
    case INTENT_LETTER_GIVE:
        return decide_letter(context, intent, decision, err);
    case INTENT_PERIOD:
    case INTENT_PAUSE:
    case INTENT_LIFT:
    case INTENT_UPHOLD:
    case INTENT_VIEW:
        return decide_measure(context, intent, decision, err);
    case INTENT_EXEMPT:
    case INTENT_EXEMPT_END:
    case INTENT_CALL:
        return decide_leave(context, intent, decision, err);
    case INTENT_NOTE:
    case INTENT_NOTE_WITHDRAW:
    case INTENT_PARENTS_NOTE:
        return decide_note(context, intent, decision, err);
    case INTENT_TAKE_BACK:
    case INTENT_PUT_BACK:
        return decide_back(context, intent, decision, err);
    case INTENT_TEACHER:
    case INTENT_PREFERENCE:
    case INTENT_POLICY:
    case INTENT_CLASS_ADD:
    case INTENT_CLASS_CHANGE:
    case INTENT_CLASS_REMOVE:
        return decide_class(context, intent, decision, err);
    case INTENT_ROSTER:
        return decide_roster(context, intent, decision, err);
    case INTENT_SITE_ADD:
    case INTENT_SITE_CHANGE:
    case INTENT_SITE_REVIEW:
    case INTENT_SITE_REMOVE:
    case INTENT_SITE_DOUBT:
        return decide_site(context, intent, decision, err);
    case INTENT_LESSON_ADD:
    case INTENT_LESSON_CHANGE:
    case INTENT_LESSON_COPY:
    case INTENT_LESSON_STATE:
    case INTENT_LESSON_LINE:
    case INTENT_LESSON_REMOVE:
        return decide_lesson(context, intent, decision, err);
    case INTENT_PREP:
        return decide_prep(context, intent, decision, err);
    case INTENT_AGREEMENTS:
    case INTENT_CONSENT:
    case INTENT_NEW_YEAR:
        return decide_year(context, intent, decision, err);
    case INTENT_KINDS:
        break;
    }
    return err_set(err, ERR_USAGE, "%s", _("This cannot be done."));
}

/* What was typed or came from a script: no line breaks and no control characters in the journal. */
static const char *clean(struct decision *decision, const char *text)
{
    if (!text)
        return NULL;
    size_t size = 3 * strlen(text) + 1;
    char *out = arena_new(decision->arena, size, 1);
    text_clean(out, size, text);
    return out;
}

bool decide(const struct context *context, const struct intent *intent, struct decision *decision,
            struct err *err)
{
    struct intent cleaned = *intent;
    decision->question = QUESTION_NONE;
    decision->said[0] = '\0';
    if (intent->kind != INTENT_POLICY) { /* whose rules are a text of many lines, our own */
        cleaned.text = clean(decision, intent->text);
        cleaned.reason = clean(decision, intent->reason);
    }
    return dispatch(context, &cleaned, decision, err);
}
