/* Another window takes away the row that a teacher is on: the row that comes in its place was chosen by
 * nobody, so no key does anything with it. */
#include "unit.h"

#include "../golden/stage.h"

/* The children stay and leave in the other window. */
static void leaves(int64_t pupil_id)
{
    test_class.pupils[pupil_id - 1].left_day = test_class.model.today - 1;
    stage_derive();
    stack_reload_changed(&stage.stack);
}

/* Does nothing, and says that one has to choose; a key that was to be about a row. */
static void expect_refused(const char *key)
{
    int before = test_class.performed;
    size_t depth = stage.stack.count;
    press(key);
    if (test_class.performed != before || stage.stack.count != depth)
        fail_msg("%s did something", key);
}

static void add_task(int64_t id, int64_t pupil_id)
{
    stage.tasks[stage.task_count++] = (struct task){ .id = id,
                                                     .pupil_id = pupil_id,
                                                     .kind = TASK_PARENTS_TOLD,
                                                     .due = test_class.model.today,
                                                     .done_day = DAY_NONE,
                                                     .done_by = "",
                                                     .how = "",
                                                     .why = "" };
}

static void roster__the_child_is_gone__keys_hit_no_other(void **state)
{
    static const char *const keys[] = { "Space", "n", "a", "v", "w", "W",    "o",
                                        "l",     "i", "p", "E", "e", "Enter" };
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 2);
    leaves(2);
    expect_shown("The row you were on is gone");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_refused(keys[i]);
    expect_shown("Choose with an arrow key first.");
    press("Down");
    press("n");
    assert_int_equal(test_class.performed, 1);
}

/* What is not about the row works: another view, help, a number, searching. */
static void roster__the_child_is_gone__the_rest_works(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 2);
    leaves(2);
    press("u");
    assert_int_equal(test_class.last.kind, INTENT_TAKE_BACK);
    press("?");
    assert_int_equal(stage.stack.count, 2);
    press("Esc");
    expect_refused("n");
    type_in("6");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_DEVICE_IN);
    assert_int_equal(test_class.last.pupil_id, 6);
}

/* Another child than the one on the row, or its own news: the cursor stays on its child. */
static void roster__another_child_is_gone__the_cursor_stays_on_its_child(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 4);
    leaves(2);
    expect_not_shown("you were on is gone");
    press("n");
    assert_int_equal(test_class.last.pupil_id, 4);
}

/* The row goes at the very moment at which one does something: what one did is kept, and the next key is not
 * for the child that came in its place. */
static bool perform_while_it_leaves(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                                    struct err *err)
{
    bool ok = test_class_perform(desk, intent, outcome, err);
    outcome->others_wrote = true;
    test_class.pupils[1].left_day = test_class.model.today - 1;
    stage_derive();
    return ok;
}

static void roster__the_child_is_gone_with_ones_own_step__keys_hit_no_other(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    test_class.desk.perform = perform_while_it_leaves;
    open_roster(&stage.stack, &test_class.desk, 2);
    press("u"); /* about something else than the row */
    assert_int_equal(test_class.performed, 1);
    expect_shown("Done.");
    expect_refused("n");
    expect_shown("The row you were on is gone");
    press("Down");
    press("n");
    assert_int_equal(test_class.performed, 2);
}

/* A slot that is typed, and is another child's when Enter comes. */
static void roster__the_slot_changes_hands__the_number_is_forgotten(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 1);
    type_in("4");
    expect_shown("Renée van 't Hof: Enter handed in");
    test_class.pupils[3].slot = 5;
    test_class.pupils[4].slot = 4;
    stage_derive();
    stack_reload_changed(&stage.stack);
    expect_refused("Enter");
    type_in("4");
    press("Enter");
    assert_int_equal(test_class.last.pupil_id, 5);
}

/* While is asked what for. */
static void roster__gone_while_lending_is_asked__no_other_is_lent_to(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 3);
    press("l");
    expect_shown("Lend to Daan");
    leaves(3);
    type_in("timer");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LEND);
    assert_int_equal(test_class.last.pupil_id, 3); /* and the domain says what it thinks of it */
}

static void board__the_child_is_gone__keys_hit_no_other_and_nothing_is_said(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 2);
    open_board(&stage.stack, &test_class.desk);
    leaves(2);
    expect_not_shown("list");
    expect_refused("Space");
    expect_refused("n");
    press("Down");
    press("n");
    assert_int_equal(test_class.performed, 1);
}

static void consents__the_child_is_gone__no_answer_is_for_another__C1(void **state)
{
    static const char *const keys[] = { "y", "n", "Y", "N", "o" };
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 2);
    open_consent(&stage.stack, &test_class.desk, 2);
    leaves(2);
    expect_shown("The row you were on is gone");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_refused(keys[i]);
    press("Down");
    press("n");
    assert_int_equal(test_class.performed, 1);
}

static void tasks__done_elsewhere__the_next_is_not_ticked(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    add_task(1, 2);
    add_task(2, 3);
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, 2);
    press("F3");
    stage.tasks[0].done_day = test_class.model.today;
    stage_derive();
    stack_reload_changed(&stage.stack);
    expect_shown("The row you were on is gone");
    expect_refused("Space");
    expect_refused("Enter");
    press("Home");
    press("Enter");
    assert_string_equal(stack_top(&stage.stack)->kind->name, "card");
}

/* The card of a child to whom something happens in another window. */
static void card__a_task_is_done_elsewhere__the_next_is_not_ticked(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    add_task(1, 2);
    add_task(2, 2);
    add_task(3, 2);
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, 2);
    press("Enter");
    press("Down");
    stage.tasks[0].done_day = test_class.model.today; /* above the cursor: it stays on its row */
    stage_derive();
    stack_reload_changed(&stage.stack);
    expect_not_shown("The row you were on is gone");
    stage.tasks[1].done_day = test_class.model.today;
    stage_derive();
    stack_reload_changed(&stage.stack);
    expect_shown("The row you were on is gone");
    expect_refused("Space");
}

/* What one does oneself leads on to the next row, as ever. */
static void tasks__done_by_oneself__goes_on_with_the_next(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    add_task(1, 2);
    add_task(2, 3);
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, 2);
    press("F3");
    stage.tasks[0].done_day = test_class.model.today;
    stage_derive();
    stack_reload(&stage.stack);
    press("Enter");
    assert_string_equal(stack_top(&stage.stack)->kind->name, "card");
}

/* The list was ticked for who wants to go home; what came in since, nobody here has seen. */
static void give_back__came_in_elsewhere__is_not_ticked__P1(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 0);
    press("R");
    size_t before = test_class.model.facts.stay_count;
    test_class_stay(before, 2, DEVICE_PHONE, STAY_HELD, "08:31");
    test_class.model.facts.stay_count++;
    stage_derive();
    stack_reload_changed(&stage.stack);
    expect_shown("[ ] Mees Bakker");
    expect_shown("[x] Ilse van Aalst");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_GIVE_BACK);
    assert_int_equal(test_class.last.id_count, 6); /* those that were there */
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(roster__the_child_is_gone__keys_hit_no_other),
        TEST(roster__the_child_is_gone__the_rest_works),
        TEST(roster__another_child_is_gone__the_cursor_stays_on_its_child),
        TEST(roster__the_child_is_gone_with_ones_own_step__keys_hit_no_other),
        TEST(roster__the_slot_changes_hands__the_number_is_forgotten),
        TEST(roster__gone_while_lending_is_asked__no_other_is_lent_to),
        TEST(board__the_child_is_gone__keys_hit_no_other_and_nothing_is_said),
        TEST(consents__the_child_is_gone__no_answer_is_for_another__C1),
        TEST(tasks__done_elsewhere__the_next_is_not_ticked),
        TEST(card__a_task_is_done_elsewhere__the_next_is_not_ticked),
        TEST(tasks__done_by_oneself__goes_on_with_the_next),
        TEST(give_back__came_in_elsewhere__is_not_ticked__P1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
