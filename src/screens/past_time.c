#include "klaskast/screens/past_time.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 3, BOTTOM = 2 };

struct past_time {
    struct screen screen;
    struct desk *desk;
    struct arena arena; /* of the plan */
    struct retention_plan plan;
    enum retention_kind kinds[RETENTION_KINDS]; /* that have something */
    int count;
    unsigned off; /* unticked: 1 << kind */
    struct list list;
    int width, height;
};

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
    arena_clear(&past->arena);
    past->arena = arena;
    past->plan = plan;
    past->count = 0;
    for (int i = 0; i < RETENTION_KINDS; i++)
        if (plan.lines[i].going > 0)
            past->kinds[past->count++] = (enum retention_kind)i;
    return true;
}

static void layout(struct screen *screen, int width, int height)
{
    struct past_time *past = (struct past_time *)screen;

    past->width = width;
    past->height = height;
    list_layout(&past->list, past->count, 1, height - TOP - BOTTOM > 1 ? height - TOP - BOTTOM : 1);
}

static unsigned going(const struct past_time *past)
{
    unsigned kinds = 0;
    for (int i = 0; i < past->count; i++)
        kinds |= 1U << past->kinds[i];
    return kinds & ~past->off;
}

static void draw_kind(const struct past_time *past, struct canvas *canvas, int row, int y)
{
    enum retention_kind kind = past->kinds[row];
    bool here = row == past->list.selected, goes = !(past->off & 1U << kind);
    char text[300];

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    canvas_text(canvas, 3, y, 3, goes ? STYLE_HELD : STYLE_OPEN, goes ? "[x]" : "[ ]");
    retention_line_text(&past->plan, kind, text, sizeof text);
    canvas_text(canvas, 7, y, past->width - 8, here ? STYLE_SELECTED : STYLE_NORMAL, text);
}

/* As many as fit; the last line says how many more there are. */
static void draw_held(const struct past_time *past, struct canvas *canvas, int y)
{
    int room = past->height - BOTTOM - y - 5, held = (int)past->plan.held_count;
    char text[300];

    if (!held || room < 1)
        return;
    canvas_text(canvas, 1, y, past->width - 2, STYLE_TITLE, _("Held back"));
    int shown = held <= room ? held : room - 1;
    for (int i = 0; i < shown; i++) {
        retention_held_text(&past->plan.held[i], text, sizeof text);
        canvas_text(canvas, 3, y + 1 + i, past->width - 4, STYLE_MUTED, text);
    }
    if (shown < held) {
        snprintf(text, sizeof text, _("and %d more"), held - shown);
        canvas_text(canvas, 3, y + 1 + shown, past->width - 4, STYLE_MUTED, text);
    }
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct past_time *past = (const struct past_time *)screen;
    int y = TOP;

    canvas_text(canvas, 1, 0, past->width - 2, STYLE_TITLE, _("Away with what is past its time?"));
    if (past->height > 1)
        canvas_text(canvas, 1, 1, past->width - 2, STYLE_MUTED,
                    past->count ? _("Untick what stays for now; then Enter. Esc: later.")
                                : _("Nothing is past its time."));
    for (int row = list_first(&past->list); row < list_end(&past->list) && y < past->height; row++)
        draw_kind(past, canvas, row, y++);
    draw_held(past, canvas, past->count ? y + 1 : y);
    /* The selected one whole: the names of who goes may not fit on a line. */
    if (past->count && past->height > TOP + BOTTOM + past->count + 3) {
        char text[1000];
        retention_line_text(&past->plan, past->kinds[past->list.selected], text, sizeof text);
        if (text_width(text) > past->width - 8)
            canvas_wrap(canvas, 1, past->height - 5, past->width - 2, 3, STYLE_NORMAL, text);
    }
    if (past->height > TOP + 1 && past->count)
        canvas_text(canvas, 1, past->height - 1, past->width - 2, STYLE_NORMAL,
                    _("Gone is gone for good. The numbers of the days stay for the overview."));
}

static void answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct past_time *past = (struct past_time *)below;
    struct err err = { .kind = ERR_NONE };
    char said[400];

    (void)text;
    if (answer == QUESTION_NOTHING)
        return;
    if (!past->desk->purge(past->desk, going(past), said, sizeof said, &err)) {
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
    if (action == ACTION_TOGGLE && past->count > 0) {
        past->off ^= 1U << past->kinds[past->list.selected];
        list_act(&past->list, ACTION_DOWN);
    } else if (action == ACTION_ALL) {
        past->off = past->off ? 0 : RETENTION_ALL;
    } else if (action == ACTION_ACCEPT && going(past)) {
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
    return (action != ACTION_TOGGLE && action != ACTION_ALL && action != ACTION_ACCEPT) || past->count > 0;
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
