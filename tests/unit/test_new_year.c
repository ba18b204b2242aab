/* The page of the new school year: what it shows, what its keys do, and that Esc only puts it off. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/screens/new_year.h"

static struct new_year begun; /* as it was done */
static struct year_move begun_moves[64];
static size_t begun_leaving;
static int put_off;
static struct pupil combined[3];

static bool stage_new_year(struct desk *desk, struct arena *arena, struct year_look *look, struct err *err)
{
    static const char *const going[] = { "412 ticks of devices" };
    (void)err;
    *look = (struct year_look){ .today = stage_day("2027-08-23"), .going = going, .going_count = 1 };
    new_year_make(&look->plan, &desk->model->facts, look->today, arena);
    look->line_count = new_year_lines(&look->plan, desk->model->settings, look->today, &look->lines);
    return true;
}

static bool stage_begin(struct desk *desk, const struct new_year *plan, struct outcome *outcome,
                        struct err *err)
{
    (void)desk;
    if (test_class.refuse)
        return err_set(err, ERR_DISK, "%s", "The disk is full.");
    begun = *plan; /* what it points at goes with the page, so the moves are copied */
    assert_true(plan->move_count <= sizeof begun_moves / sizeof *begun_moves);
    memcpy(begun_moves, plan->moves, plan->move_count * sizeof *begun_moves);
    begun_leaving = 0;
    for (size_t i = 0; i < plan->move_count; i++)
        begun_leaving += plan->moves[i].fate == YEAR_LEAVES;
    snprintf(outcome->said, sizeof outcome->said, "%s", "Begun.");
    return true;
}

static bool stage_later(struct desk *desk, struct err *err)
{
    (void)desk;
    (void)err;
    put_off++;
    return true;
}

static void set_stage(enum language language)
{
    stage_set(language);
    begun = (struct new_year){ 0 };
    put_off = 0;
    test_class.desk.new_year = stage_new_year;
    test_class.desk.begin_new_year = stage_begin;
    test_class.desk.new_year_later = stage_later;
    open_roster(&stage.stack, &test_class.desk, 0);
}

static void open_page(enum language language)
{
    set_stage(language);
    new_year_open(&stage.stack, &test_class.desk);
}

static void new_year__every_size__is_calm(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    stage_golden("new-year");
    stage_clear();
    open_page(LANGUAGE_DUTCH);
    stage_golden("new-year");
    press("End");
    press("Space");
    stage_golden("new-year-pupil");
    stage_every_size();
    stage_clear();
}

static void new_year__enter__begins_it_with_what_was_changed(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    expect_shown("7A becomes 8A: 28 pupils");
    press("End");
    press("Space"); /* the last one has left */
    press("Home");
    expect_shown("7A becomes 8A: 27 pupils, 1 left");
    press("Enter");
    assert_int_equal(begun.move_count, 28);
    assert_int_equal(begun_leaving, 1);
    expect_shown("Begun. u takes it back.");
    assert_int_equal(stage.stack.count, 1);
    assert_int_equal(put_off, 0);
    stage_clear();
}

static void new_year__class_and_pupil__another_class(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    press("c");
    type_in("8B");
    press("Enter");
    expect_shown("7A becomes 8B: 28 pupils");
    press("End");
    press("c");
    type_in("7C");
    press("Enter");
    expect_shown("7C");
    press("Home");
    press("Space"); /* all have left, whatever was said of one */
    expect_shown("7A: 23 left, 5 stay");
    press("Enter");
    assert_true(begun.move_count == 28 && begun_leaving == 23); /* whose device is here stays */
    stage_clear();
}

/* Nobody leaves whose device is still here. [P1] */
static void new_year__device_is_here__cannot_leave__P1(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    press("Space");
    press("Enter");
    for (size_t i = 0; i < begun.move_count; i++)
        if (begun_moves[i].held)
            assert_int_equal(begun_moves[i].fate, YEAR_STAYS);
    assert_int_equal(begun_leaving, 28 - 5);
    stage_clear();
}

static void new_year__esc__puts_it_off_and_changes_nothing(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    press("Space");
    press("Esc");
    assert_int_equal(put_off, 1);
    assert_int_equal(begun.move_count, 0);
    expect_shown("Nothing is changed. Tomorrow this page comes again; Y opens it sooner.");
    press("Y");
    expect_shown("The new school year 2027-2028");
    stage_clear();
}

/* A class of several groups is a question before it is done. */
static void new_year__combination__asks_first(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < 3; i++)
        combined[i] = test_class.pupils[i];
    test_class.class.name = "5/6";
    test_class.model.facts.pupils = combined;
    test_class.model.facts.pupil_count = 3;
    combined[0].group = "5";
    combined[1].group = combined[2].group = "6";
    new_year_open(&stage.stack, &test_class.desk);
    expect_shown("5/6 becomes 6/7: 3 pupils");
    expect_shown("is this right?");
    press("Enter");
    expect_shown("Is that right?");
    press("Esc");
    assert_int_equal(begun.move_count, 0);
    press("Enter");
    press("y");
    assert_int_equal(begun.move_count, 3);
    stage_clear();
}

static void new_year__disk_is_full__stays_on_the_page(void **state)
{
    (void)state;
    open_page(LANGUAGE_ENGLISH);
    test_class.refuse = true;
    press("Enter");
    expect_shown("The disk is full.");
    expect_shown("The new school year 2027-2028");
    stage_clear();
}

/* The roster says in one line that it waits. */
static void roster__new_year_waits__says_so_in_one_line(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH);
    expect_not_shown("The new school year waits");
    for (size_t i = 0; i < 28; i++)
        test_class.pupils[i].placed_day = stage_day("2025-09-01");
    expect_shown("The new school year waits: Y.");
    stage_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_year__every_size__is_calm),
        cmocka_unit_test(new_year__enter__begins_it_with_what_was_changed),
        cmocka_unit_test(new_year__class_and_pupil__another_class),
        cmocka_unit_test(new_year__device_is_here__cannot_leave__P1),
        cmocka_unit_test(new_year__esc__puts_it_off_and_changes_nothing),
        cmocka_unit_test(new_year__combination__asks_first),
        cmocka_unit_test(new_year__disk_is_full__stays_on_the_page),
        cmocka_unit_test(roster__new_year_waits__says_so_in_one_line),
    };
    return cmocka_run_group_tests_name("new_year", tests, NULL, NULL);
}
