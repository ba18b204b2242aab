/* Reading a class list into the school: the file, what it would change, and doing it. Screen and command line
 * share it. */
#ifndef KLASKAST_APP_IMPORT_H
#define KLASKAST_APP_IMPORT_H

#include "klaskast/app/app.h"
#include "klaskast/domain/import_plan.h"

/* What is known of a list beside its file; NULL and "" for nothing. */
struct import_wish {
    const struct classlist_mapping *mapping; /* what the columns are; NULL: find out */
    const char *wanted;   /* only this class; for a list of one class, or of none, its name */
    const char *fallback; /* for a list that names none; "" the class on the screen */
};

/* Reads the file and no more: what is in it, whatever is known here. No data file is needed. */
bool import_look(const char *path, struct arena *arena, struct classlist *list, struct err *err);

/* Reads the file ("~/" is the home folder) and makes the plan; all of it lives in `arena`. True with planned
 * false: see there. */
bool import_read(struct app *app, const char *path, const struct import_wish *wish, struct arena *arena,
                 struct import_preview *preview, struct err *err);

/* Makes a copy of the data file, then writes the plan as one action, and opens the class of the list. */
bool import_perform(struct app *app, const struct import_preview *preview, struct outcome *outcome,
                    struct err *err);

/* The path that is meant by what was typed or dragged to the terminal: without quotes around it, file://
 * undone,
 * "~/" as the home folder; "" when it does not fit. */
void import_path(const char *typed, char out[FILE_PATH_SIZE]);

/* Continues what is typed of a path as far as it is certain; folders get a slash. The names that are possible
 * go to `others`, separated by two blanks. False: there is nothing to add. */
bool import_complete(const char *typed, char *out, size_t size, char *others, size_t others_size);

#endif
