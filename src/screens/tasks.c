#include "klaskast/screens/tasks.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/tick.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_TOP = 4, NAME_X = 12, NAME_WIDTH = 21, NAME_NARROW = 12, WIDE = 60, DETAIL_FROM = 9, DETAIL = 3 };

struct tasks {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct list list;
    int64_t selected; /* the task, so that it stays selected over reloads */
    int width, height;
};

/* The open tasks stand in the facts by their last day. */
static const struct task *task_at(const struct tasks *tasks, int row)
{
    const struct facts *facts = &tasks->desk->model->facts;
    for (size_t i = 0; i < facts->task_count; i++)
        if (task_open(&facts->tasks[i], tasks->desk->model->today) && row-- == 0)
            return &facts->tasks[i];
    return NULL;
}

/* Two rows and a blank one at the bottom: what the line of the list has no room for. */
static bool has_detail(const struct tasks *tasks)
{
    return tasks->height >= DETAIL_FROM;
}

static void keep_selected(struct tasks *tasks)
{
    int count = 0, row = tasks->list.selected;
    for (const struct task *task; (task = task_at(tasks, count)); count++)
        if (task->id == tasks->selected)
            row = count;
    int below = has_detail(tasks) ? DETAIL : 0;
    int height = tasks->height > LIST_TOP + below ? tasks->height - LIST_TOP - below : 1;
    list_layout(&tasks->list, count, 1, height);
    list_select(&tasks->list, row);
    const struct task *task = task_at(tasks, tasks->list.selected);
    tasks->selected = task ? task->id : 0;
}

static void tasks_layout(struct screen *screen, int width, int height)
{
    struct tasks *tasks = (struct tasks *)(void *)screen;
    tasks->width = width;
    tasks->height = height;
    keep_selected(tasks);
}

static const char *task_state(const struct model *model, const struct task *task, char text[DAY_TEXT_SIZE])
{
    if (task->due < model->today)
        return _("late");
    if (task->due == model->today)
        return _("today");
    return day_text(task->due, DAY_SHORT, text);
}

/* What it is, with the moment of an incident and the reason to reconsider. */
static void task_what(const struct model *model, const struct task *task, char *text, size_t size)
{
    char time[CLOCK_TEXT_SIZE], why[200];
    size_t used = (size_t)snprintf(text, size, "%s", task_label(task->kind));
    if (task->kind == TASK_FINISH_LATER && used < size)
        used += (size_t)snprintf(text + used, size - used, ": %s", clock_text(task->at, time));
    if (task->owner == OWNER_HEAD && task->kind != TASK_LETTER && task->kind != TASK_HEAD_CONFIRMS &&
        task->kind != TASK_TALK_HEAD && used < size)
        used += (size_t)snprintf(text + used, size - used, "%s", _(" (head)"));
    task_why_text(&model->facts, task, why, sizeof why);
    if (*why && used < size)
        snprintf(text + used, size - used, ": %s", why);
}

static void draw_task(const struct tasks *tasks, struct canvas *canvas, int row, int y)
{
    const struct model *model = tasks->desk->model;
    const struct task *task = task_at(tasks, row);
    const struct pupil *pupil = task ? facts_pupil(&model->facts, task->pupil_id) : NULL;
    bool here = row == tasks->list.selected;
    char text[400], day[DAY_TEXT_SIZE], since[DAY_TEXT_SIZE + 40];
    if (!task)
        return;
    if (here)
        canvas_fill(canvas, 0, y, tasks->width, 1, STYLE_SELECTED);
    enum style plain = here ? STYLE_SELECTED : STYLE_NORMAL;
    enum style due = here ? STYLE_SELECTED : task->due < model->today ? STYLE_WARNING : STYLE_MUTED;
    canvas_text(canvas, 1, y, 1, plain, here ? ">" : " ");
    canvas_text(canvas, 3, y, NAME_X - 4, due, task_state(model, task, day));
    bool wide = tasks->width >= WIDE;
    int what_x = NAME_X + (wide ? NAME_WIDTH : NAME_NARROW) + 1;
    if (pupil)
        canvas_text(canvas, NAME_X, y, what_x - NAME_X - 1, plain, wide ? pupil->name : pupil->first);
    task_what(model, task, text, sizeof text);
    int right = 0;
    if (tasks->width >= WIDE + 16) {
        snprintf(since, sizeof since, _("since %s"), day_text(task->day, DAY_SHORT, day));
        right = canvas_right(canvas, 0, y, tasks->width - 1, here ? STYLE_SELECTED : STYLE_MUTED, since) + 2;
    }
    canvas_text(canvas, what_x, y, tasks->width - what_x - right, plain, text);
}

/* The selected task in a whole sentence, however small the window is. */
static void draw_detail(const struct tasks *tasks, struct canvas *canvas)
{
    const struct model *model = tasks->desk->model;
    const struct task *task = task_at(tasks, tasks->list.selected);
    const struct pupil *pupil = task ? facts_pupil(&model->facts, task->pupil_id) : NULL;
    char what[400], about[200], text[900], since[DAY_TEXT_SIZE], due[DAY_TEXT_SIZE];
    if (!task || !has_detail(tasks))
        return;
    task_what(model, task, what, sizeof what);
    snprintf(text, sizeof text, _("%s: %s%s. Since %s, by %s at the latest."), pupil ? pupil->name : "", what,
             task_about(&model->facts, task, about, sizeof about), day_text(task->day, DAY_SHORT, since),
             day_text(task->due, DAY_SHORT, due));
    canvas_wrap(canvas, 1, tasks->height - DETAIL + 1, tasks->width - 2, DETAIL - 1, STYLE_NORMAL, text);
}

static void draw_title(const struct tasks *tasks, struct canvas *canvas)
{
    const struct model *model = tasks->desk->model;
    char text[200], name[120];
    int late = model->counts.late_tasks;
    if (late)
        snprintf(text, sizeof text, _("%d open, %d late"), model->counts.open_tasks, late);
    else
        snprintf(text, sizeof text, _("%d open"), model->counts.open_tasks);
    int right = canvas_right(canvas, 0, 2, tasks->width - 1, late ? STYLE_WARNING : STYLE_MUTED, text);
    snprintf(text, sizeof text, _("To do for %s"), heading_class(model, name, sizeof name));
    canvas_text(canvas, 1, 2, tasks->width - right - 4, STYLE_TITLE, text);
}

static void tasks_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    heading_draw(canvas, tasks->desk, tasks->keymap, ACTION_VIEW_TASKS, true);
    draw_title(tasks, canvas);
    if (!tasks->list.count)
        canvas_wrap(canvas, 1, LIST_TOP, tasks->width - 2, 3, STYLE_MUTED,
                    _("Nothing is to be done. What a violation asks for will stand here."));
    for (int row = list_first(&tasks->list); row < list_end(&tasks->list); row++)
        draw_task(tasks, canvas, row, LIST_TOP + row - list_first(&tasks->list));
    draw_detail(tasks, canvas);
}

static bool tasks_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct tasks *tasks = (struct tasks *)(void *)screen;
    const struct task *task = task_at(tasks, tasks->list.selected);
    if (action == ACTION_TASK_DONE) {
        if (task)
            tick_task(stack, tasks->desk, task->id);
        return true;
    }
    if (action == ACTION_CARD) {
        if (task)
            card_open(stack, tasks->desk, task->pupil_id);
        return true;
    }
    if (!list_act(&tasks->list, action))
        return false;
    task = task_at(tasks, tasks->list.selected);
    tasks->selected = task ? task->id : 0;
    return true;
}

static bool tasks_can(const struct screen *screen, enum key_action action)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    return (action != ACTION_TASK_DONE && action != ACTION_CARD) || tasks->list.count > 0;
}

static bool tasks_reload(struct screen *screen, struct err *err)
{
    (void)err;
    keep_selected((struct tasks *)(void *)screen);
    return true;
}

static void tasks_close(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind tasks_kind = {
    .name = "tasks",
    .place = PLACE_TASKS,
    .form = SCREEN_BODY,
    .layout = tasks_layout,
    .reload = tasks_reload,
    .draw = tasks_draw,
    .act = tasks_act,
    .can = tasks_can,
    .close = tasks_close,
};

struct screen *tasks_new(struct desk *desk, const struct keymap *keymap)
{
    struct tasks *tasks = memory_new(1, sizeof *tasks);
    tasks->screen.kind = &tasks_kind;
    tasks->desk = desk;
    tasks->keymap = keymap;
    list_init(&tasks->list);
    return &tasks->screen;
}
