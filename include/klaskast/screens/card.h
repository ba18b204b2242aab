/* One pupil's card (kaart): what runs, what is owed, what happened, newest first. [P17] */
#ifndef KLASKAST_SCREENS_CARD_H
#define KLASKAST_SCREENS_CARD_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Opens on top of the stack. */
void card_open(struct stack *stack, struct desk *desk, int64_t pupil_id);

#endif
