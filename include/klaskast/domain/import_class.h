/* Which class each row of a class list is of. */
#ifndef KLASKAST_DOMAIN_IMPORT_CLASS_H
#define KLASKAST_DOMAIN_IMPORT_CLASS_H

#include "klaskast/domain/import_plan.h"

/* For every row of the list: the name of its class (NULL: one that is not wanted) and its id (0: it is to be
 * made). *others is raised by the rows that are not wanted. False: see import_plan_make. */
bool import_class_find(const struct import_input *input, struct arena *arena, const char **names,
                       int64_t *ids, size_t *others, struct err *err);

#endif
