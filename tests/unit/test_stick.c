/* The sealed copy on a stick: a folder stands for it. */
#include "cupboard.h"

#include "../harness/sealed_reader.h"

#include "klaskast/app/erase.h"
#include "klaskast/app/restore.h"
#include "klaskast/app/stick.h"
#include "klaskast/base/file.h"
#include "klaskast/store/copy.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char passphrase[] = "fiets lamp kaas regen";
static char stick[256];
static struct stick_done made;

static int open_stick(void **state)
{
    cupboard_open(state);
    snprintf(stick, sizeof stick, "%s/stick", cupboard.folder);
    return mkdir(stick, 0700);
}

#define stick_test(name) cmocka_unit_test_setup_teardown(name, open_stick, cupboard_close)

static bool copied(void)
{
    cupboard.err = (struct err){ ERR_NONE, "" };
    return stick_copy(&cupboard.app, stick, passphrase, &made, &cupboard.err);
}

static void must_copy(void)
{
    if (!copied())
        fail_msg("%s", cupboard.err.text);
}

static int files(void)
{
    char command[300];
    snprintf(command, sizeof command, "exit $(ls -A '%s' | wc -l)", stick);
    return WEXITSTATUS(system(command));
}

static int unfinished(void)
{
    char command[300];
    snprintf(command, sizeof command, "test -z \"$(find '%s' -name '*.new*')\"", cupboard.folder);
    return system(command);
}

static void not_copied(const char *part)
{
    assert_false(copied());
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    if (!strstr(cupboard.err.text, part))
        fail_msg("'%s' does not say '%s'", cupboard.err.text, part);
}

static bool stands_in(const struct buffer *file, const char *letters)
{
    return memmem(buffer_get(file), file->length, letters, strlen(letters)) != NULL;
}

/* What another program makes of it, by doc/backup-format.md alone, is the data file. */
static void stick_copy__another_program__reads_the_data_file(void **state)
{
    (void)state;
    struct buffer file;
    struct copy_look here, there;
    char path[300];
    size_t length = 0;
    must_copy();
    assert_non_null(strstr(made.path, "/stick/klaskast-2026-11-20-1016.sealed"));
    buffer_init(&file);
    assert_true(file_read(made.path, 1 << 24, &file, NULL));
    assert_false(stands_in(&file, "Bakker"));
    assert_false(stands_in(&file, "SQLite"));
    unsigned char *read =
        reader_open((const unsigned char *)buffer_get(&file), file.length, passphrase, &length);
    assert_non_null(read);
    assert_non_null(memmem(read, length, "Bakker", 6));
    snprintf(path, sizeof path, "%s/read", cupboard.folder);
    assert_true(file_write(path, (const char *)read, length, NULL));
    assert_true(copy_look(path, path, &there, &cupboard.err));
    assert_true(copy_look_open(cupboard.app.store, &here, &cupboard.err));
    assert_memory_equal(here.chain, there.chain, sizeof here.chain);
    assert_int_equal(here.rows, there.rows);
    free(read);
    buffer_clear(&file);
    assert_int_equal(unfinished(), 0);
}

static void stick_copy__twice_in_a_minute__is_two_files(void **state)
{
    (void)state;
    must_copy();
    must_copy();
    assert_non_null(strstr(made.path, "-1016-2.sealed"));
    assert_int_equal(files(), 2);
    struct stat mode;
    assert_int_equal(stat(made.path, &mode), 0);
    assert_int_equal(mode.st_mode & 0777, 0600);
}

/* Only those of this data file, and only once a new one is good. */
static void stick_copy__older_ones_on_it__go_with_their_time(void **state)
{
    (void)state;
    char other[300];
    must_copy();
    snprintf(other, sizeof other, "%s/klaskast-2026-01-01-0800.sealed", stick);
    assert_true(file_write(other, "somebody else's", 15, NULL));
    cupboard_now("2026-12-20T10:00:00");
    must_copy();
    assert_int_equal(made.removed, 0);
    cupboard_now("2026-12-23T10:00:00");
    struct rlimit limit, small;
    struct stat whole;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(stat(made.path, &whole), 0);
    small = limit;
    small.rlim_cur = (rlim_t)whole.st_size - 1; /* room for the copy beside the data file, not for this one */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = copied();
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(ok);
    assert_non_null(strstr(cupboard.err.text, "is full"));
    assert_int_equal(files(), 3);
    assert_int_equal(unfinished(), 0);
    must_copy();
    assert_int_equal(made.removed, 1);
    assert_int_equal(files(), 3);
}

static void stick_copy__no_stick__says_so(void **state)
{
    (void)state;
    assert_int_equal(rmdir(stick), 0);
    not_copied("is gone");
    assert_true(file_write(stick, "x", 1, NULL));
    assert_false(copied());
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
}

/* Years later a damaged file is worth nothing, so it is told now. */
static void stick_copy__the_data_file_is_damaged__is_not_sealed(void **state)
{
    (void)state;
    assert_int_equal(
        run_sql("DROP TRIGGER journal_no_change; UPDATE journal SET day = '2020-01-01' WHERE number "
                "= 2"),
        SQLITE_OK);
    assert_false(copied());
    assert_int_equal(cupboard.err.kind, ERR_DAMAGED);
    assert_int_equal(files(), 0);
    assert_int_equal(unfinished(), 0);
}

/* The computer's own disk is told from the stick. */
static void stick_copy__no_room_beside_the_data_file__says_which_disk(void **state)
{
    (void)state;
    struct rlimit limit, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 8192;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = copied();
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(ok);
    assert_int_equal(cupboard.err.kind, ERR_DISK);
    assert_non_null(strstr(cupboard.err.text, "beside the data file"));
    assert_int_equal(files(), 0);
    assert_int_equal(unfinished(), 0);
}

static bool with_words(void *context, char *secret, struct err *err)
{
    (void)err;
    strcpy(secret, context);
    return true;
}

static void restore_read__sealed__asks_and_tells_what_is_wrong(void **state)
{
    (void)state;
    struct restore restore;
    char words[] = "fiets lamp kaas regen", others[] = "fiets lamp kaas sneeuw";
    must_copy();
    assert_false(restore_read(made.path, cupboard.path, NULL, NULL, &restore, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_PASSPHRASE);
    assert_false(restore_read(made.path, cupboard.path, with_words, others, &restore, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_PASSPHRASE);
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_true(restore_read(made.path, cupboard.path, with_words, words, &restore, &cupboard.err));
    assert_int_equal(restore.look.pupils, 4);
    assert_int_equal(restore.sealed, clock_now());
    struct stat opened;
    assert_int_equal(stat(restore.scratch, &opened), 0);
    assert_int_equal(opened.st_mode & 0777, 0600);
    restore_clear(&restore);
    struct stat size;
    assert_int_equal(stat(made.path, &size), 0);
    assert_int_equal(truncate(made.path, size.st_size - 1), 0);
    assert_false(restore_read(made.path, cupboard.path, with_words, words, &restore, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_DAMAGED);
    assert_int_equal(unfinished(), 0); /* of what came out before the damage was seen */
}

/* Who erased a pupil is told which sticks still hold it. */
static void stick_copies__on_the_stick_that_is_in__are_counted_and_dated__C3(void **state)
{
    (void)state;
    struct stick_copies copies;
    struct erase_look look;
    struct erase_done gone;
    snprintf(cupboard.app.settings.stick, sizeof cupboard.app.settings.stick, "%s", stick);
    stick_copies(&cupboard.app, &copies);
    assert_int_equal(copies.count, 0);
    must_copy();
    cupboard_later(86400);
    must_copy();
    stick_copies(&cupboard.app, &copies);
    assert_int_equal(copies.count, 2);
    assert_int_equal(copies.newest, clock_today());
    assert_string_equal(copies.at, made.path);
    assert_true(erase_look(&cupboard.app, pupil_called("Noor"), &cupboard.arena, &look, &cupboard.err));
    assert_true(erase_run(&cupboard.app, &look, &gone, &cupboard.err));
    assert_non_null(strstr(gone.said, "2 sealed copies on the stick still hold this pupil"));
    assert_non_null(strstr(gone.said, made.path));
}

/* The folder of the settings is offered first, when it is there. */
static void stick_places__the_settings_name_one__is_first(void **state)
{
    (void)state;
    const char *const *places;
    size_t count, before;
    stick_places(&cupboard.app, &cupboard.arena, &places, &before);
    snprintf(cupboard.app.settings.stick, sizeof cupboard.app.settings.stick, "%s", stick);
    stick_places(&cupboard.app, &cupboard.arena, &places, &count);
    assert_int_equal(count, before + 1);
    assert_string_equal(places[0], stick);
    assert_int_equal(rmdir(stick), 0);
    stick_places(&cupboard.app, &cupboard.arena, &places, &count);
    assert_int_equal(count, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        stick_test(stick_copy__another_program__reads_the_data_file),
        stick_test(stick_copy__twice_in_a_minute__is_two_files),
        stick_test(stick_copy__older_ones_on_it__go_with_their_time),
        stick_test(stick_copy__no_stick__says_so),
        stick_test(stick_copy__the_data_file_is_damaged__is_not_sealed),
        stick_test(stick_copy__no_room_beside_the_data_file__says_which_disk),
        stick_test(restore_read__sealed__asks_and_tells_what_is_wrong),
        stick_test(stick_copies__on_the_stick_that_is_in__are_counted_and_dated__C3),
        stick_test(stick_places__the_settings_name_one__is_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
