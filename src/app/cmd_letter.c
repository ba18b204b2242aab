/* letter check, copy, placeholders: the school's own texts. */
#include "klaskast/app/command.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/letter.h"

#include <string.h>

static const char *const template_words[] = { "check", "copy", "placeholders", NULL };

bool command_is_templates(const struct command_line *line)
{
    for (size_t i = 0; line->word_count && template_words[i]; i++)
        if (strcmp(line->words[0], template_words[i]) == 0)
            return true;
    return false;
}

/* --- check --- */

struct checking {
    struct app *app;
    struct buffer faults;
    size_t templates, own, count;
};

static void check_one(struct checking *checking, enum language language, const char *name)
{
    struct letter_file file;
    struct err err;
    checking->templates++;
    if (!letter_file_read(checking->app->config_folder, language, name, &file, &err)) {
        buffer_print(&checking->faults, "%s\n", err.text);
        checking->count++;
        return;
    }
    checking->own += file.own;
    checking->count += letter_check(&file, NULL, 0, &checking->faults);
    if (file.own && !letter_file_built_in(language, name)) {
        buffer_print(&checking->faults, _("%s: there is no letter of this name, so nothing uses it."),
                     file.name);
        buffer_text(&checking->faults, "\n");
        checking->count++;
    }
    letter_file_clear(&file);
}

static bool check_all(struct app *app, struct err *err)
{
    struct checking checking = { .app = app };
    struct arena arena;
    buffer_init(&checking.faults);
    arena_init(&arena);
    for (int language = 0; language < LANGUAGES; language++) {
        const char **names;
        size_t count = letter_file_names(app->config_folder, (enum language)language, &arena, &names);
        for (size_t i = 0; i < count; i++)
            check_one(&checking, (enum language)language, names[i]);
    }
    command_say(stdout, "%s", buffer_get(&checking.faults));
    if (!checking.count)
        printf(_("%zu templates are in order; %zu of them are the school's own.\n"), checking.templates,
               checking.own);
    buffer_clear(&checking.faults);
    arena_clear(&arena);
    if (!checking.count)
        return true;
    fflush(stdout);
    return err_set(
        err, ERR_REFUSED,
        translate_count("%zu problem in the templates.", "%zu problems in the templates.", checking.count),
        checking.count);
}

/* --- copy --- */

/* One built-in template beside the settings; what is there already stays. */
static bool copy_one(struct app *app, enum language language, const char *name, struct err *err)
{
    struct letter_file file;
    char path[FILE_PATH_SIZE], folder[FILE_PATH_SIZE];
    bool exists = false;
    if (!letter_file_read(NULL, language, name, &file, err))
        return false;
    bool ok = file_join(path, app->config_folder, file.name);
    if (ok) {
        file_folder(folder, path);
        ok = file_make_folder(folder, err) &&
             (file_put(path, buffer_get(&file.text), file.text.length, 0600, false, &exists, err) || exists);
    } else {
        err_set(err, ERR_REFUSED, _("The path of %s is too long."), file.name);
    }
    if (ok)
        command_say(stdout, exists ? _("Is there already, and stays: %s\n") : _("Copied: %s\n"), path);
    letter_file_clear(&file);
    return ok;
}

static bool copy_all(struct app *app, enum language language, const char *only, struct err *err)
{
    struct arena arena;
    const char **names, *near = NULL;
    arena_init(&arena);
    size_t count = letter_file_names(NULL, language, &arena, &names), copied = 0;
    bool ok = true;
    int best = 4;
    for (size_t i = 0; ok && i < count; i++) {
        int distance = only ? text_distance(only, names[i]) : 0;
        if (distance < best) {
            best = distance;
            near = names[i];
        }
        if (distance == 0) {
            ok = copy_one(app, language, names[i], err);
            copied++;
        }
    }
    if (ok && !copied)
        ok = near ? err_set(err, ERR_USAGE, _("There is no letter '%s'. Did you mean '%s'?"), only, near)
                  : err_set(err, ERR_USAGE, _("There is no letter '%s'. 'klaskast letter copy' copies all."),
                            only);
    if (ok)
        puts(_("Change what you like, then: klaskast letter check"));
    arena_clear(&arena);
    return ok;
}

/* --- placeholders --- */

static void list_placeholders(void)
{
    const struct letter_placeholder *row;
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++)
        printf("{{%s}}%*s %s\n", row->name, 13 - (int)strlen(row->name), "", _(row->meaning));
    printf("{{signature}}%*s %s\n", 4, "", _("Alone in a paragraph: room for a signature on paper."));
    printf("\n%s\n", _("{{#name}} ... {{/name}} is printed only when the placeholder has a value,\n"
                       "{{^name}} ... {{/name}} only when it has none."));
}

static bool language_option(const struct app *app, const struct command_line *line, enum language *language,
                            struct err *err)
{
    const char *text = command_option(line, "language");
    *language = letter_language(app->settings.letter_language);
    if (!text || language_parse(text, language))
        return true;
    return err_set(err, ERR_USAGE, _("'%s' is no language of letters. There are: %s."), text,
                   language_codes());
}

bool cmd_letter(struct app *app, const struct command_line *line, struct err *err)
{
    enum language language;
    if (!command_is_templates(line))
        return cmd_letter_pupil(app, line, err);
    if (!language_option(app, line, &language, err))
        return false;
    if (strcmp(line->words[0], "check") == 0)
        return check_all(app, err);
    if (strcmp(line->words[0], "copy") == 0)
        return copy_all(app, language, line->word_count > 1 ? line->words[1] : NULL, err);
    list_placeholders();
    return true;
}
