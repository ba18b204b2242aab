/* Reads class lists: EDEXML and UWLR, tables of a school's administration, a sheet of a teacher, the list of
 * the Google admin console, or names pasted line by line. Nothing is written anywhere: the result is for a
 * preview.
 *
 * Only name, school number, class and group are taken; every other column is dropped while reading. */
#ifndef KLASKAST_IO_CLASSLIST_FILE_H
#define KLASKAST_IO_CLASSLIST_FILE_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"

#include <stdbool.h>
#include <stddef.h>

enum { CLASSLIST_FILE_LIMIT = 32 << 20 }; /* bytes; of a table CSV_FILE_LIMIT */

/* Reads the file at `path`. Its form is known from what is in it, never from its name; who left a school
 * before today is passed over. Everything lives in `arena`. `mapping` is for tables and may be NULL. False:
 * it cannot be read, is no text, or holds a broken line; `err` names file, line and what to do. */
bool classlist_read(const char *path, const struct classlist_mapping *mapping, struct arena *arena,
                    struct classlist *list, struct err *err);

/* The same from bytes in memory; `name` is for messages. */
bool classlist_parse(const char *name, const char *bytes, size_t length,
                     const struct classlist_mapping *mapping, struct arena *arena, struct classlist *list,
                     struct err *err);

#endif
