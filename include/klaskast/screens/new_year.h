/* The new school year on one page: what becomes of each class, what stays, what starts anew, what goes on;
 * then pupil by pupil. Changed with a key, done with Enter, put off until tomorrow with Esc. */
#ifndef KLASKAST_SCREENS_NEW_YEAR_H
#define KLASKAST_SCREENS_NEW_YEAR_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Reads what it would be and puts it on the stack; where that fails the message line says why. */
void new_year_open(struct stack *stack, struct desk *desk);

#endif
