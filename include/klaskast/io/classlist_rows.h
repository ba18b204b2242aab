/* The second half of reading a class list, whatever its form: from what is said of one pupil to a row, or to
 * a refusal. */
#ifndef KLASKAST_IO_CLASSLIST_ROWS_H
#define KLASKAST_IO_CLASSLIST_ROWS_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"

struct classlist_rows;

/* Rows for `list`, which lives in `arena` as they do; `most` is about how many there will be. */
struct classlist_rows *classlist_rows_new(struct classlist *list, struct arena *arena, size_t most);

/* Adds what stands on `line` of the file. Each value is a text by its use ("" where there is none), and is
 * copied as far as it is kept. A pupil without a name, or that was there before, is refused, and said so in
 * the list; a number that may be a BSN is dropped. */
void classlist_rows_add(struct classlist_rows *rows, int line, const char *const values[COLUMN_USES]);

/* Says that the pupil on this line is not taken, and why; without its name. */
void classlist_rows_refuse(struct classlist_rows *rows, int line, enum refusal why);

#endif
