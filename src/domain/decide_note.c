/* Notes on a pupil's card: that a teacher looked into mail or files, and why; they stand there and nowhere
 * else. And what the parents want to stand beside the file, in their own words. [C4, P17] */
#include "decide_parts.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>

enum { NOTE_LETTERS = 400, PARENTS_LETTERS = 800 };

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
             pupil_label(pupil));
    return true;
}

/* Is there such a violation, note or measure of this child? What was taken back can be answered, too. */
static bool is_of(const struct facts *facts, int64_t id, int64_t pupil_id)
{
    const struct record *record = facts_record(facts, id);
    const struct measure *measure = facts_measure(facts, id);
    const struct note *found = facts_note(facts, id);
    return (record && record->pupil_id == pupil_id) || (measure && measure->pupil_id == pupil_id) ||
           (found && found->pupil_id == pupil_id);
}

static bool parents_note(const struct context *context, const struct intent *intent,
                         struct decision *decision, struct err *err)
{
    const struct pupil *pupil = facts_pupil(context->facts, intent->pupil_id);
    if (!pupil)
        return err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
    if (!(intent->text && *intent->text) || text_width(intent->text) > PARENTS_LETTERS)
        return err_set(err, ERR_REFUSED,
                       _("Give what the parents say in at most %d letters, in their own words."),
                       PARENTS_LETTERS);
    if (intent->ref && !is_of(context->facts, intent->ref, pupil->id))
        return err_set(
            err, ERR_REFUSED, "%s",
            _("There is no such violation, note or measure of this child. Without a number the words "
              "stand beside the card as a whole."));
    struct event *event = decision_event(decision, context, intent, EVENT_PARENTS_NOTE);
    event->ref = intent->ref;
    event_put(event, "text", intent->text);
    snprintf(decision->said, sizeof decision->said,
             intent->ref ? _("%s: the parents' words are kept beside it.")
                         : _("%s: the parents' words are kept on the card."),
             pupil_label(pupil));
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
    if (intent->kind == INTENT_PARENTS_NOTE)
        return parents_note(context, intent, decision, err);
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
