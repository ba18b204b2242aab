#include "lock_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct screen_kind kind;

/* --- typing -------------------------------------------------------------------------------------------- */

static void wipe(struct lock *lock)
{
    secret_wipe(lock->typed, SECRET_TYPED_SIZE);
    lock->length = 0;
}

static void ask(struct lock *lock, enum step step, const char *note)
{
    wipe(lock);
    lock->step = step;
    snprintf(lock->note, sizeof lock->note, "%s", note);
}

/* A paste is what a safe for passwords gives, often with a line end. */
static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct lock *lock = (struct lock *)screen;
    size_t length = strcspn(text, "\r\n");

    (void)stack;
    (void)pasted;
    lock->leave_asked = false;
    if (length >= SECRET_TYPED_SIZE - lock->length) {
        snprintf(lock->note, sizeof lock->note, "%s", _("That is too long for a PIN or passphrase."));
        return true;
    }
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= ' ')
            lock->typed[lock->length++] = text[i];
    lock->typed[lock->length] = '\0';
    lock->note[0] = '\0';
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct lock *lock = (struct lock *)screen;

    (void)stack;
    if (pressed.code == K_BACKSPACE && !pressed.alt) {
        size_t length = secret_without_last(lock->typed, lock->length);
        secret_wipe(lock->typed + length, lock->length - length);
        lock->length = length;
        return true;
    }
    if (pressed.ctrl && pressed.code == 'u') {
        wipe(lock);
        return true;
    }
    return false;
}

/* --- what Enter does ----------------------------------------------------------------------------------- */

static void let_in(struct lock *lock, struct stack *stack)
{
    struct desk *desk = lock->desk;
    struct err err = { .kind = ERR_NONE };
    bool other = desk->unknown;

    stack_uncover(stack);
    desk->closed = desk->unknown = false;
    /* Who is in front of the class is known again. */
    if (other && !desk->reload(desk, &err))
        stack_say_err(stack, &err);
    stack_reload(stack);
}

/* From here on it is no slip of the finger: then the note says where to look. */
enum { LOST_FROM = 8 };

static void say_wait(struct lock *lock, bool wrong, int seconds)
{
    if (wrong)
        snprintf(lock->note, sizeof lock->note,
                 translate_count("That is not the PIN. The next try can be in %d second.",
                                 "That is not the PIN. The next try can be in %d seconds.",
                                 (unsigned long)seconds),
                 seconds);
    else
        snprintf(lock->note, sizeof lock->note,
                 translate_count("The PIN was wrong before. The next try can be in %d second.",
                                 "The PIN was wrong before. The next try can be in %d seconds.",
                                 (unsigned long)seconds),
                 seconds);
    if (seconds >= LOST_FROM) {
        size_t used = strlen(lock->note);
        snprintf(lock->note + used, sizeof lock->note - used, " %s",
                 _("Lost? 'klaskast pin' in a terminal says what to do."));
    }
}

/* Is it the current PIN? If not, the note says so. */
static bool tried(struct lock *lock)
{
    struct err err = { .kind = ERR_NONE };
    int seconds;
    enum pin_answer answer = lock->desk->pin_try(lock->desk, lock->typed, &seconds, &err);

    wipe(lock);
    switch (answer) {
    case PIN_RIGHT:
        return true;
    case PIN_WRONG:
    case PIN_WAIT:
        say_wait(lock, answer == PIN_WRONG, seconds);
        break;
    case PIN_FAILED:
        snprintf(lock->note, sizeof lock->note, "%.*s", LOCK_NOTE - 1, err.text);
        break;
    }
    return false;
}

static const char *hint_new(const struct lock *lock)
{
    return lock->desk->pin_is_set(lock->desk)
               ? _("A PIN keeps eyes out; a few words in a row keep them out longer. Empty: no lock any "
                   "more.")
               : _("A PIN keeps eyes out; a few words in a row keep them out longer.");
}

static void choose(struct lock *lock, struct stack *stack)
{
    struct desk *desk = lock->desk;
    struct err err = { .kind = ERR_NONE };
    bool without = lock->chosen[0] == '\0';
    char pressed[KEY_TEXT_SIZE];

    if (strcmp(lock->typed, lock->chosen) != 0) {
        ask(lock, STEP_NEW, _("These two were not the same. Type it twice once more."));
        return;
    }
    if (!desk->pin_change(desk, lock->chosen, &err)) {
        ask(lock, STEP_NEW, err.text);
        return;
    }
    if (lock->then_locked && !without) {
        ask(lock, STEP_OPEN,
            _("There is a PIN now, and klaskast is locked: the PIN opens it. Keep it in a safe place as "
              "well."));
        return;
    }
    stack_uncover(stack);
    if (without)
        stack_say(stack, MESSAGE_INFO, "%s", _("There is no PIN any more: nothing is locked."));
    else
        stack_say(stack, MESSAGE_INFO,
                  _("The PIN holds from now on: %s locks, and klaskast asks for it when it starts. Keep it "
                    "in a safe "
                    "place as well."),
                  keymap_show(stack->keymap, ACTION_LOCK, pressed));
}

static void go_on(struct lock *lock, struct stack *stack)
{
    bool set = lock->desk->pin_is_set(lock->desk);

    switch (lock->step) {
    case STEP_OPEN:
        if ((lock->length > 0 || !set) &&
            tried(lock)) /* Enter alone is no try, but it sees that the PIN is gone */
            let_in(lock, stack);
        break;
    case STEP_OLD:
        if ((lock->length > 0 || !set) && tried(lock))
            ask(lock, STEP_NEW, hint_new(lock));
        break;
    case STEP_NEW:
        if (!secret_long_enough(lock->typed) && (lock->length > 0 || !set)) {
            char note[LOCK_NOTE];
            snprintf(note, sizeof note, _("Choose one of at least %d letters or digits."), SECRET_LEAST);
            ask(lock, STEP_NEW, note);
            break;
        }
        memcpy(lock->chosen, lock->typed, SECRET_TYPED_SIZE);
        ask(lock, STEP_AGAIN,
            lock->chosen[0] != '\0' ? "" : _("Enter once more: from then on nothing is locked."));
        break;
    case STEP_AGAIN:
        choose(lock, stack);
        break;
    }
}

/* --- the other keys ------------------------------------------------------------------------------------ */

static void to_board(struct lock *lock, struct stack *stack)
{
    struct desk *desk = lock->desk;
    struct err err = { .kind = ERR_NONE };

    desk->closed = desk->unknown = true;
    if (!desk->reload(desk, &err))
        stack_say_err(stack, &err);
    if (stack_top(stack)->kind->place != PLACE_BOARD) {
        stack_drop(stack); /* a stack that is full could hold no board */
        open_board(stack, desk);
    }
    if (stack_top(stack)->kind->place == PLACE_BOARD) {
        stack_uncover(stack);
        return;
    }
    desk->closed = desk->unknown = false;
    snprintf(lock->note, sizeof lock->note, "%.*s", LOCK_NOTE - 1, stack->message);
}

/* All is on disk, so leaving loses nothing; what is still in the cupboard is said without a name. [P1] */
static void leave(struct lock *lock, struct stack *stack)
{
    int held = lock->desk->model->counts.held;

    if (lock->leave_asked || held == 0) {
        stack->leaving = true;
        return;
    }
    lock->leave_asked = true;
    snprintf(lock->note, sizeof lock->note,
             translate_count("%d device is still in the cupboard. Ctrl-C once more leaves.",
                             "%d devices are still in the cupboard. Ctrl-C once more leaves.",
                             (unsigned long)held),
             held);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct lock *lock = (struct lock *)screen;

    if (action == ACTION_ACCEPT)
        go_on(lock, stack);
    else if (action == ACTION_LOCK_BOARD && lock_board_offered(lock))
        to_board(lock, stack);
    else if (action == ACTION_STOP && lock->step == STEP_OPEN)
        leave(lock, stack);
    else if (action == ACTION_BACK && lock->step == STEP_OPEN && !lock->over_board)
        ask(lock, STEP_OPEN, "");
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_uncover(stack);
    return true;
}

static void close_lock(struct screen *screen)
{
    struct lock *lock = (struct lock *)screen;
    secret_free((void **)&lock->typed);
    secret_free((void **)&lock->chosen);
    free(lock);
}

static const struct screen_kind kind = {
    .name = "lock",
    .place = PLACE_LOCK,
    .form = SCREEN_WHOLE,
    .draw = lock_draw,
    .type = type,
    .key = key,
    .act = act,
    .close = close_lock,
};

bool lock_choosing(const struct screen *cover)
{
    return cover->kind == &kind && ((const struct lock *)cover)->step != STEP_OPEN;
}

/* --- opening ------------------------------------------------------------------------------------------- */

static struct lock *lock_new(struct stack *stack, struct desk *desk, enum step step)
{
    struct lock *lock = memory_new(1, sizeof *lock);

    lock->screen.kind = &kind;
    lock->desk = desk;
    lock->keymap = stack->keymap;
    lock->step = step;
    lock->typed = secret_new(SECRET_TYPED_SIZE);
    lock->chosen = secret_new(SECRET_TYPED_SIZE);
    return lock;
}

static bool can_lock(const struct desk *desk)
{
    return desk->pin_is_set != NULL && desk->pin_is_set((struct desk *)(uintptr_t)desk);
}

/* Is it the lock that is over everything, and not choosing a PIN? */
static bool locked(const struct stack *stack)
{
    return stack->cover != NULL && stack->cover->kind == &kind &&
           ((const struct lock *)stack->cover)->step == STEP_OPEN;
}

/* Asks for the PIN; without one that was chosen, nothing happens. Where the settings allow it Tab opens board
 * mode without (desk->closed). */
static void lock_cover(struct stack *stack, struct desk *desk)
{
    if (!can_lock(desk) || (locked(stack) && !((const struct lock *)stack->cover)->over_board))
        return;
    struct lock *lock = lock_new(stack, desk, STEP_OPEN);
    int seconds = desk->pin_wait(desk);
    if (seconds > 0)
        say_wait(lock, false, seconds);
    stack_cover(stack, &lock->screen);
}

void lock_cover_board(struct stack *stack, struct desk *desk)
{
    if (!can_lock(desk)) {
        desk->closed = desk->unknown = false; /* somebody removed it */
        return;
    }
    struct lock *lock = lock_new(stack, desk, STEP_OPEN);
    lock->over_board = true;
    stack_cover(stack, &lock->screen);
}

bool lock_idle(struct stack *stack, struct desk *desk)
{
    const struct screen *top = stack_top(stack);
    bool board = top != NULL && top->kind->place == PLACE_BOARD && desk->model->settings->lock_board;

    if (!can_lock(desk))
        return false;
    if (locked(stack)) {
        wipe((struct lock *)stack->cover); /* half a PIN of who went away is not for who comes */
        return false;
    }
    if (!board || (stack->cover != NULL && !desk->closed)) {
        lock_cover(stack, desk);
        return true;
    }
    bool before = desk->closed;
    desk->closed = true;
    return !before;
}

static void choose_pin(struct stack *stack, struct desk *desk, bool then_locked)
{
    if (desk->pin_is_set == NULL || desk->closed)
        return;
    bool set = desk->pin_is_set(desk);
    struct lock *lock = lock_new(stack, desk, set ? STEP_OLD : STEP_NEW);
    lock->then_locked = then_locked;
    int seconds = set ? desk->pin_wait(desk) : 0;
    if (seconds > 0)
        say_wait(lock, false, seconds);
    else if (!set)
        ask(lock, STEP_NEW, hint_new(lock));
    stack_cover(stack, &lock->screen);
}

void lock_choose(struct stack *stack, struct desk *desk)
{
    choose_pin(stack, desk, false);
}

void lock_ask(struct stack *stack, struct desk *desk)
{
    if (can_lock(desk))
        lock_cover(stack, desk);
    else if (stack->cover == NULL)
        choose_pin(stack, desk, true);
}
