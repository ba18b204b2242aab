#include "unit.h"

#include "../golden/page_sites.h"

#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;
static struct site sites[10];
static size_t count;
static struct start_page page;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    translate_use(LANGUAGE_ENGLISH);
    count = page_school(sites);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void choose(int group)
{
    struct page_choice choice = page_choice_of(sites, count, group);
    start_page_choose(&choice, &arena, &page);
}

static bool has(const char *key)
{
    for (size_t s = 0; s < page.subject_count; s++)
        for (size_t i = 0; i < page.subjects[s].count; i++)
            if (strcmp(page.subjects[s].sites[i]->key, key) == 0)
                return true;
    return false;
}

static bool in(const struct page_sites *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i]->key, key) == 0)
            return true;
    return false;
}

static void start_page__group__holds_what_is_allowed_for_it_and_nothing_else__S1_S6(void **state)
{
    (void)state;
    choose(5);
    assert_int_equal(page.count, 5);
    assert_true(has("rekenen.example") && has("klok.example") && has("dieren.example"));
    assert_false(has("spel.example/gratis")); /* rejected */
    assert_false(has("romeinen.example"));    /* nobody looked yet */
    assert_false(has("tafels.example"));      /* nobody said for whom */
    choose(8);
    assert_int_equal(page.count, 2);
    assert_false(has("rekenen.example")); /* of other groups */
    for (int group = 1; group <= 8; group++) {
        choose(group);
        assert_false(has("spel.example/gratis"));
        assert_int_equal(page.count, start_page_count(sites, count, group));
    }
}

static void start_page__subjects__by_name_whatever_their_capitals_and_none_last__S4(void **state)
{
    (void)state;
    choose(5);
    assert_int_equal(page.subject_count, 4);
    assert_string_equal(page.subjects[0].name, "aardrijkskunde");
    assert_string_equal(page.subjects[1].name, "natuur");
    assert_string_equal(page.subjects[2].name, "Rekenen");
    assert_int_equal(page.subjects[2].count, 2);
    assert_string_equal(page.subjects[2].sites[0]->key, "klok.example"); /* by title, as they came */
    assert_string_equal(page.subjects[3].name, "");
}

static void start_page__youngest__an_adult_is_there_so_no_site_is_marked__S6(void **state)
{
    (void)state;
    choose(2);
    assert_true(start_page_beside(&page));
    assert_true(has("vogels.example/tellen/in/de/tuin"));
    assert_false(start_page_together(&page, &sites[7]));
    choose(3);
    assert_false(start_page_beside(&page));
    assert_true(start_page_together(&page, &sites[7]));
    assert_false(start_page_together(&page, &sites[4]));
}

static void start_page__review_is_due__stays_and_is_told__S9(void **state)
{
    (void)state;
    sites[4].reviewed_day = day_from_date(2025, 11, 23);
    choose(5);
    assert_true(has("rekenen.example"));
    assert_int_equal(page.due.count, 1);
    assert_true(in(&page.due, "rekenen.example"));
    sites[4].reviewed_day++;
    choose(5);
    assert_int_equal(page.due.count, 0);
}

static void start_page__allowed_for_no_group__is_told(void **state)
{
    (void)state;
    choose(5);
    assert_int_equal(page.no_groups.count, 1);
    assert_true(in(&page.no_groups, "tafels.example"));
    assert_int_equal(page.rejected.count, 1);
}

static void start_page__whole_name_of_a_person__is_left_out__C3(void **state)
{
    (void)state;
    static const struct page_person people[] = {
        { "Zoë", "Zoë Öztürk-Aydın" }, { "Noor", "Noor de Vries" }, { "", "Marit Bakker" }, { "Yara", "Yara" }
    };
    sites[0].sentence = "Zoe Ozturk-Aydin vond deze site.";
    sites[4].title = "De sommen van juf MARIT BAKKER";
    sites[3].subject = "het werk van noor de vries.";
    struct page_choice choice = page_choice_of(sites, count, 5);
    choice.people = people;
    choice.people_count = 4;
    start_page_choose(&choice, &arena, &page);
    assert_int_equal(page.named.count, 3);
    assert_int_equal(page.count, 2);
    assert_false(has("kaart.example/eu") || has("rekenen.example") || has("klok.example"));
}

static void start_page__first_name__stays_and_is_asked_about__C3(void **state)
{
    (void)state;
    static const struct page_person people[] = { { "Merel", "Merel Bakker" }, { "Bo", "Bo de Vries" } };
    sites[0].sentence = "De merel zingt. Boeren in Europa.";
    sites[4].sentence = "Merel maakte deze sommen.";
    struct page_choice choice = page_choice_of(sites, count, 5);
    choice.people = people;
    choice.people_count = 2;
    start_page_choose(&choice, &arena, &page);
    assert_int_equal(page.named.count, 0);
    assert_int_equal(page.doubtful.count, 1);
    assert_true(in(&page.doubtful, "rekenen.example"));
    assert_true(has("rekenen.example"));
}

/* The address stands on the page too, and in each list that is made of it. */
static void start_page__name_in_the_address__is_left_out__C3(void **state)
{
    (void)state;
    static const struct page_person people[] = { { "Noor", "Noor de Vries" }, { "Zoë", "Zoë El-Hadi" } };
    sites[0].address = "https://pad.example/Noor_de-Vries/boek";
    sites[3].address = "https://foto.example/?wie=noor%20de%20vries";
    sites[4].key = "zoe-el-hadi.example";
    struct page_choice choice = page_choice_of(sites, count, 5);
    choice.people = people;
    choice.people_count = 2;
    start_page_choose(&choice, &arena, &page);
    assert_int_equal(page.named.count, 3);
    assert_int_equal(page.count, 2);
    assert_true(in(&page.named, sites[0].key) && in(&page.named, sites[3].key) &&
                in(&page.named, sites[4].key));
}

static void start_page__whole_name_in_one_word_of_the_address__is_asked_about__C3(void **state)
{
    (void)state;
    static const struct page_person people[] = { { "Noor", "Noor de Vries" }, { "Sam", "Sam Son" } };
    sites[0].address = "https://noordevries.example";
    sites[4].address = "https://samsonenco.example";
    struct page_choice choice = page_choice_of(sites, count, 5);
    choice.people = people;
    choice.people_count = 2;
    start_page_choose(&choice, &arena, &page);
    assert_int_equal(page.named.count, 0);
    assert_int_equal(page.doubtful.count, 1);
    assert_true(in(&page.doubtful, sites[0].key));
}

static void start_page__address_that_is_no_site__is_on_no_list(void **state)
{
    (void)state;
    count = page_hostile(sites);
    sites[1].verdict = VERDICT_NOT_ALLOWED;
    choose(5);
    assert_int_equal(page.count, 3);
    assert_int_equal(page.rejected.count, 0);
    assert_false(has("javascript:alert(1)"));
}

static void start_page__no_site_and_many__are_lists_too(void **state)
{
    (void)state;
    static struct site many[300];
    static char keys[300][24], titles[300][24], subjects[7][12];
    count = 0;
    choose(5);
    assert_int_equal(page.count, 0);
    assert_int_equal(page.subject_count, 0);
    for (int i = 0; i < 7; i++)
        snprintf(subjects[i], sizeof subjects[i], "vak %d", i);
    for (int i = 0; i < 300; i++) {
        snprintf(keys[i], sizeof keys[i], "https://s%d.example", i);
        snprintf(titles[i], sizeof titles[i], "Site %03d", i);
        many[i] = page_site(keys[i], keys[i] + 8, titles[i], subjects[i % 7], GROUPS(5, 5), VERDICT_ALLOWED,
                            "Kijk.");
    }
    struct page_choice choice = page_choice_of(many, 300, 5);
    start_page_choose(&choice, &arena, &page);
    assert_int_equal(page.count, 300);
    assert_int_equal(page.subject_count, 7);
    size_t total = 0;
    for (size_t s = 0; s < 7; s++) {
        for (size_t i = 1; i < page.subjects[s].count; i++)
            assert_true(strcmp(page.subjects[s].sites[i - 1]->title, page.subjects[s].sites[i]->title) < 0);
        total += page.subjects[s].count;
    }
    assert_int_equal(total, 300);
}

static void start_page_notes__everything_at_once__is_said_in_whole_sentences(void **state)
{
    (void)state;
    struct page_report report = { .exists = false };
    for (size_t i = 0; i < count; i++)
        sites[i].reviewed_day = sites[i].reviewed_day == DAY_NONE ? DAY_NONE : day_from_date(2025, 1, 1);
    choose(5);
    start_page_notes(&page, PAGE_HTML, &report);
    assert_int_equal(report.note_count, 2);
    assert_string_equal(report.notes[0],
                        "To be looked at again: kaart.example/eu, dieren.example, klok.example "
                        "and 2 more (S9).");
    assert_string_equal(report.notes[1], "Not on it, for the review names no group: tafels.example.");
    count = 0;
    choose(5);
    report = (struct page_report){ .exists = false };
    start_page_notes(&page, PAGE_HTML, &report);
    assert_int_equal(report.note_count, 1);
    assert_string_equal(report.notes[0], "No site is allowed for group 5 yet.");
}

static void page_format__every_one__has_a_name_a_label_and_a_file(void **state)
{
    (void)state;
    char file[PAGE_FILE_SIZE];
    static const char *const names[PAGE_FORMATS] = {
        "html", "qr", "bookmarks", "managed", "allowlist", "csv"
    };
    bool named[PAGE_FORMATS] = { false };
    for (int i = 0; i < PAGE_FORMATS; i++) {
        enum page_format format = PAGE_FORMATS;
        assert_true(page_format_parse(names[i], &format) && !named[format]);
        named[format] = true;
        assert_true(*page_format_label(format) != '\0');
        assert_non_null(strstr(page_file_name(format, 5, file), "-5."));
    }
    enum page_format format;
    assert_false(page_format_parse("pdf", &format));
    translate_use(LANGUAGE_DUTCH);
    assert_string_equal(page_file_name(PAGE_HTML, 5, file), "startpagina-groep-5.html");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(start_page__group__holds_what_is_allowed_for_it_and_nothing_else__S1_S6),
        TEST(start_page__subjects__by_name_whatever_their_capitals_and_none_last__S4),
        TEST(start_page__youngest__an_adult_is_there_so_no_site_is_marked__S6),
        TEST(start_page__review_is_due__stays_and_is_told__S9),
        TEST(start_page__allowed_for_no_group__is_told),
        TEST(start_page__whole_name_of_a_person__is_left_out__C3),
        TEST(start_page__name_in_the_address__is_left_out__C3),
        TEST(start_page__whole_name_in_one_word_of_the_address__is_asked_about__C3),
        TEST(start_page__first_name__stays_and_is_asked_about__C3),
        TEST(start_page__address_that_is_no_site__is_on_no_list),
        TEST(start_page__no_site_and_many__are_lists_too),
        TEST(start_page_notes__everything_at_once__is_said_in_whole_sentences),
        TEST(page_format__every_one__has_a_name_a_label_and_a_file),
    };
    return cmocka_run_group_tests_name("start page", tests, NULL, NULL);
}
