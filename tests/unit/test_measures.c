#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/measures.h"

enum { MEES = 2, DAAN = 3, FENNA = 5, SEM = 8, LOTTE = 9, PIM = 13 };

static const struct measure *ban(int64_t pupil_id, const char *from, const char *until, bool told)
{
    const struct measure *measure =
        stage_ban(stage_record(pupil_id, VIOLATION_NOT_OFF, "2026-10-12 08:40", 2), from, until);
    stage_task(pupil_id, measure->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-10-12", "2026-10-14");
    if (told)
        stage.tasks[stage.task_count - 1].done_day = stage_day("2026-10-13");
    stage_derive();
    return measure;
}

/* A Friday on which something of each kind is there. */
static void open_measures_of_the_class(enum language language)
{
    stage_set(language);
    const struct record *misuse = stage_record(SEM, VIOLATION_MISUSE_PHOTO, "2026-11-18 10:20", 1);
    stage_ban(misuse, "2026-11-18", "2026-11-18");
    struct measure *suspension = &stage.measures[stage.measure_count - 1];
    suspension->kind = MEASURE_SUSPENSION;
    suspension->from = suspension->until = DAY_NONE;
    stage_task(SEM, suspension->id, TASK_TALK, OWNER_TEACHER, "2026-11-18", "2026-11-20");
    ban(DAAN, "2026-11-20", "2026-12-19", false);
    ban(MEES, "2026-10-21", "2026-11-20", true);
    ban(LOTTE, "2026-11-02", "2026-12-01", true);
    ban(PIM, "2026-11-23", "2026-12-22", true);
    ban(FENNA, "2026-10-13", "2026-11-12", true);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("m");
}

static void measures__what_waits_first__then_what_ends_runs_comes_and_is_over__P8_P13(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    expect_shown("Measures of Group 7A runs: 2, waits: 2");
    const char *flat = stage_flat(80, 24, 0);
    static const char *const order[] = { "waits Daan",     "waits Sem",       "last day Mees",
                                         "to 1 Dec Lotte", "from 23 Nov Pim", "over Fenna" };
    for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
        assert_non_null(strstr(flat, order[i]));
        assert_true(strstr(flat, order[i]) < strstr(flat, order[i + 1]));
    }
    expect_shown("from tomorrow the phone may come");
}

static void measures__selected_one__is_said_whole__P8(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    expect_shown("Daan van den Berg: no phone at school, 20 Nov up to and including 19 Dec: not yet told, so "
                 "nobody is held to it. Phone not switched off, 12 Oct.");
    press("Down");
    expect_shown("Sem Jansen: internal suspension: first a talk with child and parents.");
}

static void measures__enter__opens_the_card__and_comes_back(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_DUTCH);
    press("End");
    press("Enter");
    expect_shown("Kaart van Fenna IJsselstein");
    press("Esc");
    expect_shown("Maatregelen: Groep 7A");
    press("Home");
    press("m");
    expect_shown("opheffen");
    press("Esc");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
}

static void measures__from_what_is_to_be_done__too(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    press("Esc");
    press("F3");
    press("m");
    expect_shown("Measures of Group 7A");
    press("Esc");
    expect_shown("To do for Group 7A");
}

static void measures__none__says_so(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("m");
    expect_shown("There are no measures this school year.");
    press("Enter");
    press("m");
    assert_int_equal(test_class.performed, 0);
}

/* The head decides; what the school's steps propose stands there to be changed. */
static void measure_menu__period_of_a_suspension__the_settings_propose_it__P13_P18(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-19"); /* the talk */
    test_class.settings.ladders[LADDER_MISUSE].rungs[0].period = (struct period){ 3, PERIOD_SCHOOL_DAYS };
    stack_reload(&stage.stack);
    press("Down");
    press("m");
    type_in("set the period");
    press("Enter");
    expect_shown("The head decides: from");
    expect_shown("23-11-2026"); /* the next school day */
    press("Enter");
    expect_shown("25-11-2026");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_PERIOD);
    assert_int_equal(test_class.last.until, stage_day("2026-11-25"));
}

/* Here too a day is typed as in a lesson: without its year. */
static void measure_menu__period__a_day_without_its_year__P13(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-19"); /* the talk */
    stack_reload(&stage.stack);
    press("Down");
    press("m");
    type_in("set the period");
    press("Enter");
    press("Ctrl-U");
    type_in("soon");
    press("Enter");
    expect_shown("like 26-11 or 26-11-2026");
    press("Ctrl-U");
    type_in("24-11");
    press("Enter");
    press("Ctrl-U");
    type_in("26-11");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_PERIOD);
    assert_int_equal(test_class.last.from, stage_day("2026-11-24"));
    assert_int_equal(test_class.last.until, stage_day("2026-11-26"));
}

/* 31 May that was is nearer than 31 May that comes; an exemption cannot end before it began. */
static void exempt__day_without_its_year__is_the_one_to_come__P5(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    press("Esc");
    press("E");
    press("Enter");
    type_in("31-5");
    press("Enter");
    expect_shown("Agreed with the head on");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_EXEMPT);
    assert_int_equal(test_class.last.until, stage_day("2027-05-31"));
}

static bool refuses(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    (void)desk;
    (void)outcome;
    test_class.performed++;
    test_class.last = *intent;
    return err_set(err, ERR_REFUSED, "%s", "At most 5 school days.");
}

/* What the policy refuses is asked again, with what was typed and why; the other answers stand there still.
 */
static void measure_menu__refused_period__is_asked_again__P13(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-19");
    stack_reload(&stage.stack);
    test_class.desk.perform = refuses;
    press("Down");
    press("m");
    type_in("set the period");
    press("Enter");
    type_in("24-11-2026"); /* takes the place of the day that was proposed */
    press("Enter");
    type_in("4-12-2026");
    press("Enter");
    assert_int_equal(test_class.last.from, stage_day("2026-11-24"));
    assert_int_equal(test_class.last.until, stage_day("2026-12-04"));
    expect_shown("The head decides: from: 24-11-2026 At most 5 school days.");
    test_class.desk.perform = stage_perform;
    press("Enter");
    expect_shown("Up to and including: 4-12-2026");
    type_in("26-11-2026");
    press("Enter");
    assert_int_equal(test_class.performed, 2);
    assert_int_equal(test_class.last.from, stage_day("2026-11-24"));
    assert_int_equal(test_class.last.until, stage_day("2026-11-26"));
    expect_shown("Done.");
}

static void measure_menu__it_stands__asks_why__P10a(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    press("m");
    type_in("it stands");
    press("Enter");
    expect_shown("Why it stands");
    type_in("talked over");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_UPHOLD);
    assert_string_equal(stage.reason, "talked over");
}

/* The roster's line of the pupil says what is missing, step by step; the box asks for the phone until then.
 */
static void roster__suspension__each_step_is_said__P13(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    struct measure *suspension = &stage.measures[0];
    open_roster(&stage.stack, &test_class.desk, SEM);
    expect_shown("Internal suspension: first a talk with child and parents.");
    stage.tasks[0].done_day = stage_day("2026-11-19");
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, SEM);
    expect_shown("Internal suspension: the talk was held; the head sets the period.");
    suspension->from = stage_day("2026-11-19");
    suspension->until = stage_day("2026-11-24");
    stage_task(SEM, suspension->id, TASK_LETTER, OWNER_HEAD, "2026-11-18", "2026-11-25");
    open_roster(&stage.stack, &test_class.desk, SEM);
    expect_shown("Internal suspension: not confirmed, so it has not started: the head decides.");
    expect_not_shown("= suspended");
    struct task *letter = &stage.tasks[stage.task_count - 1];
    letter->letter = LETTER_GIVEN;
    letter->done_day = letter->signed_day = letter->given_day = stage_day("2026-11-19");
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, SEM);
    expect_shown("19 Nov up to and including 24 Nov: confirmed in writing by the head.");
}

/* One line above the list on the first school morning after it, and with the pupil. */
static void roster__ban_is_over__is_said_the_next_morning__P8(void **state)
{
    (void)state;
    stage_set(LANGUAGE_DUTCH);
    ban(MEES, "2026-10-20", "2026-11-19", true);
    open_roster(&stage.stack, &test_class.desk, MEES);
    expect_shown("Vanaf vandaag mag de telefoon weer mee: Mees Bakker.");
    expect_shown("Vanaf vandaag mag de telefoon weer mee. 1 overtreding");
    stage.measures[0].until = stage_day("2026-11-18");
    stage_derive();
    open_roster(&stage.stack, &test_class.desk, MEES);
    expect_not_shown("weer mee");
}

/* The class never sees who has a measure. */
static void measures__board_mode__never_shows_them__C4(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    press("Esc");
    press("b");
    press("m");
    expect_not_shown("Measures");
    expect_not_shown("suspension");
}

static void measures__every_size__is_as_it_was(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_DUTCH);
    stage_golden("measures");
    stage_clear();
    open_measures_of_the_class(LANGUAGE_ENGLISH);
    stage_golden("measures");
}

static void measures__every_size__stays_inside(void **state)
{
    (void)state;
    open_measures_of_the_class(LANGUAGE_DUTCH);
    stage_every_size();
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(measures__what_waits_first__then_what_ends_runs_comes_and_is_over__P8_P13),
        TEST(measures__selected_one__is_said_whole__P8),
        TEST(measures__enter__opens_the_card__and_comes_back),
        TEST(measures__from_what_is_to_be_done__too),
        TEST(measures__none__says_so),
        TEST(measure_menu__period_of_a_suspension__the_settings_propose_it__P13_P18),
        TEST(measure_menu__period__a_day_without_its_year__P13),
        TEST(exempt__day_without_its_year__is_the_one_to_come__P5),
        TEST(measure_menu__refused_period__is_asked_again__P13),
        TEST(measure_menu__it_stands__asks_why__P10a),
        TEST(roster__suspension__each_step_is_said__P13),
        TEST(roster__ban_is_over__is_said_the_next_morning__P8),
        TEST(measures__board_mode__never_shows_them__C4),
        TEST(measures__every_size__is_as_it_was),
        TEST(measures__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
