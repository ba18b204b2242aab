#include "klaskast/screens/lesson_board.h"

#include "klaskast/base/text.h"
#include "klaskast/ui/big.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MARGIN = 4,
    BIG_LINES = 3 /* more capitals than that are no longer read at a glance */,
    TEXT_MOST = 92 /* longer lines are hard to read from a bench */
};

/* What the class sees of one site. */
struct item {
    const char *title, *address, *sentence, *how;
};

struct lesson_board {
    struct screen screen;
    struct arena arena;
    const char *goal;
    struct item items[LESSON_SITES];
    int count;
    int scroll, width, height;
};

/* How large: the most generous that fits is taken. */
struct size {
    bool big_goal, big_titles;
    int gap; /* blank rows between two things */
};
static const struct size sizes[] = { { true, true, 2 },  { true, true, 1 },   { true, false, 2 },
                                     { true, false, 1 }, { false, false, 2 }, { false, false, 1 } };
enum { SIZES = sizeof sizes / sizeof *sizes };

/* --- laying out ---------------------------------------------------------------------------------------- */

/* Where things are drawn; with a NULL canvas they are only measured. */
struct page {
    struct canvas *canvas;
    int x, y, width, scroll, height;
};

static bool in_sight(const struct page *page, int rows)
{
    int y = page->y - page->scroll;
    return page->canvas && y >= 0 && y + rows <= page->height;
}

/* Words in lines; a line that is out of sight is not drawn. */
static void put_text(struct page *page, enum style style, const char *text, bool middle)
{
    while (*(text += strspn(text, " "))) {
        size_t length = 0;
        for (size_t at = 0; text[at];) {
            size_t end = at + strspn(text + at, " ");
            end += strcspn(text + end, " ");
            if (text_fit(text, page->width) < end)
                break;
            length = at = end;
        }
        if (!length && !(length = text_fit(text, page->width)))
            break; /* one letter does not fit */
        char line[4 * TEXT_MOST + 8];
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        int left = middle ? (page->width - text_width(line)) / 2 : 0;
        if (in_sight(page, 1))
            canvas_text(page->canvas, page->x + (left > 0 ? left : 0), page->y - page->scroll, page->width,
                        style, line);
        page->y++;
        text += length;
    }
}

/* Large when it can be; false: it cannot. */
static bool put_big(struct page *page, const char *text, int width)
{
    int lines = big_wrap(NULL, 0, 0, width, STYLE_TITLE, text);
    if (!lines || lines > BIG_LINES)
        return false;
    if (in_sight(page, lines * (BIG_ROWS + 1) - 1))
        big_wrap(page->canvas, MARGIN, page->y - page->scroll, width, STYLE_TITLE, text);
    page->y += lines * (BIG_ROWS + 1) - 1;
    return true;
}

static void put_item(struct page *page, const struct lesson_board *board, const struct item *item, bool big)
{
    char line[SITE_TITLE_SIZE + SITE_ADDRESS_SIZE + 8];
    bool large = big && put_big(page, item->title, board->width - 2 * MARGIN);
    snprintf(line, sizeof line, "%s   %s", item->title, item->address);
    if (large)
        put_text(page, STYLE_MUTED, item->address, true);
    else if (*item->address && text_width(line) <= page->width)
        put_text(page, STYLE_TITLE, line, true);
    else
        put_text(page, STYLE_TITLE, item->title, true);
    put_text(page, STYLE_BOARD, item->sentence, true);
    put_text(page, STYLE_BOARD, item->how, true);
}

/* Draws (or measures) all of it from row `top` on; returns the rows used, 0 where this size is not possible.
 */
static int put(const struct lesson_board *board, struct canvas *canvas, const struct size *size, int top)
{
    int width = board->width - 2 * MARGIN < TEXT_MOST ? board->width - 2 * MARGIN : TEXT_MOST;
    struct page page = { .canvas = canvas,
                         .y = top,
                         .width = width < 1 ? 1 : width,
                         .scroll = board->scroll,
                         .height = board->height - 1 };
    page.x = (board->width - page.width) / 2;
    if (!size->big_goal)
        put_text(&page, STYLE_TITLE, board->goal, true);
    else if (!put_big(&page, board->goal, board->width - 2 * MARGIN))
        return 0;
    page.y += size->gap;
    for (int i = 0; i < board->count; i++) {
        page.y += size->gap;
        if (size->big_titles &&
            !big_wrap(NULL, 0, 0, board->width - 2 * MARGIN, STYLE_BOARD, board->items[i].title))
            return 0;
        put_item(&page, board, &board->items[i], size->big_titles);
    }
    return page.y - top;
}

/* The first size that fits; the last one scrolls. */
static const struct size *best_size(const struct lesson_board *board, bool ascii, int *rows)
{
    for (int i = 0; i < SIZES; i++) {
        if (sizes[i].big_goal && ascii)
            continue;
        *rows = put(board, NULL, &sizes[i], 0);
        if (*rows && *rows <= board->height - 2)
            return &sizes[i];
    }
    return &sizes[SIZES - 1];
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct lesson_board *board = (const struct lesson_board *)screen;
    int rows;
    const struct size *size = best_size(board, canvas->ascii, &rows);
    int top = (board->height - 1 - rows) / 2;
    put(board, canvas, size, top > 0 ? top : 0);
    if (rows - board->scroll > board->height - 1) /* more below */
        canvas_text(canvas, 1, board->height - 1, 1, STYLE_MUTED, "…");
    canvas_right(canvas, 0, board->height - 1, board->width - 1, STYLE_MUTED, "Esc");
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void lay_out(struct screen *screen, int width, int height)
{
    struct lesson_board *board = (struct lesson_board *)screen;
    board->width = width;
    board->height = height;
    board->scroll = 0;
}

static void scroll(struct lesson_board *board, int step)
{
    int rows, most;
    best_size(board, false, &rows);
    most = rows - (board->height - 1);
    board->scroll += step;
    if (board->scroll > most)
        board->scroll = most;
    if (board->scroll < 0)
        board->scroll = 0;
}

/* Nothing but scrolling and going back: the class is watching. */
static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct lesson_board *board = (struct lesson_board *)screen;
    if (action == ACTION_UP || action == ACTION_DOWN)
        scroll(board, action == ACTION_DOWN ? 1 : -1);
    else if (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
        scroll(board, (action == ACTION_PAGE_DOWN ? 1 : -1) * (board->height / 2 + 1));
    else if (action == ACTION_BACK || action == ACTION_STOP || action == ACTION_QUIT)
        stack_pop(stack, 0, NULL);
    return action != ACTION_REDRAW && action != ACTION_SUSPEND;
}

static void close_board(struct screen *screen)
{
    struct lesson_board *board = (struct lesson_board *)screen;
    arena_clear(&board->arena);
    free(board);
}

static const struct screen_kind kind = {
    .name = "lesson-board",
    .place = PLACE_READER,
    .form = SCREEN_WHOLE,
    .layout = lay_out,
    .draw = draw,
    .act = act,
    .close = close_board,
};

/* --- opening ------------------------------------------------------------------------------------------- */

static void add_item(struct lesson_board *board, const struct lesson *lesson, const struct lesson_site *use,
                     const struct site *site)
{
    bool allowed = site->verdict == VERDICT_ALLOWED || site->verdict == VERDICT_TOGETHER;
    const char *how = "";
    if (use->shown)
        how = _("Your teacher shows this one.");
    else if (site->verdict == VERDICT_TOGETHER || lesson_has_adult(lesson))
        how = _("Together with a grown-up.");
    board->items[board->count++] = (struct item){
        .title = arena_copy(&board->arena, *site->title ? site->title : site->key),
        .address = *site->title && !use->shown ? arena_copy(&board->arena, site->key) : "",
        .sentence = allowed ? arena_copy(&board->arena, site->sentence) : "",
        .how = how,
    };
}

struct screen *lesson_board_new(struct desk *desk, const struct lesson *lesson, const struct site *sites,
                                size_t count)
{
    const struct model *model = desk->model;
    struct lesson_board *board = memory_new(1, sizeof *board);
    board->screen.kind = &kind;
    arena_init(&board->arena);
    board->goal = arena_copy(&board->arena, *lesson->goal ? lesson->goal : lesson->title);
    for (size_t i = 0; i < lesson->site_count; i++) {
        const struct site *site;
        enum lesson_gap gap = lesson_site_gap(lesson, &lesson->sites[i], sites, count, model->today,
                                              model->settings->review_months, &site);
        if (gap == GAP_NONE && site)
            add_item(board, lesson, &lesson->sites[i], site);
    }
    return &board->screen;
}
