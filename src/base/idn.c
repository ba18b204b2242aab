#include "klaskast/base/idn.h"

#include <idn2.h>
#include <stdio.h>
#include <string.h>

static bool take(char *found, char *out, size_t size)
{
    bool fits = strlen(found) < size;
    if (fits)
        memcpy(out, found, strlen(found) + 1);
    idn2_free(found);
    return fits;
}

bool idn_ascii(const char *host, char *out, size_t size)
{
    uint8_t *found = NULL;
    int code = idn2_lookup_u8((const uint8_t *)host, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    return code == IDN2_OK && take((char *)found, out, size);
}

bool idn_readable(const char *host, char *out, size_t size)
{
    char *found = NULL;
    return idn2_to_unicode_8z8z(host, &found, 0) == IDN2_OK && take(found, out, size);
}
