/* The road of every command that writes: the intent performed, and what a screen would ask refused with the
 * option that answers it. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"

static bool question_refused(enum question question, struct err *err)
{
    switch (question) {
    case QUESTION_NONE:
        return true;
    case QUESTION_TIME:
        return err_set(err, ERR_REFUSED, "%s",
                       _("That was on an earlier day. Say when with --at 2026-11-20T15:00."));
    case QUESTION_LABEL:
        return err_set(err, ERR_REFUSED, "%s",
                       _("Say what device it is with --label, once; it is remembered."));
    case QUESTION_AGAIN:
        return err_set(err, ERR_REFUSED, "%s",
                       _("The same was recorded less than a minute ago. If it happened twice, add --again."));
    case QUESTION_SLIP:
        return err_set(err, ERR_REFUSED, "%s",
                       _("Say what you mean: 'back' gives it back, 'undo' takes a slip back."));
    }
    return true;
}

bool command_perform(struct app *app, struct intent *intent, struct err *err)
{
    struct outcome outcome;
    intent->at = app->options.at;
    if (!app_perform(app, intent, &outcome, err) || !question_refused(outcome.question, err))
        return false;
    if (*outcome.said)
        command_say(stdout, "%s\n", outcome.said);
    return true;
}
