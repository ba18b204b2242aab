/* One line of the settings: as it is written, and what is said of one that is not understood. */
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"
#include "klaskast/domain/value.h"

#include <stdio.h>
#include <string.h>

static void print_text(const char *value, struct buffer *out)
{
    size_t length = strlen(value);
    bool bare = !strpbrk(value, ";#") && *value != '\'' && *value != '"' && *value != ' ' &&
                (!length || (value[length - 1] != '\\' && value[length - 1] != ' '));
    buffer_print(out, bare ? "%s" : "\"%s\"", value);
}

void settings_print_line(const char *key, const char *value, struct buffer *out)
{
    buffer_print(out, *value ? "%s = " : "%s =", key);
    print_text(value, out);
    buffer_text(out, "\n");
}

void settings_suggest(char *text, size_t size, const char *word, const char *const *words)
{
    const char *meant = word && words ? value_suggestion(word, words) : NULL;
    size_t used = strlen(text);
    if (meant) {
        snprintf(text + used, size - used, " ");
        snprintf(text + used + 1, size - used - 1, _("Did you mean '%s'?"), meant);
    }
}

void settings_fault_value(struct ini *ini, const char *section, const char *key, const char *expected,
                          const char *word, const char *const *words)
{
    char text[360];
    snprintf(text, sizeof text,
             _("%s: '%.40s' is not understood; expected is %s. The built-in value is used."), key, word,
             expected);
    settings_suggest(text, sizeof text, word, words);
    ini_add_fault(ini, section, key, "%s", text);
}

void settings_fault_key(struct ini *ini, const char *section, const char *key, const char *const *keys)
{
    char text[240];
    snprintf(text, sizeof text, _("%s: there is no such setting in [%s]; this line does nothing."), key,
             section);
    settings_suggest(text, sizeof text, key, keys);
    ini_add_fault(ini, section, key, "%s", text);
}
