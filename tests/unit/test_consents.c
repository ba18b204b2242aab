/* The screen of consent for photos: filled in with one key a pupil, and who may not be in one. */
#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/consents.h"

enum { ILSE = 1, MEES = 2, DAAN = 3, LAST = 28 };

static void open_screen(enum language language)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, ILSE);
    press("c");
}

/* Some answers of now, and those of last year. */
static void with_answers(enum language language)
{
    stage_set(language);
    for (int64_t id = 1; id <= LAST; id++) {
        stage_consent(id, CONSENT_PHOTO, CONSENT_YES, "2025-09-03");
        stage_consent(id, CONSENT_PHOTO, id % 9 == 2 ? CONSENT_NO : CONSENT_YES, "2026-09-03");
        stage_consent(id, CONSENT_NAME, id % 4 == 2 ? CONSENT_NO : CONSENT_YES, "2026-09-03");
    }
    stage_consent(5, CONSENT_PHOTO, CONSENT_OPEN, "2026-09-03");
    open_roster(&stage.stack, &test_class.desk, ILSE);
    press("c");
}

static void wrote(int64_t pupil_id, enum consent_kind kind, enum consent_answer answer, const char *day)
{
    assert_int_equal(test_class.last.kind, INTENT_CONSENT);
    assert_int_equal(test_class.last.pupil_id, pupil_id);
    assert_int_equal(test_class.last.consent, kind);
    assert_int_equal(test_class.last.consented, answer);
    assert_int_equal(test_class.last.day, stage_day(day));
}

static void consents__one_key_a_pupil__fills_a_class__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    expect_shown("No answer yet: photo 28, name 28, solo 28");
    for (int i = 0; i < LAST; i++)
        press(i == 4 ? "n" : "y");
    assert_int_equal(test_class.performed, LAST);
    wrote(LAST, CONSENT_PHOTO, CONSENT_YES, "2026-11-20");
    assert_int_equal(consent_of(stage.consents, stage.consent_count, 5, 2026, CONSENT_PHOTO), CONSENT_NO);
    expect_shown("No answer yet: photo 0, name 28, solo 28");
    expect_shown("That was the last of the class. Tab goes to the next column.");
    press("Tab");
    press("n");
    wrote(ILSE, CONSENT_NAME, CONSENT_NO, "2026-11-20");
}

/* Two answers a second apart are two answers; a key that is held down is one. */
static void consents__held_key__answers_once__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    struct input input = { .kind = INPUT_KEY, .ticks = stage.ticks += 1000, .text = "y" };
    assert_true(key_parse("y", &input.key));
    for (int i = 0; i < 20; i++) {
        stack_input(&stage.stack, &input);
        input.ticks += 60; /* as a keyboard repeats */
    }
    assert_int_equal(test_class.performed, 1);
    for (int i = 0; i < 5; i++) {
        input.ticks += 150; /* as fast as one types */
        stack_input(&stage.stack, &input);
    }
    assert_int_equal(test_class.performed, 6);
}

static void consents__dutch__has_the_letter_of_ja__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_DUTCH);
    expect_shown("j n ja, nee");
    press("j");
    wrote(ILSE, CONSENT_PHOTO, CONSENT_YES, "2026-11-20");
    press("J");
    wrote(MEES, CONSENT_KINDS, CONSENT_YES, "2026-11-20");
    press("N");
    wrote(DAAN, CONSENT_KINDS, CONSENT_NO, "2026-11-20");
}

static void consents__space_and_arrows__change_nothing__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("Space");
    press("Down");
    press("Up");
    press("Right");
    assert_int_equal(test_class.performed, 0);
    press("n");
    wrote(MEES, CONSENT_NAME, CONSENT_NO, "2026-11-20");
}

static void consents__same_answer_of_today__is_not_written_twice__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("o"); /* there was none */
    assert_int_equal(test_class.performed, 0);
    press("y");
    press("Up");
    press("y");
    assert_int_equal(test_class.performed, 1);
    press("Up");
    press("o");
    wrote(MEES, CONSENT_PHOTO, CONSENT_OPEN, "2026-11-20");
}

static void consents__day_of_the_portal__is_asked_and_stays__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    press("d");
    type_in("31-7-2026");
    press("Enter");
    expect_shown("a day from 1 Aug on, or empty for today");
    press("Ctrl-U");
    type_in("3-9-2026");
    press("Enter");
    expect_shown("copied from the portal on 3 Sep");
    press("y");
    press("n");
    wrote(MEES, CONSENT_PHOTO, CONSENT_NO, "2026-09-03");
    expect_shown("Daan van den Berg: photo and film no answer yet");
    press("Up");
    expect_shown("Mees Bakker: photo and film no (3 Sep)");
}

static void consents__new_school_year__starts_at_no_answer_yet__C1(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    for (int64_t id = 1; id <= LAST; id++)
        stage_consent(id, CONSENT_PHOTO, CONSENT_YES, "2026-07-31");
    open_roster(&stage.stack, &test_class.desk, ILSE);
    press("c");
    expect_shown("Consent for photos, 2026-2027");
    expect_shown("No answer yet: photo 28, name 28, solo 28");
}

static void consents__who_may_not__counts_no_answer_as_no__C1_C2(void **state)
{
    (void)state;
    with_answers(LANGUAGE_ENGLISH);
    press("l");
    expect_shown("Not in a photo or film");
    expect_shown("4 of 28 pupils. * no answer yet (1): that counts as no.");
    expect_shown("Mees Bakker");
    expect_shown("Fenna IJsselstein *");
    expect_not_shown("Ilse van Aalst");
    press("y"); /* nothing is filled in here */
    press("N");
    assert_int_equal(test_class.performed, 0);
    press("Right");
    expect_shown("No name with a photo");
    press("Right");
    expect_shown("28 of 28 pupils. * no answer yet (28)");
    assert_true(is_shown(40, 12, "Ilse van Aalst *"));
    assert_false(is_shown(40, 12, "Daan Visser *"));
    press("End");
    assert_true(is_shown(40, 12, "Daan Visser *"));
    press("Up");
    assert_false(is_shown(40, 12, "Daan Visser *"));
    press("Esc");
    expect_shown("Consent for photos, 2026-2027");
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
}

static void expect_names_beside_message(int64_t last)
{
    stage_set(LANGUAGE_ENGLISH);
    for (int64_t id = 1; id <= LAST; id++)
        stage_consent(id, CONSENT_PHOTO, id > last ? CONSENT_YES : CONSENT_NO, "2026-09-03");
    open_roster(&stage.stack, &test_class.desk, ILSE);
    press("c");
    press("l");
    stack_say(&stage.stack, MESSAGE_WARNING, "%s %s",
              "In a folder with a long name a page says who may not be in a photo or a film.",
              "It holds names of children: remove it after use.");
    expect_shown("remove it after use.");
    for (size_t i = 0; i < test_class.desk.model->pupil_count; i++)
        if (test_class.desk.model->pupils[i].pupil->id <= last)
            expect_shown(test_class.desk.model->pupils[i].pupil->name);
    stage_clear();
}

/* Who is not read there is photographed. */
static void consents__who_may_not__no_name_is_under_a_message__C2(void **state)
{
    (void)state;
    for (int64_t last = 1; last <= LAST; last++)
        expect_names_beside_message(last);
}

static void consents__all_may__says_so__C1(void **state)
{
    (void)state;
    stage_set(LANGUAGE_DUTCH);
    for (int64_t id = 1; id <= LAST; id++)
        stage_consent(id, CONSENT_PHOTO, CONSENT_YES, "2026-09-03");
    open_roster(&stage.stack, &test_class.desk, ILSE);
    press("c");
    press("l");
    expect_shown("Iedereen mag.");
}

static void consents__refused__stays_where_it_is__C1(void **state)
{
    (void)state;
    open_screen(LANGUAGE_ENGLISH);
    test_class.refuse = true;
    press("y");
    expect_shown("The disk is full.");
    expect_shown("> Ilse van Aalst");
    expect_shown("No answer yet: photo 28");
}

static void consents__board_mode__has_no_key_for_it__C1(void **state)
{
    (void)state;
    with_answers(LANGUAGE_ENGLISH);
    press("Esc");
    press("b");
    press("c");
    expect_not_shown("Consent");
    for (int i = ACTION_CONSENT; i <= ACTION_CONSENT_SKIP; i++)
        assert_false(action_info((enum key_action)i)->places & PLACE_BOARD);
}

static void consents__empty_class__asks_nothing(void **state)
{
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    test_class.model.pupil_count = 0;
    open_roster(&stage.stack, &test_class.desk, 0);
    press("c");
    expect_shown("There is nobody in this class. Esc goes back; there, I reads a class list.");
    press("y");
    press("Y");
    press("Space");
    press("l");
    assert_int_equal(test_class.performed, 0);
    stage_every_size();
}

static void consents__every_size__draws_inside(void **state)
{
    (void)state;
    with_answers(LANGUAGE_DUTCH);
    stage_every_size();
    press("l");
    press("Right");
    press("Right");
    stage_every_size();
}

static void consents__golden(void **state)
{
    static const enum language languages[] = { LANGUAGE_DUTCH, LANGUAGE_ENGLISH };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        with_answers(languages[i]);
        stage_golden("consents");
        press("l");
        stage_golden("consents-list");
        press("Right");
        press("Right");
        stage_golden("consents-list-open");
        if (i == 0)
            stage_clear();
    }
}

#define screen_test(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        screen_test(consents__one_key_a_pupil__fills_a_class__C1),
        screen_test(consents__held_key__answers_once__C1),
        screen_test(consents__dutch__has_the_letter_of_ja__C1),
        screen_test(consents__space_and_arrows__change_nothing__C1),
        screen_test(consents__same_answer_of_today__is_not_written_twice__C1),
        screen_test(consents__day_of_the_portal__is_asked_and_stays__C1),
        screen_test(consents__new_school_year__starts_at_no_answer_yet__C1),
        screen_test(consents__who_may_not__counts_no_answer_as_no__C1_C2),
        screen_test(consents__who_may_not__no_name_is_under_a_message__C2),
        screen_test(consents__all_may__says_so__C1),
        screen_test(consents__refused__stays_where_it_is__C1),
        screen_test(consents__board_mode__has_no_key_for_it__C1),
        screen_test(consents__empty_class__asks_nothing),
        screen_test(consents__every_size__draws_inside),
        screen_test(consents__golden),
    };
    return cmocka_run_group_tests_name("consents", tests, NULL, NULL);
}
