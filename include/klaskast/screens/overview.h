/* The school year to look at (F6): a calendar of what was handed in and what went wrong, bars, what is open,
 * and the days in numbers. No name is in it until it is asked for, on a page of its own. [P17, P18, S8, C1]
 */
#ifndef KLASKAST_SCREENS_OVERVIEW_H
#define KLASKAST_SCREENS_OVERVIEW_H

#include "klaskast/domain/year.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum overview_page {
    OVERVIEW_CALENDAR,   /* what was handed in; the violations beneath where both fit */
    OVERVIEW_VIOLATIONS, /* their calendar, where both do not fit */
    OVERVIEW_BARS,
    OVERVIEW_OPEN, /* to be done, to be given, missing */
    OVERVIEW_DAYS, /* in numbers, newest first */
    OVERVIEW_PAGES,
    OVERVIEW_NAMES = OVERVIEW_PAGES /* only on its own key */
};

/* One row of the pages OVERVIEW_BARS and OVERVIEW_OPEN. */
enum overview_row_kind {
    OVERVIEW_BLANK,
    OVERVIEW_HEAD,
    OVERVIEW_TEXT,
    OVERVIEW_CHART,  /* a slice of upright bars, a week each; value: eighths below it, most: whole chart's */
    OVERVIEW_MONTHS, /* beneath them */
    OVERVIEW_BAR,    /* text, value of most */
    OVERVIEW_HOURS_HEAD, /* hours as heads; value, most: first and last */
    OVERVIEW_HOURS       /* of one day of the week; value, most: first and last hour */
};
struct overview_row {
    enum overview_row_kind kind;
    bool violations; /* OVERVIEW_CHART: these, or what was handed in */
    int weekday;
    int value, most;
    char text[200];
};
enum { OVERVIEW_ROWS = 96, OVERVIEW_NOTES = 4 };

/* Rows of the area where the parts of the calendar stand; -1: there is no room for it. */
struct overview_places {
    int title, head, months, map, second_head, second, pointer, day;
    bool header, tabs;
};

struct overview {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    int start; /* first day of the school year that is looked at */
    struct year year;
    int weekdays;            /* rows of the calendar: 5, or 7 when anything was recorded in a weekend */
    int recorded[YEAR_DAYS]; /* indexes in year.days, newest first */
    int recorded_count;
    char notes[OVERVIEW_NOTES][160]; /* what is still missing this school year, a line each [I1, C1] */
    int note_count;
    char rules[700];                      /* who decided on them and when, and when they changed last [P18] */
    enum overview_page page, page_before; /* before the names were asked for */
    int day;                              /* on the calendar */
    struct list list;                     /* of days, or of names */
    struct overview_row rows[OVERVIEW_ROWS];
    int row_count, top;
    struct arena arena; /* of the names: only while they are shown */
    const struct year_pupil *pupils;
    int pupil_count;
    int width, height;
};

/* A view (F6), for stack_replace. */
struct screen *overview_new(struct desk *desk, const struct keymap *keymap);

/* overview_rows.c: fills rows for the page and the width. */
void overview_make_rows(struct overview *overview);

/* overview_draw.c */
void overview_draw(const struct screen *screen, struct canvas *canvas);
void overview_places(const struct overview *overview, struct overview_places *places);
/* First row below the header of the pages that are lists. */
int overview_top(const struct overview *overview);
/* "Thu 12 Nov: 23 handed in, 1 violation" */
void overview_day_text(const struct overview *overview, int day, char *text, size_t size);
/* Columns of a week, the column of the first of them, and which weeks are seen. */
struct overview_weeks {
    int columns, first, count;
};
enum { OVERVIEW_MAP_X = 7 };
struct overview_weeks overview_weeks(const struct overview *overview);

/* overview_chart.c: one row of a page, at `y`. */
void overview_draw_row(const struct overview *overview, struct canvas *canvas, const struct overview_row *row,
                       int y);
void overview_draw_months(const struct overview *overview, struct canvas *canvas, int y);

#endif
