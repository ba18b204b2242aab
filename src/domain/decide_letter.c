/* Letters: made, signed by the head with the dates that then hold, given to the parents. The head decides;
 * whoever sits here writes it down. [P9, P10a, P13] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"

#include <stdio.h>
#include <string.h>

static const char *pupil_name(const struct context *context, int64_t pupil_id)
{
    const struct pupil *pupil = facts_pupil(context->facts, pupil_id);
    return pupil ? pupil_label(pupil) : "";
}

/* The day that was given, or today; not before `since`, when the duty began. */
static bool day_of(const struct context *context, const struct intent *intent, int since, int *day,
                   struct err *err)
{
    *day = intent->day && intent->day != DAY_NONE ? intent->day : context->today;
    if (*day > context->today)
        return err_set(err, ERR_REFUSED, "%s", _("That day is still to come. Give one that has been."));
    if (*day < since)
        return err_set(err, ERR_REFUSED, "%s",
                       _("That day comes before what the task is about. Give a later one."));
    return true;
}

/* --- made ---------------------------------------------------------------------------------------------- */

static int64_t pupil_of(const struct facts *facts, int64_t about)
{
    const struct measure *measure = facts_measure(facts, about);
    const struct record *record = facts_record(facts, about);
    if (measure || record)
        return measure ? measure->pupil_id : record->pupil_id;
    for (size_t i = 0; i < facts->exemption_count; i++)
        if (facts->exemptions[i].id == about)
            return facts->exemptions[i].pupil_id;
    return 0;
}

enum { LINE_LETTERS = 400 };

/* What somebody typed for the letter: no control characters, and no more than a few lines. */
static bool put_typed(struct event *event, struct decision *decision, const char *key, const char *text,
                      struct err *err)
{
    if (!text || !*text)
        return true;
    size_t size = 3 * strlen(text) + 1;
    char *clean = arena_new(decision->arena, size, 1);
    text_clean(clean, size, text);
    if (text_width(clean) > LINE_LETTERS)
        return err_set(err, ERR_REFUSED, _("That is longer than %d letters. Keep it short."), LINE_LETTERS);
    event_put(event, key, clean);
    return true;
}

static bool make(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    const struct letter_wish *wish = intent->letter;
    const struct letter_made *latest = letter_latest(context->facts, intent->ref, wish->kind);
    int64_t pupil_id = pupil_of(context->facts, intent->ref);
    if (!pupil_id || pupil_id != intent->pupil_id)
        return err_set(err, ERR_REFUSED, "%s",
                       _("There is nothing of this pupil that this letter can be about."));
    if (wish->version <= (latest ? latest->version : 0))
        return err_set(err, ERR_REFUSED, "%s",
                       _("This letter was made in another window just now. Look at that one first."));
    struct event *event = decision_event(decision, context, intent, EVENT_LETTER_MADE);
    event->ref = intent->ref;
    event->pupil_id = pupil_id;
    event_put(event, "letter", letter_kind_name(wish->kind));
    event_put_number(event, "version", wish->version);
    event_put(event, "language", wish->language);
    event_put(event, "file", wish->file);
    event_put(event, "digest", wish->digest);
    if (!put_typed(event, decision, "talk", wish->typed.talk, err) ||
        !put_typed(event, decision, "where", wish->typed.where, err) ||
        !put_typed(event, decision, "work", wish->typed.work, err) ||
        !put_typed(event, decision, "agreed", wish->typed.agreed, err)) {
        decision->count = 0;
        return false;
    }
    snprintf(decision->said, sizeof decision->said,
             wish->version > 1 ? _("%s: %s is made again, version %d.") : _("%s: %s is made."),
             pupil_name(context, pupil_id), letter_kind_text(wish->kind), wish->version);
    return true;
}

/* --- signed -------------------------------------------------------------------------------------------- */

/* The order of a suspension is kept: talk, period, letter. [P13] */
static bool suspension_ready(const struct context *context, const struct measure *measure, struct err *err)
{
    switch (measure_suspension_status(context->facts, measure)) {
    case SUSPENSION_TALK:
        return err_set(
            err, ERR_REFUSED, "%s",
            _("First the talk with child and parents, then the period, then the letter (P13). The talk is "
              "not ticked off yet."));
    case SUSPENSION_PERIOD:
        return err_set(
            err, ERR_REFUSED, "%s",
            _("First the talk, then the period, then the letter (P13). The period is not set yet."));
    case SUSPENSION_LETTER:
    case SUSPENSION_CONFIRMED:
        break;
    }
    return true;
}

/* The head's letter confirms the measure, with the dates that were signed: those hold. [P9, P13] */
static bool confirm(const struct context *context, const struct intent *intent, const struct measure *measure,
                    struct decision *decision, struct err *err)
{
    bool dated = intent->from || intent->until;
    int from = dated ? intent->from : measure->from, until = dated ? intent->until : measure->until;
    bool suspension = measure->kind == MEASURE_SUSPENSION;
    int days = 0;
    if (suspension && !suspension_ready(context, measure, err))
        return false;
    if (from == DAY_NONE || until < from)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The last day comes before the first. Give them the other way round."));
    if (suspension && !suspension_dates(context, measure, from, until, &days, err))
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_MEASURE_CONFIRMED);
    event->ref = measure->id;
    event->pupil_id = measure->pupil_id;
    event_put(event, "from", decision_day(decision, from));
    event_put(event, "until", decision_day(decision, until));
    if (suspension)
        suspension_duties(context, intent, measure, days, decision);
    return true;
}

/* What holds now, and what comes next; a letter dated after the first day is not passed over in silence. */
static void say_signed(const struct context *context, const struct task *task, const struct measure *measure,
                       int day, struct decision *decision)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    const char *name = pupil_name(context, task->pupil_id);
    int first = DAY_NONE, last = DAY_NONE;
    if (measure) {
        first = event_day(&decision->events[0], "from");
        last = event_day(&decision->events[0], "until");
    }
    if (first == DAY_NONE)
        snprintf(decision->said, sizeof decision->said, _("%s: letter signed. Next: give it to the parents."),
                 name);
    else
        snprintf(decision->said, sizeof decision->said,
                 first < day
                     ? _("%s: letter signed, %s up to and including %s. Mind: it begins before the day of "
                         "signing. Next: give it to the parents.")
                     : _("%s: letter signed, %s up to and including %s. Next: give it to the parents."),
                 name, day_text(first, DAY_SHORT, from), day_text(last, DAY_SHORT, until));
    if (first != DAY_NONE && measure->kind == MEASURE_SUSPENSION)
        suspension_say_row(context, measure, first, last, decision);
}

static bool sign(const struct context *context, const struct intent *intent, const struct task *task,
                 struct decision *decision, struct err *err)
{
    int day;
    const struct measure *measure =
        task->kind == TASK_LETTER ? facts_measure(context->facts, task->about) : NULL;
    if (task->letter != LETTER_NOT_SIGNED)
        return err_set(err, ERR_REFUSED, "%s",
                       _("This letter was signed already. What is left is to give it to the parents."));
    if (!letter_is_signed(context->facts, task))
        return err_set(
            err, ERR_REFUSED, "%s",
            _("The head does not sign this letter: it is the teacher's own. Give it to the parents."));
    if (!day_of(context, intent, task->day, &day, err))
        return false;
    if (measure && measure->kind == MEASURE_SUSPENSION && day < measure_talk_day(context->facts, measure))
        return err_set(err, ERR_REFUSED, "%s",
                       _("The letter is signed after the talk with child and parents, not before it (P13)."));
    if (measure && !confirm(context, intent, measure, decision, err))
        return false;
    const char *head = context->settings->head;
    struct event *event = decision_event(decision, context, intent, EVENT_LETTER_SIGNED);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    event_put(event, "by", intent->reason && *intent->reason ? intent->reason : head);
    event_put(event, "role", "head");
    event_put(event, "day", decision_day(decision, day));
    say_signed(context, task, measure, day, decision);
    return true;
}

/* --- given --------------------------------------------------------------------------------------------- */

static void say_given(const struct context *context, const struct task *task, int day,
                      struct decision *decision)
{
    const struct measure *measure =
        task->kind == TASK_LETTER ? facts_measure(context->facts, task->about) : NULL;
    const char *name = pupil_name(context, task->pupil_id);
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    if (!measure || measure->from == DAY_NONE || measure->kind != MEASURE_SUSPENSION) {
        snprintf(decision->said, sizeof decision->said, _("%s: letter given to the parents."), name);
        return;
    }
    snprintf(decision->said, sizeof decision->said,
             measure->from < day
                 ? _("%s: letter given. The suspension, %s up to and including %s, is in force from now on: "
                     "before "
                     "this it had not started.")
                 : _("%s: letter given. The suspension is in force %s up to and including %s."),
             name, day_text(measure->from, DAY_SHORT, from), day_text(measure->until, DAY_SHORT, until));
}

/* What was given is done with the parents' signature under it. */
static bool slip_back(const struct context *context, const struct intent *intent, const struct task *task,
                      struct decision *decision, struct err *err)
{
    int day;
    if (!day_of(context, intent, task->given_day, &day, err))
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    event_put(event, "by", intent->reason && *intent->reason ? intent->reason : context->who);
    event_put(event, "how", intent->text && *intent->text ? intent->text : _("signed slip back"));
    event_put(event, "day", decision_day(decision, day));
    snprintf(decision->said, sizeof decision->said, _("%s: the signed slip is back."),
             pupil_name(context, task->pupil_id));
    return true;
}

static bool give(const struct context *context, const struct intent *intent, const struct task *task,
                 struct decision *decision, struct err *err)
{
    int day;
    if (task->letter == LETTER_GIVEN)
        return slip_back(context, intent, task, decision, err);
    bool signed_first = letter_is_signed(context->facts, task);
    if (signed_first && task->letter == LETTER_NOT_SIGNED)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The head signs first, then the letter is given (P9, P13)."));
    if (!day_of(context, intent, signed_first ? task->signed_day : task->day, &day, err))
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_LETTER_GIVEN);
    event->ref = task->id;
    event->pupil_id = task->pupil_id;
    event_put(event, "by", intent->reason && *intent->reason ? intent->reason : context->who);
    event_put(event, "how", intent->text);
    event_put(event, "day", decision_day(decision, day));
    event_put_number(event, "slip", context->settings->signed_slip);
    say_given(context, task, day, decision);
    return true;
}

/* --- which --------------------------------------------------------------------------------------------- */

bool decide_letter_step(const struct context *context, const struct intent *intent, const struct task *task,
                        struct decision *decision, struct err *err)
{
    if (task->letter == LETTER_NOT_SIGNED && letter_is_signed(context->facts, task))
        return sign(context, intent, task, decision, err);
    return give(context, intent, task, decision, err);
}

bool decide_letter(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    if (intent->kind == INTENT_LETTER)
        return make(context, intent, decision, err);
    const struct task *task = facts_task(context->facts, intent->ref);
    if (!task || !letter_task(task))
        return err_set(err, ERR_REFUSED, "%s",
                       _("There is no such letter to be done. 'klaskast tasks' lists what is."));
    if (task->done_day != DAY_NONE)
        return err_set(err, ERR_REFUSED, _("Task %lld was done already."), (long long)task->id);
    return intent->kind == INTENT_LETTER_SIGN ? sign(context, intent, task, decision, err)
                                              : give(context, intent, task, decision, err);
}
