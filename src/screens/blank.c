#include "klaskast/screens/lock.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/memory.h"

#include <stdlib.h>

struct blank {
    struct screen screen;
    const struct desk *desk;
};

static void draw(const struct screen *screen, struct canvas *canvas)
{
    char time[CLOCK_TEXT_SIZE];
    clock_text(((const struct blank *)screen)->desk->model->now, time);
    canvas_right(canvas, 0, canvas->height - 1, canvas->width - 1, STYLE_MUTED, time);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    (void)screen;
    if (action == ACTION_BACK)
        stack_uncover(stack);
    return true;
}

static void close_blank(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "blank",
    .place = PLACE_BLANK,
    .form = SCREEN_WHOLE,
    .draw = draw,
    .act = act,
    .close = close_blank,
};

void blank_cover(struct stack *stack, struct desk *desk)
{
    if (stack->cover != NULL && !lock_choosing(stack->cover)) {
        if (stack->cover->kind == &kind)
            stack_uncover(stack);
        return;
    }
    struct blank *blank = memory_new(1, sizeof *blank);
    blank->screen.kind = &kind;
    blank->desk = desk;
    stack_cover(stack, &blank->screen);
}
