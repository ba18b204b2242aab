/* The list of sites: added, changed, looked at, taken off. [S1-S4] */
#include "decide_parts.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"

#include <stdio.h>
#include <string.h>

/* Sites are the school's, not a class's. */
static struct event *site_event(struct decision *decision, const struct context *context,
                                const struct intent *intent, enum event_kind kind)
{
    struct event *event = decision_event(decision, context, intent, kind);
    event->class_id = 0;
    event->pupil_id = 0;
    event->ref = kind == EVENT_SITE_ADDED ? 0 : intent->ref;
    return event;
}

static const char *clean(struct decision *decision, const char *text, size_t size)
{
    char *out = arena_new(decision->arena, size, 1);
    text_clean(out, size, text ? text : "");
    return out;
}

/* What is not given stays as it was. */
static const char *chosen(const char *given, const char *known)
{
    return given ? given : known;
}

static bool groups_text(const char *text, char out[GROUPS_SIZE], struct err *err)
{
    unsigned groups;
    if (!groups_parse(text, &groups))
        return err_set(err, ERR_REFUSED,
                       _("'%.40s' are no groups: write 5-8, or 1,2; groups go from 1 to 8."), text);
    groups_print(groups, out);
    return true;
}

/* Address, key, title, subject and groups as they are to be. `known` is all empty for a new site. */
static bool put_fields(struct decision *decision, const struct context *context, const struct intent *intent,
                       const struct site_intent *want, const struct site *known, struct err *err)
{
    char *address = arena_new(decision->arena, SITE_ADDRESS_SIZE, 1);
    char *key = arena_new(decision->arena, SITE_ADDRESS_SIZE, 1);
    char *groups = arena_new(decision->arena, GROUPS_SIZE, 1), before[GROUPS_SIZE];
    if (!site_address(chosen(want->address, known->address), address, key, err) ||
        !groups_text(chosen(want->groups, groups_print(known->groups, before)), groups, err))
        return false;
    const struct site *same = site_by_key(context->facts->sites, context->facts->site_count, key);
    if (same && same->id != known->id)
        return err_set(err, ERR_REFUSED, _("%s is on the list already (%s)."), same->key,
                       verdict_label(same->verdict));
    struct event *event =
        site_event(decision, context, intent, known->id ? EVENT_SITE_CHANGED : EVENT_SITE_ADDED);
    event_put(event, "address", address);
    event_put(event, "key", key);
    event_put(event, "title", clean(decision, chosen(want->title, known->title), SITE_TITLE_SIZE));
    event_put(event, "subject", clean(decision, chosen(want->subject, known->subject), SITE_SUBJECT_SIZE));
    event_put(event, "purpose", clean(decision, chosen(want->purpose, known->purpose), SITE_PURPOSE_SIZE));
    event_put(event, "groups", groups);
    if (known->id && strcmp(key, known->key) != 0)
        decide_lessons_follow(context, intent, decision, known->key, key);
    return true;
}

/* The names of the checklist's lines that were answered with yes, of one kind. */
static const char *ticked(struct decision *decision, const struct context *context, unsigned checks,
                          bool rejects)
{
    const struct settings *settings = context->settings;
    const char *names = "";
    for (int i = 0; i < settings->check_count; i++)
        if (checks >> i & 1U && settings->checks[i].rejects == rejects)
            names =
                arena_print(decision->arena, "%s%s%s", names, *names ? "," : "", settings->checks[i].name);
    return names;
}

static bool differs(const char *given, const char *known)
{
    return given && strcmp(given, known) != 0;
}

static bool review(const struct context *context, const struct intent *intent, struct decision *decision,
                   const struct site *site, struct err *err)
{
    const struct site_intent *want = intent->site;
    char *groups = arena_new(decision->arena, GROUPS_SIZE, 1), before[GROUPS_SIZE];
    if (!site_review_complete(want, site, context->settings, NULL, err) ||
        !groups_text(chosen(want->groups, groups_print(site->groups, before)), groups, err))
        return false;
    if (differs(want->title, site->title) || differs(want->subject, site->subject) ||
        differs(want->purpose, site->purpose)) {
        if (!put_fields(decision, context, intent, want, site, err))
            return false;
    }
    struct event *event = site_event(decision, context, intent, EVENT_SITE_REVIEWED);
    event_put(event, "verdict", verdict_name(want->verdict));
    event_put(event, "groups", groups);
    event_put(event, "sentence", clean(decision, want->sentence, SITE_SENTENCE_SIZE));
    event_put(event, "rejects", ticked(decision, context, want->checks, true));
    event_put(event, "remarks", ticked(decision, context, want->checks, false));
    event_put(event, "note", clean(decision, chosen(want->note, site->note), SITE_NOTE_SIZE));
    snprintf(decision->said, sizeof decision->said,
             *groups || want->verdict == VERDICT_NOT_ALLOWED
                 ? _("%s: %s.")
                 : _("%s: %s, for no group yet. Say which groups, then it can be on a start page and in a "
                     "lesson."),
             site->key, verdict_label(want->verdict));
    return true;
}

/* A child came upon it and told: the site goes back to 'to review', ICT hears of it, and nobody is named. It
 * is no violation and never can be. [I2] */
static bool doubt(const struct context *context, const struct intent *intent, struct decision *decision,
                  struct err *err)
{
    char *address = arena_new(decision->arena, SITE_ADDRESS_SIZE, 1);
    char *key = arena_new(decision->arena, SITE_ADDRESS_SIZE, 1);
    if (!site_address(intent->text ? intent->text : "", address, key, err))
        return false;
    const struct site *site = site_by_key(context->facts->sites, context->facts->site_count, key);
    int64_t id = site ? site->id : -1;
    if (!site) {
        struct event *added = site_event(decision, context, intent, EVENT_SITE_ADDED);
        event_put(added, "address", address);
        event_put(added, "key", key);
    }
    struct event *event = site_event(decision, context, intent, EVENT_SITE_DOUBTED);
    event->ref = id;
    event_put(event, "what", clean(decision, intent->reason, SITE_SENTENCE_SIZE));
    event = decision_event(decision, context, intent, EVENT_TASK_OPENED);
    event->pupil_id = 0;
    event->ref = id;
    event_put(event, "task", task_name(TASK_ICT));
    event_put(event, "due",
              decision_day(decision, schoolday_after(&context->settings->holidays, context->today,
                                                     context->settings->within[TASK_ICT])));
    event_put(event, "why", key);
    snprintf(decision->said, sizeof decision->said,
             _("%s is to be reviewed, and ICT to be told. Well that it was said."), key);
    return true;
}

static const struct site none = {
    .address = "", .key = "", .title = "", .subject = "", .purpose = "", .note = ""
};

/* Is it on the list, or among those that are being added? */
static bool is_known(const struct context *context, const struct decision *decision, const char *key)
{
    if (site_by_key(context->facts->sites, context->facts->site_count, key))
        return true;
    for (size_t i = 0; i < decision->count; i++)
        if (strcmp(event_text(&decision->events[i], "key"), key) == 0)
            return true;
    return false;
}

/* Many at once are one action. One that came on the list meanwhile is passed over: it is where it should be.
 */
static bool add_many(const struct context *context, const struct intent *intent, struct decision *decision,
                     struct err *err)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];
    for (size_t i = 0; i < intent->site_count; i++) {
        const struct site_intent *want = &intent->site[i];
        if (!site_address(want->address, address, key, err))
            return false;
        if (!is_known(context, decision, key) && !put_fields(decision, context, intent, want, &none, err))
            return false;
    }
    if (!decision->count)
        return err_set(err, ERR_REFUSED, "%s", _("These sites are all on the list already."));
    snprintf(decision->said, sizeof decision->said,
             translate_count("%zu site is on the list, to review.", "%zu sites are on the list, to review.",
                             decision->count),
             decision->count);
    return true;
}

bool decide_site(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    if (intent->kind == INTENT_SITE_DOUBT)
        return doubt(context, intent, decision, err);
    if (intent->kind == INTENT_SITE_ADD && intent->site_count > 1)
        return add_many(context, intent, decision, err);
    const struct site *site =
        intent->kind == INTENT_SITE_ADD
            ? &none
            : site_by_id(context->facts->sites, context->facts->site_count, intent->ref);
    if (!site)
        return err_set(err, ERR_REFUSED, "%s", _("This site is not on the list any more."));
    if (intent->kind == INTENT_SITE_REVIEW)
        return review(context, intent, decision, site, err);
    if (intent->kind == INTENT_SITE_REMOVE) {
        site_event(decision, context, intent, EVENT_SITE_REMOVED);
        snprintf(decision->said, sizeof decision->said, _("%s is off the list."), site->key);
        return true;
    }
    size_t first = decision->count;
    if (!put_fields(decision, context, intent, intent->site, site, err))
        return false;
    const char *key = event_text(&decision->events[first], "key");
    snprintf(decision->said, sizeof decision->said,
             site->id ? _("%s is changed.") : _("%s is on the list, to review."), key);
    return true;
}
