/* Where the data file lies: who can read it, whose it is, on what kind of disk. */
#ifndef KLASKAST_STORE_PLACE_H
#define KLASKAST_STORE_PLACE_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <sys/types.h>

struct file_place {
    bool known;     /* it could be looked at */
    bool modes;     /* its file system keeps others out by mode and owner */
    bool network;   /* on another computer */
    bool removable; /* a stick, a card, a disk on a cable */
    bool others;    /* others can read or write the file */
    bool folder;    /* others can put another file in its place */
    bool mine;      /* the file is of whoever runs this */
};
void place_look(const char *path, struct file_place *place);

/* A file that others can read, or that is somebody else's, is refused in words that say how it is mended. */
bool place_check(const struct file_place *place, const char *path, struct err *err);

/* A sentence for the teacher at each start, or NULL. */
const char *place_warning(const struct file_place *place);

/* Closes it to others: the file, its copies, and the letters and cards beside it. False: it could not. */
bool place_mend(const char *path, struct err *err);

/* For tests: what a number of statfs says, and whether a disk can be taken out (`sys` is /sys). */
bool place_is_network(long magic);
bool place_has_modes(long magic);
bool place_is_removable(const char *sys, dev_t device);

#endif
