/* What was typed, taken apart: words, options and their values. */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <string.h>

static const char global_options[] = "database= config= class= teacher= date= at= json help version";

bool command_in_list(const char *list, const char *name, size_t length, bool *valued)
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
static bool known_option(const struct command *commands, size_t count, const char *name, size_t length,
                         bool *valued)
{
    if (command_in_list(global_options, name, length, valued))
        return true;
    for (size_t i = 0; i < count; i++)
        if (command_in_list(commands[i].options, name, length, valued))
            return true;
    return false;
}

static bool is_option(const struct command *commands, size_t count, const char *word)
{
    bool valued;
    return strncmp(word, "--", 2) == 0 &&
           known_option(commands, count, word + 2, strcspn(word + 2, "="), &valued);
}

static bool take_option(struct command_line *line, char *word, char *next, bool valued, bool *took_next,
                        struct err *err)
{
    size_t length = strcspn(word, "=");
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

bool command_line_check(const struct command_line *line, const struct command *command, struct err *err)
{
    bool valued;
    for (int i = 0; i < line->given_count; i++) {
        const char *name = line->given[i].name;
        if (!command_in_list(global_options, name, strlen(name), &valued) &&
            !command_in_list(command->options, name, strlen(name), &valued))
            return err_set(err, ERR_USAGE, _("'%s' has no option --%s. 'klaskast %s --help' says more."),
                           command->name, name, command->name);
    }
    if (line->word_count < command->words_min || line->word_count > command->words_max)
        return err_set(err, ERR_USAGE, *command->arguments ? _("Use: klaskast %s %s") : _("Use: klaskast %s"),
                       command->name, command->arguments);
    return true;
}

bool command_line_parse(struct command_line *line, const struct command *commands, size_t count, int argc,
                        char **argv, struct err *err)
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
            /* What is an option is no value: '--to --json' is no file of that name. */
            next = next && is_option(commands, count, next) ? NULL : arena_copy(&line->arena, next);
            bool valued;
            if (!known_option(commands, count, word + 2, strcspn(word + 2, "="), &valued))
                return err_set(err, ERR_USAGE, _("There is no option --%s. 'klaskast --help' lists them."),
                               word + 2);
            if (!take_option(line, word + 2, next, valued, &took_next, err))
                return false;
        } else if (!line->command) {
            line->command = word;
        } else if (line->word_count == COMMAND_WORDS) {
            return err_set(err, ERR_USAGE, "%s",
                           _("These are too many words. Put a name of several words in quotes."));
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
