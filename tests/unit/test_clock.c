#include "unit.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"

#include <stdlib.h>

static void in_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    unsetenv("KLASKAST_NOW");
    assert_true(clock_init());
}

static int64_t moment(int year, int month, int day, int hour, int minute)
{
    return clock_moment(day_from_date(year, month, day), hour * 60 + minute);
}

static const char *const zones[] = { "Europe/Amsterdam", "UTC", "America/New_York", "Pacific/Kiritimati" };

/* Every half hour of two years: what is shown reads back, except in the hour that comes twice. */
static void clock_moment__any_half_hour__is_where_the_clock_shows_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        in_zone(zones[i]);
        int64_t from = moment(2026, 1, 1, 0, 0), until = moment(2028, 1, 1, 0, 0);
        for (int64_t at = from; at < until; at += 1800) {
            int64_t back = clock_moment(clock_day(at), clock_minute(at));
            assert_true(back == at || back == at - 3600);
            assert_int_equal(clock_minute(back), clock_minute(at));
            assert_int_equal(clock_day(back), clock_day(at));
        }
    }
}

static void clock_day__both_clock_changes__days_follow_each_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        in_zone(zones[i]);
        int day = day_from_date(2026, 3, 1), last = day_from_date(2026, 11, 30);
        for (; day <= last; day++) {
            assert_int_equal(clock_day(clock_moment(day, 0)), day);
            assert_int_equal(clock_day(clock_moment(day, 1439)), day);
            assert_int_equal(clock_day(clock_moment(day, 1439) + 60), day + 1);
        }
    }
}

static void clock_moment__spring__the_day_has_23_hours(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    assert_int_equal(moment(2026, 3, 30, 0, 0) - moment(2026, 3, 29, 0, 0), 23 * 3600);
    /* 02:30 does not exist: as far after the change, so 03:30 on the wall. */
    int64_t none = moment(2026, 3, 29, 2, 30);
    assert_int_equal(none - moment(2026, 3, 29, 1, 30), 3600);
    assert_int_equal(clock_minute(none), 3 * 60 + 30);
    in_zone("America/New_York");
    assert_int_equal(moment(2026, 3, 9, 0, 0) - moment(2026, 3, 8, 0, 0), 23 * 3600);
    assert_int_equal(moment(2026, 3, 8, 2, 30) - moment(2026, 3, 8, 1, 30), 3600);
}

static void clock_moment__autumn__takes_the_first_of_the_two(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    assert_int_equal(moment(2026, 10, 26, 0, 0) - moment(2026, 10, 25, 0, 0), 25 * 3600);
    assert_int_equal(moment(2026, 10, 25, 2, 30) - moment(2026, 10, 25, 1, 30), 3600);
    assert_int_equal(moment(2026, 10, 25, 3, 0) - moment(2026, 10, 25, 2, 30), 3600 + 1800);
    in_zone("America/New_York");
    assert_int_equal(moment(2026, 11, 1, 1, 30) - moment(2026, 11, 1, 0, 30), 3600);
    assert_int_equal(moment(2026, 11, 1, 2, 0) - moment(2026, 11, 1, 1, 30), 3600 + 1800);
}

static void clock_parse__what_people_type__is_a_local_moment(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    int64_t now = moment(2026, 11, 20, 10, 15), at = 0;
    static const struct {
        const char *text;
        int day, hour, minute, second;
    } good[] = {
        { "2026-11-19T08:24", 19, 8, 24, 0 },
        { "2026-11-19 08:24", 19, 8, 24, 0 },
        { "2026-11-19T08:24:31", 19, 8, 24, 31 },
        { "08:05", 20, 8, 5, 0 },
        { "8:05", 20, 8, 5, 0 },
        { "8.05", 20, 8, 5, 0 },
        { "gisteren", 19, 10, 15, 0 },
        { "Yesterday 09:00", 19, 9, 0, 0 },
        { "00:00", 20, 0, 0, 0 },
        { "23:59", 20, 23, 59, 0 },
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(clock_parse(good[i].text, now, &at));
        assert_int_equal(at, moment(2026, 11, good[i].day, good[i].hour, good[i].minute) + good[i].second);
    }
}

static void clock_parse__anything_else__is_refused(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    static const char *const wrong[] = { "",
                                         "10",
                                         "10:",
                                         ":10",
                                         "24:00",
                                         "10:60",
                                         "10:15:60",
                                         "10:15x",
                                         "10 15",
                                         "tomorrow",
                                         "yesterdays",
                                         "yesterday 25:00",
                                         "2026-11-31T10:15",
                                         "2026-11-20",
                                         "2026-11-20T",
                                         "2026-11-20T10:15 ",
                                         "-1:00",
                                         "10:15:",
                                         "2026-11-20x10:15",
                                         "100:15",
                                         "10:155" };
    int64_t at = 5;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (clock_parse(wrong[i], 1800000000, &at))
            fail_msg("'%s' was read as a moment", wrong[i]);
    assert_int_equal(at, 5);
}

/* A time that no clock showed is a slip of the finger, not half an hour later or earlier. */
static void clock_parse__the_hour_that_is_left_out__is_refused(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    int64_t at = 5;
    assert_false(clock_parse("2026-03-29T02:00", 1800000000, &at));
    assert_false(clock_parse("2026-03-29T02:30", 1800000000, &at));
    assert_false(clock_parse("2026-03-29T02:59:59", 1800000000, &at));
    assert_int_equal(at, 5);
    assert_true(clock_parse("2026-03-29T01:59:59", 1800000000, &at));
    assert_int_equal(at, moment(2026, 3, 29, 1, 59) + 59);
    assert_true(clock_parse("2026-03-29T03:00", 1800000000, &at));
    assert_int_equal(at, moment(2026, 3, 29, 3, 0));
    assert_true(clock_parse("2026-10-25T02:30", 1800000000, &at));
}

static void clock_init__fixed_moment__stands_still(void **state)
{
    (void)state;
    in_zone("Europe/Amsterdam");
    setenv("KLASKAST_NOW", "2026-11-20T10:15:00", 1);
    assert_true(clock_init());
    assert_int_equal(clock_now(), moment(2026, 11, 20, 10, 15));
    assert_int_equal(clock_today(), day_from_date(2026, 11, 20));
    assert_int_equal(clock_to_next_minute(), 60000);
    char text[CLOCK_TEXT_SIZE];
    assert_string_equal(clock_text(clock_now(), text), "10:15");
    setenv("KLASKAST_NOW", "soon", 1);
    assert_false(clock_init());
    assert_true(clock_now() != moment(2026, 11, 20, 10, 15));
    int wait = clock_to_next_minute();
    assert_in_range(wait, 1, 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_moment__any_half_hour__is_where_the_clock_shows_it),
        cmocka_unit_test(clock_day__both_clock_changes__days_follow_each_other),
        cmocka_unit_test(clock_moment__spring__the_day_has_23_hours),
        cmocka_unit_test(clock_moment__autumn__takes_the_first_of_the_two),
        cmocka_unit_test(clock_parse__what_people_type__is_a_local_moment),
        cmocka_unit_test(clock_parse__anything_else__is_refused),
        cmocka_unit_test(clock_parse__the_hour_that_is_left_out__is_refused),
        cmocka_unit_test(clock_init__fixed_moment__stands_still),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
