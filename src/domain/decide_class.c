/* Who is in front of the class, preferences, the rules in use, classes and their pupils. [G1, P18] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

enum { SLOT_LAST = 999 };

static bool same_name(const char *a, const char *b)
{
    char left[256], right[256];
    text_fold(left, sizeof left, a);
    text_fold(right, sizeof right, b);
    return strcmp(left, right) == 0;
}

static bool class_name_free(const struct context *context, const char *name, int64_t except, struct err *err)
{
    if (!name || !*name)
        return err_set(err, ERR_REFUSED, "%s", _("A class needs a name, such as 7A."));
    for (size_t i = 0; i < context->facts->class_count; i++)
        if (context->facts->classes[i].id != except && same_name(context->facts->classes[i].name, name))
            return err_set(err, ERR_REFUSED, _("There is a class %s already."), context->facts->classes[i].name);
    return true;
}

static bool class_event(const struct context *context, const struct intent *intent, struct decision *decision,
                        struct err *err)
{
    struct event *event;
    if (intent->kind == INTENT_CLASS_REMOVE) {
        event = decision_event(decision, context, intent, EVENT_CLASS_REMOVED);
        event->ref = intent->class_id;
        snprintf(decision->said, sizeof decision->said, "%s", _("The class is no longer shown."));
        return true;
    }
    bool new = intent->kind == INTENT_CLASS_ADD;
    if (!class_name_free(context, intent->text, new ? 0 : intent->class_id, err))
        return false;
    event = decision_event(decision, context, intent, new ? EVENT_CLASS_ADDED : EVENT_CLASS_CHANGED);
    event->ref = new ? 0 : intent->class_id;
    event->class_id = new ? 0 : intent->class_id;
    event_put(event, "name", intent->text);
    event_put(event, "groups", intent->group);
    event_put_number(event, "demo", new && intent->again);
    snprintf(decision->said, sizeof decision->said, new ? _("Class %s is made.") : _("The class is now called %s."),
             intent->text);
    return true;
}

/* --- pupils ----------------------------------------------------------------------------------------------- */

/* Slots are given once: the next is the highest that any pupil of the class ever had, plus one. */
static int highest_slot(const struct context *context, const struct intent *intent)
{
    int highest = 0;
    for (size_t i = 0; i < context->facts->pupil_count; i++)
        if (context->facts->pupils[i].slot > highest)
            highest = context->facts->pupils[i].slot;
    for (size_t i = 0; i < intent->change_count; i++)
        if (intent->changes[i].slot > highest)
            highest = intent->changes[i].slot;
    return highest;
}

/* The slot that a pupil will have after the intent. */
static int slot_after(const struct intent *intent, const struct pupil *pupil)
{
    for (size_t i = 0; i < intent->change_count; i++) {
        const struct roster_change *change = &intent->changes[i];
        if (change->pupil_id != pupil->id)
            continue;
        if (change->kind == ROSTER_LEFT)
            return 0;
        return change->kind == ROSTER_CHANGED ? change->slot : pupil->slot;
    }
    return pupil->left_day == DAY_NONE ? pupil->slot : 0;
}

static bool slot_free(const struct context *context, const struct intent *intent, const struct roster_change *change,
                      struct err *err)
{
    if (change->slot < 0 || change->slot > SLOT_LAST)
        return err_set(err, ERR_REFUSED, _("A slot is a number from 1 to %d."), SLOT_LAST);
    if (change->slot == 0 || change->kind == ROSTER_LEFT)
        return true;
    for (size_t i = 0; i < context->facts->pupil_count; i++) {
        const struct pupil *other = &context->facts->pupils[i];
        if (other->id != change->pupil_id && slot_after(intent, other) == change->slot)
            return err_set(err, ERR_REFUSED, _("Slot %d is %s's. Choose another number."), change->slot, other->name);
    }
    for (const struct roster_change *other = intent->changes; other < change; other++)
        if (other->kind == ROSTER_NEW && other->slot == change->slot)
            return err_set(err, ERR_REFUSED, _("Slot %d is given twice."), change->slot);
    return true;
}

static bool named(const struct roster_change *change, struct err *err)
{
    if ((change->first && *change->first) || (change->surname && *change->surname))
        return true;
    return err_set(err, ERR_REFUSED, "%s", _("A pupil needs a first name or a surname."));
}

static void put_pupil(struct event *event, const struct roster_change *change, int slot)
{
    event_put(event, "first", change->first);
    event_put(event, "prefix", change->prefix);
    event_put(event, "surname", change->surname);
    event_put(event, "key", change->key);
    event_put(event, "group", change->group);
    event_put_number(event, "slot", slot);
}

static bool roster_line(const struct context *context, const struct intent *intent,
                        const struct roster_change *change, int64_t class_id, int *slot, struct decision *decision,
                        struct err *err)
{
    static const enum event_kind kinds[] = { [ROSTER_NEW] = EVENT_PUPIL_ADDED, [ROSTER_CHANGED] = EVENT_PUPIL_CHANGED,
                                             [ROSTER_LEFT] = EVENT_PUPIL_LEFT,
                                             [ROSTER_CAME_BACK] = EVENT_PUPIL_CAME_BACK };
    bool fields = change->kind == ROSTER_NEW || change->kind == ROSTER_CHANGED;
    if ((fields && !named(change, err)) || !slot_free(context, intent, change, err))
        return false;
    const struct pupil *pupil = facts_pupil(context->facts, change->pupil_id);
    if (change->kind != ROSTER_NEW && !pupil)
        return err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
    struct event *event = decision_event(decision, context, intent, kinds[change->kind]);
    event->class_id = change->class_id ? change->class_id : class_id;
    event->pupil_id = change->kind == ROSTER_NEW ? -(int64_t)decision->count : change->pupil_id;
    event->ref = change->kind == ROSTER_NEW ? 0 : change->pupil_id;
    if (fields)
        put_pupil(event, change, change->slot ? change->slot : change->kind == ROSTER_NEW ? ++*slot : 0);
    return true;
}

static bool roster(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    int64_t class_id = intent->class_id;
    if (!class_id) {
        if (!class_name_free(context, intent->text, 0, err))
            return false;
        struct event *event = decision_event(decision, context, intent, EVENT_CLASS_ADDED);
        event->class_id = 0;
        event_put(event, "name", intent->text);
        event_put(event, "groups", intent->group);
        event_put_number(event, "demo", intent->again);
        class_id = -1;
    }
    int slot = intent->class_id ? highest_slot(context, intent) : 0;
    size_t counts[4] = { 0 };
    for (size_t i = 0; i < intent->change_count; i++) {
        const struct roster_change *change = &intent->changes[i];
        if (!roster_line(context, intent, change, class_id, &slot, decision, err))
            return false;
        counts[change->kind]++;
    }
    if (!decision->count)
        return err_set(err, ERR_REFUSED, "%s", _("The list is as it was: there is nothing to change."));
    if (intent->change_count == 1 && !counts[ROSTER_LEFT]) {
        const struct roster_change *only = intent->changes;
        snprintf(decision->said, sizeof decision->said,
                 counts[ROSTER_NEW] ? _("%s is in the class.") : _("%s is changed."),
                 only->first && *only->first ? only->first : only->surname ? only->surname : "");
        return true;
    }
    snprintf(decision->said, sizeof decision->said, _("Class list: %zu new, %zu changed, %zu left. u takes it back."),
             counts[ROSTER_NEW] + counts[ROSTER_CAME_BACK], counts[ROSTER_CHANGED], counts[ROSTER_LEFT]);
    return true;
}

bool decide_class(const struct context *context, const struct intent *intent, struct decision *decision,
                  struct err *err)
{
    struct event *event;
    switch (intent->kind) {
    case INTENT_TEACHER:
        event = decision_event(decision, context, intent, EVENT_TEACHER_PRESENT);
        event->who = intent->text && *intent->text ? intent->text : _("substitute");
        event_put(event, "name", intent->text);
        event_put_number(event, "substitute", intent->again);
        snprintf(decision->said, sizeof decision->said, _("In front of the class: %s."), event->who);
        return true;
    case INTENT_PREFERENCE:
        event = decision_event(decision, context, intent, EVENT_PREFERENCE_SET);
        event_put(event, "name", intent->text);
        event_put(event, "value", intent->reason);
        return true;
    case INTENT_POLICY:
        event = decision_event(decision, context, intent, EVENT_POLICY_SET);
        event_put(event, "digest", intent->text);
        event_put(event, "rules", intent->reason);
        event_put(event, "changed", intent->group);
        return true;
    case INTENT_ROSTER:
        return roster(context, intent, decision, err);
    default:
        return class_event(context, intent, decision, err);
    }
}
