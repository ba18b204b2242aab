/* The journal on a real file: it grows and is never changed, and whoever changes it past the program is found
 * out. */
#include "cupboard.h"

#include "klaskast/store/purge.h"

static bool found(const char *name, struct finding *out)
{
    struct finding findings[FINDINGS];
    assert_true(journal_verify(cupboard.app.store, findings, &cupboard.err));
    for (int i = 0; i < FINDINGS; i++) {
        assert_true(*findings[i].text);
        if (strcmp(findings[i].name, name) == 0) {
            *out = findings[i];
            return !findings[i].good;
        }
    }
    fail_msg("verify says nothing of %s", name);
    return false;
}

/* Past the triggers, as somebody with a tool for SQLite would. */
static void tamper(const char *sql)
{
    char text[600];
    snprintf(text, sizeof text,
             "DROP TRIGGER journal_no_change; DROP TRIGGER journal_no_delete; PRAGMA "
             "ignore_check_constraints = 1; %s",
             sql);
    app_close(&cupboard.app);
    assert_int_equal(run_sql(text), SQLITE_OK);
    struct options options = { .database = cupboard.path };
    assert_true(app_open(&cupboard.app, &options, false, &cupboard.err));
}

static void journal__update_or_delete__is_refused__law_2(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    static const char *const attempts[] = {
        "DELETE FROM journal",
        "DELETE FROM journal WHERE number = 2",
        "UPDATE journal SET who = 'somebody'",
        "UPDATE journal SET day = '2026-11-19' WHERE number = 2",
        "UPDATE journal SET data = '{}' WHERE kind = 'device_in'",
        "UPDATE journal SET who = NULL",
        "UPDATE journal SET who = NULL, pupil = NULL, data = NULL, salt = NULL, occurred = 0",
        ("PRAGMA recursive_triggers = 1; INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = "
         "2"),
        "UPDATE journal SET number = number + 100",
        "UPDATE journal SET data = '{}', salt = zeroblob(16) WHERE kind = 'device_in'",
    };
    int64_t rows = number_of("SELECT count(*) FROM journal");
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        if (run_sql(attempts[i]) != SQLITE_CONSTRAINT)
            fail_msg("'%s' was not refused", attempts[i]);
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows);
    assert_verified();
}

/* Taking back is a new row too. */
static void journal__taking_back__adds_a_row__law_2(void **state)
{
    (void)state;
    int64_t rows = number_of("SELECT count(*) FROM journal");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows + 2);
    assert_int_equal(number_of("SELECT ref FROM journal ORDER BY number DESC LIMIT 1"), rows + 1);
}

static void journal_verify__any_changed_column__is_found(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "action = action || 'x'",
        "occurred = occurred + 1",
        "recorded = recorded - 1",
        "day = '2026-11-19'",
        "kind = 'pupil_changed'",
        "who = 'Marit Bakken'",
        "who = NULL",
        "class = class + 1",
        "class = NULL",
        "pupil = pupil + 1",
        "ref = 3",
        "data = '{}'",
        "data = replace(data, 'Noor', 'Noah')",
        "salt = randomblob(16)",
        "salt = zeroblob(15)",
        "content = randomblob(32)",
        "chain = randomblob(32)",
        "chain = x''",
    };
    int64_t number =
        number_of("SELECT number FROM journal WHERE kind = 'pupil_added' AND data LIKE '%Noor%'");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        char sql[300], row[40];
        struct finding finding;
        cupboard_close(NULL);
        cupboard_open(NULL);
        snprintf(sql, sizeof sql, "UPDATE journal SET %s WHERE number = %lld", changes[i], (long long)number);
        tamper(sql);
        if (!found("chain", &finding))
            fail_msg("'%s' was not found", changes[i]);
        snprintf(row, sizeof row, "row %lld ", (long long)number);
        assert_non_null(strstr(finding.text, row));
    }
}

/* Each single bit of a row's text. */
static void journal_verify__any_flipped_bit_of_a_name__is_found(void **state)
{
    (void)state;
    struct finding finding;
    for (int bit = 0; bit < 8; bit++) {
        char sql[300];
        cupboard_close(NULL);
        cupboard_open(NULL);
        snprintf(
            sql, sizeof sql,
            "UPDATE journal SET data = CAST(replace(CAST(data AS BLOB), 'Noor', x'%02x' || 'oor') AS TEXT)"
            " WHERE data LIKE '%%Noor%%'",
            'N' ^ (1 << bit));
        tamper(sql);
        assert_true(found("chain", &finding));
    }
}

static void journal_verify__rows_out_of_the_middle_or_swapped__are_found(void **state)
{
    (void)state;
    static const char *const attempts[] = {
        "DELETE FROM journal WHERE number = 3",
        "DELETE FROM journal WHERE number = 1",
        "UPDATE journal SET number = number + 1 WHERE number = (SELECT max(number) FROM journal)",
        ("UPDATE journal SET number = -1 WHERE number = 3; UPDATE journal SET number = 3 WHERE number = 4;"
         "UPDATE journal SET number = 4 WHERE number = -1"),
        ("INSERT INTO journal SELECT number + 100, action, occurred, recorded, day, kind, who, class, pupil, "
         "ref, data,"
         " salt, content, chain FROM journal WHERE number = 4"),
    };
    struct finding finding;
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        cupboard_close(NULL);
        cupboard_open(NULL);
        tamper(attempts[i]);
        if (!found("chain", &finding))
            fail_msg("'%s' was not found", attempts[i]);
    }
}

/* What a purge does: the row forgets, its place in the chain stays. */
static void journal_verify__emptied_row__keeps_the_chain(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    int64_t rows, rows_after;
    assert_true(journal_head(cupboard.app.store, &rows, before, &cupboard.err));
    assert_int_equal(run_sql("UPDATE journal SET who = NULL, pupil = NULL, data = NULL, salt = NULL"
                             " WHERE kind = 'device_in'"),
                     SQLITE_OK);
    struct finding finding;
    assert_false(found("chain", &finding));
    assert_true(journal_head(cupboard.app.store, &rows_after, after, &cupboard.err));
    assert_int_equal(rows, rows_after);
    assert_string_equal(before, after);
    /* The tables follow once they are folded anew. */
    assert_true(found("caches", &finding));
    assert_true(store_begin_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    assert_int_equal(number_of("SELECT count(*) FROM stay"), 0);
    assert_false(found("chain", &finding));
    assert_false(found("caches", &finding));
    assert_true(found("purge", &finding)); /* nothing says that it was emptied on purpose */
    /* Emptied for ever. */
    assert_int_equal(run_sql("UPDATE journal SET data = '{}' WHERE data IS NULL"), SQLITE_CONSTRAINT);
}

/* --- a name that was taken out ------------------------------------------------------------------------- */

/* Of what the newest row of this kind says. */
static int64_t redact(const char *kind, const char *data)
{
    char sql[120];
    struct purge_result result;
    snprintf(sql, sizeof sql, "SELECT max(number) FROM journal WHERE kind = '%s'", kind);
    struct purge_redaction redaction = { .number = number_of(sql), .data = data };
    struct purge_order order = {
        .now = clock_now(), .who = "Marit Bakker", .redactions = &redaction, .redaction_count = 1
    };
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(purge_run(cupboard.app.store, &order, &result, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    assert_int_equal(result.redacted, 1);
    return redaction.number;
}

static void note(const char *text)
{
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = pupil_called("Noor"), .text = text });
}

/* The row says something else and so has another salt, what was in its place in the chain stays, and a row of
 * its own tells of it. */
static void journal__name_taken_out__keeps_the_chain_and_the_tables_follow__law_2(void **state)
{
    (void)state;
    char chain[DIGEST_HEX_SIZE];
    int64_t rows;
    note("met Mees");
    assert_int_equal(run_sql("CREATE TABLE kept AS SELECT salt, content FROM journal WHERE kind = 'note'"),
                     SQLITE_OK);
    assert_true(journal_head(cupboard.app.store, &rows, chain, &cupboard.err));
    int64_t number = redact("note", "{\"text\":\"met (another child)\"}");
    assert_int_equal(number_of("SELECT count(*) FROM journal j, kept k WHERE kind = 'note' AND j.salt <> "
                               "k.salt AND j.content = k.content"),
                     1);
    assert_int_equal(run_sql("DROP TABLE kept"), SQLITE_OK);
    assert_int_equal(number_of("SELECT count(*) FROM note WHERE text = 'met (another child)'"), 1);
    assert_int_equal(number_of("SELECT ref FROM journal WHERE kind = 'redacted'"), number);
    assert_verified();
    struct fingerprint found;
    assert_true(journal_fingerprint(cupboard.app.store, chain, &found, &cupboard.err));
    assert_int_equal(found.result, FINGERPRINT_HOLDS);
    assert_int_equal(found.redacted, 1);
    /* The note can still be taken back as a whole, and comes back without the name. */
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM note WHERE text = 'met (another child)'"), 1);
    assert_verified();
}

static void journal_verify__redacted_row_that_was_changed_by_others__is_found(void **state)
{
    (void)state;
    static const struct {
        const char *change, *finding;
    } cases[] = {
        { "UPDATE journal SET data = replace(data, 'met', 'van') WHERE kind = 'note'", "chain" },
        { "UPDATE journal SET salt = zeroblob(16) WHERE kind = 'note'", "chain" },
        { "UPDATE journal SET who = 'Els' WHERE kind = 'note'", "chain" },
        { "UPDATE journal SET data = '{}' WHERE kind = 'redacted'", "chain" },
        { "UPDATE journal SET ref = ref - 1 WHERE kind = 'redacted'", "chain" },
        { "UPDATE journal SET data = (SELECT data FROM kept), salt = (SELECT salt FROM kept) WHERE kind = "
          "'note'",
          "purge" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct finding finding;
        cupboard_close(NULL);
        cupboard_open(NULL);
        note("met Mees");
        assert_int_equal(run_sql("CREATE TABLE kept AS SELECT data, salt FROM journal WHERE kind = 'note'"),
                         SQLITE_OK);
        redact("note", "{\"text\":\"met (another child)\"}");
        tamper(cases[i].change);
        if (!found(cases[i].finding, &finding))
            fail_msg("'%s' was not found", cases[i].change);
    }
}

/* --- a fingerprint that was written down --------------------------------------------------------------- */

static struct fingerprint look_for(const char *digits)
{
    struct fingerprint found;
    assert_true(journal_fingerprint(cupboard.app.store, digits, &found, &cupboard.err));
    return found;
}

static void fingerprint__holds_however_much_comes_after_it__P17(void **state)
{
    (void)state;
    char chain[DIGEST_HEX_SIZE];
    int64_t rows;
    assert_true(journal_head(cupboard.app.store, &rows, chain, &cupboard.err));
    int64_t then = clock_now() - 60; /* the class was made a minute ago */
    cupboard_later(3600);
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    struct fingerprint found = look_for(chain);
    assert_int_equal(found.result, FINGERPRINT_HOLDS);
    assert_int_equal(found.row, rows);
    assert_int_equal(found.recorded, then);
    assert_int_equal(found.rows, rows + 1);
    assert_int_equal(found.emptied, 0);
    assert_int_equal(found.broken, 0);
    chain[FINGERPRINT_LEAST] = '\0'; /* the first digits are enough */
    assert_int_equal(look_for(chain).row, rows);
    assert_int_equal(look_for("0123456789abcdef").result, FINGERPRINT_UNKNOWN);
}

static void fingerprint__row_altered_before_it__proves_nothing_after_it_still_does__P17(void **state)
{
    (void)state;
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    int64_t rows, later;
    assert_true(journal_head(cupboard.app.store, &rows, before, &cupboard.err));
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
    assert_true(journal_head(cupboard.app.store, &later, after, &cupboard.err));
    assert_int_equal(run_sql("DROP TRIGGER journal_no_change"), SQLITE_OK);
    assert_int_equal(
        run_sql("UPDATE journal SET data = replace(data, 'phone', 'other') WHERE kind = 'device_in'"
                " AND number = (SELECT min(number) FROM journal WHERE kind = 'device_in')"),
        SQLITE_OK);
    struct fingerprint found = look_for(after);
    assert_int_equal(found.result, FINGERPRINT_ALTERED);
    assert_int_equal(found.broken, rows + 1);
    assert_int_equal(found.row, later);
    found = look_for(before);
    assert_int_equal(found.result, FINGERPRINT_HOLDS);
    assert_int_equal(found.broken, rows + 1);
}

static void fingerprint__rows_emptied_since__are_counted_and_it_holds__P17(void **state)
{
    (void)state;
    char chain[DIGEST_HEX_SIZE];
    int64_t rows;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_true(journal_head(cupboard.app.store, &rows, chain, &cupboard.err));
    assert_int_equal(run_sql("UPDATE journal SET who = NULL, pupil = NULL, data = NULL, salt = NULL"
                             " WHERE kind = 'device_in'"),
                     SQLITE_OK);
    struct fingerprint found = look_for(chain);
    assert_int_equal(found.result, FINGERPRINT_HOLDS);
    assert_int_equal(found.emptied, 1);
}

static void journal_verify__table_that_says_otherwise__is_found_and_mended(void **state)
{
    (void)state;
    struct finding finding;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(run_sql("UPDATE stay SET state = 3"), SQLITE_OK);
    assert_true(found("caches", &finding));
    assert_non_null(strstr(finding.text, "rebuild"));
    assert_true(store_begin_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    assert_verified();
    assert_int_equal(number_of("SELECT state FROM stay"), 0);
}

/* One bit can make a text one that is not there: the constraint that forbids it looks at writing only. */
static void journal_verify__row_without_a_kind__is_found(void **state)
{
    (void)state;
    struct finding finding;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(run_sql("CREATE TABLE made AS SELECT * FROM journal; DROP TABLE journal;"
                             "ALTER TABLE made RENAME TO journal; UPDATE journal SET kind = NULL, day = NULL"
                             " WHERE kind = 'device_in'"),
                     SQLITE_OK);
    assert_true(found("chain", &finding));
    assert_true(found("caches", &finding));
}

static void query__name_that_a_terminal_would_obey__is_harmless(void **state)
{
    (void)state;
    assert_int_equal(run_sql("UPDATE pupil SET first = char(27) || '[2J' || char(155) || 'Noor' || char(8238)"
                             " WHERE first = 'Noor'"),
                     SQLITE_OK);
    reopen();
    pupil_called("?[2J??Noor???");
}

/* Opened anew it has not been looked at yet: the first thing that would be written in it looks. */
static void store_begin__row_that_was_changed__nothing_is_written(void **state)
{
    (void)state;
    struct finding finding;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(
        run_sql("DROP TRIGGER journal_no_change; UPDATE journal SET data = '{\"device\":\"watch\"}'"
                " WHERE kind = 'device_in'"),
        SQLITE_OK);
    reopen();
    int64_t rows = number_of("SELECT count(*) FROM journal");
    assert_false(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") }));
    assert_non_null(strstr(cupboard.err.text, "damaged"));
    assert_int_equal(number_of("SELECT count(*) FROM journal"), rows);
    assert_true(found("chain", &finding));
}

static void store_begin__tables_that_say_otherwise__nothing_is_written_until_they_are_made_anew(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
    assert_int_equal(run_sql("UPDATE stay SET state = 3"), SQLITE_OK);
    reopen();
    assert_false(perform((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") }));
    assert_non_null(strstr(cupboard.err.text, "rebuild"));
    assert_true(store_begin_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
    assert_verified();
}

/* The hash must not depend on how an id was counted: a row reads back as it was appended. */
static bool check_row(void *context, const struct journal_row *row)
{
    int *left = context;
    if (row->event.kind == EVENT_DEVICE_IN) {
        assert_string_equal(row->event.who, "Marit Bakker");
        assert_int_equal(row->event.occurred, clock_now());
        assert_int_equal(row->event.recorded, clock_now());
        assert_int_equal(row->event.day, clock_today());
        assert_string_equal(event_text(&row->event, "device"), "phone");
        assert_int_equal(strlen(row->action), 36);
        assert_false(row->taken_back);
        assert_false(row->emptied);
    }
    (*left)--;
    return *left > 0;
}

static void journal_walk__of_a_pupil__is_newest_first_and_stops_when_told(void **state)
{
    (void)state;
    int64_t noor = pupil_called("Noor");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = noor });
    int left = 100;
    assert_true(journal_walk(cupboard.app.store, noor, check_row, &left, &cupboard.err));
    assert_int_equal(left, 98);
    left = 1;
    assert_true(journal_walk(cupboard.app.store, 0, check_row, &left, &cupboard.err));
    assert_int_equal(left, 0);
}

static void journal_append__same_action__is_recognised(void **state)
{
    (void)state;
    struct event event = { .kind = EVENT_PREFERENCE_SET, .occurred = clock_now(), .who = "" };
    char action[UUID_SIZE];
    event_put(&event, "name", "theme");
    event_put(&event, "value", "light");
    uuid_make(clock_now(), action);
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_false(journal_has_action(cupboard.app.store, action));
    assert_true(journal_append(cupboard.app.store, action, clock_now(), &event, 1, &cupboard.err));
    assert_true(journal_has_action(cupboard.app.store, action));
    store_rollback(cupboard.app.store);
    assert_false(journal_has_action(cupboard.app.store, action));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(journal__update_or_delete__is_refused__law_2),
        cupboard_test(journal__taking_back__adds_a_row__law_2),
        cupboard_test(journal_verify__any_changed_column__is_found),
        cupboard_test(journal_verify__any_flipped_bit_of_a_name__is_found),
        cupboard_test(journal_verify__rows_out_of_the_middle_or_swapped__are_found),
        cupboard_test(journal_verify__emptied_row__keeps_the_chain),
        cupboard_test(journal__name_taken_out__keeps_the_chain_and_the_tables_follow__law_2),
        cupboard_test(journal_verify__redacted_row_that_was_changed_by_others__is_found),
        cupboard_test(fingerprint__holds_however_much_comes_after_it__P17),
        cupboard_test(fingerprint__row_altered_before_it__proves_nothing_after_it_still_does__P17),
        cupboard_test(fingerprint__rows_emptied_since__are_counted_and_it_holds__P17),
        cupboard_test(journal_verify__table_that_says_otherwise__is_found_and_mended),
        cupboard_test(journal_verify__row_without_a_kind__is_found),
        cupboard_test(query__name_that_a_terminal_would_obey__is_harmless),
        cupboard_test(store_begin__row_that_was_changed__nothing_is_written),
        cupboard_test(store_begin__tables_that_say_otherwise__nothing_is_written_until_they_are_made_anew),
        cupboard_test(journal_walk__of_a_pupil__is_newest_first_and_stops_when_told),
        cupboard_test(journal_append__same_action__is_recognised),
    };
    return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
