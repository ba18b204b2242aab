/* How each style looks: read from a theme file, or the built-in one of that name.
 *
 * A theme file:
 *   [theme]
 *   background = 255            ; optional: the whole screen has this colour
 *   [styles]
 *   held = "28 on 255 bold"
 * A colour is `default` (the terminal's own), a name (black red green yellow blue magenta cyan white, each
 * also with `bright-` before it) or a number 0..255 of the xterm palette. After the colours, any of bold,
 * dim, underline, reverse. A style that a file leaves out has the form of `normal` of that file with the
 * style's attributes without colour. */
#ifndef KLASKAST_UI_THEME_H
#define KLASKAST_UI_THEME_H

#include "klaskast/base/ini.h"
#include "klaskast/ui/style.h"

#define COLOUR_DEFAULT (-1)
#define THEME_NAME_SIZE 40

struct look {
    short foreground; /* COLOUR_DEFAULT or 0..255 */
    short background;
    unsigned attributes; /* enum attribute, or-ed */
};

struct theme {
    char name[THEME_NAME_SIZE]; /* "default" */
    struct look look[STYLE_COUNT];
};

/* Fills `theme` from the theme called `name`: from NAME.ini in `folder` (may be NULL) when that file exists,
 * else the built-in one, else "default". Faults in a file never stop the program: the line is left out.
 * They are in *faults (to be freed with ini_free; NULL when no file was read). False: no such theme, and
 * `theme` is the default one. */
bool theme_load(struct theme *theme, const char *name, const char *folder, struct ini **faults);

/* Fills `theme` from the text of a theme file that was read; adds its own faults to `ini`. */
void theme_read(struct theme *theme, const char *name, struct ini *ini);

/* The built-in names, by index, in the order in which the key `t` goes through them; NULL past the last. */
const char *theme_builtin(size_t index);

/* The look of a style on a terminal with `colours` colours (0, 8 or 256): nearest colour, or the style's
 * form without colour. */
struct look theme_look(const struct theme *theme, enum style style, int colours);

/* The xterm palette: 16 named colours, a cube of 6x6x6, 24 greys. */
struct rgb {
    int red, green, blue; /* 0..255 */
};
struct rgb theme_rgb(int colour);

#endif
