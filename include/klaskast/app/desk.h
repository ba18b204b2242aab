/* What the screens get to hold of the program: app fills in the functions of screens/desk.h. */
#ifndef KLASKAST_APP_DESK_H
#define KLASKAST_APP_DESK_H

#include "klaskast/app/app.h"

/* Fills app->desk, which points back at `app`: an app that is open, and stays where it is. What only a
 * terminal can do (theme, copy) is the caller's to add. Commands do without. */
void app_desk(struct app *app);

#endif
