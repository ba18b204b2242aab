#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/io/prep_file.h"

#include <string.h>

static struct arena arena;
static struct prep prep;
static size_t passed;
static struct err err;

static bool parses(const char *text)
{
    err = (struct err){ ERR_NONE, "" };
    return prep_file_parse("stick.json", text, strlen(text), &arena, &prep, &passed, &err);
}

static int open_file(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    return 0;
}

static int close_file(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

#define SITE(address, key)                                                                                   \
    "{\"key\":\"" key "\",\"site\":{\"address\":\"" address "\",\"title\":\"T\"},\"review\":{}}"
#define FILE_OF(sites, lessons)                                                                              \
    "{\"klaskast_prep\":1,\"made\":1795166100,\"by\":\"Marit\",\"sites\":[" sites "],\"lessons\":[" lessons  \
    "]}"
#define LESSON(uid, plan) "{\"uid\":\"" uid "\",\"plan\":{" plan "},\"state\":{}}"

static void prep_file__printed_and_parsed__is_the_same(void **state)
{
    (void)state;
    struct buffer first, second;
    buffer_init(&first);
    buffer_init(&second);
    assert_true(parses(FILE_OF(
        "{\"key\":\"a.example\",\"site\":{\"address\":\"https://"
        "a.example\",\"title\":\"Zoë's\",\"changed_at\":"
        "1795166100,\"changed_by\":\"Marit\",\"history\":[\"0123456789abcdef\"]},\"review\":{\"verdict\":"
        "\"allowed\",\"groups\":\"5-8\",\"sentence\":\"Omdat.\",\"moment\":\"1795166100\",\"by\":\"Marit\"}}",
        LESSON("u-1",
               "\"day\":\"2026-11-24\",\"title\":\"Sommen\",\"sites\":\"p:a.example\",\"media\":\"1\""))));
    assert_int_equal(prep.count, 2);
    assert_int_equal(passed, 0);
    prep_file_print(&prep, &first);
    assert_true(parses(buffer_get(&first)));
    prep_file_print(&prep, &second);
    assert_string_equal(buffer_get(&first), buffer_get(&second));
    const struct prep_part *review = &prep_find(&prep, PREP_SITE, "a.example")->parts[PREP_SECOND];
    assert_string_equal(prep_get(review, "sentence"), "Omdat.");
    assert_int_equal(review->at, 1795166100);
    buffer_clear(&first);
    buffer_clear(&second);
}

static void prep_file__what_is_no_site_or_lesson__is_passed_over(void **state)
{
    (void)state;
    assert_true(
        parses(FILE_OF(SITE("https://a.example", "a.example") "," SITE("javascript:alert(1)", "x") "," SITE(
                           "https://b.example", "c.example") ",7,{}," SITE("https://a.example", "a.example"),
                       LESSON("u", "\"day\":\"2026-02-30\",\"title\":\"x\"") "," LESSON(
                           "v", "\"day\":\"2026-11-24\"") "," LESSON("w", "\"day\":\"2026-11-24\",\"title\":"
                                                                          "\"x\",\"sites\":\"nonsense\""))));
    assert_int_equal(prep.count, 1);
    assert_int_equal(passed, 8);
}

static void prep_file__values_that_are_none__are_left_out(void **state)
{
    (void)state;
    assert_true(parses(
        FILE_OF("{\"key\":\"a.example\",\"site\":{\"address\":\"https://a.example\",\"title\":"
                "\"a\\u001b[31m\\nb\",\"changed_at\":-5},\"review\":{\"verdict\":\"splendid\",\"groups\":"
                "\"12\",\"history\":[\"x\",7,\"0123456789ABCDEF\"]}}",
                "{\"uid\":\"u\",\"plan\":{\"day\":\"2026-11-24\",\"title\":\"x\"},\"state\":{\"state\":"
                "\"planned\"}}")));
    const struct prep_item *site = prep_find(&prep, PREP_SITE, "a.example");
    assert_null(strchr(prep_get(&site->parts[PREP_MAIN], "title"), '\033'));
    assert_int_equal(site->parts[PREP_MAIN].at, 0);
    assert_int_equal(site->parts[PREP_SECOND].field_count, 0);
    assert_int_equal(site->parts[PREP_SECOND].history_count, 0);
    assert_int_equal(prep_find(&prep, PREP_LESSON, "u")->parts[PREP_SECOND].field_count, 0);
}

static void prep_file__another_file__is_refused_in_words(void **state)
{
    (void)state;
    assert_false(parses(""));
    assert_false(parses("[]"));
    assert_false(parses("{\"klaskast_prep\":0}"));
    assert_false(parses("Voornaam;Achternaam\n"));
    assert_non_null(strstr(err.text, "stick.json holds no sites and lessons"));
    assert_false(parses("{\"klaskast_prep\":2}"));
    assert_non_null(strstr(err.text, "newer"));
    assert_true(parses("{\"klaskast_prep\":1}"));
    assert_int_equal(prep.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prep_file__printed_and_parsed__is_the_same, open_file, close_file),
        cmocka_unit_test_setup_teardown(prep_file__what_is_no_site_or_lesson__is_passed_over, open_file,
                                        close_file),
        cmocka_unit_test_setup_teardown(prep_file__values_that_are_none__are_left_out, open_file, close_file),
        cmocka_unit_test_setup_teardown(prep_file__another_file__is_refused_in_words, open_file, close_file),
    };
    return cmocka_run_group_tests_name("prep_file", tests, NULL, NULL);
}
