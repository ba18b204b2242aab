/* help, --help: all commands by what people want, or one of them. */
#include "klaskast/app/command_help.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"
#include "klaskast/ui/canvas.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 80, NAMES = 13, OPTIONS = 23 };

/* Prints a text in lines of whole words that all begin at `column`; the first one stands there already. */
static void print_lines(const char *text, int column)
{
    for (bool first = true; *text; first = false) {
        size_t length = canvas_line(text, COLUMNS - column);
        printf("%*s%.*s\n", first ? 0 : column, "", (int)length, text);
        text += length;
        text += *text == ' ' || *text == '\n';
    }
}

void command_help_all(void)
{
    size_t count;
    const struct command *commands = command_list(&count);
    printf("klaskast %s\n\n", KLASKAST_VERSION);
    print_lines(_("The cupboard in the classroom: phones, what was agreed about them, and sites for lessons. "
                  "Without a command it opens its screen."),
                0);
    for (int group = 0; group < COMMAND_GROUPS; group++) {
        printf("\n%s\n", command_group_label((enum command_group)group));
        for (size_t i = 0; i < count; i++)
            if (commands[i].group == (enum command_group)group) {
                printf("  %-*s", NAMES, commands[i].name);
                print_lines(_(commands[i].summary), NAMES + 2);
            }
    }
    puts("");
    print_lines(
        _("klaskast help COMMAND says more about one; klaskast help lost, what to do when a laptop is gone."),
        0);
    print_lines(_("Options of all: --class NAME, --teacher NAME, --date 2026-11-24, --at 2026-11-24T10:15, "
                  "--database FILE, --config FILE, --json, --help, --version."),
                0);
    print_lines(_("It ends with 0: done, 1: refused, 2: not understood, 3: the disk or the file failed. The "
                  "manual page has the rest."),
                0);
}

static void print_row(const char *name, const char *says)
{
    int width = text_width(name);
    printf("  %s%*s", name, width < OPTIONS ? OPTIONS - width : 2, "");
    print_lines(says, OPTIONS + 2);
}

static void print_words(const struct command *command)
{
    size_t count;
    const struct command_word *words = command_words(&count);
    for (size_t i = 0; i < count; i++)
        if (strstr(command->arguments, words[i].word))
            print_row(words[i].word, _(words[i].says));
}

static void print_options(const struct command *command)
{
    bool valued;
    for (const char *list = command->options; *list; list += strcspn(list, " "), list += *list == ' ') {
        size_t length = strcspn(list, "= ");
        const struct command_option_text *text = command_option_text(command->name, list, length);
        char name[64];
        if (!text || !command_in_list(command->options, list, length, &valued))
            continue;
        snprintf(name, sizeof name, "--%s%s%s", text->option, valued ? " " : "", text->value);
        print_row(name, _(text->says));
    }
}

static void print_violations(void)
{
    char name[32];
    puts("");
    for (int kind = 0; kind < VIOLATION_KINDS; kind++)
        if (kind != VIOLATION_INTERNET)
            print_row(violation_name((enum violation_kind)kind), violation_label((enum violation_kind)kind));
    for (int agreement = 1; agreement <= AGREEMENTS; agreement++) {
        snprintf(name, sizeof name, "internet-%d", agreement);
        if (agreement_can_be_broken(agreement))
            print_row(name, agreement_label(agreement));
    }
}

void command_help_one(const struct command *command)
{
    const struct command_more *more = command_more(command->name);
    printf("klaskast %s%s%s\n\n%s.\n", command->name, *command->arguments ? " " : "", command->arguments,
           _(command->summary));
    if (!more)
        return;
    print_lines(_(more->says), 0);
    if (*command->arguments || *command->options)
        puts("");
    print_words(command);
    print_options(command);
    if (strstr(command->arguments, "PUPIL KIND") &&
        command_in_list(command->options, "measure", 7, &(bool){ 0 }))
        print_violations();
    printf("\n%s\n  %s\n\n%s", _("For example:"), _(more->example), _("See also:"));
    for (const char *name = more->related; *name; name += strcspn(name, " "), name += *name == ' ')
        printf("%s klaskast help %.*s", name == more->related ? "" : ",", (int)strcspn(name, " "), name);
    printf("\n%s\n", _("Options of all commands: klaskast --help."));
}
