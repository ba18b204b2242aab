/* Texts for people, in Dutch or English. English is the key in the source, `po/nl.po` the Dutch, built into
 * the program: no locale and no file is needed at run time.
 *
 * _("text") translates, N_("text") only marks for the catalogue, C_("context", "text") tells two meanings of
 * one English word apart, translate_count(one, many, n) picks the plural. */
#ifndef KLASKAST_BASE_TRANSLATE_H
#define KLASKAST_BASE_TRANSLATE_H

enum language { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };

void translate_use(enum language language);
enum language translate_language(void);

/* Dutch when the environment (LC_ALL, LC_MESSAGES, LANG) begins with "nl", English otherwise. */
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
