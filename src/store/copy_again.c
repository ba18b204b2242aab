/* What was removed from a journal is removed from a copy of it too, before that copy is used: rows that were
 * emptied, and names that were taken out of others. */
#include "klaskast/store/copy.h"

#include "chain.h"
#include "rows.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/digest.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/purge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- how far two journals are the same ----------------------------------------------------------------- */

static bool chain_at(struct store *store, int64_t number, unsigned char chain[DIGEST_SIZE])
{
    struct err unused;
    sqlite3_stmt *row = sql_bind(store, &unused, "SELECT chain FROM journal WHERE number = ?1", "i", number);
    bool there = sql_step(store, row, &unused) > 0;
    bool ok = there && sqlite3_column_bytes(row, 0) == DIGEST_SIZE;
    if (ok)
        memcpy(chain, sqlite3_column_blob(row, 0), DIGEST_SIZE);
    if (there)
        sqlite3_reset(row);
    return ok;
}

static bool same_at(struct store *one, struct store *other, int64_t number)
{
    unsigned char a[DIGEST_SIZE], b[DIGEST_SIZE];
    return chain_at(one, number, a) && chain_at(other, number, b) && memcmp(a, b, DIGEST_SIZE) == 0;
}

/* The last row that both have: each chain holds all before it. */
static int64_t common_rows(struct store *one, struct store *other)
{
    struct err unused;
    int64_t low = 0, high = 0;
    if (!sql_number(one, sql_bind(one, &unused, "SELECT max(number) FROM journal", ""), 0, &high, &unused))
        return 0;
    while (low < high) {
        int64_t middle = high - (high - low) / 2;
        if (same_at(one, other, middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* --- which rows ---------------------------------------------------------------------------------------- */

struct again {
    struct rows erased, other; /* int64_t: rows of an erased pupil, and the rest */
    struct rows redacted;      /* struct purge_redaction */
    int64_t common;
};

static bool is_filled(struct store *store, int64_t number)
{
    struct err unused;
    int64_t filled = 0;
    return sql_number(store,
                      sql_bind(store, &unused, "SELECT 1 FROM journal WHERE number = ?1 AND salt IS NOT NULL",
                               "i", number),
                      0, &filled, &unused) &&
           filled;
}

/* "12-40,42" of a row that says what was emptied. */
static void take_list(struct store *store, const char *list, bool erased, struct again *again)
{
    for (const char *at = list; *at;) {
        char *end;
        int64_t from = strtoll(at, &end, 10), until = *end == '-' ? strtoll(end + 1, &end, 10) : from;
        if (end == at)
            return;
        for (int64_t row = from; row > 0 && row <= until && row <= again->common; row++)
            if (is_filled(store, row))
                *(int64_t *)rows_next(erased ? &again->erased : &again->other, sizeof row) = row;
        at = *end == ',' ? end + 1 : "";
    }
}

/* Does this row say the same here? Then it was copied after that name was taken out. */
static bool is_same_row(struct store *store, int64_t number, const void *salt)
{
    int64_t same = 0;
    return sql_number(store,
                      sql_bind(store, NULL, "SELECT salt = ?2 FROM journal WHERE number = ?1", "ib", number,
                               salt, JOURNAL_SALT_SIZE),
                      0, &same, NULL) &&
           same;
}

/* Rows that a name was taken out of there, as they are there now. False: not all of them can be believed. */
static bool read_redacted(struct store *store, struct store *source, struct again *again)
{
    struct arena *arena = again->redacted.arena;
    struct err unused;
    sqlite3_stmt *rows =
        sql_bind(source, &unused,
                 CHAIN_COLUMNS "j WHERE salt IS NOT NULL AND number <= ?1 AND EXISTS(SELECT 1 FROM journal r "
                               "WHERE r.ref = j.number AND r.kind = 'redacted') ORDER BY number",
                 "i", again->common);
    int step = rows ? 0 : -1;
    while (rows && (step = sql_step(source, rows, &unused)) > 0) {
        unsigned char content[DIGEST_SIZE];
        struct chained_row row = chain_row(rows);
        chain_content(&row, content);
        if (row.salt_length != JOURNAL_SALT_SIZE || !row.data || !chain_told(source, row.number, content)) {
            sqlite3_reset(rows);
            return false;
        }
        if (!is_filled(store, row.number) || is_same_row(store, row.number, row.salt))
            continue;
        unsigned char *salt = arena_new(arena, JOURNAL_SALT_SIZE, 1);
        memcpy(salt, row.salt, JOURNAL_SALT_SIZE);
        *(struct purge_redaction *)rows_next(&again->redacted, sizeof(struct purge_redaction)) =
            (struct purge_redaction){ row.number, arena_copy(arena, row.data), salt };
    }
    return step == 0;
}

/* False: what was emptied there cannot be read to its end. */
static bool read_source(struct store *store, struct store *source, struct again *again)
{
    struct err unused;
    again->common = common_rows(store, source);
    sqlite3_stmt *rows = sql_bind(
        source, &unused, "SELECT data ->> 'what', data ->> 'rows' FROM journal WHERE kind = 'purged'", "");
    int step = rows ? 0 : -1;
    while (rows && (step = sql_step(source, rows, &unused)) > 0) {
        const char *what = (const char *)sqlite3_column_text(rows, 0);
        const char *list = (const char *)sqlite3_column_text(rows, 1);
        if (what && list)
            take_list(store, list, strcmp(what, "pupil") == 0, again);
    }
    return step == 0 && read_redacted(store, source, again);
}

static bool empty_rows(struct store *store, const struct rows *rows, const struct rows *redacted, int64_t now,
                       int64_t *emptied, struct err *err)
{
    struct purge_result result;
    struct purge_order order = { .now = now,
                                 .who = "",
                                 .numbers = rows->items,
                                 .number_count = rows->count,
                                 .erased = redacted != NULL,
                                 .redactions = redacted ? redacted->items : NULL,
                                 .redaction_count = redacted ? redacted->count : 0 };
    if (!rows->count && !order.redaction_count)
        return true;
    if (!store_begin(store, err))
        return false;
    if (!purge_run(store, &order, &result, err) || !store_commit(store, err)) {
        store_rollback(store);
        return false;
    }
    *emptied += (int64_t)result.rows;
    return true;
}

bool copy_empty_as(struct store *store, const char *path, int64_t now, int64_t *emptied, bool *readable,
                   struct err *err)
{
    struct store source = { .path = (char *)(uintptr_t)path };
    struct arena arena;
    arena_init(&arena);
    struct again again = { .erased = { .arena = &arena },
                           .other = { .arena = &arena },
                           .redacted = { .arena = &arena } };
    *emptied = 0;
    *readable =
        sqlite3_open_v2(path, &source.db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                        NULL) == SQLITE_OK;
    if (*readable) {
        sqlite3_busy_timeout(source.db, WAIT_MS);
        sqlite3_db_config(source.db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        *readable = read_source(store, &source, &again);
    }
    sql_forget(&source);
    sqlite3_close(source.db);
    bool ok = empty_rows(store, &again.erased, &again.redacted, now, emptied, err) &&
              empty_rows(store, &again.other, NULL, now, emptied, err) &&
              (!*emptied || purge_wipe(store, now, err));
    arena_clear(&arena);
    return ok;
}

bool copy_note_restored(struct store *store, int64_t now, const struct copy_look *look, struct err *err)
{
    char action[UUID_SIZE];
    struct event event = { .occurred = now, .kind = EVENT_COPY_RESTORED, .who = "" };
    event_put_number(&event, "rows", look->rows);
    event_put_number(&event, "last", look->last);
    uuid_make(now, action);
    if (!store_begin(store, err))
        return false;
    if (journal_append(store, action, now, &event, 1, err) && store_commit(store, err))
        return true;
    store_rollback(store);
    return false;
}
