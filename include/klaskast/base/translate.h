/* Texts for people, in each language of the program. English is the key in the source, `po/nl.po` the Dutch,
 * built into the program: no locale and no file is needed at run time.
 *
 * _("text") translates, N_("text") only marks for the catalogue, C_("context", "text") tells two meanings of
 * one English word apart, translate_count(one, many, n) picks the plural. */
#ifndef KLASKAST_BASE_TRANSLATE_H
#define KLASKAST_BASE_TRANSLATE_H

#include <stdbool.h>

/* A language: its code (ISO 639-1: in settings, options, the journal and names of files), and what it calls
 * itself. The first is asked for first. Each but English has a catalogue, po/CODE.po. */
#define LANGUAGE_LIST(X)                                                                                     \
    X(DUTCH, "nl", "Nederlands")                                                                             \
    X(ENGLISH, "en", "English")
#define LANGUAGE_ENUM(name, code, own) LANGUAGE_##name,
enum language { LANGUAGE_LIST(LANGUAGE_ENUM) LANGUAGES };

/* "nl" */
const char *language_code(enum language language);
/* "Nederlands" */
const char *language_name(enum language language);
/* False leaves *language untouched. */
bool language_parse(const char *code, enum language *language);
/* "nl, en": what there is to choose from. */
const char *language_codes(void);

void translate_use(enum language language);
enum language translate_language(void);

/* The one whose code the environment (LC_ALL, LC_MESSAGES, LANG) begins with, English otherwise. */
enum language translate_from_environment(void);

/* The text in the language in use; the key itself where there is none. Never NULL, lives for ever. */
const char *translate(const char *text) __attribute__((format_arg(1)));
const char *translate_in_context(const char *context, const char *text) __attribute__((format_arg(2)));
const char *translate_count(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

#define _(text) translate(text)
#define C_(context, text) translate_in_context(context, text)
#define N_(text) text
#define NC_(context, text) text

#endif
