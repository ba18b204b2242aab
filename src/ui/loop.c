#include "klaskast/ui/loop.h"

#include "klaskast/base/clock.h"

/* A long burst of keys shows a frame this often, so that one sees it going on. */
enum { BURST_FRAME_MS = 150, QUIET_MS = 500 };

static void draw(struct loop *loop)
{
    if (loop->stack->want_suspend) {
        loop->stack->want_suspend = false;
        term_suspend(loop->term);
        if (loop->resumed != NULL)
            loop->resumed(loop->context, loop->stack);
    }
    if (loop->stack->want_redraw) {
        loop->stack->want_redraw = false;
        term_redraw(loop->term);
    }
    stack_draw(loop->stack, &loop->canvas);
    term_flush(loop->term, &loop->canvas);
}

/* Deals with one input; false when the terminal is gone. */
static bool deal(struct loop *loop, const struct input *input)
{
    if (input->kind == INPUT_CLOSED)
        return false;
    if (input->kind == INPUT_RESIZE)
        canvas_resize(&loop->canvas, input->width, input->height);
    if (input->resumed && loop->resumed != NULL)
        loop->resumed(loop->context, loop->stack);
    if ((input->kind == INPUT_KEY || input->kind == INPUT_PASTE) && loop->typed != NULL &&
        loop->typed(loop->context, loop->stack))
        return true;
    if (input->kind == INPUT_WAKE && loop->woken != NULL)
        loop->woken(loop->context, loop->stack);
    stack_input(loop->stack, input);
    if (input->kind == INPUT_MINUTE && loop->minute != NULL)
        loop->minute(loop->context, loop->stack);
    stack_tidy(loop->stack);
    return true;
}

/* Waits for one input and takes all that follow at once. */
static bool take_all(struct loop *loop)
{
    struct input input;
    int64_t start;

    term_next(loop->term, loop->wake, true, &input);
    start = clock_ticks();
    do {
        if (!deal(loop, &input))
            return false;
        if (loop->stack->leaving || loop->stack->want_suspend || clock_ticks() - start > BURST_FRAME_MS)
            break;
        term_next(loop->term, -1, false, &input);
    } while (input.kind != INPUT_NONE);
    return true;
}

static void idle_work(struct loop *loop)
{
    while (loop->idle != NULL && !term_pending(loop->term, QUIET_MS))
        if (!loop->idle(loop->context, loop->stack))
            loop->idle = NULL;
}

bool loop_run(struct loop *loop)
{
    int width, height;
    bool there = true;

    term_size(loop->term, &width, &height);
    canvas_init(&loop->canvas);
    canvas_resize(&loop->canvas, width, height);
    loop->canvas.ascii = term_ascii(loop->term);
    stack_resize(loop->stack, width, height);
    while (there && !loop->stack->leaving) {
        draw(loop);
        idle_work(loop);
        there = take_all(loop);
    }
    canvas_clear(&loop->canvas);
    return there;
}
