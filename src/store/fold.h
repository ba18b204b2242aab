/* From the events of one thing to its row. */
#ifndef KLASKAST_FOLD_H
#define KLASKAST_FOLD_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/event.h"
#include "klaskast/store/store.h"

/* Writes the row of a thing from its events (the one that made it among them, in order). */
bool fold_thing(struct store *store, enum thing thing, int64_t id, const struct event *events, size_t count,
                struct arena *arena, struct err *err);

#endif
