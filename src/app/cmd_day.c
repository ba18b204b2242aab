/* in, back, lend, none, absent, undo: the keys of the roster as commands. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"

static bool device_of(const struct command_line *line, enum device_kind *device, struct err *err)
{
    *device = DEVICE_PHONE;
    if (line->word_count < 2 || device_parse(line->words[1], device))
        return true;
    return err_set(err, ERR_USAGE, _("'%s' is no device. It is phone, smartwatch or other."), line->words[1]);
}

static bool device_command(struct app *app, const struct command_line *line, enum intent_kind kind,
                           const char *text, struct err *err)
{
    struct intent intent = { .kind = kind, .text = text };
    const struct pupil_day *row = NULL;
    if (!device_of(line, &intent.device, err) || !(row = command_pupil(app, line->words[0], err)))
        return false;
    intent.pupil_id = row->pupil->id;
    return command_perform(app, &intent, err);
}

bool cmd_in(struct app *app, const struct command_line *line, struct err *err)
{
    return device_command(app, line, INTENT_DEVICE_IN, command_option(line, "label"), err);
}

bool cmd_back(struct app *app, const struct command_line *line, struct err *err)
{
    return device_command(app, line, INTENT_DEVICE_BACK, NULL, err);
}

bool cmd_lend(struct app *app, const struct command_line *line, struct err *err)
{
    return device_command(app, line, INTENT_LEND, command_option(line, "for"), err);
}

static bool mark_command(struct app *app, const struct command_line *line, enum mark_kind mark,
                         struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    struct intent intent = { .kind = INTENT_MARK, .mark = mark, .pupil_id = row->pupil->id };
    return command_perform(app, &intent, err);
}

bool cmd_none(struct app *app, const struct command_line *line, struct err *err)
{
    return mark_command(app, line, MARK_NONE_TODAY, err);
}

bool cmd_absent(struct app *app, const struct command_line *line, struct err *err)
{
    return mark_command(app, line, MARK_ABSENT, err);
}

bool cmd_undo(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_TAKE_BACK };
    if (!app_perform(app, &intent, &outcome, err))
        return false;
    command_say(stdout, "%s\n", outcome.said);
    return true;
}
