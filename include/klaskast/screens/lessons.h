/* The lessons of a week (F5): what for, which sites, ready or not and why. [S1, S7, S8] */
#ifndef KLASKAST_SCREENS_LESSONS_H
#define KLASKAST_SCREENS_LESSONS_H

#include "klaskast/domain/lesson.h"
#include "klaskast/screens/desk.h"
#include "klaskast/screens/lesson_form.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

/* A day, or one of its lessons. */
struct lessons_row {
    int day;
    bool first;                  /* of its day: the date stands before it */
    const struct lesson *lesson; /* NULL: nothing on this day */
};

struct lessons {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena; /* of what follows, made anew by each reload */
    const struct lesson *lessons;
    size_t count;
    const struct site *sites;
    size_t site_count;
    struct lessons_row *rows;
    struct list list;
    int week;         /* its Monday */
    int64_t selected; /* lesson; 0: the day */
    int64_t line_of;  /* the lesson for which a line of a pupil is asked */
    int selected_day;
    int64_t pupil_id; /* whose line is being asked for */
    int width, height;
};

/* A view, for stack_push. */
struct screen *lessons_new(struct desk *desk, const struct keymap *keymap);

/* lessons_rows.c */
/* The row one is on; NULL: there is none. */
const struct lessons_row *lessons_chosen(const struct lessons *lessons);
/* After each move. */
void lessons_remember(struct lessons *lessons);
/* The lesson that was selected, or else the first row of its day: after the rows were made anew. */
void lessons_select(struct lessons *lessons);
/* Monday to Friday; the weekend only where it has a lesson. */
void lessons_make_rows(struct lessons *lessons);
void lessons_show_week(struct lessons *lessons, struct stack *stack, int day);

/* lessons_ask.c */
void lessons_open_form(struct lessons *lessons, struct stack *stack, enum lesson_form_use use);
/* Which lesson from before the day one is on is given once more. */
void lessons_ask_again(struct lessons *lessons, struct stack *stack);
void lessons_ask_line(struct lessons *lessons, struct stack *stack);
/* What is to be reviewed for the coming weeks. [S1] */
void lessons_ask_review(struct lessons *lessons, struct stack *stack);

/* lessons_draw.c */
void lessons_draw(const struct screen *screen, struct canvas *canvas);
/* Rows above the list, and at the bottom for the selected lesson. */
int lessons_top(int height);
int lessons_detail_rows(int height);

#endif
