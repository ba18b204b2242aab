/* Reads OneRoster (1.1 and 1.2, CSV): the folder of an unpacked export. Columns are known by their headings,
 * in any order, and extra files and columns are passed over. */
#ifndef KLASKAST_IO_ONEROSTER_H
#define KLASKAST_IO_ONEROSTER_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"

#include <stddef.h>

enum oneroster_file {
    ONEROSTER_USERS,
    ONEROSTER_CLASSES,
    ONEROSTER_ENROLLMENTS,
    ONEROSTER_ROLES, /* of 1.2 only: who is a pupil; may be missing */
    ONEROSTER_FILES,
};

/* One file: its bytes, NULL where it is missing. */
struct oneroster_bytes {
    const char *bytes;
    size_t length;
};

/* The pupils that are active, each in its home class (classType homeroom) or else the first it is enrolled in
 * on the day `today`. Staff and accounts that are not in use are counted as inactive, who is to be deleted as
 * gone. `name` is that of the folder. False, with file and line: a file that is needed is missing or cannot
 * be read as a table, or has no such columns. */
bool oneroster_parse(const char *name, const struct oneroster_bytes files[ONEROSTER_FILES], int today,
                     struct arena *arena, struct classlist *list, struct err *err);

/* Is there a users.csv in this folder? */
bool oneroster_is(const char *folder);

/* The same from the files in a folder. */
bool oneroster_read(const char *folder, int today, struct arena *arena, struct classlist *list,
                    struct err *err);

#endif
