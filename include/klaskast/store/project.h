/* The fold: the tables are a cache of the journal. Folding reads neither settings nor clock. [law 3] */
#ifndef KLASKAST_STORE_PROJECT_H
#define KLASKAST_STORE_PROJECT_H

#include "klaskast/domain/event.h"
#include "klaskast/store/store.h"

/* Folds one thing anew from its events that count. Within the transaction of whoever appended. */
bool project_thing(struct store *store, enum thing thing, int64_t id, struct err *err);

/* Folds what an event touches; of an action that is taken back or put back: all that it had touched. */
bool project_event(struct store *store, const struct event *event, struct err *err);

/* Folds the whole journal into empty tables, in the open transaction; or a part of it: which actions do not
 * count, and then the things made after one row up to and including another. */
bool project_all(struct store *store, struct err *err);
bool project_undone(struct store *store, struct err *err);
bool project_rows(struct store *store, int64_t after, int64_t until, struct err *err);

/* Do the tables say what the journal says? Nothing is written. False: it could not be found out, or
 * store_interrupted. */
bool project_compare(struct store *store, bool *same, struct err *err);

#endif
