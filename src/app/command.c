#include "klaskast/app/command.h"

#include "klaskast/app/pin.h"
#include "klaskast/app/run.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/process.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char global_options[] = "database= config= class= teacher= date= at= json help version";

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

/* Is `name` in a list like "note= again"? *valued: it takes a value. */
static bool in_list(const char *list, const char *name, size_t length, bool *valued)
{
    while (*list) {
        size_t word = strcspn(list, " ");
        *valued = word && list[word - 1] == '=';
        if (word - *valued == length && strncmp(list, name, length) == 0)
            return true;
        list += word + (list[word] == ' ');
    }
    return false;
}

/* Does any command know this option? Which one it belongs to is checked when the command is known. */
static bool known_option(const char *name, size_t length, bool *valued)
{
    if (in_list(global_options, name, length, valued))
        return true;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (in_list(commands[i].options, name, length, valued))
            return true;
    return false;
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

static bool take_option(struct command_line *line, char *word, char *next, bool *took_next, struct err *err)
{
    bool valued;
    size_t length = strcspn(word, "=");
    if (!known_option(word, length, &valued))
        return err_set(err, ERR_USAGE, _("There is no option --%s. 'klaskast --help' lists them."), word);
    const char *value = "";
    *took_next = valued && word[length] != '=';
    if (!valued && word[length] == '=')
        return err_set(err, ERR_USAGE, _("--%.*s takes no value."), (int)length, word);
    if (valued) {
        value = word[length] == '=' ? word + length + 1 : next;
        if (!value)
            return err_set(err, ERR_USAGE, _("--%s needs a value after it."), word);
    }
    if (line->given_count == COMMAND_OPTIONS)
        return err_set(err, ERR_USAGE, "%s",
                       _("These are more options than there are. 'klaskast --help' lists them."));
    word[length] = '\0';
    line->given[line->given_count].name = word;
    line->given[line->given_count++].value = value;
    return true;
}

const char *command_option(const struct command_line *line, const char *name)
{
    for (int i = 0; i < line->given_count; i++)
        if (strcmp(line->given[i].name, name) == 0)
            return line->given[i].value;
    return NULL;
}

static bool take_globals(struct command_line *line, struct err *err)
{
    line->options = (struct options){ .database = command_option(line, "database"),
                                      .config = command_option(line, "config"),
                                      .class_name = command_option(line, "class"),
                                      .teacher = command_option(line, "teacher"),
                                      .date = command_option(line, "date"),
                                      .json = command_option(line, "json") != NULL };
    line->help = command_option(line, "help") != NULL;
    line->version = command_option(line, "version") != NULL;
    static const char *const named[] = { "database", "config", "class" };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        const char *value = command_option(line, named[i]);
        if (value && !*value)
            return err_set(err, ERR_USAGE, _("--%s needs a value after it."), named[i]);
    }
    const char *at = command_option(line, "at");
    int64_t now = clock_now();
    int day;
    /* '--date 2026-11-20 --at 10:15' is a quarter past ten on that day. */
    if (line->options.date && day_parse_iso(line->options.date, &day))
        now = clock_moment(day, clock_minute(now));
    if (at && !clock_parse(at, now, &line->options.at))
        return err_set(err, ERR_USAGE,
                       _("'%s' is not a moment. Give it as 2026-11-20T10:15, 10:15 or 'yesterday 10:15'."),
                       at);
    return true;
}

static bool check_options(const struct command_line *line, const struct command *command, struct err *err)
{
    bool valued;
    for (int i = 0; i < line->given_count; i++) {
        const char *name = line->given[i].name;
        if (!in_list(global_options, name, strlen(name), &valued) &&
            !in_list(command->options, name, strlen(name), &valued))
            return err_set(err, ERR_USAGE, _("'%s' has no option --%s. 'klaskast %s --help' says more."),
                           command->name, name, command->name);
    }
    if (line->word_count < command->words_min || line->word_count > command->words_max)
        return err_set(err, ERR_USAGE, *command->arguments ? _("Use: klaskast %s %s") : _("Use: klaskast %s"),
                       command->name, command->arguments);
    return true;
}

/* Takes the words apart (all but argv[0]); they are copied, and blanked in argv where they may be names of
 * children, so that the list of processes does not show them. */
static bool command_line_parse(struct command_line *line, int argc, char **argv, struct err *err)
{
    *line = (struct command_line){ 0 };
    arena_init(&line->arena);
    bool plain = false; /* after -- */
    for (int i = 1; i < argc; i++) {
        char *word = arena_copy(&line->arena, argv[i]);
        char *next = i + 1 < argc ? argv[i + 1] : NULL;
        bool took_next = false;
        if (!plain && strcmp(word, "--") == 0) {
            plain = true;
        } else if (!plain && strcmp(word, "-h") == 0) {
            line->help = true;
        } else if (!plain && strncmp(word, "--", 2) == 0) {
            next = arena_copy(&line->arena, next);
            if (!take_option(line, word + 2, next, &took_next, err))
                return false;
        } else if (!line->command) {
            line->command = word;
        } else if (line->word_count == COMMAND_WORDS) {
            return err_set(err, ERR_USAGE, "%s",
                           _("That are too many words. Put a name of several words in quotes."));
        } else {
            line->words[line->word_count++] = word;
        }
        memset(argv[i], ' ', strlen(argv[i]));
        if (took_next) {
            i++;
            memset(argv[i], ' ', strlen(argv[i]));
        }
    }
    bool help = line->help;
    if (!take_globals(line, err))
        return false;
    line->help |= help;
    return true;
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

/* A sentence names what was typed or read, whatever that is: a terminal must not obey it. */
static int report(const struct err *err)
{
    char text[sizeof err->text];
    text_clean(text, sizeof text, err->text);
    fprintf(stderr, "klaskast: %s\n", text);
    return (int)err->kind;
}

/* The exit code of what went well: what could not be printed did not. */
static int printed(struct err *err)
{
    if (fflush(stdout) == 0)
        return 0;
    err_set(err, ERR_DISK, "%s", _("What was asked is done, but could not be printed."));
    return report(err);
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
    if (ok && !alone && (command->flags & COMMAND_WRITES) && !app_backup_of_day(&app, &uncopied))
        report(&uncopied);
    ok = ok && command->run(&app, line, err);
    if (ok && app.policy_news[0])
        fprintf(stderr, _("klaskast: the rules in the settings changed, and the journal says so: %s\n"),
                app.policy_news);
    app_close(&app);
    return ok ? printed(err) : report(err);
}

static int dispatch(const struct command_line *line, struct err *err)
{
    const struct command *command = line->command ? command_find(line->command) : NULL;
    if (line->version) {
        version_print();
        return printed(err);
    }
    if (line->command && !command && strcmp(line->command, "help") != 0) {
        const char *near = nearest_command(line->command);
        err_set(err, ERR_USAGE,
                near ? _("There is no command '%s'. Did you mean '%s'?")
                     : _("There is no command '%s'. 'klaskast --help' lists them."),
                line->command, near);
        return report(err);
    }
    if (line->command && !command && line->word_count && strcmp(line->words[0], "lost") == 0) {
        help_lost();
        return printed(err);
    }
    if (line->help || (line->command && !command)) {
        print_help(command);
        return printed(err);
    }
    if (!command)
        return run_screen(line);
    return check_options(line, command, err) ? run_command(line, command, err) : report(err);
}

int command_main(int argc, char **argv)
{
    struct err err = { ERR_NONE, "" };
    struct command_line line;
    process_hide_memory();
    translate_use(translate_from_environment());
    if (!clock_init()) {
        err_set(&err, ERR_USAGE, "%s", _("KLASKAST_NOW is not a moment. Give it as 2026-11-20T10:15:00."));
        return report(&err);
    }
    int code = command_line_parse(&line, argc, argv, &err) ? dispatch(&line, &err) : report(&err);
    arena_clear(&line.arena);
    return code;
}

bool command_print_json(struct json **json, struct err *err)
{
    char *text = json_text(*json, isatty(STDOUT_FILENO) != 0);
    bool ok = puts(text) >= 0;
    free(text);
    json_free(json);
    return ok || err_set(err, ERR_DISK, "%s", _("It could not be printed."));
}
