#include "school.h"

#include "klaskast/domain/task.h"

static int late_on(const struct task *task, const char *today)
{
    return task_late_days(task, day(today), &school.settings.holidays);
}

/* Due on a Friday: nobody is at school in the weekend, and not in a holiday. */
static void task_late_days__counts_school_days_only__P7(void **state)
{
    (void)state;
    const struct task *task = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", NULL);
    assert_int_equal(late_on(task, "2026-11-19"), 0);
    assert_int_equal(late_on(task, "2026-11-20"), 0);
    assert_int_equal(late_on(task, "2026-11-22"), 0);
    assert_true(task_late(task, day("2026-11-21")));
    assert_int_equal(late_on(task, "2026-11-23"), 1);
    assert_int_equal(late_on(task, "2026-11-24"), 2);
    school.settings.holidays.items[0] = (struct holiday){ day("2026-11-24"), day("2026-11-25"), "study" };
    school.settings.holidays.count = 1;
    assert_int_equal(late_on(task, "2026-11-26"), 2);
    was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", "2026-11-26");
    assert_int_equal(late_on(&school.tasks[1], "2026-11-30"), 0);
}

static void task_late_text__says_it_in_words__P7(void **state)
{
    (void)state;
    char text[80];
    const struct task *task = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", NULL);
    static const struct {
        const char *today, *text;
    } table[] = { { "2026-11-20", "" },
                  { "2026-11-21", "late" },
                  { "2026-11-23", "1 day late" },
                  { "2026-11-24", "2 days late" } };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_string_equal(
            task_late_text(task, day(table[i].today), &school.settings.holidays, text, sizeof text),
            table[i].text);
}

static void task_seen__each_list_has_its_own__P7(void **state)
{
    (void)state;
    struct task *mine = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-18", NULL);
    struct task *heads = was_to_do(NOOR, 77, TASK_LETTER, "2026-11-24", NULL);
    struct task *done = was_to_do(NOOR, 77, TASK_PUT_RIGHT, "2026-11-18", "2026-11-19");
    struct task *ends = was_to_do(NOOR, 78, TASK_EXEMPTION_ENDS, "2026-12-05", NULL);
    heads->owner = OWNER_HEAD;
    static const bool seen[TASK_VIEWS][4] = { [TASKS_OPEN] = { true, true, false, false },
                                              [TASKS_LATE] = { true, false, false, false },
                                              [TASKS_TEACHER] = { true, false, false, false },
                                              [TASKS_HEAD] = { false, true, false, false },
                                              [TASKS_DONE] = { false, false, true, false } };
    const struct task *tasks[] = { mine, heads, done, ends };
    for (int view = 0; view < TASK_VIEWS; view++)
        for (int i = 0; i < 4; i++)
            assert_int_equal(task_seen(tasks[i], (enum task_view)view, day("2026-11-20")), seen[view][i]);
    /* from two weeks before an exemption ends */
    assert_false(task_seen(ends, TASKS_OPEN, day("2026-11-20")));
    assert_true(task_seen(ends, TASKS_OPEN, day("2026-11-21")));
}

static void task_how_text__codes_in_words_and_own_words_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(task_how_text(HOW_PHONE), "by phone");
    assert_string_equal(task_how_text(HOW_NO_SHOW), "the parents were invited twice and did not come");
    assert_string_equal(task_how_text("at the gate"), "at the gate");
    assert_string_equal(task_how_text(""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(task_late_days__counts_school_days_only__P7),
        school_test(task_late_text__says_it_in_words__P7),
        school_test(task_seen__each_list_has_its_own__P7),
        school_test(task_how_text__codes_in_words_and_own_words_as_they_are),
    };
    return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
