/* Notes on a card. */
#include "school.h"

static struct note kept = { .id = 77, .pupil_id = NOOR, .text = "looked into the mail" };

static int open_with_note(void **state)
{
    school_open(state);
    kept.withdrawn = false;
    school.facts.notes = &kept;
    school.facts.note_count = 1;
    return 0;
}

#define note_test(name) cmocka_unit_test_setup_teardown(name, open_with_note, school_close)

static void note__one_line__is_kept_with_the_pupil__C4(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_NOTE,
                                      .pupil_id = NOOR,
                                      .text = "looked into the mail, since it was about bullying" }));
    const struct event *event = came_only(EVENT_NOTE);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "text"), "looked into the mail, since it was about bullying");
}

static void note__nothing_or_too_much__is_refused__C4(void **state)
{
    (void)state;
    char text[500];
    assert_false(want((struct intent){ .kind = INTENT_NOTE, .pupil_id = NOOR, .text = "  " }));
    was_refused("400 letters");
    memset(text, 'a', sizeof text);
    text[401] = '\0';
    assert_false(want((struct intent){ .kind = INTENT_NOTE, .pupil_id = NOOR, .text = text }));
    text[400] = '\0';
    assert_true(want((struct intent){ .kind = INTENT_NOTE, .pupil_id = NOOR, .text = text }));
    assert_false(want((struct intent){ .kind = INTENT_NOTE, .pupil_id = 999, .text = "x" }));
}

static void note__taken_back__with_a_reason__stays_beside_it__C4_P17(void **state)
{
    (void)state;
    struct intent intent = { .kind = INTENT_NOTE_WITHDRAW, .ref = 77 };
    assert_false(want(intent));
    was_refused("reason");
    intent.reason = "it was a slip";
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_NOTE_WITHDRAWN);
    assert_int_equal(event->ref, 77);
    assert_int_equal(event->pupil_id, NOOR);
    assert_int_equal(event_number(event, "other"), 0);
    kept.withdrawn = true;
    assert_false(want(intent));
    was_refused("taken back already");
}

static void note__about_another_child__says_so_without_a_reason__P17(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_NOTE_WITHDRAW, .ref = 77, .other_child = true }));
    const struct event *event = came_only(EVENT_NOTE_WITHDRAWN);
    assert_int_equal(event_number(event, "other"), 1);
    assert_string_equal(event_text(event, "reason"), "it was about another child");
}

static void note__parents_own_words__stand_beside_the_note_or_the_card__P17(void **state)
{
    (void)state;
    struct intent intent = {
        .kind = INTENT_PARENTS_NOTE, .pupil_id = NOOR, .ref = 77, .text = "It was not so."
    };
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_PARENTS_NOTE);
    assert_int_equal(event->ref, 77);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "text"), "It was not so.");
    /* What was taken back can still be answered. */
    kept.withdrawn = true;
    assert_true(want(intent));
    intent.ref = 0;
    assert_true(want(intent));
    assert_int_equal(came_only(EVENT_PARENTS_NOTE)->ref, 0);
    intent.ref = 4711;
    assert_false(want(intent));
    was_refused("of this child");
    intent.ref = 0;
    intent.text = " ";
    assert_false(want(intent));
    was_refused("own words");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        note_test(note__one_line__is_kept_with_the_pupil__C4),
        note_test(note__nothing_or_too_much__is_refused__C4),
        note_test(note__taken_back__with_a_reason__stays_beside_it__C4_P17),
        note_test(note__about_another_child__says_so_without_a_reason__P17),
        note_test(note__parents_own_words__stand_beside_the_note_or_the_card__P17),
    };
    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
