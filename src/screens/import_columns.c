/* What each column of a list is, when its headings do not say so. */
#include "klaskast/screens/import.h"

#include "klaskast/base/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 4, HEADING_ROW = 0 };

struct columns {
    struct screen screen;
    struct desk *desk;
    struct arena arena;
    struct import_source source;
    struct import_preview import;
    int heading_line; /* the line that is a heading when there is one */
    struct list list; /* row 0: is there a heading? then the columns */
    int width, height;
};

static const struct classlist_column *column_at(const struct columns *columns, int row)
{
    return &columns->import.list.columns[row - 1];
}

/* What can be chosen, in the order in which Space goes through it. */
static const enum column_use choices[] = { COLUMN_UNKNOWN, COLUMN_FIRST, COLUMN_PREFIX, COLUMN_SURNAME,
                                           COLUMN_NAME,    COLUMN_CLASS, COLUMN_YEAR,   COLUMN_KEY };
enum { CHOICES = sizeof choices / sizeof *choices };

static enum column_use next_use(enum column_use use, int step)
{
    int at = 0;
    while (at < CHOICES && choices[at] != use)
        at++;
    return choices[(at % CHOICES + step + CHOICES) % CHOICES];
}

/* Reads the list anew: whether the first line is a heading changes headings and examples. */
static void read_again(struct columns *columns, struct stack *stack)
{
    struct arena arena;
    struct import_preview import;
    struct err err;
    const struct import_source *source = &columns->source;
    const struct classlist_mapping mapping = { source->heading_line, source->uses, source->use_count };

    arena_init(&arena);
    if (!columns->desk->read_list(columns->desk, source->path, &mapping, source->class_name, &arena, &import,
                                  &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
        return;
    }
    arena_clear(&columns->arena);
    columns->arena = arena;
    columns->import = import;
}

static void change(struct columns *columns, struct stack *stack, int step)
{
    struct import_source *source = &columns->source;
    int row = columns->list.selected;

    if (row == HEADING_ROW) {
        source->heading_line = source->heading_line ? 0 : columns->heading_line;
        read_again(columns, stack);
    } else if (column_at(columns, row)->use == COLUMN_FORBIDDEN) {
        stack_say(stack, MESSAGE_INFO, "%s", _("This column is never kept, so it is not read."));
    } else {
        source->uses[row - 1] = next_use(source->uses[row - 1], step);
    }
}

static void accept(struct columns *columns, struct stack *stack)
{
    struct import_source source = columns->source;
    struct desk *desk = columns->desk;
    bool named = false;

    for (size_t i = 0; i < source.use_count; i++)
        named |= column_is_name(source.uses[i]);
    if (!named) {
        stack_say(stack, MESSAGE_WARNING, "%s",
                  _("No column is a name yet. Choose one with the arrows and press Space until it says so."));
        return;
    }
    stack_pop(stack, 0, "");
    import_go_on(stack, desk, &source);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct columns *columns = (struct columns *)screen;
    int rows = height - TOP;

    columns->width = width;
    columns->height = height;
    list_layout(&columns->list, (int)columns->import.list.column_count + 1, 1, rows > 1 ? rows : 1);
}

static void draw_column(const struct columns *columns, struct canvas *canvas, int row, int y, bool here)
{
    const struct classlist_column *column = column_at(columns, row);
    enum column_use use = column->use == COLUMN_FORBIDDEN ? COLUMN_FORBIDDEN : columns->source.uses[row - 1];
    char samples[300] = "", heading[120];
    size_t used = 0;

    for (int i = 0; i < CLASSLIST_SAMPLES && column->samples[i] && used + 100 < sizeof samples; i++)
        used += (size_t)snprintf(samples + used, sizeof samples - used, "%s%s", used ? ", " : "",
                                 column->samples[i]);
    if (column->heading[0])
        snprintf(heading, sizeof heading, "%s", column->heading);
    else
        snprintf(heading, sizeof heading, _("column %d"), row);
    int third = columns->width / 4;
    canvas_text(canvas, 3, y, third - 1, here ? STYLE_SELECTED : STYLE_NORMAL, heading);
    canvas_text(canvas, 3 + third, y, third - 1,
                use == COLUMN_UNKNOWN || use == COLUMN_FORBIDDEN ? STYLE_MUTED : STYLE_GOOD,
                column_label(use));
    canvas_text(canvas, 3 + 2 * third, y, columns->width - 4 - 2 * third, STYLE_MUTED, samples);
}

static void draw_row(const struct columns *columns, struct canvas *canvas, int row, int y)
{
    bool here = row == columns->list.selected;
    char text[200];

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    if (row != HEADING_ROW) {
        draw_column(columns, canvas, row, y, here);
        return;
    }
    if (columns->source.heading_line)
        snprintf(text, sizeof text, _("Line %d holds the headings"), columns->source.heading_line);
    else
        snprintf(text, sizeof text, "%s", _("There are no headings: the first line is a pupil"));
    canvas_text(canvas, 3, y, columns->width - 4, here ? STYLE_SELECTED : STYLE_NORMAL, text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct columns *columns = (const struct columns *)screen;
    int column, line;

    canvas_text(canvas, 1, 0, columns->width - 2, STYLE_TITLE, _("What is in each column?"));
    if (columns->height > 1)
        canvas_wrap(
            canvas, 1, 1, columns->width - 2, 2, STYLE_MUTED,
            _("The headings of this list are not all understood. Say where the names are; the rest may stay "
              "'not used'."));
    for (int row = list_first(&columns->list); row < list_end(&columns->list); row++)
        if (list_place(&columns->list, row, &column, &line) && TOP + line < columns->height)
            draw_row(columns, canvas, row, TOP + line);
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct columns *columns = (struct columns *)screen;

    if (action == ACTION_TOGGLE || action == ACTION_RIGHT)
        change(columns, stack, 1);
    else if (action == ACTION_LEFT)
        change(columns, stack, -1);
    else if (list_act(&columns->list, action))
        return true;
    else if (action == ACTION_ACCEPT)
        accept(columns, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, -1, "");
    else
        return false;
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action != ACTION_MAPPING && action != ACTION_ALL_LEFT;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct columns *columns = (const struct columns *)screen;

    if (action == ACTION_TOGGLE)
        return columns->list.selected == HEADING_ROW ? C_("footer", "headings or not")
                                                     : C_("footer", "what it is");
    return action == ACTION_ACCEPT ? C_("footer", "go on") : NULL;
}

static void close_columns(struct screen *screen)
{
    arena_clear(&((struct columns *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "import-columns",
    .place = PLACE_IMPORT,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .can = can,
    .label = label,
    .close = close_columns,
};

struct screen *import_columns_new(struct desk *desk, const struct import_source *source, struct arena *arena,
                                  const struct import_preview *import)
{
    struct columns *columns = memory_new(1, sizeof *columns);
    const struct classlist *list = &import->list;

    columns->screen.kind = &kind;
    columns->desk = desk;
    columns->arena = *arena;
    columns->import = *import;
    columns->source = *source;
    columns->source.mapped = true;
    columns->heading_line = list->heading_line ? list->heading_line : 1;
    columns->source.heading_line = list->heading_line;
    columns->source.use_count = list->column_count < IMPORT_COLUMNS ? list->column_count : IMPORT_COLUMNS;
    for (size_t i = 0; i < columns->source.use_count; i++)
        columns->source.uses[i] =
            list->columns[i].use == COLUMN_FORBIDDEN ? COLUMN_UNKNOWN : list->columns[i].use;
    list_init(&columns->list);
    columns->list.count = (int)columns->source.use_count + 1;
    list_select(&columns->list, columns->list.count > 1 ? 1 : 0);
    return &columns->screen;
}
