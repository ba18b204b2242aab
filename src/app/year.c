#include "klaskast/app/year.h"

#include "klaskast/store/query.h"

bool app_year(struct app *app, int from, int until, struct year *year, struct err *err)
{
    /* The model has what is open now; what is over is read of this year alone. */
    struct year_input input = { .settings = &app->settings,
                                .facts = &app->model.facts,
                                .groups =
                                    app->model.class.id ? lesson_class_groups(app->model.class.groups) : 0,
                                .from = from,
                                .until = until,
                                .today = app->model.today };
    struct store *store = app->store;
    int64_t class_id = app->class_id;
    struct arena arena;
    arena_init(&arena);
    bool ok =
        query_day_totals(store, class_id, from, until, &arena, &input.totals, &input.total_count, err) &&
        query_class_records(store, class_id, from, until, &arena, &input.records, &input.record_count, err) &&
        query_day_times(store, class_id, from, until, &arena, &input.times, &input.times_count, err) &&
        query_lessons(store, class_id, from, until, &arena, &input.lessons, &input.lesson_count, err) &&
        query_sites(store, &arena, &input.sites, &input.site_count, err);
    if (ok)
        year_make(year, &input);
    arena_clear(&arena);
    return ok;
}
