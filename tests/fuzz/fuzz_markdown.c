/* Any text as Markdown, and as the school's agreements: what opens is closed in order, no deeper than may be,
 * and a refusal is a sentence. */
#include "klaskast/base/text.h"
#include "klaskast/domain/agreements.h"
#include "klaskast/io/markdown.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void demand_markdown(const struct markdown *markdown)
{
    enum markdown_kind open[4 * MARKDOWN_DEPTH];
    size_t depth = 0, bad;
    for (size_t i = 0; i < markdown->count; i++) {
        const struct markdown_token *token = &markdown->tokens[i];
        bool alone =
            token->kind == MARKDOWN_RULE || token->kind == MARKDOWN_TEXT || token->kind == MARKDOWN_BREAK;
        if (token->kind == MARKDOWN_TEXT || (token->kind == MARKDOWN_LINK && !token->closes))
            demand(text_valid(token->text, strlen(token->text), &bad) && !strchr(token->text, '\n'));
        if (alone)
            demand(!token->closes);
        else if (token->closes)
            demand(depth > 0 && open[--depth] == token->kind);
        else {
            demand(depth < sizeof open / sizeof *open);
            open[depth++] = token->kind;
        }
    }
    demand(depth == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    static struct agreement_texts texts;
    struct err err = { .kind = ERR_NONE };
    size_t bad;
    if (!agreement_texts_read("agreements.md", text, size, &texts, &err))
        demand(err.kind != ERR_NONE && strstr(err.text, "agreements.md"));
    if (!text_valid(text, size, &bad))
        return 0;
    for (int keep = 0; keep < 2; keep++) {
        struct markdown markdown;
        struct arena arena;
        arena_init(&arena);
        if (markdown_read(text, size, keep != 0, &arena, &markdown))
            demand_markdown(&markdown);
        arena_clear(&arena);
    }
    return 0;
}
