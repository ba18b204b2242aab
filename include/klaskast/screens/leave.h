/* Leaving, and the teacher's own checklist at the end of the day. [P1, P16] */
#ifndef KLASKAST_SCREENS_LEAVE_H
#define KLASKAST_SCREENS_LEAVE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Leaves. Says first what is still in the cupboard or in use, and at the end of the day how much is late
 * (which, with one key: this screen may be seen by the class), and asks the checklist once. */
void leave_ask(struct stack *stack, struct desk *desk);

/* The checklist, for when everything was given back: once a day, and not again once it was answered. */
void end_of_day_ask(struct stack *stack, struct desk *desk);

#endif
