/* pupil: one that comes, changes name, slot or group, leaves, is back. */
#include "klaskast/app/command.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/name.h"
#include "klaskast/domain/value.h"
#include "klaskast/store/query.h"

#include <string.h>

/* --slot, --group and --number over what was so before. */
static bool read_options(const struct command_line *line, struct roster_change *change,
                         char group[CLASS_YEARS_SIZE], struct err *err)
{
    const char *slot = command_option(line, "slot"), *given = command_option(line, "group"),
               *number = command_option(line, "number");
    if (slot && !value_number(slot, 1, 999, &change->slot))
        return err_set(err, ERR_USAGE, "%s", _("A slot is a number from 1 to 999."));
    if (given && strlen(class_name_years(given, group)) != 1)
        return err_set(err, ERR_USAGE, "%s", _("A group is one number from 1 to 8."));
    if (given)
        change->group = group;
    if (number)
        change->key = number;
    return true;
}

static bool perform(struct app *app, const struct roster_change *change, struct err *err)
{
    struct intent intent = {
        .kind = INTENT_ROSTER, .class_id = app->class_id, .changes = change, .change_count = 1
    };
    return command_class(app, err) && command_perform(app, &intent, err);
}

static bool read_name(const char *text, struct name *name, struct err *err)
{
    return name_read(name, text) ||
           err_set(err, ERR_REFUSED, "%s", _("A pupil needs a first name or a surname."));
}

static void put_name(struct roster_change *change, const struct name *name)
{
    change->first = name->first;
    change->prefix = name->prefix;
    change->surname = name->surname;
}

static bool add(struct app *app, const struct command_line *line, struct err *err)
{
    struct roster_change change = { .kind = ROSTER_NEW, .key = "", .group = "" };
    char group[CLASS_YEARS_SIZE];
    struct name name;
    if (!read_name(line->words[1], &name, err) || !read_options(line, &change, group, err))
        return false;
    put_name(&change, &name);
    return perform(app, &change, err);
}

/* With a new name (`rename`), or only what the options say. */
static bool edit(struct app *app, const struct command_line *line, const char *typed, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[1], err);
    if (!row)
        return false;
    const struct pupil *pupil = row->pupil;
    struct roster_change change = { .kind = ROSTER_CHANGED,
                                    .pupil_id = pupil->id,
                                    .first = pupil->first,
                                    .prefix = pupil->prefix,
                                    .surname = pupil->surname,
                                    .key = pupil->key,
                                    .group = pupil->group,
                                    .slot = pupil->slot };
    char group[CLASS_YEARS_SIZE];
    struct name name;
    if ((typed && !read_name(typed, &name, err)) || !read_options(line, &change, group, err))
        return false;
    if (typed)
        put_name(&change, &name);
    return perform(app, &change, err);
}

static bool leave(struct app *app, const char *text, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, text, err);
    if (!row)
        return false;
    const struct roster_change change = { .kind = ROSTER_LEFT, .pupil_id = row->pupil->id };
    return perform(app, &change, err);
}

/* Of those who left this class: with everything that was recorded. */
static bool come_back(struct app *app, const char *text, struct err *err)
{
    struct roster_change change = { .kind = ROSTER_CAME_BACK };
    struct arena arena;
    struct facts facts;
    char folded[256];
    int found = 0;
    arena_init(&arena);
    text_fold(folded, sizeof folded, text);
    bool ok = query_everything(app->store, &arena, &facts, err);
    for (size_t i = 0; ok && *folded && i < facts.pupil_count; i++) {
        const struct pupil *pupil = &facts.pupils[i];
        if (pupil->class_id != app->class_id || pupil->left_day == DAY_NONE ||
            text_search(pupil->search, folded) == TEXT_NO_MATCH)
            continue;
        change.pupil_id = pupil->id;
        found++;
    }
    arena_clear(&arena);
    if (ok && found != 1)
        return err_set(err, ERR_REFUSED,
                       found ? _("More than one '%s' left class %s. Give the whole name.")
                             : _("Nobody called '%s' left class %s."),
                       text, app->model.class.name);
    return ok && perform(app, &change, err);
}

bool cmd_pupil(struct app *app, const struct command_line *line, struct err *err)
{
    const char *verb = line->words[0];
    int words = line->word_count;
    if (strcmp(verb, "add") == 0 && words == 2)
        return add(app, line, err);
    if (strcmp(verb, "rename") == 0 && words == 3)
        return edit(app, line, line->words[2], err);
    if (strcmp(verb, "change") == 0 && words == 2)
        return edit(app, line, NULL, err);
    if (strcmp(verb, "left") == 0 && words == 2)
        return leave(app, line->words[1], err);
    if (strcmp(verb, "back") == 0 && words == 2)
        return come_back(app, line->words[1], err);
    return err_set(
        err, ERR_USAGE, "%s",
        _("Use: klaskast pupil add NAME, rename PUPIL NAME, change PUPIL, left PUPIL, back NAME; with "
          "--slot, --group, --number"));
}
