#include "klaskast/store/query.h"

#include "query_last.h"
#include "rows.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/name.h"
#include "klaskast/domain/prep.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a list into facts; returns false from the caller on failure. `arena`, `facts` and `err` are the
 * caller's. */
#define LIST(into, counted, read, ...)                                                                       \
    do {                                                                                                     \
        const void *items_;                                                                                  \
        if (!rows_list(store, sql_bind(store, err, __VA_ARGS__), read, arena, &items_, &facts->counted,      \
                       err))                                                                                 \
            return false;                                                                                    \
        facts->into = items_;                                                                                \
    } while (0)

/* The few rows of a list in the order of two numbers of each, the id last: for each part of a statement that
 * has an order SQLite makes a sorter, empty or not, after each key. */
#define IN_ORDER(type, first)                                                                                \
    static int type##_order(const void *a, const void *b)                                                    \
    {                                                                                                        \
        const struct type *x = a, *y = b;                                                                    \
        return x->first != y->first ? (x->first > y->first) - (x->first < y->first)                          \
                                    : (x->id > y->id) - (x->id < y->id);                                     \
    }

IN_ORDER(stay, in_at)
IN_ORDER(mark, id)
IN_ORDER(exemption, id)
IN_ORDER(record, at)
IN_ORDER(measure, day)
IN_ORDER(task, due)
IN_ORDER(letter_made, id)
IN_ORDER(note, id)

#define SORT(into, counted, order)                                                                           \
    do {                                                                                                     \
        if (facts->counted > 1)                                                                              \
            qsort((void *)(uintptr_t)facts->into, facts->counted, sizeof *facts->into, order);               \
    } while (0)

static void sort_lists(const struct facts *facts)
{
    SORT(stays, stay_count, stay_order);
    SORT(marks, mark_count, mark_order);
    SORT(exemptions, exemption_count, exemption_order);
    SORT(records, record_count, record_order);
    SORT(measures, measure_count, measure_order);
    SORT(tasks, task_count, task_order);
    SORT(letters, letter_count, letter_made_order);
    SORT(notes, note_count, note_order);
}

static void read_class(sqlite3_stmt *row, struct rows *rows)
{
    *(struct school_class *)rows_next(rows, sizeof(struct school_class)) =
        (struct school_class){ .id = sqlite3_column_int64(row, 0),
                               .name = sql_text(row, 1, rows->arena),
                               .groups = sql_text(row, 2, rows->arena),
                               .demo = sqlite3_column_int(row, 3) != 0,
                               .pupils = rows_choice(rows, row, 4, ROWS_MOST) };
}

enum { PUPIL_COLUMNS = 14 };

static void read_pupil(sqlite3_stmt *row, struct rows *rows)
{
    struct arena *arena = rows->arena;
    *(struct pupil *)rows_next(rows, sizeof(struct pupil)) = (struct pupil){
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
        .slot = rows_choice(rows, row, 10, ROWS_MOST),
        .left_day = rows_day(rows, row, 11),
        .came_day = rows_day(rows, row, 12),
        .placed_day = rows_day(rows, row, 13),
        .elsewhere = sqlite3_column_count(row) > PUPIL_COLUMNS && sqlite3_column_int(row, PUPIL_COLUMNS) != 0,
    };
}

/* A label with the slot, for one of two pupils of one name; without slots they can only be told apart by
 * where they stand. */
static void add_slot(struct pupil *pupil, struct arena *arena)
{
    char text[NAME_TEXT_SIZE + 16];
    if (!pupil->slot || pupil->label)
        return;
    snprintf(text, sizeof text, "%s (%d)", pupil->name, pupil->slot);
    pupil->label = arena_copy(arena, text);
}

/* They stand in the Dutch order, class by class: namesakes are neighbours, but for who left in between. */
static void tell_apart(const struct facts *facts, int day, struct arena *arena)
{
    struct pupil *pupils = (struct pupil *)(uintptr_t)facts->pupils, *last = NULL;
    for (size_t i = 0; i < facts->pupil_count; i++) {
        if (pupils[i].left_day != DAY_NONE && pupils[i].left_day <= day)
            continue;
        if (last && last->class_id == pupils[i].class_id && strcmp(last->search, pupils[i].search) == 0) {
            add_slot(last, arena);
            add_slot(&pupils[i], arena);
        }
        last = &pupils[i];
    }
}

/* Of one pupil: has another of the class the same name? */
static bool is_namesake(struct store *store, int64_t pupil_id, bool *namesake, struct err *err)
{
    int64_t other;
    bool ok =
        sql_number(store,
                   sql_bind(store, err,
                            "SELECT EXISTS(SELECT 1 FROM pupil p CROSS JOIN pupil o ON o.class = p.class AND"
                            " o.search = p.search WHERE p.id = ?1 AND o.id <> ?1 AND o.left_day IS NULL)",
                            "i", pupil_id),
                   0, &other, err);
    *namesake = ok && other;
    return ok;
}

static void read_stay(sqlite3_stmt *row, struct rows *rows)
{
    *(struct stay *)rows_next(rows, sizeof(struct stay)) =
        (struct stay){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .kind = (enum device_kind)rows_choice(rows, row, 3, DEVICE_KINDS - 1),
                       .state = (enum stay_state)rows_choice(rows, row, 4, STAY_RETURNED),
                       .label = sql_text(row, 5, rows->arena),
                       .in_at = sqlite3_column_int64(row, 6),
                       .in_day = rows_day(rows, row, 7),
                       .lent_at = sqlite3_column_int64(row, 8),
                       .purpose = sql_text(row, 9, rows->arena),
                       .lent_to_class = sqlite3_column_int(row, 10) != 0,
                       .back_at = sqlite3_column_int64(row, 11),
                       .back_day = rows_day(rows, row, 12),
                       .changed = sqlite3_column_int64(row, 13) };
}

static void read_mark(sqlite3_stmt *row, struct rows *rows)
{
    *(struct mark *)rows_next(rows, sizeof(struct mark)) =
        (struct mark){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .kind = (enum mark_kind)rows_choice(rows, row, 3, MARK_ABSENT),
                       .day = rows_day(rows, row, 4),
                       .at = sqlite3_column_int64(row, 5) };
}

static void read_exemption(sqlite3_stmt *row, struct rows *rows)
{
    *(struct exemption *)rows_next(rows, sizeof(struct exemption)) =
        (struct exemption){ .id = sqlite3_column_int64(row, 0),
                            .pupil_id = sqlite3_column_int64(row, 1),
                            .device = (enum device_kind)rows_choice(rows, row, 3, DEVICE_KINDS - 1),
                            .from = rows_day(rows, row, 4),
                            .until = rows_day(rows, row, 5),
                            .agreed = rows_day(rows, row, 6),
                            .ended = sqlite3_column_int(row, 7) != 0 };
}

static void read_record(sqlite3_stmt *row, struct rows *rows)
{
    *(struct record *)rows_next(rows, sizeof(struct record)) =
        (struct record){ .id = sqlite3_column_int64(row, 0),
                         .pupil_id = sqlite3_column_int64(row, 1),
                         .kind = (enum violation_kind)rows_choice(rows, row, 3, VIOLATION_KINDS - 1),
                         .agreement = rows_choice(rows, row, 4, AGREEMENTS),
                         .ladder = (enum ladder_kind)rows_choice(rows, row, 5, LADDERS - 1),
                         .times = rows_choice(rows, row, 6, ROWS_MOST),
                         .since = rows_day(rows, row, 7),
                         .measure = (enum measure_kind)rows_choice(rows, row, 8, MEASURE_KINDS - 1),
                         .own_measure = sqlite3_column_int(row, 9) != 0,
                         .reason = sql_text(row, 10, rows->arena),
                         .note = sql_text(row, 11, rows->arena),
                         .at = sqlite3_column_int64(row, 12),
                         .day = rows_day(rows, row, 13),
                         .recorded = sqlite3_column_int64(row, 14),
                         .who = sql_text(row, 15, rows->arena),
                         .withdrawn = sqlite3_column_int(row, 16) != 0,
                         .view = sql_text(row, 17, rows->arena) };
}

static void read_measure(sqlite3_stmt *row, struct rows *rows)
{
    *(struct measure *)rows_next(rows, sizeof(struct measure)) =
        (struct measure){ .id = sqlite3_column_int64(row, 0),
                          .pupil_id = sqlite3_column_int64(row, 1),
                          .record_id = sqlite3_column_int64(row, 3),
                          .kind = (enum measure_kind)rows_choice(rows, row, 4, MEASURE_KINDS - 1),
                          .from = rows_day(rows, row, 5),
                          .until = rows_day(rows, row, 6),
                          .day = rows_day(rows, row, 7),
                          .withdrawn = sqlite3_column_int(row, 8) != 0,
                          .confirmed = sqlite3_column_int(row, 9) != 0,
                          .paused = sqlite3_column_int(row, 10) != 0,
                          .lifted = rows_day(rows, row, 11),
                          .lifted_why = sql_text(row, 12, rows->arena) };
}

static void read_task(sqlite3_stmt *row, struct rows *rows)
{
    *(struct task *)rows_next(rows, sizeof(struct task)) =
        (struct task){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .about = sqlite3_column_int64(row, 3),
                       .kind = (enum task_kind)rows_choice(rows, row, 4, TASK_KINDS - 1),
                       .owner = (enum task_owner)rows_choice(rows, row, 5, OWNER_HEAD),
                       .at = sqlite3_column_int64(row, 6),
                       .day = rows_day(rows, row, 7),
                       .due = rows_day(rows, row, 8),
                       .done_day = rows_day(rows, row, 9),
                       .done_by = sql_text(row, 10, rows->arena),
                       .how = sql_text(row, 11, rows->arena),
                       .why = sql_text(row, 12, rows->arena),
                       .letter = (enum letter_state)rows_choice(rows, row, 13, LETTER_GIVEN),
                       .signed_day = rows_day(rows, row, 14),
                       .given_day = rows_day(rows, row, 15) };
}

static void read_letter(sqlite3_stmt *row, struct rows *rows)
{
    *(struct letter_made *)rows_next(rows, sizeof(struct letter_made)) =
        (struct letter_made){ .id = sqlite3_column_int64(row, 0),
                              .pupil_id = sqlite3_column_int64(row, 1),
                              .about = sqlite3_column_int64(row, 3),
                              .kind = (enum letter_kind)rows_choice(rows, row, 4, LETTER_KINDS - 1),
                              .version = rows_choice(rows, row, 5, ROWS_MOST),
                              .day = rows_day(rows, row, 6),
                              .language = sql_text(row, 7, rows->arena),
                              .file = sql_text(row, 8, rows->arena),
                              .digest = sql_text(row, 9, rows->arena),
                              .who = sql_text(row, 10, rows->arena),
                              .typed.talk = sql_text(row, 11, rows->arena),
                              .typed.where = sql_text(row, 12, rows->arena),
                              .typed.work = sql_text(row, 13, rows->arena),
                              .typed.agreed = sql_text(row, 14, rows->arena) };
}

static void read_note(sqlite3_stmt *row, struct rows *rows)
{
    *(struct note *)rows_next(rows, sizeof(struct note)) =
        (struct note){ .id = sqlite3_column_int64(row, 0),
                       .pupil_id = sqlite3_column_int64(row, 1),
                       .text = sql_text(row, 3, rows->arena),
                       .withdrawn = sqlite3_column_int(row, 4) != 0 };
}

bool query_everything(struct store *store, struct arena *arena, struct facts *facts, struct err *err)
{
    *facts = (struct facts){ 0 };
    LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil ORDER BY class, sort, id", "");
    tell_apart(facts, INT_MAX, arena);
    LIST(stays, stay_count, read_stay, "SELECT * FROM stay WHERE back_day IS NULL AND state <> 2", "");
    LIST(exemptions, exemption_count, read_exemption, "SELECT * FROM exemption", "");
    LIST(records, record_count, read_record, "SELECT * FROM record", "");
    LIST(measures, measure_count, read_measure, "SELECT * FROM measure", "");
    LIST(tasks, task_count, read_task, "SELECT * FROM task", "");
    LIST(letters, letter_count, read_letter, "SELECT * FROM letter", "");
    return true;
}

bool query_class_records(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                         const struct record **records, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(store,
                   sql_bind(store, err,
                            "SELECT * FROM record WHERE class = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY at, id",
                            "idd", class_id, from, until),
                   read_record, arena, &items, count, err))
        return false;
    *records = items;
    return true;
}

/* Who were in class ?1 on day ?2 and are in another now; of today there are none. */
#define THEN                                                                                                 \
    " FROM was_in w CROSS JOIN pupil p ON p.id = w.pupil WHERE w.class = ?1 AND w.until_day > ?2"            \
    " AND w.from_day <= ?2 AND p.class <> ?1"

/* Pupil n of class ?1: one of now, or who left since day ?3, when the oldest count begins. */
#define OF_NOW "n.class = ?1 AND " PUPIL_UNTIL("n") " >= ?3"

/* What table s holds about these pupils, and on a day that has others, about those `then` too. Of nearly
 * every start there are none, and preparing what asks for them would be a good part of it. One loop in the
 * other: for an IN (...) SQLite would write down all these pupils first, in each statement, after each key.
 */
#define ABOUT(table, also)                                                                                   \
    (then ? "SELECT s.* FROM " table " s WHERE s.pupil IN (SELECT n.id FROM pupil n WHERE " OF_NOW           \
            " UNION ALL SELECT p.id" THEN ") AND " also                                                      \
          : "SELECT s.* FROM pupil n CROSS JOIN " table " s ON s.pupil = n.id WHERE " OF_NOW " AND " also)

/* Who was in another class on day ?2 is shown there, unless ?4: those of now. */
#define PUPILS                                                                                               \
    "SELECT *, 0 FROM pupil p WHERE class = ?1 AND (left_day IS NULL OR left_day >= ?3"                      \
    " OR id IN (SELECT pupil FROM task WHERE done_day IS NULL)"                                              \
    " OR id IN (SELECT pupil FROM stay WHERE back_day IS NULL AND state <> 2))"                              \
    " AND (?4 OR placed_day <= ?2 OR NOT EXISTS(SELECT 1 FROM was_in w WHERE w.pupil = p.id AND"             \
    " w.class <> ?1 AND w.from_day <= ?2 AND w.until_day > ?2))"

/* What is about a pupil goes with it to another class: a running ban, a device that is still here. Each part
 * is a range of one index, so that ten years cost no more than one: what is open anywhere, what was closed on
 * this day, and the few that stayed overnight. */
#define STAYS                                                                                                \
    "SELECT s.* FROM stay s CROSS JOIN pupil p ON p.id = s.pupil WHERE s.back_day IS NULL AND s.state <> 2"  \
    " AND p.class = ?1 AND s.in_day <= ?2 UNION ALL"                                                         \
    " SELECT * FROM stay WHERE class = ?1 AND in_day = ?2 AND back_day IS NULL AND state = 2 UNION ALL"      \
    " SELECT * FROM stay WHERE class = ?1 AND in_day = ?2 AND back_day IS NOT NULL UNION ALL"                \
    " SELECT s.* FROM stay s INDEXED BY stay_over CROSS JOIN pupil p ON p.id = s.pupil WHERE"                \
    " s.back_day > s.in_day"                                                                                 \
    " AND s.back_day >= ?2 AND p.class = ?1 AND s.in_day < ?2"
#define STAYS_THEN                                                                                           \
    " UNION ALL SELECT * FROM stay WHERE pupil IN (SELECT p.id" THEN ") AND back_day IS NULL AND state <> 2" \
    " AND in_day < ?2 UNION ALL"                                                                             \
    " SELECT * FROM stay INDEXED BY stay_over WHERE pupil IN (SELECT p.id" THEN ") AND back_day > in_day"    \
    " AND back_day >= ?2 AND in_day < ?2"

static bool others_then(struct store *store, const struct scope *scope, bool *then, struct err *err)
{
    int64_t found;
    bool ok = sql_number(store,
                         sql_bind(store, err,
                                  "SELECT EXISTS(SELECT 1 FROM was_in WHERE class = ?1 AND until_day > ?2)",
                                  "id", scope->class_id, scope->day),
                         0, &found, err);
    *then = ok && found;
    return ok;
}

static bool of_class(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                     struct err *err)
{
    int64_t class_id = scope->class_id, day = scope->day, since = scope->since;
    bool then;
    if (!others_then(store, scope, &then, err))
        return false;
    if (scope->school)
        LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil ORDER BY class, sort, id", "");
    else
        LIST(pupils, pupil_count, read_pupil,
             then && scope->then ? PUPILS
                 " UNION ALL SELECT p.id, w.class, first, prefix, surname, name, sort, search, key,"
                 " w.grp, w.slot, w.until_day, came_day, w.from_day, 1" THEN " ORDER BY class, sort, id"
                                 : PUPILS " ORDER BY class, sort, id",
             "iiii", class_id, day, since, (int64_t)!scope->then);
    tell_apart(facts, scope->day, arena);
    int64_t begun = 0;
    if (!sql_number(store, sql_bind(store, err, "SELECT coalesce(max(year), 0) FROM schoolyear", ""), 0,
                    &begun, err))
        return false;
    facts->year_begun = (int)begun;
    /* Who leaves is looked at in every class: is a device still here? */
    if (scope->school)
        LIST(stays, stay_count, read_stay, "SELECT * FROM stay WHERE back_day IS NULL AND state <> 2", "");
    else
        LIST(stays, stay_count, read_stay, then ? STAYS STAYS_THEN : STAYS, "ii", class_id, day);
    LIST(marks, mark_count, read_mark, "SELECT * FROM mark WHERE class = ?1 AND day = ?2", "ii", class_id,
         day);
    LIST(exemptions, exemption_count, read_exemption,
         ABOUT("exemption", "(s.until_day >= ?2 OR s.id IN"
                            /* one that ended is renewed from the duty that says so */
                            " (SELECT about FROM task WHERE kind = ?4 AND done_day IS NULL))"),
         "iiii", class_id, day, since, (int64_t)TASK_EXEMPTION_ENDS);
    LIST(records, record_count, read_record, ABOUT("record", "s.day >= ?3"), "iii", class_id, day, since);
    LIST(measures, measure_count, read_measure,
         ABOUT("measure", "(s.day >= ?3 OR s.until_day IS NULL OR s.until_day >= ?2)"), "iii", class_id, day,
         since);
    LIST(tasks, task_count, read_task,
         ABOUT("task",
               "s.done_day IS NOT NULL AND (s.done_day >= ?3"
               " OR EXISTS(SELECT 1 FROM measure m WHERE m.id = s.about AND m.until_day >= ?2)) UNION ALL"
               " SELECT t.* FROM task t CROSS JOIN pupil p ON p.id = t.pupil WHERE t.done_day IS NULL AND"
               " p.class = ?1 UNION ALL"
               /* Of no pupil: a site to be passed on, also from before there was a class. */
               " SELECT * FROM task WHERE pupil = 0 AND class IN (?1, 0) AND (done_day IS NULL OR done_day"
               " >= ?3)"),
         "iii", class_id, day, since);
    LIST(letters, letter_count, read_letter,
         ABOUT("letter", "(s.day >= ?3 OR s.about IN (SELECT about FROM task WHERE done_day IS NULL))"),
         "iii", class_id, day, since);
    return true;
}

/* The class ?3 of pupil ?1, and the one on day ?2. */
#define CLASSES_OF                                                                                           \
    " IN (SELECT ?3 UNION SELECT class FROM was_in WHERE pupil = ?1 AND from_day <= ?2 AND until_day > ?2)"

/* What is kept by class and day, a watch in the bag and a mark, of one pupil; in the class of then too, where
 * that was another. */
static bool of_day(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                   struct err *err)
{
    int64_t pupil_id = scope->pupil_id, class_id = facts->pupil_count ? facts->pupils[0].class_id : 0, moved;
    if (!sql_number(
            store,
            sql_bind(store, err, "SELECT EXISTS(SELECT 1 FROM was_in WHERE pupil = ?1)", "i", pupil_id), 0,
            &moved, err))
        return false;
#define OF_DAY(before, after) moved ? before CLASSES_OF after : before " = ?3" after
    LIST(stays, stay_count, read_stay,
         OF_DAY("SELECT * FROM stay WHERE pupil = ?1 AND back_day IS NULL AND state <> 2 UNION ALL"
                " SELECT * FROM stay WHERE class",
                " AND in_day >= ?2 AND back_day IS NULL AND state = 2 AND pupil = ?1 UNION ALL"
                " SELECT * FROM stay WHERE pupil = ?1 AND back_day >= ?2"),
         "idi", pupil_id, scope->day, class_id);
    LIST(marks, mark_count, read_mark,
         OF_DAY("SELECT * FROM mark WHERE class", " AND day = ?2 AND pupil = ?1"), "idi", pupil_id,
         scope->day, class_id);
    return true;
}

static bool of_pupil(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                     struct err *err)
{
    int64_t pupil_id = scope->pupil_id;
    LIST(pupils, pupil_count, read_pupil, "SELECT * FROM pupil WHERE id = ?1", "i", pupil_id);
    bool namesake;
    if (!is_namesake(store, pupil_id, &namesake, err) || !of_day(store, scope, arena, facts, err))
        return false;
    if (namesake && facts->pupil_count)
        add_slot((struct pupil *)(uintptr_t)facts->pupils, arena);
    LIST(exemptions, exemption_count, read_exemption, "SELECT * FROM exemption WHERE pupil = ?1", "i",
         pupil_id);
    LIST(records, record_count, read_record, "SELECT * FROM record WHERE pupil = ?1", "i", pupil_id);
    LIST(measures, measure_count, read_measure, "SELECT * FROM measure WHERE pupil = ?1", "i", pupil_id);
    LIST(tasks, task_count, read_task, "SELECT * FROM task WHERE pupil = ?1", "i", pupil_id);
    LIST(letters, letter_count, read_letter, "SELECT * FROM letter WHERE pupil = ?1", "i", pupil_id);
    LIST(notes, note_count, read_note, "SELECT * FROM note WHERE pupil = ?1", "i", pupil_id);
    if (scope->consents &&
        !query_pupil_consents(store, pupil_id, arena, &facts->consents, &facts->consent_count, err))
        return false;
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

bool query_facts(struct store *store, const struct scope *scope, struct arena *arena, struct facts *facts,
                 struct err *err)
{
    *facts = (struct facts){ .other_label = "" };
    LIST(classes, class_count, read_class,
         scope->pupil_id
             ? "SELECT id, name, groups, demo, 0 FROM class ORDER BY name, id"
             : "SELECT c.id, c.name, c.groups, c.demo, (SELECT count(*) FROM pupil p WHERE p.class = c.id"
               " AND " PUPIL_UNTIL("p") " = " PUPIL_STAYS ") FROM class c ORDER BY c.name, c.id",
         "");
    if (scope->sites && !query_sites(store, arena, &facts->sites, &facts->site_count, err))
        return false;
    if (scope->lessons && (!query_lessons_all(store, arena, &facts->lessons, &facts->lesson_count, err) ||
                           !query_lesson_lines(store, scope->lesson_id, arena, &facts->lesson_lines,
                                               &facts->lesson_line_count, err)))
        return false;
    if (scope->prep) {
        struct prep *prep = arena_new(arena, 1, sizeof *prep);
        facts->prep = prep;
        if (!query_prep(store, arena, prep, err))
            return false;
    }
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
    sort_lists(facts);
    return !scope->who || query_last_actions(store, scope, arena, facts, err);
}
