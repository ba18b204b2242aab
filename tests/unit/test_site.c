#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"
#include "klaskast/domain/site.h"

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
    becomes("zoë.example", "https://zoë.example", "zoë.example");
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

static void groups_parse__every_set__reads_back(void **state)
{
    (void)state;
    for (unsigned groups = 0; groups < 256; groups++) {
        char text[GROUPS_SIZE];
        unsigned read = 999;
        assert_true(groups_parse(groups_print(groups, text), &read));
        assert_int_equal(read, groups);
    }
}

static void groups_parse__as_people_write__is_understood(void **state)
{
    (void)state;
    char text[GROUPS_SIZE];
    unsigned groups;
    assert_true(groups_parse("5-8", &groups));
    assert_int_equal(groups, 0xf0);
    assert_true(groups_parse(" 1 , 2 ", &groups));
    assert_string_equal(groups_print(groups, text), "1,2");
    assert_true(groups_parse("8,3-5,4", &groups));
    assert_string_equal(groups_print(groups, text), "3-5,8");
    assert_true(groups_parse("", &groups));
    assert_int_equal(groups, 0);
    static const char *const bad[] = { "9", "0", "1-9", "8-5", "5-", "a", "1,,2", "1,", "12", "1 2", "-" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(groups_parse(bad[i], &groups));
}

static void site_status__a_year_after_the_review__it_is_due_again__S9(void **state)
{
    (void)state;
    struct site site = { .verdict = VERDICT_ALLOWED, .reviewed_day = day_from_date(2025, 11, 12) };
    assert_int_equal(site_due(&site, 12), day_from_date(2026, 11, 12));
    assert_int_equal(site_status(&site, day_from_date(2026, 11, 11), 12), SITE_ALLOWED);
    assert_int_equal(site_status(&site, day_from_date(2026, 11, 12), 12), SITE_AGAIN);
    site.verdict = VERDICT_NOT_ALLOWED;
    assert_int_equal(site_status(&site, day_from_date(2026, 1, 1), 12), SITE_NOT_ALLOWED);
    site.reviewed_day = DAY_NONE;
    assert_int_equal(site_status(&site, day_from_date(2026, 1, 1), 12), SITE_NEW);
    assert_int_equal(site_due(&site, 12), DAY_NONE);
}

static const struct site nature = { .subject = "natuur", .purpose = "" };

static void site_review_complete__neither_subject_nor_purpose__is_not_complete__S4(void **state)
{
    (void)state;
    struct settings settings;
    struct err err = { ERR_NONE, "" };
    enum site_gap gap = SITE_GAP_VERDICT;
    settings_defaults(&settings);
    const struct site bare = { .subject = "", .purpose = "" };
    struct site_intent review = { .verdict = VERDICT_ALLOWED, .sentence = "Hier oefen je sommen." };
    assert_false(site_review_complete(&review, &bare, &settings, &gap, &err));
    assert_int_equal(gap, SITE_GAP_SUBJECT);
    assert_non_null(strstr(err.text, "S4"));
    review.subject = " ";
    assert_false(site_review_complete(&review, &nature, &settings, &gap, &err)); /* it is taken away */
    review.purpose = "sommen oefenen";
    assert_true(site_review_complete(&review, &bare, &settings, &gap, &err));
    review.purpose = NULL;
    review.subject = NULL;
    assert_true(site_review_complete(&review, &nature, &settings, &gap, &err));
    review.verdict = VERDICT_NOT_ALLOWED; /* what nobody visits serves no purpose */
    assert_true(site_review_complete(&review, &bare, &settings, &gap, &err));
}

static void site_review_complete__no_sentence_for_the_children__is_not_complete__S3(void **state)
{
    (void)state;
    struct settings settings;
    struct err err = { ERR_NONE, "" };
    settings_defaults(&settings);
    struct site_intent review = { .verdict = VERDICT_ALLOWED, .sentence = "Hier oefen je sommen." };
    assert_true(site_review_complete(&review, &nature, &settings, NULL, &err));
    review.sentence = " \t ";
    assert_false(site_review_complete(&review, &nature, &settings, NULL, &err));
    assert_non_null(strstr(err.text, "S3"));
    review.sentence = NULL;
    assert_false(site_review_complete(&review, &nature, &settings, NULL, &err));
    review.sentence = "Hier oefen je sommen.";
    review.verdict = VERDICT_REVIEW;
    assert_false(site_review_complete(&review, &nature, &settings, NULL, &err));
}

static void site_review_complete__a_rejecting_line__means_not_allowed__S2(void **state)
{
    (void)state;
    struct settings settings;
    struct err err = { ERR_NONE, "" };
    settings_defaults(&settings);
    struct site_intent review = { .verdict = VERDICT_TOGETHER, .sentence = "Samen met de juf.", .checks = 2 };
    assert_true(site_review_complete(&review, &nature, &settings, NULL, &err));
    review.checks = 1; /* decency */
    assert_false(site_review_complete(&review, &nature, &settings, NULL, &err));
    assert_non_null(strstr(err.text, "S2"));
    review.verdict = VERDICT_NOT_ALLOWED;
    assert_true(site_review_complete(&review, &nature, &settings, NULL, &err));
}

static void verdict_parse__every_name__reads_back(void **state)
{
    (void)state;
    for (int i = 0; i < VERDICTS; i++) {
        enum site_verdict verdict;
        assert_true(verdict_parse(verdict_name((enum site_verdict)i), &verdict));
        assert_int_equal(verdict, i);
        assert_true(*verdict_label(verdict));
    }
}

static void site_matches__filter_as_you_type__finds_title_address_and_subject(void **state)
{
    (void)state;
    struct site site = { .title = "Romeinen en Batavieren", .key = "zoë.example", .subject = "Geschiedenis" };
    assert_true(site_matches(&site, ""));
    assert_true(site_matches(&site, "batav"));
    assert_true(site_matches(&site, "zoe"));
    assert_true(site_matches(&site, "geschied"));
    assert_false(site_matches(&site, "rekenen"));
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
        cmocka_unit_test(groups_parse__every_set__reads_back),
        cmocka_unit_test(groups_parse__as_people_write__is_understood),
        cmocka_unit_test(site_status__a_year_after_the_review__it_is_due_again__S9),
        cmocka_unit_test(site_review_complete__neither_subject_nor_purpose__is_not_complete__S4),
        cmocka_unit_test(site_review_complete__no_sentence_for_the_children__is_not_complete__S3),
        cmocka_unit_test(site_review_complete__a_rejecting_line__means_not_allowed__S2),
        cmocka_unit_test(verdict_parse__every_name__reads_back),
        cmocka_unit_test(site_matches__filter_as_you_type__finds_title_address_and_subject),
    };
    return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
