/* A letter as plain text of 72 columns: for the parents' portal, and for looking at it on the terminal. */
#include "klaskast/base/text.h"
#include "letter_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TABLE_COLUMNS = 6,  /* what is in more stands in the last */
    LABEL_COLUMNS = 30, /* of all columns of a table but the last */
    GAP = 2,
};

struct writer {
    struct buffer *out;
    const struct markdown *markdown;
    size_t at;
    struct buffer words; /* of the block that is being read; \n is a line end */
    int indent;
    const char *mark; /* before the first line of the next block: "- " */
};

static void blanks(struct buffer *out, int count)
{
    buffer_print(out, "%*s", count > 0 ? count : 0, "");
}

/* An empty line, unless there is one or nothing yet. */
static void gap(struct buffer *out)
{
    if (out->length && (out->length < 2 || out->data[out->length - 2] != '\n'))
        buffer_text(out, "\n");
}

/* The bytes of the line that begins at `text`, and what of it is printed (without blanks at its end). A
 * no-break blank is a letter here. */
static size_t line_length(const char *text, int columns, size_t *printed)
{
    size_t length = strcspn(text, "\n");
    size_t fits = text_fit(text, columns);
    if (fits >= length) {
        fits = length;
    } else if (text[fits] != ' ') {
        size_t word = fits;
        while (word && text[word - 1] != ' ')
            word--;
        size_t blank = strspn(text, " ");
        fits = word > blank ? word : fits;
    }
    if (!fits && length) {
        int width;
        fits = text_cluster(text, &width);
    }
    *printed = fits;
    while (*printed && text[*printed - 1] == ' ')
        --*printed;
    while (text[fits] == ' ')
        fits++;
    return fits;
}

/* No-break blanks as blanks. */
static void put(struct buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strncmp(text + i, "\xC2\xA0", 2) == 0) {
            buffer_text(out, " ");
            i++;
        } else {
            buffer_add(out, text + i, 1);
        }
}

/* Prints `text` in lines of at most LETTER_COLUMNS, `indent` blanks before each; `mark` ends in the first
 * one's blanks. */
static void wrap(struct buffer *out, const char *text, int indent, const char *mark)
{
    int columns = LETTER_COLUMNS - indent;
    text += strspn(text, " ");
    do {
        size_t printed, length = line_length(text, columns, &printed);
        if (printed || mark) {
            blanks(out, indent - (mark ? text_width(mark) : 0));
            buffer_text(out, mark ? mark : "");
        }
        put(out, text, printed);
        mark = NULL;
        text += length;
        if (*text == '\n') {
            text++;
            text += strspn(text, " ");
            if (!*text) /* the end of the last line */
                text--;
        }
        buffer_text(out, "\n");
    } while (*text && *text != '\n');
}

/* The words up to the token that closes the block, or to a block inside it. */
static void read_words(struct writer *writer)
{
    const struct markdown *markdown = writer->markdown;
    const char *link = NULL;
    size_t link_from = 0;
    for (; writer->at < markdown->count; writer->at++) {
        const struct markdown_token *token = &markdown->tokens[writer->at];
        if (token->kind < MARKDOWN_EMPHASIS)
            return;
        if (token->kind == MARKDOWN_TEXT && strcmp(token->text, SIGNATURE_TEXT) != 0)
            buffer_text(&writer->words, token->text);
        if (token->kind == MARKDOWN_BREAK)
            buffer_text(&writer->words, "\n");
        if (token->kind == MARKDOWN_LINK && !token->closes) {
            link = token->text;
            link_from = writer->words.length;
        }
        if (token->kind == MARKDOWN_LINK && token->closes && link) {
            const char *shown = buffer_get(&writer->words) + link_from;
            const char *plain = strncmp(link, "mailto:", 7) == 0 ? link + 7 : link;
            if (strcmp(shown, plain) != 0 && *plain)
                buffer_print(&writer->words, " (%s)", plain);
            link = NULL;
        }
    }
}

/* Prints what was read as a block of its own. */
static void put_words(struct writer *writer)
{
    const char *text = buffer_get(&writer->words);
    if (text[strspn(text, " \n")] || writer->mark)
        wrap(writer->out, text + strspn(text, "\n"), writer->indent, writer->mark);
    writer->mark = NULL;
    writer->words.length = 0;
    if (writer->words.data)
        writer->words.data[0] = '\0';
}

/* --- tables --- */

struct cell {
    const char *text;
};

struct row {
    struct cell cells[TABLE_COLUMNS];
};

/* The words of the cell that opens at writer->at; ends behind what closes it. */
static const char *read_cell(struct writer *writer, struct arena *arena)
{
    writer->at++;
    read_words(writer);
    writer->at++;
    const char *text = arena_copy(arena, buffer_get(&writer->words));
    writer->words.length = 0;
    if (writer->words.data)
        writer->words.data[0] = '\0';
    return text;
}

/* One row over as many lines as its tallest cell takes. */
static void put_row(struct buffer *out, const struct row *row, const int *widths, int columns, int indent)
{
    const char *rest[TABLE_COLUMNS];
    bool more = true;
    for (int c = 0; c < columns; c++)
        rest[c] = row->cells[c].text ? row->cells[c].text : "";
    while (more) {
        int owed = indent;
        more = false;
        for (int c = 0; c < columns; c++) {
            size_t printed, length = line_length(rest[c], widths[c], &printed);
            if (printed) {
                blanks(out, owed);
                put(out, rest[c], printed);
                size_t all = strlen(rest[c]);
                char *shown = memory_new(printed + 1, 1);
                memcpy(shown, rest[c], printed < all ? printed : all);
                owed = widths[c] - text_width(shown);
                free(shown);
            } else {
                owed += widths[c];
            }
            owed += GAP;
            rest[c] += length;
            rest[c] += *rest[c] == '\n';
            more |= *rest[c] != '\0';
        }
        buffer_text(out, "\n");
    }
}

static void table_widths(const struct row *rows, size_t count, int columns, int indent, int *widths)
{
    int left = LETTER_COLUMNS - indent;
    for (int c = 0; c < columns; c++) {
        int widest = 1, most = c == columns - 1 ? left : LABEL_COLUMNS;
        int fair = (left - GAP * (columns - 1 - c)) / (columns - c);
        for (size_t r = 0; r < count; r++) {
            int width = rows[r].cells[c].text ? text_width(rows[r].cells[c].text) : 0;
            widest = width > widest ? width : widest;
        }
        most = columns > 2 && most > fair ? fair : most;
        widths[c] = widest < most ? widest : most;
        left -= widths[c] + GAP;
    }
}

static void put_table(struct writer *writer)
{
    const struct markdown *markdown = writer->markdown;
    struct arena arena;
    struct row *rows = NULL;
    size_t count = 0, capacity = 0;
    int columns = 1, column = 0, widths[TABLE_COLUMNS];
    bool words = false;
    arena_init(&arena);
    for (writer->at++; writer->at < markdown->count && markdown->tokens[writer->at].kind != MARKDOWN_TABLE;) {
        const struct markdown_token *token = &markdown->tokens[writer->at];
        if (token->kind == MARKDOWN_ROW) {
            if (!token->closes) {
                rows = arena_room(&arena, rows, count, &capacity, sizeof *rows);
                rows[count] = (struct row){ 0 };
                column = 0;
                words = false;
            }
            count += token->closes && words; /* the heads of a table of facts are empty */
            writer->at++;
            continue;
        }
        const char *text = read_cell(writer, &arena);
        words |= *text != '\0';
        struct cell *cell = &rows[count].cells[column < TABLE_COLUMNS ? column : TABLE_COLUMNS - 1];
        cell->text = cell->text ? arena_print(&arena, "%s, %s", cell->text, text) : text;
        columns = column + 1 > columns && column < TABLE_COLUMNS ? column + 1 : columns;
        column++;
    }
    table_widths(rows, count, columns, writer->indent, widths);
    for (size_t r = 0; r < count; r++)
        put_row(writer->out, &rows[r], widths, columns, writer->indent);
    writer->at++;
    arena_clear(&arena);
}

/* --- blocks --- */

static void put_blocks(struct writer *writer, bool tight);

static void put_list(struct writer *writer, const struct markdown_token *list)
{
    int number = list->number;
    const struct markdown *markdown = writer->markdown;
    writer->at++;
    while (writer->at < markdown->count && markdown->tokens[writer->at].kind == MARKDOWN_ITEM &&
           !markdown->tokens[writer->at].closes) {
        char mark[24] = "- ";
        if (list->kind == MARKDOWN_NUMBERED)
            snprintf(mark, sizeof mark, "%d. ", number++);
        int width = (int)strlen(mark);
        writer->indent += width;
        writer->mark = mark;
        writer->at++;
        put_blocks(writer, true);
        writer->mark = NULL;
        writer->indent -= width;
        writer->at++;
    }
    writer->at++;
}

/* All blocks up to the token that closes what is around them. `tight`: no empty line before the first. */
static void put_blocks(struct writer *writer, bool tight)
{
    const struct markdown *markdown = writer->markdown;
    while (writer->at < markdown->count && !markdown->tokens[writer->at].closes) {
        const struct markdown_token *token = &markdown->tokens[writer->at];
        if (token->kind >= MARKDOWN_EMPHASIS) { /* in an item without paragraphs */
            read_words(writer);
            put_words(writer);
            tight = true;
            continue;
        }
        if (!tight)
            gap(writer->out);
        tight = false;
        switch (token->kind) {
        case MARKDOWN_BULLETS:
        case MARKDOWN_NUMBERED:
            put_list(writer, token);
            break;
        case MARKDOWN_TABLE:
            put_table(writer);
            break;
        case MARKDOWN_RULE:
            blanks(writer->out, writer->indent);
            buffer_text(writer->out, "----------\n");
            writer->at++;
            break;
        case MARKDOWN_QUOTE:
            writer->indent += 4;
            writer->at++;
            put_blocks(writer, true);
            writer->indent -= 4;
            writer->at++;
            break;
        case MARKDOWN_PARAGRAPH:
        case MARKDOWN_HEADING:
        case MARKDOWN_ITEM:
        case MARKDOWN_ROW:
        case MARKDOWN_HEAD_CELL:
        case MARKDOWN_CELL:
        case MARKDOWN_EMPHASIS:
        case MARKDOWN_STRONG:
        case MARKDOWN_LINK:
        case MARKDOWN_TEXT:
        case MARKDOWN_BREAK:
            writer->at++;
            read_words(writer);
            put_words(writer);
            writer->at++;
            break;
        }
    }
}

static void put_markdown(const struct markdown *markdown, struct buffer *out)
{
    struct writer writer = { .out = out, .markdown = markdown };
    buffer_init(&writer.words);
    put_blocks(&writer, false);
    buffer_clear(&writer.words);
}

/* Lines between empty ones; nothing for "". */
static void put_part(struct buffer *out, const char *word, const char *text)
{
    struct buffer all;
    if (!*text)
        return;
    gap(out);
    buffer_init(&all);
    buffer_print(&all, "%s%s%s", word, *word ? " " : "", text);
    wrap(out, buffer_get(&all), 0, NULL);
    buffer_clear(&all);
}

void letter_text(const struct letter_page *page, struct buffer *out)
{
    put_markdown(&page->letterhead, out);
    put_part(out, "", page->to);
    put_part(out, "", page->date);
    put_part(out, page->subject_word, page->subject);
    gap(out);
    put_markdown(&page->body, out);
}
