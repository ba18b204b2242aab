#include "klaskast/screens/new_year.h"

#include "klaskast/base/memory.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 3, DETAIL = 2, TEXT = 500, TEXT_X = 3, NAME = 34 };

enum row_kind { ROW_BLANK, ROW_TITLE, ROW_TEXT, ROW_CLASS, ROW_PUPIL };
struct row {
    enum row_kind kind;
    size_t index;     /* of the class or the pupil */
    const char *text; /* of a title or a text */
};

struct new_year_screen {
    struct screen screen;
    struct desk *desk;
    struct arena arena;
    struct year_look look;
    struct row *rows;
    struct list list;
    int width, height;
};

/* --- rows ----------------------------------------------------------------------------------------------- */

static void add(struct new_year_screen *year, size_t *room, struct row row)
{
    year->rows = arena_room(&year->arena, year->rows, (size_t)year->list.count, room, sizeof *year->rows);
    year->rows[year->list.count++] = row;
}

static void add_title(struct new_year_screen *year, size_t *room, const char *text)
{
    if (year->list.count)
        add(year, room, (struct row){ .kind = ROW_BLANK });
    add(year, room, (struct row){ .kind = ROW_TITLE, .text = text });
}

static void add_pupils(struct new_year_screen *year, size_t *room, size_t class)
{
    const struct new_year *plan = &year->look.plan;
    char text[TEXT];
    snprintf(text, sizeof text, _("Class %s, pupil by pupil"), plan->classes[class].class->name);
    add_title(year, room, arena_copy(&year->arena, text));
    for (size_t i = 0; i < plan->move_count; i++)
        if (plan->moves[i].from == class)
            add(year, room, (struct row){ .kind = ROW_PUPIL, .index = i });
}

static void make_rows(struct new_year_screen *year)
{
    const struct year_look *look = &year->look;
    enum year_part part = YEAR_PARTS;
    size_t room = 0;
    for (size_t i = 0; i < look->plan.class_count; i++)
        add(year, &room, (struct row){ .kind = ROW_CLASS, .index = i });
    for (size_t i = 0; i < look->line_count; i++) {
        if (look->lines[i].part != part)
            add_title(year, &room, new_year_part_label(look->lines[i].part));
        part = look->lines[i].part;
        add(year, &room, (struct row){ .kind = ROW_TEXT, .text = look->lines[i].text });
    }
    if (look->going_count)
        add_title(year, &room, _("What goes, in a last step of its own"));
    for (size_t i = 0; i < look->going_count; i++)
        add(year, &room, (struct row){ .kind = ROW_TEXT, .text = look->going[i] });
    for (size_t i = 0; i < look->plan.class_count; i++)
        add_pupils(year, &room, i);
}

static const struct row *selected(const struct new_year_screen *year)
{
    return year->list.count ? &year->rows[year->list.selected] : NULL;
}

static bool has_fate(const struct row *row)
{
    return row != NULL && (row->kind == ROW_CLASS || row->kind == ROW_PUPIL);
}

static bool is_empty(const struct new_year_screen *year)
{
    return year->look.plan.move_count == 0;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void layout(struct screen *screen, int width, int height)
{
    struct new_year_screen *year = (struct new_year_screen *)screen;
    int rows = height - TOP - DETAIL - 1;

    year->width = width;
    year->height = height;
    list_layout(&year->list, year->list.count, 1, rows > 1 ? rows : 1);
}

static bool asks(const struct new_year_screen *year, size_t class)
{
    return year->look.plan.classes[class].asks && new_year_fate(&year->look.plan, class) == YEAR_GOES;
}

/* A row in words; those of a pupil without the name. */
static void row_text(const struct new_year_screen *year, const struct row *row, char *text, size_t size)
{
    const struct new_year *plan = &year->look.plan;
    size_t used;
    text[0] = '\0';
    switch (row->kind) {
    case ROW_BLANK:
        break;
    case ROW_TITLE:
    case ROW_TEXT:
        snprintf(text, size, "%s", row->text);
        break;
    case ROW_CLASS:
        new_year_class_text(plan, row->index, text, size);
        used = strlen(text);
        if (asks(year, row->index))
            snprintf(text + used, size - used, "%s", _("   is this right?"));
        break;
    case ROW_PUPIL:
        new_year_move_text(plan, &plan->moves[row->index], text, size);
        break;
    }
}

/* The selected row as a whole sentence. */
static void detail_text(const struct new_year_screen *year, const struct row *row, char *text, size_t size)
{
    const struct new_year *plan = &year->look.plan;
    char what[TEXT];
    row_text(year, row, what, sizeof what);
    if (row->kind == ROW_PUPIL)
        snprintf(text, size, "%.200s: %.280s.", pupil_label(plan->moves[row->index].pupil), what);
    else if (row->kind == ROW_CLASS && asks(year, row->index))
        snprintf(
            text, size, "%s",
            _("Several groups in one class: who goes where only you know. c names another class, also for "
              "one pupil below."));
    else if (row->kind == ROW_CLASS)
        snprintf(text, size, "%s", _("Space: goes along, has left, or stays. c names another class."));
    else
        snprintf(text, size, "%s", row->kind == ROW_TEXT ? row->text : "");
}

static enum style pupil_style(const struct year_move *move)
{
    if (move->fate == YEAR_GOES && !move->to)
        return STYLE_NORMAL;
    return move->fate == YEAR_LEAVES ? STYLE_MUTED : STYLE_WARNING;
}

static void draw_row(const struct new_year_screen *year, struct canvas *canvas, int index, int y)
{
    const struct row *row = &year->rows[index];
    const struct new_year *plan = &year->look.plan;
    bool here = index == year->list.selected;
    int x = TEXT_X + (row->kind == ROW_TITLE || row->kind == ROW_CLASS ? 0 : 2);
    char text[TEXT];
    enum style style = here ? STYLE_SELECTED : row->kind == ROW_TITLE ? STYLE_TITLE : STYLE_NORMAL;

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    row_text(year, row, text, sizeof text);
    if (row->kind == ROW_PUPIL) {
        const struct year_move *move = &plan->moves[row->index];
        int name = year->width / 2 - x < NAME ? year->width / 2 - x : NAME;
        canvas_text(canvas, x, y, name, style, pupil_label(move->pupil));
        canvas_text(canvas, x + name + 1, y, year->width - x - name - 2, here ? style : pupil_style(move),
                    text);
        return;
    }
    if (row->kind == ROW_CLASS && !here && asks(year, row->index))
        style = STYLE_WARNING;
    canvas_text(canvas, x, y, year->width - x - 1, style, text);
}

static const char *hint(const struct new_year_screen *year)
{
    if (year->look.begun)
        return _("It was begun already: there is nothing left to move.");
    if (is_empty(year))
        return _("Everybody is in the class of this school year: there is nothing left to move.");
    return _("Change what is not so; Enter does it in one go, Esc is later.");
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct new_year_screen *year = (const struct new_year_screen *)screen;
    char text[TEXT];
    int column, line, end = list_end(&year->list);

    snprintf(text, sizeof text, _("The new school year %d-%d"), year->look.plan.year,
             year->look.plan.year + 1);
    canvas_text(canvas, 1, 0, year->width - 2, STYLE_TITLE, text);
    if (year->height > 1)
        canvas_wrap(canvas, 1, 1, year->width - 2, year->height > 2 ? TOP - 1 : 1, STYLE_MUTED, hint(year));
    for (int row = list_first(&year->list); row < end; row++)
        if (list_place(&year->list, row, &column, &line) && TOP + line < year->height)
            draw_row(year, canvas, row, TOP + line);
    if (year->height > TOP && list_first(&year->list) > 0)
        canvas_sign(canvas, year->width - 1, TOP, STYLE_MUTED, SIGN_MORE_ABOVE);
    if (end < year->list.count && TOP + year->list.height - 1 < year->height)
        canvas_sign(canvas, year->width - 1, TOP + year->list.height - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (selected(year) != NULL && year->height > TOP + DETAIL + 1) {
        detail_text(year, selected(year), text, sizeof text);
        canvas_wrap(canvas, 1, year->height - DETAIL, year->width - 2, DETAIL, STYLE_MUTED, text);
    }
}

/* --- what becomes of whom ------------------------------------------------------------------------------- */

static enum year_fate fate_of(const struct new_year_screen *year, const struct row *row)
{
    return row->kind == ROW_CLASS ? new_year_fate(&year->look.plan, row->index)
                                  : year->look.plan.moves[row->index].fate;
}

/* What Space would make of it; a pupil whose device is here cannot leave. [P1] */
static enum year_fate next_fate(const struct new_year_screen *year, const struct row *row)
{
    enum year_fate next = (enum year_fate)((fate_of(year, row) + 1) % YEAR_FATES);
    bool held = row->kind == ROW_PUPIL && year->look.plan.moves[row->index].held;
    return held && next == YEAR_LEAVES ? YEAR_STAYS : next;
}

static void set(struct new_year_screen *year, enum year_fate fate, const char *to)
{
    const struct row *row = selected(year);
    if (row->kind == ROW_CLASS)
        new_year_set_class(&year->look.plan, row->index, fate, to);
    else
        new_year_set(&year->look.plan, row->index, fate, to);
}

static void class_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct new_year_screen *year = (struct new_year_screen *)below;
    char name[CLASS_NAME_SIZE];

    (void)stack;
    class_name_clean(text, name);
    if (answer == PROMPT_DONE && *name)
        set(year, YEAR_GOES, name);
}

static void ask_class(struct new_year_screen *year, struct stack *stack)
{
    const struct new_year *plan = &year->look.plan;
    const struct row *row = selected(year);
    const char *to = row->kind == ROW_CLASS ? plan->classes[row->index].to
                                            : new_year_class(plan, &plan->moves[row->index]);
    char label[TEXT];

    if (row->kind == ROW_CLASS)
        snprintf(label, sizeof label, _("Class %s becomes"), plan->classes[row->index].class->name);
    else
        snprintf(label, sizeof label, _("%s goes to class"), pupil_label(plan->moves[row->index].pupil));
    prompt_open(stack,
                &(struct prompt_options){
                    .label = label, .text = to, .proposed = true, .limit = CLASS_NAME_SIZE - 1 },
                class_typed);
}

/* --- doing it ------------------------------------------------------------------------------------------- */

static void begin(struct new_year_screen *year, struct stack *stack)
{
    struct desk *desk = year->desk;
    struct outcome outcome = { .question = QUESTION_NONE };
    struct err err = { .kind = ERR_NONE };
    char key[KEY_TEXT_SIZE];

    if (!desk->begin_new_year(desk, &year->look.plan, &outcome, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    stack_acted(stack);
    open_roster(stack, desk, 0);
    stack_say(stack, MESSAGE_INFO, _("%s %s takes it back."), outcome.said,
              keymap_show(stack->keymap, ACTION_UNDO, key));
}

static void combination_answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)text;
    if (answer == 1)
        begin((struct new_year_screen *)below, stack);
}

/* Classes of several groups are made anew each year: nobody but people knows how. */
static void accept(struct new_year_screen *year, struct stack *stack)
{
    const struct new_year *plan = &year->look.plan;
    char text[TEXT], what[TEXT];

    if (is_empty(year)) {
        stack_pop(stack, -1, "");
        return;
    }
    for (size_t i = 0; i < plan->class_count; i++) {
        if (!asks(year, i))
            continue;
        new_year_class_text(plan, i, what, sizeof what);
        snprintf(text, sizeof text, _("%.300s. Is that right?"), what);
        question_open(stack, text, (struct reply[]){ { _("&yes, begin the school year"), 1 } }, 1,
                      combination_answered);
        return;
    }
    begin(year, stack);
}

static void later(struct new_year_screen *year, struct stack *stack)
{
    struct desk *desk = year->desk;
    struct err err = { .kind = ERR_NONE };
    bool waits = !is_empty(year), kept = !waits || desk->new_year_later(desk, &err);
    char key[KEY_TEXT_SIZE];

    stack_pop(stack, -1, "");
    if (!kept)
        stack_say_err(stack, &err);
    else if (waits)
        stack_say(stack, MESSAGE_INFO,
                  _("Nothing is changed. Tomorrow this page comes again; %s opens it sooner."),
                  keymap_show(stack->keymap, ACTION_NEW_YEAR, key));
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct new_year_screen *year = (struct new_year_screen *)screen;
    const struct row *row = selected(year);

    if (list_act(&year->list, action))
        return true;
    if (action == ACTION_YEAR_FATE && has_fate(row)) {
        set(year, next_fate(year, row), NULL);
        if (row->kind == ROW_PUPIL)
            list_act(&year->list, ACTION_DOWN);
    } else if (action == ACTION_YEAR_CLASS && has_fate(row)) {
        ask_class(year, stack);
    } else if (action == ACTION_ACCEPT) {
        accept(year, stack);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        later(year, stack);
    } else {
        return action == ACTION_YEAR_FATE || action == ACTION_YEAR_CLASS;
    }
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct new_year_screen *year = (const struct new_year_screen *)screen;
    if (action == ACTION_YEAR_FATE || action == ACTION_YEAR_CLASS)
        return has_fate(selected(year));
    return action != ACTION_ACCEPT || !is_empty(year);
}

static const char *label(const struct screen *screen, enum key_action action)
{
    const struct new_year_screen *year = (const struct new_year_screen *)screen;

    if (action == ACTION_ACCEPT)
        return C_("footer", "begin the year");
    if (action == ACTION_BACK)
        return is_empty(year) ? NULL : C_("footer", "later");
    if (action != ACTION_YEAR_FATE || !has_fate(selected(year)))
        return NULL;
    switch (next_fate(year, selected(year))) {
    case YEAR_LEAVES:
        return C_("footer", "has left");
    case YEAR_STAYS:
        return C_("footer", "stays");
    case YEAR_GOES:
    case YEAR_FATES:
        break;
    }
    return C_("footer", "goes along");
}

static void close_new_year(struct screen *screen)
{
    arena_clear(&((struct new_year_screen *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "new-year",
    .place = PLACE_YEAR,
    .form = SCREEN_BODY,
    .layout = layout,
    .draw = draw,
    .act = act,
    .can = can,
    .label = label,
    .close = close_new_year,
};

void new_year_open(struct stack *stack, struct desk *desk)
{
    struct new_year_screen *year = memory_new(1, sizeof *year);
    struct err err = { .kind = ERR_NONE };

    year->screen.kind = &kind;
    year->desk = desk;
    arena_init(&year->arena);
    list_init(&year->list);
    if (!desk->new_year(desk, &year->arena, &year->look, &err)) {
        stack_say_err(stack, &err);
        close_new_year(&year->screen);
        return;
    }
    make_rows(year);
    stack_push(stack, &year->screen, NULL);
}
