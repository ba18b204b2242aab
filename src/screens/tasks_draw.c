/* What the list of duties shows. */
#include "klaskast/screens/tasks.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/screens/heading.h"

#include <stdio.h>
#include <string.h>

/* Columns: group, name, what, and at the right how late. */
enum {
    LIST_TOP = 4,
    GROUP_X = 3,
    NAME_X = 11,
    NAME_WIDTH = 21,
    NAME_NARROW = 12,
    WIDE = 60,
    ROOMY = 100,
    OWNER_WIDTH = 11,
    SINCE_WIDTH = 15,
    DETAIL_FROM = 9,
    DETAIL = 4,
    DETAIL_LOW = 3,
    ROOMY_HEIGHT = 14,
};

/* Two rows (three where it is high) and a blank one at the bottom: what the line of the list has no room for.
 */
static int detail_rows(const struct tasks *tasks)
{
    return tasks->height < DETAIL_FROM ? 0 : tasks->height < ROOMY_HEIGHT ? DETAIL_LOW : DETAIL;
}

const struct task *tasks_row(const struct tasks *tasks, int row)
{
    const struct facts *facts = &tasks->desk->model->facts;
    size_t index = row >= 0 && row < tasks->list.count ? tasks->shown[row] : facts->task_count;
    return index < facts->task_count ? &facts->tasks[index] : NULL;
}

int tasks_list_height(const struct tasks *tasks)
{
    int height = tasks->height - LIST_TOP - detail_rows(tasks);
    return height > 0 ? height : 1;
}

const char *tasks_what(const struct model *model, const struct task *task, char *text, size_t size)
{
    char time[CLOCK_TEXT_SIZE], why[200];
    /* With how far it is behind it, that it is the head's goes without saying. */
    bool letter = task->kind == TASK_LETTER && task->done_day == DAY_NONE;
    size_t used = (size_t)snprintf(text, size, "%s", letter ? C_("duty", "letter") : task_label(task->kind));
    if (task->kind == TASK_FINISH_LATER && used < size)
        used += (size_t)snprintf(text + used, size - used, ": %s", clock_text(task->at, time));
    task_why_text(&model->facts, task, why, sizeof why);
    if (*why && used < size)
        used += (size_t)snprintf(text + used, size - used, ": %s", why);
    if (facts_has_left(facts_pupil(&model->facts, task->pupil_id), model->today) && used < size)
        snprintf(text + used, size - used, "%s", _(" (left the class)"));
    return text;
}

/* Does its name say already that it is the head's? */
static bool says_head(enum task_kind kind)
{
    return kind == TASK_LETTER || kind == TASK_HEAD_CONFIRMS || kind == TASK_TALK_HEAD ||
           kind == TASK_POLICE_CONSIDERED;
}

/* --- one row ------------------------------------------------------------------------------------------- */

enum group { GROUP_LATE, GROUP_TODAY, GROUP_LATER, GROUP_NONE };

static enum group group_of(const struct model *model, const struct task *task)
{
    if (task->done_day != DAY_NONE)
        return GROUP_NONE;
    return task->due < model->today ? GROUP_LATE : task->due == model->today ? GROUP_TODAY : GROUP_LATER;
}

static const char *group_label(enum group group)
{
    static const char *const labels[] = {
        [GROUP_LATE] = N_("late"), [GROUP_TODAY] = N_("today"), [GROUP_LATER] = N_("later"), [GROUP_NONE] = ""
    };
    return *labels[group] ? _(labels[group]) : "";
}

/* "2 days late", "by 24 Nov"; of what is done the day. */
static const char *when_text(const struct model *model, const struct task *task, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    if (task->done_day != DAY_NONE)
        snprintf(text, size, _("done %s"), day_text_near(task->done_day, model->today, day));
    else if (task_late(task, model->today))
        task_late_text(task, model->today, &model->settings->holidays, text, size);
    else if (task->kind == TASK_EXEMPTION_ENDS)
        snprintf(text, size, _("ends %s"), day_text(task->due, DAY_SHORT, day));
    else if (task->due == model->today && task->day == model->today)
        snprintf(text, size, "%s", _("since today"));
    else if (task->due == model->today)
        snprintf(text, size, _("since %s"), day_text_near(task->day, model->today, day));
    else
        snprintf(text, size, _("by %s"), day_text(task->due, DAY_SHORT, day));
    return text;
}

/* Where there is room: by whom, and since when. */
static int draw_roomy(const struct tasks *tasks, struct canvas *canvas, const struct task *task, int y,
                      enum style style, int right)
{
    char text[DAY_TEXT_SIZE + 40], day[DAY_TEXT_SIZE];
    int x = tasks->width - right - SINCE_WIDTH;
    snprintf(text, sizeof text, _("since %s"), day_text_near(task->day, tasks->desk->model->today, day));
    canvas_text(canvas, x, y, SINCE_WIDTH - 1, style, text);
    x -= OWNER_WIDTH;
    canvas_text(canvas, x, y, OWNER_WIDTH - 1, style, task->owner == OWNER_HEAD ? _("head") : _("teacher"));
    return tasks->width - x + 1;
}

static void draw_row(const struct tasks *tasks, struct canvas *canvas, int row, int y)
{
    const struct model *model = tasks->desk->model;
    const struct task *task = tasks_row(tasks, row), *above = tasks_row(tasks, row - 1);
    const struct pupil *pupil = task ? facts_pupil(&model->facts, task->pupil_id) : NULL;
    bool here = row == tasks->list.selected, wide = tasks->width >= WIDE, roomy = tasks->width >= ROOMY;
    char text[TASKS_TEXT], when[80];
    if (!task)
        return;
    if (here)
        canvas_fill(canvas, 0, y, tasks->width, 1, STYLE_SELECTED);
    enum group group = group_of(model, task);
    enum style plain = here ? STYLE_SELECTED : STYLE_NORMAL, muted = here ? STYLE_SELECTED : STYLE_MUTED;
    enum style due = here ? STYLE_SELECTED : group == GROUP_LATE ? STYLE_WARNING : STYLE_MUTED;
    canvas_text(canvas, 1, y, 1, plain, here ? ">" : " ");
    if (row == list_first(&tasks->list) || !above || group_of(model, above) != group)
        canvas_text(canvas, GROUP_X, y, NAME_X - GROUP_X - 1, due, group_label(group));
    int what_x = NAME_X + (wide ? NAME_WIDTH : NAME_NARROW) + 1, right = 0;
    if (pupil)
        canvas_text(canvas, NAME_X, y, what_x - NAME_X - 1, plain, wide ? pupil_label(pupil) : pupil->first);
    when_text(model, task, when, sizeof when);
    if (wide && !(roomy && group == GROUP_TODAY)) /* there since when has a column of its own */
        right = canvas_right(canvas, 0, y, tasks->width - 1, due, when) + 2;
    if (roomy)
        right = draw_roomy(tasks, canvas, task, y, muted, 2 + SINCE_WIDTH + 3);
    tasks_what(model, task, text, sizeof text);
    size_t used = strlen(text);
    if (!roomy && task->owner == OWNER_HEAD && !says_head(task->kind))
        snprintf(text + used, sizeof text - used, "%s", _(" (head)"));
    canvas_text(canvas, what_x, y, tasks->width - what_x - right, plain, text);
}

/* --- the selected duty --------------------------------------------------------------------------------- */

/* What comes first where the order is kept. [P13] */
static const char *order_text(const struct model *model, const struct task *task)
{
    const struct measure *measure = facts_measure(&model->facts, task->about);
    if (!measure || measure->kind != MEASURE_SUSPENSION || task->done_day != DAY_NONE)
        return "";
    enum suspension_status status = measure_suspension_status(&model->facts, measure);
    if (task->kind == TASK_HEAD_CONFIRMS)
        return _("Before a period can be set (P12).");
    if (task->kind == TASK_LETTER && measure_head_to_confirm(&model->facts, measure))
        return _("First the head confirms that it is misuse (P12).");
    if (task->kind == TASK_TALK)
        return _("Before the suspension can start (P13).");
    if (task->kind == TASK_LETTER && status == SUSPENSION_TALK)
        return _("First comes the talk, then the period (P13).");
    if (task->kind == TASK_LETTER && status == SUSPENSION_PERIOD)
        return _("First the head sets the period: Space asks for it (P13).");
    return "";
}

/* "Done on 17 Nov by Marit Bakker, by phone." */
static void done_text(const struct task *task, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    const char *by = *task->done_by ? task->done_by : task->owner == OWNER_HEAD ? _("head") : "";
    snprintf(text, size, _("Done on %s%s%s%s%s."), day_text(task->done_day, DAY_SHORT, day), *by ? ", " : "",
             by, *task->how ? ", " : "", task_how_text(task->how));
}

static void open_text(const struct model *model, const struct task *task, char *text, size_t size)
{
    char since[DAY_TEXT_SIZE], due[DAY_TEXT_SIZE], late[80];
    task_late_text(task, model->today, &model->settings->holidays, late, sizeof late);
    size_t used = (size_t)snprintf(text, size, _("Since %s, by %s at the latest%s%s."),
                                   day_text_near(task->day, model->today, since),
                                   day_text_near(task->due, model->today, due), *late ? ": " : "", late);
    if (used < size)
        snprintf(text + used, size - used, " %s %s",
                 task->owner == OWNER_HEAD ? _("For the head.") : _("For the teacher."),
                 order_text(model, task));
}

/* In whole sentences, however small the window is. */
static void draw_detail(const struct tasks *tasks, struct canvas *canvas)
{
    const struct model *model = tasks->desk->model;
    const struct task *task = tasks_row(tasks, tasks->list.selected);
    const struct pupil *pupil = task ? facts_pupil(&model->facts, task->pupil_id) : NULL;
    char what[TASKS_TEXT], about[200], state[500], text[1200];
    int rows = detail_rows(tasks);
    if (!task || !rows)
        return;
    task_about_text(&model->facts, task, about, sizeof about);
    if (task->done_day != DAY_NONE)
        done_text(task, state, sizeof state);
    else
        open_text(model, task, state, sizeof state);
    snprintf(text, sizeof text, "%s%s%s%s%s%s. %s", pupil ? pupil_label(pupil) : "", pupil ? ": " : "",
             tasks_what(model, task, what, sizeof what), *about ? " (" : "", about, *about ? ")" : "", state);
    canvas_wrap(canvas, 1, tasks->height - rows + 1, tasks->width - 2, rows - 1, STYLE_NORMAL, text);
}

/* --- the whole ----------------------------------------------------------------------------------------- */

static void draw_title(const struct tasks *tasks, struct canvas *canvas)
{
    const struct model *model = tasks->desk->model;
    char text[300], name[120];
    int late = model->counts.late_tasks;
    if (late)
        snprintf(text, sizeof text, _("%d open, %d late"), model->counts.open_tasks, late);
    else
        snprintf(text, sizeof text, _("%d open"), model->counts.open_tasks);
    int right = canvas_right(canvas, 0, 2, tasks->width - 1, late ? STYLE_WARNING : STYLE_MUTED, text);
    size_t used =
        (size_t)snprintf(text, sizeof text, _("To do for %s"), heading_class(model, name, sizeof name));
    if (tasks->view != TASKS_OPEN && used < sizeof text)
        used += (size_t)snprintf(text + used, sizeof text - used, ": %s", task_view_label(tasks->view));
    if (tasks->filter[0] && used < sizeof text)
        snprintf(text + used, sizeof text - used, "  /%s", tasks->filter);
    canvas_text(canvas, 1, 2, tasks->width - right - 4, STYLE_TITLE, text);
}

void tasks_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    bool all = tasks->view == TASKS_OPEN && !tasks->filter[0];
    heading_draw(canvas, tasks->desk, tasks->keymap, ACTION_VIEW_TASKS, true);
    draw_title(tasks, canvas);
    if (!tasks->list.count)
        canvas_wrap(canvas, 1, LIST_TOP, tasks->width - 2, 3, STYLE_MUTED,
                    all ? _("Nothing is to be done. What a violation asks for will stand here.")
                        : _("Nothing here. Esc shows everything that is open."));
    for (int row = list_first(&tasks->list); row < list_end(&tasks->list); row++)
        draw_row(tasks, canvas, row, LIST_TOP + row - list_first(&tasks->list));
    draw_detail(tasks, canvas);
}
