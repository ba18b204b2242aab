/* What all decisions have in common. */
#include "school.h"

static void decide__texts_from_outside__are_clean_in_the_journal(void **state)
{
    (void)state;
    struct intent intent = { .kind = INTENT_VIOLATION,
                             .pupil_id = NOOR,
                             .violation = VIOLATION_MISUSE_OTHER,
                             .text = "took\n\x1b[2Ja photo \xff",
                             .own_measure = true,
                             .measure = MEASURE_WARNING,
                             .reason = "\tagreed " };
    assert_true(want(intent));
    assert_string_equal(event_text(came(0, EVENT_VIOLATION), "note"), "took [2Ja photo \xef\xbf\xbd");
    assert_string_equal(event_text(came(0, EVENT_VIOLATION), "reason"), "agreed");
}

static void decide__blanks__are_no_sentence_and_no_reason__P12(void **state)
{
    (void)state;
    struct intent intent = {
        .kind = INTENT_VIOLATION, .pupil_id = NOOR, .violation = VIOLATION_MISUSE_OTHER, .text = " \t "
    };
    assert_false(want(intent));
    was_refused("P12");
    intent.violation = VIOLATION_NOT_OFF;
    intent.own_measure = true;
    intent.reason = "  ";
    assert_false(want(intent));
    was_refused("reason");
}

/* Nothing of the day can have happened on a day to come; a choice can be made while one is on the screen. */
static void decide__day_to_come__is_refused__P1(void **state)
{
    (void)state;
    static const enum intent_kind kinds[] = { INTENT_TICK,      INTENT_MARK,      INTENT_REST_NONE,
                                              INTENT_GIVE_BACK, INTENT_VIOLATION, INTENT_LATER };
    school_look("2026-11-23");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_false(want((struct intent){ .kind = kinds[i], .pupil_id = NOOR }));
        was_refused("still to come");
    }
    assert_true(want((struct intent){ .kind = INTENT_PREFERENCE, .text = "theme", .reason = "light" }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide__texts_from_outside__are_clean_in_the_journal),
        school_test(decide__blanks__are_no_sentence_and_no_reason__P12),
        school_test(decide__day_to_come__is_refused__P1),
    };
    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
