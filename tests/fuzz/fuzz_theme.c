/* Any bytes as a theme: each style has colours that there are, on every terminal. */
#include "klaskast/ui/theme.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand_look(struct look look, int colours)
{
    if (look.foreground < COLOUR_DEFAULT || look.foreground >= colours || look.background < COLOUR_DEFAULT ||
        look.background >= colours)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct theme theme;
    struct ini *ini = ini_read("fuzz.ini", (const char *)data, size);
    theme_read(&theme, "fuzz", ini);
    ini_free(&ini);
    for (enum style style = 0; style < STYLE_COUNT; style++) {
        demand_look(theme.look[style], 256);
        demand_look(theme_look(&theme, style, 256), 256);
        demand_look(theme_look(&theme, style, 8), 8);
        demand_look(theme_look(&theme, style, 0), 0);
    }
    return 0;
}
