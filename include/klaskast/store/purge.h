/* The one way in which the journal forgets, where the chain stays. Rows are emptied: who, pupil, data and
 * salt become NULL. Of an erased pupil the name is taken out of what rows about others say: data changes, and
 * salt, since with the old one and the old hash a short name could be guessed. Events of their own list what
 * was emptied, and hold the hash of what a changed row says, so that verify can demand it of each such row.
 * See domain/retention.h for what may go. [law 2] */
#ifndef KLASKAST_STORE_PURGE_H
#define KLASKAST_STORE_PURGE_H

#include "klaskast/domain/retention.h"
#include "klaskast/store/journal.h"

/* What the plan is made from, read in the open transaction; in the arena. For RETENTION_BY_ITSELF alone only
 * what tells of those. */
bool purge_input(struct store *store, const struct settings *settings, int today, unsigned kinds,
                 struct arena *arena, struct retention_input *input, struct err *err);

/* Is anything past its time? A few looks by number, however long the journal is: for each start. *kinds:
 * those that may have something (what is held back counts too). */
bool purge_due(struct store *store, const struct settings *settings, int today, unsigned *kinds,
               struct err *err);

/* A row that a name is taken out of. */
struct purge_redaction {
    int64_t number;
    const char *data;          /* what it says from then on: a JSON object */
    const unsigned char *salt; /* JOURNAL_SALT_SIZE bytes; NULL: another one is drawn */
};

struct purge_order {
    int64_t now;
    const char *who; /* "" when it goes by itself */
    bool asked;
    /* By kind and age. */
    unsigned kinds;
    const struct retention_plan *plan;
    /* Or one pupil whole. Nothing of it stays in the day totals. */
    int64_t pupil_id;
    /* Or these rows, since another copy of this journal has emptied them; `erased`: for a pupil that was
     * erased, so nothing of it stays in the day totals. */
    const int64_t *numbers;
    size_t number_count;
    bool erased;
    /* With either: these rows, by number. One that is emptied too, or already, is passed over. */
    const struct purge_redaction *redactions;
    size_t redaction_count;
};
struct purge_result {
    size_t rows;     /* that were emptied */
    size_t redacted; /* that a name was taken out of */
    bool more;       /* there are more ticks: they go in pieces */
};
/* Within the open transaction: the day totals, what was emptied and what was redacted as events, the rows
 * emptied or changed, the tables folded anew. */
bool purge_run(struct store *store, const struct purge_order *order, struct purge_result *result,
               struct err *err);

/* Was something emptied that may still be in free pages of the file? */
bool purge_unwiped(struct store *store, bool *unwiped, struct err *err);
/* Makes the file anew without them (VACUUM), and says so in the journal. Outside of any transaction. False:
 * it is as it was, and still to be done; `err` says why. */
bool purge_wipe(struct store *store, int64_t now, struct err *err);

/* Was this row, of a thing in a letter's name, emptied? For the letters that were made of it. */
bool purge_emptied(struct store *store, int64_t number);

#endif
