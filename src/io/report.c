#include "klaskast/io/report.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/html.h"

#include <stdio.h>
#include <string.h>

/* In units of the drawing, which is as wide as the page. */
enum { CELL = 14, GAP = 2, LEFT = 34, TOP = 16, BAR_HEIGHT = 110 };

/* A number that could name a child is not told. */
static bool is_hidden(const struct report *report, int number)
{
    return !report->pupils && number > 0 && number < REPORT_FEW;
}

static const char *told(const struct report *report, int number, char text[40])
{
    if (is_hidden(report, number))
        snprintf(text, 40, _("fewer than %d"), REPORT_FEW);
    else
        snprintf(text, 40, "%d", number);
    return text;
}

/* The same for a small place in a picture. */
static const char *told_short(const struct report *report, int number, char text[40])
{
    if (is_hidden(report, number))
        return "<3";
    snprintf(text, 40, "%d", number);
    return number ? text : "";
}

/* "Mon" for row 0. */
static const char *row_label(int row)
{
    return day_weekday_short((enum weekday)(row + 1));
}

static void add_element(struct buffer *out, const char *open, const char *text, const char *close)
{
    buffer_text(out, open);
    html_text(out, text);
    buffer_text(out, close);
}

static void add_heading(struct buffer *out, const char *text)
{
    add_element(out, "<h2>", text, "</h2>\n");
}

/* --- the calendar --------------------------------------------------------------------------------------- */

static int width_of(const struct report *report)
{
    return LEFT + (int)report->year->week_count * CELL;
}

static void begin_picture(const struct report *report, struct buffer *out, int height, const char *title)
{
    buffer_print(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", width_of(report), height);
    html_text(out, title);
    buffer_text(out, "\">\n");
}

static void add_label(struct buffer *out, int x, int y, const char *anchor, const char *text)
{
    buffer_print(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    html_text(out, text);
    buffer_text(out, "</text>\n");
}

static void add_months(const struct year *year, struct buffer *out)
{
    for (size_t i = 0; i < year->day_count; i++) {
        struct date date = day_date(year->days[i].day);
        if (date.day == 1)
            add_label(out, LEFT + year_column(year, year->days[i].day) * CELL, TOP - 5, "start",
                      day_month_short(date.month));
    }
}

/* A cell says its number, so that nobody needs the colour. */
static void add_cell(const struct report *report, const struct year_day *day, bool violations, int most,
                     struct buffer *out)
{
    char date[DAY_TEXT_SIZE], text[40], small[40];
    int number = violations ? day->violations : day->handed_in;
    bool hidden = violations && is_hidden(report, number);
    int level = hidden ? 1 : year_level(number, most);
    char plain[16];
    snprintf(plain, sizeof plain, "%d", number);
    int x = LEFT + year_column(report->year, day->day) * CELL, y = TOP + year_row(day->day) * CELL;
    buffer_print(
        out, "<g class=\"%s %s%d\"><title>%s: %s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        day->school ? "school" : "free", violations ? "bad" : "in", level, day_text(day->day, DAY_FULL, date),
        hidden ? told(report, number, text) : plain, x, y, CELL - GAP, CELL - GAP);
    if (number) {
        buffer_print(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", x + (CELL - GAP) / 2,
                     y + CELL - GAP - 3);
        html_text(out, hidden ? told_short(report, number, small) : plain);
        buffer_text(out, "</text>");
    }
    buffer_text(out, "</g>\n");
}

static void add_calendar(const struct report *report, bool violations, struct buffer *out)
{
    const struct year *year = report->year;
    const char *title = violations ? _("Violations by day") : _("Devices handed in by day");
    int most = violations ? year_most_violations(year) : year_most_handed_in(year);
    add_heading(out, title);
    begin_picture(report, out, TOP + 5 * CELL, title);
    add_months(year, out);
    for (int row = 0; row < 5; row++)
        add_label(out, LEFT - 6, TOP + row * CELL + CELL - GAP - 2, "end", row_label(row));
    for (size_t i = 0; i < year->day_count; i++) {
        if (year_row(year->days[i].day) < 5)
            add_cell(report, &year->days[i], violations, most, out);
    }
    buffer_text(out, "</svg>\n");
}

/* --- bars ---------------------------------------------------------------------------------------------- */

static void add_weeks(const struct report *report, struct buffer *out)
{
    const struct year *year = report->year;
    int most = 1;
    for (size_t i = 0; i < year->week_count; i++)
        if (year->weeks[i].violations > most)
            most = year->weeks[i].violations;
    add_heading(out, _("Violations by week"));
    begin_picture(report, out, BAR_HEIGHT + TOP, _("Violations by week"));
    for (size_t i = 0; i < year->week_count; i++) {
        const struct year_week *week = &year->weeks[i];
        char day[DAY_TEXT_SIZE], text[40], small[40];
        int shown = is_hidden(report, week->violations) ? REPORT_FEW - 1 : week->violations;
        int height = shown * (BAR_HEIGHT - TOP) / (most < REPORT_FEW ? REPORT_FEW : most);
        int x = LEFT + (int)i * CELL;
        if (!week->violations)
            continue;
        buffer_print(
            out, "<g class=\"bar\"><title>%s: %s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
            day_text(week->monday, DAY_LONG, day), told(report, week->violations, text), x,
            BAR_HEIGHT - height, CELL - GAP, height);
        buffer_print(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", x + (CELL - GAP) / 2,
                     BAR_HEIGHT - height - 3);
        html_text(out, told_short(report, week->violations, small));
        buffer_text(out, "</text></g>\n");
    }
    for (size_t i = 0; i < year->day_count; i++) {
        struct date date = day_date(year->days[i].day);
        if (date.day == 1)
            add_label(out, LEFT + year_column(year, year->days[i].day) * CELL, BAR_HEIGHT + 12, "start",
                      day_month_short(date.month));
    }
    buffer_print(out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n</svg>\n", LEFT, BAR_HEIGHT,
                 width_of(report), BAR_HEIGHT);
}

static void add_kinds(const struct report *report, struct buffer *out)
{
    const struct year *year = report->year;
    char text[40];
    int most = 1;
    for (int kind = 0; kind < VIOLATION_KINDS; kind++)
        if (year->kinds[kind] > most)
            most = year->kinds[kind];
    add_heading(out, _("Violations by kind"));
    buffer_text(out, "<table class=\"kinds\">\n");
    for (int kind = 0; kind < VIOLATION_KINDS; kind++) {
        int number = year->kinds[kind];
        if (!number)
            continue;
        add_element(out, "<tr><th scope=\"row\">", violation_label((enum violation_kind)kind), "</th><td>");
        buffer_print(out, "<span class=\"length\" style=\"width:%d%%\"></span>",
                     (is_hidden(report, number) ? 1 : number) * 60 / most);
        add_element(out, " ", told(report, number, text), "</td></tr>\n");
    }
    buffer_text(out, "</table>\n");
    if (!year->violations)
        add_element(out, "<p>", _("None."), "</p>\n");
}

/* Monday to Friday by hour, only the hours in which anything was. */
static void add_hours(const struct report *report, struct buffer *out)
{
    const struct year *year = report->year;
    char text[40];
    int first, last;
    if (!year_hours(year, &first, &last))
        return;
    add_heading(out, _("Violations by weekday and hour"));
    buffer_text(out, "<table class=\"hours\">\n<tr><td></td>");
    for (int hour = first; hour <= last; hour++)
        buffer_print(out, "<th scope=\"col\">%d</th>", hour);
    buffer_text(out, "</tr>\n");
    for (int row = 0; row < 5; row++) {
        add_element(out, "<tr><th scope=\"row\">", row_label(row), "</th>");
        for (int hour = first; hour <= last; hour++)
            add_element(out, "<td>", told_short(report, year->hours[row][hour], text), "</td>");
        buffer_text(out, "</tr>\n");
    }
    buffer_text(out, "</table>\n");
    if (year_forgotten_most(year) >= 0 && year->forgotten[year_forgotten_most(year)] >= REPORT_FEW) {
        char sentence[120];
        snprintf(sentence, sizeof sentence, _("Phones are kept back most on: %s."),
                 row_label(year_forgotten_most(year)));
        add_element(out, "<p>", sentence, "</p>\n");
    }
}

/* --- words --------------------------------------------------------------------------------------------- */

static void add_fact(struct buffer *out, const char *what, const char *number)
{
    add_element(out, "<div><dt>", what, "</dt>");
    add_element(out, "<dd>", number, "</dd></div>\n");
}

static void add_facts(const struct report *report, struct buffer *out)
{
    const struct year *year = report->year;
    char text[40], what[80];
    buffer_text(out, "<dl>\n");
    snprintf(text, sizeof text, "%d", year->recorded);
    add_fact(out, _("Days with entries"), text);
    snprintf(text, sizeof text, "%d",
             year->recorded ? (year->handed_in + year->recorded / 2) / year->recorded : 0);
    add_fact(out, _("Handed in on a day, on average"), text);
    add_fact(out, _("Violations"), told(report, year->violations, text));
    snprintf(text, sizeof text, "%d", year->calls);
    add_fact(out, _("Calls home"), text);
    add_fact(out, _("Still to be done"), told(report, year->duties, text));
    add_fact(out, _("of which late"), told(report, year->late, text));
    for (int group = 5; group <= 8; group++) {
        if (!(year->groups >> (group - 1) & 1U))
            continue;
        snprintf(what, sizeof what, _("Lessons about media literacy, group %d"), group);
        snprintf(text, sizeof text, "%d", year->media[group]);
        add_fact(out, what, text);
    }
    snprintf(text, sizeof text, "%d", year->reviews_due);
    add_fact(out, _("Websites to look at"), text);
    buffer_text(out, "</dl>\n");
}

static void add_pupils(const struct report *report, struct buffer *out)
{
    add_heading(out, _("By pupil, for the head only"));
    buffer_text(out, "<table class=\"pupils\">\n<tr>");
    const char *const heads[] = { _("Pupil"),    _("devices"),          _("misuse"),
                                  _("internet"), _("still to be done"), _("runs now") };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        add_element(out, "<th scope=\"col\">", heads[i], "</th>");
    buffer_text(out, "</tr>\n");
    for (size_t i = 0; i < report->pupil_count; i++) {
        const struct year_pupil *pupil = &report->pupils[i];
        add_element(out, "<tr><th scope=\"row\">", pupil->name, "</th>");
        buffer_print(out, "<td>%d</td><td>%d</td><td>%d</td><td>%d</td>",
                     pupil->times[LADDER_DEVICE] + pupil->times[LADDER_WATCH], pupil->times[LADDER_MISUSE],
                     pupil->times[LADDER_INTERNET], pupil->open_tasks);
        add_element(out, "<td>", pupil->measure, "</td></tr>\n");
    }
    buffer_text(out, "</table>\n");
    if (!report->pupil_count)
        add_element(out, "<p>", _("Nobody has anything open."), "</p>\n");
}

static void add_top(const struct report *report, struct buffer *out)
{
    char text[300], from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    snprintf(text, sizeof text, _("Phones and internet, group %s"), report->class);
    buffer_text(out, "<header>\n");
    if (*report->school)
        add_element(out, "<p class=\"school\">", report->school, "</p>\n");
    add_element(out, "<h1>", text, "</h1>\n");
    snprintf(text, sizeof text, _("%s up to and including %s."), day_text(report->year->from, DAY_LONG, from),
             day_text(report->year->until, DAY_LONG, until));
    add_element(out, "<p>", text, " ");
    if (report->pupils)
        snprintf(text, sizeof text, "%s", _("With names: for the head only. Remove it when you are done."));
    else
        snprintf(text, sizeof text,
                 _("Without names. A number below %d is not told: in one class it could name a child."),
                 REPORT_FEW);
    add_element(out, "", text, "</p>\n</header>\n");
}

void report_html(const struct report *report, struct buffer *out)
{
    char title[200], text[120], day[DAY_TEXT_SIZE];
    snprintf(title, sizeof title, _("Phones and internet, group %s"), report->class);
    html_begin(out, title, "report", report->month ? "month" : "year");
    add_top(report, out);
    buffer_text(out, "<main>\n");
    add_facts(report, out);
    buffer_text(out, "<div class=\"pictures\"><section>\n");
    add_calendar(report, false, out);
    buffer_text(out, "</section><section>\n");
    add_calendar(report, true, out);
    buffer_text(out, "</section><section>\n");
    add_weeks(report, out);
    buffer_text(out, "</section></div>\n<div class=\"pair\"><section>\n");
    add_kinds(report, out);
    buffer_text(out, "</section><section>\n");
    add_hours(report, out);
    buffer_text(out, "</section></div>\n");
    if (report->pupils)
        add_pupils(report, out);
    buffer_text(out, "</main>\n");
    snprintf(text, sizeof text, _("Made on %s"), day_text(report->made, DAY_LONG, day));
    add_element(out, "<footer><p>", text, "</p></footer>\n");
    html_end(out);
}
