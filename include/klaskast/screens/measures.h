/* The measures of the class in one list: what waits, what ends this week, what runs, what is to come, what is
 * over this school year. [P8-P10a, P13] */
#ifndef KLASKAST_SCREENS_MEASURES_H
#define KLASKAST_SCREENS_MEASURES_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

struct screen *measures_new(struct desk *desk, const struct keymap *keymap);

#endif
