/* demo: the invented class, to try things. */
#include "klaskast/app/command.h"
#include "klaskast/app/demo_story.h"
#include "klaskast/base/translate.h"

bool cmd_demo(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    if (app->model.facts.class_count)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("There is a class in this data file. For one to try things in, add --database tryout.db."));
    if (!demo_make(app, err))
        return false;
    printf(_("Class %s: %zu children who do not exist. 'klaskast' shows them; there, C throws them away.\n"),
           app->model.class.name, app->model.pupil_count);
    return true;
}
