/* Classes that are made, named, split and joined on the screen. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/screens/class_move.h"

static void set_stage(enum language language)
{
    static struct school_class classes[3];
    stage_set(language);
    classes[0] = test_class.class;
    classes[1] = (struct school_class){ .id = 2, .name = "7B", .groups = "7" };
    test_class.model.facts.classes = classes;
    test_class.model.facts.class_count = 2;
    open_roster(&stage.stack, &test_class.desk, 0);
}

static void class_move__every_size__is_calm(void **state)
{
    (void)state;
    set_stage(LANGUAGE_DUTCH);
    class_move_open(&stage.stack, &test_class.desk);
    press("Space");
    stage_golden("class-move");
    stage_every_size();
    stage_clear();
}

static void class_move__two_ticked__go_to_the_class_that_is_chosen(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    class_move_open(&stage.stack, &test_class.desk);
    press("Enter"); /* nobody is ticked */
    expect_shown("Nobody is ticked yet");
    press("Space");
    press("Space");
    press("Enter");
    expect_shown("7B");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_ROSTER);
    assert_int_equal(test_class.last.change_count, 2);
    assert_int_equal(stage.changes[0].kind, ROSTER_CHANGED);
    assert_int_equal(stage.changes[0].class_id, 2);
    assert_int_equal(stage.changes[0].slot, 0);
    assert_string_equal(stage.names[0][0], "Ilse");
    stage_clear();
}

/* All of them to a class that is not there yet: its name is typed. */
static void class_move__all_to_a_new_class(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    class_move_open(&stage.stack, &test_class.desk);
    press("a");
    press("Enter");
    type_in("groep 8c");
    press("Enter");
    assert_int_equal(test_class.last.change_count, 28);
    assert_int_equal(stage.changes[27].class_id, 0);
    stage_clear();
}

static void class_menu__new_and_other_name(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    press("C");
    type_in("a new");
    press("Enter");
    type_in("groep 4b");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_CLASS_ADD);
    assert_string_equal(stage.text, "4B");
    press("C");
    type_in("another name");
    press("Enter");
    for (int i = 0; i < 2; i++)
        press("Backspace");
    type_in("8A");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_CLASS_CHANGE);
    assert_string_equal(stage.text, "8A");
    assert_int_equal(test_class.last.class_id, 1);
    stage_clear();
}

/* As it was typed at the first start, until there is a class of one's own. */
static void class_menu__new_before_any_other__is_the_one_that_was_named(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    test_class.model.named_class = "4B";
    assert_string_equal(model_class_to_come(&test_class.model), "");
    test_class.model.facts.classes = &test_class.class;
    test_class.model.facts.class_count = 1;
    test_class.class.demo = test_class.model.class.demo = true;
    press("C");
    type_in("a new");
    press("Enter");
    expect_shown("4B");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_CLASS_ADD);
    assert_string_equal(stage.text, "4B");
    press("C");
    type_in("throw");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_CLASS_ADD); /* after the other was removed */
    assert_string_equal(stage.text, "4B");
    test_class.class.demo = test_class.model.class.demo = false;
    stage_clear();
}

/* Who is in it keeps a class on the list; an empty one can go. */
static void class_menu__empty_class__can_go_off_the_list(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    press("C");
    expect_shown("pupils of 7A to another class");
    expect_not_shown("off the list");
    press("Esc");
    test_class.model.class.pupils = 0;
    press("C");
    expect_not_shown("pupils of 7A to another class");
    type_in("take 7A");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_CLASS_REMOVE);
    stage_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_move__every_size__is_calm),
        cmocka_unit_test(class_move__two_ticked__go_to_the_class_that_is_chosen),
        cmocka_unit_test(class_move__all_to_a_new_class),
        cmocka_unit_test(class_menu__new_and_other_name),
        cmocka_unit_test(class_menu__new_before_any_other__is_the_one_that_was_named),
        cmocka_unit_test(class_menu__empty_class__can_go_off_the_list),
    };
    return cmocka_run_group_tests_name("class_move", tests, NULL, NULL);
}
