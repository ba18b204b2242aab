/* mend: what others could read is closed to them. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/place.h"

bool cmd_mend(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    struct file_place place;
    if (!app_find_database(app, err) || !place_mend(app->database_path, err))
        return false;
    place_look(app->database_path, &place);
    const char *warning = place_warning(&place);
    command_say(stdout, _("%s and the copies, letters and cards beside it can be read by you alone.\n"),
                app->database_path);
    if (warning)
        command_say(stdout, "%s\n", warning);
    return true;
}
