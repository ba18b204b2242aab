#include "klaskast/screens/class_agreements.h"

#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/agreements.h"
#include "klaskast/domain/value.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/heading.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGES = AGREEMENTS + 1, LINE_SIZE = 4 * AGREEMENT_LINE_LETTERS };
enum { TOP = 2, BOTTOM = 2, DIGIT_WIDTH = 6, DIGIT_HEIGHT = 5, DIGIT_FROM = 30, TEXT_MOST = 46, LINES = 40 };

struct class_agreements {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    struct arena arena;
    struct agreements made;
    int page; /* 0 .. AGREEMENTS - 1, then the class's own */
    int width, height;
    char note[300]; /* where the page to print is; there is no message line here */
};

/* --- what is shown ------------------------------------------------------------------------------------ */

/* Lines of one page, broken where words end. */
struct page {
    char lines[LINES][200];
    int count;
    int max; /* columns */
};

/* `indent` stands before the first line, and as blanks before the next. */
static void add_text(struct page *page, const char *indent, const char *text)
{
    int margin = text_width(indent), max = page->max - margin > 4 ? page->max - margin : 4;
    bool first = true;
    while (*text) {
        size_t length = text_fit(text, max), end = length;
        if (text[length])
            while (end > 0 && text[end] != ' ')
                end--;
        length = end > 0 ? end : length > 0 ? length : strlen(text);
        if (page->count < LINES)
            snprintf(page->lines[page->count++], sizeof page->lines[0], "%s%*s%.*s", first ? indent : "",
                     first ? 0 : margin, "", (int)length, text);
        first = false;
        text += length;
        while (*text == ' ')
            text++;
    }
}

static void add_own(const struct class_agreements *screen, struct page *page)
{
    char line[LINE_SIZE], text[300], day[DAY_TEXT_SIZE], key[KEY_TEXT_SIZE];
    const struct agreement_texts *texts = agreement_texts(translate_language());
    if (screen->made.day == DAY_NONE) {
        snprintf(text, sizeof text,
                 _("This class has not made its internet agreements yet. %s: we make them."),
                 keymap_show(screen->keymap, ACTION_AGREEMENTS_MADE, key));
        add_text(page, "", text);
        return;
    }
    if (agreements_line(&screen->made, 0, line, sizeof line))
        add_text(page, "", texts->own);
    for (int i = 0; agreements_line(&screen->made, i, line, sizeof line); i++)
        add_text(page, "- ", line);
    snprintf(text, sizeof text, _("We agreed on this on %s."), day_text(screen->made.day, DAY_LONG, day));
    add_text(page, "", text);
}

static bool has_digit(const struct class_agreements *screen)
{
    return screen->page < AGREEMENTS && screen->width >= DIGIT_FROM;
}

static int text_x(const struct class_agreements *screen)
{
    int margin = screen->width >= 60 ? 6 : 2;
    return has_digit(screen) ? margin + DIGIT_WIDTH + (screen->width >= 60 ? 6 : 3) : margin;
}

static void fill_page(const struct class_agreements *screen, struct page *page)
{
    char number[16];
    int room = screen->width - text_x(screen) - 2;
    *page = (struct page){ .max = room < TEXT_MOST ? room : TEXT_MOST };
    if (screen->page == AGREEMENTS) {
        page->max = room < TEXT_MOST + 14 ? room : TEXT_MOST + 14;
        add_own(screen, page);
        return;
    }
    snprintf(number, sizeof number, "%d. ", screen->page + 1);
    add_text(page, has_digit(screen) ? "" : number,
             agreement_texts(translate_language())->text[screen->page]);
}

/* --- drawing ------------------------------------------------------------------------------------------ */

/* Three columns by five rows; each dot is two cells wide, so that it can be read from the back row. */
static void draw_digit(struct canvas *canvas, int x, int y, int digit)
{
    /* clang-format off */
    static const char *const dots[10] = { "###" "# #" "# #" "# #" "###", " # " "## " " # " " # " "###",
                                          "###" "  #" "###" "#  " "###", "###" "  #" "###" "  #" "###",
                                          "# #" "# #" "###" "  #" "  #", "###" "#  " "###" "  #" "###",
                                          "###" "#  " "###" "# #" "###", "###" "  #" "  #" "  #" "  #",
                                          "###" "# #" "###" "# #" "###", "###" "# #" "###" "  #" "###" };
    /* clang-format on */
    for (int i = 0; i < 15; i++) {
        if (dots[digit][i] != '#')
            continue;
        canvas_sign(canvas, x + i % 3 * 2, y + i / 3, STYLE_BOARD_HELD, SIGN_BLOCK);
        canvas_sign(canvas, x + i % 3 * 2 + 1, y + i / 3, STYLE_BOARD_HELD, SIGN_BLOCK);
    }
}

static void draw_edges(const struct class_agreements *screen, struct canvas *canvas)
{
    char text[120];
    if (screen->height < TOP + BOTTOM + 1)
        return;
    int right = canvas_right(canvas, 0, 0, screen->width - 1, STYLE_MUTED,
                             heading_class(screen->desk->model, text, sizeof text));
    canvas_text(canvas, 2, 0, screen->width - right - 4, STYLE_TITLE,
                agreement_texts(translate_language())->title);
    snprintf(text, sizeof text, "%d / %d", screen->page + 1, PAGES);
    int x = 2 + canvas_text(canvas, 2, screen->height - 1, screen->width - 4, STYLE_MUTED, text) + 3;
    right = canvas_right(canvas, 0, screen->height - 1, screen->width - 1, STYLE_MUTED, "Esc") + 1;
    canvas_text(canvas, x, screen->height - 1, screen->width - x - right - 1, STYLE_MUTED, screen->note);
}

static void draw(const struct screen *base, struct canvas *canvas)
{
    const struct class_agreements *screen = (const struct class_agreements *)base;
    int top = screen->height < TOP + BOTTOM + 1 ? 0 : TOP;
    int room = top ? screen->height - TOP - BOTTOM : screen->height;
    struct page page;
    fill_page(screen, &page);
    int step = page.count * 2 - 1 <= room ? 2 : 1;
    int used = page.count ? (page.count - 1) * step + 1 : 0;
    /* a little above the middle, where the eye looks first */
    int y = top + (room > used ? (room - used) * 2 / 5 : 0);
    if (has_digit(screen) && room >= DIGIT_HEIGHT)
        draw_digit(canvas, text_x(screen) - DIGIT_WIDTH - (screen->width >= 60 ? 6 : 3),
                   y + DIGIT_HEIGHT <= top + room ? y : top, screen->page + 1);
    for (int i = 0; i < page.count && y + i * step < top + room; i++)
        canvas_text(canvas, text_x(screen), y + i * step, screen->width - text_x(screen), STYLE_TITLE,
                    page.lines[i]);
    draw_edges(screen, canvas);
}

/* --- made --------------------------------------------------------------------------------------------- */

/* The lines so far; one prompt at a time is on top of the stack. */
static struct {
    char lines[AGREEMENT_LINES][LINE_SIZE];
    int count;
    int asked; /* lines that were asked for, of those of before too */
} making;

static void ask_line(struct class_agreements *screen, struct stack *stack);

static void day_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct class_agreements *screen = (struct class_agreements *)below;
    const char *lines[AGREEMENT_LINES];
    struct intent intent = { .kind = INTENT_AGREEMENTS, .day = screen->desk->model->today, .lines = lines };
    if (answer != PROMPT_DONE)
        return;
    if (*text)
        value_near_day(text, screen->desk->model->today, &intent.day);
    for (int i = 0; i < making.count; i++)
        lines[i] = making.lines[i];
    intent.line_count = (size_t)making.count;
    if (carry_out(stack, screen->desk, &intent))
        screen->page = AGREEMENTS;
    else
        snprintf(screen->note, sizeof screen->note, "%.250s", stack->message);
}

static void ask_day(struct class_agreements *screen, struct stack *stack)
{
    char day[DAY_ISO_SIZE] = "";
    if (screen->made.day != DAY_NONE)
        day_iso(screen->made.day, day);
    prompt_open(
        stack,
        &(struct prompt_options){
            .label = _("Made on"), .text = day, .hint = _("empty is today"), .check = typed_year_day_check },
        day_typed);
}

static bool line_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (text_width(text) <= AGREEMENT_LINE_LETTERS)
        return true;
    snprintf(out, size, _("at most %d letters"), AGREEMENT_LINE_LETTERS);
    return false;
}

/* An empty line ends it, but for one of before that is wiped: the next of those comes then. */
static void line_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct class_agreements *screen = (struct class_agreements *)below;
    char before[LINE_SIZE];
    if (answer != PROMPT_DONE)
        return;
    bool known = agreements_line(&screen->made, making.asked++, before, sizeof before);
    if (*text)
        snprintf(making.lines[making.count++], LINE_SIZE, "%s", text);
    if ((*text || known) && making.count < AGREEMENT_LINES)
        ask_line(screen, stack);
    else
        ask_day(screen, stack);
}

static void ask_line(struct class_agreements *screen, struct stack *stack)
{
    char label[80], before[LINE_SIZE] = "";
    agreements_line(&screen->made, making.asked, before, sizeof before);
    snprintf(label, sizeof label, _("Our own line about language, %d"), making.count + 1);
    prompt_open(stack,
                &(struct prompt_options){
                    .label = label, .text = before, .hint = _("empty: done"), .check = line_check },
                line_typed);
}

/* --- keys --------------------------------------------------------------------------------------------- */

static void turn(struct class_agreements *screen, int page)
{
    screen->page = page < 0 ? 0 : page >= PAGES ? PAGES - 1 : page;
    screen->note[0] = '\0';
}

static void print(struct class_agreements *screen)
{
    struct err err = { ERR_NONE, "" };
    char path[200];
    if (screen->desk->print_agreements &&
        screen->desk->print_agreements(screen->desk, path, sizeof path, &err))
        snprintf(screen->note, sizeof screen->note, _("To print: %s"), path);
    else
        snprintf(screen->note, sizeof screen->note, "%.280s", err.text);
}

static bool act(struct screen *base, struct stack *stack, enum key_action action)
{
    struct class_agreements *screen = (struct class_agreements *)base;
    if (action == ACTION_BACK || action == ACTION_STOP) {
        stack_pop(stack, 0, "");
    } else if (action == ACTION_RIGHT || action == ACTION_DOWN || action == ACTION_PAGE_DOWN ||
               action == ACTION_NEXT_AGREEMENT) {
        turn(screen, screen->page + 1);
    } else if (action == ACTION_LEFT || action == ACTION_UP || action == ACTION_PAGE_UP) {
        turn(screen, screen->page - 1);
    } else if (action == ACTION_HOME || action == ACTION_END) {
        turn(screen, action == ACTION_HOME ? 0 : PAGES - 1);
    } else if (action == ACTION_AGREEMENTS_MADE) {
        making.count = making.asked = 0;
        turn(screen, AGREEMENTS);
        ask_line(screen, stack);
    } else if (action == ACTION_PRINT_AGREEMENTS) {
        print(screen);
    }
    return true; /* no other screen opens from here: the class is watching */
}

/* A digit goes to that agreement. */
static bool type(struct screen *base, struct stack *stack, const char *text, bool pasted)
{
    (void)stack;
    if (pasted || text[0] < '1' || text[0] > '9')
        return pasted;
    turn((struct class_agreements *)base, text[0] - '1');
    return true;
}

static bool reload(struct screen *base, struct err *err)
{
    struct class_agreements *screen = (struct class_agreements *)base;
    struct agreements made;
    struct arena arena;
    arena_init(&arena);
    if (!screen->desk->agreements(screen->desk, screen->desk->model->today, &arena, &made, err)) {
        arena_clear(&arena);
        return false;
    }
    arena_clear(&screen->arena);
    screen->arena = arena;
    screen->made = made;
    return true;
}

static void layout(struct screen *base, int width, int height)
{
    struct class_agreements *screen = (struct class_agreements *)base;
    screen->width = width;
    screen->height = height;
}

static void close_screen(struct screen *base)
{
    struct class_agreements *screen = (struct class_agreements *)base;
    arena_clear(&screen->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "class-agreements",
    .place = PLACE_AGREEMENTS,
    .form = SCREEN_WHOLE,
    .layout = layout,
    .reload = reload,
    .draw = draw,
    .type = type,
    .act = act,
    .close = close_screen,
};

struct screen *class_agreements_new(struct desk *desk, const struct keymap *keymap)
{
    struct class_agreements *screen = memory_new(1, sizeof *screen);
    screen->screen.kind = &kind;
    screen->desk = desk;
    screen->keymap = keymap;
    arena_init(&screen->arena);
    screen->made = (struct agreements){ DAY_NONE, "" };
    return &screen->screen;
}
