/* Which rows of the journal a purge empties. */
#include "purge_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"

#include <stdlib.h>

/* Ticks go in pieces of whole days: one transaction keeps others waiting. */
enum { PIECE = 20000 };

/* Were the rows of `number` on written while the clock was ahead, and is the first one after them, written
 * when it had been put right, past its time already? Then they are older than that. *after: that row. */
static bool written_ahead(struct store *store, int64_t number, int64_t moment, int64_t now, bool *ahead,
                          int64_t *after, struct err *err)
{
    enum { DAY_SECONDS = 86400 };
    int64_t recorded = 0;
    *ahead = false;
    if (!sql_number(store,
                    sql_bind(store, err, "SELECT recorded FROM journal WHERE number = ?1", "i", number), 0,
                    &recorded, err))
        return false;
    if (recorded <= now + DAY_SECONDS)
        return true;
    sqlite3_stmt *statement = sql_bind(
        store, err,
        "SELECT number, recorded FROM journal WHERE number > ?1 AND recorded <= ?2 ORDER BY number LIMIT 1",
        "ii", number, now + DAY_SECONDS);
    int step = sql_step(store, statement, err);
    if (step <= 0)
        return step == 0;
    *after = sqlite3_column_int64(statement, 0);
    *ahead = sqlite3_column_int64(statement, 1) < moment;
    sqlite3_reset(statement);
    return true;
}

/* Not every row is younger than the one before it: the clock of a computer is put back, and the invented
 * class has a past. So no further than the first row that is too young. */
bool purge_last_before(struct store *store, int64_t from, int64_t most, int64_t moment, int64_t now,
                       int64_t *row, struct err *err)
{
    int64_t young, after = from, end = from + most;
    for (bool ahead = true; ahead; from = after) {
        if (!sql_number(store,
                        sql_bind(store, err,
                                 "SELECT number FROM journal WHERE number > ?1 AND number <= ?2 AND recorded "
                                 ">= ?3 ORDER BY number LIMIT 1",
                                 "iii", from, end, moment),
                        0, &young, err))
            return false;
        if (!young)
            return sql_number(store,
                              sql_bind(store, err, "SELECT min(max(number), ?1) FROM journal", "i", end), 0,
                              row, err);
        if (!written_ahead(store, young, moment, now, &ahead, &after, err))
            return false;
    }
    *row = young - 1;
    return true;
}

bool purge_through(struct store *store, int64_t *row, struct err *err)
{
    return sql_number(store, sql_bind(store, err, "SELECT max(through) FROM purge WHERE what = 'ticks'", ""),
                      0, row, err);
}

#define COLUMNS "SELECT number, kind, ref, class, day FROM journal j "
#define FILLED "salt IS NOT NULL"

/* Takes over the rows of a statement; `about`: only those about this thing (THING_NONE: all). */
static bool take(struct store *store, sqlite3_stmt *statement, enum retention_kind what, enum thing about,
                 int64_t id, struct purge_rows *list, struct err *err)
{
    int step;
    while ((step = sql_step(store, statement, err)) > 0) {
        struct purge_row row = { .number = sqlite3_column_int64(statement, 0),
                                 .ref = sqlite3_column_int64(statement, 2),
                                 .class_id = sqlite3_column_int64(statement, 3),
                                 .what = what,
                                 .day = DAY_NONE };
        const char *iso = (const char *)sqlite3_column_text(statement, 4);
        if (!event_kind_parse((const char *)sqlite3_column_text(statement, 1), &row.kind))
            row.kind = EVENT_KINDS;
        if (iso)
            day_parse_iso(iso, &row.day);
        if (about != THING_NONE) {
            const struct event_info *info = row.kind == EVENT_KINDS ? NULL : event_info(row.kind);
            if (!info || info->thing != about || (info->makes ? row.number : row.ref) != id)
                continue;
        }
        *(struct purge_row *)rows_next(&list->rows, sizeof row) = row;
    }
    return step == 0;
}

static bool take_thing(struct store *store, enum retention_kind what, enum thing thing, int64_t id,
                       struct purge_rows *list, struct err *err)
{
    return take(store, sql_bind(store, err, COLUMNS "WHERE (number = ?1 OR ref = ?1) AND " FILLED, "i", id),
                what, thing, id, list, err);
}

/* All rows that name the pupil, and those about what such a row made. */
static bool take_pupil(struct store *store, int64_t pupil_id, struct purge_rows *list, struct err *err)
{
    size_t first = list->rows.count;
    if (!take(store, sql_bind(store, err, COLUMNS "WHERE " JOURNAL_OF_PUPIL " AND " FILLED, "i", pupil_id),
              RETENTION_PUPILS, THING_NONE, 0, list, err) ||
        !take_thing(store, RETENTION_PUPILS, THING_PUPIL, pupil_id, list, err))
        return false;
    for (size_t i = first, last = list->rows.count; i < last; i++) {
        const struct purge_row *row = &((const struct purge_row *)list->rows.items)[i];
        if (row->kind == EVENT_KINDS || !event_info(row->kind)->makes)
            continue;
        if (!take_thing(store, RETENTION_PUPILS, event_info(row->kind)->thing, row->number, list, err))
            return false;
    }
    return true;
}

/* --- ticks --------------------------------------------------------------------------------------------- */

/* The last row of this piece: that of the last whole day which does not make it too long. */
static bool end_of_piece(struct store *store, int64_t from, int64_t *until, struct err *err)
{
    int64_t recorded, end = from;
    if (*until - from <= PIECE)
        return true;
    if (!sql_number(store,
                    sql_bind(store, err, "SELECT recorded FROM journal WHERE number = ?1", "i", from + PIECE),
                    0, &recorded, err))
        return false;
    for (int day = clock_day(recorded); end <= from; day++)
        if (!purge_last_before(store, from, ALL_ROWS, clock_moment(day, 0), INT64_MAX / 2, &end, err))
            return false;
    *until = end < *until ? end : *until;
    return true;
}

#define HELD                                                                                                 \
    "SELECT id FROM stay WHERE id <= ?2 AND NOT (state = 2 OR (back_day IS NOT NULL AND back_day < ?3))"

static bool take_ticks(struct store *store, const struct retention_plan *plan, int64_t now,
                       struct purge_rows *list, struct err *err)
{
    int before = plan->lines[RETENTION_TICKS].before;
    int64_t from, until, last;
    if (!purge_through(store, &from, err) ||
        !purge_last_before(store, from, PIECE + 1, clock_moment(before, 0), now, &until, err))
        return false;
    last = until;
    if (!end_of_piece(store, from, &until, err))
        return false;
    list->more = until < last;
    list->through = until > from ? until : from;
    /* What was a slip and was taken back is nobody's business after this time, whatever it was. */
    if (!take(store,
              sql_bind(store, err,
                       COLUMNS
                       "WHERE number > ?1 AND number <= ?2 AND " FILLED
                       " AND (kind IN ('device_in', 'device_back', 'device_lent', 'device_unlent', "
                       "'device_slip', 'pupil_marked', 'mark_cleared', 'call_home', 'taken_back', 'put_back')"
                       " OR EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number))"
                       " AND NOT (kind LIKE 'device_%' AND (CASE kind WHEN 'device_in' THEN number ELSE ref "
                       "END) IN (" HELD "))",
                       "iid", from, until, before),
              RETENTION_TICKS, THING_NONE, 0, list, err))
        return false;
    /* What was held back then and is over now. */
    struct rows stays = { .arena = list->rows.arena };
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT id FROM stay WHERE id <= ?1 AND (state = 2 OR back_day < ?2)", "id",
                 from, before);
    int step;
    while ((step = sql_step(store, statement, err)) > 0)
        *(int64_t *)rows_next(&stays, sizeof(int64_t)) = sqlite3_column_int64(statement, 0);
    for (size_t i = 0; step == 0 && i < stays.count; i++)
        if (!take_thing(store, RETENTION_TICKS, THING_STAY, ((const int64_t *)stays.items)[i], list, err))
            return false;
    return step == 0;
}

static int by_number(const void *a, const void *b)
{
    const struct purge_row *x = a, *y = b;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void sort_once(struct rows *rows)
{
    struct purge_row *items = rows->items;
    size_t kept = 0;
    if (rows->count)
        qsort(items, rows->count, sizeof *items, by_number);
    for (size_t i = 0; i < rows->count; i++)
        if (!kept || items[i].number != items[kept - 1].number)
            items[kept++] = items[i];
    rows->count = kept;
}

bool purge_collect(struct store *store, const struct purge_order *order, struct arena *arena,
                   struct purge_rows *list, struct err *err)
{
    *list = (struct purge_rows){ .rows.arena = arena };
    const struct retention_plan *plan = order->plan;
    bool ok = !order->pupil_id || take_pupil(store, order->pupil_id, list, err);
    for (size_t i = 0; ok && i < order->number_count; i++)
        ok =
            take(store, sql_bind(store, err, COLUMNS "WHERE number = ?1 AND " FILLED, "i", order->numbers[i]),
                 RETENTION_PUPILS, THING_NONE, 0, list, err);
    if (ok && order->kinds & 1U << RETENTION_TICKS)
        ok = take_ticks(store, plan, order->now, list, err);
    for (size_t i = 0; ok && plan && i < plan->going_count; i++) {
        const struct retention_going *going = &plan->going[i];
        if (!(order->kinds & 1U << going->kind))
            continue;
        ok = going->thing == THING_PUPIL ? take_pupil(store, going->id, list, err)
                                         : take_thing(store, going->kind, going->thing, going->id, list, err);
    }
    sort_once(&list->rows);
    return ok;
}
