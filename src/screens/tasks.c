#include "klaskast/screens/tasks.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/tick.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- which duties -------------------------------------------------------------------------------------- */

static const struct task *chosen(const struct tasks *tasks)
{
    return tasks_row(tasks, tasks->list.selected);
}

static void remember(struct tasks *tasks)
{
    const struct task *task = chosen(tasks);
    tasks->selected = task ? task->id : 0;
}

/* A part of the child's name, or of what is to be done. */
static bool matches(const struct tasks *tasks, const struct task *task, const char *needle)
{
    const struct pupil *pupil = facts_pupil(&tasks->desk->model->facts, task->pupil_id);
    char what[TASKS_TEXT], fold[TASKS_TEXT];
    if (!*needle || (pupil && text_search(pupil->search, needle) != TEXT_NO_MATCH))
        return true;
    text_fold(fold, sizeof fold, tasks_what(tasks->desk->model, task, what, sizeof what));
    return text_search(fold, needle) != TEXT_NO_MATCH;
}

/* Newest first, for what is done; the facts have the others by their last day. */
static void newest_first(struct tasks *tasks, int count)
{
    const struct task *all = tasks->desk->model->facts.tasks;
    for (int i = 1; i < count; i++)
        for (int j = i; j > 0 && all[tasks->shown[j]].done_day > all[tasks->shown[j - 1]].done_day; j--) {
            size_t row = tasks->shown[j];
            tasks->shown[j] = tasks->shown[j - 1];
            tasks->shown[j - 1] = row;
        }
}

static void narrow(struct tasks *tasks)
{
    const struct model *model = tasks->desk->model;
    char needle[sizeof tasks->filter];
    int count = 0, row = tasks->list.selected;
    text_fold(needle, sizeof needle, tasks->filter);
    free(tasks->shown);
    tasks->shown = memory_new(model->facts.task_count + 1, sizeof *tasks->shown);
    for (size_t i = 0; i < model->facts.task_count; i++)
        if (task_seen(&model->facts.tasks[i], tasks->view, model->today) &&
            matches(tasks, &model->facts.tasks[i], needle))
            tasks->shown[count++] = i;
    if (tasks->view == TASKS_DONE)
        newest_first(tasks, count);
    list_layout(&tasks->list, count, 1, tasks_list_height(tasks));
    for (int i = 0; i < count; i++)
        if (tasks_row(tasks, i)->id == tasks->selected)
            row = i;
    list_select(&tasks->list, row);
    remember(tasks);
}

static void tasks_layout(struct screen *screen, int width, int height)
{
    struct tasks *tasks = (struct tasks *)(void *)screen;
    tasks->width = width;
    tasks->height = height;
    narrow(tasks);
}

static bool tasks_reload(struct screen *screen, struct err *err)
{
    (void)err;
    narrow((struct tasks *)(void *)screen);
    return true;
}

/* --- finding ------------------------------------------------------------------------------------------- */

static void filter_changed(struct screen *below, const char *text, char *out, size_t size)
{
    struct tasks *tasks = (struct tasks *)(void *)below;
    snprintf(tasks->filter, sizeof tasks->filter, "%s", text);
    narrow(tasks);
    snprintf(out, size, "%d", tasks->list.count);
}

static bool filter_moved(struct screen *below, struct key key)
{
    struct tasks *tasks = (struct tasks *)(void *)below;
    if (key.code != K_UP && key.code != K_DOWN)
        return false;
    list_act(&tasks->list, key.code == K_UP ? ACTION_UP : ACTION_DOWN);
    remember(tasks);
    return true;
}

static void filtered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct tasks *tasks = (struct tasks *)(void *)below;
    (void)stack;
    snprintf(tasks->filter, sizeof tasks->filter, "%s", answer == PROMPT_DONE ? text : "");
    narrow(tasks);
}

static void ask_filter(struct tasks *tasks, struct stack *stack)
{
    prompt_open(stack,
                &(struct prompt_options){ .label = _("Find"),
                                          .text = tasks->filter,
                                          .hint = _("a name, or what is to be done"),
                                          .limit = sizeof tasks->filter - 1,
                                          .changed = filter_changed,
                                          .moved = filter_moved },
                filtered);
}

/* Esc first shows everything again, then leads to the class. */
static void act_back(struct tasks *tasks, struct stack *stack)
{
    if (!tasks->filter[0] && tasks->view == TASKS_OPEN) {
        open_view(stack, tasks->desk, ACTION_VIEW_CLASS);
        return;
    }
    tasks->filter[0] = '\0';
    tasks->view = TASKS_OPEN;
    narrow(tasks);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static enum task_view next_view(const struct tasks *tasks)
{
    return (enum task_view)((tasks->view + 1) % TASK_VIEWS);
}

static bool tasks_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct tasks *tasks = (struct tasks *)(void *)screen;
    const struct task *task = chosen(tasks);
    if (list_act(&tasks->list, action)) {
        remember(tasks);
    } else if (action == ACTION_TASK_DONE) {
        if (task)
            tick_task(stack, tasks->desk, task->id);
    } else if (action == ACTION_LETTER) {
        if (task)
            letter_of_duty(stack, tasks->desk, task->id);
    } else if (action == ACTION_CARD) {
        if (task && task->pupil_id)
            card_open(stack, tasks->desk, task->pupil_id);
    } else if (action == ACTION_TASKS_VIEW) {
        tasks->view = next_view(tasks);
        tasks->selected = 0;
        list_select(&tasks->list, 0);
        narrow(tasks);
    } else if (action == ACTION_SEARCH) {
        ask_filter(tasks, stack);
    } else if (action == ACTION_BACK) {
        act_back(tasks, stack);
    } else {
        return false;
    }
    return true;
}

static bool tasks_can(const struct screen *screen, enum key_action action)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    return (action != ACTION_TASK_DONE && action != ACTION_CARD && action != ACTION_LETTER) ||
           tasks->list.count > 0;
}

static const char *tasks_label(const struct screen *screen, enum key_action action)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    if (action == ACTION_TASKS_VIEW)
        return task_view_label(next_view(tasks));
    return action == ACTION_TASK_DONE && tasks->view == TASKS_DONE ? C_("footer", "open again") : NULL;
}

static int64_t tasks_chosen(const struct screen *screen)
{
    return ((const struct tasks *)(const void *)screen)->selected;
}

static void tasks_close(struct screen *screen)
{
    free(((struct tasks *)(void *)screen)->shown);
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
    .label = tasks_label,
    .chosen = tasks_chosen,
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
