/* A list of objects in JSON as a table: one record for the names of their members, one for each object. It is
 * the form of 'klaskast export --json', and of what other programs give. */
#ifndef KLASKAST_IO_JSON_TABLE_H
#define KLASKAST_IO_JSON_TABLE_H

#include "klaskast/io/csv.h"

/* Does it begin as a list does? */
bool json_table_is(const char *bytes, size_t length);

/* Records live in `arena`; texts and whole numbers are taken, true and false are 1 and 0, anything else is
 * nothing. A record's line is its place in the list, after the names on line 1. False: it is damaged or cut
 * off (with its line), holds no objects, or is larger than a table may be. */
bool json_table_read(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct csv_table *table, struct err *err);

#endif
