/*
 * The school's own texts: klaskast letter check, copy and placeholders, from outside.
 */
#include "../harness/school.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    return 0;
}

/* A file beside the settings, as the program looks for it. */
static const char *own(const char *name)
{
    static char path[PATH_MAX];
    char **env = home_env(&home);

    snprintf(path, sizeof path, "%s/klaskast/letters/%s", home_env_get(env, "XDG_CONFIG_HOME"), name);
    home_env_free(env);
    return path;
}

static void append(const char *path, const char *text)
{
    FILE *file = fopen(path, "a");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void letter_copy__then_check__names_file_and_line_of_each_mistake(void **state)
{
    (void)state;
    struct stat st;
    RUN(0, "of them are the school's own", "letter", "check");
    RUN(0, "Copied: ", "letter", "copy", "ban", "--language", "nl");
    assert_int_equal(stat(own("nl/ban.md"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    RUN(0, "; 1 of them are the school's own", "letter", "check");
    append(own("nl/ban.md"), "\n{{untill}}\n");
    RUN(1, "ban.md, line ", "letter", "check");
    RUN(1, "{{untill}} is no placeholder; did you mean {{until}}?", "letter", "check");
    RUN(1, "1 problem in the templates.", "letter", "check");
}

/* What a school wrote is never overwritten. */
static void letter_copy__again__leaves_what_is_there(void **state)
{
    (void)state;
    struct stat before, after;
    RUN(0, "Copied: ", "letter", "copy", "ban", "--language", "nl");
    append(own("nl/ban.md"), "\nvan onszelf\n");
    assert_int_equal(stat(own("nl/ban.md"), &before), 0);
    RUN(0, "Is there already, and stays: ", "letter", "copy", "--language", "nl");
    assert_int_equal(stat(own("nl/ban.md"), &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(stat(own("nl/suspension.md"), &after), 0);
    RUN(0, "; ", "letter", "check");
}

static void letter_copy__name_that_is_none__says_which_was_meant(void **state)
{
    (void)state;
    RUN(2, "Did you mean 'ban'?", "letter", "copy", "bann");
    RUN(2, "'klaskast letter copy' copies all.", "letter", "copy", "wonderlijk");
    RUN(2, "is no language of letters", "letter", "copy", "ban", "--language", "fr");
}

/* A file that no letter uses is most probably one with a slip in its name. */
static void letter_check__file_of_another_name__is_named(void **state)
{
    (void)state;
    RUN(0, "Copied: ", "letter", "copy", "ban", "--language", "nl");
    append(own("nl/verbod.md"), "hallo\n");
    RUN(1, "verbod.md: there is no letter of this name, so nothing uses it.", "letter", "check");
}

/* Nobody needs a class for it: the school's ICT person can do it on a new computer. */
static void letter_placeholders__without_a_data_file__lists_them(void **state)
{
    (void)state;
    RUN(0, "{{until}}", "letter", "placeholders");
    RUN(0, "{{signature}}", "letter", "placeholders");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(letter_copy__then_check__names_file_and_line_of_each_mistake),
        TEST(letter_copy__again__leaves_what_is_there),
        TEST(letter_copy__name_that_is_none__says_which_was_meant),
        TEST(letter_check__file_of_another_name__is_named),
        TEST(letter_placeholders__without_a_data_file__lists_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
