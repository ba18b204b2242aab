/* Names and words of consent for photos. */
#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/consent.h"

static int day(const char *text)
{
    int result = DAY_NONE;
    assert_true(day_parse_iso(text, &result));
    return result;
}

static void consent_parse__names__go_there_and_back__C1_C2(void **state)
{
    enum consent_kind kind;
    enum consent_answer answer;
    (void)state;
    for (int i = 0; i < CONSENT_KINDS; i++) {
        assert_true(consent_parse(consent_name((enum consent_kind)i), &kind));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < CONSENT_ANSWERS; i++) {
        assert_true(consent_answer_parse(consent_answer_name((enum consent_answer)i), &answer));
        assert_int_equal(answer, i);
    }
    assert_false(consent_parse("film", &kind));
    assert_false(consent_answer_parse("", &answer));
}

static void consent_of__none_was_taken_over__is_open__C1(void **state)
{
    const struct consent list[] = { { 1, 2026, CONSENT_PHOTO, CONSENT_YES, 0 },
                                    { 1, 2026, CONSENT_NAME, CONSENT_NO, 0 },
                                    { 2, 2025, CONSENT_PHOTO, CONSENT_YES, 0 } };
    (void)state;
    assert_int_equal(consent_of(list, 3, 1, 2026, CONSENT_PHOTO), CONSENT_YES);
    assert_int_equal(consent_of(list, 3, 1, 2026, CONSENT_NAME), CONSENT_NO);
    assert_int_equal(consent_of(list, 3, 1, 2026, CONSENT_PORTRAIT), CONSENT_OPEN);
    assert_int_equal(consent_of(list, 3, 1, 2027, CONSENT_PHOTO), CONSENT_OPEN);
    assert_int_equal(consent_of(list, 3, 2, 2026, CONSENT_PHOTO), CONSENT_OPEN);
    assert_int_equal(consent_of(NULL, 0, 2, 2026, CONSENT_PHOTO), CONSENT_OPEN);
}

static void consent_sentence__names_all_three_with_their_days__C1_C2(void **state)
{
    const struct consent list[] = { { 1, 2026, CONSENT_PHOTO, CONSENT_YES, day("2026-09-03") },
                                    { 1, 2026, CONSENT_NAME, CONSENT_NO, day("2026-09-04") } };
    char text[300], small[20];
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    consent_sentence(list, 2, 1, 2026, text, sizeof text);
    assert_string_equal(
        text, "photo and film yes (3 Sep), name with photo no (4 Sep), single portrait no answer yet");
    translate_use(LANGUAGE_DUTCH);
    consent_sentence(list, 2, 1, 2026, text, sizeof text);
    assert_string_equal(
        text, "foto en film ja (3 sep), naam bij foto nee (4 sep), individuele foto nog geen antwoord");
    consent_sentence(list, 2, 1, 2026, small, sizeof small);
    assert_string_equal(small, "foto en film ja (3 ");
}

static void day_schoolyear__turns_on_1_August__C1(void **state)
{
    (void)state;
    assert_int_equal(day_schoolyear(day("2026-07-31")), 2025);
    assert_int_equal(day_schoolyear(day("2026-08-01")), 2026);
    assert_int_equal(day_schoolyear(day("2027-07-31")), 2026);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(consent_parse__names__go_there_and_back__C1_C2),
        cmocka_unit_test(consent_of__none_was_taken_over__is_open__C1),
        cmocka_unit_test(consent_sentence__names_all_three_with_their_days__C1_C2),
        cmocka_unit_test(day_schoolyear__turns_on_1_August__C1),
    };
    return cmocka_run_group_tests_name("consent", tests, NULL, NULL);
}
