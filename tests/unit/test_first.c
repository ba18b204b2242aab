#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/first.h"

static void start(enum language language)
{
    stage_set(language);
    test_class.model.facts.class_count = 0;
    test_class.model.class = (struct school_class){ .name = "", .groups = "" };
    test_class.model.who = "";
    first_open(&stage.stack, &test_class.desk);
}

static void go_on(int steps)
{
    while (steps-- > 0)
        press("Enter");
}

static void first__language__begins_on_that_of_the_environment(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH);
    expect_shown("> Nederlands");
    press("Down");
    press("Enter");
    expect_shown("What is your name?");
    press("Esc");
    expect_shown("> English");
    press("Up");
    press("Enter");
    expect_shown("Hoe heet je?");
}

/* Each step can be skipped; none asks twice. */
static void first__each_step__can_be_skipped_and_undone(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("Enter");
    expect_shown("What is your name?");
    press("Enter");
    expect_shown("Which class do you teach?");
    press("Enter");
    expect_shown("Where does the class list come from?");
    assert_int_equal(test_class.performed, 0);
    press("Esc");
    expect_shown("Which class do you teach?");
    press("Esc");
    expect_shown("What is your name?");
    press("Esc");
    expect_shown("Which language?");
    press("Esc");
    expect_shown("Which language?");
}

static void first__teacher__is_kept_once__G1(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("Enter");
    type_in("Marit Bakker");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_TEACHER);
    assert_string_equal(stage.text, "Marit Bakker");
    press("Esc");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
}

/* 'q' is a letter of a name there, so the footer does not say that it leaves. */
static void first__letters_of_keys__are_letters_of_names(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    expect_shown("q leave");
    press("Enter");
    expect_not_shown("q leave");
    type_in("quinten j k");
    assert_false(stage.stack.leaving);
    press("Enter");
    assert_string_equal(stage.text, "quinten j k");
}

static void first__typed_names__become_the_class_in_the_dutch_order(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(2);
    type_in("groep 7a");
    press("Enter");
    press("Down");
    press("Enter");
    expect_shown("Type a name and press Enter.");
    expect_shown("Pasting a list works too.");
    type_in("Noor de Vries");
    press("Enter");
    paste("Bakker, Mees\nYara\n\nDaan van den Berg\n");
    expect_shown("4 names");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_ROSTER);
    assert_string_equal(stage.text, "7A");
    assert_int_equal(test_class.last.change_count, 4);
    assert_string_equal(stage.names[0][0], "Mees");
    assert_string_equal(stage.names[1][0], "Daan");
    assert_string_equal(stage.names[1][1], "van den");
    assert_string_equal(stage.names[2][2], "Vries");
    assert_string_equal(stage.names[3][0], "Yara");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
}

static void first__no_name_typed__goes_back_to_the_choice(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(3);
    press("Down");
    press("Enter");
    press("Enter");
    expect_shown("Where does the class list come from?");
    assert_int_equal(test_class.performed, 0);
}

static void first__demo__is_marked_as_such(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(3);
    press("Down");
    press("Down");
    press("Enter");
    assert_int_equal(test_class.demos, 1);
    assert_int_equal(test_class.performed, 0);
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
}

/* Who looks around in the invented class first is not asked for the own one again. */
static void first__demo_after_a_class_was_named__keeps_that_name(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(2);
    type_in("groep 4b");
    press("Enter");
    press("Down");
    press("Down");
    press("Enter");
    assert_int_equal(test_class.demos, 1);
    assert_int_equal(test_class.last.kind, INTENT_PREFERENCE);
    assert_string_equal(stage.text, PREFERENCE_CLASS);
    assert_string_equal(stage.reason, "4B");
}

static void first__later__opens_the_empty_roster(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(3);
    press("End");
    press("Enter");
    assert_int_equal(test_class.performed, 0);
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
}

/* What was typed is not lost: the group is there when its list comes later. */
static void first__later_with_a_group__makes_the_class(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    go_on(2);
    type_in("5/6");
    press("Enter");
    press("End");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_CLASS_ADD);
    assert_string_equal(stage.text, "5/6");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
}

static void first__failed_commit__stays_and_says_so(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    test_class.refuse = true;
    press("Enter");
    type_in("Marit");
    press("Enter");
    expect_shown("What is your name?");
    expect_shown("not kept");
    press("Ctrl-U");
    press("Enter");
    press("Enter");
    press("Down");
    press("Down");
    press("Enter");
    expect_shown("Where does the class list come from?");
    expect_shown("not kept");
}

static void first__every_step__is_as_it_was(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (int l = 0; l < 2; l++) {
        start(languages[l]);
        stage_golden("first-language");
        press("Enter");
        type_in("Marit Bakker");
        stage_golden("first-teacher");
        press("Enter");
        type_in("7a");
        stage_golden("first-group");
        press("Enter");
        stage_golden("first-list");
        press("Down");
        press("Enter");
        paste("Noor de Vries\nSem Jansen\n");
        stage_golden("first-names");
        stage_clear();
    }
    start(LANGUAGE_DUTCH);
}

static void first__every_size__stays_inside(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH);
    for (int step = 0; step < 4; step++) {
        stage_every_size();
        press("Enter");
    }
    press("Esc");
    press("Down");
    press("Enter");
    for (int i = 0; i < 40; i++)
        paste("Noor de Vries\n");
    stage_every_size();
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(first__language__begins_on_that_of_the_environment),
        TEST(first__each_step__can_be_skipped_and_undone),
        TEST(first__teacher__is_kept_once__G1),
        TEST(first__letters_of_keys__are_letters_of_names),
        TEST(first__typed_names__become_the_class_in_the_dutch_order),
        TEST(first__no_name_typed__goes_back_to_the_choice),
        TEST(first__demo__is_marked_as_such),
        TEST(first__demo_after_a_class_was_named__keeps_that_name),
        TEST(first__later__opens_the_empty_roster),
        TEST(first__later_with_a_group__makes_the_class),
        TEST(first__failed_commit__stays_and_says_so),
        TEST(first__every_step__is_as_it_was),
        TEST(first__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
