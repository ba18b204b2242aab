/* settings: what holds here, as a file to edit. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"

#include <string.h>
#include <unistd.h>

/* Keys are not among the values: they stand as the files have them. */
static void print_keys(const struct app *app, struct buffer *out)
{
    const char *section, *key, *value;
    buffer_print(
        out, "\n; %s\n[keys]\n",
        _("Other keys. 'klaskast keys' lists the names of all actions and the keys that they have."));
    for (size_t i = 0; app->ini && ini_entry(app->ini, i, &section, &key, &value); i++)
        if (strcmp(section, "keys") == 0)
            settings_print_line(key, value, out);
}

/* With the folder, which is not there before the first settings are. */
static bool write_file(const char *path, const struct buffer *out, struct err *err)
{
    char folder[FILE_PATH_SIZE];
    bool exists = false;
    file_folder(folder, path);
    if (file_make_folder(folder, err) &&
        file_put(path, buffer_get(out), out->length, 0600, false, &exists, err))
        return true;
    return exists ? err_set(err, ERR_REFUSED, _("%s is there already, and stays as it is."), path) : false;
}

bool cmd_settings(struct app *app, const struct command_line *line, struct err *err)
{
    struct buffer out;
    const char *path = command_option(line, "to");
    buffer_init(&out);
    settings_print(&app->settings, &out);
    print_keys(app, &out);
    bool ok = path ? write_file(path, &out, err)
                   : file_write_all(STDOUT_FILENO, buffer_get(&out), out.length) ||
                         err_set(err, ERR_DISK, "%s", _("It could not be printed."));
    if (ok && path)
        printf(_("The settings are in %s. A line that you take out is as it is built in.\n"), path);
    buffer_clear(&out);
    return ok;
}
