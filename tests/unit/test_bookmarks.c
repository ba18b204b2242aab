#include "unit.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/bookmarks.h"

static struct arena arena;
static struct bookmarks found;
static struct err err;

static int set_up(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    err = (struct err){ ERR_NONE, "" };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static bool parse(const char *text)
{
    return bookmarks_parse("x.html", text, strlen(text), &arena, &found, &err);
}

static void is(size_t i, const char *address, const char *title, const char *folder)
{
    assert_true(i < found.count);
    assert_string_equal(found.links[i].address, address);
    assert_string_equal(found.links[i].title, title);
    assert_string_equal(found.links[i].folder, folder);
}

static void bookmarks_read__chrome__folders_and_entities__S1(void **state)
{
    (void)state;
    assert_true(bookmarks_read("tests/data/bookmarks/chrome.html", &arena, &found, &err));
    assert_string_equal(found.file, "chrome.html");
    assert_int_equal(found.count, 10);
    assert_int_equal(found.left_out, 3);
    is(0, "https://www.rekenen.example/oefenen?groep=5&soort=tafels", "Tafels & sommen", "Rekenen");
    assert_int_equal(found.links[0].line, 13);
    is(1, "https://breuken.example/", "Breuken: \"taart\" verdelen", "Rekenen");
    is(2, "https://klok.example/digitaal", "Hoe laat is het?", "Klokkijken");
    is(3, "http://www.rekenen.example/oefenen?groep=5&soort=tafels", "Tafels (oud)", "Rekenen");
    is(4, "https://vogels.example/tellen/in/de/tuin", "Vogels tellen in de tuin", "Natuur & techniek");
    is(7, "https://portaal.school.example/login?return=%2F", "Portaal", "");
    is(9, "https://topo.example/europa", "", "");
}

static void bookmarks_read__firefox__queries_and_descriptions_are_left_out__S1(void **state)
{
    (void)state;
    assert_true(bookmarks_read("tests/data/bookmarks/firefox.html", &arena, &found, &err));
    assert_int_equal(found.count, 4);
    assert_int_equal(found.left_out, 1);
    is(0, "https://romeinen.example/leger", "De Romeinen: het leger", "Geschiedenis");
    is(1, "https://hunebed.example/", "Hunebedden", "Geschiedenis");
    is(2, "https://liedjes.example/", "Liedjes", "");
    is(3, "https://b\xD0\xBEnk.example/", "Bank", "");
}

static void bookmarks_read__edge__returns_at_line_ends__S1(void **state)
{
    (void)state;
    assert_true(bookmarks_read("tests/data/bookmarks/edge.html", &arena, &found, &err));
    assert_int_equal(found.count, 3);
    is(0, "https://spelling.example/d-of-t", "D of T?", "Taal");
    is(2, "https://weer.example/", "Het weer", "");
}

static void bookmarks_read__windows_1252__becomes_utf8(void **state)
{
    (void)state;
    assert_true(bookmarks_read("tests/data/bookmarks/windows-1252.html", &arena, &found, &err));
    is(0, "https://knutselen.example/ideeen", "Idee\xC3\xABn voor 'knutselen'",
       "Cr\xC3\xA9"
       "atief");
}

static void bookmarks_parse__untidy__is_read_as_far_as_it_makes_sense(void **state)
{
    (void)state;
    assert_true(parse(
        "<dl><dt><h3>A<dl><dt><a href=https://a.example>Een<dt><a HREF='https://b.example'>T<b>w</b>ee</a>"
        "</dl></dl></dl></dl><dt><a\nhref = x><a href=\"HTTP://c.example\">&#x44;rie &#233; &amp &#0; "
        "&bla;"));
    assert_int_equal(found.count, 3);
    is(0, "https://a.example", "Een", "A");
    assert_string_equal(found.links[1].address, "https://b.example");
    is(2, "HTTP://c.example", "Drie \xC3\xA9 &amp &#0; &bla;", "");
    assert_true(parse("<DL><DT><A HREF=\"https://a.example"));
    assert_true(parse("<DL><DT><A HREF=\"https://a.example\">"));
    is(0, "https://a.example", "", "");
    assert_true(parse("<DL><p></DL>"));
    assert_int_equal(found.count, 0);
}

static void bookmarks_parse__a_bracket_in_a_value__ends_no_tag(void **state)
{
    (void)state;
    assert_true(parse("<DL><DT><A HREF=\"https://a.example/?a>b\" ICON=\"<DL><A HREF='x'>\">Een</A></DL>"));
    assert_int_equal(found.count, 1);
    is(0, "https://a.example/?a>b", "Een", "");
}

static void bookmarks_parse__folders_in_folders__the_innermost_counts(void **state)
{
    (void)state;
    struct buffer deep;
    buffer_init(&deep);
    for (int i = 0; i < 200; i++)
        buffer_print(&deep, "<DT><H3>Map %d</H3><DL>", i);
    buffer_text(&deep, "<DT><A HREF=\"https://diep.example\">Diep</A>");
    for (int i = 0; i < 199; i++)
        buffer_text(&deep, "</DL>");
    buffer_text(&deep, "<DT><A HREF=\"https://ondiep.example\">Ondiep</A>");
    assert_true(parse(buffer_get(&deep)));
    is(0, "https://diep.example", "Diep", "Map 63");
    is(1, "https://ondiep.example", "Ondiep", "Map 0");
    buffer_clear(&deep);
}

static void bookmarks_parse__something_else__says_how_to_make_one(void **state)
{
    (void)state;
    assert_false(parse("Voornaam;Achternaam\nNoor;de Vries\n"));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_non_null(strstr(err.text, "x.html is no bookmarks file"));
    assert_false(parse(""));
    assert_false(bookmarks_parse("x.html", "<DL>\0<DL>", 9, &arena, &found, &err));
    assert_false(bookmarks_read("tests/data/bookmarks/none.html", &arena, &found, &err));
}

static void bookmarks_parse__far_too_many__are_counted(void **state)
{
    (void)state;
    struct buffer many;
    buffer_init(&many);
    buffer_text(&many, "<DL>");
    for (int i = 0; i < BOOKMARKS_MOST + 7; i++)
        buffer_print(&many, "<DT><A HREF=\"https://a%d.example\">x</A>\n", i);
    assert_true(parse(buffer_get(&many)));
    assert_int_equal(found.count, BOOKMARKS_MOST);
    assert_int_equal(found.beyond, 7);
    buffer_clear(&many);
}

#define bookmarks_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        bookmarks_test(bookmarks_read__chrome__folders_and_entities__S1),
        bookmarks_test(bookmarks_read__firefox__queries_and_descriptions_are_left_out__S1),
        bookmarks_test(bookmarks_read__edge__returns_at_line_ends__S1),
        bookmarks_test(bookmarks_read__windows_1252__becomes_utf8),
        bookmarks_test(bookmarks_parse__untidy__is_read_as_far_as_it_makes_sense),
        bookmarks_test(bookmarks_parse__a_bracket_in_a_value__ends_no_tag),
        bookmarks_test(bookmarks_parse__folders_in_folders__the_innermost_counts),
        bookmarks_test(bookmarks_parse__something_else__says_how_to_make_one),
        bookmarks_test(bookmarks_parse__far_too_many__are_counted),
    };
    return cmocka_run_group_tests_name("bookmarks", tests, NULL, NULL);
}
