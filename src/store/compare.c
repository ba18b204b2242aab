/* Do the tables say what the journal says? The journal is folded anew into tables in memory, a piece at a
 * time, by a connection of its own: nothing is written to the file, so this works just as well on one that is
 * full, damaged or only to be read, and another program can write between two pieces. */
#include "klaskast/store/project.h"

#include "sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 4096 };

/* The tables in memory are in `main` and hide those of the same name in the file, which is attached as
 * `kept`; the journal is found there. */
struct compare {
    struct store mirror;
    sqlite3_stmt *kept[CACHE_TABLES], *fresh[CACHE_TABLES];
};

static bool attach(struct store *mirror, const char *path, struct err *err)
{
    sqlite3_extended_result_codes(mirror->db, 1);
    sqlite3_busy_timeout(mirror->db, WAIT_MS);
    sqlite3_db_config(mirror->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    if (mirror->busy)
        sqlite3_progress_handler(mirror->db, PROGRESS_STEPS, sql_progress, mirror);
    return sql_run(mirror, err, "ATTACH ?1 AS kept", "t", path);
}

static bool prepare(struct compare *compare, int table, struct err *err)
{
    const struct cache *cache = &cache_tables[table];
    char sql[2048];
    snprintf(sql, sizeof sql, "CREATE TABLE main.%s(%s) STRICT", cache->name, cache->columns);
    if (!sql_exec(&compare->mirror, sql, err))
        return false;
    sqlite3_stmt **both[] = { &compare->kept[table], &compare->fresh[table] };
    for (int i = 0; i < 2; i++) {
        snprintf(sql, sizeof sql, "SELECT * FROM %s.%s WHERE rowid > ?1 AND rowid <= ?2 ORDER BY rowid",
                 i ? "main" : "kept", cache->name);
        int code = sqlite3_prepare_v2(compare->mirror.db, sql, -1, both[i], NULL);
        if (code != SQLITE_OK)
            return sql_fail(&compare->mirror, sqlite3_extended_errcode(compare->mirror.db), err);
    }
    return true;
}

static bool open(struct compare *compare, struct store *store, struct err *err)
{
    struct store *mirror = &compare->mirror;
    memset(compare, 0, sizeof *compare);
    *mirror = (struct store){ .path = store->path, .busy = store->busy, .busy_context = store->busy_context };
    int code = sqlite3_open_v2(":memory:", &mirror->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code != SQLITE_OK)
        return sql_fail(mirror, code, err);
    bool ok = attach(mirror, store->path, err);
    for (int i = 0; ok && i < CACHE_TABLES; i++)
        ok = prepare(compare, i, err);
    return ok;
}

static void close(struct compare *compare)
{
    for (int i = 0; i < CACHE_TABLES; i++) {
        sqlite3_finalize(compare->kept[i]);
        sqlite3_finalize(compare->fresh[i]);
    }
    sql_forget(&compare->mirror);
    sqlite3_close(compare->mirror.db);
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

/* Compares the rows after `after` up to `until` of one table. False: they could not be read. */
static bool same_rows(struct compare *compare, int table, int64_t after, int64_t until, bool *same,
                      struct err *err)
{
    sqlite3_stmt *kept = compare->kept[table], *fresh = compare->fresh[table];
    sqlite3_stmt *both[] = { kept, fresh };
    for (int i = 0; i < 2; i++) {
        sqlite3_bind_int64(both[i], 1, after);
        sqlite3_bind_int64(both[i], 2, until);
    }
    int here, there;
    do {
        here = sql_step(&compare->mirror, kept, err);
        there = here < 0 ? -1 : sql_step(&compare->mirror, fresh, err);
        *same = *same && here == there && (here <= 0 || same_row(kept, fresh));
    } while (*same && here > 0);
    sqlite3_reset(kept);
    sqlite3_reset(fresh);
    return here >= 0 && there >= 0;
}

/* Which actions do not count. From then on the fold reads that from the file. */
static bool compare_undone(struct compare *compare, bool *same, struct err *err)
{
    struct store *mirror = &compare->mirror;
    bool ok = store_read_begin(mirror, err) && project_undone(mirror, err) &&
              same_rows(compare, CACHE_UNDONE, INT64_MIN, INT64_MAX, same, err);
    store_read_end(mirror);
    return ok && sql_exec(mirror, "DROP TABLE main.undone", err);
}

static bool compare_piece(struct compare *compare, int64_t after, int64_t until, bool *same, struct err *err)
{
    struct store *mirror = &compare->mirror;
    bool ok = store_read_begin(mirror, err) && project_rows(mirror, after, until, err);
    for (int i = 0; ok && *same && i < CACHE_TABLES; i++)
        if (i != CACHE_UNDONE)
            ok = same_rows(compare, i, after, until, same, err);
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
    struct compare compare;
    *same = true;
    bool ok =
        schema_compare(store, same, err) && open(&compare, store, err) && compare_undone(&compare, same, err);
    /* Also what no row of the journal could have made, before the first and after the last. */
    for (int64_t after = INT64_MIN, until; ok && *same && after < INT64_MAX; after = until)
        ok = end_of_piece(&compare.mirror, after, &until, err) &&
             compare_piece(&compare, after, until, same, err);
    store->interrupted = compare.mirror.interrupted;
    close(&compare);
    return ok;
}
