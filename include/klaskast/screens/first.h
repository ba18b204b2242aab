/* The first start: language, the teacher's name, the group, the class list. Each step can be skipped, Esc
 * goes back. Nothing is asked once there is a class. */
#ifndef KLASKAST_SCREENS_FIRST_H
#define KLASKAST_SCREENS_FIRST_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* In place of all that is on the stack. */
void first_open(struct stack *stack, struct desk *desk);

#endif
