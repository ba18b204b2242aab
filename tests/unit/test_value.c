#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/value.h"

static void value_flag__yes_and_no__in_both_languages(void **state)
{
    (void)state;
    static const char *const yes[] = { "yes", "ja", "on", "AAN", "True", "1" };
    static const char *const no[] = { "no", "nee", "off", "UIT", "false", "0" };
    for (size_t i = 0; i < 6; i++) {
        bool flag = false;
        assert_true(value_flag(yes[i], &flag) && flag);
        assert_true(value_flag(no[i], &flag) && !flag);
    }
    bool flag;
    assert_false(value_flag("", &flag));
    assert_false(value_flag("yikes", &flag));
    assert_false(value_flag("y", &flag));
}

static void value_number__only_digits_in_range__are_read(void **state)
{
    (void)state;
    int number = -1;
    assert_true(value_number("010", 0, 10, &number));
    assert_int_equal(number, 10);
    static const char *const bad[] = { "", "11", "-1", "1a", " 1", "1.5", "99999999999999999999", "0x1" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(value_number(bad[i], 0, 10, &number));
    assert_int_equal(number, 10);
}

static void value_times__in_order_with_commas__are_read(void **state)
{
    (void)state;
    int minutes[3] = { 7, 7, 7 };
    assert_int_equal(value_times("10:15, 12:00,14:30", minutes, 3), 3);
    assert_int_equal(minutes[1], 720);
    assert_int_equal(value_times("", minutes, 3), 0);
    assert_int_equal(value_times(" 8:30 ", minutes, 3), 1);
    static const char *const bad[] = {
        "12:00, 10:15", "10:15, 10:15",          "10:15,", ",10:15", "10:15 12:00",
        "25:00",        "8:00,9:00,10:00,11:00", ",",      " ",      "10:15,,12:00",
        "noon"
    };
    minutes[0] = 7;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(value_times(bad[i], minutes, 3), -1);
    assert_int_equal(minutes[0], 7);
}

static void value_time__of_the_day__is_in_minutes(void **state)
{
    (void)state;
    int minute = -1;
    assert_true(value_time("14:00", &minute));
    assert_int_equal(minute, 840);
    assert_true(value_time("8:05", &minute));
    assert_int_equal(minute, 485);
    static const char *const bad[] = {
        "", "24:00", "12:60", "12", "12:5", "12:005", "12:00 ", ":00", "12.00"
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(value_time(bad[i], &minute));
}

static void value_day__both_ways_of_writing__are_read(void **state)
{
    (void)state;
    int day = 0;
    assert_true(value_day("2026-11-24", &day));
    assert_int_equal(day, day_from_date(2026, 11, 24));
    assert_true(value_day("4-1-2027", &day));
    assert_int_equal(day, day_from_date(2027, 1, 4));
    static const char *const bad[] = { "", "30-02-2027", "2026-13-01", "24 nov", "24-11-26", "24-11-2026x" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(value_day(bad[i], &day));
}

static void value_period__what_is_printed__reads_back(void **state)
{
    (void)state;
    static const struct period periods[] = { { 1, PERIOD_MONTHS },      { 12, PERIOD_MONTHS },
                                             { 1, PERIOD_DAYS },        { 366, PERIOD_DAYS },
                                             { 1, PERIOD_SCHOOL_DAYS }, { 200, PERIOD_SCHOOL_DAYS } };
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        char text[VALUE_PERIOD_SIZE];
        struct period read = { 0, PERIOD_MONTHS };
        value_period_print(periods[i], text);
        assert_true(value_period(text, &read));
        assert_int_equal(read.count, periods[i].count);
        assert_int_equal(read.unit, periods[i].unit);
    }
}

static void value_period__dutch_words_and_limits__are_known(void **state)
{
    (void)state;
    struct period period;
    assert_true(value_period("1 Maand", &period) && period.unit == PERIOD_MONTHS);
    assert_true(value_period("10 dagen", &period) && period.unit == PERIOD_DAYS);
    assert_true(value_period("5  schooldagen", &period) && period.unit == PERIOD_SCHOOL_DAYS);
    static const char *const bad[] = { "",       "month", "0 months", "13 months", "367 days",
                                       "1month", "1",     "1 week",   "-1 days",   "201 school days" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(value_period(bad[i], &period));
}

static void value_suggestion__small_slip__is_understood(void **state)
{
    (void)state;
    static const char *const words[] = { "schoolyear", "never", "nl", NULL };
    assert_string_equal(value_suggestion("scholyear", words), "schoolyear");
    assert_string_equal(value_suggestion("neverr", words), "never");
    assert_null(value_suggestion("summer", words));
    assert_null(value_suggestion("", words));
    assert_null(value_suggestion("xy", words));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_flag__yes_and_no__in_both_languages),
        cmocka_unit_test(value_number__only_digits_in_range__are_read),
        cmocka_unit_test(value_times__in_order_with_commas__are_read),
        cmocka_unit_test(value_time__of_the_day__is_in_minutes),
        cmocka_unit_test(value_day__both_ways_of_writing__are_read),
        cmocka_unit_test(value_period__what_is_printed__reads_back),
        cmocka_unit_test(value_period__dutch_words_and_limits__are_known),
        cmocka_unit_test(value_suggestion__small_slip__is_understood),
    };
    return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
