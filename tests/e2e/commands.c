/*
 * What is typed after 'klaskast': which child, which moment, and what is refused.
 */
#include "../harness/school.h"

#include <stdlib.h>

static int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam\n"
                 "101;Noor;de;Vries\n102;Noor;de;Vries\n103;Tim;;Vries\n104;Tim;;Vries-Bakker\n");
    return 0;
}

/* --- which child ---------------------------------------------------------------------------------------- */

static void pupil__two_of_one_name__are_told_apart_by_slot(void **state)
{
    (void)state;
    RUN(1, "Noor de Vries (2), Noor de Vries (3)", "in", "Noor de Vries");
    RUN(0, "\"slot\":2,\"state\":\"not-asked\"", "today", "--json");
    RUN(0, "Noor de Vries (3): phone in", "in", "3");
    RUN(0, "\"slot\":2,\"state\":\"not-asked\"", "today", "--json");
    RUN(0, "\"slot\":3,\"state\":\"held\"", "today", "--json");
}

static void pupil__whole_name__goes_before_a_part_of_another(void **state)
{
    (void)state;
    RUN(1, "Tim Vries (1), Tim Vries-Bakker (4)", "in", "Tim");
    RUN(0, "Tim Vries: phone in", "in", "tim vries");
}

static void pupil__first_name__goes_before_a_part_of_one(void **state)
{
    (void)state;
    home_file(&home, "eight.csv", "Roepnaam;Achternaam\nFatima;Amrani\nTim;Smit\nTimo;Bos\nAnna;Timmer\n");
    char path[300];
    snprintf(path, sizeof path, "%s/eight.csv", home.path);
    RUN(0, "4 new", "import", path, "--class", "8B");
    RUN(0, "Tim Smit: phone in", "--class", "8B", "in", "tim");
    RUN(1, "Tim Smit (3), Anna Timmer (4)", "--class", "8B", "in", "ti");
    RUN(0, "Fatima Amrani: phone in", "--class", "8B", "in", "at");
}

static void pupil__slot_that_nobody_has__is_refused(void **state)
{
    (void)state;
    RUN(1, "slot 0", "in", "0");
    RUN(1, "slot 99999999999999999999", "in", "99999999999999999999");
}

static void pupil__no_name_at_all__is_nobody(void **state)
{
    (void)state;
    home_file(&home, "one.csv", "Naam;Groep\nBo Smit;8C\n");
    char path[300];
    snprintf(path, sizeof path, "%s/one.csv", home.path);
    RUN(0, "1 new", "import", path);
    RUN(1, "There is no ' '", "--class", "8C", "in", " ");
    RUN(1, "There is no ''", "--class", "8C", "in", "");
    RUN(2, "--class needs a value", "--class", "", "in", "Bo");
    RUN(0, "\"held\":0", "--class", "8C", "today", "--json");
}

/* A class is longer than a message: the names that are said are whole. */
static void pupil__nobody_of_that_name_in_a_large_class__ends_at_a_whole_name(void **state)
{
    (void)state;
    char path[300];
    snprintf(path, sizeof path, "%s/tryout.db", home.path);
    RUN(0, "28 children", "--database", path, "demo");
    RUN(1, "), and others.", "--database", path, "in", "nobody");
}

/* --- which moment --------------------------------------------------------------------------------------- */

static void at__a_time_with_a_date__is_of_that_day__P1(void **state)
{
    (void)state;
    RUN(0, "phone in 08:15", "in", "1", "--date", "2026-11-19", "--at", "08:15");
    RUN(0, "2026-11-19 08:15  phone handed in", "history", "1");
}

static void at__another_day_than_the_date__is_wrong_usage(void **state)
{
    (void)state;
    RUN(2, "two different days", "in", "1", "--date", "2026-11-19", "--at", "2026-11-18T08:15");
    RUN(0, "\"devices\":[],", "today", "--json", "--date", "2026-11-19");
}

static void at__what_is_still_to_come__is_refused__P1(void **state)
{
    (void)state;
    RUN(1, "still to come", "none", "1", "--date", "2026-11-23");
    RUN(1, "still to come", "absent", "1", "--at", "2026-11-20T12:00");
    RUN(1, "still to come", "log", "1", "not-off", "--date", "2026-11-23", "--at", "10:00");
    RUN(0, "\"state\":\"not-asked\"", "today", "--json", "--date", "2026-11-23");
}

static void done__moment__is_the_day_it_was_done__P7(void **state)
{
    (void)state;
    RUN(0, "P7", "log", "1", "not-off", "--at", "2026-11-18T10:00");
    RUN(1, "before", "done", "10", "--at", "2026-11-17T12:00");
    RUN(0, "done", "done", "10", "--at", "2026-11-19T12:00");
    RUN(0, "\"done\":\"2026-11-19\"", "tasks", "--all", "--json");
    RUN(0, "parents told: done", "history", "1"); /* which duty it was */
}

/* --- what is allowed, and what a child told ------------------------------------------------------------ */

static void exempt__end__ends_the_device_that_is_named__P5(void **state)
{
    (void)state;
    RUN(0, "exempt until", "exempt", "2", "phone", "--until", "2026-12-31");
    RUN(0, "exempt until", "exempt", "2", "smartwatch", "--until", "2026-12-31");
    RUN(0, "has ended", "exempt", "2", "smartwatch", "--end");
    RUN(0, "\"slot\":2,\"state\":\"none\",\"devices\":[],\"bans\":[],\"suspension\":null,\"exempt\":true",
        "today", "--json");
    RUN(1, "no such exemption", "exempt", "2", "smartwatch", "--end");
    RUN(0, "has ended", "exempt", "2", "--end");
    RUN(0, "\"slot\":2,\"state\":\"not-asked\"", "today", "--json");
}

/* A day on which using it was allowed stays such a day. */
static void exempt__ended__still_was_so_before__P5(void **state)
{
    (void)state;
    home_set(&home, "KLASKAST_NOW=2026-11-16T09:00:00");
    RUN(0, "exempt until", "exempt", "2", "phone", "--until", "2026-12-31");
    home_set(&home, "KLASKAST_NOW=2026-11-20T10:15:00");
    RUN(0, "has ended", "exempt", "2", "phone", "--end");
    RUN(0, "\"exempt\":true", "today", "--json", "--date", "2026-11-19");
    RUN(1, "P5", "log", "2", "not-off", "--at", "2026-11-19T10:00");
    RUN(0, "P7", "log", "2", "not-off");
    RUN(0, "ok  caches", "verify");
}

static void report_site__its_duty__is_of_no_pupil_and_can_be_done__I2(void **state)
{
    (void)state;
    RUN(0, "ICT", "report-site", "bad.example");
    RUN(0, "\"pupil\":null,\"kind\":\"ict\"", "tasks", "--json");
    RUN(0, "done", "done", "10");
    RUN(0, "Nothing is to be done", "tasks");
    RUN(0, "\"done\":\"2026-11-20\"", "tasks", "--all", "--json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pupil__two_of_one_name__are_told_apart_by_slot, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__whole_name__goes_before_a_part_of_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__first_name__goes_before_a_part_of_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__slot_that_nobody_has__is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__no_name_at_all__is_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__nobody_of_that_name_in_a_large_class__ends_at_a_whole_name,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(at__a_time_with_a_date__is_of_that_day__P1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(at__another_day_than_the_date__is_wrong_usage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(at__what_is_still_to_come__is_refused__P1, set_up, tear_down),
        cmocka_unit_test_setup_teardown(done__moment__is_the_day_it_was_done__P7, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exempt__end__ends_the_device_that_is_named__P5, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exempt__ended__still_was_so_before__P5, set_up, tear_down),
        cmocka_unit_test_setup_teardown(report_site__its_duty__is_of_no_pupil_and_can_be_done__I2, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
