#include "klaskast/store/query.h"

#include "sql.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"

#include <stdio.h>
#include <string.h>

/* A list that grows in the arena while rows are read. */
struct rows {
    struct arena *arena;
    void *items;
    size_t count, capacity;
};

static void *next(struct rows *rows, size_t size)
{
    rows->items = arena_room(rows->arena, rows->items, rows->count, &rows->capacity, size);
    return (char *)rows->items + rows->count++ * size;
}

typedef void read_row(sqlite3_stmt *statement, struct rows *rows);

static bool list(struct store *store, sqlite3_stmt *statement, read_row *read, struct arena *arena,
                 const void **items, size_t *count, struct err *err)
{
    struct rows rows = { .arena = arena };
    int step;
    while ((step = sql_step(store, statement, err)) > 0)
        read(statement, &rows);
    *items = rows.items;
    *count = rows.count;
    return step == 0;
}

#define LIST(into, counted, read, ...)                                                                       \
    do {                                                                                                     \
        const void *items_;                                                                                  \
        if (!list(store, sql_bind(store, err, __VA_ARGS__), read, arena, &items_, &facts->counted, err))     \
            return false;                                                                                    \
        facts->into = items_;                                                                                \
    } while (0)

static void read_class(sqlite3_stmt *row, struct rows *rows)
{
    *(struct school_class *)next(rows, sizeof(struct school_class)) =
        (struct school_class){ .id = sqlite3_column_int64(row, 0),
                               .name = sql_text(row, 1, rows->arena),
                               .groups = sql_text(row, 2, rows->arena),
                               .demo = sqlite3_column_int(row, 3) != 0,
                               .pupils = sqlite3_column_int(row, 4) };
}

static void read_pupil(sqlite3_stmt *row, struct rows *rows)
{
    struct arena *arena = rows->arena;
    *(struct pupil *)next(rows, sizeof(struct pupil)) = (struct pupil){
        .id = sqlite3_column_int64(row, 0),
        .class_id = sqlite3_column_int64(row, 1),
        .first = sql_text(row, 2, arena),
        .prefix = sql_text(row, 3, arena),
        .surname = sql_text(row, 4, arena),
        .name = sql_text(row, 5, arena),
        .sort = sql_text(row, 6, arena),
        .search = sql_text(row, 7, arena),
        .key = sql_text(row, 8, arena),
        .group = sql_text(row, 9, arena),
        .slot = sqlite3_column_int(row, 10),
        .left_day = sql_day(row, 11),
    };
}

static void read_stay(sqlite3_stmt *row, struct rows *rows)
{
    *(struct stay *)next(rows, sizeof(struct stay)) =
        (struct stay){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .kind = (enum device_kind)sqlite3_column_int(row, 3),
                       .state = (enum stay_state)sqlite3_column_int(row, 4),
                       .label = sql_text(row, 5, rows->arena),
                       .in_at = sqlite3_column_int64(row, 6),
                       .in_day = sqlite3_column_int(row, 7),
                       .lent_at = sqlite3_column_int64(row, 8),
                       .purpose = sql_text(row, 9, rows->arena),
                       .lent_to_class = sqlite3_column_int(row, 10) != 0,
                       .back_at = sqlite3_column_int64(row, 11),
                       .back_day = sql_day(row, 12),
                       .changed = sqlite3_column_int64(row, 13) };
}

static void read_mark(sqlite3_stmt *row, struct rows *rows)
{
    *(struct mark *)next(rows, sizeof(struct mark)) =
        (struct mark){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .kind = (enum mark_kind)sqlite3_column_int(row, 3),
                       .day = sqlite3_column_int(row, 4),
                       .at = sqlite3_column_int64(row, 5) };
}

static void read_exemption(sqlite3_stmt *row, struct rows *rows)
{
    *(struct exemption *)next(rows, sizeof(struct exemption)) =
        (struct exemption){ .id = sqlite3_column_int64(row, 0),
                            .pupil_id = sqlite3_column_int64(row, 1),
                            .device = (enum device_kind)sqlite3_column_int(row, 3),
                            .from = sqlite3_column_int(row, 4),
                            .until = sqlite3_column_int(row, 5),
                            .agreed = sql_day(row, 6),
                            .ended = sqlite3_column_int(row, 7) != 0 };
}

static void read_record(sqlite3_stmt *row, struct rows *rows)
{
    *(struct record *)next(rows, sizeof(struct record)) =
        (struct record){ .id = sqlite3_column_int64(row, 0),
                         .pupil_id = sqlite3_column_int64(row, 1),
                         .kind = (enum violation_kind)sqlite3_column_int(row, 3),
                         .agreement = sqlite3_column_int(row, 4),
                         .ladder = (enum ladder_kind)sqlite3_column_int(row, 5),
                         .times = sqlite3_column_int(row, 6),
                         .since = sql_day(row, 7),
                         .measure = (enum measure_kind)sqlite3_column_int(row, 8),
                         .own_measure = sqlite3_column_int(row, 9) != 0,
                         .reason = sql_text(row, 10, rows->arena),
                         .note = sql_text(row, 11, rows->arena),
                         .at = sqlite3_column_int64(row, 12),
                         .day = sqlite3_column_int(row, 13),
                         .recorded = sqlite3_column_int64(row, 14),
                         .who = sql_text(row, 15, rows->arena),
                         .withdrawn = sqlite3_column_int(row, 16) != 0 };
}

static void read_measure(sqlite3_stmt *row, struct rows *rows)
{
    *(struct measure *)next(rows, sizeof(struct measure)) =
        (struct measure){ .id = sqlite3_column_int64(row, 0),
                          .pupil_id = sqlite3_column_int64(row, 1),
                          .record_id = sqlite3_column_int64(row, 3),
                          .kind = (enum measure_kind)sqlite3_column_int(row, 4),
                          .from = sql_day(row, 5),
                          .until = sql_day(row, 6),
                          .day = sqlite3_column_int(row, 7),
                          .withdrawn = sqlite3_column_int(row, 8) != 0,
                          .confirmed = sqlite3_column_int(row, 9) != 0,
                          .paused = sqlite3_column_int(row, 10) != 0,
                          .lifted = sql_day(row, 11) };
}

static void read_task(sqlite3_stmt *row, struct rows *rows)
{
    *(struct task *)next(rows, sizeof(struct task)) =
        (struct task){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .about = sqlite3_column_int64(row, 3),
                       .kind = (enum task_kind)sqlite3_column_int(row, 4),
                       .owner = (enum task_owner)sqlite3_column_int(row, 5),
                       .at = sqlite3_column_int64(row, 6),
                       .day = sqlite3_column_int(row, 7),
                       .due = sqlite3_column_int(row, 8),
                       .done_day = sql_day(row, 9),
                       .done_by = sql_text(row, 10, rows->arena),
                       .how = sql_text(row, 11, rows->arena),
                       .why = sql_text(row, 12, rows->arena) };
}

/* The pupils of class ?1: those of now, and who left since day ?3, when the oldest count begins. */
#define HERE                                                                                                 \
    "(SELECT id FROM pupil WHERE class = ?1 AND left_day IS NULL UNION ALL"                                  \
    " SELECT id FROM pupil WHERE class = ?1 AND left_day >= ?3)"

static bool of_class(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                     struct err *err)
{
    int64_t class_id = scope->class_id, day = scope->day, since = scope->since;
    if (scope->school)
        LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil ORDER BY class, sort, id", "");
    else
        LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil WHERE class = ?1 ORDER BY class, sort, id",
             "i", class_id);
    /* What is about a pupil goes with it to another class: a running ban, a device that is still here. Each
     * part is a range of one index, so that ten years cost no more than one: what is open anywhere, and what
     * was closed of the pupils of now. */
    LIST(stays, stay_count, read_stay,
         "SELECT s.* FROM stay s CROSS JOIN pupil p ON p.id = s.pupil WHERE s.back_day IS NULL AND s.state "
         "<> 2"
         " AND p.class = ?1 AND s.in_day <= ?2 UNION ALL"
         " SELECT * FROM stay WHERE class = ?1 AND in_day = ?2 AND back_day IS NULL"
         " AND state = 2 UNION ALL"
         " SELECT * FROM stay WHERE pupil IN " HERE " AND back_day >= ?2 AND (in_day < ?2 OR (in_day = ?2"
         " AND class = ?1)) ORDER BY in_at, id",
         "iii", class_id, day, since);
    LIST(marks, mark_count, read_mark, "SELECT * FROM mark WHERE class = ?1 AND day = ?2 ORDER BY id", "ii",
         class_id, day);
    LIST(exemptions, exemption_count, read_exemption,
         "SELECT * FROM exemption WHERE pupil IN " HERE " AND until_day >= ?2 ORDER BY id", "iii", class_id,
         day, since);
    LIST(records, record_count, read_record,
         "SELECT * FROM record WHERE pupil IN " HERE " AND day >= ?3 ORDER BY at, id", "iii", class_id, day,
         since);
    LIST(measures, measure_count, read_measure,
         "SELECT * FROM measure WHERE pupil IN " HERE
         " AND (day >= ?3 OR until_day IS NULL OR until_day >= ?2) ORDER BY day, id",
         "iii", class_id, day, since);
    LIST(tasks, task_count, read_task,
         "SELECT t.* FROM task t CROSS JOIN pupil p ON p.id = t.pupil WHERE t.done_day IS NULL AND p.class = "
         "?1"
         " UNION ALL SELECT * FROM task WHERE pupil IN " HERE " AND done_day IS NOT NULL AND (done_day >= ?3"
         " OR EXISTS(SELECT 1 FROM measure m WHERE m.id = about AND m.until_day >= ?2)) ORDER BY due, id",
         "iii", class_id, day, since);
    return true;
}

static bool of_pupil(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                     struct err *err)
{
    int64_t pupil_id = scope->pupil_id, day = scope->day;
    LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil WHERE id = ?1", "i", pupil_id);
    LIST(stays, stay_count, read_stay,
         "SELECT * FROM stay WHERE pupil = ?1 AND back_day IS NULL AND state <> 2 UNION ALL"
         " SELECT * FROM stay WHERE class = (SELECT class FROM pupil WHERE id = ?1) AND in_day >= ?2"
         " AND back_day IS NULL AND state = 2 AND pupil = ?1 UNION ALL"
         " SELECT * FROM stay WHERE pupil = ?1 AND back_day >= ?2 ORDER BY in_at, id",
         "ii", pupil_id, day);
    LIST(marks, mark_count, read_mark,
         "SELECT * FROM mark WHERE class = (SELECT class FROM pupil WHERE id = ?1) AND day = ?2 AND pupil = "
         "?1 ORDER BY id",
         "ii", pupil_id, day);
    LIST(exemptions, exemption_count, read_exemption, "SELECT * FROM exemption WHERE pupil = ?1 ORDER BY id",
         "i", pupil_id);
    LIST(records, record_count, read_record, "SELECT * FROM record WHERE pupil = ?1 ORDER BY at, id", "i",
         pupil_id);
    LIST(measures, measure_count, read_measure, "SELECT * FROM measure WHERE pupil = ?1 ORDER BY day, id",
         "i", pupil_id);
    LIST(tasks, task_count, read_task, "SELECT * FROM task WHERE pupil = ?1 ORDER BY due, id", "i", pupil_id);
    sqlite3_stmt *statement = sql_bind(store, err,
                                       "SELECT label FROM stay WHERE pupil = ?1 AND kind = 2 AND label <> ''"
                                       " ORDER BY in_at DESC LIMIT 1",
                                       "i", pupil_id);
    int step = sql_step(store, statement, err);
    facts->other_label = step > 0 ? sql_text(statement, 0, arena) : "";
    if (step > 0)
        sqlite3_reset(statement);
    return step >= 0;
}

/* --- my last action of today ------------------------------------------------------------------------------
 */

/* Choices and who is there are not something to take back. */
static bool can_be_taken_back(enum event_kind kind)
{
    enum thing thing = event_info(kind)->thing;
    return thing != THING_PREFERENCE && thing != THING_SHIFT && thing != THING_POLICY;
}

static bool exists(struct store *store, sqlite3_stmt *statement)
{
    int64_t found = 0;
    return sql_number(store, statement, 0, &found, NULL) && found;
}

/* Does a later row that counts name what this action made: the thing itself, its pupils, its class? */
static bool is_built_on(struct store *store, int64_t first, int64_t last, struct err *err)
{
    return exists(
               store,
               sql_bind(store, err,
                        "SELECT 1 FROM journal j WHERE ref BETWEEN ?1 AND ?2 AND number > ?2 AND kind NOT IN"
                        " ('task_done', 'taken_back', 'put_back') AND NOT EXISTS(SELECT 1 FROM undone u WHERE"
                        " u.number = j.number) LIMIT 1",
                        "ii", first, last)) ||
           exists(store,
                  sql_bind(
                      store, err,
                      "SELECT 1 FROM journal j WHERE pupil BETWEEN ?1 AND ?2 AND number > ?2 AND kind NOT IN"
                      " ('taken_back', 'put_back') AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number ="
                      " j.number) LIMIT 1",
                      "ii", first, last)) ||
           exists(store, sql_bind(store, err,
                                  "SELECT 1 FROM pupil WHERE class BETWEEN ?1 AND ?2 AND id > ?2 LIMIT 1",
                                  "ii", first, last));
}

/* Did anybody do something with the same pupils (or, where it is about none, with classes or sites) after the
 * action was taken back by row `back`? Then putting it back could say what is no longer so. */
static bool is_overtaken(struct store *store, const struct action *action, int64_t back, struct err *err)
{
    return exists(
        store,
        sql_bind(store, err,
                 "SELECT 1 FROM journal j WHERE number > ?3 AND kind NOT IN ('taken_back', 'put_back',"
                 " 'preference_set', 'teacher_present', 'policy_set')"
                 " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number)"
                 " AND NOT EXISTS(SELECT 1 FROM journal b WHERE b.number BETWEEN j.number - 99 AND j.number"
                 " AND b.action = j.action AND b.kind IN ('taken_back', 'put_back'))"
                 " AND EXISTS(SELECT 1 FROM journal a WHERE a.number BETWEEN ?1 AND ?2 AND"
                 " (a.pupil IS j.pupil OR (a.kind = 'pupil_added' AND j.kind = 'pupil_added'))) LIMIT 1",
                 "iii", action->first, action->first + action->rows - 1, back));
}

static bool describe(struct store *store, int64_t first, struct arena *arena, struct action *action,
                     struct err *err)
{
    sqlite3_stmt *statement =
        sql_bind(store, err,
                 "SELECT j.kind, j.pupil, j.who, (SELECT count(*) FROM journal k WHERE k.number >= ?1"
                 " AND k.number < ?1 + 5000 AND k.action = j.action),"
                 " (SELECT count(DISTINCT pupil) FROM journal k WHERE k.number >= ?1"
                 " AND k.number < ?1 + 5000 AND k.action = j.action) FROM journal j WHERE j.number = ?1",
                 "i", first);
    int step = sql_step(store, statement, err);
    if (step <= 0)
        return step == 0;
    action->first = first;
    event_kind_parse((const char *)sqlite3_column_text(statement, 0), &action->kind);
    action->pupil_id = sqlite3_column_int(statement, 4) == 1 ? sqlite3_column_int64(statement, 1) : 0;
    action->who = sql_text(statement, 2, arena);
    action->rows = sqlite3_column_int(statement, 3);
    sqlite3_reset(statement);
    int64_t last = first + action->rows - 1;
    action->task_done = exists(
        store, sql_bind(store, err,
                        "SELECT 1 FROM journal j WHERE ref BETWEEN ?1 AND ?2 AND number > ?2 AND kind ="
                        " 'task_done' AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number)",
                        "ii", first, last));
    action->built_on = is_built_on(store, first, last, err);
    return true;
}

/* One action as it is passed on the way back: all its rows count, or none does. */
struct step {
    char action[64];
    int64_t first;
    bool counts;   /* something to take back, and not taken back yet */
    bool back;     /* a 'taken back' or a 'put back', with the duties that it opened or closed */
    int64_t taken; /* what it took back, where that still is so; else 0 */
};

static void read_step(sqlite3_stmt *statement, struct step *step)
{
    enum event_kind kind;
    if (!event_kind_parse((const char *)sqlite3_column_text(statement, 2), &kind) || !can_be_taken_back(kind))
        return;
    step->first = sqlite3_column_int64(statement, 0);
    step->back |= kind == EVENT_TAKEN_BACK || kind == EVENT_PUT_BACK;
    step->counts |= sqlite3_column_int(statement, 4) == 0;
    if (kind == EVENT_TAKEN_BACK && sqlite3_column_int(statement, 5) != 0)
        step->taken = sqlite3_column_int64(statement, 3);
}

/* Walks back through what `who` wrote today: the first action that still counts is the one to take back; a
 * 'taken back' that comes before any such and still holds is the one to put back. */
static bool last_actions(struct store *store, const struct scope *scope, struct arena *arena,
                         struct facts *facts, struct err *err)
{
    enum { LOOK_BACK = 20000 };
    sqlite3_stmt *statement = sql_bind(
        store, err,
        "SELECT number, action, kind, ref, EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number),"
        " EXISTS(SELECT 1 FROM undone u WHERE u.number = j.ref), recorded FROM journal j"
        " WHERE coalesce(who, '') = ?1 AND number > (SELECT coalesce(max(number), 0) FROM journal) - ?2"
        " ORDER BY number DESC",
        "ti", scope->who, (int64_t)LOOK_BACK);
    struct step step = { .action = "" }, put = { .taken = 0 };
    int row;
    while ((row = sql_step(store, statement, err)) > 0) {
        if (clock_day(sqlite3_column_int64(statement, 6)) != scope->today)
            continue;
        const char *action = (const char *)sqlite3_column_text(statement, 1);
        if (strcmp(step.action, action) != 0) {
            put = put.taken ? put : step;
            if (step.counts && !step.back)
                break;
            step = (struct step){ .action = "" };
            snprintf(step.action, sizeof step.action, "%s", action);
        }
        read_step(statement, &step);
    }
    if (row > 0)
        sqlite3_reset(statement);
    if (row < 0)
        return false;
    put = put.taken ? put : step;
    bool take = step.counts && !step.back;
    if ((take && !describe(store, step.first, arena, &facts->last, err)) ||
        (put.taken && !describe(store, put.taken, arena, &facts->last_back, err)))
        return false;
    facts->last_back.overtaken = put.taken && is_overtaken(store, &facts->last_back, put.first, err);
    return true;
}

static void read_site(sqlite3_stmt *row, struct rows *rows)
{
    struct site *site = next(rows, sizeof(struct site));
    *site = (struct site){ .id = sqlite3_column_int64(row, 0),
                           .address = sql_text(row, 1, rows->arena),
                           .key = sql_text(row, 2, rows->arena),
                           .title = sql_text(row, 3, rows->arena),
                           .subject = sql_text(row, 4, rows->arena),
                           .sentence = sql_text(row, 7, rows->arena),
                           .rejects = sql_text(row, 8, rows->arena),
                           .remarks = sql_text(row, 9, rows->arena),
                           .reviewed_by = sql_text(row, 10, rows->arena),
                           .reviewed_day = sql_day(row, 11) };
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
        " reviewed_day FROM site ORDER BY CASE title WHEN '' THEN key ELSE title END COLLATE NOCASE, id",
        "");
    if (!list(store, statement, read_site, arena, &items, count, err))
        return false;
    *sites = items;
    return true;
}

bool query_facts(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                 struct err *err)
{
    *facts = (struct facts){ .other_label = "" };
    LIST(classes, class_count, read_class,
         "SELECT c.id, c.name, c.groups, c.demo, (SELECT count(*) FROM pupil p WHERE p.class = c.id AND "
         "p.left_day IS NULL)"
         " FROM class c ORDER BY c.name, c.id",
         "");
    if (scope->sites && !query_sites(store, arena, &facts->sites, &facts->site_count, err))
        return false;
    int64_t calls = 0;
    if (scope->calls &&
        !sql_number(store,
                    sql_bind(store, err, "SELECT count(*) FROM call WHERE class = ?1 AND day = ?2", "id",
                             scope->class_id, scope->day),
                    0, &calls, err))
        return false;
    facts->calls = (int)calls;
    if (scope->pupil_id ? !of_pupil(store, scope, arena, facts, err)
                        : !of_class(store, scope, arena, facts, err))
        return false;
    return !scope->who || last_actions(store, scope, arena, facts, err);
}

static void read_total(sqlite3_stmt *row, struct rows *rows)
{
    *(struct day_total *)next(rows, sizeof(struct day_total)) = (struct day_total){
        .day = sqlite3_column_int(row, 0),
        .handed_in = sqlite3_column_int(row, 1),
        .none = sqlite3_column_int(row, 2),
        .absent = sqlite3_column_int(row, 3),
        .violations = sqlite3_column_int(row, 4),
        .calls = sqlite3_column_int(row, 5),
    };
}

bool query_day_totals(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                      const struct day_total **totals, size_t *count, struct err *err)
{
    const void *items;
    if (!list(store,
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
    *shift = (struct shift){ .day = sqlite3_column_int(statement, 0),
                             .who = sql_text(statement, 1, arena),
                             .substitute = sqlite3_column_int(statement, 2) != 0 };
    sqlite3_reset(statement);
    return true;
}

static void read_name(sqlite3_stmt *row, struct rows *rows)
{
    *(const char **)next(rows, sizeof(const char *)) = sql_text(row, 0, rows->arena);
}

bool query_teachers(struct store *store, struct arena *arena, const char *const **names, size_t *count,
                    struct err *err)
{
    const void *items;
    if (!list(store,
              sql_bind(store, err,
                       "SELECT who FROM shift WHERE who <> '' AND substitute = 0 GROUP BY who ORDER BY "
                       "max(id) DESC LIMIT 9",
                       ""),
              read_name, arena, &items, count, err))
        return false;
    *names = items;
    return true;
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

int64_t query_pupil_of(struct store *store, enum thing thing, int64_t id)
{
    static const char *const sql[THINGS] = {
        [THING_STAY] = "SELECT pupil FROM stay WHERE id = ?1",
        [THING_MARK] = "SELECT pupil FROM mark WHERE id = ?1",
        [THING_RECORD] = "SELECT pupil FROM record WHERE id = ?1",
        [THING_MEASURE] = "SELECT pupil FROM measure WHERE id = ?1",
        [THING_TASK] = "SELECT pupil FROM task WHERE id = ?1",
        [THING_EXEMPTION] = "SELECT pupil FROM exemption WHERE id = ?1",
    };
    int64_t pupil_id = 0;
    if (sql[thing])
        sql_number(store, sql_bind(store, NULL, sql[thing], "i", id), 0, &pupil_id, NULL);
    return pupil_id;
}
