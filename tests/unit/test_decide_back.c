#include "school.h"

static struct action action(enum event_kind kind)
{
    return (struct action){ .first = 55, .who = "Marit Bakker", .kind = kind, .pupil_id = NOOR, .rows = 1 };
}

static void decide_take_back__nothing_of_mine_today__is_refused(void **state)
{
    (void)state;
    assert_false(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    was_refused("nothing today");
    assert_false(want((struct intent){ .kind = INTENT_PUT_BACK }));
    was_refused("nothing to put back");
}

static void decide_take_back__my_last__names_it_by_its_first_row(void **state)
{
    (void)state;
    school.facts.last = action(EVENT_VIOLATION);
    assert_true(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    const struct event *event = came_only(EVENT_TAKEN_BACK);
    assert_int_equal(event->ref, 55);
    assert_int_equal(event->pupil_id, NOOR);
    said("Noor de Vries: violation, taken back.");
    school.facts.last_back = action(EVENT_VIOLATION);
    assert_true(want((struct intent){ .kind = INTENT_PUT_BACK }));
    assert_int_equal(came_only(EVENT_PUT_BACK)->ref, 55);
    said("put back");
}

static void decide_take_back__a_duty_done_or_worked_on__points_elsewhere__P10a(void **state)
{
    (void)state;
    school.facts.last = action(EVENT_VIOLATION);
    school.facts.last.task_done = true;
    assert_false(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    was_refused("card");
    school.facts.last.task_done = false;
    school.facts.last.built_on = true;
    assert_false(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    was_refused("so it stays");
}

/* Its files stay: which ones is said, or that they are in a place of one's own. */
static void decide_take_back__letter_made__names_the_files_that_stay__P9(void **state)
{
    struct letter_made letter = { .id = 55, .pupil_id = NOOR, .file = "2026-11-23-ban-17-v1.html" };
    (void)state;
    school.facts.letters = &letter;
    school.facts.letter_count = 1;
    school.facts.last = action(EVENT_LETTER_MADE);
    assert_true(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    said("2026-11-23-ban-17-v1.html and its text stay in the folder 'letters'");
    letter.file = "";
    assert_true(want((struct intent){ .kind = INTENT_TAKE_BACK }));
    said("put elsewhere");
    school.facts.last_back = action(EVENT_LETTER_MADE);
    assert_true(want((struct intent){ .kind = INTENT_PUT_BACK }));
    assert_null(strstr(school.decision.said, "remove"));
}

/* Every kind that can be the first row of a step has words for it. */
static void decide_take_back__every_kind__has_its_words(void **state)
{
    (void)state;
    for (int kind = 0; kind < EVENT_KINDS; kind++) {
        school.facts.last = action((enum event_kind)kind);
        assert_true(want((struct intent){ .kind = INTENT_TAKE_BACK }));
        assert_true(strlen(school.decision.said) > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_take_back__nothing_of_mine_today__is_refused),
        school_test(decide_take_back__my_last__names_it_by_its_first_row),
        school_test(decide_take_back__a_duty_done_or_worked_on__points_elsewhere__P10a),
        school_test(decide_take_back__letter_made__names_the_files_that_stay__P9),
        school_test(decide_take_back__every_kind__has_its_words),
    };
    return cmocka_run_group_tests_name("decide_back", tests, NULL, NULL);
}
