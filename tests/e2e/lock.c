/* The lock and the blank screen with real keys in a real terminal. */
#include "../harness/locked.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* --- the lock ----------------------------------------------------------------------------------------- */

static void lock__chosen_on_the_screen__is_asked_at_the_next_start(void **state)
{
    (void)state;
    start();
    expect_text(t, "Ilse van Aalst");
    expect_keys(t, "{F8}");
    expect_text(t, "New PIN:");
    expect_screen(t, no_child());
    expect_keys(t, "bezem 73{Enter}");
    expect_text(t, "Once more:");
    expect_screen(t, term_keys_after(t, 300, "bezem 73{Enter}"));
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    start();
    unlock("bezem 73");
    expect_keys(t, "1{Enter}");
    expect_text(t, "[x] 10:15");
}

/* A wrong one costs time, and neither an end without warning nor another time of day gives it back. */
static void lock__wrong__waits_also_after_a_kill_and_with_another_clock(void **state)
{
    int status;
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    expect_keys(t, "9999{Enter}");
    expect_text(t, "The next try can be in 1 second.");
    /* 1, 2, 4; on a busy machine the 2 has gone by before it is looked at. */
    for (int tries = 0; !term_has(t, "in 4 seconds"); tries++)
        expect_screen(t, tries < 60 && term_keys_after(t, 400, "9999{Enter}") && term_wait_idle(t));
    expect_screen(t, term_signal(t, SIGKILL) && term_wait_exit(t, &status));
    home_set(&home, "KLASKAST_NOW=2036-01-01T08:00:00");
    start();
    expect_text(t, "The PIN was wrong before.");
    expect_keys(t, "1234{Enter}");
    expect_text(t, "The PIN was wrong before.");
    expect_screen(t, no_child());
    home_set(&home, "KLASKAST_NOW=2016-01-01T08:00:00");
    start();
    expect_text(t, "The PIN was wrong before.");
    for (int tries = 0; !term_has(t, "Ilse"); tries++)
        expect_screen(t, tries < 60 && term_keys_after(t, 400, "1234{Enter}") && term_wait_idle(t));
}

static void lock__pasted_and_resized__is_still_the_lock(void **state)
{
    static const int sizes[][2] = { { 1, 1 }, { 5, 20 }, { 60, 200 }, { 12, 40 }, { 2, 80 }, { 24, 80 } };
    (void)state;
    choose_pin("vier losse woorden");
    start();
    expect_text(t, "Klaskast is locked");
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            term_resize(t, sizes[i][0], sizes[i][1]);
            term_pump(t, 5);
            expect_screen(t, no_child());
        }
    expect_text(t, "Klaskast is locked");
    expect_screen(t, term_paste(t, "vier losse woorden\n"));
    expect_text(t, "PIN: ******************");
    expect_screen(t, !term_has(t, "losse"));
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
}

/* Another window works on while this one is locked: nothing of it is seen, and all of it after the PIN. */
static void lock__work_in_another_window__is_not_seen_until_it_opens(void **state)
{
    (void)state;
    settings("[lock]\ncommands = no\n");
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    RUN(0, "Mees", "in", "Mees");
    expect_idle(t);
    expect_screen(t, no_child());
    unlock("1234");
    expect_text(t, "[x] 10:15");
}

/* A minute is 200 milliseconds here. */
static void lock__nobody_types__locks_by_itself(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_MINUTE=200");
    settings("[lock]\nafter = 2\n");
    choose_pin("1234");
    start();
    unlock("1234");
    expect_keys(t, "/");
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    unlock("1234");
    expect_text(t, "Find:");
}

static void board__nobody_types__comes_and_is_closed_by_the_lock__P5(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_MINUTE=200");
    settings("[program]\nboard_after = 1\n[lock]\nafter = 4\n");
    choose_pin("1234");
    start();
    unlock("1234");
    expect_no_text(t, "Aalst");
    expect_text(t, "Ilse");
    term_pump(t, 100);
    /* until the lock comes Esc asks about the class, afterwards for the PIN */
    for (int i = 0; i < 40 && !term_has(t, "Klaskast is locked"); i++) {
        term_pump(t, 300);
        if (i == 5)
            expect_screen(t, term_keys(t, "v"));
    }
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
}

/* --- a substitute ------------------------------------------------------------------------------------- */

static void board__at_the_start__is_open_without_the_pin_to_tick__G1(void **state)
{
    (void)state;
    settings("[program]\nboard_at_start = yes\n");
    choose_pin("1234");
    start();
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst") && !term_has(t, "locked"));
    expect_keys(t, "2{Enter}");
    expect_text(t, "[x]");
    expect_keys(t, "u");
    expect_text(t, "Klaskast is locked");
    expect_screen(t, no_child());
    expect_keys(t, "1234{Enter}");
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst"));
    expect_keys(t, "{Esc}");
    expect_text(t, "Can the class see this screen?");
    expect_keys(t, "m");
    expect_text(t, "Mees Bakker");
    term_free(&t);
    settings("[lock]\ncommands = no\n");
    RUN(0, "substitute", "history", "Mees");
}

static void board__from_the_lock__is_tab(void **state)
{
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Tab board mode");
    expect_keys(t, "{Tab}");
    expect_text(t, "Ilse");
    expect_screen(t, !term_has(t, "Aalst"));
    expect_keys(t, " ");
    expect_text(t, "[x]");
    term_free(&t);
    settings("[lock]\nboard = no\n");
    start();
    expect_text(t, "Klaskast is locked");
    expect_screen(t, !term_has(t, "Tab"));
    expect_keys(t, "{Tab}");
    expect_screen(t, no_child());
}

/* --- commands ----------------------------------------------------------------------------------------- */

static void commands__with_a_pin__ask_for_it(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "today", NULL };
    (void)state;
    choose_pin("1234");
    RUN(2, "no terminal", "today");
    RUN(2, "no terminal", "in", "Mees");
    RUN(2, "no terminal", "restore", "older.db", "--yes");
    RUN(2, "no terminal", "backup", "--to", home_path(&home, ""));
    RUN(0, "There is a PIN", "pin");
    RUN(0, "ok", "verify");
    RUN(0, "Made and read back", "backup");
    start_words(argv, 24, 80);
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "4321{Enter}"));
    expect_text(t, "That is not the PIN. The next try can be in 1 second.");
    expect_screen(t, no_child());
    ends_with(1);
    term_pump(t, 1000);
    for (;;) {
        start_words(argv, 24, 80);
        expect_screen(t, term_wait_text(t, "PIN of klaskast:") || term_has(t, "wrong before"));
        if (!term_has(t, "wrong before"))
            break;
    }
    expect_screen(t, term_keys(t, "x{Backspace}1234{Enter}"));
    expect_text(t, "Ilse van Aalst");
    expect_screen(t, !term_has(t, "1234"));
    ends_with(0);
    settings("[lock]\ncommands = no\n");
    RUN(0, "Ilse van Aalst", "today");
    RUN(1, "There is no file", "restore", "older.db", "--yes");
}

static void pin__set_and_removed__asks_the_one_of_now_and_leaves_the_echo_on(void **state)
{
    bool echo, canonical;
    (void)state;
    RUN(1, "There is no PIN", "pin", "remove");
    RUN(2, "no terminal", "pin", "set");
    RUN(2, "Use: klaskast pin", "pin", "1234");
    choose_pin("1234");
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "{C-c}"));
    ends_with(1);
    term_modes(t, &echo, &canonical);
    expect_screen(t, echo && canonical);
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_signal(t, SIGTERM));
    int status;
    expect_screen(t, term_wait_exit(t, &status) && WIFSIGNALED(status));
    term_modes(t, &echo, &canonical);
    expect_screen(t, echo && canonical);
    RUN(0, "There is a PIN", "pin");
    start_pin("remove");
    expect_text(t, "PIN of klaskast:");
    expect_screen(t, term_keys(t, "1234{Enter}"));
    expect_text(t, "There is no PIN any more");
    ends_with(0);
    RUN(0, "There is no PIN", "pin");
}

/* The way out of a school whose teacher forgot it: the file goes, and so does the lock, also of a screen that
 * is locked. */
static void pin__file_removed__opens(void **state)
{
    struct run run;
    (void)state;
    choose_pin("1234");
    start();
    expect_text(t, "Klaskast is locked");
    run_klaskast(&run, &home, "pin", "--json", NULL);
    expect_code(&run, 0);
    char *path = strstr(run.out, "\"file\":\"");
    expect_run(&run, path != NULL);
    path += strlen("\"file\":\"");
    path[strcspn(path, "\"")] = '\0';
    assert_int_equal(unlink(path), 0);
    run_clear(&run);
    expect_keys(t, "{Enter}");
    expect_text(t, "Ilse van Aalst");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        lock_test(lock__chosen_on_the_screen__is_asked_at_the_next_start),
        lock_test(lock__wrong__waits_also_after_a_kill_and_with_another_clock),
        lock_test(lock__pasted_and_resized__is_still_the_lock),
        lock_test(lock__work_in_another_window__is_not_seen_until_it_opens),
        lock_test(lock__nobody_types__locks_by_itself),
        lock_test(board__nobody_types__comes_and_is_closed_by_the_lock__P5),
        lock_test(board__at_the_start__is_open_without_the_pin_to_tick__G1),
        lock_test(board__from_the_lock__is_tab),
        lock_test(commands__with_a_pin__ask_for_it),
        lock_test(pin__set_and_removed__asks_the_one_of_now_and_leaves_the_echo_on),
        lock_test(pin__file_removed__opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
