/* The two lines at the top of every view: class, day and time; the views with their keys, and who is in front
 * of the class. */
#ifndef KLASKAST_SCREENS_HEADING_H
#define KLASKAST_SCREENS_HEADING_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/action.h"
#include "klaskast/ui/canvas.h"

/* `view` is ACTION_VIEW_CLASS .. ACTION_VIEW_OVERVIEW. Draws on rows 0 and 1; with tabs false only row 0. A
 * demo class is marked as such, and so is a day that is not today. */
void heading_draw(struct canvas *canvas, const struct desk *desk, const struct keymap *keymap,
                  enum key_action view, bool tabs);

/* "Group 7A" */
const char *heading_class(const struct model *model, char *text, size_t size);

#endif
