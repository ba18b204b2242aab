/* Making a group's start page or a list of its sites: which group, what, where. [S6] */
#ifndef KLASKAST_SCREENS_PUBLISH_H
#define KLASKAST_SCREENS_PUBLISH_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks one thing at a time, each with an answer that Enter takes. group: the one to begin on; 0: the class's.
 */
void publish_ask(struct stack *stack, struct desk *desk, const struct site *sites, size_t count, int group);

#endif
