/* Screens and their stack. A question or a prompt is a screen on top of the one that asks.
 *
 * The stack owns the bottom of the terminal: a rule, the message line, and the footer with the keys that
 * work here and now. The rest is the body, where screens draw. A screen of kind SCREEN_LINE (a prompt, a
 * question) is drawn in place of the message line; SCREEN_OVER is drawn over the body of the screen beneath;
 * SCREEN_WHOLE has the whole terminal to itself and shows no message (board mode). */
#ifndef KLASKAST_UI_SCREEN_H
#define KLASKAST_UI_SCREEN_H

#include "klaskast/base/err.h"
#include "klaskast/ui/action.h"
#include "klaskast/ui/canvas.h"
#include "klaskast/ui/input.h"

#include <stdbool.h>
#include <stddef.h>

struct screen;
struct stack;

enum screen_form { SCREEN_BODY, SCREEN_OVER, SCREEN_LINE, SCREEN_WHOLE };

/* What one kind of screen does. NULL where a kind has no use for it. `draw` gets a canvas whose
 * window is the area that the form gives, so column 0 and row 0 are that area's. */
struct screen_kind {
    const char *name; /* for tests */
    enum place place;
    enum screen_form form;

    /* The area is now width x height (each at least 1): arithmetic only. Called before the first draw, when
     * the size changes and after each reload. For SCREEN_LINE the height is that of `rows`. */
    void (*layout)(struct screen *screen, int width, int height);
    /* SCREEN_LINE: rows it wants at this width (1..4); NULL: 1. */
    int (*rows)(const struct screen *screen, int width);
    /* Reads the model anew: what is on disk. False: the message line shows err; the old model stays. */
    bool (*reload)(struct screen *screen, struct err *err);
    /* Draws all of it. Reads only, cannot fail, also in an area of 1x1. */
    void (*draw)(const struct screen *screen, struct canvas *canvas);
    /* A letter (not one with Ctrl or Alt) or a paste, before keys are looked up. False: not for me; a letter
     * is then looked up as a key, a paste is dropped. */
    bool (*type)(struct screen *screen, struct stack *stack, const char *text, bool pasted);
    /* Any other key, before it is looked up (a prompt's cursor keys). False: not for me. */
    bool (*key)(struct screen *screen, struct stack *stack, struct key key);
    /* Does what a key means. False: not for me; the stack's `global` gets it. */
    bool (*act)(struct screen *screen, struct stack *stack, enum key_action action);
    /* Does this action mean anything right now? For footer and palette. NULL: each of this place does. */
    bool (*can)(const struct screen *screen, enum key_action action);
    /* Another word for an action in the footer, for what it would do right now (translated); NULL: the one of
     * the action table. */
    const char *(*label)(const struct screen *screen, enum key_action action);
    /* Something in front of the footer: "12 Enter\tin" (key, tab, word; translated); NULL: nothing. */
    const char *(*lead)(const struct screen *screen);
    /* Draws the footer row itself (a question's answers). */
    void (*footer)(const struct screen *screen, struct canvas *canvas, int y);
    /* What keys are about on a screen whose rows another program can take away: the id of the selected one,
     * 0 for none. NULL: nothing of that kind. */
    int64_t (*chosen)(const struct screen *screen);
    /* A new minute has begun. */
    void (*minute)(struct screen *screen, struct stack *stack);
    /* Frees the screen. */
    void (*close)(struct screen *screen);
};

/* Every screen begins with this: struct roster { struct screen screen; ... }. */
struct screen {
    const struct screen_kind *kind;
    /* Set by stack_push: called after this screen was popped, with the screen that is then on top. */
    void (*back)(struct screen *below, struct stack *stack, int answer, const char *text);
    bool lost; /* what was chosen was taken away by another program, see stack_reload_changed */
};

enum message_kind { MESSAGE_NONE, MESSAGE_INFO, MESSAGE_WARNING, MESSAGE_ERROR };

enum { STACK_DEPTH = 16 };

struct stack {
    struct screen *screens[STACK_DEPTH];
    size_t count;
    /* Over everything, the whole terminal at any size: a blank screen, the lock. While it is there it gets
     * all input, and nothing beneath it is drawn; what lies beneath stays as it is, a half-typed line too.
     * NULL: none. */
    struct screen *cover;
    struct screen *closed[2 * STACK_DEPTH + 4]; /* popped during this input; freed after it */
    size_t closed_count;
    const struct keymap *keymap; /* borrowed */
    int width, height;
    bool leaving; /* the loop ends */
    bool want_redraw, want_suspend;
    enum message_kind message_kind;
    char message[600];
    /* A word that stands in the rule above the message line of every screen (the demo class is marked so);
     * "" or NULL: none. May be NULL itself. */
    const char *(*mark)(void *context);
    /* Told of every action after it was carried out; may be NULL. */
    void (*watch)(void *context, struct stack *stack, enum key_action action);
    /* Actions that no screen took (views, help, theme, quit), and those that cover the screen, whatever is on
     * it; set by the owner of the stack. */
    bool (*global)(void *context, struct stack *stack, enum key_action action);
    void *context;
    /* The held-key rule, see stack_key. */
    struct key last_key;
    int64_t last_ticks;
    unsigned changes, held_since; /* pushes and pops so far, and when the last key was first pressed */
};

void stack_init(struct stack *stack, const struct keymap *keymap);
void stack_clear(struct stack *stack); /* closes all screens */

/* Puts `screen` on top and owns it from now on (closed also when reload fails, which returns false and shows
 * why). `back` may be NULL. It gets the answer and the text of stack_pop; the text lives until it returns. */
bool stack_push(struct stack *stack, struct screen *screen,
                void (*back)(struct screen *below, struct stack *stack, int answer, const char *text));
/* Takes the top screen away, then calls its `back`. The screen's memory lives until the input is dealt with,
 * so a screen may pop itself. */
void stack_pop(struct stack *stack, int answer, const char *text);
/* Takes away all but the lowest screen, without calling `back`, and puts `screen` there instead (a view). */
bool stack_replace(struct stack *stack, struct screen *screen);
/* Takes away all but the lowest screen, without calling `back`. */
void stack_drop(struct stack *stack);
struct screen *stack_top(const struct stack *stack);

/* Puts a cover of form SCREEN_WHOLE over everything, in place of the one that was there. Cannot fail. */
void stack_cover(struct stack *stack, struct screen *cover);
/* Takes it away; its memory lives until the input is dealt with. */
void stack_uncover(struct stack *stack);

/* Reloads and lays out every screen, lowest first: after a commit, or when the file changed. */
void stack_reload(struct stack *stack);
/* The same when another program may have written. Where the row that was selected is gone, another stands in
 * its place that nobody chose: until one moves, searches or types a number, the keys of that screen do
 * nothing, and the message says so. */
void stack_reload_changed(struct stack *stack);
void stack_resize(struct stack *stack, int width, int height);

/* The one message. It stands until the next message or the next action that does more than move. Nothing is
 * shown in board mode. */
void stack_say(struct stack *stack, enum message_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void stack_say_err(struct stack *stack, const struct err *err);

/* One key, paste, resize or minute: to the top screen, through the key map.
 *
 * A held key never writes twice. A key is held when the input before this one was the same key, less than
 * 250 ms before (the time that this program was busy with it does not count). A held key is ignored where
 * its action writes, where it answers a question, and where its first press changed which screen is on top:
 * so Enter that closes a prompt does nothing on the screen beneath. Moving and leaving are exempt, letters in
 * a prompt too. Where each press is about the next row (ACTION_SERIES) 100 ms are enough to tell a person who
 * types fast from a keyboard that repeats. */
void stack_input(struct stack *stack, const struct input *input);
/* An action by name instead of by key (the palette). */
void stack_act(struct stack *stack, enum key_action action);

/* Draws everything, or a polite sentence when the terminal is too small. */
void stack_draw(const struct stack *stack, struct canvas *canvas);
/* The smallest terminal that screens are drawn in. */
enum { STACK_MIN_WIDTH = 36, STACK_MIN_HEIGHT = 9 };

/* Says that the key of now did something (a commit), so that holding it down does nothing more than moving.
 */
void stack_acted(struct stack *stack);

/* Frees what was popped; the loop calls it after each input. */
void stack_tidy(struct stack *stack);

#endif
