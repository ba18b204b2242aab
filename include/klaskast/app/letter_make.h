/* Letters from what is known: the values of their placeholders, the files, the journal. [P8, P9, P10a, P13,
 * G2] */
#ifndef KLASKAST_APP_LETTER_MAKE_H
#define KLASKAST_APP_LETTER_MAKE_H

#include "klaskast/app/app.h"
#include "klaskast/io/letter.h"

/* letter_values.c: what stands for each placeholder, from the facts of one pupil and the settings; texts live
 * in the arena. Refused where the order of things is not kept: no letter about a suspension before the talk
 * and the period, no report of a talk that was not held, no withdrawal of what was not lifted. */
enum { LETTER_VALUES = 64 };
struct letter_values {
    struct letter_value values[LETTER_VALUES];
    size_t count;
};
bool letter_values_fill(const struct app *app, const struct facts *facts, const struct letter_order *order,
                        enum language language, struct arena *arena, struct letter_values *values,
                        struct err *err);

/* The letter as it would be made now. */
bool letter_preview(struct app *app, const struct letter_order *order, struct arena *arena,
                    struct letter_page *page, struct err *err);

/* Makes it: <day>-<kind>-<number>-v<version>.html and .txt in the folder `letters` beside the data file
 * (0700, the files 0600; no name in theirs), then the journal. `path` says where the page is. False: nothing
 * was made; no half file is left. A symbolic link in its place is refused. */
bool letter_make_files(struct app *app, const struct letter_order *order, struct outcome *outcome, char *path,
                       size_t size, struct err *err);

/* The same to a place of one's own ("-": standard output), the page or the plain text. What is there is not
 * replaced. */
bool letter_make_to(struct app *app, const struct letter_order *order, const char *to, bool text,
                    struct outcome *outcome, struct err *err);

#endif
