/* class: made, named, two to one, split, taken off the list. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/roster_move.h"

#include <string.h>

static bool list_classes(const struct app *app)
{
    const struct facts *facts = &app->model.facts;
    for (size_t i = 0; i < facts->class_count; i++)
        printf(
            translate_count("%s: %d pupil%s\n", "%s: %d pupils%s\n", (unsigned long)facts->classes[i].pupils),
            facts->classes[i].name, facts->classes[i].pupils, facts->classes[i].demo ? _(" (invented)") : "");
    if (!facts->class_count)
        puts(_("There is no class yet. Read a class list with 'klaskast import FILE'."));
    return true;
}

/* The class of that name comes on the screen, as with --class. */
static bool look_at(struct app *app, const char *name, struct err *err)
{
    return app_find_class(app, name, &app->class_id, err) && app_reload(app, err);
}

static bool add(struct app *app, const char *typed, struct err *err)
{
    char name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    struct intent intent = { .kind = INTENT_CLASS_ADD, .text = class_name_clean(typed, name) };
    intent.group = class_name_years(name, years);
    return command_perform(app, &intent, err);
}

static bool change(struct app *app, const char *which, const char *typed, struct err *err)
{
    char name[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    struct intent intent = { .kind = INTENT_CLASS_CHANGE, .text = class_name_clean(typed, name) };
    intent.group = class_name_years(name, years);
    return app_find_class(app, which, &intent.class_id, err) && command_perform(app, &intent, err);
}

static bool remove_class(struct app *app, const char *which, struct err *err)
{
    struct intent intent = { .kind = INTENT_CLASS_REMOVE };
    return app_find_class(app, which, &intent.class_id, err) && command_perform(app, &intent, err);
}

static bool move(struct app *app, const int64_t *ids, size_t count, const char *typed, struct err *err)
{
    char to[CLASS_NAME_SIZE];
    struct arena arena;
    struct intent intent = { .kind = INTENT_ROSTER, .class_id = app->class_id };
    class_name_clean(typed, to);
    if (!*to)
        return err_set(err, ERR_REFUSED, "%s", _("A class needs a name, such as 7A."));
    arena_init(&arena);
    intent.change_count = roster_move(&app->model.facts, ids, count, to, &arena, &intent.changes);
    bool ok = command_perform(app, &intent, err);
    arena_clear(&arena);
    return ok;
}

/* All of one class to another one, which is there. */
static bool join(struct app *app, const char *from, const char *into, struct err *err)
{
    int64_t ids[1000], there;
    size_t count = 0;
    if (!app_find_class(app, into, &there, err) || !look_at(app, from, err))
        return false;
    for (size_t i = 0; i < app->model.pupil_count && count < sizeof ids / sizeof *ids; i++)
        ids[count++] = app->model.pupils[i].pupil->id;
    if (!move(app, ids, count, into, err))
        return false;
    printf(_("Nobody is in class %s any more. 'klaskast class remove %s' takes it off the list.\n"), from,
           from);
    return true;
}

/* Some of the class to another one, which is made where it is not there: a class is split. */
static bool split(struct app *app, const struct command_line *line, struct err *err)
{
    int64_t ids[COMMAND_WORDS];
    size_t count = 0;
    for (int i = 2; i < line->word_count; i++) {
        const struct pupil_day *row = command_pupil(app, line->words[i], err);
        if (!row)
            return false;
        ids[count++] = row->pupil->id;
    }
    return move(app, ids, count, line->words[1], err);
}

bool cmd_class(struct app *app, const struct command_line *line, struct err *err)
{
    const char *verb = line->word_count ? line->words[0] : "list";
    int words = line->word_count;
    if (strcmp(verb, "list") == 0 && words < 2)
        return list_classes(app);
    if (strcmp(verb, "add") == 0 && words == 2)
        return add(app, line->words[1], err);
    if (strcmp(verb, "rename") == 0 && words == 3)
        return change(app, line->words[1], line->words[2], err);
    if (strcmp(verb, "join") == 0 && words == 3)
        return join(app, line->words[1], line->words[2], err);
    if (strcmp(verb, "move") == 0 && words > 2)
        return split(app, line, err);
    if (strcmp(verb, "remove") == 0 && words == 2)
        return remove_class(app, line->words[1], err);
    return err_set(
        err, ERR_USAGE, "%s",
        _("Use: klaskast class [list], add NAME, rename NAME NEW, join NAME INTO, move TO PUPIL..., "
          "remove NAME"));
}
