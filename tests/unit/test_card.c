#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/card.h"

enum { MEES = 2, TIM = 7 };

static void add_line(int64_t number, const char *at, const char *text, int64_t record_id, bool taken_back)
{
    stage.history[stage.history_count++] = (struct history_line){ .number = number,
                                                                  .occurred = stage_moment(at),
                                                                  .recorded = stage_moment(at),
                                                                  .who = "Marit Bakker",
                                                                  .text = text,
                                                                  .record_id = record_id,
                                                                  .taken_back = taken_back };
}

static void open_card_of_mees(enum language language)
{
    stage_set(language);
    const struct record *record = stage_record(MEES, VIOLATION_NOT_HANDED_IN, "2026-11-12 08:40", 1);
    stage_record(MEES, VIOLATION_NOT_OFF, "2026-11-19 08:40", 2);
    const struct measure *ban = stage_ban(&stage.records[1], "2026-11-20", "2026-12-19");
    stage_task(MEES, record->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-12", "2026-11-16");
    stage_task(MEES, ban->id, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-19", "2026-11-23");
    add_line(12, "2026-11-20 08:25", "phone handed in", 0, false);
    add_line(13, "2026-11-19 08:40", "to do: child told", 0, false);
    stage.history[1].opens_task = true;
    add_line(11, "2026-11-19 08:40", "Phone not switched off, 2nd time", 502, false);
    add_line(10, "2026-11-12 08:40", "Phone not handed in, 1st time", 0, true);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("Enter");
}

static void card__what_runs_and_what_happened__newest_first__P17(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    expect_shown("Card of Mees Bakker");
    expect_shown("20 Nov up to and including 19 Dec: not yet told, so nobody is held to it"); /* P8 */
    expect_shown("to do, late parents told");
    expect_shown("to do by 23 Nov child told");
    const char *flat = stage_flat(80, 24, 0);
    assert_true(strstr(flat, "phone handed in") < strstr(flat, "Phone not switched off, 2nd time"));
    expect_shown("taken back: Phone not handed in, 1st time");
    expect_shown("parents told (Phone not handed in, 12 Nov)");
    expect_not_shown("to do: child told"); /* it is open, and stands above */
}

static void card__nothing_yet__says_so(void **state)
{
    (void)state;
    stage_set(LANGUAGE_DUTCH);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("Enter");
    expect_shown("Kaart van Mees Bakker");
    press("Space");
    press("x");
    assert_int_equal(test_class.performed, 0);
}

static void card__exempt__says_until_when__P5(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, TIM);
    press("Enter");
    expect_shown("exempt: phone, up to and including 18 Feb");
}

static void card__consent__is_one_line_of_this_school_year__C1_C2(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    stage_consent(MEES, CONSENT_PHOTO, CONSENT_YES, "2026-07-31");
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("Enter");
    expect_shown("consent for photos: no answer yet");
    press("Esc");
    stage_consent(MEES, CONSENT_PHOTO, CONSENT_YES, "2026-09-03");
    stage_consent(MEES, CONSENT_NAME, CONSENT_NO, "2026-09-03");
    press("Enter");
    expect_shown("consent for photos: photo and film yes, name with photo no, single portrait no answer yet");
}

static void withdraw__asks_a_reason__P10a(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    for (int i = 0; i < 3; i++)
        press("Down");
    press("x");
    expect_shown("Take it back?");
    press("Enter");
    expect_shown("Why is it taken back");
    press("Enter");
    assert_int_equal(test_class.performed, 0);
    expect_shown("one line is enough");
    type_in("it was another child");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_WITHDRAW);
    assert_int_equal(test_class.last.ref, 502);
    assert_string_equal(stage.reason, "it was another child");
}

/* That it was about another child needs no sentence: it says itself what it is. */
static void withdraw__about_another_child__is_one_key__P17(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_DUTCH);
    for (int i = 0; i < 3; i++)
        press("Down");
    press("x");
    expect_shown("het ging over een ander kind");
    press("a");
    assert_int_equal(test_class.last.kind, INTENT_WITHDRAW);
    assert_int_equal(test_class.last.ref, 502);
    assert_true(test_class.last.other_child);
}

static void note__is_typed_and_taken_back__C4(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    press("N");
    expect_shown("Note, on this card only");
    type_in("looked into the mail, agreed with the parents");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_NOTE);
    assert_int_equal(test_class.last.pupil_id, MEES);
    assert_string_equal(stage.text, "looked into the mail, agreed with the parents");
    add_line(9, "2026-11-11 08:40", "note: looked into the mail", 0, false);
    stage.history[stage.history_count - 1].note_id = 9;
    stack_reload(&stage.stack);
    press("End");
    press("x");
    press("Enter");
    type_in("a slip");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_NOTE_WITHDRAW);
    assert_int_equal(test_class.last.ref, 9);
}

/* A story is longer than a row; the correction and when it was written down stand with it. */
static void card__selected_line__is_shown_whole_with_what_was_said_later__P17(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    add_line(
        10, "2026-11-12 08:40",
        "child heard: \"my phone was in my bag because my brother had borrowed it and put it there without "
        "telling me, and I did not know that it was on\"",
        0, false);
    stage.history[0].beside = "taken back on 21 Nov: it was his brother's";
    stage.history[0].recorded = stage_moment("2026-11-19 15:05");
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("Enter");
    expect_shown("and I did not know that it was on\" (taken back on 21 Nov: it was his brother's) (written "
                 "down on 19 Nov at 15:05) - Marit Bakker");
}

/* 20 November of this year is not that of the year before. */
static void card__line_of_an_earlier_school_year__has_its_year__P17(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    add_line(11, "2026-11-12 08:40", "Phone not switched off, 1st time", 0, false);
    add_line(10, "2025-11-20 08:25", "Phone not handed in, 1st time", 0, false);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("Enter");
    expect_shown("Thu 12 Nov 08:40");
    expect_shown("20 Nov '25 08:25");
}

static bool no_paper(struct desk *desk, int64_t pupil_id, char *path, size_t size, struct err *err)
{
    (void)desk;
    if (pupil_id != MEES)
        return err_set(err, ERR_DISK, "%s", "The disk is full.");
    snprintf(path, size, "%s", "/home/marit/cards/card-2026-11-20-1f3a9c02.html");
    return true;
}

static void print__says_where_it_is_and_that_a_name_is_in_it__P17(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    test_class.desk.print_card = no_paper;
    press("p");
    stack_resize(&stage.stack, 132, 24);
    assert_true(is_shown(132, 24, "remove it afterwards: /home/marit/cards/card-2026-11-20-1f3a9c02.html"));
    assert_int_equal(test_class.performed, 0);
}

static void inspect__says_where_it_is_and_for_whom__P17(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    test_class.desk.inspect = no_paper;
    press("i");
    stack_resize(&stage.stack, 160, 24);
    assert_true(is_shown(160, 24, "Give it to its parents only, and remove it afterwards."));
    assert_int_equal(test_class.performed, 0);
}

static void parents_words__on_the_card__are_asked_for_and_kept__P17(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    press("P");
    expect_shown("The parents' own words, beside the card");
    press("Enter");
    assert_int_equal(test_class.performed, 0);
    type_in("It was his brother's.");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_PARENTS_NOTE);
    assert_int_equal(test_class.last.ref, 0);
}

static void withdraw__other_lines__say_what_to_choose(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    press("x"); /* a task */
    expect_shown("Choose the line of a violation or a note first");
    press("End"); /* taken back already */
    press("x");
    expect_shown("Choose the line of a violation or a note first");
    assert_int_equal(test_class.performed, 0);
}

/* The footer has the keys of the line one is on. */
/* What was ticked off long ago is opened again from its line. [P10a] */
static void card__line_of_a_done_duty__opens_it_again__P10a(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    stage.tasks[0].done_day = stage_day("2026-11-13");
    stage.history[0].done_task = stage.tasks[0].id;
    stage_derive();
    stack_reload(&stage.stack);
    press("Down"); /* past what is to do */
    expect_shown("Space open again");
    press("Space");
    expect_shown("Done on 13 Nov.");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_TASK_REOPEN);
    assert_int_equal(test_class.last.ref, stage.tasks[0].id);
}

static void footer__shows_what_works_on_this_line(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    expect_shown("Space done");
    expect_not_shown("x withdraw");
    for (int i = 0; i < 3; i++)
        press("Down");
    expect_not_shown("Space done");
    expect_shown("x withdraw");
}

static void card__space_on_a_task__ticks_it(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    press("Down");
    press("Space");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_TASK_DONE);
    assert_int_equal(test_class.last.ref, 902);
    press("End");
    press("Space");
    expect_shown("Choose a line that is to do first");
    assert_int_equal(test_class.performed, 1);
}

static void card__v__is_about_this_pupil(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_ENGLISH);
    press("v");
    expect_shown("Violation: Mees Bakker");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_VIOLATION);
    assert_int_equal(test_class.last.pupil_id, MEES);
    expect_shown("Card of Mees Bakker");
}

static void card__every_size__is_as_it_was(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_DUTCH);
    stage_golden("card");
    stage_clear();
    open_card_of_mees(LANGUAGE_ENGLISH);
    stage_golden("card");
}

static void card__every_size__stays_inside(void **state)
{
    (void)state;
    open_card_of_mees(LANGUAGE_DUTCH);
    stage_every_size();
    press("x");
    stage_every_size();
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(card__what_runs_and_what_happened__newest_first__P17),
        TEST(card__nothing_yet__says_so),
        TEST(card__exempt__says_until_when__P5),
        TEST(card__consent__is_one_line_of_this_school_year__C1_C2),
        TEST(withdraw__asks_a_reason__P10a),
        TEST(withdraw__about_another_child__is_one_key__P17),
        TEST(note__is_typed_and_taken_back__C4),
        TEST(card__line_of_an_earlier_school_year__has_its_year__P17),
        TEST(card__selected_line__is_shown_whole_with_what_was_said_later__P17),
        TEST(print__says_where_it_is_and_that_a_name_is_in_it__P17),
        TEST(inspect__says_where_it_is_and_for_whom__P17),
        TEST(parents_words__on_the_card__are_asked_for_and_kept__P17),
        TEST(withdraw__other_lines__say_what_to_choose),
        TEST(card__line_of_a_done_duty__opens_it_again__P10a),
        TEST(footer__shows_what_works_on_this_line),
        TEST(card__space_on_a_task__ticks_it),
        TEST(card__v__is_about_this_pupil),
        TEST(card__every_size__is_as_it_was),
        TEST(card__every_size__stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
