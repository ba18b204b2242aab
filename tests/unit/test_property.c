/* Random mornings, the same ones each time: whatever happens, the tables are what the journal says, taking a
 * step back gives what was before it, and the next rung follows from the records alone. */
#include "chance.h"

#include "klaskast/app/retention.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"
#include "klaskast/store/purge.h"

enum { STEPS = 300, YEAR_STEPS = 300 };

static int in_force;    /* suspensions that were seen so */
static int pace = 1800; /* how far a step may go on, in seconds */
static size_t emptied, redacted;
static bool purging; /* now and then all that is past its time goes */

/* The first day that counts, by SQLite's own calendar. */
static void since_by_the_calendar(const struct ladder *ladder, int64_t at, char sql[160])
{
    char day[DAY_ISO_SIZE];
    day_iso(clock_day(at), day);
    switch (ladder->reset) {
    case RESET_SCHOOLYEAR:
        snprintf(sql, 160, "date('%s', '-7 months', 'start of year', '+7 months')", day);
        break;
    case RESET_NEVER:
        snprintf(sql, 160, "'0000-00-00'");
        break;
    case RESET_DAYS:
        snprintf(sql, 160, "date('%s', '-%d days')", day, ladder->reset_days - 1);
        break;
    }
}

/* From the rows of the journal, without the program's own reckoning. */
static int times_by_the_journal(int64_t pupil_id, enum ladder_kind kind, int64_t at)
{
    char sql[1200], since[160];
    since_by_the_calendar(&cupboard.app.settings.ladders[kind], at, since);
    snprintf(
        sql, sizeof sql,
        "SELECT 1 + count(*) FROM journal j WHERE kind = 'violation' AND pupil = %lld AND occurred <= %lld"
        " AND data LIKE '%%\"ladder\":\"%s\"%%' AND day >= %s"
        " AND number NOT IN (SELECT number FROM undone)"
        " AND NOT EXISTS(SELECT 1 FROM journal w WHERE w.kind = 'violation_withdrawn' AND w.ref = j.number"
        " AND w.number NOT IN (SELECT number FROM undone))",
        (long long)pupil_id, (long long)at, ladder_name(kind), since);
    return (int)number_of(sql);
}

/* Now, and at a moment that is gone: what is recorded late counts what was before it. */
static void assert_rungs_follow(void)
{
    static const enum violation_kind kinds[] = { VIOLATION_NOT_OFF, VIOLATION_MISUSE_CALL,
                                                 VIOLATION_INTERNET };
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++) {
        int64_t pupil_id = cupboard.app.model.pupils[i].pupil->id;
        for (size_t k = 0; k < 6; k++) {
            struct outlook outlook;
            int64_t at = k < 3 ? clock_now() : clock_now() - 60 * (int64_t)draw(late_days * 1440);
            assert_true(cupboard.app.desk.outlook(&cupboard.app.desk, pupil_id, kinds[k % 3], at,
                                                  &cupboard.arena, &outlook, &cupboard.err));
            assert_int_equal(outlook.times, times_by_the_journal(pupil_id, outlook.ladder, at));
            assert_ptr_equal(outlook.rung, ladder_rung(&cupboard.app.settings.ladders[outlook.ladder],
                                                       outlook.times, NULL));
        }
    }
}

/* --- what was announced -------------------------------------------------------------------------------- */

/* Records and measures up to a number, with what was said of them, as one text. */
static char *announced(int64_t until)
{
    static char text[1 << 16];
    char sql[500];
    sqlite3 *db;
    sqlite3_stmt *statement;
    snprintf(sql, sizeof sql,
             "SELECT group_concat(what) FROM (SELECT id || ' ' || times || ' ' || measure AS what FROM record"
             " WHERE id <= %lld UNION ALL SELECT id || ' ' || ifnull(from_day, '') || ' ' ||"
             " ifnull(until_day, '') FROM measure WHERE id <= %lld ORDER BY 1)",
             (long long)until, (long long)until);
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *found = (const char *)sqlite3_column_text(statement, 0);
    snprintf(text, sizeof text, "%s", found ? found : "");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return text;
}

/* Whatever was done in whatever order: a suspension that is in force had its talk first, then its period,
 * then its letter. [P13] */
static void assert_order_was_kept(void)
{
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++) {
        const struct facts *facts = facts_of(cupboard.app.model.pupils[i].pupil->id);
        for (size_t k = 0; k < facts->measure_count; k++) {
            const struct measure *measure = &facts->measures[k];
            if (measure->kind != MEASURE_SUSPENSION ||
                measure_suspension_status(facts, measure) != SUSPENSION_CONFIRMED)
                continue;
            int talk = measure_talk_day(facts, measure), signature = letter_signed_day(facts, measure);
            assert_int_not_equal(talk, DAY_NONE);
            assert_true(talk <= measure->from && talk <= signature && measure->until >= measure->from);
            in_force++;
        }
    }
}

/* Only a period that somebody set, and taking a step back, may touch what was announced. */
static bool moves_nothing(enum intent_kind kind)
{
    return kind != INTENT_PERIOD && kind != INTENT_TASK_DONE && kind != INTENT_LETTER_SIGN &&
           kind != INTENT_TAKE_BACK && kind != INTENT_PUT_BACK;
}

/* As which time a record would be announced now, from the tables. */
static int times_now(const struct record *record)
{
    char sql[400];
    snprintf(
        sql, sizeof sql,
        "SELECT 1 + count(*) FROM record o, record r WHERE r.id = %lld AND o.pupil = r.pupil AND o.ladder ="
        " r.ladder AND NOT o.withdrawn AND o.day >= ifnull(r.since, -1000000)"
        " AND (o.at < r.at OR (o.at = r.at AND o.id < r.id))",
        (long long)record->id);
    return (int)number_of(sql);
}

/* Is it, or was it, asked about with this reason? */
static bool is_asked(const struct record *record, const char *why)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM task WHERE why = '%s' AND how <> 'resolved' AND (about = %lld OR about IN"
             " (SELECT id FROM measure WHERE record = %lld))",
             why, (long long)record->id, (long long)record->id);
    return number_of(sql) > 0;
}

/* Whatever was announced and no longer follows is asked about, or was settled. [P10a] */
static void assert_nothing_to_reconsider_is_missed(void)
{
    assert_int_equal(
        number_of("SELECT count(*) FROM measure m JOIN record r ON r.id = m.record WHERE r.withdrawn"
                  " AND NOT m.withdrawn AND m.lifted IS NULL AND NOT EXISTS(SELECT 1 FROM task t WHERE "
                  "t.about = m.id"
                  " AND t.why = 'withdrawn')"),
        0);
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++) {
        const struct facts *facts = facts_of(cupboard.app.model.pupils[i].pupil->id);
        for (size_t k = 0; k < facts->record_count; k++) {
            const struct record *record = &facts->records[k];
            const struct ladder *ladder = &cupboard.app.settings.ladders[record->ladder];
            int times = times_now(record);
            char why[16];
            snprintf(why, sizeof why, "%d", times);
            if (record->withdrawn || record->own_measure ||
                ladder_rung(ladder, times, NULL) == ladder_rung(ladder, record->times, NULL))
                continue;
            if (!is_asked(record, why))
                fail_msg("record %lld was time %d, is time %s, and nobody is asked", (long long)record->id,
                         record->times, why);
        }
    }
}

static bool can_go_back(enum intent_kind kind)
{
    return kind != INTENT_TAKE_BACK && kind != INTENT_PUT_BACK;
}

/* A new record is announced as the records before it say. */
static void assert_announced_as_it_follows(const struct intent *intent, const int times[LADDERS])
{
    enum ladder_kind ladder;
    settings_ladder(&cupboard.app.settings, intent->violation, &ladder);
    assert_int_equal(number_of("SELECT json_extract(data, '$.times') FROM journal WHERE kind = 'violation'"
                               " ORDER BY number DESC LIMIT 1"),
                     times[ladder]);
}

/* Performs it; what was announced before stays as it was announced. [P10a] */
static bool perform_and_compare(const struct intent *intent)
{
    static char before[1 << 16];
    int times[LADDERS] = { 0 };
    int64_t rows = number_of("SELECT max(number) FROM journal");
    snprintf(before, sizeof before, "%s", announced(rows));
    for (int i = 0; intent->kind == INTENT_VIOLATION && i < LADDERS; i++)
        times[i] = times_by_the_journal(intent->pupil_id, (enum ladder_kind)i,
                                        intent->at ? intent->at : clock_now());
    bool ok = perform(*intent);
    if (moves_nothing(intent->kind))
        assert_string_equal(announced(rows), before);
    if (ok && intent->kind == INTENT_VIOLATION && cupboard.outcome.question == QUESTION_NONE)
        assert_announced_as_it_follows(intent, times);
    return ok;
}

/* What a row says, where it says something that can be changed; "" else. */
static const char *data_of(int64_t number)
{
    static char data[8192];
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT data FROM journal WHERE number = ?1 AND data IS NOT NULL AND "
                                        "kind NOT IN ('purged', 'redacted')",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    sqlite3_bind_int64(statement, 1, number);
    bool there = sqlite3_step(statement) == SQLITE_ROW;
    snprintf(data, sizeof data, "%s", there ? (const char *)sqlite3_column_text(statement, 0) : "");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return data;
}

/* A row that a name is taken out of, and was not in: all it has is another salt, and a row that tells of it.
 */
static void redact_a_row(void)
{
    struct purge_result result;
    struct purge_redaction redaction = { .number =
                                             1 + draw((int)number_of("SELECT max(number) FROM journal")) };
    struct purge_order order = {
        .now = clock_now(), .who = "Marit Bakker", .redactions = &redaction, .redaction_count = 1
    };
    redaction.data = data_of(redaction.number);
    if (!*redaction.data)
        return;
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(purge_run(cupboard.app.store, &order, &result, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    redacted += result.redacted;
}

/* One step; now and then it is taken back and put back again. */
static void step(int number)
{
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE], now[DIGEST_HEX_SIZE];
    cupboard_later(20 + draw(pace));
    /* Two teachers share the class. */
    cupboard.app.options.teacher = draw(5) ? NULL : "Joris de Wit";
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    if (purging && draw(6) == 0) {
        struct retention_done gone;
        assert_true(retention_run(&cupboard.app, RETENTION_ALL, NULL, &gone, &cupboard.err));
        emptied += gone.rows;
    }
    if (purging && draw(6) == 0)
        redact_a_row();
    struct intent intent = any_intent();
    tables_digest(before);
    if (draw(12) == 0) {
        perform((struct intent){ .kind = draw(2) ? INTENT_TAKE_BACK : INTENT_PUT_BACK });
        return;
    }
    bool ok = perform_and_compare(&intent);
    tables_digest(after);
    if (!ok || cupboard.outcome.question != QUESTION_NONE) {
        assert_string_equal(before, after);
        return;
    }
    if (!can_go_back(intent.kind) || draw(3))
        return;
    if (!perform((struct intent){ .kind = INTENT_TAKE_BACK }))
        fail_msg("step %d, intent %d: %s", number, (int)intent.kind, cupboard.err.text);
    tables_digest(now);
    if (strcmp(now, before) != 0)
        fail_msg("step %d, intent %d: taking back gives something else", number, (int)intent.kind);
    done((struct intent){ .kind = INTENT_PUT_BACK });
    tables_digest(now);
    if (strcmp(now, after) != 0)
        fail_msg("step %d, intent %d: putting back gives something else", number, (int)intent.kind);
}

static void random_steps(uint64_t start, int steps)
{
    seed = start;
    /* The class list is of yesterday, so that no step takes it back. */
    cupboard_later(86400);
    for (int i = 0; i < steps; i++) {
        step(i);
        if (i % 25 == 24) {
            assert_verified();
            assert_rungs_follow();
            assert_nothing_to_reconsider_is_missed();
        }
        if (i % 4 == 3)
            assert_order_was_kept();
    }
    reopen();
    assert_verified();
    assert_true(number_of("SELECT count(*) FROM journal") > steps / 2);
}

static void random_history(uint64_t start)
{
    pace = 1800;
    late_days = 2;
    random_steps(start, STEPS);
}

/* Two school years and more, with records that come a year late; every ladder starts anew in this way. */
static void random_years(uint64_t start, enum ladder_reset reset, int days)
{
    for (int i = 0; i < LADDERS; i++) {
        cupboard.app.settings.ladders[i].reset = reset;
        cupboard.app.settings.ladders[i].reset_days = days;
    }
    cupboard.app.settings.ladders[LADDER_DEVICE].beyond = BEYOND_LAST_AGAIN;
    cupboard.app.rules_known = false;
    assert_true(app_record_rules(&cupboard.app, &cupboard.err));
    int from = clock_today();
    pace = 7 * 86400;
    late_days = 400;
    random_steps(start, YEAR_STEPS);
    assert_true(clock_today() - from > 2 * 365);
}

static void history__random_1__holds__law_3(void **state)
{
    (void)state;
    random_history(20261120);
}

static void history__random_2__holds__law_3(void **state)
{
    (void)state;
    cupboard_now("2027-07-28T10:15:00");
    random_history(7);
}

static void history__random_3__holds_with_watches_apart__law_3_P3(void **state)
{
    (void)state;
    cupboard.app.settings.watch_own_ladder = true;
    random_history(UINT64_C(0x9e3779b97f4a7c15));
}

/* Nothing goes that is needed yet, and what is left is what the journal says. */
static void years__with_purges__the_tables_and_the_next_rung_hold__law_3_P11(void **state)
{
    (void)state;
    purging = true;
    cupboard_later(86400);
    pace = 5 * 86400;
    late_days = 2;
    random_steps(4711, YEAR_STEPS);
    purging = false;
    assert_true(emptied > 100);
    assert_true(redacted > 20);
}

static void years__each_school_year__the_next_rung_follows_from_the_records_alone__P10a_P11(void **state)
{
    (void)state;
    random_years(31, RESET_SCHOOLYEAR, 0);
}

static void years__never_anew__the_next_rung_follows_from_the_records_alone__P10a_P11(void **state)
{
    (void)state;
    random_years(1207, RESET_NEVER, 0);
}

static void years__a_number_of_days__the_next_rung_follows_from_the_records_alone__P10a_P11(void **state)
{
    (void)state;
    random_years(90210, RESET_DAYS, 90);
}

/* KLASKAST_SEED=N runs one more, for looking further than every day's tests do. */
static void history__random_seed_of_the_day__holds(void **state)
{
    (void)state;
    const char *text = getenv("KLASKAST_SEED");
    random_history(text ? strtoull(text, NULL, 10) | 1 : 4711);
}

/* The histories above came that far: else they would prove nothing about the order. */
static void history__suspension_in_force__was_seen_and_kept_its_order__P13(void **state)
{
    (void)state;
    assert_true(in_force > 0);
}

int main(void)
{
    cupboards_in_memory();
    const struct CMUnitTest tests[] = {
        cupboard_test(history__random_1__holds__law_3),
        cupboard_test(history__random_2__holds__law_3),
        cupboard_test(history__random_3__holds_with_watches_apart__law_3_P3),
        cupboard_test(years__with_purges__the_tables_and_the_next_rung_hold__law_3_P11),
        cupboard_test(years__each_school_year__the_next_rung_follows_from_the_records_alone__P10a_P11),
        cupboard_test(years__never_anew__the_next_rung_follows_from_the_records_alone__P10a_P11),
        cupboard_test(years__a_number_of_days__the_next_rung_follows_from_the_records_alone__P10a_P11),
        cupboard_test(history__random_seed_of_the_day__holds),
        cmocka_unit_test(history__suspension_in_force__was_seen_and_kept_its_order__P13),
    };
    return cmocka_run_group_tests_name("property", tests, NULL, NULL);
}
