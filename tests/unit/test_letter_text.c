/* Plain text of 72 columns. */
#include "unit.h"

#include "klaskast/base/text.h"
#include "klaskast/io/letter.h"

#include <stdio.h>

static struct letter letter;

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    letter_init(&letter);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    letter_clear(&letter);
    return 0;
}

static void make(const char *text)
{
    struct letter_file file = { .name = "a.md" };
    struct err err;
    buffer_init(&file.text);
    buffer_text(&file.text, text);
    const struct letter_source source = { &file, NULL, LANGUAGE_ENGLISH, NULL, 0 };
    if (!letter_make(&source, &letter, &err))
        fail_msg("%s", err.text);
    letter_file_clear(&file);
}

static void gives(const char *text, const char *wanted)
{
    make(text);
    assert_string_equal(buffer_get(&letter.text), wanted);
}

static int widest(void)
{
    char line[2000];
    int most = 0;
    for (const char *at = buffer_get(&letter.text); *at;) {
        size_t length = strcspn(at, "\n");
        assert_true(length < sizeof line);
        memcpy(line, at, length);
        line[length] = '\0';
        assert_true(!length || line[length - 1] != ' ');
        int width = text_width(line);
        most = width > most ? width : most;
        at += length + (at[length] == '\n');
    }
    return most;
}

static void repeat(struct buffer *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        buffer_text(out, text);
}

static void text__72_columns__fit_and_73_do_not(void **state)
{
    (void)state;
    char words[100] = "", wanted[110];
    memset(words, 'a', 67);
    strcpy(words + 67, " bbbb");
    snprintf(wanted, sizeof wanted, "%s\n", words);
    gives(words, wanted);
    assert_int_equal(widest(), 72);
    strcat(words, "b");
    words[72] = 'b';
    words[73] = '\0';
    snprintf(wanted, sizeof wanted, "%.67s\nbbbbb\n", words);
    gives(words, wanted);
}

static void text__word_longer_than_a_line__is_cut(void **state)
{
    (void)state;
    char word[201], wanted[210];
    memset(word, 'x', 200);
    word[200] = '\0';
    snprintf(wanted, sizeof wanted, "%.72s\n%.72s\n%.56s\n", word, word, word);
    gives(word, wanted);
}

/* A Chinese letter takes two columns, a mark none; a line never ends between a letter and its mark. */
static void text__wide_letters_and_marks__are_measured_as_they_are_shown(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    repeat(&text, "漢字 ", 30);
    make(buffer_get(&text));
    assert_int_equal(widest(), 69); /* fourteen of five columns, less the last blank */
    text.length = 0;
    repeat(&text, "漢", 100);
    make(buffer_get(&text));
    assert_int_equal(widest(), 72);
    text.length = 0;
    repeat(&text, "e\u0301\u0323", 100);
    make(buffer_get(&text));
    assert_int_equal(widest(), 72);
    char *second = strchr(buffer_get(&letter.text), '\n');
    assert_true(second[1] == 'e');
    text.length = 0;
    buffer_text(&text, "x");
    repeat(&text, "漢", 40);
    make(buffer_get(&text));
    assert_int_equal(widest(), 71); /* the second column of the last one would be the 73rd */
    buffer_clear(&text);
}

static void text__no_break_blank__holds_words_together(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    repeat(&text, "woord ", 11);
    buffer_text(&text, "24&nbsp;november");
    make(buffer_get(&text));
    assert_non_null(strstr(buffer_get(&letter.text), "\n24 november\n"));
    buffer_clear(&text);
}

static void text__lists__are_indented_as_deep_as_they_go(void **state)
{
    (void)state;
    gives("voor\n\n- een\n- twee\n  - twee a\n    1. diep\n- drie\n\nna",
          "voor\n\n- een\n- twee\n  - twee a\n    1. diep\n- drie\n\nna\n");
    gives("9. negen\n10. tien\n", "9. negen\n10. tien\n");
    gives("- een\n\n  nog een alinea\n\n- twee\n", "- een\n\n  nog een alinea\n- twee\n");
    make("- aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa\n");
    assert_non_null(strstr(buffer_get(&letter.text), "\n  aaaaaaaaa\n"));
    gives("-\n- b", "- b\n");
}

static void text__blocks__have_one_empty_line_between_them(void **state)
{
    (void)state;
    gives("# Kop\n\neen\\\ntwee\n\n\n\n> zegt\n> men\n\n---\n\nna\n",
          "Kop\n\neen\ntwee\n\n    zegt men\n\n----------\n\nna\n");
}

static void text__links__are_written_out(void **state)
{
    (void)state;
    gives("[site](https://a.example) <https://b.example> [mail](mailto:a@b.example) <c@d.example>",
          "site (https://a.example) https://b.example mail (a@b.example)\nc@d.example\n");
}

static void text__tables__stand_in_columns(void **state)
{
    (void)state;
    gives(
        "| | |\n|---|---|\n| Wat | De telefoon ging af tijdens de les en werd daarna gepakt door iemand |\n| "
        "Wie | "
        "Noor |\n",
        "Wat  De telefoon ging af tijdens de les en werd daarna gepakt door\n     iemand\nWie  Noor\n");
    gives("| a | b | c |\n|---|---|---|\n| 1 | | 3 |\n", "a  b  c\n1     3\n");
    make("| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | "
         "bbbbbbbbbbbbbbbbbbb "
         "bbbbbbbbbbbb | cccccccccc cccccccccccccccccc | ddddddddddddddddddddddd | eeeeeeeeeeeeeeee | "
         "ffffffffff | "
         "ggg |\n");
    assert_true(widest() <= 72);
    assert_non_null(strstr(buffer_get(&letter.text), "ggg"));
    make("- | a | b |\n  |---|---|\n  | 漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢 | b |\n");
    assert_true(widest() <= 72);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, english, clear)
        TEST(text__72_columns__fit_and_73_do_not),
        TEST(text__word_longer_than_a_line__is_cut),
        TEST(text__wide_letters_and_marks__are_measured_as_they_are_shown),
        TEST(text__no_break_blank__holds_words_together),
        TEST(text__lists__are_indented_as_deep_as_they_go),
        TEST(text__blocks__have_one_empty_line_between_them),
        TEST(text__links__are_written_out),
        TEST(text__tables__stand_in_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
