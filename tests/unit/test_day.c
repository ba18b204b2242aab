#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

static void day_from_date__every_day_of_a_thousand_years__reads_back(void **state)
{
    (void)state;
    int last = day_from_date(2999, 12, 31);
    for (int day = day_from_date(1900, 1, 1); day <= last; day++) {
        struct date date = day_date(day);
        assert_int_equal(day_from_date(date.year, date.month, date.day), day);
    }
    assert_int_equal(day_from_date(1970, 1, 1), 0);
    assert_int_equal(day_from_date(2026, 11, 24) - day_from_date(2026, 11, 20), 4);
}

static void day_from_date__no_such_date__is_no_day(void **state)
{
    (void)state;
    static const int wrong[][3] = { { 2026, 2, 29 }, { 2026, 2, 30 }, { 2100, 2, 29 }, { 2026, 0, 1 },
                                    { 2026, 13, 1 }, { 2026, 4, 31 }, { 2026, 1, 0 },  { 2026, 1, 32 },
                                    { 1899, 1, 1 },  { 3000, 1, 1 } };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(day_from_date(wrong[i][0], wrong[i][1], wrong[i][2]), DAY_NONE);
    assert_true(day_from_date(2028, 2, 29) != DAY_NONE);
    assert_true(day_from_date(2000, 2, 29) != DAY_NONE);
}

static void day_weekday__known_days__are_right(void **state)
{
    (void)state;
    assert_int_equal(day_weekday(day_from_date(2026, 11, 20)), FRIDAY);
    assert_int_equal(day_weekday(day_from_date(2026, 8, 1)), SATURDAY);
    assert_int_equal(day_weekday(day_from_date(1900, 1, 1)), MONDAY);
    for (int day = -10; day < 10; day++)
        assert_int_equal(day_weekday(day + 7), day_weekday(day));
}

static int after_months(int year, int month, int day, int months)
{
    return day_add_months(day_from_date(year, month, day), months);
}

static void day_add_months__same_day_of_the_month__or_its_last__P8(void **state)
{
    (void)state;
    assert_int_equal(after_months(2026, 11, 24, 1), day_from_date(2026, 12, 24));
    assert_int_equal(after_months(2026, 12, 15, 1), day_from_date(2027, 1, 15));
    assert_int_equal(after_months(2027, 1, 31, 1), day_from_date(2027, 2, 28));
    assert_int_equal(after_months(2028, 1, 30, 1), day_from_date(2028, 2, 29));
    assert_int_equal(after_months(2026, 8, 31, 1), day_from_date(2026, 9, 30));
    assert_int_equal(after_months(2026, 8, 31, 12), day_from_date(2027, 8, 31));
    assert_int_equal(after_months(2028, 2, 29, 12), day_from_date(2029, 2, 28));
}

static void day_schoolyear__1_august__is_the_first_day_and_31_july_the_last__P11(void **state)
{
    (void)state;
    int first = day_from_date(2026, 8, 1), last = day_from_date(2027, 7, 31);
    for (int day = first; day <= last; day++) {
        assert_int_equal(day_schoolyear_start(day), first);
        assert_int_equal(day_schoolyear_end(day), last);
    }
    assert_int_equal(day_schoolyear_start(first - 1), day_from_date(2025, 8, 1));
    assert_int_equal(day_schoolyear_start(last + 1), last + 1);
}

static void day_parse_iso__only_the_whole_of_a_real_date__is_read(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",           "2026",        "2026-11",     "2026-11-2",
                                         "2026-11-31", "2026-11-24 ", " 2026-11-24", "2026/11/24",
                                         "24-11-2026", "2026-1a-24",  "20261124",    "-026-11-24" };
    int day = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(day_parse_iso(wrong[i], &day));
        assert_int_equal(day, 7);
    }
    char text[DAY_ISO_SIZE];
    assert_true(day_parse_iso("2026-11-24", &day));
    day_iso(day, text);
    assert_string_equal(text, "2026-11-24");
}

static void day_text__four_forms__in_both_languages(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE];
    int day = day_from_date(2026, 11, 24);
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(day_text(day, DAY_SHORT, text), "24 nov");
    assert_string_equal(day_text(day, DAY_MEDIUM, text), "di 24 nov");
    assert_string_equal(day_text(day, DAY_LONG, text), "24 november 2026");
    assert_string_equal(day_text(day, DAY_FULL, text), "dinsdag 24 november 2026");
    translate_use(LANGUAGE_ENGLISH);
    assert_string_equal(day_text(day, DAY_MEDIUM, text), "Tue 24 Nov");
    assert_string_equal(day_text(day, DAY_FULL, text), "Tuesday 24 November 2026");
    for (int d = day; d < day + 366; d++)
        assert_true(strlen(day_text(d, DAY_FULL, text)) < DAY_TEXT_SIZE - 1);
}

static void day_text_near__another_school_year__says_which(void **state)
{
    char text[DAY_TEXT_SIZE];
    int day = day_from_date(2026, 11, 20);
    (void)state;
    assert_string_equal(day_text_near(day, day_from_date(2027, 7, 31), text), "20 Nov");
    assert_string_equal(day_text_near(day, day_from_date(2027, 8, 1), text), "20 Nov 2026");
    assert_string_equal(day_text_near(day, day_from_date(2026, 7, 31), text), "20 Nov 2026");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_from_date__every_day_of_a_thousand_years__reads_back),
        cmocka_unit_test(day_text_near__another_school_year__says_which),
        cmocka_unit_test(day_from_date__no_such_date__is_no_day),
        cmocka_unit_test(day_weekday__known_days__are_right),
        cmocka_unit_test(day_add_months__same_day_of_the_month__or_its_last__P8),
        cmocka_unit_test(day_schoolyear__1_august__is_the_first_day_and_31_july_the_last__P11),
        cmocka_unit_test(day_parse_iso__only_the_whole_of_a_real_date__is_read),
        cmocka_unit_test(day_text__four_forms__in_both_languages),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
