#include "klaskast/io/classlist_file.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/cell.h"
#include "klaskast/io/charset.h"
#include "klaskast/io/classlist_columns.h"
#include "klaskast/io/column_look.h"
#include "klaskast/io/csv.h"
#include "klaskast/io/heading.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { KEY_LIMIT = 64 };

/* Rows seen so far, by a text that must be unique among them. */
struct seen {
    size_t *slots; /* row + 1; 0 free */
    const char **texts;
    size_t size; /* a power of two */
};

struct rows {
    const struct csv_table *table;
    struct arena *arena;
    struct classlist *list;
    struct seen keys, names;
    size_t row_room, refused_room, class_room;
    bool google;
    const char *section; /* class that a line of its own named, for the pupils below it; "" */
    int column[COLUMN_USES];
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

static const char *value(const struct rows *rows, const struct csv_record *record, enum column_use use)
{
    return rows->column[use] < 0 ? "" : csv_field(record, (size_t)rows->column[use]);
}

static void refuse(struct rows *rows, int line, enum refusal why, int earlier, const char *name)
{
    struct classlist *list = rows->list;
    list->refused = arena_room(rows->arena, list->refused, list->refused_count, &rows->refused_room,
                               sizeof *list->refused);
    list->refused[list->refused_count++] =
        (struct classlist_refusal){ line, why, earlier, arena_copy(rows->arena, name) };
}

/* --- names -----------------------------------------------------------------------------------------------
 */

/* Of all forenames the first is the one a child is most likely called by. */
static const char *call_name(const struct rows *rows, const struct csv_record *record,
                             char call[NAME_PART_SIZE])
{
    const char *first = value(rows, record, COLUMN_FIRST);
    if (*first)
        return first;
    text_clean(call, NAME_PART_SIZE, value(rows, record, COLUMN_FORENAMES));
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
static bool read_name(const struct rows *rows, const struct csv_record *record, struct classlist_row *row,
                      char written[NAME_TEXT_SIZE])
{
    struct name *name = &row->name;
    char call[NAME_PART_SIZE], full[NAME_TEXT_SIZE];
    const char *first = call_name(rows, record, call), *surname = value(rows, record, COLUMN_SURNAME);
    const char *prefix = value(rows, record, COLUMN_PREFIX), *middle = value(rows, record, COLUMN_MIDDLE);
    const char *whole = value(rows, record, COLUMN_NAME);
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

/* --- class, group, number ---------------------------------------------------------------------------------
 */

static const char *read_class(const struct rows *rows, const struct csv_record *record)
{
    char name[CLASS_NAME_SIZE];
    const char *text = value(rows, record, COLUMN_CLASS);
    class_name_clean(text, name);
    if (cell_is_personal(text) || cell_is_personal(name))
        return "";
    if (!name[0])
        return rows->section;
    /* One spelling for one class: the first that the file has. */
    for (size_t i = 0; i < rows->list->class_count; i++)
        if (class_name_same(rows->list->classes[i].name, name))
            return rows->list->classes[i].name;
    return arena_copy(rows->arena, name);
}

static void count_class(struct rows *rows, const char *class)
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
static const char *read_group(const struct rows *rows, const struct csv_record *record, const char *class)
{
    char years[CLASS_YEARS_SIZE];
    class_name_years(value(rows, record, COLUMN_YEAR), years);
    if (strlen(years) != 1)
        class_name_years(class, years);
    return strlen(years) == 1 ? arena_copy(rows->arena, years) : "";
}

static const char *read_key(struct rows *rows, const struct csv_record *record)
{
    char key[KEY_LIMIT + 1];
    const char *text = value(rows, record, COLUMN_KEY);
    text_clean(key, sizeof key, text);
    if (cell_is_personal(text) || cell_is_personal(key)) {
        rows->list->numbers_dropped++;
        return "";
    }
    return arena_copy(rows->arena, key);
}

/* --- lines that are no pupil
 * -------------------------------------------------------------------------------- */

static bool any_of(const char *text, const char *const *words, size_t count)
{
    char folded[256];
    text_fold(folded, sizeof folded, text);
    for (size_t i = 0; i < count; i++)
        if (strstr(folded, words[i]))
            return true;
    return false;
}

/* An account that is not in use, or one of the staff. Google says 'Active' of all others; elsewhere a status
 * may mean anything, so there only the words for 'no longer' count. */
static bool is_inactive(const struct rows *rows, const struct csv_record *record)
{
    static const char *const gone[] = { "suspended",   "archived",    "inactive",     "inactief",
                                        "niet actief", "tobedeleted", "deleted",      "uitgeschreven",
                                        "vertrokken",  "geschorst",   "gearchiveerd", "false" };
    static const char *const staff[] = { "personeel", "medewerker", "leerkracht", "docent",
                                         "staff",     "teacher",    "team",       "directie" };
    const char *status = value(rows, record, COLUMN_STATUS), *path = value(rows, record, COLUMN_CLASS);
    if (rows->google && *status && strcasecmp(status, "active") != 0 && strcasecmp(status, "actief") != 0)
        return true;
    return any_of(status, gone, sizeof gone / sizeof *gone) ||
           (*path == '/' && any_of(path, staff, sizeof staff / sizeof *staff));
}

/* Long lists repeat their headings at the top of each page. */
static bool repeats_heading(const struct rows *rows, const struct csv_record *record)
{
    size_t same = 0;
    for (size_t c = 0; c < rows->list->column_count; c++) {
        const char *heading = rows->list->columns[c].heading;
        if (*heading && strcmp(heading, csv_field(record, c)) == 0)
            same++;
        else if (*heading && *csv_field(record, c))
            return false;
    }
    return same > 0;
}

/* --- rows -------------------------------------------------------------------------------------------------
 */

/* The line of an earlier row that is the same pupil, and why; 0 when there is none. */
static int earlier_line(struct rows *rows, const struct classlist_row *row, enum refusal *why)
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

static void add_row(struct rows *rows, const struct csv_record *record)
{
    struct classlist *list = rows->list;
    struct classlist_row row = { .line = record->line };
    char written[NAME_TEXT_SIZE], full[NAME_TEXT_SIZE];
    if (!read_name(rows, record, &row, written)) {
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
    row.class = read_class(rows, record);
    row.group = read_group(rows, record, row.class);
    row.key = read_key(rows, record);
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

static void read_rows(const struct csv_table *table, size_t first, struct arena *arena,
                      struct classlist *list)
{
    struct rows rows = {
        .table = table, .arena = arena, .list = list, .google = classlist_is_google(list), .section = ""
    };
    char section[CLASS_NAME_SIZE];
    for (enum column_use use = COLUMN_UNKNOWN; use < COLUMN_USES; use++)
        rows.column[use] = classlist_column_of(list, use);
    rows.column[COLUMN_UNKNOWN] = rows.column[COLUMN_FORBIDDEN] = -1;
    seen_init(&rows.keys, arena, table->count);
    seen_init(&rows.names, arena, table->count);
    for (size_t i = first; i < table->count; i++) {
        const struct csv_record *record = &table->records[i];
        if (rows.column[COLUMN_CLASS] < 0 && record_is_class(record, section))
            rows.section = arena_copy(arena, section);
        else if (record_is_total(record) || repeats_heading(&rows, record))
            list->totals++;
        else if (is_inactive(&rows, record))
            list->inactive++;
        else
            add_row(&rows, record);
    }
}

/* --- the file
 * ------------------------------------------------------------------------------------------------ */

/* Is what stands behind the comma of a line a surname with its prefix ('Noor, de Vries')? */
static bool surname_behind(const char *behind, size_t length)
{
    char part[NAME_TEXT_SIZE];
    struct name name;
    snprintf(part, sizeof part, "%.*s", (int)(length < sizeof part ? length : sizeof part - 1), behind);
    return name_set(&name, "", "", part) && name_split(&name);
}

/* 'Vries, Noor de' on every line that has a comma: it belongs to the name and parts no columns. */
static bool comma_in_names(const struct csv_table *table, const char *text)
{
    if (table->delimiter != ',' || strchr(text, '"') || !table->count)
        return false;
    size_t known = 0, names = 0;
    for (size_t c = 0; c < table->records[0].count; c++)
        known += heading_use(table->records[0].fields[c]) != COLUMN_UNKNOWN;
    if (known > 1)
        return false;
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\r\n");
        const char *comma = memchr(line, ',', length), *end = line + length;
        bool another = comma && memchr(comma + 1, ',', (size_t)(end - comma - 1));
        if (comma && (another || comma[1] != ' ' || surname_behind(comma + 1, (size_t)(end - comma - 1))))
            return table->records[0].count == 1 && known;
        names += comma != NULL;
        line = end + strspn(end, "\r\n");
    }
    return names > 0;
}

/* The name behind the count of '1. Noor de Vries'; NULL when there is none. */
static const char *behind_count(const char *field)
{
    size_t digits = strspn(field, "0123456789");
    const char *name = field + digits + strspn(field + digits, ".) \t");
    return digits && digits < 4 && name > field + digits && *name && !isdigit((unsigned char)*name) ? name
                                                                                                    : NULL;
}

/* A list may be numbered: the count says nothing about the child. One line with a number is something else.
 */
static void drop_counts(struct csv_table *table)
{
    size_t numbered = 0;
    for (size_t i = 0; i < table->count; i++)
        numbered += behind_count(table->records[i].fields[0]) != NULL;
    for (size_t i = 0; i < table->count && numbered * 2 >= table->count; i++) {
        const char *name = behind_count(table->records[i].fields[0]);
        if (name)
            table->records[i].fields[0] = name;
    }
}

/* A delimiter that stands nowhere: text_clean drops it, and no keyboard has it. */
#define NO_DELIMITER '\x1F'

static bool read_table(const char *name, const char *text, struct arena *arena, struct csv_table *table,
                       struct err *err)
{
    if (!csv_read(name, text, 0, arena, table, err))
        return false;
    if (comma_in_names(table, text)) {
        if (!csv_read(name, text, NO_DELIMITER, arena, table, err))
            return false;
        table->delimiter = 0;
    }
    if (!table->delimiter)
        drop_counts(table);
    if (!table->count)
        return err_set(err, ERR_REFUSED, _("%s is empty: there is no name in it."), name);
    return true;
}

bool classlist_parse(const char *name, const char *bytes, size_t length,
                     const struct classlist_mapping *mapping, struct arena *arena, struct classlist *list,
                     struct err *err)
{
    struct buffer text;
    struct arena scratch; /* holds all columns: cleared before anybody sees the list */
    struct csv_table table;
    struct classlist read = { .file = arena_copy(arena, name) };
    struct charset_found charset;
    size_t first = 0;
    buffer_init(&text);
    arena_init(&scratch);
    bool ok = length <= CSV_FILE_LIMIT ||
              err_set(err, ERR_REFUSED, _("%s is too large: at most %d KiB can be read."), name,
                      CSV_FILE_LIMIT / 1024);
    ok = ok && charset_is_text(name, bytes, length, err) &&
         charset_read(name, bytes, length, &text, &charset, err) &&
         read_table(name, buffer_get(&text), &scratch, &table, err);
    if (ok) {
        read.delimiter = table.delimiter;
        read.charset = charset_name(charset.charset);
        read.twice = charset.twice;
        read.unreadable = charset.unreadable;
        classlist_columns(&table, mapping, arena, &read, &first);
        if (read.understood)
            read_rows(&table, first, arena, &read);
        *list = read;
    }
    arena_clear(&scratch);
    buffer_clear(&text);
    return ok;
}

bool classlist_read(const char *path, const struct classlist_mapping *mapping, struct arena *arena,
                    struct classlist *list, struct err *err)
{
    struct buffer bytes;
    buffer_init(&bytes);
    bool ok = file_read(path, CSV_FILE_LIMIT, &bytes, err) &&
              classlist_parse(path, buffer_get(&bytes), bytes.length, mapping, arena, list, err);
    buffer_clear(&bytes);
    return ok;
}
