#include "klaskast/app/new_year_work.h"

#include "klaskast/app/retention.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

#define PREFERENCE_LATER "new-year-later" /* the day on which it was put off */

/* All classes, all pupils, everything that is open or runs. */
static bool read_school(struct app *app, struct arena *arena, struct facts *school, struct err *err)
{
    struct facts classes;
    int64_t row;
    bool ok = store_read_begin(app->store, err) && query_everything(app->store, arena, school, err) &&
              query_schoolyear(app->store, &row, &school->year_begun, err) &&
              query_facts(app->store, &(struct scope){ .day = clock_today() }, arena, &classes, err);
    store_read_end(app->store);
    if (!ok)
        return false;
    school->classes = classes.classes;
    school->class_count = classes.class_count;
    return true;
}

/* What goes by its time; the last step asks for it, apart from this. */
static void add_going(struct year_look *look, const struct retention_plan *retention, struct arena *arena)
{
    char text[300];
    const char **going = arena_new(arena, RETENTION_KINDS, sizeof *going);
    look->going = going;
    for (int kind = 0; kind < RETENTION_KINDS; kind++) {
        if (!retention->lines[kind].going)
            continue;
        retention_line_text(retention, (enum retention_kind)kind, text, sizeof text);
        going[look->going_count++] = arena_copy(arena, text);
    }
}

bool new_year_look_at(struct app *app, struct arena *arena, struct year_look *look, struct err *err)
{
    struct retention_plan retention;
    struct facts *school = arena_new(arena, 1, sizeof *school);
    *look = (struct year_look){ .today = clock_today() };
    if (!read_school(app, arena, school, err) || !retention_report(app, arena, &retention, err))
        return false;
    look->begun = school->year_begun >= day_schoolyear(look->today);
    new_year_make(&look->plan, school, look->today, arena);
    if (look->begun)
        look->plan.class_count = look->plan.move_count = 0;
    look->line_count = new_year_lines(&look->plan, &app->settings, look->today, &look->lines);
    add_going(look, &retention, arena);
    return true;
}

static const char *class_to_open(const struct app *app, const struct new_year *plan)
{
    for (size_t i = 0; i < plan->class_count; i++)
        if (plan->classes[i].class->id == app->class_id && new_year_fate(plan, i) == YEAR_GOES)
            return plan->classes[i].to;
    return app->model.class.name ? app->model.class.name : "";
}

bool new_year_begin(struct app *app, const struct new_year *plan, struct outcome *outcome, struct err *err)
{
    char path[FILE_PATH_SIZE], name[CLASS_NAME_SIZE];
    struct intent intent = { .kind = INTENT_NEW_YEAR };
    new_year_changes(plan, &intent.changes, &intent.change_count);
    if (!backup_make(app->store, clock_today(), "before-new-year", path, err))
        return false;
    snprintf(name, sizeof name, "%s", class_to_open(app, plan));
    if (!app_perform(app, &intent, outcome, err))
        return false;
    app_open_class(app, name);
    return true;
}

bool new_year_take_back(struct app *app, struct outcome *outcome, struct err *err)
{
    int64_t row;
    int year;
    if (!query_schoolyear(app->store, &row, &year, err))
        return false;
    if (!row || year < day_schoolyear(clock_today()))
        return err_set(err, ERR_REFUSED, "%s",
                       _("This school year was not begun yet, so there is nothing to take back."));
    return app_perform(app, &(struct intent){ .kind = INTENT_TAKE_BACK, .ref = row }, outcome, err);
}

bool new_year_later(struct app *app, struct err *err)
{
    char today[DAY_ISO_SIZE];
    struct outcome outcome;
    day_iso(clock_today(), today);
    return app_perform(
        app, &(struct intent){ .kind = INTENT_PREFERENCE, .text = PREFERENCE_LATER, .reason = today },
        &outcome, err);
}

bool new_year_is_due(struct app *app)
{
    const struct model *model = &app->model;
    const char *later = "";
    char today[DAY_ISO_SIZE];
    struct arena arena;
    if (!new_year_waits(&model->facts, &model->class, model->today) || store_read_only(app->store))
        return false;
    arena_init(&arena);
    day_iso(model->today, today);
    bool due =
        query_preference(app->store, PREFERENCE_LATER, &arena, &later, NULL) && strcmp(later, today) != 0;
    arena_clear(&arena);
    return due;
}
