/* Days on which there is school: Monday to Friday outside the holidays of the settings. */
#ifndef KLASKAST_DOMAIN_SCHOOLDAY_H
#define KLASKAST_DOMAIN_SCHOOLDAY_H

#include <stdbool.h>

enum { HOLIDAYS_MAX = 64 };

struct holiday {
    int from;      /* first day */
    int until;     /* last day */
    char name[64]; /* as in the settings */
};

struct holidays {
    struct holiday items[HOLIDAYS_MAX];
    int count;
};

bool schoolday_is(const struct holidays *holidays, int day);
/* The nearest school day after, before `day` (never `day` itself). Where the list leaves none for 400 days,
 * the nearest day from Monday to Friday. */
int schoolday_next(const struct holidays *holidays, int day);
int schoolday_previous(const struct holidays *holidays, int day);
/* The `count`-th school day after `day`; 0 gives `day` itself. */
int schoolday_after(const struct holidays *holidays, int day, int count);
/* Does the list say anything about the school year of `day`? */
bool schoolday_year_known(const struct holidays *holidays, int day);

#endif
