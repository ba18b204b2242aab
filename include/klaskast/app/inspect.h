/* All that is stored about one child, in plain words, for its parents: their right to look into the file
 * (AVG, article 15). Nobody else's name is in it, apart from who wrote something down. [P17] */
#ifndef KLASKAST_APP_INSPECT_H
#define KLASKAST_APP_INSPECT_H

#include "klaskast/app/app.h"
#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"

/* Adds the text to `out`: lines of at most 78 columns. */
bool inspect_text(struct app *app, int64_t pupil_id, struct buffer *out, struct err *err);

/* Writes it as paper_write does; `to` NULL: in the folder for cards, under a name that says nothing. */
bool inspect_write(struct app *app, int64_t pupil_id, const char *to, char path[FILE_PATH_SIZE],
                   struct err *err);

/* What an event holds besides its sentence, a line each: "counted from: 1 August 2026". Index from 0; false
 * when there are no more. */
bool inspect_detail(const struct event *event, size_t index, char *text, size_t size);

/* Is everything in the field `key` of an event said, in its sentence or as a detail? For the test that no
 * field is left out. */
bool inspect_says(const char *key);

#endif
