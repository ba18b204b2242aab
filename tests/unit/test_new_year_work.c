/* The new school year on disk: begun in one action, taken back, and what runs over 1 August. */
#include "cupboard.h"

#include "klaskast/app/new_year_work.h"
#include "klaskast/domain/measure_list.h"

static struct year_look page;

static void at(const char *now)
{
    cupboard_now(now);
    assert_true(app_reload(&cupboard.app, &cupboard.err));
}

static void look_at(void)
{
    assert_true(new_year_look_at(&cupboard.app, &cupboard.arena, &page, &cupboard.err));
}

static void begin(void)
{
    look_at();
    if (!new_year_begin(&cupboard.app, &page.plan, &cupboard.outcome, &cupboard.err))
        fail_msg("refused: %s", cupboard.err.text);
}

static bool says(const char *text)
{
    for (size_t i = 0; i < page.line_count; i++)
        if (strstr(page.lines[i].text, text))
            return true;
    return false;
}

static void move(const char *first, enum year_fate fate)
{
    for (size_t i = 0; i < page.plan.move_count; i++)
        if (strcmp(page.plan.moves[i].pupil->first, first) == 0)
            assert_true(new_year_set(&page.plan, i, fate, NULL));
}

static void broke(const char *first, const char *when)
{
    at(when);
    done((struct intent){
        .kind = INTENT_VIOLATION, .pupil_id = pupil_called(first), .violation = VIOLATION_NOT_OFF });
}

/* --- begun --------------------------------------------------------------------------------------------- */

static void new_year__begun__is_one_action_in_the_new_class(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    assert_true(new_year_is_due(&cupboard.app));
    int64_t before =
        number_of("SELECT count(DISTINCT action) FROM journal WHERE kind NOT IN ('preference_set')");
    look_at();
    move("Mees", YEAR_LEAVES);
    assert_true(new_year_begin(&cupboard.app, &page.plan, &cupboard.outcome, &cupboard.err));
    assert_string_equal(cupboard.outcome.said,
                        "School year 2027-2028 has begun: 3 in their new class or group, 1 left.");
    assert_int_equal(
        number_of("SELECT count(DISTINCT action) FROM journal WHERE kind NOT IN ('preference_set')"),
        before + 1);
    assert_string_equal(cupboard.app.model.class.name, "8A");
    assert_int_equal(cupboard.app.model.pupil_count, 3);
    assert_string_equal(cupboard.app.model.pupils[0].pupil->group, "8");
    assert_int_equal(number_of("SELECT count(*) FROM pupil WHERE left_day IS NOT NULL"), 1);
    assert_false(new_year_is_due(&cupboard.app));
    look_at();
    assert_true(page.begun);
    assert_int_equal(page.plan.move_count, 0);
    assert_verified();
    /* once: a second window that had the page open is told so */
    assert_false(perform((struct intent){ .kind = INTENT_NEW_YEAR }));
    assert_non_null(strstr(cupboard.err.text, "begun already"));
}

static void new_year__put_off__comes_back_tomorrow(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    assert_true(new_year_later(&cupboard.app, &cupboard.err));
    assert_false(new_year_is_due(&cupboard.app));
    assert_true(new_year_waits(&cupboard.app.model.facts, &cupboard.app.model.class, clock_today()));
    at("2027-08-24T00:01:00");
    assert_true(new_year_is_due(&cupboard.app));
}

static void new_year__before_1_august__waits_for_nobody(void **state)
{
    (void)state;
    at("2027-07-31T23:59:00");
    assert_false(new_year_is_due(&cupboard.app));
    at("2027-08-01T00:00:00");
    assert_true(new_year_is_due(&cupboard.app));
}

/* The class list of the new year came first: all are in their place, and who is new is too. */
static void new_year__list_read_first__nothing_left_to_move(void **state)
{
    struct roster_change changes[4];
    (void)state;
    at("2027-08-23T10:00:00");
    for (size_t i = 0; i < 4; i++) {
        const struct pupil *pupil = cupboard.app.model.pupils[i].pupil;
        changes[i] = (struct roster_change){ .kind = ROSTER_CHANGED,
                                             .pupil_id = pupil->id,
                                             .class_name = "8A",
                                             .first = pupil->first,
                                             .prefix = pupil->prefix,
                                             .surname = pupil->surname };
    }
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = changes, .change_count = 4 });
    assert_false(new_year_is_due(&cupboard.app));
    look_at();
    assert_int_equal(page.plan.move_count, 0);
}

/* --- over 1 August ------------------------------------------------------------------------------------- */

/* Tuesday 13 July, the second time: 14 July to 13 August; told, and it holds on 2 August, in the new class.
 */
static void new_year__ban_runs__goes_along_over_1_august__P8(void **state)
{
    (void)state;
    broke("Mees", "2027-07-12T09:00:00");
    broke("Mees", "2027-07-13T09:00:00");
    at("2027-08-02T10:00:00");
    begin();
    assert_true(says("Mees Bakker: no phone at school, 14 Jul up to and including 13 Aug"));
    assert_string_equal(cupboard.app.model.class.name, "8A");
    const struct pupil_day *mees = model_pupil(&cupboard.app.model, pupil_called("Mees"));
    assert_int_equal(mees->ban_count, 1);
    at("2027-08-14T10:00:00");
    assert_int_equal(model_pupil(&cupboard.app.model, pupil_called("Mees"))->ban_count, 0);
}

static void new_year__counts__begin_at_the_first_again__P11(void **state)
{
    (void)state;
    broke("Mees", "2027-07-12T09:00:00");
    at("2027-08-23T10:00:00");
    begin();
    assert_true(says("everybody begins at the first again (P11)"));
    assert_int_equal(model_pupil(&cupboard.app.model, pupil_called("Mees"))->times[LADDER_DEVICE], 0);
    broke("Mees", "2027-08-23T11:00:00");
    assert_non_null(strstr(cupboard.outcome.said, "1st time"));
}

static void new_year__ladder_that_never_starts_anew__goes_along__P11(void **state)
{
    (void)state;
    cupboard.app.settings.ladders[LADDER_DEVICE].reset = RESET_NEVER;
    broke("Mees", "2027-07-12T09:00:00");
    at("2027-08-23T10:00:00");
    begin();
    assert_true(says("count on over the summer: phones and devices"));
    assert_int_equal(model_pupil(&cupboard.app.model, pupil_called("Mees"))->times[LADDER_DEVICE], 1);
    broke("Mees", "2027-08-23T11:00:00");
    assert_non_null(strstr(cupboard.outcome.said, "2nd time"));
}

static void new_year__consent_and_agreements__start_anew__C1_I1(void **state)
{
    const struct consent *consents;
    struct agreements made;
    size_t count;
    struct desk *desk = &cupboard.app.desk;
    (void)state;
    done((struct intent){ .kind = INTENT_CONSENT,
                          .pupil_id = pupil_called("Noor"),
                          .consent = CONSENT_PHOTO,
                          .consented = CONSENT_YES,
                          .day = clock_today() });
    done((struct intent){ .kind = INTENT_AGREEMENTS, .day = clock_today() });
    at("2027-08-23T10:00:00");
    begin();
    assert_true(says("no answer yet, for everybody"));
    assert_true(desk->consents(desk, 2027, &cupboard.arena, &consents, &count, &cupboard.err));
    assert_int_equal(count, 0);
    assert_true(desk->agreements(desk, clock_today(), &cupboard.arena, &made, &cupboard.err));
    assert_int_equal(made.day, DAY_NONE);
    assert_int_equal(facts_of(pupil_called("Noor"))->consent_count, 1); /* what was answered then is known */
}

/* What is in the cupboard goes along with the child, and is still asked for. */
static void new_year__device_still_here__goes_along__P1(void **state)
{
    (void)state;
    at("2027-07-15T08:30:00");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_PHONE });
    at("2027-08-23T10:00:00");
    begin();
    assert_true(says("Noor de Vries: phone, since 15 July 2027."));
    assert_int_equal(cupboard.app.model.counts.left_behind, 1);
}

/* --- looking back -------------------------------------------------------------------------------------- */

static const struct pupil *shown(const char *first)
{
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++)
        if (strcmp(cupboard.app.model.pupils[i].pupil->first, first) == 0)
            return cupboard.app.model.pupils[i].pupil;
    return NULL;
}

static void look(const char *class_name, const char *day)
{
    int64_t class_id;
    int number;
    struct desk *desk = &cupboard.app.desk;
    assert_true(app_find_class(&cupboard.app, class_name, &class_id, &cupboard.err));
    assert_true(day_parse_iso(day, &number));
    assert_true(desk->look(desk, class_id, number, &cupboard.err));
}

/* The class of last year is shown with who was in it then, and what was in the cupboard. */
static void look__day_of_last_year__has_the_pupils_of_then_P1(void **state)
{
    (void)state;
    at("2027-06-15T08:30:00");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_PHONE });
    done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Mees"), .mark = MARK_ABSENT });
    at("2027-06-16T08:30:00");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_PHONE });
    at("2027-08-23T10:00:00");
    look_at();
    move("Mees", YEAR_LEAVES);
    assert_true(new_year_begin(&cupboard.app, &page.plan, &cupboard.outcome, &cupboard.err));
    const struct roster_change joins = { .kind = ROSTER_NEW, .first = "Yara", .class_name = "7A" };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &joins, .change_count = 1 });
    look("7A", "2027-06-15");
    assert_int_equal(cupboard.app.model.pupil_count, 4);
    assert_null(shown("Yara"));
    assert_string_equal(shown("Noor")->group, ""); /* 8 now */
    assert_true(shown("Noor")->elsewhere);
    assert_int_equal(cupboard.app.model.counts.held, 1); /* it stayed overnight, and was here that day */
    assert_int_equal(cupboard.app.model.counts.absent, 1);
    look("8A", "2027-06-15");
    assert_int_equal(cupboard.app.model.pupil_count, 0);
    look("8A", "2027-08-23");
    assert_int_equal(cupboard.app.model.pupil_count, 3);
    assert_string_equal(shown("Noor")->group, "8");
    assert_false(shown("Noor")->elsewhere);
    look("7A", "2027-08-23");
    assert_int_equal(cupboard.app.model.pupil_count, 1);
    assert_verified();
}

/* A slip of last year is put right on its day, in the class of then. */
static void look__day_of_last_year__can_be_put_right_P1(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    look("7A", "2027-06-15");
    int64_t noor = shown("Noor")->id;
    for (int times = 0; times < 2; times++) {
        done((struct intent){ .kind = INTENT_MARK, .pupil_id = noor, .mark = MARK_ABSENT });
        assert_int_equal(cupboard.app.model.counts.absent, times == 0);
        cupboard_later(60);
    }
    assert_verified();
}

/* Half way the year to the other class, and back: each day in the class that it was in. */
static void look__moved_during_the_year__is_in_one_class_a_day(void **state)
{
    static const struct {
        const char *class_name, *day;
        size_t count;
    } shows[] = { { "7A", "2027-01-29", 4 }, { "7A", "2027-02-01", 3 }, { "7B", "2027-02-01", 2 },
                  { "7B", "2027-01-29", 1 }, { "7A", "2027-03-01", 4 }, { "7B", "2027-03-01", 1 } };
    struct roster_change change = { .kind = ROSTER_NEW, .first = "Yara", .class_name = "7B" };
    (void)state;
    at("2027-01-11T10:00:00");
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &change, .change_count = 1 });
    for (int back = 0; back < 2; back++) {
        at(back ? "2027-03-01T08:00:00" : "2027-02-01T08:00:00");
        look(back ? "7B" : "7A", back ? "2027-03-01" : "2027-02-01");
        change = (struct roster_change){ .kind = ROSTER_CHANGED,
                                         .pupil_id = pupil_called("Zoë"),
                                         .first = "Zoë",
                                         .class_name = back ? "7A" : "7B" };
        done((struct intent){ .kind = INTENT_ROSTER,
                              .class_id = cupboard.app.class_id,
                              .changes = &change,
                              .change_count = 1 });
    }
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++) {
        look(shows[i].class_name, shows[i].day);
        assert_int_equal(cupboard.app.model.pupil_count, shows[i].count);
    }
    assert_verified();
}

/* --- taken back ---------------------------------------------------------------------------------------- */

/* Property: whatever is said of each pupil and of the class, taking back gives the tables of before. */
static void new_year__taken_back__restores(void **state)
{
    static const char *const to[] = { NULL, "7A", "8B", "Vlinders" };
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    (void)state;
    broke("Mees", "2027-07-12T09:00:00");
    at("2027-08-23T10:00:00");
    assert_true(new_year_later(&cupboard.app, &cupboard.err));
    done((struct intent){ .kind = INTENT_PREFERENCE, .text = "class", .reason = "1" });
    for (unsigned round = 0; round < 40; round++) {
        unsigned draw = round * 2654435761u;
        look_at();
        assert_int_equal(page.plan.move_count, 4);
        new_year_set_class(&page.plan, 0, (enum year_fate)(draw >> 8) % YEAR_FATES, to[(draw >> 12) % 4]);
        for (size_t i = 0; i < 4; i++)
            if ((draw >> (14 + i)) & 1)
                new_year_set(&page.plan, i, (enum year_fate)(draw >> (18 + 2 * i)) % YEAR_FATES,
                             to[(draw >> (20 + i)) % 4]);
        tables_digest(before);
        const struct roster_change *changes;
        size_t count;
        new_year_changes(&page.plan, &changes, &count);
        done((struct intent){ .kind = INTENT_NEW_YEAR, .changes = changes, .change_count = count });
        assert_false(new_year_is_due(&cupboard.app));
        cupboard_later(60);
        done((struct intent){ .kind = INTENT_TAKE_BACK });
        tables_digest(after);
        assert_string_equal(before, after);
    }
    assert_verified();
}

static void new_year__taken_back_next_week__restores_while_nothing_is_built_on_it(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    at("2027-08-30T10:00:00");
    assert_false(perform((struct intent){ .kind = INTENT_TAKE_BACK })); /* not of today */
    assert_true(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
    assert_string_equal(cupboard.outcome.said, "The new school year: taken back.");
    assert_string_equal(cupboard.app.model.class.name, "7A");
    assert_int_equal(cupboard.app.model.pupil_count, 4);
    assert_true(new_year_is_due(&cupboard.app));
    assert_verified();
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_false(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
}

static void new_year__something_recorded_since__stays(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    at("2027-08-30T08:30:00");
    done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor"), .device = DEVICE_PHONE });
    assert_false(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "recorded in a class of this school year"));
    /* when that is taken back nothing contradicts any more */
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_true(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
}

static void new_year__another_name_or_a_new_pupil_since__stays(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    cupboard_later(60);
    const struct roster_change renamed = { .kind = ROSTER_CHANGED,
                                           .pupil_id = pupil_called("Noor"),
                                           .first = "Noor",
                                           .surname = "Bakker",
                                           .slot = 1 };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &renamed, .change_count = 1 });
    assert_false(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    const struct roster_change joins = { .kind = ROSTER_NEW, .first = "Yara" };
    done((struct intent){
        .kind = INTENT_ROSTER, .class_id = cupboard.app.class_id, .changes = &joins, .change_count = 1 });
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_false(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
    cupboard_later(60);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    cupboard.err = (struct err){ ERR_NONE, "" };
    assert_true(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
}

/* The screen goes along with the class: back, and there again. */
static void new_year__taken_and_put_back__shows_the_class(void **state)
{
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    for (int times = 0; times < 2; times++) {
        cupboard_later(60);
        done((struct intent){ .kind = INTENT_TAKE_BACK });
        assert_string_equal(cupboard.app.model.class.name, "7A");
        assert_int_equal(cupboard.app.model.pupil_count, 4);
        cupboard_later(60);
        done((struct intent){ .kind = INTENT_PUT_BACK });
        assert_string_equal(cupboard.app.model.class.name, "8A");
        assert_int_equal(cupboard.app.model.pupil_count, 4);
    }
    assert_verified();
}

/* Folded anew the tables are the same, also with a school year that was begun and one that was taken back. */
static void new_year__rebuilt__is_the_same__law_3(void **state)
{
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    (void)state;
    at("2027-08-23T10:00:00");
    begin();
    cupboard_later(60);
    assert_true(new_year_take_back(&cupboard.app, &cupboard.outcome, &cupboard.err));
    begin();
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
        cupboard_test(new_year__begun__is_one_action_in_the_new_class),
        cupboard_test(new_year__put_off__comes_back_tomorrow),
        cupboard_test(new_year__before_1_august__waits_for_nobody),
        cupboard_test(new_year__list_read_first__nothing_left_to_move),
        cupboard_test(new_year__ban_runs__goes_along_over_1_august__P8),
        cupboard_test(new_year__counts__begin_at_the_first_again__P11),
        cupboard_test(new_year__ladder_that_never_starts_anew__goes_along__P11),
        cupboard_test(new_year__consent_and_agreements__start_anew__C1_I1),
        cupboard_test(new_year__device_still_here__goes_along__P1),
        cupboard_test(look__day_of_last_year__has_the_pupils_of_then_P1),
        cupboard_test(look__day_of_last_year__can_be_put_right_P1),
        cupboard_test(look__moved_during_the_year__is_in_one_class_a_day),
        cupboard_test(new_year__taken_back__restores),
        cupboard_test(new_year__taken_and_put_back__shows_the_class),
        cupboard_test(new_year__taken_back_next_week__restores_while_nothing_is_built_on_it),
        cupboard_test(new_year__something_recorded_since__stays),
        cupboard_test(new_year__another_name_or_a_new_pupil_since__stays),
        cupboard_test(new_year__rebuilt__is_the_same__law_3),
    };
    return cmocka_run_group_tests_name("new_year_work", tests, NULL, NULL);
}
