#include "school.h"

#include "klaskast/domain/task.h"

static struct intent task_done(int64_t task)
{
    return (struct intent){ .kind = INTENT_TASK_DONE, .ref = task, .day = DAY_NONE };
}

static void decide_task_done__today__by_whoever_is_there__G1(void **state)
{
    (void)state;
    const struct task *task = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", NULL);
    struct intent intent = task_done(task->id);
    intent.text = "phone";
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_TASK_DONE);
    assert_int_equal(event->ref, task->id);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "by"), "Marit Bakker");
    assert_string_equal(event_text(event, "how"), "phone");
    assert_string_equal(event_text(event, "day"), "2026-11-20");
    said("Noor de Vries");
}

static void decide_task_done__by_another_on_an_earlier_day__is_kept_so__P7(void **state)
{
    (void)state;
    struct intent intent = task_done(was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-17", NULL)->id);
    intent.reason = "Joris de Wit";
    intent.day = day("2026-11-18");
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_TASK_DONE);
    assert_string_equal(event_text(event, "by"), "Joris de Wit");
    assert_string_equal(event_text(event, "day"), "2026-11-18");
    intent.day = day("2026-11-16");
    assert_false(want(intent));
    was_refused("before what the task is about");
    intent.day = day("2026-11-21");
    assert_false(want(intent));
    was_refused("still to come");
}

static void decide_task_done__done_or_unknown__is_refused(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", "2026-11-19");
    assert_false(want(task_done(task->id)));
    was_refused("done already");
    assert_false(want(task_done(4711)));
    was_refused("no task 4711");
}

static void decide_task_reopen__done_one__is_open_again(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_PARENTS_TOLD, "2026-11-20", "2026-11-19");
    struct intent intent = { .kind = INTENT_TASK_REOPEN, .ref = task->id };
    assert_true(want(intent));
    assert_int_equal(came_only(EVENT_TASK_REOPENED)->ref, task->id);
    task->done_day = DAY_NONE;
    assert_false(want(intent));
    was_refused("is open");
}

/* Opened again and ticked off today, the talk would come after the letter that speaks of it. */
static void decide_task_done__talk_after_its_letter__is_refused__P13(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-16T08:30", 1);
    const struct measure *measure = led_to(record, MEASURE_SUSPENSION, "2026-11-19", "2026-11-19");
    struct task *talk = was_to_do(NOOR, measure->id, TASK_TALK, "2026-11-18", NULL);
    struct task *letter = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-20", NULL);
    struct intent intent = task_done(talk->id);
    intent.text = "child, father, Marit";
    assert_true(want(intent));
    letter->letter = LETTER_SIGNED;
    letter->signed_day = day("2026-11-18");
    assert_false(want(intent));
    was_refused("signed on 18 Nov");
    intent.day = day("2026-11-18");
    assert_true(want(intent));
    letter->signed_day = day("2026-11-20");
    intent.day = day("2026-11-20"); /* and it began on the 19th */
    assert_false(want(intent));
}

/* A letter that was signed and not given yet can be signed anew, with other dates. */
static void decide_task_reopen__letter_signed__is_to_be_signed_again__P9(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_LETTER, "2026-11-20", NULL);
    struct intent intent = { .kind = INTENT_TASK_REOPEN, .ref = task->id };
    assert_false(want(intent));
    task->letter = LETTER_SIGNED;
    assert_true(want(intent));
    assert_int_equal(came_only(EVENT_TASK_REOPENED)->ref, task->id);
}

/* A letter that lay in the wrong tray was not given, but it was signed: the head signs once. */
static void decide_task_reopen__letter_given__stays_signed__P9(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_LETTER, "2026-11-18", "2026-11-20");
    struct intent intent = { .kind = INTENT_TASK_REOPEN, .ref = task->id };
    task->letter = LETTER_GIVEN;
    task->signed_day = day("2026-11-19");
    task->given_day = day("2026-11-20");
    assert_true(want(intent));
    assert_int_equal(event_number(came_only(EVENT_TASK_REOPENED), "signed"), 1);
    said("still signed");
    task->letter = LETTER_SIGNED; /* and once more takes back that too */
    task->done_day = task->given_day = DAY_NONE;
    assert_true(want(intent));
    assert_int_equal(event_number(came_only(EVENT_TASK_REOPENED), "signed"), 0);
    said("open again");
    task->letter = LETTER_GIVEN; /* of the teacher alone: nobody signed it */
    task->signed_day = DAY_NONE;
    assert_true(want(intent));
    assert_int_equal(event_number(came_only(EVENT_TASK_REOPENED), "signed"), 0);
}

/* Whoever sits there ticks for the head; the row's who is who noted it down. */
static void decide_task_done__of_the_head__is_the_heads_and_says_so__G1(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_INSPECTORATE, "2026-11-20", NULL);
    task->owner = OWNER_HEAD;
    assert_true(want(task_done(task->id)));
    const struct event *event = came_only(EVENT_TASK_DONE);
    assert_string_equal(event->who, "Marit Bakker");
    assert_string_equal(event_text(event, "role"), "head");
    assert_string_equal(event_text(event, "by"), "");
    strcpy(school.settings.head, "Els de Groot");
    assert_true(want(task_done(task->id)));
    assert_string_equal(event_text(came_only(EVENT_TASK_DONE), "by"), "Els de Groot");
    struct intent intent = task_done(task->id);
    intent.reason = "Jan Smit";
    assert_true(want(intent));
    assert_string_equal(event_text(came_only(EVENT_TASK_DONE), "by"), "Jan Smit");
    assert_string_equal(event_text(came_only(EVENT_TASK_DONE), "role"), "");
}

/* That they were asked twice and stayed away is recorded by the head, whoever was to hold the talk. */
static void decide_task_done__parents_did_not_come_twice__is_the_heads_word__P13(void **state)
{
    (void)state;
    struct intent intent = task_done(was_to_do(NOOR, 77, TASK_TALK, "2026-11-20", NULL)->id);
    intent.text = "no-show";
    assert_true(want(intent));
    assert_string_equal(event_text(came_only(EVENT_TASK_DONE), "role"), "head");
    intent.text = "child, mother, Marit";
    assert_true(want(intent));
    assert_string_equal(event_text(came_only(EVENT_TASK_DONE), "role"), "");
}

/* A talk is recorded with its date and who were there. */
static void decide_task_done__talk_without_who__is_refused__P13(void **state)
{
    (void)state;
    struct intent intent = task_done(was_to_do(NOOR, 77, TASK_TALK, "2026-11-20", NULL)->id);
    intent.text = NULL;
    assert_false(want(intent));
    was_refused("who were there");
    intent.text = HOW_DROPPED;
    assert_true(want(intent));
}

static void decide_task_done__police__keeps_its_date_and_nothing_more__P14(void **state)
{
    (void)state;
    struct task *task = was_to_do(NOOR, 77, TASK_POLICE_CONSIDERED, "2026-11-20", NULL);
    task->owner = OWNER_HEAD;
    struct intent intent = task_done(task->id);
    intent.text = "they will come by";
    assert_false(want(intent));
    was_refused("only the date");
    intent.text = NULL;
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_TASK_DONE);
    assert_string_equal(event_text(event, "how"), "");
    assert_string_equal(event_text(event, "day"), "2026-11-20");
}

/* Two of one kind are told apart by what they are about. */
static void decide_task_done__says_which_record_it_belongs_to__P7(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-18T09:00", 1);
    assert_true(want(task_done(was_to_do(NOOR, record->id, TASK_PARENTS_TOLD, "2026-11-20", NULL)->id)));
    said("parents told (Phone not switched off, 18 Nov): done");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_task_done__today__by_whoever_is_there__G1),
        school_test(decide_task_done__by_another_on_an_earlier_day__is_kept_so__P7),
        school_test(decide_task_done__done_or_unknown__is_refused),
        school_test(decide_task_done__of_the_head__is_the_heads_and_says_so__G1),
        school_test(decide_task_done__parents_did_not_come_twice__is_the_heads_word__P13),
        school_test(decide_task_done__talk_without_who__is_refused__P13),
        school_test(decide_task_done__police__keeps_its_date_and_nothing_more__P14),
        school_test(decide_task_done__says_which_record_it_belongs_to__P7),
        school_test(decide_task_reopen__done_one__is_open_again),
        school_test(decide_task_done__talk_after_its_letter__is_refused__P13),
        school_test(decide_task_reopen__letter_signed__is_to_be_signed_again__P9),
        school_test(decide_task_reopen__letter_given__stays_signed__P9),
    };
    return cmocka_run_group_tests_name("decide_task", tests, NULL, NULL);
}
