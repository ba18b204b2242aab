#include "klaskast/domain/site_host.h"

#include "klaskast/base/idn.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- names --------------------------------------------------------------------------------------------- */

static bool label_good(const char *label, size_t length)
{
    if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = label[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    }
    return true;
}

/* 0 to 255, without a zero in front: '010' is eight to some and ten to others. */
static bool number_good(const char *label, size_t length)
{
    return length <= 3 && (length == 1 || label[0] != '0') && strtol(label, NULL, 10) <= 255;
}

/* Two labels at least; a last one of digits only in an address of four numbers. */
static bool host_good(const char *host)
{
    int labels = 0, numbers = 0;
    bool digits = false;
    for (const char *at = host;; at++) {
        size_t length = strcspn(at, ".");
        if (!label_good(at, length))
            return false;
        digits = strspn(at, "0123456789") >= length;
        numbers += digits && number_good(at, length);
        labels++;
        at += length;
        if (!*at)
            break;
    }
    return labels >= 2 && (!digits || (labels == 4 && numbers == 4));
}

/* Labels of ASCII go past the library: it is stricter about hyphens than the names that are in use. */
static bool is_international(const char *host)
{
    for (const char *at = host; *at; at++)
        if ((unsigned char)*at >= 0x80)
            return true;
    for (const char *at = host; at; at = strchr(at, '.') ? strchr(at, '.') + 1 : NULL)
        if (strncmp(at, "xn--", 4) == 0)
            return true;
    return false;
}

bool site_host_read(const char *text, char ascii[SITE_HOST_SIZE], char readable[SITE_HOST_SIZE])
{
    char host[SITE_HOST_SIZE];
    size_t length = strlen(text);
    if (length >= sizeof host)
        return false;
    for (size_t i = 0; i <= length; i++)
        host[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
    if (!is_international(host))
        memcpy(ascii, host, length + 1);
    else if (!idn_ascii(host, ascii, SITE_HOST_SIZE))
        return false;
    length = strlen(ascii);
    if (length && ascii[length - 1] == '.')
        ascii[length - 1] = '\0';
    if (!host_good(ascii))
        return false;
    if (is_international(ascii))
        return idn_readable(ascii, readable, SITE_HOST_SIZE);
    memcpy(readable, ascii, strlen(ascii) + 1);
    return true;
}

const char *site_host_of(const char *address, char host[SITE_HOST_SIZE])
{
    size_t scheme = strncmp(address, "https://", 8) == 0 ? 8 : strncmp(address, "http://", 7) == 0 ? 7 : 0;
    const char *begin = address + scheme;
    snprintf(host, SITE_HOST_SIZE, "%.*s", (int)strcspn(begin, ":/?#"), begin);
    return host;
}

bool site_host_wire(const char *address, char host[SITE_HOST_SIZE])
{
    return is_international(site_host_of(address, host));
}

/* --- letters that look like others --------------------------------------------------------------------- */

/* The alphabets whose letters are taken for ours, and for each other's. */
enum alphabet { NO_LETTER, LATIN, GREEK, CYRILLIC, ARMENIAN, ANOTHER };

static enum alphabet alphabet_of(int32_t code)
{
    static const struct {
        int32_t from, until;
        enum alphabet alphabet;
    } ranges[] = {
        { 'a', 'z', LATIN },          { 0x00DF, 0x00F6, LATIN },    { 0x00F8, 0x024F, LATIN },
        { 0x0250, 0x02AF, LATIN },    { 0x0370, 0x03FF, GREEK },    { 0x0400, 0x052F, CYRILLIC },
        { 0x0531, 0x0588, ARMENIAN }, { 0x1C80, 0x1C8F, CYRILLIC }, { 0x1D00, 0x1DBF, LATIN },
        { 0x1E00, 0x1EFF, LATIN },    { 0x1F00, 0x1FFF, GREEK },    { 0x2C60, 0x2C7F, LATIN },
        { 0x2DE0, 0x2DFF, CYRILLIC }, { 0xA640, 0xA69F, CYRILLIC }, { 0xA720, 0xA7FF, LATIN },
        { 0xAB30, 0xAB6F, LATIN },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].from && code <= ranges[i].until)
            return ranges[i].alphabet;
    return code < 0x80 ? NO_LETTER : ANOTHER;
}

/* Small letters of other alphabets, and rare ones of our own, that look like one of the letters a to z. */
static bool looks_like_ours(int32_t code)
{
    static const int32_t alike[] = {
        0x0430, 0x0435, 0x0440, 0x043E, 0x0441, 0x0443, 0x0445, 0x0455, 0x0456, 0x0458, 0x04AF, 0x04BB,
        0x04CF, 0x0501, 0x051B, 0x051D, 0x0475, 0x03BF, 0x03BD, 0x03B9, 0x03BA, 0x03C1, 0x03C5, 0x03F2,
        0x03F3, 0x0585, 0x057D, 0x0578, 0x0570, 0x0561, 0x0581, 0x0251, 0x0261, 0x0269, 0x1D04, 0x1D0F,
    };
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i] == code)
            return true;
    return false;
}

/* What stands out in one label: the first letter beyond a to z, and what was seen. */
struct label_look {
    int32_t letter;
    enum alphabet alphabet; /* of that letter */
    unsigned alphabets;     /* bits of enum alphabet */
    bool all_alike;         /* every letter beyond these looks like one of them */
};

static size_t look_at_label(const char *label, struct label_look *look)
{
    size_t at = 0;
    *look = (struct label_look){ .all_alike = true };
    while (label[at] && label[at] != '.') {
        int32_t code;
        at += text_next(label + at, &code);
        enum alphabet alphabet = alphabet_of(code);
        if (alphabet == NO_LETTER)
            continue;
        look->alphabets |= 1U << alphabet;
        bool alike = looks_like_ours(code);
        look->all_alike = look->all_alike && (code < 0x80 || alike);
        bool better = !look->letter || (look->alphabet == LATIN && (alphabet != LATIN || alike));
        if (code >= 0x80 && better && (alphabet != LATIN || alike)) {
            look->letter = code;
            look->alphabet = alphabet;
        }
    }
    return at;
}

/* Letters of two alphabets in one label; or none of ours, but each looks like one, and the ending is ours. */
static bool label_odd(const struct label_look *look, bool ending_ours)
{
    unsigned known = look->alphabets & (1U << LATIN | 1U << GREEK | 1U << CYRILLIC | 1U << ARMENIAN);
    if (!look->letter || look->alphabet == ANOTHER)
        return false;
    return known & (known - 1U) || (look->all_alike && ending_ours);
}

static bool ending_is_ours(const char *host)
{
    const char *dot = strrchr(host, '.');
    for (const char *at = dot ? dot : host; *at; at++)
        if ((unsigned char)*at >= 0x80)
            return false;
    return true;
}

bool site_host_warn(const char *readable, char *text, size_t size)
{
    static const char *const sentences[] = {
        [LATIN] = N_("Look closely: the '%.*s' in %s is not the letter that it looks like."),
        [GREEK] = N_("Look closely: the '%.*s' in %s is a Greek letter."),
        [CYRILLIC] = N_("Look closely: the '%.*s' in %s is a Cyrillic letter."),
        [ARMENIAN] = N_("Look closely: the '%.*s' in %s is an Armenian letter."),
    };
    bool ours = ending_is_ours(readable);
    for (const char *at = readable; *at;) {
        struct label_look look;
        at += look_at_label(at, &look);
        if (label_odd(&look, ours)) {
            char letter[4];
            int length = (int)text_encode(look.letter, letter);
            snprintf(text, size, _(sentences[look.alphabet]), length, letter, readable);
            return true;
        }
        at += *at == '.';
    }
    return false;
}
