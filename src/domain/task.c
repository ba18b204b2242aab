#include "klaskast/domain/task.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

bool task_was_done(const struct task *task)
{
    return task->done_day != DAY_NONE && strcmp(task->how, HOW_DROPPED) != 0;
}

bool task_late(const struct task *task, int today)
{
    return task->done_day == DAY_NONE && task->due < today;
}

int task_late_days(const struct task *task, int today, const struct holidays *holidays)
{
    int days = 0;
    if (task_late(task, today))
        for (int day = task->due + 1; day <= today; day++)
            days += schoolday_is(holidays, day);
    return days;
}

const char *task_late_text(const struct task *task, int today, const struct holidays *holidays, char *text,
                           size_t size)
{
    int days = task_late_days(task, today, holidays);
    text[0] = '\0';
    if (days)
        snprintf(text, size, translate_count("%d day late", "%d days late", (unsigned long)days), days);
    else if (task_late(task, today))
        snprintf(text, size, "%s", _("late"));
    return text;
}

bool task_seen(const struct task *task, enum task_view view, int today)
{
    switch (view) {
    case TASKS_OPEN:
        return task_open(task, today);
    case TASKS_LATE:
        return task_late(task, today);
    case TASKS_TEACHER:
        return task_open(task, today) && task->owner == OWNER_TEACHER;
    case TASKS_HEAD:
        return task_open(task, today) && task->owner == OWNER_HEAD;
    case TASKS_DONE:
        return task->done_day != DAY_NONE;
    case TASK_VIEWS:
        break;
    }
    return false;
}

const char *task_view_label(enum task_view view)
{
    static const char *const labels[TASK_VIEWS] = {
        [TASKS_OPEN] = N_("everything open"),
        [TASKS_LATE] = N_("late"),
        [TASKS_TEACHER] = N_("the teacher's"),
        [TASKS_HEAD] = N_("the head's"),
        [TASKS_DONE] = N_("done"),
    };
    return _(labels[view]);
}

const char *task_about_text(const struct facts *facts, const struct task *task, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    const struct measure *measure = facts_measure(facts, task->about);
    const struct record *record = facts_record(facts, measure ? measure->record_id : task->about);
    text[0] = '\0';
    if (record)
        snprintf(text, size, "%s, %s", violation_which(record->kind, record->agreement),
                 day_text(record->day, DAY_SHORT, day));
    return text;
}

const char *task_how_text(const char *how)
{
    static const struct {
        const char *code, *words;
    } table[] = {
        { HOW_PHONE, N_("by phone") },
        { HOW_PORTAL, N_("in the portal") },
        { HOW_PERSON, N_("in person") },
        { HOW_NO_SHOW, N_("the parents were invited twice and did not come") },
        { HOW_CAME_IN, N_("the phone came in") },
        { HOW_DROPPED, N_("no longer to do") },
        { HOW_RESOLVED, N_("nothing left to reconsider") },
        { HOW_RENEWED, N_("renewed") },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(how, table[i].code) == 0)
            return _(table[i].words);
    return how;
}
