#include "unit.h"

#include "klaskast/io/letter.h"

static char text[LETTER_WORDS_SIZE];

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    return 0;
}

/* The language of a letter is its own: the program's stays as it was. */
static void words__dutch_letter_in_an_english_program__are_dutch(void **state)
{
    (void)state;
    int day = day_from_date(2026, 11, 24);
    assert_string_equal(letter_day(LANGUAGE_DUTCH, day, DAY_FULL, text), "dinsdag 24 november 2026");
    assert_string_equal(letter_day(LANGUAGE_ENGLISH, day, DAY_FULL, text), "Tuesday 24 November 2026");
    assert_string_equal(letter_days(LANGUAGE_DUTCH, 3, text), "drie schooldagen");
    assert_string_equal(letter_times(LANGUAGE_DUTCH, 2, text), "tweede");
    assert_int_equal(translate_language(), LANGUAGE_ENGLISH);
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(letter_times(LANGUAGE_ENGLISH, 2, text), "second");
    assert_int_equal(translate_language(), LANGUAGE_DUTCH);
}

static void letter_language__setting__wins_over_the_program(void **state)
{
    (void)state;
    assert_int_equal(letter_language(LANGUAGE_DUTCH), LANGUAGE_DUTCH);
    assert_int_equal(letter_language(LANGUAGE_ENGLISH), LANGUAGE_ENGLISH);
    assert_int_equal(letter_language(LANGUAGE_AUTO), LANGUAGE_ENGLISH);
    translate_use(LANGUAGE_DUTCH);
    assert_int_equal(letter_language(LANGUAGE_AUTO), LANGUAGE_DUTCH);
}

static void letter_period__one_day_or_more__reads_as_people_say_it_P8(void **state)
{
    (void)state;
    int from = day_from_date(2026, 11, 24), until = day_from_date(2026, 12, 23);
    assert_string_equal(letter_period(LANGUAGE_DUTCH, from, until, text),
                        "van dinsdag 24 november 2026 tot en met woensdag 23 december 2026");
    assert_string_equal(letter_period(LANGUAGE_DUTCH, from, from, text), "op dinsdag 24 november 2026");
    assert_string_equal(letter_period(LANGUAGE_ENGLISH, from, until, text),
                        "from Tuesday 24 November 2026 up to and including Wednesday 23 December 2026");
}

static void letter_days__numbers__are_words_up_to_ten(void **state)
{
    (void)state;
    assert_string_equal(letter_days(LANGUAGE_DUTCH, 1, text), "één schooldag");
    assert_string_equal(letter_days(LANGUAGE_DUTCH, 10, text), "tien schooldagen");
    assert_string_equal(letter_days(LANGUAGE_DUTCH, 11, text), "11 schooldagen");
    assert_string_equal(letter_days(LANGUAGE_ENGLISH, 1, text), "one school day");
    assert_string_equal(letter_times(LANGUAGE_DUTCH, 11, text), "11e");
    assert_string_equal(letter_times(LANGUAGE_DUTCH, 1, text), "eerste");
}

static void letter_length__periods__are_as_in_the_rules(void **state)
{
    (void)state;
    static const struct {
        struct period period;
        const char *dutch;
    } table[] = {
        { { 1, PERIOD_MONTHS }, "een maand" },
        { { 2, PERIOD_MONTHS }, "2 maanden" },
        { { 1, PERIOD_DAYS }, "een dag" },
        { { 10, PERIOD_DAYS }, "10 dagen" },
        { { 5, PERIOD_SCHOOL_DAYS }, "vijf schooldagen" },
        { { 0, PERIOD_MONTHS }, "" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_string_equal(letter_length(LANGUAGE_DUTCH, table[i].period, text), table[i].dutch);
}

/* Each goes on after 'Op maandag 23 november 2026', names the child, and has no full stop of its own. */
static void letter_what__every_violation__fits_in_a_sentence_P7_P12(void **state)
{
    (void)state;
    for (int kind = 0; kind < VIOLATION_KINDS; kind++)
        for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
            letter_what((enum language)language, (enum violation_kind)kind, 1, "Noor", "een notitie.", text);
            assert_non_null(strstr(text, "Noor"));
            assert_true(text[strlen(text) - 1] != '.');
            /* Only 'other, namely' says what was written down: another note may name another child. */
            assert_true((strstr(text, "een notitie") != NULL) == (kind == VIOLATION_MISUSE_OTHER));
        }
    assert_string_equal(letter_what(LANGUAGE_DUTCH, VIOLATION_NOT_OFF, 0, "Noor", "", text),
                        "stond de telefoon van Noor nog aan");
    assert_string_equal(letter_what(LANGUAGE_DUTCH, VIOLATION_SMARTWATCH, 0, "Noor", NULL, text),
                        "droeg Noor een smartwatch in de klas");
    assert_string_equal(
        letter_what(LANGUAGE_DUTCH, VIOLATION_MISUSE_OTHER, 0, "Noor", "grapjes gestuurd.", text),
        "heeft Noor een telefoon misbruikt: grapjes gestuurd");
    letter_what(LANGUAGE_DUTCH, VIOLATION_INTERNET, 8, "Noor", "", text);
    assert_non_null(strstr(text, "heeft Noor zich niet gehouden aan een afspraak over internet: '"));
}

static void letter_what__longest_name_and_note__are_cut_and_stay_whole(void **state)
{
    (void)state;
    char name[400];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    letter_what(LANGUAGE_DUTCH, VIOLATION_MISUSE_OTHER, 0, name, name, text);
    assert_int_equal(strlen(text), LETTER_WORDS_SIZE - 1);
}

static void letter_list__names__are_joined_as_people_say_them(void **state)
{
    (void)state;
    assert_string_equal(letter_list(LANGUAGE_DUTCH, "Noor, mevrouw De Vries; Marit Bakker", text),
                        "Noor, mevrouw De Vries en Marit Bakker");
    assert_string_equal(letter_list(LANGUAGE_ENGLISH, "Noor,her mother", text), "Noor and her mother");
    assert_string_equal(letter_list(LANGUAGE_DUTCH, "Noor", text), "Noor");
    assert_string_equal(letter_list(LANGUAGE_DUTCH, " , Noor ,, ", text), "Noor");
    assert_string_equal(letter_list(LANGUAGE_DUTCH, "", text), "");
    assert_string_equal(letter_list(LANGUAGE_DUTCH, "Noor en haar tante", text), "Noor en haar tante");
}

static void letter_time__clock__reads_as_in_a_letter(void **state)
{
    (void)state;
    assert_string_equal(letter_time("15:30", text), "15.30");
    assert_string_equal(letter_time("", text), "");
}

static void letter_device__every_kind__has_its_article(void **state)
{
    (void)state;
    assert_string_equal(letter_device(LANGUAGE_DUTCH, DEVICE_PHONE, text), "een telefoon");
    assert_string_equal(letter_device(LANGUAGE_DUTCH, DEVICE_WATCH, text), "een smartwatch");
    assert_string_equal(letter_device(LANGUAGE_DUTCH, DEVICE_OTHER, text), "een apparaat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(name, english)
        TEST(words__dutch_letter_in_an_english_program__are_dutch),
        TEST(letter_language__setting__wins_over_the_program),
        TEST(letter_period__one_day_or_more__reads_as_people_say_it_P8),
        TEST(letter_days__numbers__are_words_up_to_ten),
        TEST(letter_length__periods__are_as_in_the_rules),
        TEST(letter_what__every_violation__fits_in_a_sentence_P7_P12),
        TEST(letter_what__longest_name_and_note__are_cut_and_stay_whole),
        TEST(letter_list__names__are_joined_as_people_say_them),
        TEST(letter_time__clock__reads_as_in_a_letter),
        TEST(letter_device__every_kind__has_its_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
