/* page: a group's start page, or a list of its sites, as a file. [S6] */
#include "klaskast/app/command.h"
#include "klaskast/app/page_file.h"
#include "klaskast/base/translate.h"

#include <string.h>
#include <unistd.h>

/* --group, or the class's own where that is one group. */
static bool read_group(const struct app *app, const struct command_line *line, int *group, struct err *err)
{
    const char *text = command_option(line, "group");
    if (!text)
        text = app->model.class.id ? app->model.class.groups : "";
    if (text[0] >= '1' && text[0] <= '8' && !text[1]) {
        *group = text[0] - '0';
        return true;
    }
    return err_set(err, ERR_USAGE, "%s", _("For which group? Give --group with a number from 1 to 8."));
}

static bool read_format(const struct command_line *line, enum page_format *format, struct err *err)
{
    const char *name = command_option(line, "format");
    *format = PAGE_HTML;
    if (name && !page_format_parse(name, format))
        return err_set(err, ERR_USAGE,
                       _("'%s' is no format. It is html, qr, bookmarks, managed, allowlist or csv."), name);
    if (command_option(line, "with-blocklist") && *format != PAGE_ALLOWLIST)
        return err_set(err, ERR_USAGE, "%s", _("--with-blocklist belongs to --format allowlist."));
    return true;
}

static bool read_language(const struct command_line *line, enum language *language, struct err *err)
{
    const char *name = command_option(line, "language");
    *language = translate_language();
    if (!name)
        return true;
    return language_parse(name, language) ||
           err_set(err, ERR_USAGE, _("'%s' is no language of this program. There are: %s."), name,
                   language_codes());
}

/* The usual name, in the language of what is made. */
static const char *usual_name(const struct page_wish *wish, char name[PAGE_FILE_SIZE])
{
    enum language language = translate_language();
    translate_use(wish->language);
    page_file_name(wish->format, wish->group, name);
    translate_use(language);
    return name;
}

static bool print_bytes(struct app *app, const struct page_wish *wish, struct page_report *report,
                        struct err *err)
{
    struct buffer out;
    buffer_init(&out);
    bool ok = page_file_bytes(app, wish, &out, report, err);
    if (ok && fwrite(buffer_get(&out), 1, out.length, stdout) != out.length)
        ok = err_set(err, ERR_DISK, "%s", _("It could not be printed."));
    buffer_clear(&out);
    return ok;
}

bool cmd_page(struct app *app, const struct command_line *line, struct err *err)
{
    char name[PAGE_FILE_SIZE];
    struct page_report report = { .exists = false };
    struct page_wish wish = { .path = command_option(line, "to"),
                              .blocklist = command_option(line, "with-blocklist") != NULL,
                              .replace = command_option(line, "replace") != NULL };
    if (!read_group(app, line, &wish.group, err) || !read_format(line, &wish.format, err) ||
        !read_language(line, &wish.language, err))
        return false;
    bool printed = wish.path && strcmp(wish.path, "-") == 0;
    if (!wish.path)
        wish.path = usual_name(&wish, name);
    bool ok = *wish.path ? (printed ? print_bytes : page_file_write)(app, &wish, &report, err)
                         : err_set(err, ERR_USAGE, _("--%s needs a value after it."), "to");
    if (!ok && *wish.path && report.exists)
        return err_set(err, ERR_REFUSED, _("%s is there already. With --replace it is made anew."),
                       wish.path);
    if (!ok)
        return false;
    if (!printed)
        command_say(stdout, "%s\n", report.said);
    for (int i = 0; i < report.note_count; i++)
        command_say(stderr, "klaskast: %s\n", report.notes[i]);
    return true;
}
