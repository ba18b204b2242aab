/* What the files screen*.c share. */
#ifndef KLASKAST_UI_SCREEN_PRIVATE_H
#define KLASKAST_UI_SCREEN_PRIVATE_H

#include "klaskast/ui/screen.h"

/* Is there room for the rule above the message line? */
bool stack_has_rule(const struct stack *stack);
/* Rows of the body, of a prompt or a message at most, and of this prompt; at least 1. */
int stack_body_height(const struct stack *stack);
int stack_line_most(const struct stack *stack);
int stack_line_rows(const struct stack *stack, const struct screen *screen);
/* That another program took away what was chosen. */
void stack_say_lost(struct stack *stack);

#endif
