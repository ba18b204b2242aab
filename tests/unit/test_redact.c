/* The names of other children in what people typed. */
#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/redact.h"

enum { NOOR = 1, SEM_JAN = 7 };

static struct arena arena;

static const char *hidden_for(int64_t child, const char *text)
{
    static const struct pupil pupils[] = {
        { .id = NOOR, .first = "Noor", .surname = "Vries", .name = "Noor de Vries" },
        { .id = 2, .first = "Sem", .surname = "Jansen", .name = "Sem Jansen" },
        { .id = 3, .first = "Zoë", .surname = "Öztürk-Aydın", .name = "Zoë Öztürk-Aydın" },
        { .id = 4, .first = "Noor", .surname = "Bakker", .name = "Noor Bakker" },
        { .id = 5, .first = "Tim", .surname = "Vries", .name = "Tim Vries" },
        { .id = 6, .first = "Bo", .surname = "", .name = "Bo" },
        { .id = SEM_JAN, .first = "Sem-Jan", .surname = "Smit", .name = "Sem-Jan Smit" },
    };
    struct redaction others = { pupils, sizeof pupils / sizeof *pupils, child };
    return redact_others(&others, text, &arena);
}

static const char *hidden(const char *text)
{
    return hidden_for(NOOR, text);
}

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void hide__another_childs_name__is_gone__P17(void **state)
{
    (void)state;
    assert_string_equal(hidden("took a photo of Sem"), "took a photo of (another child)");
    assert_string_equal(hidden("Sem, Zoë and Bo were there"),
                        "(another child), (another child) and (another child) were there");
    assert_string_equal(hidden("Sem Jansen saw it."), "(another child) saw it.");
    assert_string_equal(hidden("met Zoë Öztürk-Aydın"), "met (another child)");
}

static void hide__half_a_double_surname__too__P17(void **state)
{
    (void)state;
    struct pupil pupils[] = {
        { .id = NOOR, .first = "Noor", .surname = "Smit-Bakker", .name = "Noor Smit-Bakker" },
        { .id = 2, .first = "Mees", .surname = "Jansen-van der Velde", .name = "Mees Jansen-van der Velde" },
        { .id = 3, .first = "Tim", .surname = "Smit-de Boer", .name = "Tim Smit-de Boer" },
    };
    struct redaction others = { pupils, 3, NOOR };
    assert_string_equal(redact_others(&others, "with Jansen, van der Velde and Velde", &arena),
                        "with (another child), (another child) and (another child)");
    assert_string_equal(redact_others(&others, "jansens phone", &arena), "(another child) phone");
    assert_string_equal(redact_others(&others, "Smit saw de Boer", &arena), "Smit saw (another child)");
    static const char none[] = "the van of der and a jansenist";
    assert_ptr_equal(redact_others(&others, none, &arena), none);
}

static void hide__with_an_s_or_an_apostrophe__too__P17(void **state)
{
    (void)state;
    assert_string_equal(hidden("Sems phone, Bo's watch"), "(another child) phone, (another child)'s watch");
}

static void hide__without_capitals_or_accents__too__P17(void **state)
{
    (void)state;
    assert_string_equal(hidden("sem and zoe, SEM JANSEN"),
                        "(another child) and (another child), (another child)");
    assert_string_equal(hidden("met zoe\u0308 ozturk-aydın"), "met (another child)");
    assert_string_equal(hidden("a bo is no Bo"), "a bo is no (another child)");
}

static void hide__the_childs_own_name__stands__P17(void **state)
{
    (void)state;
    static const char own[] = "Noor de Vries said so, Noor had it";
    assert_ptr_equal(hidden(own), own);
    assert_string_equal(hidden("Noor and Noor Bakker"), "Noor and (another child)");
    assert_string_equal(hidden("Tim Vries"), "(another child)");
}

static void hide__with_a_hyphen__is_gone_unless_it_is_the_childs_own__P17(void **state)
{
    (void)state;
    assert_string_equal(hidden("SEM-J. saw it, mother-zoë too"),
                        "(another child)-J. saw it, mother-(another child) too");
    assert_string_equal(hidden("Sem-Jan"), "(another child)");
    assert_string_equal(hidden_for(SEM_JAN, "Sem-Jan hit Sem"), "Sem-Jan hit (another child)");
}

static void hide__parts_of_words__stand(void **state)
{
    (void)state;
    static const char *const texts[] = { "Semester, seminar, Bosrand, bo", "Timmer", "Zoëtermeer", "" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_ptr_equal(hidden(texts[i]), texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hide__another_childs_name__is_gone__P17, english, clear),
        cmocka_unit_test_setup_teardown(hide__half_a_double_surname__too__P17, english, clear),
        cmocka_unit_test_setup_teardown(hide__with_an_s_or_an_apostrophe__too__P17, english, clear),
        cmocka_unit_test_setup_teardown(hide__without_capitals_or_accents__too__P17, english, clear),
        cmocka_unit_test_setup_teardown(hide__the_childs_own_name__stands__P17, english, clear),
        cmocka_unit_test_setup_teardown(hide__with_a_hyphen__is_gone_unless_it_is_the_childs_own__P17,
                                        english, clear),
        cmocka_unit_test_setup_teardown(hide__parts_of_words__stand, english, clear),
    };
    return cmocka_run_group_tests_name("redact", tests, NULL, NULL);
}
