/*
 * Tests of the harness itself, with programs that every machine has: a harness
 * that sees nothing wrong would pass everything.
 */
#include "../harness/expect.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

static struct term *shell_start(const struct home *home, const char *script, int rows, int cols)
{
    char *argv[] = { "/bin/sh", "-c", (char *)(uintptr_t)script, NULL };
    char **env = home_env(home);
    struct term *t = term_start(argv, env, rows, cols);

    home_env_free(env);
    return t;
}

static void term__text_and_attributes__are_seen(void **state)
{
    struct home home;
    struct term *t;
    int row, col;

    (void)state;
    home_init(&home);
    t = shell_start(&home, "printf 'Zo\\303\\253 \\033[1;31mrood\\033[0m\\n'; read x", 5, 40);
    expect_text(t, "Zoë rood");
    expect_screen(t, term_find(t, "rood", &row, &col) && row == 0 && col == 4);
    assert_true(term_cell(t, 0, 4).bold);
    assert_int_equal(term_cell(t, 0, 4).fore, 1);
    assert_int_equal(term_cell(t, 0, 0).fore, TERM_COLOUR_DEFAULT);
    term_free(&t);
    home_clear(&home);
}

static void term_keys__names_and_text__reach_the_program(void **state)
{
    struct home home;
    struct term *t;

    (void)state;
    home_init(&home);
    t = shell_start(&home, "stty -echo; echo ready; read x; echo \"got <$x>\"; stty echo", 5, 40);
    expect_text(t, "ready");
    expect_screen(t, term_keys(t, "Renée {{1}{Enter}"));
    expect_text(t, "got <Renée {1}>");
    expect_exit(t, 0);
    assert_false(term_keys(t, "{NoSuchKey}"));
    term_free(&t);
    home_clear(&home);
}

static void term_wait__hanging_and_spinning__end_at_the_deadline(void **state)
{
    struct home home;
    struct term *t;

    (void)state;
    home_init(&home);
    setenv("KLASKAST_TEST_DEADLINE", "200", 1);
    t = shell_start(&home, "trap '' HUP TERM; echo here; while :; do :; done", 5, 40);
    assert_false(term_wait_text(t, "absent"));
    assert_false(term_wait_idle(t));
    term_hangup(t);
    assert_false(term_wait_exit(t, NULL));
    unsetenv("KLASKAST_TEST_DEADLINE");
    term_free(&t);
    home_clear(&home);
}

static void term_resize__and_signal__are_delivered(void **state)
{
    struct home home;
    struct term *t;
    int status;

    (void)state;
    home_init(&home);
    t = shell_start(&home, "trap 'stty size' WINCH; echo on; while :; do sleep 0.01; done", 5, 40);
    expect_text(t, "on");
    term_resize(t, 10, 60);
    expect_text(t, "10 60");
    assert_true(term_signal(t, SIGTERM));
    assert_true(term_wait_exit(t, &status));
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    term_free(&t);
    home_clear(&home);
}

static void home_env__holds_nothing_of_the_tester(void **state)
{
    char *argv[] = { "/usr/bin/env", NULL };
    struct home home;
    struct run run;

    (void)state;
    setenv("KLASKAST_STRANGE", "1", 1);
    home_init(&home);
    home_set(&home, "LANG=nl_NL.UTF-8");
    home_set(&home, "KLASKAST_NOW");
    run_program(&run, &home, argv, NULL);
    expect_code(&run, 0);
    expect_out(&run, "TZ=Europe/Amsterdam\n");
    expect_out(&run, "LANG=nl_NL.UTF-8\n");
    expect_run(&run, !strstr(run.out, "KLASKAST_NOW") && !strstr(run.out, "KLASKAST_STRANGE"));
    expect_out(&run, home.path);
    run_clear(&run);
    home_clear(&home);
}

static void run_program__streams_code_and_input__are_kept_apart(void **state)
{
    char *argv[] = { "/bin/sh", "-c", "cat; echo wrong >&2; exit 3", NULL };
    struct home home;
    struct run run;

    (void)state;
    home_init(&home);
    run_program(&run, &home, argv, "line\n");
    expect_code(&run, 3);
    assert_string_equal(run.out, "line\n");
    assert_string_equal(run.err, "wrong\n");
    run_clear(&run);
    home_clear(&home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(term__text_and_attributes__are_seen),
        cmocka_unit_test(term_keys__names_and_text__reach_the_program),
        cmocka_unit_test(term_wait__hanging_and_spinning__end_at_the_deadline),
        cmocka_unit_test(term_resize__and_signal__are_delivered),
        cmocka_unit_test(home_env__holds_nothing_of_the_tester),
        cmocka_unit_test(run_program__streams_code_and_input__are_kept_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
