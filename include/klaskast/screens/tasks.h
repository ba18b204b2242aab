/* What is to be done: for whom, what, by whom, since when, how late. [P7-P10a] */
#ifndef KLASKAST_SCREENS_TASKS_H
#define KLASKAST_SCREENS_TASKS_H

#include "klaskast/domain/task.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

enum { TASKS_TEXT = 400 };

struct tasks {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct list list;
    size_t *shown; /* indexes in the model's tasks, in the order of the list */
    enum task_view view;
    char filter[120]; /* as typed */
    int64_t selected; /* the task, so that it stays selected over reloads */
    int width, height;
};

/* A view (F3), for stack_replace. */
struct screen *tasks_new(struct desk *desk, const struct keymap *keymap);

/* tasks_draw.c */
void tasks_draw(const struct screen *screen, struct canvas *canvas);
/* The duty of a row of the list; NULL past the last. */
const struct task *tasks_row(const struct tasks *tasks, int row);
int tasks_list_height(const struct tasks *tasks);
/* What it is, with the moment of an incident and the reason to reconsider. */
const char *tasks_what(const struct model *model, const struct task *task, char *text, size_t size);

#endif
