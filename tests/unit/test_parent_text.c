/* Ready texts for parents: read and copied. */
#include "unit.h"

#include "../golden/stage.h"

static void open_texts(void)
{
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 1);
    press("x");
    expect_shown("Texts for parents");
}

static void parent_text__chosen__is_read_and_copied__C5_P15(void **state)
{
    (void)state;
    open_texts();
    press("Enter");
    expect_shown("For the portal");
    expect_shown("Dear parents,");
    expect_not_shown("line 40 of");
    press("y");
    assert_non_null(strstr(stage.copied, "Dear parents,\n\nline 1 of"));
    assert_non_null(strstr(stage.copied, "line 40 of"));
    expect_shown("Copied: paste it in the portal.");
    press("End");
    expect_shown("line 40 of");
    press("PgUp");
    press("PgUp");
    press("PgUp");
    expect_shown("Dear parents,");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
    assert_int_equal(test_class.performed, 0);
}

static void parent_text__second__is_the_second__C5(void **state)
{
    (void)state;
    open_texts();
    press("Down");
    press("Enter");
    press("y");
    assert_string_equal(stage.copied, "A banner.\n");
}

static void parent_text__file_not_in_order__says_which_line__C5(void **state)
{
    (void)state;
    open_texts();
    test_class.refuse = true;
    press("Enter");
    expect_shown("line 3: there is no {{scool}}.");
    assert_int_equal(stage.stack.count, 1);
}

static void parent_text__every_size__draws_inside(void **state)
{
    (void)state;
    open_texts();
    press("Enter");
    stage_every_size();
    press("End");
    stage_every_size();
}

#define screen_test(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        screen_test(parent_text__chosen__is_read_and_copied__C5_P15),
        screen_test(parent_text__second__is_the_second__C5),
        screen_test(parent_text__file_not_in_order__says_which_line__C5),
        screen_test(parent_text__every_size__draws_inside),
    };
    return cmocka_run_group_tests_name("parent_text", tests, NULL, NULL);
}
