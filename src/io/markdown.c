#include "klaskast/io/markdown.h"

#include "klaskast/base/library.h"
#include "klaskast/base/text.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct arena *arena;
    struct markdown *markdown;
    const char *text, *end; /* what is read */
    size_t capacity;
    enum markdown_kind *open; /* what is open, from the outside in; from MARKDOWN_DEPTH on it is left out */
    size_t depth, open_room;
    bool keep_lines;
    bool full;
};

static struct markdown_token *add(struct reader *reader, enum markdown_kind kind)
{
    struct markdown *markdown = reader->markdown;
    if (markdown->count == MARKDOWN_TOKENS) {
        reader->full = true;
        return NULL;
    }
    markdown->tokens = arena_room(reader->arena, markdown->tokens, markdown->count, &reader->capacity,
                                  sizeof *markdown->tokens);
    struct markdown_token *token = &markdown->tokens[markdown->count++];
    *token = (struct markdown_token){ .kind = kind };
    return token;
}

/* What a block of md4c is here; false: nothing that has a place in the row. */
static bool block_kind(MD_BLOCKTYPE type, enum markdown_kind *kind)
{
    static const struct {
        MD_BLOCKTYPE type;
        enum markdown_kind kind;
    } table[] = {
        { MD_BLOCK_P, MARKDOWN_PARAGRAPH },  { MD_BLOCK_CODE, MARKDOWN_PARAGRAPH },
        { MD_BLOCK_H, MARKDOWN_HEADING },    { MD_BLOCK_UL, MARKDOWN_BULLETS },
        { MD_BLOCK_OL, MARKDOWN_NUMBERED },  { MD_BLOCK_LI, MARKDOWN_ITEM },
        { MD_BLOCK_QUOTE, MARKDOWN_QUOTE },  { MD_BLOCK_HR, MARKDOWN_RULE },
        { MD_BLOCK_TABLE, MARKDOWN_TABLE },  { MD_BLOCK_TR, MARKDOWN_ROW },
        { MD_BLOCK_TH, MARKDOWN_HEAD_CELL }, { MD_BLOCK_TD, MARKDOWN_CELL },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].type == type) {
            *kind = table[i].kind;
            return true;
        }
    return false;
}

static bool span_kind(MD_SPANTYPE type, enum markdown_kind *kind)
{
    *kind = type == MD_SPAN_EM ? MARKDOWN_EMPHASIS : type == MD_SPAN_STRONG ? MARKDOWN_STRONG : MARKDOWN_LINK;
    return type == MD_SPAN_EM || type == MD_SPAN_STRONG || type == MD_SPAN_A;
}

/* One more is open; false: too deep to be kept. */
static bool push(struct reader *reader, enum markdown_kind kind)
{
    reader->open =
        arena_room(reader->arena, reader->open, reader->depth, &reader->open_room, sizeof *reader->open);
    reader->open[reader->depth++] = kind;
    return reader->depth <= MARKDOWN_DEPTH;
}

static int open_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    struct reader *reader = userdata;
    enum markdown_kind kind;
    if (!block_kind(type, &kind))
        return 0;
    if (kind != MARKDOWN_RULE && !push(reader, kind))
        return 0;
    struct markdown_token *token = add(reader, kind);
    if (token && kind == MARKDOWN_HEADING)
        token->number = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
    if (token && kind == MARKDOWN_NUMBERED)
        token->number = (int)((MD_BLOCK_OL_DETAIL *)detail)->start;
    return reader->full;
}

static bool is_span(enum markdown_kind kind)
{
    return kind == MARKDOWN_EMPHASIS || kind == MARKDOWN_STRONG || kind == MARKDOWN_LINK;
}

static void close_down_to(struct reader *reader, size_t depth)
{
    while (reader->depth > depth) {
        enum markdown_kind kind = reader->open[--reader->depth];
        struct markdown_token *token = reader->depth < MARKDOWN_DEPTH ? add(reader, kind) : NULL;
        if (token)
            token->closes = true;
    }
}

/* md4c forgets to close emphasis that crosses a link: it ends with what is around it. */
static int close_kind(struct reader *reader, enum markdown_kind kind)
{
    size_t at = reader->depth;
    while (at > 0 && reader->open[at - 1] != kind) {
        if (is_span(kind) && !is_span(reader->open[at - 1]))
            return 0;
        at--;
    }
    if (at > 0)
        close_down_to(reader, at - 1);
    return reader->full;
}

static int close_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    (void)detail;
    enum markdown_kind kind;
    return block_kind(type, &kind) && kind != MARKDOWN_RULE ? close_kind(userdata, kind) : 0;
}

/* The character that stands for '&amp;' or '&#233;'; false: none that is known. */
static bool entity(const char *text, size_t size, int32_t *code)
{
    static const struct {
        const char *name;
        int32_t code;
    } table[] = { { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
                  { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xA0 } };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strlen(table[i].name) == size && memcmp(table[i].name, text, size) == 0) {
            *code = table[i].code;
            return true;
        }
    if (size < 4 || text[1] != '#')
        return false;
    bool hex = text[2] == 'x' || text[2] == 'X';
    *code = (int32_t)strtoul(text + 2 + hex, NULL, hex ? 16 : 10);
    return true;
}

/* An entity as text: what cannot be printed becomes U+FFFD, one that is not known stays as it is. */
static const char *entity_text(struct arena *arena, const char *text, size_t size)
{
    char bytes[5] = "", clean[8];
    int32_t code;
    if (!entity(text, size, &code))
        return arena_print(arena, "%.*s", (int)size, text);
    bytes[text_encode(code, bytes)] = '\0';
    if (code != 0xA0 && (code == 0 || text_clean(clean, sizeof clean, bytes) == 0))
        return code == ' ' ? " " : "\xEF\xBF\xBD";
    return arena_copy(arena, code == 0xA0 ? bytes : clean);
}

static const char *attribute(struct arena *arena, const MD_ATTRIBUTE *attribute)
{
    const char *text = "";
    for (size_t i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET from = attribute->substr_offsets[i];
        MD_OFFSET until = attribute->substr_offsets[i + 1];
        size_t size = (until < attribute->size ? until : attribute->size) - from;
        text = attribute->substr_types[i] == MD_TEXT_ENTITY
                   ? arena_print(arena, "%s%s", text, entity_text(arena, attribute->text + from, size))
                   : arena_print(arena, "%s%.*s", text, (int)size, attribute->text + from);
    }
    return text;
}

static int open_span(MD_SPANTYPE type, void *detail, void *userdata)
{
    struct reader *reader = userdata;
    enum markdown_kind kind;
    if (!span_kind(type, &kind) || !push(reader, kind))
        return 0;
    struct markdown_token *token = add(reader, kind);
    if (token && kind == MARKDOWN_LINK)
        token->text = attribute(reader->arena, &((MD_SPAN_A_DETAIL *)detail)->href);
    return reader->full;
}

static int close_span(MD_SPANTYPE type, void *detail, void *userdata)
{
    (void)detail;
    enum markdown_kind kind;
    return span_kind(type, &kind) ? close_kind(userdata, kind) : 0;
}

static void add_text(struct reader *reader, const char *text)
{
    struct markdown_token *token = *text ? add(reader, MARKDOWN_TEXT) : NULL;
    if (token)
        token->text = text;
}

/* Lines of code: each on its own. The last one's end is that of the paragraph. */
static void add_lines(struct reader *reader, const char *text, size_t size)
{
    while (size && !reader->full) {
        const char *end = memchr(text, '\n', size);
        size_t length = end ? (size_t)(end - text) : size;
        add_text(reader, arena_print(reader->arena, "%.*s", (int)length, text));
        if (end)
            add(reader, MARKDOWN_BREAK);
        length += end != NULL;
        text += length;
        size -= length;
    }
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *userdata)
{
    struct reader *reader = userdata;
    /* md4c may say that a text goes on behind the end of what it was given; other texts are its own. */
    if (text >= reader->text && text <= reader->end && size > (size_t)(reader->end - text))
        size = (MD_SIZE)(reader->end - text);
    switch (type) {
    case MD_TEXT_BR:
        add(reader, MARKDOWN_BREAK);
        break;
    case MD_TEXT_SOFTBR:
        if (reader->keep_lines)
            add(reader, MARKDOWN_BREAK);
        else
            add_text(reader, " ");
        break;
    case MD_TEXT_NULLCHAR:
        add_text(reader, "\xEF\xBF\xBD");
        break;
    case MD_TEXT_ENTITY:
        add_text(reader, entity_text(reader->arena, text, size));
        break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        add_lines(reader, text, size);
        break;
    }
    return reader->full;
}

/* md4c looks behind the last letter of a text that has no end of line there, and what it finds decides how
 * far a link goes: so there always is one, with room behind it. */
static const char *ended(const char *text, size_t *length, struct arena *arena)
{
    enum { BEHIND = 8 };
    char *copy = arena_new(arena, *length + 1 + BEHIND, 1);
    if (*length)
        memcpy(copy, text, *length);
    copy[(*length)++] = '\n';
    return copy;
}

static int parse(const char *text, size_t length, const MD_PARSER *parser, struct reader *reader)
{
    static __typeof__(md_parse) *function;
    static const struct library_function functions[] = { { "md_parse", &function } };
    if (!function)
        library_need("libmd4c.so.0", functions, 1);
    return function(text, (MD_SIZE)length, parser, reader);
}

bool markdown_read(const char *text, size_t length, bool keep_lines, struct arena *arena,
                   struct markdown *markdown)
{
    text = ended(text, &length, arena);
    *markdown = (struct markdown){ 0 };
    struct reader reader = {
        .arena = arena, .markdown = markdown, .text = text, .end = text + length, .keep_lines = keep_lines
    };
    const MD_PARSER parser = { .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES,
                               .enter_block = open_block,
                               .leave_block = close_block,
                               .enter_span = open_span,
                               .leave_span = close_span,
                               .text = take_text };
    bool ok = parse(text, length, &parser, &reader) == 0;
    close_down_to(&reader, 0);
    return ok && !reader.full;
}
