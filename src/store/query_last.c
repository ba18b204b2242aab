/* My last action of today: what take back and put back would touch. */
#include "query_last.h"

#include "rows.h"

#include "klaskast/base/clock.h"

#include <stdio.h>
#include <string.h>

/* Choices and who is there are not something to take back. */
static bool can_be_taken_back(enum event_kind kind)
{
    enum thing thing = event_info(kind)->thing;
    return thing != THING_PREFERENCE && thing != THING_SHIFT && thing != THING_POLICY &&
           thing != THING_DAY_TOTAL && thing != THING_PURGE && kind != EVENT_REDACTED &&
           kind != EVENT_COPY_RESTORED;
}

static bool exists(struct store *store, sqlite3_stmt *statement, bool *found, struct err *err)
{
    int64_t number = 0;
    bool ok = sql_number(store, statement, 0, &number, err);
    *found = ok && number;
    return ok;
}

/* Does a later row that counts name what this action made: the thing itself, its pupils, its class? */
static bool is_built_on(struct store *store, int64_t first, int64_t last, bool *built_on, struct err *err)
{
    static const char *const looks[] = {
        "SELECT 1 FROM journal j WHERE ref BETWEEN ?1 AND ?2 AND number > ?2 AND kind NOT IN"
        " ('task_done', 'taken_back', 'put_back', 'redacted') AND NOT EXISTS(SELECT 1 FROM undone u WHERE"
        " u.number = j.number) LIMIT 1",
        "SELECT 1 FROM journal j WHERE pupil BETWEEN ?1 AND ?2 AND number > ?2 AND kind NOT IN"
        " ('taken_back', 'put_back') AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number ="
        " j.number) LIMIT 1",
        "SELECT 1 FROM pupil WHERE class BETWEEN ?1 AND ?2 AND id > ?2 LIMIT 1",
        /* what was recorded in a class that it made would be of no class any more */
        "SELECT 1 FROM journal j WHERE number > ?2 AND class BETWEEN ?1 AND ?2 AND kind NOT IN ('taken_back',"
        " 'put_back', 'preference_set', 'teacher_present', 'policy_set') AND NOT EXISTS(SELECT 1 FROM undone "
        "u"
        " WHERE u.number = j.number) LIMIT 1",
        /* a school year: whose place was changed again, and who came since and may have such a place */
        "SELECT 1 FROM journal y CROSS JOIN journal a CROSS JOIN journal j ON j.ref = a.ref WHERE y.number = "
        "?1"
        " AND y.kind = 'schoolyear_begun' AND a.number BETWEEN ?1 AND ?2 AND j.number > ?2 AND j.kind IN"
        " ('pupil_changed', 'pupil_left', 'pupil_came_back') AND NOT EXISTS(SELECT 1 FROM undone u WHERE"
        " u.number = j.number) LIMIT 1",
        "SELECT 1 FROM journal y CROSS JOIN pupil p WHERE y.number = ?1 AND y.kind = 'schoolyear_begun'"
        " AND p.id > ?2 AND p.left_day IS NULL AND p.class NOT IN (SELECT id FROM class WHERE demo = 1) "
        "LIMIT 1",
    };
    *built_on = false;
    for (size_t i = 0; i < sizeof looks / sizeof *looks && !*built_on; i++)
        if (!exists(store, sql_bind(store, err, looks[i], "ii", first, last), built_on, err))
            return false;
    return true;
}

/* Did anybody do something with the same pupils (or, where it is about none, with classes or sites) after the
 * action was taken back by row `back`? Then putting it back could say what is no longer so. */
static bool find_overtaken(struct store *store, struct action *action, int64_t back, struct err *err)
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
                 "iii", action->first, action->first + action->rows - 1, back),
        &action->overtaken, err);
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
    return exists(store,
                  sql_bind(store, err,
                           "SELECT 1 FROM journal j WHERE ref BETWEEN ?1 AND ?2 AND number > ?2 AND kind ="
                           " 'task_done' AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number)",
                           "ii", first, last),
                  &action->task_done, err) &&
           is_built_on(store, first, last, &action->built_on, err);
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
bool query_last_actions(struct store *store, const struct scope *scope, struct arena *arena,
                        struct facts *facts, struct err *err)
{
    /* Rows of today can stand before rows of an earlier day, where the clock was set back and put right
     * again; but not before a whole school day of them. */
    enum { LOOK_BACK = 20000, EARLIER_ROWS = 400 };
    if (scope->back)
        return describe(store, scope->back, arena, &facts->last, err);
    sqlite3_stmt *statement = sql_bind(
        store, err,
        "SELECT number, action, kind, ref, EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number),"
        " EXISTS(SELECT 1 FROM undone u WHERE u.number = j.ref), recorded, kind = 'purged' AND instr(data, "
        "'\"asked\"') > 0, salt IS NULL, coalesce(who, '') = ?1 FROM journal j"
        " WHERE number > (SELECT coalesce(max(number), 0) FROM journal) - ?2"
        " ORDER BY number DESC",
        "ti", scope->who, (int64_t)LOOK_BACK);
    struct step step = { .action = "" }, put = { .taken = 0 };
    int row = 0, earlier = 0;
    while (earlier < EARLIER_ROWS && (row = sql_step(store, statement, err)) > 0) {
        int day = clock_day(sqlite3_column_int64(statement, 6));
        earlier += day < scope->today;
        if (day != scope->today || !sqlite3_column_int(statement, 9))
            continue;
        /* What was before it may be gone, so it cannot be what it was again. */
        if (sqlite3_column_int(statement, 7)) {
            facts->purged = !step.counts && !put.taken && !step.taken;
            break;
        }
        if (sqlite3_column_int(statement, 8))
            continue;
        const char *action = (const char *)sqlite3_column_text(statement, 1);
        if (action && strcmp(step.action, action) != 0) {
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
    return !put.taken || find_overtaken(store, &facts->last_back, put.first, err);
}
