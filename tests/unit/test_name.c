#include "unit.h"

#include "klaskast/domain/name.h"

#include <stdio.h>
#include <stdlib.h>

static void parts_are(const struct name *name, const char *first, const char *prefix, const char *surname)
{
    assert_string_equal(name->first, first);
    assert_string_equal(name->prefix, prefix);
    assert_string_equal(name->surname, surname);
}

static void reads(const char *whole, const char *first, const char *prefix, const char *surname)
{
    struct name name;
    assert_true(name_read(&name, whole));
    parts_are(&name, first, prefix, surname);
}

static void splits(const char *surname, const char *prefix, const char *rest)
{
    struct name name;
    assert_true(name_set(&name, "Noor", "", surname));
    assert_int_equal(name_split(&name), strcmp(surname, rest) != 0);
    parts_are(&name, "Noor", prefix, rest);
}

static void name_split__prefix_in_surname__takes_the_longest(void **state)
{
    (void)state;
    splits("de Vries", "de", "Vries");
    splits("De Vries", "de", "Vries");
    splits("van den Berg", "van den", "Berg");
    splits("Van der Sluis", "van der", "Sluis");
    splits("van ’t Hof", "van 't", "Hof");
    splits("'t Hart", "'t", "Hart");
    splits("v. d. Aa", "v. d.", "Aa");
    splits("voor in 't Holt", "voor in 't", "Holt");
    splits("Vries, de", "de", "Vries");
    splits("de Vries-van den Berg", "de", "Vries-van den Berg");
}

static void name_split__whole_name_is_a_prefix__one_word_stays(void **state)
{
    (void)state;
    splits("Van", "", "Van");
    splits("van den", "van", "den");
    splits("Vries", "", "Vries");
}

static void name_split__registered_foreign_particles__stay_in_the_surname(void **state)
{
    (void)state;
    splits("El Amrani", "", "El Amrani");
    splits("da Silva", "", "da Silva");
    splits("von Stein", "", "von Stein");
    splits("Ben Ali", "", "Ben Ali");
}

static void name_split__prefix_repeated_in_surname__is_dropped_once(void **state)
{
    (void)state;
    struct name name;
    assert_true(name_set(&name, "Noor", "de", "De Vries"));
    assert_true(name_split(&name));
    parts_are(&name, "Noor", "de", "Vries");
    assert_true(name_set(&name, "Noor", "de", "Vries"));
    assert_false(name_split(&name));
}

static void name_read__comma__is_surname_first(void **state)
{
    (void)state;
    reads("Vries, Noor de", "Noor", "de", "Vries");
    reads("Vries, de, Noor", "Noor", "de", "Vries");
    reads("Vries, N. de", "N.", "de", "Vries");
    reads("de Vries, Noor", "Noor", "de", "Vries");
    reads("Vries de, Noor", "Noor", "de", "Vries");
    reads("Berg, Daan van den", "Daan", "van den", "Berg");
    reads("Bakker,Mees", "Mees", "", "Bakker");
    reads("Öztürk-Aydın, Zoë", "Zoë", "", "Öztürk-Aydın");
    reads(", Yara", "Yara", "", "");
}

static void name_read__no_comma__is_first_name_first(void **state)
{
    (void)state;
    reads("Noor de Vries", "Noor", "de", "Vries");
    reads("Anna Maria van den Berg", "Anna Maria", "van den", "Berg");
    reads("Mees Bakker", "Mees", "", "Bakker");
    reads("Sara El Amrani", "Sara", "", "El Amrani");
    reads("Yara", "Yara", "", "");
    reads("  Renée   van ’t  Hof ", "Renée", "van 't", "Hof");
}

static void name_read__brackets__hold_what_the_child_is_called(void **state)
{
    (void)state;
    reads("Vries, E.M. (Noor) de", "Noor", "de", "Vries");
    reads("Eleonora (Noor) de Vries", "Noor", "de", "Vries");
    reads("Vries (de), Noor", "Noor", "de", "Vries");
    reads("Noor de Vries (7A)", "Noor", "de", "Vries");
    reads("Yara (7A)", "Yara", "", "");
    reads("(Noor)", "Noor", "", "");
    reads("Noor (de Vries", "Noor", "", "(de Vries");
}

static void name_read__nothing__is_no_name(void **state)
{
    (void)state;
    struct name name;
    assert_false(name_read(&name, " \t"));
    assert_false(name_read(&name, ","));
    assert_false(name_set(&name, NULL, "", " "));
}

static void name_set__foreign_text__is_clean_and_short(void **state)
{
    (void)state;
    struct name name;
    char longest[400];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_true(name_set(&name, "\x1B[2JNoor\x07", NULL, longest));
    assert_string_equal(name.first, "[2JNoor");
    assert_int_equal(strlen(name.surname), NAME_PART_COLUMNS);
    assert_true(name_set(&name, "", "van", ""));
    parts_are(&name, "", "", "van");
}

static void name_full__prefix__stays_small(void **state)
{
    (void)state;
    char text[NAME_TEXT_SIZE];
    struct name name;
    name_set(&name, "Noor", "de", "Vries");
    assert_string_equal(name_full(&name, text), "Noor de Vries");
    name_set(&name, "Lies", "d'", "Hondt");
    assert_string_equal(name_full(&name, text), "Lies d'Hondt");
    name_set(&name, "Yara", "", "");
    assert_string_equal(name_full(&name, text), "Yara");
    name_set(&name, "", "de", "Vries");
    assert_string_equal(name_full(&name, text), "de Vries");
}

struct sorted {
    char key[NAME_KEY_SIZE];
    char full[NAME_TEXT_SIZE];
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct sorted *)a)->key, ((const struct sorted *)b)->key);
}

static void name_sort_key__a_dutch_class__sorts_without_the_prefix(void **state)
{
    (void)state;
    static const char *const class[] = {
        "Noor de Vries", "Daan van den Berg", "Renée van 't Hof", "Zoë Öztürk-Aydın",  "Yara",
        "Mees Bakker",   "Ilse van Aalst",    "Tim Vries",        "Fenna IJsselstein", "Bo Ijsbrand",
        "Pim Yildiz"
    };
    static const char *const order[] = {
        "Ilse van Aalst",    "Mees Bakker",      "Daan van den Berg", "Renée van 't Hof", "Bo Ijsbrand",
        "Fenna IJsselstein", "Zoë Öztürk-Aydın", "Tim Vries",         "Noor de Vries",    "Yara",
        "Pim Yildiz"
    };
    enum { COUNT = sizeof class / sizeof *class };
    struct sorted rows[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        struct name name;
        assert_true(name_read(&name, class[i]));
        name_sort_key(&name, "", rows[i].key);
        name_full(&name, rows[i].full);
    }
    qsort(rows, COUNT, sizeof *rows, by_key);
    for (size_t i = 0; i < COUNT; i++)
        assert_string_equal(rows[i].full, order[i]);
}

static void name_sort_key__apostrophes_and_double_names__do_not_disturb(void **state)
{
    (void)state;
    struct name a, b;
    char first[NAME_KEY_SIZE], second[NAME_KEY_SIZE];
    name_set(&a, "Tim", "", "Vries");
    name_set(&b, "Bo", "", "Vries Jansen");
    assert_true(strcmp(name_sort_key(&a, "", first), name_sort_key(&b, "", second)) < 0);
    name_set(&a, "Tim", "", "D'Angelo");
    name_set(&b, "Tim", "", "Dangelo");
    assert_string_equal(name_sort_key(&a, "", first), name_sort_key(&b, "", second));
    assert_true(strcmp(name_sort_key(&a, "1", first), name_sort_key(&b, "2", second)) < 0);
}

static void name_search_key__spellings_of_one_name__are_equal(void **state)
{
    (void)state;
    struct name a, b;
    char first[NAME_KEY_SIZE], second[NAME_KEY_SIZE];
    name_set(&a, "Renée", "van ’t", "Hof");
    name_set(&b, "RENEE", "Van 't", "HOF");
    assert_string_equal(name_search_key(&a, first), "renee van 't hof");
    assert_string_equal(first, name_search_key(&b, second));
}

static void name_words__text_and_address__are_words_only(void **state)
{
    (void)state;
    char words[80];
    assert_string_equal(name_words("https://pad.example/Noor_de-Vries?x=1", words, sizeof words),
                        "https pad example noor de vries x 1");
    assert_string_equal(name_words("  Zoë%20El-Hadi! ", words, sizeof words), "zoe el hadi");
    assert_string_equal(name_words("", words, sizeof words), "");
    assert_string_equal(name_words("...", words, sizeof words), "");
    assert_string_equal(name_words("Noor de Vries", words, 6), "noor");
}

static void name_stands_in__whole_words__only(void **state)
{
    (void)state;
    assert_true(name_stands_in("sem jan", "sem jan"));
    assert_true(name_stands_in("sem jan", "de sem jansen en sem jan"));
    assert_false(name_stands_in("sem jan", "sem jansen"));
    assert_false(name_stands_in("sem jan", "geensem jan"));
    assert_false(name_stands_in("", "sem"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_split__prefix_in_surname__takes_the_longest),
        cmocka_unit_test(name_split__whole_name_is_a_prefix__one_word_stays),
        cmocka_unit_test(name_split__registered_foreign_particles__stay_in_the_surname),
        cmocka_unit_test(name_split__prefix_repeated_in_surname__is_dropped_once),
        cmocka_unit_test(name_read__comma__is_surname_first),
        cmocka_unit_test(name_read__no_comma__is_first_name_first),
        cmocka_unit_test(name_read__brackets__hold_what_the_child_is_called),
        cmocka_unit_test(name_read__nothing__is_no_name),
        cmocka_unit_test(name_set__foreign_text__is_clean_and_short),
        cmocka_unit_test(name_full__prefix__stays_small),
        cmocka_unit_test(name_sort_key__a_dutch_class__sorts_without_the_prefix),
        cmocka_unit_test(name_sort_key__apostrophes_and_double_names__do_not_disturb),
        cmocka_unit_test(name_search_key__spellings_of_one_name__are_equal),
        cmocka_unit_test(name_words__text_and_address__are_words_only),
        cmocka_unit_test(name_stands_in__whole_words__only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
