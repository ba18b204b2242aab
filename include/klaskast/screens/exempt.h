/* An exemption (uitzondering): until when, and agreed with the head on which day. No ground is asked. [P5] */
#ifndef KLASKAST_SCREENS_EXEMPT_H
#define KLASKAST_SCREENS_EXEMPT_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks on top of the stack; where one runs, asks whether it ends. */
void exempt_ask(struct stack *stack, struct desk *desk, int64_t pupil_id);

/* Renews the exemption with this number: asks until when (the end of the school year stands there) and when
 * it was agreed with the head. */
void exempt_renew(struct stack *stack, struct desk *desk, int64_t exemption_id);

#endif
