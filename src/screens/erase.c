#include "klaskast/screens/erase.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>

enum { TEXT = 400 };

struct erase {
    struct screen screen;
    struct desk *desk;
    int64_t pupil_id;
    struct arena arena; /* of the look */
    struct erase_look look;
    bool changed;     /* what goes is not the same any more as when the name was asked */
    struct list list; /* of its texts */
    int width, height;
    int open_y, title_y, top; /* rows: what is open, the heading above the texts, the texts; -1: nothing */
    int bottom;               /* rows of the last sentence */
};

/* What was unticked stays so: the same row is known by its number. */
static bool was_off(const struct erase *erase, int64_t number)
{
    for (size_t i = 0; i < erase->look.text_count; i++)
        if (erase->look.texts[i].number == number)
            return !erase->look.texts[i].goes;
    return false;
}

static bool is_same(const struct erase_look *a, const struct erase_look *b)
{
    bool same = a->rows == b->rows && a->text_count == b->text_count;
    for (size_t i = 0; same && i < a->text_count; i++)
        same = a->texts[i].number == b->texts[i].number;
    return same;
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
        look.texts[i].goes = !was_off(erase, look.texts[i].number);
    erase->changed = erase->changed || !is_same(&erase->look, &look);
    arena_clear(&erase->arena);
    erase->arena = arena;
    erase->look = look;
    return true;
}

/* --- how it looks --------------------------------------------------------------------------------------- */

/* Each sentence takes the rows that it needs, but the list has two at least. */
static int rows_of(const struct erase *erase, const char *text)
{
    int rows = canvas_wrap(NULL, 0, 0, erase->width - 2, 2, STYLE_NORMAL, text);
    return rows > 1 ? rows : 1;
}

static const char *what_goes(const struct erase *erase, char text[TEXT])
{
    snprintf(text, TEXT,
             translate_count("%zu line goes, with the letters, the cards and the older copies.",
                             "%zu lines go, with the letters, the cards and the older copies.",
                             erase->look.rows),
             erase->look.rows);
    return text;
}

static const char *heading(void)
{
    return _("The name goes from these texts; untick where it means something else:");
}

static const char *last_line(void)
{
    return _("Gone is gone for good: Enter asks for the whole name.");
}

static void layout(struct screen *screen, int width, int height)
{
    struct erase *erase = (struct erase *)screen;
    char text[TEXT];

    erase->width = width;
    erase->height = height;
    int y = 1 + rows_of(erase, what_goes(erase, text));
    erase->open_y = erase->look.open ? y++ : -1;
    y += height >= 16;
    erase->title_y = erase->look.text_count ? y : -1;
    erase->top = y + (erase->look.text_count ? rows_of(erase, heading()) : 0);
    erase->bottom = rows_of(erase, last_line());
    int rows = (height - erase->top - erase->bottom - (height >= 16)) / 2;
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
    canvas_text(canvas, 3, y, 3, text->goes ? STYLE_HELD : STYLE_OPEN, text->goes ? "[x]" : "[ ]");
    snprintf(head, sizeof head, "%s%s%s", day_text(text->day, DAY_MEDIUM, day), *text->pupil ? ", " : "",
             text->pupil);
    canvas_text(canvas, 7, y, erase->width - 8, here ? STYLE_SELECTED : STYLE_NORMAL, head);
    canvas_text(canvas, 7, y + 1, erase->width - 8, STYLE_MUTED, text->text);
}

static void draw_sentence(const struct erase *erase, struct canvas *canvas, int y, enum style style,
                          const char *text)
{
    if (y >= 0 && y < erase->height)
        canvas_wrap(canvas, 1, y, erase->width - 2, erase->height - y < 2 ? 1 : 2, style, text);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct erase *erase = (const struct erase *)screen;
    const struct erase_look *look = &erase->look;
    char text[TEXT];
    int last = erase->height - erase->bottom;

    snprintf(text, sizeof text, _("Erase %s"), look->name);
    canvas_text(canvas, 1, 0, erase->width - 2, STYLE_TITLE, text);
    draw_sentence(erase, canvas, 1, STYLE_NORMAL, what_goes(erase, text));
    snprintf(text, sizeof text, _("Mind: %s."), look->open ? look->open : "");
    draw_sentence(erase, canvas, erase->open_y, STYLE_WARNING, text);
    draw_sentence(erase, canvas, erase->title_y, STYLE_TITLE, heading());
    for (int row = list_first(&erase->list); row < list_end(&erase->list); row++) {
        int y = erase->top + 2 * (row - list_first(&erase->list));
        if (y + 1 < last)
            draw_text(erase, canvas, row, y);
    }
    if (list_end(&erase->list) < erase->list.count && erase->top + 1 < last)
        canvas_sign(canvas, erase->width - 1, last - 1, STYLE_MUTED, SIGN_MORE_BELOW);
    if (last > erase->top)
        draw_sentence(erase, canvas, last, STYLE_NORMAL, last_line());
}

/* --- keys ----------------------------------------------------------------------------------------------- */

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
    /* Another window wrote while the name was typed: a text that nobody saw must not go. */
    if (erase->changed) {
        stack_say(stack, MESSAGE_WARNING, _("Something about %s was recorded meanwhile. Look once more."),
                  erase->look.name);
        return;
    }
    if (!erase->desk->erase(erase->desk, &erase->look, said, sizeof said, &err)) {
        stack_reload(stack);
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
        text->goes = !text->goes;
        list_act(&erase->list, ACTION_DOWN);
    } else if (action == ACTION_ACCEPT) {
        erase->changed = false;
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
