/*
 * Letters from end to end: made, signed and given, with keys and by command; who may read them.
 */
#include "../harness/school.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct term *t;

static const char settings[] = "[program]\nteacher = Marit Bakker\n"
                               "[school]\nname = Basisschool De Voorbeeldboom\nplace = Voorbeeldstad\n"
                               "head = Els de Groot\npolicy_name = Telefoons op school\n"
                               "policy_date = september 2026\n";

/* A path inside the home, of a variable such as XDG_DATA_HOME. */
static const char *xdg(const char *variable, const char *name)
{
    static char path[PATH_MAX];
    char **env = home_env(&home);
    snprintf(path, sizeof path, "%s/%s", home_env_get(env, variable) + strlen(home.path) + 1, name);
    home_env_free(env);
    return path;
}

static const char *in_data(const char *name)
{
    return home_path(&home, xdg("XDG_DATA_HOME", name));
}

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    home_file(&home, xdg("XDG_CONFIG_HOME", "klaskast/config.ini"), settings);
    home_file(&home, "7A.csv",
              "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Bakker\n<script>;;Zandstra\n");
    return 0;
}

static int put_away(void **state)
{
    term_free(&t);
    return tear_down(state);
}

static void import(void)
{
    RUN(0, "3 nieuw", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

static int mode_of(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

/* How many files there are in the folder for letters; each closed to others and without a child's name. */
static int letters(void)
{
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", in_data("klaskast/letters"));
    DIR *open = opendir(folder);
    int count = 0;
    for (struct dirent *entry; open && (entry = readdir(open));) {
        char path[2 * PATH_MAX];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        assert_int_equal(mode_of(path), 0600);
        assert_int_equal(strspn(entry->d_name, "abcdefghijklmnopqrstuvwxyz0123456789-."),
                         strlen(entry->d_name));
        assert_null(strstr(entry->d_name, "noor"));
        count++;
    }
    if (open)
        closedir(open);
    return count;
}

/* Twice not handed in: the ban waits for its letter. */
static void ban_of(const char *pupil)
{
    RUN(0, "P7", "log", pupil, "not-handed-in", "--at", "2026-11-16T08:30");
    RUN(0, "P8", "log", pupil, "not-off");
    RUN(0, "gedaan", "tell", pupil, "child");
    RUN(0, "gedaan", "tell", pupil, "parents", "--how", "phone");
    RUN(0, "gedaan", "tell", pupil, "parents", "--how", "phone"); /* of the first time, and of this one */
}

/* Taken back it is not in the journal any more; its files are, and perhaps somebody printed them. */
static void letter__made_and_taken_back__its_version_is_not_used_again__P9(void **state)
{
    (void)state;
    import();
    ban_of("Noor");
    RUN(0, "-v1.html", "letter", "Noor", "ban");
    assert_int_equal(letters(), 2);
    RUN(0, "-v1.html en de tekst blijven staan", "undo");
    RUN(0, "-v2.html", "letter", "Noor", "ban");
    assert_int_equal(letters(), 4);
    RUN(0, "-v3.html", "letter", "Noor", "ban");
    RUN(0, "", "verify");
}

/* The number that people name, of the duty whose line says this. */
static const char *task_that_says(const char *what)
{
    static char number[16];
    struct run run;
    run_klaskast(&run, &home, "tasks", NULL);
    char *at = strstr(run.out, what);
    assert_non_null(at);
    while (at > run.out && at[-1] != '\n')
        at--;
    assert_int_equal(sscanf(at, "%15s", number), 1);
    run_clear(&run);
    return number;
}

/* Only the giving was a mistake: the head does not sign again. */
static void letter__given_by_mistake__is_given_again_and_not_signed_again__P9(void **state)
{
    (void)state;
    import();
    ban_of("noor");
    RUN(0, "is gemaakt", "letter", "noor", "ban");
    RUN(0, "getekend", "letter", "noor", "sign");
    const char *task = task_that_says("nog geven");
    RUN(0, "gegeven", "letter", "noor", "give");
    RUN(0, "de handtekening blijft", "done", task, "--reopen");
    RUN(0, "nog geven", "tasks");
    RUN(0, "gegeven", "letter", "noor", "give");
    RUN(0, "toch niet gegeven", "history", "noor");
    RUN(0, "", "done", task, "--reopen");
    RUN(0, "weer open", "done", task, "--reopen");
    RUN(0, "nog tekenen", "tasks");
    RUN(0, "", "rebuild");
    RUN(0, "nog tekenen", "tasks");
}

static void letter__by_command__is_made_signed_and_given__P9(void **state)
{
    (void)state;
    struct run run;
    import();
    ban_of("noor");
    RUN(0, "nog maken", "tasks");
    RUN(0, "nog maken", "letter", "noor");
    RUN(0, "is gemaakt", "letter", "noor", "ban");
    assert_int_equal(letters(), 2); /* the page, and its text */
    assert_int_equal(mode_of(in_data("klaskast/letters")), 0700);
    RUN(0, "nog tekenen", "tasks");
    RUN(1, "Eerst tekent de directeur", "letter", "noor", "give");
    RUN(0, "2 dec", "confirm", "noor", "--from", "2026-11-23", "--until", "2026-12-02");
    RUN(1, "al getekend", "letter", "noor", "sign");
    RUN(0, "nog geven", "tasks");
    RUN(0, "opnieuw gemaakt, versie 2", "letter", "noor", "ban");
    assert_int_equal(letters(), 4);
    RUN(0, "gegeven", "letter", "noor", "give", "--how", "portal");
    RUN(1, "geen brief te tekenen", "letter", "noor", "give");
    run_klaskast(&run, &home, "letter", "noor", "ban", "--text", NULL);
    expect_code(&run, 0);
    expect_out(&run, "Noor de Vries, groep 7A");
    expect_out(&run, "tot en met woensdag 2 december 2026");
    expect_out(&run, "Els de Groot");
    expect_run(&run, strstr(run.out, "versie") == NULL); /* nothing but the letter */
    expect_err(&run, "versie 3");
    run_clear(&run);
    run_klaskast(&run, &home, "letter", "noor", "--json", NULL);
    expect_out(&run, "\"version\":3");
    expect_out(&run, "\"kind\":\"ban\"");
    run_clear(&run);
    RUN(0, "aan de ouders gegeven", "history", "noor");
}

static void letter__undo_of_signed__is_to_be_signed_again__P9(void **state)
{
    (void)state;
    import();
    ban_of("noor");
    RUN(0, "is gemaakt", "letter", "noor", "ban");
    RUN(0, "getekend", "letter", "noor", "sign");
    RUN(0, "ongedaan", "undo");
    RUN(0, "nog tekenen", "tasks");
    RUN(0, "", "verify");
}

static void letter__suspension__keeps_its_order_by_command__P13(void **state)
{
    (void)state;
    import();
    RUN(0, "P13", "log", "noor", "misuse-photo");
    RUN(1, "Eerst het gesprek", "letter", "noor", "suspension");
    RUN(1, "geen gesprek", "letter", "noor", "talk-report");
    RUN(0, "is gemaakt", "letter", "noor", "invitation", "--talk", "20-11-2026 15:30 in lokaal 7A");
    RUN(2, "is geen gesprek", "letter", "noor", "invitation", "--talk", "morgen");
    assert_int_equal(letters(), 2);
    RUN(2, "geen aantal schooldagen", "suspend", "noor", "--from", "2026-11-23", "--days", "twee");
}

static void letter__without_the_school__says_which_setting__G2(void **state)
{
    (void)state;
    home_file(&home, xdg("XDG_CONFIG_HOME", "klaskast/config.ini"), "[program]\nteacher = Marit Bakker\n");
    import();
    ban_of("noor");
    RUN(1, "Vul in de instellingen in, onder [school]: place", "letter", "noor", "ban");
    assert_int_equal(letters(), 0);
}

static void letter__own_template_with_an_unknown_placeholder__is_not_made__P9(void **state)
{
    (void)state;
    home_file(&home, xdg("XDG_CONFIG_HOME", "klaskast/letters/nl/ban.md"),
              "subject: telefoon\n\nBeste ouders,\n\n{{pupl}} neemt geen telefoon mee.\n");
    import();
    ban_of("noor");
    RUN(1, "ban.md, regel 5: ", "letter", "noor", "ban");
    assert_int_equal(letters(), 0);
    RUN(0, "nog maken", "tasks");
}

static void letter__no_room_or_a_link_in_its_place__leaves_nothing_half(void **state)
{
    (void)state;
    import();
    ban_of("noor");
    home_file(&home, xdg("XDG_DATA_HOME", "klaskast/letters"), "not a folder");
    RUN(3, "letters", "letter", "noor", "ban");
    RUN(0, "nog maken", "tasks");
    assert_int_equal(unlink(in_data("klaskast/letters")), 0);
    assert_int_equal(symlink("/tmp", in_data("klaskast/letters")), 0);
    RUN(3, "wijst door", "letter", "noor", "ban");
    RUN(0, "nog maken", "tasks");
    home_file(&home, "there.html", "mine");
    RUN(1, "there.html", "letter", "noor", "ban", "--to", home_path(&home, "there.html"));
    RUN(0, "nog maken", "tasks");
}

static void letter__pupil_called_script__prints_as_such(void **state)
{
    (void)state;
    struct run run;
    import();
    ban_of("zandstra");
    run_klaskast(&run, &home, "letter", "zandstra", "ban", "--to", "-", NULL);
    expect_code(&run, 0);
    expect_out(&run, "&lt;script&gt; Zandstra");
    expect_run(&run, strstr(run.out, "<script") == NULL);
    run_clear(&run);
    run_klaskast(&run, &home, "letter", "zandstra", "ban", "--text", NULL);
    expect_out(&run, "<script> Zandstra");
    run_clear(&run);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static int keys; /* pressed so far, without what is typed */

static void window(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Sem Bakker");
    keys = 0;
}

static void press(const char *key, const char *then)
{
    keys++;
    expect_keys_after(t, key);
    expect_text(t, then);
}

static void letter__by_keys__a_whole_misuse_case_in_twenty_five__P13(void **state)
{
    (void)state;
    import();
    window();
    press("v", "Overtreding: ");
    press("f", "schorsing");
    press("{Enter}", "P13");
    press("{F3}", "Te doen: Groep 7A");
    press("{Space}", "gesprek");
    press("{Enter}", "Wie waren erbij");
    press("{Enter}", "gedaan");
    press("{Space}", "De directeur beslist: vanaf"); /* the letter waits for its period */
    press("{Enter}", "Tot en met");
    expect_keys(t, "24-11-2026"); /* typed */
    press("{Enter}", "interne schorsing, 23 nov");
    press("{Down}", "brief: nog maken"); /* the inspectorate comes before it */
    press("l", "Concept op naam van de directeur");
    press("{Enter}", "is gemaakt");
    press("s", "Getekend, van");
    press("{Enter}", "");
    press("{Enter}", "brief getekend");
    press("g", "de brief aan de ouders");
    press("{Enter}", "De schorsing geldt van 23 nov t/m 24 nov");
    assert_true(keys <= 25);
    assert_int_equal(letters(), 2);
    expect_keys_after(t, "{Esc}");
    expect_keys_after(t, "{Esc}");
    RUN(0, "aan de ouders gegeven", "history", "1");
}

static void letter__by_keys__on_the_card__the_likely_one_first__P9(void **state)
{
    (void)state;
    import();
    ban_of("sem");
    window();
    press("{Enter}", "Kaart van");
    press("l", "brief ‘geen telefoon mee’");
    press("{Enter}", "nog maken");
    press("y", "gekopieerd");
    assert_int_equal(letters(), 0);
    press("s", "Getekend, van"); /* on paper, made elsewhere */
    press("{Esc}", "nog maken");
    press("{Enter}", "versie 1 gemaakt, nog tekenen");
    press("{Enter}", "versie 2 gemaakt");
    press("s", "Getekend, van");
    press("{Enter}", "");
    press("{Enter}", "nog geven");
    press("u", "nog tekenen"); /* taken back */
    assert_int_equal(letters(), 4);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, put_away)
    const struct CMUnitTest tests[] = {
        TEST(letter__given_by_mistake__is_given_again_and_not_signed_again__P9),
        TEST(letter__by_command__is_made_signed_and_given__P9),
        TEST(letter__made_and_taken_back__its_version_is_not_used_again__P9),
        TEST(letter__undo_of_signed__is_to_be_signed_again__P9),
        TEST(letter__suspension__keeps_its_order_by_command__P13),
        TEST(letter__without_the_school__says_which_setting__G2),
        TEST(letter__own_template_with_an_unknown_placeholder__is_not_made__P9),
        TEST(letter__no_room_or_a_link_in_its_place__leaves_nothing_half),
        TEST(letter__pupil_called_script__prints_as_such),
        TEST(letter__by_keys__a_whole_misuse_case_in_twenty_five__P13),
        TEST(letter__by_keys__on_the_card__the_likely_one_first__P9),
    };
    return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
