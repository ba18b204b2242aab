/*
 * The settings file from outside: what a wrong line costs, and what a changed rule does.
 */
#include "../harness/school.h"

#include <stdlib.h>
#include <unistd.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    return 0;
}

static void import(void)
{
    RUN(0, "2", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

/* Where the program looks for its settings. */
static void settings(const char *text)
{
    char **env = home_env(&home);
    const char *folder = home_env_get(env, "XDG_CONFIG_HOME");
    char path[300];
    snprintf(path, sizeof path, "%s/klaskast/config.ini", folder + strlen(home.path) + 1);
    home_file(&home, path, text);
    home_env_free(env);
}

static void config__wrong_line__names_line_and_what_was_meant_and_nothing_stops(void **state)
{
    (void)state;
    import();
    settings("[program]\nlanguage = en\n\ngive_back_form = 12:00\n[rules]\nban_covers = everything\n");
    RUN(0, "config.ini, line 4: give_back_form", "today");
    RUN(0, "Did you mean 'give_back_from'?", "today");
    RUN(0, "line 6: ban_covers: 'everything' is not understood; expected is one of: phone, all", "today");
    RUN(0, "Noor de Vries", "today");
}

static void config__wrong_line__is_on_the_screen_too(void **state)
{
    (void)state;
    import();
    settings("[program]\nlanguage = english\n");
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 120);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_text(t, "line 2: language");
    expect_keys(t, "{Down}");
    term_free(&t);
}

static void config__other_period__is_what_a_ban_lasts__P8_P18(void **state)
{
    (void)state;
    import();
    settings("[ladder.device]\nrung2_period = 10 days\n");
    RUN(0, "", "log", "Noor", "not-handed-in");
    RUN(0, "2026-11-30", "log", "Noor", "not-off");
}

static void config__changed_rules__are_in_the_journal_and_said__P18(void **state)
{
    (void)state;
    import();
    RUN(0, "", "none", "Sem");
    settings("[ladder.device]\nrung2_period = 2 months\n");
    RUN(0, "rung2_period = 2 months", "none", "Noor");
    RUN(0, "holds", "verify");
}

static void config__school_adds_a_third_rung__it_follows__P10_P18(void **state)
{
    (void)state;
    import();
    settings("[ladder.device]\nrung3 = talk\nrung3_duties = talk-child, parents-told\n");
    RUN(0, "", "log", "Noor", "not-handed-in");
    RUN(0, "", "log", "Noor", "not-off");
    RUN(0, "talk with the child", "log", "Noor", "taken-out");
    RUN(0, "talk with the head", "log", "Noor", "smartwatch");
}

/* The dates of P8 from outside, in three time zones and over both clock changes. */
static void ban__in_three_time_zones__has_the_same_dates__P8(void **state)
{
    static const char *const zones[] = { "TZ=Europe/Amsterdam", "TZ=America/Curacao",
                                         "TZ=Pacific/Kiritimati" };
    static const struct {
        const char *violation, *again, *until;
    } bans[] = {
        { "2026-11-22T09:00", "2026-11-23T23:30", "2026-12-23" },
        { "2026-12-13T09:00", "2026-12-14T00:10", "2027-01-14" },
        { "2027-01-29T09:00", "2027-01-30T12:00", "2027-02-27" },
        { "2028-01-28T09:00", "2028-01-29T12:00", "2028-02-28" },
        { "2027-03-26T09:00", "2027-03-27T23:59", "2027-04-27" },
        { "2026-10-23T09:00", "2026-10-24T23:59", "2026-11-24" },
    };
    (void)state;
    for (size_t zone = 0; zone < sizeof zones / sizeof *zones; zone++) {
        for (size_t i = 0; i < sizeof bans / sizeof *bans; i++) {
            home_clear(&home);
            set_up(NULL);
            home_set(&home, zones[zone]);
            home_set(&home, "KLASKAST_NOW=2028-05-01T10:00:00");
            import();
            RUN(0, "warning", "log", "Noor", "not-off", "--at", bans[i].violation);
            RUN(0, bans[i].until, "log", "Noor", "not-handed-in", "--at", bans[i].again);
        }
    }
}

/* --- for everybody on a computer ----------------------------------------------------------------------- */

static void config__of_the_computer__holds_below_ones_own(void **state)
{
    (void)state;
    import();
    home_file(&home, "etc/config.ini",
              "[program]\nlanguage = nl\n[school]\nname = De Linde\nplace = Zeist\n"
              "[keys]\nboard = \"b F12\"\n");
    RUN(0, "name = De Linde", "settings");
    RUN(0, "b F12", "keys");
    settings("[program]\nlanguage = en\n[school]\nname = De Eik\n");
    RUN(0, "name = De Eik", "settings");
    RUN(0, "place = Zeist", "settings");
    RUN(0, "language = en", "settings");
}

static void config__of_the_computer__its_faults_name_it(void **state)
{
    (void)state;
    import();
    home_file(&home, "etc/config.ini", "[rules]\nban_covers = everything\n");
    RUN(0, "/etc/config.ini, line 2: ban_covers: 'everything' is not understood", "today");
    RUN(0, "Noor de Vries", "today");
}

static void config__of_the_computer__leaves_a_file_that_is_named_alone(void **state)
{
    (void)state;
    home_file(&home, "etc/config.ini", "[school]\nname = De Linde\n");
    home_file(&home, "stick/config.ini", "[school]\nplace = Zeist\n");
    RUN(0, "name =\n", "--config", home_path(&home, "stick/config.ini"), "settings");
}

/* A school's shared folder, and the data file that is named in its own file. */
static void config__of_the_computer__names_the_data_file(void **state)
{
    (void)state;
    char text[300];
    snprintf(text, sizeof text, "[program]\ndatabase = %s\n", home_path(&home, "shared/klas.db"));
    home_file(&home, "etc/config.ini", text);
    home_file(&home, "shared/here", "");
    settings("[program]\nlanguage = en\n");
    import();
    assert_int_equal(access(home_path(&home, "shared/klas.db"), R_OK), 0);
}

static void settings__as_a_file__is_in_ones_language_and_reads_back(void **state)
{
    (void)state;
    settings(
        "[school]\nname = De Eik\n[ladder.device]\nrung2_period = 10 days\n[keys]\ngive-back = \"R F7\"\n");
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    const char *path = home_path(&home, "new/folder/config.ini");
    RUN(1, "De map", "settings", "--to", path);
    home_file(&home, "new/folder/other", "");
    RUN(0, "new/folder/config.ini", "settings", "--to", path);
    RUN(1, "new/folder/config.ini", "settings", "--to", path);
    RUN(0, "Hoe klaskast zich gedraagt", "settings");
    RUN(0, "name = De Eik", "--config", path, "settings");
    RUN(0, "rung2_period = 10 days", "--config", path, "settings");
    RUN(0, "give-back = R F7", "--config", path, "settings");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(config__wrong_line__names_line_and_what_was_meant_and_nothing_stops,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(config__wrong_line__is_on_the_screen_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(config__of_the_computer__holds_below_ones_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(config__of_the_computer__its_faults_name_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(config__of_the_computer__leaves_a_file_that_is_named_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(config__of_the_computer__names_the_data_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(settings__as_a_file__is_in_ones_language_and_reads_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(config__other_period__is_what_a_ban_lasts__P8_P18, set_up, tear_down),
        cmocka_unit_test_setup_teardown(config__changed_rules__are_in_the_journal_and_said__P18, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(config__school_adds_a_third_rung__it_follows__P10_P18, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(ban__in_three_time_zones__has_the_same_dates__P8, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e settings", tests, NULL, NULL);
}
