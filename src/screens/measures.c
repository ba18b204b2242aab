#include "klaskast/screens/measures.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/measure_menu.h"
#include "klaskast/ui/list.h"

#include <stdio.h>
#include <stdlib.h>

/* As the list of what is to be done: the day that matters, who, what; the selected one whole at the bottom.
 */
enum { LIST_TOP = 4, NAME_X = 16, NAME_WIDTH = 19, NAME_NARROW = 10, WIDE = 60, DETAIL_FROM = 9, DETAIL = 4 };

struct measures {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena;
    const struct measure_line *lines;
    size_t count;
    struct list list;
    int64_t selected; /* the measure, so that it stays selected over reloads */
    int width, height;
};

static const struct measure_line *line_at(const struct measures *measures, int row)
{
    return (size_t)row < measures->count ? &measures->lines[row] : NULL;
}

static bool has_detail(const struct measures *measures)
{
    return measures->height >= DETAIL_FROM;
}

static void remember(struct measures *measures)
{
    const struct measure_line *line = line_at(measures, measures->list.selected);
    measures->selected = line ? line->measure->id : 0;
}

static void place_list(struct measures *measures)
{
    int row = measures->list.selected;
    for (size_t i = 0; i < measures->count; i++)
        if (measures->lines[i].measure->id == measures->selected)
            row = (int)i;
    int below = has_detail(measures) ? DETAIL : 0;
    int height = measures->height > LIST_TOP + below ? measures->height - LIST_TOP - below : 1;
    list_layout(&measures->list, (int)measures->count, 1, height);
    list_select(&measures->list, row);
    remember(measures);
}

static void measures_layout(struct screen *screen, int width, int height)
{
    struct measures *measures = (struct measures *)(void *)screen;
    measures->width = width;
    measures->height = height;
    place_list(measures);
}

static bool measures_reload(struct screen *screen, struct err *err)
{
    struct measures *measures = (struct measures *)(void *)screen;
    const struct model *model = measures->desk->model;
    (void)err;
    arena_clear(&measures->arena);
    measures->count = measure_list(&model->facts, model->today, &measures->arena, &measures->lines);
    place_list(measures);
    return true;
}

/* The day that matters, and how: "waits", "to 23 Nov", "from 24 Dec". */
static const char *when_text(const struct measure_line *line, int today, char text[DAY_TEXT_SIZE + 24],
                             enum style *style)
{
    char day[DAY_TEXT_SIZE];
    const struct measure *measure = line->measure;
    *style = STYLE_NORMAL;
    switch (line->group) {
    case MEASURE_WAITS:
        *style = STYLE_WARNING;
        snprintf(text, DAY_TEXT_SIZE + 24, "%s", measure->paused ? _("paused") : _("waits"));
        break;
    case MEASURE_ENDS:
        *style = STYLE_TITLE;
        if (measure->until == today)
            snprintf(text, DAY_TEXT_SIZE + 24, "%s", _("last day"));
        else
            snprintf(text, DAY_TEXT_SIZE + 24, _("to %s"), day_text(measure->until, DAY_MEDIUM, day));
        break;
    case MEASURE_RUNS:
        snprintf(text, DAY_TEXT_SIZE + 24, _("to %s"), day_text(measure->until, DAY_SHORT, day));
        break;
    case MEASURE_AHEAD:
        snprintf(text, DAY_TEXT_SIZE + 24, C_("measure", "from %s"), day_text(measure->from, DAY_SHORT, day));
        break;
    case MEASURE_OVER:
    case MEASURE_GROUPS:
        *style = STYLE_MUTED;
        snprintf(text, DAY_TEXT_SIZE + 24, "%s", C_("measure", "over"));
        break;
    }
    return text;
}

static void draw_line(const struct measures *measures, struct canvas *canvas, int row, int y)
{
    const struct model *model = measures->desk->model;
    const struct measure_line *line = line_at(measures, row);
    bool here = row == measures->list.selected;
    if (!line)
        return;
    const struct pupil *pupil = facts_pupil(&model->facts, line->measure->pupil_id);
    char when[DAY_TEXT_SIZE + 24], state[400], text[500];
    enum style style;
    when_text(line, model->today, when, &style);
    enum style plain = here ? STYLE_SELECTED : line->group == MEASURE_OVER ? STYLE_MUTED : STYLE_NORMAL;
    if (here)
        canvas_fill(canvas, 0, y, measures->width, 1, STYLE_SELECTED);
    canvas_text(canvas, 1, y, 1, plain, here ? ">" : " ");
    canvas_text(canvas, 3, y, NAME_X - 4, here ? STYLE_SELECTED : style, when);
    bool wide = measures->width >= WIDE;
    int what_x = NAME_X + (wide ? NAME_WIDTH : NAME_NARROW) + 1;
    if (pupil)
        canvas_text(canvas, NAME_X, y, what_x - NAME_X - 1, plain, wide ? pupil_label(pupil) : pupil->first);
    measure_state_text(&model->facts, model->settings, line->measure, model->today, state, sizeof state);
    /* Nearly all are bans: those are said without their name, the others with it. */
    bool ban = line->measure->kind == MEASURE_BAN;
    snprintf(text, sizeof text, "%s%s%s", ban ? "" : measure_label(line->measure->kind), ban ? "" : ": ",
             state);
    canvas_text(canvas, what_x, y, measures->width - what_x - 1, plain, text);
}

/* The selected one in a whole sentence, however small the window is. */
static void draw_detail(const struct measures *measures, struct canvas *canvas)
{
    const struct model *model = measures->desk->model;
    const struct measure_line *line = line_at(measures, measures->list.selected);
    if (!line || !has_detail(measures))
        return;
    const struct pupil *pupil = facts_pupil(&model->facts, line->measure->pupil_id);
    const struct record *record = facts_record(&model->facts, line->measure->record_id);
    char what[700], text[1000], day[DAY_TEXT_SIZE];
    measure_text(&model->facts, model->settings, line->measure, model->today, what, sizeof what);
    if (record)
        snprintf(text, sizeof text, "%s: %s. %s, %s.", pupil ? pupil_label(pupil) : "", what,
                 violation_which(record->kind, record->agreement), day_text(record->day, DAY_SHORT, day));
    else
        snprintf(text, sizeof text, "%s: %s.", pupil ? pupil_label(pupil) : "", what);
    canvas_wrap(canvas, 1, measures->height - DETAIL + 1, measures->width - 2, DETAIL - 1, STYLE_NORMAL,
                text);
}

static void draw_title(const struct measures *measures, struct canvas *canvas)
{
    char text[200], name[120];
    int groups[MEASURE_GROUPS] = { 0 };
    for (size_t i = 0; i < measures->count; i++)
        groups[measures->lines[i].group]++;
    snprintf(text, sizeof text, _("runs: %d, waits: %d"), groups[MEASURE_ENDS] + groups[MEASURE_RUNS],
             groups[MEASURE_WAITS]);
    int right = canvas_right(canvas, 0, 2, measures->width - 1,
                             groups[MEASURE_WAITS] ? STYLE_WARNING : STYLE_MUTED, text);
    snprintf(text, sizeof text, _("Measures of %s"), heading_class(measures->desk->model, name, sizeof name));
    canvas_text(canvas, 1, 2, measures->width - right - 4, STYLE_TITLE, text);
}

static void measures_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct measures *measures = (const struct measures *)(const void *)screen;
    heading_draw(canvas, measures->desk, measures->keymap, ACTION_VIEW_TASKS, true);
    draw_title(measures, canvas);
    if (!measures->list.count)
        canvas_wrap(canvas, 1, LIST_TOP, measures->width - 2, 3, STYLE_MUTED,
                    _("There are no measures this school year. Bans and suspensions will stand here."));
    for (int row = list_first(&measures->list); row < list_end(&measures->list); row++)
        draw_line(measures, canvas, row, LIST_TOP + row - list_first(&measures->list));
    draw_detail(measures, canvas);
}

static bool measures_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct measures *measures = (struct measures *)(void *)screen;
    const struct measure_line *line = line_at(measures, measures->list.selected);
    if (action == ACTION_BACK) {
        stack_pop(stack, 0, "");
        return true;
    }
    if (action == ACTION_CARD || action == ACTION_MEASURES) {
        if (line && action == ACTION_CARD)
            card_open(stack, measures->desk, line->measure->pupil_id);
        else if (line)
            measure_menu(stack, measures->desk, line->measure->pupil_id);
        return true;
    }
    if (!list_act(&measures->list, action))
        return false;
    remember(measures);
    return true;
}

static bool measures_can(const struct screen *screen, enum key_action action)
{
    const struct measures *measures = (const struct measures *)(const void *)screen;
    return (action != ACTION_CARD && action != ACTION_MEASURES) || measures->list.count > 0;
}

static int64_t measures_chosen(const struct screen *screen)
{
    return ((const struct measures *)(const void *)screen)->selected;
}

static void measures_close(struct screen *screen)
{
    struct measures *measures = (struct measures *)(void *)screen;
    arena_clear(&measures->arena);
    free(measures);
}

static const struct screen_kind measures_kind = {
    .name = "measures",
    .place = PLACE_MEASURES,
    .form = SCREEN_BODY,
    .layout = measures_layout,
    .reload = measures_reload,
    .draw = measures_draw,
    .act = measures_act,
    .can = measures_can,
    .chosen = measures_chosen,
    .close = measures_close,
};

struct screen *measures_new(struct desk *desk, const struct keymap *keymap)
{
    struct measures *measures = memory_new(1, sizeof *measures);
    measures->screen.kind = &measures_kind;
    measures->desk = desk;
    measures->keymap = keymap;
    arena_init(&measures->arena);
    list_init(&measures->list);
    return &measures->screen;
}
