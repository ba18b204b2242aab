/*
 * One morning of a real class, from an empty home to the next day, with the keys a teacher presses, in both
 * languages; the command line tells the same as the screen.
 */
#include "../harness/expect.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct home home;
static struct term *t;
static bool dutch;

/* Texts and letters are those of the language on screen. */
static const char *in(const char *english, const char *nederlands)
{
    return dutch ? nederlands : english;
}

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    if (t != NULL)
        term_free(&t);
    home_clear(&home);
    return 0;
}

static void start(const char *moment, int rows, int cols)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char variable[60];

    snprintf(variable, sizeof variable, "KLASKAST_NOW=%s", moment);
    home_set(&home, variable);
    char **env = home_env(&home);
    t = term_start(argv, env, rows, cols);
    home_env_free(env);
    expect_screen(t, term_wait_text(t, "klaskast"));
    expect_idle(t);
}

/* On a narrow screen the answers stand above the footer. */
static bool asks_to_leave(void)
{
    return term_has(t, in("l leave", "a afsluiten")) || term_has(t, in("l: leave", "a: afsluiten"));
}

static void leave(void)
{
    expect_screen(t, term_keys_after(t, 300, "q"));
    for (int tries = 0; tries < 200 && !asks_to_leave() && term_pump(t, 20) >= 0; tries++)
        ;
    if (asks_to_leave())
        expect_screen(t, term_keys(t, in("l", "a")));
    expect_exit(t, 0);
    term_free(&t);
}

/* On the row where `name` stands. */
static void expect_row(const char *name, const char *text)
{
    int row, col;
    for (int tries = 0; tries < 200; tries++) {
        if (term_find(t, name, &row, &col) && strstr(term_row(t, row), text) != NULL)
            return;
        term_pump(t, 20);
    }
    fprintf(stderr, "'%s' is not beside %s\n%s", text, name, term_screen(t));
    fail();
}

/* Runs a command and checks that it says `text`. */
#define RUN(text, ...)                                                                                       \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, __VA_ARGS__, NULL);                                                       \
        expect_code(&run_, 0);                                                                               \
        expect_out(&run_, text);                                                                             \
        run_clear(&run_);                                                                                    \
    } while (0)

static void class_list(void)
{
    home_file(
        &home, "Downloads/7a.csv",
        "Roepnaam;Tussenvoegsel;Achternaam;Telefoon\nIlse;van;Aalst;\nMees;;Bakker;\nDaan;van den;Berg;\n"
        "Renée;van 't;Hof;\nFenna;;IJsselstein;\nSem;;Jansen;\nLotte;;Kuipers;\nZoë;;Öztürk-Aydın;\n"
        "Noor;de;Vries;\nŁukasz;;Wiśniewski;\nYara;;;\nPim;;Yildiz;\n");
}

/* --- the morning, in steps ----------------------------------------------------------------------------- */

static void first_start(void)
{
    class_list();
    start("2026-11-23T08:20:00", 24, 80);
    expect_text(t, "Welke taal?   Which language?");
    expect_keys(t, dutch ? "{Up}{Enter}" : "{Enter}");
    expect_text(t, in("What is your name?", "Hoe heet je?"));
    expect_keys_after(t, "Marit Bakker{Enter}");
    expect_text(t, in("Which class do you teach?", "Welke groep heb je?"));
    expect_keys(t, "groep 7a{Enter}");
    expect_text(t, in("Read a file with the class list", "Een bestand met de klassenlijst inlezen"));
    expect_keys_after(t, "{Enter}");
    expect_keys(t, "{C-u}~/Down{Tab}7a{Tab}");
    expect_text(t, "~/Downloads/7a.csv");
    expect_keys(t, "{Enter}");
    expect_text(t, in("12 new", "12 nieuw"));
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Łukasz Wiśniewski");
    expect_text(t, in("Group 7A", "Groep 7A"));
    expect_text(t, "Marit Bakker");
    expect_text(t, in("Not asked yet 12", "Nog open 12"));
}

static void at_the_door(void)
{
    expect_keys(t, "3{Enter}"); /* by number */
    expect_row("3 Daan van den Berg", "[x] 08:20");
    expect_keys(t, "{Down} "); /* by cursor */
    expect_row("4 Renée van 't Hof", "[x] 08:20");
    expect_keys(t, "/oz{Enter}"); /* by name, without its marks */
    expect_keys(t, " ");
    expect_row("8 Zoë Öztürk-Aydın", "[x] 08:20");
    expect_keys(t, "w");
    expect_text(t, in("watch", "horloge"));
    expect_keys(t, "5n");
    expect_row("5 Fenna IJsselstein", " -");
    expect_keys(t, "6a");
    expect_row("6 Sem Jansen", in("absent", "afwezig"));
    expect_text(t, in("Not asked yet 7", "Nog open 7"));
    expect_keys(t, "A");
    expect_text(t, in("7 pupils were not asked yet", "7"));
    expect_keys(t, "{Enter}");
    expect_text(t, in("Not asked yet 0", "Nog open 0"));
    RUN("\"counts\":{\"held\":4,\"lent\":0,\"returned\":0,\"none\":8,\"absent\":1,\"not_asked\":0}", "today",
        "--json");
}

/* [P7] and [P8]: what follows is on the screen before it is recorded, with its dates. */
static void violations(void)
{
    expect_keys(t, "2v");
    expect_text(t, in("1st time this school year: P7", "1e keer dit schooljaar: P7"));
    expect_keys(t, "{Enter}");
    expect_text(t, in("P7. To do:", "P7. Te doen:"));
    expect_keys(t, in("2vt", "2vg"));
    expect_text(t, in("2nd time this school year: P8", "2e keer dit schooljaar: P8"));
    expect_text(t, in("Once before: 23 Nov", "Eén keer eerder: 23 nov"));
    expect_text(t, in("proposed 24", "voorgesteld 24"));
    expect_text(t, in("including 23 Dec", "t/m 23 dec"));
    expect_keys(t, "{Enter}");
    expect_text(t, in("2nd time this school year", "2e keer dit schooljaar"));
    RUN("\"bans\":[{\"from\":\"2026-11-24\",\"until\":\"2026-12-23\",\"status\":\"proposed\"}]", "today",
        "--json");
    RUN("\"rungs\":{\"device\":2,\"misuse\":0,\"internet\":0}", "today", "--json");
}

static bool is_selected(struct term *of, const void *row)
{
    return term_row(of, *(const int *)row)[1] == '>';
}

/* Ticks off the first task of this name on F3, whose list begins in row 4. */
static void tick(const char *label)
{
    int row, col, first = 4;
    expect_keys(t, "{Home}");
    expect_screen(t, term_wait(t, is_selected, &first));
    expect_screen(t, term_find(t, label, &row, &col) && row >= first);
    for (int i = first; i < row; i++)
        expect_keys(t, "{Down}");
    expect_screen(t, term_wait(t, is_selected, &row));
    expect_keys_after(t, " ");
    expect_keys(t, "{Enter}");
}

static void tasks(void)
{
    expect_keys(t, "{F3}");
    expect_text(t, in("7 open", "7 te doen"));
    tick(in("child heard", "kind gehoord"));
    expect_text(t, in(" 6 open", " 6 te doen"));
    tick(in("child told", "kind op de hoogte"));
    expect_text(t, in(" 5 open", " 5 te doen"));
    tick(in("parents told", "ouders op de hoogte"));
    expect_text(t, in(" 4 open", " 4 te doen"));
    tick(in("parents told", "ouders op de hoogte"));
    expect_text(t, in(" 3 open", " 3 te doen"));
    RUN("\"status\":\"told\"", "today", "--json");
    expect_keys(t, "{Esc}");
    expect_text(t, in("Phones in", "Ingeleverd"));
}

static void next_morning(void)
{
    leave();
    start("2026-11-24T08:15:00", 24, 80);
    expect_row("3 Daan van den Berg", in("since Mon", "sinds ma"));
    expect_row("2 Mees Bakker", in("ban to 23 Dec", "t/m 23 dec")); /* told, so it holds today */
    expect_text(t, in("Not asked yet 8", "Nog open 8"));
    expect_text(t, in("None 1", "Niets mee 1")); /* there is nothing to ask of Mees */
    RUN("\"counts\":{\"held\":4,\"lent\":0,\"returned\":0,\"none\":1,\"absent\":0,\"not_asked\":8}", "today",
        "--json");
}

static void all_back(void)
{
    expect_keys(t, "R");
    expect_text(t, in("Goes back 4", "terug 4"));
    expect_keys(t, "{Enter}");
    expect_row("3 Daan van den Berg", "[ ]"); /* yesterday's is back; of today nobody asked yet */
    expect_text(t, in("Given back 4", "Terug 4"));
    expect_keys_after(t, "u");
    expect_row("3 Daan van den Berg", in("since Mon", "sinds ma"));
    expect_keys_after(t, "{C-r}");
    expect_row("3 Daan van den Berg", "[ ]");
    RUN("\"counts\":{\"held\":0,\"lent\":0,\"returned\":4", "today", "--json");
}

static void board(void)
{
    expect_keys(t, "b");
    expect_no_text(t, "Bakker");
    expect_no_text(t, in("ban", "t/m"));
    expect_no_text(t, in("Phones in", "Ingeleverd"));
    expect_keys_after(t, "b");
    expect_text(t, in("leave board mode", "uit de digibordstand"));
    expect_keys(t, in("m", "d"));
    expect_text(t, "Mees Bakker");
}

static void look_back(void)
{
    expect_keys(t, "[");
    expect_text(t, in("looking at Mon 23 Nov", "je bekijkt ma 23 nov"));
    expect_row("7 Lotte Kuipers", " -");
    expect_row("3 Daan van den Berg", "[x] 08:20");
    expect_keys(t, "7{Enter}");
    expect_text(t, in("At what time on Mon 23 Nov", "ma 23 nov"));
    expect_keys(t, "8:40{Enter}");
    expect_row("7 Lotte Kuipers", "[x] 08:40");
    expect_keys(t, "]");
    expect_row("7 Lotte Kuipers", in("since Mon", "sinds ma"));
    RUN("\"held\":1", "today", "--json");
}

static void going(void)
{
    expect_keys_after(t, "q");
    expect_text(t, in("1 device is still here: Lotte", "1 apparaat: Lotte"));
    expect_keys(t, "{Esc}");
    leave();
    RUN(in("holds", "klopt"), "verify");
}

static void whole_morning(void)
{
    first_start();
    at_the_door();
    violations();
    tasks();
    next_morning();
    all_back();
    board();
    look_back();
    going();
}

static void morning__of_a_real_class__in_english__P1_P7_P8(void **state)
{
    (void)state;
    dutch = false;
    whole_morning();
}

static void morning__of_a_real_class__in_dutch__P1_P7_P8(void **state)
{
    (void)state;
    dutch = true;
    whole_morning();
    home_set(&home, "LC_ALL=C.UTF-8");
    start("2026-11-25T08:00:00", 24, 80); /* a class is there: nothing is asked, and it is still Dutch */
    expect_text(t, "Groep 7A");
    leave();
}

/* --- what is on the screen is on disk ------------------------------------------------------------------ */

static void killed__after_a_tick__it_is_there__law_1(void **state)
{
    int status;
    (void)state;
    dutch = false;
    class_list();
    RUN("12 new", "import", home_path(&home, "Downloads/7a.csv"), "--class", "7A");
    for (int slot = 1; slot <= 3; slot++) {
        char keys[20], row[8];
        start("2026-11-23T08:20:00", 24, 80);
        snprintf(keys, sizeof keys, "%d{Enter}", slot);
        snprintf(row, sizeof row, "%d ", slot);
        expect_keys(t, keys);
        expect_text(t, slot == 1 ? "Phones in 1" : slot == 2 ? "Phones in 2" : "Phones in 3");
        expect_screen(t, term_signal(t, SIGKILL));
        expect_screen(t, term_wait_exit(t, &status));
        term_free(&t);
    }
    start("2026-11-23T08:20:00", 24, 80);
    expect_text(t, "Phones in 3");
    leave();
    RUN("\"held\":3", "today", "--json");
    RUN("holds", "verify");
}

/* --- small and old terminals --------------------------------------------------------------------------- */

static void small__first_start_to_violation__all_can_be_done(void **state)
{
    (void)state;
    dutch = true;
    home_set(&home, "LANG=nl_NL.UTF-8");
    start("2026-11-23T08:20:00", 12, 40);
    expect_keys(t, "{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Welke groep heb je?");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Later");
    expect_keys(t, "{Down}{Down}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Groep 7 demo");
    expect_keys_after(t, "v{Enter}");
    expect_keys_after(t, "va");
    expect_text(t, "2e keer dit schooljaar: P8");
    expect_text(t, "24");
    expect_text(t, "23 dec");
    expect_keys_after(t, "{Esc}");
    expect_keys(t, "{F3}");
    expect_text(t, "9 te doen");
    expect_keys_after(t, " ");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "8 te doen");
    expect_keys(t, "{F6}");
    expect_text(t, "ma 23 nov: 7 ingeleverd, 1 overtreding");
    leave();
}

static void panel__on_every_terminal__says_what_follows__P8(void **state)
{
    static const char *const settings[] = { "TERM=vt100", "TERM=linux", "NO_COLOR=1", "LC_ALL=C" };
    (void)state;
    dutch = false;
    class_list();
    home_set(&home, "KLASKAST_NOW=2026-11-20T10:15:00");
    RUN("12 new", "import", home_path(&home, "Downloads/7a.csv"), "--class", "7A");
    RUN("P7", "log", "Mees", "not-off");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        home_set(&home, settings[i]);
        start("2026-11-23T08:20:00", 24, 80);
        expect_keys(t, "2v");
        expect_text(t, "2nd time this school year: P8");
        expect_text(t, "including 23 Dec");
        /* small and large again with the panel open, and what follows is still there */
        term_resize(t, 3, 10);
        expect_no_text(t, "P8");
        term_resize(t, 24, 80);
        expect_text(t, "2nd time this school year: P8");
        for (const char *at = i == 3 ? term_screen(t) : ""; *at; at++)
            expect_screen(t, (unsigned char)*at < 0x80);
        expect_screen(t, term_keys(t, "{Esc}"));
        expect_no_text(t, "P8");
        leave();
    }
    RUN("\"device\":1", "today", "--json"); /* looked at, never recorded */
}

static void paste__in_panel_and_tasks__does_nothing(void **state)
{
    (void)state;
    dutch = false;
    class_list();
    home_set(&home, "KLASKAST_NOW=2026-11-20T10:15:00");
    RUN("12 new", "import", home_path(&home, "Downloads/7a.csv"), "--class", "7A");
    RUN("P7", "log", "Mees", "not-off");
    start("2026-11-20T11:15:00", 24, 80);
    expect_keys(t, "v");
    expect_screen(t, term_paste(t, "t\nx\nnot this\n"));
    expect_idle(t);
    expect_text(t, "> n  Phone not handed in");
    expect_screen(t, term_keys(t, "{Esc}"));
    expect_no_text(t, "> n  Phone not handed in");
    expect_keys(t, "{F3}");
    expect_screen(t, term_paste(t, " \n \n"));
    expect_idle(t);
    expect_text(t, "3 open");
    leave();
    RUN("\"open_tasks\":3", "today", "--json");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(morning__of_a_real_class__in_english__P1_P7_P8),
        TEST(morning__of_a_real_class__in_dutch__P1_P7_P8),
        TEST(killed__after_a_tick__it_is_there__law_1),
        TEST(small__first_start_to_violation__all_can_be_done),
        TEST(panel__on_every_terminal__says_what_follows__P8),
        TEST(paste__in_panel_and_tasks__does_nothing),
    };
    return cmocka_run_group_tests_name("e2e morning", tests, NULL, NULL);
}
