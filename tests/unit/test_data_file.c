/* The data file as a file: what is opened, what is refused in words, migration, copies. */
#include "cupboard.h"
#include "older.h"

#include "klaskast/store/place.h"

#include "klaskast/store/backup.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct store *opened;

static bool opens(const char *path, bool create)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    bool ok = store_open(path, create, clock_now(), &opened, &cupboard.err);
    assert_true(ok == (opened != NULL));
    assert_true(ok == (cupboard.err.kind == ERR_NONE));
    store_close(&opened);
    return ok;
}

static void refused(const char *path, const char *part)
{
    assert_false(opens(path, false));
    if (!strstr(cupboard.err.text, part) || !strstr(cupboard.err.text, path))
        fail_msg("'%s' does not say '%s' and '%s'", cupboard.err.text, part, path);
}

static void put_file(const char *path, const char *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, length), (ssize_t)length);
    close(fd);
}

static char *beside(const char *name)
{
    return arena_print(&cupboard.arena, "%s/%s", cupboard.folder, name);
}

static int files_in(const char *folder)
{
    int count = 0;
    DIR *list = opendir(folder);
    if (!list)
        return 0;
    for (struct dirent *entry; (entry = readdir(list));)
        count += entry->d_name[0] != '.';
    closedir(list);
    return count;
}

/* The file of the running program, closed, so that it can be meddled with. */
static void close_program(void)
{
    app_close(&cupboard.app);
    memset(&cupboard.app, 0, sizeof cupboard.app);
}

static void store_open__new_file__is_private_and_alone(void **state)
{
    (void)state;
    struct stat stat_of;
    char *path = beside("a/b/klas.db");
    assert_false(opens(path, false));
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
    assert_true(opens(path, true));
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0600);
    assert_int_equal(stat(beside("a/b"), &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0700);
    assert_int_equal(files_in(beside("a/b")), 1);
    assert_true(opens(path, true));
}

static void store_open__what_is_no_data_file__is_refused_in_words_and_untouched(void **state)
{
    (void)state;
    char *path = beside("other.db");
    put_file(path, "", 0);
    refused(path, "is empty");
    char text[4096];
    memset(text, 'x', sizeof text);
    put_file(path, text, sizeof text);
    refused(path, "damaged");
    struct stat stat_of;
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_size, sizeof text);
    unlink(path);
    assert_int_equal(symlink(cupboard.path, path), 0);
    refused(path, "is a link");
    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
    refused(path, "is not a file");
    rmdir(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    refused(path, "is not a file");
}

static void store_open__foreign_database__is_left_alone(void **state)
{
    (void)state;
    char *path = beside("other.db");
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE songs(title TEXT); INSERT INTO songs VALUES('Wilhelmus')", NULL, NULL,
                 NULL);
    sqlite3_close(db);
    refused(path, "not a klaskast file");
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA application_id = 0x6b6c6b73", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    refused(path, "not a klaskast file");
    assert_int_equal(files_in(beside("other-backups")), 0);
}

static void store_open__newer_file__is_left_alone(void **state)
{
    (void)state;
    close_program();
    char sql[60];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", STORE_VERSION + 1);
    assert_int_equal(run_sql(sql), SQLITE_OK);
    refused(cupboard.path, "newer klaskast");
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", STORE_VERSION);
    assert_int_equal(run_sql(sql), SQLITE_OK);
    assert_true(opens(cupboard.path, false));
}

static void store_open__cut_off_file__is_refused(void **state)
{
    (void)state;
    close_program();
    struct stat stat_of;
    assert_int_equal(stat(cupboard.path, &stat_of), 0);
    for (int cut = 1; cut < 3; cut++) {
        assert_int_equal(truncate(cupboard.path, stat_of.st_size - cut * 4096 + 100), 0);
        refused(cupboard.path, "damaged");
    }
}

static void make_version_1(void)
{
    close_program();
    assert_int_equal(run_sql(OLDER_VERSION_1), SQLITE_OK);
}

static void store_open__version_1__is_migrated_after_a_backup(void **state)
{
    (void)state;
    int64_t rows = number_of("SELECT count(*) FROM journal");
    make_version_1();
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_piece'"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows);
    /* The copy is the file as it was. */
    char newest[FILE_PATH_SIZE];
    assert_true(backup_newest(cupboard.path, newest));
    assert_non_null(strstr(newest, "before-version"));
    snprintf(cupboard.path, sizeof cupboard.path, "%.250s", newest);
    assert_int_equal(number_of("PRAGMA user_version"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows);
    /* And it opens, being migrated itself. */
    assert_true(opens(cupboard.path, false));
}

/* What a class does with one key is on the last page or two of each index, however many rows there are. */
static void schema__indexes_of_what_every_key_writes__grow_at_their_end(void **state)
{
    (void)state;
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name IN"
                               " ('journal', 'stay') AND sql LIKE '%(pupil, %' AND sql NOT LIKE '%label%'"),
                     0);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%(number >> 8, pupil)%'"),
                     1);
}

/* A file of version 2 has the older index by pupil: one takes the place of the other, and verify knows it. */
static void store_open__version_2__changes_one_index_for_another(void **state)
{
    (void)state;
    close_program();
    assert_int_equal(
        run_sql(OLDER_GUARD
                "DROP INDEX journal_piece; CREATE INDEX journal_pupil ON journal(pupil, number) WHERE"
                " pupil IS NOT NULL; PRAGMA user_version = 2"),
        SQLITE_OK);
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_pupil'"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_piece'"), 1);
    struct finding findings[FINDINGS];
    assert_true(store_open(cupboard.path, false, clock_now(), &opened, &cupboard.err));
    assert_true(journal_verify(opened, findings, &cupboard.err));
    for (int i = 0; i < FINDINGS; i++)
        assert_true(findings[i].good);
    store_close(&opened);
}

/* Without that index it would be refused for ever, by what is only there for speed. */
static void store_open__version_2_without_its_index__is_migrated_too(void **state)
{
    (void)state;
    close_program();
    assert_int_equal(run_sql(OLDER_GUARD "DROP INDEX journal_piece; PRAGMA user_version = 2"), SQLITE_OK);
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_piece'"), 1);
}

/* The guard of before stands in the way of taking a name out: it is another one from version 4 on. */
static void store_open__version_3__has_the_guard_that_lets_a_name_be_taken_out(void **state)
{
    (void)state;
    close_program();
    assert_int_equal(run_sql(OLDER_GUARD "PRAGMA user_version = 3"), SQLITE_OK);
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_no_change' AND sql "
                               "LIKE '%redacted%'"),
                     1);
    /* And not one of before in a file of now: that is not as it was made. */
    assert_int_equal(run_sql(OLDER_GUARD), SQLITE_OK);
    refused(cupboard.path, "damaged");
}

/* Without room for its backup there is no migration. */
static void store_open__version_1_and_no_backup_possible__stays_as_it_was(void **state)
{
    (void)state;
    make_version_1();
    char *folder = beside("klaskast-backups");
    put_file(folder, "in the way", 10);
    assert_false(opens(cupboard.path, false));
    assert_int_equal(number_of("PRAGMA user_version"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_master WHERE name = 'journal_piece'"), 0);
    unlink(folder);
    assert_true(opens(cupboard.path, false));
}

static void store_open__caches_of_another_version__are_folded_anew(void **state)
{
    (void)state;
    close_program();
    assert_int_equal(run_sql("UPDATE cache_version SET version = 0; DELETE FROM pupil"), SQLITE_OK);
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("SELECT count(*) FROM pupil"), 4);
    assert_int_equal(run_sql("DROP TABLE cache_version; DROP TABLE stay"), SQLITE_OK);
    assert_true(opens(cupboard.path, false));
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 0);
    assert_int_equal(number_of("SELECT version FROM cache_version"), STORE_CACHE_VERSION);
}

static void store__readable_by_others__is_refused_until_it_is_closed__C3(void **state)
{
    (void)state;
    assert_null(store_warning(cupboard.app.store));
    close_program();
    assert_int_equal(chmod(cupboard.path, 0644), 0);
    struct store *store;
    assert_false(store_open(cupboard.path, false, clock_now(), &store, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "klaskast mend"));
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_true(place_mend(cupboard.path, &cupboard.err));
    assert_true(store_open(cupboard.path, false, clock_now(), &store, &cupboard.err));
    assert_null(store_warning(store));
    store_close(&store);
}

static void store_data_version__another_program_writes__is_seen(void **state)
{
    (void)state;
    struct store *other;
    int64_t before = store_data_version(cupboard.app.store);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(store_data_version(cupboard.app.store), before);
    assert_true(store_open(cupboard.path, false, clock_now(), &other, &cupboard.err));
    assert_true(store_begin(other, &cupboard.err));
    assert_true(store_rebuild(other, &cupboard.err));
    assert_true(store_commit(other, &cupboard.err));
    store_close(&other);
    assert_true(store_data_version(cupboard.app.store) != before);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

/* A key stops the checking; nothing is left half done. */
static void journal_verify__interrupted__says_so_and_can_go_on(void **state)
{
    (void)state;
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    for (int i = 0; i < 300; i++)
        done((struct intent){
            .kind = INTENT_PREFERENCE, .text = "theme", .reason = i % 2 ? "light" : "mono" });
    store_interrupt(cupboard.app.store, always, NULL);
    assert_false(journal_verify(cupboard.app.store, findings, &err));
    assert_true(store_interrupted(cupboard.app.store));
    store_interrupt(cupboard.app.store, NULL, NULL);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_verified();
}

static void backup_make__copy__reads_back_and_is_private(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    struct stat stat_of;
    int64_t rows = number_of("SELECT count(*) FROM journal");
    assert_false(backup_of_day_exists(cupboard.app.store, clock_today()));
    assert_true(backup_make(cupboard.app.store, clock_today(), NULL, path, &cupboard.err));
    assert_true(backup_of_day_exists(cupboard.app.store, clock_today()));
    assert_non_null(strstr(path, "klaskast-backups/klaskast-2026-11-20.db"));
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0600);
    assert_int_equal(files_in(beside("klaskast-backups")), 1);
    /* A copy is a whole data file: put in the place of the other it just works. */
    close_program();
    assert_int_equal(rename(path, cupboard.path), 0);
    reopen();
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows);
    assert_verified();
}

static const struct rotation usual = { 7, 4, 31 };

static void copy_of(int day, const char *label)
{
    char path[FILE_PATH_SIZE];
    assert_true(backup_make(cupboard.app.store, day, label, path, &cupboard.err));
}

static void backup_rotate__a_month_later__old_copies_are_gone(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    int today = clock_today();
    for (int day = today - 40; day <= today; day += 5)
        copy_of(day, NULL);
    assert_true(backup_rotate(cupboard.app.store, &usual, today));
    assert_int_equal(files_in(beside("klaskast-backups")), 7);
    assert_true(backup_newest(cupboard.path, path));
    assert_non_null(strstr(path, "2026-11-20"));
    copy_of(today, "before-import");
    assert_true(backup_rotate(cupboard.app.store, &usual, today));
    assert_int_equal(files_in(beside("klaskast-backups")), 8);
}

/* Of a week that is kept by one copy, the one that reads back stays, however new the other is. */
static void backup_rotate__a_copy_rotted__the_good_one_of_its_week_stays(void **state)
{
    (void)state;
    int today = clock_today(); /* a Friday */
    copy_of(today, NULL);
    copy_of(today - 7, NULL);
    copy_of(today - 8, NULL);
    copy_of(today - 9, NULL);
    char *newer = beside("klaskast-backups/klaskast-2026-11-13.db");
    int fd = open(newer, O_RDWR);
    assert_int_equal(pwrite(fd, "rot", 3, 4096 + 3000), 3);
    assert_int_equal(pwrite(fd, "rot", 3, 2 * 4096 + 3000), 3);
    close(fd);
    assert_true(backup_rotate(cupboard.app.store, &(struct rotation){ 1, 4, 31 }, today));
    assert_int_equal(files_in(beside("klaskast-backups")), 2);
    assert_int_equal(access(newer, F_OK), -1);
    assert_int_equal(access(beside("klaskast-backups/klaskast-2026-11-12.db"), F_OK), 0);
}

static bool now(void *context)
{
    (void)context;
    return true;
}

/* A key: nothing is removed on what was not looked at to its end, and it is done when it is quiet. */
static void backup_rotate__stopped_by_a_key__removes_nothing(void **state)
{
    (void)state;
    int today = clock_today();
    copy_of(today, NULL);
    for (int back = 7; back < 12; back++)
        copy_of(today - back, NULL);
    int before = files_in(beside("klaskast-backups"));
    store_interrupt(cupboard.app.store, now, NULL);
    bool done_at_once = backup_rotate(cupboard.app.store, &(struct rotation){ 1, 4, 31 }, today);
    store_interrupt(cupboard.app.store, NULL, NULL);
    if (!done_at_once)
        assert_int_equal(files_in(beside("klaskast-backups")), before);
    assert_true(backup_rotate(cupboard.app.store, &(struct rotation){ 1, 4, 31 }, today));
    assert_int_equal(files_in(beside("klaskast-backups")), 2);
}

/* Files of somebody else, and those that are put aside, are no copies; the latter go with their time. */
static void backup_rotate__other_files__are_left_alone(void **state)
{
    (void)state;
    int today = clock_today();
    copy_of(today, NULL);
    put_file(beside("klaskast-backups/notes.txt"), "x", 1);
    put_file(beside("klaskast-backups/klaskast-2026-01-01.txt"), "x", 1);
    put_file(beside("klaskast-backups/klaskast-2026-11-01-1.aside"), "x", 1);
    put_file(beside("klaskast-backups/klaskast-2026-10-01-1.aside"), "x", 1);
    assert_true(backup_rotate(cupboard.app.store, &usual, today));
    assert_int_equal(files_in(beside("klaskast-backups")), 4);
    assert_int_equal(access(beside("klaskast-backups/klaskast-2026-10-01-1.aside"), F_OK), -1);
}

/* What cannot be written leaves what was there, and nothing half made. */
static void backup_make__cannot_be_written__keeps_the_earlier_one(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE], *folder = beside("klaskast-backups");
    assert_true(backup_make(cupboard.app.store, clock_today(), NULL, path, &cupboard.err));
    struct stat before, after;
    assert_int_equal(stat(path, &before), 0);
    cupboard.err = (struct err){ ERR_NONE, "" };
    struct rlimit limit, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 8192;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool made = backup_make(cupboard.app.store, clock_today(), NULL, path, &cupboard.err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(made);
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    assert_non_null(strstr(cupboard.err.text, "No backup was made"));
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(files_in(folder), 1);
    assert_true(backup_make(cupboard.app.store, clock_today(), NULL, path, &cupboard.err));
}

static void backup_of_day__first_start_of_a_day__makes_one(void **state)
{
    (void)state;
    assert_true(app_backup_of_day(&cupboard.app, &cupboard.err));
    assert_int_equal(files_in(beside("klaskast-backups")), 1);
    assert_true(app_backup_of_day(&cupboard.app, &cupboard.err));
    assert_int_equal(files_in(beside("klaskast-backups")), 1);
    cupboard_now("2026-11-23T08:10:00");
    assert_true(app_backup_of_day(&cupboard.app, &cupboard.err));
    assert_int_equal(files_in(beside("klaskast-backups")), 2);
}

/* Purging such a table would never end; what was put on a table would be done with each row. */
static void store_open__an_endless_view_or_a_trigger__is_taken_away_and_said(void **state)
{
    (void)state;
    static const char *const strange[] = {
        "DROP TABLE stay; CREATE VIEW stay AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM "
        "r) "
        "SELECT x AS id, 1 AS pupil, 1 AS class, 0 AS kind, 0 AS state FROM r",
        "CREATE TRIGGER more AFTER INSERT ON stay BEGIN DELETE FROM mark; END",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
    };
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        assert_int_equal(run_sql(strange[i]), SQLITE_OK);
        reopen();
        assert_non_null(store_warning(cupboard.app.store));
        assert_verified();
        reopen();
        assert_null(store_warning(cupboard.app.store));
    }
}

/* What keeps the journal from being changed has another word in it: a flipped bit. Nothing is taken away. */
static void store_open__a_guard_of_the_journal_is_damaged__nothing_is_written(void **state)
{
    (void)state;
    struct options options = { .database = cupboard.path };
    struct buffer before, after;
    buffer_init(&before);
    buffer_init(&after);
    app_close(&cupboard.app);
    assert_int_equal(
        run_sql("DROP TRIGGER journal_no_delete; CREATE TRIGGER journal_no_deletf BEFORE DELETE ON "
                "journal BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;"
                "PRAGMA wal_checkpoint(TRUNCATE)"),
        SQLITE_OK);
    assert_true(file_read(cupboard.path, 1 << 24, &before, &cupboard.err));
    assert_false(app_open(&cupboard.app, &options, false, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "damaged"));
    assert_true(file_read(cupboard.path, 1 << 24, &after, &cupboard.err));
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.data, after.data, before.length);
    buffer_clear(&before);
    buffer_clear(&after);
}

/* 'verify' says that they mend, so they must: or nothing could be written any more. */
static void store_rebuild__a_guard_or_an_index_of_the_journal_is_gone__makes_it_again(void **state)
{
    (void)state;
    static const char *const gone[] = { "DROP TRIGGER journal_no_change", "DROP TRIGGER journal_no_delete",
                                        "DROP INDEX journal_ref", "DROP INDEX journal_piece",
                                        "DROP INDEX journal_ref; CREATE INDEX journal_ref ON journal(day)" };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        struct finding findings[FINDINGS];
        assert_int_equal(run_sql(gone[i]), SQLITE_OK);
        reopen();
        assert_true(journal_verify(cupboard.app.store, findings, &cupboard.err));
        assert_false(findings[FINDINGS - 1].good);
        assert_true(store_begin_rebuild(cupboard.app.store, &cupboard.err));
        assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
        assert_true(store_commit(cupboard.app.store, &cupboard.err));
        assert_verified();
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    }
}

static bool count_row(void *context, const struct journal_row *row)
{
    (void)row;
    ++*(int *)context;
    return true;
}

/* The rows of a pupil are looked for in pieces; a damaged number makes no more of them than there can be. */
static void journal_walk__a_number_beyond_all__ends(void **state)
{
    (void)state;
    int rows = 0;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(
        run_sql("DROP TRIGGER journal_no_change; UPDATE journal SET number = 1 << 60 WHERE number = 2"),
        SQLITE_OK);
    assert_true(journal_walk(cupboard.app.store, pupil_called("Noor"), count_row, &rows, &cupboard.err));
    assert_true(rows > 0);
}

static void store_open__a_journal_that_is_a_view__is_damage(void **state)
{
    (void)state;
    struct options options = { .database = cupboard.path };
    app_close(&cupboard.app);
    assert_int_equal(
        run_sql("ALTER TABLE journal RENAME TO other; CREATE VIEW journal AS SELECT * FROM other"),
        SQLITE_OK);
    assert_false(app_open(&cupboard.app, &options, false, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    assert_non_null(strstr(cupboard.err.text, "damaged; nothing more is written"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(store_open__new_file__is_private_and_alone),
        cupboard_test(store_open__what_is_no_data_file__is_refused_in_words_and_untouched),
        cupboard_test(store_open__foreign_database__is_left_alone),
        cupboard_test(store_open__newer_file__is_left_alone),
        cupboard_test(store_open__cut_off_file__is_refused),
        cupboard_test(store_open__version_1__is_migrated_after_a_backup),
        cupboard_test(store_open__version_2__changes_one_index_for_another),
        cupboard_test(store_open__version_2_without_its_index__is_migrated_too),
        cupboard_test(store_open__version_3__has_the_guard_that_lets_a_name_be_taken_out),
        cupboard_test(schema__indexes_of_what_every_key_writes__grow_at_their_end),
        cupboard_test(store_open__version_1_and_no_backup_possible__stays_as_it_was),
        cupboard_test(store_open__caches_of_another_version__are_folded_anew),
        cupboard_test(store__readable_by_others__is_refused_until_it_is_closed__C3),
        cupboard_test(store_data_version__another_program_writes__is_seen),
        cupboard_test(journal_verify__interrupted__says_so_and_can_go_on),
        cupboard_test(backup_make__copy__reads_back_and_is_private),
        cupboard_test(backup_rotate__a_month_later__old_copies_are_gone),
        cupboard_test(backup_rotate__a_copy_rotted__the_good_one_of_its_week_stays),
        cupboard_test(backup_rotate__stopped_by_a_key__removes_nothing),
        cupboard_test(backup_rotate__other_files__are_left_alone),
        cupboard_test(backup_make__cannot_be_written__keeps_the_earlier_one),
        cupboard_test(backup_of_day__first_start_of_a_day__makes_one),
        cupboard_test(store_open__an_endless_view_or_a_trigger__is_taken_away_and_said),
        cupboard_test(store_open__a_guard_of_the_journal_is_damaged__nothing_is_written),
        cupboard_test(store_rebuild__a_guard_or_an_index_of_the_journal_is_gone__makes_it_again),
        cupboard_test(journal_walk__a_number_beyond_all__ends),
        cupboard_test(store_open__a_journal_that_is_a_view__is_damage),
    };
    return cmocka_run_group_tests_name("data_file", tests, NULL, NULL);
}
