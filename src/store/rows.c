#include "rows.h"

void *rows_next(struct rows *rows, size_t size)
{
    rows->items = arena_room(rows->arena, rows->items, rows->count, &rows->capacity, size);
    return (char *)rows->items + rows->count++ * size;
}

bool rows_list(struct store *store, sqlite3_stmt *statement, rows_read *read, struct arena *arena,
               const void **items, size_t *count, struct err *err)
{
    struct rows rows = { .arena = arena };
    int step;
    while ((step = sql_step(store, statement, err)) > 0)
        read(statement, &rows);
    *items = rows.items;
    *count = rows.count;
    return step == 0;
}
