/* The tour: six things to do in the demo class, one after another, said in the rule above the message line.
 * It watches what is done and stands in nobody's way; Esc on the class ends it. */
#ifndef KLASKAST_SCREENS_TOUR_H
#define KLASKAST_SCREENS_TOUR_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* From the first step; in a class that is not invented it only says that the tour needs one. */
void tour_begin(struct stack *stack, struct desk *desk);

/* What to do now; NULL: there is no tour. In the language in use. */
const char *tour_line(void);

/* For stack.watch; `context` is the struct desk. */
void tour_watch(void *context, struct stack *stack, enum key_action action);

#endif
