/* How hard a passphrase is to guess: a hint for whoever chooses one, no proof. */
#ifndef KLASKAST_DOMAIN_PASSPHRASE_H
#define KLASKAST_DOMAIN_PASSPHRASE_H

#include <stdbool.h>

enum { PASSPHRASE_LEAST = 12 /* letters */ };

enum passphrase_strength {
    PASSPHRASE_SHORT, /* refused */
    PASSPHRASE_WEAK,
    PASSPHRASE_FAIR,
    PASSPHRASE_STRONG,
};

enum passphrase_strength passphrase_strength(const char *passphrase);

/* A whole sentence, with what to do where it could be better. */
const char *passphrase_hint(enum passphrase_strength strength);

#endif
