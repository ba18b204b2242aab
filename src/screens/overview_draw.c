/* The overview: its calendar, its days in numbers, its names. */
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/overview.h"

#include <stdio.h>
#include <string.h>

enum {
    TEXT_X = 3,
    NUMBERS_X = 13,
    NUMBERS = 5,
    NUMBER_LEAST = 4,
    NAME_MOST = 28,
    LEVELS = 4,
    LEVEL_LEAST = 4, /* a day with one violation in a calm year is no black day */
    ROOMY = 12       /* rows from which the heading has air */
};

/* --- the calendar --------------------------------------------------------------------------------------- */

/* Gives out rows from the top, what matters most first: the days, the line about one, which calendar it is,
 * the header. */
void overview_places(const struct overview *overview, struct overview_places *places)
{
    int spare = overview->height - overview->weekdays, y = 0;
    bool day = spare >= 1, head = spare >= 2, header = spare >= 3, months = spare >= 4, tabs = spare >= 5;
    bool pointer = spare >= 6, title = spare >= 8, both = spare >= 10 + overview->weekdays;
    *places = (struct overview_places){ -1, -1, -1, -1, -1, -1, -1, -1, header, tabs };
    y += header + tabs;
    if (title) {
        places->title = y;
        y += 2;
    }
    if (head)
        places->head = y++;
    if (months)
        places->months = y++;
    places->map = y;
    y += overview->weekdays;
    if (both) {
        places->second_head = y + 1;
        places->second = y + 2;
        y += 2 + overview->weekdays;
    }
    if (pointer)
        places->pointer = y++;
    if (day)
        places->day = y;
}

static int most_of(const struct overview *overview, bool violations)
{
    int most = violations ? year_most_violations(&overview->year) : year_most_handed_in(&overview->year);
    return most < LEVEL_LEAST ? LEVEL_LEAST : most;
}

static enum sign level_sign(int level)
{
    static const enum sign signs[LEVELS + 1] = { SIGN_DOT, SIGN_SHADE_1, SIGN_SHADE_2, SIGN_SHADE_3,
                                                 SIGN_BLOCK };
    return signs[level];
}

/* "Handed in  [a little] 1-6  [half] 7-12 ...": the level is a sign, and here is what it stands for. */
static void draw_legend(const struct overview *overview, struct canvas *canvas, bool violations, int y)
{
    int most = most_of(overview, violations), width = overview->width;
    int x = 1 + canvas_text(canvas, 1, y, width - 1, STYLE_TITLE,
                            violations ? C_("calendar", "Violations") : C_("calendar", "Handed in"));
    for (int level = 1; level <= LEVELS; level++) {
        char text[40];
        int low = (level - 1) * most / LEVELS + 1, high = level * most / LEVELS;
        if (low == high)
            snprintf(text, sizeof text, "%d", low);
        else
            snprintf(text, sizeof text, "%d-%d", low, high);
        if (x + 4 + canvas_width(canvas, text) > width)
            return;
        canvas_sign(canvas, x + 2, y, violations ? STYLE_NORMAL : STYLE_HELD, level_sign(level));
        x += 4 + canvas_text(canvas, x + 4, y, width - x - 4, STYLE_MUTED, text);
    }
}

/* A day off is blank, one on which nothing was is a dot. */
static void draw_cell(const struct overview *overview, struct canvas *canvas, const struct year_day *day,
                      bool violations, int x, int y, int columns)
{
    int value = violations ? day->violations : day->handed_in;
    int level = year_level(value, most_of(overview, violations));
    bool here = day->day == overview->day, dot = level == 0;
    enum style style = here ? STYLE_SELECTED : dot ? STYLE_MUTED : violations ? STYLE_NORMAL : STYLE_HELD;
    if (here) {
        canvas_fill(canvas, x, y, columns, 1, style);
        canvas_text(canvas, x, y, 1, style, "+"); /* a block turned around would be no block */
    } else if (!dot || day->school || day->recorded) {
        canvas_rule(canvas, x, y, dot ? 1 : columns, style, level_sign(level));
    }
}

static void draw_map(const struct overview *overview, struct canvas *canvas, bool violations, int top)
{
    const struct year *year = &overview->year;
    struct overview_weeks weeks = overview_weeks(overview);
    for (int row = 0; row < overview->weekdays && top + row < overview->height; row++) {
        bool here = row == year_row(overview->day);
        if (overview->width > 1)
            canvas_text(canvas, 1, top + row, 1, STYLE_NORMAL, here ? sign_text(SIGN_POINTER, false) : " ");
        if (overview->width > TEXT_X)
            canvas_text(canvas, TEXT_X, top + row, overview->width - TEXT_X, STYLE_MUTED,
                        day_weekday_short((enum weekday)(row + MONDAY)));
    }
    for (size_t i = 0; i < year->day_count; i++) {
        const struct year_day *day = &year->days[i];
        int column = year_column(year, day->day) - weeks.first, y = top + year_row(day->day);
        if (year_row(day->day) < overview->weekdays && column >= 0 && column < weeks.count &&
            y < overview->height)
            draw_cell(overview, canvas, day, violations, OVERVIEW_MAP_X + column * weeks.columns, y,
                      weeks.columns);
    }
}

/* The holiday that a day is in; NULL: it is in none. */
static const char *holiday_of(const struct holidays *holidays, int day)
{
    for (int i = 0; i < holidays->count; i++)
        if (day >= holidays->items[i].from && day <= holidays->items[i].until)
            return holidays->items[i].name;
    return NULL;
}

static void add_count(char *text, size_t size, const char *format, int count)
{
    size_t used = strlen(text);
    if (used + 2 >= size)
        return;
    snprintf(text + used, size - used, ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text + used + 2, size - used - 2, format, count);
#pragma GCC diagnostic pop
}

void overview_day_text(const struct overview *overview, int day, char *text, size_t size)
{
    const struct year_day *of = &overview->year.days[day - overview->year.from];
    const struct model *model = overview->desk->model;
    const char *holiday = holiday_of(&model->settings->holidays, day);
    char date[DAY_TEXT_SIZE];
    day_text(day, DAY_MEDIUM, date);
    if (!of->recorded) {
        if (day > model->today && of->school)
            snprintf(text, size, _("%s: still to come"), date);
        else if (of->school)
            snprintf(text, size, _("%s: nothing recorded"), date);
        else
            snprintf(text, size, holiday ? _("%s: no school, %s") : _("%s: no school"), date, holiday);
        return;
    }
    snprintf(text, size, _("%s: %d handed in"), date, of->handed_in);
    add_count(text, size, translate_count("%d violation", "%d violations", (unsigned long)of->violations),
              of->violations);
    if (of->none)
        add_count(text, size, _("%d brought none"), of->none);
    if (of->absent)
        add_count(text, size, _("%d absent"), of->absent);
    if (of->calls)
        add_count(text, size, translate_count("%d call home", "%d calls home", (unsigned long)of->calls),
                  of->calls);
}

static void draw_calendar(const struct overview *overview, struct canvas *canvas,
                          const struct overview_places *places)
{
    struct overview_weeks weeks = overview_weeks(overview);
    bool violations = overview->page == OVERVIEW_VIOLATIONS;
    int x = OVERVIEW_MAP_X + (year_column(&overview->year, overview->day) - weeks.first) * weeks.columns;
    char text[200];
    if (places->head >= 0)
        draw_legend(overview, canvas, violations, places->head);
    if (places->months >= 0)
        overview_draw_months(overview, canvas, places->months);
    draw_map(overview, canvas, violations, places->map);
    if (places->second >= 0) {
        draw_legend(overview, canvas, true, places->second_head);
        draw_map(overview, canvas, true, places->second);
    }
    if (places->pointer >= 0 && x < overview->width)
        canvas_sign(canvas, x, places->pointer, STYLE_NORMAL, SIGN_MORE_ABOVE);
    overview_day_text(overview, overview->day, text, sizeof text);
    if (places->day >= 0)
        canvas_text(canvas, 1, places->day, overview->width - 1, STYLE_NORMAL, text);
}

/* --- the days in numbers ------------------------------------------------------------------------------- */

struct columns {
    const char *heads[NUMBERS];
    int ends[NUMBERS]; /* the column behind the number's last digit */
};

/* The heads of the numbers, in words that fit. */
static void make_columns(const struct overview *overview, const struct canvas *canvas,
                         struct columns *columns)
{
    const char *words[] = { _("handed in"), _("brought none"), _("absent"), _("violations"),
                            _("calls home") };
    const char *shorter[] = { C_("short", "in"), C_("short", "none"), C_("short", "abs."),
                              C_("short", "viol."), C_("short", "calls") };
    int width = NUMBERS_X;
    for (int i = 0; i < NUMBERS; i++)
        width += canvas_width(canvas, words[i]) + 2;
    bool whole = width < overview->width;
    width = NUMBERS_X;
    for (int i = 0; i < NUMBERS; i++) {
        columns->heads[i] = whole ? words[i] : shorter[i];
        int wanted = canvas_width(canvas, columns->heads[i]) + (whole ? 2 : 1);
        columns->ends[i] = width += wanted < NUMBER_LEAST ? NUMBER_LEAST : wanted;
    }
}

static void draw_number(struct canvas *canvas, const struct columns *columns, int column, int y,
                        enum style style, const char *text)
{
    int from = column ? columns->ends[column - 1] : NUMBERS_X;
    if (columns->ends[column] <= canvas->window_width)
        canvas_right(canvas, from, y, columns->ends[column] - from, style, text);
}

static void draw_day(const struct overview *overview, struct canvas *canvas, const struct columns *columns,
                     int row, int y)
{
    const struct year_day *day = &overview->year.days[overview->recorded[row]];
    bool here = row == overview->list.selected;
    enum style plain = here ? STYLE_SELECTED : STYLE_NORMAL;
    char date[DAY_TEXT_SIZE], number[16];
    const int numbers[] = { day->handed_in, day->none, day->absent, day->violations, day->calls };
    if (here)
        canvas_fill(canvas, 0, y, overview->width, 1, STYLE_SELECTED);
    canvas_text(canvas, 1, y, 1, plain, here ? ">" : " ");
    canvas_text(canvas, TEXT_X, y, NUMBERS_X - TEXT_X, plain, day_text(day->day, DAY_MEDIUM, date));
    for (int i = 0; i < NUMBERS; i++) {
        snprintf(number, sizeof number, "%d", numbers[i]);
        draw_number(canvas, columns, i, y, plain, number);
    }
    /* One stroke a pupil: the days can be compared at a glance. */
    int bar = columns->ends[NUMBERS - 1] + 3, room = overview->width - bar - 1;
    if (room > 0)
        canvas_rule(canvas, bar, y, day->handed_in < room ? day->handed_in : room,
                    here ? STYLE_SELECTED : STYLE_HELD, SIGN_ACROSS);
}

static void draw_days(const struct overview *overview, struct canvas *canvas, int top)
{
    struct columns columns;
    make_columns(overview, canvas, &columns);
    for (int i = 0; i < NUMBERS && overview->recorded_count; i++)
        draw_number(canvas, &columns, i, top, STYLE_MUTED, columns.heads[i]);
    if (!overview->recorded_count)
        canvas_wrap(canvas, TEXT_X, top, overview->width - TEXT_X - 1, 2, STYLE_MUTED,
                    _("Nothing was recorded yet this school year."));
    for (int row = list_first(&overview->list); row < list_end(&overview->list); row++)
        draw_day(overview, canvas, &columns, row, top + 1 + row - list_first(&overview->list));
}

/* --- the names ----------------------------------------------------------------------------------------- */

/* "devices 2, internet 1; to do: 3; no phone up to and including 23 December" */
static void pupil_text(const struct year_pupil *pupil, char *text, size_t size)
{
    const char *const words[LADDERS] = { _("devices"), _("watch"), _("misuse"), _("internet") };
    size_t used = 0;
    text[0] = '\0';
    for (int ladder = 0; ladder < LADDERS && used + 1 < size; ladder++)
        if (pupil->times[ladder])
            used += (size_t)snprintf(text + used, size - used, "%s%s %d", used ? ", " : "", words[ladder],
                                     pupil->times[ladder]);
    if (pupil->open_tasks && used + 1 < size) {
        used += (size_t)snprintf(text + used, size - used, "%s", used ? "; " : "");
        used += (size_t)snprintf(text + used, size - used, _("to do: %d"), pupil->open_tasks);
    }
    if (*pupil->measure && used + 1 < size)
        snprintf(text + used, size - used, "%s%s", used ? "; " : "", pupil->measure);
}

static void draw_names(const struct overview *overview, struct canvas *canvas, int top)
{
    int most = overview->width / 2 < NAME_MOST ? overview->width / 2 : NAME_MOST, width = overview->width;
    if (width < 2 * TEXT_X + 2)
        return;
    canvas_text(canvas, 1, top, width - 1, STYLE_WARNING,
                overview->pupil_count ? _("With names: look at who reads along. Esc takes them away.")
                                      : _("Nobody has anything that counts or is open."));
    for (int row = list_first(&overview->list); row < list_end(&overview->list); row++) {
        const struct year_pupil *pupil = &overview->pupils[row];
        bool here = row == overview->list.selected;
        enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
        int y = top + 1 + row - list_first(&overview->list);
        char text[400];
        pupil_text(pupil, text, sizeof text);
        if (here)
            canvas_fill(canvas, 0, y, width, 1, STYLE_SELECTED);
        canvas_text(canvas, 1, y, 1, style, here ? ">" : " ");
        canvas_text(canvas, TEXT_X, y, most, style, pupil->name);
        if (TEXT_X + most + 2 < width)
            canvas_text(canvas, TEXT_X + most + 2, y, width - TEXT_X - most - 2, style, text);
    }
}

/* --- all of it ----------------------------------------------------------------------------------------- */

static bool is_calendar(const struct overview *overview)
{
    return overview->page == OVERVIEW_CALENDAR || overview->page == OVERVIEW_VIOLATIONS;
}

int overview_top(const struct overview *overview)
{
    return overview->height >= ROOMY ? 4 : 2;
}

static void draw_title(const struct overview *overview, struct canvas *canvas, int y)
{
    char text[200], years[40];
    int first = day_date(overview->year.from).year;
    snprintf(years, sizeof years, "%d-%d", first, first + 1);
    snprintf(text, sizeof text, _("School year %s. Days: %d. Violations: %d."), years,
             overview->year.recorded, overview->year.violations);
    canvas_text(canvas, 1, y, overview->width - 1, STYLE_TITLE, text);
}

static void draw_rows(const struct overview *overview, struct canvas *canvas, int top)
{
    int room = overview->height - top, shown = 0;
    for (; shown < room && overview->top + shown < overview->row_count; shown++)
        overview_draw_row(overview, canvas, &overview->rows[overview->top + shown], top + shown);
    if (overview->top + shown < overview->row_count)
        canvas_sign(canvas, overview->width - 1, overview->height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (overview->top > 0 && room > 1)
        canvas_sign(canvas, overview->width - 1, top, STYLE_MUTED, SIGN_MORE_ABOVE);
}

void overview_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct overview *overview = (const struct overview *)(const void *)screen;
    struct overview_places places;
    int top = overview_top(overview);
    overview_places(overview, &places);
    if (is_calendar(overview)) {
        if (places.header)
            heading_draw(canvas, overview->desk, overview->keymap, ACTION_VIEW_OVERVIEW, places.tabs);
        if (places.title >= 0)
            draw_title(overview, canvas, places.title);
        draw_calendar(overview, canvas, &places);
        return;
    }
    heading_draw(canvas, overview->desk, overview->keymap, ACTION_VIEW_OVERVIEW, true);
    if (top > 2)
        draw_title(overview, canvas, 2);
    if (overview->page == OVERVIEW_DAYS)
        draw_days(overview, canvas, top);
    else if (overview->page == OVERVIEW_NAMES)
        draw_names(overview, canvas, top);
    else
        draw_rows(overview, canvas, top);
}
