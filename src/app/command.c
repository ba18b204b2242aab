#include "klaskast/app/command.h"

#include "klaskast/app/command_help.h"
#include "klaskast/app/pin.h"
#include "klaskast/app/run.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/process.h"
#include "klaskast/base/translate.h"

#include <string.h>

static void report_faults(const struct app *app)
{
    if (app->store && store_warning(app->store))
        command_say(stderr, "klaskast: %s\n", store_warning(app->store));
    const struct ini_fault *faults;
    size_t count = app->ini ? ini_faults(app->ini, &faults) : 0;
    for (size_t i = 0; i < count; i++)
        command_say(stderr, "klaskast: %s\n", faults[i].text);
}

static int run_command(const struct command_line *line, const struct command *command, struct err *err)
{
    struct app app = { 0 };
    struct options options = line->options;
    if (command->flags & COMMAND_MAKES_CLASS)
        options.class_name = NULL;
    options.dry = command_option(line, "dry-run") != NULL;
    bool alone = command->flags & COMMAND_ALONE || command_option(line, "explain") ||
                 (command->flags & COMMAND_TEMPLATES && command_is_templates(line));
    bool ok = alone ? app_open_settings(&app, &options, err)
                    : app_open(&app, &options, command->flags & COMMAND_CREATES, err);
    ok = ok && (!(command->flags & COMMAND_PLACE) || app_find_database(&app, err));
    report_faults(&app);
    if (ok && !alone && !(command->flags & COMMAND_OPEN) && app.settings.lock_commands)
        ok = pin_ask(app.database_path, err);
    /* Without room for a copy the class still has to hand in. */
    struct err uncopied;
    if (ok && !alone && !options.dry && (command->flags & COMMAND_WRITES) &&
        !app_backup_of_day(&app, &uncopied))
        command_report(&uncopied);
    ok = ok && command->run(&app, line, err);
    if (ok && app.policy_news[0])
        command_say(stderr, _("klaskast: the rules in the settings changed, and the journal says so: %s\n"),
                    app.policy_news);
    app_close(&app);
    return ok ? command_printed(err) : command_report(err);
}

static int no_command(const char *typed, struct err *err)
{
    const char *near = command_nearest(typed);
    err_set(err, ERR_USAGE,
            near ? _("There is no command '%s'. Did you mean '%s'?")
                 : _("There is no command '%s'. 'klaskast --help' lists them."),
            typed, near);
    return command_report(err);
}

/* 'help', 'help COMMAND', 'COMMAND --help'. */
static int help(const struct command *command, const struct command_line *line, struct err *err)
{
    const char *about = !command && line->word_count ? line->words[0] : NULL;
    if (about && strcmp(about, "lost") == 0) {
        help_lost();
        return command_printed(err);
    }
    if (about && !(command = command_find(about)))
        return no_command(about, err);
    if (command)
        command_help_one(command);
    else
        command_help_all();
    return command_printed(err);
}

static int dispatch(const struct command_line *line, struct err *err)
{
    bool help_wanted = line->help || (line->command && strcmp(line->command, "help") == 0);
    const struct command *command = line->command ? command_find(line->command) : NULL;
    if (line->version) {
        version_print();
        return command_printed(err);
    }
    if (line->command && !command && strcmp(line->command, "help") != 0)
        return no_command(line->command, err);
    if (help_wanted)
        return help(command, line, err);
    if (!command)
        return run_screen(line);
    return command_line_check(line, command, err) ? run_command(line, command, err) : command_report(err);
}

int command_main(int argc, char **argv)
{
    struct err err = { ERR_NONE, "" };
    struct command_line line;
    process_hide_memory();
    process_limit_as_error();
    translate_use(translate_from_environment());
    if (!clock_init()) {
        err_set(&err, ERR_USAGE, "%s", _("KLASKAST_NOW is not a moment. Give it as 2026-11-20T10:15:00."));
        return command_report(&err);
    }
    size_t count;
    const struct command *commands = command_list(&count);
    int code = command_line_parse(&line, commands, count, argc, argv, &err) ? dispatch(&line, &err)
                                                                            : command_report(&err);
    arena_clear(&line.arena);
    return code;
}
