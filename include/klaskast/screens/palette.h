/* All actions by name (:), found by what people would call them, in both languages. */
#ifndef KLASKAST_SCREENS_PALETTE_H
#define KLASKAST_SCREENS_PALETTE_H

#include "klaskast/ui/screen.h"

/* The actions of the screen on top first, then those of the other views, which it goes to. */
void palette_open(struct stack *stack);

#endif
