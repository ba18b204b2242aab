#include "klaskast/screens/measure_ask.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/value.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

enum { REASON_BYTES = 500 };

/* What is being asked; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    struct intent intent;
    bool needs_reason;
    const char *days;  /* the first question about days, which a refusal asks again; NULL: there is none */
    const char *lines; /* the question of one line */
    bool asks_from;    /* the first question is after the first day, else after the last */
    char reason[REASON_BYTES + 1];
} asking;

static void ask_again(struct stack *stack);

/* What is refused is asked again with what was typed, and why. */
static void carry_on(struct stack *stack)
{
    if (!carry_out(stack, asking.desk, &asking.intent) && stack->message_kind == MESSAGE_WARNING)
        ask_again(stack);
}

static void reason_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    snprintf(asking.reason, sizeof asking.reason, "%s", text);
    if (asking.intent.kind == INTENT_VIEW)
        asking.intent.text = asking.reason;
    else
        asking.intent.reason = asking.reason;
    carry_on(stack);
}

static void ask_line(struct stack *stack, const char *why)
{
    prompt_open(stack,
                &(struct prompt_options){ .label = asking.lines,
                                          .text = asking.reason,
                                          .why = why,
                                          .limit = REASON_BYTES,
                                          .check = typed_line_check },
                reason_typed);
}

static void ask_reason(struct stack *stack, const char *label)
{
    asking.lines = label;
    ask_line(stack, NULL);
}

/* --- dates --------------------------------------------------------------------------------------------- */

static bool day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (value_near_day(text, clock_today(), &day))
        return true;
    snprintf(out, size, "%s", _("like 26-11 or 26-11-2026"));
    return false;
}

static void ask_day(struct stack *stack, const char *label, int day, const char *why,
                    void (*typed)(struct screen *, struct stack *, int, const char *))
{
    char text[16] = "";
    if (day != DAY_NONE) {
        struct date date = day_date(day);
        snprintf(text, sizeof text, "%d-%d-%d", date.day, date.month, date.year);
    }
    prompt_open(stack,
                &(struct prompt_options){
                    .label = label, .text = text, .proposed = true, .why = why, .check = day_check },
                typed);
}

static void until_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || !value_near_day(text, clock_today(), &asking.intent.until))
        return;
    if (asking.needs_reason)
        ask_reason(stack, _("Why"));
    else
        carry_on(stack);
}

static void from_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || !value_near_day(text, clock_today(), &asking.intent.from))
        return;
    /* What the school's steps propose for a suspension; the head decides. [P13, P18] */
    const struct model *model = asking.desk->model;
    const struct measure *measure = facts_measure(&model->facts, asking.intent.ref);
    if (measure && asking.intent.until == DAY_NONE)
        asking.intent.until =
            measure_proposed_until(&model->facts, model->settings, measure, asking.intent.from);
    ask_day(stack, _("Up to and including"), asking.intent.until, NULL, until_typed);
}

static void ask_first_day(struct stack *stack, const char *why)
{
    ask_day(stack, asking.days, asking.asks_from ? asking.intent.from : asking.intent.until, why,
            asking.asks_from ? from_typed : until_typed);
}

static void ask_again(struct stack *stack)
{
    char why[sizeof stack->message];
    snprintf(why, sizeof why, "%s", stack->message);
    if (asking.days)
        ask_first_day(stack, why);
    else
        ask_line(stack, why);
}

/* Nothing was asked yet about this intent. */
static void begin(struct desk *desk, struct intent intent)
{
    asking.desk = desk;
    asking.intent = intent;
    asking.days = asking.lines = NULL;
    asking.needs_reason = false;
    asking.reason[0] = '\0';
}

/* Days are asked first; `from`: both of them, else the last only. */
static void ask_days(struct stack *stack, const char *label, bool from)
{
    asking.days = label;
    asking.asks_from = from;
    ask_first_day(stack, NULL);
}

void measure_confirm(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct facts *facts = &desk->model->facts;
    const struct task *task = facts_task(facts, task_id);
    const struct measure *measure = task ? facts_measure(facts, task->about) : NULL;
    if (!measure)
        return;
    begin(desk, (struct intent){ .kind = INTENT_LETTER_SIGN,
                                 .ref = task_id,
                                 .from = measure->from,
                                 .until = measure->until,
                                 .day = DAY_NONE });
    if (measure->from == DAY_NONE) {
        asking.intent.from = asking.intent.until = 0;
        carry_out(stack, desk, &asking.intent); /* says what comes first */
        return;
    }
    ask_days(stack, _("Signed, from"), true);
}

/* The first day is the next day of school unless another is typed. */
void measure_ask_period(struct stack *stack, struct desk *desk, int64_t measure_id)
{
    const struct model *model = desk->model;
    const struct measure *measure = facts_measure(&model->facts, measure_id);
    if (!measure)
        return;
    int from = measure->from != DAY_NONE ? measure->from
                                         : schoolday_after(&model->settings->holidays, model->today, 1);
    begin(desk,
          (struct intent){ .kind = INTENT_PERIOD, .ref = measure_id, .from = from, .until = measure->until });
    asking.needs_reason = measure->from != DAY_NONE;
    ask_days(stack, _("The head decides: from"), true);
}

void measure_ask_until(struct stack *stack, struct desk *desk, int64_t measure_id)
{
    const struct measure *measure = facts_measure(&desk->model->facts, measure_id);
    if (!measure)
        return;
    begin(desk,
          (struct intent){
              .kind = INTENT_PERIOD, .ref = measure_id, .from = measure->from, .until = measure->until });
    asking.needs_reason = true;
    ask_days(stack, _("Up to and including"), false);
}

void measure_ask_reason(struct stack *stack, struct desk *desk, enum intent_kind kind, int64_t id,
                        const char *label)
{
    begin(desk, (struct intent){ .kind = kind, .ref = id });
    ask_reason(stack, label);
}
