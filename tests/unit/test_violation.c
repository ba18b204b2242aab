#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/violation.h"

enum { ILSE = 1, MEES = 2, TIM = 7, SEM = 8 };

static void open_roster_on(enum language language, int64_t pupil_id)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, pupil_id);
}

static void mees_did_it_before(void)
{
    stage_record(MEES, VIOLATION_NOT_HANDED_IN, "2026-10-12 08:40", 1);
}

static void is_recorded(int64_t pupil_id, enum violation_kind kind, int agreement)
{
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_VIOLATION);
    assert_int_equal(test_class.last.pupil_id, pupil_id);
    assert_int_equal(test_class.last.violation, kind);
    assert_int_equal(test_class.last.agreement, agreement);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void violation__the_commonest_case__is_two_keys(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    press("v");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_int_equal(stage.stack.count, 1);
    expect_shown("Met u maak je het ongedaan.");
}

static void violation__every_kind__is_three_keys(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (int l = 0; l < 2; l++)
        for (int i = 0; i < panel_row_count(); i++) {
            open_roster_on(languages[l], MEES);
            struct panel_row row = panel_row(i);
            press("v");
            press(row.letter);
            press("Enter");
            if (row.kind == VIOLATION_MISUSE_OTHER)
                assert_int_equal(test_class.performed, 0); /* it has a test of its own */
            else
                is_recorded(MEES, row.kind, row.agreement);
            stage_clear();
        }
    open_roster_on(LANGUAGE_DUTCH, MEES);
}

static void violation__letters__differ_and_do_not_move(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    for (int l = 0; l < 2; l++) {
        translate_use(languages[l]);
        for (int i = 0; i < panel_row_count(); i++) {
            struct key key;
            const char *letter = panel_row(i).letter;
            assert_int_equal(strlen(letter), 1);
            assert_true(key_parse(letter, &key));
            assert_int_equal(keymap_action(&stage.keymap, PLACE_VIOLATION, key), ACTION_NONE);
            assert_string_not_equal(letter, panel_internet_letter());
            for (int j = 0; j < i; j++)
                assert_string_not_equal(letter, panel_row(j).letter);
        }
    }
}

static void violation__escape__records_nothing(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    for (int i = 0; i < 2; i++) {
        press("v");
        press("t");
        press(i ? "Ctrl-C" : "Esc");
        assert_int_equal(stage.stack.count, 1);
    }
    assert_int_equal(test_class.performed, 0);
}

static void violation__held_enter__records_once(void **state)
{
    struct input enter = { .kind = INPUT_KEY, .key = { .code = K_ENTER } };
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    for (int i = 0; i < 10; i++) {
        enter.ticks = stage.ticks + 1000 + 30 * i;
        stack_input(&stage.stack, &enter);
        stack_tidy(&stage.stack);
    }
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_int_equal(stage.stack.count, 1);
}

static void violation__behind_a_number__is_of_that_pupil(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("8");
    press("v");
    expect_shown("Violation: Sem Jansen");
    press("Enter");
    is_recorded(SEM, VIOLATION_NOT_HANDED_IN, 0);
}

static void violation__pasted_text__chooses_nothing(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    paste("t");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
}

/* --- what follows, before Enter ------------------------------------------------------------------------ */

static void follows__first_time__is_a_warning__P7(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    expect_shown("Nothing before this.");
    expect_shown("1st time this school year: P7");
    expect_shown(measure_label(MEASURE_WARNING));
    expect_shown(task_label(TASK_PUT_RIGHT));
    expect_shown(task_label(TASK_PARENTS_TOLD));
    assert_int_equal(test_class.performed, 0);
}

static void follows__second_time__is_a_ban_with_its_dates__P8(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    mees_did_it_before();
    press("v");
    expect_shown("Once before: 12 Oct.");
    expect_shown("2nd time this school year: P8");
    expect_shown("proposed 21 Nov up to and including 20 Dec, once child and parents are told");
    expect_shown(task_label(TASK_CHILD_HEARD));
    press("w"); /* a watch counts on the same ladder [P3] */
    expect_shown("2nd time this school year: P8");
}

static void follows__third_time__the_policy_is_silent__P10(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    mees_did_it_before();
    stage_record(MEES, VIOLATION_TAKEN_OUT, "2026-10-20 11:00", 2);
    press("v");
    expect_shown("2 keer eerder: 12 okt, 20 okt.");
    expect_shown("het beleid zwijgt (P10)");
    expect_shown(measure_label(MEASURE_HEAD));
    expect_shown(task_label(TASK_TALK_HEAD));
}

static void follows__misuse__is_a_suspension_after_a_talk__P12_P13(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    mees_did_it_before(); /* another ladder: it does not count here */
    press("v");
    press("h");
    expect_shown("Nothing before this.");
    expect_shown("1st time this school year: P13");
    expect_shown("the head decides, after a talk with child and parents");
    expect_shown(task_label(TASK_TALK));
    expect_not_shown(task_label(TASK_HEAD_CONFIRMS));
    press("x");
    expect_shown(task_label(TASK_HEAD_CONFIRMS));
}

static void follows__misuse_with_the_police_setting__says_so__P14(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    press("h");
    expect_not_shown(task_label(TASK_POLICE_CONSIDERED));
    test_class.settings.police_line = true;
    expect_shown(task_label(TASK_POLICE_CONSIDERED));
}

static void follows__internet__is_our_own_rule__I3(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    press("i");
    expect_shown("1st time this school year: our own rule, the policy is silent");
    expect_shown(measure_label(MEASURE_TALK));
    expect_shown(agreement_label(1));
    press("Enter");
    is_recorded(MEES, VIOLATION_INTERNET, 1);
}

/* 'Tell the teacher' and 'it is not your fault' are promises to the child. */
static void follows__promises__are_never_offered__I1(void **state)
{
    static const char *const promises[] = { "2", "3" };
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    for (int i = 0; i < panel_row_count(); i++)
        assert_true(panel_row(i).kind != VIOLATION_INTERNET ||
                    agreement_can_be_broken(panel_row(i).agreement));
    press("v");
    for (int i = 0; i < 2; i++) {
        press(promises[i]);
        assert_int_equal(((const struct panel *)(const void *)stack_top(&stage.stack))->list.selected, 0);
    }
    expect_not_shown("I tell the teacher");
    expect_not_shown("If I kept to the");
}

static void follows__exempt_device__is_no_violation__P5(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, TIM);
    press("v");
    expect_shown("Exempt: using this device is no violation (P5).");
    press("w"); /* the phone is exempt, the watch is not */
    expect_not_shown("Exempt:");
    press("h");
    expect_not_shown("Exempt:");
}

/* Looking back at a day the time comes first, since what follows depends on it: what is shown is what is
 * recorded. */
static void follows__on_an_earlier_day__is_of_that_day__P8(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    mees_did_it_before();
    test_class.model.day = test_class.model.today - 1;
    press("v");
    expect_shown("At what time on Thu 19 Nov");
    press("Enter"); /* nothing typed: it stays */
    expect_shown("A time is written like 10:15.");
    type_in("8:15");
    press("Enter");
    expect_shown("Moment: Thu 19 Nov 08:15");
    expect_shown("proposed 20 Nov up to and including 19 Dec");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_int_equal(test_class.last.at, stage_moment("2026-11-19 08:15"));
}

/* The first of that day at 8:15, the second at 12:00: in between there is one before it, not two. */
static void follows__between_two_of_a_day__counts_what_was_before__P10a(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    stage_record(MEES, VIOLATION_NOT_OFF, "2026-11-19 08:15", 1);
    stage_record(MEES, VIOLATION_NOT_OFF, "2026-11-19 12:00", 2);
    test_class.model.day = test_class.model.today - 1;
    press("v");
    type_in("10:00");
    press("Enter");
    expect_shown("2nd time this school year: P8");
    press("Esc");
    press("v");
    press("Esc");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_ROSTER);
    assert_int_equal(test_class.performed, 0);
}

static void follows__small_window__is_seen_before_enter__G3(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    mees_did_it_before();
    press("v");
    assert_true(is_shown(40, 12, "2e keer dit schooljaar: P8"));
    assert_true(is_shown(40, 12, "21 nov t/m 20 dec"));
    assert_true(is_shown(60, 12, "21 nov t/m 20 dec"));
}

/* --- Tab ----------------------------------------------------------------------------------------------- */

static void detail(int row)
{
    press("Tab");
    for (int i = 0; i < row; i++)
        press("Down");
    press("Enter");
}

static void other__asks_what_it_was__P12(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    press("x");
    press("Enter");
    assert_int_equal(test_class.performed, 0);
    expect_shown("What was it");
    press("Enter"); /* nothing was typed, so it is asked again */
    press("Enter");
    expect_shown("What was it");
    type_in("waved it about");
    press("Enter");
    expect_shown("Note: waved it about");
    press("Enter");
    is_recorded(MEES, VIOLATION_MISUSE_OTHER, 0);
    assert_string_equal(stage.text, "waved it about");
}

static void detail__note__goes_with_the_record(void **state)
{
    char letters[202];
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    detail(0);
    type_in("under the table");
    expect_shown("185"); /* letters that are left */
    press("Enter");
    expect_shown("Note: under the table");
    detail(0);
    memset(letters, 'x', 201);
    letters[201] = '\0';
    paste(letters);
    press("Enter");
    expect_shown("200 letters at most");
    press("Esc");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_string_equal(stage.text, "under the table");
}

static void detail__another_moment__changes_what_follows(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    mees_did_it_before();
    press("v");
    detail(1);
    type_in("9:30"); /* it is 08:31 */
    press("Enter");
    expect_shown("not later than now");
    press("Ctrl-U");
    type_in("2026-10-01 10:15");
    press("Enter");
    expect_shown("Moment: Thu 1 Oct 10:15");
    expect_shown("1st time this school year: P7"); /* before the other one */
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_int_equal(test_class.last.at, stage_moment("2026-10-01 10:15"));
}

static void detail__another_measure__needs_a_reason_and_shows_its_dates(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    detail(2);
    for (int i = MEASURE_WARNING; i < MEASURE_BAN; i++)
        press("Down");
    press("Enter");
    press("Enter");
    expect_shown("one line is enough");
    type_in("agreed before");
    press("Enter");
    expect_shown("Another measure: agreed before");
    expect_shown("proposed 21 Nov up to and including 20 Dec");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_HANDED_IN, 0);
    assert_true(test_class.last.own_measure);
    assert_int_equal(test_class.last.measure, MEASURE_BAN);
    assert_string_equal(stage.reason, "agreed before");
}

static void detail__escape__leaves_the_panel_as_it_was(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    press("v");
    press("s");
    for (int i = 0; i < 3; i++) {
        detail(i);
        press("Esc");
    }
    press("Tab");
    press("Esc");
    press("Enter");
    is_recorded(MEES, VIOLATION_NOT_OFF, 0);
    assert_int_equal(test_class.last.at, 0);
    assert_false(test_class.last.own_measure);
}

/* --- looks --------------------------------------------------------------------------------------------- */

static void panel__every_size__is_as_it_was(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (int l = 0; l < 2; l++) {
        open_roster_on(languages[l], MEES);
        mees_did_it_before();
        press("v");
        stage_golden("violation");
        press("4");
        stage_golden("violation-internet");
        stage_clear();
    }
    open_roster_on(LANGUAGE_DUTCH, MEES);
}

static void panel__every_size__stays_inside(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    mees_did_it_before();
    press("v");
    press("8");
    detail(0);
    type_in("onder de tafel");
    press("Enter");
    stage_every_size();
}

/* What the roster says of a pupil about whom there is much to say is read whole. */
static void roster__long_sentence__is_whole__G3(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, MEES);
    mees_did_it_before();
    const struct record *second = stage_record(MEES, VIOLATION_NOT_OFF, "2026-11-19 08:40", 2);
    const struct measure *ban = stage_ban(second, "2026-11-20", "2026-12-19");
    stage_task(MEES, ban->id, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-23");
    stack_reload(&stage.stack);
    expect_shown("2 overtredingen dit schooljaar. 1 ding te doen.");
}

static void panel__ascii__has_no_other_byte(void **state)
{
    struct buffer out;
    (void)state;
    open_roster_on(LANGUAGE_DUTCH, 4); /* Renée */
    press("v");
    buffer_init(&out);
    golden_print(&stage.stack, 80, 24, true, &out);
    for (size_t i = 0; i < out.length; i++)
        assert_true((unsigned char)out.data[i] < 0x80);
    buffer_clear(&out);
}

/* What the class may see has nothing of all this. */
static void panel__board_mode__never_shows_it__C4(void **state)
{
    (void)state;
    open_roster_on(LANGUAGE_ENGLISH, MEES);
    mees_did_it_before();
    stage_task(MEES, 501, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-10-12", "2026-10-14");
    press("b");
    press("v");
    expect_not_shown("Violation:");
    expect_not_shown("Once before");
    press("Esc");
    press("Enter");
    expect_not_shown("Card of");
    press("Esc");
    press("F3");
    expect_not_shown("To do");
    press("Esc");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
    assert_int_equal(test_class.performed, 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(violation__the_commonest_case__is_two_keys),
        TEST(violation__every_kind__is_three_keys),
        TEST(violation__letters__differ_and_do_not_move),
        TEST(violation__escape__records_nothing),
        TEST(violation__held_enter__records_once),
        TEST(violation__behind_a_number__is_of_that_pupil),
        TEST(violation__pasted_text__chooses_nothing),
        TEST(follows__first_time__is_a_warning__P7),
        TEST(follows__second_time__is_a_ban_with_its_dates__P8),
        TEST(follows__third_time__the_policy_is_silent__P10),
        TEST(follows__misuse__is_a_suspension_after_a_talk__P12_P13),
        TEST(follows__misuse_with_the_police_setting__says_so__P14),
        TEST(follows__internet__is_our_own_rule__I3),
        TEST(follows__promises__are_never_offered__I1),
        TEST(follows__exempt_device__is_no_violation__P5),
        TEST(follows__on_an_earlier_day__is_of_that_day__P8),
        TEST(follows__between_two_of_a_day__counts_what_was_before__P10a),
        TEST(follows__small_window__is_seen_before_enter__G3),
        TEST(other__asks_what_it_was__P12),
        TEST(detail__note__goes_with_the_record),
        TEST(detail__another_moment__changes_what_follows),
        TEST(detail__another_measure__needs_a_reason_and_shows_its_dates),
        TEST(detail__escape__leaves_the_panel_as_it_was),
        TEST(panel__every_size__is_as_it_was),
        TEST(panel__every_size__stays_inside),
        TEST(roster__long_sentence__is_whole__G3),
        TEST(panel__ascii__has_no_other_byte),
        TEST(panel__board_mode__never_shows_it__C4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
