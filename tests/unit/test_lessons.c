/* The lessons of a week. */
#include "unit.h"

#include "../golden/lessons.h"

enum { TODAY_WEEK_MONDAY_BEFORE_FRIDAY = 4 };

static void lessons__week__looks_as_it_should__S1_S7(void **state)
{
    (void)state;
    week_golden("lessons", (const char *const[]){ "Up", "Up", NULL });
}

static void lessons__empty_week__says_what_to_do(void **state)
{
    (void)state;
    week_golden("lessons-empty", (const char *const[]){ "[", "[", NULL });
}

static void lessons__opened__on_today_and_its_week(void **state)
{
    (void)state;
    week_open();
    assert_int_equal(week_view()->week, test_class.model.today - TODAY_WEEK_MONDAY_BEFORE_FRIDAY);
    assert_int_equal(week_view()->selected_day, test_class.model.today);
    expect_shown("week 47");
    press("]");
    expect_shown("week 48");
    expect_shown("Landen van Europa");
    press("[");
    press("[");
    expect_shown("week 46");
}

static void lessons__weekend__is_for_the_week_that_comes(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    test_class.model.today++;
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    expect_shown("week 48");
}

static void lessons__not_ready__says_which_sites_and_why__S1(void **state)
{
    (void)state;
    week_open();
    press("Up");
    press("Up");
    expect_shown("vogels.example: only with an adult beside.");
    expect_shown("kaart.example/eu: to review.");
    press("Up");
    press("Up");
    expect_shown("Contact with groep 6 in Gent: give permission first (S7).");
}

static void lessons__space__is_given_and_not_given__S8(void **state)
{
    (void)state;
    week_open();
    press("Home");
    press("Space");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_STATE);
    assert_string_equal(stage.text, "planned"); /* it was given */
    press("Down");
    press("Space");
    assert_string_equal(stage.text, "given");
    assert_int_equal(test_class.last.ref, 51);
    press("x");
    assert_string_equal(stage.text, "cancelled");
    press("Delete");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_REMOVE);
}

static void lessons__day_without_lessons__cannot_be_given_or_removed(void **state)
{
    (void)state;
    week_open();
    int before = test_class.performed;
    press("Space");
    press("x");
    press("Delete");
    press("c");
    press("b");
    assert_int_equal(test_class.performed, before);
    assert_int_equal(stage.stack.count, 2);
}

static void lessons__reviews__one_list_nearest_first__S1(void **state)
{
    (void)state;
    week_open();
    struct lesson *lesson = add_lesson("Spelletjes", "2026-11-24", "", 0x40);
    week.sites[0].reviewed_day = test_class.model.today - 364; /* due on the day before */
    uses_site(lesson, "rekenen.example", false);
    uses_site(lesson, "spel.example", false); /* looked at: not to be reviewed */
    struct lesson moved = week.lessons[4];
    week.lessons[4] = *lesson; /* by day, as the file gives them */
    week.lessons[5] = moved;
    stack_reload(&stage.stack);
    press("r");
    expect_shown("To review before Tue 24 Nov");
    expect_shown("Rekenspelletjes rekenen.example");
    expect_shown("Kaart van Europa kaart.");
    expect_not_shown("Gratis spelletjes");
    press("Enter");
    expect_shown("Review a site");
    expect_shown("rekenen.example");
}

static void lessons__no_reviews__says_so(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    press("r");
    expect_shown("No site of the coming three weeks is to be reviewed.");
}

static void lessons__line_for_a_pupil__is_asked_and_kept__S7(void **state)
{
    (void)state;
    week_open();
    week.line = (struct lesson_line){ .id = 1, .lesson_id = 50, .pupil_id = 2, .text = "met de bak" };
    press("Home");
    press("p");
    expect_shown("met de bak");
    type_in("mees");
    press("Enter");
    type_in(" thuis");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_LINE);
    assert_int_equal(test_class.last.pupil_id, 2);
    assert_int_equal(test_class.last.ref, 50);
    assert_string_equal(stage.text, "met de bak thuis");
}

/* Every lesson before that day, of whichever class, newest first and each title once. */
static void lessons__earlier_one__is_copied_to_the_day_one_is_on__S7(void **state)
{
    (void)state;
    week_open();
    add_lesson("Lente", "2025-03-20", "Wat groeit er?", 0x20)->class_id = 9;
    add_lesson("Sommen tot 100", "2025-11-17", "", 0x40);
    press("End");
    press("l");
    expect_shown("Which lesson once more");
    expect_shown("7A, 16 November 2026");
    expect_shown("20 March 2025");
    expect_not_shown("17 November 2025");
    type_in("groeit");
    press("Enter");
    expect_shown("20-11-2026");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_COPY);
    assert_int_equal(test_class.last.ref, week.lessons[week.lesson_count - 3].id);
    assert_int_equal(week.wanted.lesson.day, stage_day("2026-11-20"));
}

static void lessons__no_earlier_one__says_what_can_be_done(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    press("l");
    expect_shown("+ prepares a new one");
}

static void lessons__every_size__nothing_is_drawn_outside(void **state)
{
    (void)state;
    week_open();
    press("Up");
    stage_every_size();
    press("b");
    stage_every_size();
    press("Esc");
    press("Enter");
    stage_every_size();
    press("Down");
    press("Down");
    press("Down");
    press("Down");
    press("e");
    stage_every_size();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        week_test(lessons__week__looks_as_it_should__S1_S7),
        week_test(lessons__empty_week__says_what_to_do),
        week_test(lessons__opened__on_today_and_its_week),
        week_test(lessons__weekend__is_for_the_week_that_comes),
        week_test(lessons__not_ready__says_which_sites_and_why__S1),
        week_test(lessons__space__is_given_and_not_given__S8),
        week_test(lessons__day_without_lessons__cannot_be_given_or_removed),
        week_test(lessons__reviews__one_list_nearest_first__S1),
        week_test(lessons__no_reviews__says_so),
        week_test(lessons__line_for_a_pupil__is_asked_and_kept__S7),
        week_test(lessons__earlier_one__is_copied_to_the_day_one_is_on__S7),
        week_test(lessons__no_earlier_one__says_what_can_be_done),
        week_test(lessons__every_size__nothing_is_drawn_outside),
    };
    return cmocka_run_group_tests_name("lessons", tests, NULL, NULL);
}
