/* A table from a file's bytes, whether it is text (CSV in any encoding that schools use) or a list in JSON.
 */
#ifndef KLASKAST_IO_TABLE_FILE_H
#define KLASKAST_IO_TABLE_FILE_H

#include "klaskast/io/csv.h"

/* Records live in `arena`; `name` is the file's, for what is said. False: it is no text, damaged, cut off, or
 * larger than a table may be; `err` says which. */
bool table_file_read(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct csv_table *table, struct err *err);

#endif
