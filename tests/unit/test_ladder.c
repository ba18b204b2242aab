#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"
#include "klaskast/domain/schoolday.h"

#include <stdlib.h>
#include <time.h>

static const struct period month = { .count = 1, .unit = PERIOD_MONTHS };

/* As the policy has it: a warning, a ban of a month, then silence. */
static struct ladder device_ladder(void)
{
    return (struct ladder){ .rung_count = 2,
                            .rungs = { { .measure = MEASURE_WARNING, .rule = "P7" },
                                       { .measure = MEASURE_BAN, .rule = "P8", .period = month } },
                            .after = { .measure = MEASURE_HEAD },
                            .beyond = BEYOND_HEAD };
}

static void ladder_rung__first_time__is_a_warning__P7(void **state)
{
    (void)state;
    struct ladder ladder = device_ladder();
    bool silent = true;
    assert_int_equal(ladder_rung(&ladder, 1, &silent)->measure, MEASURE_WARNING);
    assert_false(silent);
}

static void ladder_rung__second_time__is_a_ban__P8(void **state)
{
    (void)state;
    struct ladder ladder = device_ladder();
    bool silent = true;
    const struct rung *rung = ladder_rung(&ladder, 2, &silent);
    assert_int_equal(rung->measure, MEASURE_BAN);
    assert_int_equal(rung->period.count, 1);
    assert_false(silent);
}

static void ladder_rung__third_time_and_later__the_policy_is_silent__P10(void **state)
{
    (void)state;
    struct ladder ladder = device_ladder();
    bool silent = false;
    assert_int_equal(ladder_rung(&ladder, 3, &silent)->measure, MEASURE_HEAD);
    assert_true(silent);
    assert_int_equal(ladder_rung(&ladder, 40, NULL)->measure, MEASURE_HEAD);
}

static void ladder_rung__misuse__is_a_suspension_each_time__P13(void **state)
{
    (void)state;
    struct ladder ladder = { .rung_count = 1,
                             .rungs = { { .measure = MEASURE_SUSPENSION, .rule = "P13" } },
                             .beyond = BEYOND_LAST_AGAIN };
    bool silent = true;
    assert_int_equal(ladder_rung(&ladder, 3, &silent)->measure, MEASURE_SUSPENSION);
    assert_false(silent);
}

static void month_ends(int from, int year, int number, int day)
{
    assert_int_equal(period_last_day(month, from, NULL), day_from_date(year, number, day));
}

/* The four examples of the policy's reading, in three time zones: days know of none. */
static void period_last_day__one_month__ends_the_day_before_the_same_date__P8(void **state)
{
    (void)state;
    static const char *const zones[] = { "Europe/Amsterdam", "America/Curacao", "Pacific/Kiritimati" };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        month_ends(day_from_date(2026, 11, 24), 2026, 12, 23);
        month_ends(day_from_date(2026, 12, 15), 2027, 1, 14);
        month_ends(day_from_date(2027, 1, 31), 2027, 2, 27);
        month_ends(day_from_date(2028, 1, 30), 2028, 2, 28);
    }
}

static void period_last_day__over_both_clock_changes__is_by_the_calendar__P8(void **state)
{
    (void)state;
    month_ends(day_from_date(2026, 3, 15), 2026, 4, 14);
    month_ends(day_from_date(2026, 3, 28), 2026, 4, 27);
    month_ends(day_from_date(2026, 3, 29), 2026, 4, 28);
    month_ends(day_from_date(2026, 10, 24), 2026, 11, 23);
    month_ends(day_from_date(2026, 10, 25), 2026, 11, 24);
}

static void period_last_day__over_1_august__runs_on__P8(void **state)
{
    (void)state;
    month_ends(day_from_date(2027, 7, 5), 2027, 8, 4);
}

static void period_last_day__days_and_school_days__are_counted__P8(void **state)
{
    (void)state;
    struct holidays holidays = { .count = 1 };
    holidays.items[0].from = day_from_date(2026, 12, 19);
    holidays.items[0].until = day_from_date(2027, 1, 3);
    int thursday = day_from_date(2026, 12, 17);
    struct period days = { .count = 10, .unit = PERIOD_DAYS };
    struct period school_days = { .count = 3, .unit = PERIOD_SCHOOL_DAYS };
    assert_int_equal(period_last_day(days, thursday, &holidays), day_from_date(2026, 12, 26));
    assert_int_equal(period_last_day(school_days, thursday, &holidays), day_from_date(2027, 1, 4));
    assert_int_equal(period_last_day(school_days, thursday + 2, &holidays), day_from_date(2027, 1, 6));
    assert_int_equal(period_last_day((struct period){ 0 }, thursday, &holidays), DAY_NONE);
}

static void ladder_counts_from__schoolyear__starts_on_1_august__P11(void **state)
{
    (void)state;
    struct ladder ladder = device_ladder();
    assert_int_equal(ladder_counts_from(&ladder, day_from_date(2027, 7, 31)), day_from_date(2026, 8, 1));
    assert_int_equal(ladder_counts_from(&ladder, day_from_date(2027, 8, 1)), day_from_date(2027, 8, 1));
}

static void ladder_counts_from__never_and_days__are_as_set__P11(void **state)
{
    (void)state;
    struct ladder ladder = device_ladder();
    int day = day_from_date(2026, 11, 24);
    ladder.reset = RESET_NEVER;
    assert_int_equal(ladder_counts_from(&ladder, day), DAY_NONE);
    ladder.reset = RESET_DAYS;
    ladder.reset_days = 30;
    assert_int_equal(ladder_counts_from(&ladder, day), day - 29);
    ladder.reset_days = 1;
    assert_int_equal(ladder_counts_from(&ladder, day), day);
}

static void violation_ladder__four_kinds_of_the_device_ladder__P7(void **state)
{
    (void)state;
    assert_int_equal(violation_ladder(VIOLATION_NOT_HANDED_IN, true), LADDER_DEVICE);
    assert_int_equal(violation_ladder(VIOLATION_NOT_OFF, true), LADDER_DEVICE);
    assert_int_equal(violation_ladder(VIOLATION_TAKEN_OUT, true), LADDER_DEVICE);
    assert_int_equal(violation_ladder(VIOLATION_SMARTWATCH, false), LADDER_DEVICE);
}

static void violation_ladder__watch__has_its_own_where_set__P3(void **state)
{
    (void)state;
    assert_int_equal(violation_ladder(VIOLATION_SMARTWATCH, true), LADDER_WATCH);
}

static void violation_ladder__misuse__is_a_ladder_apart__P12(void **state)
{
    (void)state;
    for (int kind = VIOLATION_MISUSE_PHOTO; kind <= VIOLATION_MISUSE_OTHER; kind++)
        assert_int_equal(violation_ladder((enum violation_kind)kind, false), LADDER_MISUSE);
    assert_int_equal(violation_ladder(VIOLATION_INTERNET, false), LADDER_INTERNET);
}

static void violation_parse__every_name__reads_back(void **state)
{
    (void)state;
    for (int i = 0; i < VIOLATION_KINDS; i++) {
        enum violation_kind kind;
        int agreement = 9;
        assert_true(violation_parse(violation_name((enum violation_kind)i), &kind, &agreement));
        assert_int_equal(kind, i);
        assert_int_equal(agreement, 0);
        assert_true(*violation_label(kind));
    }
}

static void violation_parse__agreements__promises_cannot_be_broken__I1(void **state)
{
    (void)state;
    static const char *const names[] = { "internet-1", "internet-2", "internet-3", "internet-4",
                                         "internet-5", "internet-6", "internet-7", "internet-8" };
    for (int i = 1; i <= AGREEMENTS; i++) {
        enum violation_kind kind = VIOLATION_NOT_OFF;
        int agreement = 0;
        bool promise = i == 2 || i == 3;
        assert_int_equal(violation_parse(names[i - 1], &kind, &agreement), !promise);
        assert_int_equal(agreement, promise ? 0 : i);
        assert_int_equal(agreement_can_be_broken(i), !promise);
        assert_true(*agreement_label(i));
    }
}

static void violation_parse__other_names__are_refused(void **state)
{
    (void)state;
    static const char *const names[] = { "",           "Not-off",     "misuse",
                                         "internet-",  "internet-0",  "internet-9",
                                         "internet--", "internet-10", "internet-1 " };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        enum violation_kind kind;
        int agreement;
        assert_false(violation_parse(names[i], &kind, &agreement));
    }
    assert_false(agreement_can_be_broken(0));
    assert_false(agreement_can_be_broken(9));
}

static void names__of_ladders_measures_and_tasks__read_back(void **state)
{
    (void)state;
    enum ladder_kind ladder;
    enum measure_kind measure;
    enum task_kind task;
    for (int i = 0; i < LADDERS; i++)
        assert_true(ladder_parse(ladder_name((enum ladder_kind)i), &ladder) && (int)ladder == i);
    for (int i = 0; i < MEASURE_KINDS; i++)
        assert_true(measure_parse(measure_name((enum measure_kind)i), &measure) && (int)measure == i);
    for (int i = 0; i < TASK_KINDS; i++)
        assert_true(task_parse(task_name((enum task_kind)i), &task) && (int)task == i);
    assert_false(ladder_parse("phone", &ladder));
    assert_false(measure_parse("", &measure));
    assert_false(task_parse("tell", &task));
}

static void labels__in_both_languages__are_there(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        for (int i = 0; i < MEASURE_KINDS; i++)
            assert_true(*measure_label((enum measure_kind)i));
        for (int i = 0; i < TASK_KINDS; i++)
            assert_true(*task_label((enum task_kind)i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ladder_rung__first_time__is_a_warning__P7),
        cmocka_unit_test(ladder_rung__second_time__is_a_ban__P8),
        cmocka_unit_test(ladder_rung__third_time_and_later__the_policy_is_silent__P10),
        cmocka_unit_test(ladder_rung__misuse__is_a_suspension_each_time__P13),
        cmocka_unit_test(period_last_day__one_month__ends_the_day_before_the_same_date__P8),
        cmocka_unit_test(period_last_day__over_both_clock_changes__is_by_the_calendar__P8),
        cmocka_unit_test(period_last_day__over_1_august__runs_on__P8),
        cmocka_unit_test(period_last_day__days_and_school_days__are_counted__P8),
        cmocka_unit_test(ladder_counts_from__schoolyear__starts_on_1_august__P11),
        cmocka_unit_test(ladder_counts_from__never_and_days__are_as_set__P11),
        cmocka_unit_test(violation_ladder__four_kinds_of_the_device_ladder__P7),
        cmocka_unit_test(violation_ladder__watch__has_its_own_where_set__P3),
        cmocka_unit_test(violation_ladder__misuse__is_a_ladder_apart__P12),
        cmocka_unit_test(violation_parse__every_name__reads_back),
        cmocka_unit_test(violation_parse__agreements__promises_cannot_be_broken__I1),
        cmocka_unit_test(violation_parse__other_names__are_refused),
        cmocka_unit_test(names__of_ladders_measures_and_tasks__read_back),
        cmocka_unit_test(labels__in_both_languages__are_there),
    };
    return cmocka_run_group_tests_name("ladder", tests, NULL, NULL);
}
