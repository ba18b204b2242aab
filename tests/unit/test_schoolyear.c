/* Consent and agreements on disk: school years, taking back, who comes and who leaves. */
#include "cupboard.h"

#include "klaskast/store/query.h"

static const struct consent *consents;
static size_t consent_count;
static struct agreements made;

static void consent(const char *first, enum consent_kind kind, enum consent_answer answer, const char *taken)
{
    int day = DAY_NONE;
    assert_true(day_parse_iso(taken, &day));
    done((struct intent){ .kind = INTENT_CONSENT,
                          .pupil_id = pupil_called(first),
                          .consent = kind,
                          .consented = answer,
                          .day = day });
}

static enum consent_answer answer_of(const char *first, int year, enum consent_kind kind)
{
    struct desk *desk = &cupboard.app.desk;
    assert_true(desk->consents(desk, year, &cupboard.arena, &consents, &consent_count, &cupboard.err));
    return consent_of(consents, consent_count, pupil_called(first), year, kind);
}

static void read_agreements(const char *day)
{
    struct desk *desk = &cupboard.app.desk;
    int at = DAY_NONE;
    assert_true(day_parse_iso(day, &at));
    assert_true(desk->agreements(desk, at, &cupboard.arena, &made, &cupboard.err));
}

static void consent__newest_answer__counts_and_the_old_ones_stay__C1(void **state)
{
    (void)state;
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_OPEN);
    consent("Noor", CONSENT_PHOTO, CONSENT_YES, "2026-09-03");
    consent("Noor", CONSENT_NAME, CONSENT_YES, "2026-09-03");
    consent("Noor", CONSENT_PHOTO, CONSENT_NO, "2026-11-20");
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_NO);
    assert_int_equal(answer_of("Noor", 2026, CONSENT_NAME), CONSENT_YES);
    assert_int_equal(consent_count, 2);
    assert_int_equal(number_of("SELECT count(*) FROM journal WHERE kind = 'consent_set'"), 3);
    assert_int_equal(answer_of("Mees", 2026, CONSENT_PHOTO), CONSENT_OPEN);
}

/* A tick on the roster loads the facts of that pupil too, and has no need of them. */
static void consent__facts_of_a_pupil__only_where_they_are_asked_for__C1(void **state)
{
    (void)state;
    consent("Noor", CONSENT_PHOTO, CONSENT_YES, "2026-09-03");
    struct scope scope = { .class_id = cupboard.app.class_id, .pupil_id = pupil_called("Noor") };
    struct facts facts;
    assert_true(query_facts(cupboard.app.store, &scope, &cupboard.arena, &facts, &cupboard.err));
    assert_int_equal(facts.consent_count, 0);
    assert_int_equal(facts_of(scope.pupil_id)->consent_count, 1);
}

static void consent__taken_back__is_what_it_was__C1(void **state)
{
    (void)state;
    consent("Noor", CONSENT_PHOTO, CONSENT_NO, "2026-09-03");
    cupboard_later(5);
    consent("Noor", CONSENT_KINDS, CONSENT_YES, "2026-11-20");
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PORTRAIT), CONSENT_YES);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_string_equal(cupboard.outcome.said, "Noor de Vries: consent for photos, taken back.");
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_NO);
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PORTRAIT), CONSENT_OPEN);
    done((struct intent){ .kind = INTENT_PUT_BACK });
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PORTRAIT), CONSENT_YES);
    assert_verified();
}

/* On 1 August all are back at 'no answer yet'; what was answered the year before is still known. */
static void consent__school_year_turns__starts_at_no_answer_yet__C1(void **state)
{
    (void)state;
    cupboard_now("2027-07-31T23:59:00");
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    consent("Noor", CONSENT_PHOTO, CONSENT_YES, "2027-07-31");
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_YES);
    cupboard_now("2027-08-01T00:01:00");
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    assert_int_equal(answer_of("Noor", 2027, CONSENT_PHOTO), CONSENT_OPEN);
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_YES);
    consent("Noor", CONSENT_PHOTO, CONSENT_NO, "2027-08-01");
    assert_int_equal(answer_of("Noor", 2026, CONSENT_PHOTO), CONSENT_YES);
    const struct facts *facts = facts_of(pupil_called("Noor"));
    assert_int_equal(facts->consent_count, 2);
    assert_int_equal(facts->consents[0].year, 2026);
    assert_int_equal(facts->consents[1].answer, CONSENT_NO);
}

/* Who joins during the year has not answered; who left is on no list; consent goes along to another class. */
static void consent__who_comes_and_who_leaves__C1(void **state)
{
    const struct roster_change joins[] = { { .kind = ROSTER_NEW, .first = "Yara" } };
    (void)state;
    consent("Noor", CONSENT_PHOTO, CONSENT_YES, "2026-11-20");
    consent("Mees", CONSENT_PHOTO, CONSENT_YES, "2026-11-20");
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = joins, .change_count = 1 });
    assert_int_equal(answer_of("Yara", 2026, CONSENT_PHOTO), CONSENT_OPEN);
    int64_t noor = pupil_called("Noor"), mees = pupil_called("Mees");
    const struct roster_change leaves[] = { { .kind = ROSTER_LEFT, .pupil_id = mees } };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = leaves, .change_count = 1 });
    answer_of("Noor", 2026, CONSENT_PHOTO);
    assert_int_equal(consent_count, 1);
    assert_int_equal(consents[0].pupil_id, noor);
    assert_false(perform((struct intent){
        .kind = INTENT_CONSENT, .pupil_id = mees, .consented = CONSENT_NO, .day = clock_today() }));
}

static void agreements__of_a_class_and_a_year__the_newest_counts__I1(void **state)
{
    const char *const first[] = { "Wij schelden niet." }, *const second[] = { "Wij wachten.", "Wij helpen." };
    char line[200];
    (void)state;
    read_agreements("2026-11-20");
    assert_int_equal(made.day, DAY_NONE);
    done((struct intent){
        .kind = INTENT_AGREEMENTS, .day = clock_today() - 60, .lines = first, .line_count = 1 });
    read_agreements("2026-11-20");
    assert_int_equal(made.day, clock_today() - 60);
    cupboard_later(5);
    done(
        (struct intent){ .kind = INTENT_AGREEMENTS, .day = clock_today(), .lines = second, .line_count = 2 });
    read_agreements("2026-11-20");
    assert_true(agreements_line(&made, 1, line, sizeof line));
    assert_string_equal(line, "Wij helpen.");
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_string_equal(cupboard.outcome.said, "Internet agreements: taken back.");
    read_agreements("2026-11-20");
    assert_true(agreements_line(&made, 0, line, sizeof line));
    assert_string_equal(line, "Wij schelden niet.");
    read_agreements("2027-08-01");
    assert_int_equal(made.day, DAY_NONE);
    read_agreements("2026-07-31");
    assert_int_equal(made.day, DAY_NONE);
}

static void agreements__of_another_class__are_not_ours__I1(void **state)
{
    (void)state;
    done((struct intent){ .kind = INTENT_AGREEMENTS, .day = clock_today() });
    done((struct intent){ .kind = INTENT_CLASS_ADD, .text = "8B" });
    read_agreements("2026-11-20");
    assert_int_equal(made.day, DAY_NONE);
}

/* The tables are a cache of what was said: folded anew they are the same. */
static void schoolyear__rebuilt__is_the_same__law_3(void **state)
{
    const char *const lines[] = { "Wij schelden niet." };
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    (void)state;
    consent("Noor", CONSENT_KINDS, CONSENT_YES, "2026-09-03");
    consent("Mees", CONSENT_NAME, CONSENT_NO, "2026-09-03");
    cupboard_later(5);
    done((struct intent){ .kind = INTENT_AGREEMENTS, .day = clock_today(), .lines = lines, .line_count = 1 });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    done((struct intent){ .kind = INTENT_PUT_BACK });
    tables_digest(before);
    assert_true(store_begin(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    tables_digest(after);
    assert_string_equal(before, after);
    assert_verified();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(consent__newest_answer__counts_and_the_old_ones_stay__C1),
        cupboard_test(consent__facts_of_a_pupil__only_where_they_are_asked_for__C1),
        cupboard_test(consent__taken_back__is_what_it_was__C1),
        cupboard_test(consent__school_year_turns__starts_at_no_answer_yet__C1),
        cupboard_test(consent__who_comes_and_who_leaves__C1),
        cupboard_test(agreements__of_a_class_and_a_year__the_newest_counts__I1),
        cupboard_test(agreements__of_another_class__are_not_ours__I1),
        cupboard_test(schoolyear__rebuilt__is_the_same__law_3),
    };
    return cmocka_run_group_tests_name("schoolyear", tests, NULL, NULL);
}
