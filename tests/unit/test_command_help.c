#include "unit.h"

#include "klaskast/app/command_help.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <stdio.h>

enum { SUMMARY_COLUMNS = 65 };

static void help__every_command__has_its_text_an_example_and_related_ones(void **state)
{
    size_t count;
    const struct command *commands = command_list(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        const struct command_more *more = command_more(commands[i].name);
        size_t length = strlen(commands[i].name);
        assert_non_null(more);
        assert_true(strlen(more->says) > 20);
        assert_memory_equal(more->example, "klaskast ", 9);
        assert_memory_equal(more->example + 9, commands[i].name, length);
        char name[32];
        for (const char *word = more->related; *word; word += strlen(name), word += *word == ' ') {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(word, " "), word);
            assert_non_null(command_find(name));
            assert_string_not_equal(name, commands[i].name);
        }
    }
    assert_null(command_more("no-command"));
}

static void help__every_option__has_its_text_and_names_its_value(void **state)
{
    size_t count;
    const struct command *commands = command_list(&count);
    bool valued;
    (void)state;
    for (size_t i = 0; i < count; i++)
        for (const char *list = commands[i].options; *list;
             list += strcspn(list, " "), list += *list == ' ') {
            size_t length = strcspn(list, "= ");
            const struct command_option_text *text = command_option_text(commands[i].name, list, length);
            assert_non_null(text);
            assert_true(command_in_list(commands[i].options, list, length, &valued));
            assert_int_equal(*text->value != '\0', valued);
        }
}

static void help__an_option_of_two_meanings__is_told_by_its_command(void **state)
{
    (void)state;
    assert_string_equal(command_option_text("pupil", "group", 5)->command, "pupil");
    assert_string_equal(command_option_text("page", "group", 5)->command, "");
    assert_null(command_option_text("pupil", "grou", 4));
}

static void help__summaries__fit_on_their_line_in_both_languages(void **state)
{
    size_t count;
    const struct command *commands = command_list(&count);
    (void)state;
    for (int language = 0; language < 2; language++) {
        translate_use((enum language)language);
        for (size_t i = 0; i < count; i++)
            assert_in_range(text_width(_(commands[i].summary)), 5, SUMMARY_COLUMNS);
    }
}

static void nearest__slip_beginning_or_a_word_for_it__is_found(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    assert_string_equal(command_nearest("todday"), "today");
    assert_string_equal(command_nearest("meas"), "measures");
    assert_string_equal(command_nearest("violation"), "log");
    assert_null(command_nearest("geheel-iets-anders"));
    assert_null(command_nearest(""));
    assert_null(command_nearest("zq"));
    assert_string_equal(command_nearest("stick"), "backup");
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(command_nearest("stick"), "backup");
    assert_string_equal(command_nearest("brief"), "letter");
    assert_string_equal(command_nearest("ziek"), "absent");
    assert_string_equal(command_nearest("straf"), "log");
    assert_string_equal(command_nearest("brieven"), "letter");
    assert_string_equal(command_nearest("overtreding"), "log");
    assert_string_equal(command_nearest("uitzondering"), "exempt");
    assert_string_equal(command_nearest("toestemming"), "consent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help__every_command__has_its_text_an_example_and_related_ones),
        cmocka_unit_test(help__every_option__has_its_text_and_names_its_value),
        cmocka_unit_test(help__an_option_of_two_meanings__is_told_by_its_command),
        cmocka_unit_test(help__summaries__fit_on_their_line_in_both_languages),
        cmocka_unit_test(nearest__slip_beginning_or_a_word_for_it__is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
