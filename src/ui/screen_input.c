/* The screens: keys, pastes, sizes and minutes, to the screen that they are for. */
#include "klaskast/base/clock.h"
#include "screen_private.h"

enum { HELD_MS = 250, SERIES_MS = 100 };

/* The screen that keys are for. */
static struct screen *front(const struct stack *stack)
{
    return stack->cover != NULL ? stack->cover : stack_top(stack);
}

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
    stack_say_lost(stack);
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
