#include "unit.h"

#include "klaskast/base/digest.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/project.h"
#include "klaskast/store/purge.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static char folder[] = "/tmp/klaskast-unit-XXXXXX";
static char path[64];
static struct store *store;

static void append(struct event *events, size_t count)
{
    char action[UUID_SIZE];
    struct err err = { ERR_NONE, "" };
    uuid_make(1795166100, action);
    assert_true(store_begin(store, &err));
    assert_true(journal_append(store, action, 1795166100, events, count, &err));
    assert_true(store_commit(store, &err));
}

/* A class with one pupil, whose phone was handed in twice: the first time was taken back. */
static int set_up(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    snprintf(path, sizeof path, "%s/test.db", folder);
    assert_true(store_open(path, true, 1795166100, &store, &err));
    struct event class[] = {
        { .kind = EVENT_CLASS_ADDED, .occurred = 1795166100 },
        { .kind = EVENT_PUPIL_ADDED, .occurred = 1795166100, .class_id = -1, .pupil_id = -2 }
    };
    event_put(&class[0], "name", "7A");
    event_put(&class[1], "first", "Noor");
    append(class, 2);
    for (int i = 0; i < 2; i++) {
        struct event in = { .kind = EVENT_DEVICE_IN, .occurred = 1795166100, .class_id = 1, .pupil_id = 2 };
        event_put(&in, "device", "phone");
        append(&in, 1);
        if (i == 0)
            append(&(struct event){ .kind = EVENT_TAKEN_BACK, .occurred = 1795166100, .ref = 3 }, 1);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(&store);
    unlink(path);
    return 0;
}

static bool same(void)
{
    bool is_same = false;
    struct err err = { ERR_NONE, "" };
    assert_true(project_compare(store, &is_same, &err));
    return is_same;
}

/* What no klaskast would do. */
static void tamper(const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_changes(db) > 0);
    sqlite3_close(db);
}

static void compare__as_the_program_left_it__is_the_same(void **state)
{
    (void)state;
    assert_true(same());
    struct err err = { ERR_NONE, "" };
    assert_true(store_begin(store, &err) && store_rebuild(store, &err) && store_commit(store, &err));
    assert_true(same());
}

/* The journal is compared a piece at a time; the pupil and what is held stand in different pieces. */
static void compare__pupil_in_the_next_class_far_from_its_phone__is_the_same(void **state)
{
    (void)state;
    static struct event choices[9000];
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        choices[i] = (struct event){ .kind = EVENT_PREFERENCE_SET, .occurred = 1795166100 };
        event_put(&choices[i], "name", "theme");
        event_put(&choices[i], "value", "light");
    }
    for (int i = 0; i < 4; i++)
        append(choices, sizeof choices / sizeof *choices);
    struct event in = { .kind = EVENT_DEVICE_IN, .occurred = 1795166100, .class_id = 1, .pupil_id = 2 };
    event_put(&in, "device", "smartwatch");
    append(&in, 1);
    struct event class = { .kind = EVENT_CLASS_ADDED, .occurred = 1795166100 };
    event_put(&class, "name", "8A");
    append(&class, 1);
    struct event moved = { .kind = EVENT_PUPIL_CHANGED, .occurred = 1795166100, .ref = 2, .pupil_id = 2 };
    moved.class_id = class.number;
    event_put(&moved, "first", "Noor");
    append(&moved, 1);
    assert_true(same());
}

static void compare__a_value_changed__differs(void **state)
{
    (void)state;
    tamper("UPDATE pupil SET first = 'Nora'");
    assert_false(same());
    tamper("UPDATE pupil SET first = 'Noor'");
    assert_true(same());
    tamper("UPDATE stay SET in_at = in_at + 1");
    assert_false(same());
}

static void compare__a_row_missing__differs(void **state)
{
    (void)state;
    tamper("DELETE FROM stay");
    assert_false(same());
}

static void compare__a_row_that_nothing_made__differs(void **state)
{
    (void)state;
    tamper("INSERT INTO mark VALUES(9000000, 2, 1, 0, 20000, 0)");
    assert_false(same());
    tamper("DELETE FROM mark");
    tamper("INSERT INTO mark VALUES(-5, 2, 1, 0, 20000, 0)");
    assert_false(same());
}

static void compare__what_counts__differs(void **state)
{
    (void)state;
    tamper("DELETE FROM undone");
    assert_false(same());
}

static void compare__differs__is_mended_by_a_rebuild__law_3(void **state)
{
    (void)state;
    tamper("DELETE FROM stay; UPDATE class SET name = '8B'; DELETE FROM undone");
    assert_false(same());
    struct err err = { ERR_NONE, "" };
    assert_true(store_begin(store, &err) && store_rebuild(store, &err) && store_commit(store, &err));
    assert_true(same());
}

/* Of the file itself, past the program. */
static int objects_like(const char *names)
{
    char sql[200];
    sqlite3 *db;
    sqlite3_stmt *row;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM sqlite_schema WHERE name IN (%s)", names);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int count = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return count;
}

/* A trigger, a view or a table that is not of klaskast is in nobody's way after it, and the journal is whole.
 */
static void store_rebuild__what_is_not_of_klaskast__is_gone(void **state)
{
    (void)state;
    static const char strangers[] = "'spy', 'a \"b', 'mine', 'mine_a'";
    struct err err = { ERR_NONE, "" };
    tamper("CREATE TRIGGER spy AFTER INSERT ON pupil BEGIN DELETE FROM stay; END;"
           "CREATE VIEW \"a \"\"b\" AS SELECT 1; CREATE TABLE mine(a); CREATE INDEX mine_a ON mine(a);"
           "DROP TABLE mark; CREATE VIEW mark AS SELECT 1 AS pupil; DELETE FROM stay");
    assert_int_equal(objects_like(strangers), 4);
    assert_true(store_begin_rebuild(store, &err) && store_rebuild(store, &err) && store_commit(store, &err));
    assert_int_equal(objects_like(strangers), 0);
    assert_true(same());
    assert_true(store_begin(store, &err)); /* it is written in again */
    store_rollback(store);
}

/* One flipped bit in the number of the last row: the pieces must not step through all numbers up to it. */
static void compare__a_number_far_beyond_the_last__ends(void **state)
{
    (void)state;
    tamper("DROP TRIGGER journal_no_change; UPDATE journal SET number = 1 << 55 WHERE number = 5");
    alarm(20);
    assert_false(same());
    alarm(0);
}

static void store_rebuild__the_highest_number_there_is__ends_and_nothing_is_added(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    struct event event = { .kind = EVENT_COPY_RESTORED, .who = "" };
    struct settings settings = { .keep_ticks = 31 };
    unsigned kinds;
    tamper(
        "DROP TRIGGER journal_no_change; UPDATE journal SET number = 9223372036854775807 WHERE number = 5");
    alarm(20);
    store_rebuild(store, &err);
    assert_true(purge_due(store, &settings, 21000, &kinds, &err));
    alarm(0);
    assert_false(journal_append(store, "b3f7a5c2-0000-7000-8000-000000000000", 0, &event, 1, &err));
    assert_int_equal(err.kind, ERR_DISK);
}

static void journal_verify__a_row_of_the_journal_changed__is_found_and_nothing_is_written(void **state)
{
    (void)state;
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    tamper("DROP TRIGGER journal_no_change; UPDATE journal SET occurred = occurred + 60 WHERE number = 2");
    assert_true(journal_verify(store, findings, &err));
    assert_true(findings[0].good);
    assert_false(findings[1].good);
    assert_false(store_begin(store, &err));
    assert_int_equal(err.kind, ERR_DISK);
}

/* With no file left to open nothing was looked at: that is no damage, and nothing needs to be made anew. */
static void journal_verify__too_many_files_open__says_nothing_of_the_file(void **state)
{
    (void)state;
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    const struct rlimit before = limit;
    int next = dup(0);
    close(next);
    limit.rlim_cur = (rlim_t)next;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    bool verified = journal_verify(store, findings, &err);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_false(verified);
    assert_int_equal(err.kind, ERR_DISK);
    assert_null(strstr(err.text, "damaged"));
    assert_true(store_begin(store, &err));
    store_rollback(store);
}

/* Nor where another file, or none, is at its place by now: what differs is not this one. */
static void journal_verify__the_file_was_moved__says_nothing_of_it_and_nothing_is_written(void **state)
{
    (void)state;
    char away[sizeof path + 8];
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    snprintf(away, sizeof away, "%s.away", path);
    assert_int_equal(rename(path, away), 0);
    assert_false(journal_verify(store, findings, &err));
    assert_non_null(strstr(err.text, "moved"));
    err = (struct err){ ERR_NONE, "" };
    assert_false(store_begin(store, &err));
    assert_non_null(strstr(err.text, "moved"));
    assert_int_equal(rename(away, path), 0);
    assert_true(store_begin(store, &err));
    store_rollback(store);
}

static void store__an_older_copy_put_over_it__is_noticed_and_not_written_to(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    assert_true(store_read_begin(store, &err));
    store_read_end(store);
    tamper("DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE number = 5");
    assert_false(store_read_begin(store, &err));
    assert_non_null(strstr(err.text, "replaced"));
    err = (struct err){ ERR_NONE, "" };
    assert_false(store_begin(store, &err));
    assert_int_equal(err.kind, ERR_DISK);
}

static bool nobody_types(void *context)
{
    (void)context;
    return false;
}

/* As long as somebody reads, another program cannot commit: long reading stops for it. */
static void journal_verify__another_program_begins_to_write__makes_way(void **state)
{
    (void)state;
    static struct event choices[9000];
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    sqlite3 *db;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        choices[i] = (struct event){ .kind = EVENT_PREFERENCE_SET, .occurred = 1795166100 };
        event_put(&choices[i], "name", "theme");
        event_put(&choices[i], "value", "light");
    }
    append(choices, sizeof choices / sizeof *choices);
    store_interrupt(store, nobody_types, NULL);
    assert_true(journal_verify(store, findings, &err));
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE; UPDATE class SET name = '8B'", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(journal_verify(store, findings, &err));
    assert_true(store_interrupted(store));
    assert_int_equal(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_true(journal_verify(store, findings, &err));
    assert_true(findings[0].good && findings[1].good && findings[2].good);
    store_interrupt(store, NULL, NULL);
}

/* The first look sees no key, but one comes; only the timer's look sees that. */
static bool key_comes(void *context)
{
    int *looks = context;
    if (++*looks == 1)
        raise(SIGALRM);
    return *looks == 2;
}

/* SQLite checks a whole file in one step, during which its progress handler is not called. */
static void journal_verify__a_key_while_sqlite_checks_the_file__stops_that(void **state)
{
    (void)state;
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    int looks = 0;
    tamper("INSERT INTO undone SELECT value FROM (WITH RECURSIVE n(value) AS (SELECT 1000 UNION ALL SELECT "
           "value + 1 FROM n LIMIT 20000) SELECT value FROM n)");
    store_interrupt(store, key_comes, &looks);
    assert_false(journal_verify(store, findings, &err));
    assert_true(store_interrupted(store));
    assert_null(findings[1].name);
    store_interrupt(store, NULL, NULL);
    assert_true(journal_verify(store, findings, &err));
    assert_true(findings[0].good);
}

static int told[300], told_count;

static void note_percent(int percent)
{
    if (told_count < (int)(sizeof told / sizeof *told))
        told[told_count++] = percent;
}

/* A large file takes its time: whoever waits sees how far it is. */
static void store_open__tables_of_another_klaskast__are_made_anew_and_it_tells_how_far(void **state)
{
    (void)state;
    static struct event choices[5000];
    struct err err = { ERR_NONE, "" };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        choices[i] = (struct event){ .kind = EVENT_PREFERENCE_SET, .occurred = 1795166100 };
        event_put(&choices[i], "name", "theme");
        event_put(&choices[i], "value", "light");
    }
    append(choices, sizeof choices / sizeof *choices);
    store_close(&store);
    tamper("UPDATE cache_version SET version = 1; DELETE FROM preference");
    store_on_rebuild(note_percent);
    assert_true(store_open(path, false, 1795166100, &store, &err));
    store_on_rebuild(NULL);
    assert_int_equal(told_count, 3);
    assert_true(told[0] > 0 && told[0] < told[1] && told[1] < told[2]);
    assert_int_equal(told[2], 100);
    assert_true(same());
}

int main(void)
{
    if (!mkdtemp(folder))
        return 99;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(compare__as_the_program_left_it__is_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__pupil_in_the_next_class_far_from_its_phone__is_the_same,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__a_value_changed__differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__a_row_missing__differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__a_row_that_nothing_made__differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__what_counts__differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__differs__is_mended_by_a_rebuild__law_3, set_up, tear_down),
        cmocka_unit_test_setup_teardown(store__an_older_copy_put_over_it__is_noticed_and_not_written_to,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(store_rebuild__what_is_not_of_klaskast__is_gone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(compare__a_number_far_beyond_the_last__ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(store_rebuild__the_highest_number_there_is__ends_and_nothing_is_added,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            journal_verify__a_row_of_the_journal_changed__is_found_and_nothing_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(journal_verify__too_many_files_open__says_nothing_of_the_file, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            journal_verify__the_file_was_moved__says_nothing_of_it_and_nothing_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            store_open__tables_of_another_klaskast__are_made_anew_and_it_tells_how_far, set_up, tear_down),
        cmocka_unit_test_setup_teardown(journal_verify__a_key_while_sqlite_checks_the_file__stops_that,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(journal_verify__another_program_begins_to_write__makes_way, set_up,
                                        tear_down),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
