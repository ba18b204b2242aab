/* "My last action of today", for take back and put back. */
#ifndef KLASKAST_QUERY_LAST_H
#define KLASKAST_QUERY_LAST_H

#include "klaskast/store/query.h"

/* Fills facts->last and facts->last_back for the scope's `who`. */
bool query_last_actions(struct store *store, const struct scope *scope, struct arena *arena,
                        struct facts *facts, struct err *err);

#endif
