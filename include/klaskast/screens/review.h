/* Looking at one site: the checklist, the verdict, one sentence for the children. [S1-S4] */
#ifndef KLASKAST_SCREENS_REVIEW_H
#define KLASKAST_SCREENS_REVIEW_H

#include "klaskast/domain/settings.h"
#include "klaskast/domain/site.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum review_text { REVIEW_TITLE, REVIEW_SUBJECT, REVIEW_GROUPS, REVIEW_SENTENCE, REVIEW_TEXTS };

/* Rows from top to bottom: title, subject, groups, the lines of the checklist, verdict, sentence. */
struct review {
    struct screen screen;
    struct desk *desk;
    int64_t site_id;
    char key[SITE_ADDRESS_SIZE];
    struct entry texts[REVIEW_TEXTS];
    unsigned checks; /* bit i: line i is answered with yes */
    enum site_verdict verdict;
    struct list list; /* the rows */
    int width;
};

/* Opens on top of the stack. */
void review_open(struct stack *stack, struct desk *desk, const struct site *site);

#endif
