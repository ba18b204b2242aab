/* What several prompts ask for alike, read and checked. A check is that of a prompt (ui/prompt.h): false,
 * with what is expected in `out`. */
#ifndef KLASKAST_SCREENS_TYPED_H
#define KLASKAST_SCREENS_TYPED_H

#include "klaskast/ui/screen.h"

/* A line that is not empty: a reason, a note. */
bool typed_line_check(struct screen *below, const char *text, char *out, size_t size);

/* The day on which something was done: 'yesterday', 20-11. False: no day, or one to come. */
bool typed_past_day(const char *text, int *day);
bool typed_past_day_check(struct screen *below, const char *text, char *out, size_t size);

/* A day of this school year, up to today, or nothing: today. */
bool typed_year_day_check(struct screen *below, const char *text, char *out, size_t size);

/* The address of a site. */
bool typed_address_check(struct screen *below, const char *text, char *out, size_t size);

/* Esc on a form. Where something was filled in, which is minutes of work, the first says so and the next
 * leaves; `*said` is set then, and the form takes it back when more is filled in. */
void typed_leave(struct stack *stack, bool filled_in, bool *said);

#endif
