/* What is to be done: for whom, what, by whom, since when, how late. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TASKS_H
#define KLASKAST_SCREENS_TASKS_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* A view (F3), for stack_replace. */
struct screen *tasks_new(struct desk *desk, const struct keymap *keymap);

/* Asks how and by whom a task was done (sensible answers stand there already) and ticks it off; a task to
 * finish later opens the violation panel instead. */
void tasks_tick(struct stack *stack, struct desk *desk, int64_t task_id);

#endif
