#include "klaskast/screens/give_back.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/leave.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 3, BOTTOM = 2 };

struct row {
    int64_t stay;
    const struct stay *of; /* in the model of now */
    const char *name;
    bool goes;
};

struct give_back {
    struct screen screen;
    struct desk *desk;
    struct row *rows;
    int count;
    struct list list;
    int width, height;
};

static const struct row *row_before(const struct row *rows, int count, int64_t stay)
{
    for (int i = 0; i < count; i++)
        if (rows[i].stay == stay)
            return &rows[i];
    return NULL;
}

static int open_stays(const struct model *model)
{
    int count = 0;

    for (size_t i = 0; i < model->facts.stay_count; i++)
        if (stay_open(&model->facts.stays[i]))
            count++;
    return count;
}

/* What is with the teacher, in the order of the class. A box that was unticked stays so, and what another
 * window brought in since nobody here chose to give back. */
static bool reload(struct screen *screen, struct err *err)
{
    struct give_back *give_back = (struct give_back *)screen;
    const struct model *model = give_back->desk->model;
    struct row *rows = memory_new((size_t)open_stays(model) + 1, sizeof *rows);
    int64_t chosen = give_back->count > 0 ? give_back->rows[give_back->list.selected].stay : 0;
    int count = 0;
    bool first = give_back->rows == NULL;

    (void)err;
    for (size_t p = 0; p < model->pupil_count; p++)
        for (size_t s = 0; s < model->facts.stay_count; s++) {
            const struct stay *stay = &model->facts.stays[s];
            if (stay->pupil_id != model->pupils[p].pupil->id || !stay_open(stay))
                continue;
            const struct row *old = row_before(give_back->rows, give_back->count, stay->id);
            if (stay->id == chosen)
                give_back->list.selected = count;
            rows[count++] = (struct row){ stay->id, stay, pupil_label(model->pupils[p].pupil),
                                          old != NULL ? old->goes : first };
        }
    free(give_back->rows);
    give_back->rows = rows;
    give_back->count = count;
    return true;
}

static void layout(struct screen *screen, int width, int height)
{
    struct give_back *give_back = (struct give_back *)screen;
    int rows = height - TOP - BOTTOM > 1 ? height - TOP - BOTTOM : 1;
    int columns = give_back->count > rows && width >= 76 ? 2 : 1;

    give_back->width = width;
    give_back->height = height;
    list_layout(&give_back->list, give_back->count, columns, rows);
}

static int64_t chosen(const struct screen *screen)
{
    const struct give_back *give_back = (const struct give_back *)screen;
    return give_back->list.selected < give_back->count ? give_back->rows[give_back->list.selected].stay : 0;
}

static int going(const struct give_back *give_back)
{
    int count = 0;
    for (int i = 0; i < give_back->count; i++)
        count += give_back->rows[i].goes ? 1 : 0;
    return count;
}

static void draw_row(const struct give_back *give_back, struct canvas *canvas, int row, int x, int y,
                     int width)
{
    const struct row *shown = &give_back->rows[row];
    const struct stay *stay = shown->of;
    bool here = row == give_back->list.selected;
    char text[120], time[CLOCK_TEXT_SIZE], day[DAY_TEXT_SIZE];
    const char *device = stay->label[0] != '\0' ? stay->label : device_label(stay->kind);

    if (here)
        canvas_sign(canvas, x + 1, y, STYLE_SELECTED, SIGN_POINTER);
    canvas_text(canvas, x + 3, y, 3, shown->goes ? STYLE_HELD : STYLE_OPEN, shown->goes ? "[x]" : "[ ]");
    canvas_text(canvas, x + 7, y, width - 24, here ? STYLE_SELECTED : STYLE_NORMAL, shown->name);
    if (stay->in_day == give_back->desk->model->day)
        snprintf(text, sizeof text, "%s %s", device, clock_text(stay->in_at, time));
    else
        snprintf(text, sizeof text, "%s %s", device, day_text(stay->in_day, DAY_SHORT, day));
    canvas_text(canvas, x + width - 16, y, 16, stay->state == STAY_LENT ? STYLE_LENT : STYLE_MUTED, text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct give_back *give_back = (const struct give_back *)screen;
    int goes = going(give_back), stays = give_back->count - goes;
    int width = give_back->width / give_back->list.columns;
    int column, line;
    char text[200];

    canvas_text(canvas, 1, 0, give_back->width - 2, STYLE_TITLE, _("Give everything back"));
    if (give_back->height > 1)
        canvas_text(canvas, 1, 1, give_back->width - 2, STYLE_MUTED,
                    _("Untick what stays here; then Enter."));
    for (int row = list_first(&give_back->list); row < list_end(&give_back->list); row++)
        if (list_place(&give_back->list, row, &column, &line) && TOP + line < give_back->height)
            draw_row(give_back, canvas, row, column * width, TOP + line, width);
    snprintf(text, sizeof text, _("Goes back %d   Stays here %d"), goes, stays);
    if (give_back->height > TOP + 1)
        canvas_text(canvas, 1, give_back->height - 1, give_back->width - 2, STYLE_NORMAL, text);
}

static void accept(struct give_back *give_back, struct stack *stack)
{
    int count = going(give_back);
    int64_t *ids = memory_new((size_t)count + 1, sizeof *ids);
    size_t used = 0;

    for (int i = 0; i < give_back->count; i++)
        if (give_back->rows[i].goes)
            ids[used++] = give_back->rows[i].stay;
    if (used == 0)
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("Nothing is ticked, so nothing goes back. Esc goes back to the class."));
    else if (carry_out(stack, give_back->desk,
                       &(struct intent){ .kind = INTENT_GIVE_BACK, .ids = ids, .id_count = used })) {
        stack_pop(stack, 0, "");
        end_of_day_ask(stack, give_back->desk);
    }
    free(ids);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct give_back *give_back = (struct give_back *)screen;

    if (list_act(&give_back->list, action))
        return true;
    if (action == ACTION_TOGGLE && give_back->count > 0) {
        struct row *row = &give_back->rows[give_back->list.selected];
        row->goes = !row->goes;
        list_act(&give_back->list, ACTION_DOWN);
    } else if (action == ACTION_ALL) {
        bool all = going(give_back) < give_back->count;
        for (int i = 0; i < give_back->count; i++)
            give_back->rows[i].goes = all;
    } else if (action == ACTION_ACCEPT) {
        accept(give_back, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
    } else {
        return false;
    }
    return true;
}

static void close_give_back(struct screen *screen)
{
    free(((struct give_back *)screen)->rows);
    free(screen);
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "give back") : NULL;
}

static const struct screen_kind kind = {
    .name = "give-back",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = layout,
    .reload = reload,
    .draw = draw,
    .act = act,
    .label = label,
    .chosen = chosen,
    .close = close_give_back,
};

struct screen *give_back_new(struct desk *desk)
{
    struct give_back *give_back = memory_new(1, sizeof *give_back);

    give_back->screen.kind = &kind;
    give_back->desk = desk;
    list_init(&give_back->list);
    return &give_back->screen;
}
