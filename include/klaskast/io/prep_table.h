/* Sites or lessons as a table: what 'klaskast export sites' and 'lessons' write as CSV or JSON, perhaps after
 * somebody went through it in a spreadsheet, or a list that somebody made there. */
#ifndef KLASKAST_IO_PREP_TABLE_H
#define KLASKAST_IO_PREP_TABLE_H

#include "klaskast/domain/prep.h"

/* Is it no file of prep_file.h, but a table? */
bool prep_table_is(const char *bytes, size_t length);

/* Reads a table with a column for the address (sites), or for day and title (lessons). What it has no column
 * for, is as it is in `mine`, and so is a thing of which it says no more than the export does; what differs
 * has no history, so that a person chooses where both have it. Rows that are none are counted in
 * `passed_over`. False: no table, or not of these. Texts live in the arena. */
bool prep_table_parse(const char *name, const char *bytes, size_t length, const struct prep *mine,
                      struct arena *arena, struct prep *prep, size_t *passed_over, struct err *err);

#endif
