/* Which copies of the data file stay: some days in full, then one a week, and none over its time, so that
 * what was removed from the data file is gone from its copies too within that time. */
#ifndef KLASKAST_DOMAIN_ROTATION_H
#define KLASKAST_DOMAIN_ROTATION_H

#include <stdbool.h>
#include <stddef.h>

struct rotation {
    int daily;  /* of so many days that have a copy each one stays, 1..31 */
    int weekly; /* of so many weeks before that one stays, 0..8 */
    int days;   /* none that is older stays, 1..31 */
};

/* `days`: the copies' days, newest first; keep[] gets what stays. `good` (may be NULL: all are) looks whether
 * a copy reads back well; it is asked only where another copy of the same week would go for it, and one that
 * is not good never replaces one that is. A copy of after `today` stays: then the clock is wrong. */
void rotation_keep(const struct rotation *rule, int today, const int *days, size_t count,
                   bool (*good)(void *context, size_t index), void *context, bool *keep);

#endif
