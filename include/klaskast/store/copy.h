/* Copies of the data file: what is in one. A copy is looked at where it lies; it is never written to,
 * migrated or trusted. */
#ifndef KLASKAST_STORE_COPY_H
#define KLASKAST_STORE_COPY_H

#include "klaskast/base/digest.h"
#include "klaskast/store/store.h"

#include <stddef.h>

enum { COPY_SOURCE_SIZE = 16 };

struct copy_look {
    int version;                      /* of its journal's tables */
    int64_t rows, emptied;            /* of the journal */
    int64_t classes, pupils;          /* now in it: those that left do not count */
    int64_t last;                     /* moment at which its last row was written down; 0: it has none */
    unsigned char chain[DIGEST_SIZE]; /* at its last row */
    unsigned char
        source[COPY_SOURCE_SIZE]; /* the same for all copies of one data file; zeros: it has no row */
};

/* Reads the whole of it: SQLite's own check, and every row of the journal with its hash. ERR_DAMAGED: it is
 * not as it was written, or no data file of klaskast; ERR_REFUSED: of a newer klaskast. `title` stands for it
 * in the words. */
bool copy_look(const char *path, const char *title, struct copy_look *look, struct err *err);

/* The same of a data file that is open. */
bool copy_look_open(struct store *store, struct copy_look *look, struct err *err);

/* What its copies say that they are of; zeros: it has no row. False: it cannot be read. */
bool copy_source(struct store *store, unsigned char source[COPY_SOURCE_SIZE], struct err *err);

/* Is what the copy says still said by this journal, up to the copy's last row? Emptied rows are equal to what
 * they were. */
bool copy_is_earlier(struct store *store, const struct copy_look *look, bool *earlier, struct err *err);

/* Has the copy at `path` the row that `look` ends with? */
bool copy_has(const char *path, const struct copy_look *look);

/* Empties the rows that are emptied in the file at `path` and not in this one, where both are of one journal
 * up to there: what was removed on purpose does not come back with a copy. *readable: that file said what it
 * emptied, as far as it can be read. */
bool copy_empty_as(struct store *store, const char *path, int64_t now, int64_t *emptied, bool *readable,
                   struct err *err);

/* Writes down that this was put back from a copy. */
bool copy_note_restored(struct store *store, int64_t now, const struct copy_look *look, struct err *err);

#endif
