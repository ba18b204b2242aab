/* What is done anew each school year: the class's internet agreements, consent for photos. */
#include "school.h"

#include "klaskast/domain/agreements.h"

#include <stdio.h>
#include <string.h>

static void consent__one_kind__is_one_event_with_its_school_year__C1(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_CONSENT,
                                      .pupil_id = NOOR,
                                      .consent = CONSENT_NAME,
                                      .consented = CONSENT_NO,
                                      .day = day("2026-09-03") }));
    assert_int_equal(school.decision.count, 1);
    const struct event *event = came(0, EVENT_CONSENT_SET);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "consent"), "name");
    assert_string_equal(event_text(event, "answer"), "no");
    assert_string_equal(event_text(event, "taken"), "2026-09-03");
    assert_int_equal(event_number(event, "year"), 2026);
    assert_string_equal(school.decision.said, "Noor de Vries: name with photo: no.");
}

static void consent__all_kinds__are_three_events__C1_C2(void **state)
{
    static const char *const names[] = { "photo", "name", "portrait" };
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_CONSENT,
                                      .pupil_id = MEES,
                                      .consent = CONSENT_KINDS,
                                      .consented = CONSENT_YES,
                                      .day = day("2026-11-20") }));
    assert_int_equal(school.decision.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(event_text(came(i, EVENT_CONSENT_SET), "consent"), names[i]);
        assert_string_equal(event_text(came(i, EVENT_CONSENT_SET), "answer"), "yes");
    }
}

/* On 31 July it is the old school year, on 1 August the new one, and the old one cannot be changed. */
static void consent__school_year__turns_on_1_August__C1(void **state)
{
    struct intent intent = { .kind = INTENT_CONSENT, .pupil_id = NOOR, .consented = CONSENT_YES };
    (void)state;
    school_now("2027-07-31T23:59");
    intent.day = day("2027-07-31");
    assert_true(want(intent));
    assert_int_equal(event_number(came(0, EVENT_CONSENT_SET), "year"), 2026);
    school_now("2027-08-01T00:00");
    assert_false(want(intent));
    was_refused("1 August 2027");
    intent.day = day("2027-08-01");
    assert_true(want(intent));
    assert_int_equal(event_number(came(0, EVENT_CONSENT_SET), "year"), 2027);
}

static void consent__day_to_come_or_no_day__is_refused__C1(void **state)
{
    struct intent intent = { .kind = INTENT_CONSENT, .pupil_id = NOOR, .consented = CONSENT_YES };
    (void)state;
    intent.day = day("2026-11-21");
    assert_false(want(intent));
    was_refused("still to come");
    intent.day = 0;
    assert_false(want(intent));
    was_refused("school year is over");
}

static void consent__of_who_left__is_refused__C1(void **state)
{
    (void)state;
    school.pupils[0].left_day = day("2026-11-01");
    assert_false(want((struct intent){
        .kind = INTENT_CONSENT, .pupil_id = NOOR, .consented = CONSENT_YES, .day = day("2026-11-20") }));
    was_refused("has left the class");
}

static void agreements__made__keep_their_day_and_the_lines_of_the_class__I1(void **state)
{
    const char *const lines[] = { "  Wij schelden niet. ", "", "We say\tplease." };
    struct agreements agreements = { DAY_NONE, "" };
    char line[200];
    (void)state;
    assert_true(want((struct intent){
        .kind = INTENT_AGREEMENTS, .day = day("2026-09-03"), .lines = lines, .line_count = 3 }));
    const struct event *event = came(0, EVENT_AGREEMENTS_MADE);
    assert_string_equal(event_text(event, "made"), "2026-09-03");
    assert_int_equal(event->class_id, SCHOOL_CLASS);
    assert_int_equal(event->pupil_id, 0);
    agreements.lines = event_text(event, "lines");
    assert_true(agreements_line(&agreements, 0, line, sizeof line));
    assert_string_equal(line, "Wij schelden niet.");
    assert_true(agreements_line(&agreements, 1, line, sizeof line));
    assert_string_equal(line, "We say please.");
    assert_false(agreements_line(&agreements, 2, line, sizeof line));
}

static void agreements__without_lines__can_be_made__I1(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_AGREEMENTS, .day = day("2026-11-20") }));
    assert_string_equal(event_text(came(0, EVENT_AGREEMENTS_MADE), "lines"), "");
    assert_string_equal(school.decision.said, "The class made its internet agreements on 20 November 2026.");
}

static void agreements__another_year_too_many_or_too_long__are_refused__I1(void **state)
{
    const char *lines[AGREEMENT_LINES + 1];
    char letters[AGREEMENT_LINE_LETTERS + 2];
    struct intent intent = { .kind = INTENT_AGREEMENTS, .day = day("2026-07-31"), .lines = lines };
    (void)state;
    assert_false(want(intent));
    was_refused("1 August 2026");
    intent.day = day("2026-11-21");
    assert_false(want(intent));
    was_refused("still to come");
    intent.day = day("2026-11-20");
    for (size_t i = 0; i <= AGREEMENT_LINES; i++)
        lines[i] = "Wij schelden niet.";
    intent.line_count = AGREEMENT_LINES + 1;
    assert_false(want(intent));
    was_refused("more than 8 lines");
    memset(letters, 'a', sizeof letters - 1);
    letters[sizeof letters - 1] = '\0';
    lines[1] = letters;
    intent.line_count = 2;
    assert_false(want(intent));
    was_refused("at most 160 letters");
    letters[AGREEMENT_LINE_LETTERS] = '\0';
    assert_true(want(intent));
    school.context.class_id = 0;
    assert_false(want(intent));
    was_refused("no class");
}

static void broken_is_named(int agreement)
{
    char wanted[40];
    snprintf(wanted, sizeof wanted, "Internet agreement %d.", agreement);
    assert_int_equal(event_number(came(0, EVENT_VIOLATION), "agreement"), agreement);
    assert_non_null(strstr(school.decision.said, wanted));
}

/* Of the ladder: a broken agreement names which one, and the promises to the child cannot be broken. [I3] */
static void violation__promise_to_the_child__is_refused__I1_I3(void **state)
{
    (void)state;
    for (int i = 1; i <= AGREEMENTS; i++) {
        bool ok = want((struct intent){
            .kind = INTENT_VIOLATION, .pupil_id = NOOR, .violation = VIOLATION_INTERNET, .agreement = i });
        assert_int_equal(ok, i != 2 && i != 3);
        if (!ok)
            was_refused("promise to the child");
        else
            broken_is_named(i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(consent__one_kind__is_one_event_with_its_school_year__C1),
        school_test(consent__all_kinds__are_three_events__C1_C2),
        school_test(consent__school_year__turns_on_1_August__C1),
        school_test(consent__day_to_come_or_no_day__is_refused__C1),
        school_test(consent__of_who_left__is_refused__C1),
        school_test(agreements__made__keep_their_day_and_the_lines_of_the_class__I1),
        school_test(agreements__without_lines__can_be_made__I1),
        school_test(agreements__another_year_too_many_or_too_long__are_refused__I1),
        school_test(violation__promise_to_the_child__is_refused__I1_I3),
    };
    return cmocka_run_group_tests_name("decide_year", tests, NULL, NULL);
}
