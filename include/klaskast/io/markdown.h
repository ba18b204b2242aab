/* The door to md4c: Markdown as a flat row of what opens, what closes and the text between, so that one
 * reading gives a page, a text of 72 columns and lines on the terminal alike.
 *
 * Read are paragraphs, headings, lists, quotes, rules, tables, emphasis, links and line breaks (a \ at the
 * end of a line). Code is text like any other, a picture is the words that stand for it, and HTML is not read
 * at all: it is text. */
#ifndef KLASKAST_IO_MARKDOWN_H
#define KLASKAST_IO_MARKDOWN_H

#include "klaskast/base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum markdown_kind {
    MARKDOWN_PARAGRAPH,
    MARKDOWN_HEADING,  /* number: 1..6 */
    MARKDOWN_BULLETS,  /* a list */
    MARKDOWN_NUMBERED, /* a list; number: of its first item */
    MARKDOWN_ITEM,     /* of a list: text, or paragraphs and lists */
    MARKDOWN_QUOTE,
    MARKDOWN_RULE,
    MARKDOWN_TABLE,
    MARKDOWN_ROW,
    MARKDOWN_HEAD_CELL,
    MARKDOWN_CELL,
    MARKDOWN_EMPHASIS,
    MARKDOWN_STRONG,
    MARKDOWN_LINK, /* text: where it leads */
    MARKDOWN_TEXT, /* text: UTF-8 without line ends */
    MARKDOWN_BREAK /* a new line */
};

struct markdown_token {
    enum markdown_kind kind;
    bool closes;      /* what was opened before; never of RULE, TEXT and BREAK */
    int number;       /* see above */
    const char *text; /* of TEXT and LINK; else NULL */
};

struct markdown {
    struct markdown_token *tokens;
    size_t count;
};

enum { MARKDOWN_DEPTH = 12, MARKDOWN_TOKENS = 20000 };

/* Reads `length` bytes of valid UTF-8; everything lives in `arena`. `keep_lines`: the end of a line inside a
 * paragraph is a line break, else a blank. What opens is closed in order. Deeper
 * than MARKDOWN_DEPTH the text stays and what is around it is left out. False: more than MARKDOWN_TOKENS, as
 * only a text has that was made to be so. */
bool markdown_read(const char *text, size_t length, bool keep_lines, struct arena *arena,
                   struct markdown *markdown);

#endif
