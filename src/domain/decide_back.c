/* Taking back my last action of today, and putting it back. */
#include "decide_parts.h"

#include "klaskast/base/translate.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* What an action was, in a few words. */
static const char *action_label(enum event_kind kind)
{
    switch (kind) {
    case EVENT_DEVICE_IN:
        return _("handing in");
    case EVENT_DEVICE_SLIP:
        return _("the slip");
    case EVENT_DEVICE_BACK:
        return _("giving back");
    case EVENT_DEVICE_LENT:
    case EVENT_DEVICE_UNLENT:
        return _("lending");
    case EVENT_PUPIL_MARKED:
    case EVENT_MARK_CLEARED:
        return _("none or absent");
    case EVENT_VIOLATION:
        return _("violation");
    case EVENT_VIOLATION_WITHDRAWN:
    case EVENT_MEASURE:
    case EVENT_MEASURE_WITHDRAWN:
        return _("a record taken back");
    case EVENT_MEASURE_PERIOD:
    case EVENT_MEASURE_CONFIRMED:
    case EVENT_MEASURE_PAUSED:
    case EVENT_MEASURE_RESUMED:
    case EVENT_MEASURE_LIFTED:
    case EVENT_MEASURE_UPHELD:
        return _("measure");
    case EVENT_PARENTS_VIEW:
        return _("the parents' view");
    case EVENT_LETTER_MADE:
        return _("the letter made");
    case EVENT_LETTER_SIGNED:
        return _("letter signed");
    case EVENT_LETTER_GIVEN:
        return _("letter given");
    case EVENT_TASK_OPENED:
    case EVENT_TASK_DONE:
    case EVENT_TASK_REOPENED:
        return _("task");
    case EVENT_EXEMPTION_GIVEN:
    case EVENT_EXEMPTION_ENDED:
        return _("exemption");
    case EVENT_CLASS_ADDED:
    case EVENT_CLASS_CHANGED:
    case EVENT_CLASS_REMOVED:
    case EVENT_PUPIL_ADDED:
    case EVENT_PUPIL_CHANGED:
    case EVENT_PUPIL_LEFT:
    case EVENT_PUPIL_CAME_BACK:
        return _("class list");
    case EVENT_SITE_ADDED:
    case EVENT_SITE_CHANGED:
    case EVENT_SITE_REVIEWED:
    case EVENT_SITE_REMOVED:
    case EVENT_SITE_DOUBTED:
        return _("site");
    case EVENT_LESSON_ADDED:
    case EVENT_LESSON_CHANGED:
    case EVENT_LESSON_STATE:
    case EVENT_LESSON_REMOVED:
    case EVENT_LESSON_LINE:
    case EVENT_LESSON_LINE_CHANGED:
        return _("lesson");
    case EVENT_PREP_READ:
        return _("sites and lessons read");
    case EVENT_CALL_HOME:
        return _("call home");
    case EVENT_NOTE:
    case EVENT_NOTE_WITHDRAWN:
        return _("note");
    case EVENT_PARENTS_NOTE:
        return _("words of the parents");
    case EVENT_AGREEMENTS_MADE:
        return _("internet agreements");
    case EVENT_CONSENT_SET:
        return _("consent for photos");
    case EVENT_SCHOOLYEAR_BEGUN:
        return _("the new school year");
    case EVENT_TAKEN_BACK:
    case EVENT_PUT_BACK:
    case EVENT_PREFERENCE_SET:
    case EVENT_TEACHER_PRESENT:
    case EVENT_POLICY_SET:
    case EVENT_DAY_TOTALS:
    case EVENT_PURGED:
    case EVENT_PURGE_WIPED:
    case EVENT_REDACTED:
    case EVENT_COPY_RESTORED:
    case EVENT_KINDS:
        break;
    }
    return _("action");
}

static void say(struct decision *decision, const struct context *context, const struct action *action,
                const char *what)
{
    const struct pupil *pupil = facts_pupil(context->facts, action->pupil_id);
    /* How many rows a school year took says nothing to anybody. */
    bool of_many = action->rows > 1 && !action->pupil_id && action->kind != EVENT_SCHOOLYEAR_BEGUN;
    if (pupil && !of_many && action->kind != EVENT_PUPIL_ADDED)
        snprintf(decision->said, sizeof decision->said, "%s: %s, %s.", pupil_label(pupil),
                 action_label(action->kind), what);
    else if (of_many)
        snprintf(decision->said, sizeof decision->said, _("%s (%d at once): %s."), action_label(action->kind),
                 action->rows, what);
    else
        snprintf(decision->said, sizeof decision->said, "%s: %s.", action_label(action->kind), what);
    /* The labels begin with an ASCII letter; a name stays as it is. */
    if (!pupil)
        decision->said[0] = (char)toupper((unsigned char)decision->said[0]);
}

/* The page may have been printed, and may be wanted again, so no file goes by itself. [P9] */
static void say_files(struct decision *decision, const struct context *context, const struct action *action)
{
    const struct facts *facts = context->facts;
    const char *file = "";
    size_t used = strlen(decision->said);
    for (size_t i = 0; i < facts->letter_count; i++)
        if (facts->letters[i].id == action->first)
            file = facts->letters[i].file;
    if (*file)
        snprintf(decision->said + used, sizeof decision->said - used,
                 _(" %s and its text stay in the folder 'letters': remove them yourself."), file);
    else
        snprintf(decision->said + used, sizeof decision->said - used,
                 _(" What was put elsewhere stays there: remove it yourself."));
}

bool decide_back(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    bool take = intent->kind == INTENT_TAKE_BACK;
    const struct action *action = take ? &context->facts->last : &context->facts->last_back;
    if (!action->first && context->facts->purged)
        return err_set(err, ERR_REFUSED, "%s",
                       _("What was emptied is gone for good, and what you did before it stays as it is."));
    if (!action->first && take)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("You have done nothing today that can be taken back. Older records: Enter opens the card."));
    if (!action->first)
        return err_set(err, ERR_REFUSED, "%s", _("There is nothing to put back."));
    if (take && action->task_done)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("One of its tasks is done already. Take it back on the card (Enter), with a reason."));
    if (take && action->built_on && action->kind == EVENT_SCHOOLYEAR_BEGUN)
        return err_set(err, ERR_REFUSED, "%s",
                       _("Since then something was recorded in a class of this school year, so it stays. C "
                         "changes who is in which class."));
    if (take && action->built_on)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("Others have worked on with it, so it stays. Change it in the class list or on the card."));
    if (!take && action->overtaken)
        return err_set(err, ERR_REFUSED, "%s",
                       _("Others have done something since, so it cannot be put back. Do it anew instead."));
    struct event *event = decision_event(decision, context, intent, take ? EVENT_TAKEN_BACK : EVENT_PUT_BACK);
    event->ref = action->first;
    event->pupil_id = action->pupil_id;
    if (take)
        say(decision, context, action, _("taken back"));
    else
        say(decision, context, action, _("put back"));
    if (take && action->kind == EVENT_LETTER_MADE)
        say_files(decision, context, action);
    return true;
}
