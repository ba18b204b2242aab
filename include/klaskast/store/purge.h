/* The one way in which the journal forgets: rows are emptied (who, pupil, data and salt become NULL), the
 * chain stays. What was emptied is listed in events of its own, so that verify can demand that each emptied
 * row is in one. See domain/retention.h for what may go. [law 2] */
#ifndef KLASKAST_STORE_PURGE_H
#define KLASKAST_STORE_PURGE_H

#include "klaskast/domain/retention.h"
#include "klaskast/store/store.h"

/* What the plan is made from, read in the open transaction; in the arena. */
bool purge_input(struct store *store, const struct settings *settings, int today, struct arena *arena,
                 struct retention_input *input, struct err *err);

#endif
