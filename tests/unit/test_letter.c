/* Templates and values: what comes out, and what is said about what is wrong. */
#include "unit.h"

#include "klaskast/base/text.h"
#include "klaskast/io/letter.h"

#include <stdio.h>
#include <stdlib.h>

static struct letter letter;
static struct err err;

static int english(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    letter_init(&letter);
    err = (struct err){ ERR_NONE, "" };
    return 0;
}

static int clear(void **state)
{
    (void)state;
    letter_clear(&letter);
    return 0;
}

static const struct letter_value values[] = {
    { "first", "Noor" },
    { "pupil", "Noor de Vries" },
    { "until", "woensdag 23 december 2026" },
    { "story", "" },
    { "place", NULL },
    { "several", "een\ntwee" },
};
enum { VALUES = sizeof values / sizeof *values };

static bool make_bytes(const char *text, size_t length, const struct letter_value *with, size_t count)
{
    struct letter_file file = { .name = "letters/nl/ban.md" };
    buffer_init(&file.text);
    buffer_add(&file.text, text, length);
    const struct letter_source source = { &file, NULL, LANGUAGE_DUTCH, with, count };
    bool ok = letter_make(&source, &letter, &err);
    letter_file_clear(&file);
    return ok;
}

static void gives(const char *text, const char *wanted)
{
    if (!make_bytes(text, strlen(text), values, VALUES))
        fail_msg("%s", err.text);
    assert_string_equal(buffer_get(&letter.text), wanted);
}

static void refused(const char *text, const char *why)
{
    assert_false(make_bytes(text, strlen(text), values, VALUES));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_string_equal(err.text, why);
    assert_int_equal(letter.html.length, 0);
    assert_int_equal(letter.text.length, 0);
}

static void html_says(const char *text)
{
    if (!strstr(buffer_get(&letter.html), text))
        fail_msg("the page does not say %s:\n%s", text, buffer_get(&letter.html));
}

/* --- the template --- */

static void letter_make__parts__stand_in_their_order(void **state)
{
    (void)state;
    gives(
        "date: Heerlen, vandaag\nsubject: geen telefoon\nto: Aan de ouders van\n    {{pupil}}\nsigned: "
        "head\n\n"
        "Beste {{first}},\n",
        "Aan de ouders van\nNoor de Vries\n\nHeerlen, vandaag\n\nOnderwerp: geen telefoon\n\nBeste Noor,\n");
    assert_int_equal(letter.signer, LETTER_SIGNED_BY_HEAD);
    assert_string_equal(buffer_get(&letter.subject), "geen telefoon");
    html_says("<p class=\"to\">Aan de ouders van<br>\nNoor de Vries</p>");
    html_says("<strong>Onderwerp:</strong> geen telefoon");
    html_says("<title>geen telefoon</title>");
}

static void letter_make__no_first_lines__is_all_text(void **state)
{
    (void)state;
    gives("Beste {{first}}: welkom\n", "Beste Noor: welkom\n");
    gives("---\n\nhallo", "----------\n\nhallo\n");
    gives("---\nsubject: x\n---\nhallo", "Onderwerp: x\n\nhallo\n");
    assert_int_equal(letter.signer, LETTER_SIGNED_BY_NOBODY);
}

static void letter_make__line_ends_and_mark__of_any_editor(void **state)
{
    (void)state;
    gives("\xEF\xBB\xBFsubject: x\r\n\r\nBeste {{first}},\r\n\r\nhallo\r\n",
          "Onderwerp: x\n\nBeste Noor,\n\nhallo\n");
    gives("subject: x\r\rhallo\r", "Onderwerp: x\n\nhallo\n");
}

/* A sheet with a letterhead and nothing else would be signed by nobody. */
static void letter_make__no_text_in_it__is_refused(void **state)
{
    static const char what[] =
        "there is no text for the letter. Write it here, or remove this file: then the "
        "text that is built in is used.";
    static const struct {
        const char *text;
        int line;
    } blank[] = { { "", 1 }, { "\n\n", 1 }, { "subject: x\n\n", 2 }, { "{{#story}}\nx\n{{/story}}\n", 1 } };
    char why[240];
    (void)state;
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
        snprintf(why, sizeof why, "letters/nl/ban.md, line %d: %s", blank[i].line, what);
        refused(blank[i].text, why);
    }
}

/* --- placeholders --- */

static void letter_make__unknown_placeholder__is_named_with_file_and_line(void **state)
{
    (void)state;
    refused("subject: x\n\nBeste {{first}},\n\ntot {{untill}}\n",
            "letters/nl/ban.md, line 5: {{untill}} is no placeholder; did you mean {{until}}?");
    refused("{{wonderlijk}}", "letters/nl/ban.md, line 1: {{wonderlijk}} is no placeholder. 'klaskast letter "
                              "placeholders' lists them.");
    refused("to: a\n    {{firts}}\n\nx",
            "letters/nl/ban.md, line 2: {{firts}} is no placeholder; did you mean "
            "{{first}}?");
    /* Also where it would not be printed: the next letter may. */
    refused(
        "{{#story}}\n{{bogus_thing}}\n{{/story}}\n",
        "letters/nl/ban.md, line 2: {{bogus_thing}} is no placeholder. 'klaskast letter placeholders' lists "
        "them.");
}

static void letter_make__placeholder_without_value__is_named_with_what_to_do(void **state)
{
    (void)state;
    refused(
        "Beste {{first}},\n\n{{place}}, {{head}}\n\n{{school}} {{place}}",
        "This letter cannot be made yet: your school is not known. Fill in, under [school] in the settings: "
        "place, head, name.");
    refused("{{story}} {{work}}",
            "This letter cannot be made yet. Write down what the child said first. Also "
            "without a value: {{work}}. (letters/nl/ban.md, line 1: {{story}})");
    refused("{{story}}", "This letter cannot be made yet. Write down what the child said first. "
                         "(letters/nl/ban.md, line 1: {{story}})");
    refused("{{times}}",
            "This letter cannot be made yet: {{times}} has no value (letters/nl/ban.md, line 1).");
}

static void letter_make__every_placeholder__is_filled_in(void **state)
{
    (void)state;
    const struct letter_placeholder *row;
    for (size_t i = 0; (row = letter_placeholder_at(i)) != NULL; i++) {
        char text[100];
        const struct letter_value value = { row->name, "hier" };
        snprintf(text, sizeof text, "staat {{%s}} {{ %s }}", row->name, row->name);
        assert_true(make_bytes(text, strlen(text), &value, 1));
        assert_string_equal(buffer_get(&letter.text), "staat hier hier\n");
        assert_true(strlen(row->meaning) > 5 && row->meaning[strlen(row->meaning) - 1] == '.');
    }
}

static void letter_make__half_a_placeholder__is_named(void **state)
{
    (void)state;
    const char *why =
        "letters/nl/ban.md, line 1: a placeholder is written {{name}}, with small letters, on one line.";
    refused("{{first", why);
    refused("{{first}", why);
    refused("{{}}", why);
    refused("{{First}}", why);
    refused("{{first\n}}", why);
    refused("{{{first}}}", why);
}

static void letter_make__parts_with_a_value__are_there_only_then(void **state)
{
    (void)state;
    gives("a{{#first}} met {{first}}{{/first}}{{^first}} zonder{{/first}}.", "a met Noor.\n");
    gives("a{{#story}} met{{/story}}{{^story}} zonder{{/story}}.", "a zonder.\n");
    gives("een\n{{#story}}\n\n{{story}}\n{{/story}}\ntwee", "een twee\n");
    gives("een\n\n{{#first}}\n{{#story}}\nnooit\n{{/story}}\nwel\n{{/first}}\n\ntwee",
          "een\n\nwel\n\ntwee\n");
    gives("{{#story}}{{#first}}nooit{{/first}}{{/story}}ja", "ja\n");
    gives("| a | b |\n|---|---|\n{{#story}}\n| nee | {{story}} |\n{{/story}}\n| ja | {{first}} |\n",
          "a   b\nja  Noor\n");
}

static void letter_make__parts_that_do_not_match__are_named(void **state)
{
    (void)state;
    refused("\n{{#story}}\nx",
            "letters/nl/ban.md, line 2: {{#story}} is never closed: {{/story}} is missing.");
    refused("{{/story}}", "letters/nl/ban.md, line 1: {{/story}} closes what is not open.");
    refused("{{#story}}{{#first}}{{/story}}{{/first}}",
            "letters/nl/ban.md, line 1: {{/story}} closes what is not open; {{/first}} is expected here.");
    refused("{{#first}}{{#first}}{{#first}}{{#first}}{{#first}}{{#first}}{{#first}}{{#first}}{{#first}}",
            "letters/nl/ban.md, line 1: too many parts inside each other. Close one with {{/name}} first.");
}

/* --- values are data --- */

static void letter_make__value_that_looks_like_markup__prints_as_it_is(void **state)
{
    (void)state;
    static const char *const names[] = { "<script>alert(1)</script>",
                                         "*Noor*",
                                         "**N** _o_ ~r~",
                                         "{{head}}",
                                         "[x](y)",
                                         "![x](y)",
                                         "&amp;",
                                         "# Noor",
                                         "- Noor",
                                         "1. Noor",
                                         "> Noor",
                                         "a | b | c",
                                         "\\Noor\\",
                                         "--- ---",
                                         "<https://x.example>",
                                         "Noor {{#first}}",
                                         "&#8238;x",
                                         "$$x$$" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct letter_value value = { "first", names[i] };
        char wanted[400];
        const char *text =
            "subject: {{first}}\nto: {{first}}\n\n{{first}}\n\n| a | b |\n|---|---|\n| x | {{first}} |\n";
        assert_true(make_bytes(text, strlen(text), &value, 1));
        snprintf(wanted, sizeof wanted, "%s\n\nOnderwerp: %s\n\n%s\n\na  b\nx  %s\n", names[i], names[i],
                 names[i], names[i]);
        assert_string_equal(buffer_get(&letter.text), wanted);
        assert_null(strstr(buffer_get(&letter.html), "<script"));
        assert_null(strstr(buffer_get(&letter.html), "<em>"));
        assert_null(strstr(buffer_get(&letter.html), "<a "));
        assert_null(strstr(buffer_get(&letter.html), "<img"));
    }
}

static void letter_make__value_in_a_link__cannot_leave_it(void **state)
{
    (void)state;
    const struct letter_value web = { "web", "https://x.example/\" onclick=\"x" };
    assert_true(make_bytes("[site]({{web}})", 15, &web, 1));
    html_says("<a href=\"https://x.example/&quot; onclick=&quot;x\">site</a>");
    const struct letter_value evil = { "web", "javascript:alert(1)" };
    assert_true(make_bytes("[site]({{web}})", 15, &evil, 1));
    html_says("<p>site</p>");
}

static void letter_make__dirty_value__is_clean_on_paper(void **state)
{
    (void)state;
    const struct letter_value value = { "first", "No\x1B[31mo\u202Er\xFF  de\t Vries" };
    assert_true(make_bytes("x {{first}} y", 13, &value, 1));
    assert_string_equal(buffer_get(&letter.text), "x No[31mor\uFFFD de Vries y\n");
    /* A private letter of a value is not taken for a value. */
    const struct letter_value private = { "first", "a\U000F0000b" };
    assert_true(make_bytes("x {{first}} y", 13, &private, 1));
    assert_string_equal(buffer_get(&letter.text), "x a\uFFFDb y\n");
}

static void letter_make__value_of_several_lines__keeps_them(void **state)
{
    (void)state;
    gives("**{{several}}** x", "een\ntwee x\n");
    html_says("<strong>een<br>\ntwee</strong> x");
    gives("subject: {{several}}\nto: {{several}}\n\nx", "een\ntwee\n\nOnderwerp: een twee\n\nx\n");
}

static void letter_make__value_too_long__is_cut_on_a_whole_letter(void **state)
{
    (void)state;
    char text[3000];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "é", 3);
    const struct letter_value value = { "first", text };
    assert_true(make_bytes("{{first}}", 9, &value, 1));
    size_t bad;
    assert_true(text_valid(letter.text.data, letter.text.length, &bad));
    assert_null(strstr(buffer_get(&letter.text), "\uFFFD"));
    assert_true(letter.text.length > 900 && letter.text.length < 1100);
}

static void letter_make__full_stop_behind_a_sentence__is_not_doubled(void **state)
{
    (void)state;
    const struct letter_value sentence = { "first", "Zo was het." }, words = { "first", "zo was het" };
    assert_true(make_bytes("Reden: {{first}}. Ja", 20, &sentence, 1));
    assert_string_equal(buffer_get(&letter.text), "Reden: Zo was het. Ja\n");
    assert_true(make_bytes("Reden: {{first}}. Ja", 20, &words, 1));
    assert_string_equal(buffer_get(&letter.text), "Reden: zo was het. Ja\n");
}

/* --- files that are none --- */

static void letter_make__no_text__is_refused_with_its_line(void **state)
{
    (void)state;
    refused("een\nRen\xE9\n",
            "letters/nl/ban.md, line 2: this is not UTF-8. Save the file as plain text in UTF-8.");
    refused("een\n\ntw\x1B"
            "ee",
            "letters/nl/ban.md, line 3: there is a sign here that cannot be printed. Type this "
            "line anew.");
    refused("een\nt\u202Ew",
            "letters/nl/ban.md, line 2: there is a sign here that cannot be printed. Type this line "
            "anew.");
    refused("\U000F0001",
            "letters/nl/ban.md, line 1: there is a sign here that cannot be printed. Type this line "
            "anew.");
    assert_false(make_bytes("een\n\0twee", 9, values, VALUES));
    assert_string_equal(err.text,
                        "letters/nl/ban.md, line 2: this is not UTF-8. Save the file as plain text in "
                        "UTF-8.");
}

static void letter_make__first_line_unknown__is_named(void **state)
{
    (void)state;
    refused("subjct: x\n\ny", "letters/nl/ban.md, line 1: 'subjct:' is not known; did you mean 'subject:'?");
    refused("date: x\naanhef: z\n\ny",
            "letters/nl/ban.md, line 2: 'aanhef:' is not known. The first lines are "
            "letterhead, to, date, subject and signed.");
    refused("signed: ouder\n\ny", "letters/nl/ban.md, line 1: 'signed:' is head, teacher or nobody.");
    refused("letterhead: maybe\n\ny", "letters/nl/ban.md, line 1: 'letterhead:' is yes or no.");
}

static void letter_make__more_than_fits__is_refused(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 11000; i++)
        buffer_text(&text, "*a* ");
    assert_false(make_bytes(text.data, text.length, values, VALUES));
    assert_string_equal(err.text, "letters/nl/ban.md: this is more than fits in a letter. Make it shorter.");
    text.length = 0;
    for (int i = 0; i <= LETTER_TAGS; i++)
        buffer_text(&text, "{{first}}\n");
    assert_false(make_bytes(text.data, text.length, values, VALUES));
    assert_string_equal(err.text,
                        "letters/nl/ban.md, line 401: there are more placeholders than a letter can have.");
    buffer_clear(&text);
}

/* --- checking --- */

static void letter_check__names_every_problem(void **state)
{
    (void)state;
    struct letter_file file = { .name = "eigen.md" };
    struct buffer faults;
    buffer_init(&file.text);
    buffer_init(&faults);
    buffer_text(&file.text, "subjct: x\n\n{{firts}} {{first}}\n{{#story}}\n{{bogus_name}}\n");
    assert_int_equal(letter_check(&file, values, VALUES, &faults), 4);
    assert_string_equal(
        buffer_get(&faults),
        "eigen.md, line 1: 'subjct:' is not known; did you mean 'subject:'?\n"
        "eigen.md, line 3: {{firts}} is no placeholder; did you mean {{first}}?\n"
        "eigen.md, line 5: {{bogus_name}} is no placeholder. 'klaskast letter placeholders' lists "
        "them.\n"
        "eigen.md, line 4: {{#story}} is never closed: {{/story}} is missing.\n");
    buffer_clear(&faults);
    file.text.length = 0;
    buffer_text(&file.text, "{{first}} {{place}} {{head}} {{signature}}");
    assert_int_equal(letter_check(&file, NULL, 0, &faults), 0);
    file.text.length = 0;
    buffer_text(&file.text, " \n");
    assert_int_equal(letter_check(&file, NULL, 0, &faults), 1);
    snprintf(file.name, sizeof file.name, "letters/letterhead.md"); /* a school may want none */
    assert_int_equal(letter_check(&file, NULL, 0, &faults), 0);
    buffer_clear(&faults);
    letter_file_clear(&file);
}

static void letter_check__every_built_in_template__is_in_order(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        struct arena arena;
        struct buffer faults;
        const char **names;
        arena_init(&arena);
        buffer_init(&faults);
        size_t count = letter_file_names(NULL, (enum language)language, &arena, &names);
        assert_true(count >= 9);
        for (size_t i = 0; i < count; i++) {
            struct letter_file file;
            assert_true(letter_file_read(NULL, (enum language)language, names[i], &file, &err));
            if (letter_check(&file, NULL, 0, &faults))
                fail_msg("%s", buffer_get(&faults));
            letter_file_clear(&file);
        }
        arena_clear(&arena);
    }
}

/* --- the signature, the letterhead --- */

static void letter_make__signature__is_room_on_paper_only(void **state)
{
    (void)state;
    gives("Groet,\n\n{{signature}}\n\n{{first}}", "Groet,\n\nNoor\n");
    html_says("<p>Groet,</p>\n<p class=\"signature\">&nbsp;</p>\n<p>Noor</p>");
    gives("Groet, {{signature}} {{first}}", "Groet,  Noor\n");
}

static void letter_make__letterhead__keeps_its_lines_and_can_be_left_out(void **state)
{
    (void)state;
    struct letter_file file = { .name = "a.md" }, head = { .name = "letterhead.md" };
    buffer_init(&file.text);
    buffer_init(&head.text);
    buffer_text(&head.text, "**School**\nStraat 1\n");
    buffer_text(&file.text, "subject: x\n\ny\nz\n");
    const struct letter_source source = { &file, &head, LANGUAGE_ENGLISH, NULL, 0 };
    assert_true(letter_make(&source, &letter, &err));
    assert_string_equal(buffer_get(&letter.text), "School\nStraat 1\n\nSubject: x\n\ny z\n");
    html_says("<div class=\"letterhead\">\n<p><strong>School</strong><br>\nStraat 1</p>\n</div>");
    html_says(
        ".letterhead p:last-child { padding"); /* around the whole a word processor underlines each line */
    file.text.length = 0;
    buffer_text(&file.text, "letterhead: no\n\ny\n");
    assert_true(letter_make(&source, &letter, &err));
    assert_string_equal(buffer_get(&letter.text), "y\n");
    assert_null(strstr(buffer_get(&letter.html), "<div class=\"letterhead\">"));
    head.text.length = 0;
    buffer_text(&head.text, "{{bogus_name}}");
    file.text.length = 0;
    buffer_text(&file.text, "y\n");
    assert_false(letter_make(&source, &letter, &err));
    assert_non_null(strstr(err.text, "letterhead.md, line 1"));
    letter_file_clear(&file);
    letter_file_clear(&head);
}

/* A long letter gets smaller letters, so that it stays on one page. */
static void letter_make__length__chooses_the_size_of_the_letters(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    buffer_text(&text, "hallo\n\n");
    assert_true(make_bytes(text.data, text.length, NULL, 0));
    html_says("<body class=\"letter\">");
    for (int i = 0; i < 25; i++)
        buffer_text(&text, "hallo\n\n");
    assert_true(make_bytes(text.data, text.length, NULL, 0));
    html_says("<body class=\"letter longer\">");
    for (int i = 0; i < 25; i++)
        buffer_text(&text, "hallo\n\n");
    assert_true(make_bytes(text.data, text.length, NULL, 0));
    html_says("<body class=\"letter longest\">");
    buffer_clear(&text);
}

static void letter_make__again__replaces_the_old_letter_and_a_refusal_empties_it(void **state)
{
    (void)state;
    gives("een", "een\n");
    gives("twee", "twee\n");
    assert_false(make_bytes("{{bogus_name}}", 14, values, VALUES));
    assert_int_equal(letter.text.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, english, clear)
        TEST(letter_make__parts__stand_in_their_order),
        TEST(letter_make__no_first_lines__is_all_text),
        TEST(letter_make__line_ends_and_mark__of_any_editor),
        TEST(letter_make__no_text_in_it__is_refused),
        TEST(letter_make__unknown_placeholder__is_named_with_file_and_line),
        TEST(letter_make__placeholder_without_value__is_named_with_what_to_do),
        TEST(letter_make__every_placeholder__is_filled_in),
        TEST(letter_make__half_a_placeholder__is_named),
        TEST(letter_make__parts_with_a_value__are_there_only_then),
        TEST(letter_make__parts_that_do_not_match__are_named),
        TEST(letter_make__value_that_looks_like_markup__prints_as_it_is),
        TEST(letter_make__value_in_a_link__cannot_leave_it),
        TEST(letter_make__dirty_value__is_clean_on_paper),
        TEST(letter_make__value_of_several_lines__keeps_them),
        TEST(letter_make__value_too_long__is_cut_on_a_whole_letter),
        TEST(letter_make__full_stop_behind_a_sentence__is_not_doubled),
        TEST(letter_make__no_text__is_refused_with_its_line),
        TEST(letter_make__first_line_unknown__is_named),
        TEST(letter_make__more_than_fits__is_refused),
        TEST(letter_check__names_every_problem),
        TEST(letter_check__every_built_in_template__is_in_order),
        TEST(letter_make__signature__is_room_on_paper_only),
        TEST(letter_make__letterhead__keeps_its_lines_and_can_be_left_out),
        TEST(letter_make__length__chooses_the_size_of_the_letters),
        TEST(letter_make__again__replaces_the_old_letter_and_a_refusal_empties_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
