#include "term_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In angle brackets: terminfo's own term.h, not ours. */
#include <curses.h>
#include <term.h>

struct named_key {
    const char *name;
    const char *capability; /* in terminfo; NULL: the same on every terminal */
    const char *bytes;
};

static const struct named_key named_keys[] = {
    { "Enter", NULL, "\r" },     { "Esc", NULL, "\033" },       { "Tab", NULL, "\t" },
    { "Space", NULL, " " },      { "Backspace", NULL, "\177" }, { "BackTab", "kcbt", NULL },
    { "Delete", "kdch1", NULL }, { "Insert", "kich1", NULL },   { "Up", "kcuu1", NULL },
    { "Down", "kcud1", NULL },   { "Left", "kcub1", NULL },     { "Right", "kcuf1", NULL },
    { "Home", "khome", NULL },   { "End", "kend", NULL },       { "PgUp", "kpp", NULL },
    { "PgDn", "knp", NULL },     { "F1", "kf1", NULL },         { "F2", "kf2", NULL },
    { "F3", "kf3", NULL },       { "F4", "kf4", NULL },         { "F5", "kf5", NULL },
    { "F6", "kf6", NULL },       { "F7", "kf7", NULL },         { "F8", "kf8", NULL },
    { "F9", "kf9", NULL },       { "F10", "kf10", NULL },       { "F11", "kf11", NULL },
    { "F12", "kf12", NULL },
};

/* One terminal type at a time; terminfo is read again only when it changes. */
static const char *capability_bytes(const char *type, const char *capability)
{
    static char loaded[64];
    const char *bytes;
    int failed;

    if (strcmp(loaded, type)) {
        if (setupterm(type, 1, &failed) != OK)
            return NULL;
        snprintf(loaded, sizeof loaded, "%s", type);
    }
    bytes = tigetstr(capability);
    return bytes == (const char *)-1 ? NULL : bytes;
}

static const char *name_bytes(const char *type, const char *name)
{
    static char control[2];

    if (name[0] == 'C' && name[1] == '-' && name[2] >= 'a' && name[2] <= 'z' && !name[3]) {
        control[0] = (char)(name[2] - 'a' + 1);
        return control;
    }
    for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++) {
        const struct named_key *key = &named_keys[i];

        if (!strcmp(key->name, name))
            return key->capability ? capability_bytes(type, key->capability) : key->bytes;
    }
    return NULL;
}

/* Reads "{Name}" at *KEYS and moves past it. */
static const char *brace_bytes(const char *type, const char **keys)
{
    char name[16] = "";
    const char *end = strchr(*keys, '}');
    const char *bytes = NULL;

    if (end && (size_t)(end - *keys - 1) < sizeof name) {
        memcpy(name, *keys + 1, (size_t)(end - *keys - 1));
        bytes = name_bytes(type, name);
    }
    if (!bytes)
        fprintf(stderr, "term: no key '%s' on a terminal of type %s\n", *keys, type);
    else
        *keys = end + 1;
    return bytes;
}

bool term_keys_encode(const char *type, const char *keys, char *bytes, size_t size, size_t *length)
{
    *length = 0;
    while (*keys) {
        char plain[2] = { *keys, '\0' };
        const char *key = plain;

        if (keys[0] == '{' && keys[1] != '{') {
            key = brace_bytes(type, &keys);
            if (!key)
                return false;
        } else {
            keys += keys[0] == '{' ? 2 : 1;
        }
        if (*length + strlen(key) > size)
            return false;
        memcpy(bytes + *length, key, strlen(key));
        *length += strlen(key);
    }
    return true;
}
