/*
 * The list of sites from outside: the same work with keys and with commands.
 */
#include "../harness/school.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\n");
    return 0;
}

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

static struct term *start(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_keys(t, "{F4}");
    return t;
}

static void site__with_keys__is_added_reviewed_and_kept__S1_S2_S3_S4(void **state)
{
    struct term *t = start();
    (void)state;
    expect_text(t, "No sites yet");
    expect_keys_after(t, "+www.romeinen.example/{Enter}");
    expect_text(t, "romeinen.example is on the list");
    expect_keys_after(t, "{Home}{Enter}"); /* a key between, so that Enter is never taken for a held one */
    expect_text(t, "Is anything on it indecent");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "choose allowed, only together, or not allowed");
    expect_keys_after(t, "{Space}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "what the children do there (S4)");
    expect_keys_after(t, "geschiedenis");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "tell the children in one sentence why (S3)");
    expect_keys_after(t, "Lees over de Romeinen.");
    expect_keys_after(t, "{Tab}5-8{Tab}lezen{Tab}Filmpjes onderaan.{Tab}Romeinen");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "romeinen.example: allowed.");
    expect_text(t, "For the children: Lees over de Romeinen.");
    expect_text(t, "lezen   Note: Filmpjes onderaan.");
    term_free(&t); /* killed: what was said to be kept is kept */
    RUN(0, "\"subject\":\"geschiedenis\",\"groups\":\"5-8\",\"verdict\":\"allowed\"", "site", "list",
        "--json");
    RUN(0, "Note: Filmpjes onderaan.", "site", "history", "romeinen");
    RUN(0, "holds", "verify");
}

/* Eight keys and the sentence, counted: a new site, a remark, a verdict, a subject. */
static void site__new_one__is_reviewed_in_eight_keys_and_its_sentence__S1_S2_S3_S4(void **state)
{
    static const char *const keys[] = { "{Enter}", "2", "a", "s", "p", "{Tab}" };
    struct term *t;
    (void)state;
    RUN(0, "", "site", "add", "spelling.example");
    t = start();
    expect_text(t, "spelling.example");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_keys_after(t, keys[i]);
    expect_keys_after(t, "Hier oefen je d en t.");
    expect_keys_after(t, "{Enter}"); /* the seventh */
    expect_text(t, "spelling.example: allowed.");
    term_free(&t);
    RUN(0,
        "\"subject\":\"spelling\",\"groups\":\"7\",\"verdict\":\"allowed\",\"status\":\"allowed\","
        "\"sentence\":\"Hier oefen je d en t.\",\"rejects\":[],\"remarks\":[\"adverts\"]",
        "site", "list", "--json");
}

/* Fifty lines of a mail, as a terminal pastes them: two are no address, three are there twice. */
static void site__fifty_pasted__are_one_action__S1(void **state)
{
    char lines[4000] = "";
    struct run run;
    struct term *t = start();
    (void)state;
    for (int i = 0; i < 45; i++) {
        size_t used = strlen(lines);
        snprintf(lines + used, sizeof lines - used, "%ssite%d.example/pad\n",
                 i % 3 == 0   ? "https://www."
                 : i % 3 == 1 ? "Zie http://"
                              : "",
                 i);
    }
    strcat(lines,
           "rekenen\nSITE3.example/pad/\nwww.site4.example/pad\n<https://site5.example/pad>\njuf@a.example");
    expect_keys_after(t, "+");
    assert_true(term_paste(t, lines));
    expect_text(t, "Sites that were pasted");
    expect_text(t, "45 new, 3 twice, 2 refused.");
    expect_keys(t, "{End}");
    expect_text(t, "stands on line 6 too");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "45 sites are on the list, to review.");
    run_klaskast(&run, &home, "site", "list", NULL);
    expect_run(&run, strstr(run.out, "site44.example/pad") != NULL && strstr(run.out, "juf@") == NULL);
    run_clear(&run);
    expect_keys_after(t, "u");
    expect_text(t, "taken back");
    expect_text(t, "No sites yet");
    term_free(&t);
    RUN(0, "There is no site on the list yet", "site", "list");
}

static void site__bookmarks__are_shown_and_then_to_review__S1(void **state)
{
    struct term *t;
    (void)state;
    home_file(
        &home, "bladwijzers.html",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Rekenen</H3>\n<DL><p>\n"
        "<DT><A HREF=\"https://tafels.example/\" ICON=\"data:image/png;base64,iVBORw0KGgo=\">Tafels &amp; "
        "sommen</A>\n<DT><A HREF=\"javascript:alert(1)\">x</A>\n</DL><p>\n"
        "<DT><A HREF=\"https://weer.example/\">Het weer</A>\n</DL><p>\n");
    RUN(0, "2 new, 1 that lead to no site left out.", "site", "import", home_path(&home, "bladwijzers.html"),
        "--dry-run");
    RUN(0, "There is no site on the list yet", "site", "list");
    RUN(1, "is no bookmarks file", "site", "import", home_path(&home, "7A.csv"));
    t = start();
    expect_keys_after(t, "I");
    expect_text(t, "Bookmarks (HTML file)");
    expect_keys_after(t, "{C-u}~/bladwijzers.html{Enter}");
    expect_text(t, "Rekenen (1 of 1)");
    expect_keys_after(t, "{End}{Space}"); /* not the weather */
    expect_keys_after(t, "{Enter}");
    expect_text(t, "tafels.example is on the list, to review.");
    term_free(&t);
    RUN(0, "\"title\":\"Tafels & sommen\",\"subject\":\"Rekenen\"", "site", "list", "--json");
    RUN(1, "nothing new", "site", "add", "tafels.example", "https://tafels.example/");
}

static void site__lines_from_a_pipe__doubles_and_refused_are_named__S1(void **state)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "site", "add", "-", "--subject", "natuur", NULL };
    struct run run;
    (void)state;
    run_program(&run, &home, argv,
                "https://vogels.example\n\nvogels\nVOGELS.example/\r\nb\xD0\xB0nk.example\n");
    expect_code(&run, 0);
    expect_out(&run, "line 3  refused       'vogels' is not the address");
    expect_out(&run, "line 4  twice         vogels.example stands on line 1 too.");
    expect_out(
        &run,
        "line 5  new           Look closely: the '\xD0\xB0' in b\xD0\xB0nk.example is a Cyrillic letter.");
    expect_out(&run, "2 sites are on the list, to review.");
    run_clear(&run);
    RUN(0, "xn--bnk-6cd.example", "site", "list");
    RUN(0, "vogels.example", "site", "list", "--subject", "Natuur", "--due");
    RUN(0, "No site on the list is like that.", "site", "list", "--verdict", "allowed");
    RUN(2, "no group", "site", "list", "--group", "9");
    RUN(2, "--due belongs to 'klaskast site list'", "site", "add", "x.example", "--due");
}

/* The browser gets the address and nothing of our terminal; we go on at once and leave no zombie. */
static void site__open__starts_the_browser_beside_us(void **state)
{
    char script[400], said[200] = "";
    struct term *t;
    FILE *file;
    (void)state;
    snprintf(script, sizeof script,
             "#!/bin/sh\necho noise\necho \"$#|$1|$2|$(ps -o tty= -p $$)\" >%s.tmp\nmv %s.tmp %s\n",
             home_path(&home, "opened"), home_path(&home, "opened"), home_path(&home, "opened"));
    home_file(&home, "browser", script);
    assert_int_equal(chmod(home_path(&home, "browser"), 0700), 0);
    RUN(0, "", "site", "add", "http://www.vogels.example/a?b=c&d=$(touch%20x)");
    t = start();
    expect_keys_after(t, "o"); /* nothing is set: no browser, and no other program is tried */
    expect_text(t, "There is no browser that can be started here.");
    term_free(&t);
    snprintf(script, sizeof script, "BROWSER=/nowhere/x:%s --new %%s", home_path(&home, "browser"));
    home_set(&home, script);
    t = start();
    expect_keys_after(t, "o");
    expect_text(t, "Your browser was asked to open vogels.example/a");
    for (int i = 0; i < 200 && access(home_path(&home, "opened"), F_OK) != 0; i++)
        usleep(20000);
    file = fopen(home_path(&home, "opened"), "r");
    assert_non_null(file);
    assert_non_null(fgets(said, sizeof said, file));
    fclose(file);
    assert_string_equal(said, "2|--new|http://www.vogels.example/a?b=c&d=$(touch%20x)|?\n");
    assert_false(term_has(t, "noise"));
    snprintf(script, sizeof script, "ps -o stat= --ppid %d | grep -q Z", (int)term_pid(t));
    assert_int_not_equal(system(script), 0);
    expect_keys_after(t, "y");
    expect_text(t, "Copied: http://www.vogels.example");
    term_free(&t);
}

/* The second colleague sees what the first one found; what was taken back stays to be seen. */
static void site__history__says_who_judged_what_when__S1_S3_S9(void **state)
{
    struct run run;
    (void)state;
    RUN(0, "", "site", "add", "kaart.example", "--subject", "aardrijkskunde", "--teacher", "Marit Bakker");
    RUN(0, "", "site", "review", "kaart", "--verdict", "not-allowed", "--sentence", "Te veel reclame.",
        "--teacher", "Marit Bakker");
    home_set(&home, "KLASKAST_NOW=2027-11-01T09:00:00");
    RUN(0, "again before 20 November 2027", "site", "list", "--due");
    RUN(0, "", "site", "review", "kaart", "--verdict", "together", "--sentence", "Samen kijken.", "--note",
        "Reclame is weg.", "--teacher", "Joris de Vries");
    RUN(0, "", "report-site", "kaart.example", "--what", "een rare film", "--teacher", "Joris de Vries");
    RUN(0, "taken back", "undo", "--teacher", "Joris de Vries");
    run_klaskast(&run, &home, "site", "history", "kaart", NULL);
    expect_out(&run,
               "2027-11-01 09:00  a child came upon something that should not be there: een rare film (Joris "
               "de Vries), taken back\n"
               "2027-11-01 09:00  only together: \"Samen kijken.\" Note: Reclame is weg. (Joris de Vries)\n"
               "2026-11-20 10:15  not allowed: \"Te veel reclame.\" (Marit Bakker)\n"
               "2026-11-20 10:15  put on the list: aardrijkskunde (Marit Bakker)\n");
    run_clear(&run);
    RUN(0, "\"what\":\"reviewed\",\"taken_back\":false,\"verdict\":\"together\"", "site", "history", "kaart",
        "--json");
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
        cmocka_unit_test_setup_teardown(
            site__new_one__is_reviewed_in_eight_keys_and_its_sentence__S1_S2_S3_S4, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__fifty_pasted__are_one_action__S1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__bookmarks__are_shown_and_then_to_review__S1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__lines_from_a_pipe__doubles_and_refused_are_named__S1, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(site__open__starts_the_browser_beside_us, set_up, tear_down),
        cmocka_unit_test_setup_teardown(site__history__says_who_judged_what_when__S1_S3_S9, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(site__review_taken_back__is_to_review_again, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e sites", tests, NULL, NULL);
}
