#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/backup.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/* What a failure means for the person before the screen, and what to do. */
static const char *meaning(int code)
{
    if (code == SQLITE_READONLY_DBMOVED)
        return _("The file was moved or replaced while klaskast was open. Leave with q and start again.");
    switch (code & 0xff) {
    case SQLITE_FULL:
        return _("The disk is full. This step is not kept, the rest is. Make room and press again.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return _("Another window is writing to the file. This step is not kept. Try again in a moment.");
    case SQLITE_READONLY:
        return _(
            "The file or its folder cannot be written. This step is not kept, the rest is. Check the stick's "
            "lock or the rights of the folder.");
    case SQLITE_IOERR:
        return _(
            "The disk gave an error. This step is not kept, the rest is. Check the disk or the stick, then "
            "press again.");
    case SQLITE_CANTOPEN:
        return _("The file cannot be opened. Check the folder and its rights.");
    case SQLITE_AUTH:
    case SQLITE_PERM:
        return _("Reading or writing the file is not allowed. Check its rights.");
    case SQLITE_CONSTRAINT:
        return _("The file refused this step, so it is not kept. 'klaskast verify' looks into it.");
    case SQLITE_ERROR: /* our own words are right, so it is the tables that are not there */
        return _("What was in the file is no longer there. This step is not kept. Put a backup in its place, "
                 "then start klaskast again.");
    default:
        return NULL;
    }
}

const char *sql_cause(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return _("The disk is full: make room.");
    case SQLITE_IOERR:
        return _("The disk gave an error: check the disk or the stick.");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
    case SQLITE_PERM:
        return _("The folder cannot be written: check its rights, or the stick's lock.");
    default:
        return NULL;
    }
}

bool sql_fail(struct store *store, int code, struct err *err)
{
    store->interrupted = (code & 0xff) == SQLITE_INTERRUPT;
    store->unable =
        (code & 0xff) == SQLITE_NOMEM || (code & 0xff) == SQLITE_CANTOPEN || code == SQLITE_READONLY_DBMOVED;
    if (store->interrupted)
        return err_set(err, ERR_REFUSED, "%s", _("Stopped to let you work."));
    if ((code & 0xff) == SQLITE_NOTADB) {
        store->damaged = true;
        return err_set(
            err, ERR_DISK,
            _("%s is not a klaskast file, or it is damaged, so it is left alone. Name another with "
              "--database, or put a backup in its place."),
            store->path);
    }
    if ((code & 0xff) == SQLITE_CORRUPT) {
        char copy[FILE_PATH_SIZE];
        store->damaged = true;
        if (backup_newest(store->path, copy))
            return err_set(err, ERR_DISK,
                           _("The file %s is damaged; nothing more is written to it. 'klaskast restore %s' "
                             "puts the newest "
                             "copy back and keeps this file aside."),
                           store->path, copy);
        return err_set(
            err, ERR_DISK,
            _("The file %s is damaged; nothing more is written to it. Put a backup in its place, then "
              "start klaskast again."),
            store->path);
    }
    const char *text = meaning(code);
    int cause = code & 0xff;
    if (text)
        return err_set(err, cause == SQLITE_BUSY || cause == SQLITE_LOCKED ? ERR_BUSY : ERR_DISK, "%s (%s)",
                       text, store->path);
    return err_set(err, ERR_DISK, _("The file %s gave an error: %s. This step is not kept, the rest is."),
                   store->path, sqlite3_errstr(code));
}

static sqlite3_stmt *prepare(struct store *store, const char *sql, struct err *err)
{
    for (int i = 0; i < store->statement_count; i++)
        if (store->statements[i].sql == sql)
            return store->statements[i].statement;
    assert(store->statement_count < STATEMENTS);
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (code != SQLITE_OK) {
        sql_fail(store, sqlite3_extended_errcode(store->db), err);
        return NULL;
    }
    store->statements[store->statement_count].sql = sql;
    store->statements[store->statement_count++].statement = statement;
    return statement;
}

void sql_forget(struct store *store)
{
    for (int i = 0; i < store->statement_count; i++)
        sqlite3_finalize(store->statements[i].statement);
    store->statement_count = 0;
}

static void bind_one(sqlite3_stmt *statement, int index, char type, va_list *args)
{
    int64_t number;
    int day;
    const char *text;
    const void *bytes;
    switch (type) {
    case 'i':
        sqlite3_bind_int64(statement, index, va_arg(*args, int64_t));
        break;
    case 'n':
        number = va_arg(*args, int64_t);
        if (number)
            sqlite3_bind_int64(statement, index, number);
        break;
    case 'd':
        day = va_arg(*args, int);
        if (day != DAY_NONE)
            sqlite3_bind_int(statement, index, day);
        break;
    case 't':
    case 'u':
        text = va_arg(*args, const char *);
        if (text && (type == 't' || *text))
            sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
        break;
    case 'b':
        bytes = va_arg(*args, const void *);
        sqlite3_bind_blob(statement, index, bytes, va_arg(*args, int), SQLITE_TRANSIENT);
        break;
    default:
        assert(type == 0); /* no type of sql_bind */
    }
}

sqlite3_stmt *sql_bind(struct store *store, struct err *err, const char *sql, const char *types, ...)
{
    sqlite3_stmt *statement = prepare(store, sql, err);
    if (!statement)
        return NULL;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    va_list args;
    va_start(args, types);
    for (int i = 0; types[i]; i++)
        bind_one(statement, i + 1, types[i], &args);
    va_end(args);
    return statement;
}

int sql_step(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    if (!statement)
        return -1;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return 1;
    sqlite3_reset(statement);
    if (code == SQLITE_DONE)
        return 0;
    sql_fail(store, sqlite3_extended_errcode(store->db), err);
    return -1;
}

bool sql_run_bound(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    return sql_step(store, statement, err) == 0;
}

bool sql_exec(struct store *store, const char *sql, struct err *err)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return sql_fail(store, sqlite3_extended_errcode(store->db), err);
}

bool sql_number(struct store *store, sqlite3_stmt *statement, int64_t otherwise, int64_t *number,
                struct err *err)
{
    int step = sql_step(store, statement, err);
    if (step < 0)
        return false;
    *number = step && sqlite3_column_type(statement, 0) != SQLITE_NULL ? sqlite3_column_int64(statement, 0)
                                                                       : otherwise;
    if (step)
        sqlite3_reset(statement);
    return true;
}

/* Control characters, and those that turn the order of letters round: their bytes, or 0. All that is written
 * was cleaned, so what has them came into the file another way. */
static int harmful(const unsigned char *at)
{
    if ((*at < 0x20 && *at != '\n' && *at != '\t') || *at == 0x7f)
        return 1;
    if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
        return 2;
    bool turns =
        at[0] == 0xe2 && ((at[1] == 0x80 && ((at[2] >= 0xaa && at[2] <= 0xae) || (at[2] & 0xfe) == 0x8e)) ||
                          (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9));
    return turns ? 3 : 0;
}

const char *sql_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text || !*text)
        return "";
    char *copy = arena_copy(arena, text);
    for (unsigned char *at = (unsigned char *)copy; *at; at++)
        for (int bytes = harmful(at); bytes > 0; bytes--)
            at[bytes - 1] = '?';
    return copy;
}

int sql_day(sqlite3_stmt *statement, int column)
{
    int64_t day = sqlite3_column_int64(statement, column);
    bool is_day =
        sqlite3_column_type(statement, column) != SQLITE_NULL && day >= DAY_FIRST && day <= DAY_LAST;
    return is_day ? (int)day : DAY_NONE;
}
