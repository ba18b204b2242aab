/* The form of a lesson. */
#include "unit.h"

#include "../golden/lessons.h"

static void lesson_form__looks_as_it_should__S5_S7(void **state)
{
    (void)state;
    week_golden("lesson-form", (const char *const[]){ "Up", "Enter", "Down", NULL });
}

static void lesson_form__picker__looks_as_it_should(void **state)
{
    (void)state;
    week_golden("lesson-form-picker", (const char *const[]){ "+", "Tab", "e", NULL });
}

static void lesson_form__three_known_sites__in_fifteen_keys__S1_S7(void **state)
{
    (void)state;
    week_open();
    int keys = 0;
    static const char *const before[] = { "+", NULL };
    static const char *const after[] = { "Tab",   "r", "e", "Enter", "v",     "o",
                                         "Enter", "r", "o", "Enter", "Enter", NULL };
    for (int i = 0; before[i]; i++, keys++)
        press(before[i]);
    type_in("Lente");
    for (int i = 0; after[i]; i++, keys++)
        press(after[i]);
    assert_in_range(keys, 1, 15);
    assert_int_equal(test_class.last.kind, INTENT_LESSON_ADD);
    assert_string_equal(week.wanted.title, "Lente");
    assert_string_equal(week.wanted.sites, "p:rekenen.example p:vogels.example p:romeinen.example");
    assert_string_equal(week.wanted.groups, "7");
    assert_int_equal(week.wanted.lesson.day, test_class.model.today);
    assert_int_equal(stage.stack.count, 2);
    assert_int_equal(week_view()->selected, 55);
}

static void lesson_form__order_and_use_of_sites__can_be_changed__S1(void **state)
{
    (void)state;
    week_open();
    press("Up");
    press("Enter");
    press("Down");
    press("Right"); /* Romeinen after Rekenspelletjes */
    press("Space");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_CHANGE);
    assert_string_equal(week.wanted.sites, "p:rekenen.example t:romeinen.example t:vogels.example");
    assert_string_equal(week.wanted.goal, "We zoeken op hoe kinderen in Rome woonden.");
    press("Enter");
    press("Down");
    press("Delete");
    press("Delete");
    press("Enter");
    assert_string_equal(week.wanted.sites, "t:vogels.example");
}

static void lesson_form__new_address__comes_on_the_list__S1(void **state)
{
    (void)state;
    week_open();
    press("+");
    type_in("Lente");
    press("Tab");
    press("n");
    type_in("ieuw.example");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_SITE_ADD);
    assert_string_equal(week.wanted.address, "nieuw.example");
    expect_shown("to review");
    press("Enter");
    assert_string_equal(week.wanted.sites, "p:nieuw.example");
}

static void lesson_form__day__as_people_type_it(void **state)
{
    (void)state;
    week_open();
    press("+");
    type_in("Lente");
    for (int i = 0; i < 2; i++)
        press("Tab");
    type_in("99");
    press("Enter");
    assert_int_equal(stage.stack.count, 3);
    expect_shown("Give the day as 24-11");
    type_in("do");
    expect_shown("Thursday 26 November 2026");
    press("Enter");
    assert_int_equal(week.wanted.lesson.day, stage_day("2026-11-26"));
    expect_shown("week 48");
}

static void lesson_form__without_a_title__stays_open(void **state)
{
    (void)state;
    week_open();
    press("+");
    press("Tab");
    press("Enter");
    assert_int_equal(stage.stack.count, 3);
    expect_shown("A lesson needs a title.");
    type_in("Lente");
    press("Enter");
    assert_string_equal(week.wanted.title, "Lente");
}

static void lesson_form__nothing_changed__writes_nothing(void **state)
{
    (void)state;
    week_open();
    int before = test_class.performed;
    press("Up");
    press("Enter");
    press("Enter");
    assert_int_equal(test_class.performed, before);
    assert_int_equal(stage.stack.count, 2);
}

/* What was filled in is not lost by one key; a form that was only opened goes with one. */
static void lesson_form__esc__says_first_that_nothing_is_recorded(void **state)
{
    (void)state;
    week_open();
    press("+");
    press("Esc");
    assert_int_equal(stage.stack.count, 2);
    press("+");
    type_in("Lente");
    press("Esc");
    expect_shown("Esc once more leaves it");
    assert_int_equal(stage.stack.count, 3);
    type_in("!");
    press("Esc");
    assert_int_equal(stage.stack.count, 3);
    press("Esc");
    assert_int_equal(stage.stack.count, 2);
}

static void lesson_form__copy__to_a_week_later_and_another_group__S7(void **state)
{
    (void)state;
    week_open();
    week.lessons[1].leave_by = "Marit Bakker";
    press("Home");
    press("Down");
    press("c");
    expect_shown("24-11-2026");
    press("Tab");
    type_in("5");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_COPY);
    assert_int_equal(test_class.last.ref, 51);
    assert_int_equal(week.wanted.lesson.day, stage_day("2026-11-24"));
    assert_string_equal(week.wanted.groups, "5");
    assert_string_equal(week.wanted.leave, ""); /* leave for the contact is asked for anew */
    expect_shown("week 48");
}

static void lesson_form__boxes__are_ticked_with_space__S6_S8(void **state)
{
    (void)state;
    week_open();
    press("+");
    type_in("Lente");
    for (int i = 0; i < 7; i++)
        press("Tab");
    press("Space");
    press("Tab");
    press("Space");
    press("Enter");
    assert_int_equal(week.wanted.lesson.media, LESSON_YES);
    assert_int_equal(week.wanted.lesson.adult, LESSON_YES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        week_test(lesson_form__looks_as_it_should__S5_S7),
        week_test(lesson_form__picker__looks_as_it_should),
        week_test(lesson_form__three_known_sites__in_fifteen_keys__S1_S7),
        week_test(lesson_form__order_and_use_of_sites__can_be_changed__S1),
        week_test(lesson_form__new_address__comes_on_the_list__S1),
        week_test(lesson_form__day__as_people_type_it),
        week_test(lesson_form__without_a_title__stays_open),
        week_test(lesson_form__nothing_changed__writes_nothing),
        week_test(lesson_form__esc__says_first_that_nothing_is_recorded),
        week_test(lesson_form__copy__to_a_week_later_and_another_group__S7),
        week_test(lesson_form__boxes__are_ticked_with_space__S6_S8),
    };
    return cmocka_run_group_tests_name("lesson_form", tests, NULL, NULL);
}
