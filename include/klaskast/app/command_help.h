/* What 'klaskast help' prints, and the texts that it prints. Every command has a row of each, every option a
 * text: tests/unit/test_command_help.c looks. */
#ifndef KLASKAST_APP_COMMAND_HELP_H
#define KLASKAST_APP_COMMAND_HELP_H

#include "klaskast/app/command.h"

struct command_more {
    const char *command;
    const char *example; /* a whole command line that works in the invented class; English: _() it */
    const char *related; /* names of commands, with blanks between */
    const char *says;    /* English: _() it */
};

struct command_option_text {
    const char *command; /* "" for each command that has it and no row of its own */
    const char *option;  /* without the dashes */
    const char *value;   /* what stands behind it; "" for nothing */
    const char *says;    /* English: _() it */
};

struct command_word {
    const char *word; /* "PUPIL" */
    const char *says; /* English: _() it */
};

/* NULL: there is no such command, or no text. */
const struct command_more *command_more(const char *command);
/* Of an option with a name of `length` bytes; NULL for one without a text. */
const struct command_option_text *command_option_text(const char *command, const char *option, size_t length);
const struct command_word *command_words(size_t *count);

/* Prints all commands by what people want. */
void command_help_all(void);
/* Prints one command: use, what it does, words and options, an example, what is related. */
void command_help_one(const struct command *command);

#endif
