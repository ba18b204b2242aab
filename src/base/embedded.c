#include "klaskast/base/embedded.h"

#include <string.h>

#define DECLARE(label) extern const char label[], label##_end[]
DECLARE(embedded_nl_mo);
DECLARE(embedded_config_ini);
DECLARE(embedded_theme_default);
DECLARE(embedded_theme_light);
DECLARE(embedded_theme_high_contrast);
DECLARE(embedded_theme_colour_blind);
DECLARE(embedded_theme_mono);

static const struct {
    const char *name, *start, *end;
} table[] = {
    { "nl.mo", embedded_nl_mo, embedded_nl_mo_end },
    { "config.ini", embedded_config_ini, embedded_config_ini_end },
    { "themes/default.ini", embedded_theme_default, embedded_theme_default_end },
    { "themes/light.ini", embedded_theme_light, embedded_theme_light_end },
    { "themes/high-contrast.ini", embedded_theme_high_contrast, embedded_theme_high_contrast_end },
    { "themes/colour-blind.ini", embedded_theme_colour_blind, embedded_theme_colour_blind_end },
    { "themes/mono.ini", embedded_theme_mono, embedded_theme_mono_end },
};

enum { FILES = sizeof table / sizeof *table };
static struct embedded files[FILES];

const struct embedded *embedded_at(size_t index)
{
    if (index >= FILES)
        return NULL;
    files[index] = (struct embedded){ .name = table[index].name,
                                      .bytes = table[index].start,
                                      .length = (size_t)(table[index].end - table[index].start) };
    return &files[index];
}

const struct embedded *embedded_find(const char *name)
{
    for (size_t i = 0; i < FILES; i++)
        if (strcmp(table[i].name, name) == 0)
            return embedded_at(i);
    return NULL;
}
