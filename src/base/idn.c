#include "klaskast/base/idn.h"

#include <dlfcn.h>
#include <idn2.h>
#include <stdio.h>
#include <string.h>

/* Loaded with the first international name that comes along: with the tables behind it, it is a quarter of
 * what the loader does at every start, and most schools never need it. */
static struct {
    bool tried;
    __typeof__(idn2_lookup_u8) *lookup;
    __typeof__(idn2_to_unicode_8z8z) *readable;
    __typeof__(idn2_free) *free;
} idn;

/* The number is that of the interface in <idn2.h>; NULL: it is not there. */
static bool there(void)
{
    if (!idn.tried) {
        void *library = dlopen("libidn2.so.0", RTLD_NOW | RTLD_LOCAL);
        idn.tried = true;
        if (library) {
            *(void **)&idn.lookup = dlsym(library, "idn2_lookup_u8");
            *(void **)&idn.readable = dlsym(library, "idn2_to_unicode_8z8z");
            *(void **)&idn.free = dlsym(library, "idn2_free");
        }
    }
    return idn.lookup && idn.readable && idn.free;
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
