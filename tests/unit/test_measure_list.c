/* The measures of a class in groups and in words. Friday 20 November 2026; its week ends on Sunday the 22nd.
 */
#include "school.h"

#include "klaskast/domain/measure_list.h"

static struct measure *ban(int64_t pupil_id, const char *from, const char *until, const char *told)
{
    struct measure *measure =
        led_to(broke(pupil_id, VIOLATION_NOT_OFF, "2026-10-12T08:30", 2), MEASURE_BAN, from, until);
    was_to_do(pupil_id, measure->id, TASK_CHILD_TOLD, "2026-10-14", told);
    was_to_do(pupil_id, measure->id, TASK_PARENTS_TOLD, "2026-10-14", told);
    return measure;
}

static struct measure *suspension(int64_t pupil_id, const char *at, const char *talk)
{
    struct measure *measure =
        led_to(broke(pupil_id, VIOLATION_MISUSE_PHOTO, at, 1), MEASURE_SUSPENSION, NULL, NULL);
    was_to_do(pupil_id, measure->id, TASK_TALK, "2026-11-18", talk);
    return measure;
}

static const char *text_of(const struct measure *measure)
{
    static char text[700];
    measure_text(&school.facts, &school.settings, measure, school.context.today, text, sizeof text);
    return text;
}

static const char *state_of(const struct measure *measure)
{
    return measure_state_name(measure_state(&school.facts, measure, school.context.today));
}

static const char *news(void)
{
    static char text[400];
    measure_news(&school.facts, &school.settings, school.context.today, text, sizeof text);
    return text;
}

/* --- groups --------------------------------------------------------------------------------------------- */

static void list__what_waits_ends_runs_comes_and_is_over__in_this_order__P8_P13(void **state)
{
    (void)state;
    const struct measure *over = ban(NOOR, "2026-10-13", "2026-11-12", "2026-10-12");
    const struct measure *ahead = ban(MEES, "2026-11-23", "2026-12-22", "2026-11-20");
    const struct measure *runs = ban(ZOE, "2026-11-02", "2026-12-01", "2026-10-31");
    const struct measure *ends = ban(DAAN, "2026-10-23", "2026-11-22", "2026-10-22");
    const struct measure *untold = ban(DAAN, "2026-11-23", "2026-12-22", NULL);
    const struct measure *waits = suspension(NOOR, "2026-10-01T10:00", NULL);
    ban(MEES, "2026-11-01", "2026-11-30", "2026-11-01")->withdrawn = true;
    const struct measure *lines[] = { waits, untold, ends, runs, ahead, over };
    const struct measure_line *list;
    assert_int_equal(measure_list(&school.facts, school.context.today, &school.arena, &list), 6);
    for (size_t i = 0; i < 6; i++)
        assert_ptr_equal(list[i].measure, lines[i]);
    assert_int_equal(list[1].group, MEASURE_WAITS);
    assert_int_equal(list[2].group, MEASURE_ENDS);
    assert_int_equal(list[3].group, MEASURE_RUNS);
    assert_int_equal(list[4].group, MEASURE_AHEAD);
    assert_int_equal(list[5].group, MEASURE_OVER);
}

/* What was over before 1 August is not of this year; an open one from then still is to be decided. */
static void list__of_last_school_year__only_what_is_open__P11_P13(void **state)
{
    (void)state;
    const struct measure_line *list;
    struct measure *old = suspension(NOOR, "2026-07-09T10:00", NULL);
    ban(MEES, "2026-07-01", "2026-07-31", "2026-06-30");
    assert_int_equal(measure_list(&school.facts, school.context.today, &school.arena, &list), 1);
    assert_ptr_equal(list[0].measure, old);
    assert_string_equal(text_of(old), "internal suspension: first a talk with child and parents; from last "
                                      "school year: the head decides whether it goes on");
    assert_true(measure_left_open(&school.facts, old, school.context.today));
    old->lifted = day("2026-09-01");
    assert_false(measure_left_open(&school.facts, old, school.context.today));
    ban(MEES, "2026-07-02", "2026-08-01", "2026-07-01");
    assert_int_equal(measure_list(&school.facts, school.context.today, &school.arena, &list), 2);
}

/* --- in words ------------------------------------------------------------------------------------------- */

static void text__ban__says_how_far_it_is__P8_P9(void **state)
{
    (void)state;
    assert_string_equal(
        text_of(ban(NOOR, "2026-11-17", "2026-12-16", NULL)),
        "no phone at school, 17 Nov up to and including 16 Dec: not yet told, so nobody is held to it");
    struct measure *told = ban(MEES, "2026-11-17", "2026-12-16", "2026-11-16");
    struct task *letter = was_to_do(MEES, told->id, TASK_LETTER, "2026-11-23", NULL);
    assert_string_equal(
        text_of(told),
        "no phone at school, 17 Nov up to and including 16 Dec: told, not yet confirmed by the head");
    letter->done_day = day("2026-11-19");
    assert_string_equal(text_of(told),
                        "no phone at school, 17 Nov up to and including 16 Dec: confirmed by the head");
    told->paused = true;
    assert_string_equal(
        text_of(told), "no phone at school, 17 Nov up to and including 16 Dec: paused, nobody is held to it");
    told->paused = false;
    told->lifted = day("2026-11-20");
    assert_string_equal(text_of(told),
                        "no phone at school, 17 Nov up to and including 16 Dec: lifted on Fri 20 Nov");
}

static void text__last_days_of_a_ban__say_when_the_phone_may_come_again__P8(void **state)
{
    (void)state;
    const struct measure *measure = ban(NOOR, "2026-10-23", "2026-11-22", "2026-10-22");
    assert_non_null(strstr(text_of(measure), "from Mon 23 Nov the phone may come again"));
    school_now("2026-11-22T10:00");
    assert_non_null(strstr(text_of(measure), "from tomorrow the phone may come again"));
    school.settings.ban_covers_all = true;
    assert_non_null(strstr(text_of(measure), "from tomorrow devices may come again"));
    school_now("2026-11-23T10:00");
    assert_string_equal(text_of(measure), "no phone at school, 23 Oct up to and including 22 Nov: over");
    school_now("2026-11-15T10:00"); /* a Sunday: the last day is in the next week */
    assert_non_null(strstr(text_of(measure), "told, not yet confirmed"));
}

static void text__never_told__never_held__P8(void **state)
{
    (void)state;
    assert_string_equal(
        text_of(ban(NOOR, "2026-10-13", "2026-11-12", NULL)),
        "no phone at school, 13 Oct up to and including 12 Nov: over; it was never told, so it never held");
}

static void text__suspension__each_step_in_its_order__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension(NOOR, "2026-11-16T10:00", NULL);
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", NULL);
    assert_string_equal(state_of(measure), "talk");
    school.tasks[0].done_day = day("2026-11-17");
    assert_string_equal(state_of(measure), "period");
    assert_string_equal(text_of(measure), "internal suspension: the talk was held; the head sets the period");
    measure->from = day("2026-11-20");
    measure->until = day("2026-11-24");
    assert_string_equal(state_of(measure), "letter");
    school_now("2026-11-23T10:00");
    assert_string_equal(state_of(measure), "not-confirmed");
    assert_string_equal(text_of(measure),
                        "internal suspension, 20 Nov up to and including 24 Nov: not confirmed, "
                        "so it has not started: the head decides");
    letter->done_day = day("2026-11-19");
    assert_string_equal(state_of(measure), "runs");
    school_now("2026-11-19T10:00");
    assert_string_equal(state_of(measure), "ahead");
    school_now("2026-11-25T10:00");
    assert_string_equal(state_of(measure), "ended");
    letter->letter = LETTER_GIVEN; /* too late */
    letter->given_day = day("2026-11-25");
    assert_string_equal(text_of(measure),
                        "internal suspension, 20 Nov up to and including 24 Nov: over; it was "
                        "never confirmed, so it never started");
}

static void text__own_measure__says_why__P18(void **state)
{
    (void)state;
    struct measure *measure = ban(NOOR, "2026-11-17", "2026-12-16", "2026-11-16");
    school.records[0].own_measure = true;
    school.records[0].reason = "agreed with the head";
    assert_non_null(
        strstr(text_of(measure), "another measure than the school's steps: agreed with the head"));
}

/* --- the morning after ---------------------------------------------------------------------------------- */

static void news__the_next_school_morning__once__P8(void **state)
{
    (void)state;
    ban(NOOR, "2026-10-23", "2026-11-20", "2026-10-22"); /* its last day is this Friday */
    assert_string_equal(news(), "");
    school_now("2026-11-21T10:00"); /* no school on Saturday */
    assert_string_equal(news(), "");
    school_now("2026-11-23T08:00");
    assert_string_equal(news(), "From today the phone may come again: Noor de Vries.");
    assert_true(measure_free_again(&school.facts, &school.settings, NOOR, school.context.today));
    school_now("2026-11-24T08:00");
    assert_string_equal(news(), "");
}

static void news__not_told_lifted_paused_or_another_ban__says_nothing__P8(void **state)
{
    (void)state;
    school_now("2026-11-23T08:00");
    ban(NOOR, "2026-10-23", "2026-11-22", NULL);
    ban(MEES, "2026-10-23", "2026-11-22", "2026-10-22")->lifted = day("2026-11-02");
    ban(ZOE, "2026-10-23", "2026-11-22", "2026-10-22")->paused = true;
    ban(DAAN, "2026-10-23", "2026-11-22", "2026-10-22");
    ban(DAAN, "2026-11-23", "2026-12-22", "2026-11-20");
    assert_string_equal(news(), "");
}

/* --- what the settings propose -------------------------------------------------------------------------- */

static void proposed__period_of_the_rung__is_a_proposal_only__P13_P18(void **state)
{
    (void)state;
    struct measure *measure = suspension(NOOR, "2026-11-16T10:00", "2026-11-17");
    const struct facts *facts = &school.facts;
    assert_int_equal(measure_proposed_until(facts, &school.settings, measure, day("2026-11-20")), DAY_NONE);
    school.settings.ladders[LADDER_MISUSE].rungs[0].period = (struct period){ 3, PERIOD_SCHOOL_DAYS };
    assert_int_equal(measure_proposed_until(facts, &school.settings, measure, day("2026-11-20")),
                     day("2026-11-24"));
    assert_string_equal(state_of(measure), "period");
    const struct measure *other = ban(MEES, "2026-11-17", "2026-12-16", NULL);
    assert_int_equal(measure_proposed_until(facts, &school.settings, other, day("2026-11-20")), DAY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(list__what_waits_ends_runs_comes_and_is_over__in_this_order__P8_P13),
        school_test(list__of_last_school_year__only_what_is_open__P11_P13),
        school_test(text__ban__says_how_far_it_is__P8_P9),
        school_test(text__last_days_of_a_ban__say_when_the_phone_may_come_again__P8),
        school_test(text__never_told__never_held__P8),
        school_test(text__suspension__each_step_in_its_order__P13),
        school_test(text__own_measure__says_why__P18),
        school_test(news__the_next_school_morning__once__P8),
        school_test(news__not_told_lifted_paused_or_another_ban__says_nothing__P8),
        school_test(proposed__period_of_the_rung__is_a_proposal_only__P13_P18),
    };
    return cmocka_run_group_tests_name("measure_list", tests, NULL, NULL);
}
