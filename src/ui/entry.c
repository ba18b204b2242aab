#include "klaskast/ui/entry.h"

#include "klaskast/base/text.h"

#include <string.h>

void entry_init(struct entry *entry, size_t limit)
{
    *entry = (struct entry){ .limit = limit == 0 || limit > ENTRY_SIZE - 1 ? ENTRY_SIZE - 1 : limit };
}

void entry_set(struct entry *entry, const char *text)
{
    entry->length = text_clean(entry->text, entry->limit + 1, text);
    entry->cursor = entry->length;
    entry->changed = entry->proposed = false;
}

/* One letter of foreign text made fit to stand here: controls become a blank, what cannot be seen goes. */
static size_t letter_clean(const char *text, size_t length, char out[64])
{
    size_t at = 0, used = 0;

    while (at < length && used + 4 < 64) {
        int32_t code;
        size_t step = text_next(text + at, &code);
        if (code < 32 || code == 0x7f)
            out[used++] = ' ';
        else if (canvas_shows(code)) {
            memcpy(out + used, text + at, step);
            used += step;
        }
        at += step;
    }
    return used;
}

bool entry_insert(struct entry *entry, const char *text)
{
    bool any = false;
    int width;

    if (entry->proposed)
        entry_set(entry, "");
    for (size_t step; (step = text_cluster(text, &width)) > 0; text += step) {
        char letter[64];
        size_t length = letter_clean(text, step, letter);
        if (length == 0)
            continue;
        if (entry->length + length > entry->limit)
            break;
        memmove(entry->text + entry->cursor + length, entry->text + entry->cursor,
                entry->length - entry->cursor + 1);
        memcpy(entry->text + entry->cursor, letter, length);
        entry->length += length;
        entry->cursor += length;
        any = true;
    }
    entry->changed |= any;
    return any;
}

/* The edge of a letter before `at` and after it. */
static size_t edge_before(const struct entry *entry, size_t at)
{
    size_t edge = 0, next = 0;
    int width;

    while (next < at) {
        edge = next;
        size_t step = text_cluster(entry->text + next, &width);
        if (step == 0)
            break;
        next += step;
    }
    return edge;
}

static size_t edge_after(const struct entry *entry, size_t at)
{
    int width;
    return at + text_cluster(entry->text + at, &width);
}

static size_t word_before(const struct entry *entry, size_t at)
{
    while (at > 0 && entry->text[at - 1] == ' ')
        at--;
    while (at > 0 && entry->text[at - 1] != ' ')
        at--;
    return at;
}

static void cut(struct entry *entry, size_t from, size_t to)
{
    entry->changed |= to > from;
    memmove(entry->text + from, entry->text + to, entry->length - to + 1);
    entry->length -= to - from;
    /* Letters that now touch can melt into one (a mark after another letter): stay on an edge. */
    entry->cursor = 0;
    while (entry->cursor < from)
        entry->cursor = edge_after(entry, entry->cursor);
}

static bool control_key(struct entry *entry, int32_t letter)
{
    if (letter == 'a')
        entry->cursor = 0;
    else if (letter == 'e')
        entry->cursor = entry->length;
    else if (letter == 'k')
        cut(entry, entry->cursor, entry->length);
    else if (letter == 'u')
        cut(entry, 0, entry->cursor);
    else if (letter == 'w')
        cut(entry, word_before(entry, entry->cursor), entry->cursor);
    else
        return false;
    return true;
}

/* A key in what is selected: the keys that rub out take all of it, the others leave it to be changed. */
static bool proposed_key(struct entry *entry, struct key key)
{
    entry->proposed = false;
    if (key.code != K_BACKSPACE && key.code != K_DELETE)
        return entry_key(entry, key);
    cut(entry, 0, entry->length);
    return true;
}

bool entry_key(struct entry *entry, struct key key)
{
    if (entry->proposed)
        return proposed_key(entry, key);
    if (key.alt)
        return false;
    if (key.ctrl)
        return control_key(entry, key.code);
    if (key.code == K_LEFT)
        entry->cursor = edge_before(entry, entry->cursor);
    else if (key.code == K_RIGHT)
        entry->cursor = edge_after(entry, entry->cursor);
    else if (key.code == K_HOME)
        entry->cursor = 0;
    else if (key.code == K_END)
        entry->cursor = entry->length;
    else if (key.code == K_BACKSPACE)
        cut(entry, edge_before(entry, entry->cursor), entry->cursor);
    else if (key.code == K_DELETE)
        cut(entry, entry->cursor, edge_after(entry, entry->cursor));
    else
        return false;
    return true;
}

const char *entry_get(const struct entry *entry, char out[ENTRY_SIZE])
{
    text_clean(out, ENTRY_SIZE, entry->text);
    return out;
}

void entry_draw(const struct entry *entry, struct canvas *canvas, int x, int y, int width, bool active)
{
    char before[ENTRY_SIZE];
    size_t start = 0;

    if (width < 1)
        return;
    memcpy(before, entry->text, entry->cursor);
    before[entry->cursor] = '\0';
    while (active && start < entry->cursor && canvas_width(canvas, before + start) > width - 1)
        start = edge_after(entry, start);
    canvas_text(canvas, x, y, width, active && entry->proposed ? STYLE_SELECTED : STYLE_INPUT,
                entry->text + start);
    if (start > 0)
        canvas_sign(canvas, x, y, STYLE_MUTED, SIGN_ELLIPSIS);
    if (active)
        canvas_cursor(canvas, x + canvas_width(canvas, before + start), y);
}
