#include "klaskast/screens/erase.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP = 5, BOTTOM = 2 };

struct erase {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id;
    struct arena arena; /* of the look */
    struct erase_look look;
    struct list list; /* of its texts */
    int width, height;
};

/* What was unticked stays so: the same row is known by its number. */
static bool was_off(const struct erase *erase, int64_t number)
{
    for (size_t i = 0; i < erase->look.text_count; i++)
        if (erase->look.texts[i].number == number)
            return !erase->look.texts[i].goes;
    return false;
}

static bool reload(struct screen *screen, struct err *err)
{
    struct erase *erase = (struct erase *)screen;
    struct arena arena;
    struct erase_look look;

    arena_init(&arena);
    if (!erase->desk->erase_look(erase->desk, erase->pupil_id, &arena, &look, err)) {
        arena_clear(&arena);
        return false;
    }
    for (size_t i = 0; i < look.text_count; i++)
        look.texts[i].goes = !look.texts[i].stays && !was_off(erase, look.texts[i].number);
    arena_clear(&erase->arena);
    erase->arena = arena;
    erase->look = look;
    return true;
}

static void layout(struct screen *screen, int width, int height)
{
    struct erase *erase = (struct erase *)screen;
    int rows = (height - TOP - BOTTOM) / 2;

    erase->width = width;
    erase->height = height;
    list_layout(&erase->list, (int)erase->look.text_count, 1, rows > 1 ? rows : 1);
}

/* Two rows: whose and when, with what becomes of it; and what it says. */
static void draw_text(const struct erase *erase, struct canvas *canvas, int row, int y)
{
    const struct erase_text *text = &erase->look.texts[row];
    bool here = row == erase->list.selected;
    char head[400], day[DAY_TEXT_SIZE];

    if (here)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    canvas_text(canvas, 3, y, 3, text->goes ? STYLE_HELD : STYLE_OPEN,
                text->stays  ? " - "
                : text->goes ? "[x]"
                             : "[ ]");
    snprintf(head, sizeof head, "%s%s%s%s%s", day_text(text->day, DAY_MEDIUM, day), *text->pupil ? ", " : "",
             text->pupil, text->stays ? ": " : "", text->stays ? text->stays : "");
    canvas_text(canvas, 7, y, erase->width - 8, here ? STYLE_SELECTED : STYLE_NORMAL, head);
    canvas_text(canvas, 7, y + 1, erase->width - 8, STYLE_MUTED, text->text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct erase *erase = (const struct erase *)screen;
    const struct erase_look *look = &erase->look;
    char text[400];

    snprintf(text, sizeof text, _("Erase %s"), look->name);
    canvas_text(canvas, 1, 0, erase->width - 2, STYLE_TITLE, text);
    snprintf(text, sizeof text,
             translate_count("%zu row of the journal, the letters and cards, and the older copies go.",
                             "%zu rows of the journal, the letters and cards, and the older copies go.",
                             look->rows),
             look->rows);
    if (erase->height > 1)
        canvas_text(canvas, 1, 1, erase->width - 2, STYLE_NORMAL, text);
    if (look->open && erase->height > 2) {
        snprintf(text, sizeof text, _("Mind: %s."), look->open);
        canvas_text(canvas, 1, 2, erase->width - 2, STYLE_WARNING, text);
    }
    if (look->text_count && erase->height > TOP)
        canvas_text(canvas, 1, TOP - 1, erase->width - 2, STYLE_TITLE,
                    _("The name may also stand here; untick what is about somebody else:"));
    for (int row = list_first(&erase->list); row < list_end(&erase->list); row++)
        draw_text(erase, canvas, row, TOP + 2 * (row - list_first(&erase->list)));
    if (erase->height > TOP)
        canvas_text(canvas, 1, erase->height - 1, erase->width - 2, STYLE_NORMAL,
                    _("Gone is gone for good: Enter asks for the whole name."));
}

static bool is_name(struct screen *below, const char *text, char *out, size_t size)
{
    const struct erase *erase = (const struct erase *)below;
    if (erase_confirmed(&erase->look, text))
        return true;
    snprintf(out, size, _("it is \"%s\""), erase->look.name);
    return false;
}

static void typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct erase *erase = (struct erase *)below;
    struct err err = { .kind = ERR_NONE };
    char said[700];

    (void)text;
    if (answer != PROMPT_DONE)
        return;
    if (!erase->desk->erase(erase->desk, &erase->look, said, sizeof said, &err)) {
        stack_say_err(stack, &err);
        return;
    }
    /* Its card is gone too. */
    stack_pop(stack, 0, "");
    stack_pop(stack, 0, "");
    stack_reload(stack);
    stack_say(stack, MESSAGE_INFO, "%s", said);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct erase *erase = (struct erase *)screen;
    struct erase_look *look = &erase->look;

    if (list_act(&erase->list, action))
        return true;
    if (action == ACTION_TOGGLE && look->text_count > 0) {
        struct erase_text *text = &look->texts[erase->list.selected];
        text->goes = !text->stays && !text->goes;
        list_act(&erase->list, ACTION_DOWN);
    } else if (action == ACTION_ACCEPT) {
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("The whole name"), .hint = _("type it, to be sure"), .check = is_name },
                    typed);
    } else if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, -1, "");
    } else {
        return false;
    }
    return true;
}

static bool can(const struct screen *screen, enum key_action action)
{
    const struct erase *erase = (const struct erase *)screen;
    return action != ACTION_ALL && (action != ACTION_TOGGLE || erase->look.text_count > 0);
}

static void close_erase(struct screen *screen)
{
    arena_clear(&((struct erase *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "erase",
    .place = PLACE_CHECKS,
    .form = SCREEN_BODY,
    .layout = layout,
    .reload = reload,
    .draw = draw,
    .act = act,
    .can = can,
    .close = close_erase,
};

void erase_open(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    struct arena arena;
    struct erase_look look;
    struct err err = { .kind = ERR_NONE };

    arena_init(&arena);
    bool ok = desk->erase_look(desk, pupil_id, &arena, &look, &err);
    arena_clear(&arena);
    if (!ok) {
        stack_say_err(stack, &err);
        return;
    }
    struct erase *erase = memory_new(1, sizeof *erase);
    erase->screen.kind = &kind;
    erase->desk = desk;
    erase->pupil_id = pupil_id;
    arena_init(&erase->arena);
    list_init(&erase->list);
    stack_push(stack, &erase->screen, NULL);
}
