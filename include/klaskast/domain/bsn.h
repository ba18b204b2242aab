/* Citizen service numbers (burgerservicenummer) are never kept, whatever they are called. */
#ifndef KLASKAST_DOMAIN_BSN_H
#define KLASKAST_DOMAIN_BSN_H

#include <stdbool.h>

/* Could it be one? 8 or 9 digits that pass the eleven-test, also with dots, blanks or hyphens between them.
 * One in eleven other numbers of that length could be one too. */
bool bsn_like(const char *text);

#endif
