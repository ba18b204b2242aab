#include "klaskast/screens/carry.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The intent that waits for an answer. A question is on top of everything until it is answered, so there is
 * never more than one. */
static struct {
    struct desk *desk;
    struct intent intent;
    char text[ENTRY_SIZE], reason[ENTRY_SIZE], group[80];
    int64_t *ids;
} waiting;

static const char *keep(char *out, size_t size, const char *text)
{
    if (text == NULL || text == out)
        return text;
    snprintf(out, size, "%s", text);
    return out;
}

static const int64_t *keep_ids(const int64_t *ids, size_t count)
{
    if (ids == NULL || ids == waiting.ids)
        return ids;
    free(waiting.ids);
    waiting.ids = memory_new(count + 1, sizeof *waiting.ids);
    memcpy(waiting.ids, ids, count * sizeof *ids);
    return waiting.ids;
}

static void wait_for_answer(struct desk *desk, const struct intent *intent)
{
    waiting.desk = desk;
    if (intent != &waiting.intent)
        waiting.intent = *intent;
    waiting.intent.text = keep(waiting.text, sizeof waiting.text, intent->text);
    waiting.intent.reason = keep(waiting.reason, sizeof waiting.reason, intent->reason);
    waiting.intent.group = keep(waiting.group, sizeof waiting.group, intent->group);
    waiting.intent.ids = keep_ids(intent->ids, intent->id_count);
}

static void answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == QUESTION_NOTHING)
        return;
    waiting.intent.answer = (enum answer)answer;
    waiting.intent.again = waiting.intent.again || answer == ANSWER_YES;
    carry_out(stack, waiting.desk, &waiting.intent);
}

static void labelled(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || text[0] == '\0')
        return;
    waiting.intent.text = keep(waiting.text, sizeof waiting.text, text);
    carry_out(stack, waiting.desk, &waiting.intent);
}

/* A time on the day that is on the screen. */
static bool time_read(const char *text, int64_t *at)
{
    const struct model *model = waiting.desk->model;
    int64_t moment;

    if (!clock_parse(text, model->now, &moment))
        return false;
    *at = clock_moment(model->day, clock_minute(moment));
    return true;
}

static bool time_check(struct screen *below, const char *text, char *out, size_t size)
{
    int64_t at;

    (void)below;
    if (time_read(text, &at))
        return true;
    snprintf(out, size, "%s", _("A time is written like 10:15."));
    return false;
}

static void timed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE && time_read(text, &waiting.intent.at))
        carry_out(stack, waiting.desk, &waiting.intent);
}

static const char *pupil_name(void)
{
    const struct pupil_day *pupil = model_pupil(waiting.desk->model, waiting.intent.pupil_id);
    return pupil != NULL ? pupil_label(pupil->pupil) : "";
}

static void ask(struct stack *stack, enum question question)
{
    char day[DAY_TEXT_SIZE], label[300];

    switch (question) {
    case QUESTION_SLIP:
        snprintf(label, sizeof label, _("%s: was the %s given back, or was the tick a slip?"), pupil_name(),
                 device_label(waiting.intent.device));
        question_open(
            stack, label,
            (struct reply[]){ { _("given &back"), ANSWER_RETURNED }, { _("a &slip"), ANSWER_SLIP } }, 2,
            answered);
        break;
    case QUESTION_AGAIN:
        snprintf(label, sizeof label,
                 _("%s: the same was recorded less than a minute ago. Record it once more?"), pupil_name());
        question_open(stack, label, (struct reply[]){ { _("&once more"), ANSWER_YES } }, 1, answered);
        break;
    case QUESTION_LABEL:
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("Which device"), .hint = _("camera, game console"), .limit = 60 },
                    labelled);
        break;
    case QUESTION_TIME:
        snprintf(label, sizeof label, _("At what time on %s"),
                 day_text(waiting.desk->model->day, DAY_MEDIUM, day));
        prompt_open(
            stack,
            &(struct prompt_options){ .label = label, .hint = "10:15", .limit = 20, .check = time_check },
            timed);
        break;
    case QUESTION_NONE:
        break;
    }
}

/* What happened, and the key that makes it undone where one would look for it. */
static void say(struct stack *stack, enum intent_kind kind, const char *said)
{
    char key[KEY_TEXT_SIZE], view[KEY_TEXT_SIZE];

    if (kind == INTENT_TAKE_BACK)
        stack_say(stack, MESSAGE_INFO, _("%s %s puts it back."), said,
                  keymap_show(stack->keymap, ACTION_REDO, key));
    else if (kind == INTENT_VIOLATION)
        stack_say(stack, MESSAGE_INFO, _("%s To do: %s. %s takes it back."), said,
                  keymap_show(stack->keymap, ACTION_VIEW_TASKS, view),
                  keymap_show(stack->keymap, ACTION_UNDO, key));
    else if (kind == INTENT_ROSTER || kind == INTENT_REST_NONE || kind == INTENT_GIVE_BACK ||
             kind == INTENT_SITE_REMOVE || kind == INTENT_TASK_DONE || kind == INTENT_LESSON_REMOVE ||
             kind == INTENT_PREP)
        stack_say(stack, MESSAGE_INFO, _("%s %s takes it back."), said,
                  keymap_show(stack->keymap, ACTION_UNDO, key));
    else
        stack_say(stack, MESSAGE_INFO, "%s", said);
}

static bool carry(struct stack *stack, struct desk *desk, const struct intent *intent,
                  struct outcome *outcome)
{
    struct err err = { .kind = ERR_NONE };

    *outcome = (struct outcome){ .question = QUESTION_NONE };
    if (!desk->perform(desk, intent, outcome, &err)) {
        stack_say_err(stack, &err);
        /* The disk failed, perhaps after it had written: show what is there. */
        if (err.kind == ERR_DISK || err.kind == ERR_BUSY)
            stack_reload(stack);
        return false;
    }
    if (outcome->question != QUESTION_NONE)
        return false;
    stack_acted(stack);
    if (outcome->others_wrote)
        stack_reload_changed(stack);
    else
        stack_reload(stack);
    say(stack, intent->kind, outcome->said);
    return true;
}

bool carry_out(struct stack *stack, struct desk *desk, const struct intent *intent)
{
    struct outcome outcome;

    if (carry(stack, desk, intent, &outcome))
        return true;
    if (outcome.question != QUESTION_NONE) {
        wait_for_answer(desk, intent);
        ask(stack, outcome.question);
    }
    return false;
}

bool carry_out_unasked(struct stack *stack, struct desk *desk, const struct intent *intent)
{
    struct outcome outcome;
    struct intent answered_intent = *intent;

    if (carry(stack, desk, intent, &outcome))
        return true;
    answered_intent.answer = ANSWER_RETURNED;
    return outcome.question == QUESTION_SLIP && carry(stack, desk, &answered_intent, &outcome);
}
