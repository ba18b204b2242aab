#include "unit.h"

#include "klaskast/base/buffer.h"
#include "klaskast/io/markdown.h"

static struct arena arena;
static struct buffer shown;

static int fresh(void **state)
{
    (void)state;
    arena_init(&arena);
    buffer_init(&shown);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    arena_clear(&arena);
    buffer_clear(&shown);
    return 0;
}

/* 'p(a em(b))' */
static void show(const struct markdown *markdown)
{
    static const char *const names[] = { "p",  "h",  "ul", "ol", "li",     "quote", "rule", "table",
                                         "tr", "th", "td", "em", "strong", "a",     "text", "br" };
    shown.length = 0;
    buffer_text(&shown, "");
    for (size_t i = 0; i < markdown->count; i++) {
        const struct markdown_token *token = &markdown->tokens[i];
        if (token->kind == MARKDOWN_TEXT)
            buffer_text(&shown, token->text);
        else if (token->closes)
            buffer_text(&shown, ")");
        else if (token->kind == MARKDOWN_RULE || token->kind == MARKDOWN_BREAK)
            buffer_print(&shown, "[%s]", names[token->kind]);
        else if (token->kind == MARKDOWN_LINK)
            buffer_print(&shown, "a<%s>(", token->text);
        else if (token->number)
            buffer_print(&shown, "%s%d(", names[token->kind], token->number);
        else
            buffer_print(&shown, "%s(", names[token->kind]);
    }
}

static void gives(const char *text, const char *wanted)
{
    struct markdown markdown;
    assert_true(markdown_read(text, strlen(text), false, &arena, &markdown));
    show(&markdown);
    assert_string_equal(buffer_get(&shown), wanted);
}

static void markdown_read__blocks__open_and_close_in_order(void **state)
{
    (void)state;
    gives("", "");
    gives("een\ntwee\n\ndrie\n", "p(een twee)p(drie)");
    gives("# Kop\n\n---\n\n> zegt\n", "h1(Kop)[rule]quote(p(zegt))");
    gives("een\\\ntwee  \ndrie", "p(een[br]twee[br]drie)");
    gives("| a | b |\n|---|---|\n| c | d |\n", "table(tr(th(a)th(b))tr(td(c)td(d)))");
}

static void markdown_read__lists__nest(void **state)
{
    (void)state;
    gives("- a\n- b\n  - c\n    1. d\n", "ul(li(a)li(b"
                                         "ul(li(c"
                                         "ol1(li(d))))))");
    gives("3. a\n4. b\n", "ol3(li(a)li(b))");
    gives("- a\n\n- b\n", "ul(li(p(a))li(p(b)))");
}

static void markdown_read__spans__are_kept(void **state)
{
    (void)state;
    gives("*a* **b** [c](https://x.example/?a=1&amp;b=2) `d` ![e](f.png)",
          "p(em(a) strong(b) a<https://x.example/?a=1&b=2>(c) d e)");
    gives("snake_case_name en 2 * 3 * 4", "p(snake_case_name en 2 * 3 * 4)");
}

static void markdown_read__html__is_text(void **state)
{
    (void)state;
    gives("<b>a</b> <script>x</script>", "p(<b>a</b> <script>x</script>)");
    gives("<div>\na\n</div>", "p(<div> a </div>)");
}

static void markdown_read__entities__become_what_they_mean(void **state)
{
    (void)state;
    gives("&amp; &lt; &gt; &quot; a&nbsp;b &#233; &#xEB;", "p(& < > \" a\u00A0b é ë)");
    gives("&onbekend; &eacute;", "p(&onbekend; &eacute;)");
    /* What cannot be printed does not get in by number either. */
    gives("a&#0;b&#27;c&#x202E;d&#xD800;e&#99999999;f", "p(a\uFFFDb\uFFFDc\uFFFDd\uFFFDe&#99999999;f)");
}

static void markdown_read__keep_lines__line_ends_are_breaks(void **state)
{
    (void)state;
    struct markdown markdown;
    assert_true(markdown_read("een\ntwee\n\ndrie", 14, true, &arena, &markdown));
    show(&markdown);
    assert_string_equal(buffer_get(&shown), "p(een[br]twee)p(drie)");
}

static void markdown_read__depth__has_an_end_and_the_text_stays(void **state)
{
    (void)state;
    char text[400] = "";
    struct markdown markdown;
    for (int i = 0; i < 100; i++)
        strcat(text, "> ");
    strcat(text, "diep");
    assert_true(markdown_read(text, strlen(text), false, &arena, &markdown));
    int depth = 0, deepest = 0;
    bool there = false;
    for (size_t i = 0; i < markdown.count; i++) {
        const struct markdown_token *token = &markdown.tokens[i];
        there |= token->kind == MARKDOWN_TEXT && strcmp(token->text, "diep") == 0;
        if (token->kind != MARKDOWN_TEXT)
            depth += token->closes ? -1 : 1;
        deepest = depth > deepest ? depth : deepest;
    }
    assert_int_equal(depth, 0);
    assert_int_equal(deepest, MARKDOWN_DEPTH);
    assert_true(there);
}

/* A head of many columns and as many short rows would fill the memory, were every row filled up. */
static void markdown_read__made_to_be_large__is_refused_or_stays_small(void **state)
{
    (void)state;
    struct buffer text;
    struct markdown markdown;
    buffer_init(&text);
    for (int i = 0; i < MARKDOWN_TOKENS / 3; i++)
        buffer_text(&text, "*a* ");
    assert_false(markdown_read(buffer_get(&text), text.length, false, &arena, &markdown));
    text.length = 0;
    for (int line = 0; line < 2; line++) {
        for (int i = 0; i < 2000; i++)
            buffer_text(&text, line ? "|---" : "|a");
        buffer_text(&text, "|\n");
    }
    for (int i = 0; i < 2000; i++)
        buffer_text(&text, "|b|\n");
    markdown_read(buffer_get(&text), text.length, false, &arena, &markdown);
    assert_true(markdown.count <= MARKDOWN_TOKENS);
    buffer_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, clear)
        TEST(markdown_read__blocks__open_and_close_in_order),
        TEST(markdown_read__lists__nest),
        TEST(markdown_read__spans__are_kept),
        TEST(markdown_read__html__is_text),
        TEST(markdown_read__entities__become_what_they_mean),
        TEST(markdown_read__keep_lines__line_ends_are_breaks),
        TEST(markdown_read__depth__has_an_end_and_the_text_stays),
        TEST(markdown_read__made_to_be_large__is_refused_or_stays_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
