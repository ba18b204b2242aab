/* Reading a class list into the school: the file, what it would change, and doing it. Screen and command line
 * share it. */
#ifndef KLASKAST_APP_IMPORT_H
#define KLASKAST_APP_IMPORT_H

#include "klaskast/app/app.h"
#include "klaskast/domain/import_plan.h"

/* Reads the file ("~/" is the home folder) and makes the plan; all of it lives in `arena`. `mapping` says
 * what the columns are (NULL: find out), `wanted` is the class (NULL or "": what the list says, else the
 * class on the screen). True with planned false: see there. */
bool import_read(struct app *app, const char *path, const struct classlist_mapping *mapping,
                 const char *wanted, struct arena *arena, struct import_preview *preview, struct err *err);

/* Makes a copy of the data file, then writes the plan as one action, and opens the class of the list. */
bool import_perform(struct app *app, const struct import_preview *preview, struct outcome *outcome,
                    struct err *err);

/* Continues what is typed of a path as far as it is certain; folders get a slash. The names that are possible
 * go to `others`, separated by two blanks. False: there is nothing to add. */
bool import_complete(const char *typed, char *out, size_t size, char *others, size_t others_size);

/* Deletes the file that was read: it holds more about the children than was kept. */
bool import_delete(const char *path, struct err *err);

#endif
