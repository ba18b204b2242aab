#include "klaskast/screens/measure_menu.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"

#include <stdio.h>

enum step {
    STEP_CONFIRM,
    STEP_GIVEN,
    STEP_PERIOD,
    STEP_SHORTEN,
    STEP_PAUSE,
    STEP_UPHOLD,
    STEP_LIFT,
    STEP_VIEW
};
enum { REASON_BYTES = 500, ROWS_MAX = 24 };

/* What is being asked; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    struct intent intent;
    bool needs_reason;
    const char *days;  /* the first question about days, which a refusal asks again; NULL: there is none */
    const char *lines; /* the question of one line */
    bool asks_from;    /* the first question is after the first day, else after the last */
    char reason[REASON_BYTES + 1];
    struct {
        int64_t id; /* of the measure or the record: another window may change the lists meanwhile */
        enum step step;
    } rows[ROWS_MAX];
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

static bool not_empty(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (*text)
        return true;
    snprintf(out, size, "%s", _("one line is enough"));
    return false;
}

static void ask_line(struct stack *stack, const char *why)
{
    prompt_open(stack,
                &(struct prompt_options){ .label = asking.lines,
                                          .text = asking.reason,
                                          .why = why,
                                          .limit = REASON_BYTES,
                                          .check = not_empty },
                reason_typed);
}

static void ask_reason(struct stack *stack, const char *label)
{
    asking.lines = label;
    ask_line(stack, NULL);
}

/* --- dates ------------------------------------------------------------------------------------------------
 */

static bool day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (lesson_day_parse(text, clock_today(), &day))
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
    if (answer != PROMPT_DONE || !lesson_day_parse(text, clock_today(), &asking.intent.until))
        return;
    if (asking.needs_reason)
        ask_reason(stack, _("Why"));
    else
        carry_on(stack);
}

static void from_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE || !lesson_day_parse(text, clock_today(), &asking.intent.from))
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

/* --- what can be done
 * --------------------------------------------------------------------------------------- */

static const struct task *open_letter(const struct facts *facts, int64_t measure)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].about == measure && facts->tasks[i].kind == TASK_LETTER &&
            facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    return NULL;
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
    ask_days(stack, _("Signed: from"), true);
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

/* The menu's row: which measure or record it is about, and what it does with it. */
static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer < 0)
        return;
    const struct facts *facts = &asking.desk->model->facts;
    enum step step = asking.rows[answer].step;
    int64_t id = asking.rows[answer].id;
    if (step == STEP_VIEW) {
        begin(asking.desk, (struct intent){ .kind = INTENT_VIEW, .ref = id });
        ask_reason(stack, _("How the parents see it"));
        return;
    }
    const struct measure *measure = facts_measure(facts, id);
    const struct task *letter = measure ? open_letter(facts, id) : NULL;
    if (!measure || ((step == STEP_CONFIRM || step == STEP_GIVEN) && !letter)) {
        stack_say(stack, MESSAGE_INFO, "%s", _("That changed in another window. Look again."));
        return;
    }
    begin(asking.desk, (struct intent){ .ref = measure->id, .from = measure->from, .until = measure->until });
    switch (step) {
    case STEP_CONFIRM:
        measure_confirm(stack, asking.desk, letter->id);
        break;
    case STEP_GIVEN:
        letter_ask_given(stack, asking.desk, letter->id);
        break;
    case STEP_PERIOD:
        measure_ask_period(stack, asking.desk, id);
        break;
    case STEP_SHORTEN:
        asking.intent.kind = INTENT_PERIOD;
        asking.needs_reason = true;
        ask_days(stack, _("Up to and including"), false);
        break;
    case STEP_PAUSE:
        asking.intent.kind = INTENT_PAUSE;
        ask_reason(stack, measure->paused ? _("Why it goes on") : _("Why it is paused"));
        break;
    case STEP_UPHOLD:
        asking.intent.kind = INTENT_UPHOLD;
        ask_reason(stack, _("Why it stands"));
        break;
    case STEP_LIFT:
        asking.intent.kind = INTENT_LIFT;
        ask_reason(stack, _("Why it is lifted"));
        break;
    case STEP_VIEW:
        break;
    }
}

struct menu {
    struct picker_row rows[ROWS_MAX];
    char texts[ROWS_MAX][120];
    size_t count;
};

static void add(struct menu *menu, int64_t id, enum step step, const char *what, const char *to_what)
{
    if (menu->count == ROWS_MAX)
        return;
    snprintf(menu->texts[menu->count], sizeof menu->texts[0], "%s: %s", to_what, what);
    menu->rows[menu->count] =
        (struct picker_row){ .text = menu->texts[menu->count], .value = (int)menu->count };
    asking.rows[menu->count].id = id;
    asking.rows[menu->count].step = step;
    menu->count++;
}

static void add_measure(struct menu *menu, const struct facts *facts, const struct measure *measure,
                        int today)
{
    const char *label = measure_label(measure->kind);
    if (measure_over(facts, measure, today))
        return;
    const struct task *letter = open_letter(facts, measure->id);
    if (letter && letter->letter == LETTER_NOT_SIGNED && measure->from != DAY_NONE)
        add(menu, measure->id, STEP_CONFIRM, _("signed by the head, with these dates"), label);
    if (letter && letter->letter == LETTER_SIGNED)
        add(menu, measure->id, STEP_GIVEN, _("the letter was given to the parents"), label);
    if (measure->kind == MEASURE_SUSPENSION)
        add(menu, measure->id, STEP_PERIOD, _("set the period"), label);
    if (measure->from != DAY_NONE)
        add(menu, measure->id, STEP_SHORTEN, _("another last day"), label);
    add(menu, measure->id, STEP_PAUSE, measure->paused ? _("goes on") : _("pause"), label);
    add(menu, measure->id, STEP_UPHOLD, _("looked at again: it stands"), label);
    add(menu, measure->id, STEP_LIFT, _("lift"), label);
}

/* With its day: a child can have two of one kind. */
static void add_view(struct menu *menu, const struct record *record)
{
    char text[100], day[DAY_TEXT_SIZE];
    snprintf(text, sizeof text, "%s, %s", day_text(record->day, DAY_SHORT, day),
             violation_which(record->kind, record->agreement));
    add(menu, record->id, STEP_VIEW, _("how the parents see it"), text);
}

void measure_menu(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    const struct facts *facts = &desk->model->facts;
    struct menu menu = { .count = 0 };
    asking.desk = desk;
    for (size_t i = 0; i < facts->measure_count; i++)
        if (facts->measures[i].pupil_id == pupil_id)
            add_measure(&menu, facts, &facts->measures[i], desk->model->today);
    for (size_t i = facts->record_count; i > 0; i--)
        if (facts->records[i - 1].pupil_id == pupil_id && !facts->records[i - 1].withdrawn)
            add_view(&menu, &facts->records[i - 1]);
    if (!menu.count)
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("There is no measure and no violation to do something about."));
    else
        picker_open(stack, _("Measures"), menu.rows, menu.count, -1, false, chosen);
}
