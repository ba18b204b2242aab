/*
 * The command line as a contract for scripts: JSON for any name, exit codes, who is meant, options on either
 * side of the command.
 */
#include "../harness/school.h"

#include <stdlib.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    home_file(&home, "7A.csv",
              "Voornaam;Tussenvoegsel;Achternaam\n"
              "Noor;de;Vries\nNoortje;;Bakker\nZoë;;Öztürk-Aydın\nŁukasz;;Wiśniewski\n");
    return 0;
}

static void import(void)
{
    RUN(0, "4 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

/* The output of a command through jq: `filter` must say `expected`, one line. */
static void expect_jq(const char *json, const char *filter, const char *expected)
{
    struct run run;
    char *argv[] = { "/usr/bin/jq", "-c", (char *)(uintptr_t)filter, NULL };

    run_program(&run, &home, argv, json);
    expect_code(&run, 0);
    run.out[strcspn(run.out, "\n")] = '\0';
    if (strcmp(run.out, expected))
        fprintf(stderr, "%s\n gives   %s\n and not %s\n", filter, run.out, expected);
    assert_string_equal(run.out, expected);
    run_clear(&run);
}

#define EXPECT_JQ(filter_, expected_, ...)                                                                   \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, __VA_ARGS__, NULL);                                                       \
        expect_code(&run_, 0);                                                                               \
        expect_jq(run_.out, filter_, expected_);                                                             \
        run_clear(&run_);                                                                                    \
    } while (0)

/* --- JSON ---------------------------------------------------------------------------------------------- */

static void today_json__class_that_did_nothing_yet__has_the_agreed_form(void **state)
{
    (void)state;
    import();
    EXPECT_JQ("[.day, .class, .teacher]", "[\"2026-11-20\",\"7A\",\"Marit Bakker\"]", "today", "--json",
              "--teacher", "Marit Bakker");
    EXPECT_JQ("keys_unsorted", "[\"day\",\"class\",\"teacher\",\"pupils\",\"counts\"]", "today", "--json");
    EXPECT_JQ(".counts", "{\"held\":0,\"lent\":0,\"returned\":0,\"none\":0,\"absent\":0,\"not_asked\":4}",
              "today", "--json");
    EXPECT_JQ(".pupils[] | select(.first_name == \"Noor\") | [.name, .prefix, .surname, .slot, .state]",
              "[\"Noor de Vries\",\"de\",\"Vries\",3,\"not-asked\"]", "today", "--json");
    EXPECT_JQ(".pupils[0] | [.devices, .bans, .suspension, .exempt, .rungs, .open_tasks]",
              "[[],[],null,false,{\"device\":0,\"misuse\":0,\"internet\":0},0]", "today", "--json");
}

static void today_json__device_through_the_day__tells_its_state(void **state)
{
    static const char one[] = ".pupils[] | select(.first_name == \"Zoë\") | [.state, .devices[0].state, "
                              ".devices[0].in, .devices[0].back]";

    (void)state;
    import();
    RUN(0, "", "in", "Zoë", "--at", "2026-11-20T08:24");
    EXPECT_JQ(one, "[\"held\",\"held\",\"08:24\",null]", "today", "--json");
    RUN(0, "", "lend", "Zoë", "--for", "rekenen");
    EXPECT_JQ(one, "[\"lent\",\"lent\",\"08:24\",null]", "today", "--json");
    RUN(0, "", "lend", "Zoë");
    RUN(0, "", "back", "Zoë");
    EXPECT_JQ(one, "[\"returned\",\"returned\",\"08:24\",\"10:15\"]", "today", "--json");
    RUN(0, "", "none", "Łukasz");
    RUN(0, "", "absent", "Noortje");
    EXPECT_JQ("[.counts.returned, .counts.none, .counts.absent, .counts.not_asked]", "[1,1,1,1]", "today",
              "--json");
}

static void json__names_and_notes_that_try_to_break_out__are_text(void **state)
{
    (void)state;
    RUN(0, "5 new", "import",
        home_file(&home, "odd.csv",
                  "Voornaam;Achternaam\n"
                  "\"D\"\"Angelo\";O'Neil\n"
                  "Fien;& Bakker\n"
                  "Sam 😀;Smile\n"
                  "Zoe\xCC\x88;van 't Hof\n"
                  "Ana;Haddad %s %n $(id)\n"),
        "--class", "8B");
    EXPECT_JQ("[.pupils[].surname] | sort",
              "[\"& Bakker\",\"Haddad %s %n $(id)\",\"Hof\",\"O'Neil\",\"Smile\"]", "today", "--json");
    EXPECT_JQ("[.pupils[] | select(.surname == \"O'Neil\") | .name]", "[\"D\\\"Angelo O'Neil\"]", "today",
              "--json");
    EXPECT_JQ("[.pupils[] | select(.surname == \"Smile\") | .first_name]", "[\"Sam 😀\"]", "today", "--json");
    EXPECT_JQ("[.pupils[] | select(.prefix == \"van 't\") | .first_name]", "[\"Zoë\"]", "today", "--json");
    RUN(0, "", "log", "Ana", "not-off", "--note", "zei: \"nee\" \\ <script>alert(1)</script> {} 😀",
        "--teacher", "Jan \"de\" <b>\\n");
    EXPECT_JQ("[.[].pupil] | unique", "[\"Ana Haddad %s %n $(id)\"]", "tasks", "--json");
    EXPECT_JQ("[.[] | select(.what | contains(\"\\\"nee\\\" \\\\ <script>alert(1)</script> {}\")) | .who]",
              "[\"Jan \\\"de\\\" <b>\\\\n\"]", "history", "Ana", "--json");
    RUN(0, "", "site", "add", "https://zoo.example/?q=a&b=c", "--title", "\"Dieren\" \\ <i>");
    EXPECT_JQ(".[0].title", "\"\\\"Dieren\\\" \\\\ <i>\"", "site", "list", "--json");
}

/* Bytes that are no text, from a list or from the command line, never reach the output. */
static void json__bytes_that_are_no_text__still_valid(void **state)
{
    (void)state;
    import();
    RUN(0, "", "log", "Zoë", "not-off", "--note", "half \xC3 een \xFF");
    EXPECT_JQ("[.[].what | select(contains(\"half\"))] | length", "1", "history", "Zoë", "--json");
    EXPECT_JQ(".teacher | length > 0", "true", "today", "--json", "--teacher", "Mar\xFFit");
}

/* --- exit codes ---------------------------------------------------------------------------------------- */

/* Nobody's children get invented ones beside them by mistake. */
static void demo__where_there_is_a_class__is_refused(void **state)
{
    (void)state;
    RUN(0, "28 children who do not exist", "demo", "--database", home_path(&home, "proef.db"));
    import();
    RUN(1, "There is a class in this data file", "demo");
}

static void codes__done_refused_usage_disk__are_0_1_2_3(void **state)
{
    (void)state;
    RUN(1, "There is no file", "today");
    import();
    RUN(0, "", "in", "Zoë");
    RUN(1, "", "in", "Zoë");
    RUN(1, "", "back", "Noortje");
    RUN(2, "Did you mean 'today'?", "todday");
    RUN(2, "no command", "geheel-iets-anders");
    RUN(2, "--colour", "today", "--colour");
    RUN(2, "Use: klaskast in PUPIL", "in");
    RUN(2, "", "in", "Zoë", "phone", "nog-iets");
    RUN(2, "no device", "in", "Zoë", "laptop");
    RUN(2, "not-handed-in", "log", "Zoë", "iets-geks");
    RUN(2, "is not a day", "today", "--date", "2026-02-30");
    RUN(2, "is not a moment", "in", "Noortje", "--at", "25:99");
    RUN(2, "needs a value", "log", "Zoë", "not-off", "--note");
    RUN(2, "--to needs a value", "settings", "--to", "--json"); /* and no file '--json' is made */
    RUN(2, "has no option --note", "in", "Noortje", "--note", "x");
    home_file(&home, "no.db", "This is no data file, it is a letter to the parents.\n");
    RUN(3, "is not a klaskast file", "today", "--database", home_path(&home, "no.db"));
    RUN(0, "Read a class list", "--help");
    RUN(0, "klaskast import FILE", "import", "--help");
    RUN(2, "Did you mean 'today'?", "help", "todday");
    RUN(0, "klaskast", "--version");
}

static void help__every_command__explains_itself(void **state)
{
    static const char *const commands[] = { "today",  "in",      "back",   "lend", "none",    "absent",
                                            "log",    "tasks",   "done",   "undo", "history", "site",
                                            "verify", "rebuild", "backup", "keys", "import" };

    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        RUN(0, commands[i], commands[i], "--help");
        RUN(0, commands[i], "help", commands[i]);
    }
}

static void clock__not_a_moment__is_said_and_nothing_runs(void **state)
{
    (void)state;
    import();
    home_set(&home, "KLASKAST_NOW=gisterenmiddag");
    RUN(2, "KLASKAST_NOW", "in", "Zoë");
    home_set(&home, "KLASKAST_NOW=" HOME_NOW);
    EXPECT_JQ(".counts.held", "0", "today", "--json");
}

/* --- who is meant -------------------------------------------------------------------------------------- */

static void pupil__ambiguous_or_unknown__names_who_it_can_be_and_changes_nothing(void **state)
{
    (void)state;
    import();
    RUN(1, "Noortje Bakker (1), Noor de Vries (3)", "in", "Noo");
    RUN(1, "Noortje Bakker", "log", "Piet", "not-off");
    RUN(1, "slot 40", "in", "40");
    RUN(1, "", "in", "");
    EXPECT_JQ(".counts.not_asked", "4", "today", "--json");
    RUN(0, "Nothing is to be done", "tasks");
}

static void pupil__slot_part_and_plain_letters__find_one(void **state)
{
    (void)state;
    import();
    RUN(0, "Noortje Bakker", "in", "1");
    RUN(0, "Łukasz", "in", "lukasz");
    RUN(0, "Zoë", "in", "ozturk");
    RUN(0, "Noor de Vries", "in", "Noor de Vries");
}

/* --- words and options --------------------------------------------------------------------------------- */

static void options__before_and_after_the_command__are_the_same(void **state)
{
    (void)state;
    import();
    RUN(0, "", "--teacher", "Ans Mol", "in", "Zoë");
    RUN(0, "", "in", "--teacher=Ans Mol", "Noortje");
    RUN(0, "", "in", "Łukasz", "--teacher", "Ans Mol");
    EXPECT_JQ(".[0].who", "\"Ans Mol\"", "history", "Zoë", "--json");
    EXPECT_JQ(".[0].who", "\"Ans Mol\"", "--json", "history", "Noortje");
    EXPECT_JQ(".[0].who", "\"Ans Mol\"", "history", "--json", "Łukasz");
    RUN(1, "There is no '--json'", "in", "--", "--json");
    RUN(1, "7A", "today", "--class", "6C");
    RUN(0, "Noortje", "today", "--class", "groep 7a");
}

/* What was typed comes back in the sentence that refuses it, but a terminal never obeys it. */
static void refusal__of_a_word_with_an_escape__says_it_harmlessly(void **state)
{
    struct run run;
    (void)state;
    import();
    run_klaskast(&run, &home, "in", "\033[2J\033]0;x\007Nobody\xe2\x80\xae", NULL);
    expect_code(&run, 1);
    expect_err(&run, "Nobody");
    expect_run(&run,
               !strchr(run.err, '\033') && !strchr(run.err, '\007') && !strstr(run.err, "\xe2\x80\xae"));
    run_clear(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(today_json__class_that_did_nothing_yet__has_the_agreed_form, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(today_json__device_through_the_day__tells_its_state, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(json__names_and_notes_that_try_to_break_out__are_text, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(refusal__of_a_word_with_an_escape__says_it_harmlessly, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(json__bytes_that_are_no_text__still_valid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(demo__where_there_is_a_class__is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(codes__done_refused_usage_disk__are_0_1_2_3, set_up, tear_down),
        cmocka_unit_test_setup_teardown(help__every_command__explains_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(clock__not_a_moment__is_said_and_nothing_runs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__ambiguous_or_unknown__names_who_it_can_be_and_changes_nothing,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__slot_part_and_plain_letters__find_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(options__before_and_after_the_command__are_the_same, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("e2e cli contract", tests, NULL, NULL);
}
