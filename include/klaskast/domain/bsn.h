/* Citizen service numbers (burgerservicenummer) are never kept, whatever they are called. */
#ifndef KLASKAST_DOMAIN_BSN_H
#define KLASKAST_DOMAIN_BSN_H

#include <stdbool.h>
#include <stddef.h>

/* Could it be one? 8 or 9 digits that pass the eleven-test, also with dots, blanks or hyphens between them.
 * One in eleven other numbers of that length could be one too. */
bool bsn_like(const char *text);

/* The digits of a number that may have dots, blanks or hyphens between them, at most 15; 0 and "" where there
 * is anything else. */
enum { BSN_DIGITS_SIZE = 16 };
size_t bsn_digits(const char *value, char digits[BSN_DIGITS_SIZE]);

#endif
