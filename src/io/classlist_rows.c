#include "klaskast/io/classlist_rows.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/cell.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LIMIT = 64 };

/* Rows seen so far, by a text that must be unique among them. */
struct seen {
    size_t *slots; /* row + 1; 0 free */
    const char **texts;
    size_t size; /* a power of two */
};

struct classlist_rows {
    struct arena *arena;
    struct classlist *list;
    struct seen keys, names;
    size_t row_room, refused_room, class_room;
    const char *class_text, *class; /* of the last row: as written, and what it means */
};

static void seen_init(struct seen *seen, struct arena *arena, size_t rows)
{
    seen->size = 16;
    while (seen->size < rows * 2)
        seen->size *= 2;
    seen->slots = arena_new(arena, seen->size, sizeof *seen->slots);
    seen->texts = arena_new(arena, seen->size, sizeof *seen->texts);
}

/* The row that had `text` before, +1; 0 when none had, and then `row` has it from now on. */
static size_t seen_before(struct seen *seen, const char *text, size_t row)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (const char *p = text; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 16777619U;
    size_t at = hash & (seen->size - 1);
    for (; seen->slots[at]; at = (at + 1) & (seen->size - 1))
        if (strcmp(seen->texts[at], text) == 0)
            return seen->slots[at];
    seen->slots[at] = row + 1;
    seen->texts[at] = text;
    return 0;
}

static void refuse(struct classlist_rows *rows, int line, enum refusal why, int earlier, const char *name)
{
    struct classlist *list = rows->list;
    list->refused = arena_room(rows->arena, list->refused, list->refused_count, &rows->refused_room,
                               sizeof *list->refused);
    list->refused[list->refused_count++] =
        (struct classlist_refusal){ line, why, earlier, arena_copy(rows->arena, name) };
}

/* --- names --------------------------------------------------------------------------------------------- */

/* Of all forenames the first is the one a child is most likely called by. */
static const char *call_name(const char *const values[COLUMN_USES], char call[NAME_PART_SIZE])
{
    const char *first = values[COLUMN_FIRST];
    if (*first)
        return first;
    text_clean(call, NAME_PART_SIZE, values[COLUMN_FORENAMES]);
    call[strcspn(call, " ")] = '\0';
    return call;
}

static bool holds_word(const char *text, const char *word)
{
    char whole[NAME_KEY_SIZE], part[NAME_KEY_SIZE];
    text_fold(whole, sizeof whole, text);
    return text_fold(part, sizeof part, word) && text_search(whole, part) == TEXT_WORD_START;
}

/* More than two words and no prefix: where the surname begins is a guess. */
static bool is_guess(const struct name *name)
{
    return !name->prefix[0] && (strchr(name->surname, ' ') || strchr(name->first, ' '));
}

/* The name in parts. `written` is what it was taken apart from, "" where that says no more than the name. */
static bool read_name(const char *const values[COLUMN_USES], struct classlist_row *row,
                      char written[NAME_TEXT_SIZE])
{
    struct name *name = &row->name;
    char call[NAME_PART_SIZE], full[NAME_TEXT_SIZE];
    const char *first = call_name(values, call), *surname = values[COLUMN_SURNAME];
    const char *prefix = values[COLUMN_PREFIX], *middle = values[COLUMN_MIDDLE];
    const char *whole = values[COLUMN_NAME];
    written[0] = '\0';
    if (!*surname && *whole && (!*first || holds_word(whole, first))) {
        if (!name_read(name, whole) || (*first && !name_set(name, first, name->prefix, name->surname)))
            return false;
        row->guess = is_guess(name) && !strchr(whole, ',');
        text_clean(written, NAME_TEXT_SIZE, whole);
    } else {
        /* 'Naam' beside 'Voornaam' is the surname. */
        surname = *surname ? surname : whole;
        if (!name_set(name, first, !*prefix && name_is_prefix(middle) ? middle : prefix, surname))
            return false;
        if (name_split(name))
            text_clean(written, NAME_TEXT_SIZE, surname);
    }
    if (strcmp(written, name_full(name, full)) == 0)
        written[0] = '\0';
    return true;
}

static bool any_part(const struct name *name, const char *signs)
{
    return strpbrk(name->first, signs) || strpbrk(name->prefix, signs) || strpbrk(name->surname, signs);
}

/* Excel puts '?' or '_' where a letter did not fit in the encoding it saves in. */
static bool is_odd(const struct name *name)
{
    char full[NAME_TEXT_SIZE];
    name_full(name, full);
    return any_part(name, "?_/#*%$()[]\"<>{}|;\\") || strstr(full, "\xEF\xBF\xBD") || strstr(full, "Ã") ||
           strlen(full) < 2 || text_width(name->first) == NAME_PART_COLUMNS ||
           text_width(name->surname) == NAME_PART_COLUMNS;
}

/* --- class, group, number ------------------------------------------------------------------------------ */

/* One spelling for one class: the first that the file has. */
static const char *class_known(const struct classlist_rows *rows, const char *name)
{
    const struct classlist *list = rows->list;
    for (size_t i = 0; i < list->class_count; i++)
        if (strcmp(list->classes[i].name, name) == 0)
            return list->classes[i].name;
    for (size_t i = 0; i < list->class_count; i++)
        if (class_name_same(list->classes[i].name, name))
            return list->classes[i].name;
    return NULL;
}

static const char *read_class(struct classlist_rows *rows, const char *const values[COLUMN_USES])
{
    char name[CLASS_NAME_SIZE];
    const char *text = values[COLUMN_CLASS];
    /* Mostly the same as on the line before. */
    if (rows->class_text && strcmp(rows->class_text, text) == 0)
        return rows->class;
    class_name_clean(text, name);
    if (cell_is_personal(text) || cell_is_personal(name) || !name[0])
        return "";
    const char *known = class_known(rows, name);
    rows->class_text = arena_copy(rows->arena, text);
    rows->class = known ? known : arena_copy(rows->arena, name);
    return rows->class;
}

static void count_class(struct classlist_rows *rows, const char *class)
{
    struct classlist *list = rows->list;
    for (size_t i = 0; i < list->class_count; i++)
        if (strcmp(list->classes[i].name, class) == 0) {
            list->classes[i].rows++;
            return;
        }
    list->classes =
        arena_room(rows->arena, list->classes, list->class_count, &rows->class_room, sizeof *list->classes);
    list->classes[list->class_count++] = (struct classlist_class){ class, 1 };
}

/* The pupil's own year; else that of a class of one year. */
static const char *read_group(const struct classlist_rows *rows, const char *const values[COLUMN_USES],
                              const char *class)
{
    static const char *const single[] = { "1", "2", "3", "4", "5", "6", "7", "8" };
    char years[CLASS_YEARS_SIZE];
    const char *year = values[COLUMN_YEAR];
    if (*year >= '1' && *year <= '8' && !year[1])
        return single[*year - '1'];
    class_name_years(year, years);
    if (strlen(years) != 1)
        class_name_years(class, years);
    return strlen(years) == 1 ? arena_copy(rows->arena, years) : "";
}

static const char *read_key(struct classlist_rows *rows, const char *const values[COLUMN_USES])
{
    char key[KEY_LIMIT + 1];
    const char *text = values[COLUMN_KEY];
    text_clean(key, sizeof key, text);
    if (cell_is_personal(text) || cell_is_personal(key)) {
        rows->list->numbers_dropped++;
        return "";
    }
    return arena_copy(rows->arena, key);
}

static int read_slot(const char *text)
{
    enum { DIGITS = 3 };
    size_t digits = strspn(text, "0123456789");
    return digits && digits <= DIGITS && !text[digits] ? atoi(text) : 0;
}

/* --- rows ---------------------------------------------------------------------------------------------- */

/* The line of an earlier row that is the same pupil, and why; 0 when there is none. */
static int earlier_line(struct classlist_rows *rows, const struct classlist_row *row, enum refusal *why)
{
    const struct classlist *list = rows->list;
    size_t before;
    /* '#' marks a number that the administration made up for this file only. */
    if (row->key[0] && row->key[0] != '#' && (before = seen_before(&rows->keys, row->key, list->row_count))) {
        *why = REFUSED_SAME_KEY;
        return list->rows[before - 1].line;
    }
    char folded[NAME_KEY_SIZE];
    name_search_key(&row->name, folded);
    before =
        seen_before(&rows->names, arena_print(rows->arena, "%s\n%s", folded, row->class), list->row_count);
    if (!before || (row->key[0] && list->rows[before - 1].key[0]))
        return 0;
    *why = REFUSED_SAME_NAME;
    return list->rows[before - 1].line;
}

void classlist_rows_add(struct classlist_rows *rows, int line, const char *const values[COLUMN_USES])
{
    struct classlist *list = rows->list;
    struct classlist_row row = { .line = line };
    char written[NAME_TEXT_SIZE], full[NAME_TEXT_SIZE];
    if (!read_name(values, &row, written)) {
        refuse(rows, row.line, REFUSED_NO_NAME, 0, "");
        return;
    }
    /* 'Bron: de administratie' is a remark; other signs may be a slip in a name, and are shown as odd. */
    if (any_part(&row.name, ":=")) {
        refuse(rows, row.line, REFUSED_NO_NAME, 0, "");
        return;
    }
    if (any_part(&row.name, "0123456789@")) {
        /* The number may be anything: it is not shown. */
        refuse(rows, row.line, REFUSED_NUMBER_IN_NAME, 0, "");
        return;
    }
    row.class = read_class(rows, values);
    row.group = read_group(rows, values, row.class);
    row.key = read_key(rows, values);
    row.slot = read_slot(values[COLUMN_SLOT]);
    row.written = written[0] ? arena_copy(rows->arena, written) : NULL;
    row.odd = is_odd(&row.name);
    enum refusal why = REFUSED_NO_NAME;
    int earlier = earlier_line(rows, &row, &why);
    if (earlier) {
        refuse(rows, row.line, why, earlier, name_full(&row.name, full));
        return;
    }
    list->rows = arena_room(rows->arena, list->rows, list->row_count, &rows->row_room, sizeof *list->rows);
    list->rows[list->row_count++] = row;
    count_class(rows, row.class);
}

struct classlist_rows *classlist_rows_new(struct classlist *list, struct arena *arena, size_t most)
{
    struct classlist_rows *rows = arena_new(arena, 1, sizeof *rows);
    *rows = (struct classlist_rows){ .arena = arena, .list = list };
    seen_init(&rows->keys, arena, most);
    seen_init(&rows->names, arena, most);
    return rows;
}

void classlist_rows_refuse(struct classlist_rows *rows, int line, enum refusal why)
{
    refuse(rows, line, why, 0, "");
}
