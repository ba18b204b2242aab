/* What is past its time goes from the file, and what is left of it. [P11, P17, C3, law 2, law 3] */
#include "kept.h"

#include "klaskast/app/retention.h"
#include "klaskast/app/year.h"
#include "klaskast/store/purge.h"

static void run(unsigned kinds, struct retention_done *done_)
{
    if (!retention_run(&cupboard.app, kinds, NULL, done_, &cupboard.err))
        fail_msg("refused: %s", cupboard.err.text);
    assert_verified();
}

static void the_year(struct year *year)
{
    if (!app_year(&cupboard.app, day("2026-08-01"), day("2027-07-31"), year, &cupboard.err))
        fail_msg("no year: %s", cupboard.err.text);
}

/* A clock that is years ahead takes nothing with it on the day that it is seen, and no copy goes either. */
static void ticks__clock_that_leaped__wait_for_another_day__P17(void **state)
{
    (void)state;
    char said[400], path[FILE_PATH_SIZE];
    two_days();
    assert_true(app_backup(&cupboard.app, NULL, path, &cupboard.err));
    on("2035-08-24T08:00:00");
    int64_t stays = number_of("SELECT count(*) FROM stay");
    done((struct intent){ .kind = INTENT_TEACHER, .text = "Marit Bakker" }); /* as at every start of a day */
    assert_true(retention_start(&cupboard.app, said, sizeof said, &cupboard.err));
    assert_non_null(strstr(said, "2035"));
    assert_int_equal(number_of("SELECT count(*) FROM stay"), stays);
    assert_true(app_backup(&cupboard.app, "of-2035", path, &cupboard.err));
    on("2035-08-25T08:00:00"); /* so it really is that year */
    assert_true(retention_start(&cupboard.app, said, sizeof said, &cupboard.err));
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 0);
}

/* One morning the clock is four years ahead: what is ticked after it goes in its own time all the same. */
static void ticks__one_morning_in_the_future__holds_nothing_back__P17(void **state)
{
    (void)state;
    struct retention_done made;
    on("2030-11-20T08:20:00");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Daan") });
    two_days();
    int64_t stays = number_of("SELECT count(*) FROM stay");
    on("2026-12-10T10:00:00"); /* too young, the row of 2030 as well */
    run(RETENTION_BY_ITSELF, &made);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), stays);
    on("2027-02-25T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_true(made.rows >= 8);
    assert_int_equal(number_of("SELECT count(*) FROM stay WHERE in_day < 22000"), 0);
    assert_verified();
}

static void ticks__past_their_time__are_gone_and_the_year_is_drawn_the_same__P17(void **state)
{
    (void)state;
    static struct year before, after;
    struct retention_done made;
    two_days();
    finish_duties();
    on("2026-12-24T10:00:00");
    the_year(&before);
    assert_int_equal(before.handed_in, 4);
    run(RETENTION_BY_ITSELF, &made); /* 31 days: the 23rd is kept for its last day */
    assert_int_equal(made.rows, 0);
    on("2026-12-25T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_true(made.rows >= 8 && made.wiped);
    the_year(&after);
    assert_memory_equal(before.days, after.days, sizeof before.days);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 3);
    on("2027-02-25T10:00:00");
    the_year(&before);
    run(RETENTION_BY_ITSELF, &made);
    the_year(&after);
    assert_memory_equal(&before, &after, sizeof before);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM mark"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM record"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'device_in' AND pupil IS NOT NULL"),
                     0);
}

static void records__of_a_year_that_is_over__leave_numbers_and_no_word__P11_P17_C3(void **state)
{
    (void)state;
    static struct year before, after;
    struct retention_done made;
    two_days();
    finish_duties();
    on("2027-08-20T10:00:00");
    the_year(&before);
    assert_int_equal(before.kinds[VIOLATION_NOT_OFF], 1);
    assert_true(*file_with(secret));
    run(RETENTION_ALL, &made);
    the_year(&after);
    assert_memory_equal(&before, &after, sizeof before);
    assert_int_equal(number_of("SELECT count(*) FROM record"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM task"), 0);
    assert_nowhere(secret);
    assert_true(*file_with("Noor")); /* she is still in the class */
    char was[DIGEST_HEX_SIZE], is[DIGEST_HEX_SIZE];
    tables_digest(was);
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    tables_digest(is);
    assert_string_equal(was, is);
}

/* Between the list and the yes another window wrote. */
static void records__not_as_they_were_shown__stay_until_looked_at_again__P17(void **state)
{
    (void)state;
    struct retention_plan shown;
    struct retention_done made;
    two_days();
    on("2027-08-20T10:00:00"); /* the duties are open: nothing may go */
    assert_true(retention_report(&cupboard.app, &cupboard.arena, &shown, &cupboard.err));
    finish_duties();
    on("2027-08-20T10:05:00");
    assert_false(retention_run(&cupboard.app, RETENTION_ALL, &shown, &made, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "look once more"));
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE salt IS NULL"), 0);
    assert_true(retention_report(&cupboard.app, &cupboard.arena, &shown, &cupboard.err));
    assert_true(retention_run(&cupboard.app, RETENTION_ALL, &shown, &made, &cupboard.err));
    assert_int_equal(number_of("SELECT count(*) FROM record"), 0);
    assert_nowhere(secret);
}

static void records__with_a_duty_open__stay_until_it_is_done__P11(void **state)
{
    (void)state;
    struct retention_done made;
    two_days();
    on("2027-08-20T10:00:00");
    run(RETENTION_ALL, &made);
    assert_int_equal(number_of("SELECT count(*) FROM record"), 1);
    finish_duties();
    run(RETENTION_ALL, &made);
    assert_int_equal(number_of("SELECT count(*) FROM record"), 0);
}

static void device_that_is_still_here__stays_until_it_is_back__P1(void **state)
{
    (void)state;
    struct retention_done made;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    on("2027-02-01T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
    done((struct intent){ .kind = INTENT_DEVICE_BACK, .pupil_id = pupil_called("Noor") });
    on("2027-03-03T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 1);
    on("2027-03-05T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 0);
}

static void slip_that_was_taken_back__goes_with_the_ticks(void **state)
{
    (void)state;
    struct retention_done made;
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = pupil_called("Noor"),
                          .violation = VIOLATION_NOT_OFF,
                          .text = secret });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    on("2026-12-30T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_nowhere(secret);
}

/* The invented class has a past that is written down after what a real class did today. */
static void ticks__written_after_those_of_today__do_not_take_these_along__P17(void **state)
{
    (void)state;
    struct retention_done made;
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Noor"), .mark = MARK_NONE_TODAY });
    int64_t of_today = number_of("SELECT max(number) FROM journal");
    on("2026-09-01T08:30:00");
    for (int i = 0; i < 40; i++) {
        done((struct intent){ .kind = INTENT_CALL });
        cupboard_later(60);
    }
    on("2026-11-21T08:30:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_false(purge_emptied(cupboard.app.store, of_today));
}

static void pupil_who_left__goes_whole_after_the_year__C3(void **state)
{
    (void)state;
    struct retention_done made;
    two_days();
    finish_duties();
    struct roster_change left = { .kind = ROSTER_LEFT, .pupil_id = pupil_called("Noor") };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &left, .change_count = 1 });
    on("2027-07-31T10:00:00");
    run(RETENTION_ALL, &made);
    assert_true(*file_with("Noor"));
    on("2027-08-01T10:00:00");
    run(RETENTION_ALL, &made);
    assert_nowhere("Noor");
    assert_nowhere("Vries");
    assert_int_equal(number_of("SELECT count(*) FROM pupil"), 3);
}

static void run__nothing_past_its_time__writes_nothing(void **state)
{
    (void)state;
    struct retention_done made;
    two_days();
    int64_t rows = number_of("SELECT max(number) FROM journal");
    run(RETENTION_ALL, &made);
    assert_int_equal(number_of("SELECT max(number) FROM journal"), rows);
    assert_string_equal(made.said, "");
}

/* Somebody who reads keeps others from writing. */
static sqlite3 *reader(void)
{
    sqlite3 *other;
    assert_int_equal(sqlite3_open_v2(cupboard.path, &other, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN; SELECT count(*) FROM journal", NULL, NULL, NULL), SQLITE_OK);
    return other;
}

static void run__cannot_be_written__empties_nothing(void **state)
{
    (void)state;
    struct retention_done made;
    struct err failed = { ERR_NONE, "" };
    two_days();
    on("2027-02-01T10:00:00");
    sqlite3 *other = reader();
    assert_false(retention_run(&cupboard.app, RETENTION_BY_ITSELF, NULL, &made, &failed));
    sqlite3_close(other);
    assert_int_equal(number_of("SELECT count(*) FROM purge"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE data IS NULL"), 0);
    assert_verified();
}

/* A file of many years is not made a second time in memory. */
static void wipe__large_file__is_made_anew_outside_of_memory__C3(void **state)
{
    (void)state;
    enum { NOTES = 3000, LENGTH = 2000 };
    static struct event events[NOTES];
    static char text[LENGTH + 1];
    struct retention_done made;
    int now = 0, most = 0;
    memset(text, 'x', LENGTH);
    two_days();
    for (int i = 0; i < NOTES; i++) {
        events[i] = (struct event){ .occurred = clock_now(),
                                    .kind = EVENT_NOTE,
                                    .who = "Ans",
                                    .class_id = cupboard.app.model.class.id,
                                    .pupil_id = pupil_called("Mees") };
        event_put(&events[i], "text", text);
    }
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(journal_append(cupboard.app.store, "b3f7a5c2-0000-7000-8000-000000000000", clock_now(),
                               events, NOTES, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    on("2027-02-01T10:00:00");
    sqlite3_status(SQLITE_STATUS_MEMORY_USED, &now, &most, 1);
    run(RETENTION_BY_ITSELF, &made);
    sqlite3_status(SQLITE_STATUS_MEMORY_USED, &now, &most, 0);
    assert_true(made.wiped);
    assert_true(most < 4 * 1024 * 1024);
    assert_true(number_of("SELECT count(*) FROM note") == NOTES);
}

static void run__ended_before_the_file_was_made_anew__is_finished_at_the_next_start__C3(void **state)
{
    (void)state;
    struct retention_plan plan;
    struct purge_result result;
    struct purge_order order = { .now = clock_now(), .who = "", .kinds = RETENTION_BY_ITSELF, .plan = &plan };
    struct err failed = { ERR_NONE, "" };
    char said[600];
    bool unwiped;
    two_days();
    on("2027-02-01T10:00:00");
    assert_true(retention_report(&cupboard.app, &cupboard.arena, &plan, &cupboard.err));
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(purge_run(cupboard.app.store, &order, &result, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    sqlite3 *other = reader();
    assert_false(purge_wipe(cupboard.app.store, clock_now(), &failed));
    sqlite3_close(other);
    assert_true(purge_unwiped(cupboard.app.store, &unwiped, &cupboard.err) && unwiped);
    reopen();
    assert_true(retention_start(&cupboard.app, said, sizeof said, &cupboard.err));
    assert_true(purge_unwiped(cupboard.app.store, &unwiped, &cupboard.err) && !unwiped);
    assert_verified();
}

static void start__records_of_last_year__are_told_of_and_stay__P17(void **state)
{
    (void)state;
    char said[600];
    two_days();
    finish_duties();
    on("2027-09-01T08:00:00");
    assert_true(retention_start(&cupboard.app, said, sizeof said, &cupboard.err));
    assert_non_null(strstr(said, "1 thing is past its time"));
    assert_int_equal(number_of("SELECT count(*) FROM record"), 1);
}

/* --- verify -------------------------------------------------------------------------------------------- */

static const char *found_bad(void)
{
    static struct finding findings[FINDINGS];
    assert_true(journal_verify(cupboard.app.store, findings, &cupboard.err));
    assert_string_equal(findings[2].name, "purge");
    return findings[2].good ? NULL : findings[2].text;
}

static void verify__row_emptied_without_a_purge__is_named__law_2(void **state)
{
    (void)state;
    struct retention_done made;
    two_days();
    on("2027-02-01T10:00:00");
    run(RETENTION_BY_ITSELF, &made);
    assert_null(found_bad());
    assert_int_equal(run_sql("UPDATE journal SET who = NULL, pupil = NULL, data = NULL, salt = NULL"
                             " WHERE kind = 'violation'"),
                     SQLITE_OK);
    char row[40];
    snprintf(row, sizeof row, "row %lld ",
             (long long)number_of("SELECT number FROM journal WHERE kind = 'violation'"));
    assert_non_null(strstr(found_bad(), row));
}

static void verify__emptied_row_filled_again__is_named__law_2(void **state)
{
    (void)state;
    struct retention_done made;
    char copy[300], sql[600];
    two_days();
    on("2027-02-01T10:00:00");
    snprintf(copy, sizeof copy, "%s/copy.db", cupboard.folder);
    snprintf(sql, sizeof sql, "VACUUM INTO '%s'", copy);
    assert_int_equal(run_sql(sql), SQLITE_OK);
    run(RETENTION_BY_ITSELF, &made);
    /* From an older copy: the hash of each row is right. */
    snprintf(
        sql, sizeof sql,
        "ATTACH '%s' AS old; DROP TRIGGER journal_no_change; UPDATE journal SET (who, pupil, data, salt) ="
        " (SELECT who, pupil, data, salt FROM old.journal o WHERE o.number = journal.number)"
        " WHERE kind = 'device_in'",
        copy);
    assert_int_equal(run_sql(sql), SQLITE_OK);
    assert_non_null(strstr(found_bad(), "filled again"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(ticks__clock_that_leaped__wait_for_another_day__P17),
        cupboard_test(ticks__one_morning_in_the_future__holds_nothing_back__P17),
        cupboard_test(ticks__past_their_time__are_gone_and_the_year_is_drawn_the_same__P17),
        cupboard_test(records__of_a_year_that_is_over__leave_numbers_and_no_word__P11_P17_C3),
        cupboard_test(records__not_as_they_were_shown__stay_until_looked_at_again__P17),
        cupboard_test(records__with_a_duty_open__stay_until_it_is_done__P11),
        cupboard_test(device_that_is_still_here__stays_until_it_is_back__P1),
        cupboard_test(slip_that_was_taken_back__goes_with_the_ticks),
        cupboard_test(ticks__written_after_those_of_today__do_not_take_these_along__P17),
        cupboard_test(pupil_who_left__goes_whole_after_the_year__C3),
        cupboard_test(run__nothing_past_its_time__writes_nothing),
        cupboard_test(run__cannot_be_written__empties_nothing),
        cupboard_test(wipe__large_file__is_made_anew_outside_of_memory__C3),
        cupboard_test(run__ended_before_the_file_was_made_anew__is_finished_at_the_next_start__C3),
        cupboard_test(start__records_of_last_year__are_told_of_and_stay__P17),
        cupboard_test(verify__row_emptied_without_a_purge__is_named__law_2),
        cupboard_test(verify__emptied_row_filled_again__is_named__law_2),
    };
    return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
