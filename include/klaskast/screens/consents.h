/* Consent for photos (toestemming): the class list with three columns, filled in with one key a pupil, and
 * who may not be in a photo. Never in board mode. [C1, C2] */
#ifndef KLASKAST_SCREENS_CONSENTS_H
#define KLASKAST_SCREENS_CONSENTS_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

struct consent_screen {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena; /* of the answers, made anew by each reload */
    const struct consent *consents;
    size_t count;
    int year; /* the first of the school year that is filled in */
    int day;  /* on which the answers are taken over; DAY_NONE: today */
    struct list list;
    int64_t selected;       /* pupil */
    enum consent_kind kind; /* the column that one is in */
    bool listing;           /* who may not, instead of filling in */
    int scroll;             /* lines of that list above the first that is seen */
    int width, height;
};

/* The caller pushes it. */
struct screen *consents_new(struct desk *desk, const struct keymap *keymap, int64_t pupil_id);

/* consents_draw.c */
/* The answer that counts in the year that is filled in. */
enum consent_answer consents_answer(const struct consent_screen *consent, int64_t pupil_id,
                                    enum consent_kind kind);
int consents_scroll_most(const struct consent_screen *consent);
enum { CONSENT_TOP = 3, CONSENT_DETAIL = 3, CONSENT_TWO_COLUMNS = 76 };
void consents_draw(const struct screen *screen, struct canvas *canvas);

#endif
