#include "klaskast/app/site_work.h"

#include "klaskast/app/import.h"
#include "klaskast/io/bookmarks.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/query.h"

struct reading {
    struct arena *arena;
    struct site_step *steps;
    size_t count, room;
};

static const char *field(struct reading *reading, const struct event *event, const char *key)
{
    return arena_copy(reading->arena, event_text(event, key));
}

static bool step_kind(enum event_kind kind, enum site_step_kind *step)
{
    static const struct {
        enum event_kind event;
        enum site_step_kind step;
    } kinds[] = { { EVENT_SITE_ADDED, SITE_STEP_ADDED },
                  { EVENT_SITE_CHANGED, SITE_STEP_CHANGED },
                  { EVENT_SITE_REVIEWED, SITE_STEP_REVIEWED },
                  { EVENT_SITE_DOUBTED, SITE_STEP_DOUBTED } };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].event == kind) {
            *step = kinds[i].step;
            return true;
        }
    return false;
}

static bool add_step(void *context, const struct journal_row *row)
{
    struct reading *reading = context;
    const struct event *event = &row->event;
    enum site_step_kind kind;
    if (row->emptied || !step_kind(event->kind, &kind))
        return true;
    struct site_step step = { .kind = kind,
                              .at = event->occurred,
                              .day = event->day,
                              .who = *event_text(event, "by") ? field(reading, event, "by")
                                                              : arena_copy(reading->arena, event->who),
                              .title = field(reading, event, "title"),
                              .subject = field(reading, event, "subject"),
                              .purpose = field(reading, event, "purpose"),
                              .sentence = field(reading, event, "sentence"),
                              .rejects = field(reading, event, "rejects"),
                              .remarks = field(reading, event, "remarks"),
                              .note = field(reading, event, "note"),
                              .what = field(reading, event, "what"),
                              .taken_back = row->taken_back };
    if (!verdict_parse(event_text(event, "verdict"), &step.verdict))
        step.verdict = VERDICT_REVIEW;
    if (!groups_parse(event_text(event, "groups"), &step.groups))
        step.groups = 0;
    reading->steps =
        arena_room(reading->arena, reading->steps, reading->count, &reading->room, sizeof *reading->steps);
    reading->steps[reading->count++] = step;
    return true;
}

bool site_work_history(struct app *app, int64_t site_id, struct arena *arena, const struct site_step **steps,
                       size_t *count, struct err *err)
{
    struct reading reading = { .arena = arena };
    if (!journal_walk_thing(app->store, site_id, add_step, &reading, err))
        return false;
    *steps = reading.steps;
    *count = reading.count;
    return true;
}

bool site_work_bookmarks(struct app *app, const char *path, struct arena *arena, struct site_plan *plan,
                         struct err *err)
{
    char file[FILE_PATH_SIZE];
    struct bookmarks bookmarks;
    const struct site *sites;
    size_t count;
    import_path(path, file);
    if (!bookmarks_read(file, arena, &bookmarks, err) || !query_sites(app->store, arena, &sites, &count, err))
        return false;
    site_plan_begin(plan, arena, sites, count);
    for (size_t i = 0; i < bookmarks.count; i++)
        site_plan_add(plan, bookmarks.links[i].line, bookmarks.links[i].address, bookmarks.links[i].title,
                      bookmarks.links[i].folder);
    plan->left_out = bookmarks.left_out;
    plan->beyond += bookmarks.beyond;
    return true;
}
