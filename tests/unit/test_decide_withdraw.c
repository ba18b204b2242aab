#include "school.h"

static void decide_withdraw__needs_a_reason__and_drops_its_duties__P10a(void **state)
{
    (void)state;
    struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 1);
    struct task *open = was_to_do(NOOR, record->id, TASK_PUT_RIGHT, "2026-11-11", NULL);
    was_to_do(NOOR, record->id, TASK_PARENTS_TOLD, "2026-11-11", "2026-11-10");
    struct intent back = { .kind = INTENT_WITHDRAW, .ref = record->id };
    assert_false(want(back));
    was_refused("reason");
    back.reason = "it was another child";
    assert_true(want(back));
    assert_int_equal(school.decision.count, 2);
    const struct event *event = came(0, EVENT_VIOLATION_WITHDRAWN);
    assert_int_equal(event->ref, record->id);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "reason"), back.reason);
    assert_int_equal(came(1, EVENT_TASK_DONE)->ref, open->id);
    assert_string_equal(event_text(came(1, EVENT_TASK_DONE), "how"), "dropped");
    record->withdrawn = true;
    assert_false(want(back));
    was_refused("already");
}

static void decide_withdraw__measure_nobody_was_told__goes_too__P10a(void **state)
{
    (void)state;
    struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2);
    struct measure *ban = led_to(record, MEASURE_BAN, "2026-11-11", "2026-12-10");
    struct task *told = was_to_do(NOOR, ban->id, TASK_CHILD_TOLD, "2026-11-11", NULL);
    struct intent back = { .kind = INTENT_WITHDRAW, .ref = record->id, .reason = "it was another child" };
    assert_true(want(back));
    assert_int_equal(school.decision.count, 3);
    assert_int_equal(came(1, EVENT_MEASURE_WITHDRAWN)->ref, ban->id);
    assert_int_equal(came(2, EVENT_TASK_DONE)->ref, told->id);
    /* Somebody was told: the ban stays until it is reconsidered. */
    told->done_day = day("2026-11-11");
    assert_true(want(back));
    assert_int_equal(school.decision.count, 1);
    came(0, EVENT_VIOLATION_WITHDRAWN);
}

static void decide_withdraw__about_another_child__is_reason_enough__P17(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-20T09:00", 1);
    assert_true(want((struct intent){ .kind = INTENT_WITHDRAW, .ref = record->id, .other_child = true }));
    const struct event *event = came_only(EVENT_VIOLATION_WITHDRAWN);
    assert_int_equal(event_number(event, "other"), 1);
    assert_string_equal(event_text(event, "reason"), "it was about another child");
}

/* A talk that was held told them; a duty that was dropped told nobody. */
static void decide_withdraw__talk_held_or_telling_dropped__stays_or_goes__P10a(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-20T09:00", 1);
    const struct measure *measure = led_to(record, MEASURE_SUSPENSION, NULL, NULL);
    struct task *task = was_to_do(NOOR, measure->id, TASK_TALK, "2026-11-20", "2026-11-20");
    struct intent intent = { .kind = INTENT_WITHDRAW, .ref = record->id, .reason = "a mistake" };
    assert_true(want(intent));
    came_only(EVENT_VIOLATION_WITHDRAWN);
    task->how = "dropped";
    assert_true(want(intent));
    assert_int_equal(school.decision.count, 2);
    came(1, EVENT_MEASURE_WITHDRAWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_withdraw__needs_a_reason__and_drops_its_duties__P10a),
        school_test(decide_withdraw__about_another_child__is_reason_enough__P17),
        school_test(decide_withdraw__talk_held_or_telling_dropped__stays_or_goes__P10a),
        school_test(decide_withdraw__measure_nobody_was_told__goes_too__P10a),
    };
    return cmocka_run_group_tests_name("decide_withdraw", tests, NULL, NULL);
}
