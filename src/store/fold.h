/* From the events of one thing to its row. */
#ifndef KLASKAST_FOLD_H
#define KLASKAST_FOLD_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/event.h"
#include "klaskast/store/store.h"

/* Writes the row of a thing from its events (the one that made it among them, in order). */
bool fold_thing(struct store *store, enum thing thing, int64_t id, const struct event *events, size_t count,
                struct arena *arena, struct err *err);

/* fold_record.c */
bool fold_record(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);
bool fold_measure(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);
bool fold_task(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);
bool fold_letter(struct store *store, int64_t id, const struct event *event, struct err *err);
bool fold_call(struct store *store, int64_t id, const struct event *event, struct err *err);
bool fold_note(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);

/* fold_prep.c */
bool fold_site(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);
bool fold_lesson(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err);
bool fold_lesson_line(struct store *store, int64_t id, const struct event *events, size_t count,
                      struct err *err);

#endif
