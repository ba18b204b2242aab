/* Who is in front of the class, preferences, the rules in use, classes. [G1, P18] */
#include "decide_parts.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/demo.h"

#include <stdio.h>
#include <string.h>

bool class_name_free(const struct context *context, const char *name, int64_t except, struct err *err)
{
    if (!name || !*name)
        return err_set(err, ERR_REFUSED, "%s", _("A class needs a name, such as 7A."));
    for (size_t i = 0; i < context->facts->class_count; i++)
        if (context->facts->classes[i].id != except && class_name_same(context->facts->classes[i].name, name))
            return err_set(err, ERR_REFUSED, _("There is a class %s already. Choose another name."),
                           context->facts->classes[i].name);
    return true;
}

/* What was invented with the demo class goes with it: its lessons, and the invented sites with what is to be
 * done about them. */
static void remove_invented(const struct context *context, const struct intent *intent,
                            struct decision *decision)
{
    const struct facts *facts = context->facts;
    for (size_t i = 0; i < facts->lesson_count; i++) {
        if (facts->lessons[i].class_id != intent->class_id)
            continue;
        decision_event(decision, context, intent, EVENT_LESSON_REMOVED)->ref = facts->lessons[i].id;
    }
    for (size_t i = 0; i < facts->site_count; i++) {
        if (!demo_site_is(facts->sites[i].key))
            continue;
        struct event *event = decision_event(decision, context, intent, EVENT_SITE_REMOVED);
        event->class_id = 0;
        event->ref = facts->sites[i].id;
        decision_drop_tasks(context, intent, facts->sites[i].id, decision);
    }
}

static bool class_event(const struct context *context, const struct intent *intent, struct decision *decision,
                        struct err *err)
{
    struct event *event;
    if (intent->kind == INTENT_CLASS_REMOVE) {
        const struct school_class *class = facts_class(context->facts, intent->class_id);
        if (class && !class->demo && class->pupils)
            return err_set(
                err, ERR_REFUSED,
                translate_count("%d pupil is still in class %s. Let it go to another class first.",
                                "%d pupils are still in class %s. Let them go to another class first.",
                                (unsigned long)class->pupils),
                class->pupils, class->name);
        event = decision_event(decision, context, intent, EVENT_CLASS_REMOVED);
        event->ref = intent->class_id;
        if (class && class->demo)
            remove_invented(context, intent, decision);
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
    snprintf(decision->said, sizeof decision->said,
             new ? _("Class %s is made.") : _("The class is now called %s."), intent->text);
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
    default:
        return class_event(context, intent, decision, err);
    }
}
