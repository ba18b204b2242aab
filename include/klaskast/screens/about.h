/* What each screen is for, in at most ten lines: the top of its help. */
#ifndef KLASKAST_SCREENS_ABOUT_H
#define KLASKAST_SCREENS_ABOUT_H

#include "klaskast/ui/action.h"

/* Translated, lines separated by '\n'; NULL for a place that needs no words. Of the board no word says what
 * the class is not to read. */
const char *about_place(enum place place);

#endif
