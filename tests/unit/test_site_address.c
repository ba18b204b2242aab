#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"

#include <stdio.h>

static char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE];

static void becomes(const char *text, const char *expected_address, const char *expected_key)
{
    struct err err = { ERR_NONE, "" };
    if (!site_address(text, address, key, &err))
        print_error("%s\n", err.text);
    assert_int_equal(err.kind, ERR_NONE);
    assert_string_equal(address, expected_address);
    assert_string_equal(key, expected_key);
}

static void site_address__the_same_site_in_other_clothes__has_one_key__S1(void **state)
{
    (void)state;
    static const char *const same[] = {
        "rekenen.example",
        "https://rekenen.example",
        "http://rekenen.example/",
        "HTTPS://WWW.Rekenen.Example",
        "www.rekenen.example/",
        "//rekenen.example",
        "https://rekenen.example:443/",
        "http://rekenen.example:80",
        "  rekenen.example.  ",
        "https://rekenen.example/#top",
        "https://rekenen.example//",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct err err;
        assert_true(site_address(same[i], address, key, &err));
        assert_string_equal(key, "rekenen.example");
    }
}

static void site_address__what_leads_there__is_kept(void **state)
{
    (void)state;
    becomes("rekenen.example", "https://rekenen.example", "rekenen.example");
    becomes("http://www.Kaart.example/EU/?q=A#deel", "http://www.kaart.example/EU/?q=A#deel",
            "kaart.example/EU/?q=A");
    becomes("kaart.example/EU/", "https://kaart.example/EU/", "kaart.example/EU");
    becomes("https://school.example:8443/a", "https://school.example:8443/a", "school.example:8443/a");
    becomes("school.example:8080", "https://school.example:8080", "school.example:8080");
    becomes("http://192.168.1.20/bord", "http://192.168.1.20/bord", "192.168.1.20/bord");
    becomes("https://www.example", "https://www.example", "www.example");
    becomes("zoë.example", "https://xn--zo-ija.example", "zoë.example");
}

static void site_address__other_paths_and_queries__are_other_sites(void **state)
{
    (void)state;
    becomes("a.example/x?v=1", "https://a.example/x?v=1", "a.example/x?v=1");
    becomes("a.example/X?v=1", "https://a.example/X?v=1", "a.example/X?v=1");
}

static void site_address__no_address__is_refused_with_a_sentence(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "   ",
        "rekenen",
        "localhost",
        "javascript:alert(1)",
        "JAVASCRIPT://x.example/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:juf@school.example",
        "ftp://a.example",
        "een mooie site",
        "https://juf:geheim@school.example",
        "https://",
        "https:///pad",
        "http:a.example",
        "a..example",
        "-a.example",
        ".example",
        "a.example:port",
        "a.example:123456",
        "3.14",
        "a.example/<script>",
        "a\\b.example",
        "a,b.example",
        "\x01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err err = { ERR_NONE, "" };
        if (site_address(bad[i], address, key, &err))
            print_error("%s\n", bad[i]);
        assert_int_equal(err.kind, ERR_REFUSED);
        assert_true(*err.text);
    }
}

static void site_address__longest__fits_or_is_refused(void **state)
{
    (void)state;
    char text[1200] = "a.example/";
    struct err err = { ERR_NONE, "" };
    memset(text + 10, 'x', sizeof text - 11);
    text[SITE_ADDRESS_SIZE - 1 - 8] = '\0';
    assert_true(site_address(text, address, key, &err));
    text[SITE_ADDRESS_SIZE - 1 - 8] = 'x';
    text[SITE_ADDRESS_SIZE - 8] = '\0';
    assert_false(site_address(text, address, key, &err));
    text[SITE_ADDRESS_SIZE - 8] = 'x';
    assert_false(site_address(text, address, key, &err));
}

/* One address in every dress: each must be known as the same site. */
static void site_address__hundreds_of_dresses__have_one_key__S1(void **state)
{
    (void)state;
    static const char *const before[] = { "",     " ",     "<",    "\"", "'",  "(",           "\t",
                                          "Zie ", "Zie: ", "URL:", "- ", "* ", "\xE2\x80\x9C" };
    static const char *const schemes[] = { "", "http://", "HTTPS://", "https:/", "//" };
    static const char *const hosts[] = { "rekenen.example", "WWW.rekenen.example", "Rekenen.Example.",
                                         "www.www.rekenen.example" };
    static const char *const tails[] = {
        "", "/", "//", "/#top", "#", "/?utm_source=nieuwsbrief", "/?fbclid=x&utm_medium=y#a"
    };
    static const char *const behind[] = { "", " ", ",", ";", "\n", "\r\n" };
    static const char closers[] = { 0, 0, '>', '"', '\'', ')' };
    int count = 0;
    for (size_t b = 0; b < sizeof before / sizeof *before - 1; b++)
        for (size_t s = 0; s < sizeof schemes / sizeof *schemes; s++)
            for (size_t h = 0; h < sizeof hosts / sizeof *hosts; h++)
                for (size_t t = 0; t < sizeof tails / sizeof *tails; t++)
                    for (size_t e = 0; e < sizeof behind / sizeof *behind; e++) {
                        char text[200];
                        struct err err = { ERR_NONE, "" };
                        char closer[2] = { b < sizeof closers ? closers[b] : '\0', '\0' };
                        snprintf(text, sizeof text, "%s%s%s%s%s%s", before[b], schemes[s], hosts[h], tails[t],
                                 closer, behind[e]);
                        if (!site_address(text, address, key, &err) || strcmp(key, "rekenen.example") != 0)
                            fail_msg("[%s] became [%s]: %s", text, key, err.text);
                        count++;
                    }
    assert_true(count > 5000);
}

/* What people really type: the key, or NULL where it is no address. */
static void site_address__typed_in_every_odd_way__is_understood_or_refused__S1(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } odd[] = {
        /* in a sentence, a mail, a table, a chat */
        { "Zie https://rekenen.example.", "rekenen.example" },
        { "Zie https://rekenen.example/oefen!", "rekenen.example/oefen" },
        { "Kijk eens op www.vogels.example, leuk!", "vogels.example" },
        { "(zie www.vogels.example/tellen)", "vogels.example/tellen" },
        { "Kijk op vogels.example voor groep 5.", "vogels.example" },
        { "<https://vogels.example/tellen>", "vogels.example/tellen" },
        { "\"https://vogels.example\"", "vogels.example" },
        { "'vogels.example'", "vogels.example" },
        { "[Vogels](https://vogels.example/a)", "vogels.example/a" },
        { "Vogels: [hier](https://vogels.example/a).", "vogels.example/a" },
        { "URL:https://vogels.example", "vogels.example" },
        { "Vogels tellen\thttps://vogels.example\t5-8", "vogels.example" },
        { "* https://vogels.example", "vogels.example" },
        { "1. vogels.example", "vogels.example" },
        { "https://vogels.example;", "vogels.example" },
        { "https://naslag.example/wiki/Mercurius_(planeet)", "naslag.example/wiki/Mercurius_(planeet)" },
        { "(https://naslag.example/wiki/Mercurius_(planeet))", "naslag.example/wiki/Mercurius_(planeet)" },
        { "https://archief.example/web/2020/https://oud.example/",
          "archief.example/web/2020/https://oud.example" },
        { "a.example en b.example", NULL },
        { "https://a.example https://b.example", NULL },
        { "een mooie site over vogels", NULL },
        /* schemes */
        { "http:/vogels.example", "vogels.example" },
        { "Http://Vogels.Example/Pad", "vogels.example/Pad" },
        { "ftp://vogels.example", NULL },
        { "ftps://vogels.example", NULL },
        { "file:///C:/Users/juf/x.html", NULL },
        { "C:\\Users\\juf\\x.html", NULL },
        { "mailto:juf@school.example", NULL },
        { "tel:+31201234567", NULL },
        { "about:blank", NULL },
        { "chrome://settings", NULL },
        { "view-source:https://a.example", NULL },
        { "javascript:void(0)", NULL },
        { "javascript://a.example/%0aalert(1)", NULL },
        { "data:text/html,<p>", NULL },
        { "blob:https://a.example/1-2", NULL },
        { "htps://vogels.example", NULL },
        { "http//vogels.example", NULL },
        { "http:vogels.example", NULL },
        { "https://", NULL },
        { "https:///", NULL },
        { "://vogels.example", NULL },
        /* names, mail, passwords */
        { "juf@school.example", NULL },
        { "Juf Marit <juf@school.example>", NULL },
        { "https://juf@school.example/", NULL },
        { "https://juf:geheim@school.example", NULL },
        { "https://goed.example@kwaad.example/", NULL },
        { "school.example/@juf", "school.example/@juf" },
        { "https://video.example/@vogels?x=1", "video.example/@vogels?x=1" },
        /* ports */
        { "school.example:8080", "school.example:8080" },
        { "school.example:8080/", "school.example:8080" },
        { "http://school.example:080/a", "school.example/a" },
        { "https://school.example:80", "school.example:80" },
        { "http://school.example:443", "school.example:443" },
        { "school.example:", NULL },
        { "https://school.example:/", "school.example" },
        { "school.example:0", NULL },
        { "school.example:65535", "school.example:65535" },
        { "school.example:65536", NULL },
        { "school.example:80x", NULL },
        /* numbers */
        { "192.168.1.20", "192.168.1.20" },
        { "http://192.168.1.20:8080/bord", "192.168.1.20:8080/bord" },
        { "256.1.1.1", NULL },
        { "192.168.010.1", NULL },
        { "1.2.3", NULL },
        { "1.2.3.4.5", NULL },
        { "3.14", NULL },
        { "0x7f.1", NULL },
        { "http://[2001:db8::1]/", NULL },
        { "[::1]:8080", NULL },
        { "2001:db8::1", NULL },
        { "12.30", NULL },
        { "20-11-2026", NULL },
        { "4you.example", "4you.example" },
        /* hosts */
        { "rekenen", NULL },
        { "localhost", NULL },
        { "localhost:8080", NULL },
        { ".example", NULL },
        { "a..example", NULL },
        { "a.example..", NULL },
        { "-a.example", NULL },
        { "a-.example", NULL },
        { "a--b.example", "a--b.example" },
        { "r3---sn-5hne6.video.example", "r3---sn-5hne6.video.example" },
        { "groep_5.school.example", "groep_5.school.example" },
        { "a,b.example", NULL },
        { "www,vogels.example", NULL },
        { "vogels .example", NULL },
        { "vogels. example", NULL },
        { "a*b.example", NULL },
        { "a%2eb.example", NULL },
        { "%61.example", NULL },
        { "www.example", "www.example" },
        { "www", NULL },
        { "WWW.VOGELS.EXAMPLE", "vogels.example" },
        { "m.vogels.example", "m.vogels.example" },
        /* paths */
        { "vogels.example/Tellen/", "vogels.example/Tellen" },
        { "vogels.example//tellen", "vogels.example//tellen" },
        { "vogels.example/een%20pad", "vogels.example/een%20pad" },
        { "vogels.example/caf\xC3\xA9", "vogels.example/caf\xC3\xA9" },
        { "vogels.example/a?b=c&d=e", "vogels.example/a?b=c&d=e" },
        { "vogels.example?b", "vogels.example?b" },
        { "vogels.example/a?utm_source=x&b=c&utm_campaign=y#z", "vogels.example/a?b=c" },
        { "vogels.example/a?gclid=1", "vogels.example/a" },
        { "vogels.example/#/oefening/3", "vogels.example/#/oefening/3" },
        { "vogels.example/#!kaart", "vogels.example/#!kaart" },
        { "vogels.example/a#kop", "vogels.example/a" },
        { "vogels.example/a\\b", NULL },
        { "vogels.example/<b>", NULL },
        { "vogels.example/\"x", NULL },
        { "vogels.example/a,b", "vogels.example/a,b" },
        { "vogels.example/een pad", "vogels.example/een" },
        /* letters beyond ASCII */
        { "z\xC3\xB3\xC3\xA9.example", "z\xC3\xB3\xC3\xA9.example" },
        { "B\xC3\x9C"
          "CHER.example",
          "b\xC3\xBC"
          "cher.example" },
        { "b\xC3\xBC"
          "cher.example",
          "b\xC3\xBC"
          "cher.example" },
        { "bu\xCC\x88"
          "cher.example",
          "b\xC3\xBC"
          "cher.example" },
        { "xn--bcher-kva.example", "b\xC3\xBC"
                                   "cher.example" },
        { "XN--BCHER-KVA.Example", "b\xC3\xBC"
                                   "cher.example" },
        { "https://www.xn--bcher-kva.example/a", "b\xC3\xBC"
                                                 "cher.example/a" },
        { "xn--99999999.example", NULL },
        { "xn--.example", NULL },
        { "vogels\xE3\x80\x82"
          "example",
          "vogels.example" },
        { "vogels\xEF\xBC\x8E"
          "example",
          "vogels.example" },
        { "\xEF\xBD\x96ogels.example", "vogels.example" },
        { "\xE4\xBE\x8B\xE3\x81\x88.example", "\xE4\xBE\x8B\xE3\x81\x88.example" },
        { "\xD1\x80\xD1\x84.example", "\xD1\x80\xD1\x84.example" },
        { "stra\xC3\x9F"
          "e.example",
          "stra\xC3\x9F"
          "e.example" },
        { "vo\xE2\x80\x8Bgels.example", "vogels.example" },             /* a zero-width blank */
        { "vo\xC2\xADgels.example", "vogels.example" },                 /* a soft hyphen */
        { "\xE2\x80\xAAvogels.example\xE2\x80\xAC", "vogels.example" }, /* marks of direction */
        { "\xEF\xBB\xBFvogels.example", "vogels.example" },             /* a byte order mark */
        { "vogels.example\xC2\xA0", "vogels.example" },                 /* a hard blank */
        { "\xF0\x9F\x90\xA6.example", NULL }, /* IDNA 2008 has letters, no pictures */
        { "\xC3\xBC"
          "\xFF.example",
          NULL },
        { "\xFF\xFE", NULL },
        { "a\xEF\xBC\x8F"
          "b.example",
          NULL },
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct err err = { ERR_NONE, "" };
        bool ok = site_address(odd[i].text, address, key, &err);
        if (ok != (odd[i].key != NULL) || (ok && strcmp(key, odd[i].key) != 0))
            fail_msg("[%s]: %s, not %s", odd[i].text, ok ? key : err.text,
                     odd[i].key ? odd[i].key : "refused");
        assert_true(ok || (err.kind == ERR_REFUSED && *err.text));
    }
}

static void site_address__refused__says_what_is_the_matter(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } refused[] = {
        { "juf@school.example", "is an e-mail address" }, { "https://juf@school.example", "before the @" },
        { "http://[::1]/", "Give the site's name" },      { "a.example b.example", "a line of its own" },
        { "ftp://a.example", "begins with https://" },    { "rekenen", "a name with a dot" },
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err;
        assert_false(site_address(refused[i].text, address, key, &err));
        if (!strstr(err.text, refused[i].says))
            fail_msg("[%s]: %s", refused[i].text, err.text);
    }
}

static void site_address__international_name__goes_over_the_wire_in_ascii(void **state)
{
    (void)state;
    becomes("https://www.B\xC3\xBC"
            "cher.example/a",
            "https://www.xn--bcher-kva.example/a",
            "b\xC3\xBC"
            "cher.example/a");
}

int main(void)
{
    translate_use(LANGUAGE_ENGLISH);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(site_address__the_same_site_in_other_clothes__has_one_key__S1),
        cmocka_unit_test(site_address__what_leads_there__is_kept),
        cmocka_unit_test(site_address__other_paths_and_queries__are_other_sites),
        cmocka_unit_test(site_address__no_address__is_refused_with_a_sentence),
        cmocka_unit_test(site_address__longest__fits_or_is_refused),
        cmocka_unit_test(site_address__hundreds_of_dresses__have_one_key__S1),
        cmocka_unit_test(site_address__typed_in_every_odd_way__is_understood_or_refused__S1),
        cmocka_unit_test(site_address__refused__says_what_is_the_matter),
        cmocka_unit_test(site_address__international_name__goes_over_the_wire_in_ascii),
    };
    return cmocka_run_group_tests_name("site_address", tests, NULL, NULL);
}
