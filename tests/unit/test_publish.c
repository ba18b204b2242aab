#include "unit.h"

#include "../golden/golden.h"
#include "../golden/page_sites.h"

#include "klaskast/base/translate.h"
#include "klaskast/screens/sites.h"

#include <stdio.h>
#include <string.h>

static struct {
    struct settings settings;
    struct model model;
    struct desk desk;
    struct keymap keymap;
    struct stack stack;
    int64_t ticks;
    struct site sites[10];
    size_t count;
    struct page_wish wish;
    char path[400];
    int made;
    bool there; /* such a file is there already */
    int notes;
} it;

static bool read_sites(struct desk *desk, struct arena *arena, const struct site **sites, size_t *count,
                       struct err *err)
{
    (void)desk;
    (void)err;
    struct site *copy = arena_new(arena, it.count + 1, sizeof *copy);
    memcpy(copy, it.sites, it.count * sizeof *copy);
    *sites = copy;
    *count = it.count;
    return true;
}

static bool complete_path(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                          size_t others_size)
{
    (void)desk;
    (void)others_size;
    others[0] = '\0';
    snprintf(out, size, "%s/", typed);
    return strcmp(typed, "~/Documents") == 0;
}

static bool publish(struct desk *desk, const struct page_wish *wish, struct page_report *report,
                    struct err *err)
{
    (void)desk;
    it.wish = *wish;
    snprintf(it.path, sizeof it.path, "%s", wish->path);
    *report = (struct page_report){ .exists = it.there && !wish->replace };
    if (report->exists)
        return err_set(err, ERR_REFUSED, "there already");
    it.made++;
    snprintf(report->said, sizeof report->said, "made");
    report->note_count = it.notes;
    snprintf(report->notes[0], sizeof report->notes[0], "Look again.");
    return true;
}

static int open_screen(void **state)
{
    (void)state;
    memset(&it, 0, sizeof it);
    translate_use(LANGUAGE_ENGLISH);
    settings_defaults(&it.settings);
    it.model = (struct model){ .settings = &it.settings,
                               .class = { .id = 1, .name = "5/6", .groups = "5,6" },
                               .today = day_from_date(2026, 11, 23),
                               .day = day_from_date(2026, 11, 23),
                               .now = 1795419000,
                               .schoolday = true,
                               .who = "Marit Bakker",
                               .language = "",
                               .theme = "" };
    it.desk = (struct desk){
        .model = &it.model, .sites = read_sites, .complete_path = complete_path, .publish = publish
    };
    it.count = page_school(it.sites);
    keymap_init(&it.keymap);
    stack_init(&it.stack, &it.keymap);
    stack_resize(&it.stack, 80, 24);
    it.ticks = 10000;
    assert_true(stack_replace(&it.stack, sites_new(&it.desk, &it.keymap)));
    return 0;
}

static int close_screen(void **state)
{
    (void)state;
    stack_clear(&it.stack);
    return 0;
}

static void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = it.ticks += 1000 };
    assert_true(key_parse(name, &input.key));
    if (strlen(name) == 1)
        input.text[0] = name[0];
    stack_input(&it.stack, &input);
    stack_tidy(&it.stack);
}

static void golden(const char *name, int width, int height)
{
    char file[80];
    snprintf(file, sizeof file, "%s-%dx%d-%s", name, width, height,
             translate_language() == LANGUAGE_DUTCH ? "nl" : "en");
    golden_check(file, &it.stack, width, height);
    stack_resize(&it.stack, 80, 24);
}

static void publish__four_keys__make_the_page_of_the_own_group__S6(void **state)
{
    (void)state;
    press("p");
    press("Enter");
    press("Enter");
    press("Enter");
    assert_int_equal(it.made, 1);
    assert_int_equal(it.wish.group, 5);
    assert_int_equal(it.wish.format, PAGE_HTML);
    assert_false(it.wish.blocklist || it.wish.replace);
    assert_string_equal(it.path, "~/Documents/start-page-group-5.html");
    assert_string_equal(it.stack.message, "made");
    assert_int_equal(it.stack.message_kind, MESSAGE_INFO);
}

static void publish__questions__look_as_they_should(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        it.there = true;
        press("p");
        golden("publish-group", 80, 24);
        golden("publish-group", 40, 12);
        press("Enter");
        golden("publish-what", 80, 24);
        golden("publish-what", 40, 12);
        press("Enter");
        golden("publish-where", 80, 24);
        press("Enter");
        golden("publish-there", 80, 24);
        press("Esc");
    }
}

static void publish__another_group_and_the_block_list__is_what_is_made__S6(void **state)
{
    (void)state;
    press("p");
    press("8");
    press("Enter");
    for (const char *at = "Block"; *at; at++)
        press((char[]){ *at, '\0' });
    press("Enter");
    press("Enter");
    assert_int_equal(it.wish.group, 8);
    assert_int_equal(it.wish.format, PAGE_ALLOWLIST);
    assert_true(it.wish.blocklist);
}

static void publish__file_is_there__is_asked_about_first(void **state)
{
    (void)state;
    it.there = true;
    for (int i = 0; i < 4; i++)
        press(i ? "Enter" : "p");
    assert_int_equal(it.made, 0);
    assert_int_equal(it.stack.count, 2);
    press("Esc");
    assert_int_equal(it.made, 0);
    for (int i = 0; i < 5; i++)
        press(i ? "Enter" : "p");
    assert_int_equal(it.made, 1);
    assert_true(it.wish.replace);
}

static void publish__something_to_look_at__is_a_warning__S9(void **state)
{
    (void)state;
    it.notes = 1;
    for (int i = 0; i < 4; i++)
        press(i ? "Enter" : "p");
    assert_string_equal(it.stack.message, "made Look again.");
    assert_int_equal(it.stack.message_kind, MESSAGE_WARNING);
}

static void publish__esc_anywhere__makes_nothing(void **state)
{
    (void)state;
    for (int keys = 0; keys < 3; keys++) {
        press("p");
        for (int i = 0; i < keys; i++)
            press("Enter");
        press("Esc");
        assert_int_equal(it.stack.count, 1);
    }
    assert_int_equal(it.made, 0);
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
#define TEST(test) cmocka_unit_test_setup_teardown(test, open_screen, close_screen)
    const struct CMUnitTest tests[] = {
        TEST(publish__four_keys__make_the_page_of_the_own_group__S6),
        TEST(publish__questions__look_as_they_should),
        TEST(publish__another_group_and_the_block_list__is_what_is_made__S6),
        TEST(publish__file_is_there__is_asked_about_first),
        TEST(publish__something_to_look_at__is_a_warning__S9),
        TEST(publish__esc_anywhere__makes_nothing),
    };
    return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
