/* Lessons: prepared, changed, copied, given or cancelled, and a line for a pupil where the plan differs.
 * [S5, S7, S8] */
#include "decide_parts.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"

#include <stdio.h>
#include <string.h>

/* As far as a lesson lies ahead or back; more is a year that was mistyped. */
enum { FAR_DAYS = 1100 };

static const struct lesson empty = {
    .uid = "", .title = "", .subject = "", .goal = "", .contact = "", .leave_by = "", .copyright = ""
};

static const char *clean(struct decision *decision, const char *given, const char *known, size_t size)
{
    char *out = arena_new(decision->arena, size, 1);
    text_clean(out, size, given ? given : known);
    return out;
}

static const char *groups_text(struct decision *decision, const char *given, unsigned known, struct err *err)
{
    unsigned groups = known;
    if (given && !groups_parse(given, &groups)) {
        err_set(err, ERR_REFUSED, _("'%.40s' are no groups: write 5-8, or 1,2; groups go from 1 to 8."),
                given);
        return NULL;
    }
    return groups_print(groups, arena_new(decision->arena, GROUPS_SIZE, 1));
}

static bool names(const struct lesson *lesson, const char *key)
{
    for (size_t i = 0; i < lesson->site_count; i++)
        if (strcmp(lesson->sites[i].key, key) == 0)
            return true;
    return false;
}

/* The sites as they are to be: each is on the list, or was in this lesson already. */
static const char *sites_text(const struct context *context, struct decision *decision, const char *given,
                              const struct lesson *known, struct err *err)
{
    const struct lesson_site *sites = known->sites;
    size_t count = known->site_count;
    char *text = arena_new(decision->arena, LESSON_SITES_SIZE, 1);
    if (given && !lesson_sites_read(given, decision->arena, &sites, &count)) {
        err_set(err, ERR_REFUSED, _("A lesson has at most %d sites."), (int)LESSON_SITES);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (!names(known, sites[i].key) &&
            !site_by_key(context->facts->sites, context->facts->site_count, sites[i].key)) {
            err_set(err, ERR_REFUSED, _("%s is not on the list of sites. Add it there first."), sites[i].key);
            return NULL;
        }
    }
    lesson_sites_print(sites, count, text);
    return text;
}

static bool flag(enum lesson_flag given, bool known)
{
    return given == LESSON_KEEP ? known : given == LESSON_YES;
}

/* Leave is given on the day that it is written down, and only for a contact that there is. [S7] */
static void put_contact(struct event *event, const struct context *context, struct decision *decision,
                        const struct lesson_intent *want, const struct lesson *known)
{
    const char *contact = clean(decision, want->contact, known->contact, LESSON_TEXT_SIZE);
    const char *by = clean(decision, want->leave_by, known->leave_by, LESSON_TEXT_SIZE);
    event_put(event, "contact", contact);
    if (!*contact || !*by)
        return;
    bool same = known->leave_day != DAY_NONE && strcmp(by, known->leave_by) == 0;
    event_put(event, "leave_by", by);
    event_put(event, "leave_day", decision_day(decision, same ? known->leave_day : context->today));
}

/* All fields as they are to be. NULL: refused. */
static struct event *put_fields(const struct context *context, const struct intent *intent,
                                struct decision *decision, enum event_kind kind, const struct lesson *known,
                                struct err *err)
{
    const struct lesson_intent *want = intent->lesson;
    int day = want->day == DAY_NONE ? known->day : want->day;
    const char *title = clean(decision, want->title, known->title, LESSON_TITLE_SIZE);
    const char *groups = groups_text(decision, want->groups, known->groups, err);
    const char *sites = groups ? sites_text(context, decision, want->sites, known, err) : NULL;
    if (!sites)
        return NULL;
    if (!*title) {
        err_set(err, ERR_REFUSED, "%s", _("A lesson needs a title."));
        return NULL;
    }
    if (day < context->today - FAR_DAYS || day > context->today + FAR_DAYS) {
        err_set(err, ERR_REFUSED, "%s",
                _("That day is more than three years away. Look at the year once more."));
        return NULL;
    }
    struct event *event = decision_event(decision, context, intent, kind);
    event->pupil_id = 0;
    event->ref = kind == EVENT_LESSON_ADDED ? 0 : intent->ref;
    if (kind == EVENT_LESSON_ADDED)
        event_put(event, "uid", context->action);
    else
        event->class_id = known->class_id;
    event_put(event, "day", decision_day(decision, day));
    event_put(event, "title", title);
    event_put(event, "subject", clean(decision, want->subject, known->subject, SITE_SUBJECT_SIZE));
    event_put(event, "goal", clean(decision, want->goal, known->goal, LESSON_GOAL_SIZE));
    event_put(event, "groups", groups);
    event_put(event, "sites", sites);
    put_contact(event, context, decision, want, known);
    event_put_number(event, "media", flag(want->media, known->media));
    event_put_number(event, "adult", flag(want->adult, known->adult));
    event_put(event, "copyright", clean(decision, want->copyright, known->copyright, LESSON_TEXT_SIZE));
    return event;
}

static void say_with_day(struct decision *decision, const struct event *event, const char *format)
{
    char text[DAY_TEXT_SIZE];
    snprintf(decision->said, sizeof decision->said, format, event_text(event, "title"),
             day_text(event_day(event, "day"), DAY_MEDIUM, text));
}

static bool add(const struct context *context, const struct intent *intent, struct decision *decision,
                struct err *err)
{
    struct lesson none = empty;
    none.day = context->today;
    none.leave_day = DAY_NONE;
    const struct event *event = put_fields(context, intent, decision, EVENT_LESSON_ADDED, &none, err);
    if (event)
        say_with_day(decision, event, _("%s: prepared for %s."));
    return event != NULL;
}

/* Leave for a contact is not copied: it is asked for anew. [S7] */
static bool copy(const struct context *context, const struct intent *intent, struct decision *decision,
                 const struct lesson *lesson, struct err *err)
{
    struct lesson known = *lesson;
    known.leave_by = "";
    known.leave_day = DAY_NONE;
    const struct event *event = put_fields(context, intent, decision, EVENT_LESSON_ADDED, &known, err);
    if (event)
        say_with_day(decision, event, _("%s: copied to %s."));
    return event != NULL;
}

static bool change(const struct context *context, const struct intent *intent, struct decision *decision,
                   const struct lesson *lesson, struct err *err)
{
    const struct event *event = put_fields(context, intent, decision, EVENT_LESSON_CHANGED, lesson, err);
    if (event)
        say_with_day(decision, event, _("%s: changed, on %s."));
    return event != NULL;
}

static struct event *about(const struct context *context, const struct intent *intent,
                           struct decision *decision, enum event_kind kind, const struct lesson *lesson)
{
    struct event *event = decision_event(decision, context, intent, kind);
    event->class_id = lesson->class_id;
    event->ref = lesson->id;
    return event;
}

static bool set_state(const struct context *context, const struct intent *intent, struct decision *decision,
                      const struct lesson *lesson, struct err *err)
{
    enum lesson_state state = LESSON_PLANNED;
    if (!lesson_state_parse(intent->text ? intent->text : "", &state))
        return err_set(err, ERR_USAGE, "%s", _("A lesson is planned, given or cancelled."));
    if (state == LESSON_GIVEN && lesson->day > context->today)
        return err_set(err, ERR_REFUSED, "%s",
                       _("That lesson is still to come. Its day can be changed first."));
    struct event *event = about(context, intent, decision, EVENT_LESSON_STATE, lesson);
    event_put(event, "state", lesson_state_name(state));
    snprintf(decision->said, sizeof decision->said, "%s: %s.", lesson->title, lesson_state_label(state));
    return true;
}

static const struct lesson_line *line_of(const struct facts *facts, int64_t lesson_id, int64_t pupil_id)
{
    for (size_t i = 0; i < facts->lesson_line_count; i++)
        if (facts->lesson_lines[i].lesson_id == lesson_id && facts->lesson_lines[i].pupil_id == pupil_id)
            return &facts->lesson_lines[i];
    return NULL;
}

/* The plan is different for this pupil; no text: it no longer is. [S7] */
static bool set_line(const struct context *context, const struct intent *intent, struct decision *decision,
                     const struct lesson *lesson, struct err *err)
{
    const struct pupil *pupil = decide_pupil(context, intent, err);
    if (!pupil)
        return false;
    const struct lesson_line *line = line_of(context->facts, lesson->id, pupil->id);
    const char *text = clean(decision, intent->text, "", LESSON_TEXT_SIZE);
    if (!line && !*text)
        return err_set(err, ERR_REFUSED, _("For %s this lesson is as for the others."), pupil_label(pupil));
    struct event *event =
        about(context, intent, decision, line ? EVENT_LESSON_LINE_CHANGED : EVENT_LESSON_LINE, lesson);
    event->ref = line ? line->id : lesson->id;
    event_put(event, "title", lesson->title);
    event_put(event, "text", text);
    snprintf(decision->said, sizeof decision->said,
             *text ? _("%s: a plan of its own for this lesson.") : _("%s: as for the others."),
             pupil_label(pupil));
    return true;
}

void decide_lessons_follow(const struct context *context, const struct intent *intent,
                           struct decision *decision, const char *before, const char *after)
{
    for (size_t i = 0; i < context->facts->lesson_count; i++) {
        const struct lesson *lesson = &context->facts->lessons[i];
        struct lesson_site sites[LESSON_SITES];
        struct lesson changed = *lesson;
        if (!names(lesson, before))
            continue;
        for (size_t k = 0; k < lesson->site_count; k++) {
            sites[k] = lesson->sites[k];
            if (strcmp(sites[k].key, before) == 0)
                sites[k].key = after;
        }
        changed.sites = sites;
        struct intent change_it = *intent;
        change_it.ref = lesson->id;
        change_it.lesson = &(struct lesson_intent){ .day = DAY_NONE };
        put_fields(context, &change_it, decision, EVENT_LESSON_CHANGED, &changed, NULL);
    }
}

bool decide_lesson(const struct context *context, const struct intent *intent, struct decision *decision,
                   struct err *err)
{
    if (intent->kind == INTENT_LESSON_ADD)
        return add(context, intent, decision, err);
    const struct lesson *lesson =
        lesson_by_id(context->facts->lessons, context->facts->lesson_count, intent->ref);
    if (!lesson)
        return err_set(err, ERR_REFUSED, "%s", _("This lesson is not there any more."));
    if (intent->kind == INTENT_LESSON_COPY)
        return copy(context, intent, decision, lesson, err);
    if (intent->kind == INTENT_LESSON_CHANGE)
        return change(context, intent, decision, lesson, err);
    if (intent->kind == INTENT_LESSON_STATE)
        return set_state(context, intent, decision, lesson, err);
    if (intent->kind == INTENT_LESSON_LINE)
        return set_line(context, intent, decision, lesson, err);
    about(context, intent, decision, EVENT_LESSON_REMOVED, lesson);
    snprintf(decision->said, sizeof decision->said, _("%s is gone from the lessons."), lesson->title);
    return true;
}
