/* The journal's schema in steps, each in one transaction together with its version; caches are not migrated
 * but folded anew. */
#include "sql.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/project.h"

#include <stdio.h>
#include <string.h>

static bool drop_caches(struct store *store, struct err *err)
{
    char sql[128];
    for (int i = 0; i < CACHE_TABLES; i++) {
        snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS %s", cache_tables[i].name);
        if (!sql_exec(store, sql, err))
            return false;
    }
    return sql_exec(store, "DROP TABLE IF EXISTS cache_version", err);
}

/* What klaskast did not make, in the way of its tables or beside them: a trigger, a view, a table, an index
 * that another program or a bad hand put there. The journal itself is never dropped. Triggers go first, since
 * they may lie on what goes after them; *dropped is false when there was nothing left. */
static bool drop_stranger(struct store *store, bool *dropped, struct err *err)
{
    char *drop = NULL;
    sqlite3_stmt *rows = sql_bind(
        store, err,
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND NOT (type = 'table' AND "
        "name = 'journal') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'trigger' DESC, "
        "type = 'view' DESC",
        "");
    int code = rows ? 0 : -1;
    while (!drop && rows && (code = sql_step(store, rows, err)) > 0)
        if (!tables_know((const char *)sqlite3_column_text(rows, 2), STORE_VERSION))
            drop = sqlite3_mprintf("DROP %s \"%w\"", (const char *)sqlite3_column_text(rows, 0),
                                   (const char *)sqlite3_column_text(rows, 1));
    sqlite3_reset(rows);
    sql_forget(store);
    *dropped = drop != NULL;
    bool ok = code >= 0 && (!drop || sql_exec(store, drop, err));
    sqlite3_free(drop);
    return ok;
}

static bool drop_strangers(struct store *store, struct err *err)
{
    bool dropped = true, ok = true;
    while (ok && dropped)
        ok = drop_stranger(store, &dropped, err);
    return ok;
}

bool store_rebuild(struct store *store, struct err *err)
{
    sql_forget(store);
    bool ok = drop_strangers(store, err) && tables_mend_journal(store, err) && drop_caches(store, err) &&
              tables_make(store, err) && project_all(store, err);
    store->stale = store->stale && !ok;
    return ok;
}

static bool set_version(struct store *store, int version, struct err *err)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version);
    return sql_exec(store, sql, err);
}

bool schema_create(struct store *store, struct err *err)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", (int)STORE_APPLICATION_ID);
    bool ok = sql_exec(store, "BEGIN IMMEDIATE", err) && sql_exec(store, sql, err);
    for (int i = 0; ok && i < STORE_VERSION; i++)
        ok = sql_exec(store, schema_steps[i], err);
    ok = ok && tables_make(store, err) && set_version(store, STORE_VERSION, err) &&
         sql_exec(store, "COMMIT", err);
    if (!ok)
        store_rollback(store);
    return ok;
}

static bool pragma(struct store *store, const char *sql, int64_t *value, struct err *err)
{
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *value = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || sql_fail(store, sqlite3_extended_errcode(store->db), err);
}

static bool migrate(struct store *store, int64_t now, struct err *err)
{
    char copy[FILE_PATH_SIZE], label[32];
    snprintf(label, sizeof label, "before-version-%d", STORE_VERSION);
    if (!store->scratch && !backup_make(store, clock_day(now), label, copy, err))
        return false;
    /* Another program may be at the same: the version is read within each step. */
    bool ok = true;
    for (int64_t version = 1; ok && version < STORE_VERSION;) {
        ok = sql_exec(store, "BEGIN IMMEDIATE", err) && pragma(store, "PRAGMA user_version", &version, err);
        if (ok && version < STORE_VERSION)
            ok = sql_exec(store, schema_steps[version], err) && set_version(store, (int)version + 1, err) &&
                 sql_exec(store, "COMMIT", err);
        store_rollback(store);
    }
    return ok;
}

/* Only a table that is not there, or another number in it, makes the caches old: a file that cannot be read
 * right now is told as such. */
static bool caches_version(struct store *store, int64_t *version, struct err *err)
{
    int64_t there;
    *version = 0;
    if (!pragma(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'cache_version'", &there, err))
        return false;
    return !there || pragma(store, "SELECT max(version) FROM cache_version", version, err);
}

/* SQLite reads a file that was cut off within its last page without a word. */
static bool whole(struct store *store, struct err *err)
{
    int64_t pages, page_size;
    long long size = 0;
    if (!pragma(store, "PRAGMA page_count", &pages, err) ||
        !pragma(store, "PRAGMA page_size", &page_size, err))
        return false;
    file_kind(store->path, NULL, &size);
    return size >= pages * page_size || sql_fail(store, SQLITE_CORRUPT, err);
}

/* What the file says of itself. *strange: as tables_strangers; *caches: as caches_version. */
static bool look(struct store *store, int64_t *version, bool *strange, int64_t *caches, struct err *err)
{
    int64_t application;
    if (!pragma(store, "PRAGMA application_id", &application, err) ||
        !pragma(store, "PRAGMA user_version", version, err))
        return false;
    if (application != STORE_APPLICATION_ID || *version < 1)
        return err_set(err, ERR_DISK,
                       _("%s is not a klaskast file, so it is left alone. Name another with --database."),
                       store->path);
    if (*version > STORE_VERSION)
        return err_set(err, ERR_DISK,
                       _("%s was written by a newer klaskast. Use that one; nothing was changed."),
                       store->path);
    return whole(store, err) && tables_strangers(store, strange, err) && caches_version(store, caches, err);
}

bool schema_check(struct store *store, int64_t now, struct err *err)
{
    bool strange;
    int64_t version, caches;
    /* In one transaction: another program may make the file shorter, and each that is begun costs a start
     * eight calls of the system. */
    bool ok = sql_exec(store, "BEGIN", err) && look(store, &version, &strange, &caches, err);
    store_rollback(store);
    if (!ok || (version < STORE_VERSION && !migrate(store, now, err)))
        return false;
    if (caches == STORE_CACHE_VERSION && !strange)
        return true;
    if (store->scratch && strange)
        return err_set(
            err, ERR_DAMAGED, "%s",
            _("There is a view or a trigger in it that klaskast did not make. Take another copy."));
    if (store->read_only && strange)
        return err_set(
            err, ERR_DISK,
            _("%s holds a view or a trigger that klaskast did not make, and can only be read. Open it "
              "once where it can be written, then that is taken away."),
            store->path);
    if (store->read_only)
        return err_set(
            err, ERR_DISK,
            _("%s was last used by another klaskast and can only be read. Open it once where it can be "
              "written, then it is brought up to date."),
            store->path);
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    if (store_rebuild(store, err) && sql_exec(store, "COMMIT", err)) {
        store->tidied = strange;
        return true;
    }
    store_rollback(store);
    return false;
}
