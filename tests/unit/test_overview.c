#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/overview.h"

static void open_overview(enum language language, size_t days)
{
    stage_set(language);
    for (size_t i = 0; i < days; i++)
        stage.totals[stage.total_count++] = (struct day_total){ .day = test_class.model.today - (int)i,
                                                                .handed_in = 20 + (int)i % 9,
                                                                .none = 6,
                                                                .absent = (int)i % 3,
                                                                .violations = i % 4 == 0 };
    open_roster(&stage.stack, &test_class.desk, 0);
    press("F6");
}

static void overview__counts_days_and_violations(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    expect_shown("School year 2026-2027. Days: 9. Violations: 3.");
    expect_shown("> Fri 20 Nov 20 6 0 1 0");
    expect_shown("Thu 12 Nov 28 6 2 1 0");
}

static void overview__heads__are_whole_and_apart(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    expect_shown("ingeleverd niets mee afwezig overtredingen gebeld");
    assert_true(is_shown(40, 12, "in niets afw. overtr."));
}

/* Numbers of a class, never of a child. */
static void overview__has_no_name__P17(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    for (size_t i = 0; i < test_class.model.pupil_count; i++)
        expect_not_shown(test_class.pupils[i].name);
}

static void overview__nothing_yet__says_so(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 0);
    expect_shown("Nothing was recorded yet this school year.");
    expect_not_shown("handed in absent");
    press("Down");
    press("Enter");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
}

static void overview__more_days_than_rows__scrolls(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 30);
    expect_not_shown("Thu 22 Oct");
    press("End");
    expect_shown("> Thu 22 Oct");
    press("Home");
    expect_shown("> Fri 20 Nov");
}

static void overview__media_literacy__counts_what_was_given__S8(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 9);
    expect_shown("Lessons about media literacy: group 7: 0");
    for (int i = 0; i < 3; i++)
        stage.lessons[stage.lesson_count++] =
            (struct lesson){ .media = true, .groups = 0x40, .state = i ? LESSON_GIVEN : LESSON_PLANNED };
    stack_reload(&stage.stack);
    expect_shown("Lessons about media literacy: group 7: 2");
    /* Below group 5 there are none to count. */
    test_class.model.class.groups = "4";
    stack_reload(&stage.stack);
    expect_not_shown("media literacy");
    test_class.model.class.groups = "4-6";
    stack_reload(&stage.stack);
    expect_shown("Lessons about media literacy: group 5: 0, group 6: 0");
}

static void overview__rules__who_decided_and_what_changed_since__P18(void **state)
{
    (void)state;
    open_overview(LANGUAGE_ENGLISH, 3);
    expect_shown("The school's steps: who decided on them and when is not in the settings.");
    snprintf(test_class.settings.decided_by, sizeof test_class.settings.decided_by, "team and council");
    test_class.settings.decided_on = stage_day("2026-09-14");
    stage.rules[0] = (struct rules_change){ .day = stage_day("2026-08-31"), .who = "Marit", .changed = "" };
    stage.rules_count = 1;
    stack_reload(&stage.stack);
    expect_shown(
        "The school's steps: decided by team and council on 14 September 2026. In use since 31 August "
        "2026, unchanged.");
    stage.rules[0].changed = "rung2_period = 10 days";
    stage.rules[0].day = stage_day("2026-11-16");
    stack_reload(&stage.stack);
    expect_shown("Changed on 16 November 2026: rung2_period = 10 days.");
}

static void overview__every_size__is_as_it_was(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 9);
    stage_golden("overview");
    stage_clear();
    open_overview(LANGUAGE_ENGLISH, 9);
    stage_golden("overview");
}

static void overview__every_size__stays_inside(void **state)
{
    (void)state;
    open_overview(LANGUAGE_DUTCH, 30);
    stage_every_size();
    stage_clear();
    open_overview(LANGUAGE_ENGLISH, 0);
    stage_every_size();
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overview__counts_days_and_violations),
        TEST(overview__heads__are_whole_and_apart),
        TEST(overview__has_no_name__P17),
        TEST(overview__nothing_yet__says_so),
        TEST(overview__more_days_than_rows__scrolls),
        TEST(overview__media_literacy__counts_what_was_given__S8),
        TEST(overview__rules__who_decided_and_what_changed_since__P18),
        TEST(overview__every_size__is_as_it_was),
        TEST(overview__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
