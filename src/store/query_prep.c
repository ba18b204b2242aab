/* All sites and lessons with what they were before, read from the journal. */
#include "klaskast/store/query.h"

#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/prep.h"

#include <stdio.h>
#include <string.h>

/* Which item a thing is: later events name the number of the first. */
struct known {
    int64_t id;
    enum prep_kind kind;
    const char *key;
};

struct reading {
    struct prep *prep;
    struct arena *arena;
    struct known *known;
    size_t count, room;
};

static struct known *known_of(struct reading *reading, int64_t id)
{
    for (size_t i = reading->count; i > 0; i--)
        if (reading->known[i - 1].id == id)
            return &reading->known[i - 1];
    return NULL;
}

/* A field of an event as text; numbers stand in lessons only, and are flags. */
static const char *event_get(const void *context, const char *name)
{
    const struct event *event = context;
    if (strcmp(name, "media") == 0 || strcmp(name, "adult") == 0)
        return event_number(event, name) ? "1" : "";
    return event_text(event, name);
}

struct review {
    const struct event *event;
    const struct prep_part *before;
    char moment[24];
};

static const char *review_get(const void *context, const char *name)
{
    const struct review *review = context;
    const struct event *event = review->event;
    if (strcmp(name, "moment") == 0)
        return event->kind == EVENT_SITE_CHANGED || event->kind == EVENT_SITE_ADDED ? "" : review->moment;
    if (event->kind == EVENT_SITE_DOUBTED && strcmp(name, "groups") == 0)
        return prep_get(review->before, name); /* for whom it is does not change by it */
    if (event->kind == EVENT_SITE_DOUBTED)
        return strcmp(name, "doubted") == 0 ? "1" : "";
    if (strcmp(name, "by") == 0 && event->kind == EVENT_SITE_REVIEWED)
        return *event_text(event, "by") ? event_text(event, "by") : event->who;
    return strcmp(name, "doubted") == 0 ? "" : event_text(event, name);
}

/* What was found before stays when only the fields are changed; the groups may be others. */
struct again {
    const struct prep_part *before;
    const struct event *event;
};

static const char *again_get(const void *context, const char *name)
{
    const struct again *again = context;
    return strcmp(name, "groups") == 0 ? event_text(again->event, name) : prep_get(again->before, name);
}

static const char *state_get(const void *context, const char *name)
{
    const char *state = event_text(context, name);
    return strcmp(state, lesson_state_name(LESSON_PLANNED)) == 0 ? "" : state;
}

static struct prep_item *make_item(struct reading *reading, const struct event *event, enum prep_kind kind)
{
    const char *key = event_text(event, kind == PREP_SITE ? "key" : "uid");
    struct prep_item *item = prep_item(reading->prep, kind, key, reading->arena);
    reading->known =
        arena_room(reading->arena, reading->known, reading->count, &reading->room, sizeof *reading->known);
    reading->known[reading->count++] = (struct known){ event->number, kind, item->key };
    item->id = event->number;
    item->removed = false;
    return item;
}

/* A site under another key is the same site: it takes along what it was. */
static struct prep_item *site_item(struct reading *reading, struct known *known, const struct event *event)
{
    const char *key = event_text(event, "key");
    struct prep_item *item = prep_item(reading->prep, PREP_SITE, known->key, reading->arena);
    if (event->kind != EVENT_SITE_CHANGED || strcmp(key, known->key) == 0)
        return item;
    known->key = arena_copy(reading->arena, key);
    if (!prep_find(reading->prep, PREP_SITE, key)) {
        item->key = known->key;
        return item;
    }
    /* One of that key was taken off the list before: it is this one from now on. */
    item->removed = true;
    item = prep_item(reading->prep, PREP_SITE, key, reading->arena);
    item->removed = false;
    item->id = known->id;
    return item;
}

static void set(struct reading *reading, struct prep_item *item, enum prep_place place,
                const char *(*get)(const void *context, const char *name), const void *context,
                const struct event *event)
{
    const char *by = event_text(event, "by");
    prep_part_set(&item->parts[place], item->kind, place, get, context, event->occurred,
                  *by ? by : event->who, reading->arena);
}

static void read_site(struct reading *reading, struct prep_item *item, const struct event *event)
{
    struct review review = { .event = event, .before = &item->parts[PREP_SECOND] };
    const struct again again = { &item->parts[PREP_SECOND], event };
    snprintf(review.moment, sizeof review.moment, "%lld", (long long)event->occurred);
    if (event->kind == EVENT_SITE_REMOVED) {
        item->removed = true;
    } else if (event->kind == EVENT_SITE_REVIEWED || event->kind == EVENT_SITE_DOUBTED) {
        set(reading, item, PREP_SECOND, review_get, &review, event);
    } else {
        set(reading, item, PREP_MAIN, event_get, event, event);
        if (event->kind == EVENT_SITE_ADDED)
            set(reading, item, PREP_SECOND, review_get, &review, event);
        else
            set(reading, item, PREP_SECOND, again_get, &again, event);
    }
}

static void read_lesson(struct reading *reading, struct prep_item *item, const struct event *event)
{
    if (event->kind == EVENT_LESSON_REMOVED)
        item->removed = true;
    else if (event->kind == EVENT_LESSON_STATE)
        set(reading, item, PREP_SECOND, state_get, event, event);
    else
        set(reading, item, PREP_MAIN, event_get, event, event);
}

static void read_event(struct reading *reading, const struct event *event)
{
    enum prep_kind kind = event_info(event->kind)->thing == THING_SITE ? PREP_SITE : PREP_LESSON;
    bool makes = event_info(event->kind)->makes;
    struct known *known = makes ? NULL : known_of(reading, event->ref);
    struct prep_item *item;
    if (!makes && (!known || known->kind != kind))
        return;
    if (makes)
        item = make_item(reading, event, kind);
    else if (kind == PREP_SITE)
        item = site_item(reading, known, event);
    else
        item = prep_item(reading->prep, kind, known->key, reading->arena);
    if (kind == PREP_SITE)
        read_site(reading, item, event);
    else
        read_lesson(reading, item, event);
}

bool query_prep(struct store *store, struct arena *arena, struct prep *prep, struct err *err)
{
    struct reading reading = { .prep = prep, .arena = arena };
    *prep = (struct prep){ .who = "" };
    sqlite3_stmt *statement =
        sql_bind(store, err,
                 "SELECT number, occurred, recorded, day, kind, who, ref, data FROM journal j"
                 " WHERE kind IN ('site_added', 'site_changed', 'site_reviewed', 'site_doubted', "
                 "'site_removed', 'lesson_added', 'lesson_changed', 'lesson_state', 'lesson_removed')"
                 " AND data IS NOT NULL AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number)"
                 " ORDER BY number",
                 "");
    int step;
    while ((step = sql_step(store, statement, err)) > 0) {
        struct event event = { .number = sqlite3_column_int64(statement, 0),
                               .occurred = sqlite3_column_int64(statement, 1),
                               .recorded = sqlite3_column_int64(statement, 2),
                               .who = sql_text(statement, 5, arena),
                               .ref = sqlite3_column_int64(statement, 6) };
        if (event_kind_parse((const char *)sqlite3_column_text(statement, 4), &event.kind) &&
            event_read_data(&event, (const char *)sqlite3_column_text(statement, 7), arena))
            read_event(&reading, &event);
    }
    return step == 0;
}
