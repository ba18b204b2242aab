/* One moment of the data file, to read or to write; and work that stops when somebody waits. */
#include "sql.h"

#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Is the row that was seen last still there, as it was? Whoever copies an older file over the open one takes
 * what was done since, and SQLite does not notice. */
static bool still_there(struct store *store, struct err *err)
{
    if (!store->seen)
        return true;
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT chain FROM journal WHERE number = ?1", "i", store->seen);
    int step = sql_step(store, statement, err);
    if (step < 0)
        return false;
    bool same = step && sqlite3_column_bytes(statement, 0) == DIGEST_SIZE &&
                memcmp(sqlite3_column_blob(statement, 0), store->seen_chain, DIGEST_SIZE) == 0;
    sqlite3_reset(statement);
    if (same)
        return true;
    store->damaged = true;
    return err_set(err, ERR_DISK,
                   _("%s was replaced by another copy while klaskast was open, so nothing more is written to "
                     "it. Leave with q, put the right copy in its place and start again."),
                   store->path);
}

/* The last row, which must stay from now on: mostly the one that was seen last, and then that is still there.
 */
static bool see_last(struct store *store, int64_t *last, struct err *err)
{
    unsigned char chain[DIGEST_SIZE] = { 0 };
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT number, chain FROM journal ORDER BY number DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    if (step < 0)
        return false;
    *last = step ? sqlite3_column_int64(statement, 0) : 0;
    bool whole = step && sqlite3_column_bytes(statement, 1) == DIGEST_SIZE;
    if (whole)
        memcpy(chain, sqlite3_column_blob(statement, 1), DIGEST_SIZE);
    sqlite3_reset(statement);
    if (whole && *last == store->seen && memcmp(chain, store->seen_chain, DIGEST_SIZE) == 0)
        return true;
    if (!still_there(store, err))
        return false;
    if (whole) {
        store->seen = *last;
        memcpy(store->seen_chain, chain, DIGEST_SIZE);
    }
    return true;
}

bool transaction_here(struct store *store, struct err *err)
{
    int moved = 0;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved || sql_fail(store, SQLITE_READONLY_DBMOVED, err);
}

bool transaction_begin(struct store *store, struct err *err)
{
    if (store->damaged)
        return sql_fail(store, SQLITE_CORRUPT, err);
    if (!sql_run(store, err, "BEGIN IMMEDIATE", ""))
        return false;
    store->writing = true;
    if (transaction_here(store, err) && see_last(store, &store->rows_at_begin, err))
        return true;
    store_rollback(store);
    return false;
}

bool store_commit(struct store *store, struct err *err)
{
    bool ok = sql_run(store, err, "COMMIT", "");
    store->writing = !ok;
    return ok;
}

void store_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->writing = false;
}

bool store_read_begin(struct store *store, struct err *err)
{
    int64_t last;
    if (!sql_run(store, err, "BEGIN", ""))
        return false;
    if (see_last(store, &last, err))
        return true;
    store_rollback(store);
    return false;
}

void store_read_end(struct store *store)
{
    store_rollback(store);
}

int64_t store_data_version(struct store *store)
{
    int64_t version = 0;
    sql_number(store, sql_bind(store, NULL, "PRAGMA data_version", ""), 0, &version, NULL);
    return version;
}

/* Another program has begun to write: its journal is there. It cannot commit as long as somebody reads. */
static bool others_write(const struct store *store)
{
    char journal[FILE_PATH_SIZE + 8];
    snprintf(journal, sizeof journal, "%s-journal", store->path);
    return access(journal, F_OK) == 0;
}

int sql_busy(void *context)
{
    struct store *store = context;
    return store->busy && store->busy(store->busy_context);
}

int sql_progress(void *context)
{
    const struct store *store = context;
    return store->busy && (store->busy(store->busy_context) || (!store->writing && others_write(store)));
}

void store_interrupt(struct store *store, bool (*busy)(void *context), void *context)
{
    store->busy = busy;
    store->busy_context = context;
    store->interrupted = false;
    sqlite3_progress_handler(store->db, busy ? PROGRESS_STEPS : 0, busy ? sql_progress : NULL, store);
}

bool store_interrupted(const struct store *store)
{
    return store->interrupted;
}

void sql_small_cache(struct store *store, bool small)
{
    if (small)
        sqlite3_db_release_memory(store->db);
    sqlite3_exec(store->db, small ? "PRAGMA cache_size = -128" : "PRAGMA cache_size = -512", NULL, NULL,
                 NULL);
}
