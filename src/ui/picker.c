#include "klaskast/ui/picker.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/entry.h"
#include "klaskast/ui/list.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { PICKER_WIDTH = 66, FOLD_SIZE = 600, HOW_WELL = 3, RANKS = 2 * 3 * HOW_WELL };

struct row {
    const char *text, *right, *fold, *also, *foreign;
    int value;
    int rank; /* how well it matches what is typed */
    bool far;
};

struct picker {
    struct screen screen;
    struct arena arena; /* the rows' texts */
    struct row *rows;
    int count;
    int *seen; /* rows that match what is typed */
    int matches;
    struct list list;
    struct entry entry;
    char title[120];
    bool free_text;
    int selected;
    int x, y, width, height; /* the frame */
};

/* The value of the selected row; PICKER_TYPED on the row behind the matches, which takes what is typed. */
static int selected_value(const struct picker *picker)
{
    int row = picker->list.selected;
    return row < picker->matches ? picker->rows[picker->seen[row]].value : PICKER_TYPED;
}

static bool in_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* 0: a whole word of it, 1: the beginning of one, 2: inside one, HOW_WELL: not at all. */
static int word_found(const char *fold, const char *word)
{
    int best = HOW_WELL;
    size_t length = strlen(word);

    for (const char *at = fold; best > 0 && (at = strstr(at, word)) != NULL; at++) {
        int how = at != fold && in_word(at[-1]) ? 2 : in_word(at[length]) ? 1 : 0;
        best = how < best ? how : best;
    }
    return best;
}

/* How well the worst of the words that are typed (folded) is found. */
static int words_found(const char *fold, const char *typed)
{
    char word[ENTRY_SIZE];
    int worst = 0;

    while (*typed != '\0') {
        size_t length = strcspn(typed, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, typed);
        int how = length > 0 ? word_found(fold, word) : 0;
        worst = how > worst ? how : worst;
        typed += length;
        typed += strspn(typed, " ");
    }
    return worst;
}

/* 0 matches best; RANKS: not at all. How well goes first, then how near, then in which of its texts. */
static int rank_of(const struct row *row, const char *fold)
{
    const char *const texts[] = { row->fold, row->also, row->foreign };
    int best = RANKS;

    for (int i = 0; i < 3; i++) {
        int how = words_found(texts[i], fold);
        int rank = how == HOW_WELL ? RANKS : how * 6 + row->far * 3 + i;
        best = rank < best ? rank : best;
    }
    return best;
}

/* Which rows match; the selection stays on its row where that still matches. What is typed is a choice of its
 * own where free text is allowed and no row says the same. */
static void narrow(struct picker *picker)
{
    char fold[FOLD_SIZE];
    int value = picker->matches > 0 ? selected_value(picker) : picker->selected;
    int count = 0, keep = 0;
    bool same = false;

    text_fold(fold, sizeof fold, picker->entry.text);
    for (int i = 0; i < picker->count; i++)
        picker->rows[i].rank = rank_of(&picker->rows[i], fold);
    for (int rank = 0; rank < RANKS; rank++)
        for (int i = 0; i < picker->count; i++) {
            const struct row *row = &picker->rows[i];
            if (row->rank != rank)
                continue;
            if (row->value == value)
                keep = count;
            picker->seen[count++] = i;
            same |= strcmp(row->fold, fold) == 0;
        }
    if (picker->entry.length > 0)
        keep = 0; /* the best match is what Enter means while typing */
    picker->list.selected = keep;
    picker->matches = count;
    if (picker->free_text && *fold != '\0' && !same)
        count++;
    list_layout(&picker->list, count, 1, picker->list.height);
}

static void picker_layout(struct screen *screen, int width, int height)
{
    struct picker *picker = (struct picker *)screen;
    int wanted = picker->count + 3;

    picker->width = width < PICKER_WIDTH ? width : PICKER_WIDTH;
    picker->height = wanted < 7 ? 7 : wanted;
    picker->height = picker->height < height ? picker->height : height;
    picker->x = (width - picker->width) / 2;
    picker->y = (height - picker->height) / 2;
    list_layout(&picker->list, picker->list.count, 1, picker->height - 3);
}

static bool picker_type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct picker *picker = (struct picker *)screen;

    (void)stack;
    (void)pasted;
    if (entry_insert(&picker->entry, text))
        narrow(picker);
    return true;
}

static bool picker_key(struct screen *screen, struct stack *stack, struct key key)
{
    static const struct {
        int32_t code;
        enum key_action action;
    } moves[] = { { K_PAGE_UP, ACTION_PAGE_UP }, { K_PAGE_DOWN, ACTION_PAGE_DOWN } };
    struct picker *picker = (struct picker *)screen;

    (void)stack;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (key.code == moves[i].code)
            return list_act(&picker->list, moves[i].action);
    if (!entry_key(&picker->entry, key))
        return false;
    narrow(picker);
    return true;
}

static void accept(struct picker *picker, struct stack *stack)
{
    char text[ENTRY_SIZE];

    entry_get(&picker->entry, text);
    if (picker->list.count > 0)
        stack_pop(stack, selected_value(picker), text);
}

static bool picker_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct picker *picker = (struct picker *)screen;

    if (action == ACTION_ACCEPT)
        accept(picker, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, PICKER_NOTHING, "");
    else
        list_act(&picker->list, action);
    return true;
}

static void draw_row(const struct picker *picker, struct canvas *canvas, int row, int y)
{
    const struct row typed = { .text = picker->entry.text, .right = C_("picker", "new") };
    const struct row *shown = row < picker->matches ? &picker->rows[picker->seen[row]] : &typed;
    bool here = row == picker->list.selected;
    enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
    int inner = picker->width - 4;
    int right = canvas_width(canvas, shown->right);

    if (here) {
        canvas_fill(canvas, picker->x + 1, y, picker->width - 2, 1, style);
        canvas_sign(canvas, picker->x + 1, y, style, SIGN_POINTER);
    }
    if (right + 12 > inner)
        right = 0;
    canvas_text(canvas, picker->x + 3, y, inner - right - 2, style, shown->text);
    if (right > 0)
        canvas_text(canvas, picker->x + picker->width - 2 - right, y, right, here ? style : STYLE_KEY,
                    shown->right);
}

static void picker_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct picker *picker = (const struct picker *)screen;
    int y = picker->y + 1;

    canvas_frame(canvas, picker->x, picker->y, picker->width, picker->height, picker->title);
    if (picker->height < 3 || picker->width < 6)
        return;
    int used = canvas_text(canvas, picker->x + 3, y, picker->width - 5, STYLE_PROMPT, "/ ");
    entry_draw(&picker->entry, canvas, picker->x + 3 + used, y, picker->width - 5 - used, true);
    for (int row = list_first(&picker->list); row < list_end(&picker->list) && picker->height > 3; row++)
        draw_row(picker, canvas, row, y + 1 + row - picker->list.top);
    if (picker->list.count == 0 && picker->height > 3)
        canvas_text(canvas, picker->x + 3, y + 1, picker->width - 5, STYLE_MUTED,
                    picker->free_text ? _("Type it, then Enter.") : _("Nothing matches."));
}

static void picker_close(struct screen *screen)
{
    struct picker *picker = (struct picker *)screen;
    struct arena arena = picker->arena; /* holds the picker itself */
    arena_clear(&arena);
}

static const struct screen_kind kind = {
    .name = "picker",
    .place = PLACE_PICKER,
    .form = SCREEN_OVER,
    .layout = picker_layout,
    .draw = picker_draw,
    .type = picker_type,
    .key = picker_key,
    .act = picker_act,
    .close = picker_close,
};

/* The earlier rows stay in the arena as long as the picker is there: a list changes seldom. */
static void fill(struct picker *picker, const char *title, const struct picker_row *rows, size_t count)
{
    struct arena *arena = &picker->arena;
    char fold[FOLD_SIZE], also[FOLD_SIZE], foreign[FOLD_SIZE];

    picker->rows = arena_new(arena, count + 1, sizeof *picker->rows);
    picker->seen = arena_new(arena, count + 1, sizeof *picker->seen);
    picker->count = (int)count;
    snprintf(picker->title, sizeof picker->title, "%s", title);
    for (size_t i = 0; i < count; i++) {
        text_fold(fold, sizeof fold, rows[i].text);
        text_fold(also, sizeof also, rows[i].also != NULL ? rows[i].also : "");
        text_fold(foreign, sizeof foreign, rows[i].foreign != NULL ? rows[i].foreign : "");
        picker->rows[i] =
            (struct row){ .text = arena_copy(arena, rows[i].text),
                          .right = arena_copy(arena, rows[i].right != NULL ? rows[i].right : ""),
                          .fold = arena_copy(arena, fold),
                          .also = arena_copy(arena, also),
                          .foreign = arena_copy(arena, foreign),
                          .value = rows[i].value,
                          .far = rows[i].far };
    }
}

void picker_open(struct stack *stack, const char *title, const struct picker_row *rows, size_t count,
                 int selected, bool free_text,
                 void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    struct arena arena;

    arena_init(&arena);
    struct picker *picker = arena_new(&arena, 1, sizeof *picker);
    picker->screen.kind = &kind;
    picker->arena = arena;
    picker->free_text = free_text;
    picker->selected = selected;
    fill(picker, title, rows, count);
    entry_init(&picker->entry, 120);
    list_init(&picker->list);
    narrow(picker);
    stack_push(stack, &picker->screen, back);
}

void picker_refill(struct screen *screen, const char *title, const struct picker_row *rows, size_t count)
{
    struct picker *picker = (struct picker *)screen;
    const char *on = selected_value(picker) != PICKER_TYPED && picker->matches > 0
                         ? picker->rows[picker->seen[picker->list.selected]].text
                         : "";

    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].text, on) == 0)
            picker->selected = rows[i].value;
    fill(picker, title, rows, count);
    picker->matches = 0; /* so that it begins on `selected` */
    narrow(picker);
}
