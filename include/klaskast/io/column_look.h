/* What a column of a table looks like from the values that stand in it, from record `first` on. Lines with a
 * total, or with no more than the name of a class, do not count. */
#ifndef KLASKAST_IO_COLUMN_LOOK_H
#define KLASKAST_IO_COLUMN_LOOK_H

#include "klaskast/domain/class_name.h"
#include "klaskast/io/cell.h"
#include "klaskast/io/csv.h"

#include <stdbool.h>
#include <stddef.h>

/* What four of five values look like, since one slip of the pen should change nothing. 1, 2, 3, ... is a
 * count of the lines; the same word on every line is a class. */
enum cell_look column_look(const struct csv_table *table, size_t first, size_t column);

/* Are four of five values citizen service numbers, or could they be? */
bool column_is_bsn(const struct csv_table *table, size_t first, size_t column);

/* Does it hold nothing but single years, 1 to 8? */
bool column_only_years(const struct csv_table *table, size_t first, size_t column);

/* Do four of five values have more than one word? */
bool column_whole_names(const struct csv_table *table, size_t first, size_t column);

/* How many values begin with a prefix and a surname? */
size_t column_prefixes(const struct csv_table *table, size_t first, size_t column);

/* Is the first value unlike those below it? Then it is a heading that nobody knows. */
bool column_first_differs(const struct csv_table *table, size_t first, size_t column);

/* A line with a total or a count: 'Aantal leerlingen: 28', '28 leerlingen'. */
bool record_is_total(const struct csv_record *record);

/* A line that only names the class of those below it: 'Groep 7A', 'Klas Vlinders'. Stores the name. */
bool record_is_class(const struct csv_record *record, char name[CLASS_NAME_SIZE]);

/* Fields in which something stands. */
size_t record_filled(const struct csv_record *record);

#endif
