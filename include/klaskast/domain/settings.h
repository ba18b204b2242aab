/* What the school and the teacher can set. One row of the table per setting gives parsing, checking, the
 * shipped config.ini's comments and the man page. Ladders, duties and the site checklist are data as well. */
#ifndef KLASKAST_DOMAIN_SETTINGS_H
#define KLASKAST_DOMAIN_SETTINGS_H

#include "klaskast/domain/ladder.h"
#include "klaskast/domain/schoolday.h"

#include <stdbool.h>
#include <stddef.h>

enum language_choice { LANGUAGE_AUTO, LANGUAGE_NL, LANGUAGE_EN };

/* A line of the site review's checklist. [S2] */
enum { CHECK_LINES = 16 };
struct check_line {
    char name[32];     /* key in the settings: "adverts" */
    char text[2][160]; /* the question, in Dutch and in English (enum language) */
    bool rejects;      /* decency: a 'yes' here means the site is not allowed; else it is a remark */
};

struct settings {
    /* [program] */
    enum language_choice language;
    char theme[32]; /* "auto": the one chosen with the key, else default */
    char database[512]; /* "" is the usual place; relative to the settings file */
    char teacher[120];
    int give_back_from; /* minute of the day from which unticking means given back */
    bool board_at_start;
    int board_after; /* idle minutes before board mode; 0 never */

    /* [school] */
    char school[120];
    char place[80];
    char head[120];
    char policy_name[160]; /* [G2] */
    char policy_date[40];
    char decided_by[120]; /* [P18] */

    /* [rules] */
    bool watch_own_ladder; /* [P3] */
    bool ban_covers_all;   /* false: the phone only [P8] */
    bool calls_with_name;  /* [P4] */
    bool police_line;      /* [P14] */
    int review_months;     /* a site's review is due again after so many months [S9] */

    struct ladder ladders[LADDERS]; /* [ladder.device] ... */
    struct holidays holidays;       /* [holidays] */
    struct check_line checks[CHECK_LINES]; /* [review] */
    int check_count;
};

/* A record of this ladder: LADDER_WATCH is LADDER_DEVICE unless watches have their own. */
const struct ladder *settings_ladder(const struct settings *settings, enum violation_kind kind,
                                     enum ladder_kind *which);

#endif
