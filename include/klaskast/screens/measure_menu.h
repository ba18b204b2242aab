/* What can be done about a pupil's measures: signed by the head, period, pause, lift, the parents' view.
 * [P8-P10a, P13] */
#ifndef KLASKAST_SCREENS_MEASURE_MENU_H
#define KLASKAST_SCREENS_MEASURE_MENU_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Opens the list of what can be done, on top of the stack. */
void measure_menu(struct stack *stack, struct desk *desk, int64_t pupil_id);

#endif
