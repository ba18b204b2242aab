#include "unit.h"

#include "../golden/sites.h"

static void sites__add__pasted_address_is_enough_and_is_selected__S1(void **state)
{
    (void)state;
    struct input paste = { .kind = INPUT_PASTE, .paste = "nieuw.example\n", .ticks = it.ticks += 1000 };
    press("+");
    stack_input(&it.stack, &paste);
    press("Enter");
    assert_int_equal(it.performed, 1);
    assert_int_equal(it.intent.kind, INTENT_SITE_ADD);
    assert_string_equal(it.address, "nieuw.example");
    assert_int_equal(screen()->selected, 99);
}

static void sites__add_no_address__is_refused_while_it_can_be_mended(void **state)
{
    (void)state;
    press("+");
    type_text("rekenen");
    press("Enter");
    assert_int_equal(it.performed, 0);
    assert_int_equal(it.stack.count, 2);
}

static void sites__add_the_same__shows_the_one_that_is_there__S1(void **state)
{
    (void)state;
    press("+");
    type_text("HTTP://WWW.Rekenen.example/");
    press("Enter");
    assert_int_equal(it.performed, 0);
    assert_int_equal(screen()->selected, 3);
    assert_non_null(strstr(it.stack.message, "on the list already"));
}

static void sites_add__many_pasted__are_shown_first_and_written_at_once__S1(void **state)
{
    (void)state;
    press("+");
    paste("https://vogels.example\r\nrekenen\r\nHTTP://www.rekenen.example\nZie https://nieuw.example/a.\n"
          "vogels.example/\n");
    assert_int_equal(it.stack.count, 2);
    assert_string_equal(stack_top(&it.stack)->kind->name, "site-preview");
    assert_int_equal(it.performed, 0);
    golden("site-preview-pasted", 80, 24);
    golden("site-preview-pasted", 40, 12);
    every_size();
    press("Enter");
    assert_int_equal(it.performed, 1);
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.intent.kind, INTENT_SITE_ADD);
    assert_int_equal(it.intent.site_count, 2);
    assert_string_equal(it.address, "https://vogels.example");
}

static void sites_add__one_line_with_its_end__is_a_text_to_look_at(void **state)
{
    (void)state;
    press("+");
    paste("\nhttps://nieuw.example\r\n");
    assert_string_equal(stack_top(&it.stack)->kind->name, "prompt");
    press("Enter");
    assert_string_equal(it.address, "https://nieuw.example");
}

static void sites_add__bookmarks__by_folder_with_a_box__S1(void **state)
{
    (void)state;
    press("I");
    type_text("none");
    press("Enter");
    assert_string_equal(stack_top(&it.stack)->kind->name, "prompt"); /* refused, to be mended */
    press("Ctrl-U");
    type_text("b.html");
    press("Enter");
    assert_string_equal(stack_top(&it.stack)->kind->name, "site-preview");
    golden("site-preview-bookmarks", 80, 24);
    golden("site-preview-bookmarks", 132, 50);
    every_size();
    press("Space"); /* the folder of the first: none of it */
    press("Down");
    press("Down");
    press("Space"); /* but the second site all the same */
    press("Enter");
    assert_int_equal(it.intent.site_count, 3);
    assert_string_equal(it.address, "https://breuken.example/taart");
    assert_string_equal(it.subject, "Rekenen");
}

static void sites_add__all_and_none__one_key(void **state)
{
    (void)state;
    press("I");
    type_text("b.html");
    press("Enter");
    press("a");
    press("Enter");
    assert_int_equal(it.performed, 0);
    assert_non_null(strstr(it.stack.message, "Nothing is ticked"));
    press("a");
    press("Esc");
    assert_int_equal(it.performed, 0);
    assert_int_equal(it.stack.count, 1);
}

static void paste_odd(void)
{
    if (it.stack.count > 1)
        press("Esc");
    press("+");
    paste("b\xD0\xB0nk.example");
}

static void sites_add__a_letter_that_is_not_ours__is_pointed_out__S1(void **state)
{
    (void)state;
    golden_of("site-add-alike", 80, 24, paste_odd);
    press("Enter");
    assert_int_equal(it.performed, 1); /* it may be meant */
    assert_non_null(strstr(it.stack.message, "Cyrillic"));
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
    const struct CMUnitTest tests[] = {
        sites_test(sites__add__pasted_address_is_enough_and_is_selected__S1),
        sites_test(sites__add_no_address__is_refused_while_it_can_be_mended),
        sites_test(sites__add_the_same__shows_the_one_that_is_there__S1),
        sites_test(sites_add__many_pasted__are_shown_first_and_written_at_once__S1),
        sites_test(sites_add__one_line_with_its_end__is_a_text_to_look_at),
        sites_test(sites_add__bookmarks__by_folder_with_a_box__S1),
        sites_test(sites_add__all_and_none__one_key),
        sites_test(sites_add__a_letter_that_is_not_ours__is_pointed_out__S1),
    };
    return cmocka_run_group_tests_name("sites_add", tests, NULL, NULL);
}
