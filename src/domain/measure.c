#include "klaskast/domain/measure.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/task.h"

#include <string.h>

const char *ban_status_name(enum ban_status status)
{
    static const char *const names[] = {
        [BAN_PROPOSED] = "proposed", [BAN_TOLD] = "told", [BAN_CONFIRMED] = "confirmed"
    };
    return names[status];
}

const char *suspension_status_name(enum suspension_status status)
{
    static const char *const names[] = { [SUSPENSION_TALK] = "talk",
                                         [SUSPENSION_PERIOD] = "period",
                                         [SUSPENSION_LETTER] = "letter",
                                         [SUSPENSION_CONFIRMED] = "confirmed" };
    return names[status];
}

enum ban_status measure_ban_status(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        /* That it was lifted is to be told too, which does not undo what was told before. */
        bool of_lifting = measure->lifted != DAY_NONE && task->day >= measure->lifted;
        if (task->about == measure->id && !of_lifting && !task_was_done(task) &&
            (task->kind == TASK_CHILD_TOLD || task->kind == TASK_PARENTS_TOLD))
            return BAN_PROPOSED;
    }
    if (measure_head_to_confirm(facts, measure)) /* a school's own ban for 'other, namely' [P12] */
        return BAN_PROPOSED;
    return letter_signed(facts, measure) ? BAN_CONFIRMED : BAN_TOLD;
}

enum suspension_status measure_suspension_status(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->about == measure->id && task->kind == TASK_TALK && !task_was_done(task))
            return SUSPENSION_TALK;
    }
    /* What the head no longer calls misuse has no period either, whatever was set before. [P12] */
    if (measure->from == DAY_NONE || measure_head_to_confirm(facts, measure))
        return SUSPENSION_PERIOD;
    return letter_signed(facts, measure) && letter_given(facts, measure) ? SUSPENSION_CONFIRMED
                                                                         : SUSPENSION_LETTER;
}

int measure_talk_day(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->about == measure->id && task->kind == TASK_TALK && task_was_done(task))
            return task->done_day;
    }
    return DAY_NONE;
}

bool measure_head_to_confirm(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        if (task->about == measure->id && task->kind == TASK_HEAD_CONFIRMS && !task_was_done(task))
            return true;
    }
    return false;
}

bool measure_over(const struct facts *facts, const struct measure *measure, int day)
{
    if (measure->withdrawn || (measure->lifted != DAY_NONE && measure->lifted <= day))
        return true;
    if (measure->until == DAY_NONE || measure->until >= day)
        return false;
    return measure->kind != MEASURE_SUSPENSION ||
           measure_suspension_status(facts, measure) == SUSPENSION_CONFIRMED;
}

bool measure_holds(const struct facts *facts, const struct measure *measure, int day)
{
    if (measure->from == DAY_NONE || measure->from > day || measure->paused ||
        measure_over(facts, measure, day))
        return false;
    if (measure->kind != MEASURE_SUSPENSION)
        return measure_ban_status(facts, measure) != BAN_PROPOSED;
    int given = letter_given_day(facts, measure);
    return measure_suspension_status(facts, measure) == SUSPENSION_CONFIRMED &&
           (given == DAY_NONE || given <= day);
}
