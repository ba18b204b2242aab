#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings.h"
#include "klaskast/domain/site.h"

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

static void site_passes__due__is_new_again_or_soon__S9(void **state)
{
    (void)state;
    int reviewed = day_from_date(2025, 12, 12), due = day_from_date(2026, 12, 12);
    const struct site_filter wanted = { .show = SITE_SHOW_DUE };
    struct site site = { .verdict = VERDICT_ALLOWED, .reviewed_day = reviewed };
    assert_false(site_passes(&site, &wanted, due - 31, 12));
    assert_false(site_due_soon(&site, due - 31, 12));
    assert_true(site_due_soon(&site, due - 30, 12));
    assert_true(site_passes(&site, &wanted, due - 30, 12));
    assert_true(site_due_soon(&site, due - 1, 12));
    assert_false(site_due_soon(&site, due, 12)); /* from here on it is time, not soon */
    assert_true(site_passes(&site, &wanted, due, 12));
    site = (struct site){ .reviewed_day = DAY_NONE };
    assert_false(site_due_soon(&site, due, 12));
    assert_true(site_passes(&site, &wanted, due, 12));
}

static void site_passes__group_subject_verdict__each_narrows(void **state)
{
    (void)state;
    struct site site = { .verdict = VERDICT_TOGETHER,
                         .reviewed_day = 20000,
                         .groups = 0xf0,
                         .title = "",
                         .key = "a.example",
                         .subject = "Natuur",
                         .purpose = "" };
    assert_true(site_passes(&site, &(struct site_filter){ .group = 5 }, 20001, 12));
    assert_false(site_passes(&site, &(struct site_filter){ .group = 4 }, 20001, 12));
    assert_true(site_passes(&site, &(struct site_filter){ .subject = "natuur" }, 20001, 12));
    assert_false(site_passes(&site, &(struct site_filter){ .subject = "nat" }, 20001, 12));
    assert_true(site_passes(&site, &(struct site_filter){ .show = SITE_SHOW_TOGETHER }, 20001, 12));
    assert_false(site_passes(&site, &(struct site_filter){ .show = SITE_SHOW_ALLOWED }, 20001, 12));
    assert_false(site_passes(&site, &(struct site_filter){ .show = SITE_SHOW_REVIEW }, 20001, 12));
    assert_false(site_passes(&site, &(struct site_filter){ .needle = "b.ex" }, 20001, 12));
    site.groups = 0; /* for nobody in particular */
    assert_true(site_passes(&site, &(struct site_filter){ .group = 4 }, 20001, 12));
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
    struct site site = {
        .title = "Romeinen en Batavieren", .key = "zoë.example", .subject = "Geschiedenis", .purpose = ""
    };
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
        cmocka_unit_test(groups_parse__every_set__reads_back),
        cmocka_unit_test(groups_parse__as_people_write__is_understood),
        cmocka_unit_test(site_status__a_year_after_the_review__it_is_due_again__S9),
        cmocka_unit_test(site_review_complete__neither_subject_nor_purpose__is_not_complete__S4),
        cmocka_unit_test(site_review_complete__no_sentence_for_the_children__is_not_complete__S3),
        cmocka_unit_test(site_review_complete__a_rejecting_line__means_not_allowed__S2),
        cmocka_unit_test(site_passes__due__is_new_again_or_soon__S9),
        cmocka_unit_test(site_passes__group_subject_verdict__each_narrows),
        cmocka_unit_test(verdict_parse__every_name__reads_back),
        cmocka_unit_test(site_matches__filter_as_you_type__finds_title_address_and_subject),
    };
    return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
