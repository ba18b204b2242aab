/* Help: what one screen is for, and the keys that work on it. */
#ifndef KLASKAST_SCREENS_HELP_H
#define KLASKAST_SCREENS_HELP_H

#include "klaskast/ui/screen.h"

struct screen *help_new(const struct keymap *keymap, enum place place);

#endif
