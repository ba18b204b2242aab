/* The letters themselves: every one, in both languages, as a parent reads it. */
#include "unit.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/io/letter.h"

#include "../golden/letters.h"

#include <stdlib.h>

static struct letter letter;

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    letter_init(&letter);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    letter_clear(&letter);
    return 0;
}

static const char *code(enum language language)
{
    return language == LANGUAGE_DUTCH ? "nl" : "en";
}

static void make(const struct letter_sample *sample, enum language language, bool longest)
{
    struct letter_sample_values values;
    struct err err;
    letter_sample_fill(sample, language, longest, &values);
    if (!letter_write(NULL, language, sample->template, values.values, values.count, &letter, &err))
        fail_msg("%s", err.text);
}

/* tests/golden/data/letter-nl-ban.txt; UPDATE_GOLDEN=1 writes it anew. */
static void compare(const char *name, enum language language)
{
    char path[200];
    struct buffer wanted;
    struct err err;
    snprintf(path, sizeof path, "tests/golden/data/letter-%s-%s.txt", code(language), name);
    if (getenv("UPDATE_GOLDEN")) {
        assert_true(file_write(path, buffer_get(&letter.text), letter.text.length, &err));
        return;
    }
    buffer_init(&wanted);
    if (!file_read(path, 1 << 20, &wanted, &err))
        fail_msg("%s", err.text);
    assert_string_equal(buffer_get(&wanted), buffer_get(&letter.text));
    buffer_clear(&wanted);
}

static void letters__every_kind_in_both_languages__read_as_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTER_SAMPLES; i++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            make(&letter_samples[i], (enum language)language, false);
            compare(letter_samples[i].name, (enum language)language);
        }
}

/* Each kind has its template in both languages, and each template is of a kind or is known otherwise. */
static void letters__every_kind__has_a_template_in_both_languages(void **state)
{
    (void)state;
    for (int kind = 0; kind < LETTER_KINDS; kind++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++)
            if (!letter_file_built_in((enum language)language, letter_kind_name((enum letter_kind)kind)))
                fail_msg("there is no letters/%s/%s.md", code((enum language)language),
                         letter_kind_name((enum letter_kind)kind));
}

static bool is_letter_of_a_word(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80 || byte == '\'';
}

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++)
        if ((at == text || !is_letter_of_a_word((unsigned char)at[-1])) &&
            !is_letter_of_a_word((unsigned char)at[length]))
            return true;
    return false;
}

static void no_word(const char *const *words, enum language language)
{
    for (size_t i = 0; i < LETTER_SAMPLES; i++) {
        make(&letter_samples[i], language, false);
        for (size_t w = 0; words[w]; w++)
            if (has_word(buffer_get(&letter.text), words[w]))
                fail_msg("letters/%s: %s says '%s'", code(language), letter_samples[i].name, words[w]);
    }
}

/* Nobody knows whether the child is a boy or a girl; and nothing is forbidden by law. 'zijn' is a verb too.
 */
static void letters__words__no_pronoun_for_the_child_and_no_law_P8_P13(void **state)
{
    (void)state;
    static const char *const dutch[] = { "hij",    "zij",      "haar",     "hem",   "jongen",    "meisje",
                                         "zoon",   "dochter",  "z'n",      "d'r",   "wettelijk", "wet",
                                         "verbod", "verboden", "illegaal", "straf", NULL };
    static const char *const english_words[] = { "he",  "she",      "his",        "her", "him",   "hers",
                                                 "boy", "girl",     "illegal",    "law", "legal", "forbidden",
                                                 "son", "daughter", "punishment", NULL };
    no_word(dutch, LANGUAGE_DUTCH);
    no_word(english_words, LANGUAGE_ENGLISH);
}

/* 'zijn' and 'his' as a possessive do not get through by the side: 'zijn telefoon', 'met zijn'. */
static void letters__words__zijn_is_only_a_verb(void **state)
{
    (void)state;
    static const char *const before[] = { "met zijn",    "van zijn",   "zijn telefoon",
                                          "zijn ouders", "zijn groep", "zijn werk" };
    for (size_t i = 0; i < LETTER_SAMPLES; i++) {
        make(&letter_samples[i], LANGUAGE_DUTCH, false);
        for (size_t w = 0; w < sizeof before / sizeof *before; w++)
            assert_null(strstr(buffer_get(&letter.text), before[w]));
    }
}

/* G2: a letter to parents names the policy and its date. P15 (own risk) is no part of it. */
static void letters__to_parents__name_policy_and_date_and_no_own_risk_G2_P15(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTER_SAMPLES; i++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            if (strcmp(letter_samples[i].template, "head") == 0)
                continue; /* a table, and not to parents */
            make(&letter_samples[i], (enum language)language, false);
            struct buffer line;
            buffer_init(&line);
            for (const char *at = buffer_get(&letter.text); *at; at++)
                buffer_add(&line, *at == '\n' ? " " : at, 1);
            assert_non_null(strstr(buffer_get(&line), "Mobiele telefoons en sociale media op school"));
            assert_non_null(strcasestr(buffer_get(&line), "september 2026"));
            assert_null(strcasestr(buffer_get(&line), "eigen risico"));
            assert_null(strcasestr(buffer_get(&line), "own risk"));
            buffer_clear(&line);
        }
}

static void says(const char *text)
{
    struct buffer line;
    buffer_init(&line);
    for (const char *at = buffer_get(&letter.text); *at; at++)
        buffer_add(&line, *at == '\n' ? " " : at, 1);
    if (!strstr(buffer_get(&line), text))
        fail_msg("the letter does not say '%s':\n%s", text, buffer_get(&letter.text));
    buffer_clear(&line);
}

static const struct letter_sample *sample_of(const char *name)
{
    for (size_t i = 0; i < LETTER_SAMPLES; i++)
        if (strcmp(letter_samples[i].name, name) == 0)
            return &letter_samples[i];
    fail_msg("there is no sample %s", name);
    return NULL;
}

static void letters__ban__names_its_period_and_is_signed_by_the_head_P9(void **state)
{
    (void)state;
    make(sample_of("ban"), LANGUAGE_DUTCH, false);
    says("van dinsdag 24 november 2026 tot en met woensdag 23 december 2026");
    says("Voorbeeldstad, 23 november 2026");
    says("Onderwerp: ");
    says("Beste ouder(s)/verzorger(s) van Noor,");
    says("Anneke Smit directeur");
    assert_int_equal(letter.signer, LETTER_SIGNED_BY_HEAD);
}

/* Everything that the rule and the law on primary education ask for. */
static void letters__suspension__says_all_that_it_must_P13(void **state)
{
    (void)state;
    make(sample_of("suspension"), LANGUAGE_DUTCH, false);
    says("Noor de Vries, groep 7A");
    says("Op vrijdag 20 november 2026 heeft Noor onder schooltijd foto's of filmpjes gemaakt");
    says("Op maandag 23 november 2026 is daarover een gesprek geweest met Noor en met u");
    says("heeft de directie besloten");
    says("van dinsdag 24 november 2026 tot en met donderdag 26 november 2026, drie schooldagen");
    says("schoolwerk");
    says("Inspectie van het Onderwijs");
    says("bezwaar");
    says("dossier");
    says("Anneke Smit directeur");
    assert_int_equal(letter.signer, LETTER_SIGNED_BY_HEAD);
}

static void letters__suspension_of_one_day__does_not_name_the_inspectorate_P13(void **state)
{
    (void)state;
    make(sample_of("suspension-no-show"), LANGUAGE_DUTCH, false);
    says("op dinsdag 24 november 2026, één schooldag");
    says("twee keer uitgenodigd");
    assert_null(strstr(buffer_get(&letter.text), "Inspectie"));
    assert_null(strstr(buffer_get(&letter.text), "schoolgids. Natuurlijk"));
}

/* P5: no ground is stored, so none can be asked for by a template. */
static void letters__exemption__has_no_ground_P5(void **state)
{
    (void)state;
    static const char *const words[] = { "ziek", "medisch", "gezondheid", "handicap", "diagnose", NULL };
    make(sample_of("exemption"), LANGUAGE_DUTCH, false);
    for (size_t i = 0; words[i]; i++)
        assert_null(strcasestr(buffer_get(&letter.text), words[i]));
    says("De reden leggen we daar niet in vast.");
}

static void letters__longest_values__stay_within_72_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTER_SAMPLES; i++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            make(&letter_samples[i], (enum language)language, true);
            char line[400];
            const char *at = buffer_get(&letter.text);
            assert_true(strlen(at) > 400 && at[strlen(at) - 1] == '\n');
            while (*at) {
                size_t length = strcspn(at, "\n");
                assert_true(length < sizeof line);
                memcpy(line, at, length);
                line[length] = '\0';
                assert_true(text_width(line) <= LETTER_COLUMNS);
                assert_true(!length || line[length - 1] != ' ');
                at += length + 1;
            }
        }
}

/* A page needs nothing else: no script, no address that a browser would fetch. */
static void letters__pages__fetch_and_run_nothing_C3(void **state)
{
    (void)state;
    static const char *const never[] = { "<script", "<img", "<iframe", "<object", "src=",
                                         "http://", "url(", "@import", " onload" };
    for (size_t i = 0; i < LETTER_SAMPLES; i++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            make(&letter_samples[i], (enum language)language, false);
            for (size_t w = 0; w < sizeof never / sizeof *never; w++)
                assert_null(strcasestr(buffer_get(&letter.html), never[w]));
            char lang[32];
            snprintf(lang, sizeof lang, "<html lang=\"%s\">", code((enum language)language));
            assert_non_null(strstr(buffer_get(&letter.html), lang));
            assert_non_null(strstr(buffer_get(&letter.html), "size: A4"));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, english, clear)
        TEST(letters__every_kind_in_both_languages__read_as_they_should),
        TEST(letters__every_kind__has_a_template_in_both_languages),
        TEST(letters__words__no_pronoun_for_the_child_and_no_law_P8_P13),
        TEST(letters__words__zijn_is_only_a_verb),
        TEST(letters__to_parents__name_policy_and_date_and_no_own_risk_G2_P15),
        TEST(letters__ban__names_its_period_and_is_signed_by_the_head_P9),
        TEST(letters__suspension__says_all_that_it_must_P13),
        TEST(letters__suspension_of_one_day__does_not_name_the_inspectorate_P13),
        TEST(letters__exemption__has_no_ground_P5),
        TEST(letters__longest_values__stay_within_72_columns),
        TEST(letters__pages__fetch_and_run_nothing_C3),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
