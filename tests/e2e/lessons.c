/*
 * Lessons from outside: a week prepared by keyboard alone, and the same work with commands.
 */
#include "../harness/expect.h"

#include <stdlib.h>

static struct home home;

static void run(int code, const char *text, char *const *argv)
{
    struct run result;
    run_program(&result, &home, argv, NULL);
    expect_said(&result, code, text);
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    run(code_, text_, (char *const[]){ (char *)(uintptr_t)home_program(), __VA_ARGS__, NULL })

static void known_site(const char *address, const char *title, const char *verdict)
{
    RUN(0, "", "site", "add", (char *)(uintptr_t)address, "--title", (char *)(uintptr_t)title, "--subject",
        "leren");
    RUN(0, "", "site", "review", (char *)(uintptr_t)address, "--verdict", (char *)(uintptr_t)verdict,
        "--sentence", "Hier leer je van.", "--groups", "5-8");
}

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_set(&home, "KLASKAST_NOW=2026-11-22T19:30:00"); /* a Sunday evening */
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    RUN(0, "", "import", (char *)(uintptr_t)home_path(&home, "7A.csv"), "--class", "7A");
    known_site("rekenen.example", "Rekenspelletjes", "allowed");
    known_site("vogels.example", "Vogels tellen", "allowed");
    known_site("romeinen.example", "Romeinen", "allowed");
    RUN(0, "", "site", "add", "kaart.example", "--title", "Kaart van Europa", "--subject", "leren");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    home_clear(&home);
    return 0;
}

static struct term *start(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    return t;
}

/* "+{Tab}re": letters, and names in braces. */
static int keys_in(const char *keys)
{
    int count = 0;
    for (const char *at = keys; *at; count++)
        at += *at == '{' ? strcspn(at, "}") + 1 : 1;
    return count;
}

/* Sends keys, each Enter apart so that none is taken for a held one; returns how many. */
static int send(struct term *t, const char *keys)
{
    char part[64];
    for (const char *at = keys; *at;) {
        const char *enter = strstr(at, "{Enter}");
        size_t length = enter ? (size_t)(enter - at) + strlen("{Enter}") : strlen(at);
        snprintf(part, sizeof part, "%.*s", (int)length, at);
        expect_keys_after(t, part);
        at += length;
    }
    return keys_in(keys);
}

static void lessons__a_week__is_prepared_by_keyboard_alone__S1_S7(void **state)
{
    static const char *const titles[] = { "Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag" };
    struct term *t = start();
    char shown[80];
    (void)state;
    expect_keys(t, "{F5}");
    expect_text(t, "week 48");
    for (int i = 0; i < 5; i++) {
        int keys = send(t, "+");
        expect_keys(t, titles[i]);
        keys += send(t, "{Tab}re{Enter}vo{Enter}ro{Enter}");
        expect_text(t, "romeinen.example");
        keys += send(t, "{Enter}");
        snprintf(shown, sizeof shown, "%s: prepared for", titles[i]);
        expect_text(t, shown);
        keys += i < 4 ? send(t, "{Down}") : 0; /* to the day after */
        expect_screen(t, keys <= 15);
    }
    expect_text(t, "all ready");
    term_free(&t); /* killed: what was said to be kept is kept */
    RUN(0, "\"day\":\"2026-11-27\",\"title\":\"Vrijdag\"", "lesson", "list", "--json");
    RUN(0, "\"ready\":true", "lesson", "show", "Woensdag", "--json");
    RUN(0, "holds", "verify");
}

static void lessons__goal_on_the_board__and_nothing_of_the_class__S3_S7(void **state)
{
    struct term *t;
    (void)state;
    RUN(0, "", "lesson", "add", "Taal", "--day", "2026-11-23", "--site", "romeinen", "--site", "kaart",
        "--goal", "We lezen over Rome en maken een vraag voor een ander.");
    RUN(0, "", "lesson", "pupil", "Taal", "Sem", "met de bak");
    t = start();
    expect_keys(t, "{F5}");
    expect_text(t, "not ready: 1 site to review");
    expect_keys(t, "b");
    expect_text(t, "We lezen over Rome");
    expect_text(t, "Hier leer je van.");
    expect_no_text(t, "Sem");
    expect_no_text(t, "met de bak");
    expect_no_text(t, "7A");
    expect_no_text(t, "kaart.example"); /* nobody looked at it yet */
    expect_keys(t, "{F2}{F3}v");
    expect_no_text(t, "Sem");
    expect_keys(t, "{Esc}");
    expect_text(t, "week 48");
    term_free(&t);
}

static void lessons__to_review__leads_to_the_review__S1(void **state)
{
    struct term *t;
    (void)state;
    RUN(0, "", "lesson", "add", "Landen", "--day", "2026-11-26", "--site", "kaart");
    t = start();
    expect_keys(t, "{F5}r");
    expect_text(t, "To review before Thu 26 Nov");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Review a site");
    expect_keys_after(t, "a{Enter}");
    expect_text(t, "S3"); /* the sentence is missing: that is where the cursor goes */
    expect_keys(t, "Kijk waar landen liggen.");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "kaart.example: allowed.");
    expect_text(t, "all ready");
    term_free(&t);
}

static void lessons__copied_given_removed_and_taken_back__S8(void **state)
{
    struct term *t;
    (void)state;
    RUN(0, "", "lesson", "add", "Online", "--day", "2026-11-20", "--media", "--groups", "7");
    t = start();
    expect_keys(t, "{F5}[");
    expect_text(t, "Online");
    expect_keys(t, "{End}");
    expect_keys_after(t, "{Space}");
    expect_text(t, "Online: given.");
    expect_keys(t, "c");
    expect_text(t, "A copy of a lesson");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "copied to Fri 27 Nov");
    expect_text(t, "week 48");
    expect_keys_after(t, "{Delete}");
    expect_text(t, "u takes it back");
    expect_keys_after(t, "u");
    expect_text(t, "Lesson: taken back");
    expect_text(t, "Online");
    expect_keys(t, "{F6}gg");
    expect_text(t, "Lessons about media literacy: group 7: 1");
    term_free(&t);
    RUN(0, "\"group_7\":1", "lesson", "count", "--json");
}

static void lessons__commands__say_what_is_missing__S1_S7(void **state)
{
    (void)state;
    RUN(0, "prepared for Tue 24 Nov", "lesson", "add", "Rekenen", "--day", "di", "--site", "rekenen",
        "--show", "kaart", "--contact", "Gent");
    RUN(0, "no permission for the contact", "lesson", "list");
    RUN(0, "changed", "lesson", "change", "Rekenen", "--leave", "Marit");
    RUN(0, "ready", "lesson", "show", "Rekenen");
    RUN(0, "changed", "lesson", "site", "Rekenen", "kaart"); /* now for the pupils */
    RUN(0,
        "\"site\":\"kaart.example\",\"address\":\"https://kaart.example\",\"title\":\"Kaart van Europa\","
        "\"use\":\"pupils\",\"not_ready\":\"review\"",
        "lesson", "show", "Rekenen", "--json");
    RUN(0, "changed", "lesson", "site", "Rekenen", "kaart", "--off");
    RUN(1, "still to come", "lesson", "given", "Rekenen");
    RUN(0, "copied", "lesson", "copy", "Rekenen", "--day", "2026-12-01", "--groups", "5,6");
    RUN(1, "Give its number", "lesson", "remove", "Rekenen");
    RUN(0, "", "class", "add", "7B");
    RUN(1, "There is no lesson", "lesson", "show", "Rekenen", "--class", "7B");
    RUN(0, "", "lesson", "add", "Online", "--day", "2026-11-25");
    RUN(0, "copied to Tue 8 Dec", "lesson", "copy", "Online", "--day", "2026-12-08", "--class", "7B");
    RUN(0, "Online", "lesson", "list", "--class", "7B");
    RUN(1, "There is no site", "lesson", "add", "x", "--site", "onbekend.example");
    RUN(2, "cannot be done with a lesson", "lesson", "fly", "x");
    RUN(2, "is not a day", "lesson", "add", "x", "--day", "32-13");
    RUN(0, "holds", "verify");
}

/* --- a stick that goes home and comes back -------------------------------------------------------------- */

static void prep__home_without_a_class__and_back__S1_S7(void **state)
{
    char *stick = (char *)(uintptr_t)home_path(&home, "stick.json");
    char *db = (char *)(uintptr_t)home_path(&home, "thuis/klaskast.db");
    struct term *t;
    (void)state;
    RUN(0, "", "lesson", "add", "Taal", "--day", "2026-11-24", "--site", "romeinen");
    RUN(0, "No pupil is in it", "prep", "export", stick);
    RUN(1, "Add --replace", "prep", "export", stick);
    RUN(0, "5 new", "prep", "import", stick, "--dry-run", "--database", db);
    RUN(0, "5 changes", "prep", "import", stick, "--database", db);
    RUN(0, "nothing new", "prep", "import", stick, "--database", db);
    home_set(&home, "KLASKAST_NOW=2026-11-22T20:30:00");
    RUN(0, "prepared", "lesson", "add", "Thuis bedacht", "--day", "2026-11-25", "--site", "rekenen",
        "--database", db);
    RUN(0, "changed", "lesson", "change", "Taal", "--goal", "Doel van thuis", "--database", db);
    RUN(0, "changed", "lesson", "change", "Taal", "--goal", "Doel van school");
    RUN(0, "lessons 2", "prep", "export", stick, "--replace", "--database", db);
    RUN(1, "--conflicts", "prep", "import", stick);
    RUN(0, "\"change\":\"both\"", "prep", "import", stick, "--dry-run", "--json");
    /* The same with keys: both are seen, one is chosen, and it can be taken back. */
    t = start();
    expect_keys(t, "{F5}I");
    expect_keys(t, stick);
    expect_keys_after(t, "{Enter}");
    expect_text(t, "1 new, 0 changed, 0 removed, 1 changed on both sides");
    expect_keys(t, "{Home}");
    if (!term_has(t, "Doel van thuis"))
        expect_keys(t, "{Down}");
    expect_text(t, "Doel van school");
    expect_text(t, "Doel van thuis");
    expect_keys(t, "{Space}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "2 changes");
    expect_text(t, "Thuis bedacht");
    expect_keys_after(t, "u");
    expect_no_text(t, "Thuis bedacht");
    term_free(&t);
    RUN(0, "2 changes", "prep", "import", stick, "--conflicts", "file");
    RUN(0, "Doel van thuis", "lesson", "show", "Taal");
    RUN(0, "holds", "verify");
    RUN(1, "here headings are expected", "prep", "import", (char *)(uintptr_t)home_path(&home, "7A.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lessons__a_week__is_prepared_by_keyboard_alone__S1_S7, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lessons__goal_on_the_board__and_nothing_of_the_class__S3_S7, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lessons__to_review__leads_to_the_review__S1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lessons__copied_given_removed_and_taken_back__S8, set_up, tear_down),
        cmocka_unit_test_setup_teardown(prep__home_without_a_class__and_back__S1_S7, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lessons__commands__say_what_is_missing__S1_S7, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e lessons", tests, NULL, NULL);
}
