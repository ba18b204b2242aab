/* Sites onto the list: one address, many that are pasted, the bookmarks of a browser. Many are shown before
 * anything is written. [S1] */
#ifndef KLASKAST_SCREENS_SITES_ADD_H
#define KLASKAST_SCREENS_SITES_ADD_H

#include "klaskast/domain/site_plan.h"
#include "klaskast/screens/sites.h"

/* Asks for an address, or takes a paste of many, on top of the list of sites. */
void sites_add_ask(struct stack *stack, struct sites *sites);

/* Asks for a bookmarks file. */
void sites_add_bookmarks(struct stack *stack, struct desk *desk);

/* What would come on the list. `plan` lives in `arena`, which the screen takes over; `from` is the name of
 * the file, "" for what was pasted. */
struct screen *site_preview_new(struct desk *desk, const char *from, struct arena *arena,
                                const struct site_plan *plan);

#endif
