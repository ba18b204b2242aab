#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/io/html.h"

static struct buffer out;

static int clear(void **state)
{
    (void)state;
    buffer_clear(&out);
    return 0;
}

static void becomes(const char *text, const char *html)
{
    buffer_clear(&out);
    html_text(&out, text);
    assert_string_equal(buffer_get(&out), html);
}

static void html_text__signs_of_html__are_text(void **state)
{
    (void)state;
    becomes("<script>alert('1' && \"2\")</script>",
            "&lt;script&gt;alert(&#39;1&#39; &amp;&amp; &quot;2&quot;)&lt;/script&gt;");
    becomes("&amp;", "&amp;amp;");
    becomes("Zoë, Łukasz, 漢字", "Zoë, Łukasz, 漢字");
    becomes("", "");
}

static void html_text__what_turns_a_line_around_or_hides__is_left_out(void **state)
{
    (void)state;
    becomes("a\u202Eb\u2066c\u200Bd\uFEFFe\u061Cf", "abcdef");
    becomes("a\x01"
            "b\x1B[31m\x7F\xC2\x85"
            "c",
            "ab[31mc");
    becomes("a\nb", "a\nb");
}

static void html_text__no_utf8__becomes_a_sign(void **state)
{
    (void)state;
    becomes("Ren\xE9"
            "e",
            "Ren\uFFFDe");
    becomes("\xC3", "\uFFFD");
}

/* Whatever is in it: the page itself forbids what would fetch or run anything. */
static void html_begin__page__asks_nothing_of_anybody__C3(void **state)
{
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    html_begin(&out, "a </title><b>", "start", "start");
    html_end(&out);
    const char *page = buffer_get(&out);
    assert_non_null(strstr(page, "<html lang=\"nl\">"));
    assert_non_null(strstr(page, "default-src 'none'"));
    assert_non_null(strstr(page, "<title>a &lt;/title&gt;&lt;b&gt;</title>"));
    assert_non_null(strstr(page, "<link rel=\"icon\" href=\"data:,\">"));
    assert_null(strstr(page, "url("));
    assert_null(strstr(page, "@import"));
    assert_null(strstr(page, "<script"));
    translate_use(LANGUAGE_ENGLISH);
    buffer_clear(&out);
    html_begin(&out, "a", "start", "start");
    assert_non_null(strstr(buffer_get(&out), "<html lang=\"en\">"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(html_text__signs_of_html__are_text, clear),
        cmocka_unit_test_teardown(html_text__what_turns_a_line_around_or_hides__is_left_out, clear),
        cmocka_unit_test_teardown(html_text__no_utf8__becomes_a_sign, clear),
        cmocka_unit_test_teardown(html_begin__page__asks_nothing_of_anybody__C3, clear),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
