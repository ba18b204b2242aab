/* Sites and lessons that go home on a stick and come back. */
#ifndef KLASKAST_APP_PREP_WORK_H
#define KLASKAST_APP_PREP_WORK_H

#include "klaskast/app/app.h"

/* Writes all sites and lessons to a file (0600). Refused where a pupil's whole name stands in one of their
 * texts: no child is in that file. `said` says what is in it. */
bool prep_export(struct app *app, const char *path, bool replace, bool *exists, char *said, size_t size,
                 struct err *err);
/* The same to standard output; `said` is for people. */
bool prep_export_output(struct app *app, char *said, size_t size, struct err *err);

/* Reads such a file and says what it would change here. All in the arena. */
bool prep_read(struct app *app, const char *path, struct arena *arena, struct prep_look *look,
               struct err *err);

#endif
