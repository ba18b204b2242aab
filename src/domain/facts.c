#include "klaskast/domain/facts.h"

#include "klaskast/base/day.h"

enum { EXEMPTION_NOTICE = 14 };

bool task_open(const struct task *task, int today)
{
    if (task->done_day != DAY_NONE)
        return false;
    return task->kind != TASK_EXEMPTION_ENDS || task->due - today <= EXEMPTION_NOTICE;
}

/* The lists are short (a class), so a walk is enough. */
#define FIND(list, count, wanted)                                                                            \
    for (size_t i = 0; i < facts->count; i++)                                                                \
        if (facts->list[i].id == (wanted))                                                                   \
            return &facts->list[i];                                                                          \
    return NULL

bool facts_has_left(const struct pupil *pupil, int day)
{
    return pupil && pupil->left_day != DAY_NONE && pupil->left_day <= day;
}

const char *pupil_label(const struct pupil *pupil)
{
    return pupil->label ? pupil->label : pupil->name;
}

const struct school_class *facts_class(const struct facts *facts, int64_t id)
{
    FIND(classes, class_count, id);
}

const struct pupil *facts_pupil(const struct facts *facts, int64_t id)
{
    FIND(pupils, pupil_count, id);
}

const struct record *facts_record(const struct facts *facts, int64_t id)
{
    FIND(records, record_count, id);
}

const struct measure *facts_measure(const struct facts *facts, int64_t id)
{
    FIND(measures, measure_count, id);
}

const struct task *facts_task(const struct facts *facts, int64_t id)
{
    FIND(tasks, task_count, id);
}

const struct note *facts_note(const struct facts *facts, int64_t id)
{
    FIND(notes, note_count, id);
}

const struct stay *facts_stay(const struct facts *facts, int64_t id)
{
    FIND(stays, stay_count, id);
}

bool facts_exempt(const struct facts *facts, int64_t pupil_id, enum device_kind device, int day)
{
    for (size_t i = 0; i < facts->exemption_count; i++) {
        const struct exemption *exemption = &facts->exemptions[i];
        if (exemption->pupil_id == pupil_id && exemption->device == device && exemption->from <= day &&
            exemption->until >= day)
            return true;
    }
    return false;
}

int exemption_renewed_from(const struct exemption *exemption, int today)
{
    return exemption->until < today ? today : exemption->until + 1;
}
