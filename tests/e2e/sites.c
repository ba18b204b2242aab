/*
 * The list of sites from outside: the same work with keys and with commands.
 */
#include "../harness/expect.h"

#include <stdlib.h>

static struct home home;

static int set_up(void **state)
{
    struct run run;
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    run_klaskast(&run, &home, "import", home_path(&home, "7A.csv"), "--class", "7A", NULL);
    expect_code(&run, 0);
    run_clear(&run);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    home_clear(&home);
    return 0;
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, __VA_ARGS__, NULL);                                                       \
        expect_said(&run_, code_, text_);                                                                    \
    } while (0)

static void site__added_twice__is_noticed__S1(void **state)
{
    (void)state;
    RUN(0, "rekenen.example is on the list", "site", "add", "http://www.Rekenen.example/", "--title",
        "Sommen");
    RUN(1, "already", "site", "add", "HTTPS://rekenen.example");
    RUN(1, "not the address of a site", "site", "add", "rekenen");
    RUN(1, "https://", "site", "add", "javascript:alert(1)");
    RUN(0, "Sommen", "site", "list");
    RUN(2, "--verdict belongs to 'klaskast site review'", "site", "add", "a.example", "--verdict", "allowed");
}

static void site__reviewed_without_a_sentence__is_refused__S3(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "rekenen.example");
    RUN(1, "S4", "site", "review", "rekenen", "--verdict", "allowed");
    RUN(0, "", "site", "change", "rekenen", "--subject", "rekenen");
    RUN(1, "S3", "site", "review", "rekenen", "--verdict", "allowed");
    RUN(0, "\"verdict\":\"review\"", "site", "list", "--json");
    RUN(0, "allowed", "site", "review", "rekenen", "--verdict", "allowed", "--sentence",
        "Hier oefen je sommen.", "--groups", "3-6", "--remark", "adverts");
    RUN(0, "\"sentence\":\"Hier oefen je sommen.\",\"rejects\":[],\"remarks\":[\"adverts\"]", "site", "list",
        "--json");
    RUN(0, "\"groups\":\"3-6\"", "site", "list", "--json");
}

static void site__rejected__is_not_allowed__S2(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "spel.example");
    RUN(1, "S2", "site", "review", "spel", "--verdict", "allowed", "--sentence", "x", "--reject", "decency");
    RUN(0, "not allowed", "site", "review", "spel", "--sentence", "Niet voor kinderen.", "--reject",
        "decency");
    RUN(2, "decency", "site", "review", "spel", "--sentence", "x", "--reject", "nonsense");
    RUN(2, "verdict", "site", "review", "spel", "--sentence", "x", "--verdict", "maybe");
}

static void site__after_a_year__is_to_be_looked_at_again__S9(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "kaart.example", "--subject", "aardrijkskunde");
    RUN(0, "", "site", "review", "kaart", "--verdict", "together", "--sentence", "Met de juf.");
    home_set(&home, "KLASKAST_NOW=2027-11-19T10:00:00");
    RUN(0, "\"status\":\"together\"", "site", "list", "--json");
    home_set(&home, "KLASKAST_NOW=2027-11-20T10:00:00");
    RUN(0, "\"status\":\"again\"", "site", "list", "--json");
}

static void site__with_keys__is_added_reviewed_and_kept__S1_S2_S3_S4(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);

    (void)state;
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_keys(t, "{F4}");
    expect_text(t, "No sites yet");
    expect_keys_after(t, "+www.romeinen.example/{Enter}");
    expect_text(t, "romeinen.example is on the list");
    expect_keys_after(t, "{Home}{Enter}"); /* a key between, so that Enter is never taken for a held one */
    expect_text(t, "Is there anything on it that is not decent");
    expect_keys_after(t, "Romeinen{Tab}geschiedenis{Tab}5-8");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "choose allowed, only together, or not allowed");
    expect_keys_after(t, "{Space}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "tell the children in one sentence why (S3)");
    expect_keys_after(t, "Lees over de Romeinen.");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "romeinen.example: allowed.");
    expect_text(t, "For the children: Lees over de Romeinen.");
    term_free(&t); /* killed: what was said to be kept is kept */
    RUN(0, "\"subject\":\"geschiedenis\",\"groups\":\"5-8\",\"verdict\":\"allowed\"", "site", "list",
        "--json");
    RUN(0, "holds", "verify");
}

static void site__review_taken_back__is_to_review_again(void **state)
{
    (void)state;
    RUN(0, "", "site", "add", "kaart.example", "--subject", "aardrijkskunde");
    RUN(0, "", "site", "review", "kaart", "--verdict", "allowed", "--sentence", "Kijk rond.");
    RUN(0, "taken back", "undo");
    RUN(0, "\"verdict\":\"review\"", "site", "list", "--json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(site__added_twice__is_noticed__S1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__reviewed_without_a_sentence__is_refused__S3, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__rejected__is_not_allowed__S2, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__after_a_year__is_to_be_looked_at_again__S9, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__with_keys__is_added_reviewed_and_kept__S1_S2_S3_S4, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(site__review_taken_back__is_to_review_again, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e sites", tests, NULL, NULL);
}
