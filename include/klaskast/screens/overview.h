/* The class's days in numbers, without a name: what was handed in, and how often something was recorded. */
#ifndef KLASKAST_SCREENS_OVERVIEW_H
#define KLASKAST_SCREENS_OVERVIEW_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* A view (F6), for stack_replace. */
struct screen *overview_new(struct desk *desk, const struct keymap *keymap);

#endif
