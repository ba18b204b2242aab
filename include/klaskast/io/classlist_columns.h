/* The first half of reading a class list: which column is what. */
#ifndef KLASKAST_IO_CLASSLIST_COLUMNS_H
#define KLASKAST_IO_CLASSLIST_COLUMNS_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"
#include "klaskast/io/csv.h"

/* Fills columns, understood, heading_line and title_class of `list`, and sets *first to the record with which
 * the pupils begin. Headings are looked for in the first lines; where there are none, what stands in the
 * columns tells, if it can be told. A mapping goes before both, but never opens a column of BSNs. */
void classlist_columns(const struct csv_table *table, const struct classlist_mapping *mapping,
                       struct arena *arena, struct classlist *list, size_t *first);

/* The column with this use, or -1. */
int classlist_column_of(const struct classlist *list, enum column_use use);

/* Is this the file of the Google admin console, with its own rules for accounts that are not in use? */
bool classlist_is_google(const struct classlist *list);

#endif
