/* The name of a file to read or to write, asked on the message line; Tab completes it. */
#ifndef KLASKAST_SCREENS_ASK_FILE_H
#define KLASKAST_SCREENS_ASK_FILE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/prompt.h"

struct ask_file {
    const char *label; /* translated */
    const char *hint;  /* NULL: that Tab completes the name */
    const char *text;  /* what stands there already; NULL: nothing */
    bool downloads;    /* the folder with downloads stands there, where there is one */
    /* As in prompt.h; may be NULL. */
    bool (*check)(struct screen *below, const char *text, char *out, size_t size);
};

/* `back` as in prompt.h. */
void ask_file(struct stack *stack, struct desk *desk, const struct ask_file *asked,
              void (*back)(struct screen *below, struct stack *stack, int answer, const char *text));

#endif
