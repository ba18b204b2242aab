/* A lesson on the board. */
#include "unit.h"

#include "../golden/lessons.h"

static void lesson_board__looks_as_it_should__S3_S7(void **state)
{
    (void)state;
    week_golden("lesson-board", (const char *const[]){ "Up", "b", NULL });
}

static void lesson_board__without_large_letters__is_readable_too__S7(void **state)
{
    (void)state;
    struct buffer out;
    week_open();
    press("Up");
    press("b");
    buffer_init(&out);
    golden_print(&stage.stack, 80, 24, true, &out);
    golden_compare("lesson-board-ascii-80x24-en", &out);
    buffer_clear(&out);
}

/* Every name of the class, and the line of a pupil, in a lesson that has one; at several sizes. */
static void lesson_board__nothing_of_a_pupil__can_be_seen__S7(void **state)
{
    (void)state;
    static const int at[][2] = { { 80, 24 }, { 132, 50 }, { 40, 12 }, { 200, 60 } };
    week_open();
    week.line = (struct lesson_line){ .id = 1, .lesson_id = 53, .pupil_id = 2, .text = "met de bak" };
    press("Up");
    press("b");
    for (size_t size = 0; size < sizeof at / sizeof *at; size++) {
        const char *text = shown(at[size][0], at[size][1]);
        assert_null(strstr(text, "met de bak"));
        assert_null(strstr(text, "7A"));
        assert_null(strstr(text, "Marit"));
        for (size_t i = 0; i < test_class.model.pupil_count; i++) {
            assert_null(strstr(text, test_class.model.pupils[i].pupil->name));
            if (strlen(test_class.model.pupils[i].pupil->first) > 2)
                assert_null(strstr(text, test_class.model.pupils[i].pupil->first));
        }
    }
}

static void lesson_board__site_that_may_not_be_used__is_not_on_it__S1(void **state)
{
    (void)state;
    week_open();
    press("]");
    press("Home");
    press("Down");
    press("Down");
    press("b");
    expect_not_shown("kaart.example");
    expect_not_shown("Kaart van Europa");
    expect_shown("Lees hoe kinderen in Rome woonden.");
}

static void lesson_board__any_other_key__shows_nothing_else__S7(void **state)
{
    (void)state;
    static const char *const keys[] = { "F2",    "F3", "F4", "F5", "F6", "Tab", "v", "Enter",
                                        "Space", "u",  "?",  ":",  "+",  "b",   "T", "/" };
    week_open();
    press("Up");
    press("b");
    char before[20000];
    snprintf(before, sizeof before, "%s", shown(80, 24));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i]);
        assert_string_equal(shown(80, 24), before);
    }
    press("Esc");
    assert_int_equal(stage.stack.count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        week_test(lesson_board__looks_as_it_should__S3_S7),
        week_test(lesson_board__without_large_letters__is_readable_too__S7),
        week_test(lesson_board__nothing_of_a_pupil__can_be_seen__S7),
        week_test(lesson_board__site_that_may_not_be_used__is_not_on_it__S1),
        week_test(lesson_board__any_other_key__shows_nothing_else__S7),
    };
    return cmocka_run_group_tests_name("lesson_board", tests, NULL, NULL);
}
