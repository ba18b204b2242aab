#include "klaskast/domain/letter_choices.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/task.h"

struct choosing {
    struct letter_choice *choices;
    size_t count;
};

static void add(struct choosing *choosing, enum letter_kind kind, int64_t about, int64_t task)
{
    if (kind == LETTER_KINDS || choosing->count == LETTER_CHOICES)
        return;
    for (size_t i = 0; i < choosing->count; i++)
        if (choosing->choices[i].kind == kind && choosing->choices[i].about == about)
            return;
    choosing->choices[choosing->count++] = (struct letter_choice){ kind, about, task };
}

/* A letter about a suspension whose talk or period is still to come cannot be made yet. [P13] */
static bool suspension_can_be_written(const struct facts *facts, const struct measure *measure)
{
    return measure->from != DAY_NONE && measure_suspension_status(facts, measure) >= SUSPENSION_LETTER;
}

/* First what is owed: the letters themselves, then the other duties that a letter helps with. */
static void add_tasks(struct choosing *choosing, const struct facts *facts, int64_t pupil_id, bool letters,
                      int today)
{
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        const struct measure *measure = facts_measure(facts, task->about);
        enum letter_kind kind = letter_of_task(facts, task);
        if (task->pupil_id == pupil_id && task_open(task, today) && letter_task(task) == letters &&
            (kind != LETTER_SUSPENSION || suspension_can_be_written(facts, measure)))
            add(choosing, kind, task->about, task->id);
    }
}

static void add_measure(struct choosing *choosing, const struct facts *facts, const struct measure *measure)
{
    bool suspension = measure->kind == MEASURE_SUSPENSION;
    if (measure->withdrawn)
        return;
    if (measure->lifted != DAY_NONE) {
        add(choosing, LETTER_WITHDRAWAL, measure->id, 0);
        return;
    }
    if (!suspension || suspension_can_be_written(facts, measure))
        add(choosing, suspension ? LETTER_SUSPENSION : LETTER_BAN, measure->id, 0);
    if (suspension)
        add(choosing,
            measure_suspension_status(facts, measure) == SUSPENSION_TALK ? LETTER_INVITATION : LETTER_REPORT,
            measure->id, 0);
    add(choosing, LETTER_HEAD, measure->id, 0);
}

static void add_record(struct choosing *choosing, const struct facts *facts, const struct record *record)
{
    if (record->withdrawn || record->measure == MEASURE_BAN || record->measure == MEASURE_SUSPENSION)
        return; /* their letters are about the measure */
    add(choosing, letter_of_record(record), record->id, 0);
    if (record->measure == MEASURE_HEAD)
        add(choosing, LETTER_INVITATION, record->id, 0);
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].about == record->id && facts->tasks[i].kind == TASK_TALK &&
            task_was_done(&facts->tasks[i]))
            add(choosing, LETTER_REPORT, record->id, 0);
}

size_t letter_choices(const struct facts *facts, int64_t pupil_id, int today,
                      struct letter_choice choices[LETTER_CHOICES])
{
    struct choosing choosing = { choices, 0 };
    add_tasks(&choosing, facts, pupil_id, true, today);
    add_tasks(&choosing, facts, pupil_id, false, today);
    for (size_t i = facts->measure_count; i > 0; i--)
        if (facts->measures[i - 1].pupil_id == pupil_id)
            add_measure(&choosing, facts, &facts->measures[i - 1]);
    for (size_t i = facts->record_count; i > 0; i--)
        if (facts->records[i - 1].pupil_id == pupil_id)
            add_record(&choosing, facts, &facts->records[i - 1]);
    for (size_t i = facts->exemption_count; i > 0; i--)
        if (facts->exemptions[i - 1].pupil_id == pupil_id && !facts->exemptions[i - 1].ended)
            add(&choosing, LETTER_EXEMPTION, facts->exemptions[i - 1].id, 0);
    return choosing.count;
}
