#include "klaskast/store/query.h"

#include "rows.h"

#include "klaskast/domain/lesson.h"

#define COLUMNS                                                                                              \
    "id, uid, class, day, title, subject, goal, groups, sites, contact, leave_by, leave_day, media, adult,"  \
    " copyright, state"

static void read_lesson(sqlite3_stmt *row, struct rows *rows)
{
    struct lesson *lesson = rows_next(rows, sizeof(struct lesson));
    *lesson = (struct lesson){ .id = sqlite3_column_int64(row, 0),
                               .uid = sql_text(row, 1, rows->arena),
                               .class_id = sqlite3_column_int64(row, 2),
                               .day = rows_day(rows, row, 3),
                               .title = sql_text(row, 4, rows->arena),
                               .subject = sql_text(row, 5, rows->arena),
                               .goal = sql_text(row, 6, rows->arena),
                               .contact = sql_text(row, 9, rows->arena),
                               .leave_by = sql_text(row, 10, rows->arena),
                               .leave_day = rows_day(rows, row, 11),
                               .media = sqlite3_column_int(row, 12) != 0,
                               .adult = sqlite3_column_int(row, 13) != 0,
                               .copyright = sql_text(row, 14, rows->arena),
                               .state = (enum lesson_state)rows_choice(rows, row, 15, LESSON_STATES - 1) };
    if (!groups_parse(sql_text(row, 7, rows->arena), &lesson->groups))
        lesson->groups = 0;
    if (!lesson_sites_read(sql_text(row, 8, rows->arena), rows->arena, &lesson->sites, &lesson->site_count))
        lesson->site_count = 0;
}

static bool list(struct store *store, sqlite3_stmt *statement, struct arena *arena,
                 const struct lesson **lessons, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(store, statement, read_lesson, arena, &items, count, err))
        return false;
    *lessons = items;
    return true;
}

bool query_lessons(struct store *store, int64_t class_id, int from, int until, struct arena *arena,
                   const struct lesson **lessons, size_t *count, struct err *err)
{
    return list(store,
                sql_bind(store, err,
                         "SELECT " COLUMNS " FROM lesson WHERE day BETWEEN ?1 AND ?2 AND (class IN (?3, 0)"
                         " OR NOT EXISTS(SELECT 1 FROM class c WHERE c.id = lesson.class)) ORDER BY day, id",
                         "ddi", from, until, class_id),
                arena, lessons, count, err);
}

bool query_lessons_all(struct store *store, struct arena *arena, const struct lesson **lessons, size_t *count,
                       struct err *err)
{
    return list(store, sql_bind(store, err, "SELECT " COLUMNS " FROM lesson ORDER BY day, id", ""), arena,
                lessons, count, err);
}

static void read_line(sqlite3_stmt *row, struct rows *rows)
{
    *(struct lesson_line *)rows_next(rows, sizeof(struct lesson_line)) =
        (struct lesson_line){ .id = sqlite3_column_int64(row, 0),
                              .lesson_id = sqlite3_column_int64(row, 1),
                              .pupil_id = sqlite3_column_int64(row, 2),
                              .text = sql_text(row, 3, rows->arena) };
}

bool query_lesson_lines(struct store *store, int64_t lesson_id, struct arena *arena,
                        const struct lesson_line **lines, size_t *count, struct err *err)
{
    const void *items;
    if (!rows_list(
            store,
            sql_bind(store, err, "SELECT * FROM lesson_line WHERE lesson = ?1 ORDER BY id", "i", lesson_id),
            read_line, arena, &items, count, err))
        return false;
    *lines = items;
    return true;
}
