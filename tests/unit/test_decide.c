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

/* Misuse has no ban of its own: it is the school's of devices, with its month and its duties. */
static void decide__measure_of_another_ladder__comes_with_period_and_duties__P8(void **state)
{
    (void)state;
    struct intent intent = { .kind = INTENT_VIOLATION,
                             .pupil_id = NOOR,
                             .violation = VIOLATION_MISUSE_PHOTO,
                             .own_measure = true,
                             .measure = MEASURE_BAN,
                             .reason = "agreed with the head" };
    for (int i = 0; i < 2; i++) {
        assert_true(want(intent));
        assert_string_equal(event_text(came(1, EVENT_MEASURE), "until"), "2026-12-20");
        assert_string_equal(event_text(came(3, EVENT_TASK_OPENED), "task"), "child-told");
        /* Also where no ladder of the school has a ban any more. */
        school.settings.ladders[LADDER_DEVICE].rung_count = 1;
        school.settings.ladders[LADDER_WATCH].rung_count = 1;
    }
}

static void decide__exempt_device__breaks_nothing__P5(void **state)
{
    (void)state;
    was_exempt(NOOR, DEVICE_PHONE, "2026-11-02", "2026-11-20");
    struct intent intent = { .kind = INTENT_VIOLATION, .pupil_id = NOOR, .violation = VIOLATION_NOT_OFF };
    assert_false(want(intent));
    was_refused("P5");
    intent.violation = VIOLATION_SMARTWATCH;
    assert_true(want(intent));
    intent.violation = VIOLATION_MISUSE_PHOTO;
    assert_true(want(intent));
    intent.violation = VIOLATION_NOT_OFF;
    school_now("2026-11-21T10:00");
    assert_true(want(intent));
}

/* A ban never covers an exempt device: it is ticked like any other. */
static void decide__exempt_device_of_a_banned_child__is_no_matter__P8(void **state)
{
    (void)state;
    led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN, "2026-11-11", "2026-12-10");
    struct intent intent = { .kind = INTENT_TICK, .pupil_id = NOOR };
    assert_true(want(intent));
    assert_non_null(strstr(school.decision.said, "10 Dec"));
    was_exempt(NOOR, DEVICE_PHONE, "2026-11-02", "2026-11-20");
    assert_true(want(intent));
    assert_null(strstr(school.decision.said, "10 Dec"));
}

/* A ban that was lifted does not run any more: the next one waits for nothing. */
static void decide__ban_after_one_that_was_lifted__starts_the_next_day__P10(void **state)
{
    (void)state;
    struct measure *measure = led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN,
                                     "2026-11-11", "2026-12-10");
    assert_int_equal(outlook_ban_start(&school.facts, NOOR, day("2026-11-20")), day("2026-12-11"));
    measure->lifted = day("2026-11-18");
    assert_int_equal(outlook_ban_start(&school.facts, NOOR, day("2026-11-20")), day("2026-11-21"));
    measure->lifted = day("2026-11-25");
    assert_int_equal(outlook_ban_start(&school.facts, NOOR, day("2026-11-20")), day("2026-11-25"));
}

static void measure_status__letter_that_is_open_again__confirms_nothing__P9(void **state)
{
    (void)state;
    struct measure *measure = led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN,
                                     "2026-11-11", "2026-12-10");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-17", "2026-11-16");
    measure->confirmed = true;
    assert_int_equal(measure_ban_status(&school.facts, measure), BAN_CONFIRMED);
    letter->done_day = DAY_NONE;
    assert_int_equal(measure_ban_status(&school.facts, measure), BAN_TOLD);
}

/* Lifting opens the duty to tell the parents; on the days before the child was held to it all the same. */
static void measure_status__lifted_later__held_on_the_days_before__P10a(void **state)
{
    (void)state;
    struct measure *measure = led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN,
                                     "2026-11-11", "2026-12-10");
    was_to_do(NOOR, measure->id, TASK_PARENTS_TOLD, "2026-11-12", "2026-11-10");
    measure->lifted = day("2026-11-18");
    struct task *lifting = was_to_do(NOOR, measure->id, TASK_PARENTS_TOLD, "2026-11-20", NULL);
    lifting->day = day("2026-11-18");
    assert_true(measure_holds(&school.facts, measure, day("2026-11-17")));
    assert_false(measure_holds(&school.facts, measure, day("2026-11-18")));
}

static struct intent violation(enum violation_kind kind)
{
    return (struct intent){ .kind = INTENT_VIOLATION, .pupil_id = NOOR, .violation = kind };
}

static void decide__same_facts_and_intent__give_the_same_events__law_4_G3(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    struct decision first = school.decision;
    school.context.who = "Joris de Wit";
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    assert_int_equal(first.count, school.decision.count);
    assert_string_equal(first.said, school.decision.said);
    for (size_t i = 0; i < first.count; i++) {
        const struct event *a = &first.events[i], *b = &school.decision.events[i];
        assert_string_equal(a->who, "Marit Bakker");
        assert_string_equal(b->who, "Joris de Wit");
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->occurred, b->occurred);
        assert_int_equal(a->pupil_id, b->pupil_id);
        assert_int_equal(a->ref, b->ref);
        char *left = event_data(a), *right = event_data(b);
        assert_string_equal(left, right);
        free(left);
        free(right);
    }
}

static void decide__a_moment_of_years_ago__is_refused(void **state)
{
    (void)state;
    assert_false(want((struct intent){ .kind = INTENT_VIOLATION,
                                       .pupil_id = NOOR,
                                       .violation = VIOLATION_NOT_OFF,
                                       .at = moment("2006-11-20T10:15") }));
    was_refused("year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide__texts_from_outside__are_clean_in_the_journal),
        school_test(decide__blanks__are_no_sentence_and_no_reason__P12),
        school_test(decide__day_to_come__is_refused__P1),
        school_test(decide__measure_of_another_ladder__comes_with_period_and_duties__P8),
        school_test(decide__exempt_device__breaks_nothing__P5),
        school_test(decide__exempt_device_of_a_banned_child__is_no_matter__P8),
        school_test(decide__ban_after_one_that_was_lifted__starts_the_next_day__P10),
        school_test(measure_status__letter_that_is_open_again__confirms_nothing__P9),
        school_test(measure_status__lifted_later__held_on_the_days_before__P10a),
        school_test(decide__same_facts_and_intent__give_the_same_events__law_4_G3),
        school_test(decide__a_moment_of_years_ago__is_refused),
    };
    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
