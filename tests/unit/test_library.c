#include "klaskast/base/library.h"

#include "unit.h"

#include <string.h>

static __typeof__(strlen) *length, *other;

static bool load(const char *file, const char *second)
{
    const struct library_function functions[] = { { "strlen", &length }, { second, &other } };
    length = other = NULL;
    return library_load(file, functions, 2);
}

static void library_load__that_is_there__gives_its_functions(void **state)
{
    (void)state;
    assert_true(load("libc.so.6", "strnlen"));
    assert_int_equal(length("klas"), 4);
    assert_non_null(other);
}

static void library_load__not_there_or_another__fills_in_nothing(void **state)
{
    (void)state;
    assert_false(load("libklaskast-none.so.1", "strnlen"));
    assert_null(length);
    assert_false(load("libc.so.6", "no_such_function"));
    assert_null(length);
    assert_null(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(library_load__that_is_there__gives_its_functions),
        cmocka_unit_test(library_load__not_there_or_another__fills_in_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
