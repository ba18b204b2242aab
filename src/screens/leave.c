#include "klaskast/screens/leave.h"

#include "klaskast/screens/open.h"
#include "klaskast/screens/pupil_text.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <string.h>

enum { ANSWER_LEAVE, ANSWER_SHOW, ANSWER_DONE, ANSWER_NOT_YET };

static struct desk *desk_of(const struct stack *stack)
{
    return stack->context;
}

/* --- the checklist ------------------------------------------------------------------------------------- */

/* "Before you go: photos removed from my phone; cupboard locked." */
static void checklist(const struct model *model, char *text, size_t size)
{
    const struct settings *settings = model->settings;
    size_t used = (size_t)snprintf(text, size, "%s ", _("Before you go:"));
    for (int i = 0; i < settings->end_of_day_count && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i ? "; " : "",
                                 settings->end_of_day[i].text[translate_language()]);
    if (used < size)
        snprintf(text + used, size - used, ".");
}

/* No message: what was said before (given back, and how many stay) still stands. */
static void note_done(struct stack *stack, struct desk *desk)
{
    char value[END_OF_DAY_SIZE];
    struct outcome outcome;
    struct err err = { .kind = ERR_NONE };
    struct intent intent = { .kind = INTENT_PREFERENCE,
                             .text = PREFERENCE_END_OF_DAY,
                             .reason = model_end_of_day(desk->model, value) };

    if (!desk->perform(desk, &intent, &outcome, &err))
        stack_say_err(stack, &err);
    stack_reload(stack);
}

static void checked(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == ANSWER_DONE)
        note_done(stack, desk_of(stack));
}

static void checked_and_left(struct screen *below, struct stack *stack, int answer, const char *text)
{
    checked(below, stack, answer, text);
    if (answer != QUESTION_NOTHING)
        stack->leaving = true;
}

static void ask_checklist(struct stack *stack, struct desk *desk,
                          void (*back)(struct screen *below, struct stack *stack, int answer,
                                       const char *text))
{
    char text[400];

    checklist(desk->model, text, sizeof text);
    question_open(
        stack, text,
        (struct reply[]){ { C_("answer", "done"), ANSWER_DONE }, { _("&not yet"), ANSWER_NOT_YET } }, 2,
        back);
}

/* Did all that came in today go back? What stayed overnight goes back in the morning. */
static bool all_went_home(const struct model *model)
{
    bool any = false;

    for (size_t i = 0; i < model->facts.stay_count; i++)
        any |= model->facts.stays[i].in_day == model->today && model->facts.stays[i].state == STAY_RETURNED;
    return any && model->counts.held + model->counts.lent == 0;
}

void end_of_day_ask(struct stack *stack, struct desk *desk)
{
    const struct model *model = desk->model;
    bool going_home = all_went_home(model) || model_home_time(model);

    if (going_home && model->day == model->today && model_end_of_day_open(model))
        ask_checklist(stack, desk, checked);
}

/* --- leaving ------------------------------------------------------------------------------------------- */

static void go(struct stack *stack, struct desk *desk)
{
    if (model_home_time(desk->model) && model_end_of_day_open(desk->model))
        ask_checklist(stack, desk, checked_and_left);
    else
        stack->leaving = true;
}

static void answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == ANSWER_LEAVE) {
        go(stack, desk_of(stack));
    } else if (answer == ANSWER_SHOW) {
        open_view(stack, desk_of(stack), ACTION_VIEW_TASKS);
        stack_act(stack, ACTION_TASKS_VIEW); /* what is late comes first */
    }
}

static bool is_here(const struct pupil_day *pupil)
{
    return pupil->state == PUPIL_HELD || pupil->state == PUPIL_LENT;
}

static void add(char *text, size_t size, const char *sentence)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used ? " " : "", sentence);
}

/* Nothing is left in the cupboard unseen. [P1] */
static void add_devices(const struct model *model, char *text, size_t size)
{
    int here = model->counts.held + model->counts.lent;
    bool nobody = model->schoolday && model->day == model->today && model->pupil_count > 0 &&
                  (size_t)model->counts.not_asked == model->pupil_count;
    char names[200], sentence[300];

    if (here > 0) {
        pupil_names(model, is_here, true, names, sizeof names);
        snprintf(sentence, sizeof sentence,
                 translate_count("%d device is still here: %s.", "%d devices are still here: %s.",
                                 (unsigned long)here),
                 here, names);
        add(text, size, sentence);
    } else if (nobody) {
        add(text, size, _("Nobody was asked for a phone today."));
    }
}

/* Without a name: the class may be looking. [P7-P10a] */
static void add_late(const struct model *model, char *text, size_t size)
{
    int late = model->counts.late_tasks;
    char sentence[120];

    snprintf(sentence, sizeof sentence,
             translate_count("%d thing that is to be done is late.",
                             "%d things that are to be done are late.", (unsigned long)late),
             late);
    add(text, size, sentence);
}

void leave_ask(struct stack *stack, struct desk *desk)
{
    const struct model *model = desk->model;
    bool late = model->counts.late_tasks > 0;
    char text[400] = "";

    add_devices(model, text, sizeof text);
    if (late && (*text != '\0' || model_home_time(model)))
        add_late(model, text, sizeof text);
    if (*text == '\0') {
        go(stack, desk);
        return;
    }
    add(text, sizeof text, _("Leave all the same?"));
    question_open(stack, text,
                  (struct reply[]){ { _("&leave"), ANSWER_LEAVE }, { _("&show what is late"), ANSWER_SHOW } },
                  late ? 2 : 1, answered);
}
