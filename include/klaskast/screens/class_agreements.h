/* The class's internet agreements (internetafspraken), large and one by one, for the board: no pupil, no
 * counts, no message. The last page has the class's own lines about language, and when it made them. [I1] */
#ifndef KLASKAST_SCREENS_CLASS_AGREEMENTS_H
#define KLASKAST_SCREENS_CLASS_AGREEMENTS_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* The caller pushes it, on the roster or in board mode. */
struct screen *class_agreements_new(struct desk *desk, const struct keymap *keymap);

#endif
