/* Do the tables say what the journal says? The journal is folded anew into tables in memory, a piece at a
 * time, by a connection of its own: nothing is written to the file, so this works just as well on one that is
 * full, damaged or only to be read, and another program can write between two pieces. */
#include "klaskast/store/project.h"

#include "sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows of the journal whose things are in memory at once. */
enum { PIECE = 1024 };

static bool attach(struct store *mirror, const char *path, struct err *err)
{
    sqlite3_extended_result_codes(mirror->db, 1);
    sqlite3_busy_timeout(mirror->db, WAIT_MS);
    sqlite3_db_config(mirror->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    if (mirror->busy)
        sqlite3_progress_handler(mirror->db, PROGRESS_STEPS, sql_progress, mirror);
    return sql_run(mirror, err, "ATTACH ?1 AS kept", "t", path) &&
           sql_exec(mirror, "PRAGMA kept.cache_size = -256", err);
}

static bool make_table(struct store *mirror, int table, struct err *err)
{
    char sql[2048];
    snprintf(sql, sizeof sql, "CREATE TABLE main.%s(%s) STRICT", cache_tables[table].name,
             cache_tables[table].columns);
    return sql_exec(mirror, sql, err);
}

/* The tables in memory are in `main` and hide those of the same name in the file, which is attached as
 * `kept`; the journal is found there. What the connection of the screen keeps in memory goes first, so that
 * both together take no more than the one did. */
static bool open(struct store *mirror, struct store *store, struct err *err)
{
    sqlite3_db_release_memory(store->db);
    *mirror = (struct store){ .path = store->path, .busy = store->busy, .busy_context = store->busy_context };
    int code = sqlite3_open_v2(":memory:", &mirror->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code != SQLITE_OK)
        return sql_fail(mirror, code, err);
    bool ok = attach(mirror, store->path, err);
    for (int i = 0; ok && i < CACHE_TABLES; i++)
        ok = make_table(mirror, i, err);
    return ok;
}

static void close(struct store *mirror)
{
    sql_forget(mirror);
    sqlite3_close(mirror->db);
}

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    int type = sqlite3_column_type(a, column);
    if (type != sqlite3_column_type(b, column))
        return false;
    if (type == SQLITE_INTEGER)
        return sqlite3_column_int64(a, column) == sqlite3_column_int64(b, column);
    int size = sqlite3_column_bytes(a, column);
    return size == sqlite3_column_bytes(b, column) &&
           (!size ||
            memcmp(sqlite3_column_blob(a, column), sqlite3_column_blob(b, column), (size_t)size) == 0);
}

static bool same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
    int columns = sqlite3_column_count(a);
    if (columns != sqlite3_column_count(b))
        return false;
    for (int i = 0; i < columns; i++)
        if (!same_value(a, b, i))
            return false;
    return true;
}

/* The rows of one table, of the file or in memory. Two for each table would keep more in memory than the rows
 * do, so they are not kept. */
static sqlite3_stmt *rows_of(struct store *mirror, const char *whose, int table, int64_t after, int64_t until,
                             struct err *err)
{
    char sql[160];
    sqlite3_stmt *rows = NULL;
    const char *thing = cache_tables[table].thing ? cache_tables[table].thing : "rowid";
    snprintf(sql, sizeof sql, "SELECT * FROM %s.%s WHERE %s > ?1 AND %s <= ?2 ORDER BY %s, rowid", whose,
             cache_tables[table].name, thing, thing, thing);
    if (sqlite3_prepare_v2(mirror->db, sql, -1, &rows, NULL) != SQLITE_OK) {
        sql_fail(mirror, sqlite3_extended_errcode(mirror->db), err);
        return NULL;
    }
    sqlite3_bind_int64(rows, 1, after);
    sqlite3_bind_int64(rows, 2, until);
    return rows;
}

/* Compares the rows after `after` up to `until` of one table. False: they could not be read. */
static bool same_rows(struct store *mirror, int table, int64_t after, int64_t until, bool *same,
                      struct err *err)
{
    sqlite3_stmt *kept = rows_of(mirror, "kept", table, after, until, err);
    sqlite3_stmt *fresh = kept ? rows_of(mirror, "main", table, after, until, err) : NULL;
    int here, there;
    do {
        here = sql_step(mirror, kept, err);
        there = here < 0 ? -1 : sql_step(mirror, fresh, err);
        *same = *same && here == there && (here <= 0 || same_row(kept, fresh));
    } while (*same && here > 0);
    sqlite3_finalize(kept);
    sqlite3_finalize(fresh);
    return here >= 0 && there >= 0;
}

/* Which actions do not count. From then on the fold reads that from the file. */
static bool compare_undone(struct store *mirror, bool *same, struct err *err)
{
    bool ok = store_read_begin(mirror, err) && project_undone(mirror, err) &&
              same_rows(mirror, CACHE_UNDONE, INT64_MIN, INT64_MAX, same, err);
    store_read_end(mirror);
    return ok && sql_exec(mirror, "DROP TABLE main.undone", err);
}

static bool compare_piece(struct store *mirror, int64_t after, int64_t until, bool *same, struct err *err)
{
    bool ok = store_read_begin(mirror, err) && project_rows(mirror, after, until, err);
    for (int i = 0; ok && *same && i < CACHE_TABLES; i++)
        if (i != CACHE_UNDONE)
            ok = same_rows(mirror, i, after, until, same, err);
    store_read_end(mirror);
    return ok;
}

/* The number of the row that ends a piece. Counted in rows: in a damaged file a number can be anything, and
 * stepping through all numbers up to it would take for ever. */
static bool end_of_piece(struct store *mirror, int64_t after, int64_t *until, struct err *err)
{
    return sql_number(
               mirror,
               sql_bind(mirror, err,
                        "SELECT number FROM journal WHERE number > ?1 ORDER BY number LIMIT 1 OFFSET ?2",
                        "ii", after, (int64_t)PIECE),
               INT64_MAX, until, err) &&
           (*until > after || sql_fail(mirror, SQLITE_CORRUPT, err));
}

bool project_compare(struct store *store, bool *same, struct err *err)
{
    struct store mirror = { .db = NULL };
    *same = true;
    bool ok = transaction_here(store, err) && tables_compare(store, same, err) && open(&mirror, store, err) &&
              compare_undone(&mirror, same, err);
    /* Also what no row of the journal could have made, before the first and after the last. */
    for (int64_t after = INT64_MIN, until; ok && *same && after < INT64_MAX; after = until)
        ok = end_of_piece(&mirror, after, &until, err) && compare_piece(&mirror, after, until, same, err);
    store->interrupted = store->interrupted || mirror.interrupted;
    store->unable = store->unable || mirror.unable;
    close(&mirror);
    return ok;
}
