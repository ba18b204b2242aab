/* Help: the keys that work on one screen, from the action table. */
#ifndef KLASKAST_SCREENS_HELP_H
#define KLASKAST_SCREENS_HELP_H

#include "klaskast/ui/screen.h"

struct screen *help_new(const struct keymap *keymap, enum place place);

#endif
