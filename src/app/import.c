#include "klaskast/app/import.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/classlist_file.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/query.h"

#include <stdio.h>

static bool load_school(struct app *app, struct import *import, struct err *err)
{
    const struct scope scope = {
        .class_id = app->class_id, .day = app->day, .since = app->day, .school = true
    };
    return query_facts(app->store, &scope, &import->arena, &import->facts, err);
}

static bool make_plan(struct app *app, struct import *import, const char *wanted, struct err *err)
{
    if (!import->list.understood)
        return true;
    const char *fallback = app->model.class.id ? app->model.class.name : "";
    const struct import_input input = {
        .list = &import->list,
        .classes = import->facts.classes,
        .class_count = import->facts.class_count,
        .pupils = import->facts.pupils,
        .pupil_count = import->facts.pupil_count,
        .wanted = wanted ? arena_copy(&import->arena, wanted) : "",
        .fallback = arena_copy(&import->arena, fallback),
    };
    if (!*input.wanted && !*fallback && import_plan_lacks_class(&import->list))
        return true;
    import->planned = true;
    return import_plan_make(&import->plan, &import->arena, &input, err);
}

bool import_open(struct app *app, const char *path, const struct classlist_mapping *mapping,
                 const char *wanted, struct import *import, struct err *err)
{
    *import = (struct import){ .planned = false };
    arena_init(&import->arena);
    if (load_school(app, import, err) && classlist_read(path, mapping, &import->arena, &import->list, err) &&
        make_plan(app, import, wanted, err))
        return true;
    import_clear(import);
    return false;
}

void import_clear(struct import *import)
{
    arena_clear(&import->arena);
    *import = (struct import){ .planned = false };
}

/* The class to show after the import: the one on the screen when the list is about it, else the first of the
 * list. */
static const char *class_to_open(const struct app *app, const struct import *import)
{
    const char *first = NULL;
    int line_of_first = 0;
    for (size_t i = 0; i < import->plan.count; i++) {
        const struct import_line *line = &import->plan.lines[i];
        if (!line->row)
            continue;
        if (line->class_id && line->class_id == app->class_id)
            return line->class_name;
        if (!first || line->row->line < line_of_first) {
            first = line->class_name;
            line_of_first = line->row->line;
        }
    }
    return first ? first : "";
}

/* Also when it is the class on the screen: without a choice the newest class would open next time. */
static bool open_class(struct app *app, const char *name, struct err *err)
{
    char id[24];
    struct outcome outcome;
    int64_t class_id;
    if (!*name || !app_find_class(app, name, &class_id, NULL))
        return true;
    app->class_id = class_id;
    snprintf(id, sizeof id, "%lld", (long long)class_id);
    const struct intent intent = { .kind = INTENT_PREFERENCE, .text = "class", .reason = id };
    return app_perform(app, &intent, &outcome, err);
}

bool import_perform(struct app *app, struct import *import, struct outcome *outcome, struct err *err)
{
    char path[FILE_PATH_SIZE], name[CLASS_NAME_SIZE];
    struct intent intent = { .kind = INTENT_ROSTER, .class_id = app->class_id };
    import_plan_changes(&import->plan, &intent.changes, &intent.change_count);
    if (!intent.change_count)
        return err_set(err, ERR_REFUSED, "%s", _("The list is as it was: there is nothing to change."));
    if (app->model.facts.class_count && !backup_make(app->store, clock_today(), "before-import", path, err))
        return false;
    snprintf(name, sizeof name, "%s", class_to_open(app, import));
    return app_perform(app, &intent, outcome, err) && open_class(app, name, err);
}
