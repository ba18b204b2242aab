/* Names of keys, as in config.ini and on screen: "a", "A", "/", "Space", "Enter", "Ctrl-R", "F2", "PgDn",
 * "Shift-Tab", "Alt-x". */
#ifndef KLASKAST_UI_KEY_H
#define KLASKAST_UI_KEY_H

#include <stdbool.h>
#include <stdint.h>

/* A key is a code point (the letter as typed, so 'A' is Shift and a), or one of these. */
enum key_name {
    K_NONE = 0,
    K_ENTER = 0x110000,
    K_ESCAPE,
    K_TAB,
    K_BACK_TAB,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_HOME,
    K_END,
    K_F1, /* .. K_F1 + 11 is F12 */
    K_F12 = K_F1 + 11,
};

struct key {
    int32_t code; /* a code point >= 32 or an enum key_name */
    bool ctrl;    /* of a letter: code is the small letter */
    bool alt;
};

#define KEY_TEXT_SIZE 32

bool key_same(struct key a, struct key b);

/* Parses one name; capitals do not matter in names of more than one letter. False: there is no such key. */
bool key_parse(const char *name, struct key *key);

/* The name as it is written in config.ini; key_parse gives the same key back. */
const char *key_print(struct key key, char text[KEY_TEXT_SIZE]);
/* The name for people, in the language in use ('Space' is 'Spatie'). */
const char *key_show(struct key key, char text[KEY_TEXT_SIZE]);

#endif
