/* The parts of the demo class's story. */
#ifndef KLASKAST_DEMO_PARTS_H
#define KLASKAST_DEMO_PARTS_H

#include "klaskast/app/app.h"

/* The program as it was at that moment. */
bool demo_go_to(struct app *app, int64_t moment, struct err *err);
/* What the settings refuse is left out; only a file that cannot be written ends the story. */
bool demo_perform(struct app *app, const struct intent *intent, struct err *err);

/* The child with this first name; 0: there is none. */
int64_t demo_pupil(const struct app *app, const char *first);

/* The invented sites, each reviewed on its own day, and the lessons around `now`. The clock is at `now` after
 * them. A site that is on the list already, and lessons that name one that is not, are passed over. */
bool demo_tell_sites(struct app *app, int64_t now, struct err *err);
bool demo_tell_lessons(struct app *app, int64_t now, struct err *err);

#endif
