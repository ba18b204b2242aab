/* Consent for photos (toestemming): what parents answered in the portal, each school year anew. Whoever has
 * not answered yet may not be in a photo. [C1, C2] */
#ifndef KLASKAST_DOMAIN_CONSENT_H
#define KLASKAST_DOMAIN_CONSENT_H

#include "klaskast/base/day.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum consent_kind {
    CONSENT_PHOTO,    /* photos and film made for teaching [C1] */
    CONSENT_NAME,     /* the name together with a photo [C2] */
    CONSENT_PORTRAIT, /* a photo of this child alone [C2] */
    CONSENT_KINDS,
};

enum consent_answer { CONSENT_OPEN /* no answer yet */, CONSENT_YES, CONSENT_NO, CONSENT_ANSWERS };

/* The answer that counts for one pupil, school year and kind; where there is none it is CONSENT_OPEN. */
struct consent {
    int64_t pupil_id;
    int year; /* the school year's first: 2026 for 2026-2027 */
    enum consent_kind kind;
    enum consent_answer answer;
    int taken; /* day on which it was taken over from the portal */
};

/* Names never change: command line and journal ("photo", "name", "portrait"; "open", "yes", "no"). Labels are
 * in the language in use: "photo and film", "no answer yet". */
const char *consent_name(enum consent_kind kind);
const char *consent_label(enum consent_kind kind);
bool consent_parse(const char *name, enum consent_kind *kind);
/* Above the list of who may not: "Not in a photo or film". */
const char *consent_list_title(enum consent_kind kind);
const char *consent_answer_name(enum consent_answer answer);
const char *consent_answer_label(enum consent_answer answer);
bool consent_answer_parse(const char *name, enum consent_answer *answer);

/* The answer in a list, NULL when nothing was taken over yet. */
const struct consent *consent_find(const struct consent *list, size_t count, int64_t pupil_id, int year,
                                   enum consent_kind kind);
/* What counts: CONSENT_OPEN where there is none. */
enum consent_answer consent_of(const struct consent *list, size_t count, int64_t pupil_id, int year,
                               enum consent_kind kind);

/* One pupil's answers without days, and in a few words where all three are alike: "no answer yet"; for the
 * card. */
void consent_brief(const struct consent *list, size_t count, int64_t pupil_id, int year, char *text,
                   size_t size);

/* "Photo and film yes (3 Sep), name with photo no (3 Sep), single portrait no answer yet": one pupil's
 * answers of a school year, for a line. */
void consent_sentence(const struct consent *list, size_t count, int64_t pupil_id, int year, char *text,
                      size_t size);

#endif
