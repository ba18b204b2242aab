/* What may go on a day, and what is held back and why: the plan, without a file. [P11, P17] */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/retention.h"
#include "klaskast/domain/settings.h"

static struct plan_of {
    struct settings settings;
    struct facts facts;
    struct pupil pupils[2];
    struct record records[2];
    struct measure measures[1];
    struct task tasks[1];
    struct stay stays[1];
    struct arena arena;
    struct retention_plan plan;
} of;

static int day(const char *iso)
{
    int found;
    assert_true(day_parse_iso(iso, &found));
    return found;
}

static int plan_open(void **state)
{
    (void)state;
    memset(&of, 0, sizeof of);
    settings_defaults(&of.settings);
    arena_init(&of.arena);
    of.pupils[0] = (struct pupil){ .id = 1, .name = "Noor de Vries", .left_day = DAY_NONE };
    of.records[0] = (struct record){
        .id = 10, .pupil_id = 1, .day = day("2027-06-12"), .ladder = LADDER_DEVICE, .measure = MEASURE_BAN
    };
    of.measures[0] = (struct measure){ .id = 11,
                                       .pupil_id = 1,
                                       .record_id = 10,
                                       .kind = MEASURE_BAN,
                                       .day = day("2027-06-12"),
                                       .from = day("2027-06-13"),
                                       .until = day("2027-07-12"),
                                       .lifted = DAY_NONE };
    of.tasks[0] = (struct task){ .id = 12,
                                 .pupil_id = 1,
                                 .about = 11,
                                 .kind = TASK_PARENTS_TOLD,
                                 .day = day("2027-06-12"),
                                 .done_day = day("2027-06-13"),
                                 .how = "",
                                 .signed_day = DAY_NONE,
                                 .given_day = DAY_NONE };
    of.facts = (struct facts){ .pupils = of.pupils,
                               .pupil_count = 1,
                               .records = of.records,
                               .record_count = 1,
                               .measures = of.measures,
                               .measure_count = 1,
                               .tasks = of.tasks,
                               .task_count = 1,
                               .stays = of.stays };
    return 0;
}

static int plan_close(void **state)
{
    (void)state;
    arena_clear(&of.arena);
    return 0;
}

static const struct retention_plan *plan_on(const char *today)
{
    struct retention_input input = { .settings = &of.settings, .today = day(today), .facts = &of.facts };
    retention_plan_make(&input, &of.arena, &of.plan);
    return &of.plan;
}

static void assert_held(const char *today, enum retention_hold why)
{
    const struct retention_plan *plan = plan_on(today);
    assert_int_equal(plan->going_count, 0);
    assert_int_equal(plan->held_count, 1);
    assert_int_equal(plan->held[0].why, why);
    assert_string_equal(plan->held[0].name, "Noor de Vries");
}

static void plan__a_school_year__goes_whole_on_1_August_and_not_before__P11(void **state)
{
    (void)state;
    assert_int_equal(plan_on("2027-07-31")->going_count, 0);
    assert_int_equal(of.plan.held_count, 0);
    const struct retention_plan *plan = plan_on("2027-08-01");
    assert_int_equal(plan->going_count, 3); /* the record, its ban, the ban's duty */
    assert_int_equal(plan->lines[RETENTION_RECORDS].going, 1);
    assert_int_equal(plan->lines[RETENTION_RECORDS].before, day("2027-08-01"));
}

static void plan__months_longer__are_waited_for(void **state)
{
    (void)state;
    of.settings.keep_records = 3;
    assert_int_equal(plan_on("2027-10-31")->going_count, 0);
    assert_int_equal(plan_on("2027-11-01")->going_count, 3);
}

static void plan__what_still_counts__is_held_back_and_says_so__P11(void **state)
{
    (void)state;
    of.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    assert_held("2029-09-01", HOLD_COUNTS);
    of.settings.ladders[LADDER_DEVICE].reset = RESET_DAYS;
    of.settings.ladders[LADDER_DEVICE].reset_days = 180;
    assert_held("2027-12-08", HOLD_COUNTS);
    assert_int_equal(plan_on("2027-12-09")->going_count, 3);
    /* What was withdrawn counts for nothing. */
    of.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    of.records[0].withdrawn = true;
    assert_int_equal(plan_on("2027-12-08")->going_count, 3);
}

static void plan__ban_that_runs_into_the_new_year__is_held_back_until_it_is_over__P8_P11(void **state)
{
    (void)state;
    of.measures[0].until = day("2027-08-10");
    assert_held("2027-08-10", HOLD_RUNS);
    assert_int_equal(plan_on("2027-08-11")->going_count, 3);
}

static void plan__open_duty__holds_back_all_it_belongs_to__P7_P17(void **state)
{
    (void)state;
    of.tasks[0].done_day = DAY_NONE;
    assert_held("2027-09-01", HOLD_DUTY);
}

static void plan__pupil_who_left__goes_whole_though_it_counted__P11(void **state)
{
    (void)state;
    of.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    of.pupils[0].left_day = day("2027-07-20");
    assert_int_equal(plan_on("2027-07-31")->lines[RETENTION_PUPILS].going, 0);
    assert_int_equal(plan_on("2027-08-01")->lines[RETENTION_PUPILS].going, 1);
    assert_int_equal(of.plan.held_count, 0);
    /* Taken off the list after the holidays: gone with the year before, when it was there then. */
    of.pupils[0].left_day = day("2027-08-23");
    of.pupils[0].came_day = day("2026-09-01");
    assert_int_equal(plan_on("2027-08-23")->lines[RETENTION_PUPILS].going, 1);
    assert_string_equal(of.plan.going[of.plan.going_count - 1].name, "Noor de Vries");
    of.pupils[0].came_day = day("2027-08-20");
    assert_int_equal(plan_on("2027-08-23")->lines[RETENTION_PUPILS].going, 0);
    of.pupils[0].left_day = day("2027-07-20");
    of.tasks[0].done_day = DAY_NONE;
    assert_int_equal(plan_on("2027-08-01")->lines[RETENTION_PUPILS].going, 0);
    assert_int_equal(of.plan.lines[RETENTION_PUPILS].held, 1);
    of.tasks[0].done_day = day("2027-06-13");
    of.stays[0] = (struct stay){ .id = 20, .pupil_id = 1, .in_day = day("2027-07-19"), .back_day = DAY_NONE };
    of.facts.stay_count = 1;
    assert_int_equal(plan_on("2027-08-01")->lines[RETENTION_PUPILS].going, 0);
}

#define plan_test(name) cmocka_unit_test_setup_teardown(name, plan_open, plan_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        plan_test(plan__a_school_year__goes_whole_on_1_August_and_not_before__P11),
        plan_test(plan__months_longer__are_waited_for),
        plan_test(plan__what_still_counts__is_held_back_and_says_so__P11),
        plan_test(plan__ban_that_runs_into_the_new_year__is_held_back_until_it_is_over__P8_P11),
        plan_test(plan__open_duty__holds_back_all_it_belongs_to__P7_P17),
        plan_test(plan__pupil_who_left__goes_whole_though_it_counted__P11),
    };
    return cmocka_run_group_tests_name("retention_plan", tests, NULL, NULL);
}
