/* What can be done about a pupil's measures: signed by the head, period, pause, lift, the parents' view. The
 * head decides; whoever sits here writes it down. [P8-P10a, P13] */
#ifndef KLASKAST_SCREENS_MEASURE_MENU_H
#define KLASKAST_SCREENS_MEASURE_MENU_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Opens the list of what can be done, on top of the stack. */
void measure_menu(struct stack *stack, struct desk *desk, int64_t pupil_id);

/* Asks the dates that the head signed and ticks the letter off; the dates hold. [P9] */
void measure_confirm(struct stack *stack, struct desk *desk, int64_t task_id);

/* Asks the period that the head gives a suspension, after the talk; another one with a reason. [P10a, P13] */
void measure_ask_period(struct stack *stack, struct desk *desk, int64_t measure_id);

#endif
