/* The violation panel: kinds at the left, and what follows at the right, before Enter. [P3, P7-P12, G3] */
#ifndef KLASKAST_SCREENS_VIOLATION_H
#define KLASKAST_SCREENS_VIOLATION_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Opens over the screen on top. `task` is the 'finish later' that it finishes, with the moment `at` of it; 0
 * and 0 for what happens now. */
void violation_open(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t task, int64_t at);

#endif
