#include "klaskast/app/year.h"

#include "klaskast/store/query.h"

bool app_year(struct app *app, int from, int until, struct year *year, struct err *err)
{
    const struct scope all = { .class_id = app->class_id, .day = app->day, .since = DAY_NONE };
    struct facts facts;
    struct arena arena;
    struct year_input input = { .settings = &app->settings,
                                .facts = &facts,
                                .groups = lesson_class_groups(app->model.class.groups),
                                .from = from,
                                .until = until,
                                .today = app->model.today };
    arena_init(&arena);
    bool ok = query_facts(app->store, &all, &arena, &facts, err) &&
              query_day_totals(app->store, app->class_id, from, until, &arena, &input.totals,
                               &input.total_count, err) &&
              query_lessons(app->store, app->class_id, from, until, &arena, &input.lessons,
                            &input.lesson_count, err) &&
              query_sites(app->store, &arena, &input.sites, &input.site_count, err);
    if (ok)
        year_make(year, &input);
    arena_clear(&arena);
    return ok;
}
