#include "rows.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <stdlib.h>
#include <string.h>

/* In rows_list the list grows on the heap, since an arena keeps every smaller copy of it. */
static void *next_on_heap(struct rows *rows, size_t size)
{
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity ? rows->capacity * 2 : 16;
        rows->items = memory_resize(rows->items, rows->capacity, size);
    }
    rows->size = size;
    return memset((char *)rows->items + rows->count++ * size, 0, size);
}

void *rows_next(struct rows *rows, size_t size)
{
    if (rows->on_heap)
        return next_on_heap(rows, size);
    rows->items = arena_room(rows->arena, rows->items, rows->count, &rows->capacity, size);
    return (char *)rows->items + rows->count++ * size;
}

int rows_choice(struct rows *rows, sqlite3_stmt *row, int column, int last)
{
    int64_t number = sqlite3_column_int64(row, column);
    if (number >= 0 && number <= last)
        return (int)number;
    rows->damaged = true;
    return 0;
}

int rows_day(struct rows *rows, sqlite3_stmt *row, int column)
{
    int day = sql_day(row, column);
    rows->damaged = rows->damaged || (day == DAY_NONE && sqlite3_column_type(row, column) != SQLITE_NULL);
    return day;
}

bool rows_list(struct store *store, sqlite3_stmt *statement, rows_read *read, struct arena *arena,
               const void **items, size_t *count, struct err *err)
{
    struct rows rows = { .arena = arena, .on_heap = true };
    int step;
    while ((step = sql_step(store, statement, err)) > 0)
        read(statement, &rows);
    *count = rows.count;
    *items = NULL;
    if (rows.count)
        *items = memcpy(arena_new(arena, rows.count, rows.size), rows.items, rows.count * rows.size);
    free(rows.items);
    if (step == 0 && rows.damaged) {
        store->stale = true;
        return err_set(
            err, ERR_DISK,
            _("The tables of %s hold something that cannot be. 'klaskast rebuild' makes them anew from "
              "the journal."),
            store->path);
    }
    return step == 0;
}
