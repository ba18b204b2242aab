#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/start_page.h"

#include <string.h>

static struct arena arena;
static struct site sites[7];
static struct lesson lesson;
static struct lesson_site uses[4];

enum { MONTHS = 12 };

static int monday(void)
{
    return day_from_date(2026, 11, 23);
}

static struct site site(const char *key, enum site_verdict verdict, unsigned groups)
{
    return (struct site){ .key = key,
                          .address = key,
                          .title = "",
                          .subject = "",
                          .groups = groups,
                          .verdict = verdict,
                          .sentence = "Omdat.",
                          .rejects = "",
                          .remarks = "",
                          .reviewed_by = "",
                          .reviewed_day = verdict == VERDICT_REVIEW ? DAY_NONE : day_from_date(2026, 9, 1) };
}

static int open_lesson(void **state)
{
    (void)state;
    arena_init(&arena);
    translate_use(LANGUAGE_ENGLISH);
    sites[0] = site("mag.example", VERDICT_ALLOWED, 0xf0);
    sites[1] = site("samen.example", VERDICT_TOGETHER, 0x1f);
    sites[2] = site("niet.example", VERDICT_NOT_ALLOWED, 0);
    sites[3] = site("nieuw.example", VERDICT_REVIEW, 0);
    sites[4] = site("klein.example", VERDICT_ALLOWED, 0x03);
    sites[5] = site("ieder.example", VERDICT_ALLOWED, 0xff);
    sites[6] = site("onbekend.example", VERDICT_ALLOWED, 0);
    lesson = (struct lesson){ .id = 1,
                              .uid = "u",
                              .day = monday() + 3,
                              .title = "Sommen",
                              .subject = "",
                              .goal = "",
                              .groups = 0x10,
                              .sites = uses,
                              .contact = "",
                              .leave_by = "",
                              .leave_day = DAY_NONE,
                              .copyright = "" };
    memset(uses, 0, sizeof uses);
    return 0;
}

static int close_lesson(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static enum lesson_gap gap(const char *key, bool shown)
{
    const struct site *found;
    struct lesson_site use = { key, shown };
    return lesson_site_gap(&lesson, &use, sites, 7, monday(), MONTHS, &found);
}

static struct lesson_check check(size_t count, const char *first, const char *second)
{
    uses[0].key = first;
    uses[1].key = second;
    lesson.site_count = count;
    return lesson_check(&lesson, sites, 7, monday(), MONTHS);
}

static void is_said(const struct lesson_check *found, const char *wanted)
{
    char text[240];
    lesson_check_text(&lesson, found, text, sizeof text);
    assert_string_equal(text, wanted);
}

static void lesson_check__each_site_of_the_pupils_is_allowed__ready_S1(void **state)
{
    (void)state;
    struct lesson_check found = check(2, "mag.example", "ieder.example");
    assert_true(found.ready);
    is_said(&found, "ready");
}

static void lesson_check__a_site_nobody_looked_at__not_ready_and_says_so_S1(void **state)
{
    (void)state;
    struct lesson_check found = check(2, "mag.example", "nieuw.example");
    assert_false(found.ready);
    is_said(&found, "not ready: 1 site to review");
    found = check(2, "niet.example", "nieuw.example");
    is_said(&found, "not ready: 1 site to review, 1 site does not fit");
}

static void lesson_check__no_sites__is_ready(void **state)
{
    (void)state;
    assert_true(check(0, NULL, NULL).ready);
}

static void lesson_site_gap__shown_by_the_teacher__has_none_S1(void **state)
{
    (void)state;
    assert_int_equal(gap("niet.example", true), GAP_NONE);
    assert_int_equal(gap("nieuw.example", true), GAP_NONE);
    assert_int_equal(gap("niet.example", false), GAP_NOT_ALLOWED);
}

static void lesson_site_gap__group_of_the_lesson__decides_S1(void **state)
{
    (void)state;
    assert_int_equal(gap("klein.example", false), GAP_GROUP);
    lesson.groups = 0x18; /* 4 and 5: allowed from 5 on */
    assert_int_equal(gap("mag.example", false), GAP_GROUP);
    lesson.groups = 0;
    assert_int_equal(gap("klein.example", false), GAP_NONE);
}

/* Whoever reviewed it named no group: it is on no start page, and it is allowed for no lesson either. */
static void lesson_site_gap__a_site_without_groups__fits_no_lesson_S1(void **state)
{
    (void)state;
    assert_int_equal(gap("onbekend.example", false), GAP_NO_GROUPS);
    assert_int_equal(gap("onbekend.example", true), GAP_NONE);
    sites[6].verdict = VERDICT_TOGETHER;
    assert_int_equal(gap("onbekend.example", false), GAP_NO_GROUPS);
    lesson.groups = 0;
    assert_int_equal(gap("onbekend.example", false), GAP_NO_GROUPS);
    assert_false(check(2, "mag.example", "onbekend.example").ready);
    for (int group = 1; group <= 8; group++)
        assert_int_equal(start_page_count(&sites[6], 1, group), 0);
}

static void lesson_site_gap__only_together__needs_an_adult_S6(void **state)
{
    (void)state;
    assert_int_equal(gap("samen.example", false), GAP_TOGETHER);
    lesson.adult = true;
    assert_int_equal(gap("samen.example", false), GAP_NONE);
    lesson.adult = false;
    lesson.groups = 0x03; /* groups 1 and 2 always have one beside them */
    assert_int_equal(gap("samen.example", false), GAP_NONE);
    lesson.groups = 0x06;
    assert_int_equal(gap("samen.example", false), GAP_TOGETHER);
}

static void lesson_site_gap__review_due_by_the_day_of_the_lesson__again_S9(void **state)
{
    (void)state;
    sites[0].reviewed_day = day_add_months(lesson.day, -MONTHS);
    assert_int_equal(gap("mag.example", false), GAP_AGAIN);
    sites[0].reviewed_day++;
    assert_int_equal(gap("mag.example", false), GAP_NONE);
}

static void lesson_site_gap__taken_off_the_list__is_gone_S1(void **state)
{
    (void)state;
    assert_int_equal(gap("weg.example", false), GAP_GONE);
    assert_int_equal(gap("weg.example", true), GAP_NONE);
}

static void lesson_check__contact_without_leave__not_ready_S7(void **state)
{
    (void)state;
    lesson.contact = "groep 6 in Gent";
    struct lesson_check found = check(1, "mag.example", NULL);
    assert_false(found.ready);
    is_said(&found, "not ready: no permission for the contact");
    lesson.leave_by = "Marit Bakker";
    assert_true(check(1, "mag.example", NULL).ready);
}

static void lesson_check__given_or_cancelled__is_said(void **state)
{
    (void)state;
    struct lesson_check found = check(1, "nieuw.example", NULL);
    lesson.state = LESSON_GIVEN;
    is_said(&found, "given");
    lesson.state = LESSON_CANCELLED;
    is_said(&found, "cancelled");
}

static void lesson_sites_read__what_was_printed__is_the_same(void **state)
{
    (void)state;
    const struct lesson_site *list;
    size_t count;
    char text[LESSON_SITES_SIZE];
    assert_true(lesson_sites_read("p:a.example t:b.example:8080/x  p:a.example", &arena, &list, &count));
    assert_int_equal(count, 2);
    assert_string_equal(list[1].key, "b.example:8080/x");
    assert_true(list[1].shown && !list[0].shown);
    lesson_sites_print(list, count, text);
    assert_string_equal(text, "p:a.example t:b.example:8080/x");
    assert_true(lesson_sites_read("", &arena, &list, &count));
    assert_int_equal(count, 0);
}

static void lesson_sites_read__no_such_list__is_refused(void **state)
{
    (void)state;
    const struct lesson_site *list;
    size_t count;
    assert_false(lesson_sites_read("a.example", &arena, &list, &count));
    assert_false(lesson_sites_read("x:a.example", &arena, &list, &count));
    assert_false(lesson_sites_read("p:", &arena, &list, &count));
    assert_false(
        lesson_sites_read("p:a p:b p:c p:d p:e p:f p:g p:h p:i p:j p:k p:l p:m", &arena, &list, &count));
}

static void lesson_week__number_is_as_on_the_calendar(void **state)
{
    (void)state;
    assert_int_equal(lesson_week(monday() + 6), monday());
    assert_int_equal(lesson_week_number(monday()), 48);
    assert_int_equal(lesson_week_number(day_from_date(2027, 1, 3)), 53);
    assert_int_equal(lesson_week_number(day_from_date(2027, 1, 4)), 1);
    assert_int_equal(lesson_week_number(day_from_date(2024, 12, 30)), 1);
}

static void lesson_media_given__only_what_was_given_counts_S8(void **state)
{
    (void)state;
    struct lesson list[4] = { lesson, lesson, lesson, lesson };
    list[0].media = true;
    list[0].state = LESSON_GIVEN;
    list[1].media = true; /* only planned */
    list[2].state = LESSON_GIVEN;
    list[3] = list[0];
    list[3].groups = 0x60;
    assert_int_equal(lesson_media_given(list, 4, 5), 1);
    assert_int_equal(lesson_media_given(list, 4, 6), 1);
    assert_int_equal(lesson_media_given(list, 4, 8), 0);
    list[3].groups = 0;
    assert_int_equal(lesson_media_given(list, 4, 8), 1);
}

static void lesson_state__name_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < LESSON_STATES; i++) {
        enum lesson_state found;
        assert_true(lesson_state_parse(lesson_state_name((enum lesson_state)i), &found));
        assert_int_equal(found, i);
        assert_true(*lesson_state_label(found));
    }
    for (int i = 1; i < LESSON_GAPS; i++)
        assert_true(*lesson_gap_name((enum lesson_gap)i) && *lesson_gap_label((enum lesson_gap)i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lesson_check__each_site_of_the_pupils_is_allowed__ready_S1,
                                        open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_check__a_site_nobody_looked_at__not_ready_and_says_so_S1,
                                        open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_check__no_sites__is_ready, open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__shown_by_the_teacher__has_none_S1, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__group_of_the_lesson__decides_S1, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__a_site_without_groups__fits_no_lesson_S1,
                                        open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__only_together__needs_an_adult_S6, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__review_due_by_the_day_of_the_lesson__again_S9,
                                        open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_site_gap__taken_off_the_list__is_gone_S1, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_check__contact_without_leave__not_ready_S7, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_check__given_or_cancelled__is_said, open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_sites_read__what_was_printed__is_the_same, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_sites_read__no_such_list__is_refused, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_week__number_is_as_on_the_calendar, open_lesson, close_lesson),
        cmocka_unit_test_setup_teardown(lesson_media_given__only_what_was_given_counts_S8, open_lesson,
                                        close_lesson),
        cmocka_unit_test_setup_teardown(lesson_state__name_and_back, open_lesson, close_lesson),
    };
    return cmocka_run_group_tests_name("lesson", tests, NULL, NULL);
}
