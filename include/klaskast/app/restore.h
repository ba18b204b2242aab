/* Putting a copy back: what is in it, what it would change, and doing it. Nothing of what is there now is
 * thrown away: it is put aside. What was removed from the data file since the copy was made does not come
 * back with it. */
#ifndef KLASKAST_APP_RESTORE_H
#define KLASKAST_APP_RESTORE_H

#include "klaskast/app/app.h"
#include "klaskast/store/copy.h"

/* A copy, read to its end and found whole. */
struct restore {
    char path[FILE_PATH_SIZE];
    char scratch[FILE_PATH_SIZE]; /* what was read, opened where it was sealed: a file beside the data file
                                     (0600) */
    struct copy_look look;
    int64_t sealed; /* when it was sealed; 0: it is no sealed one */
};

/* Fills `secret` (SECRET_TYPED_SIZE bytes) with the passphrase of a sealed copy; false: given up. */
typedef bool restore_ask(void *context, char *secret, struct err *err);

/* Reads a copy, plain or sealed (`ask` may be NULL: then a sealed one is refused), into a scratch file beside
 * the data file. ERR_PASSPHRASE, ERR_DAMAGED and ERR_BUSY say what is the matter. Nothing stays of it then;
 * else until restore_clear. */
bool restore_read(const char *path, const char *database, restore_ask *ask, void *context,
                  struct restore *restore, struct err *err);
void restore_clear(struct restore *restore);

/* How the data file that is in use relates to the copy. */
enum restore_present {
    PRESENT_MISSING,
    PRESENT_DAMAGED, /* or it cannot be opened */
    PRESENT_SAME,    /* it says nothing else than the copy */
    PRESENT_LATER,   /* `rows` were written since the copy was made */
    PRESENT_EARLIER, /* the copy has `rows` more */
    PRESENT_OTHER,   /* another data file, or each has what the other has not */
};
struct restore_against {
    enum restore_present present;
    int64_t rows;
    int64_t last;    /* moment of the present file's last row; 0: there is none */
    char wrong[480]; /* PRESENT_DAMAGED: what is the matter */
};
/* ERR_BUSY: another program is writing. */
bool restore_compare(const struct restore *restore, const char *database, struct restore_against *against,
                     struct err *err);

struct restore_done {
    char aside[FILE_PATH_SIZE]; /* where the file is that was in use; "" there was none */
    int64_t emptied;            /* rows that were emptied again */
    bool unsure;                /* nothing could be read that says what was removed since the copy was made */
    char retention[400];        /* what was past its time; "" nothing */
};
/* Puts it in the place of the data file: brought up to date, checked, retention applied and what was removed
 * since removed again, all beside it; then in one step. On failure everything is as it was, and the copy has
 * to be read again. The data file may not be open in this process. */
bool restore_carry_out(struct restore *restore, const struct options *options, const char *database,
                       struct restore_done *done, struct err *err);

/* Brings the scratch file up to date as restoring would, checks it and compares it. `lines` gets what was
 * found. */
bool restore_rehearse(const struct restore *restore, struct app *app, struct buffer *lines, struct err *err);

#endif
