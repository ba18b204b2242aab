/* Large letters, three rows high, out of half blocks: for what a class reads from the back row. Capitals,
 * figures and the signs of a sentence; a text with anything else is not shown large. */
#ifndef KLASKAST_UI_BIG_H
#define KLASKAST_UI_BIG_H

#include "klaskast/ui/canvas.h"

enum { BIG_ROWS = 3 };

/* Words of `text`, each line in the middle of `max` columns from x on, BIG_ROWS rows and a blank one each.
 * Returns the lines; 0: it cannot be shown large in so many columns, and nothing was drawn. With a NULL
 * canvas it only counts. */
int big_wrap(struct canvas *canvas, int x, int y, int max, enum style style, const char *text);

#endif
