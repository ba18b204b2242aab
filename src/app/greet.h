/* What the screen says when it opens, for run.c. */
#ifndef KLASKAST_GREET_H
#define KLASKAST_GREET_H

#include "klaskast/app/app.h"
#include "klaskast/ui/screen.h"

/* One message: something wrong first, else what is left to do and who is thought to be there. [G1, I1, P1,
 * P7] */
void greet(struct app *app, struct stack *stack);

#endif
