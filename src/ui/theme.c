#include "klaskast/ui/theme.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/embedded.h"
#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const builtin[] = { "default", "light", "high-contrast", "colour-blind", "mono" };
enum { BUILTINS = sizeof builtin / sizeof *builtin, THEME_FILE_LIMIT = 65536 };

const char *theme_builtin(size_t index)
{
    return index < BUILTINS ? builtin[index] : NULL;
}

/* --- reading ------------------------------------------------------------------------------------------ */

static bool colour_parse(const char *word, short *colour)
{
    static const char *const names[] = {
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"
    };

    if (strcasecmp(word, "default") == 0) {
        *colour = COLOUR_DEFAULT;
        return true;
    }
    bool bright = strncasecmp(word, "bright-", 7) == 0;
    for (short i = 0; i < 8; i++)
        if (strcasecmp(bright ? word + 7 : word, names[i]) == 0) {
            *colour = (short)(bright ? i + 8 : i);
            return true;
        }
    char *end;
    long number = strtol(word, &end, 10);
    if (end == word || *end != '\0' || number < 0 || number > 255)
        return false;
    *colour = (short)number;
    return true;
}

static bool attribute_parse(const char *word, unsigned *attributes)
{
    static const struct {
        const char *name;
        unsigned bit;
    } names[] = { { "bold", ATTR_BOLD },
                  { "dim", ATTR_DIM },
                  { "underline", ATTR_UNDERLINE },
                  { "reverse", ATTR_REVERSE } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(word, names[i].name) == 0) {
            *attributes |= names[i].bit;
            return true;
        }
    return false;
}

/* "28 on 255 bold" into look; on failure *bad is the word that was not understood. */
static bool look_parse(const char *value, struct look *look, char bad[40])
{
    char text[160];
    char *rest = NULL;
    bool on = false, foreground = false;

    snprintf(text, sizeof text, "%s", value);
    for (char *word = strtok_r(text, " \t", &rest); word != NULL; word = strtok_r(NULL, " \t", &rest)) {
        if (strcasecmp(word, "on") == 0 && !on) {
            on = true;
            continue;
        }
        short colour;
        if (attribute_parse(word, &look->attributes))
            continue;
        if (!colour_parse(word, &colour) || (foreground && !on)) {
            snprintf(bad, 40, "%s", word);
            return false;
        }
        if (on) {
            look->background = colour;
        } else {
            look->foreground = colour;
            foreground = true;
        }
    }
    return true;
}

static void styles_read(struct theme *theme, struct ini *ini, bool given[STYLE_COUNT])
{
    const char *section, *key, *value;

    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        if (strcasecmp(section, "theme") == 0 && strcasecmp(key, "background") == 0)
            continue;
        enum style style = style_find(key);
        if (strcasecmp(section, "styles") != 0 || style == STYLE_COUNT) {
            ini_add_fault(ini, section, key, _("there is no style '%s'; this line is left out."), key);
            continue;
        }
        struct look look = { theme->look[STYLE_NORMAL].foreground, theme->look[STYLE_NORMAL].background, 0 };
        char bad[40];
        if (!look_parse(value, &look, bad)) {
            ini_add_fault(ini, section, key,
                          _("'%s' is no colour; expected is something like \"28 on default bold\"."), bad);
            continue;
        }
        theme->look[style] = look;
        given[style] = true;
    }
}

void theme_read(struct theme *theme, const char *name, struct ini *ini)
{
    bool given[STYLE_COUNT] = { false };
    struct look normal = { COLOUR_DEFAULT, COLOUR_DEFAULT, 0 };
    const char *background = ini_get(ini, "theme", "background");
    const char *text = ini_get(ini, "styles", "normal");
    char bad[40];

    *theme = (struct theme){ 0 };
    snprintf(theme->name, sizeof theme->name, "%s", name);
    if (background != NULL && !colour_parse(background, &normal.background))
        ini_add_fault(ini, "theme", "background", _("'%s' is no colour."), background);
    struct look before = normal;
    if (text != NULL && !look_parse(text, &normal, bad))
        normal = before; /* reported when all styles are read */
    theme->look[STYLE_NORMAL] = normal;
    styles_read(theme, ini, given);
    for (int i = 0; i < STYLE_COUNT; i++)
        if (!given[i]) {
            theme->look[i] = normal;
            theme->look[i].attributes |= style_mono((enum style)i);
        }
}

static bool load_file(struct theme *theme, const char *name, const char *folder, struct ini **ini)
{
    char path[FILE_PATH_SIZE], file[THEME_NAME_SIZE + 4];
    struct buffer bytes;
    struct err err;

    if (folder == NULL || strchr(name, '/') != NULL || strlen(name) >= THEME_NAME_SIZE)
        return false;
    snprintf(file, sizeof file, "%s.ini", name);
    if (!file_join(path, folder, file) || file_kind(path, NULL, NULL) == FILE_MISSING)
        return false;
    buffer_init(&bytes);
    bool read = file_read(path, THEME_FILE_LIMIT, &bytes, &err);
    if (read) {
        *ini = ini_read(path, buffer_get(&bytes), bytes.length);
        theme_read(theme, name, *ini);
    }
    buffer_clear(&bytes);
    return read;
}

bool theme_load(struct theme *theme, const char *name, const char *folder, struct ini **faults)
{
    char path[THEME_NAME_SIZE + 16];
    bool found = true;

    *faults = NULL;
    if (load_file(theme, name, folder, faults))
        return true;
    snprintf(path, sizeof path, "themes/%.*s.ini", THEME_NAME_SIZE, name);
    const struct embedded *file = embedded_find(path);
    if (file == NULL) {
        found = false;
        name = builtin[0];
        file = embedded_find("themes/default.ini");
    }
    *faults = ini_read(file->name, file->bytes, file->length);
    theme_read(theme, name, *faults);
    return found;
}

/* --- colours ------------------------------------------------------------------------------------------ */

/* The xterm palette: 16 named colours, a cube of 6x6x6, 24 greys. */
struct rgb theme_rgb(int colour)
{
    static const struct rgb named[16] = { { 0, 0, 0 },      { 205, 0, 0 },     { 0, 205, 0 },
                                          { 205, 205, 0 },  { 0, 0, 238 },     { 205, 0, 205 },
                                          { 0, 205, 205 },  { 229, 229, 229 }, { 127, 127, 127 },
                                          { 255, 0, 0 },    { 0, 255, 0 },     { 255, 255, 0 },
                                          { 92, 92, 255 },  { 255, 0, 255 },   { 0, 255, 255 },
                                          { 255, 255, 255 } };
    static const int step[6] = { 0, 95, 135, 175, 215, 255 };

    if (colour < 16)
        return named[colour < 0 ? 0 : colour];
    if (colour >= 232) {
        int grey = 8 + 10 * (colour - 232);
        return (struct rgb){ grey, grey, grey };
    }
    colour -= 16;
    return (struct rgb){ step[colour / 36], step[colour / 6 % 6], step[colour % 6] };
}

/* The colour of the eight that comes nearest. The weights are those of the eye. */
static short colour_of_eight(short colour)
{
    if (colour < 8)
        return colour;
    if (colour < 16)
        return (short)(colour - 8);
    struct rgb want = theme_rgb(colour);
    if (want.red == want.green && want.green == want.blue)
        return want.red < 128 ? 0 : 7;
    long best = -1;
    short found = 7;
    for (short i = 0; i < 8; i++) {
        struct rgb have = theme_rgb(i);
        long red = have.red - want.red, green = have.green - want.green, blue = have.blue - want.blue;
        long distance = 3 * red * red + 6 * green * green + blue * blue;
        if (best < 0 || distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

struct look theme_look(const struct theme *theme, enum style style, int colours)
{
    struct look look = theme->look[style];

    if (colours < 8)
        return (struct look){ COLOUR_DEFAULT, COLOUR_DEFAULT, style_mono(style) };
    if (colours >= 256)
        return look;
    struct rgb rgb = theme_rgb(look.foreground);
    bool grey = look.foreground >= 16 && rgb.red == rgb.green && rgb.green == rgb.blue;
    look.background = colour_of_eight(look.background);
    look.foreground = colour_of_eight(look.foreground);
    /* Eight colours have no greys: a grey is the letter's usual colour, or the one that reads on this ground.
     */
    if (grey && look.background == COLOUR_DEFAULT)
        look.foreground = COLOUR_DEFAULT;
    else if (grey || (look.foreground != COLOUR_DEFAULT && look.foreground == look.background))
        look.foreground = look.background == 0 || look.background == 1 || look.background == 4 ? 7 : 0;
    return look;
}
