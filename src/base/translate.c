#include "klaskast/base/translate.h"

#include "klaskast/base/embedded.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The catalogue is a GNU .mo file (gettext manual, 'The Format of GNU MO Files'): a table of keys and a table
 * of translations, each entry a length and an offset, and a hash table of numbers in these, counted from 1.
 * msgfmt writes it in the byte order of the machine that builds, which is the one that runs. */
struct catalogue {
    const char *bytes; /* NULL: not opened, or there is none */
    uint32_t keys, values, hashes, hash_size;
};
static struct catalogue catalogues[LANGUAGES];
static enum language current = LANGUAGE_ENGLISH;

#define LANGUAGE_CODE(name, code, own) [LANGUAGE_##name] = code,
#define LANGUAGE_OWN(name, code, own) [LANGUAGE_##name] = own,
#define LANGUAGE_NEXT(name, code, own) ", " code
static const char *const codes[] = { LANGUAGE_LIST(LANGUAGE_CODE) };
static const char *const names[] = { LANGUAGE_LIST(LANGUAGE_OWN) };

const char *language_code(enum language language)
{
    return codes[language];
}

const char *language_name(enum language language)
{
    return names[language];
}

bool language_parse(const char *code, enum language *language)
{
    for (int i = 0; i < LANGUAGES; i++) {
        if (strcmp(codes[i], code) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}

const char *language_codes(void)
{
    static const char all[] = LANGUAGE_LIST(LANGUAGE_NEXT);
    return all + 2;
}

static uint32_t word(const struct catalogue *catalogue, uint32_t offset)
{
    uint32_t value;
    memcpy(&value, catalogue->bytes + offset, sizeof value);
    return value;
}

static void open_catalogue(enum language language)
{
    struct catalogue *catalogue = &catalogues[language];
    char name[16];
    snprintf(name, sizeof name, "%s.mo", codes[language]);
    const struct embedded *file = embedded_find(name);
    if (catalogue->bytes || !file || file->length < 28)
        return;
    struct catalogue found = { .bytes = file->bytes };
    if (word(&found, 0) != 0x950412deU)
        return;
    found.keys = word(&found, 12);
    found.values = word(&found, 16);
    found.hash_size = word(&found, 20);
    found.hashes = word(&found, 24);
    if (found.hash_size > 2)
        *catalogue = found;
}

/* P. J. Weinberger's, which msgfmt uses. */
static uint32_t hash_of(const char *key)
{
    uint32_t hash = 0;
    for (; *key; key++) {
        hash = (hash << 4) + (unsigned char)*key;
        uint32_t high = hash & 0xF0000000U;
        hash = (hash ^ high >> 24) & ~high;
    }
    return hash;
}

/* In the language in use. *length: of the translation, all of its forms with the NULs between them. NULL: it
 * has none, or needs none. A screen looks up some hundred texts, so it is done with one comparison or two. */
static const char *look_up(const char *key, uint32_t *length)
{
    const struct catalogue *catalogue = &catalogues[current];
    uint32_t size = catalogue->hash_size, number;
    if (!size)
        return NULL;
    const uint32_t hash = hash_of(key), step = 1 + hash % (size - 2);
    for (uint32_t at = hash % size; (number = word(catalogue, catalogue->hashes + 4 * at)) != 0;
         at = at < size - step ? at + step : at - (size - step)) {
        uint32_t entry = 8 * (number - 1);
        if (strcmp(key, catalogue->bytes + word(catalogue, catalogue->keys + entry + 4)) == 0) {
            *length = word(catalogue, catalogue->values + entry);
            return catalogue->bytes + word(catalogue, catalogue->values + entry + 4);
        }
    }
    return NULL;
}

void translate_use(enum language language)
{
    current = language;
    open_catalogue(language);
}

enum language translate_language(void)
{
    return current;
}

enum language translate_from_environment(void)
{
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    enum language language = LANGUAGE_ENGLISH;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (!value || !*value)
            continue;
        char code[3];
        snprintf(code, sizeof code, "%s", value);
        language_parse(code, &language);
        break;
    }
    return language;
}

const char *translate(const char *text)
{
    if (!*text)
        return text;
    uint32_t size;
    const char *found = look_up(text, &size);
    return found && *found ? found : text;
}

const char *translate_in_context(const char *context, const char *text)
{
    char key[512];
    uint32_t size;
    size_t before = strlen(context), length = strlen(text);
    if (before + 1 + length >= sizeof key)
        return text;
    memcpy(key, context, before);
    key[before] = '\004';
    memcpy(key + before + 1, text, length + 1);
    const char *found = look_up(key, &size);
    return found && *found ? found : text;
}

/* In a .mo file the key of a plural is "one\0many" and its translation likewise; the first is hashed and
 * compared. Where the two were collected apart (a table marks them with N_), each has a translation of its
 * own. Dutch, English and German have the same rule: one is one, all else is many. */
const char *translate_count(const char *one, const char *many, unsigned long number)
{
    uint32_t size = 0;
    const char *found = look_up(one, &size);
    if (!found || !*found)
        return number == 1 ? one : many;
    if (number == 1)
        return found;
    size_t length = strlen(found);
    return length < size ? found + length + 1 : translate(many);
}
