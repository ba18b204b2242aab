/*
 * What is done anew each school year, with real keys: a class's consent for photos, its internet agreements.
 */
#include "../harness/school.h"

#include <stdlib.h>

enum { PUPILS = 28 };

static struct term *t;

static int set_up(void **state)
{
    char list[4000] = "Voornaam;Achternaam\n";
    struct run run;
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    home_set(&home, "LANG=nl_NL.UTF-8");
    for (int i = 0; i < PUPILS; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%c;Achter%c\n", i < 26 ? "Kind" : "Zus", 'a' + i % 26,
                 i < 26 ? 'a' + i : 'z');
    }
    home_file(&home, "7A.csv", list);
    run_klaskast(&run, &home, "import", home_path(&home, "7A.csv"), "--class", "7A", NULL);
    expect_code(&run, 0);
    run_clear(&run);
    t = NULL;
    return 0;
}

static int put_away(void **state)
{
    term_free(&t);
    return tear_down(state);
}

static void open_screen(int rows, int cols)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    t = term_start(argv, env, rows, cols);
    home_env_free(env);
    expect_text(t, "klaskast");
    expect_idle(t);
}

/* How often `text` stands in what the list of consents says. */
static int answers(const char *text)
{
    struct run run;
    int count = 0;
    run_klaskast(&run, &home, "consent", "--json", NULL);
    expect_code(&run, 0);
    for (const char *at = run.out; (at = strstr(at, text)); at++)
        count++;
    run_clear(&run);
    return count;
}

/* One key a pupil, as fast as a teacher types; then killed: what was answered is kept. */
static void consent__28_pupils__one_key_each__C1(void **state)
{
    (void)state;
    open_screen(24, 80);
    expect_keys(t, "c");
    expect_text(t, "Nog geen antwoord: foto 28");
    for (int i = 0; i < PUPILS; i++) {
        expect_screen(t, term_keys_after(t, 130, i % 7 == 3 ? "n" : "j"));
        expect_idle(t);
    }
    expect_text(t, "Nog geen antwoord: foto 0");
    expect_text(t, "Dat was de laatste van de groep.");
    expect_keys(t, "l");
    expect_text(t, "Niet op een foto of film");
    expect_text(t, "4 van de 28 leerlingen.");
    term_free(&t);
    assert_int_equal(answers("{\"answer\":\"yes\",\"taken\":\"2026-11-20\"}"), 24);
    assert_int_equal(answers("{\"answer\":\"no\",\"taken\":\"2026-11-20\"}"), 4);
    RUN(0, "klopt", "verify");
}

static void consent__key_held_down__answers_for_one_pupil__C1(void **state)
{
    (void)state;
    open_screen(24, 80);
    expect_keys(t, "c");
    expect_text(t, "Nog geen antwoord: foto 28");
    for (int i = 0; i < 12; i++) {
        expect_screen(t, term_keys_after(t, 35, "j"));
    }
    expect_idle(t);
    term_free(&t);
    assert_int_equal(answers("\"yes\""), 1);
}

static void consent__taken_back__goes_to_where_it_was__C1(void **state)
{
    (void)state;
    open_screen(24, 80);
    expect_keys(t, "c");
    expect_keys_after(t, "j");
    expect_keys_after(t, "j");
    expect_keys_after(t, "n");
    expect_keys_after(t, "u");
    expect_text(t, "> Kindc Achterc");
    expect_keys_after(t, "j");
    term_free(&t);
    assert_int_equal(answers("\"yes\""), 3);
    assert_int_equal(answers("\"no\""), 0);
}

static void consent__command_line__sets_lists_and_refuses__C1_C2(void **state)
{
    (void)state;
    RUN(0, "naam bij foto: nee", "consent", "kinda", "name", "no", "--date", "2026-09-03");
    RUN(0, "\"name\":{\"answer\":\"no\",\"taken\":\"2026-09-03\"}", "consent", "--list", "--json");
    RUN(0, "2026-2027  foto en film nog geen antwoord, naam bij foto nee (3 sep)", "consent", "kinda");
    RUN(0, "ongedaan gemaakt", "undo");
    RUN(0, "naam bij foto nog geen antwoord", "consent", "kinda");
    RUN(1, "schooljaar is voorbij", "consent", "kinda", "photo", "yes", "--date", "2026-07-31");
    RUN(1, "moet nog komen", "consent", "kinda", "photo", "yes", "--date", "2026-11-21");
    RUN(2, "geen soort toestemming", "consent", "kinda", "film", "yes");
    RUN(2, "geen antwoord", "consent", "kinda", "photo", "maybe");
    RUN(2, "Gebruik", "consent", "kinda", "photo");
    RUN(0, "namen van kinderen", "consent", "portrait", "--print", home_path(&home, "photos.html"));
    RUN(1, "photos.html", "consent", "portrait", "--print", home_path(&home, "photos.html")); /* it stays */
}

static void consent__next_school_year__starts_anew_and_keeps_the_old__C1(void **state)
{
    (void)state;
    RUN(0, "ja", "consent", "kinda", "all", "yes");
    home_set(&home, "KLASKAST_NOW=2027-08-30T08:30:00");
    assert_int_equal(answers("\"open\""), 3 * PUPILS);
    RUN(0, "2026-2027  foto en film ja", "consent", "kinda");
    RUN(0, "2027-2028  foto en film nog geen antwoord", "consent", "kinda");
    RUN(0, "\"school_year\":\"2026-2027\"", "consent", "--json", "--date", "2027-07-31");
}

/* The class makes them on the board; at the beginning of the year it was asked for in one line. */
static void agreements__made_on_the_board__are_kept__I1(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_NOW=2026-09-01T08:30:00");
    open_screen(24, 80);
    expect_text(t, "Deze groep heeft de internetafspraken nog niet gemaakt: r laat ze zien.");
    expect_keys(t, "b");
    expect_keys(t, "r");
    expect_text(t, "Onze internetafspraken");
    expect_screen(t, !term_has(t, "Kind"));
    expect_keys(t, "{Right}{Right}");
    expect_text(t, "3 / 9");
    expect_keys(t, "m");
    expect_keys(t, "Wij schelden niet.{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Gemaakt op");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "- Wij schelden niet.");
    expect_text(t, "Dit hebben we afgesproken op 1 september 2026.");
    term_free(&t);
    RUN(0, "\"made\":\"2026-09-01\"", "agreements", "--json");
    RUN(0, "\"lines\":[\"Wij schelden niet.\"]", "agreements", "--json");
    open_screen(24, 80);
    expect_screen(t, !term_has(t, "internetafspraken nog niet"));
}

static void agreements__command_line__made_shown_and_printed__I1(void **state)
{
    (void)state;
    RUN(0, "heeft ze dit schooljaar nog niet gemaakt", "agreements");
    RUN(0, "3 september 2026", "agreements", "made", "--date", "2026-09-03", "--line", "Wij wachten.",
        "--line", "Wij helpen.");
    RUN(0, "-  Wij helpen.", "agreements");
    RUN(0, "20 november 2026", "agreements", "made"); /* the lines stay */
    RUN(0, "-  Wij helpen.", "agreements");
    RUN(0, "op \xc3\xa9\xc3\xa9n bladzijde", "agreements", "--print", home_path(&home, "a.html"));
    RUN(1, "a.html", "agreements", "--print", home_path(&home, "a.html")); /* what is there stays */
    RUN(2, "internet-1, internet-4", "log", "Noor", "internet");           /* which one must be said */
    RUN(2, "Gebruik", "agreements", "broken");
    RUN(1, "belofte aan het kind", "log", "kinda", "internet-2");
    RUN(1, "belofte aan het kind", "log", "kinda", "internet-3");
    RUN(0, "Internetafspraak 4", "log", "kinda", "internet-4");
    RUN(0, "Internetafspraak 4", "history", "kinda");
}

/* Twice the same road: what the dry run prints is what is done, and it can be taken back. */
static void new_year__command_line__shown_done_and_taken_back(void **state)
{
    (void)state;
    RUN(0, "er valt niets meer te doen", "new-year");
    home_set(&home, "KLASKAST_NOW=2027-08-30T08:30:00");
    RUN(0, "7A wordt 8A: 27 kinderen, 1 uit de groep", "new-year", "--dry-run", "--left", "kinda");
    RUN(0, "Kinda Achtera: uit de groep", "new-year", "--dry-run", "--left", "kinda");
    RUN(0, "7A: alle 28 zijn uit de groep", "new-year", "--dry-run", "--class", "7A=left");
    RUN(1, "kan Zusa Achterz", "new-year", "--left", "zus");
    RUN(1, "Er is geen 'piet'", "new-year", "--stays", "piet");
    RUN(1, "Er is geen groep 5B", "new-year", "--class", "5B=6B");
    RUN(2, "twee kanten", "new-year", "--class", "7A");
    RUN(0, "27 in hun nieuwe groep, 0 uit de groep", "new-year", "--class", "7A=8B", "--stays", "kinda",
        "--move", "kindb=8C");
    RUN(0, "8B: 26 kinderen", "class");
    RUN(0, "8C: 1 kind", "class");
    RUN(0, "Kindb Achterb", "today", "--date", "2027-06-01", "--class", "7A",
        "--json"); /* who was in it then */
    RUN(0, "was al begonnen", "new-year");
    home_set(&home, "KLASKAST_NOW=2027-09-06T08:30:00");
    RUN(1, "niets gedaan", "undo");
    RUN(0, "Het nieuwe schooljaar: ongedaan gemaakt", "new-year", "--undo");
    RUN(0, "7A: 28 kinderen", "class");
    RUN(0, "klopt", "verify");
}

static void classes_and_pupils__command_line__each_in_one_step(void **state)
{
    (void)state;
    RUN(0, "zitten nu in groep 7B", "class", "move", "groep 7b", "kinda", "kindb");
    RUN(0, "7B: 2 kinderen", "class");
    RUN(0, "zit nu in groep 7B", "class", "move", "7B", "kindc");
    RUN(0, "heet nu 7C", "class", "rename", "7B", "7C");
    RUN(1, "Er zitten nog 3 kinderen in groep 7C", "class", "remove", "7C");
    RUN(0, "In groep 7C zit niemand meer", "class", "join", "7C", "7A");
    RUN(0, "7A: 28 kinderen", "class");
    RUN(0, "", "class", "remove", "7C");
    RUN(1, "Er is geen groep 7C", "class", "join", "7C", "7A");
    RUN(2, "Gebruik", "class", "split");
    RUN(0, "Yara", "pupil", "add", "Yara el Idrissi", "--slot", "40", "--class", "7A");
    RUN(0, "Yara", "pupil", "rename", "40", "Yara Bakker", "--class", "7A");
    RUN(0, "naam, vak of groep gewijzigd", "history", "40", "--class", "7A");
    RUN(1, "van Yara Bakker", "pupil", "change", "kinda", "--slot", "40", "--class", "7A");
    RUN(2, "van 1 tot en met 8", "pupil", "change", "yara", "--group", "9", "--class", "7A");
    RUN(0, "Yara", "pupil", "left", "yara", "--class", "7A");
    RUN(0, "Yara", "pupil", "back", "yara", "--class", "7A");
    RUN(1, "Er is geen 'piet'", "pupil", "back", "piet", "--class", "7A");
    RUN(2, "Gebruik", "pupil", "swap", "kinda");
    RUN(0, "klopt", "verify");
}

static void text__for_parents__is_listed_and_printed__C5_P15(void **state)
{
    (void)state;
    RUN(0, "own-risk", "text");
    RUN(0, "plaats geen foto's of filmpjes van school", "text", "photos");
    RUN(0, "eigen", "text", "own-risk");
    RUN(2, "photos, banner, own-risk", "text", "nonsense");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, put_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(consent__28_pupils__one_key_each__C1),
        TEST(consent__key_held_down__answers_for_one_pupil__C1),
        TEST(consent__taken_back__goes_to_where_it_was__C1),
        TEST(consent__command_line__sets_lists_and_refuses__C1_C2),
        TEST(consent__next_school_year__starts_anew_and_keeps_the_old__C1),
        TEST(agreements__made_on_the_board__are_kept__I1),
        TEST(agreements__command_line__made_shown_and_printed__I1),
        TEST(new_year__command_line__shown_done_and_taken_back),
        TEST(classes_and_pupils__command_line__each_in_one_step),
        TEST(text__for_parents__is_listed_and_printed__C5_P15),
    };
    return cmocka_run_group_tests_name("e2e schoolyear", tests, NULL, NULL);
}
