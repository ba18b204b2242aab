/* Files that the program made about children, beside the data file: letters, cards, lists about photos. They
 * go with what they were made from. Taken away is not wiped: on most disks it can be found again, which is
 * why the disk is to be encrypted. */
#ifndef KLASKAST_APP_MADE_FILES_H
#define KLASKAST_APP_MADE_FILES_H

#include "klaskast/app/app.h"

struct made_files {
    size_t removed;
    size_t stayed;                  /* could not be removed */
    char stayed_at[FILE_PATH_SIZE]; /* one of those */
    size_t unread;                  /* could not be read, or too large: the name may stand in it */
    char unread_at[FILE_PATH_SIZE]; /* one of those */
};

/* Letters about what was emptied, and cards and lists of a day before `before`: they can be made again. Adds
 * to `files`. */
void made_files_past(struct app *app, int before, struct made_files *files);

/* All of them in which one of the names stands. */
void made_files_with(struct app *app, const char *const *names, size_t count, struct made_files *files);

#endif
