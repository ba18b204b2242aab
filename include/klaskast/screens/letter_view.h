/* A letter as it will be, on the screen; making it, and the steps of the duty: signed by the head, given to
 * the parents. [P9, P10a, P13] */
#ifndef KLASKAST_SCREENS_LETTER_VIEW_H
#define KLASKAST_SCREENS_LETTER_VIEW_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* The letter of a duty, on top of the stack; where the duty has none, the letters that make sense for its
 * pupil. */
void letter_of_duty(struct stack *stack, struct desk *desk, int64_t task_id);
/* The letters that make sense for a pupil, the most probable first, to choose from. */
void letter_menu(struct stack *stack, struct desk *desk, int64_t pupil_id);

/* letter_step.c: the next step of the duty 'letter'. Asks what is needed: the dates that the head signed, how
 * it was given. One that was not made yet can be made, or was signed on paper all the same. */
void letter_tick(struct stack *stack, struct desk *desk, int64_t task_id);
void letter_ask_signed(struct stack *stack, struct desk *desk, int64_t task_id);
void letter_ask_given(struct stack *stack, struct desk *desk, int64_t task_id);

/* The letter about a suspension comes after its period: asks that one where it is still to be set. [P13] */
bool letter_waits_for_period(struct stack *stack, struct desk *desk, int64_t task_id);

#endif
