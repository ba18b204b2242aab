/* Bars, upright and lying, and the months above or beneath the weeks. */
#include "klaskast/base/day.h"
#include "klaskast/screens/overview.h"

#include <stdio.h>

enum { TEXT_X = 3, LABEL_MOST = 36, NUMBER = 5, BAR_MOST = 48, EIGHTHS = 8, HOUR = 4 };

struct overview_weeks overview_weeks(const struct overview *overview)
{
    int all = (int)overview->year.week_count, room = overview->width - OVERVIEW_MAP_X - 1;
    struct overview_weeks weeks = { .columns = room >= 2 * all ? 2 : 1 };
    weeks.count = room < 0 ? 0 : room / weeks.columns < all ? room / weeks.columns : all;
    /* What lies ahead is empty, so more of what was is seen. */
    weeks.first = year_column(&overview->year, overview->day) - weeks.count * 3 / 4;
    if (weeks.first > all - weeks.count)
        weeks.first = all - weeks.count;
    if (weeks.first < 0)
        weeks.first = 0;
    return weeks;
}

void overview_draw_months(const struct overview *overview, struct canvas *canvas, int y)
{
    const struct year *year = &overview->year;
    struct overview_weeks weeks = overview_weeks(overview);
    int free = 0;
    for (size_t i = 0; i < year->day_count; i++) {
        struct date date = day_date(year->days[i].day);
        int column = year_column(year, year->days[i].day) - weeks.first;
        int x = OVERVIEW_MAP_X + column * weeks.columns;
        const char *name = day_month_short(date.month);
        if (date.day != 1 || column < 0 || column >= weeks.count || x < free ||
            x + canvas_width(canvas, name) > overview->width)
            continue;
        free = x + 1 + canvas_text(canvas, x, y, overview->width - x, STYLE_MUTED, name);
    }
}

/* How much of the eighths of this row: nothing, a sign for a part, or all of it. */
static void draw_part(const struct overview *overview, struct canvas *canvas, int x, int y, enum style style,
                      enum sign first, int eighths)
{
    if (eighths > 0 && x < overview->width)
        canvas_sign(canvas, x, y, style,
                    eighths >= EIGHTHS ? SIGN_BLOCK : (enum sign)((int)first + eighths - 1));
}

static void draw_chart(const struct overview *overview, struct canvas *canvas, const struct overview_row *row,
                       int y)
{
    const struct year *year = &overview->year;
    struct overview_weeks weeks = overview_weeks(overview);
    int most = year_most_in_week(year, row->violations);
    for (int i = 0; i < weeks.count && most; i++) {
        const struct year_week *week = &year->weeks[weeks.first + i];
        int value = row->violations ? week->violations : week->handed_in;
        /* Rounded up: once is seen too. */
        int eighths = (value * row->most + most - 1) / most - row->value;
        draw_part(overview, canvas, OVERVIEW_MAP_X + i * weeks.columns, y,
                  row->violations ? STYLE_NORMAL : STYLE_HELD, SIGN_RISE_1, eighths);
    }
}

static void draw_bar(const struct overview *overview, struct canvas *canvas, const struct overview_row *row,
                     int y)
{
    int label = overview->width * 3 / 5 < LABEL_MOST ? overview->width * 3 / 5 : LABEL_MOST;
    int number = TEXT_X + label, bar = number + NUMBER + 1, room = overview->width - bar - 1;
    char text[16];
    snprintf(text, sizeof text, "%d", row->value);
    if (overview->width > TEXT_X)
        canvas_text(canvas, TEXT_X, y, label, STYLE_NORMAL, row->text);
    if (overview->width > number + NUMBER)
        canvas_right(canvas, number, y, NUMBER, STYLE_NORMAL, text);
    room = room > BAR_MOST ? BAR_MOST : room;
    if (room <= 0 || !row->most)
        return;
    int eighths = (row->value * room * EIGHTHS + row->most - 1) / row->most;
    for (int x = bar; eighths > 0; x++, eighths -= EIGHTHS)
        draw_part(overview, canvas, x, y, STYLE_NORMAL, SIGN_REACH_1, eighths);
}

static void draw_hours(const struct overview *overview, struct canvas *canvas, const struct overview_row *row,
                       int y)
{
    bool head = row->kind == OVERVIEW_HOURS_HEAD;
    char text[16];
    if (!head && overview->width > TEXT_X)
        canvas_text(canvas, TEXT_X, y, overview->width - TEXT_X, STYLE_MUTED,
                    day_weekday_short((enum weekday)(row->weekday + MONDAY)));
    for (int hour = row->value; hour <= row->most; hour++) {
        int x = OVERVIEW_MAP_X + (hour - row->value) * HOUR;
        int number = head ? hour : overview->year.hours[row->weekday][hour];
        if (x + HOUR > overview->width)
            break;
        if (head || number) {
            snprintf(text, sizeof text, "%d", number);
            canvas_right(canvas, x, y, HOUR - 1, head ? STYLE_MUTED : STYLE_NORMAL, text);
        } else {
            canvas_sign(canvas, x + HOUR - 2, y, STYLE_MUTED, SIGN_DOT);
        }
    }
}

void overview_draw_row(const struct overview *overview, struct canvas *canvas, const struct overview_row *row,
                       int y)
{
    switch (row->kind) {
    case OVERVIEW_BLANK:
        break;
    case OVERVIEW_HEAD:
        if (overview->width > 1)
            canvas_text(canvas, 1, y, overview->width - 1, STYLE_TITLE, row->text);
        break;
    case OVERVIEW_TEXT:
        if (overview->width > TEXT_X)
            canvas_text(canvas, TEXT_X, y, overview->width - TEXT_X, STYLE_NORMAL, row->text);
        break;
    case OVERVIEW_CHART:
        draw_chart(overview, canvas, row, y);
        break;
    case OVERVIEW_MONTHS:
        overview_draw_months(overview, canvas, y);
        break;
    case OVERVIEW_BAR:
        draw_bar(overview, canvas, row, y);
        break;
    case OVERVIEW_HOURS_HEAD:
    case OVERVIEW_HOURS:
        draw_hours(overview, canvas, row, y);
        break;
    }
}
