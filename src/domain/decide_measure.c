/* Measures after they were proposed: their period, pausing, lifting, the parents' view. What was told never
 * moves by itself: each change has a reason and is a new entry. [P8-P10a, P13] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"

#include <stdio.h>
#include <string.h>

/* The law on primary education is strict where the policy is silent: see doc/rules.md. [P13] */
enum { SUSPENSION_SCHOOL_DAYS = 5, SUSPENSION_DAYS = 7, VIEW_LETTERS = 400 };

static const char *pupil_name(const struct context *context, int64_t pupil_id)
{
    const struct pupil *pupil = facts_pupil(context->facts, pupil_id);
    return pupil ? pupil_label(pupil) : "";
}

static struct event *change(const struct context *context, const struct intent *intent,
                            const struct measure *measure, enum event_kind kind, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, kind);
    event->ref = measure->id;
    event->pupil_id = measure->pupil_id;
    event_put(event, "reason", intent->reason);
    return event;
}

static void open_task(const struct context *context, const struct intent *intent,
                      const struct measure *measure, enum task_kind kind, enum task_owner owner,
                      const char *why, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_OPENED);
    event->ref = measure->id;
    event->pupil_id = measure->pupil_id;
    event_put(event, "task", task_name(kind));
    event_put(event, "owner", owner == OWNER_HEAD ? "head" : NULL);
    event_put(event, "due",
              decision_day(decision, schoolday_after(&context->settings->holidays, context->today,
                                                     context->settings->within[kind])));
    event_put(event, "why", why);
}

static int school_days(const struct context *context, int from, int until)
{
    int count = 0;
    for (int day = from; day <= until; day++)
        count += schoolday_is(&context->settings->holidays, day);
    return count;
}

bool suspension_dates(const struct context *context, const struct measure *measure, int from, int until,
                      int *days, struct err *err)
{
    if (measure_head_to_confirm(context->facts, measure))
        return err_set(err, ERR_REFUSED, "%s",
                       _("First the head confirms that this is misuse (P12). Tick that off, then go on."));
    if (measure_suspension_status(context->facts, measure) == SUSPENSION_TALK)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("The talk with child and parents comes first. Tick it off, then set the period (P13)."));
    if (from < measure_talk_day(context->facts, measure))
        return err_set(err, ERR_REFUSED, "%s",
                       _("A suspension begins on the day of the talk at the earliest (P13)."));
    int count = school_days(context, from, until);
    if (!count)
        return err_set(err, ERR_REFUSED, "%s", _("There is no school on those days. Choose others."));
    if (count > SUSPENSION_SCHOOL_DAYS || until - from + 1 > SUSPENSION_DAYS)
        return err_set(err, ERR_REFUSED,
                       _("A suspension is at most %d school days and %d days in all (P13)."),
                       SUSPENSION_SCHOOL_DAYS, SUSPENSION_DAYS);
    if (days)
        *days = count;
    return true;
}

static bool has_task(const struct context *context, const struct measure *measure, enum task_kind kind)
{
    for (size_t i = 0; i < context->facts->task_count; i++)
        if (context->facts->tasks[i].about == measure->id && context->facts->tasks[i].kind == kind)
            return true;
    return false;
}

void suspension_duties(const struct context *context, const struct intent *intent,
                       const struct measure *measure, int days, struct decision *decision)
{
    if (!has_task(context, measure, TASK_LETTER))
        open_task(context, intent, measure, TASK_LETTER, OWNER_HEAD, NULL, decision);
    if (days > 1 && !has_task(context, measure, TASK_INSPECTORATE))
        open_task(context, intent, measure, TASK_INSPECTORATE, OWNER_HEAD, NULL, decision);
}

/* Another suspension of this child with dates that hold or may come to hold; *until: its last day. */
static bool beside(const struct context *context, const struct measure *measure, const struct measure *other,
                   int *until)
{
    if (other->id == measure->id || other->pupil_id != measure->pupil_id ||
        other->kind != MEASURE_SUSPENSION || other->withdrawn || other->from == DAY_NONE)
        return false;
    if (other->until < context->today &&
        measure_suspension_status(context->facts, other) != SUSPENSION_CONFIRMED)
        return false; /* it never started */
    *until = other->lifted != DAY_NONE && other->lifted <= other->until ? other->lifted - 1 : other->until;
    return *until >= other->from;
}

/* Suspensions without a day of school between them count as one: a week is not exceeded in parts. [P13] */
void suspension_say_row(const struct context *context, const struct measure *measure, int from, int until,
                        struct decision *decision)
{
    const struct facts *facts = context->facts;
    int first = from, last = until, end;
    bool grew = true;
    while (grew) {
        grew = false;
        for (size_t i = 0; i < facts->measure_count; i++) {
            const struct measure *other = &facts->measures[i];
            if (!beside(context, measure, other, &end) || (other->from >= first && end <= last) ||
                school_days(context, end + 1, first - 1) || school_days(context, last + 1, other->from - 1))
                continue;
            first = other->from < first ? other->from : first;
            last = end > last ? end : last;
            grew = true;
        }
    }
    int days = school_days(context, first, last);
    size_t used = strlen(decision->said);
    if (days > SUSPENSION_SCHOOL_DAYS || last - first + 1 > SUSPENSION_DAYS)
        snprintf(
            decision->said + used, sizeof decision->said - used,
            _(" Mind: with the other suspension it is %d school days in a row, where the law allows %d."),
            days, SUSPENSION_SCHOOL_DAYS);
}

/* A letter that was signed names its period: no other days hold until another is signed. [P9, P13] */
static bool as_signed(const struct context *context, const struct intent *intent,
                      const struct measure *measure, struct err *err)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    if (measure->from == DAY_NONE || !letter_signed(context->facts, measure) ||
        (intent->from >= measure->from && intent->until <= measure->until))
        return true;
    return err_set(
        err, ERR_REFUSED,
        _("The head signed for %s up to and including %s. Other days need another letter: open the "
          "letter again first (P13)."),
        day_text(measure->from, DAY_SHORT, from), day_text(measure->until, DAY_SHORT, until));
}

static bool suspension_period(const struct context *context, const struct intent *intent,
                              const struct measure *measure, struct decision *decision, struct err *err)
{
    int days;
    if (!suspension_dates(context, measure, intent->from, intent->until, &days, err) ||
        !as_signed(context, intent, measure, err))
        return false;
    suspension_duties(context, intent, measure, days, decision);
    return true;
}

/* Do child and parents know of it? Of a suspension from the talk on. [P8, P13] */
static bool was_told(const struct facts *facts, const struct measure *measure)
{
    return measure->kind == MEASURE_SUSPENSION ? measure_suspension_status(facts, measure) != SUSPENSION_TALK
                                               : measure_ban_status(facts, measure) != BAN_PROPOSED;
}

static bool is_reconsidered(const struct context *context, const struct measure *measure, const char *why)
{
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (task->about == measure->id && task->kind == TASK_RECONSIDER && task->done_day == DAY_NONE &&
            strcmp(task->why, why) == 0)
            return true;
    }
    return false;
}

/* A ban that waits behind this one has dates of its own, which never move by themselves: they are to be
 * looked at again. [P10, P10a] */
static void reconsider_behind(const struct context *context, const struct intent *intent,
                              const struct measure *measure, const char *why, struct decision *decision)
{
    for (size_t i = 0; i < context->facts->measure_count; i++) {
        const struct measure *behind = &context->facts->measures[i];
        if (behind->id != measure->id && behind->pupil_id == measure->pupil_id &&
            behind->kind == MEASURE_BAN && !measure_over(context->facts, behind, context->today) &&
            behind->from > measure->from && !is_reconsidered(context, behind, why))
            open_task(context, intent, behind, TASK_RECONSIDER, OWNER_TEACHER, why, decision);
    }
}

static bool period(const struct context *context, const struct intent *intent, const struct measure *measure,
                   struct decision *decision, struct err *err)
{
    if (intent->from == DAY_NONE || intent->until < intent->from)
        return err_set(err, ERR_REFUSED, "%s",
                       _("The last day comes before the first. Give them the other way round."));
    bool first = measure->from == DAY_NONE, told = was_told(context->facts, measure);
    if (!first && !(intent->reason && *intent->reason))
        return err_set(err, ERR_REFUSED, "%s", _("Changing a period needs a reason. Give it in one line."));
    struct event *event = change(context, intent, measure, EVENT_MEASURE_PERIOD, decision);
    event_put(event, "from", decision_day(decision, intent->from));
    event_put(event, "until", decision_day(decision, intent->until));
    if (measure->kind == MEASURE_SUSPENSION && !suspension_period(context, intent, measure, decision, err)) {
        decision->count = 0;
        return false;
    }
    if (measure->kind == MEASURE_BAN && told && intent->until != measure->until)
        reconsider_behind(context, intent, measure, "moved", decision);
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    snprintf(decision->said, sizeof decision->said, _("%s: %s, %s up to and including %s."),
             pupil_name(context, measure->pupil_id), measure_label(measure->kind),
             day_text(intent->from, DAY_SHORT, from), day_text(intent->until, DAY_SHORT, until));
    if (measure->kind == MEASURE_SUSPENSION)
        suspension_say_row(context, measure, intent->from, intent->until, decision);
    return true;
}

static bool pause_it(const struct context *context, const struct intent *intent,
                     const struct measure *measure, struct decision *decision, struct err *err)
{
    if (!measure->paused && !(intent->reason && *intent->reason))
        return err_set(err, ERR_REFUSED, "%s", _("Pausing needs a reason. Give it in one line."));
    change(context, intent, measure, measure->paused ? EVENT_MEASURE_RESUMED : EVENT_MEASURE_PAUSED,
           decision);
    snprintf(decision->said, sizeof decision->said,
             measure->paused ? _("%s: %s goes on; its dates are as they were.")
                             : _("%s: %s is paused; nobody is held to it."),
             pupil_name(context, measure->pupil_id), measure_label(measure->kind));
    return true;
}

/* Lifting tells the parents, and what waited behind it is to be looked at again. [P10a] */
static bool lift(const struct context *context, const struct intent *intent, const struct measure *measure,
                 struct decision *decision, struct err *err)
{
    if (!(intent->reason && *intent->reason))
        return err_set(err, ERR_REFUSED, "%s", _("Lifting needs a reason. Give it in one line."));
    change(context, intent, measure, EVENT_MEASURE_LIFTED, decision);
    bool told = was_told(context->facts, measure);
    decision_drop_tasks(context, intent, measure->id, decision);
    if (told)
        open_task(context, intent, measure, TASK_PARENTS_TOLD, OWNER_TEACHER, NULL, decision);
    if (letter_signed(context->facts, measure)) /* what was confirmed in writing is withdrawn in writing */
        open_task(context, intent, measure, TASK_WITHDRAWAL, OWNER_HEAD, NULL, decision);
    reconsider_behind(context, intent, measure, "lifted", decision);
    snprintf(decision->said, sizeof decision->said, _("%s: %s is lifted."),
             pupil_name(context, measure->pupil_id), measure_label(measure->kind));
    return true;
}

/* It was looked at again and stands: what asked for that is settled, and a pause is over. [P10a] */
static bool uphold(const struct context *context, const struct intent *intent, const struct measure *measure,
                   struct decision *decision, struct err *err)
{
    if (!(intent->reason && *intent->reason))
        return err_set(err, ERR_REFUSED, "%s", _("Say in one line why it stands."));
    change(context, intent, measure, EVENT_MEASURE_UPHELD, decision);
    if (measure->paused)
        change(context, intent, measure, EVENT_MEASURE_RESUMED, decision);
    for (size_t i = 0; i < context->facts->task_count; i++) {
        const struct task *task = &context->facts->tasks[i];
        if (task->about != measure->id || task->kind != TASK_RECONSIDER || task->done_day != DAY_NONE)
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
        event->ref = task->id;
        event->pupil_id = task->pupil_id;
        event_put(event, "how", intent->reason);
        event_put(event, "day", decision_day(decision, context->today));
    }
    snprintf(decision->said, sizeof decision->said, _("%s: %s stands; its dates are as they were."),
             pupil_name(context, measure->pupil_id), measure_label(measure->kind));
    return true;
}

static bool view(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    const struct record *record = facts_record(context->facts, intent->ref);
    if (!record)
        return err_set(err, ERR_REFUSED, "%s", _("There is no such record."));
    if (!(intent->text && *intent->text) || text_width(intent->text) > VIEW_LETTERS)
        return err_set(err, ERR_REFUSED, _("Give the parents' view in at most %d letters."), VIEW_LETTERS);
    struct event *event = decision_event(decision, context, intent, EVENT_PARENTS_VIEW);
    event->ref = record->id;
    event->pupil_id = record->pupil_id;
    event_put(event, "text", intent->text);
    snprintf(decision->said, sizeof decision->said, _("%s: the parents' view is kept beside the record."),
             pupil_name(context, record->pupil_id));
    return true;
}

bool decide_measure(const struct context *context, const struct intent *intent, struct decision *decision,
                    struct err *err)
{
    if (intent->kind == INTENT_VIEW)
        return view(context, intent, decision, err);
    const struct measure *measure = facts_measure(context->facts, intent->ref);
    if (!measure || measure_over(context->facts, measure, context->today))
        return err_set(err, ERR_REFUSED, "%s", _("There is no such measure, or it is over."));
    if (intent->kind == INTENT_PERIOD)
        return period(context, intent, measure, decision, err);
    if (intent->kind == INTENT_UPHOLD)
        return uphold(context, intent, measure, decision, err);
    if (intent->kind == INTENT_PAUSE)
        return pause_it(context, intent, measure, decision, err);
    return lift(context, intent, measure, decision, err);
}
