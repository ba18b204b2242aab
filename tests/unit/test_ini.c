#include "unit.h"

#include "klaskast/base/ini.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <stdlib.h>

static struct ini *ini;

static int close_file(void **state)
{
    (void)state;
    ini_free(&ini);
    return 0;
}

static void read_bytes(const char *bytes, size_t length)
{
    ini_free(&ini);
    ini = ini_read("config.ini", bytes, length);
}

#define READ(text) read_bytes(text, sizeof(text) - 1)

static void is_fine(void)
{
    const struct ini_fault *faults;
    size_t count = ini_faults(ini, &faults);
    if (count)
        print_error("%s\n", faults[0].text);
    assert_int_equal(count, 0);
}

/* Exactly one fault, on that line, with these words; it names the file. */
static void complains(int line, const char *words)
{
    const struct ini_fault *faults;
    assert_int_equal(ini_faults(ini, &faults), 1);
    assert_int_equal(faults[0].line, line);
    if (!strstr(faults[0].text, words))
        print_error("%s\n", faults[0].text);
    assert_non_null(strstr(faults[0].text, words));
    assert_ptr_equal(strstr(faults[0].text, "config.ini"), faults[0].text);
}

static void holds(const char *section, const char *key, const char *value)
{
    assert_non_null(ini_get(ini, section, key));
    assert_string_equal(ini_get(ini, section, key), value);
}

static void ini_read__sections_values_and_comments__are_read(void **state)
{
    (void)state;
    READ("; a comment\n# another\n\n[school]\nname = De Kring\n  place=\tUtrecht  \n\n[rules]\nempty =\n");
    is_fine();
    holds("school", "name", "De Kring");
    holds("school", "place", "Utrecht");
    holds("rules", "empty", "");
    assert_null(ini_get(ini, "school", "empty"));
    assert_null(ini_get(ini, "nothing", "name"));
}

static void ini_read__capitals_in_names__make_no_difference(void **state)
{
    (void)state;
    READ("[School]\nNaam = De Kring\n");
    is_fine();
    holds("school", "naam", "De Kring");
    holds("SCHOOL", "NAAM", "De Kring");
}

static void ini_read__quoted_value__keeps_what_the_library_would_cut(void **state)
{
    (void)state;
    READ("[a]\nb = \"one ; two # three\"\nc = \"'t Hooft\"\nd = \"C:\\data\\\"\ne = \"  x \"\nf = \"\"\n"
         "g = C:\\new\nh = \"C:\\\\new\\\"\n");
    is_fine();
    holds("a", "b", "one ; two # three");
    holds("a", "c", "'t Hooft");
    holds("a", "d", "C:\\data\\");
    holds("a", "e", "  x ");
    holds("a", "f", "");
    holds("a", "g", "C:\\new");
    holds("a", "h", "C:\\\\new\\");
}

static void ini_read__signs_that_mean_nothing__are_kept(void **state)
{
    (void)state;
    READ("[a]\nb = https://x.example/?q=1&r=2\nc = team \"De Kring\"\nd = [x]: 100% %s %n\ne = Zoë Łukasz\n");
    is_fine();
    holds("a", "b", "https://x.example/?q=1&r=2");
    holds("a", "c", "team \"De Kring\"");
    holds("a", "d", "[x]: 100% %s %n");
    holds("a", "e", "Zoë Łukasz");
}

static void ini_read__comment_behind_a_value__is_refused(void **state)
{
    (void)state;
    READ("[a]\nb = one ; two\nc = 1\n");
    complains(2, "b: put a value with ; or #");
    assert_null(ini_get(ini, "a", "b"));
    holds("a", "c", "1");
    READ("[a]\nb = #ff0000\n");
    complains(2, "; or #");
}

static void ini_read__value_that_begins_with_an_apostrophe__is_refused(void **state)
{
    (void)state;
    READ("[school]\n\nhead = 't Hooft\n");
    complains(3, "\"'t Hooft\"");
}

static void ini_read__unclosed_quote__is_refused(void **state)
{
    (void)state;
    READ("[a]\nb = \"abc\n");
    complains(2, "not closed");
    READ("[a]\nb = \"a\"b\"\n");
    complains(2, "closing quote");
    READ("[a]\nb = \"a\" rest\n");
    complains(2, "closing quote");
    READ("[a]\nb = \"a\\\"b\"\n");
    complains(2, "closing quote");
    READ("[a]\nb = \"\n");
    complains(2, "not closed");
}

static void ini_read__backslash_at_the_end__does_not_swallow_the_next_line(void **state)
{
    (void)state;
    READ("[a]\npad = C:\\data\\\nname = School\n");
    complains(2, "pad: put a value that ends in \\");
    holds("a", "name", "School");
    READ("[a]\nb = x\\");
    complains(2, "ends in \\");
}

static void ini_read__same_key_twice__the_first_holds(void **state)
{
    (void)state;
    READ("[a]\nb = 1\n[c]\nb = 2\n[A]\nB = 3\n");
    complains(6, "twice; the one on line 2 holds");
    holds("a", "b", "1");
    holds("c", "b", "2");
}

static void ini_read__bad_section__its_settings_do_not_land_in_the_one_before(void **state)
{
    (void)state;
    READ("[a]\nb = 1\n[]\nc = 2\n[d]\ne = 3\n");
    complains(3, "not read");
    assert_null(ini_get(ini, "a", "c"));
    holds("d", "e", "3");
    READ("[a:b]\nc = 1\n");
    complains(1, "no name for a section");
    READ("[a\nc = 1\n");
    complains(1, "between [ and ]");
    READ("[a] ; note\nc = 1\n");
    complains(1, "alone on its line");
    READ("[a]\n[b]tail\nc = 1\n");
    complains(2, "alone on its line");
    assert_null(ini_get(ini, "a", "c"));
}

static void ini_read__key_that_is_no_name__is_refused(void **state)
{
    (void)state;
    READ("[a]\nb:c = 1\n");
    complains(2, "'b:c' is no name");
    READ("[a]\n= 1\n");
    complains(2, "is no name");
    READ("[a]\nb;c = 1\n");
    complains(2, "is no name");
    READ("[a]\nfree text\n");
    complains(2, "'free text' is no setting");
    READ("[a]\nk: 1\n");
    complains(2, "is no setting");
}

static void ini_read__key_before_any_section__is_refused(void **state)
{
    (void)state;
    READ("theme = light\n[a]\nb = 1\n");
    complains(1, "theme stands before the first [section]");
    holds("a", "b", "1");
}

static void ini_read__section_named_like_a_key__does_not_crash(void **state)
{
    (void)state;
    READ("[program:theme]\n[program]\n[program]\n");
    complains(1, "no name for a section");
    assert_null(ini_get(ini, "program", "theme"));
}

static void ini_read__long_line__is_left_out_and_the_rest_is_read(void **state)
{
    (void)state;
    char bytes[4000];
    int length = snprintf(bytes, sizeof bytes, "[a]\nb = %0995d5\nc = %0996d7\nd = 1\n", 0, 0);
    read_bytes(bytes, (size_t)length);
    complains(3, "longer than 1000 bytes");
    assert_int_equal(strlen(ini_get(ini, "a", "b")), 996);
    holds("a", "d", "1");
}

static void ini_read__bytes_that_are_no_text__are_named_by_line(void **state)
{
    (void)state;
    READ("[a]\nb = \0c\nd = 1\n");
    complains(2, "control character");
    holds("a", "d", "1");
    READ("[a]\nb = Ren\xe9"
         "e\nd = 1\n");
    complains(2, "UTF-8");
    holds("a", "d", "1");
    READ("[a]\rb = 1\r");
    complains(1, "control character");
    READ("[a]\nb = \033[31m\n");
    complains(2, "control character");
}

static void ini_read__byte_order_mark__is_skipped(void **state)
{
    (void)state;
    READ("\xef\xbb\xbf[a]\nb = 1\n");
    is_fine();
    holds("a", "b", "1");
    READ("\xff\xfe[\0a\0]\0\n\0");
    complains(0, "UTF-16");
}

static void ini_read__lines_of_windows__are_read(void **state)
{
    (void)state;
    READ("[a]\r\nb = 1\r\nc = \"x\"\r\nd =\r\n");
    is_fine();
    holds("a", "b", "1");
    holds("a", "c", "x");
    holds("a", "d", "");
}

static void ini_read__nothing_at_all__is_an_empty_file(void **state)
{
    (void)state;
    READ("");
    is_fine();
    const char *section, *key, *value;
    assert_false(ini_entry(ini, 0, &section, &key, &value));
    READ("[a]");
    is_fine();
}

static void ini_read__too_large__is_not_taken_for_settings(void **state)
{
    (void)state;
    char *bytes = calloc(1, INI_LIMIT + 1);
    memset(bytes, '\n', INI_LIMIT + 1);
    read_bytes(bytes, INI_LIMIT + 1);
    complains(0, "64 KiB");
    memset(bytes, 'x', INI_LIMIT);
    for (size_t i = 1; i < INI_LIMIT; i += 2)
        bytes[i] = '\n';
    read_bytes(bytes, INI_LIMIT);
    free(bytes);
    const struct ini_fault *faults;
    assert_int_equal(ini_faults(ini, &faults), 100);
}

static void ini_add_fault__unknown_key__stands_in_the_order_of_the_file(void **state)
{
    (void)state;
    READ("[a]\nb = 1\nc = 2\nbad line\n");
    ini_add_fault(ini, "a", "b", "%s is unknown.", "b");
    ini_add_fault(ini, "a", "nothing", "about the whole");
    const struct ini_fault *faults;
    assert_int_equal(ini_faults(ini, &faults), 3);
    assert_string_equal(faults[0].text, "config.ini: about the whole");
    assert_string_equal(faults[1].text, "config.ini, line 2: b is unknown.");
    assert_int_equal(faults[2].line, 4);
}

/* Of another file than this one, such as a text of the school's own: no setting to look for. */
static void ini_add_fault__of_no_setting__stands_first(void **state)
{
    (void)state;
    READ("[a]\nb = 1\n");
    ini_add_fault(ini, "a", "b", "b is unknown.");
    ini_add_fault(ini, NULL, NULL, "agreements.md has no title.");
    const struct ini_fault *faults;
    assert_int_equal(ini_faults(ini, &faults), 2);
    assert_string_equal(faults[0].text, "config.ini: agreements.md has no title.");
}

static void ini_entry__walks_in_the_order_of_the_file(void **state)
{
    (void)state;
    READ("[b]\nz = 1\na = 2\n[a]\ny = 3\n");
    static const char *const expected[] = { "b.z=1", "b.a=2", "a.y=3" };
    const char *section, *key, *value;
    size_t count = 0;
    while (ini_entry(ini, count, &section, &key, &value)) {
        char text[40];
        snprintf(text, sizeof text, "%s.%s=%s", section, key, value);
        assert_string_equal(text, expected[count++]);
    }
    assert_int_equal(count, 3);
}

/* --- one file below another ---------------------------------------------------------------------------- */

static bool lists_whole(const char *section)
{
    return strcmp(section, "holidays") == 0;
}

static void add_below(const char *text)
{
    struct ini *below = ini_read("/etc/klaskast/config.ini", text, strlen(text));
    ini_add_below(ini, below, lists_whole);
    ini_free(&below);
}

static void ini_add_below__what_both_set__is_that_of_the_file_above(void **state)
{
    (void)state;
    READ("[school]\nname = Mine\n");
    add_below("[school]\nname = Theirs\nplace = Zeist\n[other]\nkey = 1\n");
    is_fine();
    holds("school", "name", "Mine");
    holds("school", "place", "Zeist");
    holds("other", "key", "1");
    assert_string_equal(ini_file(ini, "school", "name"), "config.ini");
    assert_string_equal(ini_file(ini, "school", "place"), "/etc/klaskast/config.ini");
    assert_null(ini_file(ini, "school", "head"));
}

static void ini_add_below__a_list__is_never_of_two_files(void **state)
{
    (void)state;
    READ("[holidays]\nautumn = 2026-10-17\n");
    add_below("[holidays]\nmay = 2027-04-24\n");
    assert_null(ini_get(ini, "holidays", "may"));

    READ("[school]\nname = Mine\n");
    add_below("[holidays]\nmay = 2027-04-24\nsummer = 2027-07-17\n");
    holds("holidays", "may", "2027-04-24");
    holds("holidays", "summer", "2027-07-17");
}

static void ini_add_below__faults__name_the_file_that_they_are_in(void **state)
{
    (void)state;
    const struct ini_fault *faults;
    READ("[school]\nname = Mine\n");
    add_below("[school]\nplace = Zeist\nno setting\n");
    ini_add_fault(ini, "school", "name", "of the file above");
    ini_add_fault(ini, "school", "place", "of the file below");
    assert_int_equal(ini_faults(ini, &faults), 3);
    assert_string_equal(faults[0].text, "config.ini, line 2: of the file above");
    assert_string_equal(faults[1].text, "/etc/klaskast/config.ini, line 2: of the file below");
    assert_non_null(strstr(faults[2].text, "/etc/klaskast/config.ini, line 3: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ini_read__sections_values_and_comments__are_read),
        cmocka_unit_test(ini_read__capitals_in_names__make_no_difference),
        cmocka_unit_test(ini_read__quoted_value__keeps_what_the_library_would_cut),
        cmocka_unit_test(ini_read__signs_that_mean_nothing__are_kept),
        cmocka_unit_test(ini_read__comment_behind_a_value__is_refused),
        cmocka_unit_test(ini_read__value_that_begins_with_an_apostrophe__is_refused),
        cmocka_unit_test(ini_read__unclosed_quote__is_refused),
        cmocka_unit_test(ini_read__backslash_at_the_end__does_not_swallow_the_next_line),
        cmocka_unit_test(ini_read__same_key_twice__the_first_holds),
        cmocka_unit_test(ini_read__bad_section__its_settings_do_not_land_in_the_one_before),
        cmocka_unit_test(ini_read__key_that_is_no_name__is_refused),
        cmocka_unit_test(ini_read__key_before_any_section__is_refused),
        cmocka_unit_test(ini_read__section_named_like_a_key__does_not_crash),
        cmocka_unit_test(ini_read__long_line__is_left_out_and_the_rest_is_read),
        cmocka_unit_test(ini_read__bytes_that_are_no_text__are_named_by_line),
        cmocka_unit_test(ini_read__byte_order_mark__is_skipped),
        cmocka_unit_test(ini_read__lines_of_windows__are_read),
        cmocka_unit_test(ini_read__nothing_at_all__is_an_empty_file),
        cmocka_unit_test(ini_read__too_large__is_not_taken_for_settings),
        cmocka_unit_test(ini_add_fault__unknown_key__stands_in_the_order_of_the_file),
        cmocka_unit_test(ini_add_fault__of_no_setting__stands_first),
        cmocka_unit_test(ini_add_below__what_both_set__is_that_of_the_file_above),
        cmocka_unit_test(ini_add_below__a_list__is_never_of_two_files),
        cmocka_unit_test(ini_add_below__faults__name_the_file_that_they_are_in),
        cmocka_unit_test(ini_entry__walks_in_the_order_of_the_file),
    };
    return cmocka_run_group_tests_name("ini", tests, NULL, close_file);
}
