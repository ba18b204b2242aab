/* The past and the present of the demo class: every situation once, so that each screen has something to
 * show. */
#ifndef KLASKAST_APP_DEMO_STORY_H
#define KLASKAST_APP_DEMO_STORY_H

#include "klaskast/app/app.h"

/* Makes the demo class and plays its last weeks, up to now: each step as if it were done on its own day, by
 * whoever is in front of the class. A step that the school's own settings refuse is passed over. The class is
 * on the screen after it. False: there is one already, or the data file cannot be written. */
bool demo_make(struct app *app, struct err *err);

#endif
