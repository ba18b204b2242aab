#include "klaskast/ui/screen.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/bar.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { HELD_MS = 250, SERIES_MS = 100, RULE_FROM_HEIGHT = 16, LINE_ROWS = 4 };

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

static bool has_rule(const struct stack *stack)
{
    return stack->height >= RULE_FROM_HEIGHT;
}

static int body_height(const struct stack *stack)
{
    int height = stack->height - (has_rule(stack) ? 3 : 2);
    return height < 1 ? 1 : height;
}

static int line_rows(const struct stack *stack, const struct screen *screen)
{
    int rows = screen->kind->rows != NULL ? screen->kind->rows(screen, stack->width) : 1;
    int most = body_height(stack) < LINE_ROWS ? body_height(stack) : LINE_ROWS;
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
        screen->kind->layout(screen, width, body_height(stack));
        break;
    case SCREEN_LINE:
        screen->kind->layout(screen, width, line_rows(stack, screen));
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

static void say_lost(struct stack *stack)
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
            say_lost(stack);
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

/* The screen that keys are for. */
static struct screen *front(const struct stack *stack)
{
    return stack->cover != NULL ? stack->cover : stack_top(stack);
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

/* --- input -------------------------------------------------------------------------------------------- */

static bool leaves(enum key_action action)
{
    return action == ACTION_BACK || action == ACTION_STOP || action == ACTION_CANCEL;
}

/* Is it about the row that is selected? Views, help and taking back are not. */
static bool about_selected(enum key_action action)
{
    const struct action_info *info = action_info(action);
    return !(info->flags & (ACTION_MOVES | ACTION_COVERS | ACTION_FIXED)) && action != ACTION_UNDO &&
           action != ACTION_REDO && (info->places & PLACE_VIEWS) != PLACE_VIEWS;
}

/* Nobody chose the row that came in the place of the one that is gone, so nothing is done with it. */
static bool is_lost(struct stack *stack, struct screen *top, enum key_action action)
{
    if (stack->cover != NULL || !top->lost)
        return false;
    if (action_info(action)->flags & ACTION_MOVES || action == ACTION_SEARCH)
        top->lost = false;
    if (!top->lost || !about_selected(action))
        return false;
    say_lost(stack);
    return true;
}

static void perform(struct stack *stack, enum key_action action)
{
    struct screen *top = front(stack);

    if (is_lost(stack, top, action))
        return;
    if (stack->cover == NULL && (!(action_info(action)->flags & ACTION_MOVES) || leaves(action)) &&
        !(action_info(action)->flags & ACTION_COVERS))
        stack->message_kind = MESSAGE_NONE;
    if (action == ACTION_REDRAW)
        stack->want_redraw = true;
    else if (action == ACTION_SUSPEND)
        stack->want_suspend = true;
    else if (action_info(action)->flags & ACTION_COVERS) {
        if (stack->global != NULL)
            stack->global(stack->context, stack, action);
    } else if (stack->cover != NULL) {
        if (top->kind->act != NULL)
            top->kind->act(top, stack, action);
    } else if ((top->kind->act == NULL || !top->kind->act(top, stack, action)) && stack->global != NULL)
        stack->global(stack->context, stack, action);
    if (stack->watch != NULL)
        stack->watch(stack->context, stack, action);
}

void stack_act(struct stack *stack, enum key_action action)
{
    struct screen *top = stack_top(stack);

    if (top == NULL || !(action_info(action)->places & (unsigned)top->kind->place))
        return;
    if (top->kind->can == NULL || top->kind->can(top, action))
        perform(stack, action);
}

/* What a form said was missing or did not fit may be right now: that is not to stand there any more. */
static void forget_refusal(struct stack *stack, const struct screen *top)
{
    if (stack->cover == NULL && top->kind->place == PLACE_FORM && stack->message_kind == MESSAGE_WARNING)
        stack->message_kind = MESSAGE_NONE;
}

static bool take_text(struct stack *stack, struct screen *top, const char *text, bool pasted)
{
    enum message_kind before = stack->message_kind;
    forget_refusal(stack, top);
    if (top->kind->type(top, stack, text, pasted))
        return true;
    stack->message_kind = before;
    return false;
}

/* A key that is of the screen itself, as Backspace in a text. */
static bool take_own(struct stack *stack, struct screen *top, struct key key)
{
    enum message_kind before = stack->message_kind;
    forget_refusal(stack, top);
    if (top->kind->key(top, stack, key))
        return true;
    stack->message_kind = before;
    return false;
}

/* `apart`: milliseconds since the same key; a long time for any other. */
static void take_key(struct stack *stack, const struct input *input, int64_t apart)
{
    struct screen *top = front(stack);

    if (apart < HELD_MS && top->kind->place == PLACE_QUESTION)
        return;
    if (input->text[0] != '\0' && top->kind->type != NULL && take_text(stack, top, input->text, false)) {
        top->lost = false; /* a number names a row by itself */
        return;
    }
    if (top->kind->key != NULL && take_own(stack, top, input->key))
        return;
    enum key_action action = keymap_action(stack->keymap, top->kind->place, input->key);
    if (action == ACTION_NONE)
        return;
    unsigned flags = action_info(action)->flags;
    bool held = apart < (flags & ACTION_SERIES ? SERIES_MS : HELD_MS);
    if (held && !(flags & ACTION_MOVES) && (flags & ACTION_WRITES || stack->changes != stack->held_since))
        return;
    perform(stack, action);
}

static void key_input(struct stack *stack, const struct input *input)
{
    int64_t apart = key_same(stack->last_key, input->key) ? input->ticks - stack->last_ticks : INT64_MAX;
    int64_t before = clock_ticks();

    if (apart >= HELD_MS)
        stack->held_since = stack->changes;
    if (front(stack) != NULL)
        take_key(stack, input, apart);
    stack->last_key = input->key;
    stack->last_ticks = input->ticks + (clock_ticks() - before);
}

static void minute_input(struct stack *stack)
{
    for (size_t i = 0; i < stack->count; i++)
        if (stack->screens[i]->kind->minute != NULL)
            stack->screens[i]->kind->minute(stack->screens[i], stack);
}

void stack_input(struct stack *stack, const struct input *input)
{
    struct screen *top = front(stack);

    switch (input->kind) {
    case INPUT_KEY:
        key_input(stack, input);
        break;
    case INPUT_PASTE:
        if (top != NULL && top->kind->type != NULL)
            take_text(stack, top, input->paste, true);
        break;
    case INPUT_RESIZE:
        stack_resize(stack, input->width, input->height);
        break;
    case INPUT_MINUTE:
        minute_input(stack);
        break;
    case INPUT_CLOSED:
        stack->leaving = true;
        break;
    case INPUT_NONE:
    case INPUT_WAKE:
        break;
    }
}

/* --- drawing ------------------------------------------------------------------------------------------ */

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
    int most = body_height(stack) < LINE_ROWS ? body_height(stack) : LINE_ROWS;
    int rows = 1;

    if (stack->message_kind != MESSAGE_NONE) {
        rows = canvas_wrap(NULL, 0, 0, stack->width - 2, most, STYLE_NORMAL, stack->message);
        rows = rows < 1 ? 1 : rows;
    }
    open_line(stack, canvas, rows, has_rule(stack));
    if (stack->message_kind != MESSAGE_NONE)
        canvas_wrap(canvas, 1, 0, stack->width - 2, rows, message_style(stack->message_kind), stack->message);
}

static void draw_screen(const struct stack *stack, struct canvas *canvas, const struct screen *screen)
{
    switch (screen->kind->form) {
    case SCREEN_BODY:
    case SCREEN_OVER:
        canvas_window(canvas, 0, 0, stack->width, body_height(stack));
        break;
    case SCREEN_LINE:
        open_line(stack, canvas, line_rows(stack, screen), has_rule(stack));
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
