#include "klaskast/store/purge.h"

#include "rows.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/store/query.h"

/* The last row that was written down before a moment; 0: there is none. Rows are written down in order, so
 * it is found in a few looks, however long the journal is. */
static bool last_before(struct store *store, int64_t moment, int64_t *row, struct err *err)
{
    int64_t low = 0, high, recorded;
    if (!sql_number(store, sql_bind(store, err, "SELECT max(number) FROM journal", ""), 0, &high, err))
        return false;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (!sql_number(store,
                        sql_bind(store, err, "SELECT recorded FROM journal WHERE number = ?1", "i", middle),
                        INT64_MAX, &recorded, err))
            return false;
        if (recorded < moment)
            low = middle;
        else
            high = middle - 1;
    }
    *row = low;
    return true;
}

static void read_dated(sqlite3_stmt *row, struct rows *rows)
{
    struct retention_dated *dated = rows_next(rows, sizeof *dated);
    const char *iso = (const char *)sqlite3_column_text(row, 4);
    *dated = (struct retention_dated){ .thing = (enum thing)sqlite3_column_int(row, 0),
                                       .id = sqlite3_column_int64(row, 1),
                                       .pupil_id = sqlite3_column_int64(row, 2) };
    if (!iso || !day_parse_iso(iso, &dated->day))
        dated->day = sqlite3_column_type(row, 3) == SQLITE_NULL ? DAY_NONE : sqlite3_column_int(row, 3);
    if (dated->thing == THING_CONSENT)
        dated->day = day_from_date(sqlite3_column_int(row, 3), 8, 1);
}

static bool count_ticks(struct store *store, int before, size_t *ticks, struct err *err)
{
    int64_t last, count;
    if (!last_before(store, clock_moment(before, 0), &last, err) ||
        !sql_number(store,
                    sql_bind(store, err,
                             "SELECT (SELECT count(*) FROM stay WHERE id <= ?1 AND (state = 2 OR back_day < "
                             "?2)) + (SELECT count(*) FROM mark WHERE id <= ?1) + (SELECT count(*) FROM call "
                             "WHERE id <= ?1)",
                             "id", last, before),
                    0, &count, err))
        return false;
    *ticks = (size_t)count;
    return true;
}

bool purge_input(struct store *store, const struct settings *settings, int today, struct arena *arena,
                 struct retention_input *input, struct err *err)
{
    const void *items;
    struct facts *facts = arena_new(arena, 1, sizeof *facts);
    *input = (struct retention_input){ .settings = settings, .today = today, .facts = facts };
    if (!query_everything(store, arena, facts, err) ||
        !count_ticks(store, retention_before_days(today, settings->keep_ticks), &input->ticks, err) ||
        !rows_list(store,
                   sql_bind(store, err,
                            "SELECT ?1, n.id, n.pupil, NULL, j.day FROM note n JOIN journal j ON j.number = "
                            "n.id UNION ALL SELECT ?2, l.id, l.pupil, NULL, j.day FROM lesson_line l JOIN "
                            "journal j ON j.number = l.id UNION ALL SELECT ?3, id, pupil, year, NULL FROM "
                            "consent UNION ALL SELECT ?4, id, 0, day, NULL FROM shift",
                            "iiii", (int64_t)THING_NOTE, (int64_t)THING_LESSON_LINE, (int64_t)THING_CONSENT,
                            (int64_t)THING_SHIFT),
                   read_dated, arena, &items, &input->dated_count, err))
        return false;
    input->dated = items;
    return true;
}
