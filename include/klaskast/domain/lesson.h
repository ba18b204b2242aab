/* Lessons that use the internet: what they are for, which sites, and whether they are ready. A lesson is
 * ready or not by what is known of its sites at this moment; that is never stored. [S1, S5, S7, S8] */
#ifndef KLASKAST_DOMAIN_LESSON_H
#define KLASKAST_DOMAIN_LESSON_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/site.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lesson_state {
    LESSON_PLANNED,
    LESSON_GIVEN,     /* gegeven */
    LESSON_CANCELLED, /* vervallen */
    LESSON_STATES,
};

/* "planned", "given", "cancelled": command line and journal. */
const char *lesson_state_name(enum lesson_state state);
bool lesson_state_parse(const char *name, enum lesson_state *state);
/* For people, translated. */
const char *lesson_state_label(enum lesson_state state);

/* A site of a lesson, by its key: so a lesson is understood in another data file too. */
struct lesson_site {
    const char *key;
    bool shown; /* only the teacher shows it; the pupils do not go there themselves [S1] */
};

struct lesson {
    int64_t id;
    const char *uid;  /* the same in every data file it is taken to */
    int64_t class_id; /* 0: of no class */
    int day;
    const char *title, *subject;
    const char *goal;                /* what the children are going to do, and what for [S7] */
    unsigned groups;                 /* bit 0 is group 1; 0: nobody said */
    const struct lesson_site *sites; /* in order */
    size_t site_count;
    const char *contact;   /* with whom the children are in contact; "" with nobody [S7] */
    const char *leave_by;  /* the teacher who gave leave for that; "" nobody yet [S7] */
    int leave_day;         /* DAY_NONE: no leave */
    bool media;            /* media literacy (mediawijsheid) [S8] */
    bool adult;            /* an adult sits beside the children [S6] */
    const char *copyright; /* "own material", "quoted", a licence; "" [S5] */
    enum lesson_state state;
};

/* A line for one pupil where the plan differs. It never leaves the data file with the lesson. [S7] */
struct lesson_line {
    int64_t id;
    int64_t lesson_id;
    int64_t pupil_id;
    const char *text;
};

enum {
    LESSON_SITES = 12,
    LESSON_TITLE_SIZE = 120,
    LESSON_GOAL_SIZE = 400,
    LESSON_TEXT_SIZE = 160, /* contact, copyright, a pupil's line */
    LESSON_SITES_SIZE = LESSON_SITES * (SITE_ADDRESS_SIZE + 3),
};

/* What somebody wants of a lesson. NULL, DAY_NONE and LESSON_KEEP: what is known stays. */
enum lesson_flag { LESSON_KEEP, LESSON_NO, LESSON_YES };
struct lesson_intent {
    int day;
    const char *title, *subject, *goal, *groups, *contact, *leave_by, *copyright;
    const char *sites; /* "p:rekenen.example t:kaart.example": see lesson_sites_read */
    enum lesson_flag media, adult;
};

/* "p:KEY t:KEY": the sites in order, t for those that only the teacher shows. False: it is no such list, or
 * more than LESSON_SITES; a site that stands there twice is kept once. In the arena. */
bool lesson_sites_read(const char *text, struct arena *arena, const struct lesson_site **sites,
                       size_t *count);
void lesson_sites_print(const struct lesson_site *sites, size_t count, char text[LESSON_SITES_SIZE]);

/* Why pupils cannot use a site in this lesson. */
enum lesson_gap {
    GAP_NONE,
    GAP_GONE,   /* no longer on the list */
    GAP_REVIEW, /* nobody looked yet */
    GAP_AGAIN,  /* looked at too long ago by then [S9] */
    GAP_NOT_ALLOWED,
    GAP_TOGETHER,  /* only with an adult beside, and this lesson names none [S6] */
    GAP_GROUP,     /* not allowed for a group of this lesson */
    GAP_NO_GROUPS, /* its review names no group, so it is allowed for none; on no start page either */
    LESSON_GAPS,
};
/* "to review", "not for this group": translated. */
const char *lesson_gap_label(enum lesson_gap gap);
const char *lesson_gap_name(enum lesson_gap gap); /* for --json; "" for none */

/* The gap of one site on the day of the lesson (today, for one that has been); what only the teacher shows
 * has none. *site is the site on the list, or NULL. [S1, S6, S9] */
enum lesson_gap lesson_site_gap(const struct lesson *lesson, const struct lesson_site *use,
                                const struct site *sites, size_t count, int today, int review_months,
                                const struct site **site);

/* Do all groups of this lesson have an adult beside them, by its own word or because of their age? [S6] */
bool lesson_has_adult(const struct lesson *lesson);

struct lesson_check {
    bool ready;
    int to_review; /* sites nobody looked at, or too long ago */
    int not_fit;   /* sites that were looked at, and cannot be used in this lesson */
    bool no_leave; /* there is contact with others, and no leave for it [S7] */
};
struct lesson_check lesson_check(const struct lesson *lesson, const struct site *sites, size_t count,
                                 int today, int review_months);
/* "ready", "not ready: 2 sites to review, 1 that does not fit", "given", "cancelled". */
void lesson_check_text(const struct lesson *lesson, const struct lesson_check *check, char *text,
                       size_t size);

const struct lesson *lesson_by_id(const struct lesson *lessons, size_t count, int64_t id);

/* Monday of the week in which `day` falls, and the number of that week (ISO 8601, as on Dutch calendars). */
int lesson_week(int day);
int lesson_week_number(int day);

/* The groups of a class as bits: "5,6" is 0x30; what is not understood is 0. */
unsigned lesson_class_groups(const char *groups);

/* The groups 5 to 8: they have lessons about safe use of the internet. [S8] */
enum { MEDIA_GROUPS = 0xf0 };
/* How many media-literacy lessons of `group` (1..8) were given; a lesson of no group counts for each. [S8] */
int lesson_media_given(const struct lesson *lessons, size_t count, int group);

#endif
