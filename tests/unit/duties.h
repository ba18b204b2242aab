/* A class with duties: two late, two of today, two to come. For tests of the list (F3) and of ticking off. */
#ifndef KLASKAST_TESTS_DUTIES_H
#define KLASKAST_TESTS_DUTIES_H

#include "unit.h"

#include "../golden/stage.h"

enum { ILSE = 1, MEES = 2, DAAN = 3, RENEE = 4, SEM = 8 };

static inline void open_tasks(enum language language)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("F3");
}

/* Two late, one of today, some to come. */
static inline void with_tasks(enum language language)
{
    stage_set(language);
    const struct record *first = stage_record(MEES, VIOLATION_NOT_HANDED_IN, "2026-11-12 08:40", 1);
    const struct record *second = stage_record(RENEE, VIOLATION_NOT_HANDED_IN, "2026-11-13 08:40", 2);
    const struct measure *ban = stage_ban(second, "2026-11-14", "2026-12-13");
    const struct record *third = stage_record(SEM, VIOLATION_MISUSE_THREAT, "2026-11-19 12:00", 1);
    stage_task(MEES, first->id, TASK_PARENTS_TOLD, OWNER_TEACHER, "2026-11-12", "2026-11-16");
    stage_task(RENEE, ban->id, TASK_LETTER, OWNER_HEAD, "2026-11-13", "2026-11-18");
    stage_task(DAAN, 0, TASK_FINISH_LATER, OWNER_TEACHER, "2026-11-20", "2026-11-20");
    stage_task(RENEE, ban->id, TASK_CHILD_TOLD, OWNER_TEACHER, "2026-11-20", "2026-11-20");
    const struct measure *suspension = stage_suspension(third);
    stage_task(SEM, suspension->id, TASK_TALK, OWNER_HEAD, "2026-11-19", "2026-11-23");
    stage_task(MEES, first->id, TASK_PUT_RIGHT, OWNER_TEACHER, "2026-11-19", "2026-11-24");
    open_roster(&stage.stack, &test_class.desk, MEES);
    press("F3");
}

static inline void is_ticked(int64_t task, const char *how, const char *by, int day)
{
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_TASK_DONE);
    assert_int_equal(test_class.last.ref, task);
    assert_string_equal(stage.text, how);
    assert_string_equal(stage.reason, by);
    assert_int_equal(test_class.last.day == DAY_NONE ? DAY_NONE : test_class.last.day, day);
}

static inline void go_down(int rows)
{
    while (rows-- > 0)
        press("Down");
}

#endif
