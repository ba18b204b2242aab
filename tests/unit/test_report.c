/* The report of a year: what it tells, and what it keeps. */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/io/report.h"

static struct year year;
static struct buffer out;

static void add(int day, int handed_in, int violations)
{
    struct year_day *at = &year.days[day - year.from];
    struct year_week *week = &year.weeks[year_column(&year, day)];
    at->recorded = true;
    at->handed_in = handed_in;
    at->violations = violations;
    week->violations += violations;
    year.recorded++;
    year.handed_in += handed_in;
    year.violations += violations;
}

static int set_up(void **state)
{
    (void)state;
    memset(&year, 0, sizeof year);
    year.from = day_from_date(2026, 11, 1);
    year.until = day_from_date(2026, 11, 30);
    for (int day = year.from; day <= year.until; day++)
        year.days[year.day_count++] = (struct year_day){ .day = day, .school = true };
    year.week_count = (size_t)year_column(&year, year.until) + 1;
    buffer_init(&out);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_clear(&out);
    return 0;
}

static const char *make(const struct year_pupil *pupils, size_t count, const char *class)
{
    const struct report report = { .year = &year,
                                   .school = "De <Boom>",
                                   .class = class,
                                   .month = true,
                                   .pupils = pupils,
                                   .pupil_count = count,
                                   .made = year.until };
    out.length = 0;
    report_html(&report, &out);
    return buffer_get(&out);
}

static void report_html__few__are_not_told_without_names(void **state)
{
    (void)state;
    add(day_from_date(2026, 11, 20), 18, 2);
    year.kinds[VIOLATION_MISUSE_THREAT] = 1;
    year.kinds[VIOLATION_NOT_OFF] = 1;
    year.hours[4][10] = 2;
    year.duties = 1;
    const char *html = make(NULL, 0, "7A");
    assert_non_null(strstr(html, "fewer than 3"));
    assert_null(strstr(html, ": 2<"));
    assert_null(strstr(html, ">2<"));
    assert_null(strstr(html, "<dd>1</dd></div>\n<div><dt>of which"));
    assert_non_null(strstr(html, ": 18<")); /* who hands in is nobody's secret */
}

static void report_html__three_and_more__are_told(void **state)
{
    (void)state;
    add(day_from_date(2026, 11, 20), 18, 3);
    year.kinds[VIOLATION_NOT_OFF] = 3;
    const char *html = make(NULL, 0, "7A");
    assert_non_null(strstr(html, ": 3</title>"));
    assert_null(strstr(html, "fewer than 3"));
}

static void report_html__with_names__says_for_whom_it_is_and_tells_all(void **state)
{
    const struct year_pupil pupil = { .name = "<script>", .times = { 1 }, .measure = "ban", .open_tasks = 1 };
    (void)state;
    add(day_from_date(2026, 11, 20), 18, 1);
    const char *html = make(&pupil, 1, "7A");
    assert_non_null(strstr(html, "for the head only"));
    assert_non_null(strstr(html, "&lt;script&gt;"));
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "fewer than"));
}

static void report_html__anything_in_a_name__is_text(void **state)
{
    (void)state;
    const char *html = make(NULL, 0, "7\"A<b>");
    assert_null(strstr(html, "<b>"));
    assert_null(strstr(html, "De <Boom>"));
    assert_non_null(strstr(html, "De &lt;Boom&gt;"));
    assert_null(strstr(html, "http://"));
    assert_null(strstr(html, "https://"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(report_html__few__are_not_told_without_names),
        TEST(report_html__three_and_more__are_told),
        TEST(report_html__with_names__says_for_whom_it_is_and_tells_all),
        TEST(report_html__anything_in_a_name__is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
