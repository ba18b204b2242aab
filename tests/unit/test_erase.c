/* One pupil whole: it is nowhere any more, and what it was told about stays. [C3, P17] */
#include "kept.h"

#include "klaskast/app/erase.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(erase__pupil__is_nowhere_in_the_file_its_copies_letters_and_cards__C3),
        cupboard_test(erase__name_with_accents__is_nowhere_in_any_form__C3),
        cupboard_test(erase__what_went_before__can_not_be_taken_back),
        cupboard_test(erase__violation_of_another_child_that_names_it__is_told_and_stays__P17),
        cupboard_test(erase__recorded_about_meanwhile__is_looked_at_once_more),
        cupboard_test(erase__card_that_cannot_be_read__is_named__C3),
        cupboard_test(erase__device_still_here__is_refused__P1),
        cmocka_unit_test(erase_confirmed__wants_the_whole_name),
    };
    return cmocka_run_group_tests_name("erase", tests, NULL, NULL);
}
