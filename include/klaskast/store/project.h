/* The fold: the tables are a cache of the journal. Folding reads neither settings nor clock. [law 3] */
#ifndef KLASKAST_STORE_PROJECT_H
#define KLASKAST_STORE_PROJECT_H

#include "klaskast/domain/event.h"
#include "klaskast/store/store.h"

/* Folds one thing anew from its events that count. Within the transaction of whoever appended. */
bool project_thing(struct store *store, enum thing thing, int64_t id, struct err *err);

/* Folds what an event touches; of an action that is taken back or put back: all that it had touched. */
bool project_event(struct store *store, const struct event *event, struct err *err);

/* Empties all caches and folds the whole journal, in the open transaction. */
bool project_all(struct store *store, struct err *err);

/* A digest of all caches, to compare one fold with another. */
bool project_digest(struct store *store, char digest[65], struct err *err);

#endif
