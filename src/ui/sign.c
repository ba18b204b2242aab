#include "klaskast/ui/sign.h"

static const struct {
    const char *unicode, *ascii;
} signs[SIGN_COUNT] = {
#define X(id, unicode, ascii) [SIGN_##id] = { unicode, ascii },
    SIGNS(X)
#undef X
};

const char *sign_text(enum sign sign, bool ascii)
{
    return ascii ? signs[sign].ascii : signs[sign].unicode;
}
