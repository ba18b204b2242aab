/*
 * What is typed after 'klaskast': which child, which moment, and what is refused.
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
    home_file(&home, "7A.csv",
              "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam\n"
              "101;Noor;de;Vries\n102;Noor;de;Vries\n103;Tim;;Vries\n104;Tim;;Vries-Bakker\n");
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

static void check(struct run *run, int code, const char *text)
{
    expect_code(run, code);
    expect_run(run, strstr(run->out, text) != NULL || strstr(run->err, text) != NULL);
    run_clear(run);
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, __VA_ARGS__, NULL);                                                       \
        check(&run_, code_, text_);                                                                          \
    } while (0)

/* --- which child ---------------------------------------------------------------------------------------- */

static void pupil__two_of_one_name__are_told_apart_by_slot(void **state)
{
    (void)state;
    RUN(1, "Noor de Vries (2), Noor de Vries (3)", "in", "Noor de Vries");
    RUN(0, "\"slot\":2,\"state\":\"not-asked\"", "today", "--json");
    RUN(0, "Noor de Vries: phone in", "in", "3");
    RUN(0, "\"slot\":2,\"state\":\"not-asked\"", "today", "--json");
    RUN(0, "\"slot\":3,\"state\":\"held\"", "today", "--json");
}

static void pupil__whole_name__goes_before_a_part_of_another(void **state)
{
    (void)state;
    RUN(1, "Tim Vries (1), Tim Vries-Bakker (4)", "in", "Tim");
    RUN(0, "Tim Vries: phone in", "in", "tim vries");
}

static void pupil__slot_that_nobody_has__is_refused(void **state)
{
    (void)state;
    RUN(1, "slot 0", "in", "0");
    RUN(1, "slot 99999999999999999999", "in", "99999999999999999999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pupil__two_of_one_name__are_told_apart_by_slot, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__whole_name__goes_before_a_part_of_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pupil__slot_that_nobody_has__is_refused, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
