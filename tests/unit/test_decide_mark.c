#include "school.h"

static void decide_mark__none_and_absent__and_again_clears__P1(void **state)
{
    (void)state;
    struct intent none = { .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_NONE_TODAY };
    assert_true(want(none));
    assert_string_equal(event_text(came_only(EVENT_PUPIL_MARKED), "mark"), "none");
    const struct mark *mark = was_marked(NOOR, MARK_NONE_TODAY, "2026-11-20T08:24");
    assert_true(want(none));
    assert_int_equal(came_only(EVENT_MARK_CLEARED)->ref, mark->id);
    assert_true(want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_ABSENT }));
    assert_string_equal(event_text(came_only(EVENT_PUPIL_MARKED), "mark"), "absent");
}

static void decide_mark__device_held_or_in_use__is_refused__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    had(MEES, DEVICE_PHONE, "2026-11-20T08:24", STAY_LENT);
    had(ZOE, DEVICE_WATCH, "2026-11-20T08:24", STAY_IN_BAG);
    for (int mark = MARK_NONE_TODAY; mark <= MARK_ABSENT; mark++) {
        assert_false(
            want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = (enum mark_kind)mark }));
        was_refused("in the cupboard");
        assert_false(
            want((struct intent){ .kind = INTENT_MARK, .pupil_id = MEES, .mark = (enum mark_kind)mark }));
        was_refused("in use");
    }
    assert_true(want((struct intent){ .kind = INTENT_MARK, .pupil_id = ZOE, .mark = MARK_NONE_TODAY }));
}

/* A child whose watch is here may have no phone; absent it is not. */
static void decide_mark__only_a_watch_or_camera_here__none_is_about_the_phone__P2(void **state)
{
    (void)state;
    had(NOOR, DEVICE_WATCH, "2026-11-20T08:24", STAY_HELD);
    assert_true(want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_NONE_TODAY }));
    came_only(EVENT_PUPIL_MARKED);
    assert_false(want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_ABSENT }));
    was_refused("in the cupboard");
}

static void decide_mark__yesterdays__does_not_hold_today__P1(void **state)
{
    (void)state;
    was_marked(NOOR, MARK_ABSENT, "2026-11-19T08:24");
    assert_true(want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_ABSENT }));
    came_only(EVENT_PUPIL_MARKED);
}

static void decide_mark__earlier_day__is_of_that_day__P1(void **state)
{
    (void)state;
    school_look("2026-11-19");
    assert_true(want((struct intent){ .kind = INTENT_MARK, .pupil_id = NOOR, .mark = MARK_ABSENT }));
    assert_int_equal(clock_day(came_only(EVENT_PUPIL_MARKED)->occurred), day("2026-11-19"));
}

static void decide_rest_none__touches_only_who_was_not_asked__P1(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_HELD);
    was_marked(MEES, MARK_ABSENT, "2026-11-20T08:24");
    was_exempt(ZOE, DEVICE_PHONE, "2026-11-01", "2026-12-01");
    assert_true(want((struct intent){ .kind = INTENT_REST_NONE }));
    const struct event *event = came_only(EVENT_PUPIL_MARKED);
    assert_int_equal(event->pupil_id, DAAN);
    assert_string_equal(event_text(event, "mark"), "none");
    was_marked(DAAN, MARK_NONE_TODAY, "2026-11-20T10:15");
    assert_false(want((struct intent){ .kind = INTENT_REST_NONE }));
    was_refused("asked already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_mark__none_and_absent__and_again_clears__P1),
        school_test(decide_mark__device_held_or_in_use__is_refused__P1),
        school_test(decide_mark__only_a_watch_or_camera_here__none_is_about_the_phone__P2),
        school_test(decide_mark__yesterdays__does_not_hold_today__P1),
        school_test(decide_mark__earlier_day__is_of_that_day__P1),
        school_test(decide_rest_none__touches_only_who_was_not_asked__P1),
    };
    return cmocka_run_group_tests_name("decide_mark", tests, NULL, NULL);
}
