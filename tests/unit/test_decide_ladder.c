#include "school.h"

static struct intent violation(enum violation_kind kind)
{
    return (struct intent){ .kind = INTENT_VIOLATION, .pupil_id = NOOR, .violation = kind };
}

/* The first event is the record: its number on the ladder and the measure. */
static const struct event *came_record(const char *ladder, int times, const char *measure)
{
    const struct event *event = came(0, EVENT_VIOLATION);
    assert_string_equal(event_text(event, "ladder"), ladder);
    assert_int_equal(event_number(event, "times"), times);
    assert_string_equal(event_text(event, "measure"), measure);
    return event;
}

/* The event at `i` opens this duty about the event at `about`. */
static void came_task(size_t i, enum task_kind kind, enum task_owner owner, const char *due, size_t about)
{
    const struct event *event = came(i, EVENT_TASK_OPENED);
    assert_string_equal(event_text(event, "task"), task_name(kind));
    assert_string_equal(event_text(event, "owner"), owner == OWNER_HEAD ? "head" : "");
    assert_string_equal(event_text(event, "due"), due);
    assert_int_equal(event->ref, -(int64_t)about - 1);
    assert_int_equal(event->pupil_id, NOOR);
}

static bool opens(enum task_kind kind)
{
    for (size_t i = 0; i < school.decision.count; i++)
        if (school.decision.events[i].kind == EVENT_TASK_OPENED &&
            strcmp(event_text(&school.decision.events[i], "task"), task_name(kind)) == 0)
            return true;
    return false;
}

static void came_ban(const char *from, const char *until)
{
    const struct event *event = came(1, EVENT_MEASURE);
    assert_string_equal(event_text(event, "measure"), "ban");
    assert_string_equal(event_text(event, "from"), from);
    assert_string_equal(event_text(event, "until"), until);
    assert_int_equal(event->ref, -1);
}

/* --- the device ladder --------------------------------------------------------------------------------- */

static void decide_violation__first_time__warns_with_three_duties__P7(void **state)
{
    (void)state;
    assert_true(want(violation(VIOLATION_NOT_HANDED_IN)));
    assert_int_equal(school.decision.count, 4);
    came_record("device", 1, "warning");
    came_task(1, TASK_PUT_RIGHT, OWNER_TEACHER, "2026-11-23", 0);
    came_task(2, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-24", 0);
    came_task(3, TASK_POLICY_EXPLAINED, OWNER_TEACHER, "2026-11-27", 0);
    said("Noor de Vries: Phone not handed in. 1st time this school year: P7.");
}

static void decide_violation__second_time__bans_with_its_duties__P8(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    assert_true(want(violation(VIOLATION_TAKEN_OUT)));
    assert_int_equal(school.decision.count, 6);
    came_record("device", 2, "ban");
    came_ban("2026-11-21", "2026-12-20");
    came_task(2, TASK_CHILD_HEARD, OWNER_TEACHER, "2026-11-24", 1);
    came_task(3, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-24", 1);
    came_task(4, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-24", 1);
    came_task(5, TASK_LETTER, OWNER_HEAD, "2026-11-27", 1);
    said("2nd time this school year: P8.");
}

/* The head's letter makes the dates hold: it is a duty of every ban. */
static void decide_violation__ban__asks_for_the_heads_letter__P9(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    assert_true(opens(TASK_LETTER));
}

static void ban_runs(const char *now, const char *from, const char *until)
{
    school_close(NULL);
    school_open(NULL);
    school_now(now);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    school.records[0].day = school.context.today - 1;
    school.records[0].at = school.context.now - 86400;
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_ban(from, until);
}

/* The four examples of the rule: the violation is the day before the first day. */
static void decide_violation__examples_of_the_rule__come_out__P8(void **state)
{
    (void)state;
    ban_runs("2026-11-23T10:15", "2026-11-24", "2026-12-23");
    ban_runs("2026-12-14T10:15", "2026-12-15", "2027-01-14");
    ban_runs("2027-01-30T10:15", "2027-01-31", "2027-02-27");
    ban_runs("2028-01-29T10:15", "2028-01-30", "2028-02-28");
}

/* Over both clock changes, at the very edges of a day, and over 1 August. */
static void decide_violation__clock_changes_and_edges_of_days__follow_the_calendar__P8(void **state)
{
    (void)state;
    ban_runs("2027-03-27T23:59", "2027-03-28", "2027-04-27");
    ban_runs("2027-03-28T00:00", "2027-03-29", "2027-04-28");
    ban_runs("2027-03-28T23:59", "2027-03-29", "2027-04-28");
    ban_runs("2026-10-25T00:00", "2026-10-26", "2026-11-25");
    ban_runs("2026-10-25T23:59", "2026-10-26", "2026-11-25");
    ban_runs("2027-07-12T10:15", "2027-07-13", "2027-08-12");
}

static void decide_violation__days_and_school_days__as_the_settings_say__P8(void **state)
{
    (void)state;
    struct rung *rung = &school.settings.ladders[LADDER_DEVICE].rungs[1];
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    rung->period = (struct period){ 10, PERIOD_DAYS };
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_ban("2026-11-21", "2026-11-30");
    rung->period = (struct period){ 10, PERIOD_SCHOOL_DAYS };
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_ban("2026-11-21", "2026-12-04");
}

static void decide_violation__third_time_and_later__is_silent_and_talks_with_the_head__P10(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-10-10T10:00", 2);
    for (int times = 3; times < 6; times++) {
        assert_true(want(violation(VIOLATION_NOT_OFF)));
        assert_int_equal(school.decision.count, 2);
        came_record("device", times, "head");
        came_task(1, TASK_TALK_HEAD, OWNER_TEACHER, "2026-11-27", 0);
        said("the policy is silent (P10)");
        broke(NOOR, VIOLATION_NOT_OFF, "2026-11-01T10:00", times);
    }
}

/* A school that adds a rung: the new ban follows on the one that runs. */
static void decide_violation__second_ban__starts_when_the_running_one_ends__P10(void **state)
{
    (void)state;
    struct ladder *ladder = &school.settings.ladders[LADDER_DEVICE];
    ladder->rungs[2] = ladder->rungs[1];
    ladder->rung_count = 3;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    struct measure *ban = led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN,
                                 "2026-11-11", "2026-12-10");
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_ban("2026-12-11", "2027-01-10");
    ban->withdrawn = true;
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_ban("2026-11-21", "2026-12-20");
}

static void decide_violation__of_others_and_withdrawn_ones__do_not_count__P10a(void **state)
{
    (void)state;
    broke(MEES, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1)->withdrawn = true;
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_record("device", 1, "warning");
}

/* What was before a late record counts for it; what came after does not. */
static void decide_violation__recorded_late__counts_what_was_before__P10a(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 1);
    struct intent late = violation(VIOLATION_NOT_OFF);
    late.at = moment("2026-11-09T10:00");
    assert_true(want(late));
    assert_int_equal(came_record("device", 1, "warning")->occurred, late.at);
    late.at = moment("2026-11-11T10:00");
    assert_true(want(late));
    came_record("device", 2, "ban");
    came_ban("2026-11-12", "2026-12-11");
}

/* --- when the count starts anew ------------------------------------------------------------------------ */

static void times_on(const char *now, int times)
{
    school_now(now);
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    assert_int_equal(event_number(came(0, EVENT_VIOLATION), "times"), times);
}

static void decide_violation__over_1_august__counts_anew__P11(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2027-07-31T12:00", 1);
    times_on("2027-07-31T13:00", 2);
    times_on("2027-08-01T00:00", 1);
    school.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    times_on("2027-08-01T00:00", 2);
    times_on("2032-08-01T00:00", 2);
    said("2nd time: P8.");
}

static void decide_violation__after_a_number_of_days__counts_anew__P11(void **state)
{
    (void)state;
    struct ladder *ladder = &school.settings.ladders[LADDER_DEVICE];
    ladder->reset = RESET_DAYS;
    ladder->reset_days = 30;
    broke(NOOR, VIOLATION_NOT_OFF, "2027-07-20T12:00", 1);
    times_on("2027-08-18T23:59", 2);
    said("2nd time in 30 days: P8.");
    times_on("2027-08-19T00:00", 1);
}

/* --- the other ladders --------------------------------------------------------------------------------- */

static void decide_violation__watch__is_on_the_device_ladder_or_its_own__P3(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    assert_true(want(violation(VIOLATION_SMARTWATCH)));
    came_record("device", 2, "ban");
    school.settings.watch_own_ladder = true;
    assert_true(want(violation(VIOLATION_SMARTWATCH)));
    came_record("watch", 1, "warning");
    broke(NOOR, VIOLATION_SMARTWATCH, "2026-09-11T10:00", 1);
    assert_true(want(violation(VIOLATION_SMARTWATCH)));
    came_record("watch", 2, "ban");
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_record("device", 2, "ban");
}

/* A record counts on the ladder on which it was announced: changing the setting makes nobody's next rung
 * worse, and moves nothing that was told. */
static void decide_violation__watch_setting_taken_back__old_records_stay_on_their_ladder__P3_P18(void **state)
{
    (void)state;
    school.settings.watch_own_ladder = true;
    broke(NOOR, VIOLATION_SMARTWATCH, "2026-11-09T09:00", 1);
    school.settings.watch_own_ladder = false;
    assert_true(want(violation(VIOLATION_SMARTWATCH)));
    came_record("device", 1, "warning");
    broke(NOOR, VIOLATION_SMARTWATCH, "2026-11-10T09:00", 1);
    school.settings.watch_own_ladder = true;
    assert_true(want(violation(VIOLATION_SMARTWATCH)));
    came_record("watch", 2, "ban");
}

static void decide_violation__misuse__is_a_ladder_apart_with_a_talk_first__P12(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-11T10:00", 2);
    assert_true(want(violation(VIOLATION_MISUSE_PHOTO)));
    assert_int_equal(school.decision.count, 4);
    came_record("misuse", 1, "suspension");
    const struct event *measure = came(1, EVENT_MEASURE);
    assert_string_equal(event_text(measure, "measure"), "suspension");
    assert_string_equal(event_text(measure, "from"), "");
    came_task(2, TASK_TALK, OWNER_TEACHER, "2026-11-24", 1);
    came_task(3, TASK_LETTER, OWNER_HEAD, "2026-11-27", 1);
    broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-01T10:00", 1);
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    came_record("device", 3, "head");
    assert_true(want(violation(VIOLATION_MISUSE_CALL)));
    came_record("misuse", 2, "suspension");
}

static void decide_violation__other_misuse__needs_a_sentence_and_the_head__P12(void **state)
{
    (void)state;
    struct intent other = violation(VIOLATION_MISUSE_OTHER);
    assert_false(want(other));
    was_refused("P12");
    other.text = "";
    assert_false(want(other));
    other.text = "Played a phone call of the neighbours to the class.";
    assert_true(want(other));
    assert_string_equal(event_text(came(0, EVENT_VIOLATION), "note"), other.text);
    assert_true(opens(TASK_HEAD_CONFIRMS));
    assert_true(want(violation(VIOLATION_MISUSE_PHOTO)));
    assert_false(opens(TASK_HEAD_CONFIRMS));
}

static void decide_violation__police__is_a_line_only_where_asked_for__P14(void **state)
{
    (void)state;
    assert_true(want(violation(VIOLATION_MISUSE_THREAT)));
    assert_false(opens(TASK_POLICE_CONSIDERED));
    school.settings.police_line = true;
    assert_true(want(violation(VIOLATION_MISUSE_THREAT)));
    assert_true(opens(TASK_POLICE_CONSIDERED));
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    assert_false(opens(TASK_POLICE_CONSIDERED));
}

static void decide_violation__internet__promises_cannot_be_broken__I1(void **state)
{
    (void)state;
    struct intent internet = violation(VIOLATION_INTERNET);
    for (internet.agreement = 0; internet.agreement <= AGREEMENTS + 1; internet.agreement++) {
        bool may = agreement_can_be_broken(internet.agreement);
        assert_int_equal(want(internet), may);
        if (may)
            assert_int_equal(event_number(came_record("internet", 1, "talk"), "agreement"),
                             internet.agreement);
        else
            was_refused("I1");
    }
}

static void decide_violation__internet_again__tells_the_parents__I3(void **state)
{
    (void)state;
    struct intent internet = violation(VIOLATION_INTERNET);
    internet.agreement = 4;
    assert_true(want(internet));
    assert_false(opens(TASK_PARENTS_TOLD));
    broke(NOOR, VIOLATION_INTERNET, "2026-09-10T10:00", 1)->agreement = 7;
    assert_true(want(internet));
    came_record("internet", 2, "talk");
    assert_true(opens(TASK_PARENTS_TOLD));
}

/* --- note, moment, another measure --------------------------------------------------------------------- */

static void decide_violation__note__is_at_most_200_letters(void **state)
{
    (void)state;
    char note[700];
    struct intent intent = violation(VIOLATION_NOT_OFF);
    for (int i = 0; i < 200; i++)
        memcpy(note + 2 * i, "ë", 2);
    note[400] = '\0';
    intent.text = note;
    assert_true(want(intent));
    assert_string_equal(event_text(came(0, EVENT_VIOLATION), "note"), note);
    memcpy(note + 400, "x", 2);
    assert_false(want(intent));
    was_refused("200");
}

static void decide_violation__another_measure__needs_a_reason__P18(void **state)
{
    (void)state;
    struct intent own = violation(VIOLATION_NOT_OFF);
    own.own_measure = true;
    own.measure = MEASURE_BAN;
    assert_false(want(own));
    was_refused("reason");
    own.reason = "agreed with the head";
    assert_true(want(own));
    const struct event *event = came_record("device", 1, "ban");
    assert_int_equal(event_number(event, "own"), 1);
    assert_string_equal(event_text(event, "reason"), own.reason);
    came_ban("2026-11-21", "2026-12-20");
    assert_true(opens(TASK_CHILD_TOLD));
    own.measure = MEASURE_NONE;
    assert_true(want(own));
    assert_int_equal(school.decision.count, 1);
    came_record("device", 1, "none");
}

/* The ban that a teacher chooses also waits until the running one is over. */
static void decide_violation__own_ban_while_one_runs__follows_on_it__P10(void **state)
{
    (void)state;
    led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN, "2026-11-11", "2026-12-10");
    struct intent own = violation(VIOLATION_MISUSE_PHOTO);
    own.violation = VIOLATION_NOT_OFF;
    own.own_measure = true;
    own.measure = MEASURE_BAN;
    own.reason = "agreed with the head";
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-10T10:00", 1);
    assert_true(want(own));
    came_ban("2026-12-11", "2027-01-10");
}

static void decide_violation__same_within_a_minute__asks_first(void **state)
{
    (void)state;
    struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-20T10:14:01", 1);
    struct intent again = violation(VIOLATION_NOT_OFF);
    assert_true(want(again));
    was_asked(QUESTION_AGAIN);
    assert_true(want(violation(VIOLATION_TAKEN_OUT)));
    came_record("device", 2, "ban");
    again.again = true;
    assert_true(want(again));
    came_record("device", 2, "ban");
    again.again = false;
    record->at -= 1;
    assert_true(want(again));
    came_record("device", 2, "ban");
    record->at += 1;
    record->withdrawn = true;
    assert_true(want(again));
    came_record("device", 1, "warning");
}

static void decide_violation__on_an_earlier_day__asks_the_time(void **state)
{
    (void)state;
    school_look("2026-11-19");
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    was_asked(QUESTION_TIME);
    assert_true(want((struct intent){ .kind = INTENT_LATER, .pupil_id = NOOR }));
    was_asked(QUESTION_TIME);
}

/* --- finish later -------------------------------------------------------------------------------------- */

static void decide_later__keeps_pupil_and_moment__and_nothing_counts(void **state)
{
    (void)state;
    assert_true(
        want((struct intent){ .kind = INTENT_LATER, .pupil_id = NOOR, .at = moment("2026-11-20T09:30") }));
    const struct event *event = came_only(EVENT_TASK_OPENED);
    assert_string_equal(event_text(event, "task"), task_name(TASK_FINISH_LATER));
    assert_int_equal(event->pupil_id, NOOR);
    assert_int_equal(event->occurred, moment("2026-11-20T09:30"));
    assert_int_equal(event->ref, 0);
}

static void decide_violation__of_a_kept_incident__finishes_it(void **state)
{
    (void)state;
    struct task *later = was_to_do(NOOR, 0, TASK_FINISH_LATER, "2026-11-20", NULL);
    struct intent finish = violation(VIOLATION_NOT_OFF);
    finish.ref = later->id;
    finish.at = moment("2026-11-20T09:30");
    assert_true(want(finish));
    const struct event *done = came(school.decision.count - 1, EVENT_TASK_DONE);
    assert_int_equal(done->ref, later->id);
    assert_int_equal(done->occurred, school.context.now);
    /* Somebody else finished it meanwhile, or it is no such task: then there is nothing to finish. */
    later->done_day = day("2026-11-20");
    assert_false(want(finish));
    was_refused("finished");
    finish.ref = 4711;
    assert_false(want(finish));
    finish.ref = was_to_do(MEES, 0, TASK_FINISH_LATER, "2026-11-20", NULL)->id;
    assert_false(want(finish));
}

/* --- taking a record back ------------------------------------------------------------------------------ */

/* --- the same for everybody ---------------------------------------------------------------------------- */

/* Whatever a school wrote in its steps, the order of a suspension is the policy's. */
static void decide_violation__suspension_without_duties__has_talk_and_letter__P13(void **state)
{
    (void)state;
    school.settings.ladders[LADDER_MISUSE].rungs[0].duty_count = 0;
    assert_true(want(violation(VIOLATION_MISUSE_PHOTO)));
    came_record("misuse", 1, "suspension");
    assert_int_equal(school.decision.count, 4);
    came_task(2, TASK_TALK, OWNER_TEACHER, "2026-11-24", 1);
    came_task(3, TASK_LETTER, OWNER_HEAD, "2026-11-27", 1);
}

/* Nobody is held to a ban before child and parents are told, so that they are told is always to be done. */
static void decide_violation__ban_without_telling__child_and_parents_are_told__P8(void **state)
{
    (void)state;
    struct rung *ban = &school.settings.ladders[LADDER_DEVICE].rungs[0];
    *ban = (struct rung){ .measure = MEASURE_BAN, .period = { 1, PERIOD_MONTHS } };
    ban->duties[0] = (struct duty){ TASK_PARENTS_TOLD, OWNER_HEAD, 3 };
    ban->duty_count = 1;
    assert_true(want(violation(VIOLATION_NOT_OFF)));
    assert_int_equal(school.decision.count, 4);
    came_task(2, TASK_PARENTS_TOLD, OWNER_HEAD, "2026-11-25", 1); /* as the school has it */
    came_task(3, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-24", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_violation__first_time__warns_with_three_duties__P7),
        school_test(decide_violation__second_time__bans_with_its_duties__P8),
        school_test(decide_violation__ban__asks_for_the_heads_letter__P9),
        school_test(decide_violation__examples_of_the_rule__come_out__P8),
        school_test(decide_violation__clock_changes_and_edges_of_days__follow_the_calendar__P8),
        school_test(decide_violation__days_and_school_days__as_the_settings_say__P8),
        school_test(decide_violation__third_time_and_later__is_silent_and_talks_with_the_head__P10),
        school_test(decide_violation__second_ban__starts_when_the_running_one_ends__P10),
        school_test(decide_violation__of_others_and_withdrawn_ones__do_not_count__P10a),
        school_test(decide_violation__recorded_late__counts_what_was_before__P10a),
        school_test(decide_violation__over_1_august__counts_anew__P11),
        school_test(decide_violation__after_a_number_of_days__counts_anew__P11),
        school_test(decide_violation__watch__is_on_the_device_ladder_or_its_own__P3),
        school_test(decide_violation__watch_setting_taken_back__old_records_stay_on_their_ladder__P3_P18),
        school_test(decide_violation__misuse__is_a_ladder_apart_with_a_talk_first__P12),
        school_test(decide_violation__other_misuse__needs_a_sentence_and_the_head__P12),
        school_test(decide_violation__police__is_a_line_only_where_asked_for__P14),
        school_test(decide_violation__internet__promises_cannot_be_broken__I1),
        school_test(decide_violation__internet_again__tells_the_parents__I3),
        school_test(decide_violation__note__is_at_most_200_letters),
        school_test(decide_violation__another_measure__needs_a_reason__P18),
        school_test(decide_violation__own_ban_while_one_runs__follows_on_it__P10),
        school_test(decide_violation__same_within_a_minute__asks_first),
        school_test(decide_violation__on_an_earlier_day__asks_the_time),
        school_test(decide_later__keeps_pupil_and_moment__and_nothing_counts),
        school_test(decide_violation__of_a_kept_incident__finishes_it),
        school_test(decide_violation__ban_without_telling__child_and_parents_are_told__P8),
        school_test(decide_violation__suspension_without_duties__has_talk_and_letter__P13),
    };
    return cmocka_run_group_tests_name("decide_ladder", tests, NULL, NULL);
}
