#include "klaskast/io/charset.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* iconv would do, but its tables are a package of their own on some machines. From byte 0x80 on. */
static const uint16_t cp850[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C,
    0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE,
    0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6,
    0x00A7, 0x00F7, 0x00B8, 0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};
/* From byte 0x80 on; 0 for the five that mean nothing. From 0xA0 on a byte is its code point. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

const char *charset_name(enum charset charset)
{
    static const char *const names[] = { "UTF-8", "UTF-16", "UTF-16", "Windows-1252", "CP850" };
    return names[charset];
}

struct magic {
    const char *bytes;
    size_t length;
    const char *what;
};

static bool starts(const char *bytes, size_t length, const char *with, size_t size)
{
    return length >= size && memcmp(bytes, with, size) == 0;
}

static bool holds(const char *bytes, size_t length, const char *part)
{
    return memmem(bytes, length < 4096 ? length : 4096, part, strlen(part)) != NULL;
}

static bool refuse_sheet(const char *name, const char *what, struct err *err)
{
    return err_set(
        err, ERR_REFUSED,
        _("%s is %s. Open it in Excel or LibreOffice, choose Save as, take 'CSV UTF-8', and read that "
          "file."),
        name, what);
}

static bool is_markup(const char *bytes, size_t length)
{
    size_t at = starts(bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < length && isspace((unsigned char)bytes[at]))
        at++;
    return at + 1 < length && bytes[at] == '<' &&
           (isalpha((unsigned char)bytes[at + 1]) || strchr("!?", bytes[at + 1]));
}

bool charset_is_text(const char *name, const char *bytes, size_t length, struct err *err)
{
    if (starts(bytes, length, "PK\x03\x04", 4) || starts(bytes, length, "PK\x05\x06", 4)) {
        if (holds(bytes, length, "opendocument"))
            return refuse_sheet(name, _("a LibreOffice file (.ods)"), err);
        if (holds(bytes, length, "[Content_Types].xml") || holds(bytes, length, "xl/"))
            return refuse_sheet(name, _("an Excel file (.xlsx)"), err);
        return err_set(err, ERR_REFUSED,
                       _("%s is a ZIP file. Unpack it first, and read the CSV file that is in it."), name);
    }
    if (starts(bytes, length, "\xD0\xCF\x11\xE0", 4))
        return refuse_sheet(name, _("an old Excel file (.xls)"), err);
    if (starts(bytes, length, "%PDF", 4))
        return err_set(
            err, ERR_REFUSED,
            _("%s is a PDF: a list to print. Ask for the list as CSV in the program it came from."), name);
    if (starts(bytes, length, "{\\rtf", 5) || starts(bytes, length, "\x1F\x8B", 2))
        return err_set(err, ERR_REFUSED,
                       _("%s is no list in plain text. Save the list as CSV, and read that file."), name);
    if (is_markup(bytes, length))
        return err_set(
            err, ERR_REFUSED,
            _("%s is a web page or XML file. Ask for the list as CSV in the program it came from, or open "
              "the file in Excel or LibreOffice and save it as 'CSV UTF-8'."),
            name);
    return true;
}

static void add_code(struct buffer *out, int32_t code)
{
    char bytes[4];
    buffer_add(out, bytes, text_encode(code, bytes));
}

int32_t charset_windows(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

static void read_bytes(const char *bytes, size_t length, enum charset charset, struct buffer *out,
                       struct charset_found *found)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        int32_t code = charset == CHARSET_CP850 && byte >= 0x80 ? cp850[byte - 0x80] : charset_windows(byte);
        if (!code && byte) {
            found->unreadable++;
            code = 0xFFFD;
        }
        add_code(out, code);
    }
}

static void read_utf16(const char *bytes, size_t length, bool little, struct buffer *out,
                       struct charset_found *found)
{
    int32_t high = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned char a = (unsigned char)bytes[i], b = (unsigned char)bytes[i + 1];
        int32_t unit = little ? a | b << 8 : a << 8 | b;
        if (high && unit >= 0xDC00 && unit < 0xE000) {
            add_code(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high || (unit >= 0xDC00 && unit < 0xE000)) {
            add_code(out, 0xFFFD);
            found->unreadable++;
        }
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (!high && !(unit >= 0xDC00 && unit < 0xE000))
            add_code(out, unit);
    }
    if (high) {
        add_code(out, 0xFFFD);
        found->unreadable++;
    }
}

/* Which byte of each pair is mostly zero in the start of a UTF-16 text: the second (+1), the first (-1). */
static int zero_side(const char *bytes, size_t length)
{
    size_t first = 0, second = 0, pairs = (length < 4096 ? length : 4096) / 2;
    for (size_t i = 0; i < pairs; i++) {
        first += bytes[2 * i] == '\0';
        second += bytes[2 * i + 1] == '\0';
    }
    if (second * 2 > pairs && first == 0)
        return 1;
    return first * 2 > pairs && second == 0 ? -1 : 0;
}

static bool is_letter(unsigned char byte)
{
    return isalpha(byte) != 0;
}

/* Does this byte between its neighbours speak for CP850 (+), for Windows-1252 (-), or for neither? A byte of
 * a sign in the one and a letter in the other tells; Excel's 'MS-DOS' CSV has its accents below 0xA6. */
static int byte_vote(unsigned char before, unsigned char byte, unsigned char after)
{
    if (byte >= 0xC0)
        return byte == 0xD7 || byte == 0xF7 ? 0 : -1;
    if (byte < 0xA0 && !windows[byte - 0x80])
        return 3;
    switch (byte) {
    case 0x91: /* the curly apostrophes of van 't */
    case 0x92:
        return -1;
    case 0x8A: /* a capital in the one, e-grave, i-circumflex, A-umlaut in the other */
    case 0x8C:
    case 0x8E:
        return islower(before) ? 1 : -1;
    case 0x9A: /* a small s, oe, z with a hook, or a capital U-umlaut, pound, times */
    case 0x9C:
    case 0x9E:
        return is_letter(before) ? -1 : 1;
    case 0x93: /* curly quotes stand at an end of a word */
    case 0x94:
        return is_letter(before) && is_letter(after) ? 1 : 0;
    case 0x96: /* dashes */
    case 0x97:
    case 0xA0:
        return 0;
    default:
        return byte <= 0xA5 && (is_letter(before) || is_letter(after)) ? 1 : 0;
    }
}

static bool is_cp850(const char *bytes, size_t length)
{
    long votes = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte >= 0x80)
            votes += byte_vote(i ? (unsigned char)bytes[i - 1] : 0, byte,
                               i + 1 < length ? (unsigned char)bytes[i + 1] : 0);
    }
    return votes > 0;
}

/* The byte that Windows-1252 has for a code point, or -1. */
static int windows_byte(int32_t code)
{
    if (code >= 0xA0 && code <= 0xFF)
        return code;
    for (int i = 0; i < 32; i++)
        if (windows[i] == code || (!windows[i] && code == 0x80 + i))
            return 0x80 + i;
    return -1;
}

/* 'Ã©' is what two bytes of UTF-8 look like when they were once taken for Windows-1252 and encoded again.
 * Returns the bytes read at `text` when they are such a letter, and the letter; 0 when they are not. */
static size_t twice(const char *text, char letter[4], size_t *letter_length)
{
    size_t read = 0, need = 0;
    for (size_t i = 0; i < 4 && (!i || i < need); i++) {
        int32_t code;
        size_t step = text_next(text + read, &code);
        int byte = step > 1 ? windows_byte(code) : -1;
        if (byte < 0)
            return 0;
        if (!i)
            need = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        letter[i] = (char)(unsigned char)byte;
        read += step;
    }
    size_t bad;
    if (!text_valid(letter, need, &bad))
        return 0;
    *letter_length = need;
    return read;
}

static void read_utf8(const char *bytes, size_t length, struct buffer *out, struct charset_found *found)
{
    struct buffer whole; /* NUL-terminated, so that a letter at the end is not read past it */
    buffer_init(&whole);
    buffer_add(&whole, bytes, length);
    const char *text = buffer_get(&whole);
    for (size_t i = 0; i < length;) {
        char letter[4];
        size_t size = 0, step = (unsigned char)text[i] < 0x80 ? 0 : twice(text + i, letter, &size);
        if (step) {
            buffer_add(out, letter, size);
            found->twice++;
            i += step;
        } else {
            buffer_add(out, text + i, 1);
            i++;
        }
    }
    buffer_clear(&whole);
}

bool charset_read(const char *name, const char *bytes, size_t length, struct buffer *out,
                  struct charset_found *found, struct err *err)
{
    struct charset_found here = { .charset = CHARSET_UTF8 };
    size_t start = out->length, bad;
    int side = zero_side(bytes, length);
    if (starts(bytes, length, "\xEF\xBB\xBF", 3)) {
        here.mark = true;
        bytes += 3;
        length -= 3;
    } else if (starts(bytes, length, "\xFF\xFE", 2) || starts(bytes, length, "\xFE\xFF", 2)) {
        here.mark = true;
        side = bytes[0] == '\xFF' ? 1 : -1;
        bytes += 2;
        length -= 2;
    }
    if (side && length % 2)
        return err_set(
            err, ERR_REFUSED,
            _("%s stops halfway through a letter: it did not come over whole. Save the list again as "
              "'CSV UTF-8', and read that file."),
            name);
    if (side) {
        here.charset = side > 0 ? CHARSET_UTF16_LE : CHARSET_UTF16_BE;
        read_utf16(bytes, length, side > 0, out, &here);
    } else if (text_valid(bytes, length, &bad)) {
        read_utf8(bytes, length, out, &here);
    } else {
        here.charset = is_cp850(bytes, length) ? CHARSET_CP850 : CHARSET_WINDOWS_1252;
        read_bytes(bytes, length, here.charset, out, &here);
    }
    if (out->length > start && memchr(out->data + start, '\0', out->length - start))
        return err_set(err, ERR_REFUSED,
                       _("%s is no list in plain text. Save the list as CSV, and read that file."), name);
    *found = here;
    return true;
}
