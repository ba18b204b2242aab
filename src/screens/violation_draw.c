/* What the violation panel shows. */
#include "klaskast/screens/violation.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/schoolday.h"

#include <stdio.h>
#include <string.h>

enum {
    PANEL_WIDTH = 80,
    PANEL_MOST = 120,
    LEFT_WIDTH = 42,
    NARROW = 72,
    FRAME = 2,
    SPACIOUS = 14,
    PARTS = 500
};
/* Above misuse and above the agreements stands a heading. */
enum { HEADINGS = 2 };

/* --- the kinds ----------------------------------------------------------------------------------------- */

static bool is_misuse(enum violation_kind kind)
{
    return kind >= VIOLATION_MISUSE_PHOTO && kind <= VIOLATION_MISUSE_OTHER;
}

/* Where a row stands when there is room for the headings. */
static int line_of(int index)
{
    return index + (index >= VIOLATION_MISUSE_PHOTO) + (index >= VIOLATION_INTERNET);
}

/* "Misuse: threat" is "threat" below the heading "Misuse". */
static const char *row_label(struct panel_row row, bool headed)
{
    if (row.agreement)
        return agreement_label(row.agreement);
    const char *label = violation_label(row.kind);
    const char *colon = headed && is_misuse(row.kind) ? strstr(label, ": ") : NULL;
    return colon ? colon + 2 : label;
}

static void draw_headings(struct canvas *canvas, int width)
{
    char misuse[80];
    const char *label = violation_label(VIOLATION_MISUSE_PHOTO);
    int y = line_of(VIOLATION_MISUSE_PHOTO), last = line_of(VIOLATION_INTERNET);
    snprintf(misuse, sizeof misuse, "%.*s", (int)strcspn(label, ":"), label);
    canvas_text(canvas, 7, y, width - 7, STYLE_MUTED, misuse);
    canvas_text(canvas, 4, last, 2, STYLE_KEY, panel_internet_letter());
    canvas_text(canvas, 7, last, width - 7, STYLE_MUTED, violation_label(VIOLATION_INTERNET));
}

static void draw_kinds(const struct panel *panel, struct canvas *canvas, int width, int height)
{
    bool headed = height >= panel_row_count() + HEADINGS;
    int first = headed ? 0 : list_first(&panel->list);
    if (headed)
        draw_headings(canvas, width);
    for (int i = first; i < panel_row_count(); i++) {
        struct panel_row row = panel_row(i);
        int y = headed ? line_of(i) : i - first;
        if (y >= height)
            break;
        bool here = i == panel->list.selected;
        if (here)
            canvas_fill(canvas, 1, 1 + y, width, 1, STYLE_SELECTED);
        canvas_text(canvas, 2, 1 + y, 1, here ? STYLE_SELECTED : STYLE_RULE, here ? ">" : " ");
        canvas_text(canvas, 4, 1 + y, 2, here ? STYLE_SELECTED : STYLE_KEY, row.letter);
        canvas_text(canvas, 7, 1 + y, width - 7, here ? STYLE_SELECTED : STYLE_NORMAL,
                    row_label(row, headed));
    }
}

/* --- what follows -------------------------------------------------------------------------------------- */

struct pen {
    struct canvas *canvas;
    int x, y, width, bottom;
    bool spacious; /* room for blank rows and for what is known anyway */
};

static void write_line(struct pen *pen, enum style style, const char *text)
{
    if (pen->y < pen->bottom)
        pen->y += canvas_wrap(pen->canvas, pen->x, pen->y, pen->width, pen->bottom - pen->y, style, text);
}

static void gap(struct pen *pen)
{
    pen->y += pen->spacious;
}

static void write_earlier(struct pen *pen, const struct outlook *outlook)
{
    char text[400], day[DAY_TEXT_SIZE];
    if (!outlook->earlier_count) {
        write_line(pen, STYLE_MUTED, _("Nothing before this."));
        return;
    }
    size_t used = (size_t)snprintf(
        text, sizeof text,
        translate_count("Once before: ", "%d times before: ", (unsigned long)outlook->earlier_count),
        outlook->earlier_count);
    for (int i = 0; i < outlook->earlier_count && used < sizeof text - DAY_TEXT_SIZE; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                                 day_text(outlook->earlier[i]->day, DAY_SHORT, day));
    snprintf(text + used, sizeof text - used, ".");
    write_line(pen, STYLE_NORMAL, text);
}

static void add_duty(char text[PARTS], size_t *used, enum task_kind kind)
{
    if (*used < PARTS - 80)
        *used += (size_t)snprintf(text + *used, PARTS - *used, "%s%s", *used ? ", " : _("to do: "),
                                  task_label(kind));
}

static void write_duties(struct pen *pen, const struct panel *panel, const struct rung *rung)
{
    char text[PARTS] = "";
    size_t used = 0;
    struct rung whole = ladder_rung_whole(rung);
    for (int i = 0; i < whole.duty_count; i++)
        add_duty(text, &used, whole.duties[i].kind);
    if (panel_row(panel->list.selected).kind == VIOLATION_MISUSE_OTHER)
        add_duty(text, &used, TASK_HEAD_CONFIRMS);
    if (panel->outlook.ladder == LADDER_MISUSE && panel->desk->model->settings->police_line)
        add_duty(text, &used, TASK_POLICE_CONSIDERED);
    if (used)
        write_line(pen, STYLE_NORMAL, text);
}

static void write_measure(struct pen *pen, const struct rung *rung, int from, int until)
{
    char text[300], first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    if (rung->measure == MEASURE_BAN && from != DAY_NONE && until != DAY_NONE)
        snprintf(
            text, sizeof text, _("%s, proposed %s up to and including %s, once child and parents are told"),
            measure_label(MEASURE_BAN), day_text(from, DAY_SHORT, first), day_text(until, DAY_SHORT, last));
    else if (rung->measure == MEASURE_SUSPENSION)
        snprintf(text, sizeof text, _("%s: the head decides, after a talk with child and parents"),
                 measure_label(MEASURE_SUSPENSION));
    else
        snprintf(text, sizeof text, "%s", measure_label(rung->measure));
    write_line(pen, STYLE_WARNING, text);
}

/* The ladder's, or the one that was chosen instead; that has its duties and its dates too. [P8] */
static void write_follows(struct pen *pen, const struct panel *panel)
{
    const struct outlook *outlook = &panel->outlook;
    const struct model *model = panel->desk->model;
    if (!panel->own) {
        write_measure(pen, outlook->rung, outlook->from, outlook->until);
        write_duties(pen, panel, outlook->rung);
        return;
    }
    int day = panel->at ? clock_day(panel->at) : model->day;
    struct rung rung = settings_own_rung(model->settings, outlook->ladder, panel->measure);
    int from = outlook_ban_start(&model->facts, panel->pupil_id, day);
    write_measure(pen, &rung, from, period_last_day(rung.period, from, &model->settings->holidays));
    write_duties(pen, panel, &rung);
}

/* Using an exempt device is no violation; the teacher may have forgotten. [P5] */
static void write_exempt(struct pen *pen, const struct panel *panel)
{
    const struct facts *facts = &panel->desk->model->facts;
    enum violation_kind kind = panel_row(panel->list.selected).kind;
    enum device_kind device = kind == VIOLATION_SMARTWATCH ? DEVICE_WATCH : DEVICE_PHONE;
    int day = panel->at ? clock_day(panel->at) : panel->desk->model->day;
    if (kind > VIOLATION_SMARTWATCH || !facts_exempt(facts, panel->pupil_id, device, day))
        return;
    write_line(pen, STYLE_WARNING, _("Exempt: using this device is no violation (P5)."));
    gap(pen);
}

static void write_moment(struct pen *pen, const struct panel *panel)
{
    char text[160], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    if (panel->at)
        snprintf(text, sizeof text, _("Moment: %s %s"), day_text(clock_day(panel->at), DAY_MEDIUM, day),
                 clock_text(panel->at, time));
    else
        return;
    write_line(pen, STYLE_NORMAL, text);
}

static void write_details(struct pen *pen, const struct panel *panel)
{
    char text[PANEL_NOTE + 100];
    int agreement = panel_row(panel->list.selected).agreement;
    if (agreement && pen->spacious) {
        snprintf(text, sizeof text, "%d  %s", agreement, agreement_label(agreement));
        write_line(pen, STYLE_NORMAL, text);
    }
    write_moment(pen, panel);
    if (panel->note[0]) {
        snprintf(text, sizeof text, _("Note: %s"), panel->note);
        write_line(pen, STYLE_NORMAL, text);
    }
}

/* Where there is little room, what follows comes first: it must be seen before Enter. [G3] */
static void draw_outlook(const struct panel *panel, struct pen *pen)
{
    char text[PANEL_NOTE + 100], reason[160];
    if (!panel->known)
        return;
    write_exempt(pen, panel);
    if (pen->spacious)
        write_earlier(pen, &panel->outlook);
    outlook_reason(&panel->outlook, panel->desk->model->settings, reason, sizeof reason);
    write_line(pen, STYLE_NORMAL, reason);
    gap(pen);
    if (panel->own) {
        snprintf(text, sizeof text, _("Another measure: %s"), panel->reason);
        write_line(pen, STYLE_MUTED, text);
    } else if (pen->spacious) {
        write_line(pen, STYLE_MUTED, _("What follows:"));
    }
    write_follows(pen, panel);
    gap(pen);
    write_details(pen, panel);
    if (!pen->spacious)
        write_earlier(pen, &panel->outlook);
}

/* --- the whole ----------------------------------------------------------------------------------------- */

/* The columns of the kinds; what a wider window has to spare is mostly theirs, for the agreements. */
static int left_width(const struct panel *panel)
{
    int more = panel->width - PANEL_WIDTH;
    return LEFT_WIDTH + (more > 0 ? more * 3 / 4 : 0);
}

void panel_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct panel *panel = (const struct panel *)(const void *)screen;
    const struct pupil_day *row = model_pupil(panel->desk->model, panel->pupil_id);
    bool narrow = panel->width < NARROW;
    int left = left_width(panel);
    int rows = panel->list.height, inside = panel->height - FRAME;
    char title[300];
    snprintf(title, sizeof title, _("Violation: %s"), row ? pupil_label(row->pupil) : "");
    canvas_frame(canvas, 0, 0, panel->width, panel->height, title);
    struct pen pen = { .canvas = canvas,
                       .x = narrow ? 2 : left + 2,
                       .y = narrow ? 1 + rows : 1,
                       .width = narrow ? panel->width - 4 : panel->width - left - 4,
                       .bottom = panel->height - 1,
                       .spacious = (narrow ? inside - rows : inside) >= SPACIOUS };
    draw_kinds(panel, canvas, narrow ? panel->width - 2 : left - 1, narrow ? rows : inside);
    draw_outlook(panel, &pen);
}

void panel_layout(struct screen *screen, int width, int height)
{
    struct panel *panel = (struct panel *)(void *)screen;
    int wanted = panel_row_count() + HEADINGS + FRAME;
    panel->width = width < PANEL_MOST ? width : PANEL_MOST;
    panel->height = height < wanted || width < NARROW ? height : wanted;
    int inside = panel->height > FRAME + 1 ? panel->height - FRAME : 1;
    list_layout(&panel->list, panel_row_count(), 1, width >= NARROW ? inside : (inside + 1) / 3);
}
