/* The one loop: waits, hands input to the stack, draws when nothing more is waiting. */
#ifndef KLASKAST_UI_LOOP_H
#define KLASKAST_UI_LOOP_H

#include "klaskast/ui/screen.h"
#include "klaskast/ui/term.h"

struct loop {
    struct term *term;
    struct stack *stack;
    struct canvas canvas; /* zeroed by the caller; freed by loop_run */
    int wake;             /* descriptor that wakes the loop (inotify); -1: none */
    void *context;
    void (*woken)(void *context, struct stack *stack);  /* `wake` can be read: read it empty */
    void (*minute)(void *context, struct stack *stack); /* a new minute; may be NULL */
    /* A key or a paste has come and was not dealt with yet; true: it is dropped. May be NULL. */
    bool (*typed)(void *context, struct stack *stack);
    /* The program was stopped and goes on, and nothing was drawn since. May be NULL. */
    void (*resumed)(void *context, struct stack *stack);
    /* Work for when nobody types, a bit at a time; false when all is done. May be NULL. Called after a frame
     * was drawn and half a second passed without a key. */
    bool (*idle)(void *context, struct stack *stack);
};

/* Runs until stack->leaving or the terminal is gone (returns false for that). All input that is there is
 * dealt with before a frame is drawn, so that 1,000 keys at once cost a handful of frames. */
bool loop_run(struct loop *loop);

#endif
