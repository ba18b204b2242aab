/* The tour of six steps in the demo class: it goes on when the step was done, and stands in nobody's way. */
#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/tour.h"

#define TEST(test) cmocka_unit_test_teardown(test, stage_end)

static void show(bool demo)
{
    stage_set(LANGUAGE_ENGLISH);
    test_class.model.class.demo = demo;
    stage.stack.watch = tour_watch;
    stage.stack.mark = anywhere_mark;
    open_roster(&stage.stack, &test_class.desk, 0);
    tour_begin(&stage.stack, &test_class.desk);
}

/* Its line fits in 80 columns, in both languages. */
static void at_step(const char *number)
{
    char text[32];
    translate_use(LANGUAGE_DUTCH);
    assert_true(text_width(tour_line()) <= 77);
    translate_use(LANGUAGE_ENGLISH);
    assert_true(text_width(tour_line()) <= 77);
    snprintf(text, sizeof text, "DEMO, tour %s/6", number);
    if (!is_shown(80, 24, text))
        fail_msg("not at %s:\n%s", text, shown(80, 24));
}

static void tour__each_step__comes_after_the_one_before_was_done(void **state)
{
    (void)state;
    show(true);
    at_step("1");
    press("Down");
    at_step("1");
    test_class.model.counts.held++; /* as after a hand-in */
    press("n");
    at_step("2");
    press("u");
    at_step("3");
    press("v");
    at_step("4");
    press("Esc");
    press("Enter");
    at_step("5");
    press("F3");
    at_step("6");
    press("F2");
    press("b");
    press("b");
    press("m");
    assert_true(is_shown(80, 24, "that was the tour."));
    press("F3");
    press("Down");
    assert_null(tour_line());
    assert_true(is_shown(80, 24, "DEMO: invented names"));
}

static void tour__escape_on_the_class__ends_it(void **state)
{
    (void)state;
    show(true);
    press("Esc");
    assert_null(tour_line());
}

/* Nobody practises on real children. */
static void tour__own_class__is_not_walked_there(void **state)
{
    (void)state;
    show(false);
    assert_null(tour_line());
    assert_true(is_shown(80, 24, "invented class"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tour__each_step__comes_after_the_one_before_was_done),
        TEST(tour__escape_on_the_class__ends_it),
        TEST(tour__own_class__is_not_walked_there),
    };
    return cmocka_run_group_tests_name("tour", tests, NULL, NULL);
}
