#include "klaskast/domain/passphrase.h"

#include "klaskast/base/translate.h"

#include <stddef.h>

enum { WORD_LEAST = 3, WORDS_STRONG = 4, LETTERS_STRONG = 20, DIFFERENT_LEAST = 8 };

struct measured {
    int letters, different, words, digits;
};

static struct measured measure(const char *text)
{
    struct measured m = { 0 };
    bool seen[256] = { false };
    int word = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if ((*at & 0xc0) == 0x80)
            continue; /* the rest of a letter of several bytes */
        m.letters++;
        m.digits += *at >= '0' && *at <= '9';
        m.different += !seen[*at];
        seen[*at] = true;
        word = *at == ' ' || *at == '-' ? 0 : word + 1;
        m.words += word == WORD_LEAST;
    }
    return m;
}

enum passphrase_strength passphrase_strength(const char *passphrase)
{
    struct measured m = measure(passphrase);
    if (m.letters < PASSPHRASE_LEAST)
        return PASSPHRASE_SHORT;
    if (m.different < DIFFERENT_LEAST || m.digits * 2 > m.letters)
        return PASSPHRASE_WEAK;
    if (m.words >= WORDS_STRONG && m.letters >= LETTERS_STRONG)
        return PASSPHRASE_STRONG;
    return m.words > 1 || m.letters >= LETTERS_STRONG ? PASSPHRASE_FAIR : PASSPHRASE_WEAK;
}

const char *passphrase_hint(enum passphrase_strength strength)
{
    switch (strength) {
    case PASSPHRASE_SHORT:
        return _("Too short: at least 12 letters. Four words that do not belong together are easy to keep.");
    case PASSPHRASE_WEAK:
        return _("This is easy to guess. Four words that do not belong together hold far longer.");
    case PASSPHRASE_FAIR:
        return _("This will do. One more word makes it strong.");
    case PASSPHRASE_STRONG:
        return _("This is strong.");
    }
    return "";
}
