#include "unit.h"

#include "klaskast/base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/klaskast-unit-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static const char *at(const char *name)
{
    static char paths[4][192];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void touch(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static bool there(const char *path)
{
    return file_kind(path, NULL, NULL) != FILE_MISSING;
}

static void file_kind__everything_there_can_be__is_told_apart(void **state)
{
    (void)state;
    touch(at("file"));
    assert_int_equal(symlink(at("file"), at("link")), 0);
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
    assert_int_equal(symlink(at("loop"), at("loop")), 0);
    assert_int_equal(file_kind(at("file"), NULL, NULL), FILE_REGULAR);
    assert_int_equal(file_kind(at("link"), NULL, NULL), FILE_LINK);
    assert_int_equal(file_kind(at("pipe"), NULL, NULL), FILE_SPECIAL);
    assert_int_equal(file_kind(folder, NULL, NULL), FILE_FOLDER);
    assert_int_equal(file_kind(at("nothing"), NULL, NULL), FILE_MISSING);
    assert_int_equal(file_kind(at("file/below"), NULL, NULL), FILE_MISSING);
    /* Something may well be there: it must not be taken for a file that can be made. */
    assert_int_equal(file_kind(at("loop/below"), NULL, NULL), FILE_HIDDEN);
}

/* The number of a process that has been, and is no more. */
static long gone(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    assert_true(child > 0);
    waitpid(child, NULL, 0);
    return (long)child;
}

static void file_remove_unfinished__of_a_process_that_is_gone__goes_and_nothing_else(void **state)
{
    (void)state;
    char mine[FILE_PATH_SIZE], name[96], theirs[192], journal[192], other[192];
    assert_true(file_unfinished(mine, at("kast.db")));
    snprintf(name, sizeof name, "kast.db.%ld.new", gone());
    snprintf(theirs, sizeof theirs, "%s", at(name));
    strcat(name, "-journal");
    snprintf(journal, sizeof journal, "%s", at(name));
    snprintf(name, sizeof name, "anders.db.%ld.new", gone());
    snprintf(other, sizeof other, "%s", at(name));
    touch(mine);
    touch(theirs);
    touch(journal);
    touch(other);
    touch(at("kast.db"));
    touch(at("kast.db.new"));
    touch(at("kast.db.1.newer"));
    file_remove_unfinished(at("kast.db"));
    assert_false(there(theirs));
    assert_false(there(journal));
    assert_true(there(mine));
    assert_true(there(other));
    assert_true(there(at("kast.db")));
    assert_true(there(at("kast.db.new")));
    assert_true(there(at("kast.db.1.newer")));
}

static void file_write__all_or_nothing__and_private(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    struct buffer read;
    unsigned mode = 0;
    assert_true(file_write(at("a.ini"), "een", 3, &err));
    assert_true(file_write(at("a.ini"), "twee", 4, &err));
    file_kind(at("a.ini"), &mode, NULL);
    assert_int_equal(mode, 0600);
    buffer_init(&read);
    assert_true(file_read(at("a.ini"), 100, &read, &err));
    assert_string_equal(buffer_get(&read), "twee");
    assert_false(file_read(at("a.ini"), 3, &read, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    buffer_clear(&read);
    assert_false(file_write(at("no/folder/a.ini"), "x", 1, &err));
    assert_int_equal(err.kind, ERR_DISK);
}

static void expect_holds(const char *path, const char *text)
{
    struct err err;
    struct buffer read;
    buffer_init(&read);
    assert_true(file_read(path, 100, &read, &err));
    assert_string_equal(buffer_get(&read), text);
    buffer_clear(&read);
}

static void file_put__what_is_there__is_replaced_only_when_asked(void **state)
{
    (void)state;
    struct err err;
    bool exists = false;
    unsigned mode = 0;
    mode_t before = umask(022);
    assert_true(file_put(at("a.html"), "een", 3, 0666, false, &exists, &err));
    assert_false(exists);
    file_kind(at("a.html"), &mode, NULL);
    assert_int_equal(mode, 0644);
    assert_false(file_put(at("a.html"), "twee", 4, 0666, false, &exists, &err));
    assert_true(exists);
    assert_int_equal(err.kind, ERR_REFUSED);
    expect_holds(at("a.html"), "een");
    assert_true(file_put(at("a.html"), "twee", 4, 0600, true, NULL, &err));
    expect_holds(at("a.html"), "twee");
    file_kind(at("a.html"), &mode, NULL);
    assert_int_equal(mode, 0600);
    umask(before);
}

static void file_put__link_folder_or_pipe__is_refused_and_stays(void **state)
{
    (void)state;
    struct err err;
    touch(at("file"));
    assert_int_equal(symlink(at("file"), at("link")), 0);
    assert_int_equal(symlink(at("nothing"), at("dangling")), 0);
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
    static const char *const names[] = { "link", "dangling", "pipe" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool exists = false;
        enum file_kind was = file_kind(at(names[i]), NULL, NULL);
        assert_false(file_put(at(names[i]), "x", 1, 0666, true, &exists, &err));
        assert_int_equal(err.kind, ERR_REFUSED);
        assert_false(exists);
        assert_int_equal(file_kind(at(names[i]), NULL, NULL), was);
    }
    assert_false(file_put(folder, "x", 1, 0666, true, NULL, &err));
    assert_false(there(at("nothing")));
    expect_holds(at("file"), "");
}

static void file_put__no_such_folder_or_a_dash__makes_nothing(void **state)
{
    (void)state;
    struct err err;
    assert_false(file_put(at("no/folder/a.html"), "x", 1, 0666, true, NULL, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_non_null(strstr(err.text, "There is no folder"));
    assert_false(there(at("no")));
    assert_false(file_put("-", "x", 1, 0666, true, NULL, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_false(there("-"));
}

static void file_expand__tilde__is_the_home_folder(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    setenv("HOME", "/home/marit", 1);
    assert_true(file_expand(path, "~/a.html"));
    assert_string_equal(path, "/home/marit/a.html");
    assert_true(file_expand(path, "~"));
    assert_string_equal(path, "/home/marit");
    assert_true(file_expand(path, "~/"));
    assert_string_equal(path, "/home/marit");
    assert_true(file_expand(path, "~a/b"));
    assert_string_equal(path, "~a/b");
    assert_true(file_expand(path, "a.html"));
    assert_string_equal(path, "a.html");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(file_kind__everything_there_can_be__is_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            file_remove_unfinished__of_a_process_that_is_gone__goes_and_nothing_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_write__all_or_nothing__and_private, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_put__what_is_there__is_replaced_only_when_asked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(file_put__no_such_folder_or_a_dash__makes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_put__link_folder_or_pipe__is_refused_and_stays, set_up,
                                        tear_down),
        cmocka_unit_test(file_expand__tilde__is_the_home_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
