#include "screen_private.h"

#include "klaskast/base/translate.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum { RULE_FROM_HEIGHT = 16, LINE_ROWS = 4 };

void stack_init(struct stack *stack, const struct keymap *keymap)
{
    *stack = (struct stack){ .keymap = keymap, .width = 80, .height = 24 };
}

void stack_tidy(struct stack *stack)
{
    while (stack->closed_count > 0) {
        struct screen *screen = stack->closed[--stack->closed_count];
        screen->kind->close(screen);
    }
}

void stack_clear(struct stack *stack)
{
    while (stack->count > 0) {
        struct screen *screen = stack->screens[--stack->count];
        screen->kind->close(screen);
    }
    stack_uncover(stack);
    stack_tidy(stack);
}

struct screen *stack_top(const struct stack *stack)
{
    return stack->count > 0 ? stack->screens[stack->count - 1] : NULL;
}

/* --- areas -------------------------------------------------------------------------------------------- */

bool stack_has_rule(const struct stack *stack)
{
    return stack->height >= RULE_FROM_HEIGHT;
}

int stack_body_height(const struct stack *stack)
{
    int height = stack->height - (stack_has_rule(stack) ? 3 : 2);
    return height < 1 ? 1 : height;
}

int stack_line_most(const struct stack *stack)
{
    return stack_body_height(stack) < LINE_ROWS ? stack_body_height(stack) : LINE_ROWS;
}

int stack_line_rows(const struct stack *stack, const struct screen *screen)
{
    int rows = screen->kind->rows != NULL ? screen->kind->rows(screen, stack->width) : 1;
    int most = stack_line_most(stack);
    return rows < 1 ? 1 : rows > most ? most : rows;
}

static void lay_out(const struct stack *stack, struct screen *screen)
{
    int width = stack->width < 1 ? 1 : stack->width;

    if (screen->kind->layout == NULL)
        return;
    switch (screen->kind->form) {
    case SCREEN_BODY:
    case SCREEN_OVER:
        screen->kind->layout(screen, width, stack_body_height(stack));
        break;
    case SCREEN_LINE:
        screen->kind->layout(screen, width, stack_line_rows(stack, screen));
        break;
    case SCREEN_WHOLE:
        screen->kind->layout(screen, width, stack->height < 1 ? 1 : stack->height);
        break;
    }
}

void stack_resize(struct stack *stack, int width, int height)
{
    stack->width = width;
    stack->height = height;
    for (size_t i = 0; i < stack->count; i++)
        lay_out(stack, stack->screens[i]);
    if (stack->cover != NULL)
        lay_out(stack, stack->cover);
}

static bool reload(struct stack *stack, struct screen *screen)
{
    struct err err = { .kind = ERR_NONE };
    bool done = screen->kind->reload == NULL || screen->kind->reload(screen, &err);

    if (!done)
        stack_say_err(stack, &err);
    lay_out(stack, screen);
    return done;
}

void stack_reload(struct stack *stack)
{
    for (size_t i = 0; i < stack->count; i++)
        reload(stack, stack->screens[i]);
}

void stack_say_lost(struct stack *stack)
{
    stack_say(stack, MESSAGE_WARNING, "%s",
              _("The row you were on is gone (another window). Choose with an arrow key first."));
}

void stack_reload_changed(struct stack *stack)
{
    for (size_t i = 0; i < stack->count; i++) {
        struct screen *screen = stack->screens[i];
        int64_t before = screen->kind->chosen != NULL ? screen->kind->chosen(screen) : 0;
        reload(stack, screen);
        int64_t after = before != 0 ? screen->kind->chosen(screen) : 0;
        if (after == 0 || after == before)
            continue;
        screen->lost = true;
        if (screen == stack_top(stack))
            stack_say_lost(stack);
    }
}

/* --- the stack ---------------------------------------------------------------------------------------- */

static void close_later(struct stack *stack, struct screen *screen)
{
    assert(stack->closed_count < sizeof stack->closed / sizeof *stack->closed);
    stack->closed[stack->closed_count++] = screen;
}

bool stack_push(struct stack *stack, struct screen *screen,
                void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    screen->back = back;
    stack->changes++;
    if (stack->count == STACK_DEPTH || !reload(stack, screen)) {
        close_later(stack, screen);
        return false;
    }
    stack->screens[stack->count++] = screen;
    return true;
}

void stack_pop(struct stack *stack, int answer, const char *text)
{
    assert(stack->count > 0);
    struct screen *screen = stack->screens[--stack->count];

    stack->changes++;
    close_later(stack, screen);
    if (screen->back != NULL)
        screen->back(stack_top(stack), stack, answer, text);
}

bool stack_replace(struct stack *stack, struct screen *screen)
{
    if (!stack_push(stack, screen, NULL))
        return false;
    while (stack->count > 1)
        close_later(stack, stack->screens[--stack->count - 1]);
    stack->screens[0] = screen;
    return true;
}

void stack_drop(struct stack *stack)
{
    while (stack->count > 1) {
        stack->changes++;
        close_later(stack, stack->screens[--stack->count]);
    }
}

void stack_cover(struct stack *stack, struct screen *cover)
{
    stack_uncover(stack);
    stack->changes++;
    stack->cover = cover;
    lay_out(stack, cover);
}

void stack_uncover(struct stack *stack)
{
    if (stack->cover == NULL)
        return;
    stack->changes++;
    close_later(stack, stack->cover);
    stack->cover = NULL;
}

/* --- the message -------------------------------------------------------------------------------------- */

void stack_say(struct stack *stack, enum message_kind kind, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(stack->message, sizeof stack->message, format, arguments);
    va_end(arguments);
    stack->message_kind = kind;
}

void stack_say_err(struct stack *stack, const struct err *err)
{
    stack_say(stack, err->kind == ERR_DISK || err->kind == ERR_BUSY ? MESSAGE_ERROR : MESSAGE_WARNING, "%s",
              err->text);
}

void stack_acted(struct stack *stack)
{
    stack->changes++;
}
