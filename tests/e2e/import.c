/*
 * Class lists from outside: read with a command and with keys, seen before they are written, never wiping.
 */
#include "../harness/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    return 0;
}

/* A list in the home, and its path. */
static const char *list(const char *bytes)
{
    return home_file(&home, "list.csv", bytes);
}

static struct term *start(int rows, int cols)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, rows, cols);
    home_env_free(env);
    return t;
}

/* --- with a command ------------------------------------------------------------------------------------ */

static void import__list_of_a_class__is_there_in_the_dutch_order(void **state)
{
    struct run run;
    (void)state;
    RUN(0, "3 new, 0 changed", "import",
        list("\xEF\xBB\xBFRoepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klasnaam;Leerjaar\r\n"
             "Noor;de;Vries;03-11-2014;5/6;6\r\nDaan;van den;Berg;14-2-2015;5/6;5\r\nZoë;;Öztürk-Aydın;"
             "09-07-2015;5/6;5\r\n"));
    run_klaskast(&run, &home, "today", "--json", NULL);
    expect_code(&run, 0);
    expect_out(&run, "\"class\":\"5/6\"");
    const char *berg = strstr(run.out, "Daan van den Berg"), *vries = strstr(run.out, "Noor de Vries");
    expect_run(&run, berg && vries && berg < vries);
    expect_out(&run, "\"prefix\":\"van den\"");
    run_clear(&run);
}

static void import__dry_run__writes_nothing(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Naam;Groep\nNoor Vries;7A\n"));
    RUN(0, "nothing is changed", "import", list("Naam;Groep\nSem Bos;7A\n"), "--dry-run");
    RUN(1, "There is no 'Sem'", "history", "Sem");
}

/* Also where there is no data file yet: it is not made to look. */
static void import__dry_run_at_the_very_first__makes_no_file(void **state)
{
    static const char *const data = ".local/share/klaskast";
    (void)state;
    RUN(0, "nothing is changed", "import", list("Naam;Groep\nSem Bos;7A\n"), "--dry-run");
    RUN(0, "", "site", "add", "a.example", "b.example", "--dry-run");
    assert_int_not_equal(access(home_path(&home, data), F_OK), 0);
    RUN(0, "1 new", "import", list("Naam;Groep\nSem Bos;7A\n"));
    RUN(0, "Sem", "today");
}

static void import__second_list__updates_and_never_wipes(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Nummer;Roepnaam;Achternaam;Groep\n1;Noor;Vries;7A\n2;Sem;Bos;7A\n"));
    RUN(0, "", "in", "Sem");
    RUN(0, "1 new, 1 changed, 0 unchanged, 1 missing", "import",
        list("Nummer;Roepnaam;Achternaam;Groep\n1;Noor;Jansen;7A\n3;Bo;Smit;7A\n"));
    RUN(0, "\"name\":\"Noor Jansen\"", "today", "--json");
    RUN(0,
        "\"name\":\"Sem "
        "Bos\",\"first_name\":\"Sem\",\"prefix\":\"\",\"surname\":\"Bos\",\"slot\":1,\"state\":"
        "\"held\"",
        "today", "--json");
    RUN(0, "0 new, 0 changed, 2 unchanged", "import",
        list("Nummer;Roepnaam;Achternaam;Groep\n1;Noor;Jansen;7A\n3;Bo;Smit;7A\n"));
}

static void import__several_classes__are_one_action(void **state)
{
    (void)state;
    RUN(0, "3 new", "import", list("Naam;Groep\nNoor Vries;7A\nSem Bos;8B\nBo Smit;Groep 7a\n"));
    RUN(0, "Sem Bos", "today", "--class", "8b");
    RUN(0, "Bo Smit", "today", "--class", "7A");
    RUN(0, "taken back", "undo");
    RUN(1, "There is no class", "today", "--class", "8B");
    RUN(0, "holds", "verify");
}

static void import__pupil_of_another_class__comes_over_with_all_that_is_known(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Nummer;Naam;Groep\n1;Noor Vries;7A\n2;Sem Bos;7A\n"));
    RUN(0, "1st time", "log", "Noor", "not-handed-in");
    RUN(0, "phone in", "in", "Noor");
    RUN(0, "1 changed", "import", list("Nummer;Naam;Groep\n1;Noor Vries;8B\n"));
    RUN(0, "\"state\":\"held\"", "today", "--json", "--class", "8B");
    RUN(0, "\"rungs\":{\"device\":1", "today", "--json", "--class", "8B");
    RUN(0, "Noor Vries: parents told", "tasks", "--class", "8B");
    RUN(0, "Nothing is to be done", "tasks", "--class", "7A");
    RUN(0, "2nd time", "log", "Noor", "not-off", "--class", "8B");
    RUN(0, "the tables say what the journal says", "verify");
    RUN(0, "", "undo", "--class", "8B");
    RUN(0, "taken back", "undo", "--class", "8B");
    RUN(0, "Noor Vries: parents told", "tasks", "--class", "7A");
    RUN(0, "\"rungs\":{\"device\":1", "today", "--json", "--class", "7A");
    RUN(0, "the tables say what the journal says", "verify");
}

static void import__no_class_in_the_list__wants_one(void **state)
{
    (void)state;
    RUN(1, "--class", "import", list("Noor de Vries\nSem Jansen\n"));
    RUN(0, "2 new", "import", list("Noor de Vries\nSem Jansen\n"), "--class", "7A");
    char dragged[300];
    snprintf(dragged, sizeof dragged, "file://%s/groep%%207.csv", home.path);
    home_file(&home, "groep 7.csv", "Naam;Groep\nBo Smit;7A\n");
    RUN(0, "1 new", "import", dragged, "--dry-run");
    snprintf(dragged, sizeof dragged, "'%s/groep 7.csv'", home.path);
    RUN(0, "1 new", "import", dragged, "--dry-run");
    RUN(0, "2 new", "import", list("Roepnaam;Tussenv.;Achternaam;Gr.\nRoos;de;Kok;6B\nBas;;Kok;6B\n"),
        "--dry-run");
    RUN(1, "In it are: 7A, 8B", "import", list("Naam;Groep\nNoor;7A\nSem;8B\n"), "--class", "6C");
}

static void import__unknown_headings__say_which(void **state)
{
    (void)state;
    RUN(1, "Wie, Heet zo, Lokaal", "import", list("Wie;Heet zo;Lokaal\nNoor;Vries;7A\nSem;Bos;7A\n"));
}

static void import__what_is_no_list__is_refused_in_words(void **state)
{
    (void)state;
    RUN(1, "line 2", "import", list("Naam;Groep\n\"Noor;7A\nSem;7A\n"));
    RUN(1, ".xlsx", "import", list("PK\x03\x04 [Content_Types].xml"));
    RUN(1, "There is no file", "import", "/nonexistent.csv");
    RUN(2, "klaskast import FILE", "import");
    RUN(1, "empty", "import", list("\n\n"));
    RUN(1, "There is no pupil", "import", list("Naam;Groep\nnoor@school.nl;7A\nsem@school.nl;7A\n"));
}

/* Does any file that the program keeps hold these bytes? */
static bool is_kept(const char *bytes)
{
    char command[600];
    snprintf(command, sizeof command, "grep -raq --exclude=list.csv -- '%s' '%s'", bytes, home.path);
    return system(command) == 0;
}

static void import__what_may_not_be_kept__is_nowhere(void **state)
{
    static const char *const never[] = { "111222333",  "123456782", "0612345678",
                                         "03-11-2014", "moeder@",   "astma" };
    const char *bytes = "Code;Roepnaam;Achternaam;Geboortedatum;Telefoon;E-mail ouder;Medisch;Groep\n"
                        "111222333;Noor;Vries;03-11-2014;0612345678;moeder@example.org;astma;7A\n"
                        "123456782;Sem;Bos;04-11-2014;0612345679;vader@example.org;;7A\n";
    (void)state;
    RUN(0, "citizen service numbers (BSN): Code", "import", list(bytes));
    RUN(0, "Never kept, so not read: Geboortedatum, Telefoon, E-mail ouder, Medisch", "import", list(bytes),
        "--dry-run");
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(is_kept(never[i]));
    assert_true(is_kept("Noor"));
}

static void import__escape_sequences_in_a_name__do_not_reach_the_terminal(void **state)
{
    struct run run;
    (void)state;
    run_klaskast(&run, &home, "import", list("Naam;Groep\n\x1B]P\x07Noor \x1B[mVries\xE2\x80\xAE;7A\n"),
                 "--dry-run", NULL);
    expect_code(&run, 0);
    expect_run(&run, strchr(run.out, '\x1B') == NULL && strstr(run.out, "\xE2\x80\xAE") == NULL);
    run_clear(&run);
}

/* --- with keys ----------------------------------------------------------------------------------------- */

static void import__with_keys__shows_first_and_is_taken_back_whole(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Naam;Groep\nNoor de Vries;7A\nLukas Wisniewski;7A\nSem Bos;7A\n"));
    home_file(&home, "Downloads/nieuw.csv",
              "Naam;Groep;Telefoon\nNoor de Vries;7A;0612345678\nŁukasz Wiśniewska;7A;\nBakker, Mees;7A;\n");
    struct term *t = start(24, 80);
    expect_text(t, "Sem Bos");
    expect_keys(t, "I");
    expect_text(t, "~/Downloads/");
    expect_keys(t, "nie{Tab}");
    expect_text(t, "~/Downloads/nieuw.csv");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "2 new, 0 changed, 1 unchanged, 2 missing, 0 refused");
    expect_text(t, "Never kept, so not read: Telefoon.");
    expect_text(t, "from 'Bakker, Mees'");
    /* Lukas and Łukasz are one child; Sem has left. */
    expect_keys(t, "{Down}");
    expect_text(t, "Sem Bos, missing");
    expect_keys(t, "{Space}");
    expect_text(t, "has left the class");
    expect_keys(t, "{Down}");
    expect_text(t, "Lukas Wisniewski, missing");
    expect_keys_after(t, "{Space}");
    expect_text(t, "1 new, 1 changed, 1 unchanged, 1 missing");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Class list: 1 new, 1 changed, 1 left");
    expect_text(t, "Łukasz Wiśniewska");
    expect_text(t, "Mees Bakker");
    expect_no_text(t, "Sem Bos");
    expect_keys_after(t, "u");
    expect_text(t, "Sem Bos");
    expect_text(t, "Lukas Wisniewski");
    expect_no_text(t, "Mees Bakker");
    term_free(&t);
    RUN(0, "holds", "verify");
}

static void import__unknown_headings__are_told_by_hand(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Naam;Groep\nNoor de Vries;7A\n"));
    home_file(&home, "Downloads/raar.csv",
              "Wie;Heet zo;Lokaal\nSem;Jansen;7A\nIlse;van Aalst;7A\nNoor;de Vries;7A\n");
    struct term *t = start(24, 80);
    expect_keys(t, "I");
    expect_keys(t, "ra{Tab}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "What is in each column?");
    expect_text(t, "Heet zo");
    expect_text(t, "Jansen, van Aalst");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "2 new, 0 changed, 1 unchanged");
    expect_keys_after(t, "{Esc}");
    expect_text(t, "Nothing is read in");
    expect_no_text(t, "Sem Jansen");
    expect_keys_after(t, "I");
    expect_keys(t, "ra{Tab}");
    expect_keys_after(t, "{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "2 new, 0 changed, 1 unchanged");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Sem Jansen");
    term_free(&t);
    /* and from then on the headings are known */
    RUN(0, "1 new, 0 changed, 0 unchanged", "import", list("Wie;Heet zo;Lokaal\nBo;Smit;8B\n"), "--dry-run");
    RUN(0, "taken back", "undo");
    RUN(1, "There is no 'Sem'", "history", "Sem");
}

static void import__shorter_class_after_a_longer_one__is_shown_as_it_is(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Bo Aa\nBo Bb\nBo Cc\nBo Dd\nBo Ee\nBo Ff\nBo Gg\nBo Hh\n"), "--class", "8A");
    home_file(&home, "Downloads/kort.csv", "Naam;Groep\nNoor de Vries;7A\nSem Bos;7A\n");
    struct term *t = start(24, 80);
    expect_keys(t, "{End}");
    expect_text(t, "> 8 Bo Hh");
    expect_keys(t, "I");
    expect_keys(t, "ko{Tab}{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Group 7A");
    expect_keys(t, "{Down}{Down}{Down}{Right}");
    expect_keys_after(t, "n");
    expect_text(t, "Noor de Vries: nothing");
    expect_keys(t, "C");
    expect_keys(t, "8a{Enter}");
    expect_text(t, "Bo Hh");
    expect_keys(t, "{End}C");
    expect_keys(t, "7a{Enter}");
    expect_keys(t, "{End}{Right}");
    expect_text(t, "Noor de Vries: nothing");
    term_free(&t);
}

static void import__file_that_cannot_be_read__keeps_the_prompt(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Naam;Groep\nNoor de Vries;7A\n"));
    home_file(&home, "Downloads/lijst.xlsx", "PK\x03\x04 [Content_Types].xml");
    struct term *t = start(24, 80);
    expect_keys(t, "I");
    expect_keys(t, "li{Tab}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "(.xlsx)");
    expect_text(t, "~/Downloads/lijst.xlsx");
    expect_keys_after(t, "{Esc}");
    expect_no_text(t, "lijst.xlsx");
    term_free(&t);
}

static void pupil_form__adds_and_changes__and_keeps_slots(void **state)
{
    (void)state;
    RUN(0, "", "import", list("Naam;Groep\nNoor de Vries;7A\nSem Bos;7A\n"));
    struct term *t = start(24, 80);
    expect_keys(t, "+");
    expect_text(t, "A new pupil");
    expect_keys_after(t, "Fenna IJsselstein{Enter}");
    expect_text(t, "Fenna is in the class");
    expect_keys_after(t, "{Esc}");
    expect_text(t, "3 Fenna IJsselstein");
    expect_keys(t, "e{Tab}{Tab}{Tab}2{Enter}");
    expect_screen(t, term_wait_text(t, "Choose another number"));
    expect_keys_after(t, "{Esc}");
    expect_keys(t, "e{Tab}{Tab}{Tab}12{Enter}");
    expect_text(t, "is changed");
    RUN(0, "\"slot\":12", "today", "--json");
    expect_keys_after(t, "{Enter}");
    expect_keys_after(t, "e{Tab}{Tab}{Tab}{Tab}6{Enter}");
    expect_text(t, "is changed");
    expect_keys_after(t, "{Esc}");
    /* whoever leaves keeps the slot from being given away */
    expect_keys_after(t, "e");
    expect_keys(t, "{BackTab}");
    expect_text(t, "Space ticks it");
    expect_keys(t, "{Space}{Enter}");
    expect_text(t, "has left the class");
    expect_keys_after(t, "+");
    expect_keys_after(t, "Tim Vries{Enter}");
    RUN(0, "\"name\":\"Tim Vries\"", "today", "--json");
    RUN(0, "\"slot\":13", "today", "--json");
    term_free(&t);
}

/* Children of flesh and blood never land in the class that was only there to try things. */
static void import__no_class_and_demo_on_screen__asks_whose_list_it_is(void **state)
{
    (void)state;
    struct term *t = start(24, 80);
    expect_text(t, "Which language");
    expect_keys_after(t, "{Down}{Enter}");
    expect_text(t, "What is your name?");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Which class do you teach?");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Where does the class list come from?");
    expect_keys_after(t, "{Down}{Down}{Enter}");
    expect_text(t, "DEMO");
    RUN(1, "does not say which class", "import", list("Voornaam;Achternaam\nNoor;de Vries\n"));
    RUN(0, "1 new", "import", list("Voornaam;Achternaam\nNoor;de Vries\n"), "--class", "7A");
    term_free(&t);
}

/* --- what a school's administration gives -------------------------------------------------------------- */

/* A school with two classes, of which one is two groups of one name; fields that may never be kept. */
static const char *edexml(const char *year)
{
    char bytes[2600];
    snprintf(
        bytes, sizeof bytes,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDEX><school><schooljaar>%s</schooljaar></school>"
        "<groepen><groep key=\"A\"><naam>5/6</naam><jaargroep>5</jaargroep></groep>"
        "<groep key=\"B\"><naam>5/6</naam><jaargroep>6</jaargroep></groep>"
        "<groep key=\"C\"><naam>7A</naam><jaargroep>7</jaargroep></groep></groepen><leerlingen>"
        "<leerling key=\"1001\"><achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Noor"
        "</roepnaam><geboortedatum>2014-11-03</geboortedatum><bsn>123456782</bsn><emailadres>"
        "noor@school.example</emailadres><land>ZZTOP</land><postcodenl>6411QX</postcodenl>"
        "<groep key=\"B\"/></leerling>"
        "<leerling key=\"1002\"><achternaam>Bos</achternaam><roepnaam>Sem</roepnaam><groep key=\"A\"/>"
        "</leerling><leerling key=\"1003\"><roepnaam>Yara</roepnaam><groep key=\"C\"/></leerling>"
        "</leerlingen></EDEX>",
        year);
    return home_file(&home, "EDEX.XML", bytes);
}

static void import__edexml__joins_a_combination_class_and_keeps_no_secret(void **state)
{
    static const char *const secrets[] = { "2014-11-03", "123456782", "noor@school", "ZZTOP", "6411QX" };
    char path[400], command[700];
    struct run run;
    (void)state;
    RUN(0, "3 new", "import", edexml("2026-2027"));
    RUN(0, "\"class\":\"5/6\"", "--class", "5/6", "today", "--json");
    RUN(0, "Noor de Vries", "--class", "5/6", "today");
    RUN(0, "Yara", "--class", "7A", "today");
    RUN(0, "nothing to change", "import", edexml("2026-2027"));
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        snprintf(path, sizeof path, "%s/data", home.path);
        snprintf(command, sizeof command, "grep -rqaF -- '%s' '%s'", secrets[i], path);
        char *argv[] = { (char *)(uintptr_t) "/bin/sh", (char *)(uintptr_t) "-c", command, NULL };
        run_program(&run, &home, argv, NULL);
        expect_code(&run, 1);
        run_clear(&run);
    }
}

static void import__edexml_of_another_year__asks_first(void **state)
{
    (void)state;
    RUN(1, "--other-year", "import", edexml("2025-2026"));
    RUN(0, "not this one", "import", edexml("2025-2026"), "--dry-run");
    RUN(0, "3 new", "import", edexml("2025-2026"), "--other-year");
}

static void import__explain__says_what_it_saw_without_a_data_file(void **state)
{
    (void)state;
    RUN(0, "class 5/6: 2 pupils", "import", "--explain", edexml("2026-2027"));
    RUN(0, "parted by ';'", "import", "--explain", list("Roepnaam;Achternaam\nNoor;de Vries\n"));
    RUN(1, "There is no file", "today");
}

static void import__oneroster_folder__is_read(void **state)
{
    (void)state;
    home_file(&home, "or/users.csv", "sourcedId,role,givenName,familyName\nu1,student,Noor,de Vries\n");
    home_file(&home, "or/classes.csv", "sourcedId,title\nc1,Groep 7A\n");
    home_file(&home, "or/enrollments.csv", "classSourcedId,userSourcedId\nc1,u1\n");
    RUN(0, "1 new", "import", home_path(&home, "or"));
    RUN(0, "Noor de Vries", "--class", "7A", "today");
}

static void import__damaged_or_hostile_xml__changes_nothing(void **state)
{
    (void)state;
    RUN(0, "3 new", "import", edexml("2026-2027"));
    RUN(1, "line 1: here the file is damaged", "import", home_file(&home, "EDEX.XML", "<EDEX><leerlingen>"));
    RUN(1, "DOCTYPE", "import", home_file(&home, "EDEX.XML", "<!DOCTYPE EDEX><EDEX/>"));
    RUN(0, "ok", "verify");
}

int main(void)
{
#define IN_HOME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        IN_HOME(import__list_of_a_class__is_there_in_the_dutch_order),
        IN_HOME(import__dry_run__writes_nothing),
        IN_HOME(import__dry_run_at_the_very_first__makes_no_file),
        IN_HOME(import__second_list__updates_and_never_wipes),
        IN_HOME(import__several_classes__are_one_action),
        IN_HOME(import__pupil_of_another_class__comes_over_with_all_that_is_known),
        IN_HOME(import__no_class_in_the_list__wants_one),
        IN_HOME(import__unknown_headings__say_which),
        IN_HOME(import__what_is_no_list__is_refused_in_words),
        IN_HOME(import__what_may_not_be_kept__is_nowhere),
        IN_HOME(import__escape_sequences_in_a_name__do_not_reach_the_terminal),
        IN_HOME(import__with_keys__shows_first_and_is_taken_back_whole),
        IN_HOME(import__unknown_headings__are_told_by_hand),
        IN_HOME(import__shorter_class_after_a_longer_one__is_shown_as_it_is),
        IN_HOME(import__file_that_cannot_be_read__keeps_the_prompt),
        IN_HOME(import__no_class_and_demo_on_screen__asks_whose_list_it_is),
        IN_HOME(import__edexml__joins_a_combination_class_and_keeps_no_secret),
        IN_HOME(import__edexml_of_another_year__asks_first),
        IN_HOME(import__explain__says_what_it_saw_without_a_data_file),
        IN_HOME(import__oneroster_folder__is_read),
        IN_HOME(import__damaged_or_hostile_xml__changes_nothing),
        IN_HOME(pupil_form__adds_and_changes__and_keeps_slots),
    };
    return cmocka_run_group_tests_name("e2e import", tests, NULL, NULL);
}
