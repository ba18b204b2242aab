#include "klaskast/screens/board.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/lock.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/bar.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SURNAME_LETTERS = 40 };
enum { MARK = 2, BOX = 3, GAP = 4, NAME_MIN = 6, NAME_MAX = 20, TOP = 2, NAME_SIZE = 160, BOARD_COLUMNS = 3 };

/* The bytes of the first `letters` letters. */
static int letters_of(const char *text, int letters)
{
    size_t at = 0, step;
    int width;

    while (letters-- > 0 && (step = text_cluster(text + at, &width)) > 0)
        at += step;
    return (int)at;
}

/* Do these sound the same? Capitals and accents are not heard, and hardly seen from the back row. */
static bool same_sound(const char *a, const char *b)
{
    char fold[NAME_SIZE], other[NAME_SIZE];

    if (strcmp(a, b) == 0)
        return true;
    text_fold(fold, sizeof fold, a);
    text_fold(other, sizeof other, b);
    return strcmp(fold, other) == 0;
}

/* Is there another child that would be called the same with so many letters of the surname? */
static bool is_shared(const struct model *model, size_t index, int letters)
{
    const struct pupil *pupil = model->pupils[index].pupil;
    char mine[NAME_SIZE], theirs[NAME_SIZE];

    snprintf(mine, sizeof mine, "%.*s", letters_of(pupil->surname, letters), pupil->surname);
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *other = model->pupils[i].pupil;
        if (i == index || !same_sound(other->first, pupil->first))
            continue;
        snprintf(theirs, sizeof theirs, "%.*s", letters_of(other->surname, letters), other->surname);
        if (same_sound(mine, theirs))
            return true;
    }
    return false;
}

/* What tells children apart whose whole name is the same: their slot, or a count where one has none. 0: there
 * is no such other child. */
static int number_of(const struct model *model, size_t index)
{
    const char *name = model->pupils[index].pupil->name;
    int count = 0, mine = 0;
    bool slots = true;

    for (size_t i = 0; i < model->pupil_count; i++) {
        if (!same_sound(model->pupils[i].pupil->name, name))
            continue;
        count++;
        mine = i == index ? count : mine;
        slots = slots && model->pupils[i].pupil->slot != 0;
    }
    return count < 2 ? 0 : slots ? model->pupils[index].pupil->slot : mine;
}

const char *board_name(const struct model *model, size_t index, char *text, size_t size)
{
    const struct pupil *pupil = model->pupils[index].pupil;
    const char *first = pupil->first[0] != '\0' ? pupil->first : pupil->surname;
    int letters = 0, number;

    while (letters < SURNAME_LETTERS && is_shared(model, index, letters))
        letters++;
    if (letters == 0)
        snprintf(text, size, "%s", first);
    else if (letters < SURNAME_LETTERS)
        snprintf(text, size, "%s %.*s", first, letters_of(pupil->surname, letters), pupil->surname);
    else if ((number = number_of(model, index)) == 0)
        snprintf(text, size, "%s", pupil->name);
    else
        snprintf(text, size, "%s %d", pupil->name, number);
    return text;
}

static const struct pupil_day *target(const struct board *board)
{
    const struct model *model = board->desk->model;

    if (board->number[0] != '\0')
        return model_slot(model, atoi(board->number));
    return model->pupil_count > 0 ? &model->pupils[board->list.selected] : NULL;
}

static int64_t numbered(const struct board *board)
{
    const struct pupil_day *pupil = board->number[0] != '\0' ? target(board) : NULL;
    return pupil != NULL ? pupil->pupil->id : 0;
}

/* --- layout ------------------------------------------------------------------------------------------- */

static int longest(const struct model *model)
{
    char name[NAME_SIZE];
    int most = NAME_MIN;

    for (size_t i = 0; i < model->pupil_count; i++) {
        int width = text_width(board_name(model, i, name, sizeof name));
        most = width > most ? width : most;
    }
    return most > NAME_MAX ? NAME_MAX : most;
}

static void select_pupil(struct board *board, int64_t id)
{
    const struct model *model = board->desk->model;

    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil->id == id)
            list_select(&board->list, (int)i);
    board->selected = model->pupil_count > 0 ? model->pupils[board->list.selected].pupil->id : 0;
}

/* As few columns as show the class, so that the names are near the left and can be read down. */
static void layout(struct screen *screen, int width, int height)
{
    struct board *board = (struct board *)screen;
    int count = (int)board->desk->model->pupil_count;
    int rows = height - TOP - 2 > 1 ? height - TOP - 2 : 1;

    if (numbered(board) != board->numbered)
        board->number[0] = '\0'; /* the slot is another child's now */
    board->width = width;
    board->height = height;
    board->cell = MARK + longest(board->desk->model) + 1 + BOX + GAP;
    if (board->cell > width)
        board->cell = width;
    int most = width / board->cell;
    int needed = (count + rows - 1) / rows;
    /* where there is room, wider than high and with air between the names: it is read from the back row */
    int columns = needed < BOARD_COLUMNS && count > BOARD_COLUMNS * 2 ? BOARD_COLUMNS : needed;
    columns = columns > most ? most : columns < 1 ? 1 : columns;
    int lines = columns >= needed ? (count + columns - 1) / columns : rows;
    board->step = 2 * lines <= rows ? 2 : 1;
    list_layout(&board->list, count, columns, lines < 1 ? 1 : lines);
    select_pupil(board, board->selected);
}

/* --- drawing ------------------------------------------------------------------------------------------ */

/* Handed in or not; a dash for who has nothing to hand in, for whatever reason; a dot for who is not there.
 */
static const char *box(const struct pupil_day *pupil, enum style *style)
{
    const struct stay *phone = pupil->device[DEVICE_PHONE];

    *style = STYLE_BOARD;
    if (phone != NULL && phone->state == STAY_HELD) {
        *style = STYLE_BOARD_HELD;
        return "[x]";
    }
    if (phone != NULL && phone->state == STAY_LENT)
        return "[~]";
    if (phone != NULL && phone->state == STAY_RETURNED)
        return "[ ]";
    if (pupil->mark != NULL && pupil->mark->kind == MARK_ABSENT)
        return " . ";
    return pupil->mark != NULL || !pupil->asked ? " - " : "[ ]";
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct board *board = (const struct board *)screen;
    const struct model *model = board->desk->model;
    int name_width = board->cell - MARK - 1 - BOX - GAP;
    char name[NAME_SIZE];
    int column, line;

    for (int row = list_first(&board->list); row < list_end(&board->list); row++) {
        if (!list_place(&board->list, row, &column, &line) || TOP + line * board->step >= board->height - 1)
            continue;
        int x = 1 + MARK + column * board->cell, y = TOP + line * board->step;
        enum style style;
        const char *sign = box(&model->pupils[row], &style);
        bool here = row == board->list.selected && !board->screen.lost;
        if (here)
            canvas_sign(canvas, x - MARK, y, STYLE_SELECTED, SIGN_POINTER);
        canvas_text(canvas, x, y, name_width, here ? STYLE_SELECTED : STYLE_BOARD,
                    board_name(model, (size_t)row, name, sizeof name));
        canvas_text(canvas, x + name_width + 1, y, 3, style, sign);
    }
    if (board->number[0] != '\0')
        canvas_text(canvas, 2, board->height - 1, board->width - 2, STYLE_INPUT, board->number);
    canvas_right(canvas, 0, board->height - 1, board->width - 1, STYLE_MUTED, "Esc");
    if (board->desk->model->class.demo)
        canvas_text(canvas, 8, board->height - 1, board->width - 14, STYLE_DEMO, _(" DEMO: invented names "));
}

/* --- keys --------------------------------------------------------------------------------------------- */

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct board *board = (struct board *)screen;
    size_t length = strlen(board->number);

    (void)stack;
    if (pasted)
        return true;
    if (text[0] < '0' || text[0] > '9' || (length == 0 && text[0] == '0'))
        return false;
    if (length < sizeof board->number - 1) {
        board->number[length] = text[0];
        board->number[length + 1] = '\0';
    }
    board->numbered = numbered(board);
    return true;
}

static void left(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct board *board = (struct board *)below;
    enum key_action action = board->leave_for;

    (void)text;
    if (answer == QUESTION_NOTHING)
        return;
    open_roster(stack, board->desk, board->selected);
    if (action != ACTION_NONE)
        stack_act(stack, action);
}

/* One may come here by a wrong key while the class is watching: nothing else shows before it is sure. */
static void ask_to_leave(struct board *board, struct stack *stack, enum key_action action)
{
    board->leave_for = action;
    question_open(stack, _("Can the class see this screen? The board then shows the whole roster."),
                  (struct reply[]){ { _("leave board &mode"), 1 } }, 1, left);
}

static bool tick(struct board *board, struct stack *stack, enum key_action action)
{
    const struct pupil_day *pupil = target(board);
    struct intent intent = { .kind = INTENT_TICK, .device = DEVICE_PHONE };

    if (pupil == NULL)
        return true;
    intent.pupil_id = pupil->pupil->id;
    if (action == ACTION_NONE_TODAY || action == ACTION_ABSENT) {
        intent.kind = INTENT_MARK;
        intent.mark = action == ACTION_ABSENT ? MARK_ABSENT : MARK_NONE_TODAY;
    } else if (board->number[0] != '\0') {
        intent.kind = INTENT_DEVICE_IN;
    }
    carry_out_unasked(stack, board->desk, &intent); /* no question about a child before the class */
    return true;
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct board *board = (struct board *)screen;
    bool numbered = board->number[0] != '\0';
    bool done = true, closed = board->desk->closed;

    if (list_act(&board->list, action)) {
        if (board->list.count > 0)
            board->selected = board->desk->model->pupils[board->list.selected].pupil->id;
    } else if (action == ACTION_TICK || action == ACTION_NONE_TODAY || action == ACTION_ABSENT ||
               (action == ACTION_CARD && numbered)) {
        done = tick(board, stack, action);
    } else if (action == ACTION_BACK && numbered) {
        /* the number is forgotten below */
    } else if (closed) {
        lock_cover_board(stack, board->desk); /* whoever has no PIN ticks, and no more */
    } else if (action == ACTION_AGREEMENTS) {
        open_agreements(stack, board->desk); /* made for the board */
    } else if (action == ACTION_BOARD || action == ACTION_BACK) {
        ask_to_leave(board, stack, ACTION_NONE);
    } else {
        ask_to_leave(board, stack, action);
    }
    board->number[0] = '\0';
    return done;
}

static int64_t chosen(const struct screen *screen)
{
    const struct board *board = (const struct board *)screen;
    return board->number[0] != '\0' ? board->numbered : board->selected;
}

static void close_board(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "board",
    .place = PLACE_BOARD,
    .form = SCREEN_WHOLE,
    .layout = layout,
    .draw = draw,
    .type = type,
    .act = act,
    .chosen = chosen,
    .close = close_board,
};

struct screen *board_new(struct desk *desk, int64_t pupil_id)
{
    struct board *board = memory_new(1, sizeof *board);

    board->screen.kind = &kind;
    board->desk = desk;
    board->selected = pupil_id;
    board->leave_for = ACTION_NONE;
    list_init(&board->list);
    return &board->screen;
}
