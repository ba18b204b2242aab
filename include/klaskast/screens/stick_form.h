/* The copy on a stick: which stick, and a passphrase typed twice, unseen. */
#ifndef KLASKAST_SCREENS_STICK_FORM_H
#define KLASKAST_SCREENS_STICK_FORM_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

void stick_ask(struct stack *stack, struct desk *desk);

/* A stick may have come or gone: the list shows it, when it is on the screen. */
void stick_changed(struct stack *stack);

#endif
