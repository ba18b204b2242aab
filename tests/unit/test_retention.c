/* What may go, what is held back, and what is left of it in the file. [P11, P17, C3, law 2, law 3] */
#include "cupboard.h"

#include "klaskast/app/erase.h"
#include "klaskast/app/retention.h"
#include "klaskast/app/year.h"
#include "klaskast/store/purge.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- the plan, without a file ------------------------------------------------------------------------------
 */

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

/* --- the file ----------------------------------------------------------------------------------------------
 */

static const char *const secret = "zat te bellen met oma Wilhelmina";

/* Any file in the cupboard's folder with these bytes in it, free pages and all; "" none. */
static const char *file_with(const char *text)
{
    static char found[400];
    char command[700];
    snprintf(command, sizeof command, "grep -rlaF -- '%s' '%s' | head -1", text, cupboard.folder);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    found[0] = '\0';
    if (fgets(found, sizeof found, out))
        found[strcspn(found, "\n")] = '\0';
    pclose(out);
    return found;
}

static void assert_nowhere(const char *text)
{
    if (*file_with(text))
        fail_msg("'%s' is still in %s", text, file_with(text));
}

static void run(unsigned kinds, struct retention_done *done_)
{
    if (!retention_run(&cupboard.app, kinds, NULL, done_, &cupboard.err))
        fail_msg("refused: %s", cupboard.err.text);
    assert_verified();
}

static void on(const char *now)
{
    cupboard_now(now);
    assert_true(app_reload(&cupboard.app, &cupboard.err));
}

/* Two days of an ordinary class in November, and a violation on the first. */
static void two_days(void)
{
    static const char *const days[] = { "2026-11-23", "2026-11-24" };
    char now[40];
    for (int i = 0; i < 2; i++) {
        snprintf(now, sizeof now, "%sT08:30:00", days[i]);
        on(now);
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
        cupboard_later(20);
        done((struct intent){
            .kind = INTENT_DEVICE_IN, .pupil_id = pupil_called("Noor"), .device = DEVICE_WATCH });
        cupboard_later(20);
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
        cupboard_later(20);
        done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Zoë"), .mark = MARK_ABSENT });
        done((struct intent){ .kind = INTENT_CALL });
        cupboard_later(3600);
        if (i == 0)
            done((struct intent){ .kind = INTENT_VIOLATION,
                                  .pupil_id = pupil_called("Noor"),
                                  .violation = VIOLATION_NOT_OFF,
                                  .text = secret });
        snprintf(now, sizeof now, "%sT14:30:00", days[i]);
        on(now);
        int64_t ids[8];
        size_t count = 0;
        for (size_t k = 0; k < cupboard.app.model.facts.stay_count; k++)
            ids[count++] = cupboard.app.model.facts.stays[k].id;
        done((struct intent){ .kind = INTENT_GIVE_BACK, .ids = ids, .id_count = count });
    }
}

static void finish_duties(void)
{
    for (int64_t id; (id = number_of("SELECT min(id) FROM task WHERE done_day IS NULL")) > 0;)
        done((struct intent){ .kind = INTENT_TASK_DONE, .ref = id });
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

/* --- verify ------------------------------------------------------------------------------------------------
 */

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

/* --- one pupil ---------------------------------------------------------------------------------------------
 */

static void tick(struct erase_look *look, bool texts)
{
    for (size_t i = 0; i < look->text_count; i++)
        look->texts[i].goes = texts && !look->texts[i].stays;
}

static void erase(const char *first, bool texts, struct erase_done *made)
{
    struct erase_look look;
    int64_t id = pupil_called(first);
    if (!erase_look(&cupboard.app, id, &cupboard.arena, &look, &cupboard.err) ||
        !(tick(&look, texts), erase_run(&cupboard.app, &look, made, &cupboard.err)))
        fail_msg("refused: %s", cupboard.err.text);
    assert_verified();
}

static void erase__pupil__is_nowhere_in_the_file_its_copies_letters_and_cards__C3(void **state)
{
    (void)state;
    struct erase_done made;
    char path[FILE_PATH_SIZE], letters[300];
    two_days();
    snprintf(letters, sizeof letters, "%s/cards", cupboard.folder);
    assert_true(app_backup_of_day(&cupboard.app, &cupboard.err));
    assert_true(cupboard.app.desk.print_card(&cupboard.app.desk, pupil_called("Noor"), path, sizeof path,
                                             &cupboard.err));
    done(
        (struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_called("Mees"), .text = "noor zag het ook" });
    on("2026-11-25T10:00:00");
    assert_true(*file_with(secret));
    erase("Noor", true, &made);
    assert_nowhere("Noor");
    assert_nowhere("noor");
    assert_nowhere("Vries");
    assert_nowhere("vries");
    assert_nowhere("Wilhelmina");
    assert_int_equal(number_of("SELECT count(*) FROM pupil"), 3);
    assert_int_equal(number_of("SELECT count(*) FROM note"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM day_total"), 0);
}

static void erase__name_with_accents__is_nowhere_in_any_form__C3(void **state)
{
    (void)state;
    struct erase_done made;
    two_days();
    erase("Zoë", true, &made);
    static const char *const forms[] = { "Zoë", "Zo\\u00eb", "zoe", "Öztürk", "\\u00d6zt", "ozturk" };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_nowhere(forms[i]);
}

static void erase__what_went_before__can_not_be_taken_back(void **state)
{
    (void)state;
    struct erase_done made;
    two_days();
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Daan"), .mark = MARK_ABSENT });
    erase("Noor", false, &made);
    assert_false(perform((struct intent){ .kind = INTENT_TAKE_BACK }));
    assert_non_null(strstr(cupboard.err.text, "gone for good"));
    assert_false(perform((struct intent){ .kind = INTENT_PUT_BACK }));
    /* What comes after it can. */
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Mees"), .mark = MARK_ABSENT });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
}

static void erase__violation_of_another_child_that_names_it__is_told_and_stays__P17(void **state)
{
    (void)state;
    struct erase_look look;
    two_days();
    assert_true(erase_look(&cupboard.app, pupil_called("Mees"), &cupboard.arena, &look, &cupboard.err));
    assert_int_equal(look.text_count, 0);
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = pupil_called("Daan"),
                          .violation = VIOLATION_NOT_OFF,
                          .text = "met Mees" });
    assert_true(erase_look(&cupboard.app, pupil_called("Mees"), &cupboard.arena, &look, &cupboard.err));
    assert_int_equal(look.text_count, 1);
    assert_non_null(look.texts[0].stays);
    assert_string_equal(look.texts[0].pupil, "Daan van den Berg");
}

/* A duty of another window is no longer in what was announced: nothing is emptied. */
static void erase__recorded_about_meanwhile__is_looked_at_once_more(void **state)
{
    (void)state;
    struct erase_look look;
    struct erase_done made;
    int64_t id = pupil_called("Mees");
    assert_true(erase_look(&cupboard.app, id, &cupboard.arena, &look, &cupboard.err));
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = id, .text = "van zijn moeder gehoord" });
    assert_false(erase_run(&cupboard.app, &look, &made, &cupboard.err));
    assert_int_equal(cupboard.err.kind, ERR_REFUSED);
    assert_int_equal(number_of("SELECT count(*) FROM note"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE salt IS NULL"), 0);
}

static void erase__card_that_cannot_be_read__is_named__C3(void **state)
{
    (void)state;
    struct erase_done made;
    char path[300];
    snprintf(path, sizeof path, "%s/cards", cupboard.folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/cards/card-2026-11-20-1f3a9c02.html", cupboard.folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), 40L << 20), 0); /* no card is as large as that */
    fclose(file);
    erase("Mees", true, &made);
    assert_non_null(strstr(made.said, path));
}

static void erase__device_still_here__is_refused__P1(void **state)
{
    (void)state;
    struct erase_look look;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_false(erase_look(&cupboard.app, pupil_called("Noor"), &cupboard.arena, &look, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "Give it back first"));
}

static void erase_confirmed__wants_the_whole_name(void **state)
{
    (void)state;
    struct erase_look look = { .name = "Zoë Öztürk" };
    assert_true(erase_confirmed(&look, "zoe ozturk"));
    assert_false(erase_confirmed(&look, "Zoë"));
    assert_false(erase_confirmed(&look, ""));
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
        cupboard_test(erase__pupil__is_nowhere_in_the_file_its_copies_letters_and_cards__C3),
        cupboard_test(erase__name_with_accents__is_nowhere_in_any_form__C3),
        cupboard_test(erase__what_went_before__can_not_be_taken_back),
        cupboard_test(erase__violation_of_another_child_that_names_it__is_told_and_stays__P17),
        cupboard_test(erase__recorded_about_meanwhile__is_looked_at_once_more),
        cupboard_test(erase__card_that_cannot_be_read__is_named__C3),
        cupboard_test(erase__device_still_here__is_refused__P1),
        cmocka_unit_test(erase_confirmed__wants_the_whole_name),
    };
    return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
