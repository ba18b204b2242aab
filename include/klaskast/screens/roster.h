/* The roster (vandaag): one class on one day. A checklist of devices with two moments: in and back. [P1, P2]
 */
#ifndef KLASKAST_SCREENS_ROSTER_H
#define KLASKAST_SCREENS_ROSTER_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum { ROSTER_COLUMNS = 3, ROSTER_NUMBER = 5, ROSTER_SENTENCE = 600 };

/* Rows of the body, all arithmetic; -1 for what has no room. */
struct roster_layout {
    int width, height;
    int tabs, list, counts, detail;
    int list_height, detail_height;
    int columns, column_width;
};

struct roster {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct roster_layout layout;
    struct list list;
    int64_t selected;               /* pupil; kept over reloads; 0: none */
    char number[ROSTER_NUMBER];     /* the slot that is being typed; "" */
    char sentence[ROSTER_SENTENCE]; /* about the selected pupil */
    char brief[ROSTER_SENTENCE];    /* the same with the first name only, where that has no room */
    int64_t numbered;               /* the pupil whose slot is typed; 0: none */
    int64_t lend_to;                /* while is asked what for */
    int64_t before_search;          /* the pupil that was selected when the search began */
    char search[300];               /* folded; "" */
};

/* A roster with this pupil selected (0: the first). The caller pushes it. */
struct screen *roster_new(struct desk *desk, const struct keymap *keymap, int64_t pupil_id);

/* roster_rows.c */
void roster_select(struct roster *roster, int64_t pupil_id);
/* The selected row and what is said about it follow from each other: after every move. */
void roster_settle(struct roster *roster);
/* The pupil that keys act on: that of the slot that is typed, else the selected one; NULL: none. */
const struct pupil_day *roster_pupil(const struct roster *roster);

/* roster_draw.c, roster_act.c, roster_search.c */
void roster_draw(const struct screen *screen, struct canvas *canvas);
bool roster_act(struct screen *screen, struct stack *stack, enum key_action action);
bool roster_can(const struct screen *screen, enum key_action action);
const char *roster_label(const struct screen *screen, enum key_action action);
/* What is said where the class is empty on the day that is shown. */
const char *roster_nobody(const struct roster *roster);
void roster_search(struct roster *roster, struct stack *stack);

#endif
