#include "klaskast/domain/redact.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <ctype.h>
#include <string.h>

enum { SHORTEST = 2, SHORT = 2, FOLDED = 200 };

/* Part of a word: a letter, a digit, any byte of a letter outside ASCII. A hyphen is none: 'Sem-Jan' may also
 * be how somebody in a hurry writes of two children. */
static bool in_word(char byte)
{
    return (unsigned char)byte >= 0x80 || isalnum((unsigned char)byte);
}

/* Bytes at the start of `text` that are `name`, as people type it in a hurry: 'zoe' for Zoë. A name of two
 * letters is also a word ('bo' is none, 'do' and 'an' are), so that one is taken as it is written. */
static size_t begins_with(const char *text, const char *name)
{
    char wanted[FOLDED], letter[5] = "", folded[16];
    if (text_width(name) <= SHORT)
        return strncmp(text, name, strlen(name)) == 0 ? strlen(name) : 0;
    const char *left = wanted;
    size_t length = 0;
    text_fold(wanted, sizeof wanted, name);
    while (text[length]) {
        int32_t code;
        size_t step = text_next(text + length, &code);
        letter[text_encode(code, letter)] = '\0';
        size_t bytes = text_fold(folded, sizeof folded, letter);
        if (!*left && bytes) /* whole, but for marks that still belong to its last letter */
            break;
        if (strncmp(left, folded, bytes) != 0)
            return 0;
        left += bytes;
        length += step;
    }
    return *left ? 0 : length;
}

/* Bytes of `text` that `name` takes there as a word of its own, with the s of 'Sems' ; 0: it is not there. */
static size_t stands(const char *text, const char *name)
{
    size_t length = strlen(name) < SHORTEST ? 0 : begins_with(text, name);
    if (!length)
        return 0;
    if (text[length] == 's' && !in_word(text[length + 1]))
        length++;
    return in_word(text[length]) ? 0 : length;
}

static bool has_name(const struct pupil *pupil, const char *name)
{
    return strcmp(pupil->first, name) == 0 || strcmp(pupil->surname, name) == 0;
}

static const struct pupil *self(const struct redaction *others)
{
    for (size_t i = 0; i < others->count; i++)
        if (others->pupils[i].id == others->pupil_id)
            return &others->pupils[i];
    return NULL;
}

/* Bytes of what the child itself is called that begin at `text`: its whole name, or one with a hyphen that
 * may begin like another's. */
static size_t own_at(const struct pupil *me, const char *text)
{
    const char *const names[] = { me->name, me->first, me->surname };
    for (size_t i = 0; i < 3; i++) {
        size_t length = i == 0 || strchr(names[i], '-') ? stands(text, names[i]) : 0;
        if (length)
            return length;
    }
    return 0;
}

/* 'Jansen' and 'de Vries' of Jansen-de Vries, one after the other; false: there is no further one. With
 * `bare` without what stands before it: 'Vries'. */
static bool next_half(const char **at, char half[FOLDED], bool bare)
{
    size_t length = strcspn(*at, "-");
    const char *from = *at, *word;
    if (!length)
        return false;
    while (bare && islower((unsigned char)*from) && (word = strchr(from, ' ')) && word < *at + length)
        from = word + 1;
    size_t left = (size_t)(*at + length - from);
    if (left >= FOLDED)
        left = 0;
    memcpy(half, from, left);
    half[left] = '\0';
    *at += length + ((*at)[length] == '-');
    return true;
}

static bool has_half(const struct pupil *pupil, const char *wanted)
{
    char half[FOLDED];
    for (int bare = 0; bare < 2; bare++)
        for (const char *at = pupil->surname; next_half(&at, half, bare);)
            if (strcmp(half, wanted) == 0)
                return true;
    return false;
}

/* Half a double surname: who is in a hurry writes no more. Not one that the child itself has. */
static size_t half_at(const struct pupil *pupil, const struct pupil *me, const char *text)
{
    enum { SHORTEST_HALF = 3 };
    char half[FOLDED];
    size_t longest = 0;
    if (!strchr(pupil->surname, '-'))
        return 0;
    for (int bare = 0; bare < 2; bare++)
        for (const char *at = pupil->surname; next_half(&at, half, bare);) {
            bool other = text_width(half) >= SHORTEST_HALF && !(me && has_half(me, half));
            size_t length = other ? stands(text, half) : 0;
            longest = length > longest ? length : longest;
        }
    return longest;
}

/* The longest name of another child that begins at `text`. */
static size_t name_at(const struct redaction *others, const struct pupil *me, const char *text)
{
    size_t longest = 0;
    for (size_t i = 0; i < others->count; i++) {
        const struct pupil *pupil = &others->pupils[i];
        const char *const names[] = { pupil->name, pupil->first, pupil->surname };
        for (size_t k = 0; pupil->id != others->pupil_id && k < 3; k++) {
            bool mine = me && (has_name(me, names[k]) || strcmp(me->name, names[k]) == 0);
            size_t length = mine ? 0 : stands(text, names[k]);
            longest = length > longest ? length : longest;
        }
        size_t length = pupil->id != others->pupil_id ? half_at(pupil, me, text) : 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

const char *redact_others(const struct redaction *others, const char *text, struct arena *arena)
{
    const struct pupil *me = self(others);
    struct buffer out;
    bool found = false;
    buffer_init(&out);
    for (const char *at = text; *at;) {
        bool begins = at == text || !in_word(at[-1]);
        /* What the child itself is called stands as it is, also where it begins like another's name. */
        size_t mine = begins && me ? own_at(me, at) : 0;
        size_t length = begins && !mine ? name_at(others, me, at) : 0;
        if (length) {
            buffer_text(&out, _("(another child)"));
            found = true;
        } else {
            length = mine ? mine : 1;
            buffer_add(&out, at, length);
        }
        at += length;
    }
    const char *hidden = found ? arena_copy(arena, buffer_get(&out)) : text;
    buffer_clear(&out);
    return hidden;
}
