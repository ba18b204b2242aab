/* Lists of rows, for the files query*.c. */
#ifndef KLASKAST_ROWS_H
#define KLASKAST_ROWS_H

#include "sql.h"

/* A list that grows in the arena while rows are read. */
struct rows {
    struct arena *arena;
    void *items;
    size_t count, capacity;
};

/* Room for one more of `size` bytes at the end. */
void *rows_next(struct rows *rows, size_t size);

typedef void rows_read(sqlite3_stmt *statement, struct rows *rows);

/* Reads all rows of a bound statement into the arena. */
bool rows_list(struct store *store, sqlite3_stmt *statement, rows_read *read, struct arena *arena,
               const void **items, size_t *count, struct err *err);

#endif
