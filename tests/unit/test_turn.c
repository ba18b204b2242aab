/* Mistakes and objections over the turn of the school year, with each way in which a count can start anew.
 * The dates were worked out by hand. [P10a, P11] */
#include "cupboard.h"

#include "klaskast/domain/measure_list.h"

static int64_t log_on(const char *first, const char *at)
{
    int64_t moment = 0;
    assert_true(clock_parse(at, clock_now(), &moment));
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = pupil_called(first),
                          .violation = VIOLATION_NOT_OFF,
                          .at = moment });
    return number_of("SELECT max(number) FROM journal WHERE kind = 'violation'");
}

static const struct record *record(const char *first, int64_t id)
{
    const struct record *found = facts_record(facts_of(pupil_called(first)), id);
    assert_non_null(found);
    return found;
}

static const struct measure *measure_of(const char *first, int64_t record_id)
{
    const struct facts *facts = facts_of(pupil_called(first));
    for (size_t i = 0; i < facts->measure_count; i++)
        if (facts->measures[i].record_id == record_id)
            return &facts->measures[i];
    fail_msg("record %lld led to no measure", (long long)record_id);
    return NULL;
}

static void dates_are(const struct measure *measure, const char *from, const char *until)
{
    char is[2][DAY_ISO_SIZE];
    day_iso(measure->from, is[0]);
    day_iso(measure->until, is[1]);
    assert_string_equal(is[0], from);
    assert_string_equal(is[1], until);
}

static const struct task *open_task(const char *first, enum task_kind kind, int64_t about)
{
    const struct facts *facts = facts_of(pupil_called(first));
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].kind == kind && facts->tasks[i].about == about &&
            facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    return NULL;
}

static void tick(const char *first, enum task_kind kind, int64_t about)
{
    const struct task *task = open_task(first, kind, about);
    assert_non_null(task);
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = task->id, .day = DAY_NONE });
}

/* Child and parents were told. */
static void tell(const char *first, int64_t measure_id)
{
    tick(first, TASK_CHILD_TOLD, measure_id);
    tick(first, TASK_PARENTS_TOLD, measure_id);
}

static void withdraw(int64_t record_id)
{
    done((struct intent){ .kind = INTENT_WITHDRAW, .ref = record_id, .reason = "it was a mistake" });
}

static int next_time(const char *first)
{
    struct outlook outlook;
    assert_true(cupboard.app.desk.outlook(&cupboard.app.desk, pupil_called(first), VIOLATION_NOT_OFF, 0,
                                          &cupboard.arena, &outlook, &cupboard.err));
    return outlook.times;
}

static int reconsiderations(void)
{
    return (int)number_of("SELECT count(*) FROM task WHERE kind = 13 AND done_day IS NULL");
}

static void reset_is(enum ladder_reset reset, int days)
{
    cupboard.app.settings.ladders[LADDER_DEVICE].reset = reset;
    cupboard.app.settings.ladders[LADDER_DEVICE].reset_days = days;
    cupboard.app.rules_known = false;
    assert_int_equal(TASK_RECONSIDER, 13); /* as it stands in the query above */
}

/* --- each school year ---------------------------------------------------------------------------------- */

/* What happened in July belongs to the old year, also when it is written down in September. */
static void schoolyear__old_one_recorded_late__leaves_the_new_year_alone__P10a_P11(void **state)
{
    (void)state;
    reset_is(RESET_SCHOOLYEAR, 0);
    cupboard_now("2027-06-14T10:00:00");
    log_on("Noor", "10:00");
    cupboard_now("2027-09-06T10:00:00");
    int64_t september = log_on("Noor", "10:00");
    assert_int_equal(record("Noor", september)->times, 1);
    cupboard_now("2027-09-07T15:00:00");
    int64_t july = log_on("Noor", "2027-07-05T11:00");
    assert_int_equal(record("Noor", july)->times, 2);
    dates_are(measure_of("Noor", july), "2027-07-06", "2027-08-05"); /* a proposal, and over */
    assert_int_equal(record("Noor", september)->times, 1);
    assert_int_equal(reconsiderations(), 0);
    assert_int_equal(next_time("Noor"), 2); /* of the new year */
    assert_verified();
}

static void schoolyear__older_one_recorded_late__reconsiders_the_one_behind_it__P10a(void **state)
{
    (void)state;
    reset_is(RESET_SCHOOLYEAR, 0);
    cupboard_now("2027-06-14T10:00:00");
    int64_t june = log_on("Noor", "10:00");
    cupboard_now("2027-09-07T15:00:00");
    log_on("Noor", "2027-06-01T11:00");
    const struct task *task = open_task("Noor", TASK_RECONSIDER, june);
    assert_non_null(task);
    assert_string_equal(task->why, "2");
    assert_int_equal(record("Noor", june)->times, 1); /* as it was announced */
    assert_int_equal(next_time("Noor"), 1);
}

/* A ban runs on over 1 August; that its ground falls away is asked, and moves nothing. */
static void schoolyear__ground_taken_back_in_the_new_year__told_ban_stays__P8_P10a(void **state)
{
    (void)state;
    reset_is(RESET_SCHOOLYEAR, 0);
    cupboard_now("2027-06-21T10:00:00");
    int64_t june = log_on("Noor", "10:00");
    cupboard_now("2027-07-15T10:00:00");
    int64_t july = log_on("Noor", "10:00");
    const struct measure *ban = measure_of("Noor", july);
    dates_are(ban, "2027-07-16", "2027-08-15");
    tell("Noor", ban->id);
    cupboard_now("2027-08-02T10:00:00");
    reopen();
    reset_is(RESET_SCHOOLYEAR, 0);
    assert_non_null(model_pupil(&cupboard.app.model, pupil_called("Noor"))->banned);
    withdraw(june);
    const struct task *task = open_task("Noor", TASK_RECONSIDER, ban->id);
    assert_non_null(task);
    assert_string_equal(task->why, "1");
    dates_are(measure_of("Noor", july), "2027-07-16", "2027-08-15");
    assert_false(measure_of("Noor", july)->withdrawn);
    /* It was right after all: the duty goes, the ban was never touched. */
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(reconsiderations(), 0);
    dates_are(measure_of("Noor", july), "2027-07-16", "2027-08-15");
    assert_verified();
}

/* --- never --------------------------------------------------------------------------------------------- */

static void never__last_years_record_taken_back__asks_about_this_years_ban__P10a_P11(void **state)
{
    (void)state;
    reset_is(RESET_NEVER, 0);
    cupboard_now("2027-06-14T10:00:00");
    int64_t june = log_on("Noor", "10:00");
    cupboard_now("2027-09-06T10:00:00");
    int64_t september = log_on("Noor", "10:00");
    assert_int_equal(record("Noor", september)->times, 2);
    const struct measure *ban = measure_of("Noor", september);
    dates_are(ban, "2027-09-07", "2027-10-06");
    tell("Noor", ban->id);
    cupboard_now("2027-09-10T10:00:00");
    withdraw(june);
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, ban->id)->why, "1");
    dates_are(measure_of("Noor", september), "2027-09-07", "2027-10-06");
    assert_int_equal(next_time("Noor"), 2);
}

static void never__one_of_the_year_before_recorded_late__asks_about_both_behind_it__P10a_P11(void **state)
{
    (void)state;
    reset_is(RESET_NEVER, 0);
    cupboard_now("2027-06-14T10:00:00");
    int64_t june = log_on("Noor", "10:00");
    cupboard_now("2027-09-06T10:00:00");
    int64_t september = log_on("Noor", "10:00");
    const struct measure *ban = measure_of("Noor", september);
    cupboard_now("2027-09-11T10:00:00");
    log_on("Noor", "2027-05-03T09:00");
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, june)->why, "2");
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, ban->id)->why, "3"); /* the policy is silent */
    dates_are(measure_of("Noor", september), "2027-09-07", "2027-10-06");
    assert_int_equal(reconsiderations(), 2);
    assert_int_equal(next_time("Noor"), 4);
}

/* --- a number of days ---------------------------------------------------------------------------------- */

/* 90 days from Monday 14 June: 17 in June, 31 in July, 31 in August make 79, so the last is 11 September. */
static void days__counts_on_its_own_day_and_the_89_after__P10a_P11(void **state)
{
    (void)state;
    reset_is(RESET_DAYS, 90);
    cupboard_now("2027-06-14T10:00:00");
    int64_t june = log_on("Noor", "10:00");
    log_on("Mees", "10:01");
    cupboard_now("2027-09-10T10:00:00");
    int64_t september = log_on("Noor", "10:00");
    assert_int_equal(record("Noor", september)->times, 2);
    dates_are(measure_of("Noor", september), "2027-09-11", "2027-10-10");
    cupboard_now("2027-09-13T10:00:00");
    assert_int_equal(record("Mees", log_on("Mees", "10:00"))->times, 1);
    withdraw(june);
    const struct measure *ban = measure_of("Noor", september);
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, ban->id)->why, "1");
    assert_int_equal(reconsiderations(), 1);
}

/* For Monday 13 September the count goes back to 16 June: 12 days, 31, 31 and 15 make 89 before it. */
static void days__recorded_late__matters_from_the_first_day_that_counts__P10a_P11(void **state)
{
    (void)state;
    reset_is(RESET_DAYS, 90);
    cupboard_now("2027-09-13T10:00:00");
    int64_t noor = log_on("Noor", "10:00"), mees = log_on("Mees", "10:01");
    cupboard_now("2027-09-14T10:00:00");
    log_on("Noor", "2027-06-15T10:00");
    assert_null(open_task("Noor", TASK_RECONSIDER, noor));
    log_on("Mees", "2027-06-16T10:00");
    assert_string_equal(open_task("Mees", TASK_RECONSIDER, mees)->why, "2");
    /* On the 14th the count goes back to 17 June. */
    assert_int_equal(next_time("Noor"), 2);
    assert_int_equal(next_time("Mees"), 2);
}

/* --- what was told never moves by itself --------------------------------------------------------------- */

static void told__other_rules_later__keep_what_was_announced__P10a_P18(void **state)
{
    (void)state;
    cupboard_now("2027-06-14T10:00:00");
    log_on("Noor", "10:00");
    cupboard_now("2027-07-12T10:00:00");
    int64_t july = log_on("Noor", "10:00");
    tell("Noor", measure_of("Noor", july)->id);
    cupboard.app.settings.ladders[LADDER_DEVICE].rungs[1].period = (struct period){ 10, PERIOD_DAYS };
    reset_is(RESET_NEVER, 0);
    cupboard_now("2027-08-30T10:00:00");
    log_on("Mees", "10:00");
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    dates_are(measure_of("Noor", july), "2027-07-13", "2027-08-12");
    assert_int_equal(reconsiderations(), 0);
    assert_int_equal(number_of("SELECT count(*) FROM policy"), 2);
}

/* --- parents who disagree ------------------------------------------------------------------------------ */

static bool asked_for_a_phone(const char *first)
{
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    return model_pupil(&cupboard.app.model, pupil_called(first))->asked;
}

/* Their view beside the record, a pause, and then it stands: everything is kept, the dates never moved. */
static void parents_disagree__view_pause_and_it_stands__P10a(void **state)
{
    (void)state;
    cupboard_now("2027-06-07T10:00:00");
    log_on("Noor", "10:00");
    cupboard_now("2027-06-08T10:00:00");
    int64_t second = log_on("Noor", "10:00");
    int64_t ban = measure_of("Noor", second)->id;
    tell("Noor", ban);
    cupboard_now("2027-06-09T10:00:00");
    assert_false(asked_for_a_phone("Noor"));
    done((struct intent){ .kind = INTENT_VIEW, .ref = second, .text = "It was switched off." });
    done((struct intent){ .kind = INTENT_PAUSE, .ref = ban, .reason = "the parents disagree" });
    assert_true(asked_for_a_phone("Noor"));
    cupboard_now("2027-06-11T10:00:00");
    done((struct intent){ .kind = INTENT_UPHOLD, .ref = ban, .reason = "talked over with the parents" });
    assert_false(asked_for_a_phone("Noor"));
    dates_are(measure_of("Noor", second), "2027-06-09", "2027-07-08");
    assert_int_equal(
        number_of("SELECT count(*) FROM journal WHERE kind IN ('parents_view', 'measure_paused', "
                  "'measure_upheld', 'measure_resumed')"),
        4);
    assert_int_equal(record("Noor", second)->withdrawn, false);
}

/* The parents are right: the record is taken back, the ban is lifted with the same reason, and what hung on
 * it is told and settled. */
static void parents_disagree__record_taken_back_and_ban_lifted__P10a(void **state)
{
    (void)state;
    cupboard_now("2027-06-07T10:00:00");
    log_on("Noor", "10:00");
    cupboard_now("2027-06-08T10:00:00");
    int64_t second = log_on("Noor", "10:00");
    int64_t ban = measure_of("Noor", second)->id;
    tell("Noor", ban);
    cupboard_now("2027-06-14T10:00:00");
    withdraw(second);
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, ban)->why, "withdrawn");
    assert_false(asked_for_a_phone("Noor")); /* until somebody decides */
    done((struct intent){ .kind = INTENT_LIFT, .ref = ban, .reason = "it was a mistake" });
    assert_true(asked_for_a_phone("Noor"));
    assert_int_equal(reconsiderations(), 0);
    assert_non_null(open_task("Noor", TASK_PARENTS_TOLD, ban));
    assert_int_equal(next_time("Noor"), 2);
    dates_are(measure_of("Noor", second), "2027-06-09", "2027-07-08");
}

/* Two bans, one behind the other: lifting the first asks about the second, which keeps the dates that were
 * told. */
static void lift__ban_behind_it__is_asked_about_and_keeps_its_dates__P10_P10a(void **state)
{
    (void)state;
    cupboard.app.settings.ladders[LADDER_DEVICE].beyond = BEYOND_LAST_AGAIN;
    cupboard_now("2027-06-07T10:00:00");
    log_on("Noor", "10:00");
    cupboard_now("2027-06-08T10:00:00");
    int64_t second = log_on("Noor", "10:00");
    cupboard_now("2027-06-10T10:00:00");
    int64_t third = log_on("Noor", "10:00");
    int64_t first_ban = measure_of("Noor", second)->id, behind = measure_of("Noor", third)->id;
    dates_are(measure_of("Noor", third), "2027-07-09", "2027-08-08");
    tell("Noor", first_ban);
    tell("Noor", behind);
    cupboard_now("2027-06-17T10:00:00");
    done((struct intent){ .kind = INTENT_LIFT, .ref = first_ban, .reason = "agreed with the head" });
    assert_string_equal(open_task("Noor", TASK_RECONSIDER, behind)->why, "lifted");
    dates_are(measure_of("Noor", third), "2027-07-09", "2027-08-08");
    assert_true(asked_for_a_phone("Noor"));
    /* That its own record is taken back is another question, beside this one. */
    withdraw(third);
    assert_int_equal(reconsiderations(), 2);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(reconsiderations(), 1);
    /* It was looked at, and it stands. */
    done((struct intent){ .kind = INTENT_UPHOLD, .ref = behind, .reason = "agreed with the head" });
    assert_int_equal(reconsiderations(), 0);
    dates_are(measure_of("Noor", third), "2027-07-09", "2027-08-08");
}

/* --- a suspension that was left open ------------------------------------------------------------------- */

static void suspension__left_open_in_july__waits_for_the_head_in_september__P13(void **state)
{
    (void)state;
    cupboard_now("2027-07-12T10:00:00");
    done((struct intent){
        .kind = INTENT_VIOLATION, .pupil_id = pupil_called("Noor"), .violation = VIOLATION_MISUSE_PHOTO });
    cupboard_now("2027-09-06T10:00:00");
    reopen();
    const struct pupil_day *row = model_pupil(&cupboard.app.model, pupil_called("Noor"));
    assert_non_null(row->suspension);
    assert_true(row->asked); /* nobody is held to it */
    assert_true(measure_left_open(&cupboard.app.model.facts, row->suspension, cupboard.app.model.today));
    char text[700];
    measure_text(&cupboard.app.model.facts, &cupboard.app.settings, row->suspension, cupboard.app.model.today,
                 text, sizeof text);
    assert_non_null(strstr(text, "from last school year: the head decides whether it goes on"));
    int64_t suspension = row->suspension->id;
    done((struct intent){ .kind = INTENT_LIFT, .ref = suspension, .reason = "the head does not go on" });
    assert_null(model_pupil(&cupboard.app.model, pupil_called("Noor"))->suspension);
    assert_int_equal(number_of("SELECT count(*) FROM task WHERE done_day IS NULL"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(schoolyear__old_one_recorded_late__leaves_the_new_year_alone__P10a_P11),
        cupboard_test(schoolyear__older_one_recorded_late__reconsiders_the_one_behind_it__P10a),
        cupboard_test(schoolyear__ground_taken_back_in_the_new_year__told_ban_stays__P8_P10a),
        cupboard_test(never__last_years_record_taken_back__asks_about_this_years_ban__P10a_P11),
        cupboard_test(never__one_of_the_year_before_recorded_late__asks_about_both_behind_it__P10a_P11),
        cupboard_test(days__counts_on_its_own_day_and_the_89_after__P10a_P11),
        cupboard_test(days__recorded_late__matters_from_the_first_day_that_counts__P10a_P11),
        cupboard_test(told__other_rules_later__keep_what_was_announced__P10a_P18),
        cupboard_test(parents_disagree__view_pause_and_it_stands__P10a),
        cupboard_test(parents_disagree__record_taken_back_and_ban_lifted__P10a),
        cupboard_test(lift__ban_behind_it__is_asked_about_and_keeps_its_dates__P10_P10a),
        cupboard_test(suspension__left_open_in_july__waits_for_the_head_in_september__P13),
    };
    return cmocka_run_group_tests_name("turn", tests, NULL, NULL);
}
