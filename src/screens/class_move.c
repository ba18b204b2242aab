#include "klaskast/screens/class_move.h"

#include "klaskast/base/memory.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/roster_move.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 3, BOTTOM = 2 };

struct row {
    int64_t id;
    char name[200];
    bool goes;
};

struct class_move {
    struct screen screen;
    struct desk *desk;
    struct row *rows;
    struct list list;
    int width, height;
};

static int going(const struct class_move *move)
{
    int count = 0;
    for (int i = 0; i < move->list.count; i++)
        count += move->rows[i].goes;
    return count;
}

/* --- how it looks --------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct class_move *move = (struct class_move *)screen;
    int rows = height - TOP - BOTTOM > 1 ? height - TOP - BOTTOM : 1;

    move->width = width;
    move->height = height;
    list_layout(&move->list, move->list.count, move->list.count > rows && width >= 76 ? 2 : 1, rows);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct class_move *move = (const struct class_move *)screen;
    int width = move->width / move->list.columns, column, line;
    char text[200];

    snprintf(text, sizeof text, _("Pupils of class %s to another class"), move->desk->model->class.name);
    canvas_text(canvas, 1, 0, move->width - 2, STYLE_TITLE, text);
    if (move->height > 1)
        canvas_wrap(canvas, 1, 1, move->width - 2, move->height > 2 ? TOP - 1 : 1, STYLE_MUTED,
                    _("Tick who goes; then Enter, and the class. What was recorded goes along."));
    for (int row = list_first(&move->list); row < list_end(&move->list); row++) {
        if (!list_place(&move->list, row, &column, &line) || TOP + line >= move->height)
            continue;
        bool here = row == move->list.selected;
        int x = column * width;
        if (here)
            canvas_sign(canvas, x + 1, TOP + line, STYLE_SELECTED, SIGN_POINTER);
        canvas_text(canvas, x + 3, TOP + line, 3, move->rows[row].goes ? STYLE_HELD : STYLE_OPEN,
                    move->rows[row].goes ? "[x]" : "[ ]");
        canvas_text(canvas, x + 7, TOP + line, width - 8, here ? STYLE_SELECTED : STYLE_NORMAL,
                    move->rows[row].name);
    }
    snprintf(text, sizeof text, _("Goes %d   Stays %d"), going(move), move->list.count - going(move));
    if (move->height > TOP + 1)
        canvas_text(canvas, 1, move->height - 1, move->width - 2, STYLE_NORMAL, text);
}

/* --- where to ------------------------------------------------------------------------------------------- */

static void carry(struct class_move *move, struct stack *stack, const char *to)
{
    struct desk *desk = move->desk;
    struct arena arena;
    const struct roster_change *changes;
    int64_t *ids = memory_new((size_t)move->list.count + 1, sizeof *ids);
    size_t count = 0;

    arena_init(&arena);
    for (int i = 0; i < move->list.count; i++)
        if (move->rows[i].goes)
            ids[count++] = move->rows[i].id;
    count = roster_move(&desk->model->facts, ids, count, to, &arena, &changes);
    const struct intent intent = {
        .kind = INTENT_ROSTER, .class_id = desk->model->class.id, .changes = changes, .change_count = count
    };
    if (carry_out(stack, desk, &intent))
        stack_pop(stack, 0, "");
    arena_clear(&arena);
    free(ids);
}

static void class_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct class_move *move = (struct class_move *)below;
    const struct facts *facts = &move->desk->model->facts;
    char name[CLASS_NAME_SIZE] = "";

    if (answer == PICKER_TYPED)
        class_name_clean(text, name);
    for (size_t i = 0; i < facts->class_count; i++)
        if (answer == (int)facts->classes[i].id)
            snprintf(name, sizeof name, "%s", facts->classes[i].name);
    if (*name)
        carry(move, stack, name);
}

static void ask_class(struct class_move *move, struct stack *stack)
{
    const struct model *model = move->desk->model;
    struct picker_row *rows = memory_new(model->facts.class_count + 1, sizeof *rows);
    size_t count = 0;

    if (going(move) == 0) {
        stack_say(stack, MESSAGE_INFO, "%s", _("Nobody is ticked yet: the space bar does that."));
        free(rows);
        return;
    }
    for (size_t i = 0; i < model->facts.class_count; i++)
        if (model->facts.classes[i].id != model->class.id && !model->facts.classes[i].demo)
            rows[count++] = (struct picker_row){ .text = model->facts.classes[i].name,
                                                 .value = (int)model->facts.classes[i].id };
    picker_open(stack, _("To which class; type the name of a new one"), rows, count, 0, true, class_chosen);
    free(rows);
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct class_move *move = (struct class_move *)screen;

    if (list_act(&move->list, action))
        return true;
    if (action == ACTION_TOGGLE && move->list.count > 0) {
        move->rows[move->list.selected].goes ^= true;
        list_act(&move->list, ACTION_DOWN);
    } else if (action == ACTION_ALL) {
        bool all = going(move) < move->list.count;
        for (int i = 0; i < move->list.count; i++)
            move->rows[i].goes = all;
    } else if (action == ACTION_ACCEPT) {
        ask_class(move, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
    } else {
        return false;
    }
    return true;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "to which class") : NULL;
}

static void close_move(struct screen *screen)
{
    free(((struct class_move *)screen)->rows);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "class-move",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .label = label,
    .close = close_move,
};

/* The rows are as they were when it was opened: who left meanwhile is passed over. */
void class_move_open(struct stack *stack, struct desk *desk)
{
    struct class_move *move = memory_new(1, sizeof *move);
    const struct model *model = desk->model;

    move->screen.kind = &kind;
    move->desk = desk;
    list_init(&move->list);
    move->rows = memory_new(model->pupil_count + 1, sizeof *move->rows);
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        struct row *row = &move->rows[move->list.count++];
        row->id = pupil->id;
        if (pupil->slot)
            snprintf(row->name, sizeof row->name, "%2d %s", pupil->slot, pupil->name);
        else
            snprintf(row->name, sizeof row->name, "   %s", pupil->name);
    }
    stack_push(stack, &move->screen, NULL);
}
