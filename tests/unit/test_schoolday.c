#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/schoolday.h"

static const struct holidays none;

static int on(int year, int month, int day)
{
    return day_from_date(year, month, day);
}

static struct holidays autumn(void)
{
    struct holidays holidays = { .count = 1 };
    holidays.items[0].from = on(2026, 10, 17);
    holidays.items[0].until = on(2026, 10, 25);
    return holidays;
}

static void schoolday_is__weekend__is_none(void **state)
{
    (void)state;
    assert_true(schoolday_is(&none, on(2026, 11, 20)));
    assert_false(schoolday_is(&none, on(2026, 11, 21)));
    assert_false(schoolday_is(&none, on(2026, 11, 22)));
    assert_true(schoolday_is(&none, on(2026, 11, 23)));
}

static void schoolday_is__holiday__is_none_on_first_and_last_day(void **state)
{
    (void)state;
    struct holidays holidays = autumn();
    assert_true(schoolday_is(&holidays, on(2026, 10, 16)));
    assert_false(schoolday_is(&holidays, on(2026, 10, 19)));
    assert_false(schoolday_is(&holidays, on(2026, 10, 23)));
    assert_true(schoolday_is(&holidays, on(2026, 10, 26)));
}

static void schoolday_next__over_a_holiday_and_a_clock_change__skips_both(void **state)
{
    (void)state;
    struct holidays holidays = autumn(); /* clocks go back on 25 October */
    assert_int_equal(schoolday_next(&holidays, on(2026, 10, 16)), on(2026, 10, 26));
    assert_int_equal(schoolday_previous(&holidays, on(2026, 10, 26)), on(2026, 10, 16));
    assert_int_equal(schoolday_next(&none, on(2026, 3, 27)), on(2026, 3, 30)); /* and forward on 29 March */
}

static void schoolday_after__count__is_in_school_days(void **state)
{
    (void)state;
    struct holidays holidays = autumn();
    assert_int_equal(schoolday_after(&holidays, on(2026, 10, 15), 0), on(2026, 10, 15));
    assert_int_equal(schoolday_after(&holidays, on(2026, 10, 15), 1), on(2026, 10, 16));
    assert_int_equal(schoolday_after(&holidays, on(2026, 10, 15), 3), on(2026, 10, 27));
}

static void schoolday_next__everything_is_holiday__still_ends(void **state)
{
    (void)state;
    struct holidays holidays = { .count = 1, .items = { { .from = -100000, .until = 1000000 } } };
    assert_int_equal(schoolday_next(&holidays, on(2026, 11, 20)), on(2026, 11, 23));
    assert_int_equal(schoolday_previous(&holidays, on(2026, 11, 23)), on(2026, 11, 20));
}

static void schoolday_year_known__only_last_years_holidays__are_not_this_years(void **state)
{
    (void)state;
    struct holidays holidays = autumn();
    assert_true(schoolday_year_known(&holidays, on(2027, 7, 31)));
    assert_false(schoolday_year_known(&holidays, on(2027, 8, 1)));
    assert_false(schoolday_year_known(&none, on(2026, 11, 20)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schoolday_is__weekend__is_none),
        cmocka_unit_test(schoolday_is__holiday__is_none_on_first_and_last_day),
        cmocka_unit_test(schoolday_next__over_a_holiday_and_a_clock_change__skips_both),
        cmocka_unit_test(schoolday_after__count__is_in_school_days),
        cmocka_unit_test(schoolday_next__everything_is_holiday__still_ends),
        cmocka_unit_test(schoolday_year_known__only_last_years_holidays__are_not_this_years),
    };
    return cmocka_run_group_tests_name("schoolday", tests, NULL, NULL);
}
