#include "klaskast/io/json_table.h"

#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    const char *columns[CSV_COLUMNS];
    size_t column_count;
    struct csv_record *record; /* that is filled; NULL while the names are collected */
    bool too_long;
};

static size_t mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool json_table_is(const char *bytes, size_t length)
{
    size_t at = mark(bytes, length);
    while (at < length && isspace((unsigned char)bytes[at]))
        at++;
    if (at == length || bytes[at] != '[')
        return false;
    at++;
    while (at < length && isspace((unsigned char)bytes[at]))
        at++;
    return at == length || bytes[at] == '{' || bytes[at] == ']';
}

static size_t column_of(const struct reading *reading, const char *key)
{
    size_t c = 0;
    while (c < reading->column_count && strcmp(reading->columns[c], key) != 0)
        c++;
    return c;
}

static void take_name(void *context, const char *key, const char *text, int64_t number)
{
    struct reading *reading = context;
    (void)text;
    (void)number;
    if (reading->column_count < CSV_COLUMNS && column_of(reading, key) == reading->column_count)
        reading->columns[reading->column_count++] = arena_copy(reading->arena, key);
}

static void take_value(void *context, const char *key, const char *text, int64_t number)
{
    struct reading *reading = context;
    size_t c = column_of(reading, key);
    if (c == reading->column_count)
        return;
    reading->too_long |= text && strlen(text) > CSV_FIELD_LIMIT;
    reading->record->fields[c] =
        text ? arena_copy(reading->arena, text) : arena_print(reading->arena, "%" PRId64, number);
}

static void fill(struct reading *reading, struct csv_record *record, int line)
{
    *record = (struct csv_record){ .line = line, .count = reading->column_count };
    record->fields = arena_new(reading->arena, reading->column_count + 1, sizeof *record->fields);
    for (size_t c = 0; c < reading->column_count; c++)
        record->fields[c] = "";
    reading->record = record;
}

static bool is_filled(const struct csv_record *record)
{
    for (size_t c = 0; c < record->count; c++)
        if (record->fields[c][0])
            return true;
    return false;
}

static bool read_list(const char *name, const struct json *list, struct arena *arena, struct csv_table *table,
                      struct err *err)
{
    struct reading *reading = arena_new(arena, 1, sizeof *reading);
    size_t count = json_count(list);
    reading->arena = arena;
    if (count >= CSV_RECORDS)
        return err_set(err, ERR_REFUSED, _("%s has more than %d lines: that is no class list."), name,
                       CSV_RECORDS);
    for (size_t i = 0; i < count; i++)
        json_each(json_at(list, i), take_name, reading);
    if (count && !reading->column_count)
        return err_set(err, ERR_REFUSED, _("%s is JSON, but no list of objects with names and values."),
                       name);
    table->delimiter = ',';
    table->records = arena_new(arena, count + 1, sizeof *table->records);
    if (count) {
        fill(reading, &table->records[table->count++], 1);
        memcpy(reading->record->fields, reading->columns,
               reading->column_count * sizeof *reading->record->fields);
    }
    for (size_t i = 0; i < count; i++) {
        fill(reading, &table->records[table->count], (int)i + 2);
        json_each(json_at(list, i), take_value, reading);
        table->count += is_filled(&table->records[table->count]);
    }
    return !reading->too_long || err_set(err, ERR_REFUSED, _("%s: a text in it is too long."), name);
}

bool json_table_read(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct csv_table *table, struct err *err)
{
    size_t skip = mark(bytes, length);
    int line = 1;
    char *text = memory_new(length - skip + 1, 1);
    memcpy(text, bytes + skip, length - skip);
    *table = (struct csv_table){ 0 };
    struct json *list = strlen(text) == length - skip ? json_read_list(text, &line) : NULL;
    free(text);
    if (!list)
        return err_set(err, ERR_REFUSED, _("%s, line %d: this JSON is damaged or cut off. Export it anew."),
                       name, line);
    bool ok = read_list(name, list, arena, table, err);
    json_free(&list);
    return ok;
}
