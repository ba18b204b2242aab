/* Notes on a pupil's card: that a teacher looked into mail or files, and why. They stand there and nowhere
 * else. [C4] */
#include "decide_parts.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>

enum { NOTE_LETTERS = 400 };

static bool note(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    const struct pupil *pupil = facts_pupil(context->facts, intent->pupil_id);
    if (!pupil)
        return err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
    if (!(intent->text && *intent->text) || text_width(intent->text) > NOTE_LETTERS)
        return err_set(err, ERR_REFUSED, _("Give the note in at most %d letters. Keep to the facts."),
                       NOTE_LETTERS);
    event_put(decision_event(decision, context, intent, EVENT_NOTE), "text", intent->text);
    snprintf(decision->said, sizeof decision->said, _("%s: the note is on the card, and nowhere else."),
             pupil->name);
    return true;
}

static bool withdraw(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    const struct note *found = facts_note(context->facts, intent->ref);
    if (!found || found->withdrawn)
        return err_set(err, ERR_REFUSED, "%s", _("There is no such note, or it was taken back already."));
    const char *reason = decide_withdraw_reason(intent, err);
    if (!reason)
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_NOTE_WITHDRAWN);
    event->ref = found->id;
    event->pupil_id = found->pupil_id;
    event_put(event, "reason", reason);
    event_put_number(event, "other", intent->other_child);
    snprintf(decision->said, sizeof decision->said, "%s", _("The note is taken back."));
    return true;
}

bool decide_note(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    return intent->kind == INTENT_NOTE ? note(context, intent, decision, err)
                                       : withdraw(context, intent, decision, err);
}

const char *decide_withdraw_reason(const struct intent *intent, struct err *err)
{
    if (intent->reason && *intent->reason)
        return intent->reason;
    if (intent->other_child)
        return _("it was about another child");
    err_set(err, ERR_REFUSED, "%s", _("Taking a record back needs a reason. Give it in one line."));
    return NULL;
}
