/* Looking at one site: the checklist, the verdict, one sentence for the children. [S1-S4] */
#ifndef KLASKAST_SCREENS_REVIEW_H
#define KLASKAST_SCREENS_REVIEW_H

#include "klaskast/domain/settings.h"
#include "klaskast/domain/site.h"
#include "klaskast/domain/site_host.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum review_text {
    REVIEW_SUBJECT, /* the rows below the verdict, in this order: what must be said first */
    REVIEW_SENTENCE,
    REVIEW_GROUPS,
    REVIEW_PURPOSE,
    REVIEW_NOTE,
    REVIEW_TITLE,
    REVIEW_TEXTS
};

/* Rows from top to bottom: the lines of the checklist, the verdict, the texts. */
struct review {
    struct screen screen;
    struct desk *desk;
    int64_t site_id;
    char key[SITE_ADDRESS_SIZE + SITE_HOST_SIZE]; /* and how it goes over the wire, where that differs */
    char before[400]; /* above the rows: what a child came upon, a letter to look at, the last review; "" */
    enum style before_style;
    struct entry texts[REVIEW_TEXTS];
    bool guessed;       /* the groups are those of the class, and nobody said so: typing replaces them */
    struct arena arena; /* of the subjects */
    const char **subjects;
    size_t subject_count;
    bool unaided;    /* what the subject could become was refused with Delete */
    unsigned checks; /* bit i: line i is answered with yes */
    enum site_verdict verdict;
    bool touched;     /* something was filled in */
    bool leaving;     /* and that it is not recorded was said: the next Esc leaves */
    struct list list; /* the rows */
    int width;
};

/* review_rows.c: what the rows offer */
int review_row_verdict(const struct review *review);
/* The letter of a verdict on this form, and its words without the mark. */
const char *review_verdict_label(enum site_verdict verdict, char letter[8]);
/* Fills in what a subject can be; once, at the opening. */
void review_know_subjects(struct review *review);
/* What the typed beginning of the subject can become; NULL: nothing. */
const char *review_subject(const struct review *review);

/* review_draw.c */
void review_draw(const struct screen *screen, struct canvas *canvas);
/* Rows above the list in an area so high. */
int review_top(int height);

/* Opens on top of the stack. */
void review_open(struct stack *stack, struct desk *desk, const struct site *site);

#endif
