/* What keys do on every view alike: other views, help, search, palette, who is in front of the class, another
 * class, theme, leaving. */
#ifndef KLASKAST_SCREENS_ANYWHERE_H
#define KLASKAST_SCREENS_ANYWHERE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* For stack.mark; `context` is the struct desk: the demo class is plainly marked on every screen. */
const char *anywhere_mark(void *context);

/* For stack.global; `context` is the struct desk. */
bool anywhere_act(void *context, struct stack *stack, enum key_action action);

#endif
