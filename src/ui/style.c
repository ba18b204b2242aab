#include "klaskast/ui/style.h"

#include <strings.h>

static const struct {
    const char *name;
    unsigned mono;
} styles[STYLE_COUNT] = {
#define X(id, name, mono, meaning) [STYLE_##id] = { name, mono },
    STYLES(X)
#undef X
};

unsigned style_mono(enum style style)
{
    return styles[style].mono;
}

enum style style_find(const char *name)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        if (strcasecmp(styles[i].name, name) == 0)
            return (enum style)i;
    return STYLE_COUNT;
}
