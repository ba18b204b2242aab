#include "klaskast/app/command.h"

#include "klaskast/app/pin.h"
#include "klaskast/app/run.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/process.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

/* clang-format off: one row, one command */
static const struct command commands[] = {
    { "today", "", "", 0, 0, 0, N_("The class on a day: who handed in what"), cmd_today },
    { "in", "PUPIL [DEVICE]", "label=", 1, 2, COMMAND_WRITES, N_("A device is handed in"), cmd_in },
    { "back", "PUPIL [DEVICE]", "", 1, 2, COMMAND_WRITES, N_("A device is given back"), cmd_back },
    { "lend", "PUPIL [DEVICE]", "for=", 1, 2, COMMAND_WRITES,
      N_("Lend a device for the lesson; again: taken back"), cmd_lend },
    { "none", "PUPIL", "", 1, 1, COMMAND_WRITES, N_("Brought nothing today; again: taken back"), cmd_none },
    { "absent", "PUPIL", "", 1, 1, COMMAND_WRITES, N_("Absent today; again: taken back"), cmd_absent },
    { "log", "PUPIL KIND", "note= again measure= reason=", 2, 2, COMMAND_WRITES,
      N_("Record a violation and say what follows"), cmd_log },
    { "tasks", "[PUPIL]", "late mine head done all", 0, 1, 0,
      N_("What is to be done, for whom; --late, --mine, --head, --done, --all"), cmd_tasks },
    { "done", "TASK", "by= how= reopen", 1, 1, COMMAND_WRITES, N_("Tick a task off; --reopen opens it again"),
      cmd_done },
    { "undo", "", "", 0, 0, COMMAND_WRITES, N_("Take back my last action of today"), cmd_undo },
    { "tell", "PUPIL child|parents", "how= by= task=", 2, 2, COMMAND_WRITES, N_("Child or parents are told"),
      cmd_tell },
    { "hear", "PUPIL", "story= by= task=", 1, 1, COMMAND_WRITES,
      N_("The child is heard; its story in one line"), cmd_hear },
    { "end-of-day", "", "done", 0, 0, COMMAND_WRITES,
      N_("The teacher's own checklist at the end of the day; --done: gone through"), cmd_end_of_day },
    { "confirm", "PUPIL", "from= until=", 1, 1, COMMAND_WRITES,
      N_("The head signed the letter, with these dates"), cmd_confirm },
    { "suspend", "PUPIL", "from= until= days= reason=", 1, 1, COMMAND_WRITES,
      N_("The period of a suspension, after the talk"), cmd_suspend },
    { "shorten", "PUPIL", "until= reason=", 1, 1, COMMAND_WRITES, N_("Another last day for a measure"),
      cmd_shorten },
    { "pause", "PUPIL", "reason=", 1, 1, COMMAND_WRITES, N_("Pause a measure; again: it goes on"),
      cmd_pause },
    { "lift", "PUPIL", "reason=", 1, 1, COMMAND_WRITES, N_("Lift a measure"), cmd_lift },
    { "view", "PUPIL TEXT", "", 2, 2, COMMAND_WRITES, N_("How the parents see it, beside the newest record"),
      cmd_view },
    { "exempt", "PUPIL [DEVICE]", "from= until= agreed= renew end", 1, 2, COMMAND_WRITES,
      N_("Exempt a pupil until a day; --renew goes on after it, --end ends it"), cmd_exempt },
    { "call", "[PUPIL]", "", 0, 1, COMMAND_WRITES, N_("A call home on the school's line: a tally"),
      cmd_call },
    { "report-site", "ADDRESS", "what=", 1, 1, COMMAND_WRITES | COMMAND_CREATES,
      N_("A child came upon an unwanted site; no name, no violation"), cmd_report_site },
    { "measures", "", "all", 0, 0, 0,
      N_("The measures of the class: what runs, ends, waits; --all: also over"), cmd_measures },
    { "uphold", "PUPIL", "reason=", 1, 1, COMMAND_WRITES,
      N_("Looked at again: the measure stands, with a reason"), cmd_uphold },
    { "withdraw", "PUPIL", "reason= number= other-child", 1, 1, COMMAND_WRITES,
      N_("Take back a record or a note, with a reason"), cmd_withdraw },
    { "note", "PUPIL TEXT", "parents number=", 2, 2, COMMAND_WRITES,
      N_("A note on the card; --parents: the parents' own words, beside the record --number"), cmd_note },
    { "card", "PUPIL", "to=", 1, 1, 0, N_("The card on paper: one HTML file with a name in it"), cmd_card },
    { "inspect", "PUPIL", "to=", 1, 1, 0,
      N_("All that is stored about one child, in plain words, for its parents"), cmd_inspect },
    { "contents", "FILE", "passphrase-fd=", 1, 1, COMMAND_ALONE,
      N_("What is in a data file or a copy of it, without names: for the report of a loss"), cmd_contents },
    { "agreements", "[made]", "line= print=", 0, 1, COMMAND_WRITES,
      N_("The class's internet agreements; made: it made them, with its own lines; --print FILE"),
      cmd_agreements },
    { "text", "[NAME]", "", 0, 1, COMMAND_ALONE, N_("Ready texts for parents; without a name the list"),
      cmd_text },
    { "consent", "[PUPIL KIND ANSWER]", "list print= from= photo= name= portrait= dry-run", 0, 3,
      COMMAND_WRITES,
      N_("Consent for photos: photo, name, portrait or all; yes, no or open; --from FILE: the portal's list"),
      cmd_consent },
    { "letter", "PUPIL [KIND|sign|give]",
      "about= to= text talk= work= agreed= from= until= how= by= language=", 1, 2,
      COMMAND_WRITES | COMMAND_TEMPLATES,
      N_("Letters of a pupil; also: check, copy [NAME], placeholders, for texts of your own"), cmd_letter },
    { "history", "PUPIL", "", 1, 1, 0, N_("What happened with a pupil, newest first"), cmd_history },
    { "site", "add|import|review|history|list [SITE]",
      "title= subject= purpose= groups= verdict= sentence= reject= remark= note= group= due dry-run", 1,
      COMMAND_WORDS, COMMAND_CREATES | COMMAND_WRITES | COMMAND_OPEN,
      N_("The list of sites; also: change SITE, remove SITE, add - for many"), cmd_site },
    { "lesson", "add|list|show|site [LESSON]",
      "day= groups= subject= goal= site= show= contact= leave= copyright= media no-media adult no-adult "
      "shown off "
      "all",
      1, 4, COMMAND_CREATES | COMMAND_WRITES,
      N_("Lessons; also: change, copy, given, cancel, plan, pupil, remove LESSON; count"), cmd_lesson },
    { "prep", "export|import FILE", "replace dry-run conflicts=", 2, 2,
      COMMAND_CREATES | COMMAND_WRITES | COMMAND_OPEN,
      N_("Sites and lessons, without a pupil, to a file and back"), cmd_prep },
    { "demo", "", "", 0, 0, COMMAND_CREATES | COMMAND_MAKES_CLASS,
      N_("Make an invented class in which everything happened once, to try things"), cmd_demo },
    { "import", "FILE", "dry-run explain other-year", 1, 1, COMMAND_CREATES | COMMAND_MAKES_CLASS,
      N_("Read a class list (EDEXML, CSV, OneRoster); --dry-run only shows it"), cmd_import },
    { "class", "[add|rename|join|move|remove NAME...]", "", 0, COMMAND_WORDS, COMMAND_WRITES,
      N_("The classes; add NAME, rename NAME NEW, join NAME INTO, move TO PUPIL..., remove NAME"),
      cmd_class },
    { "pupil", "add|rename|change|left|back PUPIL [NAME]", "slot= group= number=", 2, 3, COMMAND_WRITES,
      N_("A pupil who comes, changes name or slot, leaves, is back"), cmd_pupil },
    { "new-year", "", "dry-run left= stays= move= undo", 0, 0, COMMAND_WRITES | COMMAND_MAKES_CLASS,
      N_("The new school year: who goes where; --class 7A=8A, --left NAME, --stays NAME, --move NAME=7B"),
      cmd_new_year },
    { "page", "", "group= format= to= language= with-blocklist replace", 0, 0, COMMAND_OPEN,
      N_("A group's start page or a list of its sites, as a file"), cmd_page },
    { "export", "class|days|violations|measures|duties|sites|lessons", "from= until= to=", 1, 1, 0,
      N_("A table for a spreadsheet, or with --json for a program"), cmd_export },
    { "report", "", "month= with-names to= replace", 0, 0, 0,
      N_("The school year or a month on paper; without names unless asked for"), cmd_report },
    { "verify", "", "fingerprint= all copy= passphrase-fd=", 0, 0, COMMAND_OPEN,
      N_("Check the file, the journal and the tables; --all: a copy too; or a fingerprint"), cmd_verify },
    { "mend", "", "", 0, 0, COMMAND_ALONE, N_("Close the data file, its copies and letters to others"),
      cmd_mend },
    { "erase", "PUPIL", "confirm= texts", 1, 1, COMMAND_WRITES,
      N_("Everything about a pupil, the name too, for good; asks for the whole name"), cmd_erase },
    { "purge", "[KIND...]", "dry-run yes", 0, 6, COMMAND_WRITES,
      N_("What is past its time goes, for good; --dry-run only shows it"), cmd_purge },
    { "rebuild", "", "", 0, 0, COMMAND_OPEN, N_("Make the tables anew from the journal"), cmd_rebuild },
    { "backup", "", "to= passphrase-fd=", 0, 0, COMMAND_OPEN,
      N_("Make a verified copy of the data file; --to FOLDER: sealed with a passphrase, on a stick"),
      cmd_backup },
    { "restore", "FILE", "yes passphrase-fd=", 1, 1, COMMAND_ALONE | COMMAND_PLACE,
      N_("Put a copy back; what is there now is put aside"), cmd_restore },
    { "rules", "", "", 0, 0, COMMAND_OPEN,
      N_("The school's steps: who decided on them, and when they changed"), cmd_rules },
    { "pin", "[set|remove]", "", 0, 1, COMMAND_OPEN,
      N_("The PIN of the lock: is there one; choose or change it, or do without"), cmd_pin },
    { "settings", "", "to=", 0, 0, COMMAND_ALONE, N_("The settings that hold here, as a file to edit"),
      cmd_settings },
    { "keys", "", "", 0, 0, COMMAND_ALONE, N_("Every action with its name in the settings and its keys"),
      cmd_keys },
};
/* clang-format on */

/* NULL for a name that no command has. */
static const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* The command whose name is a few letters away, for 'did you mean'. */
static const char *nearest_command(const char *name)
{
    const char *best = NULL;
    int distance = 3;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        int d = text_distance(name, commands[i].name);
        if (d < distance && d < (int)strlen(name)) {
            distance = d;
            best = commands[i].name;
        }
    }
    return best;
}

static void print_help(const struct command *command)
{
    if (command) {
        printf("klaskast %s%s%s\n\n%s.\n", command->name, *command->arguments ? " " : "", command->arguments,
               _(command->summary));
        const char *list = command->options;
        if (*list)
            printf("\n%s", _("Options:"));
        while (*list) {
            size_t word = strcspn(list, " ");
            printf(" --%.*s%s", (int)(word - (list[word - 1] == '=')), list,
                   list[word - 1] == '=' ? " …" : "");
            list += word + (list[word] == ' ');
        }
        printf("%s--class --teacher --date --at --database --config --json\n",
               *command->options ? "\n" : "\n");
        return;
    }
    printf("klaskast %s\n\n%s\n\n", KLASKAST_VERSION,
           _("The cupboard in the classroom: phones, what was agreed about them, and sites for lessons.\n"
             "Without a command it opens its screen."));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char use[64];
        snprintf(use, sizeof use, "%s %s", commands[i].name, commands[i].arguments);
        printf("  %-24s %s\n", use, _(commands[i].summary));
    }
    printf("\n%s\n", _("Options, before or after the command: --class NAME --teacher NAME --date 2026-11-24\n"
                       "--at 2026-11-24T10:15 --database FILE --config FILE --json --help --version\n"
                       "PUPIL is a slot or a part of a name. DEVICE is phone, smartwatch or other."));
}

static void report_faults(const struct app *app)
{
    if (app->store && store_warning(app->store))
        fprintf(stderr, "klaskast: %s\n", store_warning(app->store));
    const struct ini_fault *faults;
    size_t count = app->ini ? ini_faults(app->ini, &faults) : 0;
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "klaskast: %s\n", faults[i].text);
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
        fprintf(stderr, _("klaskast: the rules in the settings changed, and the journal says so: %s\n"),
                app.policy_news);
    app_close(&app);
    return ok ? command_printed(err) : command_report(err);
}

static int dispatch(const struct command_line *line, struct err *err)
{
    const struct command *command = line->command ? command_find(line->command) : NULL;
    if (line->version) {
        version_print();
        return command_printed(err);
    }
    if (line->command && !command && strcmp(line->command, "help") != 0) {
        const char *near = nearest_command(line->command);
        err_set(err, ERR_USAGE,
                near ? _("There is no command '%s'. Did you mean '%s'?")
                     : _("There is no command '%s'. 'klaskast --help' lists them."),
                line->command, near);
        return command_report(err);
    }
    if (line->command && !command && line->word_count && strcmp(line->words[0], "lost") == 0) {
        help_lost();
        return command_printed(err);
    }
    if (line->help || (line->command && !command)) {
        print_help(command);
        return command_printed(err);
    }
    if (!command)
        return run_screen(line);
    return command_line_check(line, command, err) ? run_command(line, command, err) : command_report(err);
}

int command_main(int argc, char **argv)
{
    struct err err = { ERR_NONE, "" };
    struct command_line line;
    process_hide_memory();
    translate_use(translate_from_environment());
    if (!clock_init()) {
        err_set(&err, ERR_USAGE, "%s", _("KLASKAST_NOW is not a moment. Give it as 2026-11-20T10:15:00."));
        return command_report(&err);
    }
    int code = command_line_parse(&line, commands, sizeof commands / sizeof *commands, argc, argv, &err)
                   ? dispatch(&line, &err)
                   : command_report(&err);
    arena_clear(&line.arena);
    return code;
}
