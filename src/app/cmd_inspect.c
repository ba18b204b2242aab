/* inspect, contents: what is stored about one child, and what is in a data file. [P17] */
#include "klaskast/app/command.h"
#include "klaskast/app/inspect.h"
#include "klaskast/app/restore.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/sealed.h"
#include "klaskast/store/contents.h"

#include <string.h>
#include <unistd.h>

/* --- one child ------------------------------------------------------------------------------------------ */

bool cmd_inspect(struct app *app, const struct command_line *line, struct err *err)
{
    const char *to = command_option(line, "to");
    char path[FILE_PATH_SIZE];
    int64_t pupil_id = 0;
    if (!command_any_pupil(app, line->words[0], &pupil_id, err))
        return false;
    if (to && strcmp(to, "-") != 0) {
        if (!inspect_write(app, pupil_id, to, path, err))
            return false;
        command_say(
            stdout,
            _("All that is stored about this child is in %s. Give it to its parents only, and remove it "
              "afterwards.\n"),
            path);
        return true;
    }
    struct buffer text;
    buffer_init(&text);
    bool ok = inspect_text(app, pupil_id, &text, err) &&
              (file_write_all(STDOUT_FILENO, buffer_get(&text), text.length) ||
               err_set(err, ERR_DISK, "%s", _("It could not be written: the output was closed.")));
    buffer_clear(&text);
    return ok;
}

/* --- a data file ---------------------------------------------------------------------------------------- */

static struct json *contents_json(const struct contents *contents, bool sealed)
{
    struct json *object = json_new_object(), *kinds = json_new_list();
    char day[DAY_ISO_SIZE];
    json_put_bool(object, "sealed", sealed);
    json_put_integer(object, "pupils", contents->pupils);
    json_put_integer(object, "invented_pupils", contents->invented);
    json_put_integer(object, "classes", contents->classes);
    json_put_integer(object, "people", contents->people);
    json_put_integer(object, "rows", contents->rows);
    json_put_integer(object, "emptied", contents->emptied);
    for (int i = 0; i < CONTENTS_KINDS; i++) {
        const struct contents_kind *kind = &contents->kinds[i];
        if (!kind->count)
            continue;
        struct json *one = json_new_object();
        json_put_text(one, "kind", contents_name((enum contents_what)i));
        json_put_integer(one, "count", kind->count);
        json_put_bool(one, "about_pupils", contents_about_pupils((enum contents_what)i));
        day_iso(kind->from, day);
        json_put_text(one, "from", day);
        day_iso(kind->until, day);
        json_put_text(one, "until", day);
        json_append(kinds, one);
    }
    json_put(object, "kinds", kinds);
    return object;
}

static void print_kinds(const struct contents *contents, bool pupils)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    bool any = false;
    for (int i = 0; i < CONTENTS_KINDS; i++) {
        const struct contents_kind *kind = &contents->kinds[i];
        if (!kind->count || contents_about_pupils((enum contents_what)i) != pupils)
            continue;
        if (!any)
            puts(pupils ? _("About pupils:") : _("Not about pupils:"));
        any = true;
        const char *label = contents_label((enum contents_what)i);
        int blanks = 46 - text_width(label);
        printf("  %s%*s %6lld   %s - %s\n", label, blanks > 0 ? blanks : 0, "", (long long)kind->count,
               day_text(kind->from, DAY_LONG, from), day_text(kind->until, DAY_LONG, until));
    }
}

static void print_contents(const struct contents *contents, const char *path, bool sealed)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    command_say(
        stdout,
        sealed ? _("%s is a copy of klaskast. It is sealed: without its passphrase nobody can read it.\n")
               : _("%s is a data file of klaskast. It is not encrypted.\n"),
        path);
    if (!contents->rows) {
        puts(_("Nothing was written in it yet."));
        return;
    }
    printf(_("Pupils whose names are in it: %lld. Classes: %lld."), (long long)contents->pupils,
           (long long)contents->classes);
    if (contents->invented)
        printf(_(" Of these %lld are invented, to try the program."), (long long)contents->invented);
    puts("");
    printf(_("Names of teachers and others who wrote in it: %lld.\n"), (long long)contents->people);
    printf(_("From %s up to and including %s: %lld lines, of which %lld were emptied when their time was "
             "over.\n"),
           day_text(contents->from, DAY_LONG, from), day_text(contents->until, DAY_LONG, until),
           (long long)contents->rows, (long long)contents->emptied);
    print_kinds(contents, true);
    print_kinds(contents, false);
    puts(_("Never in it: address, phone, e-mail, date of birth, sex, numbers of the state, photos, anything "
           "about health, the ground of an exemption."));
}

/* Is it a copy that was sealed with a passphrase? */
static bool sealed_file(const char *path)
{
    char begin[32];
    return sealed_is(begin, file_begin(path, begin, sizeof begin));
}

static bool sealed_contents(struct app *app, const struct command_line *line, const char *path,
                            struct contents *contents, struct err *err)
{
    struct restore restore;
    if (!app_find_database(app, err) ||
        !restore_read(path, app->database_path, command_passphrase, (void *)(uintptr_t)line, &restore, err))
        return false;
    bool ok = contents_read(restore.scratch, path, contents, err);
    restore_clear(&restore);
    return ok;
}

bool cmd_contents(struct app *app, const struct command_line *line, struct err *err)
{
    struct contents contents;
    char path[FILE_PATH_SIZE];
    if (!file_expand(path, line->words[0]))
        return err_set(err, ERR_USAGE, _("%s is too long for a path."), line->words[0]);
    bool sealed = sealed_file(path);
    if (!(sealed ? sealed_contents(app, line, path, &contents, err)
                 : contents_read(path, path, &contents, err)))
        return false;
    if (line->options.json) {
        struct json *json = contents_json(&contents, sealed);
        return command_print_json(&json, err);
    }
    print_contents(&contents, path, sealed);
    return true;
}
