/* Numbers in the tables that no klaskast writes: a flipped bit, a hand that meddled. They are refused with
 * what to do, or harm nothing; nothing is looked up by them. */
#include "cupboard.h"

#include "klaskast/app/demo_story.h"

enum { TABLES = 40, MOST_COLUMNS = 24, NAME = 40 };

static sqlite3 *db;
static int64_t pupils[3];

static void sql(const char *format, const char *table, const char *column, const char *value)
{
    char text[400], *why = NULL;
    snprintf(text, sizeof text, format, table, column, value);
    if (sqlite3_exec(db, text, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", text, why);
}

/* Everything that the screens read. True: no part of it was refused. */
static bool look_at_everything(void)
{
    struct desk *desk = &cupboard.app.desk;
    struct err err = { ERR_NONE, "" };
    struct arena arena;
    struct facts facts;
    struct year year;
    const struct site *sites;
    const struct lesson *lessons;
    const struct consent *consents;
    struct retention_plan plan;
    size_t count;
    int today = clock_today();
    arena_init(&arena);
    bool whole = desk->reload(desk, &err);
    for (size_t i = 0; i < sizeof pupils / sizeof *pupils; i++)
        whole &= desk->pupil_facts(desk, pupils[i], &arena, &facts, &err);
    struct year_look new_year;
    whole &= desk->sites(desk, &arena, &sites, &count, &err);
    whole &= desk->lessons(desk, today - 30, today + 30, &arena, &lessons, &count, &err);
    whole &= desk->consents(desk, day_schoolyear(today), &arena, &consents, &count, &err);
    whole &= desk->past_time(desk, &arena, &plan, &err);
    whole &= desk->new_year(desk, &arena, &new_year, &err);
    whole &= desk->year(desk, day_schoolyear_start(today), today, &year, &err);
    arena_clear(&arena);
    return whole;
}

/* The names in the first column of a query. */
static int names(const char *query, char found[][NAME], int most)
{
    sqlite3_stmt *statement;
    int count = 0;
    assert_int_equal(sqlite3_prepare_v2(db, query, -1, &statement, NULL), SQLITE_OK);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW)
        snprintf(found[count++], NAME, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return count;
}

static void begin(void)
{
    if (!demo_make(&cupboard.app, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
    pupils[0] = pupil_called("Renée"), pupils[1] = pupil_called("Thijs"), pupils[2] = pupil_called("Otis");
    assert_int_equal(sqlite3_open(cupboard.path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    assert_true(look_at_everything());
}

static void tables__any_number_in_any_column__is_refused_or_harmless(void **state)
{
    (void)state;
    static const char *const values[] = { "-1", "97", "9223372036854775807" };
    char tables[TABLES][NAME], columns[MOST_COLUMNS][NAME], query[NAME + 120];
    int tried = 0, refused = 0;
    begin();
    int table_count = names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal' AND "
                            "name NOT LIKE 'sqlite%' AND name <> 'meta'",
                            tables, TABLES);
    for (int t = 0; t < table_count; t++) {
        sql("CREATE TEMP TABLE kept AS SELECT * FROM %s", tables[t], "", "");
        snprintf(query, sizeof query,
                 "SELECT name FROM pragma_table_info('%.39s') WHERE type LIKE 'INT%%' AND pk = 0", tables[t]);
        int column_count = names(query, columns, MOST_COLUMNS);
        for (int c = 0; c < column_count; c++) {
            for (size_t v = 0; v < sizeof values / sizeof *values; v++, tried++) {
                sql("UPDATE OR IGNORE %s SET %s = %s", tables[t], columns[c], values[v]);
                refused += !look_at_everything();
                sql("DELETE FROM %s", tables[t], "", "");
                sql("INSERT INTO %s SELECT * FROM kept", tables[t], "", "");
            }
        }
        sql("DROP TABLE kept", "", "", "");
    }
    assert_true(look_at_everything());
    assert_true(tried > 200 && refused > 20 && refused < tried);
    sqlite3_close(db);
}

/* 'ladder' was once the place in a list: a bit of it flipped, and the program wrote behind that list. */
static void tables__a_ladder_that_there_is_not__says_rebuild(void **state)
{
    (void)state;
    begin();
    sql("UPDATE %s SET %s = %s", "record", "ladder", "10");
    sqlite3_close(db);
    assert_false(app_reload(&cupboard.app, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    assert_non_null(strstr(cupboard.err.text, "klaskast rebuild"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(tables__any_number_in_any_column__is_refused_or_harmless),
        cupboard_test(tables__a_ladder_that_there_is_not__says_rebuild),
    };
    return cmocka_run_group_tests_name("damaged_tables", tests, NULL, NULL);
}
