/* What a child may do with leave, and what it may tell: never a violation. [P4, P5, I2] */
#include "school.h"

static void exemption__is_given_until_a_day_and_announces_its_end__P5(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_EXEMPT,
                                      .pupil_id = NOOR,
                                      .from = day("2026-11-20"),
                                      .until = day("2027-05-31"),
                                      .day = day("2026-11-18") }));
    assert_int_equal(school.decision.count, 2);
    const struct event *given = came(0, EVENT_EXEMPTION_GIVEN);
    assert_string_equal(event_text(given, "device"), "phone");
    assert_string_equal(event_text(given, "until"), "2027-05-31");
    assert_string_equal(event_text(given, "agreed"), "2026-11-18");
    const struct event *task = came(1, EVENT_TASK_OPENED);
    assert_string_equal(event_text(task, "task"), "exemption-ends");
    assert_int_equal(task->ref, -1);
}

static void exemption__no_ground_is_stored__P5(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_EXEMPT,
                                      .pupil_id = NOOR,
                                      .from = day("2026-11-20"),
                                      .until = day("2027-05-31"),
                                      .day = day("2026-11-18"),
                                      .text = "the ground",
                                      .reason = "the ground",
                                      .group = "the ground" }));
    for (size_t i = 0; i < school.decision.count; i++) {
        char *data = event_data(&school.decision.events[i]);
        assert_null(strstr(data, "ground"));
        free(data);
    }
}

static void exemption__ends_with_the_school_year__P5(void **state)
{
    (void)state;
    struct intent intent = { .kind = INTENT_EXEMPT,
                             .pupil_id = NOOR,
                             .from = day("2026-11-20"),
                             .until = day("2027-08-01"),
                             .day = day("2026-11-18") };
    assert_false(want(intent));
    was_refused("31 July");
    intent.until = day("2027-07-31");
    assert_true(want(intent));
    intent.until = day("2026-11-19");
    assert_false(want(intent));
    was_refused("last day");
}

static void exemption__without_the_day_it_was_agreed_on__is_refused__P5(void **state)
{
    (void)state;
    struct intent intent = {
        .kind = INTENT_EXEMPT, .pupil_id = NOOR, .from = day("2026-11-20"), .until = day("2027-05-31")
    };
    const int wrong[] = { 0, DAY_NONE, day("2026-11-21") };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        intent.day = wrong[i];
        assert_false(want(intent));
        was_refused("the head agreed");
    }
}

static void exemption__ended_early__takes_its_notice_along__P5(void **state)
{
    (void)state;
    const struct exemption *exemption = was_exempt(NOOR, DEVICE_PHONE, "2026-11-01", "2027-05-31");
    const struct task *notice = was_to_do(NOOR, exemption->id, TASK_EXEMPTION_ENDS, "2027-05-31", NULL);
    assert_true(want((struct intent){ .kind = INTENT_EXEMPT_END, .ref = exemption->id }));
    assert_int_equal(came(0, EVENT_EXEMPTION_ENDED)->ref, exemption->id);
    assert_int_equal(came(1, EVENT_TASK_DONE)->ref, notice->id);
}

static void task_open__exemption_ends__shows_two_weeks_before__P5(void **state)
{
    (void)state;
    const struct task *notice = was_to_do(NOOR, 1, TASK_EXEMPTION_ENDS, "2026-12-20", NULL);
    assert_false(task_open(notice, day("2026-12-05")));
    assert_true(task_open(notice, day("2026-12-06")));
    assert_true(task_open(notice, day("2026-12-25")));
}

static void call_home__is_a_tally_without_a_name__P4(void **state)
{
    (void)state;
    assert_true(want((struct intent){ .kind = INTENT_CALL, .pupil_id = NOOR }));
    assert_int_equal(came_only(EVENT_CALL_HOME)->pupil_id, 0);
    school.settings.calls_with_name = true;
    assert_true(want((struct intent){ .kind = INTENT_CALL, .pupil_id = NOOR }));
    assert_int_equal(came_only(EVENT_CALL_HOME)->pupil_id, NOOR);
}

static void site_doubt__names_nobody_and_touches_no_ladder__I2(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        assert_true(want((struct intent){ .kind = INTENT_SITE_DOUBT,
                                          .pupil_id = NOOR,
                                          .text = i % 2 ? "spel.example" : "https://www.film.example/x",
                                          .reason = "reclame voor gokken" }));
        for (size_t e = 0; e < school.decision.count; e++) {
            const struct event *event = &school.decision.events[e];
            enum thing thing = event_info(event->kind)->thing;
            assert_int_equal(event->pupil_id, 0);
            assert_true(thing == THING_SITE || thing == THING_TASK);
        }
    }
}

static void site_doubt__new_and_known__is_to_review_and_ict_is_told__I2(void **state)
{
    (void)state;
    static const struct site known = { .id = 7,
                                       .address = "https://spel.example",
                                       .key = "spel.example",
                                       .title = "",
                                       .subject = "",
                                       .verdict = VERDICT_ALLOWED };
    struct intent intent = { .kind = INTENT_SITE_DOUBT, .text = "http://www.spel.example/" };
    assert_true(want(intent));
    came(0, EVENT_SITE_ADDED);
    assert_int_equal(came(1, EVENT_SITE_DOUBTED)->ref, -1);
    school.facts.sites = &known;
    school.facts.site_count = 1;
    assert_true(want(intent));
    assert_int_equal(came(0, EVENT_SITE_DOUBTED)->ref, 7);
    assert_string_equal(event_text(came(1, EVENT_TASK_OPENED), "task"), "ict");
    assert_false(want((struct intent){ .kind = INTENT_SITE_DOUBT, .text = "geen adres" }));
}

static struct intent renewal(const struct exemption *old, const char *until)
{
    return (struct intent){ .kind = INTENT_EXEMPT,
                            .pupil_id = old->pupil_id,
                            .ref = old->id,
                            .device = old->device,
                            .from = exemption_renewed_from(old, school.context.today),
                            .until = day(until),
                            .day = school.context.today };
}

static void decide_exempt__renewed__goes_on_the_day_after_and_the_duty_is_done__P5(void **state)
{
    (void)state;
    const struct exemption *old = was_exempt(NOOR, DEVICE_PHONE, "2026-09-01", "2026-11-27");
    const struct task *task = was_to_do(NOOR, old->id, TASK_EXEMPTION_ENDS, "2026-11-27", NULL);
    assert_true(want(renewal(old, "2027-07-31")));
    assert_string_equal(event_text(came(0, EVENT_EXEMPTION_GIVEN), "from"), "2026-11-28");
    assert_string_equal(event_text(came(1, EVENT_TASK_OPENED), "due"), "2027-07-31");
    assert_int_equal(came(2, EVENT_TASK_DONE)->ref, task->id);
    assert_string_equal(event_text(came(2, EVENT_TASK_DONE), "how"), "renewed");
    assert_int_equal(school.decision.count, 3);
    assert_false(want(renewal(old, "2027-08-01")));
    was_refused("31 July");
}

static void decide_exempt__renewed_late__goes_on_from_today__P5(void **state)
{
    (void)state;
    const struct exemption *old = was_exempt(NOOR, DEVICE_PHONE, "2026-09-01", "2026-11-13");
    assert_true(want(renewal(old, "2027-01-31")));
    assert_string_equal(event_text(came(0, EVENT_EXEMPTION_GIVEN), "from"), "2026-11-20");
    struct intent of_another = renewal(old, "2027-01-31");
    of_another.pupil_id = MEES;
    assert_false(want(of_another));
    was_refused("no such exemption");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(exemption__is_given_until_a_day_and_announces_its_end__P5),
        school_test(exemption__no_ground_is_stored__P5),
        school_test(exemption__ends_with_the_school_year__P5),
        school_test(exemption__without_the_day_it_was_agreed_on__is_refused__P5),
        school_test(exemption__ended_early__takes_its_notice_along__P5),
        school_test(task_open__exemption_ends__shows_two_weeks_before__P5),
        school_test(call_home__is_a_tally_without_a_name__P4),
        school_test(site_doubt__names_nobody_and_touches_no_ladder__I2),
        school_test(site_doubt__new_and_known__is_to_review_and_ict_is_told__I2),
        school_test(decide_exempt__renewed__goes_on_the_day_after_and_the_duty_is_done__P5),
        school_test(decide_exempt__renewed_late__goes_on_from_today__P5),
    };
    return cmocka_run_group_tests_name("leave", tests, NULL, NULL);
}
