#include "klaskast/screens/review.h"

#include "klaskast/base/text.h"
#include "klaskast/screens/carry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- rows ---------------------------------------------------------------------------------------------- */

enum { ROWS_ABOVE = 3, LABEL = 18, HEAD_ROWS = 3 };

static const struct settings *settings_of(const struct review *review)
{
    return review->desk->model->settings;
}

static int row_verdict(const struct review *review)
{
    return ROWS_ABOVE + settings_of(review)->check_count;
}

static int row_sentence(const struct review *review)
{
    return row_verdict(review) + 1;
}

/* The text of a row, or NULL: it is a box or the verdict. */
static struct entry *entry_at(struct review *review, int row)
{
    if (row < ROWS_ABOVE)
        return &review->texts[row];
    return row == row_sentence(review) ? &review->texts[REVIEW_SENTENCE] : NULL;
}

/* The line of the checklist of a row; -1: it is none. */
static int check_at(const struct review *review, int row)
{
    return row >= ROWS_ABOVE && row < row_verdict(review) ? row - ROWS_ABOVE : -1;
}

/* --- keys ---------------------------------------------------------------------------------------------- */

/* What a rejecting line means is filled in at once; taking it away leaves the verdict to choose anew. [S2] */
static void toggle(struct review *review, int line)
{
    review->checks ^= 1U << line;
    if (!settings_of(review)->checks[line].rejects)
        return;
    review->verdict = review->checks >> line & 1U ? VERDICT_NOT_ALLOWED : VERDICT_REVIEW;
}

static void next_verdict(struct review *review, int step)
{
    int count = VERDICTS - 1, at = (int)review->verdict - 1;
    if (at < 0)
        at = step > 0 ? -1 : count;
    review->verdict = (enum site_verdict)((at + step + count) % count + 1);
}

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct review *review = (struct review *)screen;
    struct entry *entry = entry_at(review, review->list.selected);
    int line = check_at(review, review->list.selected);
    (void)stack;
    if (entry) {
        entry_insert(entry, text);
        return true;
    }
    if (!pasted && strcmp(text, " ") == 0) {
        if (line >= 0)
            toggle(review, line);
        else
            next_verdict(review, 1);
    }
    return true; /* letters are no commands on a form */
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct review *review = (struct review *)screen;
    struct entry *entry = entry_at(review, review->list.selected);
    (void)stack;
    if (entry)
        return entry_key(entry, pressed);
    if (review->list.selected != row_verdict(review) || pressed.ctrl || pressed.alt ||
        (pressed.code != K_LEFT && pressed.code != K_RIGHT))
        return false;
    next_verdict(review, pressed.code == K_RIGHT ? 1 : -1);
    return true;
}

/* Where something is missing, the cursor goes there. */
static void go_to_gap(struct review *review)
{
    char text[ENTRY_SIZE];
    if (review->verdict == VERDICT_REVIEW)
        list_select(&review->list, row_verdict(review));
    else if (!*entry_get(&review->texts[REVIEW_SENTENCE], text))
        list_select(&review->list, row_sentence(review));
}

static void record(struct review *review, struct stack *stack)
{
    char texts[REVIEW_TEXTS][ENTRY_SIZE];
    for (int i = 0; i < REVIEW_TEXTS; i++)
        entry_get(&review->texts[i], texts[i]);
    struct site_intent want = { .title = texts[REVIEW_TITLE],
                                .subject = texts[REVIEW_SUBJECT],
                                .groups = texts[REVIEW_GROUPS],
                                .sentence = texts[REVIEW_SENTENCE],
                                .verdict = review->verdict,
                                .checks = review->checks };
    struct intent intent = { .kind = INTENT_SITE_REVIEW, .ref = review->site_id, .site = &want };
    if (carry_out(stack, review->desk, &intent))
        stack_pop(stack, 0, NULL);
    else
        go_to_gap(review);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct review *review = (struct review *)screen;
    int rows = review->list.count;
    if (action == ACTION_NEXT_FIELD)
        list_select(&review->list, (review->list.selected + 1) % rows);
    else if (action == ACTION_PREVIOUS_FIELD)
        list_select(&review->list, (review->list.selected + rows - 1) % rows);
    else if (action == ACTION_ACCEPT)
        record(review, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        stack_pop(stack, -1, NULL);
    else
        return false;
    return true;
}

static const char *lead(const struct screen *screen)
{
    const struct review *review = (const struct review *)screen;
    if (check_at(review, review->list.selected) >= 0)
        return _("Space\tyes or no");
    return review->list.selected == row_verdict(review) ? _("Space\tchoose") : NULL;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "record it") : NULL;
}

/* --- drawing ------------------------------------------------------------------------------------------- */

static void draw_entry(const struct review *review, struct canvas *canvas, int y, int row, bool selected)
{
    const char *const names[] = { _("Title"), _("Subject"), _("Groups"), _("For the children") };
    const char *const hints[] = { "", _("what it is for (S4)"), _("5-8; empty for all"),
                                  _("one sentence that a child understands (S3)") };
    enum review_text which = row < ROWS_ABOVE ? (enum review_text)row : REVIEW_SENTENCE;
    const struct entry *entry = &review->texts[which];
    const char *name = names[which], *hint = hints[which];
    int width = review->width;
    canvas_text(canvas, 3, y, LABEL - 1, STYLE_NORMAL, name);
    int x = 3 + LABEL;
    if (x + 1 >= width)
        return;
    if (selected || entry->length)
        entry_draw(entry, canvas, x, y, width - x - 1, selected);
    else
        canvas_text(canvas, x, y, width - x - 1, STYLE_MUTED, hint);
}

static void draw_check(const struct review *review, struct canvas *canvas, int y, int line)
{
    const struct check_line *check = &settings_of(review)->checks[line];
    bool yes = review->checks >> line & 1U;
    canvas_text(canvas, 3, y, review->width - 4, yes ? STYLE_HELD : STYLE_OPEN, yes ? "[x]" : "[ ]");
    if (review->width > 9)
        canvas_text(canvas, 7, y, review->width - 8, yes && check->rejects ? STYLE_WARNING : STYLE_NORMAL,
                    check->text[translate_language()]);
}

static void draw_verdict(const struct review *review, struct canvas *canvas, int y)
{
    int x = 3 + LABEL, width = review->width;
    canvas_text(canvas, 3, y, LABEL - 1, STYLE_NORMAL, _("Verdict"));
    for (int i = VERDICT_ALLOWED; i < VERDICTS; i++) {
        bool here = review->verdict == (enum site_verdict)i;
        char text[80];
        snprintf(text, sizeof text, "%s %s", here ? "(x)" : "( )", verdict_label((enum site_verdict)i));
        if (x + 4 < width)
            x += canvas_text(canvas, x, y, width - x, here ? STYLE_HELD : STYLE_NORMAL, text) + 2;
    }
}

static void draw_field(const struct review *review, struct canvas *canvas, int y, int row)
{
    bool selected = row == review->list.selected;
    int line = check_at(review, row);
    if (selected)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    if (line >= 0)
        draw_check(review, canvas, y, line);
    else if (row == row_verdict(review))
        draw_verdict(review, canvas, y);
    else
        draw_entry(review, canvas, y, row, selected);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
    const struct review *review = (const struct review *)screen;
    int width = canvas->window_width, height = canvas->window_height;
    int top = height > HEAD_ROWS + 2 ? HEAD_ROWS : 0;
    if (top && width > 4) {
        int x = 1 + canvas_text(canvas, 1, 0, width - 1, STYLE_TITLE, _("Review a site")) + 3;
        if (x + 4 < width)
            canvas_text(canvas, x, 0, width - x - 1, STYLE_MUTED, review->key);
        canvas_text(canvas, 1, 1, width - 2, STYLE_MUTED, _("Tick what you find. A ticked line is a yes."));
    }
    for (int row = list_first(&review->list); row < list_end(&review->list); row++) {
        int column, line;
        if (list_place(&review->list, row, &column, &line) && top + line < height && width > 4)
            draw_field(review, canvas, top + line, row);
    }
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct review *review = (struct review *)screen;
    int top = height > HEAD_ROWS + 2 ? HEAD_ROWS : 0;
    review->width = width;
    list_layout(&review->list, row_sentence(review) + 1, 1, height - top);
}

static void close_review(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "review",
    .place = PLACE_FORM,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .draw = draw,
    .type = type,
    .key = key,
    .act = act,
    .label = label,
    .lead = lead,
    .close = close_review,
};

/* Is `name` one of "adverts,account"? */
static bool named(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; *at;) {
        size_t here = strcspn(at, ",");
        if (here == length && strncmp(at, name, length) == 0)
            return true;
        at += here + (at[here] == ',');
    }
    return false;
}

static void fill_in(struct review *review, const struct site *site)
{
    static const size_t limits[REVIEW_TEXTS] = { SITE_TITLE_SIZE - 1, SITE_SUBJECT_SIZE - 1, 24,
                                                 SITE_SENTENCE_SIZE - 1 };
    char groups[GROUPS_SIZE];
    const char *const texts[REVIEW_TEXTS] = { site->title, site->subject, groups_print(site->groups, groups),
                                              site->sentence };
    for (int i = 0; i < REVIEW_TEXTS; i++) {
        entry_init(&review->texts[i], limits[i]);
        entry_set(&review->texts[i], texts[i]);
    }
    const struct settings *settings = settings_of(review);
    for (int i = 0; i < settings->check_count; i++)
        if (named(site->rejects, settings->checks[i].name) || named(site->remarks, settings->checks[i].name))
            review->checks |= 1U << i;
    review->verdict = site->verdict;
}

void review_open(struct stack *stack, struct desk *desk, const struct site *site)
{
    struct review *review = memory_new(1, sizeof *review);
    review->screen.kind = &kind;
    review->desk = desk;
    review->site_id = site->id;
    snprintf(review->key, sizeof review->key, "%s", site->key);
    list_init(&review->list);
    fill_in(review, site);
    stack_push(stack, &review->screen, NULL);
}
