/* One pupil whole, for ever: where else its name stands, and the whole name typed before it goes. [C3] */
#ifndef KLASKAST_SCREENS_ERASE_H
#define KLASKAST_SCREENS_ERASE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* From the pupil's card. Says on the message line why not, where it cannot be. */
void erase_open(struct stack *stack, struct desk *desk, int64_t pupil_id);

#endif
