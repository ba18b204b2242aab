#include "klaskast/screens/measure_menu.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/screens/measure_ask.h"
#include "klaskast/ui/picker.h"

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
enum { ROWS_MAX = 24 };

/* The menu on top of the stack: what each row is about. */
static struct {
    struct desk *desk;
    struct {
        int64_t id; /* of the measure or the record: another window may change the lists meanwhile */
        enum step step;
    } rows[ROWS_MAX];
} choosing;

static const struct task *open_letter(const struct facts *facts, int64_t measure)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].about == measure && facts->tasks[i].kind == TASK_LETTER &&
            facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    return NULL;
}

/* The menu's row: which measure or record it is about, and what it does with it. */
static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer < 0)
        return;
    const struct facts *facts = &choosing.desk->model->facts;
    enum step step = choosing.rows[answer].step;
    int64_t id = choosing.rows[answer].id;
    if (step == STEP_VIEW) {
        measure_ask_reason(stack, choosing.desk, INTENT_VIEW, id, _("How the parents see it"));
        return;
    }
    const struct measure *measure = facts_measure(facts, id);
    const struct task *letter = measure ? open_letter(facts, id) : NULL;
    if (!measure || ((step == STEP_CONFIRM || step == STEP_GIVEN) && !letter)) {
        stack_say(stack, MESSAGE_INFO, "%s", _("That changed in another window. Look again."));
        return;
    }
    switch (step) {
    case STEP_CONFIRM:
        measure_confirm(stack, choosing.desk, letter->id);
        break;
    case STEP_GIVEN:
        letter_ask_given(stack, choosing.desk, letter->id);
        break;
    case STEP_PERIOD:
        measure_ask_period(stack, choosing.desk, id);
        break;
    case STEP_SHORTEN:
        measure_ask_until(stack, choosing.desk, id);
        break;
    case STEP_PAUSE:
        measure_ask_reason(stack, choosing.desk, INTENT_PAUSE, id,
                           measure->paused ? _("Why it goes on") : _("Why it is paused"));
        break;
    case STEP_UPHOLD:
        measure_ask_reason(stack, choosing.desk, INTENT_UPHOLD, id, _("Why it stands"));
        break;
    case STEP_LIFT:
        measure_ask_reason(stack, choosing.desk, INTENT_LIFT, id, _("Why it is lifted"));
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
    choosing.rows[menu->count].id = id;
    choosing.rows[menu->count].step = step;
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
    choosing.desk = desk;
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
