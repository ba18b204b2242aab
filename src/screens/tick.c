#include "klaskast/screens/tick.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/measure_menu.h"
#include "klaskast/screens/violation.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <string.h>

enum tick_answer {
    TICK_NOW,
    TICK_PHONE,
    TICK_PORTAL,
    TICK_PERSON,
    TICK_DAY,
    TICK_BY,
    TICK_FINISH,
    TICK_DROP
};

/* The task that is being asked about; one question at a time is on top of the stack. */
static struct {
    struct desk *desk;
    int64_t task;
    int64_t pupil_id;
    int64_t at;
    bool of_head;
    char how[40];
} ticking;

static void tick(struct stack *stack, const char *by, int day)
{
    struct intent intent = {
        .kind = INTENT_TASK_DONE, .ref = ticking.task, .text = ticking.how, .reason = by, .day = day
    };
    if (ticking.of_head && !*by) {
        const char *head = ticking.desk->model->settings->head;
        intent.reason = *head ? head : _("head");
    }
    carry_out(stack, ticking.desk, &intent);
}

static bool day_read(const char *text, int *day)
{
    int64_t moment, now = clock_now();
    if (day_parse_iso(text, day))
        return *day <= clock_today();
    if (!clock_parse(text, now, &moment) || moment > now)
        return false;
    *day = clock_day(moment);
    return true;
}

static bool day_check(struct screen *below, const char *text, char *out, size_t size)
{
    int day;
    (void)below;
    if (day_read(text, &day))
        return true;
    snprintf(out, size, "%s", _("like 'yesterday' or 2026-11-20"));
    return false;
}

static void day_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    int day;
    (void)below;
    if (answer == PROMPT_DONE && day_read(text, &day))
        tick(stack, "", day);
}

static bool by_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (*text)
        return true;
    snprintf(out, size, "%s", _("a name, or what somebody is here"));
    return false;
}

static void by_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE)
        tick(stack, text, DAY_NONE);
}

static void how_chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    static const char *const hows[] = {
        [TICK_PHONE] = N_("by phone"), [TICK_PORTAL] = N_("in the portal"), [TICK_PERSON] = N_("in person")
    };
    (void)below;
    (void)text;
    switch (answer) {
    case TICK_PHONE:
    case TICK_PORTAL:
    case TICK_PERSON:
        snprintf(ticking.how, sizeof ticking.how, "%s", _(hows[answer]));
        tick(stack, "", DAY_NONE);
        break;
    case TICK_NOW:
        tick(stack, "", DAY_NONE);
        break;
    case TICK_DAY:
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("Done on"), .hint = _("yesterday, 2026-11-20"), .check = day_check },
                    day_typed);
        break;
    case TICK_BY:
        prompt_open(stack, &(struct prompt_options){ .label = _("Done by"), .limit = 100, .check = by_check },
                    by_typed);
        break;
    case TICK_FINISH:
        violation_open(stack, ticking.desk, ticking.pupil_id, ticking.task, ticking.at);
        break;
    case TICK_DROP:
        snprintf(ticking.how, sizeof ticking.how, "dropped");
        tick(stack, "", DAY_NONE);
        break;
    default:
        break;
    }
}

static bool is_telling(enum task_kind kind)
{
    return kind == TASK_PARENTS_TOLD || kind == TASK_POLICY_EXPLAINED || kind == TASK_TALK;
}

void tick_task(struct stack *stack, struct desk *desk, int64_t task_id)
{
    static const struct reply later[] = { { N_("&finish it now"), TICK_FINISH },
                                          { N_("&drop it: it was nothing"), TICK_DROP } };
    static const struct reply telling[] = {
        { N_("done today"), TICK_NOW },    { N_("by &phone"), TICK_PHONE },  { N_("p&ortal"), TICK_PORTAL },
        { N_("in pe&rson"), TICK_PERSON }, { N_("another &day"), TICK_DAY }, { N_("somebody &else"), TICK_BY }
    };
    static const struct reply plain[] = { { N_("done today"), TICK_NOW },
                                          { N_("another &day"), TICK_DAY },
                                          { N_("somebody &else"), TICK_BY } };
    const struct task *task = facts_task(&desk->model->facts, task_id);
    if (!task || task->done_day != DAY_NONE)
        return;
    const struct facts *facts = &desk->model->facts;
    if (task->kind == TASK_LETTER && task->letter == LETTER_NOT_SIGNED && facts_measure(facts, task->about)) {
        measure_confirm(stack, desk, task->id);
        return;
    }
    const struct pupil *pupil = facts_pupil(&desk->model->facts, task->pupil_id);
    ticking.desk = desk;
    ticking.task = task->id;
    ticking.pupil_id = task->pupil_id;
    ticking.at = task->at;
    ticking.of_head = task->owner == OWNER_HEAD;
    ticking.how[0] = '\0';
    bool finish = task->kind == TASK_FINISH_LATER, tell = is_telling(task->kind);
    const struct reply *from = finish ? later : tell ? telling : plain;
    size_t count = finish ? sizeof later / sizeof *later
                   : tell ? sizeof telling / sizeof *telling
                          : sizeof plain / sizeof *plain;
    struct reply replies[QUESTION_ANSWERS];
    for (size_t i = 0; i < count; i++)
        replies[i] = (struct reply){ _(from[i].label), from[i].value };
    char text[300];
    snprintf(text, sizeof text, "%s: %s.", pupil ? pupil->name : "", task_label(task->kind));
    question_open(stack, text, replies, count, how_chosen);
}

const char *task_about(const struct facts *facts, const struct task *task, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    const struct measure *measure = facts_measure(facts, task->about);
    const struct record *record = facts_record(facts, measure ? measure->record_id : task->about);
    text[0] = '\0';
    if (record)
        snprintf(text, size, " (%s, %s)", violation_label(record->kind),
                 day_text(record->day, DAY_SHORT, day));
    return text;
}
