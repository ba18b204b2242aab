#include "klaskast/screens/tasks.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/violation.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_TOP = 4, NAME_X = 12, WHAT_X = 34, WIDE = 60 };

struct tasks {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct list list;
    int64_t selected; /* the task, so that it stays selected over reloads */
    int width, height;
};

/* --- ticking off ------------------------------------------------------------------------------------------
 */

enum tick_answer {
    TICK_NOW,
    TICK_PHONE,
    TICK_PORTAL,
    TICK_PERSON,
    TICK_DAY,
    TICK_BY,
    TICK_FINISH,
    TICK_DROP
};

/* The task that is being asked about; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    int64_t task;
    int64_t pupil_id;
    int64_t at;
    bool of_head;
    char how[40];
} ticking;

static void tick(struct stack *stack, const char *by, int day)
{
    struct intent intent = {
        .kind = INTENT_TASK_DONE, .ref = ticking.task, .text = ticking.how, .reason = by, .day = day
    };
    if (ticking.of_head && !*by) {
        const char *head = ticking.desk->model->settings->head;
        intent.reason = *head ? head : _("head");
    }
    carry_out(stack, ticking.desk, &intent);
}

static bool day_read(const char *text, int *day)
{
    int64_t moment, now = clock_now();
    if (day_parse_iso(text, day))
        return *day <= clock_today();
    if (!clock_parse(text, now, &moment) || moment > now)
        return false;
    *day = clock_day(moment);
    return true;
}

static bool day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (day_read(text, &day))
        return true;
    snprintf(out, size, "%s", _("like 'yesterday' or 2026-11-20"));
    return false;
}

static void day_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    int day;
    (void)below;
    if (answer == PROMPT_DONE && day_read(text, &day))
        tick(stack, "", day);
}

static void by_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE)
        tick(stack, text, DAY_NONE);
}

static void how_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    static const char *const hows[] = {
        [TICK_PHONE] = N_("by phone"), [TICK_PORTAL] = N_("in the portal"), [TICK_PERSON] = N_("in person")
    };
    (void)below;
    (void)text;
    switch (answer) {
    case TICK_PHONE:
    case TICK_PORTAL:
    case TICK_PERSON:
        snprintf(ticking.how, sizeof ticking.how, "%s", _(hows[answer]));
        tick(stack, "", DAY_NONE);
        break;
    case TICK_NOW:
        tick(stack, "", DAY_NONE);
        break;
    case TICK_DAY:
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("Done on"), .hint = _("yesterday, 2026-11-20"), .check = day_check },
                    day_typed);
        break;
    case TICK_BY:
        prompt_open(stack, &(struct prompt_options){ .label = _("Done by"), .limit = 100 }, by_typed);
        break;
    case TICK_FINISH:
        violation_open(stack, ticking.desk, ticking.pupil_id, ticking.task, ticking.at);
        break;
    case TICK_DROP:
        snprintf(ticking.how, sizeof ticking.how, "dropped");
        tick(stack, "", DAY_NONE);
        break;
    default:
        break;
    }
}

static bool is_telling(enum task_kind kind)
{
    return kind == TASK_PARENTS_TOLD || kind == TASK_POLICY_EXPLAINED || kind == TASK_TALK;
}

void tasks_tick(struct stack *stack, struct desk *desk, int64_t task_id)
{
    static const struct reply later[] = { { N_("&finish it now"), TICK_FINISH },
                                          { N_("&drop it: it was nothing"), TICK_DROP } };
    static const struct reply telling[] = {
        { N_("done today"), TICK_NOW },   { N_("by &phone"), TICK_PHONE },
        { N_("p&ortal"), TICK_PORTAL },   { N_("in pe&rson"), TICK_PERSON },
        { N_("another &day"), TICK_DAY }, { N_("by somebody &else"), TICK_BY }
    };
    static const struct reply plain[] = { { N_("done today"), TICK_NOW },
                                          { N_("another &day"), TICK_DAY },
                                          { N_("by somebody &else"), TICK_BY } };
    const struct task *task = facts_task(&desk->model->facts, task_id);
    if (!task || task->done_day != DAY_NONE)
        return;
    const struct pupil *pupil = facts_pupil(&desk->model->facts, task->pupil_id);
    ticking.desk = desk;
    ticking.task = task->id;
    ticking.pupil_id = task->pupil_id;
    ticking.at = task->at;
    ticking.of_head = task->owner == OWNER_HEAD;
    ticking.how[0] = '\0';
    bool finish = task->kind == TASK_FINISH_LATER, tell = is_telling(task->kind);
    const struct reply *from = finish ? later : tell ? telling : plain;
    size_t count = finish ? sizeof later / sizeof *later
                   : tell ? sizeof telling / sizeof *telling
                          : sizeof plain / sizeof *plain;
    struct reply replies[QUESTION_ANSWERS];
    for (size_t i = 0; i < count; i++)
        replies[i] = (struct reply){ _(from[i].label), from[i].value };
    char text[300];
    snprintf(text, sizeof text, "%s: %s.", pupil ? pupil->name : "", task_label(task->kind));
    question_open(stack, text, replies, count, how_chosen);
}

/* --- the view ---------------------------------------------------------------------------------------------
 */

/* The open tasks stand in the facts by their last day. */
static const struct task *task_at(const struct tasks *tasks, int row)
{
    const struct facts *facts = &tasks->desk->model->facts;
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].done_day == DAY_NONE && row-- == 0)
            return &facts->tasks[i];
    return NULL;
}

static void keep_selected(struct tasks *tasks)
{
    int count = 0, row = tasks->list.selected;
    for (const struct task *task; (task = task_at(tasks, count)); count++)
        if (task->id == tasks->selected)
            row = count;
    int height = tasks->height > LIST_TOP ? tasks->height - LIST_TOP : 1;
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
    if (task->owner == OWNER_HEAD && used < size)
        used += (size_t)snprintf(text + used, size - used, "%s", _(" (head)"));
    const struct measure *measure = facts_measure(&model->facts, task->about);
    const struct record *record = facts_record(&model->facts, measure ? measure->record_id : task->about);
    if (!*task->why || !record || used >= size)
        return;
    reconsider_reason(record, task->why, why, sizeof why);
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
    canvas_text(canvas, NAME_X, y, WHAT_X - NAME_X - 1, plain, pupil ? pupil->name : "");
    task_what(model, task, text, sizeof text);
    int right = 0;
    if (tasks->width >= WIDE + 16) {
        snprintf(since, sizeof since, _("since %s"), day_text(task->day, DAY_SHORT, day));
        right = canvas_right(canvas, 0, y, tasks->width - 1, here ? STYLE_SELECTED : STYLE_MUTED, since) + 2;
    }
    canvas_text(canvas, WHAT_X, y, tasks->width - WHAT_X - right, plain, text);
}

static void tasks_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct tasks *tasks = (const struct tasks *)(const void *)screen;
    const struct model *model = tasks->desk->model;
    char text[200], name[120];
    heading_draw(canvas, tasks->desk, tasks->keymap, ACTION_VIEW_TASKS, true);
    snprintf(text, sizeof text, _("To do for %s"), heading_class(model, name, sizeof name));
    canvas_text(canvas, 1, 2, tasks->width - 2, STYLE_TITLE, text);
    snprintf(text, sizeof text, _("%d open, %d late"), model->counts.open_tasks, model->counts.late_tasks);
    canvas_right(canvas, 0, 2, tasks->width - 1, model->counts.late_tasks ? STYLE_WARNING : STYLE_MUTED,
                 text);
    if (!tasks->list.count)
        canvas_text(canvas, 1, LIST_TOP, tasks->width - 2, STYLE_MUTED,
                    _("Nothing is to be done. What a violation asks for will stand here."));
    for (int row = list_first(&tasks->list); row < list_end(&tasks->list); row++)
        draw_task(tasks, canvas, row, LIST_TOP + row - list_first(&tasks->list));
}

static bool tasks_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct tasks *tasks = (struct tasks *)(void *)screen;
    const struct task *task = task_at(tasks, tasks->list.selected);
    if (action == ACTION_TASK_DONE) {
        if (task)
            tasks_tick(stack, tasks->desk, task->id);
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
