/* Ready texts for parents: which one, then its text to read and to copy into the portal. [C5, P15] */
#ifndef KLASKAST_SCREENS_PARENT_TEXT_H
#define KLASKAST_SCREENS_PARENT_TEXT_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

void parent_text_ask(struct stack *stack, struct desk *desk);

#endif
