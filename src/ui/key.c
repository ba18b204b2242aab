#include "klaskast/ui/key.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The first name of a code is the one that is printed; the others are understood. */
static const struct {
    const char *name;
    int32_t code;
} names[] = {
    { NC_("key", "Space"), ' ' },
    { NC_("key", "Enter"), K_ENTER },
    { NC_("key", "Esc"), K_ESCAPE },
    { NC_("key", "Tab"), K_TAB },
    { NC_("key", "Shift-Tab"), K_BACK_TAB },
    { NC_("key", "Backspace"), K_BACKSPACE },
    { NC_("key", "Delete"), K_DELETE },
    { NC_("key", "Insert"), K_INSERT },
    { NC_("key", "Up"), K_UP },
    { NC_("key", "Down"), K_DOWN },
    { NC_("key", "Left"), K_LEFT },
    { NC_("key", "Right"), K_RIGHT },
    { NC_("key", "PgUp"), K_PAGE_UP },
    { NC_("key", "PgDn"), K_PAGE_DOWN },
    { NC_("key", "Home"), K_HOME },
    { NC_("key", "End"), K_END },
    { "Return", K_ENTER },
    { "Escape", K_ESCAPE },
    { "Del", K_DELETE },
    { "PageUp", K_PAGE_UP },
    { "PageDown", K_PAGE_DOWN },
    { "Spatie", ' ' },
};
enum { NAMES = sizeof names / sizeof *names };

bool key_same(struct key a, struct key b)
{
    return a.code == b.code && a.ctrl == b.ctrl && a.alt == b.alt;
}

static bool parse_plain(const char *name, int32_t *code)
{
    for (int i = 0; i < NAMES; i++)
        if (strcasecmp(names[i].name, name) == 0) {
            *code = names[i].code;
            return true;
        }
    if ((name[0] == 'F' || name[0] == 'f') && name[1] >= '1' && name[1] <= '9') {
        char *end;
        long number = strtol(name + 1, &end, 10);
        if (*end == '\0' && number <= 12) {
            *code = K_F1 + (int32_t)number - 1;
            return true;
        }
    }
    size_t length = text_next(name, code);
    return length > 0 && name[length] == '\0' && *code > 32 && *code != 0x7f && *code != 0xfffd;
}

bool key_parse(const char *name, struct key *key)
{
    struct key parsed = { 0 };

    if (strncasecmp(name, "alt-", 4) == 0) {
        parsed.alt = true;
        name += 4;
    }
    if (strncasecmp(name, "ctrl-", 5) == 0) {
        parsed.ctrl = true;
        name += 5;
    }
    if (!parse_plain(name, &parsed.code))
        return false;
    if (parsed.ctrl) {
        if (parsed.code >= 'A' && parsed.code <= 'Z')
            parsed.code += 'a' - 'A';
        /* A terminal sends the same byte for these as for Tab, Enter and Backspace. */
        if (parsed.code < 'a' || parsed.code > 'z' || strchr("hijm", (int)parsed.code) != NULL)
            return false;
    }
    *key = parsed;
    return true;
}

static void letter_print(int32_t code, char text[static 8])
{
    unsigned c = (unsigned)code;
    int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

    memset(text, 0, 8);
    for (int i = length - 1; i > 0; i--, c >>= 6)
        text[i] = (char)(0x80 | (c & 0x3f));
    text[0] = (char)(first[length] | c);
}

static const char *print(struct key key, bool translated, char text[KEY_TEXT_SIZE])
{
    char letter[16] = "";
    const char *name = letter;

    if (key.code >= K_F1 && key.code <= K_F12)
        snprintf(letter, sizeof letter, "F%d", (int)(key.code - K_F1 + 1));
    else if (key.code > ' ' && key.code < 0x110000)
        letter_print(key.ctrl && key.code <= 'z' ? key.code - ('a' - 'A') : key.code, letter);
    else
        for (int i = NAMES - 1; i >= 0; i--)
            if (names[i].code == key.code)
                name = translated ? C_("key", names[i].name) : names[i].name;
    /* The footer asks this of every key in every frame: printf would be a tenth of one. */
    if (!key.alt && !key.ctrl && strlen(name) < KEY_TEXT_SIZE)
        return memcpy(text, name, strlen(name) + 1);
    snprintf(text, KEY_TEXT_SIZE, "%s%s%s", key.alt ? "Alt-" : "", key.ctrl ? "Ctrl-" : "", name);
    return text;
}

const char *key_print(struct key key, char text[KEY_TEXT_SIZE])
{
    return print(key, false, text);
}

const char *key_show(struct key key, char text[KEY_TEXT_SIZE])
{
    return print(key, true, text);
}
