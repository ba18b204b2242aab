/* One pupil whole: it is nowhere any more, and what it was told about stays. [C3, P17] */
#include "kept.h"

#include "klaskast/app/erase.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static void tick(struct erase_look *look, bool texts)
{
    for (size_t i = 0; i < look->text_count; i++)
        look->texts[i].goes = texts;
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
    assert_int_equal(number_of("SELECT count(*) FROM note WHERE text = '(another child) zag het ook'"), 1);
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

/* Of each kind of text, also of what was taken back and of what was changed since. */
static void record_with_names(void)
{
    struct site_intent site = { .address = "rekenen.example" };
    int64_t daan = pupil_called("Daan");
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = daan,
                          .violation = VIOLATION_NOT_OFF,
                          .text = "met Mees Bakker" });
    cupboard_later(120);
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = daan,
                          .violation = VIOLATION_NOT_OFF,
                          .text = "weer met mees" });
    int64_t measure = number_of("SELECT max(id) FROM measure");
    int64_t told = number_of("SELECT min(id) FROM task WHERE done_day IS NULL");
    assert_true(measure > 0 && told > 0);
    done((struct intent){ .kind = INTENT_TASK_DONE, .ref = told, .text = "gebeld, Mees hoorde het" });
    done((struct intent){ .kind = INTENT_LIFT, .ref = measure, .reason = "het was Mees zijn idee" });
    done((struct intent){ .kind = INTENT_NOTE, .pupil_id = daan, .text = "praat veel met Mees" });
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    done((struct intent){ .kind = INTENT_SITE_ADD, .site = &site });
    done((struct intent){
        .kind = INTENT_SITE_DOUBT, .text = "rekenen.example", .reason = "Mees zag reclame" });
}

static int64_t rows_about_others(void)
{
    return number_of("SELECT (SELECT count(*) FROM record) * 10000 + (SELECT count(*) FROM measure) * 1000 +"
                     " (SELECT count(*) FROM task) * 100 + (SELECT count(*) FROM site) * 10 +"
                     " (SELECT count(*) FROM journal WHERE kind = 'note' AND data IS NOT NULL)");
}

static void erase__name_in_what_is_told_of_others__is_taken_out_and_the_rest_stays__C3_P17(void **state)
{
    (void)state;
    struct erase_done made;
    char before[DIGEST_HEX_SIZE], after[DIGEST_HEX_SIZE];
    record_with_names();
    int64_t rows = rows_about_others();
    assert_true(*file_with("Mees"));
    erase("Mees", true, &made);
    assert_int_equal(made.redacted, 6);
    assert_nowhere("Mees");
    assert_nowhere("mees");
    assert_int_equal(rows_about_others(), rows);
    assert_int_equal(number_of("SELECT count(*) FROM record WHERE note IN ('met (another child)', 'weer met "
                               "(another child)')"),
                     2);
    assert_int_equal(
        number_of("SELECT count(*) FROM measure WHERE lifted_why = 'het was (another child) zijn idee'"), 1);
    tables_digest(before);
    assert_true(store_begin_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_rebuild(cupboard.app.store, &cupboard.err));
    assert_true(store_commit(cupboard.app.store, &cupboard.err));
    tables_digest(after);
    assert_string_equal(before, after);
    assert_verified();
}

/* A row that names two: the second is taken out of what the first left. */
static void erase__two_in_one_text__one_after_the_other__C3(void **state)
{
    (void)state;
    struct erase_done made;
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = pupil_called("Daan"),
                          .violation = VIOLATION_NOT_OFF,
                          .text = "met Mees en Noor" });
    erase("Mees", true, &made);
    assert_int_equal(number_of("SELECT count(*) FROM record WHERE note = 'met (another child) en Noor'"), 1);
    erase("Noor", true, &made);
    assert_int_equal(
        number_of("SELECT count(*) FROM record WHERE note = 'met (another child) en (another child)'"), 1);
    assert_nowhere("Noor");
    erase("Daan", true, &made); /* and the row itself can be emptied */
    assert_int_equal(number_of("SELECT count(*) FROM record"), 0);
    assert_nowhere("en (another");
}

/* 'Noor' may be the wind: what is unticked stays, and is told. */
static void erase__unticked__stays_as_it_is_and_is_said__P17(void **state)
{
    (void)state;
    struct erase_look look;
    struct erase_done made;
    assert_true(erase_look(&cupboard.app, pupil_called("Mees"), &cupboard.arena, &look, &cupboard.err));
    assert_int_equal(look.text_count, 0);
    done((struct intent){ .kind = INTENT_VIOLATION,
                          .pupil_id = pupil_called("Daan"),
                          .violation = VIOLATION_NOT_OFF,
                          .text = "een mees op het raam" });
    assert_true(erase_look(&cupboard.app, pupil_called("Mees"), &cupboard.arena, &look, &cupboard.err));
    assert_int_equal(look.text_count, 1);
    assert_true(look.texts[0].goes);
    assert_string_equal(look.texts[0].pupil, "Daan van den Berg");
    assert_string_equal(look.texts[0].text, "een mees op het raam");
    erase("Mees", false, &made);
    assert_int_equal(made.redacted, 0);
    assert_non_null(strstr(made.said, "may still stand in 1 text"));
    assert_int_equal(number_of("SELECT count(*) FROM record WHERE note = 'een mees op het raam'"), 1);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(erase__pupil__is_nowhere_in_the_file_its_copies_letters_and_cards__C3),
        cupboard_test(erase__name_with_accents__is_nowhere_in_any_form__C3),
        cupboard_test(erase__what_went_before__can_not_be_taken_back),
        cupboard_test(erase__name_in_what_is_told_of_others__is_taken_out_and_the_rest_stays__C3_P17),
        cupboard_test(erase__two_in_one_text__one_after_the_other__C3),
        cupboard_test(erase__unticked__stays_as_it_is_and_is_said__P17),
        cupboard_test(erase__recorded_about_meanwhile__is_looked_at_once_more),
        cupboard_test(erase__card_that_cannot_be_read__is_named__C3),
        cupboard_test(erase__device_still_here__is_refused__P1),
        cmocka_unit_test(erase_confirmed__wants_the_whole_name),
    };
    return cmocka_run_group_tests_name("erase", tests, NULL, NULL);
}
