/* What covers the screen, whatever is on it: nothing to see, and the lock. Nothing of the class is on either;
 * what lies beneath stays as it is. */
#ifndef KLASKAST_SCREENS_LOCK_H
#define KLASKAST_SCREENS_LOCK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Nothing but the time. Esc or the same key: back; no other key does anything, so that nobody types blindly.
 * A second call takes it away. Not in place of the lock; where a PIN is being chosen that is given up. */
void blank_cover(struct stack *stack, struct desk *desk);

/* Asks for the PIN of whoever wants more than the board that is closed; Esc goes back to it. Without a PIN
 * the board is open again. */
void lock_cover_board(struct stack *stack, struct desk *desk);

/* Nobody typed for so long, or the program was stopped: board mode stays in sight, closed; anything else is
 * covered by the lock. True: what can be done is less than before. */
bool lock_idle(struct stack *stack, struct desk *desk);

/* Choosing a PIN, changing it (after the one of now), or doing without. */
void lock_choose(struct stack *stack, struct desk *desk);

/* Is a PIN being chosen or changed on this cover? */
bool lock_choosing(const struct screen *cover);

/* F8: locks; where there is no PIN it is chosen first. */
void lock_ask(struct stack *stack, struct desk *desk);

#endif
