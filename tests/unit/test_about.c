/* The words above the keys of each help screen: there, short, and in both languages. */
#include "unit.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/about.h"

enum { MOST_LINES = 10, COLUMNS = 78 };

static void check_lines(const char *about)
{
    char line[400];
    int lines = 0;
    while (*about) {
        size_t length = strcspn(about, "\n");
        assert_true(length < sizeof line);
        memcpy(line, about, length);
        line[length] = '\0';
        if (text_width(line) > COLUMNS)
            fail_msg("too wide: %s", line);
        about += length + (about[length] == '\n');
        lines++;
    }
    assert_in_range(lines, 2, MOST_LINES);
}

static void about__every_screen_with_help__says_what_it_is_for_in_ten_lines(void **state)
{
    (void)state;
    unsigned with_help = action_info(ACTION_HELP)->places;
    for (unsigned place = 1; place <= PLACE_YEAR; place <<= 1) {
        if (!(place & with_help))
            continue;
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            translate_use((enum language)language);
            const char *about = about_place((enum place)place);
            assert_non_null(about);
            check_lines(about);
        }
    }
    assert_null(about_place(PLACE_PROMPT));
}

/* The class reads along: what a child may have done wrong is not spoken of. */
static void about__board__has_no_word_of_violations_C3(void **state)
{
    (void)state;
    static const char *const never[] = { "violation",    "warning", "ban",       "overtreding",
                                         "waarschuwing", "verbod",  "maatregel", "measure" };
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            assert_null(strstr(about_place(PLACE_BOARD), never[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(about__every_screen_with_help__says_what_it_is_for_in_ten_lines),
        cmocka_unit_test(about__board__has_no_word_of_violations_C3),
    };
    return cmocka_run_group_tests_name("about", tests, NULL, NULL);
}
