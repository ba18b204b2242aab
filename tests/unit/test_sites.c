#include "unit.h"

#include "../golden/sites.h"

static void sites__list__looks_as_it_should__S1(void **state)
{
    (void)state;
    press("Down");
    press("Down");
    golden("sites", 80, 24);
    golden("sites", 40, 12);
    golden("sites", 132, 50);
    golden("sites", 1, 1);
}

static void sites__no_site_yet__says_what_to_do__S1(void **state)
{
    (void)state;
    it.count = 0;
    golden("sites-empty", 80, 24);
}

static void sites__every_size__nothing_is_drawn_outside(void **state)
{
    (void)state;
    every_size();
    press("f");
    press("Enter");
    every_size();
}

static void sites__filter__narrows_as_one_types(void **state)
{
    (void)state;
    press("/");
    type_text("vog");
    assert_int_equal(screen()->list.count, 1);
    assert_int_equal(screen()->selected, 5);
    type_text("x");
    assert_int_equal(screen()->list.count, 0);
    press("Backspace");
    press("Enter");
    assert_int_equal(screen()->list.count, 1);
    golden("sites-filter", 80, 24);
    press("Esc");
    assert_int_equal(screen()->list.count, 5);
    assert_int_equal(screen()->selected, 5);
}

static void sites__group__shows_what_that_group_may_need(void **state)
{
    (void)state;
    press("g");
    type_text("9");
    press("Enter");
    assert_int_equal(it.stack.count, 2); /* refused: the prompt stays */
    press("Backspace");
    type_text("3");
    press("Enter");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(screen()->list.count, 3); /* 3-6, and two without groups */
    press("g");
    press("Enter");
    assert_int_equal(screen()->list.count, 5);
}

static void sites__remove__asks_first(void **state)
{
    (void)state;
    press("Delete");
    assert_int_equal(it.performed, 0);
    press("Esc");
    assert_int_equal(it.performed, 0);
    press("Delete");
    press("Enter");
    assert_int_equal(it.intent.kind, INTENT_SITE_REMOVE);
    assert_int_equal(it.intent.ref, 1);
}

static void sites__copy__gives_the_address(void **state)
{
    (void)state;
    press("y");
    assert_string_equal(it.copied, "https://kaart.example/eu");
}

static void sites__open__is_asked_of_the_browser_only_by_key(void **state)
{
    (void)state;
    assert_string_equal(it.opened, "");
    press("o");
    assert_string_equal(it.opened, "https://kaart.example/eu");
    it.no_browser = true;
    press("o");
    assert_string_equal(it.stack.message, "no browser");
}

static void ask_show(void)
{
    if (it.stack.count > 1)
        press("Esc");
    press("f");
}

static void sites__show__narrows_to_what_is_due__S9(void **state)
{
    (void)state;
    assert_int_equal(screen()->due, 3); /* a year old, new, and one that is to be looked at within a month */
    golden_of("sites-show", 80, 24, ask_show);
    press("Down");
    press("Enter");
    assert_int_equal(screen()->list.count, 3);
    golden("sites-due", 80, 24);
    press("Esc");
    assert_int_equal(screen()->list.count, 5);
    press("f");
    type_text("not");
    press("Enter");
    assert_int_equal(screen()->list.count, 1);
    assert_int_equal(screen()->selected, 2);
}

static void sites__subject__narrows_to_one(void **state)
{
    (void)state;
    press("s");
    type_text("nat");
    press("Enter");
    assert_int_equal(screen()->list.count, 1);
    assert_string_equal(screen()->subject, "natuur");
    press("s");
    press("Enter");
    assert_int_equal(screen()->list.count, 5);
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
    const struct CMUnitTest tests[] = {
        sites_test(sites__list__looks_as_it_should__S1),
        sites_test(sites__no_site_yet__says_what_to_do__S1),
        sites_test(sites__every_size__nothing_is_drawn_outside),
        sites_test(sites__filter__narrows_as_one_types),
        sites_test(sites__group__shows_what_that_group_may_need),
        sites_test(sites__remove__asks_first),
        sites_test(sites__copy__gives_the_address),
        sites_test(sites__open__is_asked_of_the_browser_only_by_key),
        sites_test(sites__show__narrows_to_what_is_due__S9),
        sites_test(sites__subject__narrows_to_one),
    };
    return cmocka_run_group_tests_name("sites", tests, NULL, NULL);
}
