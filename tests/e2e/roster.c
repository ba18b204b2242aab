/*
 * A teacher's day with the real program: at the door, during the lesson, going home, the next morning.
 */
#include "../harness/expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct home home;
static struct term *t, *other;

static int set_up(void **state)
{
    struct run run;

    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_set(&home, "KLASKAST_NOW=2026-11-19T08:25:00");
    run_klaskast(
        &run, &home, "import",
        home_file(&home, "list.csv",
                  "Nummer;Roepnaam;Tussenvoegsel;Achternaam;Groep\n1;Ilse;van;Aalst;7A\n2;Mees;;Bakker;7A\n"
                  "3;Daan;van den;Berg;7A\n4;Zoë;;Öztürk-Aydın;7A\n5;Noor;de;Vries;7A\n"),
        NULL);
    expect_code(&run, 0);
    run_clear(&run);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    if (t != NULL)
        term_free(&t);
    if (other != NULL)
        term_free(&other);
    home_clear(&home);
    return 0;
}

static struct term *start(const char *moment)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char variable[60];

    snprintf(variable, sizeof variable, "KLASKAST_NOW=%s", moment);
    home_set(&home, variable);
    char **env = home_env(&home);
    struct term *started = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(started, "Ilse van Aalst");
    expect_idle(started);
    return started;
}

/* The row of a pupil says this about the phone. */
static void expect_box(struct term *of, const char *name, const char *box)
{
    int row, col;
    for (int tries = 0; tries < 200; tries++) {
        if (term_find(of, name, &row, &col) && strstr(term_row(of, row), box) != NULL)
            return;
        term_pump(of, 20);
    }
    fprintf(stderr, "%s is not %s\n%s", name, box, term_screen(of));
    fail();
}

static void quit(void)
{
    expect_screen(t, term_keys_after(t, 300, "q"));
    for (int tries = 0; tries < 200 && !term_has(t, "Leave all the same") && term_pump(t, 20) >= 0; tries++)
        ;
    if (term_has(t, "Leave all the same"))
        expect_screen(t, term_keys(t, "l"));
    expect_exit(t, 0);
    term_free(&t);
}

/* --- the day ------------------------------------------------------------------------------------------ */

static void morning__at_the_door__number_and_enter__P1(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_text(t, "Not asked yet 5");
    expect_keys(t, "3");
    expect_text(t, "Daan van den Berg: Enter");
    expect_keys(t, "{Enter}");
    expect_keys(t, "4{Enter}");
    expect_box(t, "3 Daan van den Berg", "[x] 08:25");
    expect_box(t, "4 Zoë Öztürk-Aydın", "[x] 08:25");
    expect_keys(t, "1n");
    expect_keys(t, "2a");
    expect_box(t, "1 Ilse van Aalst", " -");
    expect_box(t, "2 Mees Bakker", "absent");
    expect_text(t, "Phones in 2");
    expect_text(t, "Not asked yet 1");
    /* a mark against a device that is here is refused, and nothing changes */
    expect_keys(t, "3n");
    expect_box(t, "3 Daan van den Berg", "[x] 08:25");
    quit();
}

static void space__within_five_minutes__is_a_slip(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "{Home} ");
    expect_box(t, "Ilse van Aalst", "[x] 08:25");
    expect_keys_after(t, " ");
    expect_box(t, "Ilse van Aalst", "[ ]");
    expect_keys_after(t, " ");
    quit();
    t = start("2026-11-19T10:25:00");
    expect_keys(t, "{Home} ");
    expect_text(t, "given back");
    expect_keys(t, "b");
    expect_box(t, "Ilse van Aalst", "back 10:25");
    quit();
}

static void undo_and_redo__the_last_action(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "A{Enter}");
    expect_text(t, "None 5");
    expect_keys(t, "u");
    expect_text(t, "Not asked yet 5");
    expect_keys(t, "{C-r}");
    expect_text(t, "None 5");
    quit();
}

/* Two keys for the commonest violation, and what follows is on the screen before the second. */
static void violation__two_keys__says_first_what_follows__P7(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "2v");
    expect_text(t, "Violation: Mees Bakker");
    expect_text(t, "P7");
    expect_keys(t, "{Enter}");
    expect_text(t, "1st time this school year");
    expect_text(t, "Group 7A");
    expect_text(t, "To do (3)");
    quit();
}

static void lend__one_and_take_back__P6(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "3{Enter}");
    expect_keys(t, "ltimer{Enter}");
    expect_box(t, "3 Daan van den Berg", "[~] in use");
    expect_text(t, "timer");
    expect_keys(t, "l");
    expect_box(t, "3 Daan van den Berg", "[x] 08:25");
    quit();
}

/* What stays behind is named on leaving and stands there the next morning. */
static void going_home__what_stays__is_seen_the_next_morning__P1(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "3{Enter}");
    expect_keys(t, "4{Enter}");
    quit();
    t = start("2026-11-19T14:55:00");
    expect_keys(t, "R");
    expect_text(t, "Goes back 2");
    expect_keys(t, " ");
    expect_text(t, "Stays here 1");
    expect_keys(t, "{Enter}");
    expect_box(t, "4 Zoë Öztürk-Aydın", "back 14:55");
    expect_text(t, "Before you go: photos removed from my phone."); /* P16, once */
    expect_keys_after(t, "{Enter}");
    expect_keys_after(t, "q");
    expect_text(t, "still here: Daan");
    expect_keys(t, "l");
    expect_exit(t, 0);
    term_free(&t);
    t = start("2026-11-20T08:20:00");
    expect_box(t, "3 Daan van den Berg", "since Thu");
    expect_text(t, "Phones in 1");
    expect_box(t, "4 Zoë Öztürk-Aydın", "[ ]");
    quit();
}

static void earlier_day__is_looked_at_and_corrected(void **state)
{
    (void)state;
    t = start("2026-11-20T10:15:00");
    expect_keys(t, "[");
    expect_text(t, "looking at Thu 19 Nov");
    expect_keys(t, "{Home} ");
    expect_text(t, "At what time");
    expect_keys(t, "8:30{Enter}");
    expect_box(t, "Ilse van Aalst", "[x] 08:30");
    expect_keys(t, "]");
    expect_box(t, "Ilse van Aalst", "since Thu");
    quit();
}

/* --- round about -------------------------------------------------------------------------------------- */

static void search__from_another_view__goes_to_the_pupil(void **state)
{
    int row, col;
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "{F6}");
    expect_keys(t, "/zoe{Enter}");
    expect_text(t, "Zoë Öztürk-Aydın: ");
    expect_screen(t, term_find(t, "> 4 Zoë", &row, &col));
    quit();
}

static void board__shows_no_surname_and_asks_before_it_goes__P5(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    expect_keys(t, "b");
    expect_no_text(t, "Aalst");
    expect_keys(t, " ");
    expect_text(t, "[x]");
    expect_no_text(t, "08:25");
    expect_keys(t, "v");
    expect_text(t, "leave board mode");
    expect_no_text(t, "iolation");
    expect_keys(t, "{Esc}");
    expect_no_text(t, "leave board mode");
    expect_keys(t, "b");
    expect_keys(t, "m");
    expect_text(t, "Ilse van Aalst");
    quit();
}

static void two_windows__both_write_and_both_see(void **state)
{
    (void)state;
    t = start("2026-11-19T08:25:00");
    other = start("2026-11-19T08:25:00");
    expect_keys(t, "1{Enter}");
    expect_box(other, "1 Ilse van Aalst", "[x] 08:25");
    expect_keys(other, "2{Enter}");
    expect_box(t, "2 Mees Bakker", "[x] 08:25");
    quit();
}

static void command__beside_the_screen__is_seen_at_once(void **state)
{
    struct run run;
    (void)state;
    t = start("2026-11-19T08:25:00");
    run_klaskast(&run, &home, "in", "Noor", NULL);
    expect_code(&run, 0);
    run_clear(&run);
    expect_box(t, "5 Noor de Vries", "[x] 08:25");
    quit();
}

static void data_file__emptied_under_the_screen__is_said_and_nothing_is_claimed(void **state)
{
    char path[600];
    (void)state;
    t = start("2026-11-19T08:25:00");
    char **env = home_env(&home);
    snprintf(path, sizeof path, "%s/klaskast/klaskast.db", home_env_get(env, "XDG_DATA_HOME"));
    home_env_free(env);
    assert_int_equal(truncate(path, 0), 0);
    expect_keys(t, "n");
    expect_text(t, "no longer there");
    expect_text(t, "start klaskast again");
    expect_no_text(t, "the rest is");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(morning__at_the_door__number_and_enter__P1),
        TEST(space__within_five_minutes__is_a_slip),
        TEST(undo_and_redo__the_last_action),
        TEST(violation__two_keys__says_first_what_follows__P7),
        TEST(lend__one_and_take_back__P6),
        TEST(going_home__what_stays__is_seen_the_next_morning__P1),
        TEST(earlier_day__is_looked_at_and_corrected),
        TEST(search__from_another_view__goes_to_the_pupil),
        TEST(board__shows_no_surname_and_asks_before_it_goes__P5),
        TEST(two_windows__both_write_and_both_see),
        TEST(command__beside_the_screen__is_seen_at_once),
        TEST(data_file__emptied_under_the_screen__is_said_and_nothing_is_claimed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
