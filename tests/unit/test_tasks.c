#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/tasks.h"
#include "klaskast/screens/violation.h"

enum { ILSE = 1, MEES = 2, DAAN = 3, RENEE = 4, SEM = 8 };

static void open_tasks(enum language language)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("F3");
}

/* Two late, one of today, some to come. */
static void with_tasks(enum language language)
{
    stage_set(language);
    const struct record *first = stage_record(MEES, VIOLATION_NOT_HANDED_IN, "2026-11-12 08:40", 1);
    const struct record *second = stage_record(RENEE, VIOLATION_NOT_HANDED_IN, "2026-11-13 08:40", 2);
    const struct measure *ban = stage_ban(second, "2026-11-14", "2026-12-13");
    const struct record *third = stage_record(SEM, VIOLATION_MISUSE_THREAT, "2026-11-19 12:00", 1);
    stage_task(MEES, first->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-12", "2026-11-16");
    stage_task(RENEE, ban->id, TASK_LETTER, OWNER_HEAD, "2026-11-13", "2026-11-18");
    stage_task(DAAN, 0, TASK_FINISH_LATER, OWNER_TEACHER, "2026-11-20", "2026-11-20");
    stage_task(RENEE, ban->id, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-20", "2026-11-20");
    const struct measure *suspension = stage_suspension(third);
    stage_task(SEM, suspension->id, TASK_TALK, OWNER_HEAD, "2026-11-19", "2026-11-23");
    stage_task(MEES, first->id, TASK_PUT_RIGHT, OWNER_TEACHER, "2026-11-19", "2026-11-24");
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("F3");
}

static void is_ticked(int64_t task, const char *how, const char *by, int day)
{
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_TASK_DONE);
    assert_int_equal(test_class.last.ref, task);
    assert_string_equal(stage.text, how);
    assert_string_equal(stage.reason, by);
    assert_int_equal(test_class.last.day == DAY_NONE ? DAY_NONE : test_class.last.day, day);
}

static void go_down(int rows)
{
    while (rows-- > 0)
        press("Down");
}

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
    expect_shown("like 'yesterday' or 2026-11-20");
    press("Ctrl-U");
    type_in("2026-11-17");
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

static void question__small_window__shows_all_answers(void **state)
{
    (void)state;
    with_tasks(LANGUAGE_DUTCH);
    press("Space");
    assert_true(is_shown(40, 12, "portaal"));
    assert_true(is_shown(40, 12, "iemand anders"));
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
        TEST(tasks__enter__opens_the_card),
        TEST(tasks__g__goes_through_late_the_teachers_the_heads_and_done__P7),
        TEST(tasks__done_one__is_opened_again__P10a),
        TEST(tasks__slash__narrows_to_a_name_or_a_duty),
        TEST(tick__kinds__have_the_answers_that_fit__P12_P14_P10a),
        TEST(tick__the_childs_story__is_one_line__P8),
        TEST(tick__the_head_says_it_was_no_misuse__takes_the_record_back__P12),
        TEST(tasks__selected__stays_when_another_is_done),
        TEST(question__small_window__shows_all_answers),
        TEST(tasks__every_size__is_as_it_was),
        TEST(tasks__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
