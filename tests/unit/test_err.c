#include "unit.h"

#include "klaskast/base/err.h"
#include "klaskast/base/text.h"

#include <stdio.h>

/* A path that is as long as paths can be. */
static const char *long_path(const char *folder, const char *name)
{
    static char path[4096];
    size_t used = 0;
    while (used + strlen(folder) + strlen(name) + 2 < sizeof path)
        used += (size_t)snprintf(path + used, sizeof path - used, "/%s", folder);
    snprintf(path + used, sizeof path - used, "/%s", name);
    return path;
}

static void err_set__a_long_path__is_shortened_in_its_middle(void **state)
{
    (void)state;
    struct err err = { .kind = ERR_NONE };
    size_t bad;
    assert_false(err_set(&err, ERR_DISK, "%s is not written: %s. What was there before is unchanged.",
                         long_path("mapje", "rooster.csv"), "No space left on device"));
    assert_int_equal(err.kind, ERR_DISK);
    assert_memory_equal(err.text, "/mapje/mapje/", 13);
    assert_non_null(strstr(err.text, "\xe2\x80\xa6"));
    assert_non_null(strstr(err.text,
                           "/rooster.csv is not written: No space left on device. What was there before "
                           "is unchanged."));
    /* No letter is cut in two, wherever the middle falls. */
    for (size_t i = 0; i < 12; i++) {
        char name[40] = "";
        memset(name, 'x', i + 1);
        err_set(&err, ERR_DISK, "%s cannot be read.", long_path("\xe2\x82\xac\xc3\xa9", name));
        assert_true(text_valid(err.text, strlen(err.text), &bad));
        assert_true(strlen(err.text) < sizeof err.text);
        assert_string_equal(err.text + strlen(err.text) - strlen(" cannot be read."), " cannot be read.");
    }
}

static void err_set__what_fits__is_as_it_was(void **state)
{
    (void)state;
    struct err err = { .kind = ERR_NONE };
    char most[sizeof err.text];
    memset(most, 'x', sizeof most - 1);
    most[sizeof most - 1] = '\0';
    err_set(&err, ERR_REFUSED, "%s", most);
    assert_string_equal(err.text, most);
    /* A sentence without a long word loses its end. */
    char words[2000];
    for (size_t i = 0; i < sizeof words - 1; i++)
        words[i] = i % 5 == 4 ? ' ' : 'x';
    words[sizeof words - 1] = '\0';
    err_set(&err, ERR_REFUSED, "%s", words);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    for (size_t i = 0; i + 2 < sizeof words; i += 3)
        memcpy(words + i, "\xc3\xa9 ", 3); /* and never half a letter */
    words[1998] = '\0';
    size_t bad;
    for (size_t i = 0; i < 3; i++) {
        err_set(&err, ERR_REFUSED, "%.*s%s", (int)i, "xxx", words);
        assert_true(text_valid(err.text, strlen(err.text), &bad));
    }
    assert_false(err_set(NULL, ERR_DISK, "%s", most));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(err_set__a_long_path__is_shortened_in_its_middle),
        cmocka_unit_test(err_set__what_fits__is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
