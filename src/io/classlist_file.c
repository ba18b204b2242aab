#include "klaskast/io/classlist_file.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/file.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/io/charset.h"
#include "klaskast/io/classlist_columns.h"
#include "klaskast/io/classlist_rows.h"
#include "klaskast/io/column_look.h"
#include "klaskast/io/csv.h"
#include "klaskast/io/edexml.h"
#include "klaskast/io/heading.h"
#include "klaskast/io/json_table.h"
#include "klaskast/io/oneroster.h"
#include "klaskast/io/xml.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The records of a table, as they become rows. */
struct reading {
    const struct classlist *list;
    bool google;
    const char *section; /* class that a line of its own named, for the pupils below it; "" */
    int column[COLUMN_USES];
};

static const char *value(const struct reading *reading, const struct csv_record *record, enum column_use use)
{
    return reading->column[use] < 0 ? "" : csv_field(record, (size_t)reading->column[use]);
}

/* --- lines that are no pupil --------------------------------------------------------------------------- */

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
static bool is_inactive(const struct reading *reading, const struct csv_record *record)
{
    static const char *const gone[] = { "suspended",   "archived",    "inactive",     "inactief",
                                        "niet actief", "tobedeleted", "deleted",      "uitgeschreven",
                                        "vertrokken",  "geschorst",   "gearchiveerd", "false" };
    static const char *const staff[] = { "personeel", "medewerker", "leerkracht", "docent",
                                         "staff",     "teacher",    "team",       "directie" };
    const char *status = value(reading, record, COLUMN_STATUS), *path = value(reading, record, COLUMN_CLASS);
    if (reading->google && *status && strcasecmp(status, "active") != 0 && strcasecmp(status, "actief") != 0)
        return true;
    return any_of(status, gone, sizeof gone / sizeof *gone) ||
           (*path == '/' && any_of(path, staff, sizeof staff / sizeof *staff));
}

/* Long lists repeat their headings at the top of each page. */
static bool repeats_heading(const struct reading *reading, const struct csv_record *record)
{
    size_t same = 0;
    for (size_t c = 0; c < reading->list->column_count; c++) {
        const char *heading = reading->list->columns[c].heading;
        if (*heading && strcmp(heading, csv_field(record, c)) == 0)
            same++;
        else if (*heading && *csv_field(record, c))
            return false;
    }
    return same > 0;
}

static void add_record(const struct reading *reading, struct classlist_rows *rows,
                       const struct csv_record *record)
{
    const char *values[COLUMN_USES];
    for (enum column_use use = COLUMN_UNKNOWN; use < COLUMN_USES; use++)
        values[use] = value(reading, record, use);
    if (!*values[COLUMN_CLASS])
        values[COLUMN_CLASS] = reading->section;
    classlist_rows_add(rows, record->line, values);
}

static void read_rows(const struct csv_table *table, size_t first, struct arena *arena,
                      struct classlist *list)
{
    struct reading reading = { .list = list, .google = classlist_is_google(list), .section = "" };
    struct classlist_rows *rows = classlist_rows_new(list, arena, table->count);
    char section[CLASS_NAME_SIZE];
    for (enum column_use use = COLUMN_UNKNOWN; use < COLUMN_USES; use++)
        reading.column[use] = classlist_column_of(list, use);
    reading.column[COLUMN_UNKNOWN] = reading.column[COLUMN_FORBIDDEN] = -1;
    for (size_t i = first; i < table->count; i++) {
        const struct csv_record *record = &table->records[i];
        if (reading.column[COLUMN_CLASS] < 0 && record_is_class(record, section))
            reading.section = arena_copy(arena, section);
        else if (record_is_total(record) || repeats_heading(&reading, record))
            list->totals++;
        else if (is_inactive(&reading, record))
            list->inactive++;
        else
            add_record(&reading, rows, record);
    }
}

/* --- the file ------------------------------------------------------------------------------------------ */

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
    return true;
}

/* The lines of 145 bytes that the old EDEX has, in which nothing parts a column from the next. */
static bool is_edex2000(const char *bytes, size_t length)
{
    enum { PUPIL = 145 };
    size_t lines = 0, start = 0;
    for (size_t i = 0; i <= length; i++) {
        if (i < length && bytes[i] != '\n' && bytes[i] != '\r')
            continue;
        if (i > start && i - start != PUPIL)
            return false;
        lines += i > start;
        start = i + 1;
    }
    return lines > 0;
}

/* From the table to the list. */
static void take_table(const struct csv_table *table, const struct classlist_mapping *mapping,
                       struct arena *arena, struct classlist *list)
{
    size_t first = 0;
    list->delimiter = table->delimiter;
    classlist_columns(table, mapping, arena, list, &first);
    if (list->understood)
        read_rows(table, first, arena, list);
}

static bool read_text(const char *name, const char *bytes, size_t length, struct arena *scratch,
                      struct csv_table *table, struct classlist *read, struct err *err)
{
    struct buffer text;
    struct charset_found charset;
    buffer_init(&text);
    bool ok = charset_is_text(name, bytes, length, err) &&
              charset_read(name, bytes, length, &text, &charset, err) &&
              read_table(name, buffer_get(&text), scratch, table, err);
    if (ok) {
        read->charset = charset_name(charset.charset);
        read->twice = charset.twice;
        read->unreadable = charset.unreadable;
    }
    buffer_clear(&text);
    return ok;
}

static bool parse_table(const char *name, const char *bytes, size_t length,
                        const struct classlist_mapping *mapping, struct arena *arena, struct classlist *list,
                        struct err *err)
{
    struct arena scratch; /* holds all columns: cleared before anybody sees the list */
    struct csv_table table;
    bool json = json_table_is(bytes, length);
    struct classlist read = { .file = arena_copy(arena, name),
                              .form = json ? "JSON" : "CSV",
                              .charset = charset_name(CHARSET_UTF8) };
    arena_init(&scratch);
    bool ok = length <= CSV_FILE_LIMIT ||
              err_set(err, ERR_REFUSED, _("%s is too large: at most %d KiB can be read."), name,
                      CSV_FILE_LIMIT / 1024);
    ok = ok && (json ? json_table_read(name, bytes, length, &scratch, &table, err)
                     : read_text(name, bytes, length, &scratch, &table, &read, err));
    if (ok && !table.count)
        ok = err_set(err, ERR_REFUSED, _("%s is empty: there is no name in it."), name);
    if (ok) {
        take_table(&table, mapping, arena, &read);
        *list = read;
    }
    arena_clear(&scratch);
    return ok;
}

bool classlist_parse(const char *name, const char *bytes, size_t length,
                     const struct classlist_mapping *mapping, struct arena *arena, struct classlist *list,
                     struct err *err)
{
    if (xml_is(bytes, length))
        return edexml_read(name, bytes, length, clock_today(), arena, list, err);
    if (is_edex2000(bytes, length))
        return err_set(err, ERR_REFUSED,
                       _("%s is the old EDEX of before 2005. Ask the school's administration for EDEXML."),
                       name);
    return parse_table(name, bytes, length, mapping, arena, list, err);
}

bool classlist_read(const char *path, const struct classlist_mapping *mapping, struct arena *arena,
                    struct classlist *list, struct err *err)
{
    struct buffer bytes;
    if (oneroster_is(path))
        return oneroster_read(path, clock_today(), arena, list, err);
    buffer_init(&bytes);
    bool ok = file_read(path, CLASSLIST_FILE_LIMIT, &bytes, err) &&
              classlist_parse(path, buffer_get(&bytes), bytes.length, mapping, arena, list, err);
    buffer_clear(&bytes);
    return ok;
}
