#include "klaskast/screens/past_time.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 3 };

/* What goes, kind by kind, with the names of those who go whole below theirs; then what is held back. All of
 * it is in the list: on a small screen a name that goes must be seen, too. */
enum row_kind { ROW_KIND, ROW_NAME, ROW_BLANK, ROW_TITLE, ROW_HELD };
struct row {
    enum row_kind is;
    size_t index; /* enum retention_kind; of those that go; of those held back */
};

struct past_time {
    struct screen screen;
    struct desk *desk;
    struct arena arena; /* of the plan and the rows */
    struct retention_plan plan;
    struct row *rows;
    int count;    /* of kinds that have something */
    unsigned off; /* unticked: 1 << kind */
    bool changed; /* what goes is not the same any more as when it was asked */
    struct list list;
    int width, height;
};

/* --- rows ----------------------------------------------------------------------------------------------- */

static void add(struct past_time *past, enum row_kind is, size_t index)
{
    past->rows[past->list.count++] = (struct row){ is, index };
}

static void make_rows(struct past_time *past)
{
    const struct retention_plan *plan = &past->plan;
    past->rows = arena_new(&past->arena, RETENTION_KINDS + plan->going_count + plan->held_count + 2,
                           sizeof *past->rows);
    past->list.count = past->count = 0;
    for (size_t kind = 0; kind < RETENTION_KINDS; kind++) {
        if (!plan->lines[kind].going)
            continue;
        past->count++;
        add(past, ROW_KIND, kind);
        for (size_t i = 0; kind == RETENTION_PUPILS && i < plan->going_count; i++)
            if (plan->going[i].kind == RETENTION_PUPILS)
                add(past, ROW_NAME, i);
    }
    if (plan->held_count && past->list.count)
        add(past, ROW_BLANK, 0);
    if (plan->held_count)
        add(past, ROW_TITLE, 0);
    for (size_t i = 0; i < plan->held_count; i++)
        add(past, ROW_HELD, i);
}

static const struct row *selected(const struct past_time *past)
{
    return past->list.count ? &past->rows[past->list.selected] : NULL;
}

static bool reload(struct screen *screen, struct err *err)
{
    struct past_time *past = (struct past_time *)screen;
    struct arena arena;
    struct retention_plan plan;

    arena_init(&arena);
    if (!past->desk->past_time(past->desk, &arena, &plan, err)) {
        arena_clear(&arena);
        return false;
    }
    past->changed = past->changed || !retention_same(&past->plan, &plan, RETENTION_ASKED & ~past->off);
    arena_clear(&past->arena);
    past->arena = arena;
    past->plan = plan;
    make_rows(past);
    return true;
}

/* --- how it looks --------------------------------------------------------------------------------------- */

/* The selected row whole, at the bottom; and under it what is to be known, where that has room. */
static int detail_rows(const struct past_time *past)
{
    return past->height >= 8 ? 3 : 0;
}

static int bottom_rows(const struct past_time *past)
{
    return past->height >= 14 && past->count ? 2 : 0;
}

static void layout(struct screen *screen, int width, int height)
{
    struct past_time *past = (struct past_time *)screen;

    past->width = width;
    past->height = height;
    int rows = height - TOP - detail_rows(past) - bottom_rows(past);
    list_layout(&past->list, past->list.count, 1, rows > 1 ? rows : 1);
}

static unsigned going(const struct past_time *past)
{
    unsigned kinds = 0;
    for (int i = 0; i < past->list.count; i++)
        if (past->rows[i].is == ROW_KIND)
            kinds |= 1U << past->rows[i].index;
    return kinds & ~past->off;
}

/* A row whole; its column on the screen. */
static int row_text(const struct past_time *past, const struct row *row, char *text, size_t size)
{
    struct retention_plan nameless = past->plan; /* the names have rows of their own */
    nameless.going_count = 0;
    text[0] = '\0';
    switch (row->is) {
    case ROW_KIND:
        retention_line_text(&nameless, (enum retention_kind)row->index, text, size);
        return 7;
    case ROW_NAME:
        snprintf(text, size, "%s", past->plan.going[row->index].name);
        return 9;
    case ROW_TITLE:
        snprintf(text, size, "%s", _("Held back"));
        return 1;
    case ROW_HELD:
        retention_held_text(&past->plan.held[row->index], text, size);
        return 3;
    case ROW_BLANK:
        break;
    }
    return 1;
}

static void draw_row(const struct past_time *past, struct canvas *canvas, int index, int y)
{
    const struct row *row = &past->rows[index];
    bool here = index == past->list.selected;
    char text[300];
    int x = row_text(past, row, text, sizeof text);
    enum style style = here                   ? STYLE_SELECTED
                       : row->is == ROW_TITLE ? STYLE_TITLE
                       : row->is == ROW_HELD  ? STYLE_MUTED
                                              : STYLE_NORMAL;
    if (here)
        canvas_sign(canvas, x > 1 ? 1 : 0, y, STYLE_SELECTED, SIGN_POINTER);
    if (row->is == ROW_KIND) {
        bool goes = !(past->off & 1U << row->index);
        canvas_text(canvas, 3, y, 3, goes ? STYLE_HELD : STYLE_OPEN, goes ? "[x]" : "[ ]");
    }
    canvas_text(canvas, x, y, past->width - x - 1, style, text);
}

static void draw_list(const struct past_time *past, struct canvas *canvas)
{
    int column, line, end = list_end(&past->list);
    for (int row = list_first(&past->list); row < end; row++)
        if (list_place(&past->list, row, &column, &line) && TOP + line < past->height)
            draw_row(past, canvas, row, TOP + line);
    if (past->height > TOP && list_first(&past->list) > 0)
        canvas_sign(canvas, past->width - 1, TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
    if (end < past->list.count && TOP + past->list.height - 1 < past->height)
        canvas_sign(canvas, past->width - 1, TOP + past->list.height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct past_time *past = (const struct past_time *)screen;
    int detail = detail_rows(past), bottom = bottom_rows(past);
    char text[300];

    canvas_text(canvas, 1, 0, past->width - 2, STYLE_TITLE, _("Away with what is past its time?"));
    if (past->height > 1)
        canvas_wrap(canvas, 1, 1, past->width - 2, past->height > 2 ? TOP - 1 : 1, STYLE_MUTED,
                    past->count ? _("Untick what stays for now; then Enter. Esc: later.")
                                : _("Nothing is past its time."));
    draw_list(past, canvas);
    if (detail && selected(past)) {
        int x = row_text(past, selected(past), text, sizeof text);
        if (text_width(text) > past->width - x - 1)
            canvas_wrap(canvas, 1, past->height - bottom - detail, past->width - 2, detail, STYLE_NORMAL,
                        text);
    }
    if (bottom)
        canvas_text(canvas, 1, past->height - 1, past->width - 2, STYLE_NORMAL,
                    _("Gone is gone for good. The numbers of the days stay for the overview."));
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static void answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct past_time *past = (struct past_time *)below;
    struct err err = { .kind = ERR_NONE };
    char said[400];

    (void)text;
    if (answer == QUESTION_NOTHING)
        return;
    /* Another window wrote while it was asked: the list beneath is of now, the question of then. */
    if (past->changed) {
        stack_say(stack, MESSAGE_WARNING, "%s",
                  _("What is past its time is not the same any more as what was shown. Nothing is gone; "
                    "look once more."));
        return;
    }
    if (!past->desk->purge(past->desk, going(past), &past->plan, said, sizeof said, &err)) {
        stack_reload(stack);
        stack_say_err(stack, &err);
        return;
    }
    stack_pop(stack, 0, "");
    stack_reload(stack);
    stack_say(stack, MESSAGE_INFO, "%s", said);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct past_time *past = (struct past_time *)screen;

    if (list_act(&past->list, action))
        return true;
    const struct row *row = selected(past);
    if (action == ACTION_TOGGLE) {
        if (row && row->is == ROW_KIND) {
            past->off ^= 1U << row->index;
            list_act(&past->list, ACTION_DOWN);
        }
    } else if (action == ACTION_ALL) {
        past->off = past->off ? 0 : RETENTION_ALL;
    } else if (action == ACTION_ACCEPT && going(past)) {
        past->changed = false;
        question_open(stack, _("Gone for good?"),
                      (struct reply[]){ { _("&gone for good"), 1 }, { _("&not now"), QUESTION_NOTHING } }, 2,
                      answered);
    } else if (action == ACTION_ACCEPT) {
        stack_say(stack, MESSAGE_INFO, "%s", _("Nothing is ticked, so everything stays."));
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
    } else {
        return false;
    }
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct past_time *past = (const struct past_time *)screen;
    if (action == ACTION_TOGGLE)
        return selected(past) && selected(past)->is == ROW_KIND;
    return (action != ACTION_ALL && action != ACTION_ACCEPT) || past->count > 0;
}

static void close_past_time(struct screen *screen)
{
    arena_clear(&((struct past_time *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "past-time",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = layout,
    .reload = reload,
    .draw = draw,
    .act = act,
    .can = can,
    .close = close_past_time,
};

struct screen *past_time_new(struct desk *desk)
{
    struct past_time *past = memory_new(1, sizeof *past);

    past->screen.kind = &kind;
    past->desk = desk;
    arena_init(&past->arena);
    list_init(&past->list);
    return &past->screen;
}
