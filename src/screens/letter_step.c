/* The steps of the duty 'letter': made, signed by the head with the dates that then hold, given to the
 * parents. [P9, P13] */
#include "klaskast/screens/letter_view.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/task.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/measure_ask.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>

enum step_answer {
    STEP_MAKE,
    STEP_SIGNED,
    STEP_DROP,
    STEP_TODAY,
    STEP_PERSON,
    STEP_PORTAL,
    STEP_POST,
    STEP_DAY,
    STEP_REOPEN
};

/* The duty that is being asked about; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    int64_t task;
    int day;
} asking;

static const struct task *begin(struct desk *desk, int64_t task_id)
{
    asking.desk = desk;
    asking.task = task_id;
    asking.day = DAY_NONE;
    return facts_task(&desk->model->facts, task_id);
}

static const char *name_of(const struct task *task)
{
    const struct pupil *pupil = facts_pupil(&asking.desk->model->facts, task->pupil_id);
    return pupil ? pupil_label(pupil) : "";
}

static void ask(struct stack *stack, const char *text, const struct reply *from, size_t count,
                void (*answered)(struct screen *, struct stack *, int, const char *))
{
    struct reply replies[QUESTION_ANSWERS];
    for (size_t i = 0; i < count; i++)
        replies[i] = (struct reply){ _(from[i].label), from[i].value };
    question_open(stack, text, replies, count, answered);
}

/* --- given --------------------------------------------------------------------------------------------- */

static void ask_how(struct stack *stack);

static void give(struct stack *stack, const char *how)
{
    carry_out(
        stack, asking.desk,
        &(struct intent){ .kind = INTENT_LETTER_GIVE, .ref = asking.task, .text = how, .day = asking.day });
}

static void day_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE && typed_past_day(text, &asking.day))
        ask_how(stack);
}

static void how_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    switch (answer) {
    case STEP_TODAY:
        give(stack, "");
        break;
    case STEP_PERSON:
        give(stack, HOW_PERSON);
        break;
    case STEP_PORTAL:
        give(stack, HOW_PORTAL);
        break;
    case STEP_POST:
        give(stack, _("by post"));
        break;
    case STEP_DAY:
        prompt_open(stack,
                    &(struct prompt_options){ .label = _("Given on"),
                                              .hint = _("yesterday, 20-11"),
                                              .check = typed_past_day_check },
                    day_typed);
        break;
    case STEP_REOPEN:
        carry_out(stack, asking.desk, &(struct intent){ .kind = INTENT_TASK_REOPEN, .ref = asking.task });
        break;
    default:
        break;
    }
}

/* Asked anew after a day, so that it goes together with how. */
static void ask_how(struct stack *stack)
{
    static const struct reply replies[] = { { N_("given today"), STEP_TODAY },
                                            { N_("in pe&rson"), STEP_PERSON },
                                            { N_("p&ortal"), STEP_PORTAL },
                                            { N_("by po&st"), STEP_POST },
                                            { N_("another &day"), STEP_DAY } };
    static const struct reply slip[] = { { N_("slip back today"), STEP_TODAY },
                                         { N_("another &day"), STEP_DAY } };
    const struct task *task = facts_task(&asking.desk->model->facts, asking.task);
    struct reply shown[sizeof replies / sizeof *replies + 1];
    char text[300], day[DAY_TEXT_SIZE];
    if (!task)
        return;
    bool back = task->letter == LETTER_GIVEN;
    size_t count = back ? sizeof slip / sizeof *slip : sizeof replies / sizeof *replies;
    for (size_t i = 0; i < count; i++)
        shown[i] = back ? slip[i] : replies[i];
    /* What was ticked off by mistake is found out later: 'u' is of today only. */
    if (task->letter != LETTER_NOT_SIGNED)
        shown[count++] = (struct reply){ back && task->signed_day != DAY_NONE ? N_("&not given after all")
                                                                              : N_("open it &again"),
                                         STEP_REOPEN };
    size_t used = (size_t)snprintf(
        text, sizeof text,
        back ? _("%s: the signed slip of the letter.") : _("%s: the letter to the parents."), name_of(task));
    if (asking.day != DAY_NONE && used < sizeof text) {
        snprintf(text + used, sizeof text - used, _(" On %s."), day_text(asking.day, DAY_SHORT, day));
        shown[0].label = N_("done");
    }
    ask(stack, text, shown, count, how_chosen);
}

void letter_ask_given(struct stack *stack, struct desk *desk, int64_t task_id)
{
    if (begin(desk, task_id))
        ask_how(stack);
}

/* --- signed -------------------------------------------------------------------------------------------- */

void letter_ask_signed(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct task *task = begin(desk, task_id);
    if (!task)
        return;
    if (task->kind == TASK_LETTER && facts_measure(&desk->model->facts, task->about))
        measure_confirm(stack, desk, task_id);
    else
        carry_out(stack, desk,
                  &(struct intent){ .kind = INTENT_LETTER_SIGN, .ref = task_id, .day = DAY_NONE });
}

/* --- the next of them ---------------------------------------------------------------------------------- */

static void first_step(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == STEP_MAKE)
        open_letter_of_duty(stack, asking.desk, asking.task);
    else if (answer == STEP_SIGNED)
        letter_ask_signed(stack, asking.desk, asking.task);
    else if (answer == STEP_TODAY)
        letter_ask_given(stack, asking.desk, asking.task);
    else if (answer == STEP_DROP)
        carry_out(stack, asking.desk,
                  &(struct intent){
                      .kind = INTENT_TASK_DONE, .ref = asking.task, .text = HOW_DROPPED, .day = DAY_NONE });
}

/* Not made here, it may be there on paper all the same. */
static void ask_first(struct stack *stack, const struct task *task)
{
    static const struct reply signing[] = { { N_("make it"), STEP_MAKE },
                                            { N_("&signed on paper"), STEP_SIGNED },
                                            { N_("no letter: &drop it"), STEP_DROP } };
    static const struct reply giving[] = { { N_("make it"), STEP_MAKE },
                                           { N_("&given on paper"), STEP_TODAY },
                                           { N_("no letter: &drop it"), STEP_DROP } };
    char text[300];
    bool head = letter_is_signed(&asking.desk->model->facts, task);
    snprintf(text, sizeof text, "%s: %s, %s.", name_of(task), task_label(task->kind),
             letter_step_label(LETTER_TO_MAKE));
    ask(stack, text, head ? signing : giving, 3, first_step);
}

/* A suspension whose talk was held and whose period is still to be set: that comes before its letter. [P13]
 */
static const struct measure *without_period(const struct task *task)
{
    const struct facts *facts = &asking.desk->model->facts;
    const struct measure *measure = task->kind == TASK_LETTER ? facts_measure(facts, task->about) : NULL;
    return measure && measure->kind == MEASURE_SUSPENSION &&
                   measure_suspension_status(facts, measure) == SUSPENSION_PERIOD
               ? measure
               : NULL;
}

bool letter_waits_for_period(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct task *task = begin(desk, task_id);
    const struct measure *measure = task ? without_period(task) : NULL;
    if (measure)
        measure_ask_period(stack, desk, measure->id);
    return measure != NULL;
}

void letter_tick(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct task *task = begin(desk, task_id);
    if (!task || letter_waits_for_period(stack, desk, task_id))
        return;
    switch (letter_next(&desk->model->facts, task)) {
    case LETTER_TO_MAKE:
        ask_first(stack, task);
        break;
    case LETTER_TO_SIGN:
        letter_ask_signed(stack, desk, task_id);
        break;
    case LETTER_TO_GIVE:
    case LETTER_SLIP:
        ask_how(stack);
        break;
    case LETTER_DONE:
        break;
    }
}
