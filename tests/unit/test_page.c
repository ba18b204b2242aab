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

static const char *written(int group, enum page_format format, bool blocklist)
{
    struct err err = { ERR_NONE, "" };
    struct page_choice choice = page_choice_of(sites, count, group);
    start_page_choose(&choice, &arena, &page);
    buffer_clear(&out);
    if (!page_write(&page, format, blocklist, &out, &err))
        fail_msg("%s", err.text);
    return buffer_get(&out);
}

static void golden(int group, const char *form)
{
    enum page_format format = PAGE_FORMATS;
    assert_true(page_format_parse(form, &format));
    char name[80];
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        written(group, format, true);
        snprintf(name, sizeof name, "page-%s-%d-%s", form, group, language == LANGUAGE_DUTCH ? "nl" : "en");
        golden_compare(name, &out);
    }
}

static void page_write__every_format__is_as_it_was_looked_at__S6(void **state)
{
    (void)state;
    golden(5, "bookmarks");
    golden(5, "managed");
    golden(5, "allowlist");
    golden(5, "csv");
    golden(1, "csv");
}

/* Of a rejected site only the block list that was asked for may speak. */
static void page_write__rejected_site__is_nowhere__S2(void **state)
{
    (void)state;
    for (int format = 0; format < PAGE_FORMATS; format++)
        for (int group = 1; group <= 8; group++)
            assert_null(strstr(written(group, (enum page_format)format, false), "spel.example"));
    assert_non_null(strstr(written(5, PAGE_ALLOWLIST, true), "\"spel.example/gratis\""));
    assert_null(strstr(written(5, PAGE_ALLOWLIST, false), "URLBlocklist"));
}

/* Who reviewed, what the remarks were: that is of the school. */
static void page_write__colleague_and_remarks__are_in_no_format__C3(void **state)
{
    (void)state;
    for (int format = 0; format < PAGE_FORMATS; format++) {
        const char *text = written(5, (enum page_format)format, true);
        assert_null(strstr(text, "Marit"));
        assert_null(strstr(text, "Bakker"));
        assert_null(strstr(text, "adverts"));
    }
}

static void page_write__hostile_texts__are_text(void **state)
{
    (void)state;
    count = page_hostile(sites);
    for (int format = 0; format < PAGE_FORMATS; format++) {
        const char *text = written(5, (enum page_format)format, true);
        assert_null(strstr(text, "javascript:"));
        assert_null(strstr(text, "data:text"));
        if (format == PAGE_CSV || format == PAGE_MANAGED || format == PAGE_ALLOWLIST)
            continue;
        assert_null(strstr(text, "<script"));
        assert_null(strstr(text, "<img"));
        assert_null(strstr(text, "</main><"));
        assert_null(strstr(text, "\" onmouseover"));
        assert_null(strstr(text, "\u202E"));
        assert_null(strstr(text, "\xFF"));
    }
    assert_non_null(strstr(written(5, PAGE_CSV, false), "\"'=1+1\";"));
    assert_non_null(strstr(written(5, PAGE_CSV, false), "\"'=HYPERLINK(\"\"http"));
}

static void page_write__no_site__is_a_whole_file_still(void **state)
{
    (void)state;
    count = 0;
    assert_non_null(strstr(written(5, PAGE_HTML, false), "Hier staan nog geen sites."));
    assert_non_null(strstr(written(5, PAGE_QR, false), "Hier staan nog geen sites."));
    assert_string_equal(written(5, PAGE_ALLOWLIST, true),
                        "{\n  \"URLAllowlist\": [],\n  \"URLBlocklist\": []\n}\n");
    assert_non_null(strstr(written(5, PAGE_MANAGED, false), "\"toplevel_name\": \"Groep 5\""));
    assert_non_null(strstr(written(5, PAGE_BOOKMARKS, false), "<H3>Groep 5</H3>"));
}

static void allows(const char *address, const char *first, const char *second)
{
    char filters[PAGE_FILTERS][PAGE_FILTER_SIZE];
    int found = page_allow(address, filters);
    assert_string_equal(filters[0], first);
    assert_int_equal(found, second ? 2 : 1);
    if (second)
        assert_string_equal(filters[1], second);
}

/* The host that was looked at, and none beside it. */
static void page_allow__addresses__are_narrow_filters__S1(void **state)
{
    (void)state;
    allows("https://rekenen.example", ".rekenen.example", ".www.rekenen.example");
    allows("https://www.rekenen.example/", ".rekenen.example", ".www.rekenen.example");
    allows("http://kaart.example:8080/eu/?a=1&b=2#nl", ".kaart.example:8080/eu/?a=1&b=2",
           ".www.kaart.example:8080/eu/?a=1&b=2");
    allows("https://kaart.example?q=a#x", ".kaart.example?q=a", ".www.kaart.example?q=a");
    allows("https://juf.blog.example/#top", ".juf.blog.example", ".www.juf.blog.example");
    allows("https://192.0.2.7/x", ".192.0.2.7/x", NULL);
    allows("https://www.nl", ".www.nl", ".www.www.nl");
}

/* What is not allowed is not, on any host below it. */
static void page_block__addresses__are_wide_filters__S2(void **state)
{
    (void)state;
    char filter[PAGE_FILTER_SIZE];
    page_block("https://www.spel.example/gratis#x", filter);
    assert_string_equal(filter, "spel.example/gratis");
    page_block("https://spel.example/", filter);
    assert_string_equal(filter, "spel.example");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(page_write__every_format__is_as_it_was_looked_at__S6),
        TEST(page_write__rejected_site__is_nowhere__S2),
        TEST(page_write__colleague_and_remarks__are_in_no_format__C3),
        TEST(page_write__hostile_texts__are_text),
        TEST(page_write__no_site__is_a_whole_file_still),
        TEST(page_allow__addresses__are_narrow_filters__S1),
        TEST(page_block__addresses__are_wide_filters__S2),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
