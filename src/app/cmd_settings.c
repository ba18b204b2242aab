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

/* With the folder of the settings, which is not there before the first are; another one is the caller's. */
static bool write_file(const struct app *app, const char *path, const struct buffer *out, struct err *err)
{
    char folder[FILE_PATH_SIZE];
    file_folder(folder, path);
    return (strcmp(folder, app->config_folder) != 0 || file_make_folder(folder, err)) &&
           file_put(path, buffer_get(out), out->length, 0600, false, NULL, err);
}

bool cmd_settings(struct app *app, const struct command_line *line, struct err *err)
{
    struct buffer out;
    const char *to = command_option(line, "to");
    char path[FILE_PATH_SIZE];
    bool file = to && strcmp(to, "-") != 0;
    buffer_init(&out);
    settings_print(&app->settings, &out);
    print_keys(app, &out);
    bool ok = file
                  ? (file_expand(path, to) || err_set(err, ERR_USAGE, _("%s is too long for a path."), to)) &&
                        write_file(app, path, &out, err)
                  : file_write_all(STDOUT_FILENO, buffer_get(&out), out.length) ||
                        err_set(err, ERR_DISK, "%s", _("It could not be printed."));
    if (ok && file)
        command_say(stdout, _("The settings are in %s. A line that you take out is as it is built in.\n"),
                    path);
    buffer_clear(&out);
    return ok;
}
