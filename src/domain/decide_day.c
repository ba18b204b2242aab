/* Devices: what the keys Space, w, W, o, l, L and R mean at this moment. [P1, P2, P6] */
#include "decide_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure.h"

#include <stdio.h>

enum { SLIP_SECONDS = 5 * 60 };

/* The device's latest stay that is still with the teacher, or else the latest that came or went on the day at
 * hand: one that was here since Thursday and went back by a slip can be put back. */
static const struct stay *current_stay(const struct context *context, int64_t pupil_id,
                                       enum device_kind device)
{
    const struct stay *found = NULL;
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *stay = &context->facts->stays[i];
        if (stay->pupil_id != pupil_id || stay->kind != device)
            continue;
        if (stay_open(stay) && stay->in_day <= context->day)
            return stay;
        if (stay->in_day == context->day || stay->back_day == context->day)
            found = stay;
    }
    return found;
}

/* One of the device that is with the teacher since a later day than the one at hand; NULL. */
static const struct stay *came_later(const struct context *context, int64_t pupil_id, enum device_kind device)
{
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *stay = &context->facts->stays[i];
        if (stay->pupil_id == pupil_id && stay->kind == device && stay_open(stay) &&
            stay->in_day > context->day)
            return stay;
    }
    return NULL;
}

/* What was on this day is asked with its time; today's changes happen now. */
static bool needs_time(const struct context *context, const struct intent *intent)
{
    return context->day != context->today && intent->at == 0;
}

static void say(struct decision *decision, const struct context *context, const struct pupil *pupil,
                enum device_kind device, const char *label, const char *format, int64_t at)
{
    char time[CLOCK_TEXT_SIZE], what[128];
    const char *name = device == DEVICE_OTHER && label && *label ? label : device_label(device);
    snprintf(what, sizeof what, format, name, clock_text(at ? at : context->now, time));
    snprintf(decision->said, sizeof decision->said, "%s: %s.", pupil_label(pupil), what);
}

/* A device that was to stay at home is ticked quietly; the line says what can be done. [P8] */
static void mention_ban(const struct context *context, const struct pupil *pupil, enum device_kind device,
                        struct decision *decision)
{
    if ((device != DEVICE_PHONE && !context->settings->ban_covers_all) ||
        facts_exempt(context->facts, pupil->id, device, context->day))
        return;
    for (size_t i = 0; i < context->facts->measure_count; i++) {
        const struct measure *measure = &context->facts->measures[i];
        if (measure->pupil_id != pupil->id || measure->kind != MEASURE_BAN ||
            !measure_holds(context->facts, measure, context->day))
            continue;
        char day[DAY_TEXT_SIZE], what[200];
        day_text(measure->until, DAY_SHORT, day);
        snprintf(what, sizeof what, _("no %s until %s was agreed; v logs a violation"), device_label(device),
                 day);
        snprintf(decision->said, sizeof decision->said, "%s: %s.", pupil_label(pupil), what);
        return;
    }
}

/* A phone that comes in after all shows that 'nothing' was not so, and any device that 'absent' was not: the
 * mark yields. A watch beside 'no phone' is no contradiction. [P1, P2] */
static void clear_mark(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                       struct decision *decision)
{
    const struct mark *mark = decide_mark_of(context, pupil->id);
    if (!mark || (mark->kind == MARK_NONE_TODAY && intent->device != DEVICE_PHONE))
        return;
    struct event *event = decision_event(decision, context, intent, EVENT_MARK_CLEARED);
    event->ref = mark->id;
}

static bool hand_in(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                    bool in_bag, struct decision *decision)
{
    const char *label = intent->text;
    if (intent->device == DEVICE_OTHER && !(label && *label)) {
        label = context->facts->other_label;
        if (!label || !*label) {
            decision->question = QUESTION_LABEL;
            return true;
        }
    }
    struct event *event = decision_event(decision, context, intent, EVENT_DEVICE_IN);
    event_put(event, "device", device_name(intent->device));
    event_put(event, "label", intent->device == DEVICE_OTHER ? label : NULL);
    event_put(event, "place", in_bag ? "bag" : NULL);
    clear_mark(context, intent, pupil, decision);
    say(decision, context, pupil, intent->device, label, in_bag ? _("%s in the bag, off %s") : _("%s in %s"),
        intent->at);
    mention_ban(context, pupil, intent->device, decision);
    if (intent->device == DEVICE_PHONE && !in_bag)
        decide_put_right(context, intent, decision);
    return true;
}

/* The last that happened with the device. */
static int64_t last_moment(const struct stay *stay)
{
    return stay->lent_at > stay->in_at ? stay->lent_at : stay->in_at;
}

/* Nothing goes back before it came. Where the clock was set back in between, or the minute that was given is
 * the one in which it came, it is noted at the moment it came. */
static void change(const struct context *context, const struct intent *intent, const struct stay *stay,
                   enum event_kind kind, struct decision *decision)
{
    struct event *event = decision_event(decision, context, intent, kind);
    event->ref = stay->id;
    event->pupil_id = stay->pupil_id;
    if (kind != EVENT_DEVICE_SLIP && event->occurred < last_moment(stay))
        event->occurred = last_moment(stay);
}

/* The clock runs behind the moment at which it came in: the message says how it was noted. */
static bool clock_was_set_back(const struct context *context, const struct intent *intent,
                               const struct stay *stay)
{
    return !intent->at && context->day == context->today && context->now < last_moment(stay);
}

static bool is_slip(const struct context *context, const struct stay *stay)
{
    return context->day == context->today && context->now >= stay->changed &&
           context->now - stay->changed < SLIP_SECONDS;
}

/* The watch that was in the bag until this stay began: handing it in ended that one in the same step. */
static const struct stay *out_of_bag(const struct context *context, const struct stay *stay)
{
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *other = &context->facts->stays[i];
        if (other->id != stay->id && other->pupil_id == stay->pupil_id && other->kind == stay->kind &&
            other->state == STAY_RETURNED && other->back_at == stay->in_at && other->changed == stay->changed)
            return other;
    }
    return NULL;
}

static bool slip(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                 const struct stay *stay, struct decision *decision)
{
    const struct stay *bag = out_of_bag(context, stay);
    change(context, intent, stay, EVENT_DEVICE_SLIP, decision);
    if (bag)
        change(context, intent, bag, EVENT_DEVICE_SLIP, decision);
    decide_not_put_right(context, intent, stay, decision);
    snprintf(decision->said, sizeof decision->said, _("%s: taken back, the %s is as it was before."),
             pupil_label(pupil), device_label(stay->kind));
    return true;
}

static bool give_back(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                      const struct stay *stay, struct decision *decision)
{
    change(context, intent, stay, EVENT_DEVICE_BACK, decision);
    if (clock_was_set_back(context, intent, stay))
        say(decision, context, pupil, stay->kind, stay->label,
            _("%s given back; it came in at %s and the clock is behind that, so that is the time"),
            last_moment(stay));
    else
        say(decision, context, pupil, stay->kind, stay->label, _("%s given back %s"), intent->at);
    return true;
}

/* Unticking: a slip within five minutes, given back in the afternoon; in between nobody can know. */
static bool untick(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                   const struct stay *stay, struct decision *decision)
{
    if (intent->answer == ANSWER_SLIP)
        return slip(context, intent, pupil, stay, decision);
    bool from_before = stay->in_day != context->day;
    bool home_time = context->day_minute >= context->settings->give_back_from;
    if (intent->answer == ANSWER_RETURNED || from_before || home_time || context->day != context->today)
        return give_back(context, intent, pupil, stay, decision);
    decision->question = QUESTION_SLIP;
    return true;
}

static bool tick(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                 const struct stay *stay, struct decision *decision)
{
    if (stay && intent->answer == ANSWER_NONE && is_slip(context, stay))
        return slip(context, intent, pupil, stay, decision);
    if (needs_time(context, intent)) {
        decision->question = QUESTION_TIME;
        return true;
    }
    if (!stay)
        return hand_in(context, intent, pupil, false, decision);
    switch (stay->state) {
    case STAY_HELD:
        return untick(context, intent, pupil, stay, decision);
    case STAY_LENT:
        change(context, intent, stay, EVENT_DEVICE_UNLENT, decision);
        say(decision, context, pupil, stay->kind, stay->label, _("%s in the cupboard again %s"), intent->at);
        return true;
    case STAY_IN_BAG:
        change(context, intent, stay, EVENT_DEVICE_BACK, decision);
        return hand_in(context, intent, pupil, false, decision);
    case STAY_RETURNED:
        return hand_in(context, intent, pupil, false, decision);
    }
    return true;
}

static bool in_bag(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                   const struct stay *stay, struct decision *decision, struct err *err)
{
    if (stay && stay_open(stay))
        return err_set(err, ERR_REFUSED, _("%s's %s is in the cupboard. Give it back first."),
                       pupil_label(pupil), device_label(stay->kind));
    if (stay && stay->state == STAY_IN_BAG) {
        change(context, intent, stay, EVENT_DEVICE_SLIP, decision);
        snprintf(decision->said, sizeof decision->said, _("%s: %s no longer marked as in the bag."),
                 pupil_label(pupil), device_label(stay->kind));
        return true;
    }
    return hand_in(context, intent, pupil, true, decision);
}

static bool lend(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                 const struct stay *stay, struct decision *decision, struct err *err)
{
    if (!stay || !stay_open(stay))
        return err_set(err, ERR_REFUSED, _("%s's %s is not in the cupboard, so it cannot be lent."),
                       pupil_label(pupil), device_label(intent->device));
    if (stay->state == STAY_LENT) {
        change(context, intent, stay, EVENT_DEVICE_UNLENT, decision);
        say(decision, context, pupil, stay->kind, stay->label, _("%s in the cupboard again %s"), intent->at);
        return true;
    }
    change(context, intent, stay, EVENT_DEVICE_LENT, decision);
    event_put(&decision->events[decision->count - 1], "purpose", intent->text);
    say(decision, context, pupil, stay->kind, stay->label, _("%s in use from %s"), intent->at);
    return true;
}

/* The whole class: when anything is in use it all comes back, otherwise all that is held goes out. [P6] */
static bool lend_class(const struct context *context, const struct intent *intent, struct decision *decision,
                       struct err *err)
{
    size_t in_use = 0, held = 0;
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *stay = &context->facts->stays[i];
        in_use += stay->state == STAY_LENT && stay->in_day == context->day;
        held += stay->state == STAY_HELD && stay->in_day == context->day;
    }
    if (!in_use && !held)
        return err_set(err, ERR_REFUSED, "%s", _("Nothing is in the cupboard, so there is nothing to lend."));
    enum stay_state wanted = in_use ? STAY_LENT : STAY_HELD;
    for (size_t i = 0; i < context->facts->stay_count; i++) {
        const struct stay *stay = &context->facts->stays[i];
        if (stay->state != wanted || stay->in_day != context->day)
            continue;
        change(context, intent, stay, in_use ? EVENT_DEVICE_UNLENT : EVENT_DEVICE_LENT, decision);
        if (!in_use) {
            event_put(&decision->events[decision->count - 1], "purpose", intent->text);
            event_put_number(&decision->events[decision->count - 1], "class", 1);
        }
    }
    snprintf(decision->said, sizeof decision->said,
             in_use ? translate_count("%zu device is in the cupboard again.",
                                      "%zu devices are in the cupboard again.", in_use)
                    : translate_count("%zu device is in use. L takes it back.",
                                      "%zu devices are in use. L takes them back.", held),
             in_use ? in_use : held);
    return true;
}

/* A device goes out after it came in, to the minute that people name. */
static bool after_it_came(const struct context *context, const struct intent *intent, const struct stay *stay,
                          struct err *err)
{
    if (!intent->at || !stay || !stay_open(stay) || intent->at >= stay->in_at - stay->in_at % 60)
        return true;
    const struct pupil *pupil = facts_pupil(context->facts, stay->pupil_id);
    char date[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    return err_set(err, ERR_REFUSED, _("%s's %s came in on %s at %s. Give a moment after that."),
                   pupil ? pupil_label(pupil) : "", device_label(stay->kind),
                   day_text(stay->in_day, DAY_MEDIUM, date), clock_text(stay->in_at, time));
}

static bool give_back_many(const struct context *context, const struct intent *intent,
                           struct decision *decision, struct err *err)
{
    size_t done = 0;
    for (size_t i = 0; i < intent->id_count; i++) {
        const struct stay *stay = facts_stay(context->facts, intent->ids[i]);
        if (!stay || !stay_open(stay))
            continue;
        if (!after_it_came(context, intent, stay, err))
            return false;
        change(context, intent, stay, EVENT_DEVICE_BACK, decision);
        done++;
    }
    if (!done)
        return err_set(err, ERR_REFUSED, "%s", _("There is nothing to give back."));
    size_t stays = 0;
    for (size_t i = 0; i < context->facts->stay_count; i++)
        stays += stay_open(&context->facts->stays[i]);
    stays -= done;
    int used = snprintf(decision->said, sizeof decision->said,
                        translate_count("%zu device given back.", "%zu devices given back.", done), done);
    if (stays && used > 0 && (size_t)used < sizeof decision->said - 1) {
        decision->said[used] = ' ';
        snprintf(decision->said + used + 1, sizeof decision->said - (size_t)used - 1,
                 translate_count("%zu stays here.", "%zu stay here.", stays), stays);
    }
    return true;
}

/* Whose device it is. A pupil who left the class brings nothing any more, but takes home what is still here.
 */
static const struct pupil *device_owner(const struct context *context, const struct intent *intent,
                                        const struct stay *stay, struct err *err)
{
    const struct pupil *pupil = facts_pupil(context->facts, intent->pupil_id);
    return pupil && stay && stay_open(stay) ? pupil : decide_pupil(context, intent, err);
}

/* One device is in the cupboard once: what is here since today did not stay here since yesterday. */
static bool here_once(const struct context *context, const struct intent *intent, const struct pupil *pupil,
                      const struct stay *stay, struct err *err)
{
    const struct stay *later = came_later(context, pupil->id, intent->device);
    char date[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    if (!later || (stay && stay_open(stay)))
        return true;
    return err_set(
        err, ERR_REFUSED,
        _("%s's %s is here since %s %s, and it cannot be here twice. Give that back first, then put the "
          "earlier day right."),
        pupil_label(pupil), device_label(later->kind), day_text(later->in_day, DAY_MEDIUM, date),
        clock_text(later->in_at, time));
}

bool decide_device(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    bool all = intent->kind == INTENT_LEND_CLASS || intent->kind == INTENT_GIVE_BACK;
    if (all && needs_time(context, intent)) {
        decision->question = QUESTION_TIME;
        return true;
    }
    if (intent->kind == INTENT_LEND_CLASS)
        return lend_class(context, intent, decision, err);
    if (intent->kind == INTENT_GIVE_BACK)
        return give_back_many(context, intent, decision, err);
    const struct stay *stay = current_stay(context, intent->pupil_id, intent->device);
    const struct pupil *pupil = device_owner(context, intent, stay, err);
    if (!pupil || !after_it_came(context, intent, stay, err) || !here_once(context, intent, pupil, stay, err))
        return false;
    if (intent->kind == INTENT_TICK)
        return tick(context, intent, pupil, stay, decision);
    if (needs_time(context, intent)) {
        decision->question = QUESTION_TIME;
        return true;
    }
    if (intent->kind == INTENT_DEVICE_BAG)
        return in_bag(context, intent, pupil, stay, decision, err);
    if (intent->kind == INTENT_LEND)
        return lend(context, intent, pupil, stay, decision, err);
    bool here = stay && stay_open(stay);
    if (intent->kind == INTENT_DEVICE_IN && here)
        return err_set(err, ERR_REFUSED, _("%s's %s is handed in already."), pupil_label(pupil),
                       device_label(stay->kind));
    if (intent->kind == INTENT_DEVICE_IN) {
        if (stay && stay->state == STAY_IN_BAG)
            change(context, intent, stay, EVENT_DEVICE_BACK, decision);
        return hand_in(context, intent, pupil, false, decision);
    }
    if (!here)
        return err_set(err, ERR_REFUSED, _("%s has no %s in the cupboard to give back."), pupil_label(pupil),
                       device_label(intent->device));
    return give_back(context, intent, pupil, stay, decision);
}
