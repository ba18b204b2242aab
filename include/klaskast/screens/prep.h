/* Sites and lessons to a file for the stick, and back: what a file would change is shown before it does. */
#ifndef KLASKAST_SCREENS_PREP_H
#define KLASKAST_SCREENS_PREP_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks for the file; what comes of it is on the message line, or on a screen on top of the stack. */
void prep_ask_export(struct stack *stack, struct desk *desk);
void prep_ask_import(struct stack *stack, struct desk *desk);

#endif
