/*
 * What is to be done, with the real program and real keys: ticking off, who noted it, the end of the day.
 */
#include "../harness/school.h"

#include <stdio.h>

static struct term *t;

static int set_up(void **state)
{
    (void)state;
    school_home();
    home_file(&home, "7A.csv",
              "Nummer;Voornaam;Tussenvoegsel;Achternaam\n1;Noor;de;Vries\n2;Sem;;Bakker\n3;Zoë;;Öztürk\n");
    return 0;
}

static int close_all(void **state)
{
    if (t != NULL)
        term_free(&t);
    return tear_down(state);
}

static void at(const char *moment)
{
    char variable[60];
    snprintf(variable, sizeof variable, "KLASKAST_NOW=%s", moment);
    home_set(&home, variable);
}

static void begin(void)
{
    at("2026-11-20T08:30:00");
    RUN(0, "3 new", "import", home_path(&home, "7A.csv"), "--class", "7A", "--teacher", "Marit Bakker");
}

static void open_screen(const char *moment)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), (char *)(uintptr_t) "--teacher",
                     (char *)(uintptr_t) "Marit Bakker", NULL };
    at(moment);
    char **env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_idle(t);
}

static void parents_told__from_the_class__takes_two_keys__P7(void **state)
{
    (void)state;
    begin();
    RUN(0, "P7", "log", "Noor", "not-off", "--teacher", "Marit Bakker");
    open_screen("2026-11-20T08:40:00");
    expect_keys(t, "{End}p");
    expect_text(t, "Noor de Vries: parents told.");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "parents told (Phone not switched off, 20 Nov): done");
    expect_keys_after(t, "u");
    expect_text(t, "taken back");
    RUN(0, "parents told", "tasks", "Noor");
    /* and by the list: F3, the row, Space, Enter */
    expect_keys(t, "{F3}");
    expect_text(t, "> later   Noor de Vries");
    expect_keys_after(t, "g");
    expect_text(t, "To do for Group 7A: late");
    expect_keys_after(t, "{Esc}");
}

static void next_morning__a_partner_sees_what_is_open_and_late__P7(void **state)
{
    (void)state;
    begin();
    RUN(0, "P7", "log", "Noor", "not-off", "--teacher", "Marit Bakker");
    open_screen("2026-11-25T08:20:00");
    expect_text(t, "To do: 3, of which 2 late (F3).");
    expect_keys(t, "{F3}");
    expect_text(t, "2 days late");
    expect_text(t, "1 day late");
    RUN(0, "(2 days late)", "tasks", "--late");
}

static void duty_of_the_head__the_journal_says_who_noted_it__G1(void **state)
{
    (void)state;
    begin();
    RUN(0, "P13", "log", "Noor", "misuse-other", "--note", "stickers", "--teacher", "Marit Bakker");
    open_screen("2026-11-20T08:40:00");
    expect_keys(t, "{F3}");
    expect_text(t, "head confirms");
    expect_text(t, "Before a period can be set (P12).");
    expect_keys_after(t, " ");
    expect_text(t, "confirmed today");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "head confirms (Misuse: other, namely, 20 Nov): done");
    RUN(0, "head, noted by Marit Bakker", "history", "Noor");
}

static void tell__two_of_one_kind__says_which_and_takes_another__P8(void **state)
{
    (void)state;
    begin();
    RUN(0, "P7", "log", "Noor", "not-off", "--at", "2026-11-19T10:00");
    RUN(0, "P8", "log", "Noor", "taken-out");
    RUN(0, "--task takes another", "tell", "Noor", "parents");
    RUN(0, "Phone taken out without permission, 20 Nov", "tell", "Noor", "parents");
    RUN(1, "nothing open of this kind", "tell", "Noor", "parents");
    RUN(0, "1", "tasks", "Noor", "--done");
}

/* Once a day, whatever way it is left. */
static void end_of_day__checklist_is_asked_once__P16(void **state)
{
    (void)state;
    begin();
    RUN(0, "in", "in", "Noor", "--teacher", "Marit Bakker");
    open_screen("2026-11-20T15:05:00");
    expect_keys(t, "R");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Before you go: photos removed from my phone.");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "given back");
    expect_keys_after(t, "q");
    expect_exit(t, 0);
    term_free(&t);
    RUN(0, "[x] photos removed from my phone", "end-of-day", "--teacher", "Marit Bakker");
    at("2026-11-23T15:05:00");
    RUN(0, "[ ] photos removed from my phone", "end-of-day", "--teacher", "Marit Bakker");
    RUN(0, "", "end-of-day", "--done", "--teacher", "Marit Bakker");
    RUN(0, "[x]", "end-of-day", "--teacher", "Marit Bakker");
    RUN(0, "holds", "verify");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parents_told__from_the_class__takes_two_keys__P7),
        TEST(next_morning__a_partner_sees_what_is_open_and_late__P7),
        TEST(duty_of_the_head__the_journal_says_who_noted_it__G1),
        TEST(tell__two_of_one_kind__says_which_and_takes_another__P8),
        TEST(end_of_day__checklist_is_asked_once__P16),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
