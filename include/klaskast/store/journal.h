/* The journal: the only truth. Rows are added; one is only changed to forget (purge.h). Each row carries a
 * hash over its content and a chain over all before it. See doc/journal.md. */
#ifndef KLASKAST_STORE_JOURNAL_H
#define KLASKAST_STORE_JOURNAL_H

#include "klaskast/base/digest.h"
#include "klaskast/domain/event.h"
#include "klaskast/store/store.h"

#include <stddef.h>

/* Of each row alone, so that nobody guesses what an emptied row said by its hash. */
enum { JOURNAL_SALT_SIZE = 16 };

/* Appends the events of one action within the open transaction and folds them into the caches. Fills number,
 * recorded and day; negative ids are resolved. `action` is the UUID that was made before the first try. */
bool journal_append(struct store *store, const char *action, int64_t recorded, struct event *events,
                    size_t count, struct err *err);

/* Is a row of this action there? For the case that a commit failed but may have happened. */
bool journal_has_action(struct store *store, const char *action);

/* Calls `each` for the rows about a pupil (0: all), newest first, with those that were taken back marked.
 * Stops when `each` returns false. */
struct journal_row {
    struct event event;
    const char *action;
    bool taken_back;
    bool emptied; /* by a purge */
};
bool journal_walk(struct store *store, int64_t pupil_id,
                  bool (*each)(void *context, const struct journal_row *row), void *context, struct err *err);
/* The same for the row that made a thing and those that name it. */
bool journal_walk_thing(struct store *store, int64_t id,
                        bool (*each)(void *context, const struct journal_row *row), void *context,
                        struct err *err);

/* One thing that verify looked at. */
struct finding {
    const char *name; /* "file", "chain", "purge", "caches" */
    bool good;
    char text[240];
};
enum { FINDINGS = 4 };
/* verify.c: integrity_check of the file, the chain of the journal, a purge for each emptied row, the caches
 * against the journal. False only when the file could not be looked at at all (or the work was interrupted).
 */
bool journal_verify(struct store *store, struct finding findings[FINDINGS], struct err *err);

/* What a fingerprint (the chain at some row) proves. */
enum fingerprint_result {
    FINGERPRINT_HOLDS,   /* everything up to and including `row` is as it was then */
    FINGERPRINT_UNKNOWN, /* no row of this file has it */
    FINGERPRINT_ALTERED, /* `broken`, at or before `row` (0: not found), is not as it was written */
};
struct fingerprint {
    enum fingerprint_result result;
    int64_t row;      /* whose chain it is */
    int64_t recorded; /* moment on which that was written down */
    int64_t rows;     /* in the journal now */
    int64_t emptied;  /* rows up to there that were emptied since: what they said cannot be read any more */
    int64_t redacted; /* likewise: a name was taken out of them since */
    int64_t broken;   /* the first row that is not as it was written; 0: there is none */
};
enum { FINGERPRINT_LEAST = 16 };
/* Walks the whole journal. `digits`: the first FINGERPRINT_LEAST or more of the 64 hex digits, in lower case.
 * False: the journal could not be read. [P17] */
bool journal_fingerprint(struct store *store, const char *digits, struct fingerprint *found, struct err *err);

/* Number of rows and the chain at the last one, as 64 hex digits; "" for an empty journal. */
bool journal_head(struct store *store, int64_t *rows, char chain[DIGEST_HEX_SIZE], struct err *err);

#endif
