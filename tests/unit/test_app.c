/* What the program shows of a class and does for it, over days, classes and teachers: with a real data file.
 */
#include "cupboard.h"

static int64_t new_class_called(const char *name)
{
    int64_t id = 0;
    done((struct intent){ .kind = INTENT_CLASS_ADD, .text = name });
    assert_true(app_find_class(&cupboard.app, name, &id, &cupboard.err));
    return id;
}

static void look_at_class(int64_t class_id)
{
    assert_true(cupboard.app.desk.look(&cupboard.app.desk, class_id, clock_today(), &cupboard.err));
}

static const struct pupil_day *row_called(const char *first)
{
    return model_pupil(&cupboard.app.model, pupil_called(first));
}

static void log_now(const char *first, enum violation_kind kind)
{
    done((struct intent){ .kind = INTENT_VIOLATION, .pupil_id = pupil_called(first), .violation = kind });
    cupboard_later(120);
}

static void tell(const char *first)
{
    const struct facts *facts = facts_of(pupil_called(first));
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].done_day == DAY_NONE &&
            (facts->tasks[i].kind == TASK_CHILD_TOLD || facts->tasks[i].kind == TASK_PARENTS_TOLD))
            done((struct intent){ .kind = INTENT_TASK_DONE, .ref = facts->tasks[i].id, .day = DAY_NONE });
}

/* --- another class ----------------------------------------------------------------------------------------
 */

static void move_to(const char *first, int64_t class_id)
{
    const struct pupil *pupil = row_called(first)->pupil;
    const struct roster_change change = { .kind = ROSTER_CHANGED,
                                          .pupil_id = pupil->id,
                                          .class_id = class_id,
                                          .first = pupil->first,
                                          .prefix = pupil->prefix,
                                          .surname = pupil->surname };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = class_id, .changes = &change, .change_count = 1 });
}

/* Over 1 August a child comes into the next group; a ban that runs, duties and a phone that was left go
 * along. */
static void app__pupil_in_another_class__takes_along_what_is_open__P8_P1(void **state)
{
    (void)state;
    cupboard_now("2027-07-08T09:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    log_now("Noor", VIOLATION_NOT_OFF);
    tell("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_WATCH });
    done((struct intent){ .kind = INTENT_EXEMPT,
                          .pupil_id = pupil_called("Noor"),
                          .device = DEVICE_PHONE,
                          .from = clock_today(),
                          .until = clock_today() + 20,
                          .day = clock_today() });
    int open = row_called("Noor")->open_tasks;
    assert_true(open > 0);
    int64_t next = new_class_called("8A");
    cupboard_now("2027-07-12T09:00:00");
    look_at_class(number_of("SELECT id FROM class WHERE name = '7A'"));
    move_to("Noor", next);
    look_at_class(next);
    const struct pupil_day *noor = row_called("Noor");
    assert_int_equal(noor->times[LADDER_DEVICE], 2);
    assert_int_equal(noor->ban_count, 1);
    assert_int_equal(noor->bans[0].status, BAN_TOLD);
    assert_non_null(noor->banned);
    assert_true(noor->exempt);
    assert_int_equal(noor->open_tasks, open);
    assert_int_equal(noor->state, PUPIL_HELD);
    assert_int_equal(cupboard.app.model.counts.left_behind, 1);
    cupboard_now("2027-08-05T09:00:00");
    look_at_class(next);
    noor = row_called("Noor");
    assert_int_equal(noor->times[LADDER_DEVICE], 0);
    assert_non_null(noor->banned);
    look_at_class(number_of("SELECT id FROM class WHERE name = '7A'"));
    assert_int_equal(cupboard.app.model.counts.held, 0);
    assert_verified();
}

/* --- after the commit -------------------------------------------------------------------------------------
 */

/* What is on disk must not be told as a failure, or it would be done twice. */
static void app_perform__written_but_not_read_again__says_that_it_is_kept(void **state)
{
    (void)state;
    int64_t rows = number_of("SELECT count(*) FROM journal");
    assert_int_equal(run_sql("DROP TABLE preference"), SQLITE_OK);
    assert_true(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") }));
    assert_non_null(strstr(cupboard.outcome.said, "phone in"));
    assert_non_null(strstr(cupboard.outcome.said, "It is kept"));
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows + 1);
}

/* --- settings that change ---------------------------------------------------------------------------------
 */

/* The school lets a count run on over the years: last year's records count from now on, and what was
 * announced by the rules of then needs no second thought. */
static void app__count_that_never_starts_anew__leaves_what_was_announced__P10a_P11(void **state)
{
    (void)state;
    cupboard_now("2026-06-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    cupboard_now("2026-09-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    cupboard.app.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    cupboard_now("2026-10-10T10:00:00");
    log_now("Noor", VIOLATION_NOT_OFF);
    const struct facts *facts = facts_of(pupil_called("Noor"));
    assert_int_equal(facts->records[1].times, 1);
    assert_int_equal(facts->records[2].times, 3);
    assert_int_equal(facts->records[2].since, DAY_NONE);
    for (size_t i = 0; i < facts->task_count; i++)
        assert_int_not_equal(facts->tasks[i].kind, TASK_RECONSIDER);
    assert_verified();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(app__pupil_in_another_class__takes_along_what_is_open__P8_P1),
        cupboard_test(app_perform__written_but_not_read_again__says_that_it_is_kept),
        cupboard_test(app__count_that_never_starts_anew__leaves_what_was_announced__P10a_P11),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
