/* Verified copies of the data file, in the folder NAME-backups beside it (0700). A copy is read back
 * (integrity, number of rows, chain) before it counts and before an older one goes. */
#ifndef KLASKAST_STORE_BACKUP_H
#define KLASKAST_STORE_BACKUP_H

#include "klaskast/base/file.h"
#include "klaskast/store/store.h"

/* Makes NAME-backups/NAME-2026-11-20.db, with "-before-import" and the like behind the date for a `label`
 * (NULL: the copy of the day). An earlier one of that name is replaced only by a verified one. */
bool backup_make(struct store *store, int day, const char *label, char path[FILE_PATH_SIZE], struct err *err);

/* Is there a copy of this day? */
bool backup_of_day_exists(const struct store *store, int day);

/* The newest copy's path; false when there is none. */
bool backup_newest(const char *database, char path[FILE_PATH_SIZE]);

#endif
