#include "klaskast/screens/prep.h"

#include "klaskast/base/file.h"
#include "klaskast/screens/ask_file.h"
#include "klaskast/screens/carry.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 4, DETAIL_ROWS = 6, BOX = 4, KIND = 11, LINE_SIZE = 1200 };

struct prep_screen {
    struct screen screen;
    struct desk *desk;
    struct arena arena; /* of the look */
    struct prep_look look;
    unsigned char *take; /* by item: bit `place` takes what is in the file */
    struct list list;
    int width, height;
};

/* --- what would change --------------------------------------------------------------------------------- */

static const struct prep_line *chosen(const struct prep_screen *prep)
{
    return prep->list.count ? &prep->look.plan.lines[prep->list.selected] : NULL;
}

static bool takes(const struct prep_screen *prep, const struct prep_line *line)
{
    return line->change != PREP_CONFLICT || ((unsigned)prep->take[line->index] >> line->place & 1U) != 0;
}

static void draw_row(const struct prep_screen *prep, struct canvas *canvas, int y, int row)
{
    const struct prep_line *line = &prep->look.plan.lines[row];
    bool here = row == prep->list.selected, conflict = line->change == PREP_CONFLICT;
    enum style style = here ? STYLE_SELECTED : conflict ? STYLE_WARNING : STYLE_NORMAL;
    char name[300];
    int x = 3 + BOX + KIND;
    if (here) {
        canvas_fill(canvas, 0, y, prep->width, 1, STYLE_SELECTED);
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    }
    prep_line_name(line, name, sizeof name);
    if (conflict)
        canvas_text(canvas, 3, y, BOX - 1, style, takes(prep, line) ? "[x]" : "[ ]");
    canvas_text(canvas, 3 + BOX, y, KIND - 1, style, prep_change_label(line->change));
    if (x < prep->width)
        canvas_text(canvas, x, y, prep->width - x, here ? style : STYLE_NORMAL, name);
}

/* Both sides, so that nobody has to guess what would be lost. */
static void draw_detail(const struct prep_screen *prep, struct canvas *canvas, int y)
{
    const struct prep_line *line = chosen(prep);
    char text[LINE_SIZE], whole[LINE_SIZE + 40];
    int room = prep->height - y, width = prep->width - 2;
    if (!line || room < 1 || width < 4)
        return;
    prep_line_differs(line, text, sizeof text);
    if (*text) {
        snprintf(whole, sizeof whole, _("Different: %s."), text);
        y += canvas_wrap(canvas, 1, y, width, 1, STYLE_NORMAL, whole);
    }
    for (int theirs = line->mine ? 0 : 1; theirs < 2 && y < prep->height; theirs++) {
        prep_line_side(line, theirs, text, sizeof text);
        snprintf(whole, sizeof whole, "%s %s", theirs ? _("in the file:") : _("here:"), text);
        room = prep->height - y;
        y += canvas_wrap(canvas, 1, y, width, room < 2 ? room : 2,
                         takes(prep, line) == (theirs == 1) ? STYLE_NORMAL : STYLE_MUTED, whole);
    }
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct prep_screen *prep = (const struct prep_screen *)screen;
    char text[240];
    int rows = list_end(&prep->list) - list_first(&prep->list);
    if (prep->width < 4)
        return;
    canvas_text(canvas, 1, 0, prep->width - 2, STYLE_TITLE, _("Sites and lessons from a file"));
    prep_plan_summary(&prep->look.plan, text, sizeof text);
    if (prep->height > 1)
        canvas_text(canvas, 1, 1, prep->width - 2, STYLE_MUTED, text);
    if (prep->height > 2 && prep->look.plan.counts[PREP_CONFLICT])
        canvas_text(canvas, 1, 2, prep->width - 2, STYLE_MUTED,
                    _("Changed on both sides: what is here stays, unless you tick it."));
    for (int i = 0; i < rows && TOP + i < prep->height && prep->width > 3 + BOX; i++)
        draw_row(prep, canvas, TOP + i, list_first(&prep->list) + i);
    if (TOP + rows + 1 < prep->height)
        draw_detail(prep, canvas, TOP + rows + 1);
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct prep_screen *prep = (struct prep_screen *)screen;
    int room = height - TOP - DETAIL_ROWS;
    prep->width = width;
    prep->height = height;
    list_layout(&prep->list, (int)prep->look.plan.count, 1, room < 1 ? 1 : room);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void read_in(struct prep_screen *prep, struct stack *stack)
{
    const struct prep_wish wish = { &prep->look.theirs, prep->take };
    bool any = false;
    for (size_t i = 0; i < prep->look.plan.count; i++)
        any |= takes(prep, &prep->look.plan.lines[i]);
    if (!any)
        stack_pop(stack, -1, NULL);
    else if (carry_out(stack, prep->desk, &(struct intent){ .kind = INTENT_PREP, .prep = &wish }))
        stack_pop(stack, 0, NULL);
}

/* All conflicts take what is in the file, or none does. */
static void toggle_all(struct prep_screen *prep)
{
    const struct prep_plan *plan = &prep->look.plan;
    bool all = true;
    for (size_t i = 0; i < plan->count; i++)
        all &= takes(prep, &plan->lines[i]);
    memset(prep->take, all ? 0 : 1U << PREP_MAIN | 1U << PREP_SECOND, prep->look.theirs.count);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct prep_screen *prep = (struct prep_screen *)screen;
    const struct prep_line *line = chosen(prep);
    if (list_act(&prep->list, action))
        return true;
    if (action == ACTION_TOGGLE && line && line->change == PREP_CONFLICT)
        prep->take[line->index] ^= (unsigned char)(1U << line->place);
    else if (action == ACTION_ALL)
        toggle_all(prep);
    else if (action == ACTION_ACCEPT)
        read_in(prep, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, -1, NULL);
    else
        return action == ACTION_TOGGLE;
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct prep_screen *prep = (const struct prep_screen *)screen;
    if (action == ACTION_ALL)
        return prep->look.plan.counts[PREP_CONFLICT] > 0;
    return action != ACTION_TOGGLE || (chosen(prep) && chosen(prep)->change == PREP_CONFLICT);
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    if (action == ACTION_TOGGLE)
        return C_("footer", "take the file's");
    return action == ACTION_ACCEPT ? C_("footer", "read it in") : NULL;
}

static void close_prep(struct screen *screen)
{
    struct prep_screen *prep = (struct prep_screen *)screen;
    arena_clear(&prep->arena);
    free(prep);
}

static const struct screen_kind kind = {
    .name = "prep",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .draw = draw,
    .act = act,
    .can = can,
    .label = label,
    .close = close_prep,
};

/* --- which file ---------------------------------------------------------------------------------------- */

/* Prompts and questions come one at a time, so what they are about is kept here. */
static struct {
    struct desk *desk;
    char path[FILE_PATH_SIZE];
} asking;

static void import_named(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct err err;
    (void)below;
    if (answer != PROMPT_DONE || !*text)
        return;
    struct prep_screen *prep = memory_new(1, sizeof *prep);
    prep->screen.kind = &kind;
    prep->desk = asking.desk;
    arena_init(&prep->arena);
    list_init(&prep->list);
    if (!asking.desk->prep_read(asking.desk, text, &prep->arena, &prep->look, &err)) {
        stack_say_err(stack, &err);
        close_prep(&prep->screen);
    } else if (!prep->look.plan.count) {
        stack_say(stack, MESSAGE_INFO, "%s", _("There is nothing new in it for here."));
        close_prep(&prep->screen);
    } else {
        prep->take = arena_new(&prep->arena, prep->look.theirs.count + 1, 1);
        stack_push(stack, &prep->screen, NULL);
    }
}

void prep_ask_import(struct stack *stack, struct desk *desk)
{
    asking.desk = desk;
    ask_file(stack, desk,
             &(struct ask_file){ .label = _("Read sites and lessons from"),
                                 .hint = _("the file; Tab completes its name") },
             import_named);
}

static void export_to(struct stack *stack, bool replace);

static void replaced(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer != QUESTION_NOTHING)
        export_to(stack, true);
}

static void export_to(struct stack *stack, bool replace)
{
    char said[FILE_PATH_SIZE + 300], question[300];
    bool exists = false;
    struct err err;
    if (asking.desk->prep_export(asking.desk, asking.path, replace, &exists, said, sizeof said, &err)) {
        stack_say(stack, MESSAGE_INFO, "%s", said);
    } else if (exists) {
        snprintf(question, sizeof question, _("%.200s is there already. Write over it?"), asking.path);
        question_open(stack, question, (struct reply[]){ { _("&write over it"), 1 } }, 1, replaced);
    } else {
        stack_say_err(stack, &err);
    }
}

static void export_named(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || !*text)
        return;
    snprintf(asking.path, sizeof asking.path, "%s", text);
    export_to(stack, false);
}

void prep_ask_export(struct stack *stack, struct desk *desk)
{
    asking.desk = desk;
    ask_file(stack, desk,
             &(struct ask_file){ .label = _("Sites and lessons to"),
                                 .text = _("~/lessons.json"),
                                 .hint = _("a file on the stick") },
             export_named);
}
