/* The PIN or passphrase of the lock. It is not kept; what is kept, in a file of its own beside the data file
 * ("klaskast.db.pin", 0600), is an argon2id key of it and how often it was wrong. A copy of the data file
 * goes without it. Whoever removes that file has no lock: it keeps eyes out, not the owner of the account. */
#ifndef KLASKAST_APP_PIN_H
#define KLASKAST_APP_PIN_H

#include "klaskast/base/err.h"
#include "klaskast/base/file.h"
#include "klaskast/screens/desk.h"

#include <stdbool.h>

/* Where it is kept for this data file; false when the name does not fit. */
bool pin_path(char out[FILE_PATH_SIZE], const char *database);

/* A file that is there and cannot be read is a lock that no PIN opens, not the absence of one. */
bool pin_is_set(const char *database);

/* Seconds until the next try is looked at: 0 after a right one, 1, 2, 4, ... 300 after one, two, three wrong
 * ones. They are counted on the clock that runs since the computer started, which nobody sets; a start of the
 * computer in between begins the whole time anew. */
int pin_wait(const char *database);

/* Counts the try on disk before it looks, so that a process that is killed has tried too. *seconds: as
 * pin_wait, for PIN_WRONG and PIN_WAIT. `err` for PIN_FAILED. */
enum pin_answer pin_try(const char *database, const char *typed, int *seconds, struct err *err);

/* Another PIN, or "" for none. Who may do so is for the caller to ask. ERR_REFUSED: too short. */
bool pin_change(const char *database, const char *typed, struct err *err);

/* For commands: asks for it on the terminal and tries it once; ERR_REFUSED with how long to wait. True when
 * there is none. */
bool pin_ask(const char *database, struct err *err);

#endif
