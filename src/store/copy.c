#include "klaskast/store/copy.h"

#include "chain.h"

#include "klaskast/base/translate.h"

#include <string.h>

static void harden(struct store *copy)
{
    sql_small_cache(copy, true);
    sqlite3_extended_result_codes(copy->db, 1);
    sqlite3_busy_timeout(copy->db, WAIT_MS);
    sqlite3_db_config(copy->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(copy->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    if (copy->busy)
        sqlite3_progress_handler(copy->db, PROGRESS_STEPS, sql_busy, copy);
    sqlite3_exec(copy->db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
}

static bool damaged(const struct store *copy, const char *title, struct err *err)
{
    if (copy->interrupted)
        return err_set(err, ERR_REFUSED, "%s", _("Stopped to let you work."));
    if (copy->unable)
        return err_set(err, ERR_DISK,
                       _("%s could not be looked at: there is too little memory, or too much is open. Close "
                         "other programs and try again."),
                       title);
    return err_set(err, ERR_DAMAGED, _("%s is damaged: it is not as it was written. Take another copy."),
                   title);
}

static bool pragma(struct store *copy, const char *sql, int64_t *number)
{
    struct err unused;
    return sql_number(copy, sql_bind(copy, &unused, sql, ""), 0, number, &unused);
}

static bool is_ours(struct store *copy, const char *title, struct copy_look *look, struct err *err)
{
    int64_t application, version;
    if (!pragma(copy, "PRAGMA application_id", &application) ||
        !pragma(copy, "PRAGMA user_version", &version) || application != STORE_APPLICATION_ID || version < 1)
        return copy->interrupted ? damaged(copy, title, err)
                                 : err_set(err, ERR_DAMAGED, _("%s is no data file of klaskast."), title);
    look->version = (int)version;
    return version <= STORE_VERSION ||
           err_set(err, ERR_REFUSED, _("%s was written by a newer klaskast. Use that one."), title);
}

/* The caches of an older klaskast may say it in other words; then the journal is counted. */
static bool count(struct store *copy, const char *from_tables, const char *from_journal, int64_t *number)
{
    return pragma(copy, from_tables, number) || pragma(copy, from_journal, number);
}

bool copy_source(struct store *store, unsigned char source[COPY_SOURCE_SIZE], struct err *err)
{
    memset(source, 0, COPY_SOURCE_SIZE);
    sqlite3_stmt *first = sql_bind(store, err, "SELECT chain FROM journal WHERE number = 1", "");
    int step = sql_step(store, first, err);
    if (step > 0 && sqlite3_column_bytes(first, 0) == DIGEST_SIZE)
        memcpy(source, sqlite3_column_blob(first, 0), COPY_SOURCE_SIZE);
    if (step > 0)
        sqlite3_reset(first);
    return step >= 0;
}

static bool read_counts(struct store *copy, struct copy_look *look)
{
    struct err unused;
    return copy_source(copy, look->source, &unused) &&
           pragma(copy, "SELECT recorded FROM journal ORDER BY number DESC LIMIT 1", &look->last) &&
           count(copy, "SELECT count(*) FROM class",
                 "SELECT count(*) FROM journal WHERE kind = 'class_added' AND data IS NOT NULL",
                 &look->classes) &&
           count(copy, "SELECT count(*) FROM pupil WHERE left_day IS NULL",
                 "SELECT count(*) FROM journal WHERE kind = 'pupil_added' AND data IS NOT NULL",
                 &look->pupils);
}

static bool look_inside(struct store *copy, const char *title, struct copy_look *look, struct err *err)
{
    char found[8];
    bool holds = false, strange = true;
    struct err unused;
    *look = (struct copy_look){ 0 };
    return is_ours(copy, title, look, err) &&
           ((tables_strangers(copy, &strange, &unused) && !strange &&
             sql_whole(copy, found, sizeof found, &unused) && strcmp(found, "ok") == 0 &&
             chain_whole(copy, &look->rows, &look->emptied, look->chain, &holds) && holds &&
             read_counts(copy, look)) ||
            damaged(copy, title, err));
}

bool copy_look_open(struct store *store, struct copy_look *look, struct err *err)
{
    return look_inside(store, store->path, look, err);
}

static bool look_at(struct store *copy, const char *title, struct copy_look *look, struct err *err)
{
    harden(copy);
    return look_inside(copy, title, look, err);
}

static bool open_copy(struct store *copy, const char *path)
{
    return sqlite3_open_v2(path, &copy->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                           NULL) == SQLITE_OK;
}

static void close_copy(struct store *copy)
{
    sql_forget(copy);
    sqlite3_close(copy->db);
}

bool copy_look_for(struct store *host, const char *path, const char *title, struct copy_look *look,
                   struct err *err)
{
    struct store copy = { .path = (char *)(uintptr_t)path };
    if (host) {
        sqlite3_db_release_memory(host->db); /* one at a time */
        copy.busy = host->busy;
        copy.busy_context = host->busy_context;
    }
    bool ok = open_copy(&copy, path)
                  ? look_at(&copy, title, look, err)
                  : err_set(err, ERR_DISK, _("%s cannot be opened: %s."), title, sqlite3_errmsg(copy.db));
    if (host)
        host->interrupted |= copy.interrupted;
    close_copy(&copy);
    return ok;
}

bool copy_look(const char *path, const char *title, struct copy_look *look, struct err *err)
{
    return copy_look_for(NULL, path, title, look, err);
}

bool copy_has(const char *path, const struct copy_look *look)
{
    struct store copy = { .path = (char *)(uintptr_t)path };
    struct err unused;
    bool earlier = false, ok = open_copy(&copy, path);
    if (ok) {
        harden(&copy);
        ok = copy_is_earlier(&copy, look, &earlier, &unused) && earlier;
    }
    close_copy(&copy);
    return ok;
}

bool copy_is_earlier(struct store *store, const struct copy_look *look, bool *earlier, struct err *err)
{
    *earlier = true;
    if (!look->rows)
        return true;
    sqlite3_stmt *row = sql_bind(store, err, "SELECT chain FROM journal WHERE number = ?1", "i", look->rows);
    int step = sql_step(store, row, err);
    *earlier = step > 0 && sqlite3_column_bytes(row, 0) == DIGEST_SIZE &&
               memcmp(sqlite3_column_blob(row, 0), look->chain, DIGEST_SIZE) == 0;
    if (step > 0)
        sqlite3_reset(row);
    return step >= 0;
}
