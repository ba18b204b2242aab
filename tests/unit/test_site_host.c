#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/site_host.h"

static char text[300];

static void site_host_warn__letters_of_two_alphabets__are_pointed_out__S1(void **state)
{
    (void)state;
    static const struct {
        const char *host, *says;
    } odd[] = {
        { "b\xD0\xB0nk.example", "the '\xD0\xB0' in b\xD0\xB0nk.example is a Cyrillic letter" },
        { "www.sch\xCE\xBF\xCE\xBFl.example", "is a Greek letter" },
        { "sch\xD5\x95"
          "l.example",
          "is an Armenian letter" }, /* also a capital, where one comes along */
        { "\xD1\x81\xD0\xBE\xD1\x81\xD0\xBE.example",
          "is a Cyrillic letter" }, /* every letter looks like ours */
        { "\xC9\x91pen.example", "is not the letter that it looks like" },
        { "b\xC3\xBC"
          "ch\xD0\xB5r.example",
          "the '\xD0\xB5' in" }, /* not the \xC3\xBC, which is what it looks like */
        { "goed.b\xD0\xB0nk.example", "is a Cyrillic letter" },
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        text[0] = '\0';
        assert_true(site_host_warn(odd[i].host, text, sizeof text));
        if (!strstr(text, odd[i].says))
            fail_msg("%s: %s", odd[i].host, text);
    }
}

static void site_host_warn__one_alphabet__is_fine(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "rekenen.example",
        "b\xC3\xBC"
        "cher.example",
        "\xC5\x82\xC3\xB3"
        "d\xC5\xBA.example",
        "ayd\xC4\xB1n.example",
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.\xD1\x80\xD1\x84",
        "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0.example", /* Cyrillic that nobody takes for ours */
        "\xD1\x81\xD0\xBE\xD1\x81\xD0\xBE.\xD1\x80\xD1\x84",        /* nothing of ours beside it */
        "\xCE\xB5\xCE\xBB.example",
        "\xE4\xBE\x8B\xE3\x81\x88x.example",
        "4-you_2.example",
        "192.168.1.20",
        "",
    };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (site_host_warn(fine[i], text, sizeof text))
            fail_msg("%s: %s", fine[i], text);
}

static void site_host_of__address_or_key__is_the_host(void **state)
{
    (void)state;
    char host[SITE_HOST_SIZE];
    assert_string_equal(site_host_of("https://www.a.example:8080/b?c#d", host), "www.a.example");
    assert_string_equal(site_host_of("a.example/b", host), "a.example");
    assert_string_equal(site_host_of("a.example?x=://b.example", host), "a.example");
}

static void site_host_read__both_forms__are_given(void **state)
{
    (void)state;
    char ascii[SITE_HOST_SIZE], readable[SITE_HOST_SIZE];
    assert_true(site_host_read("B\xC3\x9C"
                               "CHER.Example",
                               ascii, readable));
    assert_string_equal(ascii, "xn--bcher-kva.example");
    assert_string_equal(readable, "b\xC3\xBC"
                                  "cher.example");
    assert_true(site_host_read("Rekenen.Example.", ascii, readable));
    assert_string_equal(ascii, "rekenen.example");
    assert_string_equal(readable, "rekenen.example");
    assert_false(site_host_read("xn--99999999.example", ascii, readable));
}

int main(void)
{
    translate_use(LANGUAGE_ENGLISH);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(site_host_warn__letters_of_two_alphabets__are_pointed_out__S1),
        cmocka_unit_test(site_host_warn__one_alphabet__is_fine),
        cmocka_unit_test(site_host_of__address_or_key__is_the_host),
        cmocka_unit_test(site_host_read__both_forms__are_given),
    };
    return cmocka_run_group_tests_name("site_host", tests, NULL, NULL);
}
