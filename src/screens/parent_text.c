#include "klaskast/screens/parent_text.h"

#include "klaskast/base/memory.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS = 8, TOP = 2, COLUMNS = 76 };

struct reader {
    struct screen screen;
    struct desk *desk;
    size_t index;
    struct buffer text;
    int top, width, height;
};

/* --- lines -------------------------------------------------------------------------------------------- */

/* Draws from line `skip` on (with a NULL canvas: only counts); the text's own lines are wrapped again where
 * the window is narrow. Returns how many lines there are. */
static int lines(const struct reader *reader, struct canvas *canvas, int skip)
{
    int width = reader->width - 2 < COLUMNS ? reader->width - 2 : COLUMNS, line = 0;
    const char *at = buffer_get(&reader->text);
    while (*at) {
        char part[400];
        size_t length = strcspn(at, "\n");
        snprintf(part, sizeof part, "%.*s", (int)length, at);
        int rows = *part ? canvas_wrap(NULL, 0, 0, width, 20, STYLE_NORMAL, part) : 1;
        int y = TOP + line - skip;
        if (canvas && y >= TOP && y < reader->height)
            canvas_wrap(canvas, 1, y, width, reader->height - y, STYLE_NORMAL, part);
        line += rows;
        at += length + (at[length] == '\n');
    }
    return line;
}

static int most(const struct reader *reader)
{
    int over = lines(reader, NULL, 0) - (reader->height - TOP);
    return over > 0 ? over : 0;
}

static void layout(struct screen *screen, int width, int height)
{
    struct reader *reader = (struct reader *)screen;
    reader->width = width;
    reader->height = height;
    reader->top = reader->top > most(reader) ? most(reader) : reader->top;
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct reader *reader = (const struct reader *)screen;
    canvas_text(canvas, 1, 0, reader->width - 2, STYLE_TITLE,
                reader->desk->parent_text(reader->desk, reader->index));
    lines(reader, canvas, reader->top);
    if (reader->top < most(reader) && reader->height > TOP)
        canvas_sign(canvas, reader->width - 1, reader->height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (reader->top > 0 && reader->height > TOP)
        canvas_sign(canvas, reader->width - 1, TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
}

/* --- keys --------------------------------------------------------------------------------------------- */

static void copy(const struct reader *reader, struct stack *stack)
{
    if (!reader->desk->copy)
        return;
    reader->desk->copy(reader->desk, buffer_get(&reader->text));
    stack_say(stack, MESSAGE_INFO, "%s",
              _("Copied: paste it in the portal. `klaskast text` prints it, too."));
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct reader *reader = (struct reader *)screen;
    int top = reader->top, page = reader->height - TOP;
    if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, 0, "");
        return true;
    }
    if (action == ACTION_COPY_TEXT) {
        copy(reader, stack);
        return true;
    }
    top += action == ACTION_UP ? -1 : action == ACTION_DOWN ? 1 : 0;
    top += action == ACTION_PAGE_UP ? -page : action == ACTION_PAGE_DOWN ? page : 0;
    top = action == ACTION_HOME ? 0 : action == ACTION_END ? most(reader) : top;
    reader->top = top < 0 ? 0 : top > most(reader) ? most(reader) : top;
    return true;
}

static void close_reader(struct screen *screen)
{
    buffer_clear(&((struct reader *)screen)->text);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "parent-text",
    .place = PLACE_TEXT,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .close = close_reader,
};

/* --- which -------------------------------------------------------------------------------------------- */

static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct desk *desk = stack->context;
    struct err err;
    (void)below;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    struct reader *reader = memory_new(1, sizeof *reader);
    reader->screen.kind = &kind;
    reader->desk = desk;
    reader->index = (size_t)answer;
    buffer_init(&reader->text);
    if (desk->read_parent_text(desk, reader->index, &reader->text, &err)) {
        stack_push(stack, &reader->screen, NULL);
    } else {
        close_reader(&reader->screen);
        stack_say_err(stack, &err);
    }
}

void parent_text_ask(struct stack *stack, struct desk *desk)
{
    struct picker_row rows[TEXTS];
    size_t count = 0;
    for (const char *label; count < TEXTS && (label = desk->parent_text(desk, count)); count++)
        rows[count] = (struct picker_row){ .text = label, .value = (int)count };
    picker_open(stack, _("Texts for parents"), rows, count, 0, false, chosen);
}
