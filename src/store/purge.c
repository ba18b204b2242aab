#include "klaskast/store/purge.h"

#include "purge_parts.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/project.h"
#include "klaskast/store/query.h"

#include <stdlib.h>

/* --- what there is ------------------------------------------------------------------------------------- */

static void read_dated(sqlite3_stmt *row, struct rows *rows)
{
    struct retention_dated *dated = rows_next(rows, sizeof *dated);
    const char *iso = (const char *)sqlite3_column_text(row, 4);
    *dated = (struct retention_dated){ .thing = (enum thing)sqlite3_column_int(row, 0),
                                       .id = sqlite3_column_int64(row, 1),
                                       .pupil_id = sqlite3_column_int64(row, 2),
                                       .day = rows_day(rows, row, 3) };
    if (dated->thing == THING_CONSENT)
        dated->day = day_from_date(dated->day, 8, 1);
    else if (iso && !day_parse_iso(iso, &dated->day))
        dated->day = DAY_NONE;
}

static bool count_ticks(struct store *store, int today, int before, size_t *ticks, struct err *err)
{
    int64_t from, last, count;
    if (!purge_through(store, &from, err) ||
        !purge_last_before(store, from, ALL_ROWS, clock_moment(before, 0), clock_moment(today, 0), &last,
                           err) ||
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

bool purge_input(struct store *store, const struct settings *settings, int today, unsigned kinds,
                 struct arena *arena, struct retention_input *input, struct err *err)
{
    const void *items;
    struct facts *facts = arena_new(arena, 1, sizeof *facts);
    *input = (struct retention_input){ .settings = settings, .today = today, .facts = facts };
    if ((kinds & RETENTION_ASKED && !query_everything(store, arena, facts, err)) ||
        !count_ticks(store, today, retention_before_days(today, settings->keep_ticks), &input->ticks, err) ||
        !rows_list(store,
                   sql_bind(store, err,
                            "SELECT ?1, n.id, n.pupil, 0, j.day FROM note n JOIN journal j ON j.number = "
                            "n.id UNION ALL SELECT ?2, l.id, l.pupil, 0, j.day FROM lesson_line l JOIN "
                            "journal j ON j.number = l.id UNION ALL SELECT ?3, id, pupil, year, NULL FROM "
                            "consent UNION ALL SELECT ?4, id, 0, day, NULL FROM shift",
                            "iiii", (int64_t)THING_NOTE, (int64_t)THING_LESSON_LINE, (int64_t)THING_CONSENT,
                            (int64_t)THING_SHIFT),
                   read_dated, arena, &items, &input->dated_count, err))
        return false;
    input->dated = items;
    return true;
}

static bool exists(struct store *store, sqlite3_stmt *statement, unsigned kind, unsigned *kinds,
                   struct err *err)
{
    int64_t found;
    if (!sql_number(store, statement, 0, &found, err))
        return false;
    *kinds |= found ? 1U << kind : 0;
    return true;
}

/* The oldest of each table tells: its number is the lowest. */
bool purge_due(struct store *store, const struct settings *settings, int today, unsigned *kinds,
               struct err *err)
{
    int ticks = retention_before_days(today, settings->keep_ticks);
    int teachers = retention_before_days(today, settings->keep_teachers);
    int year = retention_before_year(today, settings->keep_records);
    int left = retention_before_year(today, settings->keep_left);
    int64_t from, until;
    char iso[DAY_ISO_SIZE];
    day_iso(year, iso);
    *kinds = 0;
    if (!purge_through(store, &from, err) ||
        !purge_last_before(store, from, 1, clock_moment(ticks, 0), clock_moment(today, 0), &until, err))
        return false;
    *kinds |= until > from ? 1U << RETENTION_TICKS : 0;
    return exists(store,
                  sql_bind(store, err,
                           "SELECT 1 FROM stay WHERE id <= ?1 AND (state = 2 OR back_day < ?2) LIMIT 1", "id",
                           from, ticks),
                  RETENTION_TICKS, kinds, err) &&
           exists(
               store,
               sql_bind(store, err,
                        "SELECT day < ?1 AND id < (SELECT max(id) FROM shift) FROM shift ORDER BY id LIMIT 1",
                        "d", teachers),
               RETENTION_TEACHERS, kinds, err) &&
           exists(store, sql_bind(store, err, "SELECT day < ?1 FROM record ORDER BY id LIMIT 1", "d", year),
                  RETENTION_RECORDS, kinds, err) &&
           exists(store,
                  sql_bind(store, err, "SELECT day < ?1 FROM task WHERE pupil <> 0 ORDER BY id LIMIT 1", "d",
                           year),
                  RETENTION_RECORDS, kinds, err) &&
           exists(
               store,
               sql_bind(store, err,
                        "SELECT (SELECT day FROM journal WHERE number = (SELECT min(id) FROM note)) < ?1 OR"
                        " (SELECT day FROM journal WHERE number = (SELECT min(id) FROM lesson_line)) < ?1",
                        "t", iso),
               RETENTION_NOTES, kinds, err) &&
           exists(
               store,
               sql_bind(store, err,
                        "SELECT (SELECT until_day < ?1 FROM exemption ORDER BY id LIMIT 1) OR (SELECT year < "
                        "?2 FROM consent ORDER BY id LIMIT 1)",
                        "di", year, (int64_t)day_schoolyear(year)),
               RETENTION_ANSWERS, kinds, err) &&
           exists(store, sql_bind(store, err, "SELECT 1 FROM pupil WHERE left_day < ?1 LIMIT 1", "d", left),
                  RETENTION_PUPILS, kinds, err);
}

/* --- emptying ------------------------------------------------------------------------------------------ */

static bool is_listed(const struct rows *rows, int64_t number)
{
    const struct purge_row *items = rows->items;
    for (size_t low = 0, high = rows->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].number == number)
            return true;
        if (items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Empties the rows and folds what they were about. */
static bool empty(struct store *store, const struct rows *rows, struct err *err)
{
    const struct purge_row *items = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        if (!sql_run(
                store, err,
                "UPDATE journal SET who = NULL, pupil = NULL, data = NULL, salt = NULL WHERE number = ?1",
                "i", items[i].number))
            return false;
    for (size_t i = 0; i < rows->count; i++) {
        const struct event_info *info = items[i].kind == EVENT_KINDS ? NULL : event_info(items[i].kind);
        if (!info || info->thing == THING_ACTION || info->thing == THING_NONE)
            continue;
        if (!info->makes && is_listed(rows, items[i].ref))
            continue;
        if (!project_thing(store, info->thing, info->makes ? items[i].number : items[i].ref, err))
            return false;
    }
    return true;
}

struct listing {
    struct arena *arena;
    const struct purge_order *order;
    struct event *events;
    size_t count, room;
};

static void add_purged(struct listing *listing, const char *what, enum retention_kind kind, const char *rows,
                       size_t count, int64_t through)
{
    const struct purge_order *order = listing->order;
    char *iso = arena_new(listing->arena, DAY_ISO_SIZE, 1);
    listing->events =
        arena_room(listing->arena, listing->events, listing->count, &listing->room, sizeof *listing->events);
    struct event *event = &listing->events[listing->count++];
    *event = (struct event){ .occurred = order->now, .kind = EVENT_PURGED, .who = order->who };
    event_put(event, "what", what);
    event_put(event, "rows", arena_copy(listing->arena, rows));
    event_put_number(event, "count", (int64_t)count);
    event_put_number(event, "through", through);
    if (order->plan) {
        day_iso(order->plan->lines[kind].before, iso);
        event_put(event, "before", iso);
    }
    event_put_number(event, "asked", order->asked && (1U << kind & RETENTION_ASKED));
}

/* "12-40,42": the rows of one kind; one event for each piece of it. */
static void list_kind(struct listing *listing, const struct purge_rows *list, enum retention_kind kind)
{
    enum { LONGEST = 6000 };
    const struct purge_row *items = list->rows.items;
    const struct purge_order *order = listing->order;
    const char *what = retention_name(kind);
    if (order->pupil_id || order->erased)
        what = "pupil";
    else if (order->number_count)
        what = "again";
    int64_t through = kind == RETENTION_TICKS ? list->through : 0;
    struct buffer text;
    size_t count = 0;
    buffer_init(&text);
    for (size_t i = 0; i < list->rows.count; i++) {
        if (items[i].what != kind)
            continue;
        size_t last = i;
        while (last + 1 < list->rows.count && items[last + 1].what == kind &&
               items[last + 1].number == items[last].number + 1)
            last++;
        buffer_print(&text, text.length ? ",%lld" : "%lld", (long long)items[i].number);
        if (last > i)
            buffer_print(&text, "-%lld", (long long)items[last].number);
        count += last - i + 1;
        i = last;
        if (text.length > LONGEST) {
            add_purged(listing, what, kind, buffer_get(&text), count, through);
            buffer_clear(&text);
            buffer_init(&text);
            count = 0;
        }
    }
    /* How far was looked is told also where nothing was found. */
    if (count || (kind == RETENTION_TICKS && order->kinds & 1U << RETENTION_TICKS))
        add_purged(listing, what, kind, buffer_get(&text), count, through);
    buffer_clear(&text);
}

static void list_redacted(struct listing *listing, const struct purge_changed *changed, size_t count)
{
    const struct purge_order *order = listing->order;
    for (size_t i = 0; i < count; i++) {
        listing->events = arena_room(listing->arena, listing->events, listing->count, &listing->room,
                                     sizeof *listing->events);
        struct event *event = &listing->events[listing->count++];
        *event = (struct event){
            .occurred = order->now, .kind = EVENT_REDACTED, .who = order->who, .ref = changed[i].number
        };
        event_put(event, "content", changed[i].content);
    }
}

static bool run(struct store *store, const struct purge_order *order, struct arena *arena,
                struct purge_result *result, struct err *err)
{
    struct purge_rows list;
    struct purge_days before, after;
    struct purge_changed *changed;
    size_t changes;
    struct listing listing = { .arena = arena, .order = order };
    char action[UUID_SIZE];
    if (!purge_collect(store, order, arena, &list, err))
        return false;
    *result = (struct purge_result){ .rows = list.rows.count, .more = list.more };
    if (!list.rows.count && !list.more && !order->redaction_count)
        return true;
    bool totals = !order->pupil_id && !order->erased;
    if ((totals && !purge_days_read(store, list.rows.items, list.rows.count, arena, &before, err)) ||
        !empty(store, &list.rows, err) ||
        (totals && !purge_days_read(store, list.rows.items, list.rows.count, arena, &after, err)) ||
        !purge_redact_read(store, order, arena, &changed, &changes, err))
        return false;
    if (totals)
        purge_days_gone(&before, &after, order->now, arena, &listing.events, &listing.count, &listing.room);
    for (int kind = 0; kind < RETENTION_KINDS; kind++)
        list_kind(&listing, &list, (enum retention_kind)kind);
    list_redacted(&listing, changed, changes);
    result->redacted = changes;
    uuid_make(order->now, action);
    return journal_append(store, action, order->now, listing.events, listing.count, err) &&
           purge_redact_write(store, changed, changes, err);
}

bool purge_run(struct store *store, const struct purge_order *order, struct purge_result *result,
               struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = run(store, order, &arena, result, err);
    arena_clear(&arena);
    return ok;
}

/* --- free pages ---------------------------------------------------------------------------------------- */

static bool newest(struct store *store, int64_t *id, bool *wiped, struct err *err)
{
    sqlite3_stmt *statement =
        sql_bind(store, err, "SELECT id, wiped FROM purge ORDER BY id DESC LIMIT 1", "");
    int step = sql_step(store, statement, err);
    *id = step > 0 ? sqlite3_column_int64(statement, 0) : 0;
    *wiped = step <= 0 || sqlite3_column_int(statement, 1) != 0;
    if (step > 0)
        sqlite3_reset(statement);
    return step >= 0;
}

bool purge_unwiped(struct store *store, bool *unwiped, struct err *err)
{
    int64_t id;
    bool wiped;
    if (!newest(store, &id, &wiped, err))
        return false;
    *unwiped = !wiped;
    return true;
}

/* VACUUM makes the file a second time before it takes its place. That holds only what stays. A large one is
 * not made in memory but beside the data file, in a file without a name that is gone when the program ends,
 * however it ends. */
static bool make_anew(struct store *store, struct err *err)
{
    enum { IN_MEMORY = 4 * 1024 * 1024 };
    char folder[FILE_PATH_SIZE];
    int64_t pages = 0, size = 0;
    if (!sql_number(store, sql_bind(store, err, "PRAGMA page_count", ""), 0, &pages, err) ||
        !sql_number(store, sql_bind(store, err, "PRAGMA page_size", ""), 0, &size, err))
        return false;
    sql_forget(store);
    if (pages * size <= IN_MEMORY)
        return sql_exec(store, "VACUUM", err);
    file_folder(folder, store->path);
    sqlite3_temp_directory = sqlite3_mprintf("%s", folder);
    bool ok = sql_exec(store, "PRAGMA temp_store = FILE; VACUUM", err);
    sqlite3_exec(store->db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
    sqlite3_free(sqlite3_temp_directory);
    sqlite3_temp_directory = NULL;
    return ok;
}

bool purge_wipe(struct store *store, int64_t now, struct err *err)
{
    char action[UUID_SIZE];
    int64_t id;
    bool wiped;
    if (!newest(store, &id, &wiped, err) || wiped)
        return wiped;
    if (!make_anew(store, err) || !store_begin(store, err))
        return false;
    struct event event = { .occurred = now, .kind = EVENT_PURGE_WIPED, .who = "", .ref = id };
    uuid_make(now, action);
    if (journal_append(store, action, now, &event, 1, err) && store_commit(store, err))
        return true;
    store_rollback(store);
    return false;
}

bool purge_emptied(struct store *store, int64_t number)
{
    int64_t found = 0;
    return sql_number(
               store,
               sql_bind(store, NULL, "SELECT 1 FROM journal WHERE number = ?1 AND salt IS NULL", "i", number),
               0, &found, NULL) &&
           found;
}
