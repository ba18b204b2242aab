/*
 * The overview from outside: days of weeks ago on the calendar, back to one of them, and names only on
 * request.
 */
#include "../harness/expect.h"

#include <stdlib.h>

static struct home home;
static struct term *t;

static void run(int code, const char *text, char *const *argv)
{
    struct run result;
    run_program(&result, &home, argv, NULL);
    expect_said(&result, code, text);
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    run(code_, text_, (char *const[]){ (char *)(uintptr_t)home_program(), __VA_ARGS__, NULL })

/* Some morning: who hands in, and perhaps who kept the phone. */
static void morning(const char *now, const char *kept)
{
    static const char *const pupils[] = { "Noor", "Sem", "Yara" };
    char assignment[64];
    snprintf(assignment, sizeof assignment, "KLASKAST_NOW=%s", now);
    home_set(&home, assignment);
    for (size_t i = 0; i < sizeof pupils / sizeof *pupils; i++)
        if (strcmp(pupils[i], kept) != 0) {
            RUN(0, "", "in", (char *)(uintptr_t)pupils[i]);
            RUN(0, "", "back", (char *)(uintptr_t)pupils[i]);
        }
    if (*kept)
        RUN(0, "", "log", (char *)(uintptr_t)kept, "not-handed-in");
}

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    home_set(&home, "KLASKAST_NOW=2026-11-02T08:00:00");
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\nYara;;Kaya\n");
    RUN(0, "", "--teacher", "Marit Bakker", "import", (char *)(uintptr_t)home_path(&home, "7A.csv"),
        "--class", "7A");
    morning("2026-11-05T08:30:00", "");
    morning("2026-11-12T08:30:00", "Sem");
    home_set(&home, "KLASKAST_NOW=2026-11-20T08:30:00");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    term_free(&t);
    home_clear(&home);
    return 0;
}

static void start(int rows, int columns)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    t = term_start(argv, env, rows, columns);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
}

static void overview__arrows_and_enter__lead_to_a_day_of_last_week(void **state)
{
    (void)state;
    start(24, 80);
    expect_keys(t, "{F6}");
    expect_text(t, "Schooljaar 2026-2027. Dagen: 2. Overtredingen: 1.");
    expect_text(t, "vr 20 nov: niets vastgelegd");
    expect_keys(t, "{Left}{Up}");
    expect_text(t, "do 12 nov: 2 ingeleverd, 1 overtreding");
    expect_keys(t, "{Left}");
    expect_text(t, "do 5 nov: 3 ingeleverd, 0 overtredingen");
    expect_keys(t, "{Right}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "do 12 nov");
    expect_text(t, "Sem Jansen");
}

static void overview__names__come_on_request_and_go_with_the_page__P17(void **state)
{
    (void)state;
    start(24, 80);
    expect_keys(t, "{F6}");
    expect_text(t, "Schooljaar 2026-2027");
    expect_no_text(t, "Sem");
    for (int page = 0; page < 4; page++) {
        expect_keys_after(t, "g");
        expect_no_text(t, "Sem");
    }
    expect_keys_after(t, "n");
    expect_text(t, "> Sem Jansen");
    expect_no_text(t, "Noor");
    expect_keys(t, "{F3}{F6}");
    expect_text(t, "vr 20 nov");
    expect_no_text(t, "Sem");
}

/* From the board the overview is not shown before it is sure that the class cannot see it. */
static void overview__board__asks_first__P17(void **state)
{
    (void)state;
    start(24, 80);
    expect_keys(t, "b");
    expect_keys(t, "{F6}");
    expect_no_text(t, "Schooljaar");
    expect_keys(t, "{Esc}n");
    expect_no_text(t, "Schooljaar");
}

static void overview__pages__fit_a_phone_sized_window(void **state)
{
    (void)state;
    start(12, 40);
    expect_keys(t, "{F6}");
    expect_text(t, "Ingeleverd");
    expect_keys_after(t, "g");
    expect_text(t, "Overtredingen");
    expect_keys_after(t, "g");
    expect_text(t, "Ingeleverd per week (hoogste: 3)");
    expect_keys(t, "{PgDn}");
    expect_text(t, "Overtredingen per soort");
    expect_keys_after(t, "g");
    expect_text(t, "Te doen, en sinds wanneer");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overview__arrows_and_enter__lead_to_a_day_of_last_week),
        TEST(overview__names__come_on_request_and_go_with_the_page__P17),
        TEST(overview__board__asks_first__P17),
        TEST(overview__pages__fit_a_phone_sized_window),
    };
    return cmocka_run_group_tests_name("e2e overview", tests, NULL, NULL);
}
