#include "klaskast/ui/question.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/bar.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct choice {
    char label[80]; /* without the mark */
    char key[8];    /* the letter that answers, "" for Enter */
    int value;
};

struct question {
    struct screen screen;
    char text[400];
    struct choice choices[QUESTION_ANSWERS];
    size_t count;
    char enter[KEY_TEXT_SIZE], escape[KEY_TEXT_SIZE];
};

/* "&slip" or "given &back": the letter behind the mark answers; without a mark the answer is Enter's. */
static void choice_read(struct choice *choice, const struct reply *reply)
{
    const char *mark = strchr(reply->label, '&');
    int width;

    choice->value = reply->value;
    if (mark == NULL) {
        snprintf(choice->label, sizeof choice->label, "%s", reply->label);
        return;
    }
    snprintf(choice->label, sizeof choice->label, "%.*s%s", (int)(mark - reply->label), reply->label,
             mark + 1);
    size_t length = text_cluster(mark + 1, &width);
    snprintf(choice->key, sizeof choice->key, "%.*s", (int)length, mark + 1);
}

static void answer_give(struct screen *screen, struct stack *stack, int value)
{
    assert(stack_top(stack) == screen);
    stack_pop(stack, value, "");
}

static bool question_type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    const struct question *question = (const struct question *)screen;
    char typed[32], wanted[32];

    text_fold(typed, sizeof typed, text);
    for (size_t i = 0; i < question->count && !pasted; i++) {
        text_fold(wanted, sizeof wanted, question->choices[i].key);
        if (*wanted != '\0' && strcmp(typed, wanted) == 0) {
            answer_give(screen, stack, question->choices[i].value);
            break;
        }
    }
    return true; /* no other letter does anything here */
}

static bool question_key(struct screen *screen, struct stack *stack, struct key key)
{
    const struct question *question = (const struct question *)screen;

    if (key.code != K_ENTER)
        return false;
    for (size_t i = 0; i < question->count; i++)
        if (question->choices[i].key[0] == '\0') {
            answer_give(screen, stack, question->choices[i].value);
            break;
        }
    return true;
}

static bool question_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    if (action == ACTION_BACK || action == ACTION_STOP)
        answer_give(screen, stack, QUESTION_NOTHING);
    return true;
}

/* The answers in one line, where the footer has no room for all of them; "" where it has. */
static const char *answers_text(const struct question *question, int width, char text[400])
{
    size_t used = 0;
    int columns = 1;

    text[0] = '\0';
    for (size_t i = 0; i < question->count && used < 399; i++) {
        const struct choice *choice = &question->choices[i];
        const char *key = choice->key[0] != '\0' ? choice->key : question->enter;
        columns += text_width(key) + 1 + text_width(choice->label) + 3;
        used += (size_t)snprintf(text + used, 400 - used, "%s%s: %s", i > 0 ? ";  " : "", key, choice->label);
    }
    columns += text_width(question->escape) + 1 + text_width(C_("footer", "back"));
    if (columns <= width)
        text[0] = '\0';
    return text;
}

static int question_rows(const struct screen *screen, int width)
{
    const struct question *question = (const struct question *)screen;
    char answers[400];

    answers_text(question, width, answers);
    int rows = canvas_wrap(NULL, 0, 0, width - 2, 3, STYLE_PROMPT, question->text);
    return rows + (answers[0] != '\0' ? canvas_wrap(NULL, 0, 0, width - 2, 3, STYLE_KEY, answers) : 0);
}

static void question_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct question *question = (const struct question *)screen;
    char answers[400];
    int width = canvas->window_width - 2, height = canvas->window_height;

    /* A long text leaves room for its answers: without them nobody could go on. */
    answers_text(question, canvas->window_width, answers);
    int last = *answers != '\0' ? canvas_wrap(NULL, 0, 0, width, 3, STYLE_NORMAL, answers) : 0;
    int most = height > last ? height - last : 1;
    int y = canvas_wrap(canvas, 1, 0, width, most, STYLE_PROMPT, question->text);
    if (*answers != '\0' && y < height)
        canvas_wrap(canvas, 1, y, width, height - y, STYLE_NORMAL, answers);
}

static void question_footer(const struct screen *screen, struct canvas *canvas, int y)
{
    const struct question *question = (const struct question *)screen;
    char answers[400];
    int x = 1;

    bool above = *answers_text(question, canvas->window_width, answers) != '\0';
    for (size_t i = 0; i < question->count && !above; i++) {
        const struct choice *choice = &question->choices[i];
        x += bar_key(canvas, x, y, choice->key[0] != '\0' ? choice->key : question->enter, choice->label);
    }
    bar_key(canvas, x, y, question->escape, C_("footer", "back"));
}

static void question_close(struct screen *screen)
{
    free(screen);
}

static const struct screen_kind kind = {
    .name = "question",
    .place = PLACE_QUESTION,
    .form = SCREEN_LINE,
    .rows = question_rows,
    .draw = question_draw,
    .type = question_type,
    .key = question_key,
    .act = question_act,
    .footer = question_footer,
    .close = question_close,
};

void question_open(struct stack *stack, const char *text, const struct reply *replies, size_t count,
                   void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    assert(count <= QUESTION_ANSWERS);
    struct question *question = memory_new(1, sizeof *question);

    question->screen.kind = &kind;
    snprintf(question->text, sizeof question->text, "%s", text);
    for (size_t i = 0; i < count; i++)
        choice_read(&question->choices[i], &replies[i]);
    question->count = count;
    key_show((struct key){ .code = K_ENTER }, question->enter);
    key_show((struct key){ .code = K_ESCAPE }, question->escape);
    stack_push(stack, &question->screen, back);
}
