/* What is to be done: for whom, what, by whom, since when, how late. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TASKS_H
#define KLASKAST_SCREENS_TASKS_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* A view (F3), for stack_replace. */
struct screen *tasks_new(struct desk *desk, const struct keymap *keymap);

#endif
