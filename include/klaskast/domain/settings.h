/* What the school and the teacher can set. One row of the table per setting gives parsing, checking, the
 * shipped config.ini with its comments and the man page. Ladders, duties, holidays and the site checklist are
 * data as well. [P18]
 *
 * Nothing in a settings file can keep the program from starting: what is not understood is named as a fault
 * of the file, and the built-in value holds. */
#ifndef KLASKAST_DOMAIN_SETTINGS_H
#define KLASKAST_DOMAIN_SETTINGS_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/digest.h"
#include "klaskast/base/ini.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"
#include "klaskast/domain/rotation.h"
#include "klaskast/domain/schoolday.h"

#include <stdbool.h>
#include <stddef.h>

/* A choice of language: one of enum language, or this. */
enum { LANGUAGE_AUTO = LANGUAGES };

/* A line of the site review's checklist. [S2] */
enum { CHECK_LINES = 16 };
struct check_line {
    char name[32];             /* key in the settings: "adverts" */
    char text[LANGUAGES][160]; /* the question, in each language */
    bool rejects;              /* decency: a 'yes' here means the site is not allowed; else it is a remark */
};

/* A line of the teacher's own checklist at the end of the day; never about a child. [P16] */
enum { END_OF_DAY_LINES = 6 };
struct end_of_day_line {
    char name[32];
    char text[LANGUAGES][80]; /* in each language */
};

/* Times at which lessons end: minutes of the day, in order. [P6, P16] */
enum { LESSON_ENDS = 12 };
struct lesson_ends {
    int minutes[LESSON_ENDS];
    int count;
};

struct settings {
    /* [program] */
    int language;       /* LANGUAGE_AUTO: the one that was chosen at the first start, or the environment's */
    char theme[32];     /* "auto": the one chosen with the key, else default */
    char database[512]; /* "" is the usual place; relative to the settings file */
    char teacher[120];
    int give_back_from; /* minute of the day from which unticking means given back */
    struct lesson_ends
        lesson_ends; /* what is in use past one of these is named; none: at give_back_from only */
    bool board_at_start;
    int board_after; /* idle minutes before board mode, 0..240; 0 never */

    /* [lock]; they count where there is a PIN */
    int lock_after;     /* idle minutes before the lock, 0..240; 0 never */
    bool lock_board;    /* board mode can be opened without the PIN */
    bool lock_commands; /* commands that show or change something of a pupil ask for it */

    /* [school] */
    char school[120];
    char place[80];
    char head[120];
    char policy_name[160]; /* [G2] */
    char policy_date[40];  /* as it is to be printed */
    char address[120];     /* of the school: below its name on letters */
    char postcode[80];     /* and town */
    char phone[40];
    char web[120];
    char objection[500]; /* how to object to a suspension; "" as the template has it [P13] */

    /* [letters] */
    int letter_language; /* LANGUAGE_AUTO: the program's */
    bool signed_slip;    /* the duty 'letter' is done once the parents' slip is back */

    /* [rules] */
    char decided_by[120];  /* who decided on the ladders: "team and participation council" [P18] */
    int decided_on;        /* and on which day; DAY_NONE unknown */
    bool watch_own_ladder; /* [P3] */
    bool ban_covers_all;   /* false: the phone only [P8] */
    bool calls_with_name;  /* [P4] */
    bool police_line;      /* [P14] */
    int review_months;     /* a site's review is due again after so many months, 1..60 [S9] */

    /* [retention]: how long is kept what is about people */
    int keep_ticks;    /* days, 7..366 */
    int keep_teachers; /* days, 31..1830: who was in front of the class */
    int keep_records;  /* months after 31 July of the school year, 0..24 */
    int keep_left;     /* months after 31 July of the school year in which a pupil left, 0..24 */

    /* [backup] */
    struct rotation rotation;
    char stick[512]; /* the folder for sealed copies; "" ask */

    /* [duties]: school days within which a duty that no rung opens is to be done */
    int within[TASK_KINDS];

    struct ladder ladders[LADDERS];        /* [ladder.device] ... */
    struct holidays holidays;              /* [holidays] */
    struct check_line checks[CHECK_LINES]; /* [review] */
    int check_count;
    struct end_of_day_line end_of_day[END_OF_DAY_LINES]; /* [end_of_day]; may be empty */
    int end_of_day_count;
};

/* The built-in values: those of the shipped config.ini. */
void settings_defaults(struct settings *settings);

/* Reads a file over the built-in values. What is wrong with it is added to the file's faults: an unknown
 * section or key, a value that is not understood; each says what is expected and what was probably meant.
 * [keys] is left to whoever knows the keys. A file with anything in [holidays], [review] or [end_of_day]
 * replaces that whole list; in [ladder.*] each line replaces one built-in value, and an empty rung ends the
 * ladder. */
void settings_read(struct settings *settings, struct ini *ini);

/* Is a section one thing, a ladder or a list, of which two files may not each hold a part? */
bool settings_section_whole(const char *section);

/* A settings file with these values and a comment for each in the language in use; reads back the same. */
void settings_print(const struct settings *settings, struct buffer *out);

/* "key = value", the value in quotes where it would not be read the same without. */
void settings_print_line(const char *key, const char *value, struct buffer *out);

/* What concerns the rules, in the settings' own words, the same in every language: ladders, periods, duties,
 * when a count starts anew, what a ban covers, who decided and when. For the journal. [P18] */
void settings_policy_text(const struct settings *settings, struct buffer *out);
/* Hex of the digest of that text: another one means that the rules were changed. [P18] */
void settings_digest(const struct settings *settings, char text[DIGEST_HEX_SIZE]);

/* The ladder on which a violation counts and its kind (`which`, may be NULL). LADDER_WATCH is LADDER_DEVICE
 * unless watches have their own. [P3] */
const struct ladder *settings_ladder(const struct settings *settings, enum violation_kind kind,
                                     enum ladder_kind *which);

/* The rung of a measure that was chosen instead of the ladder's: the first of its kind on this ladder, or
 * else on another of the school's, or else as it is built in, so that it comes with a period and with duties.
 */
struct rung settings_own_rung(const struct settings *settings, enum ladder_kind which,
                              enum measure_kind measure);

#endif
