/* The class's internet agreements on the board: large, one by one, and nothing else. */
#include "unit.h"

#include "../golden/stage.h"

static void open_screen(enum language language)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, 1);
    press("r");
}

static void made_before(const char *lines)
{
    stage.agreements = (struct agreements){ stage_day("2026-09-03"), lines };
    stack_reload(&stage.stack);
}

static void class_agreements__one_by_one__with_arrows_and_digits__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    expect_shown("Our internet agreements");
    expect_shown("1 / 9");
    press("Right");
    expect_shown("2 / 9");
    press("Space");
    press("Enter");
    expect_shown("4 / 9");
    press("Left");
    press("Up");
    expect_shown("2 / 9");
    press("7");
    expect_shown("7 / 9");
    press("End");
    press("Right");
    expect_shown("9 / 9");
    press("Home");
    press("Left");
    expect_shown("1 / 9");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
    assert_int_equal(test_class.performed, 0);
}

static void class_agreements__all_eight__are_seen_whole_at_the_smallest__I1(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        open_screen((enum language)language);
        for (int i = 0; i < AGREEMENTS; i++) {
            const char *text = agreement_texts((enum language)language)->text[i];
            const char *last = strrchr(text, ' ') + 1;
            if (!strstr(shown(40, 12), last))
                fail_msg("'%s' is cut:\n%s", text, shown(40, 12));
            press("Right");
        }
        if (language == LANGUAGE_DUTCH)
            stage_clear();
    }
}

/* Nothing about a child, whatever page it is: not a name, not a count. */
static void class_agreements__no_page__has_a_name_of_a_child__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_DUTCH);
    stage_record(2, VIOLATION_INTERNET, "2026-11-19 09:00", 1);
    stage_derive();
    for (int page = 0; page <= AGREEMENTS; page++) {
        for (size_t i = 0; i < test_class.model.pupil_count; i++)
            expect_not_shown(test_class.pupils[i].name);
        expect_not_shown("Bakker");
        press("Right");
    }
}

/* From board mode and back to it: the roster is not shown in between. */
static void class_agreements__in_board_mode__stay_on_the_board__I1(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 1);
    press("b");
    press("r");
    expect_shown("Our internet agreements");
    static const char *const keys[] = { "v", "F3", "F6", "c", "q", "/", "?", ":", "T" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i]);
        expect_shown("Our internet agreements");
    }
    press("Esc");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
}

static void class_agreements__made__asks_lines_and_the_day__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("End");
    expect_shown("This class has not made its internet agreements yet. m: we make them.");
    press("m");
    type_in("We do not swear.");
    press("Enter");
    type_in("We say please.");
    press("Enter");
    press("Enter");
    expect_shown("Made on");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_AGREEMENTS);
    assert_int_equal(test_class.last.day, stage_day("2026-11-20"));
    assert_int_equal(test_class.last.line_count, 2);
    assert_string_equal(stage.lines[0], "We do not swear.");
    assert_string_equal(stage.lines[1], "We say please.");
}

static void class_agreements__made_again__offers_what_is_there__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    made_before("We do not swear.\nWe wait.");
    press("m");
    expect_shown("We do not swear.");
    press("Ctrl-U"); /* this one goes */
    press("Enter");
    expect_shown("We wait.");
    press("Enter");
    press("Enter");
    press("Enter"); /* the day stays */
    assert_int_equal(test_class.last.day, stage_day("2026-09-03"));
    assert_int_equal(test_class.last.line_count, 1);
    assert_string_equal(stage.lines[0], "We wait.");
}

static void class_agreements__given_up__writes_nothing__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("m");
    type_in("We do not swear.");
    press("Enter");
    press("Esc");
    press("m");
    press("Enter");
    press("Ctrl-U");
    type_in("31-7-2026");
    press("Enter");
    expect_shown("a day from 1 Aug on, or empty for today");
    press("Esc");
    assert_int_equal(test_class.performed, 0);
}

static void class_agreements__refused__says_so_on_the_page(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    test_class.refuse = true;
    press("m");
    press("Enter");
    press("Enter");
    expect_shown("The disk is full.");
}

static void class_agreements__last_page__has_the_lines_and_the_day__I1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_DUTCH);
    made_before("Wij schelden niet.\nWij laten elkaar uitpraten, ook als we het niet met elkaar eens zijn of "
                "als we haast hebben.");
    press("End");
    expect_shown("Zo praten en schrijven wij");
    expect_shown("- Wij schelden niet.");
    expect_shown("Dit hebben we afgesproken op 3 september 2026.");
}

static void class_agreements__printed__says_where(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("p");
    expect_shown("To print: /home/marit/cards/internet-agreements-2026-11-20.html");
    press("Right");
    expect_not_shown("To print");
}

static void class_agreements__every_size__draws_inside_and_is_as_it_was(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        open_screen((enum language)language);
        press("4");
        stage_golden("class-agreements");
        stage_every_size();
        made_before("Wij schelden niet.\nWij zeggen alsjeblieft en dank je wel.");
        press("End");
        stage_golden("class-agreements-own");
        stage_every_size();
        if (language == LANGUAGE_DUTCH)
            stage_clear();
    }
}

#define screen_test(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        screen_test(class_agreements__one_by_one__with_arrows_and_digits__I1),
        screen_test(class_agreements__all_eight__are_seen_whole_at_the_smallest__I1),
        screen_test(class_agreements__no_page__has_a_name_of_a_child__I1),
        screen_test(class_agreements__in_board_mode__stay_on_the_board__I1),
        screen_test(class_agreements__made__asks_lines_and_the_day__I1),
        screen_test(class_agreements__made_again__offers_what_is_there__I1),
        screen_test(class_agreements__given_up__writes_nothing__I1),
        screen_test(class_agreements__refused__says_so_on_the_page),
        screen_test(class_agreements__last_page__has_the_lines_and_the_day__I1),
        screen_test(class_agreements__printed__says_where),
        screen_test(class_agreements__every_size__draws_inside_and_is_as_it_was),
    };
    return cmocka_run_group_tests_name("class_agreements", tests, NULL, NULL);
}
