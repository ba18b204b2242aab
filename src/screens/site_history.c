#include "klaskast/screens/site_history.h"

#include "klaskast/base/day.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 3, WHEN = 14, DETAIL = 6 };

struct history {
    struct screen screen;
    struct desk *desk;
    int64_t site_id;
    char key[SITE_ADDRESS_SIZE];
    struct arena arena;
    const struct site_step *steps;
    size_t count;
    struct list list;
    int width, height, detail;
};

static bool reload(struct screen *screen, struct err *err)
{
    struct history *history = (struct history *)screen;
    struct arena arena;
    const struct site_step *steps;
    size_t count;
    arena_init(&arena);
    if (!history->desk->site_history(history->desk, history->site_id, &arena, &steps, &count, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&history->arena);
    history->arena = arena;
    history->steps = steps;
    history->count = count;
    list_layout(&history->list, (int)count, 1, history->list.height);
    return true;
}

static void layout(struct screen *screen, int width, int height)
{
    struct history *history = (struct history *)screen;
    history->width = width;
    history->height = height;
    history->detail = height >= TOP + 4 + DETAIL ? DETAIL : height >= TOP + 5 ? 2 : 0;
    int rows = height - TOP - history->detail - (history->detail > 0);
    list_layout(&history->list, (int)history->count, 1, rows > 0 ? rows : 1);
}

/* The short form for the list: who, and what it came to. */
static void row_text(const struct history *history, const struct site_step *step, char *text, size_t size)
{
    char whole[SITE_STEP_SIZE];
    const char *what = step->kind == SITE_STEP_REVIEWED
                           ? verdict_label(step->verdict)
                           : site_step_text(step, history->desk->model->settings, whole);
    snprintf(text, size, "%s%s", what, step->taken_back ? _(", taken back") : "");
}

static void draw_row(const struct history *history, struct canvas *canvas, const struct site_step *step,
                     int y, bool here)
{
    char day[DAY_TEXT_SIZE], date[DAY_TEXT_SIZE + 8], text[SITE_STEP_SIZE + 40];
    enum style style = here ? STYLE_SELECTED : step->taken_back ? STYLE_MUTED : STYLE_NORMAL;
    int who = history->width >= 60 ? 22 : 0, x = 3;
    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    snprintf(date, sizeof date, "%s %d", day_text(step->day, DAY_SHORT, day), day_date(step->day).year);
    canvas_text(canvas, x, y, WHEN - 1, STYLE_MUTED, date);
    x += WHEN;
    if (who)
        canvas_text(canvas, x, y, who - 1, STYLE_MUTED, step->who);
    x += who;
    row_text(history, step, text, sizeof text);
    canvas_text(canvas, x, y, history->width - x - 1, style, text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct history *history = (const struct history *)screen;
    char text[SITE_STEP_SIZE];
    int column, line;
    int x = 1 + canvas_text(canvas, 1, 0, history->width - 2, STYLE_TITLE, _("Who judged this site")) + 3;
    if (x < history->width - 4)
        canvas_text(canvas, x, 0, history->width - x - 1, STYLE_MUTED, history->key);
    if (history->height > 1)
        canvas_text(canvas, 1, 1, history->width - 2, STYLE_MUTED,
                    _("Every review is kept; the newest stands at the top."));
    for (int row = list_first(&history->list); row < list_end(&history->list); row++)
        if (list_place(&history->list, row, &column, &line) && TOP + line < history->height &&
            history->width > WHEN + 4)
            draw_row(history, canvas, &history->steps[row], TOP + line, row == history->list.selected);
    if (history->count && history->detail)
        canvas_wrap(
            canvas, 1, history->height - history->detail, history->width - 2, history->detail, STYLE_NORMAL,
            site_step_text(&history->steps[history->list.selected], history->desk->model->settings, text));
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct history *history = (struct history *)screen;
    if (list_act(&history->list, action))
        return true;
    if (action != ACTION_BACK && action != ACTION_QUIT && action != ACTION_STOP)
        return false;
    stack_pop(stack, 0, "");
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action != ACTION_QUIT; /* it closes this, and 'leave' would read as more than that */
}

static void close_history(struct screen *screen)
{
    arena_clear(&((struct history *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "site-history",
    .place = PLACE_READER,
    .form = SCREEN_BODY,
    .layout = layout,
    .reload = reload,
    .draw = draw,
    .act = act,
    .can = can,
    .close = close_history,
};

struct screen *site_history_new(struct desk *desk, const struct site *site)
{
    struct history *history = memory_new(1, sizeof *history);
    history->screen.kind = &kind;
    history->desk = desk;
    history->site_id = site->id;
    snprintf(history->key, sizeof history->key, "%s", site->key);
    arena_init(&history->arena);
    list_init(&history->list);
    return &history->screen;
}
