/* The violation panel: kinds at the left, and what follows at the right, before Enter. [P3, P7-P12, I1, G3]
 */
#ifndef KLASKAST_SCREENS_VIOLATION_H
#define KLASKAST_SCREENS_VIOLATION_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum { PANEL_NOTE = 600 };

/* A row: a kind, and for the internet ladder the agreement that was broken. */
struct panel_row {
    enum violation_kind kind;
    int agreement;      /* 1..AGREEMENTS; 0 for other kinds */
    const char *letter; /* chooses the row; of the language in use */
};

struct panel {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id;
    int64_t task; /* the 'finish later' that is finished; 0 */
    int64_t at;   /* as it was said; 0: now */
    struct list list;
    char note[PANEL_NOTE];
    bool own; /* another measure, with this reason */
    enum measure_kind measure;
    char reason[PANEL_NOTE];
    struct arena arena; /* of the outlook */
    struct outlook outlook;
    bool known; /* the outlook could be read */
    int width, height;
};

/* Opens over the screen on top; while an earlier day is on the screen it first asks the time, since what
 * follows depends on it. `task` is the 'finish later' that it finishes, with the moment `at` of it; 0 and 0
 * for what happens now. */
void violation_open(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t task, int64_t at);

/* violation_rows.c */
/* The rows there are, and one of them. The promises to the child are not among them. [I1] */
int panel_row_count(void);
struct panel_row panel_row(int index);
/* The letter of the heading above the agreements: it goes to the first of them. */
const char *panel_internet_letter(void);

/* violation_draw.c */
void panel_draw(const struct screen *screen, struct canvas *canvas);
void panel_layout(struct screen *screen, int width, int height);

#endif
