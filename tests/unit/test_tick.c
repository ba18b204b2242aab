#include "duties.h"

static void tick__space_and_enter__is_done_today_by_me__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("Space");
    assert_int_equal(test_class.performed, 0);
    press("Enter");
    is_ticked(901, "", "", DAY_NONE);
    expect_shown("Done.");
}

static void tick__how_parents_were_told__is_one_letter__P7(void **state)
{
    static const struct {
        const char *key, *how;
    } table[] = { { "p", "phone" }, { "o", "portal" }, { "r", "in-person" } };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        with_tasks(LANGUAGE_ENGLISH);
        press("Space");
        press(table[i].key);
        is_ticked(901, table[i].how, "", DAY_NONE);
        if (i < 2)
            stage_clear();
    }
}

static void tick__another_day__is_asked_and_not_to_come(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("Space");
    press("d");
    type_in("2026-11-21");
    press("Enter");
    expect_shown("like 'yesterday' or 20-11");
    press("Ctrl-U");
    type_in("17-11");
    press("Enter");
    /* how it went goes with it */
    assert_int_equal(test_class.performed, 0);
    expect_shown("On 17 Nov.");
    press("p");
    is_ticked(901, "phone", "", stage_day("2026-11-17"));
}

static void tick__by_somebody_else__is_named__G1(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("Space");
    press("e");
    type_in("Jan Smit");
    press("Enter");
    expect_shown("By Jan Smit.");
    press("Enter");
    is_ticked(901, "", "Jan Smit", DAY_NONE);
}

/* The letter and the talk before a suspension are the head's: who did them is left to the decision, which
 * knows the head. */
static void tick__task_of_the_head__names_nobody_else__P9_P13(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(1);
    press("Space");
    press("s");     /* it was signed on paper */
    press("Enter"); /* signed: from the day that was proposed */
    press("Enter"); /* up to and including the day that was proposed */
    assert_int_equal(test_class.last.kind, INTENT_LETTER_SIGN);
    assert_int_equal(test_class.last.ref, 902);
    assert_string_equal(stage.reason, "");
}

static void tick__talk__says_who_were_there_or_that_nobody_came__P13(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(4);
    expect_shown("Before the suspension can start (P13)");
    press("Space");
    press("Enter");
    press("Enter"); /* who were there stands there already */
    is_ticked(905, "child, parents, Marit Bakker", "", DAY_NONE);
    stage_clear();
    with_tasks(LANGUAGE_ENGLISH);
    go_down(4);
    press("Space");
    press("t");
    is_ticked(905, "no-show", "", DAY_NONE);
    stage_clear();
    with_tasks(LANGUAGE_ENGLISH);
    go_down(4);
    press("Space");
    press("Enter");
    type_in("child, mother"); /* takes the place of what was proposed */
    press("Enter");
    is_ticked(905, "child, mother", "", DAY_NONE);
}

static void tick__escape__changes_nothing(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("Space");
    press("Esc");
    press("Space");
    press("d");
    press("Esc");
    press("Space");
    press("e");
    press("Enter"); /* nobody was named */
    press("Esc");
    assert_int_equal(test_class.performed, 0);
}

static void tick__held_space__asks_once(void **state)
{
    struct input space = { .kind = INPUT_KEY, .key = { .code = ' ' }, .text = " " };
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    for (int i = 0; i < 10; i++) {
        space.ticks = stage.ticks + 1000 + 30 * i;
        stack_input(&stage.stack, &space);
        stack_tidy(&stage.stack);
    }
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_QUESTION);
    assert_int_equal(test_class.performed, 0);
}

static void later__finished__opens_the_panel_and_is_done_with_it(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(2);
    press("Space");
    press("f");
    expect_shown("Violation: Daan van den Berg");
    expect_shown("Moment: Fri 20 Nov 10:40");
    press("t");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_VIOLATION);
    assert_int_equal(test_class.last.violation, VIOLATION_TAKEN_OUT);
    assert_int_equal(test_class.last.pupil_id, DAAN);
    assert_int_equal(test_class.last.ref, 903);
    assert_int_equal(test_class.last.at, stage_moment("2026-11-20 10:40"));
}

static void later__dropped__counts_nowhere(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    go_down(2);
    press("Space");
    press("d");
    is_ticked(903, "dropped", "", DAY_NONE);
}

static void tick__kinds__have_the_answers_that_fit__P12_P14_P10a(void **state)
{
    static const struct {
        enum task_kind kind;
        const char *answer;
    } table[] = {
        { TASK_HEAD_CONFIRMS, "it was no misuse" }, { TASK_POLICE_CONSIDERED, "considered today" },
        { TASK_RECONSIDER, "it stays as it is" },   { TASK_CHILD_HEARD, "its story" },
        { TASK_EXEMPTION_ENDS, "renew it" },        { TASK_INSPECTORATE, "done today" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        with_tasks(LANGUAGE_ENGLISH);
        stage.tasks[0].kind = table[i].kind;
        stage_derive();
        press("Space");
        expect_shown(table[i].answer);
        if (table[i].kind == TASK_POLICE_CONSIDERED)
            expect_not_shown("somebody else");
        if (i < sizeof table / sizeof *table - 1)
            stage_clear();
    }
}

static void tick__the_childs_story__is_one_line__P8(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    stage.tasks[0].kind = TASK_CHILD_HEARD;
    stage_derive();
    press("Space");
    press("s");
    type_in("I forgot it was in my bag");
    press("Enter");
    is_ticked(901, "I forgot it was in my bag", "", DAY_NONE);
}

static void tick__the_head_says_it_was_no_misuse__takes_the_record_back__P12(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    stage.tasks[0].kind = TASK_HEAD_CONFIRMS;
    stage_derive();
    press("Space");
    press("n");
    press("Enter");
    assert_int_equal(test_class.performed, 0); /* a reason is asked */
    type_in("It was a drawing");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_WITHDRAW);
    assert_int_equal(test_class.last.ref, stage.records[0].id);
    assert_string_equal(stage.reason, "It was a drawing");
}

static void question__small_window__shows_all_answers(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_DUTCH);
    press("Space");
    assert_true(is_shown(40, 12, "portaal"));
    assert_true(is_shown(40, 12, "iemand anders"));
}

/* From the class in two keys, by phone in two: at most three. [P7, P8] */
static void roster__p__ticks_parents_told_in_two_keys__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("F2");
    press("p");
    press("Enter");
    is_ticked(901, "", "", DAY_NONE);
    stage_clear();
    with_tasks(LANGUAGE_ENGLISH);
    press("F2");
    press("p");
    press("o");
    is_ticked(901, "portal", "", DAY_NONE);
}

static void roster__p_with_nothing_to_tell__says_so(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    press("F2");
    press("Down");
    press("p");
    expect_shown("There is nothing to tell the parents of Daan van den Berg.");
    assert_int_equal(test_class.performed, 0);
}

/* With a number: another child's, and no two are mixed up. */
static void tick__two_of_one_kind__says_which_record__P7(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    const struct record *second = stage_record(MEES, VIOLATION_NOT_OFF, "2026-11-19 08:40", 2);
    stage_task(MEES, second->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-25");
    stack_reload(&stage.stack);
    press("Space");
    expect_shown("Mees Bakker: parents told (Phone not handed in, 12 Nov).");
}

static void tick__exemption__is_renewed_in_four_keys__P5(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_ENGLISH);
    test_class.exemption.until = stage_day("2026-11-27");
    stage.tasks[0].kind = TASK_EXEMPTION_ENDS;
    stage.tasks[0].pupil_id = test_class.exemption.pupil_id;
    stage.tasks[0].about = test_class.exemption.id;
    stage.tasks[0].due = test_class.exemption.until;
    stage_derive();
    stack_reload(&stage.stack);
    press("Space");
    press("r");
    expect_shown("31-7-2027"); /* the end of the school year stands there */
    press("Enter");
    press("Enter"); /* agreed with the head today */
    assert_int_equal(test_class.last.kind, INTENT_EXEMPT);
    assert_int_equal(test_class.last.ref, test_class.exemption.id);
    assert_int_equal(test_class.last.from, stage_day("2026-11-28"));
    assert_int_equal(test_class.last.until, stage_day("2027-07-31"));
    assert_int_equal(test_class.last.day, test_class.model.today);
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tick__space_and_enter__is_done_today_by_me__P7),
        TEST(tick__how_parents_were_told__is_one_letter__P7),
        TEST(tick__another_day__is_asked_and_not_to_come),
        TEST(tick__by_somebody_else__is_named__G1),
        TEST(tick__task_of_the_head__names_nobody_else__P9_P13),
        TEST(tick__talk__says_who_were_there_or_that_nobody_came__P13),
        TEST(tick__escape__changes_nothing),
        TEST(tick__held_space__asks_once),
        TEST(later__finished__opens_the_panel_and_is_done_with_it),
        TEST(later__dropped__counts_nowhere),
        TEST(tick__kinds__have_the_answers_that_fit__P12_P14_P10a),
        TEST(tick__the_childs_story__is_one_line__P8),
        TEST(tick__the_head_says_it_was_no_misuse__takes_the_record_back__P12),
        TEST(question__small_window__shows_all_answers),
        TEST(roster__p__ticks_parents_told_in_two_keys__P7),
        TEST(roster__p_with_nothing_to_tell__says_so),
        TEST(tick__two_of_one_kind__says_which_record__P7),
        TEST(tick__exemption__is_renewed_in_four_keys__P5),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
