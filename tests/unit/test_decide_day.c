#include "school.h"

#include "klaskast/domain/task.h"

/* --- Space --------------------------------------------------------------------------------------------- */

static void decide_tick__not_asked__hands_in__P1(void **state)
{
    (void)state;
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    const struct event *event = came_only(EVENT_DEVICE_IN);
    assert_int_equal(event->pupil_id, NOOR);
    assert_int_equal(event->class_id, SCHOOL_CLASS);
    assert_int_equal(event->occurred, school.context.now);
    assert_string_equal(event_text(event, "device"), "phone");
    said("Noor de Vries: phone in 10:15");
}

static void decide_tick__none_or_absent__hands_in__P1(void **state)
{
    (void)state;
    const struct mark *none = was_marked(NOOR, MARK_NONE_TODAY, "2026-11-20T08:20");
    const struct mark *absent = was_marked(MEES, MARK_ABSENT, "2026-11-20T08:20");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came(0, EVENT_DEVICE_IN);
    assert_int_equal(came(1, EVENT_MARK_CLEARED)->ref, none->id);
    assert_true(want_tick(MEES, DEVICE_WATCH));
    came(0, EVENT_DEVICE_IN);
    assert_int_equal(came(1, EVENT_MARK_CLEARED)->ref, absent->id);
    assert_true(want_tick(NOOR, DEVICE_WATCH)); /* a watch, and still no phone */
    came_only(EVENT_DEVICE_IN);
}

static void decide_tick__earlier_day_of_a_device_that_came_today__is_refused__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    school_look("2026-11-19");
    for (int kind = INTENT_TICK; kind <= INTENT_DEVICE_IN; kind++) {
        assert_false(want((struct intent){ .kind = (enum intent_kind)kind,
                                           .pupil_id = NOOR,
                                           .device = DEVICE_PHONE,
                                           .at = moment("2026-11-19T08:30") }));
        was_refused("here since Fri 20 Nov 08:24");
    }
    assert_true(want((struct intent){
        .kind = INTENT_TICK, .pupil_id = NOOR, .device = DEVICE_WATCH, .at = moment("2026-11-19T08:30") }));
}

/* A return is never before its coming, and nobody is kept from going home by a clock. */
static void decide_tick__clock_behind_the_coming__goes_back_at_that_moment__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T15:10", STAY_HELD);
    had(MEES, DEVICE_PHONE, "2026-11-20T08:10", STAY_LENT)->lent_at = moment("2026-11-20T15:20");
    school_now("2026-11-20T14:40");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->occurred, moment("2026-11-20T15:10"));
    said("the clock is behind");
    int64_t ids[] = { school.stays[0].id, school.stays[1].id };
    assert_true(want((struct intent){ .kind = INTENT_GIVE_BACK, .ids = ids, .id_count = 2 }));
    assert_int_equal(came(0, EVENT_DEVICE_BACK)->occurred, moment("2026-11-20T15:10"));
    assert_int_equal(came(1, EVENT_DEVICE_BACK)->occurred, moment("2026-11-20T15:20"));
}

static void decide_tick__held_in_the_afternoon__gives_back__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    school_now("2026-11-20T14:00");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->ref, stay->id);
    said("given back 14:00");
}

/* 13:59 is morning still: the hour of the setting is the first of the afternoon. */
static void decide_tick__give_back_from__is_the_minute_it_starts__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    school_now("2026-11-20T13:59");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_SLIP);
    school.settings.give_back_from = 12 * 60;
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_BACK);
    school_now("2026-11-20T11:59");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_SLIP);
}

static void decide_tick__held_later_in_the_morning__asks_once__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_SLIP);
    struct intent answer = { .kind = INTENT_TICK, .pupil_id = NOOR, .answer = ANSWER_RETURNED };
    assert_true(want(answer));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->ref, stay->id);
    answer.answer = ANSWER_SLIP;
    assert_true(want(answer));
    assert_int_equal(came_only(EVENT_DEVICE_SLIP)->ref, stay->id);
}

static void decide_tick__within_five_minutes__is_a_slip__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T10:15", STAY_HELD);
    school_now("2026-11-20T10:19:59");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_SLIP)->ref, stay->id);
    school_now("2026-11-20T10:20:00");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_SLIP);
}

/* The chance to put right is taken by handing in: nobody has to tick that off as well. */
static void decide_tick__after_not_handed_in__puts_right__P7(void **state)
{
    (void)state;
    struct record *record = broke(NOOR, VIOLATION_NOT_HANDED_IN, "2026-11-20T09:00", 1);
    struct task *task = was_to_do(NOOR, record->id, TASK_PUT_RIGHT, "2026-11-23", NULL);
    was_to_do(NOOR, record->id, TASK_PARENTS_TOLD, "2026-11-23", NULL);
    assert_true(want_tick(NOOR, DEVICE_WATCH));
    came_only(EVENT_DEVICE_IN);
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(school.decision.count, 2);
    came(0, EVENT_DEVICE_IN);
    const struct event *event = came(1, EVENT_TASK_DONE);
    assert_int_equal(event->ref, task->id);
    assert_string_equal(event_text(event, "how"), HOW_CAME_IN);
    assert_string_equal(event_text(event, "day"), "2026-11-20");
    said("phone in 10:15. With that it is put right (P7).");
    /* A slip opens it again. */
    struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T10:14", STAY_HELD);
    stay->changed = school.context.now - 60;
    task->done_day = school.context.today;
    task->how = HOW_CAME_IN;
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came(0, EVENT_DEVICE_SLIP);
    assert_int_equal(came(1, EVENT_TASK_REOPENED)->ref, task->id);
    /* What was ticked off by hand stays done. */
    task->how = "";
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_SLIP);
}

/* Handing in the next morning is what everybody does, and a phone that was switched on was in the cupboard.
 */
static void decide_tick__other_day_or_other_breach__leaves_the_chance_open__P7(void **state)
{
    (void)state;
    const struct record *before = broke(NOOR, VIOLATION_NOT_HANDED_IN, "2026-11-19T09:00", 1);
    was_to_do(NOOR, before->id, TASK_PUT_RIGHT, "2026-11-20", NULL);
    const struct record *other = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-20T09:00", 2);
    was_to_do(NOOR, other->id, TASK_PUT_RIGHT, "2026-11-23", NULL);
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_IN);
}

/* A clock that was set back must not make every tick a slip. */
static void decide_tick__clock_set_back__is_no_slip__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T10:18", STAY_HELD);
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_SLIP);
}

static void decide_tick__returned__holds_again__P1(void **state)
{
    (void)state;
    gave_back(NOOR, DEVICE_PHONE, "2026-11-20T08:24", "2026-11-20T09:00");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_IN);
}

static void decide_tick__returned_just_now__takes_that_back__P1(void **state)
{
    (void)state;
    const struct stay *stay = gave_back(NOOR, DEVICE_PHONE, "2026-11-20T08:24", "2026-11-20T14:58");
    school_now("2026-11-20T15:00");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_SLIP)->ref, stay->id);
}

static void decide_tick__in_use__is_held_again__P6(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_LENT);
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_UNLENT)->ref, stay->id);
}

static void decide_tick__held_since_yesterday__gives_back_at_any_hour__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-19T08:24", STAY_HELD);
    school_now("2026-11-20T08:20");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->ref, stay->id);
}

/* It went back in error: Space within five minutes puts it back in the cupboard, since Thursday. */
static void decide_tick__since_yesterday_and_given_back_just_now__takes_that_back__P1(void **state)
{
    (void)state;
    const struct stay *stay = gave_back(NOOR, DEVICE_PHONE, "2026-11-19T08:24", "2026-11-20T10:13");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_int_equal(came_only(EVENT_DEVICE_SLIP)->ref, stay->id);
    school_now("2026-11-20T10:40");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_IN);
}

static void decide_tick__earlier_day__asks_the_time__P1(void **state)
{
    (void)state;
    school_look("2026-11-19");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_TIME);
    int64_t at = moment("2026-11-19T08:24");
    assert_true(want((struct intent){ .kind = INTENT_TICK, .pupil_id = NOOR, .at = at }));
    assert_int_equal(came_only(EVENT_DEVICE_IN)->occurred, at);
}

static void decide_tick__earlier_day_and_held__gives_back_at_that_time__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-19T08:24", STAY_HELD);
    school_look("2026-11-19");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    was_asked(QUESTION_TIME);
    int64_t at = moment("2026-11-19T11:00");
    assert_true(want((struct intent){ .kind = INTENT_TICK, .pupil_id = NOOR, .at = at }));
    const struct event *event = came_only(EVENT_DEVICE_BACK);
    assert_int_equal(event->ref, stay->id);
    assert_int_equal(event->occurred, at);
}

static void decide_tick__banned_pupil__is_ticked_quietly__P8(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2);
    const struct measure *ban = led_to(record, MEASURE_BAN, "2026-11-11", "2026-12-10");
    struct task *child = was_to_do(NOOR, ban->id, TASK_CHILD_TOLD, "2026-11-11", "2026-11-10");
    was_to_do(NOOR, ban->id, TASK_PARENTS_TOLD, "2026-11-11", "2026-11-10");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_IN);
    said("v logs a violation");
    assert_true(want_tick(NOOR, DEVICE_WATCH));
    assert_null(strstr(school.decision.said, "v logs"));
    child->done_day = DAY_NONE;
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    assert_null(strstr(school.decision.said, "v logs"));
}

static void decide_tick__pupil_who_left__is_refused(void **state)
{
    (void)state;
    school.pupils[0].left_day = day("2026-11-01");
    assert_false(want_tick(NOOR, DEVICE_PHONE));
    was_refused("Is the child back?");
    assert_false(want_tick(999, DEVICE_PHONE));
    was_refused("not in the class");
}

/* Nothing may be left in the cupboard, also of a child that moved. */
static void decide_tick__pupil_who_left_with_a_device_here__gives_back__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-19T08:24", STAY_HELD);
    school.pupils[0].left_day = day("2026-11-20");
    assert_true(want_tick(NOOR, DEVICE_PHONE));
    came_only(EVENT_DEVICE_BACK);
}

static void decide_tick__moment_to_come__is_refused(void **state)
{
    (void)state;
    assert_false(
        want((struct intent){ .kind = INTENT_TICK, .pupil_id = NOOR, .at = moment("2026-11-20T10:17") }));
    was_refused("still to come");
}

static void decide_tick__back_before_it_came_in__is_refused(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-19T08:24", STAY_HELD);
    school_look("2026-11-19");
    assert_false(
        want((struct intent){ .kind = INTENT_TICK, .pupil_id = NOOR, .at = moment("2026-11-19T08:00") }));
    was_refused("08:24");
}

/* --- watches and others -------------------------------------------------------------------------------- */

static void decide_watch__beside_a_phone__has_a_state_of_its_own__P2(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    assert_true(want_tick(NOOR, DEVICE_WATCH));
    assert_string_equal(event_text(came_only(EVENT_DEVICE_IN), "device"), "smartwatch");
}

static void decide_bag__watch__is_in_the_bag_and_off__P2(void **state)
{
    (void)state;
    struct intent bag = { .kind = INTENT_DEVICE_BAG, .pupil_id = NOOR, .device = DEVICE_WATCH };
    assert_true(want(bag));
    assert_string_equal(event_text(came_only(EVENT_DEVICE_IN), "place"), "bag");
    const struct stay *stay = had(NOOR, DEVICE_WATCH, "2026-11-20T08:24", STAY_IN_BAG);
    assert_true(want(bag));
    assert_int_equal(came_only(EVENT_DEVICE_SLIP)->ref, stay->id);
}

static void decide_bag__watch_in_the_cupboard__is_refused__P2(void **state)
{
    (void)state;
    had(NOOR, DEVICE_WATCH, "2026-11-20T08:24", STAY_HELD);
    assert_false(
        want((struct intent){ .kind = INTENT_DEVICE_BAG, .pupil_id = NOOR, .device = DEVICE_WATCH }));
    was_refused("in the cupboard");
}

static void decide_tick__watch_in_the_bag__is_handed_in__P2(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_WATCH, "2026-11-20T08:24", STAY_IN_BAG);
    assert_true(want_tick(NOOR, DEVICE_WATCH));
    assert_int_equal(school.decision.count, 2);
    assert_int_equal(came(0, EVENT_DEVICE_BACK)->ref, stay->id);
    came(1, EVENT_DEVICE_IN);
}

static void decide_other__which_one__is_asked_once__P2(void **state)
{
    (void)state;
    assert_true(want_tick(NOOR, DEVICE_OTHER));
    was_asked(QUESTION_LABEL);
    assert_true(want((struct intent){
        .kind = INTENT_TICK, .pupil_id = NOOR, .device = DEVICE_OTHER, .text = "game console" }));
    assert_string_equal(event_text(came_only(EVENT_DEVICE_IN), "label"), "game console");
    school.facts.other_label = "game console";
    assert_true(want_tick(NOOR, DEVICE_OTHER));
    assert_string_equal(event_text(came_only(EVENT_DEVICE_IN), "label"), "game console");
}

/* --- the plain commands -------------------------------------------------------------------------------- */

static void decide_in__already_here__is_refused__P1(void **state)
{
    (void)state;
    struct intent in = { .kind = INTENT_DEVICE_IN, .pupil_id = NOOR };
    assert_true(want(in));
    came_only(EVENT_DEVICE_IN);
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    assert_false(want(in));
    was_refused("handed in already");
}

static void decide_back__nothing_here__is_refused__P1(void **state)
{
    (void)state;
    struct intent back = { .kind = INTENT_DEVICE_BACK, .pupil_id = NOOR };
    assert_false(want(back));
    was_refused("no phone in the cupboard");
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_LENT);
    assert_true(want(back));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->ref, stay->id);
}

/* --- lending ------------------------------------------------------------------------------------------- */

static void decide_lend__one_pupil__and_again_takes_back__P6(void **state)
{
    (void)state;
    struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    struct intent lend = { .kind = INTENT_LEND, .pupil_id = NOOR, .text = "photo for a presentation" };
    assert_true(want(lend));
    const struct event *event = came_only(EVENT_DEVICE_LENT);
    assert_int_equal(event->ref, stay->id);
    assert_string_equal(event_text(event, "purpose"), "photo for a presentation");
    stay->state = STAY_LENT;
    assert_true(want(lend));
    assert_int_equal(came_only(EVENT_DEVICE_UNLENT)->ref, stay->id);
}

static void decide_lend__not_in_the_cupboard__is_refused__P6(void **state)
{
    (void)state;
    assert_false(want((struct intent){ .kind = INTENT_LEND, .pupil_id = NOOR }));
    was_refused("not in the cupboard");
    gave_back(NOOR, DEVICE_PHONE, "2026-11-20T08:24", "2026-11-20T09:00");
    assert_false(want((struct intent){ .kind = INTENT_LEND, .pupil_id = NOOR }));
    was_refused("not in the cupboard");
}

static void decide_lend_class__all_that_is_held__and_again_takes_back__P6(void **state)
{
    (void)state;
    struct stay *noor = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    struct stay *mees = had(MEES, DEVICE_PHONE, "2026-11-20T08:25", STAY_HELD);
    had(ZOE, DEVICE_WATCH, "2026-11-20T08:25", STAY_IN_BAG);
    struct intent lend = { .kind = INTENT_LEND_CLASS, .text = "quiz" };
    assert_true(want(lend));
    assert_int_equal(school.decision.count, 2);
    assert_int_equal(came(0, EVENT_DEVICE_LENT)->ref, noor->id);
    assert_int_equal(event_number(came(1, EVENT_DEVICE_LENT), "class"), 1);
    assert_string_equal(event_text(came(1, EVENT_DEVICE_LENT), "purpose"), "quiz");
    assert_int_equal(came(1, EVENT_DEVICE_LENT)->pupil_id, MEES);
    noor->state = mees->state = STAY_LENT;
    assert_true(want(lend));
    assert_int_equal(school.decision.count, 2);
    came(0, EVENT_DEVICE_UNLENT);
}

static void decide_lend_class__nothing_held__is_refused__P6(void **state)
{
    (void)state;
    assert_false(want((struct intent){ .kind = INTENT_LEND_CLASS }));
    was_refused("nothing to lend");
}

/* --- giving everything back ---------------------------------------------------------------------------- */

static void decide_give_back__chosen_ones__and_says_what_stays__P1(void **state)
{
    (void)state;
    const struct stay *noor = had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    const struct stay *mees = had(MEES, DEVICE_PHONE, "2026-11-19T08:25", STAY_HELD);
    had(ZOE, DEVICE_PHONE, "2026-11-20T08:25", STAY_HELD);
    const struct stay *gone = gave_back(DAAN, DEVICE_PHONE, "2026-11-20T08:24", "2026-11-20T09:00");
    int64_t ids[] = { noor->id, mees->id, gone->id, 4711 };
    school_now("2026-11-20T14:30");
    assert_true(want((struct intent){ .kind = INTENT_GIVE_BACK, .ids = ids, .id_count = 4 }));
    assert_int_equal(school.decision.count, 2);
    assert_int_equal(came(0, EVENT_DEVICE_BACK)->pupil_id, NOOR);
    assert_int_equal(came(1, EVENT_DEVICE_BACK)->ref, mees->id);
    said("2 devices given back. 1 stays here.");
}

static void decide_give_back__nothing_chosen__is_refused__P1(void **state)
{
    (void)state;
    assert_false(want((struct intent){ .kind = INTENT_GIVE_BACK }));
    was_refused("nothing to give back");
}

static void decide_class_wide__on_an_earlier_day__asks_the_time__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-19T08:24", STAY_HELD);
    school_look("2026-11-19");
    assert_true(want((struct intent){ .kind = INTENT_GIVE_BACK, .ids = &stay->id, .id_count = 1 }));
    was_asked(QUESTION_TIME);
    assert_true(want((struct intent){ .kind = INTENT_LEND_CLASS }));
    was_asked(QUESTION_TIME);
    int64_t at = moment("2026-11-19T14:30");
    assert_true(want((struct intent){ .kind = INTENT_GIVE_BACK, .ids = &stay->id, .id_count = 1, .at = at }));
    assert_int_equal(came_only(EVENT_DEVICE_BACK)->occurred, at);
}

/* --- none, absent, the rest ---------------------------------------------------------------------------- */

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_tick__not_asked__hands_in__P1),
        school_test(decide_tick__none_or_absent__hands_in__P1),
        school_test(decide_tick__earlier_day_of_a_device_that_came_today__is_refused__P1),
        school_test(decide_tick__clock_behind_the_coming__goes_back_at_that_moment__P1),
        school_test(decide_tick__held_in_the_afternoon__gives_back__P1),
        school_test(decide_tick__give_back_from__is_the_minute_it_starts__P1),
        school_test(decide_tick__held_later_in_the_morning__asks_once__P1),
        school_test(decide_tick__within_five_minutes__is_a_slip__P1),
        school_test(decide_tick__after_not_handed_in__puts_right__P7),
        school_test(decide_tick__other_day_or_other_breach__leaves_the_chance_open__P7),
        school_test(decide_tick__clock_set_back__is_no_slip__P1),
        school_test(decide_tick__returned__holds_again__P1),
        school_test(decide_tick__returned_just_now__takes_that_back__P1),
        school_test(decide_tick__in_use__is_held_again__P6),
        school_test(decide_tick__held_since_yesterday__gives_back_at_any_hour__P1),
        school_test(decide_tick__since_yesterday_and_given_back_just_now__takes_that_back__P1),
        school_test(decide_tick__earlier_day__asks_the_time__P1),
        school_test(decide_tick__earlier_day_and_held__gives_back_at_that_time__P1),
        school_test(decide_tick__banned_pupil__is_ticked_quietly__P8),
        school_test(decide_tick__pupil_who_left__is_refused),
        school_test(decide_tick__pupil_who_left_with_a_device_here__gives_back__P1),
        school_test(decide_tick__moment_to_come__is_refused),
        school_test(decide_tick__back_before_it_came_in__is_refused),
        school_test(decide_watch__beside_a_phone__has_a_state_of_its_own__P2),
        school_test(decide_bag__watch__is_in_the_bag_and_off__P2),
        school_test(decide_bag__watch_in_the_cupboard__is_refused__P2),
        school_test(decide_tick__watch_in_the_bag__is_handed_in__P2),
        school_test(decide_other__which_one__is_asked_once__P2),
        school_test(decide_in__already_here__is_refused__P1),
        school_test(decide_back__nothing_here__is_refused__P1),
        school_test(decide_lend__one_pupil__and_again_takes_back__P6),
        school_test(decide_lend__not_in_the_cupboard__is_refused__P6),
        school_test(decide_lend_class__all_that_is_held__and_again_takes_back__P6),
        school_test(decide_lend_class__nothing_held__is_refused__P6),
        school_test(decide_give_back__chosen_ones__and_says_what_stays__P1),
        school_test(decide_give_back__nothing_chosen__is_refused__P1),
        school_test(decide_class_wide__on_an_earlier_day__asks_the_time__P1),
    };
    return cmocka_run_group_tests_name("decide_day", tests, NULL, NULL);
}
