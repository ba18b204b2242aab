/* Violations, 'finish later', and taking a record back: what follows is read from the ladders. [P3, P7-P13]
 */
#include "decide_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/task.h"

#include <stdio.h>
#include <string.h>

enum { SAME_SECONDS = 60, NOTE_LETTERS = 200 };

static void open_task(struct decision *decision, const struct context *context, const struct intent *intent,
                      const struct duty *duty, int64_t about, int day)
{
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_OPENED);
    event->ref = about;
    event_put(event, "task", task_name(duty->kind));
    event_put(event, "owner", duty->owner == OWNER_HEAD ? "head" : NULL);
    event_put(event, "due",
              decision_day(decision, schoolday_after(&context->settings->holidays, day, duty->within)));
}

static bool same_just_now(const struct context *context, const struct intent *intent, int64_t at)
{
    for (size_t i = 0; i < context->facts->record_count; i++) {
        const struct record *record = &context->facts->records[i];
        int64_t apart = record->at > at ? record->at - at : at - record->at;
        if (record->pupil_id == intent->pupil_id && record->kind == intent->violation &&
            record->agreement == intent->agreement && !record->withdrawn && apart < SAME_SECONDS)
            return true;
    }
    return false;
}

static bool check(const struct intent *intent, struct err *err)
{
    if (intent->text && text_width(intent->text) > NOTE_LETTERS)
        return err_set(err, ERR_REFUSED, _("The note is longer than %d letters. Keep to the facts."),
                       NOTE_LETTERS);
    if (intent->violation == VIOLATION_MISUSE_OTHER && !(intent->text && *intent->text))
        return err_set(err, ERR_REFUSED, "%s",
                       _("Say in one sentence what it was: 'other, namely ...' needs it (P12)."));
    if (intent->violation == VIOLATION_INTERNET && !agreement_can_be_broken(intent->agreement))
        return err_set(
            err, ERR_REFUSED, "%s",
            _("This agreement is a promise to the child: it cannot be broken. Choose another (I1)."));
    if (intent->own_measure && !(intent->reason && *intent->reason))
        return err_set(err, ERR_REFUSED, "%s", _("Another measure needs a reason. Give it in one line."));
    return true;
}

/* The record, and the measure that needs dates or a letter; its duties follow. Returns what they are about:
 * the measure where there is one, else the record. */
static int64_t add_record(const struct context *context, const struct intent *intent,
                          const struct outlook *outlook, const struct rung *rung, int day,
                          struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, EVENT_VIOLATION);
    event_put(event, "violation", violation_name(intent->violation));
    event_put_number(event, "agreement", intent->agreement);
    event_put(event, "ladder", ladder_name(outlook->ladder));
    event_put_number(event, "times", outlook->times);
    event_put(event, "since", outlook->since == DAY_NONE ? NULL : decision_day(decision, outlook->since));
    event_put(event, "measure", measure_name(rung->measure));
    event_put_number(event, "own", intent->own_measure);
    event_put(event, "reason", intent->own_measure ? intent->reason : NULL);
    event_put(event, "note", intent->text);
    int64_t record = -(int64_t)decision->count;
    if (rung->measure != MEASURE_BAN && rung->measure != MEASURE_SUSPENSION)
        return record;
    event = decision_event(decision, context, intent, EVENT_MEASURE);
    event->ref = record;
    event_put(event, "measure", measure_name(rung->measure));
    if (rung->measure == MEASURE_BAN && rung->period.count) {
        int from = outlook_ban_start(context->facts, intent->pupil_id, day);
        event_put(event, "from", decision_day(decision, from));
        event_put(event, "until",
                  decision_day(decision, period_last_day(rung->period, from, &context->settings->holidays)));
    }
    return -(int64_t)decision->count;
}

/* Is the incident that is judged now still waiting for it? */
static bool still_later(const struct context *context, const struct intent *intent, struct err *err)
{
    const struct task *task = intent->ref ? facts_task(context->facts, intent->ref) : NULL;
    if (!intent->ref || (task && task->kind == TASK_FINISH_LATER && task->pupil_id == intent->pupil_id &&
                         task->done_day == DAY_NONE))
        return true;
    return err_set(err, ERR_REFUSED, "%s", _("This was finished already. F3 shows what is left to do."));
}

/* The duty that an incident left is done once the incident is judged. */
static void finish_later(const struct context *context, const struct intent *intent,
                         struct decision *decision)
{
    if (!intent->ref)
        return;
    struct event *event = decision_event(decision, context, intent, EVENT_TASK_DONE);
    event->ref = intent->ref;
    event->occurred = context->now;
    event_put(event, "day", decision_day(decision, context->today));
}

/* A violation on an earlier day is not one of now: its time is asked. */
static bool needs_time(const struct context *context, const struct intent *intent, struct decision *decision)
{
    if (context->day == context->today || intent->at)
        return false;
    decision->question = QUESTION_TIME;
    return true;
}

/* Nobody asks for an exempt device, and using it breaks nothing. Misuse stays misuse. [P5] */
static bool not_exempt(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                       int day, struct err *err)
{
    bool watch = intent->violation == VIOLATION_SMARTWATCH;
    bool phone = intent->violation == VIOLATION_NOT_HANDED_IN || intent->violation == VIOLATION_NOT_OFF ||
                 intent->violation == VIOLATION_TAKEN_OUT;
    enum device_kind device = watch ? DEVICE_WATCH : DEVICE_PHONE;
    if (!(watch || phone) || !facts_exempt(context->facts, pupil->id, device, day))
        return true;
    return err_set(err, ERR_REFUSED, _("%s's %s was exempt that day, so this is no violation (P5)."),
                   pupil_label(pupil), device_label(device));
}

static bool violation(const struct context *context, const struct intent *intent, struct decision *decision,
                      struct err *err)
{
    const struct pupil *pupil = decide_pupil(context, intent, err);
    if (!pupil || !check(intent, err) || !still_later(context, intent, err))
        return false;
    if (needs_time(context, intent, decision))
        return true;
    int64_t at = intent->at ? intent->at : context->now;
    if (!not_exempt(context, intent, pupil, clock_day(at), err))
        return false;
    if (!intent->again && same_just_now(context, intent, at)) {
        decision->question = QUESTION_AGAIN;
        return true;
    }
    int day = clock_day(at);
    struct outlook outlook;
    outlook_make(context, pupil->id, intent->violation, day, at, &outlook);
    struct rung rung = *outlook.rung;
    if (intent->own_measure)
        rung = settings_own_rung(context->settings, outlook.ladder, intent->measure);
    rung = ladder_rung_whole(&rung);
    int64_t about = add_record(context, intent, &outlook, &rung, day, decision);
    for (int i = 0; i < rung.duty_count; i++)
        open_task(decision, context, intent, &rung.duties[i], about, day);
    if (intent->violation == VIOLATION_MISUSE_OTHER)
        open_task(
            decision, context, intent,
            &(struct duty){ TASK_HEAD_CONFIRMS, OWNER_HEAD, context->settings->within[TASK_HEAD_CONFIRMS] },
            about, day);
    if (outlook.ladder == LADDER_MISUSE && context->settings->police_line)
        open_task(decision, context, intent,
                  &(struct duty){ TASK_POLICE_CONSIDERED, OWNER_HEAD,
                                  context->settings->within[TASK_POLICE_CONSIDERED] },
                  about, day);
    finish_later(context, intent, decision);
    char reason[128];
    outlook_reason(&outlook, context->settings, reason, sizeof reason);
    snprintf(decision->said, sizeof decision->said, "%s: %s. %s.", pupil_label(pupil),
             violation_which(intent->violation, intent->agreement), reason);
    return true;
}

static bool later(const struct context *context, const struct intent *intent, struct decision *decision,
                  struct err *err)
{
    const struct pupil *pupil = decide_pupil(context, intent, err);
    if (!pupil)
        return false;
    if (needs_time(context, intent, decision))
        return true;
    if (context->day != context->today && intent->at == 0) {
        decision->question = QUESTION_TIME;
        return true;
    }
    open_task(decision, context, intent, &(struct duty){ TASK_FINISH_LATER, OWNER_TEACHER, 0 }, 0,
              context->today);
    snprintf(decision->said, sizeof decision->said,
             _("%s: kept to finish later (F3). Nothing counts until then."), pupil_label(pupil));
    return true;
}

/* Did anybody hear of it: the child, the parents, in a talk too? What was dropped was never done. */
static bool told(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->about != measure->id || strcmp(task->how, HOW_DROPPED) == 0)
            continue;
        bool hears = task->kind == TASK_CHILD_TOLD || task->kind == TASK_PARENTS_TOLD ||
                     task->kind == TASK_LETTER || task->kind == TASK_TALK;
        if ((task->done_day != DAY_NONE && hears) || task->letter != LETTER_NOT_SIGNED)
            return true;
    }
    return false;
}

/* A record is taken back with a reason. A measure that nobody was told of goes with it; one that was told
 * stays until it is reconsidered. [P10a] */
static bool withdraw(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    const struct record *record = facts_record(context->facts, intent->ref);
    if (!record || record->withdrawn)
        return err_set(err, ERR_REFUSED, "%s", _("There is no such record, or it was taken back already."));
    const char *reason = decide_withdraw_reason(intent, err);
    if (!reason)
        return false;
    struct event *event = decision_event(decision, context, intent, EVENT_VIOLATION_WITHDRAWN);
    event->ref = record->id;
    event->pupil_id = record->pupil_id;
    event_put(event, "reason", reason);
    event_put_number(event, "other", intent->other_child);
    decision_drop_tasks(context, intent, record->id, decision);
    for (size_t i = 0; i < context->facts->measure_count; i++) {
        const struct measure *measure = &context->facts->measures[i];
        if (measure->record_id != record->id || measure->withdrawn || told(context->facts, measure))
            continue;
        event = decision_event(decision, context, intent, EVENT_MEASURE_WITHDRAWN);
        event->ref = measure->id;
        event->pupil_id = measure->pupil_id;
        event_put(event, "reason", reason);
        decision_drop_tasks(context, intent, measure->id, decision);
    }
    const struct pupil *pupil = facts_pupil(context->facts, record->pupil_id);
    snprintf(decision->said, sizeof decision->said, _("%s: %s is taken back and no longer counts."),
             pupil ? pupil_label(pupil) : "", violation_which(record->kind, record->agreement));
    return true;
}

bool decide_ladder(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    if (intent->kind == INTENT_VIOLATION)
        return violation(context, intent, decision, err);
    if (intent->kind == INTENT_LATER)
        return later(context, intent, decision, err);
    return withdraw(context, intent, decision, err);
}
