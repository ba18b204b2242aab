/* From tables to what is done anew each school year: consent, agreements. */
#include "klaskast/store/query.h"

#include "rows.h"

static void read_consent(sqlite3_stmt *row, struct rows *rows)
{
    *(struct consent *)rows_next(rows, sizeof(struct consent)) =
        (struct consent){ .pupil_id = sqlite3_column_int64(row, 0),
                          .year = rows_choice(rows, row, 1, 9999),
                          .kind = (enum consent_kind)rows_choice(rows, row, 2, CONSENT_KINDS - 1),
                          .answer = (enum consent_answer)rows_choice(rows, row, 3, CONSENT_ANSWERS - 1),
                          .taken = rows_day(rows, row, 4) };
}

/* The other columns of a row are those of the one with the greatest id: SQLite promises so beside max(). */
#define NEWEST "SELECT c.pupil, c.year, c.kind, c.answer, c.taken, max(c.id) FROM "

bool query_consents(struct store *store, int64_t class_id, int year, struct arena *arena,
                    const struct consent **consents, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            NEWEST "pupil p JOIN consent c ON c.pupil = p.id WHERE p.class = ?1"
                                   " AND p.left_day IS NULL AND c.year = ?2 GROUP BY c.pupil, c.kind",
                            "ii", class_id, (int64_t)year),
                   read_consent, arena, &items, count, err))
        return false;
    *consents = items;
    return true;
}

bool query_pupil_consents(struct store *store, int64_t pupil_id, struct arena *arena,
                          const struct consent **consents, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            NEWEST "consent c WHERE c.pupil = ?1 GROUP BY c.year, c.kind ORDER BY c.year",
                            "i", pupil_id),
                   read_consent, arena, &items, count, err))
        return false;
    *consents = items;
    return true;
}

bool query_schoolyear(struct store *store, int64_t *row, int *year, struct err *err)
{
    *row = 0;
    *year = 0;
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT id, year FROM schoolyear ORDER BY id DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    if (step <= 0)
        return step == 0;
    *row = sqlite3_column_int64(statement, 0);
    *year = sqlite3_column_int(statement, 1);
    sqlite3_reset(statement);
    return true;
}

bool query_agreements(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                      struct agreements *agreements, struct err *err)
{
    *agreements = (struct agreements){ .day = DAY_NONE, .lines = "" };
    sqlite3_stmt *statement = sql_bind(store, err,
                                       "SELECT made, lines FROM agreements WHERE class = ?1"
                                       " AND made BETWEEN ?2 AND ?3 ORDER BY id DESC LIMIT 1",
                                       "idd", class_id, from, until);
    int step = sql_step(store, statement, err);
    if (step <= 0)
        return step == 0;
    *agreements = (struct agreements){ .day = sql_day(statement, 0), .lines = sql_text(statement, 1, arena) };
    sqlite3_reset(statement);
    return true;
}
