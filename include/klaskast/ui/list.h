/* A list with a selected row, in one or more columns, that scrolls: arithmetic only. Rows run down the first
 * column, then down the next. */
#ifndef KLASKAST_UI_LIST_H
#define KLASKAST_UI_LIST_H

#include "klaskast/ui/action.h"
#include "klaskast/ui/canvas.h"

#include <stdbool.h>

struct list {
    int count;    /* rows there are */
    int selected; /* 0 .. count - 1; 0 when there are none */
    int top;      /* first row that is seen */
    int columns;  /* at least 1 */
    int height;   /* rows of one column that fit, at least 1 */
};

void list_init(struct list *list);
/* Keeps selected and top within bounds, the selected row in sight, and the list filled. */
void list_layout(struct list *list, int count, int columns, int height);
void list_select(struct list *list, int row);
/* Moves for ACTION_UP .. ACTION_END (and PICK_UP, PICK_DOWN); false: it is none of these. */
bool list_act(struct list *list, enum key_action action);

/* Column and line (from 0) where `row` is seen; false: it is out of sight. */
bool list_place(const struct list *list, int row, int *column, int *line);
/* First row that is seen, and one past the last. */
int list_first(const struct list *list);
int list_end(const struct list *list);

#endif
