/* The fold. Every event belongs to one thing; a thing's row is made anew from all its events that count, in
 * the order they were written down (an event can only name what was there). Writing one event and rebuilding
 * everything therefore run the same code. */
#include "klaskast/store/project.h"

#include "fold.h"
#include "sql.h"

#include "klaskast/base/day.h"

#include <string.h>

enum { PIECE = 2048 };

static void (*tell_percent)(int percent);

/* An event about a thing: the one that made it, or one that names it and is of its kind. */
static bool is_about(const struct event *event, enum thing thing, int64_t id)
{
    const struct event_info *info = event_info(event->kind);
    return info->thing == thing && (info->makes ? event->number == id : event->ref == id);
}

static bool load(struct store *store, enum thing thing, int64_t id, struct arena *arena,
                 struct event **events, size_t *count, struct err *err)
{
    static const char sql[] =
        "SELECT number, occurred, recorded, day, kind, who, class, pupil, ref, data FROM journal j"
        " WHERE (number = ?1 OR ref = ?1) AND data IS NOT NULL"
        " AND NOT EXISTS(SELECT 1 FROM undone u WHERE u.number = j.number) ORDER BY number";
    size_t capacity = 0;
    sqlite3_stmt *statement = sql_bind(store, err, sql, "i", id);
    int step;
    *events = NULL;
    *count = 0;
    while ((step = sql_step(store, statement, err)) > 0) {
        struct event event = { .number = sqlite3_column_int64(statement, 0),
                               .occurred = sqlite3_column_int64(statement, 1),
                               .recorded = sqlite3_column_int64(statement, 2),
                               .who = sql_text(statement, 5, arena),
                               .class_id = sqlite3_column_int64(statement, 6),
                               .pupil_id = sqlite3_column_int64(statement, 7),
                               .ref = sqlite3_column_int64(statement, 8) };
        if (!event_kind_parse((const char *)sqlite3_column_text(statement, 4), &event.kind) ||
            !is_about(&event, thing, id) ||
            !day_parse_iso((const char *)sqlite3_column_text(statement, 3), &event.day))
            continue;
        event_read_data(&event, (const char *)sqlite3_column_text(statement, 9), arena);
        *events = arena_room(arena, *events, *count, &capacity, sizeof **events);
        (*events)[(*count)++] = event;
    }
    return step == 0;
}

static bool remove_row(struct store *store, enum thing thing, int64_t id, struct err *err)
{
    static const char *const sql[THINGS] = {
        [THING_PREFERENCE] = "DELETE FROM preference WHERE id = ?1",
        [THING_SHIFT] = "DELETE FROM shift WHERE id = ?1",
        [THING_POLICY] = "DELETE FROM policy WHERE id = ?1",
        [THING_CLASS] = "DELETE FROM class WHERE id = ?1",
        [THING_PUPIL] = "DELETE FROM pupil WHERE id = ?1",
        [THING_STAY] = "DELETE FROM stay WHERE id = ?1",
        [THING_MARK] = "DELETE FROM mark WHERE id = ?1",
        [THING_EXEMPTION] = "DELETE FROM exemption WHERE id = ?1",
        [THING_RECORD] = "DELETE FROM record WHERE id = ?1",
        [THING_MEASURE] = "DELETE FROM measure WHERE id = ?1",
        [THING_TASK] = "DELETE FROM task WHERE id = ?1",
        [THING_SITE] = "DELETE FROM site WHERE id = ?1",
        [THING_LESSON] = "DELETE FROM lesson WHERE id = ?1",
        [THING_LESSON_LINE] = "DELETE FROM lesson_line WHERE id = ?1",
        [THING_CALL] = "DELETE FROM call WHERE id = ?1",
        [THING_LETTER] = "DELETE FROM letter WHERE id = ?1",
        [THING_NOTE] = "DELETE FROM note WHERE id = ?1",
        [THING_AGREEMENTS] = "DELETE FROM agreements WHERE id = ?1",
        [THING_CONSENT] = "DELETE FROM consent WHERE id = ?1",
        [THING_DAY_TOTAL] = "DELETE FROM day_total WHERE id = ?1",
        [THING_PURGE] = "DELETE FROM purge WHERE id = ?1",
        [THING_SCHOOLYEAR] = "DELETE FROM schoolyear WHERE id = ?1",
    };
    if (thing == THING_PUPIL && !sql_run(store, err, "DELETE FROM was_in WHERE pupil = ?1", "i", id))
        return false;
    return !sql[thing] || sql_run(store, err, sql[thing], "i", id);
}

bool project_thing(struct store *store, enum thing thing, int64_t id, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    struct event *events;
    size_t count;
    bool ok = load(store, thing, id, &arena, &events, &count, err) && remove_row(store, thing, id, err);
    /* Without the event that made it (taken back, emptied) there is no thing. */
    bool made = false;
    for (size_t i = 0; ok && i < count; i++)
        made |= event_info(events[i].kind)->makes;
    ok = ok && (!made || fold_thing(store, thing, id, events, count, &arena, err));
    arena_clear(&arena);
    return ok;
}

/* The rows of an action stand together: from its first row on, as long as the action is the same. Marks them
 * as counting or not, by the last of its 'taken back' and 'put back'. */
static bool mark_action(struct store *store, int64_t first, struct err *err)
{
    int64_t taken;
    if (!sql_number(store,
                    sql_bind(store, err,
                             "SELECT kind = 'taken_back' FROM journal WHERE ref = ?1 AND kind IN "
                             "('taken_back', 'put_back')"
                             " ORDER BY number DESC LIMIT 1",
                             "i", first),
                    0, &taken, err))
        return false;
    return sql_run(
        store, err,
        taken ? "INSERT OR IGNORE INTO undone SELECT number FROM journal WHERE number >= ?1"
                " AND action = (SELECT action FROM journal WHERE number = ?1)"
                " AND number < coalesce((SELECT min(number) FROM journal WHERE number > ?1"
                " AND action <> (SELECT action FROM journal WHERE number = ?1)), 9223372036854775807)"
              : "DELETE FROM undone WHERE number >= ?1 AND number IN (SELECT number FROM journal WHERE "
                "number >= ?1"
                " AND number < coalesce((SELECT min(number) FROM journal WHERE number > ?1"
                " AND action <> (SELECT action FROM journal WHERE number = ?1)), 9223372036854775807))",
        "i", first);
}

struct touched {
    enum thing thing;
    int64_t id;
};

/* What the rows of an action touch, listed first: folding uses the same statements. */
static bool list_touched(struct store *store, int64_t first, struct arena *arena, struct touched **list,
                         size_t *count, struct err *err)
{
    size_t capacity = 0;
    *list = NULL;
    *count = 0;
    sqlite3_stmt *statement =
        sql_bind(store, err,
                 "SELECT number, kind, ref FROM journal WHERE number >= ?1 AND number < coalesce("
                 "(SELECT min(number) FROM journal WHERE number > ?1 AND action <>"
                 " (SELECT action FROM journal WHERE number = ?1)), 9223372036854775807)",
                 "i", first);
    int step;
    while ((step = sql_step(store, statement, err)) > 0) {
        enum event_kind kind;
        if (!event_kind_parse((const char *)sqlite3_column_text(statement, 1), &kind))
            continue;
        const struct event_info *info = event_info(kind);
        *list = arena_room(arena, *list, *count, &capacity, sizeof **list);
        (*list)[(*count)++] =
            (struct touched){ info->thing, sqlite3_column_int64(statement, info->makes ? 0 : 2) };
    }
    return step == 0;
}

static bool project_action(struct store *store, int64_t first, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    struct touched *list;
    size_t count;
    bool ok = mark_action(store, first, err) && list_touched(store, first, &arena, &list, &count, err);
    for (size_t i = 0; ok && i < count; i++)
        if (list[i].thing != THING_ACTION && list[i].thing != THING_NONE)
            ok = project_thing(store, list[i].thing, list[i].id, err);
    arena_clear(&arena);
    return ok;
}

bool project_event(struct store *store, const struct event *event, struct err *err)
{
    const struct event_info *info = event_info(event->kind);
    if (info->thing == THING_NONE)
        return true;
    if (info->thing == THING_ACTION)
        return project_action(store, event->ref, err);
    return project_thing(store, info->thing, info->makes ? event->number : event->ref, err);
}

bool project_undone(struct store *store, struct err *err)
{
    int64_t number = 0, last;
    do {
        last = number;
        if (!sql_number(
                store,
                sql_bind(store, err,
                         "SELECT min(ref) FROM journal WHERE kind IN ('taken_back', 'put_back') AND ref > ?1",
                         "i", last),
                0, &number, err) ||
            (number && !mark_action(store, number, err)))
            return false;
        if (number && number <= last)
            return sql_fail(store, SQLITE_CORRUPT, err);
    } while (number);
    return true;
}

bool project_rows(struct store *store, int64_t after, int64_t until, struct err *err)
{
    for (int64_t number = after;;) {
        sqlite3_stmt *statement = sql_bind(
            store, err,
            "SELECT number, kind FROM journal WHERE number > ?1 AND number <= ?2 ORDER BY number LIMIT 1",
            "ii", number, until);
        int step = sql_step(store, statement, err);
        if (step <= 0)
            return step == 0;
        /* Only in a damaged file does a search for a higher number end at a lower one. */
        if (sqlite3_column_int64(statement, 0) <= number)
            return sql_fail(store, SQLITE_CORRUPT, err);
        number = sqlite3_column_int64(statement, 0);
        enum event_kind kind;
        bool known = event_kind_parse((const char *)sqlite3_column_text(statement, 1), &kind);
        sqlite3_reset(statement);
        if (known && event_info(kind)->makes && !project_thing(store, event_info(kind)->thing, number, err))
            return false;
    }
}

/* Which actions do not count is settled first; then each thing is folded once, by the event that made it. */
bool project_all(struct store *store, struct err *err)
{
    int64_t last;
    if (!sql_number(store, sql_bind(store, err, "SELECT max(number) FROM journal", ""), 0, &last, err) ||
        !project_undone(store, err))
        return false;
    for (int64_t number = 0; number < last;) {
        /* In a file that somebody altered there may be no row for a very long time. */
        int64_t next;
        if (!sql_number(
                store, sql_bind(store, err, "SELECT min(number) FROM journal WHERE number > ?1", "i", number),
                0, &next, err))
            return false;
        if (next <= number)
            return sql_fail(store, SQLITE_CORRUPT, err);
        number = next - 1;
        int64_t until = last - number > PIECE ? number + PIECE : INT64_MAX;
        if (!project_rows(store, number, until, err))
            return false;
        number = until < last ? until : last;
        if (tell_percent)
            tell_percent((int)((double)number / (double)last * 100));
    }
    return true;
}

void store_on_rebuild(void (*tell)(int percent))
{
    tell_percent = tell;
}
