/* How people write values, in the settings and where they type: yes and no, times, days, periods, words from
 * a list. Words are read in Dutch and English, with or without capitals. A parser demands the whole text and
 * leaves *out untouched when it returns false. */
#ifndef KLASKAST_DOMAIN_VALUE_H
#define KLASKAST_DOMAIN_VALUE_H

#include "klaskast/domain/ladder.h"

#include <stdbool.h>
#include <stddef.h>

/* "yes", "ja", "on", "aan", "true", "1" and their opposites. */
bool value_flag(const char *text, bool *out);
/* A whole number from `least` to `most`, in decimal digits. */
bool value_number(const char *text, int least, int most, int *out);
/* "14:00", "8:05": the minute of the day. */
bool value_time(const char *text, int *minute);
/* "10:15, 12:00, 14:30", each later than the one before, at most `most`; "" is none. Returns how many; -1:
 * not so. */
int value_times(const char *text, int *minutes, int most);
/* "2026-11-24", "24-11-2026". */
bool value_day(const char *text, int *day);
/* The same as people type it near to `today`: also "24-11" (the nearest one), "do", "thursday" (the first one
 * after `today`). */
bool value_near_day(const char *text, int today, int *day);
/* "1 month", "10 dagen", "5 school days": at most 12 months, 366 days, 200 school days. */
bool value_period(const char *text, struct period *out);
#define VALUE_PERIOD_SIZE 24
void value_period_print(struct period period, char text[VALUE_PERIOD_SIZE]);
/* The index in a list that ends with NULL. */
bool value_choice(const char *text, const char *const *words, int *index);

/* The word of the list that `text` was probably meant to be, or NULL. */
const char *value_suggestion(const char *text, const char *const *words);

#endif
