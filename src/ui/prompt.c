#include "klaskast/ui/prompt.h"

#include "klaskast/base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTE_SIZE = 400 };

struct prompt {
    struct screen screen;
    struct prompt_options options;
    char label[120];
    char hint[200];
    struct entry entry;
    char note[NOTE_SIZE]; /* behind the text: what would happen, or why not */
    bool warn;            /* the note says why not */
    struct screen *below;
};

static void changed(struct prompt *prompt)
{
    char text[ENTRY_SIZE];

    prompt->note[0] = '\0';
    prompt->warn = false;
    if (prompt->options.changed != NULL)
        prompt->options.changed(prompt->below, entry_get(&prompt->entry, text), prompt->note, NOTE_SIZE);
}

/* Is there something on more than one line? The end of the only line counts for nothing. */
static bool has_lines(const char *text)
{
    const char *line = text + strspn(text, "\r\n \t");
    const char *end = line + strcspn(line, "\r\n");
    return end[strspn(end, "\r\n \t")] != '\0';
}

static bool prompt_type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct prompt *prompt = (struct prompt *)screen;

    if (pasted && prompt->options.lines && has_lines(text)) {
        stack_pop(stack, PROMPT_LINES, text);
        return true;
    }
    if (entry_insert(&prompt->entry, text))
        changed(prompt);
    return true;
}

static bool prompt_key(struct screen *screen, struct stack *stack, struct key key)
{
    struct prompt *prompt = (struct prompt *)screen;

    (void)stack;
    if (entry_key(&prompt->entry, key)) {
        changed(prompt);
        return true;
    }
    return prompt->options.moved != NULL && prompt->options.moved(prompt->below, key);
}

static void complete(struct prompt *prompt)
{
    char text[ENTRY_SIZE], longer[ENTRY_SIZE] = "", others[NOTE_SIZE] = "";

    if (prompt->options.complete == NULL)
        return;
    if (prompt->options.complete(prompt->below, entry_get(&prompt->entry, text), longer, sizeof longer,
                                 others, sizeof others)) {
        entry_set(&prompt->entry, longer);
        prompt->entry.changed = true;
        changed(prompt);
    }
    if (others[0] != '\0')
        snprintf(prompt->note, NOTE_SIZE, "%s", others);
}

static void accept(struct prompt *prompt, struct stack *stack)
{
    char text[ENTRY_SIZE], why[NOTE_SIZE] = "";

    entry_get(&prompt->entry, text);
    if (prompt->options.check != NULL && !prompt->options.check(prompt->below, text, why, sizeof why)) {
        memcpy(prompt->note, why, sizeof why);
        prompt->warn = true;
        return;
    }
    stack_pop(stack, PROMPT_DONE, text);
}

static bool prompt_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct prompt *prompt = (struct prompt *)screen;
    char text[ENTRY_SIZE];

    if (action == ACTION_ACCEPT)
        accept(prompt, stack);
    else if (action == ACTION_COMPLETE)
        complete(prompt);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, PROMPT_CANCELLED, entry_get(&prompt->entry, text));
    return true;
}

static bool prompt_can(const struct screen *screen, enum key_action action)
{
    return action != ACTION_COMPLETE || ((const struct prompt *)screen)->options.complete != NULL;
}

/* The note goes on a row of its own above the text where it does not fit behind it. */
static int prompt_rows(const struct screen *screen, int width)
{
    const struct prompt *prompt = (const struct prompt *)screen;
    const struct canvas plain = { 0 };
    int needed = canvas_width(&plain, prompt->label) + canvas_width(&plain, prompt->entry.text) +
                 canvas_width(&plain, prompt->note) + 8;

    if (prompt->note[0] == '\0' || needed <= width)
        return 1;
    return 1 + canvas_wrap(NULL, 0, 0, width - 2, 3, STYLE_MUTED, prompt->note);
}

static void prompt_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct prompt *prompt = (const struct prompt *)screen;
    enum style note_style = prompt->warn ? STYLE_WARNING : STYLE_MUTED;
    int width = canvas->window_width, y = canvas->window_height - 1, x = 1;

    if (y > 0)
        canvas_wrap(canvas, 1, 0, width - 2, y, note_style, prompt->note);
    x += canvas_text(canvas, x, y, width / 2, STYLE_PROMPT, prompt->label);
    x += canvas_text(canvas, x, y, width - x, STYLE_PROMPT, ": ");
    int used = canvas_width(canvas, prompt->entry.text) + 1;
    entry_draw(&prompt->entry, canvas, x, y, width - x - 1, true);
    if (prompt->entry.length == 0 && prompt->note[0] == '\0')
        canvas_text(canvas, x + 2, y, width - x - 3, STYLE_MUTED, prompt->hint);
    else if (y == 0 && x + used + 3 < width)
        canvas_text(canvas, x + used + 2, y, width - x - used - 3, note_style, prompt->note);
}

static void prompt_close(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "prompt",
    .place = PLACE_PROMPT,
    .form = SCREEN_LINE,
    .rows = prompt_rows,
    .draw = prompt_draw,
    .type = prompt_type,
    .key = prompt_key,
    .act = prompt_act,
    .can = prompt_can,
    .close = prompt_close,
};

void prompt_open(struct stack *stack, const struct prompt_options *options,
                 void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    struct prompt *prompt = memory_new(1, sizeof *prompt);

    prompt->screen.kind = &kind;
    prompt->options = *options;
    prompt->below = stack_top(stack);
    snprintf(prompt->label, sizeof prompt->label, "%s", options->label);
    snprintf(prompt->hint, sizeof prompt->hint, "%s", options->hint != NULL ? options->hint : "");
    entry_init(&prompt->entry, options->limit);
    if (options->text != NULL)
        entry_set(&prompt->entry, options->text);
    prompt->entry.proposed = options->proposed && prompt->entry.length > 0;
    stack_push(stack, &prompt->screen, back);
    changed(prompt);
    if (options->why != NULL) {
        snprintf(prompt->note, NOTE_SIZE, "%s", options->why);
        prompt->warn = true;
    }
}
