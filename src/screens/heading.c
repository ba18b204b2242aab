#include "klaskast/screens/heading.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/ui/bar.h"

#include <stdio.h>
#include <string.h>

const char *heading_class(const struct model *model, char *text, size_t size)
{
    if (model->class.id == 0)
        snprintf(text, size, "%s", _("No class yet"));
    else
        snprintf(text, size, _("Group %s"), model->class.name);
    return text;
}

static void draw_top(struct canvas *canvas, const struct model *model)
{
    char class[200], day[DAY_TEXT_SIZE], time[CLOCK_TEXT_SIZE], right[120];
    int width = canvas->window_width;
    bool past = model->day != model->today;

    day_text(model->day, DAY_MEDIUM, day);
    if (day_schoolyear(model->day) != day_schoolyear(model->today)) {
        size_t used = strlen(day);
        snprintf(day + used, sizeof day - used, " %d", day_date(model->day).year);
    }
    if (past)
        snprintf(right, sizeof right, _("looking at %s"), day);
    else
        snprintf(right, sizeof right, "%s %d  %s", day_text(model->today, DAY_MEDIUM, day),
                 day_date(model->today).year, clock_text(model->now, time));
    heading_class(model, class, sizeof class);
    bar_header(canvas, 0, "klaskast", class, right);
    if (past)
        canvas_restyle(canvas, width - 1 - canvas_width(canvas, right), 0, canvas_width(canvas, right),
                       STYLE_WARNING);
}

void heading_draw(struct canvas *canvas, const struct desk *desk, const struct keymap *keymap,
                  enum key_action view, bool tabs)
{
    const struct model *model = desk->model;
    char tasks[80], who[160];

    draw_top(canvas, model);
    if (!tabs)
        return;
    if (model->counts.open_tasks > 0)
        snprintf(tasks, sizeof tasks, _("To do (%d)"), model->counts.open_tasks);
    else
        snprintf(tasks, sizeof tasks, "%s", _("To do"));
    const struct bar_tab all[] = {
        { ACTION_VIEW_CLASS, _("Class"), view == ACTION_VIEW_CLASS },
        { ACTION_VIEW_TASKS, tasks, view == ACTION_VIEW_TASKS },
        { ACTION_VIEW_SITES, _("Sites"), view == ACTION_VIEW_SITES },
        { ACTION_VIEW_LESSONS, _("Lessons"), view == ACTION_VIEW_LESSONS },
        { ACTION_VIEW_OVERVIEW, _("Overview"), view == ACTION_VIEW_OVERVIEW },
    };
    snprintf(who, sizeof who, "%s",
             model->who[0] == '\0' && model->substitute ? _("substitute") : model->who);
    bar_tabs(canvas, 1, keymap, all, sizeof all / sizeof *all, who);
}
