/* One of a list, over the body: narrowed while typing, chosen with Enter: classes, teachers, all actions. */
#ifndef KLASKAST_UI_PICKER_H
#define KLASKAST_UI_PICKER_H

#include "klaskast/ui/screen.h"

#define PICKER_NOTHING (-1)
#define PICKER_TYPED (-2) /* Enter on text that no row has, where `free_text` is set */

struct picker_row {
    const char *text;    /* searched without case and accents, word by word */
    const char *also;    /* searched too, but behind what `text` finds as well; not shown; NULL: nothing */
    const char *foreign; /* searched too, but behind both; not shown; NULL: nothing */
    const char *right;   /* shown at the right (a key, a date); NULL: nothing */
    int value;           /* >= 0 */
    bool far;            /* stands behind all others that match as well */
};

/* title, texts: copied. `back` gets the row's value (text: what was typed), PICKER_TYPED or PICKER_NOTHING.
 * selected: the value of the row to begin on. */
void picker_open(struct stack *stack, const char *title, const struct picker_row *rows, size_t count,
                 int selected, bool free_text,
                 void (*back)(struct screen *below, struct stack *stack, int answer, const char *text));

/* Other rows in an open picker; what is typed stays, and the row that is selected where its text is still
 * there. */
void picker_refill(struct screen *picker, const char *title, const struct picker_row *rows, size_t count);

#endif
