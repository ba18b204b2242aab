/* Sites and lessons of another data file: what is new or newer there comes here, in one action. What was
 * changed on both sides stays as it is here unless somebody chose theirs. [S1, S7] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/prep.h"

#include <stdio.h>
#include <string.h>

struct work {
    const struct context *context;
    const struct intent *intent;
    struct decision *decision;
};

/* When it was changed there is when it happened; that it came here now is when it was recorded. */
static struct event *event_of(const struct work *work, enum event_kind kind, const struct prep_part *part,
                              int64_t ref)
{
    struct event *event = decision_event(work->decision, work->context, work->intent, kind);
    event->pupil_id = 0;
    event->ref = ref;
    if (part && part->at)
        event->occurred = part->at;
    return event;
}

static void put(struct event *event, const struct prep_part *part, const char *name)
{
    event_put(event, name, prep_get(part, name));
}

/* The thing that the last event made, for those that follow in this action. */
static int64_t made(const struct work *work)
{
    return -(int64_t)work->decision->count;
}

/* --- sites --------------------------------------------------------------------------------------------- */

static void put_site(struct event *event, const struct prep_item *fields, const char *groups)
{
    static const char *const names[] = { "title", "subject", "purpose" };
    const struct prep_part *main = &fields->parts[PREP_MAIN];
    event->class_id = 0;
    put(event, main, "address");
    event_put(event, "key", fields->key);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(event, main, names[i]);
    event_put(event, "groups", groups);
}

/* Its review, or that a child came upon something; a site that nobody looked at has its groups only, which
 * stand in its fields. */
static void take_review(const struct work *work, const struct prep_item *theirs,
                        const struct prep_item *fields, int64_t id)
{
    static const char *const names[] = { "verdict", "groups", "sentence", "rejects", "remarks", "note" };
    const struct prep_part *part = &theirs->parts[PREP_SECOND];
    if (*prep_get(part, "doubted")) {
        /* A report leaves the groups as they are, so they are set before it. */
        if (fields)
            put_site(event_of(work, EVENT_SITE_CHANGED, part, id), fields, prep_get(part, "groups"));
        event_of(work, EVENT_SITE_DOUBTED, part, id)->class_id = 0;
    } else if (*prep_get(part, "verdict")) {
        struct event *event = event_of(work, EVENT_SITE_REVIEWED, part, id);
        event->class_id = 0;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            put(event, part, names[i]);
        put(event, part, "by");
    } else if (fields) {
        put_site(event_of(work, EVENT_SITE_CHANGED, part, id), fields, prep_get(part, "groups"));
    }
}

static bool looked_at(const struct prep_item *item)
{
    return *prep_get(&item->parts[PREP_SECOND], "verdict") || *prep_get(&item->parts[PREP_SECOND], "doubted");
}

/* There it was taken off the list and came on it anew, so nobody looked at it yet: likewise here. */
static void start_anew(const struct work *work, const struct prep_item *theirs,
                       const struct prep_item *fields, int64_t id)
{
    const struct prep_part *part = &theirs->parts[PREP_SECOND];
    event_of(work, EVENT_SITE_REMOVED, part, id)->class_id = 0;
    put_site(event_of(work, EVENT_SITE_ADDED, part, 0), fields, prep_get(part, "groups"));
}

/* `fields` is the side whose fields the site has by now. */
static void take_site(const struct work *work, const struct prep_line *line, const struct prep_item *fields)
{
    const struct prep_item *theirs = line->theirs, *mine = line->mine;
    if (theirs->removed) {
        event_of(work, EVENT_SITE_REMOVED, NULL, mine->id)->class_id = 0;
    } else if (!mine || mine->removed) {
        put_site(event_of(work, EVENT_SITE_ADDED, &theirs->parts[PREP_MAIN], 0), theirs,
                 prep_get(&theirs->parts[PREP_SECOND], "groups"));
        take_review(work, theirs, NULL, made(work));
    } else if (line->place == PREP_MAIN) {
        put_site(event_of(work, EVENT_SITE_CHANGED, &theirs->parts[PREP_MAIN], mine->id), theirs,
                 prep_get(&mine->parts[PREP_SECOND], "groups"));
    } else if (looked_at(mine) && !looked_at(theirs)) {
        start_anew(work, theirs, fields, mine->id);
    } else {
        take_review(work, theirs, fields, mine->id);
    }
}

/* --- lessons ------------------------------------------------------------------------------------------- */

static void put_lesson(struct event *event, const struct prep_item *theirs)
{
    const struct prep_part *main = &theirs->parts[PREP_MAIN];
    for (const struct prep_field *field = prep_field_names(PREP_LESSON, PREP_MAIN); field->name; field++)
        if (strcmp(field->name, "media") == 0 || strcmp(field->name, "adult") == 0)
            event_put_number(event, field->name, *prep_get(main, field->name) != '\0');
        else
            put(event, main, field->name);
}

static void take_state(const struct work *work, const struct prep_item *theirs, int64_t id)
{
    const struct prep_part *part = &theirs->parts[PREP_SECOND];
    const char *state = prep_get(part, "state");
    event_put(event_of(work, EVENT_LESSON_STATE, part, id), "state",
              *state ? state : lesson_state_name(LESSON_PLANNED));
}

static void take_lesson(const struct work *work, const struct prep_line *line)
{
    const struct prep_item *theirs = line->theirs, *mine = line->mine;
    const struct prep_part *main = &theirs->parts[PREP_MAIN];
    if (theirs->removed) {
        event_of(work, EVENT_LESSON_REMOVED, NULL, mine->id);
    } else if (!mine || mine->removed) {
        struct event *event = event_of(work, EVENT_LESSON_ADDED, main, 0);
        event_put(event, "uid", theirs->key);
        put_lesson(event, theirs);
        if (*prep_get(&theirs->parts[PREP_SECOND], "state"))
            take_state(work, theirs, made(work));
    } else if (line->place == PREP_MAIN) {
        put_lesson(event_of(work, EVENT_LESSON_CHANGED, main, mine->id), theirs);
    } else {
        take_state(work, theirs, mine->id);
    }
}

/* A lesson stays in its class; a new one comes in the class on the screen. */
static void keep_class(const struct work *work, size_t from, int64_t lesson_id)
{
    const struct lesson *lesson =
        lesson_by_id(work->context->facts->lessons, work->context->facts->lesson_count, lesson_id);
    for (size_t i = from; lesson && i < work->decision->count; i++)
        work->decision->events[i].class_id = lesson->class_id;
}

/* --- all of it ----------------------------------------------------------------------------------------- */

static bool wanted(const struct prep_line *line, const unsigned char *take)
{
    return line->change != PREP_CONFLICT || (take && take[line->index] >> line->place & 1U);
}

bool decide_prep(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    const struct work work = { context, intent, decision };
    struct prep_plan plan;
    if (!context->facts->prep || !intent->prep)
        return err_set(err, ERR_USAGE, "%s", _("This cannot be done."));
    prep_plan_make(context->facts->prep, intent->prep->theirs, decision->arena, &plan);
    struct event *first = event_of(&work, EVENT_PREP_READ, NULL, 0);
    event_put(first, "by", intent->prep->theirs->who);
    event_put_number(first, "made", intent->prep->theirs->made);
    const struct prep_item *taken_main = NULL;
    int taken = 0;
    for (size_t i = 0; i < plan.count; i++) {
        const struct prep_line *line = &plan.lines[i];
        size_t from = decision->count;
        if (!wanted(line, intent->prep->take))
            continue;
        taken++;
        if (line->theirs->kind == PREP_SITE) {
            if (line->place == PREP_MAIN)
                taken_main = line->theirs;
            take_site(&work, line, taken_main == line->theirs ? line->theirs : line->mine);
        } else {
            take_lesson(&work, line);
            keep_class(&work, from, line->mine && !line->mine->removed ? line->mine->id : 0);
        }
    }
    if (!taken)
        return err_set(err, ERR_REFUSED, "%s", _("There is nothing new in it for here."));
    snprintf(decision->said, sizeof decision->said,
             translate_count("Sites and lessons read: %d change.", "Sites and lessons read: %d changes.",
                             (unsigned long)taken),
             taken);
    return true;
}
