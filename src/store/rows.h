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
    bool damaged; /* a number was read that no klaskast writes */
};

/* Room for one more of `size` bytes at the end. */
void *rows_next(struct rows *rows, size_t size);

/* A number from 0 up to and including `last`, such as a value of an enum; a day as sql_day gives it. What is
 * in a damaged file can be anything, and much is looked up by these: one that cannot be is 0 or DAY_NONE, and
 * makes rows_list fail. */
enum { ROWS_MOST = 1000000 };
int rows_choice(struct rows *rows, sqlite3_stmt *row, int column, int last);
int rows_day(struct rows *rows, sqlite3_stmt *row, int column);

typedef void rows_read(sqlite3_stmt *statement, struct rows *rows);

/* Reads all rows of a bound statement into the arena, which takes no more room than they need. ERR_DISK:
 * one of them cannot be as it was written. */
bool rows_list(struct store *store, sqlite3_stmt *statement, rows_read *read, struct arena *arena,
               const void **items, size_t *count, struct err *err);

#endif
