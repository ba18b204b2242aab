/* Ticking off one task: how, by whom, on which day; and taking that back later. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TICK_H
#define KLASKAST_SCREENS_TICK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks how, when and by whom a task was done (sensible answers stand there already: Enter) and ticks it off.
 * A task to finish later opens the violation panel instead, an exemption that ends can be renewed, and one
 * that was done already can be opened again. */
void tick_task(struct stack *stack, struct desk *desk, int64_t task_id);

#endif
