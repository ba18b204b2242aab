/* A real data file in a folder of its own, with a small class of invented children, behind the running
 * program: for tests of whole histories. The clock stands still until the test moves it. */
#ifndef KLASKAST_TESTS_CUPBOARD_H
#define KLASKAST_TESTS_CUPBOARD_H

#include "unit.h"

#include "klaskast/app/app.h"
#include "klaskast/app/desk.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/project.h"
#include "klaskast/store/query.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct cupboard {
    char folder[200];
    char path[256];
    struct app app;
    struct outcome outcome;
    struct err err;
    struct arena arena; /* of cupboard_facts */
} cupboard;

/* "2026-11-20T10:15:00" */
static inline void cupboard_now(const char *now)
{
    setenv("KLASKAST_NOW", now, 1);
    assert_true(clock_init());
}

/* So many seconds later. */
static inline void cupboard_later(int seconds)
{
    char text[40], date[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE];
    int64_t now = clock_now() + seconds;
    day_iso(clock_day(now), date);
    snprintf(text, sizeof text, "%sT%s:%02d", date, clock_text(now, time), (int)(now % 60));
    cupboard_now(text);
}

static inline bool perform(struct intent intent)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    bool ok = app_perform(&cupboard.app, &intent, &cupboard.outcome, &cupboard.err);
    assert_true(ok == (cupboard.err.kind == ERR_NONE));
    return ok;
}

/* It must work out. */
static inline void done(struct intent intent)
{
    if (!perform(intent))
        fail_msg("refused: %s", cupboard.err.text);
    assert_int_equal(cupboard.outcome.question, QUESTION_NONE);
}

static inline void reopen(void)
{
    struct options options = { .database = cupboard.path };
    app_close(&cupboard.app);
    cupboard.err = (struct err){ ERR_NONE, "" };
    if (!app_open(&cupboard.app, &options, false, &cupboard.err))
        fail_msg("cannot be opened: %s", cupboard.err.text);
    app_desk(&cupboard.app);
}

static inline void new_folder(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(cupboard.folder, sizeof cupboard.folder, "%s/klaskast-unit-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(cupboard.folder));
    snprintf(cupboard.path, sizeof cupboard.path, "%s/klaskast.db", cupboard.folder);
    setenv("HOME", cupboard.folder, 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    setenv("TZ", "Europe/Amsterdam", 1);
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    cupboard_now("2026-11-20T10:15:00");
}

static inline void remove_folder(void)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", cupboard.folder);
    assert_int_equal(system(command), 0);
}

static inline void new_class(void)
{
    static const struct roster_change pupils[] = {
        { .kind = ROSTER_NEW, .first = "Noor", .prefix = "de", .surname = "Vries" },
        { .kind = ROSTER_NEW, .first = "Mees", .surname = "Bakker" },
        { .kind = ROSTER_NEW, .first = "Zoë", .surname = "Öztürk" },
        { .kind = ROSTER_NEW, .first = "Daan", .prefix = "van den", .surname = "Berg" },
    };
    done((struct intent){
        .kind = INTENT_ROSTER, .text = "7A", .group = "7", .changes = pupils, .change_count = 4 });
}

/* For cmocka's set-up: class 7A with four pupils, Marit Bakker in front of it. */
static inline int cupboard_open(void **state)
{
    (void)state;
    cupboard = (struct cupboard){ 0 };
    new_folder();
    arena_init(&cupboard.arena);
    struct options options = { .database = cupboard.path };
    if (!app_open(&cupboard.app, &options, true, &cupboard.err))
        fail_msg("cannot be made: %s", cupboard.err.text);
    app_desk(&cupboard.app);
    done((struct intent){ .kind = INTENT_TEACHER, .text = "Marit Bakker" });
    new_class();
    cupboard_later(60);
    return 0;
}

static inline int cupboard_close(void **state)
{
    (void)state;
    app_close(&cupboard.app);
    arena_clear(&cupboard.arena);
    remove_folder();
    return 0;
}

/* For main: what is on disk after a power cut is not asked there, so the disk need not be waited for. */
static inline void cupboards_in_memory(void)
{
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
}

#define cupboard_test(name) cmocka_unit_test_setup_teardown(name, cupboard_open, cupboard_close)

/* The pupil's number, by first name. */
static inline int64_t pupil_called(const char *first)
{
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++)
        if (strcmp(cupboard.app.model.pupils[i].pupil->first, first) == 0)
            return cupboard.app.model.pupils[i].pupil->id;
    fail_msg("there is no %s", first);
    return 0;
}

/* All that is known of one pupil, as it is on disk now. */
static inline const struct facts *facts_of(int64_t pupil_id)
{
    struct facts *facts = arena_new(&cupboard.arena, 1, sizeof *facts);
    assert_true(app_pupil_facts(&cupboard.app, pupil_id, &cupboard.arena, facts, &cupboard.err));
    return facts;
}

/* One number of the file, read past the program. */
static inline int64_t number_of(const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    int64_t number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

/* Runs SQL past the program; returns SQLite's code. */
static inline int run_sql(const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

static inline void table_digest(sqlite3 *db, const char *table, struct digest *digest)
{
    char sql[120];
    sqlite3_stmt *statement;
    snprintf(sql, sizeof sql, "SELECT * FROM %.80s ORDER BY 1", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int c = 0; c < sqlite3_column_count(statement); c++)
            digest_add_text(digest, (const char *)sqlite3_column_text(statement, c));
    sqlite3_finalize(statement);
    digest_add_text(digest, table);
}

/* A digest of what the tables say of the class: all of them, but not which rows were taken back. */
static inline void tables_digest(char text[DIGEST_HEX_SIZE])
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    int tables = 0;
    digest_init(&digest);
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN"
                                        " ('journal', 'undone', 'cache_version') ORDER BY name",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    for (; sqlite3_step(statement) == SQLITE_ROW; tables++)
        table_digest(db, (const char *)sqlite3_column_text(statement, 0), &digest);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    assert_true(tables >= 12);
    digest_end(&digest, bytes);
    digest_hex(bytes, text);
}

/* The file, the chain and the tables are as they should be. */
static inline void assert_verified(void)
{
    struct finding findings[FINDINGS];
    assert_true(journal_verify(cupboard.app.store, findings, &cupboard.err));
    for (int i = 0; i < FINDINGS; i++)
        if (!findings[i].good)
            fail_msg("%s: %s", findings[i].name, findings[i].text);
}

#endif
