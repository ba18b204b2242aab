/* The screens: drawing them, the message and the footer. */
#include "klaskast/base/translate.h"
#include "klaskast/ui/bar.h"
#include "screen_private.h"

static enum style message_style(enum message_kind kind)
{
    return kind == MESSAGE_ERROR ? STYLE_ERROR : kind == MESSAGE_WARNING ? STYLE_WARNING : STYLE_MESSAGE;
}

static void draw_rule(const struct stack *stack, struct canvas *canvas, int y)
{
    const char *mark = stack->mark != NULL ? stack->mark(stack->context) : NULL;

    canvas_rule(canvas, 0, y, stack->width, STYLE_RULE, SIGN_ACROSS);
    if (mark != NULL && *mark != '\0') {
        int x = stack->width - canvas_width(canvas, mark) - 3;
        canvas_text(canvas, x > 0 ? x : 0, y, stack->width, STYLE_DEMO, mark);
    }
}

/* Blanks `rows` rows above the footer, with the rule above them, and makes them the window. */
static void open_line(const struct stack *stack, struct canvas *canvas, int rows, bool rule)
{
    int y = stack->height - 1 - rows;

    canvas_window(canvas, 0, 0, stack->width, stack->height);
    canvas_fill(canvas, 0, y, stack->width, rows + 1, STYLE_NORMAL);
    if (rule && y > 0)
        draw_rule(stack, canvas, y - 1);
    canvas_window(canvas, 0, y, stack->width, rows);
}

static void draw_message(const struct stack *stack, struct canvas *canvas)
{
    int most = stack_line_most(stack);
    int rows = 1;

    if (stack->message_kind != MESSAGE_NONE) {
        rows = canvas_wrap(NULL, 0, 0, stack->width - 2, most, STYLE_NORMAL, stack->message);
        rows = rows < 1 ? 1 : rows;
    }
    open_line(stack, canvas, rows, stack_has_rule(stack));
    if (stack->message_kind != MESSAGE_NONE)
        canvas_wrap(canvas, 1, 0, stack->width - 2, rows, message_style(stack->message_kind), stack->message);
}

static void draw_screen(const struct stack *stack, struct canvas *canvas, const struct screen *screen)
{
    switch (screen->kind->form) {
    case SCREEN_BODY:
    case SCREEN_OVER:
        canvas_window(canvas, 0, 0, stack->width, stack_body_height(stack));
        break;
    case SCREEN_LINE:
        open_line(stack, canvas, stack_line_rows(stack, screen), stack_has_rule(stack));
        break;
    case SCREEN_WHOLE:
        canvas_window(canvas, 0, 0, stack->width, stack->height);
        break;
    }
    if (screen->kind->draw != NULL)
        screen->kind->draw(screen, canvas);
}

static void draw_too_small(const struct stack *stack, struct canvas *canvas)
{
    canvas_wrap(canvas, 0, 0, stack->width, stack->height, STYLE_NORMAL,
                _("This window is too small for klaskast. Make it larger: everything is still there."));
}

static void draw_bottom(const struct stack *stack, struct canvas *canvas, bool whole)
{
    const struct screen *top = stack_top(stack);
    bool line = top->kind->form == SCREEN_LINE;

    if (!line && !whole)
        draw_message(stack, canvas);
    if (whole && !line) {
        if (stack->message_kind == MESSAGE_ERROR)
            draw_message(stack, canvas); /* nothing may be lost unseen, not even before the class */
        return;
    }
    if (line)
        draw_screen(stack, canvas, top);
    canvas_window(canvas, 0, 0, stack->width, stack->height);
    if (top->kind->footer != NULL)
        top->kind->footer(top, canvas, stack->height - 1);
    else
        bar_footer(canvas, stack->height - 1, stack->keymap, top);
}

void stack_draw(const struct stack *stack, struct canvas *canvas)
{
    size_t base = 0;

    canvas_erase(canvas);
    if (stack->cover != NULL) {
        draw_screen(stack, canvas, stack->cover);
        canvas_window(canvas, 0, 0, stack->width, stack->height);
        return;
    }
    if (stack->count == 0)
        return;
    if (stack->width < STACK_MIN_WIDTH || stack->height < STACK_MIN_HEIGHT) {
        draw_too_small(stack, canvas);
        return;
    }
    for (size_t i = 0; i < stack->count; i++)
        if (stack->screens[i]->kind->form == SCREEN_BODY || stack->screens[i]->kind->form == SCREEN_WHOLE)
            base = i;
    for (size_t i = base; i < stack->count; i++)
        if (stack->screens[i]->kind->form != SCREEN_LINE) {
            canvas->cursor_x = canvas->cursor_y = -1; /* only the top screen's cursor counts */
            draw_screen(stack, canvas, stack->screens[i]);
        }
    draw_bottom(stack, canvas, stack->screens[base]->kind->form == SCREEN_WHOLE);
    canvas_window(canvas, 0, 0, stack->width, stack->height);
}
