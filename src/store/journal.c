#include "klaskast/store/journal.h"

#include "chain.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/store/project.h"

#include <stdlib.h>
#include <string.h>

static bool last_row(struct store *store, int64_t *number, unsigned char chain[DIGEST_SIZE], struct err *err)
{
    *number = 0;
    memset(chain, 0, DIGEST_SIZE);
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT number, chain FROM journal ORDER BY number DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    if (step < 0)
        return false;
    if (step) {
        *number = sqlite3_column_int64(statement, 0);
        if (sqlite3_column_bytes(statement, 1) == DIGEST_SIZE)
            memcpy(chain, sqlite3_column_blob(statement, 1), DIGEST_SIZE);
        sqlite3_reset(statement);
    }
    return true;
}

static bool insert(struct store *store, const char *action, const struct event *event,
                   unsigned char chain[DIGEST_SIZE], struct err *err)
{
    char day[DAY_ISO_SIZE];
    unsigned char salt[JOURNAL_SALT_SIZE], content[DIGEST_SIZE], next[DIGEST_SIZE];
    day_iso(event->day, day);
    random_bytes(salt, sizeof salt);
    char *data = event_data(event);
    const char *who = event->who && *event->who ? event->who : NULL;
    struct chained_row row = { event->number,
                               event->occurred,
                               event->recorded,
                               event->class_id,
                               event->pupil_id,
                               event->ref,
                               action,
                               day,
                               event_info(event->kind)->name,
                               who,
                               data,
                               salt,
                               sizeof salt };
    chain_content(&row, content);
    chain_next(chain, content, next);
    bool ok = sql_run(
        store, err,
        "INSERT INTO journal(number, action, occurred, recorded, day, kind, who, class, pupil, ref, data,"
        " salt, content, chain) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
        "itiitttnnntbbb", event->number, action, event->occurred, event->recorded, day, row.kind, who,
        event->class_id, event->pupil_id, event->ref, data, salt, (int)sizeof salt, content,
        (int)sizeof content, next, (int)sizeof next);
    memcpy(chain, next, DIGEST_SIZE);
    free(data);
    return ok;
}

/* Within an action -n means the n-th event of it. */
static int64_t resolve(int64_t id, int64_t before)
{
    return id < 0 ? before - id : id;
}

bool journal_append(struct store *store, const char *action, int64_t recorded, struct event *events,
                    size_t count, struct err *err)
{
    int64_t before;
    unsigned char chain[DIGEST_SIZE];
    if (!last_row(store, &before, chain, err))
        return false;
    if (before < 0 || before > INT64_MAX - (int64_t)count)
        return sql_fail(store, SQLITE_CORRUPT, err);
    for (size_t i = 0; i < count; i++) {
        struct event *event = &events[i];
        event->number = before + (int64_t)i + 1;
        event->recorded = recorded;
        event->day = clock_day(event->occurred);
        event->class_id = resolve(event->class_id, before);
        event->pupil_id = resolve(event->pupil_id, before);
        event->ref = resolve(event->ref, before);
        if (!insert(store, action, event, chain, err))
            return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!project_event(store, &events[i], err))
            return false;
    return true;
}

bool journal_has_action(struct store *store, const char *action)
{
    int64_t found = 0;
    return sql_number(store,
                      sql_bind(store, NULL,
                               "SELECT number FROM journal WHERE number > ?1 AND action = ?2 LIMIT 1", "it",
                               store->rows_at_begin, action),
                      0, &found, NULL) &&
           found > 0;
}

static void read_row(sqlite3_stmt *statement, struct arena *arena, struct journal_row *row)
{
    struct event *event = &row->event;
    *row = (struct journal_row){ 0 };
    event->number = sqlite3_column_int64(statement, 0);
    event->occurred = sqlite3_column_int64(statement, 1);
    event->recorded = sqlite3_column_int64(statement, 2);
    if (!day_parse_iso(sql_text(statement, 3, arena), &event->day))
        event->day = DAY_NONE;
    if (!event_kind_parse(sql_text(statement, 4, arena), &event->kind))
        event->kind = EVENT_KINDS;
    event->who = sql_text(statement, 5, arena);
    event->class_id = sqlite3_column_int64(statement, 6);
    event->pupil_id = sqlite3_column_int64(statement, 7);
    event->ref = sqlite3_column_int64(statement, 8);
    row->emptied = sqlite3_column_type(statement, 9) == SQLITE_NULL;
    if (!row->emptied)
        event_read_data(event, sql_text(statement, 9, arena), arena);
    row->action = sql_text(statement, 10, arena);
    row->taken_back = sqlite3_column_int(statement, 11) != 0;
}

#define ROW_COLUMNS                                                                                          \
    "SELECT number, occurred, recorded, day, kind, who, class, pupil, ref, data, action,"                    \
    " EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number) FROM journal j "

static bool walk(struct store *store, sqlite3_stmt *statement,
                 bool (*each)(void *context, const struct journal_row *row), void *context, struct err *err)
{
    int step;
    bool more = true;
    while (more && (step = sql_step(store, statement, err)) > 0) {
        struct arena arena;
        struct journal_row row;
        arena_init(&arena);
        read_row(statement, &arena, &row);
        more = each(context, &row);
        arena_clear(&arena);
    }
    if (!more)
        sqlite3_reset(statement);
    return !more || step == 0;
}

bool journal_walk(struct store *store, int64_t pupil_id,
                  bool (*each)(void *context, const struct journal_row *row), void *context, struct err *err)
{
    return walk(store,
                pupil_id
                    ? sql_bind(store, err,
                               ROW_COLUMNS "WHERE " JOURNAL_OF_PUPIL " ORDER BY occurred DESC, number DESC",
                               "i", pupil_id)
                    : sql_bind(store, err, ROW_COLUMNS "ORDER BY number DESC", ""),
                each, context, err);
}

bool journal_walk_thing(struct store *store, int64_t id,
                        bool (*each)(void *context, const struct journal_row *row), void *context,
                        struct err *err)
{
    return walk(store,
                sql_bind(store, err,
                         ROW_COLUMNS "WHERE number = ?1 OR ref = ?1 ORDER BY occurred DESC, number DESC", "i",
                         id),
                each, context, err);
}

bool journal_head(struct store *store, int64_t *rows, char chain[DIGEST_HEX_SIZE], struct err *err)
{
    unsigned char bytes[DIGEST_SIZE];
    if (!last_row(store, rows, bytes, err))
        return false;
    chain[0] = '\0';
    if (*rows)
        digest_hex(bytes, chain);
    return true;
}
