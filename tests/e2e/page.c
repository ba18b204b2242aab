/*
 * What the class gets, from outside: with keys and with commands.
 */
#include "../harness/school.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=nl_NL.UTF-8");
    home_file(&home, "5A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    RUN(0, "", "import", home_path(&home, "5A.csv"), "--class", "5A");
    RUN(0, "", "site", "add", "rekenen.example", "--title", "Sommen", "--subject", "rekenen");
    RUN(0, "", "site", "review", "rekenen", "--verdict", "allowed", "--sentence", "Hier oefen je sommen.",
        "--groups", "3-6");
    RUN(0, "", "site", "add", "spel.example", "--title", "Spelletjes", "--subject", "rekenen");
    RUN(0, "", "site", "review", "spel", "--verdict", "not-allowed", "--sentence", "Niet voor kinderen.",
        "--groups", "1-8");
    return 0;
}

/* Does the file in the home hold this text? */
static bool holds(const char *name, const char *text)
{
    static char bytes[1 << 18];
    FILE *file = fopen(home_path(&home, name), "r");
    if (!file)
        return false;
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    return strstr(bytes, text) != NULL;
}

static void page__of_a_group__is_one_file_for_everybody__S6(void **state)
{
    (void)state;
    struct stat st;
    RUN(0, "Groep 5, de startpagina: 1 site", "page", "--group", "5", "--to", home_path(&home, "a.html"));
    assert_true(holds("a.html", "<h3 dir=\"auto\"><a href=\"https://rekenen.example\""));
    assert_true(holds("a.html", "<html lang=\"nl\">"));
    assert_false(holds("a.html", "spel.example"));
    assert_int_equal(stat(home_path(&home, "a.html"), &st), 0);
    assert_int_equal(st.st_mode & 0444, 0444);
    /* The class says which group it is. */
    RUN(0, "Groep 5", "page", "--to", home_path(&home, "b.html"));
    RUN(0, "Groep 8, de startpagina: 0 sites", "page", "--group", "8", "--to", home_path(&home, "c.html"));
    RUN(0, "", "page", "--language", "en", "--to", home_path(&home, "d.html"));
    assert_true(holds("d.html", "<html lang=\"en\">"));
}

static void page__there_already__stays_until_it_may_be_replaced(void **state)
{
    (void)state;
    home_file(&home, "a.html", "van mij");
    RUN(1, "Met --replace", "page", "--group", "5", "--to", home_path(&home, "a.html"));
    assert_true(holds("a.html", "van mij"));
    RUN(0, "1 site", "page", "--group", "5", "--to", home_path(&home, "a.html"), "--replace");
    assert_true(holds("a.html", "Sommen"));
    assert_int_equal(symlink("a.html", home_path(&home, "link.html")), 0);
    RUN(1, "verwijst naar", "page", "--group", "5", "--to", home_path(&home, "link.html"), "--replace");
    RUN(1, "is een map", "page", "--group", "5", "--to", home_path(&home, "."), "--replace");
}

static void page__asked_otherwise__says_what_it_can(void **state)
{
    (void)state;
    RUN(2, "van 1 tot en met 8", "page", "--group", "9");
    RUN(2, "html, qr, bookmarks, managed, allowlist of csv", "page", "--format", "pdf");
    RUN(2, "hoort bij --format allowlist", "page", "--format", "csv", "--with-blocklist");
    RUN(2, "nl, en", "page", "--language", "fy");
    RUN(0, "\"URLBlocklist\": [\n    \"spel.example\"", "page", "--format", "allowlist", "--with-blocklist",
        "--to", "-");
}

/* A child came upon something and told: the page that is made next has it no more. */
static void page__site_that_a_child_told_of__is_off_it__I2(void **state)
{
    (void)state;
    RUN(0, "1 site", "page", "--group", "5", "--to", home_path(&home, "a.html"));
    RUN(0, "", "report-site", "rekenen.example", "--what", "een enge reclame");
    RUN(0, "0 sites", "page", "--group", "5", "--to", home_path(&home, "a.html"), "--replace");
    assert_false(holds("a.html", "rekenen.example"));
}

/* Whoever typed it in: of a pupil, of a colleague, of who reviewed. */
static void page__name_in_a_text__is_left_out_or_asked_about__C3(void **state)
{
    (void)state;
    RUN(0, "", "--teacher", "Joris Kuipers", "site", "add", "klas.example", "--title", "Van noor DE vries",
        "--subject", "taal");
    RUN(0, "", "--teacher", "Joris Kuipers", "site", "review", "klas.example", "--verdict", "allowed",
        "--sentence", "Kijk mee.", "--groups", "5");
    RUN(0, "", "site", "change", "rekenen.example", "--title", "Sommen van Joris Kuipers");
    RUN(0, "klas.example", "page", "--group", "5", "--to", home_path(&home, "a.html"));
    assert_true(holds("a.html", "Hier staan nog geen sites."));
    RUN(0, "", "site", "change", "rekenen.example", "--title", "Sommen");
    RUN(0, "", "site", "review", "rekenen.example", "--verdict", "allowed", "--sentence",
        "Sem vond dit leuk.", "--groups", "5");
    RUN(0, "Wordt hier een kind genoemd? Kijk bij rekenen.example", "page", "--group", "5", "--to",
        home_path(&home, "a.html"), "--replace");
}

/* F4, p, the group, what, where: Enter takes what stands there. */
static void page__with_keys__is_made_and_made_anew__S6(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);

    (void)state;
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_keys(t, "{F4}");
    expect_text(t, "rekenen.example");
    expect_keys_after(t, "p");
    expect_text(t, "welke groep?");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Van groep 5, wat?");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "~/startpagina-groep-5.html");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Groep 5, de startpagina: 1 site, in ~/startpagina-groep-5.html.");
    assert_true(holds("startpagina-groep-5.html", "Hier oefen je sommen."));
    expect_keys_after(t, "p5");
    expect_keys_after(t, "{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "is er al");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "1 site, in");
    term_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(page__of_a_group__is_one_file_for_everybody__S6, set_up, tear_down),
        cmocka_unit_test_setup_teardown(page__there_already__stays_until_it_may_be_replaced, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(page__asked_otherwise__says_what_it_can, set_up, tear_down),
        cmocka_unit_test_setup_teardown(page__site_that_a_child_told_of__is_off_it__I2, set_up, tear_down),
        cmocka_unit_test_setup_teardown(page__name_in_a_text__is_left_out_or_asked_about__C3, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(page__with_keys__is_made_and_made_anew__S6, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e page", tests, NULL, NULL);
}
