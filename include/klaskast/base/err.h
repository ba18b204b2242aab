/* What went wrong in the world, as one sentence for a person.
 *
 * A function that can fail returns bool and takes a `struct err *` last. On failure it returns false and
 * fills the error once, where most is known: a whole translated sentence that names the thing and says what
 * to do. On success the error stays untouched, so calls chain with &&. Our own bugs are asserts, not errors.
 */
#ifndef KLASKAST_BASE_ERR_H
#define KLASKAST_BASE_ERR_H

#include <stdbool.h>

/* The values are the exit codes of the command line. */
enum err_kind {
    ERR_NONE = 0,
    ERR_REFUSED = 1, /* a rule or the situation says no; nothing changed */
    ERR_USAGE = 2,   /* the words of the command are off */
    ERR_DISK = 3,    /* the disk or a file failed; this step is not kept, what was kept still is */
    /* Of a copy that is looked at or put back, so that a script can tell them apart: */
    ERR_PASSPHRASE = 4, /* it opens with another passphrase */
    ERR_DAMAGED = 5,    /* it is not as it was written, or no copy at all */
    ERR_BUSY = 6,       /* another program is writing; try again in a moment */
};

struct err {
    enum err_kind kind;
    char text[480]; /* UTF-8, whole sentences, no newline at the end */
};

/* Fills `err` (which may be NULL) and returns false, so that `return err_set(...)` reads as what it does.
 * Where a long path does not fit it is shortened in its middle: its file's name and the rest of the sentence
 * stay. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
