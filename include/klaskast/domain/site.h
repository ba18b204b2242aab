/* Sites that pupils will use, and what a colleague found when looking at them. [S1-S4, S9] */
#ifndef KLASKAST_DOMAIN_SITE_H
#define KLASKAST_DOMAIN_SITE_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct settings;

enum site_verdict {
    VERDICT_REVIEW, /* nobody looked yet (nog bekijken) */
    VERDICT_ALLOWED,
    VERDICT_TOGETHER, /* only with an adult beside the child (alleen samen) */
    VERDICT_NOT_ALLOWED,
    VERDICTS,
};

/* "review", "allowed", "together", "not-allowed": command line and journal. */
const char *verdict_name(enum site_verdict verdict);
bool verdict_parse(const char *name, enum site_verdict *verdict);
/* For people, translated: "to review", "allowed", "only together", "not allowed". */
const char *verdict_label(enum site_verdict verdict);

struct site {
    int64_t id;
    const char *address; /* "https://www.rekenen.example/oefenen" */
    const char *key;     /* "rekenen.example/oefenen": what people see, and how it is recognised */
    const char *title, *subject;
    const char *purpose; /* what the children do there [S4] */
    unsigned groups;     /* bit 0 is group 1; 0: nobody said */
    enum site_verdict verdict;
    const char *sentence;          /* for the children [S3] */
    const char *rejects, *remarks; /* names of checklist lines answered with yes, "adverts,account" [S2] */
    const char *note;              /* of the last review, for colleagues; never for the children */
    const char *reviewed_by;
    int reviewed_day; /* DAY_NONE: never, or a child came upon something since */
    int reviews;      /* how often it was reviewed, also before such a report [S9] */
    int doubted_day;  /* a child came upon something there on this day, and nobody looked since; DAY_NONE [I2]
                       */
    const char *doubt; /* what it was; "" */
};

enum {
    SITE_ADDRESS_SIZE = 512,
    SITE_TITLE_SIZE = 160,
    SITE_SUBJECT_SIZE = 64,
    SITE_PURPOSE_SIZE = 160,
    SITE_SENTENCE_SIZE = 320,
    SITE_NOTE_SIZE = 320
};

/* What people type or paste, as an address and its key. Around it may stand what pasting brings along:
 * quotes, <...>, a sentence with one address in it. The address: https:// where no scheme was given, the host
 * as it goes over the wire (small letters, xn--), no port that is the scheme's own, no utm_source and the
 * like; path, query and fragment as they are. The key: for people, and to notice the same site: the readable
 * host without 'www.', no scheme, no slash at the end, no fragment (but '#/page' and '#!page', which are
 * pages). Address and key give the same key again. Refused, with a sentence: other schemes (javascript:), no
 * dot in the host, a name or password before it, an e-mail address, two addresses. [S1] */
bool site_address(const char *text, char address[SITE_ADDRESS_SIZE], char key[SITE_ADDRESS_SIZE],
                  struct err *err);

/* "5-8", "1,2", "3-5, 8", "" (0) <-> bits of the groups 1 to 8. */
bool groups_parse(const char *text, unsigned *groups);
#define GROUPS_SIZE 16
const char *groups_print(unsigned groups, char text[GROUPS_SIZE]);

/* What a site's line says: its verdict, or that it must be looked at (again). */
enum site_status { SITE_NEW, SITE_AGAIN, SITE_ALLOWED, SITE_TOGETHER, SITE_NOT_ALLOWED };
enum site_status site_status(const struct site *site, int today, int review_months);
/* The same for a site of a list: "review" where a child came upon something and nobody looked since. [I2] */
const char *site_word(const struct site *site, int today, int review_months);
const char *site_status_name(enum site_status status); /* "new", "again", "allowed", ... for --json */

/* The day from which a review is due again; DAY_NONE when there was none. [S9] */
int site_due(const struct site *site, int review_months);

/* Is it to be looked at within a month? Shown ahead, so that nothing has to be looked at in haste. [S9] */
bool site_due_soon(const struct site *site, int today, int review_months);

/* What a list of sites is narrowed to. */
enum site_show {
    SITE_SHOW_ALL,
    SITE_SHOW_DUE, /* never looked at, to be looked at again, or within a month */
    SITE_SHOW_REVIEW,
    SITE_SHOW_ALLOWED,
    SITE_SHOW_TOGETHER,
    SITE_SHOW_NOT_ALLOWED
};
struct site_filter {
    int group;           /* 1 to 8: only for this group, or for nobody in particular; 0: all */
    const char *subject; /* only this one, capitals and accents aside; "" or NULL: all */
    enum site_show show;
    const char *needle; /* folded, see site_matches; "" or NULL: all */
};
bool site_passes(const struct site *site, const struct site_filter *filter, int today, int review_months);

/* What somebody wants of a site. Texts may be NULL: then what is known stays. */
struct site_intent {
    const char *address, *title, *subject, *purpose;
    const char *groups; /* "5-8" */
    enum site_verdict verdict;
    const char *sentence;
    const char *note;
    unsigned checks; /* bit i: the answer to line i of the settings' checklist is yes */
};

/* May this review of `site` be recorded? False with a sentence, and *gap (may be NULL) says where to go: a
 * line that rejects is ticked and the verdict is not 'not allowed' [S2], no verdict, neither subject nor
 * purpose of a site that children may use [S4], no sentence for the children [S3]. */
enum site_gap { SITE_GAP_VERDICT, SITE_GAP_SUBJECT, SITE_GAP_SENTENCE };
bool site_review_complete(const struct site_intent *intent, const struct site *site,
                          const struct settings *settings, enum site_gap *gap, struct err *err);

/* One step in the life of a site: who did what, when. [S1] */
enum site_step_kind { SITE_STEP_ADDED, SITE_STEP_CHANGED, SITE_STEP_REVIEWED, SITE_STEP_DOUBTED };
struct site_step {
    enum site_step_kind kind;
    int64_t at;
    int day;
    const char *who;
    const char *title, *subject, *purpose; /* added, changed */
    enum site_verdict verdict;             /* reviewed, as the rest: */
    unsigned groups;
    const char *sentence, *rejects, *remarks, *note;
    const char *what; /* doubted: what a child came upon [I2] */
    bool taken_back;
};

/* A step as half a sentence: "reviewed: allowed, groups 5-8: 'Hier oefen je sommen.'; adverts", "on the
 * list". The checklist's lines in the settings' words where they still have them. Returns text. */
enum { SITE_STEP_SIZE = 1200 };
const char *site_step_text(const struct site_step *step, const struct settings *settings,
                           char text[SITE_STEP_SIZE]);

/* Does `needle` (folded) occur in the site's address, title or subject? "" is in all. */
bool site_matches(const struct site *site, const char *needle);

const struct site *site_by_id(const struct site *sites, size_t count, int64_t id);
const struct site *site_by_key(const struct site *sites, size_t count, const char *key);

#endif
