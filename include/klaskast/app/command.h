/* The command line: one row per command (command_table.c) gives parsing, help, completion and the manual
 * page's list. Commands take the same road as the keys. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the
 * disk or the file failed. */
#ifndef KLASKAST_APP_COMMAND_H
#define KLASKAST_APP_COMMAND_H

#include "klaskast/app/app.h"

#include <stdio.h>

struct json;

enum { COMMAND_WORDS = 64, COMMAND_OPTIONS = 24 };

/* What was typed, taken apart. */
struct command_line {
    struct options options;
    const char *command; /* NULL: none, so the screen */
    const char *words[COMMAND_WORDS];
    int word_count;
    struct {
        const char *name;  /* without the dashes */
        const char *value; /* "" for one without a value */
    } given[COMMAND_OPTIONS];
    int given_count;
    bool help, version;
    struct arena arena; /* the words */
};

enum command_flag {
    COMMAND_WRITES = 1,      /* makes the copy of the day first */
    COMMAND_CREATES = 2,     /* makes the data file when it is not there */
    COMMAND_ALONE = 4,       /* looks at the settings only, not at a data file */
    COMMAND_MAKES_CLASS = 8, /* --class may name one that is not there yet: the command looks at it itself */
    COMMAND_PLACE = 32,      /* with COMMAND_ALONE: wants to know where the data file is, not to open it */
    COMMAND_OPEN = 1 << 10,  /* neither shows nor changes anything of a pupil: asks for no PIN */
    COMMAND_TEMPLATES = 16,  /* its first word may be one of templates, which need no data file */
};

/* What people want: the headings of the help, in its order. */
enum command_group {
    COMMANDS_DAY,
    COMMANDS_LADDER,
    COMMANDS_CARD,
    COMMANDS_LETTERS,
    COMMANDS_SITES,
    COMMANDS_CLASS,
    COMMANDS_OUT,
    COMMANDS_SAFE,
    COMMANDS_GONE,
    COMMANDS_SETTINGS,
    COMMAND_GROUPS
};

struct command {
    const char *name;
    enum command_group group;
    const char *arguments; /* "PUPIL [DEVICE]" */
    const char *options;   /* of its own: "note= again" ('=' takes a value) */
    int words_min, words_max;
    unsigned flags; /* enum command_flag, or-ed */
    const char *summary;
    bool (*run)(struct app *app, const struct command_line *line, struct err *err);
};

const struct command *command_list(size_t *count);
const char *command_group_label(enum command_group group); /* translated */
/* NULL for a name that no command has. */
const struct command *command_find(const char *name);
/* The command that is meant by a word that is none: begun, a few letters away, or with that word in its
 * summary. NULL: none. */
const char *command_nearest(const char *typed);

/* Is the name of `length` bytes in a list like "note= again"? *valued: it takes a value. */
bool command_in_list(const char *list, const char *name, size_t length, bool *valued);

/* Takes the words apart (all but argv[0]); they are copied, and blanked in argv where they may be names of
 * children, so that the list of processes does not show them. An option of any command is taken;
 * command_line_check tells whose it is. `line->arena` is the caller's to clear, also after a refusal. */
bool command_line_parse(struct command_line *line, const struct command *commands, size_t count, int argc,
                        char **argv, struct err *err);

/* Has this command these options, and this many words? */
bool command_line_check(const struct command_line *line, const struct command *command, struct err *err);

/* The value of an option, "" for one without, NULL when it was not given. */
const char *command_option(const struct command_line *line, const char *name);

/* Runs it all; returns the exit code. */
int command_main(int argc, char **argv);

/* The pupil that `text` means: a slot, or a part of a name. Refused with the candidates otherwise. */
const struct pupil_day *command_pupil(const struct app *app, const char *text, struct err *err);
/* Of any class, and who left: a whole name, or a part of one, or the school's number. */
bool command_any_pupil(struct app *app, const char *text, int64_t *pupil_id, struct err *err);
/* The site that `text` means: its address, or a part of its address, title or subject. */
const struct site *command_site(const struct site *sites, size_t site_count, const char *text,
                                struct err *err);
/* Is there a class to work with? */
bool command_class(const struct app *app, struct err *err);

/* Performs an intent at the moment of --at and prints what was said; what the screen would ask is refused
 * with the option that answers it. */
bool command_perform(struct app *app, struct intent *intent, struct err *err);

/* printf for what names a file, or says what was typed or read, whatever that is: a terminal does not get to
 * obey it. Each control, invisible or invalid character becomes U+FFFD; newlines stay. */
void command_say(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says on stderr what went wrong, and returns the exit code. */
int command_report(const struct err *err);

/* The exit code of what went well: what could not be printed did not. */
int command_printed(struct err *err);

/* Prints a text in a column of so many places on the screen, and at least one blank behind it. */
void command_print_padded(const char *text, int columns);

/* Prints a tree and frees it. */
bool command_print_json(struct json **json, struct err *err);

/* The passphrase of a copy, from --passphrase-fd or the terminal: a restore_ask; `line` is the command_line.
 */
bool command_passphrase(void *line, char *secret, struct err *err);

/* The data file is damaged or gone (`err` says how), and there is a copy: asks at the terminal whether to put
 * it back. False: it is as it was; `err` may say why. */
bool restore_offer(const char *database, const struct options *options, struct err *err);

/* 'klaskast help lost': what to do when a stick or a laptop is lost. */
void help_lost(void);

/* The second half of verify: a copy is put back into a scratch file, checked and compared. */
bool verify_copy(struct app *app, const struct command_line *line, struct err *err);

/* The version in the first line, then the licences of what it is made of. */
void version_print(void);

/* Is it about the templates of letters, and not about a pupil? */
bool command_is_templates(const struct command_line *line);

/* The commands, in cmd_*.c: one a line. */
typedef bool command_run(struct app *app, const struct command_line *line, struct err *err);
/* clang-format off */
command_run
    cmd_absent,
    cmd_agreements,
    cmd_back,
    cmd_backup,
    cmd_call,
    cmd_card,
    cmd_class,
    cmd_confirm,
    cmd_consent,
    cmd_consent_from,
    cmd_contents,
    cmd_demo,
    cmd_done,
    cmd_end_of_day,
    cmd_erase,
    cmd_exempt,
    cmd_export,
    cmd_hear,
    cmd_history,
    cmd_import,
    cmd_in,
    cmd_inspect,
    cmd_keys,
    cmd_lend,
    cmd_lesson,
    cmd_letter,
    cmd_letter_pupil,
    cmd_lift,
    cmd_log,
    cmd_measures,
    cmd_new_year,
    cmd_mend,
    cmd_none,
    cmd_note,
    cmd_page,
    cmd_pause,
    cmd_pin,
    cmd_prep,
    cmd_pupil,
    cmd_purge,
    cmd_rebuild,
    cmd_report,
    cmd_report_site,
    cmd_restore,
    cmd_rules,
    cmd_settings,
    cmd_shorten,
    cmd_site,
    cmd_suspend,
    cmd_tasks,
    cmd_tell,
    cmd_text,
    cmd_today,
    cmd_undo,
    cmd_uphold,
    cmd_verify,
    cmd_view,
    cmd_withdraw;
/* clang-format on */

#endif
