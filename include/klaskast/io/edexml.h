/* Reads EDEXML (1.03, 2.0, 2.1) and what a school's program answers to UWLR, which is the same in another
 * envelope: elements are known by their local names, in any order, and what is not known is passed over.
 * Nothing is checked against the schema: files of this year do not pass it. */
#ifndef KLASKAST_IO_EDEXML_H
#define KLASKAST_IO_EDEXML_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/classlist.h"

/* The list of the file. Who left is passed over and counted: the year H, or a day of leaving before `today`.
 * Groups of one name are one class; a pupil's own year goes before that of its group. False: see xml_read, or
 * XML that is no EDEXML. */
bool edexml_read(const char *name, const char *bytes, size_t length, int today, struct arena *arena,
                 struct classlist *list, struct err *err);

#endif
