/* The eight agreements as a file, and a class's own lines. */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/agreements.h"

#include <stdio.h>
#include <string.h>

static struct agreement_texts texts;
static struct err err;

static bool reads(const char *file)
{
    err = (struct err){ ERR_NONE, "" };
    return agreement_texts_read("own.md", file, strlen(file), &texts, &err);
}

#define EIGHT "1. one\n2. two\n3. three\n4. four\n5. five\n6. six\n7. seven\n8. eight\n"

static void says(const char *part)
{
    if (!strstr(err.text, part))
        fail_msg("'%s' does not say '%s'", err.text, part);
}

static void agreement_texts__built_in__are_whole_in_both_languages__I1(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        const struct agreement_texts *built_in = agreement_texts((enum language)language);
        assert_true(built_in->title[0] && built_in->own[0]);
        for (int i = 0; i < AGREEMENTS; i++) {
            assert_true(strlen(built_in->text[i]) > 40);
            assert_null(strchr(built_in->text[i], '\n'));
        }
    }
    /* The two promises to the child are what they are said to be. */
    assert_non_null(strstr(agreement_texts(LANGUAGE_ENGLISH)->text[1], "I tell the teacher"));
    assert_non_null(strstr(agreement_texts(LANGUAGE_ENGLISH)->text[2], "not my fault"));
    assert_non_null(strstr(agreement_texts(LANGUAGE_DUTCH)->text[1], "vertel ik het"));
    assert_non_null(strstr(agreement_texts(LANGUAGE_DUTCH)->text[2], "niet mijn schuld"));
}

static void agreement_texts_read__lines_that_go_on__are_one_sentence__I1(void **state)
{
    (void)state;
    assert_true(reads("Notes for who edits this.\n\n# Ours\r\n\n" EIGHT
                      "   and it goes on\n\nNot this.\n\n## We say\n"));
    assert_string_equal(texts.title, "Ours");
    assert_string_equal(texts.text[0], "one");
    assert_string_equal(texts.text[7], "eight and it goes on");
    assert_string_equal(texts.own, "We say");
}

static void agreement_texts_read__what_is_missing__is_named_with_its_line__I1(void **state)
{
    (void)state;
    strcpy(texts.title, "as it was");
    assert_false(reads(EIGHT "## We say\n"));
    says("own.md has no title");
    assert_false(reads("# Ours\n" EIGHT));
    says("no heading '## ...'");
    assert_false(reads("# Ours\n1. one\n2. two\n## We say\n"));
    says("no agreement 3");
    assert_false(reads("# Ours\n1. one\n3. three\n"));
    says("own.md, line 3: the agreements stand as 1. to 8.");
    assert_false(reads("# Ours\n" EIGHT "9. nine\n## We say\n"));
    says("line 10");
    assert_false(reads("# Ours\n1. one\n1. one\n"));
    says("line 3");
    assert_false(reads(""));
    assert_string_equal(texts.title, "as it was");
}

static void agreement_texts_read__too_long__is_refused__I1(void **state)
{
    char file[2000] = "# Ours\n1. ";
    (void)state;
    memset(file + strlen(file), 'a', AGREEMENT_TEXT);
    assert_false(reads(file));
    says("line 2: this agreement is too long");
    memset(file, 'a', sizeof file - 1);
    assert_false(reads(file));
    says("line 1: this line is too long");
}

static void agreement_label__school_has_its_own__is_the_schools__I1(void **state)
{
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    assert_true(reads("# Ours\n" EIGHT "## We say\n"));
    agreement_texts_use(LANGUAGE_DUTCH, &texts);
    assert_string_equal(agreement_label(4), "four");
    agreement_texts_use(LANGUAGE_DUTCH, NULL);
    assert_string_not_equal(agreement_label(4), "four");
}

static void agreements_line__one_by_one__until_there_are_no_more__I1(void **state)
{
    const struct agreements made = { 0, "one\ntwo" }, none = { 0, "" };
    char line[100], small[3];
    (void)state;
    assert_true(agreements_line(&made, 0, line, sizeof line));
    assert_string_equal(line, "one");
    assert_true(agreements_line(&made, 1, line, sizeof line));
    assert_string_equal(line, "two");
    assert_false(agreements_line(&made, 2, line, sizeof line));
    assert_false(agreements_line(&none, 0, line, sizeof line));
    assert_true(agreements_line(&made, 1, small, sizeof small));
    assert_string_equal(small, "tw");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreement_texts__built_in__are_whole_in_both_languages__I1),
        cmocka_unit_test(agreement_texts_read__lines_that_go_on__are_one_sentence__I1),
        cmocka_unit_test(agreement_texts_read__what_is_missing__is_named_with_its_line__I1),
        cmocka_unit_test(agreement_texts_read__too_long__is_refused__I1),
        cmocka_unit_test(agreement_label__school_has_its_own__is_the_schools__I1),
        cmocka_unit_test(agreements_line__one_by_one__until_there_are_no_more__I1),
    };
    return cmocka_run_group_tests_name("agreements", tests, NULL, NULL);
}
