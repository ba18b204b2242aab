#include "unit.h"

#include "../golden/golden.h"
#include "../golden/page_sites.h"

#include "klaskast/base/translate.h"
#include "klaskast/io/page.h"

static struct arena arena;
static struct buffer out;
static struct site sites[10];
static size_t count;
static struct start_page page;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    buffer_init(&out);
    translate_use(LANGUAGE_DUTCH);
    count = page_school(sites);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    buffer_clear(&out);
    return 0;
}

static const char *page_of(int group)
{
    struct page_choice choice = page_choice_of(sites, count, group);
    start_page_choose(&choice, &arena, &page);
    buffer_clear(&out);
    page_html(&page, &out);
    return buffer_get(&out);
}

static int times(const char *text, const char *needle)
{
    int found = 0;
    for (; (text = strstr(text, needle)); text++)
        found++;
    return found;
}

/* The style sheet is looked at in a browser, the words here. */
static void page_html__body__is_as_it_was_looked_at__S6(void **state)
{
    (void)state;
    char name[40];
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        for (int group = 1; group <= 5; group += 4) {
            struct buffer body;
            translate_use((enum language)language);
            buffer_init(&body);
            buffer_text(&body, strstr(page_of(group), "<body"));
            snprintf(name, sizeof name, "page-html-%d-%s", group, language == LANGUAGE_DUTCH ? "nl" : "en");
            golden_compare(name, &body);
            buffer_clear(&body);
        }
    }
}

static void page_html__together__is_marked_for_who_works_alone__S6(void **state)
{
    (void)state;
    assert_int_equal(times(page_of(1), "class=\"beside\""), 1);
    assert_int_equal(times(page_of(1), "class=\"together\""), 0);
    assert_int_equal(times(page_of(5), "class=\"beside\""), 0);
    assert_int_equal(times(page_of(5), "class=\"together\""), 2);
    assert_int_equal(times(page_of(6), "class=\"together\""), 1);
}

/* What a page can ask of the outside is a link that a child opens, and nothing else. */
static void page_html__whole_page__has_nothing_from_elsewhere__C3(void **state)
{
    (void)state;
    const char *const never[] = { "src=",    "url(",    "@import",  "<script", "<iframe", "<img",
                                  "<object", "onclick", "tabindex", "target=", "<form" };
    const char *text = page_of(5);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(text, never[i]))
            fail_msg("%s", never[i]);
    assert_int_equal(times(text, "<link"), 1);
    assert_int_equal(times(text, "href=\"http"), (int)page.count);
    assert_int_equal(times(text, "href=\"#subject-"), (int)page.subject_count);
}

static void page_html__every_tile__has_a_heading_a_link_and_its_sentence__S3(void **state)
{
    (void)state;
    const char *text = page_of(5);
    assert_int_equal(times(text, "<h1>"), 1);
    assert_int_equal(times(text, "<main>"), 1);
    assert_int_equal(times(text, "<header>"), 1);
    assert_int_equal(times(text, "<footer>"), 1);
    assert_int_equal(times(text, "<h2 "), (int)page.subject_count);
    assert_int_equal(times(text, "<h3 "), (int)page.count);
    assert_int_equal(times(text, "class=\"why\""), (int)page.count);
    assert_int_equal(times(text, "aria-describedby=\"site-"), (int)page.count);
    assert_int_equal(times(text, "<div id=\"site-"), (int)page.count);
    assert_non_null(strstr(text, "vogels.example/<wbr>tellen/<wbr>in/<wbr>de/<wbr>tuin</p>"));
    assert_null(strstr(text, "Gratis spelletjes"));
}

static void page_qr__sheet__has_a_code_for_each_site__S6(void **state)
{
    (void)state;
    struct err err;
    page_of(5);
    buffer_clear(&out);
    assert_true(page_qr(&page, &out, &err));
    assert_int_equal(times(buffer_get(&out), "<svg class=\"qr\" role=\"img\""), (int)page.count);
    assert_int_equal(times(buffer_get(&out), "<h2 "), (int)page.count);
    assert_null(strstr(buffer_get(&out), "href=\"http"));
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(page_html__body__is_as_it_was_looked_at__S6),
        TEST(page_html__together__is_marked_for_who_works_alone__S6),
        TEST(page_html__whole_page__has_nothing_from_elsewhere__C3),
        TEST(page_html__every_tile__has_a_heading_a_link_and_its_sentence__S3),
        TEST(page_qr__sheet__has_a_code_for_each_site__S6),
    };
    return cmocka_run_group_tests_name("page html", tests, NULL, NULL);
}
