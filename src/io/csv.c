#include "klaskast/io/csv.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/translate.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct reader {
    const char *name;
    const char *at; /* the next byte */
    int line;       /* of that byte */
    char delimiter;
    struct arena *arena;
    struct buffer field;
    struct err *err;
};

/* Steps over a line end, however it is written; false: there is none here. */
static bool end_of_line(struct reader *reader)
{
    if (*reader->at != '\r' && *reader->at != '\n')
        return false;
    reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
    reader->line++;
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Between the quotes; a line end inside becomes one \n. */
static bool read_quoted(struct reader *reader)
{
    int opened = reader->line;
    reader->at++;
    for (;;) {
        if (!*reader->at || reader->field.length > CSV_FIELD_LIMIT)
            return err_set(
                reader->err, ERR_REFUSED,
                _("%s: a quote that opens on line %d is never closed. Mend that line, or save the list "
                  "again."),
                reader->name, opened);
        if (reader->at[0] == '"' && reader->at[1] != '"') {
            reader->at++;
            return true;
        }
        if (end_of_line(reader)) {
            buffer_add(&reader->field, "\n", 1);
            continue;
        }
        reader->at += *reader->at == '"';
        buffer_add(&reader->field, reader->at++, 1);
    }
}

/* Bytes of the one space at `text` (of any width that spreadsheets skip before they look for a formula), or
 * of the ' that a formula was guarded with before; 0 where there is neither. */
static size_t space_here(const char *text)
{
    static const char *const spaces[] = { " ", "'", "\u00A0", "\u3000" };
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
            return strlen(spaces[i]);
    return 0;
}

/* Would a spreadsheet run it? One of East Asia takes the wide signs for the narrow ones. Also behind the ' of
 * one that was guarded before: or the two could not be told apart. */
static bool is_formula(const char *field)
{
    static const char *const wide[] = { "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFF5C" }; /* = + - @ | */
    const char *first = field;
    for (size_t space; (space = space_here(first)) > 0;)
        first += space;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(first, wide[i], strlen(wide[i])) == 0)
            return true;
    return *first && strchr("=+-@\t\r\n|", *first);
}

static const char *keep(struct reader *reader, const char *text, size_t length)
{
    const char *kept = memcpy(arena_new(reader->arena, length + 1, 1), text, length);
    return *kept == '\'' && is_formula(kept) ? kept + 1 : kept;
}

static const char *field_text(struct reader *reader)
{
    const char *text = buffer_get(&reader->field);
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        length--;
    return keep(reader, text, length);
}

/* Without a quote in front a field is what stands between two delimiters. */
static bool read_plain(struct reader *reader, const char **out)
{
    const char stop[] = { '\r', '\n', reader->delimiter, '\0' };
    size_t length = strcspn(reader->at, stop);
    const char *text = reader->at;
    if (length > CSV_FIELD_LIMIT)
        return err_set(reader->err, ERR_REFUSED, _("%s: line %d is too long for a class list."), reader->name,
                       reader->line);
    reader->at += length;
    while (length && isspace((unsigned char)*text)) {
        text++;
        length--;
    }
    while (length && isspace((unsigned char)text[length - 1]))
        length--;
    *out = length ? keep(reader, text, length) : "";
    return true;
}

/* One field, up to the delimiter, the line end or the end of the text. */
static bool read_field(struct reader *reader, const char **out)
{
    reader->field.length = 0;
    const char *start = reader->at;
    while (is_blank(*start) && *start != reader->delimiter)
        start++;
    if (*start != '"')
        return read_plain(reader, out);
    reader->at = start;
    if (!read_quoted(reader))
        return false;
    while (*reader->at && *reader->at != '\r' && *reader->at != '\n' &&
           (!reader->delimiter || *reader->at != reader->delimiter)) {
        if (reader->field.length >= CSV_FIELD_LIMIT)
            return err_set(reader->err, ERR_REFUSED, _("%s: line %d is too long for a class list."),
                           reader->name, reader->line);
        buffer_add(&reader->field, reader->at++, 1);
    }
    *out = reader->field.length ? field_text(reader) : "";
    return true;
}

static bool read_record(struct reader *reader, struct csv_record *record)
{
    size_t capacity = 0;
    *record = (struct csv_record){ .line = reader->line };
    for (;;) {
        if (record->count == CSV_COLUMNS)
            return err_set(reader->err, ERR_REFUSED, _("%s: line %d has more than %d columns."), reader->name,
                           record->line, CSV_COLUMNS);
        record->fields =
            arena_room(reader->arena, record->fields, record->count, &capacity, sizeof *record->fields);
        if (!read_field(reader, &record->fields[record->count]))
            return false;
        record->count++;
        if (end_of_line(reader) || !*reader->at)
            return true;
        reader->at++; /* the delimiter */
    }
}

static bool is_empty(const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i][0])
            return false;
    return true;
}

/* 'sep=;' is an order to Excel. Returns what it names, 0 where there is no such line, and steps over it. */
static char read_order(struct reader *reader)
{
    const char *at = reader->at + (*reader->at == '"');
    if (strncasecmp(at, "sep=", 4) != 0 || !at[4])
        return 0;
    char named = at[4];
    at += 5;
    at += *at == '"';
    if ((*at && *at != '\r' && *at != '\n') || isalnum((unsigned char)named))
        return 0;
    reader->at = at;
    end_of_line(reader);
    return named;
}

enum { CANDIDATES = 4, LOOK_AHEAD = 20 };
static const char candidates[CANDIDATES] = { ';', '\t', ',', '|' };

/* Counts each candidate outside quotes in one line that holds something; false at the end of the text. */
static bool count_line(const char **at, int counts[CANDIDATES])
{
    bool quoted = false, something = false;
    memset(counts, 0, CANDIDATES * sizeof *counts);
    while (**at && !something) {
        for (; **at && (quoted || (**at != '\r' && **at != '\n')); ++*at) {
            quoted ^= **at == '"';
            something |= !isspace((unsigned char)**at);
            for (int i = 0; i < CANDIDATES && !quoted; i++)
                counts[i] += **at == candidates[i];
        }
        *at += **at != '\0';
    }
    return something;
}

/* A title above the headings and a comma inside a name make single lines unsafe: what counts is in how many
 * lines a candidate stands equally often. */
static char find_delimiter(const char *text)
{
    int lines[LOOK_AHEAD][CANDIDATES], count = 0;
    while (count < LOOK_AHEAD && count_line(&text, lines[count]))
        count++;
    char best = 0;
    int best_score = 0;
    for (int c = 0; c < CANDIDATES; c++)
        for (int i = 0; i < count; i++) {
            int same = 0, often = lines[i][c] < 50 ? lines[i][c] : 50;
            for (int j = 0; j < count; j++)
                same += lines[j][c] == lines[i][c];
            int score = often ? same * 100 + often : 0;
            if (score > best_score) {
                best_score = score;
                best = candidates[c];
            }
        }
    return best;
}

bool csv_read(const char *name, const char *text, char delimiter, struct arena *arena,
              struct csv_table *table, struct err *err)
{
    struct reader reader = { .name = name, .at = text, .line = 1, .arena = arena, .err = err };
    struct csv_table read = { 0 };
    size_t capacity = 0;
    char ordered = read_order(&reader);
    read.delimiter = reader.delimiter = delimiter ? delimiter : ordered ? ordered : find_delimiter(reader.at);
    buffer_init(&reader.field);
    bool ok = true;
    while (ok && *reader.at) {
        if (read.count == CSV_RECORDS) {
            ok = err_set(err, ERR_REFUSED, _("%s has more than %d lines: that is no class list."), name,
                         CSV_RECORDS);
            break;
        }
        read.records = arena_room(arena, read.records, read.count, &capacity, sizeof *read.records);
        struct csv_record *record = &read.records[read.count];
        ok = read_record(&reader, record);
        if (ok && !is_empty(record))
            read.count++;
    }
    buffer_clear(&reader.field);
    if (ok)
        *table = read;
    return ok;
}

const char *csv_field(const struct csv_record *record, size_t column)
{
    return column < record->count ? record->fields[column] : "";
}

/* --- writing ------------------------------------------------------------------------------------------- */

void csv_begin(struct buffer *out)
{
    buffer_text(out, "\xEF\xBB\xBF");
}

static void add_field(struct buffer *out, const char *field)
{
    buffer_text(out, "\"");
    if (is_formula(field))
        buffer_text(out, "'");
    for (; *field; field++) {
        if (*field == '"')
            buffer_text(out, "\"\"");
        else if (*field == '\n' || *field == '\r' || *field == '\t')
            buffer_text(out, " ");
        else if ((unsigned char)*field >= 0x20 && *field != 0x7F)
            buffer_add(out, field, 1);
    }
    buffer_text(out, "\"");
}

void csv_write(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_text(out, ";");
        add_field(out, fields[i]);
    }
    buffer_text(out, "\r\n");
}
