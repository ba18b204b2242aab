#include "duties.h"

#include "klaskast/screens/tasks.h"

static void tasks__late_and_due__are_told_apart__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    expect_shown("6 open, 2 late");
    expect_shown("late Mees Bakker parents told 4 days late");
    expect_shown("letter: to be made 2 days late");
    expect_shown("today Daan van den Berg finish later: 10:40 since today");
    expect_shown("later Sem Jansen talk with child and parents");
    expect_shown("Mees Bakker put right by 24 Nov");
    /* what the line has no room for stands below the list */
    expect_shown("Mees Bakker: parents told (Phone not handed in, 12 Nov). Since 12 Nov, by 16 Nov at");
    expect_shown("at the latest: 4 days late. For the teacher.");
}

static void tasks__none__says_what_will_stand_here(void **state)
{
    (void)state;
    open_tasks(LANGUAGE_DUTCH);
    expect_shown("Wat een overtreding vraagt");
    press("Space");
    press("Enter");
    assert_int_equal(test_class.performed, 0);
}

static void tasks__enter__opens_the_card(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(1);
    press("Enter");
    expect_shown("Card of Renée van 't Hof");
    press("Esc");
    expect_shown("To do for Group 7A");
}

static void tasks__g__goes_through_late_the_teachers_the_heads_and_done__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-18");
    stage.tasks[0].how = "phone";
    stage.tasks[0].done_by = "Marit Bakker";
    stage_derive();
    stack_reload(&stage.stack);
    press("g");
    expect_shown("To do for Group 7A: late");
    expect_shown("letter: to be made 2 days late");
    expect_not_shown("Daan van den Berg");
    press("g");
    expect_shown(": the teacher's");
    expect_shown("Daan van den Berg");
    expect_not_shown("letter: to be made");
    press("g");
    expect_shown(": the head's");
    expect_shown("letter: to be made");
    expect_not_shown("Daan van den Berg");
    press("g");
    expect_shown(": done");
    expect_shown("Mees Bakker parents told done 18 Nov");
    expect_shown("Done on 18 Nov, Marit Bakker, by phone.");
    press("Esc");
    expect_shown("Daan van den Berg");
    press("Esc");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
}

static void tasks__done_one__is_opened_again__P10a(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-18");
    stage_derive();
    stack_reload(&stage.stack);
    for (int i = 0; i < 4; i++)
        press("g");
    press("Space");
    expect_shown("Done on 18 Nov.");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_TASK_REOPEN);
    assert_int_equal(test_class.last.ref, 901);
}

/* What nobody will do any more is told apart, and can go: else it is late for ever. */
static void tasks__of_a_child_that_left__say_so_and_can_be_dropped__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("Space");
    expect_not_shown("drop it");
    press("Esc");
    test_class.pupils[1].left_day = test_class.model.today - 1;
    stage_derive();
    stack_reload(&stage.stack);
    expect_shown("late Mees Bakker parents told (left the class) 4 days late");
    press("Space");
    expect_shown("gone from the class: drop it");
    press("g");
    assert_int_equal(test_class.last.kind, INTENT_TASK_DONE);
    assert_int_equal(test_class.last.ref, 901);
    assert_string_equal(stage.text, HOW_DROPPED);
}

static void tasks__slash__narrows_to_a_name_or_a_duty(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("/");
    type_in("ren");
    expect_not_shown("Daan van den Berg");
    expect_shown("letter: to be made");
    press("Enter");
    expect_shown("/ren");
    press("Esc");
    press("/");
    type_in("talk");
    expect_shown("Sem Jansen");
    expect_not_shown("letter: to be made");
    press("Esc");
    expect_shown("letter: to be made");
}

static void tasks__selected__stays_when_another_is_done(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(3);
    stage.tasks[0].done_day = test_class.model.today;
    stage_derive();
    stack_reload(&stage.stack);
    press("Space");
    press("Enter");
    is_ticked(904, "", "", DAY_NONE);
}

static void tasks__every_size__is_as_it_was(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (int l = 0; l < 2; l++) {
        with_tasks(languages[l]);
        stage_golden("tasks");
        press("Space");
        stage_golden("tasks-tick");
        stage_clear();
        open_tasks(languages[l]);
        stage_golden("tasks-none");
        stage_clear();
    }
    open_tasks(LANGUAGE_DUTCH);
}

static void tasks__every_size__stays_inside(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_DUTCH);
    stage_every_size();
    press("Space");
    stage_every_size();
    stage_clear();
    open_tasks(LANGUAGE_ENGLISH);
    stage_every_size();
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tasks__late_and_due__are_told_apart__P7),
        TEST(tasks__none__says_what_will_stand_here),
        TEST(tasks__enter__opens_the_card),
        TEST(tasks__g__goes_through_late_the_teachers_the_heads_and_done__P7),
        TEST(tasks__done_one__is_opened_again__P10a),
        TEST(tasks__of_a_child_that_left__say_so_and_can_be_dropped__P7),
        TEST(tasks__slash__narrows_to_a_name_or_a_duty),
        TEST(tasks__selected__stays_when_another_is_done),
        TEST(tasks__every_size__is_as_it_was),
        TEST(tasks__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
