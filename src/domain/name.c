#include "klaskast/domain/name.h"

#include "klaskast/base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Folded. Words that as often belong to the surname itself (el, al, ben, da, di, dos, la, le, von) are left
 * out on purpose: the registered form is not known. */
static const char *const prefixes[] = {
    "van",     "de",      "den",     "der",      "'t",        "te",       "ten",      "ter",        "van de",
    "van den", "van der", "van 't",  "van het",  "van ter",   "in",       "in 't",    "in de",      "in den",
    "in der",  "in het",  "op de",   "op den",   "op der",    "op 't",    "op het",   "op ten",     "uit de",
    "uit den", "uit het", "uit 't",  "voor",     "voor de",   "voor 't",  "voor den", "voor in 't", "aan de",
    "aan den", "aan het", "aan 't",  "onder de", "onder den", "onder 't", "over de",  "over den",   "bij de",
    "bij den", "bij 't",  "bij het", "het",      "tot",       "thoe",     "v.d.",     "v. d.",      "v.d",
    "v/d",     "v. den",  "v. der",  "v.",       "d'",
};
enum { PREFIX_WORDS = 3, NAME_WORDS = 24 };

/* Where the words of a text begin and end; what is past the last place belongs to the last word. */
struct words {
    const char *text;
    size_t begin[NAME_WORDS], end[NAME_WORDS];
    size_t count;
};

static void words_find(struct words *words, const char *text)
{
    words->text = text;
    words->count = 0;
    size_t length = strlen(text), i = strspn(text, " ");
    while (i < length && words->count < NAME_WORDS) {
        words->begin[words->count] = i;
        i += strcspn(text + i, " ");
        words->end[words->count++] = i;
        i += strspn(text + i, " ");
    }
    if (i < length)
        words->end[NAME_WORDS - 1] = length;
}

/* Words from..to-1 as they stand, with the blanks between them. */
static void words_copy(const struct words *words, size_t from, size_t to, char out[NAME_PART_SIZE])
{
    char whole[NAME_TEXT_SIZE] = "";
    if (from < to)
        snprintf(whole, sizeof whole, "%.*s", (int)(words->end[to - 1] - words->begin[from]),
                 words->text + words->begin[from]);
    text_clean(out, NAME_PART_SIZE, whole);
}

bool name_is_prefix(const char *text)
{
    char folded[NAME_PART_SIZE];
    text_fold(folded, sizeof folded, text);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strcmp(folded, prefixes[i]) == 0)
            return true;
    return false;
}

/* How many words from `from` on, and before `limit`, are a prefix: the longest one; 0 when there is none. */
static size_t prefix_at(const struct words *words, size_t from, size_t limit)
{
    char part[NAME_PART_SIZE];
    for (size_t count = PREFIX_WORDS; count > 0; count--) {
        if (from + count > limit)
            continue;
        words_copy(words, from, from + count, part);
        if (name_is_prefix(part))
            return count;
    }
    return 0;
}

/* How many words at the end are a prefix; at least one word stays before them. */
static size_t prefix_at_end(const struct words *words)
{
    for (size_t count = PREFIX_WORDS; count > 0; count--)
        if (count < words->count && prefix_at(words, words->count - count, words->count) == count)
            return count;
    return 0;
}

static void small_letters(char *text)
{
    for (; *text; text++)
        *text = (char)tolower((unsigned char)*text);
}

static void set_part(char out[NAME_PART_SIZE], const char *text)
{
    text_clean(out, NAME_PART_SIZE, text ? text : "");
    size_t length = text_fit(out, NAME_PART_COLUMNS);
    while (length && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
}

bool name_set(struct name *name, const char *first, const char *prefix, const char *surname)
{
    struct name given = { 0 };
    set_part(given.first, first);
    set_part(given.prefix, prefix);
    set_part(given.surname, surname);
    if (!given.surname[0]) {
        memcpy(given.surname, given.prefix, sizeof given.surname);
        given.prefix[0] = '\0';
    }
    *name = given;
    return given.first[0] || given.surname[0];
}

/* 'Vries, de': the comma tells that the rest belongs in front. */
static bool split_at_comma(struct name *name)
{
    char *comma = strchr(name->surname, ',');
    if (!comma)
        return false;
    char prefix[NAME_PART_SIZE];
    text_clean(prefix, sizeof prefix, comma + 1);
    if (comma == name->surname || !name_is_prefix(prefix))
        return false;
    *comma = '\0';
    small_letters(prefix);
    return name_set(name, name->first, prefix, name->surname);
}

/* A list that has the prefix in a column of its own may repeat it in the surname. */
static bool drop_repeated(struct name *name)
{
    size_t length = strlen(name->prefix);
    if (strlen(name->surname) <= length + 1 || name->surname[length] != ' ')
        return false;
    char start[NAME_PART_SIZE], folded[NAME_PART_SIZE], known[NAME_PART_SIZE];
    snprintf(start, sizeof start, "%.*s", (int)length, name->surname);
    text_fold(folded, sizeof folded, start);
    text_fold(known, sizeof known, name->prefix);
    if (strcmp(folded, known) != 0)
        return false;
    memmove(name->surname, name->surname + length + 1, strlen(name->surname + length + 1) + 1);
    return true;
}

bool name_split(struct name *name)
{
    if (name->prefix[0])
        return drop_repeated(name);
    if (split_at_comma(name))
        return true;
    struct words words;
    words_find(&words, name->surname);
    size_t count = words.count ? prefix_at(&words, 0, words.count - 1) : 0;
    if (!count)
        return false;
    struct name parts = *name;
    words_copy(&words, 0, count, parts.prefix);
    words_copy(&words, count, words.count, parts.surname);
    /* Where a surname stands alone Dutch writes 'De Vries'; after a first name it is 'de Vries'. */
    small_letters(parts.prefix);
    *name = parts;
    return true;
}

/* The prefix at the end of `text`, where there is one, moves to `prefix`. */
static void split_end(char text[NAME_PART_SIZE], char prefix[NAME_PART_SIZE])
{
    struct words words;
    words_find(&words, text);
    size_t count = prefix[0] ? 0 : prefix_at_end(&words);
    if (!count)
        return;
    char rest[NAME_PART_SIZE];
    words_copy(&words, words.count - count, words.count, prefix);
    words_copy(&words, 0, words.count - count, rest);
    memcpy(text, rest, sizeof rest);
    small_letters(prefix);
}

/* What stands behind the first comma: the first name, and the prefix where it stands apart. */
static void read_behind_comma(const char *behind, char first[NAME_PART_SIZE], char prefix[NAME_PART_SIZE])
{
    char rest[NAME_TEXT_SIZE], piece[NAME_PART_SIZE];
    snprintf(rest, sizeof rest, "%s", behind);
    for (char *at = rest, *next; at; at = next) {
        next = strchr(at, ',');
        if (next)
            *next++ = '\0';
        set_part(piece, at);
        if (!prefix[0] && name_is_prefix(piece))
            memcpy(prefix, piece, sizeof piece);
        else if (!first[0])
            memcpy(first, piece, sizeof piece);
    }
}

/* 'Vries, Noor de', 'Vries, de, Noor', 'Vries de, Noor'. */
static bool read_surname_first(struct name *name, const char *whole)
{
    char surname[NAME_PART_SIZE], first[NAME_PART_SIZE] = "", prefix[NAME_PART_SIZE] = "";
    char front[NAME_TEXT_SIZE];
    const char *comma = strchr(whole, ',');
    snprintf(front, sizeof front, "%.*s", (int)(comma - whole), whole);
    set_part(surname, front);
    read_behind_comma(comma + 1, first, prefix);
    split_end(first, prefix);
    split_end(surname, prefix);
    if (!name_set(name, first, prefix, surname))
        return false;
    name_split(name);
    return true;
}

/* What stands between brackets comes out of the text: 'Vries, E.M. (Noor) de' is called Noor. */
static void take_brackets(char *text, char inside[NAME_PART_SIZE])
{
    char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    inside[0] = '\0';
    if (!close)
        return;
    char part[NAME_TEXT_SIZE];
    snprintf(part, sizeof part, "%.*s", (int)(close - open - 1), open + 1);
    set_part(inside, part);
    memmove(open, close + 1, strlen(close + 1) + 1);
}

static bool read_plain(struct name *name, const char *whole)
{
    char clean[NAME_TEXT_SIZE];
    text_clean(clean, sizeof clean, whole);
    if (strchr(clean, ','))
        return read_surname_first(name, clean);
    struct words words;
    words_find(&words, clean);
    size_t from = 1, count = 0;
    for (size_t i = 1; i + 1 < words.count && !count; i++) {
        count = prefix_at(&words, i, words.count - 1);
        from = count ? i : 1;
    }
    if (from > words.count)
        return false;
    char first[NAME_PART_SIZE], prefix[NAME_PART_SIZE], surname[NAME_PART_SIZE];
    words_copy(&words, 0, from, first);
    words_copy(&words, from, from + count, prefix);
    words_copy(&words, from + count, words.count, surname);
    return name_set(name, first, prefix, surname);
}

bool name_read(struct name *name, const char *whole)
{
    char text[NAME_TEXT_SIZE], inside[NAME_PART_SIZE];
    snprintf(text, sizeof text, "%s", whole);
    take_brackets(text, inside);
    if (!read_plain(name, text))
        return inside[0] && name_set(name, inside, "", "");
    if (name_is_prefix(inside) && !name->prefix[0])
        return name_set(name, name->first, inside, name->surname);
    if (inside[0] && name->surname[0] && !strpbrk(inside, "0123456789"))
        return name_set(name, inside, name->prefix, name->surname);
    return true;
}

/* "d'" stands against the surname: d'Hondt. "van 't" does not. */
static const char *glue(const char *prefix)
{
    size_t length = strlen(prefix);
    return length == 0 || prefix[length - 1] == '\'' ? "" : " ";
}

static char *append(char *at, const char *end, const char *part)
{
    while (*part && at < end)
        *at++ = *part++;
    return at;
}

const char *name_full(const struct name *name, char text[NAME_TEXT_SIZE])
{
    bool more = name->surname[0] || name->prefix[0];
    const char *const parts[] = { name->first, more && name->first[0] ? " " : "", name->prefix,
                                  glue(name->prefix), name->surname };
    char *at = text;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        at = append(at, text + NAME_TEXT_SIZE - 1, parts[i]);
    *at = '\0';
    return text;
}

static size_t add_sorted(char text[NAME_KEY_SIZE], size_t length, const char *part)
{
    char folded[NAME_KEY_SIZE];
    text_fold(folded, sizeof folded, part);
    for (const char *p = folded; *p && length + 1 < NAME_KEY_SIZE; p++)
        if (*p != '\'')
            text[length++] = *p;
    return length;
}

const char *name_sort_key(const struct name *name, const char *key, char text[NAME_KEY_SIZE])
{
    const char *const parts[] = { name->surname[0] ? name->surname : name->first, name->prefix, name->first,
                                  key ? key : "" };
    size_t length = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        /* A byte below every letter and blank, so that 'Vries' comes before 'Vries Jansen'. */
        if (i && length + 1 < NAME_KEY_SIZE)
            text[length++] = '\x01';
        length = add_sorted(text, length, parts[i]);
    }
    text[length] = '\0';
    return text;
}

const char *name_search_key(const struct name *name, char text[NAME_KEY_SIZE])
{
    char full[NAME_TEXT_SIZE];
    text_fold(text, NAME_KEY_SIZE, name_full(name, full));
    return text;
}

const char *name_words(const char *text, char *out, size_t size)
{
    size_t length = 0;
    text_fold(out, size, text);
    for (const char *at = out; *at; at++) {
        bool escaped = strncmp(at, "%20", 3) == 0,
             letter = (unsigned char)*at >= 0x80 || isalnum((unsigned char)*at);
        if (letter)
            out[length++] = *at;
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
        at += escaped ? 2 : 0;
    }
    if (length && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return out;
}

bool name_stands_in(const char *name, const char *words)
{
    size_t length = strlen(name);
    for (const char *at = words; length && (at = strstr(at, name)); at++)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}
