/* Random mornings, the same ones each time: whatever happens, the tables are what the journal says, taking a
 * step back gives what was before it, and the next rung follows from the records alone. */
#include "cupboard.h"

#include "klaskast/app/retention.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"
#include "klaskast/store/purge.h"

#include <unistd.h>

enum { STEPS = 300, YEAR_STEPS = 300 };

static uint64_t seed;
static int in_force; /* suspensions that were seen so */
/* How far a step may go on, and how far back something may be recorded: seconds, days. */
static int pace = 1800, late_days = 2;
static size_t emptied, redacted;
static bool purging; /* now and then all that is past its time goes */

/* xorshift64*: the same everywhere, unlike rand(). */
static int draw(int count)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)count);
}

static int64_t any_pupil(void)
{
    return cupboard.app.model.pupils[draw((int)cupboard.app.model.pupil_count)].pupil->id;
}

static int64_t any_id(const char *table)
{
    char sql[120];
    snprintf(sql, sizeof sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table, draw(12));
    return number_of(sql);
}

/* Now, or some time in the last days. */
static int64_t any_moment(void)
{
    return draw(3) ? 0 : clock_now() - 60 * (int64_t)draw(late_days * 1440);
}

static struct intent any_site_intent(void)
{
    static struct site_intent site;
    static char address[40];
    snprintf(address, sizeof address, "https://site%d.example/", draw(5));
    site = (struct site_intent){ .address = address,
                                 .title = "Sommen",
                                 .verdict = (enum site_verdict)draw(VERDICTS),
                                 .sentence = "Hier oefen je sommen.",
                                 .groups = "5-8",
                                 .checks = (unsigned)draw(8) };
    static const enum intent_kind kinds[] = { INTENT_SITE_ADD,    INTENT_SITE_ADD,    INTENT_SITE_REVIEW,
                                              INTENT_SITE_CHANGE, INTENT_SITE_REMOVE, INTENT_SITE_DOUBT };
    return (struct intent){ .kind = kinds[draw(6)], .ref = any_id("site"), .site = &site, .text = address };
}

static struct intent any_lesson_intent(void)
{
    static struct lesson_intent lesson;
    static char sites[60];
    snprintf(sites, sizeof sites, "p:site%d.example t:site%d.example", draw(5), draw(5));
    lesson = (struct lesson_intent){ .day = clock_today() + draw(9) - 2,
                                     .title = "Sommen",
                                     .sites = draw(2) ? sites : NULL,
                                     .contact = draw(3) ? "" : "Gent",
                                     .leave_by = draw(2) ? "Marit" : NULL,
                                     .media = (enum lesson_flag)draw(3) };
    static const enum intent_kind kinds[] = { INTENT_LESSON_ADD,   INTENT_LESSON_ADD,   INTENT_LESSON_CHANGE,
                                              INTENT_LESSON_COPY,  INTENT_LESSON_STATE, INTENT_LESSON_LINE,
                                              INTENT_LESSON_REMOVE };
    struct intent intent = { .kind = kinds[draw(7)], .ref = any_id("lesson"), .lesson = &lesson };
    if (intent.kind == INTENT_LESSON_LINE)
        intent.pupil_id = any_pupil();
    intent.text = intent.kind == INTENT_LESSON_STATE
                      ? lesson_state_name((enum lesson_state)draw(LESSON_STATES))
                      : "met de bak";
    return intent;
}

/* A letter about a measure that the head and the parents are to have; signed and given by its duty. */
static struct intent any_letter_intent(void)
{
    static struct letter_wish wish;
    int64_t measure = any_id("measure");
    char sql[120];
    snprintf(sql, sizeof sql, "SELECT ifnull(max(version), 0) + 1 FROM letter WHERE about = %lld",
             (long long)measure);
    wish = (struct letter_wish){
        .kind = LETTER_BAN, .version = (int)number_of(sql), .language = "nl", .file = "", .digest = "ab12"
    };
    snprintf(sql, sizeof sql, "SELECT pupil FROM measure WHERE id = %lld", (long long)measure);
    struct intent intent = { .kind = INTENT_LETTER, .ref = measure, .letter = &wish, .day = DAY_NONE };
    intent.pupil_id = measure ? number_of(sql) : any_pupil();
    if (draw(3)) {
        snprintf(sql, sizeof sql,
                 "SELECT ifnull(min(id), 0) FROM task WHERE about = %lld AND kind = %d AND done_day IS NULL",
                 (long long)measure, (int)TASK_LETTER);
        intent.kind = draw(2) ? INTENT_LETTER_SIGN : INTENT_LETTER_GIVE;
        intent.ref = number_of(sql);
    }
    return intent;
}

/* A step of a suspension, most often not the next one: its talk, its period, its letter, or one opened again.
 */
static struct intent any_step_intent(void)
{
    static const enum intent_kind kinds[] = { INTENT_TASK_DONE,   INTENT_PERIOD,      INTENT_LETTER_SIGN,
                                              INTENT_LETTER_GIVE, INTENT_TASK_REOPEN, INTENT_TASK_DONE };
    struct intent intent = {
        .kind = kinds[draw(6)], .reason = "the head decides", .text = "child, parents", .day = DAY_NONE
    };
    char sql[160];
    snprintf(sql, sizeof sql,
             "SELECT ifnull((SELECT id FROM measure WHERE kind = %d ORDER BY id LIMIT 1), 0)",
             (int)MEASURE_SUSPENSION);
    int64_t measure = number_of(sql);
    bool talk = intent.kind == INTENT_TASK_DONE || (intent.kind == INTENT_TASK_REOPEN && draw(2));
    snprintf(sql, sizeof sql, "SELECT ifnull(min(id), 0) FROM task WHERE about = %lld AND kind = %d",
             (long long)measure, (int)(talk ? TASK_TALK : TASK_LETTER));
    intent.ref = intent.kind == INTENT_PERIOD ? measure : number_of(sql);
    if (draw(2))
        intent.day = clock_today() - draw(3);
    if (intent.kind == INTENT_PERIOD || draw(3) == 0) {
        intent.from = clock_today() + draw(6) - 3;
        intent.until = intent.from + draw(4);
    }
    return intent;
}

/* What can be done with a measure after it was proposed. */
static struct intent any_measure_intent(void)
{
    static const enum intent_kind kinds[] = { INTENT_PERIOD, INTENT_PAUSE, INTENT_LIFT,         INTENT_VIEW,
                                              INTENT_UPHOLD, INTENT_NOTE,  INTENT_NOTE_WITHDRAW };
    if (draw(4) == 0)
        return any_letter_intent();
    struct intent intent = { .kind = kinds[draw(7)],
                             .reason = "agreed with the head",
                             .text = "we see it otherwise",
                             .again = draw(2) != 0 };
    intent.ref = any_id(intent.kind == INTENT_VIEW            ? "record"
                        : intent.kind == INTENT_NOTE_WITHDRAW ? "note"
                                                              : "measure");
    if (intent.kind == INTENT_NOTE)
        intent.pupil_id = any_pupil();
    intent.other_child = draw(2) != 0;
    intent.from = clock_today() + draw(9) - 2;
    intent.until = intent.from + draw(6);
    return intent;
}

static struct intent any_intent(void)
{
    static int64_t stays[4];
    static const struct roster_change left = { .kind = ROSTER_LEFT };
    static struct roster_change change;
    struct intent intent = { .pupil_id = any_pupil(),
                             .device = (enum device_kind)draw(DEVICE_KINDS),
                             .day = DAY_NONE };
    if (draw(4) == 0)
        return any_step_intent();
    switch (draw(22)) {
    case 0:
    case 1:
    case 2:
    case 3:
        intent.kind = INTENT_TICK;
        intent.text = intent.device == DEVICE_OTHER ? "camera" : NULL;
        intent.answer = (enum answer)draw(3);
        return intent;
    case 4:
        intent.kind = INTENT_DEVICE_BAG;
        intent.device = DEVICE_WATCH;
        return intent;
    case 5:
        intent.kind = draw(2) ? INTENT_LEND : INTENT_LEND_CLASS;
        intent.text = "quiz";
        return intent;
    case 6:
        for (int i = 0; i < 4; i++)
            stays[i] = any_id("stay");
        intent.kind = INTENT_GIVE_BACK;
        intent.ids = stays;
        intent.id_count = 4;
        return intent;
    case 7:
        intent.kind = INTENT_MARK;
        intent.mark = draw(2) ? MARK_ABSENT : MARK_NONE_TODAY;
        return intent;
    case 8:
        intent.kind = draw(4) ? INTENT_LATER : INTENT_REST_NONE;
        return intent;
    case 9:
        intent.kind = draw(3) ? INTENT_TASK_DONE : INTENT_TASK_REOPEN;
        intent.ref = any_id("task");
        intent.text = "phone";
        return intent;
    case 10:
        intent.kind = INTENT_WITHDRAW;
        intent.ref = any_id("record");
        intent.reason = "it was another child";
        return intent;
    case 11:
        intent.kind = INTENT_EXEMPT;
        intent.from = intent.day = clock_today();
        intent.until = clock_today() + draw(9);
        return intent;
    case 12:
        change = left;
        change.kind = draw(2) ? ROSTER_LEFT : ROSTER_CAME_BACK;
        change.pupil_id = intent.pupil_id;
        intent.kind = INTENT_ROSTER;
        intent.class_id = cupboard.app.class_id;
        intent.pupil_id = 0;
        intent.changes = &change;
        intent.change_count = cupboard.app.model.pupil_count > 2 || change.kind == ROSTER_CAME_BACK;
        return intent;
    case 13:
        return any_site_intent();
    case 14:
    case 15:
        return any_measure_intent();
    case 17:
    case 18:
        return any_lesson_intent();
    case 16:
        intent.kind = draw(2) ? INTENT_CALL : INTENT_EXEMPT_END;
        intent.ref = any_id("exemption");
        return intent;
    default:
        intent.kind = INTENT_VIOLATION;
        intent.violation = (enum violation_kind)draw(VIOLATION_KINDS);
        intent.agreement = intent.violation == VIOLATION_INTERNET ? 1 + draw(AGREEMENTS) : 0;
        intent.text = draw(2) ? "a note" : NULL;
        intent.own_measure = draw(6) == 0;
        intent.measure = (enum measure_kind)draw(MEASURE_KINDS);
        intent.reason = "agreed with the head";
        intent.at = any_moment();
        intent.again = draw(2) != 0;
        return intent;
    }
}

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
    /* What is on disk after a power cut is not asked here, so the disk need not be waited for. */
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
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
