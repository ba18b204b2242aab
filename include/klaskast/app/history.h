/* The journal in words: one line per event about a pupil. [P17] */
#ifndef KLASKAST_APP_HISTORY_H
#define KLASKAST_APP_HISTORY_H

#include "klaskast/app/app.h"
#include "klaskast/domain/event.h"
#include "klaskast/domain/redact.h"

/* The pupil's lines, newest first, in the arena. `others`: whose names are hidden in what people typed; NULL:
 * nobody's. */
bool history_read(struct app *app, int64_t pupil_id, const struct redaction *others, struct arena *arena,
                  const struct history_line **lines, size_t *count, struct err *err);

/* One event as half a sentence in the language in use; "" for events that are not shown. */
void history_text(const struct event *event, char *text, size_t size);

#endif
