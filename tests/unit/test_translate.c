/* The languages of the program. */
#include "unit.h"

#include "klaskast/base/embedded.h"
#include "klaskast/base/translate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void in_environment(const char *value, enum language expected)
{
    unsetenv("LC_ALL");
    setenv("LC_MESSAGES", "", 1);
    setenv("LANG", value, 1);
    assert_int_equal(translate_from_environment(), expected);
}

static void translate__every_language__has_a_code_a_name_and_its_texts(void **state)
{
    (void)state;
    for (int i = 0; i < LANGUAGES; i++) {
        enum language language = (enum language)i, read = LANGUAGES;
        char file[40];
        assert_true(language_parse(language_code(language), &read));
        assert_int_equal(read, language);
        assert_non_null(strstr(language_codes(), language_code(language)));
        assert_true(strlen(language_name(language)) > 3);
        snprintf(file, sizeof file, "%s.mo", language_code(language));
        assert_int_equal(embedded_find(file) != NULL, language != LANGUAGE_ENGLISH);
        snprintf(file, sizeof file, "letters/%s/agreements.md", language_code(language));
        assert_non_null(embedded_find(file));
    }
}

static void translate_from_environment__any_locale__is_a_language_that_there_is(void **state)
{
    (void)state;
    in_environment("nl_NL.UTF-8", LANGUAGE_DUTCH);
    in_environment("nl", LANGUAGE_DUTCH);
    in_environment("en_GB.UTF-8", LANGUAGE_ENGLISH);
    in_environment("xx_XX", LANGUAGE_ENGLISH);
    in_environment("n", LANGUAGE_ENGLISH);
    in_environment("C.UTF-8", LANGUAGE_ENGLISH);
    setenv("LC_ALL", "nl_BE", 1);
    setenv("LANG", "en_GB", 1);
    assert_int_equal(translate_from_environment(), LANGUAGE_DUTCH);
    unsetenv("LC_ALL");
}

static uint32_t word(const struct embedded *file, uint32_t offset)
{
    uint32_t value;
    memcpy(&value, file->bytes + offset, sizeof value);
    return value;
}

/* Each text of the catalogue is found by what it is a translation of; what is not in it stays as it is. */
static void translate__every_text_of_the_catalogue__is_found(void **state)
{
    (void)state;
    const struct embedded *file = embedded_find("nl.mo");
    assert_non_null(file);
    translate_use(LANGUAGE_DUTCH);
    uint32_t count = word(file, 8), keys = word(file, 12), values = word(file, 16);
    assert_true(count > 2000);
    for (uint32_t i = 0; i < count; i++) {
        const char *key = file->bytes + word(file, keys + 8 * i + 4);
        const char *value = file->bytes + word(file, values + 8 * i + 4);
        if (*key && *value)
            assert_ptr_equal(translate(key), value);
        char other[1 << 12];
        snprintf(other, sizeof other, "%s?!", key);
        assert_ptr_equal(translate(other), other);
    }
    translate_use(LANGUAGE_ENGLISH);
    assert_string_equal(translate("Cancel"), "Cancel");
}

static void translate__one_and_many__in_either_language(void **state)
{
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(
        translate_count("%zu site is on the list, to review.", "%zu sites are on the list, to review.", 1),
        "%zu site staat op de lijst, nog te bekijken.");
    assert_string_equal(
        translate_count("%zu site is on the list, to review.", "%zu sites are on the list, to review.", 0),
        "%zu sites staan op de lijst, nog te bekijken.");
    assert_string_equal(translate("not in any catalogue"), "not in any catalogue");
    translate_use(LANGUAGE_ENGLISH);
    assert_string_equal(
        translate_count("%zu site is on the list, to review.", "%zu sites are on the list, to review.", 2),
        "%zu sites are on the list, to review.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(translate__every_language__has_a_code_a_name_and_its_texts),
        cmocka_unit_test(translate_from_environment__any_locale__is_a_language_that_there_is),
        cmocka_unit_test(translate__every_text_of_the_catalogue__is_found),
        cmocka_unit_test(translate__one_and_many__in_either_language),
    };
    return cmocka_run_group_tests_name("translate", tests, NULL, NULL);
}
