/* prep export, prep import: sites and lessons to a file and back, without a pupil. */
#include "klaskast/app/command.h"
#include "klaskast/app/prep_work.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

enum { LABEL = 12, LINE_SIZE = 1200 };

/* Both sides are told wherever something here would become something else. */
static void print_line(const struct prep_line *line)
{
    char text[LINE_SIZE], differs[400];
    command_print_padded(prep_change_label(line->change), LABEL);
    prep_line_name(line, text, sizeof text);
    prep_line_differs(line, differs, sizeof differs);
    printf("%s%s%s\n", text, *differs ? ": " : "", differs);
    if (!line->mine || (line->change != PREP_CHANGED && line->change != PREP_CONFLICT))
        return;
    for (int theirs = 0; theirs < 2; theirs++) {
        prep_line_side(line, theirs, text, sizeof text);
        command_print_padded("", LABEL);
        command_print_padded(theirs ? _("in the file:") : _("here:"), LABEL + 2);
        puts(text);
    }
}

static void print_look(const struct prep_look *look)
{
    char text[200];
    for (size_t i = 0; i < look->plan.count; i++)
        print_line(&look->plan.lines[i]);
    if (look->passed_over)
        printf(translate_count("%zu thing in it is no site or lesson, and is passed over.\n",
                               "%zu things in it are no site or lesson, and are passed over.\n",
                               look->passed_over),
               look->passed_over);
    prep_plan_summary(&look->plan, text, sizeof text);
    printf("%s\n", text);
}

static bool print_json(const struct prep_look *look, struct err *err)
{
    static const char *const names[PREP_CHANGES] = { "same", "older", "new", "changed", "removed", "both" };
    char text[LINE_SIZE];
    struct json *list = json_new_list();
    for (size_t i = 0; i < look->plan.count; i++) {
        const struct prep_line *line = &look->plan.lines[i];
        struct json *object = json_new_object();
        json_put_text(object, "change", names[line->change]);
        prep_line_name(line, text, sizeof text);
        json_put_text(object, "what", text);
        json_put_text(object, "key", line->theirs->key);
        prep_line_differs(line, text, sizeof text);
        json_put_text(object, "differs", *text ? text : NULL);
        for (int theirs = 0; theirs < 2; theirs++) {
            text[0] = '\0';
            if (theirs || line->mine)
                prep_line_side(line, theirs, text, sizeof text);
            json_put_text(object, theirs ? "in_file" : "here", *text ? text : NULL);
        }
        json_append(list, object);
    }
    return command_print_json(&list, err);
}

/* Which conflicts take what is in the file. */
static bool read_choice(const struct command_line *line, const struct prep_look *look, unsigned char *take,
                        struct err *err)
{
    const char *choice = command_option(line, "conflicts");
    if (choice && strcmp(choice, "here") != 0 && strcmp(choice, "file") != 0)
        return err_set(err, ERR_USAGE, _("'%s': say --conflicts here, or --conflicts file."), choice);
    if (!choice && look->plan.counts[PREP_CONFLICT])
        return err_set(err, ERR_REFUSED, "%s",
                       _("Some things were changed both here and in the file, so nothing is read yet. Say "
                         "--conflicts here to keep yours, or --conflicts file to take theirs."));
    for (size_t i = 0; choice && strcmp(choice, "file") == 0 && i < look->plan.count; i++)
        take[look->plan.lines[i].index] |= (unsigned char)(1U << look->plan.lines[i].place);
    return true;
}

/* Is there anything to write? */
static bool is_anything(const struct prep_look *look, const unsigned char *take)
{
    for (size_t i = 0; i < look->plan.count; i++) {
        const struct prep_line *line = &look->plan.lines[i];
        if (line->change != PREP_CONFLICT || take[line->index] >> line->place & 1U)
            return true;
    }
    return false;
}

static bool take_it(struct app *app, const struct command_line *line, const struct prep_look *look,
                    struct arena *arena, struct err *err)
{
    unsigned char *take = arena_new(arena, look->theirs.count + 1, 1);
    const struct prep_wish wish = { &look->theirs, take };
    if (!read_choice(line, look, take, err))
        return false;
    if (is_anything(look, take))
        return command_perform(app, &(struct intent){ .kind = INTENT_PREP, .prep = &wish }, err);
    puts(_("There is nothing new in it for here."));
    return true;
}

static bool prep_import(struct app *app, const struct command_line *line, struct err *err)
{
    struct arena arena;
    struct prep_look look;
    bool dry = command_option(line, "dry-run") != NULL;
    arena_init(&arena);
    bool ok = prep_read(app, line->words[1], &arena, &look, err);
    if (ok && line->options.json && dry)
        ok = print_json(&look, err);
    else if (ok)
        print_look(&look);
    if (ok && dry && !line->options.json)
        puts(_("Only looked at: nothing is changed."));
    else if (ok && !dry)
        ok = take_it(app, line, &look, &arena, err);
    arena_clear(&arena);
    return ok;
}

bool cmd_prep(struct app *app, const struct command_line *line, struct err *err)
{
    char said[FILE_PATH_SIZE + 300];
    bool exists = false;
    if (strcmp(line->words[0], "import") == 0)
        return prep_import(app, line, err);
    if (strcmp(line->words[0], "export") != 0)
        return err_set(err, ERR_USAGE, "%s",
                       _("Use: klaskast prep export FILE, or klaskast prep import FILE"));
    bool out = strcmp(line->words[1], "-") == 0;
    bool ok = out ? prep_export_output(app, said, sizeof said, err)
                  : prep_export(app, line->words[1], command_option(line, "replace") != NULL, &exists, said,
                                sizeof said, err);
    if (!ok) {
        if (exists)
            err_set(err, ERR_REFUSED, _("%s is there already. Add --replace to write over it."),
                    line->words[1]);
        return false;
    }
    command_say(out ? stderr : stdout, "%s\n", said);
    return true;
}
