/* The one way in which the journal forgets: rows are emptied (who, pupil, data and salt become NULL), the
 * chain stays. What was emptied is listed in events of its own, so that verify can demand that each emptied
 * row is in one. See domain/retention.h for what may go. [law 2] */
#ifndef KLASKAST_STORE_PURGE_H
#define KLASKAST_STORE_PURGE_H

#include "klaskast/domain/retention.h"
#include "klaskast/store/store.h"

/* What the plan is made from, read in the open transaction; in the arena. For RETENTION_BY_ITSELF alone only
 * what tells of those. */
bool purge_input(struct store *store, const struct settings *settings, int today, unsigned kinds,
                 struct arena *arena, struct retention_input *input, struct err *err);

/* Is anything past its time? A few looks by number, however long the journal is: for each start. *kinds:
 * those that may have something (what is held back counts too). */
bool purge_due(struct store *store, const struct settings *settings, int today, unsigned *kinds,
               struct err *err);

struct purge_order {
    int64_t now;
    const char *who; /* "" when it goes by itself */
    bool asked;
    /* By kind and age. */
    unsigned kinds;
    const struct retention_plan *plan;
    /* Or one pupil whole, with the rows of others that name it. Nothing of it stays in the day totals. */
    int64_t pupil_id;
    const int64_t *things;
    size_t thing_count;
    /* Or these rows, since another copy of this journal has emptied them; `erased`: for a pupil that was
     * erased, so nothing of it stays in the day totals. */
    const int64_t *numbers;
    size_t number_count;
    bool erased;
};
struct purge_result {
    size_t rows; /* that were emptied */
    bool more;   /* there are more ticks: they go in pieces */
};
/* Within the open transaction: the day totals and what was emptied as events, the rows emptied, the tables
 * folded anew. */
bool purge_run(struct store *store, const struct purge_order *order, struct purge_result *result,
               struct err *err);

/* Was something emptied that may still be in free pages of the file? */
bool purge_unwiped(struct store *store, bool *unwiped, struct err *err);
/* Makes the file anew without them (VACUUM), and says so in the journal. Outside of any transaction. False:
 * it is as it was, and still to be done; `err` says why. */
bool purge_wipe(struct store *store, int64_t now, struct err *err);

/* Was this row, of a thing in a letter's name, emptied? For the letters that were made of it. */
bool purge_emptied(struct store *store, int64_t number);

/* Did a later row of the same thing take the place of this one, so that emptying it changes nothing? */
bool purge_overtaken(struct store *store, int64_t number);

#endif
