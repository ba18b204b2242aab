/*
 * What follows from what, on the command line: the ladder and its duties, taking back, moments and zones.
 */
#include "../harness/school.h"

#include <stdlib.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    home_file(&home, "7A.csv", "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Bakker\n");
    return 0;
}

static void import(void)
{
    RUN(0, "2 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
}

/* The JSON of a command through jq; the answer is valid until the next call. */
static const char *jq(const char *filter, char *const *words)
{
    static char answer[512];
    struct run run, ask;
    char *argv[] = { "/usr/bin/jq", "-c", (char *)(uintptr_t)filter, NULL };

    run_program(&run, &home, words, NULL);
    expect_code(&run, 0);
    run_program(&ask, &home, argv, run.out);
    expect_code(&ask, 0);
    snprintf(answer, sizeof answer, "%s", ask.out);
    answer[strcspn(answer, "\n")] = '\0';
    run_clear(&run);
    run_clear(&ask);
    return answer;
}

#define JQ(filter_, ...)                                                                                     \
    jq(filter_, (char *[]){ (char *)(uintptr_t)home_program(), __VA_ARGS__, "--json", NULL })

static const char of_noor[] = ".pupils[] | select(.first_name == \"Noor\")";
#define NOOR(filter_) JQ(noor_filter(filter_), "today")

static const char *noor_filter(const char *filter)
{
    static char text[256];

    snprintf(text, sizeof text, "%s | %s", of_noor, filter);
    return text;
}

/* Ticks off the open task of this kind that is due last: the ban's, not that of an earlier warning. */
static void do_task(const char *kind, const char *by, const char *said)
{
    char filter[128], task[32];

    snprintf(filter, sizeof filter, "[.[] | select(.kind == \"%s\")] | last | .task", kind);
    snprintf(task, sizeof task, "%s", JQ(filter, "tasks"));
    RUN(0, said, "done", task, "--by", by, "--how", "phone");
}

static void log_twice(void)
{
    RUN(0, "P7", "log", "Noor", "not-off", "--at", "2026-11-18T10:00");
    RUN(0, "2026-11-20 up to and including 2026-12-19", "log", "Noor", "not-handed-in", "--at",
        "2026-11-19T08:40");
}

static void log__second_time__proposes_the_ban_of_a_month__P7_P8(void **state)
{
    (void)state;
    import();
    log_twice();
    assert_string_equal(NOOR("[.rungs.device, .bans]"),
                        "[2,[{\"from\":\"2026-11-20\",\"until\":\"2026-12-19\",\"status\":\"proposed\"}]]");
}

/* Banned is only who was told: until then the phone is asked for as ever. */
static void done__child_and_parents_told__is_asked_no_more__P8_P9(void **state)
{
    (void)state;
    import();
    log_twice();
    assert_string_equal(NOOR("[.state, .bans[0].status]"), "[\"not-asked\",\"proposed\"]");
    RUN(0, "not asked yet. Ban 20 Nov to 19 Dec proposed, not yet told.", "today");
    do_task("child-told", "Marit Bakker", "done");
    assert_string_equal(NOOR("[.state, .bans[0].status]"), "[\"not-asked\",\"proposed\"]");
    do_task("parents-told", "Marit Bakker", "done");
    assert_string_equal(NOOR("[.state, .bans[0].status]"), "[\"none\",\"told\"]");
    RUN(0, ". No phone 20 Nov to 19 Dec.", "today");
    assert_string_equal(JQ(".counts.not_asked", "today"), "1");
    do_task("letter", "Ans Mol", "letter signed");
    assert_string_equal(NOOR("[.bans[0].status, .open_tasks]"), "[\"confirmed\",5]");
    do_task("letter", "Ans Mol", "given");
    assert_string_equal(NOOR("[.bans[0].status, .open_tasks]"), "[\"confirmed\",4]");
    assert_string_equal(JQ("[.[] | select(.kind == \"letter\") | [.by, .how]]", "tasks", "--all"),
                        "[[\"Ans Mol\",\"phone\"]]");
}

static void undo__my_last_action__all_of_it_and_then_the_one_before(void **state)
{
    (void)state;
    import();
    RUN(0, "", "in", "Sem");
    RUN(0, "P7", "log", "Noor", "not-off");
    assert_string_equal(NOOR("[.rungs.device, .open_tasks]"), "[1,3]");
    RUN(0, "taken back", "undo");
    assert_string_equal(NOOR("[.rungs.device, .open_tasks]"), "[0,0]");
    assert_string_equal(JQ(".counts.held", "today"), "1");
    RUN(0, "taken back", "undo");
    assert_string_equal(JQ(".counts.held", "today"), "0");
    assert_string_equal(JQ("[.[] | select(.taken_back)] | length", "history", "Sem"), "1");
    RUN(0, "holds", "verify");
}

/* Another teacher's action is not mine to take back. */
static void undo__what_a_colleague_did__stays(void **state)
{
    (void)state;
    import();
    RUN(0, "", "in", "Sem", "--teacher", "Ans Mol");
    RUN(1, "", "undo", "--teacher", "Joris Kok");
    assert_string_equal(JQ(".counts.held", "today"), "1");
}

static void log__same_kind_within_a_minute__asks_first(void **state)
{
    (void)state;
    import();
    RUN(0, "", "log", "Noor", "taken-out");
    RUN(1, "--again", "log", "Noor", "taken-out");
    assert_string_equal(NOOR(".rungs.device"), "1");
    RUN(0, "", "log", "Noor", "taken-out", "--again");
    assert_string_equal(NOOR(".rungs.device"), "2");
}

static void log__other_measure__needs_a_reason(void **state)
{
    (void)state;
    import();
    RUN(1, "reason", "log", "Noor", "not-off", "--measure", "ban");
    RUN(2, "no measure", "log", "Noor", "not-off", "--measure", "strafregels");
    RUN(0, "no phone at school", "log", "Noor", "not-off", "--measure", "ban", "--reason",
        "Afgesproken met de directie");
}

static void history__what_happened__newest_first_with_moments(void **state)
{
    (void)state;
    import();
    RUN(0, "", "in", "Noor", "--at", "2026-11-20T08:24");
    RUN(0, "", "back", "Noor", "--at", "2026-11-20T09:10");
    assert_string_equal(JQ("[.[].at]", "history", "Noor"),
                        "[\"2026-11-20T10:15\",\"2026-11-20T09:10\",\"2026-11-20T08:24\"]");
    assert_string_equal(JQ("[.[] | .number] | length", "history", "Sem"), "1");
}

/* The clock that is given is the clock on the wall, wherever that hangs. */
static void clock__around_midnight_in_three_time_zones__is_local(void **state)
{
    static const char *const zones[] = { "TZ=Europe/Amsterdam", "TZ=America/Curacao",
                                         "TZ=Pacific/Kiritimati" };

    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        home_clear(&home);
        set_up(NULL);
        home_set(&home, zones[i]);
        home_set(&home, "KLASKAST_NOW=2026-11-19T23:50:00");
        import();
        RUN(0, "23:50", "in", "Sem");
        assert_string_equal(JQ("[.day, .pupils[0].devices[0].in]", "today"), "[\"2026-11-19\",\"23:50\"]");
        home_set(&home, "KLASKAST_NOW=2026-11-20T00:10:00");
        assert_string_equal(JQ("[.day, .pupils[0].devices[0].since]", "today"),
                            "[\"2026-11-20\",\"2026-11-19\"]");
        RUN(0, "", "in", "Noor", "--at", "00:05");
        assert_string_equal(NOOR("[.state, .devices[0].in]"), "[\"held\",\"00:05\"]");
        RUN(0, "2026-11-19", "history", "Sem");
        assert_string_equal(JQ("[.day, .counts.held]", "today", "--date", "2026-11-19"),
                            "[\"2026-11-19\",1]");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(log__second_time__proposes_the_ban_of_a_month__P7_P8, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(done__child_and_parents_told__is_asked_no_more__P8_P9, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undo__my_last_action__all_of_it_and_then_the_one_before, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undo__what_a_colleague_did__stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(log__same_kind_within_a_minute__asks_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(log__other_measure__needs_a_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(history__what_happened__newest_first_with_moments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(clock__around_midnight_in_three_time_zones__is_local, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("e2e cli day", tests, NULL, NULL);
}
