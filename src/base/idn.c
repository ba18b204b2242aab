#include "klaskast/base/idn.h"

#include "klaskast/base/library.h"

#include <idn2.h>
#include <stdio.h>
#include <string.h>

/* Loaded with the first international name that comes along: with the tables behind it, it is a quarter of
 * what the loader does at every start, and most schools never need it. */
static struct {
    bool tried, there;
    __typeof__(idn2_lookup_u8) *lookup;
    __typeof__(idn2_to_unicode_8z8z) *readable;
    __typeof__(idn2_free) *free;
} idn;

static bool there(void)
{
    static const struct library_function functions[] = { { "idn2_lookup_u8", &idn.lookup },
                                                         { "idn2_to_unicode_8z8z", &idn.readable },
                                                         { "idn2_free", &idn.free } };
    if (!idn.tried)
        idn.there = library_load("libidn2.so.0", functions, sizeof functions / sizeof *functions);
    idn.tried = true;
    return idn.there;
}

static bool take(char *found, char *out, size_t size)
{
    bool fits = strlen(found) < size;
    if (fits)
        memcpy(out, found, strlen(found) + 1);
    idn.free(found);
    return fits;
}

bool idn_ascii(const char *host, char *out, size_t size)
{
    uint8_t *found = NULL;
    return there() &&
           idn.lookup((const uint8_t *)host, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) == IDN2_OK &&
           take((char *)found, out, size);
}

bool idn_readable(const char *host, char *out, size_t size)
{
    char *found = NULL;
    return there() && idn.readable(host, &found, 0) == IDN2_OK && take(found, out, size);
}
