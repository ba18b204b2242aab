/* The copy that leaves the house: sealed with a passphrase, to a folder on a stick, read back before it is
 * called good. What goes wrong with a stick is an ordinary state: it is said with a way out, and the data
 * file and the earlier copies are as they were. The form is in doc/backup-format.md. */
#ifndef KLASKAST_APP_STICK_H
#define KLASKAST_APP_STICK_H

#include "klaskast/app/app.h"

struct stick_done {
    char path[FILE_PATH_SIZE];
    int64_t rows; /* of the journal in it */
    int removed;  /* copies of this data file on the stick whose time was over */
};

/* Seals the data file of this moment into FOLDER/klaskast-2026-11-23-0830.sealed; where that is there already
 * it is ...-2, ...-3. */
bool stick_copy(struct app *app, const char *folder, const char *passphrase, struct stick_done *done,
                struct err *err);

/* Sticks that are in the computer now (a file system of its own below /media or /run/media), in the arena;
 * first the folder of the settings, when it is there. */
void stick_places(struct app *app, struct arena *arena, const char *const **places, size_t *count);

/* Sealed copies of this data file on the sticks that are in the computer now. */
struct stick_copies {
    size_t count;
    int newest;              /* the day it was made */
    char at[FILE_PATH_SIZE]; /* where that one lies */
};
void stick_copies(struct app *app, struct stick_copies *copies);

#endif
