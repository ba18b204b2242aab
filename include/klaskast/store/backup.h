/* Verified copies of the data file, in the folder NAME-backups beside it (0700). A copy is read back
 * (SQLite's check, every row's hash, the chain) before it counts and before an older one goes. */
#ifndef KLASKAST_STORE_BACKUP_H
#define KLASKAST_STORE_BACKUP_H

#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/rotation.h"
#include "klaskast/store/store.h"

/* Makes NAME-backups/NAME-2026-11-20.db, with "-before-import" and the like behind the date for a `label`
 * (NULL: the copy of the day). An earlier one of that name is replaced only by a verified one. */
bool backup_make(struct store *store, int day, const char *label, char path[FILE_PATH_SIZE], struct err *err);

/* The data file of this moment as a new file at `path` (0600), not looked at yet. The caller removes it, also
 * what there is of it after a failure. */
bool backup_into(struct store *store, const char *path, struct err *err);
void backup_remove(const char *path);

/* Is there a copy of this day? */
bool backup_of_day_exists(const struct store *store, int day);

/* Removes the copies whose time is over, and what was put aside so long ago. Only after a copy of today was
 * made well. False: the work was stopped (see store_interrupt), and nothing was removed. */
bool backup_rotate(struct store *store, const struct rotation *rule, int today);

/* Where a data file is put that a copy takes the place of: NAME-backups/NAME-2026-11-23-LABEL.aside. It goes
 * with the copies of its day. False: too long. */
bool backup_aside(const char *database, int day, const char *label, char path[FILE_PATH_SIZE]);

struct copy_file {
    int day;
    int64_t made; /* nanoseconds since 1970 */
    int64_t size;
    const char *name, *path;
};
/* The copies there are, the newest first, in the arena. */
void backup_list(const char *database, struct arena *arena, const struct copy_file **files, size_t *count);

/* Removes every other copy than `keep`, and what was put aside: they hold what may be nowhere any more. */
void backup_forget(const char *database, const char *keep, size_t *removed, size_t *stayed);

/* The newest copy's path; false when there is none. */
bool backup_newest(const char *database, char path[FILE_PATH_SIZE]);

#endif
