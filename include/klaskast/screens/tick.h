/* Ticking off one task: how, by whom, on which day. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TICK_H
#define KLASKAST_SCREENS_TICK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks how and by whom a task was done (sensible answers stand there already) and ticks it off; a task to
 * finish later opens the violation panel instead. */
void tick_task(struct stack *stack, struct desk *desk, int64_t task_id);

/* Which record a task belongs to: " (Phone not handed in, 20 Nov)", so that two letters for one child can be
 * told apart; "" for none. */
const char *task_about(const struct facts *facts, const struct task *task, char *text, size_t size);

#endif
