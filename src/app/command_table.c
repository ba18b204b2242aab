/* The table of commands: one row gives parsing, help, completion and the manual page's list. */
#include "klaskast/app/command.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

/* clang-format off: one row, one command; in the order of the help */
static const struct command commands[] = {
    /* The day */
    { "today", COMMANDS_DAY, "", "", 0, 0, 0, N_("The class on a day: who handed in what"), cmd_today },
    { "in", COMMANDS_DAY, "PUPIL [DEVICE]", "label=", 1, 2, COMMAND_WRITES, N_("A device is handed in"),
      cmd_in },
    { "back", COMMANDS_DAY, "PUPIL [DEVICE]", "", 1, 2, COMMAND_WRITES, N_("A device is given back"),
      cmd_back },
    { "lend", COMMANDS_DAY, "PUPIL [DEVICE]", "for=", 1, 2, COMMAND_WRITES,
      N_("Lend a device for the lesson; again: taken back"), cmd_lend },
    { "none", COMMANDS_DAY, "PUPIL", "", 1, 1, COMMAND_WRITES, N_("Brought nothing today; again: taken back"),
      cmd_none },
    { "absent", COMMANDS_DAY, "PUPIL", "", 1, 1, COMMAND_WRITES, N_("Absent today; again: taken back"),
      cmd_absent },
    { "undo", COMMANDS_DAY, "", "", 0, 0, COMMAND_WRITES, N_("Take back my last action of today"), cmd_undo },
    { "call", COMMANDS_DAY, "[PUPIL]", "", 0, 1, COMMAND_WRITES,
      N_("A call home on the school's line: a tally"), cmd_call },
    { "exempt", COMMANDS_DAY, "PUPIL [DEVICE]", "from= until= agreed= renew end", 1, 2, COMMAND_WRITES,
      N_("Exempt a pupil until a day"), cmd_exempt },
    { "end-of-day", COMMANDS_DAY, "", "done", 0, 0, COMMAND_WRITES,
      N_("The teacher's own checklist at the end of the day"), cmd_end_of_day },

    /* What went wrong, and what follows */
    { "log", COMMANDS_LADDER, "PUPIL KIND", "note= again measure= reason=", 2, 2, COMMAND_WRITES,
      N_("Record a violation and say what follows"), cmd_log },
    { "tasks", COMMANDS_LADDER, "[PUPIL]", "late mine head done all", 0, 1, 0,
      N_("What is to be done, and for whom"), cmd_tasks },
    { "done", COMMANDS_LADDER, "TASK", "by= how= reopen", 1, 1, COMMAND_WRITES,
      N_("Tick a task off, or open it again"), cmd_done },
    { "tell", COMMANDS_LADDER, "PUPIL child|parents", "how= by= task=", 2, 2, COMMAND_WRITES,
      N_("Child or parents are told"), cmd_tell },
    { "hear", COMMANDS_LADDER, "PUPIL", "story= by= task=", 1, 1, COMMAND_WRITES,
      N_("The child is heard; its story in one line"), cmd_hear },
    { "confirm", COMMANDS_LADDER, "PUPIL", "from= until=", 1, 1, COMMAND_WRITES,
      N_("The head signed the letter, with these dates"), cmd_confirm },
    { "suspend", COMMANDS_LADDER, "PUPIL", "from= until= days= reason=", 1, 1, COMMAND_WRITES,
      N_("The period of a suspension, after the talk"), cmd_suspend },
    { "shorten", COMMANDS_LADDER, "PUPIL", "until= reason=", 1, 1, COMMAND_WRITES,
      N_("Another last day for a measure"), cmd_shorten },
    { "pause", COMMANDS_LADDER, "PUPIL", "reason=", 1, 1, COMMAND_WRITES,
      N_("Pause a measure; again: it goes on"), cmd_pause },
    { "lift", COMMANDS_LADDER, "PUPIL", "reason=", 1, 1, COMMAND_WRITES, N_("Lift a measure"), cmd_lift },
    { "uphold", COMMANDS_LADDER, "PUPIL", "reason=", 1, 1, COMMAND_WRITES,
      N_("Looked at again: the measure stands, with a reason"), cmd_uphold },
    { "measures", COMMANDS_LADDER, "", "all", 0, 0, 0,
      N_("The measures of the class: what runs, ends, waits"), cmd_measures },

    /* The card of a pupil */
    { "history", COMMANDS_CARD, "PUPIL", "", 1, 1, 0, N_("What happened with a pupil, newest first"),
      cmd_history },
    { "card", COMMANDS_CARD, "PUPIL", "to=", 1, 1, 0,
      N_("The card on paper: one HTML file with a name in it"), cmd_card },
    { "note", COMMANDS_CARD, "PUPIL TEXT", "parents number=", 2, 2, COMMAND_WRITES,
      N_("A note on the card, or the parents' own words"), cmd_note },
    { "view", COMMANDS_CARD, "PUPIL TEXT", "", 2, 2, COMMAND_WRITES,
      N_("How the parents see it, beside the newest record"), cmd_view },
    { "withdraw", COMMANDS_CARD, "PUPIL", "reason= number= other-child", 1, 1, COMMAND_WRITES,
      N_("Take back a record or a note, with a reason"), cmd_withdraw },

    /* Letters, texts, agreements */
    { "letter", COMMANDS_LETTERS, "PUPIL [KIND|sign|give]",
      "about= to= text talk= work= agreed= from= "
      "until= how= by= language=",
      1, 2, COMMAND_WRITES | COMMAND_TEMPLATES, N_("Letters of a pupil; texts of your own for them"),
      cmd_letter },
    { "text", COMMANDS_LETTERS, "[NAME]", "", 0, 1, COMMAND_ALONE,
      N_("Ready texts for parents; without a name the list"), cmd_text },
    { "consent", COMMANDS_LETTERS, "[PUPIL KIND ANSWER]",
      "list print= from= photo= name= portrait= "
      "dry-run",
      0, 3, COMMAND_WRITES, N_("Consent for photos: who may be in one"), cmd_consent },
    { "agreements", COMMANDS_LETTERS, "[made]", "line= print=", 0, 1, COMMAND_WRITES,
      N_("The class's internet agreements"), cmd_agreements },

    /* Sites and lessons */
    { "site", COMMANDS_SITES, "add|import|review|history|list [SITE]",
      "title= subject= purpose= "
      "groups= verdict= sentence= reject= remark= note= group= due dry-run",
      1, COMMAND_WORDS, COMMAND_CREATES | COMMAND_WRITES | COMMAND_OPEN,
      N_("The list of sites: add, review, find"), cmd_site },
    { "page", COMMANDS_SITES, "", "group= format= to= language= with-blocklist replace", 0, 0, COMMAND_OPEN,
      N_("A group's start page or a list of its sites, as a file"), cmd_page },
    { "lesson", COMMANDS_SITES, "add|list|show|site [LESSON]",
      "day= groups= subject= goal= site= "
      "show= contact= leave= copyright= media no-media adult no-adult shown off all",
      1, 4, COMMAND_CREATES | COMMAND_WRITES, N_("Lessons: prepare, find, given"), cmd_lesson },
    { "prep", COMMANDS_SITES, "export|import FILE", "replace dry-run conflicts=", 2, 2,
      COMMAND_CREATES | COMMAND_WRITES | COMMAND_OPEN,
      N_("Sites and lessons, without a pupil, to a file and back"), cmd_prep },
    { "report-site", COMMANDS_SITES, "ADDRESS", "what=", 1, 1, COMMAND_WRITES | COMMAND_CREATES,
      N_("A child came upon an unwanted site: no name"), cmd_report_site },

    /* The class */
    { "class", COMMANDS_CLASS, "[add|rename|join|move|remove NAME...]", "", 0, COMMAND_WORDS, COMMAND_WRITES,
      N_("The classes: new, named, joined, split"), cmd_class },
    { "pupil", COMMANDS_CLASS, "add|rename|change|left|back PUPIL [NAME]", "slot= group= number=", 2, 3,
      COMMAND_WRITES, N_("A pupil who comes, changes name or slot, leaves, is back"), cmd_pupil },
    { "import", COMMANDS_CLASS, "FILE", "dry-run explain other-year", 1, 1,
      COMMAND_CREATES | COMMAND_MAKES_CLASS, N_("Read a class list (EDEXML, CSV, OneRoster)"), cmd_import },
    { "new-year", COMMANDS_CLASS, "", "dry-run left= stays= move= undo", 0, 0,
      COMMAND_WRITES | COMMAND_MAKES_CLASS, N_("The new school year: who goes where"), cmd_new_year },
    { "demo", COMMANDS_CLASS, "", "", 0, 0, COMMAND_CREATES | COMMAND_MAKES_CLASS,
      N_("An invented class in which everything happened once"), cmd_demo },

    /* On paper and in a spreadsheet */
    { "export", COMMANDS_OUT, "class|days|violations|measures|duties|sites|lessons", "from= until= to=", 1, 1,
      0, N_("A table for a spreadsheet, or with --json for a program"), cmd_export },
    { "report", COMMANDS_OUT, "", "month= with-names to= replace", 0, 0, 0,
      N_("The school year or a month on paper"), cmd_report },

    /* Copies, and the file itself */
    { "backup", COMMANDS_SAFE, "", "to= passphrase-fd=", 0, 0, COMMAND_OPEN,
      N_("Make a verified copy of the data file"), cmd_backup },
    { "restore", COMMANDS_SAFE, "FILE", "yes passphrase-fd=", 1, 1, COMMAND_ALONE | COMMAND_PLACE,
      N_("Put a copy back; what is there now is put aside"), cmd_restore },
    { "verify", COMMANDS_SAFE, "", "fingerprint= all copy= passphrase-fd=", 0, 0, COMMAND_OPEN,
      N_("Check the file, the journal and the tables"), cmd_verify },
    { "rebuild", COMMANDS_SAFE, "", "", 0, 0, COMMAND_OPEN, N_("Make the tables anew from the journal"),
      cmd_rebuild },
    { "mend", COMMANDS_SAFE, "", "", 0, 0, COMMAND_ALONE,
      N_("Close the data file, its copies and letters to others"), cmd_mend },
    { "pin", COMMANDS_SAFE, "[set|remove]", "", 0, 1, COMMAND_OPEN,
      N_("The PIN of the lock: choose, change, do without"), cmd_pin },
    { "contents", COMMANDS_SAFE, "FILE", "passphrase-fd=", 1, 1, COMMAND_ALONE,
      N_("What is in a data file or a copy of it, without names"), cmd_contents },

    /* What parents may ask, and what goes */
    { "inspect", COMMANDS_GONE, "PUPIL", "to=", 1, 1, 0,
      N_("All that is stored about one child, for its parents"), cmd_inspect },
    { "purge", COMMANDS_GONE, "[KIND...]", "dry-run yes", 0, 6, COMMAND_WRITES,
      N_("What is past its time goes, for good"), cmd_purge },
    { "erase", COMMANDS_GONE, "PUPIL", "confirm= keep-texts", 1, 1, COMMAND_WRITES,
      N_("Everything about a pupil, the name too, for good"), cmd_erase },

    /* Settings and keys */
    { "settings", COMMANDS_SETTINGS, "", "to=", 0, 0, COMMAND_ALONE,
      N_("The settings that hold here, as a file to edit"), cmd_settings },
    { "rules", COMMANDS_SETTINGS, "", "", 0, 0, COMMAND_OPEN, N_("The school's steps, and when they changed"),
      cmd_rules },
    { "keys", COMMANDS_SETTINGS, "", "", 0, 0, COMMAND_ALONE,
      N_("Every action with its name in the settings and its keys"), cmd_keys },
};

static const char *const groups[COMMAND_GROUPS] = {
    [COMMANDS_DAY] = N_("The day"),
    [COMMANDS_LADDER] = N_("What went wrong, and what follows"),
    [COMMANDS_CARD] = N_("The card of a pupil"),
    [COMMANDS_LETTERS] = N_("Letters, texts, agreements"),
    [COMMANDS_SITES] = N_("Sites and lessons"),
    [COMMANDS_CLASS] = N_("The class"),
    [COMMANDS_OUT] = N_("On paper and in a spreadsheet"),
    [COMMANDS_SAFE] = N_("Copies, and the file itself"),
    [COMMANDS_GONE] = N_("What parents may ask, and what goes"),
    [COMMANDS_SETTINGS] = N_("Settings and keys"),
};
/* clang-format on */

const struct command *command_list(size_t *count)
{
    *count = sizeof commands / sizeof *commands;
    return commands;
}

const char *command_group_label(enum command_group group)
{
    return _(groups[group]);
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* Begun, or a few letters away. */
static const char *nearest_name(const char *typed)
{
    const char *best = NULL;
    int distance = 3;
    size_t length = strlen(typed);
    for (size_t i = 0; length > 2 && i < sizeof commands / sizeof *commands; i++)
        if (strncmp(commands[i].name, typed, length) == 0)
            return commands[i].name;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        int d = text_distance(typed, commands[i].name);
        if (d < distance && d < (int)length) {
            distance = d;
            best = commands[i].name;
        }
    }
    return best;
}

/* What people call a thing whose command has another name; each word with a blank on both sides. */
static const struct {
    const char *words, *command;
} called[] = {
    { NC_("command", " stick usb copy safe "), "backup" },
    { NC_("command", " paper print mail "), "letter" },
    { NC_("command", " punishment penalty warning misuse "), "log" },
    { NC_("command", " parents father mother "), "tell" },
    { NC_("command", " ill sick away "), "absent" },
    { NC_("command", " class-list roster csv edexml "), "import" },
    { NC_("command", " homework prepare week "), "lesson" },
};

static const char *called_so(const char *word)
{
    char asked[100];
    snprintf(asked, sizeof asked, " %.90s ", word);
    for (size_t i = 0; *word && i < sizeof called / sizeof *called; i++)
        if (strstr(C_("command", called[i].words), asked))
            return called[i].command;
    return NULL;
}

const char *command_nearest(const char *typed)
{
    char summary[200], word[100] = "";
    size_t length = strlen(typed) < 40 ? text_fold(word, sizeof word, typed) : 0;
    const char *best = called_so(word);
    if (!best)
        best = nearest_name(typed);
    for (int begins = 1; begins >= 0; begins--)
        for (size_t i = 0; !best && length > 3 && i < sizeof commands / sizeof *commands; i++) {
            text_fold(summary, sizeof summary, _(commands[i].summary));
            if (begins ? strncmp(summary, word, length) == 0 : strstr(summary, word) != NULL)
                best = commands[i].name;
        }
    return best;
}
