#include "klaskast/base/translate.h"

#include "klaskast/base/embedded.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The catalogue is a GNU .mo file (gettext manual, 'The Format of GNU MO Files'): a table of keys sorted by
 * strcmp and a table of translations, each entry a length and an offset. msgfmt writes it in the byte order
 * of the machine that builds, which is the one that runs. */
static enum language current = LANGUAGE_ENGLISH;
static const char *catalogue;
static uint32_t count, keys, values;

static uint32_t word(uint32_t offset)
{
    uint32_t value;
    memcpy(&value, catalogue + offset, sizeof value);
    return value;
}

static void open_catalogue(void)
{
    const struct embedded *file = embedded_find("nl.mo");
    if (catalogue || !file || file->length < 28)
        return;
    catalogue = file->bytes;
    if (word(0) != 0x950412deU) {
        catalogue = NULL;
        return;
    }
    count = word(8);
    keys = word(12);
    values = word(16);
}

/* *length: of the translation, all of its forms with the NULs between them. */
static const char *look_up(const char *key, uint32_t *length)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(key, catalogue + word(keys + middle * 8 + 4));
        if (order == 0) {
            *length = word(values + middle * 8);
            return catalogue + word(values + middle * 8 + 4);
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

void translate_use(enum language language)
{
    current = language;
    if (language == LANGUAGE_DUTCH)
        open_catalogue();
}

enum language translate_language(void)
{
    return current;
}

enum language translate_from_environment(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "nl", 2) == 0 ? LANGUAGE_DUTCH : LANGUAGE_ENGLISH;
    }
    return LANGUAGE_ENGLISH;
}

const char *translate(const char *text)
{
    if (current == LANGUAGE_ENGLISH || !catalogue || !*text)
        return text;
    uint32_t size;
    const char *found = look_up(text, &size);
    return found && *found ? found : text;
}

const char *translate_in_context(const char *context, const char *text)
{
    if (current == LANGUAGE_ENGLISH || !catalogue)
        return text;
    char key[512];
    uint32_t size;
    int length = snprintf(key, sizeof key, "%s\004%s", context, text);
    const char *found = length > 0 && (size_t)length < sizeof key ? look_up(key, &size) : NULL;
    return found && *found ? found : text;
}

/* In a .mo file the key of a plural is "one\0many" and its translation likewise; strcmp sees the first. Where
 * the two were collected apart (a table marks them with N_), each has a translation of its own. Dutch and
 * English have the same rule: one is one, all else is many. */
const char *translate_count(const char *one, const char *many, unsigned long number)
{
    uint32_t size = 0;
    const char *found = current == LANGUAGE_ENGLISH || !catalogue ? NULL : look_up(one, &size);
    if (!found || !*found)
        return number == 1 ? one : many;
    if (number == 1)
        return found;
    size_t length = strlen(found);
    return length < size ? found + length + 1 : translate(many);
}
