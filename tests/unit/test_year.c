/* A school year in numbers. */
#include "unit.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/year.h"

#include <stdlib.h>

static struct settings settings;
static struct year year;
static struct facts facts;
static struct year_input input;

static int day(const char *text)
{
    int found = DAY_NONE;
    day_parse_iso(text, &found);
    return found;
}

static int set_up(void **state)
{
    (void)state;
    settings_defaults(&settings);
    settings.holidays.items[0] = (struct holiday){ day("2026-10-17"), day("2026-10-25"), "autumn" };
    settings.holidays.count = 1;
    memset(&facts, 0, sizeof facts);
    input = (struct year_input){ .settings = &settings,
                                 .facts = &facts,
                                 .from = day("2026-08-01"),
                                 .until = day("2027-07-31"),
                                 .today = day("2026-11-20") };
    return 0;
}

static void year_make__empty__has_every_day_and_its_holidays(void **state)
{
    (void)state;
    year_make(&year, &input);
    assert_int_equal(year.day_count, 365);
    assert_int_equal(year.days[0].day, day("2026-08-01"));
    assert_false(year.days[day("2026-10-19") - input.from].school);
    assert_true(year.days[day("2026-10-26") - input.from].school);
    assert_false(year.days[day("2026-10-31") - input.from].school); /* Saturday */
    assert_int_equal(year.recorded, 0);
    assert_int_equal(year_forgotten_most(&year), -1);
}

static void year_make__leap_year__fits(void **state)
{
    (void)state;
    input.from = day("2027-08-01");
    input.until = day("2028-07-31");
    year_make(&year, &input);
    assert_int_equal(year.day_count, 366);
    assert_int_equal(year.days[365].day, day("2028-07-31"));
}

static void year_column__weeks__begin_on_monday(void **state)
{
    (void)state;
    year_make(&year, &input);
    /* 1 August 2026 is a Saturday: the first column is the week of 27 July. */
    assert_int_equal(year_row(day("2026-08-01")), 5);
    assert_int_equal(year_column(&year, day("2026-08-02")), 0);
    assert_int_equal(year_column(&year, day("2026-08-03")), 1);
    assert_int_equal(year.weeks[0].monday, day("2026-07-27"));
    assert_int_equal(year.weeks[year.week_count - 1].monday, day("2027-07-26"));
}

static void year_make__totals__are_summed_by_day_and_week(void **state)
{
    const struct day_total totals[] = { { day("2026-11-20"), 18, 4, 1, 2, 1 },
                                        { day("2026-11-16"), 20, 2, 0, 1, 0 },
                                        { day("2026-07-31"), 9, 9, 9, 9, 9 } }; /* of the year before */
    (void)state;
    input.totals = totals;
    input.total_count = 3;
    year_make(&year, &input);
    assert_int_equal(year.recorded, 2);
    assert_int_equal(year.handed_in, 38);
    assert_int_equal(year.violations, 3);
    assert_int_equal(year.calls, 1);
    assert_int_equal(year.weeks[year_column(&year, day("2026-11-18"))].violations, 3);
    assert_int_equal(year_most_handed_in(&year), 20);
    assert_int_equal(year_most_violations(&year), 2);
}

static void year_make__records__count_unless_withdrawn__P10a(void **state)
{
    int64_t friday;
    (void)state;
    assert_true(clock_parse("2026-11-20T10:15", 0, &friday));
    const struct record records[] = {
        { .id = 1, .kind = VIOLATION_NOT_HANDED_IN, .at = friday, .day = day("2026-11-20") },
        { .id = 2, .kind = VIOLATION_NOT_HANDED_IN, .at = friday, .day = day("2026-11-20") },
        { .id = 3,
          .kind = VIOLATION_MISUSE_THREAT,
          .at = friday,
          .day = day("2026-11-20"),
          .withdrawn = true },
        { .id = 4, .kind = VIOLATION_NOT_OFF, .at = friday, .day = day("2025-11-20") }
    };
    input.records = records;
    input.record_count = 4;
    year_make(&year, &input);
    assert_int_equal(year.kinds[VIOLATION_NOT_HANDED_IN], 2);
    assert_int_equal(year.kinds[VIOLATION_MISUSE_THREAT], 0);
    assert_int_equal(year.kinds[VIOLATION_NOT_OFF], 0);
    assert_int_equal(year.hours[4][10], 2);
    assert_int_equal(year_forgotten_most(&year), 4);
}

static void year_hours__first_and_last__are_those_of_any_day(void **state)
{
    int first, last;
    (void)state;
    year_make(&year, &input);
    assert_false(year_hours(&year, &first, &last));
    year.hours[4][14] = 1;
    year.hours[0][9] = 2;
    assert_true(year_hours(&year, &first, &last));
    assert_int_equal(first, 9);
    assert_int_equal(last, 14);
}

static void year_most__of_weeks_and_kinds(void **state)
{
    (void)state;
    year_make(&year, &input);
    assert_int_equal(year_most_in_week(&year, false), 0);
    assert_int_equal(year_most_of_kind(&year), 0);
    year.weeks[3] = (struct year_week){ .handed_in = 90, .violations = 2 };
    year.weeks[9] = (struct year_week){ .handed_in = 110, .violations = 1 };
    year.kinds[VIOLATION_NOT_OFF] = 4;
    assert_int_equal(year_most_in_week(&year, false), 110);
    assert_int_equal(year_most_in_week(&year, true), 2);
    assert_int_equal(year_most_of_kind(&year), 4);
}

static void year_make__duties__have_an_age(void **state)
{
    const struct task tasks[] = { { .id = 1,
                                    .kind = TASK_PARENTS_TOLD,
                                    .day = day("2026-11-19"),
                                    .due = day("2026-11-23"),
                                    .done_day = DAY_NONE },
                                  { .id = 2,
                                    .kind = TASK_LETTER,
                                    .day = day("2026-11-13"),
                                    .due = day("2026-11-19"),
                                    .done_day = DAY_NONE },
                                  { .id = 3,
                                    .kind = TASK_TALK,
                                    .day = day("2026-08-20"),
                                    .due = day("2026-08-24"),
                                    .done_day = DAY_NONE },
                                  { .id = 4,
                                    .kind = TASK_TALK,
                                    .day = day("2026-08-20"),
                                    .due = day("2026-08-24"),
                                    .done_day = day("2026-08-21") },
                                  { .id = 5,
                                    .kind = TASK_EXEMPTION_ENDS,
                                    .day = day("2026-09-01"),
                                    .due = day("2027-01-10"),
                                    .done_day = DAY_NONE } };
    (void)state;
    facts.tasks = tasks;
    facts.task_count = 5;
    year_make(&year, &input);
    assert_int_equal(year.duties, 3); /* that an exemption ends is not on the list yet */
    assert_int_equal(year.late, 2);
    assert_int_equal(year.ages[0], 1);
    assert_int_equal(year.ages[1], 1);
    assert_int_equal(year.ages[2], 0);
    assert_int_equal(year.ages[3], 1); /* 92 days */
}

static void year_make__lessons_and_sites__are_counted__S8_S9(void **state)
{
    const struct lesson lessons[] = {
        { .id = 1, .day = day("2026-10-01"), .groups = 0x40, .media = true, .state = LESSON_GIVEN },
        { .id = 2, .day = day("2026-10-02"), .groups = 0x40, .media = true, .state = LESSON_PLANNED },
        { .id = 3, .day = day("2025-10-02"), .groups = 0x40, .media = true, .state = LESSON_GIVEN }
    };
    const struct site sites[] = {
        { .id = 1, .verdict = VERDICT_REVIEW, .reviewed_day = DAY_NONE },
        { .id = 2, .verdict = VERDICT_ALLOWED, .reviewed_day = day("2026-10-01") },
        { .id = 3, .verdict = VERDICT_ALLOWED, .reviewed_day = day("2025-10-01") }
    };
    (void)state;
    input.lessons = lessons;
    input.lesson_count = 3;
    input.sites = sites;
    input.site_count = 3;
    year_make(&year, &input);
    assert_int_equal(year.media[7], 1);
    assert_int_equal(year.reviews_due, 2);
}

static void year_level__quarters__of_the_most(void **state)
{
    static const int levels[] = { 0, 1, 1, 2, 2, 3, 3, 4, 4 };
    (void)state;
    for (int value = 0; value <= 8; value++)
        assert_int_equal(year_level(value, 8), levels[value]);
    assert_int_equal(year_level(1, 1), 4);
    assert_int_equal(year_level(0, 0), 0);
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(year_make__empty__has_every_day_and_its_holidays),
        TEST(year_make__leap_year__fits),
        TEST(year_column__weeks__begin_on_monday),
        TEST(year_make__totals__are_summed_by_day_and_week),
        TEST(year_make__records__count_unless_withdrawn__P10a),
        TEST(year_hours__first_and_last__are_those_of_any_day),
        TEST(year_most__of_weeks_and_kinds),
        TEST(year_make__duties__have_an_age),
        TEST(year_make__lessons_and_sites__are_counted__S8_S9),
        TEST(year_level__quarters__of_the_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
