/* Lists of rows, for the files query*.c. */
#ifndef KLASKAST_ROWS_H
#define KLASKAST_ROWS_H

#include "sql.h"

/* A list that grows while rows are read: in the arena, or on the heap until rows_list has all of it. */
struct rows {
    struct arena *arena; /* of the texts, and of the list in the end */
    void *items;
    size_t count, capacity;
    size_t size; /* bytes of each, when on the heap */
    bool on_heap;
};

/* Room for one more of `size` bytes at the end. */
void *rows_next(struct rows *rows, size_t size);

typedef void rows_read(sqlite3_stmt *statement, struct rows *rows);

/* Reads all rows of a bound statement into the arena, which takes no more room than they need. */
bool rows_list(struct store *store, sqlite3_stmt *statement, rows_read *read, struct arena *arena,
               const void **items, size_t *count, struct err *err);

#endif
