/*
 * One data file, more than one program; and a program that is killed in the middle.
 */
#include "../harness/school.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static struct term *one, *two;

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_file(&home, "7A.csv",
              "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Bakker\nYara;;Haddad\n");
    return 0;
}

static int put_away(void **state)
{
    term_free(&one);
    term_free(&two);
    return tear_down(state);
}

static struct term *window(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "--teacher", "Marit Bakker", NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);

    home_env_free(env);
    expect_text(t, "Sem Bakker");
    return t;
}

/* What stands behind a pupil: the row from the name on. */
static bool says(struct term *t, const void *arg)
{
    const char *const *wanted = arg;
    int row, col;

    return term_find(t, wanted[0], &row, &col) && strstr(term_row(t, row), wanted[1]) != NULL;
}
#define expect_row(t, name, text) expect_screen(t, term_wait(t, says, (const char *[]){ name, text }))

static void import(void)
{
    RUN(0, "3 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

static void windows__a_tick_in_one__is_seen_in_the_other(void **state)
{
    (void)state;
    import();
    one = window();
    two = window();
    expect_keys(one, "{Home}{Space}");
    expect_row(one, "Sem Bakker", "10:15");
    expect_row(two, "Sem Bakker", "10:15");
    expect_keys(two, "{End}{Space}");
    expect_row(two, "Noor de Vries", "10:15");
    expect_row(one, "Noor de Vries", "10:15");
    RUN(0, "2 ", "today");
    RUN(0, "holds", "verify");
}

static void windows__a_command__is_seen_on_the_screen(void **state)
{
    (void)state;
    import();
    one = window();
    RUN(0, "", "in", "Yara", "--at", "08:20");
    expect_row(one, "Yara Haddad", "08:20");
    RUN(0, "", "undo");
    expect_screen(one, term_wait_no_text(one, "08:20"));
}

/* The same child in both at once: one phone, not two. */
static void windows__the_same_child__is_one_device(void **state)
{
    (void)state;
    import();
    one = window();
    two = window();
    assert_true(term_keys(one, "{Home}{Space}"));
    RUN(0, "", "history", "Sem");
    expect_row(two, "Sem Bakker", "10:15");
    struct run run;
    run_klaskast(&run, &home, "in", "Sem", NULL);
    expect_code(&run, 1);
    run_clear(&run);
    RUN(0, "Held 1,", "today");
}

/* The child on whom the cursor was is in another class now: the key that was to come hits nobody else. */
static void windows__the_child_leaves_in_the_other__a_key_hits_no_other(void **state)
{
    (void)state;
    import();
    one = window();
    expect_keys(one, "{Home}");
    RUN(0, "", "pupil", "left", "Sem");
    expect_text(one, "The row you were on is gone");
    expect_screen(one, !term_has(one, "Sem Bakker"));
    expect_keys(one, "n");
    expect_text(one, "Choose with an arrow key first");
    RUN(0, "", "today");
    expect_keys(one, "{Down}n");
    expect_text(one, "None 1");
    RUN(0, "none 1", "today");
}

/* What was on the screen as kept is there after the worst end of all. */
static void killed__in_the_middle__opens_with_all_that_was_kept(void **state)
{
    (void)state;
    import();
    for (int round = 0; round < 3; round++) {
        static const char *const keys[] = { "{Home}{Space}", "{Home}{Down}{Space}", "{End}{Space}" };
        static const char *const names[] = { "Sem Bakker", "Yara Haddad", "Noor de Vries" };
        int status;

        one = window();
        expect_keys(one, keys[round]);
        expect_row(one, names[round], "10:15");
        assert_true(term_keys(one, "v"));
        assert_true(term_signal(one, SIGKILL));
        expect_screen(one, term_wait_exit(one, &status));
        term_free(&one);
        one = window();
        for (int i = 0; i <= round; i++)
            expect_row(one, names[i], "10:15");
        term_free(&one);
    }
    RUN(0, "holds", "verify");
}

/* Another program that holds the file for long: the key says so, nothing hangs, and it works afterwards. */
static void tick__file_is_held_by_another__is_said_and_works_afterwards(void **state)
{
    struct flock reserved = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000001, .l_len = 1 };

    (void)state;
    import();
    RUN(0, "", "none", "Yara");
    one = window();
    char **env = home_env(&home);
    char path[512];
    snprintf(path, sizeof path, "%s/klaskast/klaskast.db", home_env_get(env, "XDG_DATA_HOME"));
    home_env_free(env);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(fcntl(fd, F_SETLK, &reserved), 0);
    assert_true(term_keys(one, "{Home}{Space}"));
    expect_text(one, "Another window is writing");
    expect_screen(one, !term_has(one, "10:15 "));
    close(fd);
    usleep(300000); /* a key that was held all the while comes right after, and is none */
    expect_keys(one, "{Space}");
    expect_row(one, "Sem Bakker", "10:15");
    RUN(0, "Held 1,", "today");
}

/* The window is closed while a question is open and keys are waiting: it ends, and quickly. */
static void closed__with_keys_waiting__ends_and_keeps_what_was_kept(void **state)
{
    int status;

    (void)state;
    import();
    one = window();
    expect_keys(one, "{Home}{Space}");
    expect_row(one, "Sem Bakker", "10:15");
    assert_true(term_keys(one, "vjjjjjj"));
    double start = term_clock_ms();
    term_hangup(one);
    assert_true(term_wait_exit(one, &status));
    assert_true(term_clock_ms() - start < 3000);
    term_free(&one);
    RUN(0, "Held 1,", "today");
    RUN(0, "Nothing is to be done", "tasks");
}

static void look_on(struct term *t, int ms)
{
    for (double end = term_clock_ms() + ms; term_clock_ms() < end;)
        term_pump(t, 50);
}

/* How often the program woke up in four seconds in which nobody did anything: the least of several
 * such spans. What it does once when nobody types (the copy of the day, checking the file) takes its time on
 * a busy disk; a program that wakes up again and again has no quiet span at all. */
static long wakes(struct term *t)
{
    double deadline = term_clock_ms() + 40000;
    long least = LONG_MAX;
    do {
        long before = term_proc(t, "voluntary_ctxt_switches");
        look_on(t, 4000);
        long woken = term_proc(t, "voluntary_ctxt_switches") - before;
        least = woken < least ? woken : least;
    } while (least > 1 && term_clock_ms() < deadline);
    return least;
}

static void idle__with_and_without_a_class__wakes_up_for_nothing(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);

    (void)state;
    one = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_idle(one);
    assert_in_range(wakes(one), 0, 1);
    term_free(&one);
    import();
    one = window();
    expect_idle(one);
    assert_in_range(wakes(one), 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(windows__a_tick_in_one__is_seen_in_the_other, set_up, put_away),
        cmocka_unit_test_setup_teardown(windows__the_child_leaves_in_the_other__a_key_hits_no_other, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(windows__a_command__is_seen_on_the_screen, set_up, put_away),
        cmocka_unit_test_setup_teardown(windows__the_same_child__is_one_device, set_up, put_away),
        cmocka_unit_test_setup_teardown(killed__in_the_middle__opens_with_all_that_was_kept, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(tick__file_is_held_by_another__is_said_and_works_afterwards, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(idle__with_and_without_a_class__wakes_up_for_nothing, set_up,
                                        put_away),
        cmocka_unit_test_setup_teardown(closed__with_keys_waiting__ends_and_keeps_what_was_kept, set_up,
                                        put_away),
    };
    return cmocka_run_group_tests_name("e2e windows", tests, NULL, NULL);
}
