#include "school.h"

static void state_is(int64_t pupil_id, enum pupil_state state)
{
    assert_string_equal(pupil_state_name(derived(pupil_id)->state), pupil_state_name(state));
}

static void counts_are(int held, int lent, int returned, int none, int absent, int not_asked)
{
    derived(0);
    const struct model_counts *counts = &school.model.counts;
    assert_int_equal(counts->held, held);
    assert_int_equal(counts->lent, lent);
    assert_int_equal(counts->returned, returned);
    assert_int_equal(counts->none, none);
    assert_int_equal(counts->absent, absent);
    assert_int_equal(counts->not_asked, not_asked);
}

static void model__nobody_asked__is_told_apart_from_none__P1(void **state)
{
    (void)state;
    was_marked(MEES, MARK_NONE_TODAY, "2026-11-20T08:20");
    was_marked(ZOE, MARK_ABSENT, "2026-11-20T08:20");
    was_marked(DAAN, MARK_ABSENT, "2026-11-19T08:20");
    state_is(NOOR, PUPIL_NOT_ASKED);
    state_is(MEES, PUPIL_NONE);
    state_is(ZOE, PUPIL_ABSENT);
    state_is(DAAN, PUPIL_NOT_ASKED);
    counts_are(0, 0, 0, 1, 1, 2);
}

/* The first that fits: lent, held, returned, absent, none, not asked. */
static void model__several_devices__the_first_state_that_fits__P2(void **state)
{
    (void)state;
    was_marked(NOOR, MARK_ABSENT, "2026-11-20T08:00");
    gave_back(NOOR, DEVICE_OTHER, "2026-11-20T08:20", "2026-11-20T09:00");
    state_is(NOOR, PUPIL_RETURNED);
    had(NOOR, DEVICE_WATCH, "2026-11-20T08:21", STAY_HELD);
    state_is(NOOR, PUPIL_HELD);
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:22", STAY_LENT);
    state_is(NOOR, PUPIL_LENT);
    counts_are(1, 1, 1, 0, 0, 3);
}

static void model__watch_in_the_bag__asks_for_the_phone_all_the_same__P2(void **state)
{
    (void)state;
    had(NOOR, DEVICE_WATCH, "2026-11-20T08:21", STAY_IN_BAG);
    state_is(NOOR, PUPIL_NOT_ASKED);
    assert_non_null(derived(NOOR)->device[DEVICE_WATCH]);
    counts_are(0, 0, 0, 0, 0, 4);
}

static void model__handed_in_again__the_open_stay_is_shown__P1(void **state)
{
    (void)state;
    gave_back(NOOR, DEVICE_PHONE, "2026-11-20T08:20", "2026-11-20T09:00");
    const struct stay *open = had(NOOR, DEVICE_PHONE, "2026-11-20T09:30", STAY_HELD);
    assert_ptr_equal(derived(NOOR)->device[DEVICE_PHONE], open);
    counts_are(1, 0, 0, 0, 0, 3);
}

static void model__left_since_thursday__is_held_and_counted_apart__P1(void **state)
{
    (void)state;
    const struct stay *stay = had(NOOR, DEVICE_PHONE, "2026-11-19T08:20", STAY_HELD);
    state_is(NOOR, PUPIL_HELD);
    assert_ptr_equal(derived(NOOR)->device[DEVICE_PHONE], stay);
    assert_int_equal(school.model.counts.left_behind, 1);
    school_look("2026-11-19");
    derived(0);
    assert_int_equal(school.model.counts.left_behind, 0);
    school_look("2026-11-18");
    state_is(NOOR, PUPIL_NOT_ASKED);
}

/* Back in the morning, it has to be handed in anew. */
static void model__left_since_thursday_and_given_back__is_asked_again__P1(void **state)
{
    (void)state;
    gave_back(NOOR, DEVICE_PHONE, "2026-11-19T08:20", "2026-11-20T08:15");
    state_is(NOOR, PUPIL_NOT_ASKED);
    school_look("2026-11-19");
    state_is(NOOR, PUPIL_HELD);
}

static void model__left_since_thursday_and_taken_home__is_given_back__P1(void **state)
{
    (void)state;
    gave_back(NOOR, DEVICE_PHONE, "2026-11-19T08:20", "2026-11-20T08:15");
    derived(NOOR);
    assert_int_equal(school.model.counts.returned, 1);
    gave_back(MEES, DEVICE_PHONE, "2026-11-19T08:20", "2026-11-20T15:00");
    state_is(MEES, PUPIL_RETURNED);
    assert_int_equal(school.model.counts.returned, 2);
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:30", STAY_HELD);
    derived(NOOR);
    assert_int_equal(school.model.counts.returned, 1);
    assert_int_equal(school.model.counts.held, 1);
}

static void model__earlier_day__is_as_it_was_then__P1(void **state)
{
    (void)state;
    gave_back(NOOR, DEVICE_PHONE, "2026-11-19T08:20", "2026-11-19T14:30");
    was_marked(MEES, MARK_NONE_TODAY, "2026-11-19T08:20");
    had(ZOE, DEVICE_PHONE, "2026-11-20T08:20", STAY_HELD);
    school.pupils[3].left_day = day("2026-11-20");
    school_look("2026-11-19");
    state_is(NOOR, PUPIL_RETURNED);
    state_is(MEES, PUPIL_NONE);
    state_is(ZOE, PUPIL_NOT_ASKED);
    assert_non_null(derived(DAAN));
    school_look("2026-11-20");
    assert_null(derived(DAAN));
    assert_int_equal(school.model.pupil_count, 3);
}

/* The child is gone, the phone is not: it must not be left in the cupboard unseen. */
static void model__pupil_who_left_with_a_device_here__stays_on_the_roster__P1(void **state)
{
    (void)state;
    struct stay *stay = had(DAAN, DEVICE_PHONE, "2026-11-18T08:20", STAY_HELD);
    school.pupils[3].left_day = day("2026-11-19");
    state_is(DAAN, PUPIL_HELD);
    assert_int_equal(school.model.counts.left_behind, 1);
    stay->state = STAY_RETURNED;
    stay->back_at = moment("2026-11-20T09:00");
    stay->back_day = day("2026-11-20");
    assert_null(derived(DAAN));
}

static void model__exempt__is_never_asked__P5(void **state)
{
    (void)state;
    struct exemption *exemption = was_exempt(NOOR, DEVICE_PHONE, "2026-11-20", "2026-11-20");
    state_is(NOOR, PUPIL_NONE);
    assert_true(derived(NOOR)->exempt);
    school_look("2026-11-19");
    state_is(NOOR, PUPIL_NOT_ASKED);
    school_look("2026-11-20");
    exemption->device = DEVICE_WATCH;
    state_is(NOOR, PUPIL_NOT_ASKED);
}

static struct measure *ban_of(int64_t pupil_id, const char *from, const char *until, const char *told)
{
    struct measure *ban =
        led_to(broke(pupil_id, VIOLATION_NOT_OFF, "2026-11-10T10:00", 2), MEASURE_BAN, from, until);
    was_to_do(pupil_id, ban->id, TASK_CHILD_TOLD, "2026-11-12", told);
    was_to_do(pupil_id, ban->id, TASK_PARENTS_TOLD, "2026-11-12", told);
    return ban;
}

static void model__ban_not_yet_told__binds_nobody__P8(void **state)
{
    (void)state;
    ban_of(NOOR, "2026-11-11", "2026-12-10", NULL);
    state_is(NOOR, PUPIL_NOT_ASKED);
    const struct pupil_day *row = derived(NOOR);
    assert_null(row->banned);
    assert_int_equal(row->ban_count, 1);
    assert_string_equal(ban_status_name(row->bans[0].status), "proposed");
}

static void model__ban_told__is_not_asked_for_a_phone__P8(void **state)
{
    (void)state;
    ban_of(NOOR, "2026-11-11", "2026-12-10", "2026-11-12");
    state_is(NOOR, PUPIL_NONE);
    assert_string_equal(ban_status_name(derived(NOOR)->bans[0].status), "told");
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:20", STAY_HELD);
    state_is(NOOR, PUPIL_HELD);
}

static void model__only_one_of_the_two_told__is_not_told__P8(void **state)
{
    (void)state;
    ban_of(NOOR, "2026-11-11", "2026-12-10", "2026-11-12");
    school.tasks[0].done_day = DAY_NONE;
    state_is(NOOR, PUPIL_NOT_ASKED);
    school.tasks[0].done_day = day("2026-11-12");
    school.tasks[1].how = "dropped";
    state_is(NOOR, PUPIL_NOT_ASKED);
}

static void model__letter_done__confirms_the_ban__P9(void **state)
{
    (void)state;
    struct measure *ban = ban_of(NOOR, "2026-11-11", "2026-12-10", "2026-11-12");
    struct task *letter = was_to_do(NOOR, ban->id, TASK_LETTER, "2026-11-14", NULL);
    assert_int_equal(derived(NOOR)->bans[0].status, BAN_TOLD);
    letter->done_day = day("2026-11-13");
    assert_int_equal(derived(NOOR)->bans[0].status, BAN_CONFIRMED);
}

static void model__day_before_the_violation__knows_no_ban__P8(void **state)
{
    (void)state;
    led_to(broke(NOOR, VIOLATION_NOT_OFF, "2026-11-20T10:00", 2), MEASURE_BAN, "2026-11-21", "2026-12-20");
    assert_int_equal(derived(NOOR)->ban_count, 1);
    school_look("2026-11-19");
    assert_int_equal(derived(NOOR)->ban_count, 0);
}

static void model__first_and_last_day_of_a_ban__hold__P8(void **state)
{
    (void)state;
    ban_of(NOOR, "2026-11-11", "2026-12-10", "2026-11-10");
    static const struct {
        const char *day;
        bool banned;
        int listed;
    } days[] = { { "2026-11-10", false, 1 },
                 { "2026-11-11", true, 1 },
                 { "2026-12-10", true, 1 },
                 { "2026-12-11", false, 0 } };
    for (size_t i = 0; i < 4; i++) {
        school_look(days[i].day);
        assert_int_equal(derived(NOOR)->banned != NULL, days[i].banned);
        assert_int_equal(derived(NOOR)->ban_count, days[i].listed);
        state_is(NOOR, days[i].banned ? PUPIL_NONE : PUPIL_NOT_ASKED);
    }
}

static void model__suspension__holds_from_its_letter_on__P13(void **state)
{
    (void)state;
    struct measure *measure =
        led_to(broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-10T10:00", 1), MEASURE_SUSPENSION, NULL, NULL);
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-14", NULL);
    assert_ptr_equal(derived(NOOR)->suspension, measure);
    state_is(NOOR, PUPIL_NOT_ASKED);
    measure->from = day("2026-11-19");
    measure->until = day("2026-11-20");
    state_is(NOOR, PUPIL_NOT_ASKED);
    letter->done_day = day("2026-11-18");
    state_is(NOOR, PUPIL_NONE);
    school_look("2026-11-21");
    assert_null(derived(NOOR)->suspension);
}

static void model__no_school__asks_nobody__P1(void **state)
{
    (void)state;
    school_look("2026-11-21");
    counts_are(0, 0, 0, 0, 0, 0);
    assert_false(school.model.schoolday);
    school.settings.holidays =
        (struct holidays){ .count = 1, .items = { { day("2026-11-20"), day("2026-11-20"), "study day" } } };
    school_look("2026-11-20");
    counts_are(0, 0, 0, 0, 0, 0);
    was_marked(NOOR, MARK_NONE_TODAY, "2026-11-20T08:20"); /* and who was asked all the same */
    counts_are(0, 0, 0, 1, 0, 0);
}

static void model__rungs__count_this_school_year_only__P11(void **state)
{
    (void)state;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-07-31T10:00", 1);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-08-01T10:00", 1);
    broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-09-01T10:00", 1);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-09-01T10:00", 2)->withdrawn = true;
    broke(NOOR, VIOLATION_NOT_OFF, "2026-11-20T10:00", 2);
    const struct pupil_day *row = derived(NOOR);
    assert_int_equal(row->times[LADDER_DEVICE], 2);
    assert_int_equal(row->times[LADDER_MISUSE], 1);
    assert_int_equal(row->times[LADDER_INTERNET], 0);
    school_look("2026-11-19");
    assert_int_equal(derived(NOOR)->times[LADDER_DEVICE], 1);
}

static void model__tasks__open_and_late_ones_are_counted__P7(void **state)
{
    (void)state;
    was_to_do(NOOR, 0, TASK_FINISH_LATER, "2026-11-20", NULL);
    was_to_do(NOOR, 0, TASK_FINISH_LATER, "2026-11-19", NULL);
    was_to_do(NOOR, 0, TASK_FINISH_LATER, "2026-11-18", "2026-11-19");
    const struct pupil_day *row = derived(NOOR);
    assert_int_equal(row->open_tasks, 2);
    assert_int_equal(row->late_tasks, 1);
    assert_int_equal(school.model.counts.open_tasks, 2);
    assert_int_equal(school.model.counts.late_tasks, 1);
}

static void model_slot__of_a_number__is_its_pupil(void **state)
{
    (void)state;
    derived(0);
    assert_int_equal(model_slot(&school.model, 3)->pupil->id, ZOE);
    assert_null(model_slot(&school.model, 9));
    school.pupils[0].slot = 0;
    assert_null(model_slot(&school.model, 0));
    assert_null(model_pupil(&school.model, 999));
}

/* Whoever handed in a watch was not asked for a phone by that. */
static void model__only_another_device_here__is_not_asked_yet__P2(void **state)
{
    (void)state;
    had(NOOR, DEVICE_WATCH, "2026-11-20T08:24", STAY_HELD);
    assert_true(derived(NOOR)->unasked);
    assert_int_equal(derived(NOOR)->state, PUPIL_HELD);
    assert_int_equal(school.model.counts.not_asked, SCHOOL_PUPILS);
    was_marked(NOOR, MARK_NONE_TODAY, "2026-11-20T08:25");
    assert_false(derived(NOOR)->unasked);
    assert_int_equal(school.model.counts.not_asked, SCHOOL_PUPILS - 1);
}

static bool in_use_at(const char *now)
{
    school_now(now);
    return derived(NOOR)->still_in_use;
}

static void model__lent_before_the_lesson_ended__is_still_in_use__P6_P16(void **state)
{
    (void)state;
    had(NOOR, DEVICE_PHONE, "2026-11-20T08:24", STAY_LENT)->lent_at = moment("2026-11-20T10:20");
    school.settings.lesson_ends = (struct lesson_ends){ { 10 * 60 + 15, 12 * 60 }, 2 };
    assert_false(in_use_at("2026-11-20T11:59")); /* lent after the first lesson */
    assert_true(in_use_at("2026-11-20T12:00"));
    assert_int_equal(school.model.counts.still_in_use, 1);
    school.settings.lesson_ends.count = 0;
    assert_false(in_use_at("2026-11-20T13:59"));
    assert_true(in_use_at("2026-11-20T14:00")); /* give_back_from */
    school_look("2026-11-19");
    derived(0);
    assert_int_equal(school.model.counts.still_in_use, 0);
}

/* On a day before a newcomer came nothing was asked of it; of those with whom the class began it was. */
static void model__day_before_a_pupil_came__asks_nothing_of_it__P1(void **state)
{
    (void)state;
    for (int i = 0; i < SCHOOL_PUPILS; i++)
        school.pupils[i].came_day = day("2026-11-18");
    school.pupils[0].came_day = day("2026-11-20");
    assert_true(derived(NOOR)->unasked);
    school_look("2026-11-19");
    assert_true(derived(NOOR)->not_yet);
    assert_false(school.model.pupils[0].unasked);
    assert_int_equal(school.model.counts.not_asked, SCHOOL_PUPILS - 1);
    school_look("2026-11-17"); /* before the class was read */
    derived(0);
    assert_int_equal(school.model.counts.not_asked, SCHOOL_PUPILS - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(model__nobody_asked__is_told_apart_from_none__P1),
        school_test(model__day_before_a_pupil_came__asks_nothing_of_it__P1),
        school_test(model__only_another_device_here__is_not_asked_yet__P2),
        school_test(model__lent_before_the_lesson_ended__is_still_in_use__P6_P16),
        school_test(model__several_devices__the_first_state_that_fits__P2),
        school_test(model__watch_in_the_bag__asks_for_the_phone_all_the_same__P2),
        school_test(model__handed_in_again__the_open_stay_is_shown__P1),
        school_test(model__left_since_thursday__is_held_and_counted_apart__P1),
        school_test(model__left_since_thursday_and_given_back__is_asked_again__P1),
        school_test(model__left_since_thursday_and_taken_home__is_given_back__P1),
        school_test(model__earlier_day__is_as_it_was_then__P1),
        school_test(model__pupil_who_left_with_a_device_here__stays_on_the_roster__P1),
        school_test(model__exempt__is_never_asked__P5),
        school_test(model__ban_not_yet_told__binds_nobody__P8),
        school_test(model__ban_told__is_not_asked_for_a_phone__P8),
        school_test(model__only_one_of_the_two_told__is_not_told__P8),
        school_test(model__letter_done__confirms_the_ban__P9),
        school_test(model__day_before_the_violation__knows_no_ban__P8),
        school_test(model__first_and_last_day_of_a_ban__hold__P8),
        school_test(model__suspension__holds_from_its_letter_on__P13),
        school_test(model__no_school__asks_nobody__P1),
        school_test(model__rungs__count_this_school_year_only__P11),
        school_test(model__tasks__open_and_late_ones_are_counted__P7),
        school_test(model_slot__of_a_number__is_its_pupil),
    };
    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
