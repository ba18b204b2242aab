#include "klaskast/base/text.h"

#include "klaskast/base/buffer.h"

#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFD
#define MOST_MARKS 4 /* ncurses keeps a letter and four marks in one cell */

/* What has no decomposition in Unicode, though people type it without the stroke; and signs that have a
 * usual ASCII stand-in. */
struct spelling {
    int32_t code;
    const char *ascii;
};
static const struct spelling letters[] = {
    { 0x00C6, "AE" }, { 0x00D0, "D" }, { 0x00D8, "O" }, { 0x00DE, "Th" }, { 0x00DF, "ss" },
    { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0110, "D" },
    { 0x0111, "d" },  { 0x0126, "H" }, { 0x0127, "h" }, { 0x0131, "i" },  { 0x0138, "k" },
    { 0x0141, "L" },  { 0x0142, "l" }, { 0x014A, "N" }, { 0x014B, "n" },  { 0x0152, "OE" },
    { 0x0153, "oe" }, { 0x0166, "T" }, { 0x0167, "t" }, { 0x018F, "E" },  { 0x0197, "I" },
    { 0x01B5, "Z" },  { 0x01B6, "z" }, { 0x0259, "e" }, { 0x0268, "i" },  { 0x1E9E, "SS" },
};
static const struct spelling signs[] = {
    { 0x00AB, "\"" }, { 0x00B7, "." },  { 0x00BB, "\"" },  { 0x00D7, "x" },
    { 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" },  { 0x2022, "*" },
    { 0x2190, "<-" }, { 0x2192, "->" }, { 0x20AC, "EUR" },
};

static const char *spelled(const struct spelling *table, size_t count, int32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].code == code)
            return table[i].ascii;
    return NULL;
}
#define SPELLED(table, code) spelled(table, sizeof(table) / sizeof *(table), code)

static bool is_apostrophe(int32_t code)
{
    return code == 0x2018 || code == 0x2019 || code == 0x201B || code == 0x00B4 || code == 0x0060 ||
           code == 0x02BC || code == 0x2032 || code == 0xFF07;
}

static bool is_hyphen(int32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2043;
}

static bool is_blank(int32_t code)
{
    if (code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85)
        return true;
    utf8proc_category_t category = code < 0x80 ? UTF8PROC_CATEGORY_CC : utf8proc_category(code);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

size_t text_next(const char *text, int32_t *code)
{
    unsigned char first = (unsigned char)*text;
    *code = first;
    if (first < 0x80)
        return first != 0;
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, code);
    if (step > 0)
        return (size_t)step;
    *code = REPLACEMENT;
    return 1;
}

size_t text_encode(int32_t code, char out[4])
{
    bool valid = utf8proc_codepoint_valid(code);
    return (size_t)utf8proc_encode_char(valid ? code : REPLACEMENT, (utf8proc_uint8_t *)out);
}

/* The columns of one code point as ncurses counts them (wcwidth), -1 for what cannot be shown. The answer
 * must not hang on the locale in use, or a name would be cut elsewhere under another one. */
static int columns(int32_t code)
{
    static locale_t utf8;
    static bool tried;
    if (code < 0x80)
        return code >= ' ' && code != 0x7F ? 1 : -1;
    if (!tried) {
        utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        tried = true;
    }
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    int width = wcwidth((wchar_t)code);
    if (utf8)
        uselocale(before);
    return width;
}

size_t text_cluster(const char *text, int *width)
{
    int32_t code;
    /* Most letters: printable ASCII, with no mark behind it. */
    if (*text >= ' ' && *text < 0x7F && (unsigned char)text[1] < 0x80) {
        *width = 1;
        return 1;
    }
    size_t length = text_next(text, &code);
    *width = 0;
    if (!length)
        return 0;
    int wide = columns(code);
    *width = wide > 0 ? wide : 1;
    for (;;) {
        size_t step = text_next(text + length, &code);
        if (!step || columns(code) != 0)
            return length;
        length += step;
    }
}

int text_width(const char *text)
{
    int total = 0, width;
    for (size_t step; (step = text_cluster(text, &width)) > 0; text += step)
        total += width;
    return total;
}

size_t text_fit(const char *text, int room)
{
    size_t length = 0, step;
    int width;
    while ((step = text_cluster(text + length, &width)) > 0 && width <= room) {
        room -= width;
        length += step;
    }
    return length;
}

bool text_valid(const char *bytes, size_t length, size_t *bad)
{
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t code;
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(length - at), &code);
        if (step <= 0) {
            *bad = at;
            return false;
        }
        at += (size_t)step;
    }
    return true;
}

static void add_code(struct buffer *out, int32_t code)
{
    char bytes[4];
    buffer_add(out, bytes, text_encode(code, bytes));
}

/* What becomes of one foreign code point: itself, another, or 0 for nothing. */
static int32_t cleaned(int32_t code)
{
    if (is_apostrophe(code))
        return '\'';
    if (code == 0x034F || (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF))
        return 0; /* marks that show nothing */
    if (code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0)
        return 0; /* letters that show nothing */
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
        return 0;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
        return REPLACEMENT;
    default:
        return code;
    }
}

/* The letters of `text` that may stay, blanks made single, and never a mark without a letter before it. */
static void add_cleaned(struct buffer *out, const char *text)
{
    int32_t code;
    bool blank = false, letter = false;
    int marks = 0;
    for (size_t step; (step = text_next(text, &code)) > 0; text += step) {
        if (is_blank(code)) {
            blank = true;
            continue;
        }
        code = cleaned(code);
        if (!code)
            continue;
        bool mark = columns(code) == 0;
        marks = mark ? marks + 1 : 0;
        if (mark && (!letter || blank || marks > MOST_MARKS))
            continue;
        if (blank && letter)
            add_code(out, ' ');
        add_code(out, code);
        blank = false;
        letter = true;
    }
}

/* The longest start of `text` that fits in `size` bytes with its NUL and cuts no cluster. */
static size_t cut(const char *text, size_t size)
{
    size_t length = 0, step;
    int width;
    while ((step = text_cluster(text + length, &width)) > 0 && length + step < size)
        length += step;
    return length;
}

/* Replaces what is in `kept` by its composed form. */
static void compose(struct buffer *kept)
{
    const char *plain = buffer_get(kept);
    utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)plain);
    if (composed && strcmp((const char *)composed, plain) != 0) {
        kept->length = 0;
        add_cleaned(kept, (const char *)composed);
    }
    free(composed);
}

/* The same for what is all ASCII, as most names are: nothing to compose, and each byte is a cluster. False:
 * it is not. */
static bool clean_ascii(char *out, size_t size, const char *text, size_t *length)
{
    bool blank = false;
    size_t used = 0;
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p >= 0x80)
            return false;
    for (; *text && used + 1 < size; text++) {
        char byte = *text == '`' ? '\'' : *text;
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            blank = used > 0;
            continue;
        }
        if (byte < ' ' || byte == 0x7F)
            continue;
        if (blank && used + 2 >= size)
            break; /* a blank at the end is none */
        if (blank)
            out[used++] = ' ';
        out[used++] = byte;
        blank = false;
    }
    out[used] = '\0';
    *length = used;
    return true;
}

size_t text_clean(char *out, size_t size, const char *text)
{
    size_t quick;
    if (clean_ascii(out, size, text, &quick))
        return quick;
    struct buffer kept;
    buffer_init(&kept);
    add_cleaned(&kept, text);
    /* Composing can bring forth what is cleaned otherwise: an oxia becomes an accent, and that a '. */
    compose(&kept);
    const char *from = buffer_get(&kept);
    size_t length = cut(from, size);
    while (length && from[length - 1] == ' ')
        length--;
    memcpy(out, from, length);
    out[length] = '\0';
    buffer_clear(&kept);
    return length;
}

/* Appends whole or not at all, so that the result is always valid UTF-8. */
static bool append(char *out, size_t size, size_t *length, const char *part, size_t part_length)
{
    if (*length + part_length >= size)
        return false;
    memcpy(out + *length, part, part_length);
    *length += part_length;
    return true;
}

/* One code point taken apart: compatibility forms, marks stripped, and case folded where asked. Each code
 * point on its own: offsets in the folded text are not offsets in the original. */
#define PARTS 32
static size_t take_apart(int32_t code, utf8proc_option_t fold, int32_t parts[PARTS])
{
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_option_t options =
        (utf8proc_option_t)(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | (int)fold);
    utf8proc_ssize_t count = utf8proc_decompose_char(code, parts, PARTS, options, &boundary);
    if (count >= 0 && count <= PARTS)
        return (size_t)count;
    parts[0] = code;
    return 1;
}

static size_t fold_code(int32_t code, char bytes[PARTS * 4])
{
    int32_t parts[PARTS];
    size_t count = take_apart(code, UTF8PROC_CASEFOLD, parts), used = 0;
    for (size_t i = 0; i < count; i++) {
        const char *plain = SPELLED(letters, parts[i]);
        if (plain) {
            size_t part = strlen(plain);
            memcpy(bytes + used, plain, part);
            used += part;
        } else {
            used += text_encode(parts[i], bytes + used);
        }
    }
    return used;
}

/* The letters of Europe come again and again: what each becomes is worked out once. */
static bool fold_one(char *out, size_t size, size_t *length, int32_t code)
{
    enum { KNOWN = 0x250, LONGEST = 7 };
    static struct {
        unsigned char length; /* + 1; 0: not worked out */
        char bytes[LONGEST];
    } known[KNOWN];
    char bytes[PARTS * 4];
    if (code >= 0 && code < KNOWN && known[code].length)
        return append(out, size, length, known[code].bytes, known[code].length - 1U);
    size_t used = fold_code(code, bytes);
    if (code >= 0 && code < KNOWN && used <= LONGEST) {
        known[code].length = (unsigned char)(used + 1);
        memcpy(known[code].bytes, bytes, used);
    }
    return append(out, size, length, bytes, used);
}

size_t text_fold(char *out, size_t size, const char *text)
{
    size_t length = 0, step;
    int32_t code;
    bool blank = false;
    for (; (step = text_next(text, &code)) > 0; text += step) {
        bool was_blank = blank;
        blank = is_blank(code);
        if (blank && was_blank)
            continue;
        bool fits;
        if (blank)
            fits = append(out, size, &length, " ", 1);
        else if (is_apostrophe(code))
            fits = append(out, size, &length, "'", 1);
        else if (is_hyphen(code))
            fits = append(out, size, &length, "-", 1);
        else if (code >= ' ' && code < 0x7F)
            fits = append(out, size, &length, (char[]){ (char)tolower((int)code) }, 1);
        else
            fits = fold_one(out, size, &length, code);
        if (!fits)
            break;
    }
    out[length] = '\0';
    return length;
}

static bool ascii_one(char *out, size_t size, size_t *length, int32_t code)
{
    int32_t parts[PARTS];
    size_t count = take_apart(code, (utf8proc_option_t)0, parts);
    for (size_t i = 0; i < count; i++) {
        const char *plain = SPELLED(letters, parts[i]);
        if (!plain)
            plain = SPELLED(signs, parts[i]);
        char byte = parts[i] >= ' ' && parts[i] < 0x7F ? (char)parts[i] : '?';
        if (plain ? !append(out, size, length, plain, strlen(plain)) : !append(out, size, length, &byte, 1))
            return false;
    }
    return true;
}

size_t text_ascii(char *out, size_t size, const char *text)
{
    size_t length = 0, step;
    int32_t code;
    for (; (step = text_next(text, &code)) > 0; text += step) {
        if (columns(code) == 0)
            continue;
        int32_t plain = is_blank(code) ? ' ' : is_apostrophe(code) ? '\'' : is_hyphen(code) ? '-' : code;
        bool fits = plain >= ' ' && plain < 0x7F ? append(out, size, &length, (char[]){ (char)plain }, 1)
                                                 : ascii_one(out, size, &length, plain);
        if (!fits)
            break;
    }
    out[length] = '\0';
    return length;
}

static bool inside_word(unsigned char byte)
{
    return byte >= 0x80 || isalnum(byte);
}

enum text_match text_search(const char *haystack, const char *needle)
{
    enum text_match best = TEXT_NO_MATCH;
    if (!*needle)
        return TEXT_WORD_START;
    for (const char *at = haystack; (at = strstr(at, needle)) != NULL; at++) {
        if (at == haystack || !inside_word((unsigned char)at[-1]))
            return TEXT_WORD_START;
        best = TEXT_INSIDE;
    }
    return best;
}

int text_distance(const char *a, const char *b)
{
    enum { FAR = 4, LONGEST = 63 };
    size_t across = strlen(a), down = strlen(b);
    if (across > LONGEST || down > LONGEST)
        return strcmp(a, b) == 0 ? 0 : FAR;
    int row[LONGEST + 1];
    for (size_t i = 0; i <= across; i++)
        row[i] = (int)i;
    for (size_t j = 1; j <= down; j++) {
        int diagonal = row[0];
        row[0] = (int)j;
        for (size_t i = 1; i <= across; i++) {
            int cost = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[i];
            int step = (row[i - 1] < row[i] ? row[i - 1] : row[i]) + 1;
            row[i] = cost < step ? cost : step;
        }
    }
    return row[across] < FAR ? row[across] : FAR;
}
