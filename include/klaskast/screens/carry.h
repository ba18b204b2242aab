/* Carries an intent out: to the journal, with the questions that come first, and says what happened. */
#ifndef KLASKAST_SCREENS_CARRY_H
#define KLASKAST_SCREENS_CARRY_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Performs the intent. Where a question must be answered first it is asked on top of the stack and the intent
 * goes on from there; its texts are copied, its arrays (ids, changes) must not be asked about. After a commit
 * all screens are reloaded and the message line says what happened; a refusal is a warning on it. True: it is
 * on disk now. */
bool carry_out(struct stack *stack, struct desk *desk, const struct intent *intent);

/* The same before the class: nothing is asked; unticked is taken as given back, and other questions leave
 * everything as it is. */
bool carry_out_unasked(struct stack *stack, struct desk *desk, const struct intent *intent);

#endif
