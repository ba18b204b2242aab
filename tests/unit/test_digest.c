#include "unit.h"

#include "klaskast/base/digest.h"

#include <ctype.h>

static void hex_of(const char *const *parts, size_t count, char text[DIGEST_HEX_SIZE])
{
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    digest_init(&digest);
    for (size_t i = 0; i < count; i++)
        digest_add_text(&digest, parts[i]);
    digest_end(&digest, bytes);
    digest_hex(bytes, text);
}

static void digest_add__where_parts_meet__matters(void **state)
{
    (void)state;
    char one[DIGEST_HEX_SIZE], two[DIGEST_HEX_SIZE], three[DIGEST_HEX_SIZE];
    hex_of((const char *const[]){ "ab", "c" }, 2, one);
    hex_of((const char *const[]){ "a", "bc" }, 2, two);
    hex_of((const char *const[]){ "ab", "c" }, 2, three);
    assert_string_not_equal(one, two);
    assert_string_equal(one, three);
    assert_int_equal(strlen(one), 2 * DIGEST_SIZE);
}

static void digest_add_text__no_text__is_not_the_empty_one(void **state)
{
    (void)state;
    char none[DIGEST_HEX_SIZE], empty[DIGEST_HEX_SIZE];
    hex_of((const char *const[]){ NULL }, 1, none);
    hex_of((const char *const[]){ "" }, 1, empty);
    assert_string_not_equal(none, empty);
}

/* The chain of the journal must come out the same on any machine and in any later version. */
static void digest_end__known_input__gives_the_known_hash(void **state)
{
    (void)state;
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    char text[DIGEST_HEX_SIZE];
    digest_init(&digest);
    digest_add_integer(&digest, -2);
    digest_add_text(&digest, "klaskast");
    digest_end(&digest, bytes);
    digest_hex(bytes, text);
    assert_string_equal(text, "b4abdd2845bde962f2161ca755404938bda20b648c79d34854a285429c627fc5");
}

static void uuid_make__many__are_version_7_unique_and_in_order(void **state)
{
    (void)state;
    char before[UUID_SIZE] = "", now[UUID_SIZE];
    for (int i = 0; i < 5000; i++) {
        /* The clock may stand still or go back: order and difference stay. */
        uuid_make(1800000000 - i / 100, now);
        assert_int_equal(strlen(now), 36);
        assert_int_equal(now[14], '7');
        assert_non_null(strchr("89ab", now[19]));
        for (int c = 0; c < 36; c++)
            assert_true(c == 8 || c == 13 || c == 18 || c == 23 ? now[c] == '-'
                                                                : isxdigit((unsigned char)now[c]));
        assert_true(strcmp(before, now) < 0);
        memcpy(before, now, sizeof now);
    }
}

static void random_bytes__two_draws__differ(void **state)
{
    (void)state;
    unsigned char one[16], two[16];
    random_bytes(one, sizeof one);
    random_bytes(two, sizeof two);
    assert_memory_not_equal(one, two, sizeof one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digest_add__where_parts_meet__matters),
        cmocka_unit_test(digest_add_text__no_text__is_not_the_empty_one),
        cmocka_unit_test(digest_end__known_input__gives_the_known_hash),
        cmocka_unit_test(uuid_make__many__are_version_7_unique_and_in_order),
        cmocka_unit_test(random_bytes__two_draws__differ),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
