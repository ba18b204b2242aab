/* Measures after they were proposed: the order of a suspension, pausing, lifting, the dates that were signed.
 */
#include "school.h"

#include "klaskast/domain/measure.h"
#include "klaskast/domain/measure_list.h"

static struct measure *ban(const char *told)
{
    const struct record *record = broke(NOOR, VIOLATION_NOT_HANDED_IN, "2026-11-16T08:30", 2);
    struct measure *measure = led_to(record, MEASURE_BAN, "2026-11-17", "2026-12-16");
    was_to_do(NOOR, measure->id, TASK_CHILD_TOLD, "2026-11-16", told);
    was_to_do(NOOR, measure->id, TASK_PARENTS_TOLD, "2026-11-16", told);
    return measure;
}

static struct measure *suspension(const char *talk)
{
    const struct record *record = broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-16T08:30", 1);
    struct measure *measure = led_to(record, MEASURE_SUSPENSION, NULL, NULL);
    was_to_do(NOOR, measure->id, TASK_TALK, "2026-11-16", talk);
    return measure;
}

static bool set_period(const struct measure *measure, const char *from, const char *until)
{
    return want(
        (struct intent){ .kind = INTENT_PERIOD, .ref = measure->id, .from = day(from), .until = day(until) });
}

static void suspension__before_the_talk__has_no_period__P13(void **state)
{
    (void)state;
    const struct measure *measure = suspension(NULL);
    assert_int_equal(measure_suspension_status(&school.facts, measure), SUSPENSION_TALK);
    assert_false(set_period(measure, "2026-11-23", "2026-11-24"));
    was_refused("talk");
}

static void suspension__after_the_talk__period_letter_in_force__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-18");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", NULL);
    assert_false(want((struct intent){ .kind = INTENT_TASK_DONE, .ref = letter->id, .day = DAY_NONE }));
    was_refused("period");
    assert_true(set_period(measure, "2026-11-23", "2026-11-24"));
    came(0, EVENT_MEASURE_PERIOD);
    assert_string_equal(event_text(came(1, EVENT_TASK_OPENED), "task"), "inspectorate");
    measure->from = day("2026-11-23");
    measure->until = day("2026-11-24");
    assert_int_equal(measure_suspension_status(&school.facts, measure), SUSPENSION_LETTER);
    assert_false(measure_holds(&school.facts, measure, day("2026-11-23")));
    measure->confirmed = true;
    letter->done_day = day("2026-11-20");
    assert_true(measure_holds(&school.facts, measure, day("2026-11-23")));
    assert_false(measure_holds(&school.facts, measure, day("2026-11-25")));
}

/* 'Other, namely' is misuse once the head says so; until then no period is set. */
static void suspension__other_misuse__waits_for_the_head__P12(void **state)
{
    (void)state;
    const struct measure *measure = suspension("2026-11-18");
    struct task *confirms = was_to_do(NOOR, measure->id, TASK_HEAD_CONFIRMS, "2026-11-19", NULL);
    assert_true(measure_head_to_confirm(&school.facts, measure));
    assert_false(set_period(measure, "2026-11-23", "2026-11-24"));
    was_refused("head confirms");
    confirms->done_day = day("2026-11-20");
    assert_false(measure_head_to_confirm(&school.facts, measure));
    assert_true(set_period(measure, "2026-11-23", "2026-11-24"));
}

/* Past its last day without the letter it never started: it waits for other days, or to be lifted. */
static void suspension__past_its_last_day_unconfirmed__gets_other_days_or_is_lifted__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-16");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-18", NULL);
    measure->from = day("2026-11-17");
    measure->until = day("2026-11-18");
    assert_true(measure->until < school.context.today);
    assert_false(measure_over(&school.facts, measure, school.context.today));
    assert_int_equal(measure_state(&school.facts, measure, school.context.today),
                     MEASURE_STATE_NOT_CONFIRMED);
    struct intent intent = { .kind = INTENT_PERIOD,
                             .ref = measure->id,
                             .from = day("2026-11-23"),
                             .until = day("2026-11-24"),
                             .reason = "the head was ill" };
    assert_true(want(intent));
    intent = (struct intent){ .kind = INTENT_LIFT, .ref = measure->id, .reason = "too long ago" };
    assert_true(want(intent));
    letter->letter = LETTER_GIVEN;
    letter->done_day = day("2026-11-17");
    assert_true(measure_over(&school.facts, measure, school.context.today));
}

/* It starts on the day on which the parents get the letter, also when an earlier day is looked at. */
static void suspension__letter_given_late__did_not_hold_before__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-16");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-18", "2026-11-18");
    measure->from = day("2026-11-17");
    measure->until = day("2026-11-19");
    letter->letter = LETTER_GIVEN;
    letter->given_day = day("2026-11-18");
    assert_false(measure_holds(&school.facts, measure, day("2026-11-17")));
    assert_true(measure_holds(&school.facts, measure, day("2026-11-18")));
}

static void suspension__one_day__needs_no_inspectorate__P13(void **state)
{
    (void)state;
    const struct measure *measure = suspension("2026-11-18");
    was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", NULL);
    assert_true(set_period(measure, "2026-11-23", "2026-11-23"));
    came_only(EVENT_MEASURE_PERIOD);
}

/* Steps that a school wrote without a letter, and a period set under them. */
static void suspension__without_a_letter_to_be_done__gets_one__P13(void **state)
{
    (void)state;
    assert_true(set_period(suspension("2026-11-18"), "2026-11-23", "2026-11-23"));
    const struct event *letter = came(1, EVENT_TASK_OPENED);
    assert_string_equal(event_text(letter, "task"), "letter");
    assert_string_equal(event_text(letter, "owner"), "head");
}

static void suspension__from_before_its_talk__is_refused__P13(void **state)
{
    (void)state;
    const struct measure *measure = suspension("2026-11-18");
    assert_false(set_period(measure, "2026-11-17", "2026-11-19"));
    was_refused("day of the talk");
    assert_true(set_period(measure, "2026-11-18", "2026-11-19"));
}

/* What the head no longer calls misuse is not in force, also where everything else was done. */
static void suspension__head_takes_back_that_it_is_misuse__is_not_in_force__P12(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-18");
    struct task *confirms = was_to_do(NOOR, measure->id, TASK_HEAD_CONFIRMS, "2026-11-19", "2026-11-19");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", "2026-11-20");
    letter->letter = LETTER_GIVEN;
    measure->from = measure->until = day("2026-11-20");
    assert_true(measure_holds(&school.facts, measure, day("2026-11-20")));
    confirms->done_day = DAY_NONE;
    assert_false(measure_holds(&school.facts, measure, day("2026-11-20")));
    assert_int_equal(measure_suspension_status(&school.facts, measure), SUSPENSION_PERIOD);
}

/* The letter names the days: longer ones need another letter, shorter ones a reason. */
static void suspension__longer_than_was_signed__needs_another_letter__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-18");
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", "2026-11-20");
    letter->letter = LETTER_GIVEN;
    measure->from = day("2026-11-20");
    measure->until = day("2026-11-24");
    struct intent intent = { .kind = INTENT_PERIOD,
                             .ref = measure->id,
                             .from = measure->from,
                             .until = day("2026-11-25"),
                             .reason = "once more" };
    assert_false(want(intent));
    was_refused("another letter");
    intent.until = day("2026-11-23");
    assert_true(want(intent));
    letter->letter = LETTER_NOT_SIGNED;
    letter->done_day = DAY_NONE;
    intent.until = day("2026-11-25");
    assert_true(want(intent));
}

/* Two suspensions without a day of school between them: a week is not exceeded in parts, and it is said. */
static void suspension__right_after_another__says_how_long_the_row_is__P13(void **state)
{
    (void)state;
    struct measure *before = suspension("2026-11-16");
    before->from = day("2026-11-17");
    before->until = day("2026-11-20");
    const struct measure *measure = suspension("2026-11-18");
    assert_true(set_period(measure, "2026-11-24", "2026-11-25"));
    assert_null(strstr(school.decision.said, "in a row"));
    assert_true(set_period(measure, "2026-11-23", "2026-11-24"));
    assert_non_null(strstr(school.decision.said, "it is 6 school days in a row"));
    before->from = day("2026-11-20");
    assert_true(set_period(measure, "2026-11-23", "2026-11-25"));
    assert_null(strstr(school.decision.said, "in a row"));
    before->withdrawn = true;
    before->from = day("2026-11-17");
    assert_true(set_period(measure, "2026-11-23", "2026-11-25"));
    assert_null(strstr(school.decision.said, "in a row"));
}

static void suspension__over_five_school_days_or_a_week__is_refused__P13(void **state)
{
    (void)state;
    const struct measure *measure = suspension("2026-11-18");
    assert_true(set_period(measure, "2026-11-23", "2026-11-27"));
    assert_false(set_period(measure, "2026-11-20", "2026-11-27"));
    was_refused("5 school days");
    assert_false(set_period(measure, "2026-11-27", "2026-12-04"));
    was_refused("7 days");
    assert_false(set_period(measure, "2026-11-21", "2026-11-22"));
    was_refused("no school");
}

static void letter__signed_with_other_dates__those_hold__P9(void **state)
{
    (void)state;
    const struct measure *measure = ban("2026-11-17");
    const struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", NULL);
    assert_true(want((struct intent){ .kind = INTENT_TASK_DONE,
                                      .ref = letter->id,
                                      .day = DAY_NONE,
                                      .from = day("2026-11-20"),
                                      .until = day("2026-12-11") }));
    const struct event *event = came(0, EVENT_MEASURE_CONFIRMED);
    assert_string_equal(event_text(event, "from"), "2026-11-20");
    assert_string_equal(event_text(event, "until"), "2026-12-11");
    assert_int_equal(came(1, EVENT_LETTER_SIGNED)->ref, letter->id);
}

static void told_dates__never_move_without_a_reason__P10a(void **state)
{
    (void)state;
    const struct measure *measure = ban("2026-11-17");
    assert_false(set_period(measure, "2026-11-17", "2026-12-01"));
    was_refused("reason");
}

static void pause__binds_nobody_until_it_goes_on__P10a(void **state)
{
    (void)state;
    struct measure *measure = ban("2026-11-17");
    assert_false(want((struct intent){ .kind = INTENT_PAUSE, .ref = measure->id }));
    was_refused("reason");
    assert_true(
        want((struct intent){ .kind = INTENT_PAUSE, .ref = measure->id, .reason = "the parents disagree" }));
    came_only(EVENT_MEASURE_PAUSED);
    assert_true(measure_holds(&school.facts, measure, day("2026-11-20")));
    measure->paused = true;
    assert_false(measure_holds(&school.facts, measure, day("2026-11-20")));
    assert_true(want((struct intent){ .kind = INTENT_PAUSE, .ref = measure->id }));
    came_only(EVENT_MEASURE_RESUMED);
}

static void lift__told__tells_the_parents_and_looks_at_what_waits__P10a(void **state)
{
    (void)state;
    const struct measure *measure = ban("2026-11-17");
    const struct record *again = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-18T08:30", 3);
    const struct measure *behind = led_to(again, MEASURE_BAN, "2026-12-17", "2027-01-16");
    assert_false(want((struct intent){ .kind = INTENT_LIFT, .ref = measure->id }));
    was_refused("reason");
    assert_true(
        want((struct intent){ .kind = INTENT_LIFT, .ref = measure->id, .reason = "agreed with the head" }));
    came(0, EVENT_MEASURE_LIFTED);
    assert_string_equal(event_text(came(1, EVENT_TASK_OPENED), "task"), "parents-told");
    const struct event *reconsider = came(2, EVENT_TASK_OPENED);
    assert_string_equal(event_text(reconsider, "task"), "reconsider");
    assert_int_equal(reconsider->ref, behind->id);
}

static void lift__not_told__drops_what_was_to_do__P10a(void **state)
{
    (void)state;
    const struct measure *measure = ban(NULL);
    assert_true(want((struct intent){ .kind = INTENT_LIFT, .ref = measure->id, .reason = "a mistake" }));
    assert_int_equal(school.decision.count, 3);
    came(0, EVENT_MEASURE_LIFTED);
    assert_string_equal(event_text(came(1, EVENT_TASK_DONE), "how"), "dropped");
    assert_string_equal(event_text(came(2, EVENT_TASK_DONE), "how"), "dropped");
}

/* Told dates never move by themselves: the ban behind keeps its own, and is to be looked at. */
static void last_day_changed__what_waits_behind_is_reconsidered_and_keeps_its_dates__P10a(void **state)
{
    (void)state;
    const struct measure *measure = ban("2026-11-17");
    const struct record *again = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-18T08:30", 3);
    const struct measure *behind = led_to(again, MEASURE_BAN, "2026-12-17", "2027-01-16");
    assert_true(want((struct intent){ .kind = INTENT_PERIOD,
                                      .ref = measure->id,
                                      .from = measure->from,
                                      .until = day("2026-12-01"),
                                      .reason = "agreed with the parents" }));
    assert_int_equal(school.decision.count, 2);
    assert_int_equal(came(0, EVENT_MEASURE_PERIOD)->ref, measure->id);
    const struct event *task = came(1, EVENT_TASK_OPENED);
    assert_int_equal(task->ref, behind->id);
    assert_string_equal(event_text(task, "task"), "reconsider");
    assert_string_equal(event_text(task, "why"), "moved");
    /* Changed once more it is the same question, asked once. */
    was_to_do(NOOR, behind->id, TASK_RECONSIDER, "2026-11-20", NULL)->why = "moved";
    assert_true(want((struct intent){ .kind = INTENT_PERIOD,
                                      .ref = measure->id,
                                      .from = measure->from,
                                      .until = day("2026-12-02"),
                                      .reason = "once more" }));
    came_only(EVENT_MEASURE_PERIOD);
}

/* What was not told yet may still be moved: nobody counts on what comes after it. */
static void last_day_changed__not_told__opens_nothing__P10a(void **state)
{
    (void)state;
    const struct measure *measure = ban(NULL);
    led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-18T08:30", 3), MEASURE_BAN, "2026-12-17", "2027-01-16");
    assert_true(want((struct intent){ .kind = INTENT_PERIOD,
                                      .ref = measure->id,
                                      .from = measure->from,
                                      .until = day("2026-12-01"),
                                      .reason = "agreed with the parents" }));
    came_only(EVENT_MEASURE_PERIOD);
}

static void uphold__stands_goes_on_and_settles_what_asked_for_it__P10a(void **state)
{
    (void)state;
    struct measure *measure = ban("2026-11-17");
    const struct task *task = was_to_do(NOOR, measure->id, TASK_RECONSIDER, "2026-11-23", NULL);
    was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-23", NULL);
    measure->paused = true;
    struct intent intent = { .kind = INTENT_UPHOLD, .ref = measure->id };
    assert_false(want(intent));
    was_refused("why it stands");
    intent.reason = "talked it over with the parents";
    assert_true(want(intent));
    assert_int_equal(school.decision.count, 3);
    assert_string_equal(event_text(came(0, EVENT_MEASURE_UPHELD), "reason"),
                        "talked it over with the parents");
    assert_int_equal(came(1, EVENT_MEASURE_RESUMED)->ref, measure->id);
    assert_int_equal(came(2, EVENT_TASK_DONE)->ref, task->id);
    said("its dates are as they were");
}

/* A school's own ban for 'other, namely' binds nobody before the head said that it is misuse. */
static void ban__other_misuse__waits_for_the_head__P12(void **state)
{
    (void)state;
    struct measure *measure = ban("2026-11-17");
    struct task *confirms = was_to_do(NOOR, measure->id, TASK_HEAD_CONFIRMS, "2026-11-19", NULL);
    assert_false(measure_holds(&school.facts, measure, day("2026-11-20")));
    confirms->done_day = day("2026-11-18");
    assert_true(measure_holds(&school.facts, measure, day("2026-11-20")));
}

static void parents_view__is_kept_beside_the_record__P10a(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-16T08:30", 1);
    assert_true(
        want((struct intent){ .kind = INTENT_VIEW, .ref = record->id, .text = "it was switched off" }));
    assert_int_equal(came_only(EVENT_PARENTS_VIEW)->ref, record->id);
    assert_false(want((struct intent){ .kind = INTENT_VIEW, .ref = record->id, .text = "" }));
}

static void over_or_unknown__cannot_be_changed__P10a(void **state)
{
    (void)state;
    struct measure *measure = ban("2026-11-17");
    measure->lifted = day("2026-11-19");
    assert_true(measure_over(&school.facts, measure, day("2026-11-19")));
    assert_false(measure_over(&school.facts, measure, day("2026-11-18")));
    assert_false(want((struct intent){ .kind = INTENT_PAUSE, .ref = measure->id, .reason = "x" }));
    was_refused("over");
    assert_false(want((struct intent){ .kind = INTENT_LIFT, .ref = 999, .reason = "x" }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(suspension__before_the_talk__has_no_period__P13),
        school_test(suspension__after_the_talk__period_letter_in_force__P13),
        school_test(suspension__past_its_last_day_unconfirmed__gets_other_days_or_is_lifted__P13),
        school_test(suspension__letter_given_late__did_not_hold_before__P13),
        school_test(suspension__one_day__needs_no_inspectorate__P13),
        school_test(suspension__without_a_letter_to_be_done__gets_one__P13),
        school_test(suspension__from_before_its_talk__is_refused__P13),
        school_test(suspension__head_takes_back_that_it_is_misuse__is_not_in_force__P12),
        school_test(suspension__longer_than_was_signed__needs_another_letter__P13),
        school_test(suspension__right_after_another__says_how_long_the_row_is__P13),
        school_test(suspension__other_misuse__waits_for_the_head__P12),
        school_test(suspension__over_five_school_days_or_a_week__is_refused__P13),
        school_test(letter__signed_with_other_dates__those_hold__P9),
        school_test(told_dates__never_move_without_a_reason__P10a),
        school_test(pause__binds_nobody_until_it_goes_on__P10a),
        school_test(lift__told__tells_the_parents_and_looks_at_what_waits__P10a),
        school_test(lift__not_told__drops_what_was_to_do__P10a),
        school_test(last_day_changed__what_waits_behind_is_reconsidered_and_keeps_its_dates__P10a),
        school_test(last_day_changed__not_told__opens_nothing__P10a),
        school_test(uphold__stands_goes_on_and_settles_what_asked_for_it__P10a),
        school_test(ban__other_misuse__waits_for_the_head__P12),
        school_test(parents_view__is_kept_beside_the_record__P10a),
        school_test(over_or_unknown__cannot_be_changed__P10a),
    };
    return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
