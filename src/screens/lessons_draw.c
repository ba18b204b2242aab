#include "klaskast/base/day.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/lessons.h"

#include <stdio.h>
#include <string.h>

enum {
    DAY_X = 3,
    DAY_COLUMNS = 11,
    GROUP_COLUMNS = 6,
    LONG = 32,
    LONGEST = 50,
    SHORT = 11,
    SUBJECT = 16,
    ROOMY = 76,
    WIDE = 108
};

int lessons_top(int height)
{
    return height >= 8 ? 5 : 1;
}

/* With the blank row above it. */
int lessons_detail_rows(int height)
{
    if (height >= 18)
        return 5;
    return height >= 9 ? 2 : 0;
}

static struct lesson_check check_of(const struct lessons *lessons, const struct lesson *lesson)
{
    const struct model *model = lessons->desk->model;
    return lesson_check(lesson, lessons->sites, lessons->site_count, model->today,
                        model->settings->review_months);
}

/* --- the week ------------------------------------------------------------------------------------------ */

static void draw_title(const struct lessons *lessons, struct canvas *canvas, int y)
{
    char week[160], from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE], count[80];
    int open = 0;
    for (size_t i = 0; i < lessons->count; i++)
        open += lessons->lessons[i].state == LESSON_PLANNED && !check_of(lessons, &lessons->lessons[i]).ready;
    snprintf(week, sizeof week, _("week %d: %s to %s"), lesson_week_number(lessons->week),
             day_text(lessons->week, DAY_SHORT, from), day_text(lessons->week + 4, DAY_SHORT, until));
    if (open)
        snprintf(count, sizeof count, _("%d not ready"), open);
    else
        snprintf(count, sizeof count, "%s", lessons->count ? _("all ready") : "");
    int x = 1 + canvas_text(canvas, 1, y, lessons->width - 1, STYLE_TITLE, _("Lessons"));
    int right = canvas_width(canvas, count);
    if (x + 3 < lessons->width)
        x += 3 + canvas_text(canvas, x + 3, y, lessons->width - x - 3, STYLE_MUTED, week);
    if (right && x + 2 + right < lessons->width)
        canvas_right(canvas, lessons->width - 1 - right, y, right, open ? STYLE_WARNING : STYLE_MUTED, count);
}

static void column(struct canvas *canvas, int x, int y, int width, enum style style, const char *text)
{
    int room = canvas->window_width - x < width - 1 ? canvas->window_width - x : width - 1;
    if (room > 0 && *text)
        canvas_text(canvas, x, y, room, style, text);
}

static void draw_lesson(const struct lessons *lessons, struct canvas *canvas, int y,
                        const struct lesson *lesson, bool selected)
{
    bool roomy = lessons->width >= ROOMY, wide = lessons->width >= WIDE;
    struct lesson_check check = check_of(lessons, lesson);
    int status = wide ? LONGEST : roomy ? LONG : SHORT, x = DAY_X + DAY_COLUMNS;
    int title = lessons->width - x - status - (roomy ? GROUP_COLUMNS : 0) - (wide ? SUBJECT : 0);
    char text[240], groups[GROUPS_SIZE];
    bool open = lesson->state == LESSON_PLANNED && !check.ready;
    enum style plain = selected ? STYLE_SELECTED : STYLE_NORMAL;
    enum style muted = selected ? STYLE_SELECTED : STYLE_MUTED;
    enum style of_status = lesson->state != LESSON_PLANNED ? STYLE_MUTED : open ? STYLE_WARNING : STYLE_GOOD;
    lesson_check_text(lesson, &check, text, sizeof text);
    if (!roomy && open)
        snprintf(text, sizeof text, "%s", _("not ready"));
    column(canvas, x, y, title, plain, lesson->title);
    x += title;
    if (wide)
        column(canvas, x, y, SUBJECT, muted, lesson->subject);
    x += wide ? SUBJECT : 0;
    if (roomy)
        column(canvas, x, y, GROUP_COLUMNS, muted, groups_print(lesson->groups, groups));
    x += roomy ? GROUP_COLUMNS : 0;
    column(canvas, x, y, status, selected ? STYLE_SELECTED : of_status, text);
}

static void draw_row(const struct lessons *lessons, struct canvas *canvas, int y, int index)
{
    const struct lessons_row *row = &lessons->rows[index];
    const struct model *model = lessons->desk->model;
    bool selected = index == lessons->list.selected;
    enum style style = selected ? STYLE_SELECTED : row->day == model->today ? STYLE_TITLE : STYLE_NORMAL;
    char day[DAY_TEXT_SIZE];
    if (selected) {
        canvas_fill(canvas, 0, y, lessons->width, 1, STYLE_SELECTED);
        if (lessons->width > 1)
            canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    }
    if (row->first)
        column(canvas, DAY_X, y, DAY_COLUMNS, style, day_text(row->day, DAY_MEDIUM, day));
    if (row->lesson)
        draw_lesson(lessons, canvas, y, row->lesson, selected);
    else
        column(canvas, DAY_X + DAY_COLUMNS, y, lessons->width - DAY_X - DAY_COLUMNS,
               selected ? STYLE_SELECTED : STYLE_MUTED,
               schoolday_is(&model->settings->holidays, row->day) ? "-" : _("no school"));
}

/* --- the selected lesson ------------------------------------------------------------------------------- */

static void add(char *text, size_t size, const char *part)
{
    size_t used = strlen(text);
    if (*part && used < size)
        snprintf(text + used, size - used, "%s%s", used ? "  " : "", part);
}

/* Which sites cannot be used yet, and why. [S1] */
static void gaps_text(const struct lessons *lessons, const struct lesson *lesson, char *text, size_t size)
{
    const struct model *model = lessons->desk->model;
    char part[SITE_ADDRESS_SIZE + 80];
    text[0] = '\0';
    for (size_t i = 0; i < lesson->site_count; i++) {
        const struct site *site;
        enum lesson_gap gap = lesson_site_gap(lesson, &lesson->sites[i], lessons->sites, lessons->site_count,
                                              model->today, model->settings->review_months, &site);
        if (gap == GAP_NONE)
            continue;
        snprintf(part, sizeof part, "%.60s: %s.", lesson->sites[i].key, lesson_gap_label(gap));
        add(text, size, part);
    }
    if (*lesson->contact && !*lesson->leave_by) {
        snprintf(part, sizeof part, _("Contact with %.60s: give permission first (S7)."), lesson->contact);
        add(text, size, part);
    }
}

static void facts_text(const struct lesson *lesson, char *text, size_t size)
{
    char part[200];
    snprintf(part, sizeof part, translate_count("%zu site", "%zu sites", (unsigned long)lesson->site_count),
             lesson->site_count);
    text[0] = '\0';
    add(text, size, part);
    add(text, size, lesson->media ? _("media literacy") : "");
    add(text, size, lesson->adult ? _("an adult beside them") : "");
    snprintf(part, sizeof part, _("contact with %s"), lesson->contact);
    add(text, size, *lesson->contact ? part : "");
    snprintf(part, sizeof part, _("copyright: %s"), lesson->copyright);
    add(text, size, *lesson->copyright ? part : "");
}

static void draw_detail(const struct lessons *lessons, struct canvas *canvas)
{
    const struct lessons_row *row = lessons->list.count ? &lessons->rows[lessons->list.selected] : NULL;
    int rows = lessons_detail_rows(lessons->height) - 1, y = lessons->height - rows,
        width = lessons->width - 2;
    char text[1200];
    if (!row || rows < 1 || width < 4)
        return;
    if (!row->lesson) {
        canvas_wrap(
            canvas, 1, y, width, rows, STYLE_MUTED,
            _("+ prepares a lesson for this day: a title, a goal, and the sites it uses (S7). l takes an "
              "earlier one, of last year too."));
        return;
    }
    gaps_text(lessons, row->lesson, text, sizeof text);
    if (*text)
        y += canvas_wrap(canvas, 1, y, width, rows, STYLE_WARNING, text);
    if (y < lessons->height) {
        snprintf(text, sizeof text, *row->lesson->goal ? _("Goal: %s") : "%s",
                 *row->lesson->goal
                     ? row->lesson->goal
                     : _("No goal yet: in one sentence, what the children are going to do (S7)."));
        y += canvas_wrap(canvas, 1, y, width, lessons->height - y > 2 ? 2 : lessons->height - y, STYLE_NORMAL,
                         text);
    }
    facts_text(row->lesson, text, sizeof text);
    if (y < lessons->height)
        canvas_wrap(canvas, 1, y, width, lessons->height - y, STYLE_MUTED, text);
}

void lessons_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct lessons *lessons = (const struct lessons *)screen;
    int top = lessons_top(lessons->height);
    heading_draw(canvas, lessons->desk, lessons->keymap, ACTION_VIEW_LESSONS, top > 1);
    if (top > 1 && lessons->width > 3)
        draw_title(lessons, canvas, 3);
    for (int row = list_first(&lessons->list); row < list_end(&lessons->list); row++) {
        int y = top + row - list_first(&lessons->list);
        if (y < lessons->height)
            draw_row(lessons, canvas, y, row);
    }
    draw_detail(lessons, canvas);
}
