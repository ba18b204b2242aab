#include "unit.h"

#include "klaskast/domain/class_name.h"

static void cleans(const char *text, const char *expected)
{
    char name[CLASS_NAME_SIZE];
    assert_string_equal(class_name_clean(text, name), expected);
}

static void years(const char *text, const char *expected)
{
    char out[CLASS_YEARS_SIZE];
    assert_string_equal(class_name_years(text, out), expected);
}

static void class_name_clean__what_schools_write__is_short(void **state)
{
    (void)state;
    cleans("Groep 7A", "7A");
    cleans("groep 7a", "7A");
    cleans("7a", "7A");
    cleans(" 5/6 ", "5/6");
    cleans("Groep 4/5 Combi", "4/5 Combi");
    cleans("8B Hannelore", "8B Hannelore");
    cleans("Vlinders", "Vlinders");
    cleans("Groepen", "Groepen");
    cleans("groep", "groep");
    cleans("/Leerlingen/2026/Groep 7A", "7A");
    cleans("/Leerlingen/Groep 5/6", "5/6");
    cleans("/Leerlingen/", "");
    cleans("/", "");
    cleans("", "");
    cleans("7\x1B[2JA", "7[2JA");
}

static void class_name_same__spellings__are_one_class(void **state)
{
    (void)state;
    assert_true(class_name_same("Groep 7A", "7a"));
    assert_true(class_name_same("7 A", "7A"));
    assert_true(class_name_same("5/6", "Groep 5-6"));
    assert_true(class_name_same("5 / 6", "5/6"));
    assert_true(class_name_same("VLINDERS", "Vlinders"));
    assert_false(class_name_same("7A", "7B"));
    assert_false(class_name_same("5/6", "5"));
    assert_false(class_name_same("", ""));
}

static void class_name_years__begin_of_the_name__are_found(void **state)
{
    (void)state;
    years("5", "5");
    years("Groep 3", "3");
    years("1/2A", "1,2");
    years("5/6", "5,6");
    years("Groep 4/5 Combi", "4,5");
    years("8B Hannelore", "8");
    years("7 blauw", "7");
    years("Vlinders", "");
    years("12", "");
    years("9", "");
    years("", "");
}

static void class_name_in_title__names_of_lists__are_seen_through(void **state)
{
    char name[CLASS_NAME_SIZE];
    (void)state;
    assert_string_equal(class_name_in_title("Groepslijst 7A - schooljaar 2026-2027", name), "7A");
    assert_string_equal(class_name_in_title("Klas: Vlinders", name), "Vlinders");
    assert_string_equal(class_name_in_title("Leerlingen groep 5/6 (juf Marit)", name), "5/6");
    assert_string_equal(class_name_in_title("Schooljaar 2026-2027", name), "");
    assert_string_equal(class_name_in_title("groep", name), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_name_clean__what_schools_write__is_short),
        cmocka_unit_test(class_name_same__spellings__are_one_class),
        cmocka_unit_test(class_name_in_title__names_of_lists__are_seen_through),
        cmocka_unit_test(class_name_years__begin_of_the_name__are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
