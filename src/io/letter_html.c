/* A letter as a page that needs nothing else: for printing on one A4, and for a word processor. */
#include "klaskast/base/translate.h"
#include "klaskast/io/html.h"
#include "letter_parts.h"

#include <stdlib.h>
#include <string.h>

/* Lines of the plain text that fit on one A4, and the class of themes/pages/letter.css whose letters go with
 * them.
 */
static const struct {
    int lines;
    const char *class;
} sizes[] = { { 42, "letter" }, { 48, "letter long" }, { 58, "letter longer" }, { 999, "letter longest" } };

/* Lines as lines. */
static void escape_lines(struct buffer *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_new(length + 1, 1);
        memcpy(line, text, length);
        html_text(out, line);
        free(line);
        text += length;
        if (*text) {
            buffer_text(out, "<br>\n");
            text++;
        }
    }
}

/* A link that leads somewhere outside the page; nothing else can be one. */
static bool is_address(const char *link)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:", "tel:" };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(link, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static const char *element(const struct markdown_token *token)
{
    static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    switch (token->kind) {
    case MARKDOWN_PARAGRAPH:
        return "p";
    case MARKDOWN_HEADING:
        return headings[token->number >= 1 && token->number <= 6 ? token->number - 1 : 5];
    case MARKDOWN_BULLETS:
        return "ul";
    case MARKDOWN_NUMBERED:
        return "ol";
    case MARKDOWN_ITEM:
        return "li";
    case MARKDOWN_QUOTE:
        return "blockquote";
    case MARKDOWN_TABLE:
        return "table";
    case MARKDOWN_ROW:
        return "tr";
    case MARKDOWN_HEAD_CELL:
        return "th";
    case MARKDOWN_CELL:
        return "td";
    case MARKDOWN_EMPHASIS:
        return "em";
    case MARKDOWN_STRONG:
        return "strong";
    case MARKDOWN_LINK:
        return "a";
    case MARKDOWN_RULE:
        return "hr";
    case MARKDOWN_BREAK:
        return "br";
    case MARKDOWN_TEXT:
        break;
    }
    return "";
}

/* Is the paragraph that opens here room for a signature, and nothing else? */
static bool is_signature(const struct markdown *markdown, size_t at)
{
    return at + 2 < markdown->count && markdown->tokens[at].kind == MARKDOWN_PARAGRAPH &&
           markdown->tokens[at + 1].kind == MARKDOWN_TEXT &&
           strcmp(markdown->tokens[at + 1].text, SIGNATURE_TEXT) == 0 && markdown->tokens[at + 2].closes;
}

/* The heads of a table of facts are empty: the row's last token, or `at` where something stands in it. */
static size_t empty_row(const struct markdown *markdown, size_t at)
{
    for (size_t i = at + 1; i < markdown->count; i++) {
        enum markdown_kind kind = markdown->tokens[i].kind;
        if (kind == MARKDOWN_ROW)
            return i;
        if (kind != MARKDOWN_HEAD_CELL && kind != MARKDOWN_CELL)
            return at;
    }
    return at;
}

static bool is_block(enum markdown_kind kind)
{
    return kind < MARKDOWN_EMPHASIS && kind != MARKDOWN_HEAD_CELL && kind != MARKDOWN_CELL;
}

static void put_token(const struct markdown_token *token, bool *linked, struct buffer *out)
{
    const char *name = element(token);
    if (token->kind == MARKDOWN_TEXT) {
        if (strcmp(token->text, SIGNATURE_TEXT) != 0)
            html_text(out, token->text);
        return;
    }
    if (token->kind == MARKDOWN_LINK) {
        if (!token->closes)
            *linked = is_address(token->text);
        if (!*linked)
            return;
    }
    buffer_print(out, "<%s%s", token->closes ? "/" : "", name);
    if (token->kind == MARKDOWN_LINK && !token->closes) {
        buffer_text(out, " href=\"");
        html_text(out, token->text);
        buffer_text(out, "\"");
    }
    if (token->kind == MARKDOWN_NUMBERED && !token->closes && token->number != 1)
        buffer_print(out, " start=\"%d\"", token->number);
    buffer_text(out, ">");
    if (token->kind == MARKDOWN_BREAK ||
        (is_block(token->kind) && (token->closes || token->kind > MARKDOWN_HEADING)))
        buffer_text(out, "\n");
}

static void put_markdown(const struct markdown *markdown, struct buffer *out)
{
    bool linked = false;
    for (size_t i = 0; i < markdown->count; i++) {
        const struct markdown_token *token = &markdown->tokens[i];
        if (token->kind == MARKDOWN_ROW && !token->closes && empty_row(markdown, i) != i) {
            i = empty_row(markdown, i);
        } else if (!token->closes && is_signature(markdown, i)) {
            buffer_text(out, "<p class=\"signature\">&nbsp;</p>\n");
            i += 2;
        } else {
            put_token(token, &linked, out);
        }
    }
}

static void put_part(struct buffer *out, const char *class, const char *word, const char *text)
{
    if (!*text)
        return;
    buffer_print(out, "<p class=\"%s\">", class);
    if (*word) {
        buffer_text(out, "<strong>");
        html_text(out, word);
        buffer_text(out, "</strong> ");
    }
    escape_lines(out, text);
    buffer_text(out, "</p>\n");
}

void letter_html(const struct letter_page *page, int lines, struct buffer *out)
{
    enum language before = translate_language();
    size_t size = 0;
    while (lines > sizes[size].lines && size + 1 < sizeof sizes / sizeof *sizes)
        size++;
    translate_use(page->language);
    html_begin(out, page->subject, "letter", sizes[size].class);
    translate_use(before);
    if (page->letterhead.count) {
        buffer_text(out, "<div class=\"letterhead\">\n");
        put_markdown(&page->letterhead, out);
        buffer_text(out, "</div>\n");
    }
    put_part(out, "to", "", page->to);
    put_part(out, "date", "", page->date);
    put_part(out, "subject", page->subject_word, page->subject);
    put_markdown(&page->body, out);
    html_end(out);
}
