/* What the columns of a list were said to be by hand is remembered with the list's headings: the next list of
 * the same program is understood at once. */
#ifndef KLASKAST_APP_IMPORT_COLUMNS_H
#define KLASKAST_APP_IMPORT_COLUMNS_H

#include "klaskast/app/app.h"
#include "klaskast/domain/classlist.h"

/* The mapping that was kept for a list with these headings, in the arena; NULL when there is none. */
const struct classlist_mapping *import_columns_recall(struct app *app, const struct classlist *list,
                                                      struct arena *arena);

/* Keeps it. A list without headings is not remembered: it cannot be known again. */
bool import_columns_keep(struct app *app, const struct classlist *list,
                         const struct classlist_mapping *mapping, struct err *err);

#endif
