/* Pages to print: where they go, and the school's own texts they are made from. */
#ifndef KLASKAST_APP_PAPER_H
#define KLASKAST_APP_PAPER_H

#include "klaskast/app/app.h"
#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/domain/consent.h"
#include "klaskast/io/letter.h"

/* Writes a page to `to` ("~/" is the home folder), where what is there already stays, or, where that is NULL,
 * as `name` to the folder `cards` beside the data file, in place of an earlier one. 0600, all or nothing; a
 * symbolic link is refused. `path` is where it is now. `name` holds no child's name. To "-" is to the output:
 * then nothing else may be printed there, and `path` stays as it was. */
bool paper_is_output(const char *to);
bool paper_write(struct app *app, const char *name, const char *to, const struct buffer *page,
                 char path[FILE_PATH_SIZE], struct err *err);

/* The class's internet agreements, of the school year of the day on the screen. [I1] */
bool paper_agreements(struct app *app, const char *to, char path[FILE_PATH_SIZE], struct err *err);
/* Who may not be in a photo: names of children. [C1, C2] */
bool paper_consents(struct app *app, enum consent_kind kind, const char *to, char path[FILE_PATH_SIZE],
                    struct err *err);

/* The school's own letters/nl/agreements.md and letters/en/agreements.md beside the settings come into use;
 * one that is not in order is named with its line, as a fault of the settings, and the built-in one stays. */
void app_read_agreements(struct app *app);

/* Ready texts for parents, by index until NULL: its name ("photos": letters/nl/text-photos.md) and what it is
 * for (translated). [C5, P15] */
const char *parent_text_name(size_t index);
const char *parent_text_label(size_t index);
/* The text in the language of letters. False: there is no text of that name, or its file is not in order. */
bool parent_text_make(const struct app *app, const char *name, struct letter *letter, struct err *err);

#endif
