#include "unit.h"

#include "klaskast/io/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];
static struct letter_file file;
static struct err err;

static int set_up(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    file = (struct letter_file){ .own = false };
    snprintf(folder, sizeof folder, "/tmp/klaskast-unit-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    letter_file_clear(&file);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void write_own(const char *name, const char *text, size_t length)
{
    char path[FILE_PATH_SIZE], parent[FILE_PATH_SIZE];
    assert_true(file_join(path, folder, name));
    file_folder(parent, path);
    assert_true(file_make_folder(parent, &err) && file_write(path, text, length, &err));
}

static bool read_file(enum language language, const char *name)
{
    letter_file_clear(&file);
    return letter_file_read(folder, language, name, &file, &err);
}

static void letter_file_read__nothing_of_its_own__is_built_in(void **state)
{
    (void)state;
    assert_true(read_file(LANGUAGE_DUTCH, "ban"));
    assert_false(file.own);
    assert_string_equal(file.name, "letters/nl/ban.md");
    assert_true(file.text.length > 100);
    letter_file_clear(&file);
    assert_true(letter_file_read(NULL, LANGUAGE_ENGLISH, "letterhead", &file, &err));
    assert_string_equal(file.name, "letters/en/letterhead.md");
}

static void letter_file_read__own_file__wins_in_its_language(void **state)
{
    (void)state;
    write_own("letters/nl/ban.md", "eigen", 5);
    assert_true(read_file(LANGUAGE_DUTCH, "ban"));
    assert_true(file.own);
    assert_string_equal(buffer_get(&file.text), "eigen");
    assert_non_null(strstr(file.name, folder));
    assert_true(read_file(LANGUAGE_ENGLISH, "ban"));
    assert_false(file.own);
}

static void letter_file_read__own_letterhead__serves_both_languages_unless_one_has_its_own(void **state)
{
    (void)state;
    write_own("letters/letterhead.md", "beide", 5);
    assert_true(read_file(LANGUAGE_DUTCH, "letterhead"));
    assert_string_equal(buffer_get(&file.text), "beide");
    assert_true(read_file(LANGUAGE_ENGLISH, "letterhead"));
    assert_string_equal(buffer_get(&file.text), "beide");
    write_own("letters/nl/letterhead.md", "nl", 2);
    assert_true(read_file(LANGUAGE_DUTCH, "letterhead"));
    assert_string_equal(buffer_get(&file.text), "nl");
    assert_true(read_file(LANGUAGE_ENGLISH, "letterhead"));
    assert_string_equal(buffer_get(&file.text), "beide");
}

/* A file of the school's that cannot be read is not passed over: another text than the school's would go out.
 */
static void letter_file_read__own_file_that_cannot_be_read__is_refused(void **state)
{
    (void)state;
    char path[FILE_PATH_SIZE];
    assert_true(file_join(path, folder, "letters/nl/ban.md") && file_make_folder(path, &err));
    assert_false(read_file(LANGUAGE_DUTCH, "ban"));
    assert_non_null(strstr(err.text, "letters/nl/ban.md"));
    char *large = calloc(1, LETTER_FILE_LIMIT + 1);
    memset(large, 'x', LETTER_FILE_LIMIT + 1);
    write_own("letters/nl/head.md", large, LETTER_FILE_LIMIT + 1);
    assert_false(read_file(LANGUAGE_DUTCH, "head"));
    assert_non_null(strstr(err.text, "letters/nl/head.md"));
    write_own("letters/nl/head.md", large, LETTER_FILE_LIMIT);
    assert_true(read_file(LANGUAGE_DUTCH, "head"));
    free(large);
}

static void letter_file_read__no_such_letter__says_so(void **state)
{
    (void)state;
    assert_false(read_file(LANGUAGE_DUTCH, "bann"));
    assert_string_equal(err.text, "There is no template letters/nl/bann.md.");
    assert_false(letter_file_built_in(LANGUAGE_DUTCH, "bann"));
    assert_true(letter_file_built_in(LANGUAGE_DUTCH, "ban"));
}

static void letter_file_names__built_in_and_own__once_each(void **state)
{
    (void)state;
    struct arena arena;
    const char **names;
    arena_init(&arena);
    size_t before = letter_file_names(NULL, LANGUAGE_DUTCH, &arena, &names);
    write_own("letters/nl/ban.md", "eigen", 5);
    write_own("letters/nl/zomaar.md", "eigen", 5);
    write_own("letters/nl/ban.md~", "oud", 3);
    write_own("letters/nl/.ban.md", "oud", 3);
    size_t after = letter_file_names(folder, LANGUAGE_DUTCH, &arena, &names);
    assert_int_equal(after, before + 1);
    for (size_t i = 1; i < after; i++)
        assert_true(strcmp(names[i - 1], names[i]) < 0);
    assert_string_equal(names[after - 1], "zomaar");
    arena_clear(&arena);
}

/* What a school copied and changed is what the letter says. */
static void letter_write__own_template_and_letterhead__are_used(void **state)
{
    (void)state;
    struct letter letter;
    const struct letter_value value = { "first", "Noor" };
    letter_init(&letter);
    write_own("letters/nl/ban.md", "subject: x\n\nDag {{first}}\n", 25);
    write_own("letters/letterhead.md", "Onze school\nLaan 1\n", 19);
    assert_true(letter_write(folder, LANGUAGE_DUTCH, "ban", &value, 1, &letter, &err));
    assert_string_equal(buffer_get(&letter.text), "Onze school\nLaan 1\n\nOnderwerp: x\n\nDag Noor\n");
    write_own("letters/letterhead.md", "", 0);
    assert_true(letter_write(folder, LANGUAGE_DUTCH, "ban", &value, 1, &letter, &err));
    assert_string_equal(buffer_get(&letter.text), "Onderwerp: x\n\nDag Noor\n");
    assert_false(letter_write(folder, LANGUAGE_DUTCH, "bann", &value, 1, &letter, &err));
    assert_int_equal(letter.text.length, 0);
    letter_clear(&letter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(letter_file_read__nothing_of_its_own__is_built_in),
        TEST(letter_file_read__own_file__wins_in_its_language),
        TEST(letter_file_read__own_letterhead__serves_both_languages_unless_one_has_its_own),
        TEST(letter_file_read__own_file_that_cannot_be_read__is_refused),
        TEST(letter_file_read__no_such_letter__says_so),
        TEST(letter_file_names__built_in_and_own__once_each),
        TEST(letter_write__own_template_and_letterhead__are_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
