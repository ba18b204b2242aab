#include "klaskast/base/text.h"
#include "klaskast/screens/review.h"

#include <stdio.h>
#include <string.h>

enum { LABEL = 18, HEAD_ROWS = 3, WIDE = 72 };

int review_top(int height)
{
    return height > HEAD_ROWS + 2 ? HEAD_ROWS : 0;
}

static const struct settings *settings_of(const struct review *review)
{
    return review->desk->model->settings;
}

static void draw_entry(const struct review *review, struct canvas *canvas, int y, enum review_text which,
                       bool selected)
{
    const char *const names[REVIEW_TEXTS] = { _("Subject"),      _("For the children"), _("Groups"),
                                              _("What they do"), _("For colleagues"),   _("Title") };
    const char *const hints[REVIEW_TEXTS] = { _("what it is for (S4)"),
                                              _("one sentence that a child understands (S3)"),
                                              _("5-8; without them it is on no start page"),
                                              _("what the children do there (S4)"),
                                              _("a note that the children do not see"),
                                              "" };
    const struct entry *entry = &review->texts[which];
    int width = review->width, x = 3 + LABEL;
    canvas_text(canvas, 3, y, LABEL - 1, STYLE_NORMAL, names[which]);
    if (x + 1 >= width)
        return;
    if (selected || entry->length)
        entry_draw(entry, canvas, x, y, width - x - 1, selected);
    else
        canvas_text(canvas, x, y, width - x - 1, STYLE_MUTED, hints[which]);
    const char *whole = selected && which == REVIEW_SUBJECT ? review_subject(review) : NULL;
    x += whole ? canvas_width(canvas, entry->text) : 0;
    if (whole && x + 3 < width)
        canvas_text(canvas, x, y, width - x - 1, STYLE_MUTED,
                    whole + text_fit(whole, text_width(entry->text)));
}

/* Where a question begins on its line. */
enum { QUESTION_X = 9 };

static void draw_check(const struct review *review, struct canvas *canvas, int y, int line)
{
    const struct check_line *check = &settings_of(review)->checks[line];
    bool yes = review->checks >> line & 1U;
    char number[16] = "";
    if (line < 9)
        snprintf(number, sizeof number, "%d", line + 1);
    canvas_text(canvas, 3, y, review->width - 4, STYLE_MUTED, number);
    if (review->width > 11)
        canvas_text(canvas, 5, y, review->width - 6, yes ? STYLE_HELD : STYLE_OPEN, yes ? "[x]" : "[ ]");
    if (review->width > 11)
        canvas_text(canvas, QUESTION_X, y, review->width - QUESTION_X - 1,
                    yes && check->rejects ? STYLE_WARNING : STYLE_NORMAL, check->text[translate_language()]);
}

/* Where there is no room for all words the chosen one has them. */
static void draw_verdict(const struct review *review, struct canvas *canvas, int y)
{
    int x = 3 + LABEL, width = review->width;
    canvas_text(canvas, 3, y, LABEL - 1, STYLE_NORMAL, _("Verdict"));
    for (int i = VERDICT_ALLOWED; i < VERDICTS; i++) {
        bool here = review->verdict == (enum site_verdict)i;
        char text[120], letter[8];
        const char *label = review_verdict_label((enum site_verdict)i, letter);
        snprintf(text, sizeof text, "%s %s %s", here ? "(x)" : "( )", letter,
                 width >= WIDE || here ? label : "");
        if (x + 4 < width)
            x += canvas_text(canvas, x, y, width - x - 1, here ? STYLE_HELD : STYLE_NORMAL, text) + 2;
    }
}

static void draw_row(const struct review *review, struct canvas *canvas, int y, int row)
{
    bool selected = row == review->list.selected;
    int verdict = review_row_verdict(review);
    if (selected)
        canvas_sign(canvas, 1, y, STYLE_SELECTED, SIGN_POINTER);
    if (row < verdict)
        draw_check(review, canvas, y, row);
    else if (row == verdict)
        draw_verdict(review, canvas, y);
    else
        draw_entry(review, canvas, y, (enum review_text)(row - verdict - 1), selected);
}

/* The question at the pointer, where its own line has no room for all of it; else NULL. */
static const char *cut_question(const struct review *review)
{
    int row = review->list.selected;
    if (row >= review_row_verdict(review))
        return NULL;
    const char *question = settings_of(review)->checks[row].text[translate_language()];
    return text_width(question) > review->width - QUESTION_X - 1 ? question : NULL;
}

static void draw_head(const struct review *review, struct canvas *canvas)
{
    int width = canvas->window_width;
    int x = 1 + canvas_text(canvas, 1, 0, width - 1, STYLE_TITLE, _("Review a site")) + 3;
    if (x + 4 < width)
        canvas_text(canvas, x, 0, width - x - 1, STYLE_MUTED, review->key);
    const char *question = cut_question(review);
    if (question)
        canvas_wrap(canvas, 1, 1, width - 2, HEAD_ROWS - 1, STYLE_NORMAL, question);
    else if (*review->before)
        canvas_text(canvas, 1, 1, width - 2, review->before_style, review->before);
    else
        canvas_text(canvas, 1, 1, width - 2, STYLE_MUTED, _("Tick what you find. A ticked line is a yes."));
}

void review_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct review *review = (const struct review *)screen;
    int width = canvas->window_width, height = canvas->window_height, top = review_top(height);
    if (top && width > 4)
        draw_head(review, canvas);
    for (int row = list_first(&review->list); row < list_end(&review->list); row++) {
        int column, line;
        if (list_place(&review->list, row, &column, &line) && top + line < height && width > 4)
            draw_row(review, canvas, top + line, row);
    }
}
