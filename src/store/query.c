#include "klaskast/store/query.h"

#include "rows.h"

#include "klaskast/base/day.h"

static void read_site(sqlite3_stmt *row, struct rows *rows)
{
    struct site *site = rows_next(rows, sizeof(struct site));
    *site = (struct site){ .id = sqlite3_column_int64(row, 0),
                           .address = sql_text(row, 1, rows->arena),
                           .key = sql_text(row, 2, rows->arena),
                           .title = sql_text(row, 3, rows->arena),
                           .subject = sql_text(row, 4, rows->arena),
                           .sentence = sql_text(row, 7, rows->arena),
                           .rejects = sql_text(row, 8, rows->arena),
                           .remarks = sql_text(row, 9, rows->arena),
                           .reviewed_by = sql_text(row, 10, rows->arena),
                           .reviewed_day = rows_day(rows, row, 11),
                           .purpose = sql_text(row, 12, rows->arena),
                           .note = sql_text(row, 13, rows->arena),
                           .reviews = rows_choice(rows, row, 14, ROWS_MOST),
                           .doubt = sql_text(row, 15, rows->arena),
                           .doubted_day = rows_day(rows, row, 16) };
    /* What a newer program wrote and this one does not know counts as not looked at. */
    if (!groups_parse(sql_text(row, 5, rows->arena), &site->groups))
        site->groups = 0;
    if (!verdict_parse(sql_text(row, 6, rows->arena), &site->verdict))
        site->verdict = VERDICT_REVIEW;
}

bool query_sites(struct store *store, struct arena *arena, const struct site **sites, size_t *count,
                 struct err *err)
{
    const void *items;
    sqlite3_stmt *statement = sql_bind(
        store, err,
        "SELECT id, address, key, title, subject, groups, verdict, sentence, rejects, remarks, reviewed_by,"
        " reviewed_day, purpose, note, reviews, doubt, doubted_day FROM site ORDER BY CASE title WHEN '' "
        "THEN key ELSE title END COLLATE NOCASE, id",
        "");
    if (!rows_list(store, statement, read_site, arena, &items, count, err))
        return false;
    *sites = items;
    return true;
}

static void read_total(sqlite3_stmt *row, struct rows *rows)
{
    *(struct day_total *)rows_next(rows, sizeof(struct day_total)) = (struct day_total){
        .day = rows_day(rows, row, 0),
        .handed_in = rows_choice(rows, row, 1, ROWS_MOST),
        .none = rows_choice(rows, row, 2, ROWS_MOST),
        .absent = rows_choice(rows, row, 3, ROWS_MOST),
        .violations = rows_choice(rows, row, 4, ROWS_MOST),
        .calls = rows_choice(rows, row, 5, ROWS_MOST),
    };
}

bool query_day_totals(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                      const struct day_total **totals, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(
            store,
            sql_bind(
                store, err,
                "SELECT day, sum(held), sum(none), sum(absent), sum(violations), sum(calls) FROM ("
                " SELECT in_day AS day, count(DISTINCT pupil) AS held, 0 AS none, 0 AS absent, 0 AS "
                "violations, 0 AS calls"
                " FROM (SELECT in_day, pupil FROM stay WHERE class = ?1 AND in_day BETWEEN ?2 AND ?3"
                " AND back_day IS NOT NULL UNION ALL SELECT in_day, pupil FROM stay WHERE back_day IS NULL"
                " AND state <> 2 AND +class = ?1 AND +in_day BETWEEN ?2 AND ?3) GROUP BY in_day UNION ALL"
                " SELECT day, 0, count(DISTINCT CASE WHEN kind = 0 THEN pupil END),"
                " count(DISTINCT CASE WHEN kind = 1 THEN pupil END), 0, 0"
                " FROM mark WHERE class = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY day UNION ALL"
                " SELECT day, 0, 0, 0, 0, count(*) FROM call WHERE class = ?1 AND day BETWEEN ?2 AND "
                "?3 GROUP BY day"
                " UNION ALL SELECT day, handed_in, none, absent, violations, calls FROM day_total"
                " WHERE class = ?1 AND day BETWEEN ?2 AND ?3"
                " UNION ALL SELECT day, 0, 0, 0, count(*), 0 FROM record WHERE class = ?1 AND day "
                "BETWEEN ?2 AND "
                "?3 AND withdrawn = 0"
                " GROUP BY day) GROUP BY day ORDER BY day DESC",
                "idd", class_id, from, until),
            read_total, arena, &items, count, err))
        return false;
    *totals = items;
    return true;
}

static void read_times(sqlite3_stmt *row, struct rows *rows)
{
    *(struct day_times *)rows_next(rows, sizeof(struct day_times)) =
        (struct day_times){ .day = rows_day(rows, row, 0), .times = sql_text(row, 1, rows->arena) };
}

bool query_day_times(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                     const struct day_times **times, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            "SELECT day, times FROM day_total WHERE class = ?1 AND day BETWEEN ?2 AND ?3 AND "
                            "times <> ''",
                            "idd", class_id, from, until),
                   read_times, arena, &items, count, err))
        return false;
    *times = items;
    return true;
}

bool query_last_class(struct store *store, int64_t *class_id, struct err *err)
{
    return sql_number(
        store,
        sql_bind(
            store, err,
            "SELECT coalesce((SELECT c.id FROM preference p JOIN class c ON c.id = CAST(p.value AS INTEGER)"
            " WHERE p.name = 'class' ORDER BY p.id DESC LIMIT 1), (SELECT max(id) FROM class))",
            ""),
        0, class_id, err);
}

bool query_shift(struct store *store, struct arena *arena, struct shift *shift, struct err *err)
{
    *shift = (struct shift){ .day = DAY_NONE, .who = "" };
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT day, who, substitute FROM shift ORDER BY id DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    if (step <= 0)
        return step == 0;
    *shift = (struct shift){ .day = sql_day(statement, 0),
                             .who = sql_text(statement, 1, arena),
                             .substitute = sqlite3_column_int(statement, 2) != 0 };
    sqlite3_reset(statement);
    return true;
}

static void read_name(sqlite3_stmt *row, struct rows *rows)
{
    *(const char **)rows_next(rows, sizeof(const char *)) = sql_text(row, 0, rows->arena);
}

bool query_teachers(struct store *store, struct arena *arena, const char *const **names, size_t *count,
                    struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            "SELECT who FROM shift WHERE who <> '' AND substitute = 0 GROUP BY who ORDER BY "
                            "max(id) DESC LIMIT 9",
                            ""),
                   read_name, arena, &items, count, err))
        return false;
    *names = items;
    return true;
}

bool query_recorded_before(struct store *store, int64_t moment, int64_t *recorded, struct err *err)
{
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT recorded FROM journal WHERE recorded < ?1 ORDER BY number DESC LIMIT 1",
                 "i", moment);
    int step = sql_step(store, statement, err);
    *recorded = step > 0 ? sqlite3_column_int64(statement, 0) : 0;
    if (step > 0)
        sqlite3_reset(statement);
    return step >= 0;
}

bool query_preference(struct store *store, const char *name, struct arena *arena, const char **value,
                      struct err *err)
{
    sqlite3_stmt *statement = sql_bind(
        store, err, "SELECT value FROM preference WHERE name = ?1 ORDER BY id DESC LIMIT 1", "t", name);
    int step = sql_step(store, statement, err);
    *value = step > 0 ? sql_text(statement, 0, arena) : "";
    if (step > 0)
        sqlite3_reset(statement);
    return step >= 0;
}

bool query_policy(struct store *store, struct arena *arena, const char **digest, const char **rules,
                  struct err *err)
{
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT digest, rules FROM policy ORDER BY id DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    *digest = step > 0 ? sql_text(statement, 0, arena) : "";
    *rules = step > 0 ? sql_text(statement, 1, arena) : "";
    if (step > 0)
        sqlite3_reset(statement);
    return step >= 0;
}

static void read_rules(sqlite3_stmt *row, struct rows *rows)
{
    int day;
    *(struct rules_change *)rows_next(rows, sizeof(struct rules_change)) = (struct rules_change){
        .day = day_parse_iso((const char *)sqlite3_column_text(row, 0), &day) ? day : DAY_NONE,
        .who = sql_text(row, 1, rows->arena),
        .changed = sql_text(row, 2, rows->arena),
    };
}

bool query_rules(struct store *store, struct arena *arena, const struct rules_change **changes, size_t *count,
                 struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            "SELECT j.day, j.who, p.changed FROM policy p JOIN journal j ON j.number = p.id"
                            " ORDER BY p.id DESC",
                            ""),
                   read_rules, arena, &items, count, err))
        return false;
    *changes = items;
    return true;
}

int64_t query_pupil_of(struct store *store, enum thing thing, int64_t id)
{
    static const char *const sql[THINGS] = {
        [THING_STAY] = "SELECT pupil FROM stay WHERE id = ?1",
        [THING_MARK] = "SELECT pupil FROM mark WHERE id = ?1",
        [THING_RECORD] = "SELECT pupil FROM record WHERE id = ?1",
        [THING_MEASURE] = "SELECT pupil FROM measure WHERE id = ?1",
        [THING_TASK] = "SELECT pupil FROM task WHERE id = ?1",
        [THING_EXEMPTION] = "SELECT pupil FROM exemption WHERE id = ?1",
        [THING_NOTE] = "SELECT pupil FROM note WHERE id = ?1",
    };
    int64_t pupil_id = 0;
    if (sql[thing])
        sql_number(store, sql_bind(store, NULL, sql[thing], "i", id), 0, &pupil_id, NULL);
    return pupil_id;
}
