/* The pupils of classes: new, changed, left, back; one or a whole list in one action. */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/bsn.h"
#include "klaskast/domain/class_name.h"

#include <stdio.h>
#include <string.h>

enum { SLOT_LAST = 999 };

/* A class that the intent touches; its id is negative when it is made by an event of this action. */
struct touched {
    int64_t id;
    const char *name; /* of one that is made; NULL otherwise */
    int highest;      /* slot that any of its pupils ever had */
};

struct roster {
    const struct context *context;
    const struct intent *intent;
    struct decision *decision;
    struct touched *classes;
    size_t class_count, class_room;
};

static int64_t class_here(const struct roster *roster)
{
    return roster->intent->class_id ? roster->intent->class_id : roster->context->class_id;
}

/* Is the change about a class that is there, and is it this one? */
static bool is_for(const struct roster *roster, const struct roster_change *change, int64_t class_id)
{
    return change->class_id ? change->class_id == class_id
                            : !change->class_name && class_here(roster) == class_id;
}

/* Leaves the class, or goes to another one. */
static bool leaves(const struct roster *roster, const struct pupil *pupil)
{
    const struct intent *intent = roster->intent;
    for (size_t i = 0; i < intent->change_count; i++) {
        const struct roster_change *change = &intent->changes[i];
        if (change->pupil_id == pupil->id &&
            (change->kind == ROSTER_LEFT ||
             (change->kind == ROSTER_CHANGED && !is_for(roster, change, pupil->class_id))))
            return true;
    }
    return false;
}

/* Is anybody of the class still there after this? If not, its cupboard starts anew: another year's children.
 */
static bool somebody_stays(const struct roster *roster, int64_t class_id)
{
    const struct facts *facts = roster->context->facts;
    for (size_t i = 0; i < facts->pupil_count; i++) {
        const struct pupil *pupil = &facts->pupils[i];
        if (pupil->class_id == class_id && pupil->left_day == DAY_NONE && !leaves(roster, pupil))
            return true;
    }
    return false;
}

/* Slots are given once: the next is the highest that any pupil of the class had this school year, plus one.
 */
static int highest_slot(const struct roster *roster, int64_t class_id)
{
    const struct facts *facts = roster->context->facts;
    int highest = 0, year = day_schoolyear_start(roster->context->today);
    bool stays = somebody_stays(roster, class_id);
    for (size_t i = 0; i < facts->pupil_count && stays; i++) {
        const struct pupil *pupil = &facts->pupils[i];
        bool long_gone = pupil->left_day != DAY_NONE && pupil->left_day < year;
        if (pupil->class_id == class_id && !long_gone && pupil->slot > highest)
            highest = pupil->slot;
    }
    for (size_t i = 0; i < roster->intent->change_count; i++)
        if (is_for(roster, &roster->intent->changes[i], class_id) &&
            roster->intent->changes[i].slot > highest)
            highest = roster->intent->changes[i].slot;
    return highest;
}

/* Is it about the class of that name, which this intent makes? */
static bool is_for_name(const struct roster_change *change, const char *name)
{
    return !change->class_id && change->class_name && class_name_same(change->class_name, name);
}

/* The highest slot that is named for a class that is made. */
static int highest_named(const struct roster *roster, const char *name)
{
    int highest = 0;
    for (size_t i = 0; i < roster->intent->change_count; i++)
        if (is_for_name(&roster->intent->changes[i], name) && roster->intent->changes[i].slot > highest)
            highest = roster->intent->changes[i].slot;
    return highest;
}

static struct touched *touch(struct roster *roster, int64_t id, const char *name)
{
    for (size_t i = 0; i < roster->class_count; i++)
        if (roster->classes[i].id == id)
            return &roster->classes[i];
    roster->classes = arena_room(roster->decision->arena, roster->classes, roster->class_count,
                                 &roster->class_room, sizeof *roster->classes);
    struct touched *class = &roster->classes[roster->class_count++];
    *class = (struct touched){ .id = id,
                               .name = name,
                               .highest = id > 0 ? highest_slot(roster, id) : highest_named(roster, name) };
    return class;
}

static struct touched *make_class(struct roster *roster, const char *name)
{
    const struct intent *intent = roster->intent;
    struct event *event = decision_event(roster->decision, roster->context, intent, EVENT_CLASS_ADDED);
    char years[CLASS_YEARS_SIZE];
    event->class_id = 0;
    event_put(event, "name", name);
    event_put(event, "groups",
              intent->group ? intent->group
                            : arena_copy(roster->decision->arena, class_name_years(name, years)));
    event_put_number(event, "demo", intent->again);
    return touch(roster, -(int64_t)roster->decision->count, name);
}

/* The class that a change is about; it is made where there is none of that name yet. */
static struct touched *class_of(struct roster *roster, const struct roster_change *change)
{
    if (change->class_id)
        return touch(roster, change->class_id, NULL);
    const char *name = change->class_name         ? change->class_name
                       : roster->intent->class_id ? NULL
                                                  : roster->intent->text;
    if (!name)
        return touch(roster, class_here(roster), NULL);
    for (size_t i = 0; i < roster->class_count; i++)
        if (roster->classes[i].name && class_name_same(roster->classes[i].name, name))
            return &roster->classes[i];
    const struct facts *facts = roster->context->facts;
    for (size_t i = 0; i < facts->class_count; i++)
        if (class_name_same(facts->classes[i].name, name))
            return touch(roster, facts->classes[i].id, NULL);
    return make_class(roster, name);
}

/* The slot that a known pupil has in class `class_id` after the intent; 0 none. */
static int slot_after(const struct roster *roster, const struct pupil *pupil, int64_t class_id)
{
    const struct intent *intent = roster->intent;
    bool here = pupil->class_id == class_id && pupil->left_day == DAY_NONE;
    int slot = here ? pupil->slot : 0;
    for (size_t i = 0; i < intent->change_count; i++) {
        const struct roster_change *change = &intent->changes[i];
        if (change->pupil_id != pupil->id)
            continue;
        if (change->kind == ROSTER_LEFT)
            slot = 0;
        else if (change->kind == ROSTER_CAME_BACK)
            slot = pupil->class_id == class_id ? pupil->slot : 0;
        else if (change->kind == ROSTER_CHANGED)
            slot = is_for(roster, change, class_id) ? change->slot : 0;
    }
    return slot;
}

/* Another known pupil who has this slot after the intent, or NULL. */
static const struct pupil *slot_owner(const struct roster *roster, int slot, int64_t pupil_id,
                                      int64_t class_id)
{
    const struct facts *facts = roster->context->facts;
    for (size_t i = 0; i < facts->pupil_count; i++) {
        const struct pupil *other = &facts->pupils[i];
        if (other->id != pupil_id && slot_after(roster, other, class_id) == slot)
            return other;
    }
    return NULL;
}

static bool slot_free(const struct roster *roster, const struct roster_change *change, int64_t class_id,
                      struct err *err)
{
    const struct pupil *pupil = facts_pupil(roster->context->facts, change->pupil_id);
    bool kept = pupil && pupil->class_id == class_id && pupil->slot == change->slot;
    if (change->slot == 0 || kept || change->kind == ROSTER_LEFT)
        return true;
    if (change->slot < 0 || change->slot > SLOT_LAST)
        return err_set(err, ERR_REFUSED, _("A slot is a number from 1 to %d."), SLOT_LAST);
    const struct pupil *owner = slot_owner(roster, change->slot, change->pupil_id, class_id);
    if (owner)
        return err_set(err, ERR_REFUSED, _("Slot %d is %s's. Choose another number."), change->slot,
                       owner->name);
    for (const struct roster_change *other = roster->intent->changes; other < change; other++)
        if (other->slot == change->slot &&
            (change->class_id || !change->class_name
                 ? other->kind == ROSTER_NEW && other->class_id == change->class_id
                 : is_for_name(other, change->class_name)))
            return err_set(err, ERR_REFUSED, _("Slot %d is given twice."), change->slot);
    return true;
}

static bool named(const struct roster_change *change, struct err *err)
{
    if ((change->first && *change->first) || (change->surname && *change->surname))
        return true;
    return err_set(err, ERR_REFUSED, "%s", _("A pupil needs a first name or a surname."));
}

/* One number of the school is one pupil. */
static bool key_free(const struct roster *roster, const struct roster_change *change, struct err *err)
{
    const struct facts *facts = roster->context->facts;
    if (!change->key || !*change->key)
        return true;
    if (bsn_like(change->key))
        return err_set(err, ERR_REFUSED, "%s",
                       _("This number looks like a citizen service number (BSN), and that is never kept. "
                         "Leave it out."));
    for (size_t i = 0; i < facts->pupil_count; i++)
        if (facts->pupils[i].id != change->pupil_id && strcmp(facts->pupils[i].key, change->key) == 0)
            return err_set(err, ERR_REFUSED, _("The number %s is %s's. Two pupils cannot have one number."),
                           change->key, facts->pupils[i].name);
    return true;
}

/* Who left is not on the roster any more, and what is still held would lie in the cupboard unseen. [P1] */
static bool nothing_held(const struct roster *roster, const struct pupil *pupil, struct err *err)
{
    const struct facts *facts = roster->context->facts;
    for (size_t i = 0; i < facts->stay_count; i++)
        if (facts->stays[i].pupil_id == pupil->id && stay_open(&facts->stays[i]))
            return err_set(err, ERR_REFUSED,
                           _("A device of %s is still here. Give it back first, then the pupil can leave."),
                           pupil->name);
    return true;
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

/* Who left may have lost the slot to another meanwhile: that one keeps it. */
static int own_slot(struct roster *roster, const struct pupil *pupil, int slot, struct touched *class)
{
    bool lost = pupil && pupil->left_day != DAY_NONE && slot && slot == pupil->slot &&
                slot_owner(roster, slot, pupil->id, class->id);
    return lost ? ++class->highest : slot;
}

static void slot_again(struct roster *roster, const struct pupil *pupil, struct touched *class)
{
    const struct roster_change as_it_was = { .first = pupil->first,
                                             .prefix = pupil->prefix,
                                             .surname = pupil->surname,
                                             .key = pupil->key,
                                             .group = pupil->group };
    int slot = own_slot(roster, pupil, pupil->slot, class);
    if (slot == pupil->slot)
        return;
    struct event *event =
        decision_event(roster->decision, roster->context, roster->intent, EVENT_PUPIL_CHANGED);
    event->class_id = class->id;
    event->pupil_id = event->ref = pupil->id;
    put_pupil(event, &as_it_was, slot);
}

static bool change_pupil(struct roster *roster, const struct roster_change *change, struct err *err)
{
    static const enum event_kind kinds[] = { [ROSTER_NEW] = EVENT_PUPIL_ADDED,
                                             [ROSTER_CHANGED] = EVENT_PUPIL_CHANGED,
                                             [ROSTER_LEFT] = EVENT_PUPIL_LEFT,
                                             [ROSTER_CAME_BACK] = EVENT_PUPIL_CAME_BACK };
    const struct pupil *pupil = facts_pupil(roster->context->facts, change->pupil_id);
    bool fields = change->kind == ROSTER_NEW || change->kind == ROSTER_CHANGED;
    if (change->kind != ROSTER_NEW && !pupil)
        return err_set(err, ERR_REFUSED, "%s", _("This pupil is not in the class."));
    if (fields && (!named(change, err) || !key_free(roster, change, err)))
        return false;
    if (change->kind == ROSTER_LEFT && !nothing_held(roster, pupil, err))
        return false;
    if (!change->class_id && !change->class_name && !roster->intent->text && !class_here(roster))
        return class_name_free(roster->context, NULL, 0, err);
    struct touched *class = class_of(roster, change);
    if (!slot_free(roster, change, class->id, err))
        return false;
    struct event *event =
        decision_event(roster->decision, roster->context, roster->intent, kinds[change->kind]);
    event->class_id = class->id;
    event->pupil_id = pupil ? pupil->id : -(int64_t)roster->decision->count;
    event->ref = pupil ? pupil->id : 0;
    bool moves = !pupil || pupil->class_id != class->id;
    if (fields)
        put_pupil(event, change,
                  change->slot || !moves ? own_slot(roster, pupil, change->slot, class) : ++class->highest);
    else if (change->kind == ROSTER_CAME_BACK && !moves)
        slot_again(roster, pupil, class);
    return true;
}

/* Where all of them go, when that is one other class; NULL. */
static const char *all_go_to(const struct roster *roster)
{
    const struct intent *intent = roster->intent;
    const struct facts *facts = roster->context->facts;
    const char *to = NULL;
    for (size_t i = 0; i < intent->change_count; i++) {
        const struct roster_change *change = &intent->changes[i];
        const struct pupil *pupil = facts_pupil(facts, change->pupil_id);
        const struct school_class *class = facts_class(facts, change->class_id);
        const char *name = change->class_id ? class ? class->name : NULL : change->class_name;
        if (change->kind != ROSTER_CHANGED || !name || (class && class->id == pupil->class_id) ||
            (to && !class_name_same(to, name)))
            return NULL;
        to = name;
    }
    return to;
}

static void say(struct roster *roster, const size_t counts[4])
{
    const struct intent *intent = roster->intent;
    char *said = roster->decision->said;
    size_t size = sizeof roster->decision->said;
    const struct roster_change *only = intent->changes;
    const struct pupil *pupil = facts_pupil(roster->context->facts, only->pupil_id);
    const char *name = only->first && *only->first       ? only->first
                       : only->surname && *only->surname ? only->surname
                       : pupil                           ? pupil->name
                                                         : "";
    const char *to = all_go_to(roster);
    if (to && intent->change_count > 1)
        snprintf(said, size, _("%zu pupils are in class %s now."), intent->change_count, to);
    else if (to)
        snprintf(said, size, _("%s is in class %s now."), name, to);
    else if (intent->change_count > 1)
        snprintf(said, size, _("Class list: %zu new, %zu changed, %zu left."),
                 counts[ROSTER_NEW] + counts[ROSTER_CAME_BACK], counts[ROSTER_CHANGED], counts[ROSTER_LEFT]);
    else if (counts[ROSTER_LEFT])
        snprintf(said, size, _("%s has left the class."), name);
    else
        snprintf(said, size, counts[ROSTER_CHANGED] ? _("%s is changed.") : _("%s is in the class."), name);
}

bool decide_roster(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    struct roster roster = { .context = context, .intent = intent, .decision = decision };
    size_t counts[4] = { 0 };
    if (!intent->class_id && intent->text) {
        if (!class_name_free(context, intent->text, 0, err))
            return false;
        make_class(&roster, intent->text);
    }
    for (size_t i = 0; i < intent->change_count; i++) {
        if (!change_pupil(&roster, &intent->changes[i], err))
            return false;
        counts[intent->changes[i].kind]++;
    }
    if (!decision->count)
        return err_set(err, ERR_REFUSED, "%s", _("The list is as it was: there is nothing to change."));
    if (intent->change_count)
        say(&roster, counts);
    else
        snprintf(decision->said, sizeof decision->said, _("Class %s is made."), intent->text);
    return true;
}
