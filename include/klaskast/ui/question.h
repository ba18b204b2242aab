/* A sentence with answers of one key each, in place of the message line. Esc answers QUESTION_NOTHING. */
#ifndef KLASKAST_UI_QUESTION_H
#define KLASKAST_UI_QUESTION_H

#include "klaskast/ui/screen.h"

#define QUESTION_NOTHING (-1)
#define QUESTION_ANSWERS 8

/* One answer: its label, translated, with the letter that gives it behind '&' ("&given back", "a &slip");
 * capitals and accents do not matter. A label without '&' is given by Enter. */
struct reply {
    const char *label;
    int value; /* >= 0, what `back` gets */
};

/* Asks on top of the stack. `text` and labels are copied. Answers count as writing for the held-key rule, so
 * the key that opened the question cannot answer it by being held. */
void question_open(struct stack *stack, const char *text, const struct reply *replies, size_t count,
                   void (*back)(struct screen *below, struct stack *stack, int answer, const char *text_));

#endif
