/* What a class list would change: everything that wants an eye first, then the rest, and Enter writes it. */
#include "klaskast/screens/import.h"

#include "klaskast/base/memory.h"
#include "klaskast/screens/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 3, DETAIL = 2, LABEL = 17, LABEL_NARROW = 9, NARROW = 60, ROW_TEXT = 480 };

enum row_kind { ROW_NOTE, ROW_REFUSED, ROW_LINE };
struct row {
    enum row_kind kind;
    size_t index;
};

struct preview {
    struct screen screen;
    struct desk *desk;
    struct arena arena;
    struct import_source source;
    struct import_preview import;
    struct row *rows;
    struct list list;
    int width, height;
    int label_width;
    int class_width; /* of the column with the class; 0 when there is one class */
};

/* --- rows ----------------------------------------------------------------------------------------------- */

static void add_row(struct preview *preview, size_t *room, enum row_kind kind, size_t index)
{
    preview->rows =
        arena_room(&preview->arena, preview->rows, (size_t)preview->list.count, room, sizeof *preview->rows);
    preview->rows[preview->list.count++] = (struct row){ kind, index };
}

static void add_lines(struct preview *preview, size_t *room, enum import_kind kind)
{
    const struct import_plan *plan = &preview->import.plan;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == kind)
            add_row(preview, room, ROW_LINE, i);
}

static void make_rows(struct preview *preview)
{
    const struct classlist *list = &preview->import.list;
    char text[ROW_TEXT];
    size_t room = 0;
    for (size_t i = 0; classlist_note(list, i, text, sizeof text); i++)
        add_row(preview, &room, ROW_NOTE, i);
    for (size_t i = 0; i < list->refused_count; i++)
        add_row(preview, &room, ROW_REFUSED, i);
    static const enum import_kind order[] = { IMPORT_MISSING, IMPORT_CAME_BACK, IMPORT_CHANGED, IMPORT_NEW,
                                              IMPORT_UNCHANGED };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        add_lines(preview, &room, order[i]);
    for (size_t i = 1; i < preview->import.plan.count; i++)
        if (!class_name_same(preview->import.plan.lines[i].class_name,
                             preview->import.plan.lines[0].class_name))
            preview->class_width = 8;
}

static struct import_line *selected_line(const struct preview *preview)
{
    if (preview->list.count == 0)
        return NULL;
    const struct row *row = &preview->rows[preview->list.selected];
    return row->kind == ROW_LINE ? &preview->import.plan.lines[row->index] : NULL;
}

/* --- words ---------------------------------------------------------------------------------------------- */

static const char *kind_label(const struct import_line *line)
{
    return line->paired ? _("same child") : import_kind_label(line->kind);
}

static void missing_text(const struct import_line *line, const char *other, char *text, size_t size)
{
    if (line->paired)
        snprintf(text, size, _("is %s in the list"), other);
    else if (line->leaves)
        snprintf(text, size, "%s", _("has left the class"));
    else if (other != NULL)
        snprintf(text, size, _("stays in the class; or is it %s?"), other);
    else
        snprintf(text, size, "%s", _("stays in the class"));
}

static void new_text(const struct import_line *line, const char *other, char *text, size_t size)
{
    text[0] = '\0';
    if (line->paired)
        snprintf(text, size, _("was %s"), other);
    else if (other != NULL)
        snprintf(text, size, _("or is it %s?"), other);
    else if (line->row->odd)
        snprintf(text, size, "%s", _("is every letter right?"));
    else if (line->row->written != NULL)
        snprintf(text, size, _("from '%s'"), line->row->written);
    else if (line->row->guess)
        snprintf(text, size, _("surname %s"), line->row->name.surname);
}

/* What a line does, behind its name. */
static void line_text(const struct preview *preview, const struct import_line *line, char *text, size_t size)
{
    char like[NAME_TEXT_SIZE + CLASS_NAME_SIZE + 4];
    const char *other = import_line_like(&preview->import.plan, line, like, sizeof like);
    if (line->kind == IMPORT_MISSING)
        missing_text(line, other, text, size);
    else if (line->kind == IMPORT_NEW)
        new_text(line, other, text, size);
    else
        import_line_text(line, text, size);
}

/* A row in whole sentences, for the lines below the list. */
static void row_sentence(const struct preview *preview, const struct row *row, char *text, size_t size)
{
    const struct classlist *list = &preview->import.list;
    char what[300];
    if (row->kind == ROW_NOTE) {
        classlist_note(list, row->index, text, size);
    } else if (row->kind == ROW_REFUSED) {
        snprintf(text, size, _("Not read, %s."),
                 classlist_refusal_text(&list->refused[row->index], what, sizeof what));
    } else {
        const struct import_line *line = &preview->import.plan.lines[row->index];
        line_text(preview, line, what, sizeof what);
        snprintf(text, size, "%.120s, %s%s%s", line->name, kind_label(line), *what ? ": " : "", what);
    }
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct preview *preview = (struct preview *)screen;
    int rows = height - TOP - DETAIL - 1;

    preview->width = width;
    preview->height = height;
    preview->label_width = width < NARROW ? LABEL_NARROW : LABEL;
    list_layout(&preview->list, preview->list.count, 1, rows > 1 ? rows : 1);
}

static enum style line_style(const struct import_line *line)
{
    if (line->kind == IMPORT_MISSING && !line->paired)
        return STYLE_WARNING;
    return line->kind == IMPORT_UNCHANGED ? STYLE_MUTED : STYLE_NORMAL;
}

static void draw_line(const struct preview *preview, struct canvas *canvas, const struct import_line *line,
                      int y, bool here)
{
    char text[ROW_TEXT];
    int x = 3 + preview->label_width, name = (preview->width - x) / 2 - preview->class_width;

    canvas_text(canvas, 3, y, preview->label_width - 1, line_style(line), kind_label(line));
    if (preview->class_width)
        canvas_text(canvas, x, y, preview->class_width - 1, STYLE_MUTED, line->class_name);
    x += preview->class_width;
    if (line->kind == IMPORT_MISSING)
        x += 1 + canvas_text(canvas, x, y, 3, line->leaves ? STYLE_HELD : STYLE_OPEN,
                             line->leaves ? "[x]" : "[ ]");
    name = name < 8 ? preview->width - x - 1 : name;
    canvas_text(canvas, x, y, name, here ? STYLE_SELECTED : line_style(line), line->name);
    line_text(preview, line, text, sizeof text);
    canvas_text(canvas, x + name + 1, y, preview->width - x - name - 2, STYLE_MUTED, text);
}

static void draw_row(const struct preview *preview, struct canvas *canvas, int index, int y)
{
    const struct row *row = &preview->rows[index];
    bool here = index == preview->list.selected;
    char text[ROW_TEXT];

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    if (row->kind == ROW_LINE) {
        draw_line(preview, canvas, &preview->import.plan.lines[row->index], y, here);
        return;
    }
    bool refused = row->kind == ROW_REFUSED;
    if (refused)
        classlist_refusal_text(&preview->import.list.refused[row->index], text, sizeof text);
    else
        classlist_note(&preview->import.list, row->index, text, sizeof text);
    canvas_text(canvas, 3, y, preview->label_width - 1, refused ? STYLE_WARNING : STYLE_MUTED,
                refused ? _("refused") : _("note"));
    canvas_text(canvas, 3 + preview->label_width, y, preview->width - preview->label_width - 4,
                here ? STYLE_SELECTED : STYLE_NORMAL, text);
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct preview *preview = (const struct preview *)screen;
    char text[ROW_TEXT];
    int column, line,
        right = canvas_right(canvas, 0, 0, preview->width - 1, STYLE_MUTED, preview->import.list.charset);

    snprintf(text, sizeof text, _("Class list %s"), file_name(preview->source.path));
    canvas_text(canvas, 1, 0, preview->width - right - 4, STYLE_TITLE, text);
    if (preview->height > 1)
        canvas_text(canvas, 1, 1, preview->width - 2, STYLE_NORMAL,
                    import_plan_summary(&preview->import.plan, text, sizeof text));
    for (int row = list_first(&preview->list); row < list_end(&preview->list); row++)
        if (list_place(&preview->list, row, &column, &line) && TOP + line < preview->height)
            draw_row(preview, canvas, row, TOP + line);
    if (preview->list.count > 0 && preview->height > TOP + DETAIL + 1) {
        row_sentence(preview, &preview->rows[preview->list.selected], text, sizeof text);
        canvas_wrap(canvas, 1, preview->height - DETAIL, preview->width - 2, DETAIL, STYLE_MUTED, text);
    }
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static bool can_toggle(const struct import_line *line)
{
    return line != NULL &&
           (line->kind == IMPORT_MISSING || (line->kind == IMPORT_NEW && line->like != IMPORT_NOBODY));
}

/* For one that is missing: stays, the same child as a new one (where there is such), has left, stays. */
static void toggle(struct preview *preview)
{
    struct import_plan *plan = &preview->import.plan;
    struct import_line *line = selected_line(preview);
    size_t index = (size_t)(line - plan->lines);

    if (line->kind == IMPORT_NEW) {
        import_plan_pair(plan, index, !line->paired);
    } else if (line->paired) {
        import_plan_pair(plan, index, false);
        line->leaves = true;
    } else if (line->leaves) {
        line->leaves = false;
    } else if (line->like != IMPORT_NOBODY) {
        import_plan_pair(plan, index, true);
    } else {
        line->leaves = true;
    }
}

static bool is_missing(const struct import_line *line)
{
    return line->kind == IMPORT_MISSING && !line->paired;
}

/* After the summer a class of the same name is another class: then everybody has left. */
static void all_left(struct preview *preview)
{
    struct import_plan *plan = &preview->import.plan;
    bool stays = false;
    for (size_t i = 0; i < plan->count; i++)
        stays |= is_missing(&plan->lines[i]) && !plan->lines[i].leaves;
    for (size_t i = 0; i < plan->count; i++)
        if (is_missing(&plan->lines[i]))
            plan->lines[i].leaves = stays;
}

/* The file holds more about the children than was kept, and nobody needs it any more. */
static void say_done(struct stack *stack, const char *said, const char *path)
{
    stack_say(
        stack, MESSAGE_INFO,
        _("%s The file %s still holds the names: delete it and its copies (Downloads, mail, stick) when you "
          "need them no more."),
        said, file_name(path));
}

static void accept(struct preview *preview, struct stack *stack)
{
    struct outcome outcome = { .question = QUESTION_NONE };
    struct err err = { .kind = ERR_NONE };
    struct desk *desk = preview->desk;
    char path[FILE_PATH_SIZE];

    snprintf(path, sizeof path, "%s", preview->source.path);
    if (!desk->import_list(desk, &preview->import, &outcome, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    stack_acted(stack);
    open_roster(stack, desk, 0);
    say_done(stack, outcome.said, path);
}

static void columns(struct preview *preview, struct stack *stack)
{
    struct arena arena;
    struct import_preview import;
    struct err err;
    struct import_source source = preview->source;
    struct desk *desk = preview->desk;
    const struct classlist_mapping mapping = { source.heading_line, source.uses, source.use_count };

    arena_init(&arena);
    if (!desk->read_list(desk, source.path, source.mapped ? &mapping : NULL, source.class_name, &arena,
                         &import, &err)) {
        stack_say_err(stack, &err);
        arena_clear(&arena);
        return;
    }
    stack_pop(stack, -1, "");
    stack_push(stack, import_columns_new(desk, &source, &arena, &import), NULL);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct preview *preview = (struct preview *)screen;

    if (list_act(&preview->list, action))
        return true;
    if (action == ACTION_TOGGLE) {
        if (can_toggle(selected_line(preview)))
            toggle(preview);
    } else if (action == ACTION_ALL_LEFT) {
        all_left(preview);
    } else if (action == ACTION_MAPPING) {
        columns(preview, stack);
    } else if (action == ACTION_ACCEPT) {
        accept(preview, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
        stack_say(stack, MESSAGE_INFO, "%s", _("Nothing is read in. The class is as it was."));
    } else {
        return false;
    }
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct preview *preview = (const struct preview *)screen;
    if (action == ACTION_ALL_LEFT)
        return preview->import.plan.counts[IMPORT_MISSING] > 1;
    return action != ACTION_TOGGLE || can_toggle(selected_line(preview));
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct import_line *line = selected_line((const struct preview *)screen);

    if (action == ACTION_ACCEPT)
        return C_("footer", "read it in");
    if (action != ACTION_TOGGLE || line == NULL)
        return NULL;
    if (line->kind == IMPORT_NEW)
        return line->paired ? C_("footer", "another child") : C_("footer", "the same child");
    if (line->leaves)
        return C_("footer", "stays");
    return line->like != IMPORT_NOBODY && !line->paired ? C_("footer", "the same child")
                                                        : C_("footer", "has left");
}

static void close_preview(struct screen *screen)
{
    arena_clear(&((struct preview *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "import",
    .place = PLACE_IMPORT,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .can = can,
    .label = label,
    .close = close_preview,
};

struct screen *import_preview_new(struct desk *desk, const struct import_source *source, struct arena *arena,
                                  const struct import_preview *import)
{
    struct preview *preview = memory_new(1, sizeof *preview);

    preview->screen.kind = &kind;
    preview->desk = desk;
    preview->source = *source;
    preview->arena = *arena;
    preview->import = *import;
    /* The plan allocates from the arena it was made in, which lives here from now on. */
    preview->import.plan.arena = &preview->arena;
    preview->import.plan.list = &preview->import.list;
    list_init(&preview->list);
    make_rows(preview);
    return &preview->screen;
}
