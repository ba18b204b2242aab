#include "klaskast/io/export.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/memory.h"
#include "klaskast/io/csv.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct export
{
    enum export_format format;
    const struct export_column *columns;
    size_t count, filled;
    struct buffer table;
    struct arena row; /* texts of the row that is being filled */
    const char *fields[EXPORT_COLUMNS];
    struct json *list, *object;
};

struct export *export_new(enum export_format format, const struct export_column *columns, size_t count)
{
    struct export *export = memory_new(1, sizeof *export);
    assert(count <= EXPORT_COLUMNS);
    *export = (struct export){ .format = format, .columns = columns, .count = count };
    buffer_init(&export->table);
    arena_init(&export->row);
    if (format == EXPORT_JSON) {
        export->list = json_new_list();
        export->object = json_new_object();
        return export;
    }
    csv_begin(&export->table);
    for (size_t i = 0; i < count; i++)
        export->fields[i] = columns[i].name;
    csv_write(&export->table, export->fields, count);
    return export;
}

static const char *next_name(const struct export *export)
{
    assert(export->filled < export->count);
    return export->columns[export->filled].name;
}

void export_text(struct export *export, const char *text)
{
    const char *name = next_name(export);
    if (export->format == EXPORT_JSON)
        json_put_text(export->object, name, text);
    else
        export->fields[export->filled] = text ? arena_copy(&export->row, text) : "";
    export->filled++;
}

void export_number(struct export *export, int64_t number)
{
    const char *name = next_name(export);
    if (export->format == EXPORT_JSON)
        json_put_integer(export->object, name, number);
    else
        export->fields[export->filled] = arena_print(&export->row, "%" PRId64, number);
    export->filled++;
}

void export_yes(struct export *export, bool yes)
{
    const char *name = next_name(export);
    if (export->format == EXPORT_JSON)
        json_put_bool(export->object, name, yes);
    else
        export->fields[export->filled] = yes ? "1" : "0";
    export->filled++;
}

void export_day(struct export *export, int day)
{
    char text[DAY_ISO_SIZE];
    if (day != DAY_NONE)
        day_iso(day, text);
    export_text(export, day == DAY_NONE ? NULL : text);
}

void export_moment(struct export *export, int64_t at)
{
    char text[DAY_ISO_SIZE + CLOCK_TEXT_SIZE], time[CLOCK_TEXT_SIZE], day[DAY_ISO_SIZE];
    if (at) {
        day_iso(clock_day(at), day);
        snprintf(text, sizeof text, "%s %s", day, clock_text(at, time));
    }
    export_text(export, at ? text : NULL);
}

void export_row(struct export *export)
{
    assert(export->filled == export->count);
    export->filled = 0;
    if (export->format == EXPORT_JSON) {
        json_append(export->list, export->object);
        export->object = json_new_object();
        return;
    }
    csv_write(&export->table, export->fields, export->count);
    arena_clear(&export->row);
}

void export_finish(struct export **export, struct buffer *out)
{
    struct export *done = *export;
    if (done->format == EXPORT_JSON) {
        char *text = json_text(done->list, true);
        buffer_print(out, "%s\n", text);
        free(text);
        json_free(&done->list);
        json_free(&done->object);
    } else {
        buffer_add(out, buffer_get(&done->table), done->table.length);
    }
    buffer_clear(&done->table);
    arena_clear(&done->row);
    free(done);
    *export = NULL;
}
