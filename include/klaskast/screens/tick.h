/* Ticking off one task: how, by whom, on which day. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TICK_H
#define KLASKAST_SCREENS_TICK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks how and by whom a task was done (sensible answers stand there already) and ticks it off; a task to
 * finish later opens the violation panel instead. */
void tick_task(struct stack *stack, struct desk *desk, int64_t task_id);

#endif
