/* A copy put back: what it says, what is in its way, what does not come back with it. */
#include "cupboard.h"
#include "older.h"

#include "klaskast/app/restore.h"
#include "klaskast/base/file.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/purge.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char copy[FILE_PATH_SIZE];
static struct restore restore;
static struct restore_against against;
static struct restore_done restored;

static void make_copy(const char *label)
{
    if (!backup_make(cupboard.app.store, clock_today(), label, copy, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
}

static void tick(const char *first)
{
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called(first) });
}

static void close_program(void)
{
    app_close(&cupboard.app);
    cupboard.app = (struct app){ 0 };
}

static void read_copy(const char *path)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    if (!restore_read(path, cupboard.path, NULL, NULL, &restore, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
}

static void compare_copy(enum restore_present present, int64_t rows)
{
    read_copy(copy);
    assert_true(restore_compare(&restore, cupboard.path, &against, &cupboard.err));
    restore_clear(&restore);
    assert_int_equal(against.present, present);
    assert_int_equal(against.rows, rows);
}

static bool carry_out(const char *path)
{
    struct options options = { .database = cupboard.path };
    read_copy(path);
    bool ok = restore_carry_out(&restore, &options, cupboard.path, &restored, &cupboard.err);
    restore_clear(&restore);
    return ok;
}

static void put_back(const char *path)
{
    if (!carry_out(path))
        fail_msg("%s", cupboard.err.text);
    reopen();
    assert_verified();
}

/* Do these letters stand anywhere in the file? */
static bool stands_in(const char *path, const char *letters)
{
    struct buffer file;
    buffer_init(&file);
    assert_true(file_read(path, 1 << 24, &file, NULL));
    bool found = memmem(buffer_get(&file), file.length, letters, strlen(letters)) != NULL;
    buffer_clear(&file);
    return found;
}

static int unfinished(void)
{
    char command[300];
    snprintf(command, sizeof command, "test -z \"$(find '%s' -name '*.new*')\"", cupboard.folder);
    return system(command);
}

static void restore_carry_out__after_more_was_written__gives_what_was(void **state)
{
    (void)state;
    struct stat aside;
    tick("Noor");
    make_copy(NULL);
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    tables_digest(before);
    tick("Mees");
    compare_copy(PRESENT_LATER, 1);
    close_program();
    put_back(copy);
    tables_digest(after);
    assert_string_equal(before, after);
    /* What was there is not thrown away. */
    assert_int_equal(stat(restored.aside, &aside), 0);
    assert_int_equal(aside.st_mode & 0777, 0600);
    assert_non_null(strstr(restored.aside, "klaskast-backups/klaskast-2026-11-20-1.aside"));
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'copy_restored'"), 1);
    assert_int_equal(unfinished(), 0);
    /* And that can be put back in turn. */
    char first[FILE_PATH_SIZE];
    snprintf(first, sizeof first, "%s", restored.aside);
    close_program();
    put_back(first);
    assert_non_null(strstr(restored.aside, "-2.aside"));
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 2);
}

static void copy_file(const char *from, const char *to)
{
    struct buffer file;
    buffer_init(&file);
    assert_true(file_read(from, 1 << 24, &file, NULL));
    assert_true(file_write(to, file.data, file.length, NULL));
    buffer_clear(&file);
}

static void restore_compare__each_case__is_told(void **state)
{
    (void)state;
    char older[FILE_PATH_SIZE];
    make_copy("older");
    snprintf(older, sizeof older, "%s", copy);
    compare_copy(PRESENT_SAME, 0);
    tick("Noor");
    tick("Mees");
    compare_copy(PRESENT_LATER, 2);
    make_copy(NULL);
    close_program();
    copy_file(older, cupboard.path);
    compare_copy(PRESENT_EARLIER, 2);
    /* Each went its own way since. */
    reopen();
    tick("Zoë");
    close_program();
    compare_copy(PRESENT_OTHER, -1);
    assert_int_equal(run_sql("PRAGMA user_version = 99"), SQLITE_OK);
    compare_copy(PRESENT_DAMAGED, 0);
    assert_non_null(strstr(against.wrong, "newer"));
    assert_int_equal(truncate(cupboard.path, 1000), 0);
    compare_copy(PRESENT_DAMAGED, 0);
    assert_int_equal(unlink(cupboard.path), 0);
    compare_copy(PRESENT_MISSING, 0);
}

static void restore_carry_out__the_file_is_damaged_or_gone__puts_the_copy_there(void **state)
{
    (void)state;
    tick("Noor");
    make_copy(NULL);
    close_program();
    assert_true(file_write(cupboard.path, "not a database at all", 21, NULL));
    put_back(copy);
    assert_true(stands_in(restored.aside, "not a database at all"));
    assert_false(restored.unsure); /* the copies could say what was removed: nothing */
    close_program();
    assert_int_equal(unlink(cupboard.path), 0);
    put_back(copy);
    assert_string_equal(restored.aside, "");
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
}

/* SQLite would play the journal of the damaged file back into the one that takes its place. */
static void restore_carry_out__a_journal_was_left__is_not_played_back(void **state)
{
    (void)state;
    char journal[FILE_PATH_SIZE];
    make_copy(NULL);
    close_program();
    assert_true(file_write(cupboard.path, "not a database at all", 21, NULL));
    snprintf(journal, sizeof journal, "%s-journal", cupboard.path);
    assert_true(file_write(journal, "old pages", 9, NULL));
    put_back(copy);
    assert_int_equal(access(journal, F_OK), -1);
}

/* The first step of the swap works, the second does not: all names are as they were. */
static void restore_carry_out__cannot_be_swapped__leaves_the_file_and_its_journal(void **state)
{
    (void)state;
    char journal[FILE_PATH_SIZE], aside[FILE_PATH_SIZE], journal_aside[FILE_PATH_SIZE + 8];
    make_copy(NULL);
    close_program();
    assert_true(file_write(cupboard.path, "not a database at all", 21, NULL));
    snprintf(journal, sizeof journal, "%s-journal", cupboard.path);
    assert_int_equal(mkdir(journal, 0700), 0); /* SQLite leaves this where it is */
    assert_true(backup_aside(cupboard.path, clock_today(), "1", aside));
    snprintf(journal_aside, sizeof journal_aside, "%s-journal", aside);
    assert_true(file_write(journal_aside, "in its way", 10, NULL));
    assert_false(carry_out(copy));
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    assert_string_equal(restored.aside, "");
    assert_int_equal(access(aside, F_OK), -1);
    assert_true(stands_in(cupboard.path, "not a database"));
    assert_int_equal(access(journal, F_OK), 0);
    assert_int_equal(unfinished(), 0);
}

static void erase(const char *first)
{
    struct purge_result result;
    struct purge_order order = {
        .now = clock_now(), .who = "Marit Bakker", .asked = true, .pupil_id = pupil_called(first)
    };
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(purge_run(cupboard.app.store, &order, &result, &cupboard.err));
    assert_true(result.rows > 0);
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    assert_true(purge_wipe(cupboard.app.store, clock_now(), &cupboard.err));
}

/* A pupil who was erased does not come back with a copy of before. */
static void restore_carry_out__a_pupil_was_erased_since__stays_erased(void **state)
{
    (void)state;
    tick("Zoë");
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_called("Zoë"), .text = "Praatje gehad" });
    make_copy(NULL);
    assert_true(stands_in(copy, "Öztürk"));
    erase("Zoë");
    close_program();
    put_back(copy);
    assert_true(restored.emptied >= 3);
    assert_false(restored.unsure);
    assert_int_equal(cupboard.app.model.pupil_count, 3);
    assert_false(stands_in(cupboard.path, "Öztürk"));
    assert_false(stands_in(cupboard.path, "Praatje gehad"));
    assert_true(stands_in(cupboard.path, "Bakker"));
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'day_totals'"), 0);
}

static void redact(const char *data)
{
    struct purge_result result;
    struct purge_redaction redaction = { number_of("SELECT max(number) FROM journal WHERE kind = 'note'"),
                                         data, NULL };
    struct purge_order order = {
        .now = clock_now(), .who = "Marit Bakker", .redactions = &redaction, .redaction_count = 1
    };
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(purge_run(cupboard.app.store, &order, &result, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
}

/* Nor does its name in what was told of another. */
static void restore_carry_out__a_name_was_taken_out_since__stays_out(void **state)
{
    (void)state;
    char older[FILE_PATH_SIZE];
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_called("Noor"), .text = "Met Zoë gezien" });
    make_copy("before-import");
    snprintf(older, sizeof older, "%s", copy);
    assert_true(stands_in(older, "gezien"));
    redact("{\"text\":\"Met (another child)\"}");
    erase("Zoë");
    make_copy(NULL);
    close_program();
    put_back(older);
    assert_false(stands_in(cupboard.path, "gezien"));
    assert_int_equal(number_of("SELECT count(*) FROM note WHERE text = 'Met (another child)'"), 1);
    /* What was copied after it is as it was: nothing is done over. */
    close_program();
    int64_t events = number_of("SELECT count(*) FROM journal WHERE kind = 'redacted'");
    put_back(copy);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'redacted'"), events);
    assert_false(stands_in(cupboard.path, "gezien"));
}

/* What a damaged file says of it is not believed, and that is said. */
static void restore_carry_out__what_was_taken_out_is_damaged__is_not_taken_over(void **state)
{
    (void)state;
    char elsewhere[FILE_PATH_SIZE];
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_called("Noor"), .text = "Met Zoë gezien" });
    make_copy(NULL);
    redact("{\"text\":\"Met (another child)\"}");
    close_program();
    snprintf(elsewhere, sizeof elsewhere, "%.4000s.elsewhere", cupboard.path);
    assert_int_equal(rename(copy, elsewhere), 0);
    assert_int_equal(run_sql("DROP TRIGGER journal_no_change; UPDATE journal SET data = '{\"text\":\"x\"}' "
                             "WHERE kind = 'note'"),
                     SQLITE_OK);
    put_back(elsewhere);
    assert_true(restored.unsure);
    assert_int_equal(number_of("SELECT count(*) FROM note WHERE text = 'x'"), 0);
}

/* Where the file is lost, a newer copy knows what was erased before it was made. */
static void restore_carry_out__the_file_is_lost__a_newer_copy_says_who_was_erased(void **state)
{
    (void)state;
    char older[FILE_PATH_SIZE];
    make_copy("before-import");
    snprintf(older, sizeof older, "%s", copy);
    erase("Zoë");
    make_copy(NULL);
    close_program();
    assert_true(file_write(cupboard.path, "lost", 4, NULL));
    put_back(older);
    assert_true(restored.emptied > 0);
    assert_false(stands_in(cupboard.path, "Öztürk"));
    /* And once more, from what was emptied again. */
    close_program();
    put_back(older);
    assert_false(stands_in(cupboard.path, "Öztürk"));
}

static void restore_carry_out__nothing_says_what_was_erased__says_so(void **state)
{
    (void)state;
    char elsewhere[FILE_PATH_SIZE];
    make_copy(NULL);
    snprintf(elsewhere, sizeof elsewhere, "%.4000s.elsewhere", cupboard.path);
    close_program();
    assert_int_equal(rename(copy, elsewhere), 0);
    assert_true(file_write(cupboard.path, "lost", 4, NULL));
    put_back(elsewhere);
    assert_true(restored.unsure);
}

/* What is past its time is gone again before the copy is used. */
static void restore_carry_out__a_copy_of_long_ago__the_retention_is_applied(void **state)
{
    (void)state;
    tick("Noor");
    cupboard_now("2026-11-20T15:00:00");
    tick("Noor"); /* given back */
    make_copy(NULL);
    int64_t filled = number_of("SELECT count(*) FROM journal WHERE kind LIKE 'device_%' AND salt NOT NULL");
    assert_true(filled >= 2);
    cupboard_now("2027-02-01T08:00:00");
    close_program();
    put_back(copy);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind LIKE 'device_%' AND salt NOT NULL"),
                     0);
    assert_true(*restored.retention);
}

static void restore_carry_out__a_copy_of_version_1__is_brought_up_to_date(void **state)
{
    (void)state;
    char own[256];
    make_copy(NULL);
    tick("Noor");
    snprintf(own, sizeof own, "%s", cupboard.path);
    snprintf(cupboard.path, sizeof cupboard.path, "%.250s", copy);
    assert_int_equal(run_sql(OLDER_VERSION_1), SQLITE_OK);
    snprintf(cupboard.path, sizeof cupboard.path, "%s", own);
    close_program();
    put_back(copy);
    assert_int_equal(number_of("PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(unfinished(), 0);
    char command[300];
    snprintf(command, sizeof command, "test $(ls '%s' | wc -l) = 2", cupboard.folder);
    assert_int_equal(system(command),
                     0); /* the file and the folder with copies: no copies of the scratch file */
}

/* No room to read the copy into, and none any more once it was read. */
static void restore_carry_out__no_room__everything_is_as_it_was(void **state)
{
    (void)state;
    make_copy(NULL);
    tick("Noor");
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    struct options options = { .database = cupboard.path };
    tables_digest(before);
    close_program();
    struct rlimit limit, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 4096; /* not a second page */
    signal(SIGXFSZ, SIG_IGN);
    for (int at = 0; at < 2; at++) {
        if (at == 1)
            read_copy(copy);
        cupboard.err = (struct err){ ERR_NONE, "" };
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        bool ok = at == 0 ? restore_read(copy, cupboard.path, NULL, NULL, &restore, &cupboard.err)
                          : restore_carry_out(&restore, &options, cupboard.path, &restored, &cupboard.err);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        assert_false(ok);
        assert_int_equal(cupboard.err.kind, ERR_DISK);
        assert_int_equal(unfinished(), 0);
    }
    reopen();
    tables_digest(after);
    assert_string_equal(before, after);
    assert_int_equal(unfinished(), 0);
}

static void restore_carry_out__somebody_is_writing__waits_and_says_so(void **state)
{
    (void)state;
    sqlite3 *other;
    make_copy(NULL);
    tick("Noor");
    close_program();
    assert_int_equal(sqlite3_open(cupboard.path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(carry_out(copy));
    assert_int_equal(cupboard.err.kind, ERR_BUSY);
    sqlite3_close(other);
    reopen();
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
}

/* --- copies that are none ------------------------------------------------------------------------------ */

static void refused_as(const char *path, enum err_kind kind)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    if (restore_read(path, cupboard.path, NULL, NULL, &restore, &cupboard.err)) {
        struct options options = { .database = cupboard.path };
        assert_false(restore_carry_out(&restore, &options, cupboard.path, &restored, &cupboard.err));
        restore_clear(&restore);
    }
    if (cupboard.err.kind != kind)
        fail_msg("%d: %s", cupboard.err.kind, cupboard.err.text);
}

static void restore_read__other_files__are_told(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%.200s/file", cupboard.folder);
    refused_as(path, ERR_REFUSED); /* there is none */
    refused_as(cupboard.folder, ERR_REFUSED);
    assert_true(file_write(path, "", 0, NULL));
    refused_as(path, ERR_DAMAGED);
    assert_true(file_write(path, "Voornaam;Achternaam\n", 20, NULL));
    refused_as(path, ERR_DAMAGED);
    assert_true(file_write(path, "SQLite format 3\0and no more", 27, NULL));
    refused_as(path, ERR_DAMAGED);
}

/* What is looked at is a file of its own beside the data file, that others cannot read and that goes. */
static void restore_read__a_copy__is_read_into_a_file_for_me_alone(void **state)
{
    (void)state;
    struct stat scratch;
    char folder[FILE_PATH_SIZE];
    make_copy(NULL);
    read_copy(copy);
    file_folder(folder, restore.scratch);
    assert_string_equal(folder, cupboard.folder);
    assert_int_equal(stat(restore.scratch, &scratch), 0);
    assert_int_equal(scratch.st_mode & 0777, 0600);
    restore_clear(&restore);
    assert_int_equal(unfinished(), 0);
}

/* One bit in each part of the file: found before the data file is touched. */
static void restore_read__a_flipped_bit__is_found_or_changes_nothing(void **state)
{
    (void)state;
    tick("Noor");
    make_copy(NULL);
    tick("Mees");
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    tables_digest(before);
    close_program();
    struct buffer file;
    int found = 0;
    buffer_init(&file);
    assert_true(file_read(copy, 1 << 24, &file, NULL));
    for (size_t i = 0; i < 60; i++) {
        size_t at = (i * 7919 + 20) % file.length;
        file.data[at] ^= (char)(1 << i % 8);
        assert_true(file_write(copy, file.data, file.length, NULL));
        if (restore_read(copy, cupboard.path, NULL, NULL, &restore, &cupboard.err))
            restore_clear(&restore);
        else
            found++;
        file.data[at] ^= (char)(1 << i % 8);
    }
    assert_true(found > 0);
    buffer_clear(&file);
    reopen();
    tables_digest(after);
    assert_string_equal(before, after);
}

/* Whoever makes a copy that does more than hold rows does not get it in. */
static void restore_carry_out__a_copy_with_a_trigger__is_refused(void **state)
{
    (void)state;
    char own[256];
    make_copy(NULL);
    tick("Noor");
    snprintf(own, sizeof own, "%s", cupboard.path);
    snprintf(cupboard.path, sizeof cupboard.path, "%.250s", copy);
    assert_int_equal(run_sql("CREATE TRIGGER more AFTER INSERT ON journal BEGIN DELETE FROM note; END"),
                     SQLITE_OK);
    snprintf(cupboard.path, sizeof cupboard.path, "%s", own);
    close_program();
    refused_as(copy, ERR_DAMAGED);
    reopen();
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
}

static void restore_rehearse__the_newest_copy__is_compared_and_leaves_nothing(void **state)
{
    (void)state;
    struct buffer lines;
    make_copy(NULL);
    tick("Noor");
    buffer_init(&lines);
    read_copy(copy);
    assert_true(restore_rehearse(&restore, &cupboard.app, &lines, &cupboard.err));
    restore_clear(&restore);
    assert_non_null(strstr(buffer_get(&lines), "rows written since: 1"));
    buffer_clear(&lines);
    assert_int_equal(unfinished(), 0);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
}

/* What was written between two copies is in the newer one alone, once the older one stands in its place. */
static void restore_rehearse__an_older_copy_was_put_back__names_that_first(void **state)
{
    (void)state;
    char older[FILE_PATH_SIZE];
    struct buffer lines;
    buffer_init(&lines);
    make_copy("older");
    snprintf(older, sizeof older, "%s", copy);
    tick("Noor");
    make_copy(NULL);
    close_program();
    put_back(older);
    read_copy(copy);
    assert_false(restore_rehearse(&restore, &cupboard.app, &lines, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_DAMAGED);
    assert_non_null(strstr(cupboard.err.text, "an older copy was put back since"));
    restore_clear(&restore);
    buffer_clear(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(restore_carry_out__after_more_was_written__gives_what_was),
        cupboard_test(restore_compare__each_case__is_told),
        cupboard_test(restore_carry_out__the_file_is_damaged_or_gone__puts_the_copy_there),
        cupboard_test(restore_carry_out__a_journal_was_left__is_not_played_back),
        cupboard_test(restore_carry_out__cannot_be_swapped__leaves_the_file_and_its_journal),
        cupboard_test(restore_carry_out__a_pupil_was_erased_since__stays_erased),
        cupboard_test(restore_carry_out__a_name_was_taken_out_since__stays_out),
        cupboard_test(restore_carry_out__what_was_taken_out_is_damaged__is_not_taken_over),
        cupboard_test(restore_carry_out__the_file_is_lost__a_newer_copy_says_who_was_erased),
        cupboard_test(restore_carry_out__nothing_says_what_was_erased__says_so),
        cupboard_test(restore_carry_out__a_copy_of_long_ago__the_retention_is_applied),
        cupboard_test(restore_carry_out__a_copy_of_version_1__is_brought_up_to_date),
        cupboard_test(restore_carry_out__no_room__everything_is_as_it_was),
        cupboard_test(restore_carry_out__somebody_is_writing__waits_and_says_so),
        cupboard_test(restore_read__other_files__are_told),
        cupboard_test(restore_read__a_copy__is_read_into_a_file_for_me_alone),
        cupboard_test(restore_read__a_flipped_bit__is_found_or_changes_nothing),
        cupboard_test(restore_carry_out__a_copy_with_a_trigger__is_refused),
        cupboard_test(restore_rehearse__the_newest_copy__is_compared_and_leaves_nothing),
        cupboard_test(restore_rehearse__an_older_copy_was_put_back__names_that_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
