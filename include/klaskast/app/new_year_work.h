/* The new school year: what it would be, beginning it, and taking that back. See domain/new_year_plan.h. */
#ifndef KLASKAST_APP_NEW_YEAR_WORK_H
#define KLASKAST_APP_NEW_YEAR_WORK_H

#include "klaskast/app/app.h"
#include "klaskast/domain/new_year_plan.h"

/* The proposal for all classes of the file, and the sentences about the rest; in the arena. */
bool new_year_look_at(struct app *app, struct arena *arena, struct year_look *look, struct err *err);

/* Does it: a copy of the file first, then one action; and the class that the one on the screen became opens.
 */
bool new_year_begin(struct app *app, const struct new_year *plan, struct outcome *outcome, struct err *err);

/* Takes back that this school year was begun, on any day, as long as nothing was built on it. */
bool new_year_take_back(struct app *app, struct outcome *outcome, struct err *err);

/* Not today: until tomorrow the program does not open it by itself. */
bool new_year_later(struct app *app, struct err *err);
/* Is it to be opened now? Somebody waits, and nobody said 'later' today. */
bool new_year_is_due(struct app *app);

#endif
