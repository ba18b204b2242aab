#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/leave.h"

enum { ILSE = 1, MEES = 2, SEM = 8 };

static char end_of_day[END_OF_DAY_SIZE];

/* What is kept comes back with the model. */
static bool perform(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    if (!stage_perform(desk, intent, outcome, err))
        return false;
    if (intent->kind == INTENT_PREFERENCE) {
        assert_string_equal(intent->text, "end_of_day");
        snprintf(end_of_day, sizeof end_of_day, "%s", intent->reason);
        test_class.model.end_of_day = end_of_day;
    }
    return true;
}

static void start(enum language language, const char *now, bool empty)
{
    stage_set(language);
    test_class.desk.perform = perform;
    end_of_day[0] = '\0';
    test_class.model.end_of_day = end_of_day;
    test_class.model.now = stage_moment(now);
    if (empty)
        test_class.model.facts.stay_count = 0;
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, MEES);
}

static void late_duty(void)
{
    const struct record *record = stage_record(MEES, VIOLATION_NOT_HANDED_IN, "2026-11-12 08:40", 1);
    stage_task(MEES, record->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-12", "2026-11-16");
    stage_task(MEES, record->id, TASK_PUT_RIGHT, OWNER_TEACHER, "2026-11-19", "2026-11-24");
    stack_reload(&stage.stack);
}

static bool on_top(enum place place)
{
    return stack_top(&stage.stack)->kind->place == place;
}

/* --- leaving ------------------------------------------------------------------------------------------- */

static void leaving__in_the_morning_with_nothing_here__just_leaves(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 11:30", true);
    late_duty();
    test_class.marks[0].kind = MARK_NONE_TODAY; /* somebody was asked */
    press("q");
    assert_true(stage.stack.leaving);
}

static void leaving__end_of_the_day__says_how_much_is_late_and_shows_it_with_one_key__P7(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    test_class.settings.end_of_day_count = 0;
    late_duty();
    press("q");
    expect_shown("1 thing that is to be done is late. Leave all the same?");
    press("s");
    assert_true(on_top(PLACE_TASKS));
    expect_shown("To do for Group 7A: late");
    expect_shown("Mees Bakker parents told 4 days late");
    press("q");
    press("l");
    assert_true(stage.stack.leaving);
}

static void leaving__what_is_late__has_no_name_in_the_question(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH, "2026-11-20 15:10", true);
    late_duty();
    press("q");
    const char *question = strstr(stage_flat(80, 24, 0), "1 taak is te laat. Toch afsluiten?");
    assert_non_null(question);
    assert_null(strstr(question, "Mees"));
}

static void leaving__two_of_one_first_name__are_told_apart__P1(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:30", false);
    const struct stay *stays = test_class.model.facts.stays;
    int64_t one = stays[0].pupil_id, other = 0;
    for (size_t i = 1; i < test_class.model.facts.stay_count && !other; i++)
        if (stays[i].pupil_id != one && stays[i].state == STAY_HELD)
            other = stays[i].pupil_id;
    test_class_pupil((size_t)one - 1, "Sanne", "de", "Vries");
    test_class_pupil((size_t)other - 1, "Sanne", "", "Bakker");
    stage_derive();
    press("q");
    expect_shown("Sanne de Vries");
    expect_shown("Sanne Bakker");
}

static void leaving__in_use__is_told_from_held__P6(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 11:30", false);
    press("q");
    expect_shown("Sem (in use)");
    press("Esc");
    assert_false(stage.stack.leaving);
}

/* --- the checklist ------------------------------------------------------------------------------------- */

static void checklist__on_leaving__is_asked_once_and_one_key_answers__P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    press("q");
    expect_shown("Before you go: photos removed from my phone.");
    assert_false(stage.stack.leaving);
    press("Enter");
    assert_true(stage.stack.leaving);
    assert_string_equal(end_of_day, "2026-11-20 Marit Bakker");
    stage.stack.leaving = false;
    press("q");
    assert_true(stage.stack.leaving);
    assert_int_equal(test_class.performed, 1);
}

static void checklist__not_yet_or_escape__keeps_nothing__P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    press("q");
    press("Esc");
    assert_false(stage.stack.leaving);
    press("q");
    press("n");
    assert_true(stage.stack.leaving);
    assert_int_equal(test_class.performed, 0);
}

static void checklist__everything_given_back__is_asked_there_and_not_again__P16(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH, "2026-11-20 15:10", false);
    press("R");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_GIVE_BACK);
    expect_shown("Voor je gaat: foto's van mijn telefoon gehaald.");
    press("Enter");
    assert_true(on_top(PLACE_ROSTER));
    assert_string_equal(end_of_day, "2026-11-20 Marit Bakker");
    press("R");
    press("Enter");
    assert_true(on_top(PLACE_ROSTER));
}

static void checklist__another_teacher_the_same_day__is_asked_too__P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    snprintf(end_of_day, sizeof end_of_day, "%s", "2026-11-20 Jan Smit");
    press("q");
    expect_shown("Before you go");
    snprintf(end_of_day, sizeof end_of_day, "%s", "2026-11-19 Marit Bakker");
    press("Esc");
    press("q");
    expect_shown("Before you go");
}

static void checklist__nobody_named__is_asked_once_too__P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    test_class.model.who = "";
    press("q");
    press("Enter");
    assert_string_equal(end_of_day, "2026-11-20"); /* as it comes back from the journal: without blanks */
    stage.stack.leaving = false;
    press("q");
    assert_true(stage.stack.leaving);
}

static void checklist__without_lines_or_on_a_sunday__is_not_asked__P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 15:10", true);
    test_class.settings.end_of_day_count = 0;
    press("q");
    assert_true(stage.stack.leaving);
    stage_clear();
    start(LANGUAGE_ENGLISH, "2026-11-22 15:10", true);
    test_class.model.today = test_class.model.day = stage_day("2026-11-22");
    stage_derive();
    press("q");
    assert_true(stage.stack.leaving);
}

/* --- after the lesson ---------------------------------------------------------------------------------- */

static void in_use__past_the_end_of_the_lesson__is_named__P6_P16(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH, "2026-11-20 10:20", false);
    expect_not_shown("Still in use");
    test_class.settings.lesson_ends = (struct lesson_ends){ { 10 * 60 + 15, 12 * 60 }, 2 };
    stage_derive();
    stack_reload(&stage.stack);
    expect_shown("Still in use after the lesson of 10:15: Sem.");
    stage_golden("roster-in-use");
    stage_every_size();
}

static void in_use__at_the_end_of_the_day__is_named_without_a_setting__P16(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH, "2026-11-20 13:59", false);
    expect_not_shown("Nog in gebruik:");
    test_class.model.now = stage_moment("2026-11-20 14:00");
    stage_derive();
    stack_reload(&stage.stack);
    expect_shown("Nog in gebruik: Sem.");
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(leaving__in_the_morning_with_nothing_here__just_leaves),
        TEST(leaving__end_of_the_day__says_how_much_is_late_and_shows_it_with_one_key__P7),
        TEST(leaving__what_is_late__has_no_name_in_the_question),
        TEST(leaving__two_of_one_first_name__are_told_apart__P1),
        TEST(leaving__in_use__is_told_from_held__P6),
        TEST(checklist__on_leaving__is_asked_once_and_one_key_answers__P16),
        TEST(checklist__not_yet_or_escape__keeps_nothing__P16),
        TEST(checklist__everything_given_back__is_asked_there_and_not_again__P16),
        TEST(checklist__another_teacher_the_same_day__is_asked_too__P16),
        TEST(checklist__nobody_named__is_asked_once_too__P16),
        TEST(checklist__without_lines_or_on_a_sunday__is_not_asked__P16),
        TEST(in_use__past_the_end_of_the_lesson__is_named__P6_P16),
        TEST(in_use__at_the_end_of_the_day__is_named_without_a_setting__P16),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
