/* Any bytes as a template, with values that look like markup: nothing crashes, a refusal is a sentence, and
 * what comes out is text of 72 columns and a page without anything of the values' or the template's own
 * making in it. */
#include "klaskast/base/text.h"
#include "klaskast/io/letter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void demand_text(const struct buffer *text)
{
    size_t bad;
    const char *at = buffer_get(text);
    demand(text_valid(at, text->length, &bad) && strlen(at) == text->length);
    while (*at) {
        char line[4 * LETTER_COLUMNS * 20];
        size_t length = strcspn(at, "\n");
        demand(at[length] == '\n');
        if (length < sizeof line) {
            memcpy(line, at, length);
            line[length] = '\0';
            demand(text_width(line) <= LETTER_COLUMNS);
        }
        at += length + 1;
    }
}

/* Only elements of ours, none of which runs or fetches. */
static void demand_page(const struct buffer *html)
{
    static const char *const ours[] = { "p",  "h1",     "h2",         "h3", "h4",    "h5",   "h6",  "ul",
                                        "ol", "li",     "blockquote", "hr", "table", "tr",   "th",  "td",
                                        "em", "strong", "a",          "br", "div",   "body", "html" };
    size_t bad;
    const char *at = buffer_get(html);
    demand(text_valid(at, html->length, &bad));
    at = strstr(at, "<body");
    demand(at != NULL);
    while ((at = strchr(at, '<'))) {
        at += 1 + (at[1] == '/');
        size_t length = strcspn(at, " >\n");
        bool known = false;
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
            known |= strlen(ours[i]) == length && strncmp(at, ours[i], length) == 0;
        demand(known);
        if (length == 1 && *at == 'a' && at[1] == ' ')
            demand(strncmp(at, "a href=\"http", 12) == 0 || strncmp(at, "a href=\"mailto:", 15) == 0 ||
                   strncmp(at, "a href=\"tel:", 12) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct letter_value values[] = {
        { "first", "<script>*Noor* {{head}}</script>" },
        { "pupil", "Noor\nde | Vries" },
        { "web", "javascript:alert('\"')" },
        { "story", "" },
        { "place", "漢字 e\u0301" },
        { "head", NULL },
    };
    struct letter letter;
    struct buffer faults;
    struct err err = { .kind = ERR_NONE };
    struct letter_file file = { .name = "letters/nl/ban.md" };
    if (size > LETTER_FILE_LIMIT)
        return 0;
    buffer_init(&file.text);
    buffer_init(&faults);
    buffer_add(&file.text, (const char *)data, size);
    letter_init(&letter);
    const struct letter_source source = { &file, size % 2 ? &file : NULL, LANGUAGE_DUTCH, values,
                                          sizeof values / sizeof *values };
    size_t count = letter_check(&file, values, sizeof values / sizeof *values, &faults);
    demand((count == 0) == (faults.length == 0));
    if (letter_make(&source, &letter, &err)) {
        demand(count == 0);
        demand_text(&letter.text);
        demand_page(&letter.html);
    } else {
        demand(err.kind == ERR_REFUSED &&
               (strstr(err.text, "letters/nl/ban.md") || strstr(err.text, "[school]")));
        demand(letter.text.length == 0 && letter.html.length == 0);
    }
    letter_clear(&letter);
    buffer_clear(&faults);
    letter_file_clear(&file);
    return 0;
}
