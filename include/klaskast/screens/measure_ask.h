/* What is asked about a measure: its dates, a reason. The head decides; whoever sits here writes it down.
 * What is refused is asked again, with what was typed and why. [P8-P10a, P13] */
#ifndef KLASKAST_SCREENS_MEASURE_ASK_H
#define KLASKAST_SCREENS_MEASURE_ASK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks the dates that the head signed and ticks the letter off; the dates hold. [P9] */
void measure_confirm(struct stack *stack, struct desk *desk, int64_t task_id);

/* Asks the period that the head gives a suspension, after the talk; another one with a reason. [P10a, P13] */
void measure_ask_period(struct stack *stack, struct desk *desk, int64_t measure_id);

/* Asks another last day, with a reason. [P10a] */
void measure_ask_until(struct stack *stack, struct desk *desk, int64_t measure_id);

/* Asks one line, under this label, for an intent about a measure that needs no more than its reason; for
 * INTENT_VIEW it is the parents' view of a record. */
void measure_ask_reason(struct stack *stack, struct desk *desk, enum intent_kind kind, int64_t id,
                        const char *label);

#endif
