/*
 * Copies with real keys in a real terminal: a passphrase typed twice, unseen; a copy put back; a data file
 * that is damaged or gone at the start. And the exit codes that a script tells apart.
 */
#include "../harness/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static struct term *t;
static char stick[300], copy[400];

static int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Nummer;Roepnaam;Tussenvoegsel;Achternaam\n1;Ilse;van;Aalst\n2;Mees;;Bakker\n");
    home_file(&home, "stick/keep", "");
    snprintf(stick, sizeof stick, "%s/stick", home.path);
    snprintf(copy, sizeof copy, "%s/klaskast-2026-11-20-1015.sealed", stick);
    return 0;
}

static int end(void **state)
{
    if (t != NULL)
        term_free(&t);
    return tear_down(state);
}

static void start(char *const *words)
{
    char *argv[12] = { (char *)(uintptr_t)home_program() }, **env = home_env(&home);
    for (int i = 0; words && words[i]; i++)
        argv[i + 1] = words[i];
    if (t != NULL)
        term_free(&t);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
}
#define START(...) start((char *[]){ __VA_ARGS__, NULL })

static void ends_with(int wanted)
{
    int status;
    expect_screen(t, term_wait_exit(t, &status));
    expect_screen(t, WIFEXITED(status) && WEXITSTATUS(status) == wanted);
}

static void types(const char *words)
{
    expect_screen(t, term_keys(t, words) && term_keys(t, "{Enter}"));
}

static void seal(void)
{
    START("backup", "--to", stick);
    expect_text(t, "A passphrase for the copy:");
    types("fiets lamp kaas regen");
    expect_text(t, "This is strong.");
    expect_text(t, "The same once more:");
    types("fiets lamp kaas regen");
    expect_text(t, "read back and opened");
    expect_screen(t, !term_has(t, "fiets"));
    ends_with(0);
}

static void backup__typed_twice__is_sealed_and_comes_back(void **state)
{
    (void)state;
    seal();
    RUN(0, "", "in", "Mees");
    START("restore", copy);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas regen");
    expect_text(t, "rows written since: 1");
    expect_text(t, "Type yes:");
    types("yes");
    expect_text(t, "What was there is put aside");
    expect_screen(t, !term_has(t, "fiets"));
    ends_with(0);
    RUN(0, "Held 0", "today");
    RUN(0, "holds", "verify");
}

/* Another computer: not even the folder of the data file is there. */
static void restore__on_an_empty_home__makes_the_folder_too(void **state)
{
    char fresh[400];
    (void)state;
    seal();
    snprintf(fresh, sizeof fresh, "%s/new/share/klaskast/klaskast.db", home.path);
    START("restore", copy, "--database", fresh);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas regen");
    expect_text(t, "Type yes:");
    types("yes");
    ends_with(0);
    RUN(0, "Held 0", "today", "--database", fresh);
}

/* For the report of a stick that was lost: what was in it, without a name, and that it was sealed. */
static void contents__of_a_sealed_copy__asks_and_counts(void **state)
{
    (void)state;
    seal();
    START("contents", copy);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas regen");
    expect_text(t, "It is sealed");
    expect_text(t, "Pupils whose names are in it: 2");
    expect_screen(t, !term_has(t, "Mees"));
    ends_with(0);
    RUN(0, "72 hours", "help", "lost");
}

static void backup__two_different_ones__makes_nothing(void **state)
{
    (void)state;
    START("backup", "--to", stick);
    expect_text(t, "A passphrase for the copy:");
    types("fiets lamp kaas regen");
    expect_text(t, "The same once more:");
    types("fiets lamp kaas rege");
    expect_text(t, "two different ones");
    ends_with(1);
    assert_int_equal(access(copy, F_OK), -1);
    START("backup", "--to", stick);
    expect_text(t, "A passphrase for the copy:");
    types("kort");
    expect_text(t, "Too short");
    ends_with(1);
}

static void restore__no_is_no__and_each_trouble_has_its_code(void **state)
{
    (void)state;
    seal();
    RUN(0, "", "in", "Mees");
    START("restore", copy);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas regen");
    expect_text(t, "Type yes:");
    types("no");
    ends_with(1);
    RUN(0, "Held 1", "today");
    START("verify", "--copy", copy);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas sneeuw");
    expect_text(t, "does not open with this passphrase");
    ends_with(4);
    assert_int_equal(truncate(copy, 1000), 0);
    START("verify", "--copy", copy);
    expect_text(t, "Passphrase:");
    types("fiets lamp kaas regen");
    expect_text(t, "damaged");
    ends_with(5);
    RUN(2, "no terminal", "verify", "--copy", copy);
    RUN(0, "was put back into a scratch file and holds", "verify", "--all");
}

static void break_file(void)
{
    char **env = home_env(&home), path[400];
    snprintf(path, sizeof path, "%s/klaskast/klaskast.db", home_env_get(env, "XDG_DATA_HOME"));
    home_env_free(env);
    assert_int_equal(truncate(path, 5000), 0);
}

static void start__the_data_file_is_damaged__offers_the_copy(void **state)
{
    (void)state;
    RUN(0, "", "in", "Mees");
    RUN(0, "", "backup");
    break_file();
    start(NULL);
    expect_text(t, "There is a copy that is good:");
    expect_text(t, "pupils: 2");
    types("no");
    ends_with(1);
    start(NULL);
    expect_text(t, "Type yes:");
    types("yes");
    expect_text(t, "Mees Bakker");
    expect_idle(t);
    expect_keys(t, "q");
    types("");
}

static void start__the_data_file_is_gone__hides_nothing(void **state)
{
    (void)state;
    char **env = home_env(&home), path[400];
    snprintf(path, sizeof path, "%s/klaskast/klaskast.db", home_env_get(env, "XDG_DATA_HOME"));
    home_env_free(env);
    RUN(0, "", "backup");
    assert_int_equal(unlink(path), 0);
    RUN(3, "there are copies of it", "today");
    RUN(3, "there are copies of it", "site", "add", "https://vogels.example");
    start(NULL);
    expect_text(t, "Type yes:");
    types("yes");
    expect_text(t, "Ilse van Aalst");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(backup__typed_twice__is_sealed_and_comes_back),
        TEST(restore__on_an_empty_home__makes_the_folder_too),
        TEST(contents__of_a_sealed_copy__asks_and_counts),
        TEST(backup__two_different_ones__makes_nothing),
        TEST(restore__no_is_no__and_each_trouble_has_its_code),
        TEST(start__the_data_file_is_damaged__offers_the_copy),
        TEST(start__the_data_file_is_gone__hides_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
