/* The school's own texts: where they are read from, and what is in those that are built in. */
#include "cupboard.h"

#include "klaskast/app/paper.h"
#include "klaskast/base/embedded.h"
#include "klaskast/base/file.h"

static const char *const names[] = { "photos", "banner", "own-risk" };

/* Writes ~/.config/klaskast/NAME and reads the settings anew. */
static void own_file(const char *name, const char *bytes)
{
    char path[FILE_PATH_SIZE], folder[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/.config/klaskast/%s", cupboard.folder, name);
    file_folder(folder, path);
    assert_true(file_make_folder(folder, &cupboard.err));
    assert_true(file_write(path, bytes, strlen(bytes), &cupboard.err));
    reopen();
}

static const char *text_of(const char *name)
{
    static struct letter letter;
    letter_clear(&letter);
    if (!parent_text_make(&cupboard.app, name, &letter, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
    return buffer_get(&letter.text);
}

static bool has(const char *text, const char *part)
{
    /* Lines end where they are full: a sentence may be broken anywhere. */
    char flat[4000];
    snprintf(flat, sizeof flat, "%s", text);
    for (char *at = flat; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return strstr(flat, part) != NULL;
}

static void parent_text__photos__asks_and_says_who_is_liable__C5(void **state)
{
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    assert_true(has(text_of("photos"), "plaats geen foto's of filmpjes van school"));
    assert_true(has(text_of("photos"), "als er andere kinderen op staan"));
    assert_true(has(text_of("photos"), "zelf aansprakelijk"));
    assert_true(has(text_of("banner"), "andere kinderen"));
    assert_true(has(text_of("banner"), "aansprakelijk"));
    assert_true(strlen(text_of("banner")) < 400); /* it hangs on a wall */
    translate_use(LANGUAGE_ENGLISH);
    assert_true(has(text_of("photos"), "other children"));
    assert_true(has(text_of("banner"), "liable"));
}

/* In the text to parents, for pupils and teachers alike; not in a letter about a violation. */
static void parent_text__own_risk__is_not_in_letters_about_a_violation__P15(void **state)
{
    static const char *const risks[] = { "eigen risico", "own risk" };
    const struct embedded *file;
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    assert_true(has(text_of("own-risk"), "op eigen risico"));
    assert_true(has(text_of("own-risk"), "leerkrachten"));
    translate_use(LANGUAGE_ENGLISH);
    assert_true(has(text_of("own-risk"), "your own risk"));
    for (size_t i = 0; (file = embedded_at(i)); i++) {
        if (strncmp(file->name, "letters/", 8) != 0 || strstr(file->name, "text-own-risk"))
            continue;
        for (size_t r = 0; r < 2; r++)
            if (memmem(file->bytes, file->length, risks[r], strlen(risks[r])))
                fail_msg("%s says '%s'", file->name, risks[r]);
    }
}

static void parent_text__every_template__is_in_order_in_both_languages__C5(void **state)
{
    const struct letter_value values[] = { { "school", "" }, { "phone", "" } };
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            struct letter_file file;
            struct buffer faults;
            char name[40];
            buffer_init(&faults);
            snprintf(name, sizeof name, "text-%s", names[i]);
            assert_true(letter_file_read(NULL, (enum language)language, name, &file, &cupboard.err));
            if (letter_check(&file, values, 2, &faults))
                fail_msg("%s", buffer_get(&faults));
            assert_null(memchr(file.text.data, '!', file.text.length));
            letter_file_clear(&file);
            buffer_clear(&faults);
        }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(parent_text_name(i), names[i]);
    assert_null(parent_text_name(sizeof names / sizeof *names));
}

static void parent_text__of_no_such_name__names_those_there_are__C5(void **state)
{
    struct letter letter;
    (void)state;
    letter_init(&letter);
    assert_false(parent_text_make(&cupboard.app, "../../etc/passwd", &letter, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "photos, banner, own-risk"));
}

static void parent_text__school_has_its_own__wins_and_a_fault_is_named__C5(void **state)
{
    struct letter letter;
    (void)state;
    own_file("config.ini", "[school]\nname = \"De Voorbeeldboom\"\n[letters]\nlanguage = nl\n");
    assert_true(has(text_of("photos"), "het team van De Voorbeeldboom"));
    own_file("letters/nl/text-photos.md", "letterhead: no\n\nGroeten van {{school}}.\n");
    assert_true(has(text_of("photos"), "Groeten van De Voorbeeldboom."));
    own_file("letters/nl/text-photos.md", "letterhead: no\n\nGroeten van {{scool}}.\n");
    letter_init(&letter);
    assert_false(parent_text_make(&cupboard.app, "photos", &letter, &cupboard.err));
    assert_non_null(strstr(cupboard.err.text, "scool"));
    assert_non_null(strstr(cupboard.err.text, "text-photos.md"));
}

#define OWN                                                                                                  \
    "# Van ons\n1. een\n2. twee\n3. drie\n4. vier\n5. vijf\n6. zes\n7. zeven\n8. acht\n## Zo praten wij\n"

static void agreements__school_has_its_own__are_used__I1(void **state)
{
    (void)state;
    own_file("letters/nl/agreements.md", OWN);
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(agreement_label(4), "vier");
    translate_use(LANGUAGE_ENGLISH);
    assert_string_not_equal(agreement_label(4), "vier");
    agreement_texts_use(LANGUAGE_DUTCH, NULL);
}

static void agreements__own_file_not_in_order__is_named_and_the_built_in_stay__I1(void **state)
{
    const struct ini_fault *faults;
    (void)state;
    own_file("letters/nl/agreements.md", "# Van ons\n1. een\n3. drie\n");
    assert_non_null(cupboard.app.ini);
    assert_int_equal(ini_faults(cupboard.app.ini, &faults), 1);
    assert_non_null(strstr(faults[0].text, "letters/nl/agreements.md, line 3"));
    translate_use(LANGUAGE_DUTCH);
    assert_non_null(strstr(agreement_label(2), "vertel ik het"));
}

static void paper__list_of_names__is_private_and_its_name_tells_nothing__C3(void **state)
{
    char path[FILE_PATH_SIZE];
    unsigned mode = 0;
    struct buffer page;
    (void)state;
    buffer_init(&page);
    assert_true(paper_consents(&cupboard.app, CONSENT_PHOTO, NULL, path, &cupboard.err));
    assert_int_equal(file_kind(path, &mode, NULL), FILE_REGULAR);
    assert_int_equal(mode & 0777, 0600);
    assert_string_equal(strrchr(path, '/'), "/photos-2026-11-20.html");
    assert_true(file_read(path, 1 << 20, &page, &cupboard.err));
    assert_non_null(strstr(buffer_get(&page), "Noor de Vries <b>*</b>"));
    assert_non_null(strstr(buffer_get(&page), "holds names of children"));
    buffer_clear(&page);
}

static void paper__agreements__hold_no_name_of_a_child__I1(void **state)
{
    char path[FILE_PATH_SIZE];
    struct buffer page;
    (void)state;
    buffer_init(&page);
    done((struct intent){ .kind = INTENT_AGREEMENTS, .day = clock_today() });
    assert_true(paper_agreements(&cupboard.app, NULL, path, &cupboard.err));
    assert_true(file_read(path, 1 << 20, &page, &cupboard.err));
    assert_non_null(strstr(buffer_get(&page), "20 November 2026"));
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++)
        assert_null(strstr(buffer_get(&page), cupboard.app.model.pupils[i].pupil->first));
    assert_null(strstr(buffer_get(&page), "Marit"));
    buffer_clear(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(parent_text__photos__asks_and_says_who_is_liable__C5),
        cupboard_test(parent_text__own_risk__is_not_in_letters_about_a_violation__P15),
        cupboard_test(parent_text__every_template__is_in_order_in_both_languages__C5),
        cupboard_test(parent_text__of_no_such_name__names_those_there_are__C5),
        cupboard_test(parent_text__school_has_its_own__wins_and_a_fault_is_named__C5),
        cupboard_test(agreements__school_has_its_own__are_used__I1),
        cupboard_test(agreements__own_file_not_in_order__is_named_and_the_built_in_stay__I1),
        cupboard_test(paper__list_of_names__is_private_and_its_name_tells_nothing__C3),
        cupboard_test(paper__agreements__hold_no_name_of_a_child__I1),
    };
    return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
