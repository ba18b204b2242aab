/* Letters: made, signed by the head with the dates that hold, given to the parents; the slip. [P9, P10a, P13]
 */
#include "school.h"

#include "klaskast/domain/letter_choices.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"

static struct measure *ban(void)
{
    const struct record *record = broke(NOOR, VIOLATION_NOT_HANDED_IN, "2026-11-16T08:30", 2);
    struct measure *measure = led_to(record, MEASURE_BAN, "2026-11-17", "2026-12-16");
    was_to_do(NOOR, measure->id, TASK_CHILD_TOLD, "2026-11-16", "2026-11-16");
    was_to_do(NOOR, measure->id, TASK_PARENTS_TOLD, "2026-11-16", "2026-11-16");
    return measure;
}

static struct measure *suspension(const char *from, const char *until)
{
    const struct record *record = broke(NOOR, VIOLATION_MISUSE_PHOTO, "2026-11-16T08:30", 1);
    struct measure *measure = led_to(record, MEASURE_SUSPENSION, from, until);
    was_to_do(NOOR, measure->id, TASK_TALK, "2026-11-16", "2026-11-17");
    return measure;
}

static struct task *letter_about(const struct measure *measure)
{
    struct task *task = was_to_do(NOOR, measure->id, TASK_LETTER, "2026-11-16", NULL);
    task->owner = OWNER_HEAD;
    return task;
}

static void is_signed(struct task *task, const char *on)
{
    task->letter = LETTER_SIGNED;
    task->signed_day = day(on);
}

static struct letter_made *was_made(int64_t about, enum letter_kind kind, int version)
{
    static struct letter_made letters[4];
    static size_t count;
    if (!school.facts.letter_count)
        count = 0;
    letters[count] = (struct letter_made){ .id = school.next_id++,
                                           .pupil_id = NOOR,
                                           .about = about,
                                           .kind = kind,
                                           .version = version,
                                           .day = day("2026-11-18"),
                                           .language = "nl",
                                           .file = "",
                                           .digest = "",
                                           .who = "" };
    school.facts.letters = letters;
    school.facts.letter_count = ++count;
    return &letters[count - 1];
}

static bool want_letter(enum letter_kind kind, int64_t about, int version)
{
    const struct letter_wish wish = { .kind = kind,
                                      .version = version,
                                      .language = "nl",
                                      .file = "2026-11-20-ban-4-v1.html",
                                      .digest = "ab12",
                                      .typed.work = "in group\t6, with the work of the day" };
    return want((struct intent){ .kind = INTENT_LETTER, .pupil_id = NOOR, .ref = about, .letter = &wish });
}

static bool want_step(enum intent_kind kind, const struct task *task)
{
    return want((struct intent){ .kind = kind, .ref = task->id, .day = DAY_NONE });
}

static void make__first__is_an_event_without_the_text__P9(void **state)
{
    (void)state;
    const struct measure *measure = ban();
    assert_true(want_letter(LETTER_BAN, measure->id, 1));
    const struct event *event = came_only(EVENT_LETTER_MADE);
    assert_int_equal(event->ref, measure->id);
    assert_string_equal(event_text(event, "letter"), "ban");
    assert_int_equal(event_number(event, "version"), 1);
    assert_string_equal(event_text(event, "language"), "nl");
    assert_string_equal(event_text(event, "digest"), "ab12");
    assert_string_equal(event_text(event, "work"), "in group 6, with the work of the day");
}

static void make__again__is_a_new_version_and_says_so__P9(void **state)
{
    (void)state;
    const struct measure *measure = ban();
    was_made(measure->id, LETTER_BAN, 1);
    assert_false(want_letter(LETTER_BAN, measure->id, 1));
    was_refused("another window");
    assert_true(want_letter(LETTER_BAN, measure->id, 2));
    said("version 2");
}

static void make__about_another_pupil__is_refused__P9(void **state)
{
    (void)state;
    const struct measure *measure = ban();
    const struct letter_wish wish = { .kind = LETTER_BAN, .version = 1 };
    assert_false(want(
        (struct intent){ .kind = INTENT_LETTER, .pupil_id = MEES, .letter = &wish, .ref = measure->id }));
    was_refused("of this pupil");
    assert_false(want_letter(LETTER_BAN, 9999, 1));
}

static void sign__ban__is_confirmed_and_the_duty_stays_until_it_is_given__P9(void **state)
{
    (void)state;
    struct measure *measure = ban();
    struct task *task = letter_about(measure);
    assert_int_equal(measure_ban_status(&school.facts, measure), BAN_TOLD);
    assert_true(want_step(INTENT_LETTER_SIGN, task));
    assert_int_equal(school.decision.count, 2);
    assert_string_equal(event_text(came(0, EVENT_MEASURE_CONFIRMED), "from"), "2026-11-17");
    assert_int_equal(came(1, EVENT_LETTER_SIGNED)->ref, task->id);
    said("give it to the parents");
    is_signed(task, "2026-11-20");
    measure->confirmed = true;
    assert_int_equal(measure_ban_status(&school.facts, measure), BAN_CONFIRMED);
    assert_int_equal(task->done_day, DAY_NONE);
}

static void sign__other_dates__those_hold__P9(void **state)
{
    (void)state;
    const struct task *task = letter_about(ban());
    assert_true(want((struct intent){ .kind = INTENT_LETTER_SIGN,
                                      .ref = task->id,
                                      .day = DAY_NONE,
                                      .from = day("2026-11-20"),
                                      .until = day("2026-12-11") }));
    assert_string_equal(event_text(came(0, EVENT_MEASURE_CONFIRMED), "until"), "2026-12-11");
    assert_false(want((struct intent){ .kind = INTENT_LETTER_SIGN,
                                       .ref = task->id,
                                       .from = day("2026-12-11"),
                                       .until = day("2026-11-20") }));
    was_refused("other way round");
}

static void sign__after_the_first_day__warns__P9(void **state)
{
    (void)state;
    const struct task *task = letter_about(ban());
    assert_true(want_step(INTENT_LETTER_SIGN, task));
    said("begins before the day of signing");
    assert_true(
        want((struct intent){ .kind = INTENT_LETTER_SIGN, .ref = task->id, .day = day("2026-11-17") }));
    assert_null(strstr(school.decision.said, "begins before"));
}

static void sign__twice_or_to_come_or_too_early__is_refused__P9(void **state)
{
    (void)state;
    struct task *task = letter_about(ban());
    assert_false(
        want((struct intent){ .kind = INTENT_LETTER_SIGN, .ref = task->id, .day = day("2026-11-21") }));
    was_refused("still to come");
    assert_false(
        want((struct intent){ .kind = INTENT_LETTER_SIGN, .ref = task->id, .day = day("2026-11-15") }));
    was_refused("comes before");
    is_signed(task, "2026-11-18");
    assert_false(want_step(INTENT_LETTER_SIGN, task));
    was_refused("signed already");
}

static void suspension__in_force_only_when_signed_and_given__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension("2026-11-19", "2026-11-20");
    struct task *task = letter_about(measure);
    assert_false(want_step(INTENT_LETTER_GIVE, task));
    was_refused("signs first");
    assert_true(want_step(INTENT_LETTER_SIGN, task));
    is_signed(task, "2026-11-18");
    measure->confirmed = true;
    assert_int_equal(measure_suspension_status(&school.facts, measure), SUSPENSION_LETTER);
    assert_false(measure_holds(&school.facts, measure, day("2026-11-20")));
    assert_true(want_step(INTENT_LETTER_GIVE, task));
    assert_int_equal(came_only(EVENT_LETTER_GIVEN)->ref, task->id);
    said("in force from now on");
    task->letter = LETTER_GIVEN;
    task->given_day = task->done_day = day("2026-11-20");
    assert_int_equal(measure_suspension_status(&school.facts, measure), SUSPENSION_CONFIRMED);
    assert_true(measure_holds(&school.facts, measure, day("2026-11-20")));
}

static void suspension__letter_without_talk_or_period__is_not_final__P13(void **state)
{
    (void)state;
    struct measure *measure = suspension(NULL, NULL);
    const struct task *task = letter_about(measure);
    assert_false(want_step(INTENT_LETTER_SIGN, task));
    was_refused("period");
    school.tasks[0].done_day = DAY_NONE;
    assert_false(want_step(INTENT_LETTER_SIGN, task));
    was_refused("talk");
}

static void suspension__signed_for_too_long__is_refused__P13(void **state)
{
    (void)state;
    const struct task *task = letter_about(suspension("2026-11-23", "2026-11-24"));
    assert_false(want((struct intent){ .kind = INTENT_LETTER_SIGN,
                                       .ref = task->id,
                                       .from = day("2026-11-23"),
                                       .until = day("2026-12-01") }));
    was_refused("5 school days");
}

/* Longer than the period that was set: the inspectorate hears of it all the same. */
static void suspension__signed_for_more_than_a_day__tells_the_inspectorate__P13(void **state)
{
    (void)state;
    const struct task *task = letter_about(suspension("2026-11-23", "2026-11-23"));
    struct intent intent = {
        .kind = INTENT_LETTER_SIGN, .ref = task->id, .from = day("2026-11-23"), .until = day("2026-11-24")
    };
    assert_true(want(intent));
    came(0, EVENT_MEASURE_CONFIRMED);
    assert_string_equal(event_text(came(1, EVENT_TASK_OPENED), "task"), "inspectorate");
    came(2, EVENT_LETTER_SIGNED);
    intent.until = intent.from;
    assert_true(want(intent));
    assert_int_equal(school.decision.count, 2);
}

/* The talk was on the 17th: no letter was signed before it, whatever is typed afterwards. */
static void suspension__signed_before_the_talk__is_refused__P13(void **state)
{
    (void)state;
    const struct task *task = letter_about(suspension("2026-11-23", "2026-11-24"));
    struct intent intent = { .kind = INTENT_LETTER_SIGN, .ref = task->id, .day = day("2026-11-16") };
    assert_false(want(intent));
    was_refused("after the talk");
    intent.day = day("2026-11-17");
    assert_true(want(intent));
}

static void give__how_and_when__end_the_duty__P9(void **state)
{
    (void)state;
    struct task *task = letter_about(ban());
    is_signed(task, "2026-11-18");
    assert_false(
        want((struct intent){ .kind = INTENT_LETTER_GIVE, .ref = task->id, .day = day("2026-11-17") }));
    was_refused("comes before");
    assert_true(want((struct intent){
        .kind = INTENT_LETTER_GIVE, .ref = task->id, .day = day("2026-11-19"), .text = "in the portal" }));
    const struct event *event = came_only(EVENT_LETTER_GIVEN);
    assert_string_equal(event_text(event, "how"), "in the portal");
    assert_string_equal(event_text(event, "day"), "2026-11-19");
    assert_int_equal(event_number(event, "slip"), 0);
}

static void give__with_a_slip__waits_for_it__P9(void **state)
{
    (void)state;
    struct task *task = letter_about(ban());
    is_signed(task, "2026-11-18");
    school.settings.signed_slip = true;
    assert_true(want_step(INTENT_LETTER_GIVE, task));
    assert_int_equal(event_number(came_only(EVENT_LETTER_GIVEN), "slip"), 1);
    task->letter = LETTER_GIVEN;
    task->given_day = day("2026-11-19");
    assert_int_equal(letter_next(&school.facts, task), LETTER_SLIP);
    assert_true(want_step(INTENT_LETTER_GIVE, task));
    came_only(EVENT_TASK_DONE);
    said("slip is back");
}

static void tick__walks__signed_then_given__P9(void **state)
{
    (void)state;
    struct task *task = letter_about(ban());
    assert_true(want_step(INTENT_TASK_DONE, task));
    came(1, EVENT_LETTER_SIGNED);
    is_signed(task, "2026-11-18");
    assert_true(want_step(INTENT_TASK_DONE, task));
    came_only(EVENT_LETTER_GIVEN);
    assert_true(want((struct intent){ .kind = INTENT_TASK_DONE, .ref = task->id, .text = "dropped" }));
    came_only(EVENT_TASK_DONE);
}

static void teachers_own_letter__needs_no_signature__P7(void **state)
{
    (void)state;
    const struct record *record = broke(NOOR, VIOLATION_NOT_OFF, "2026-11-16T08:30", 1);
    struct task *task = was_to_do(NOOR, record->id, TASK_LETTER, "2026-11-16", NULL);
    assert_int_equal(letter_of_task(&school.facts, task), LETTER_WARNING);
    assert_false(want_step(INTENT_LETTER_SIGN, task));
    was_refused("teacher's own");
    assert_true(want_step(INTENT_TASK_DONE, task));
    came_only(EVENT_LETTER_GIVEN);
}

static void another_duty__is_no_letter__P9(void **state)
{
    (void)state;
    const struct measure *measure = ban();
    assert_false(want_step(INTENT_LETTER_SIGN, &school.tasks[0]));
    was_refused("no such letter");
    (void)measure;
}

static void lift__confirmed_in_writing__asks_for_a_letter_of_withdrawal__P10a(void **state)
{
    (void)state;
    struct measure *measure = ban();
    struct task *task = letter_about(measure);
    struct intent lifting = { .kind = INTENT_LIFT, .ref = measure->id, .reason = "agreed with the parents" };
    assert_true(want(lifting));
    for (size_t i = 0; i < school.decision.count; i++)
        assert_string_not_equal(event_text(&school.decision.events[i], "task"), "withdrawal");
    is_signed(task, "2026-11-18");
    task->done_day = day("2026-11-19");
    assert_true(want(lifting));
    const struct event *event = came(2, EVENT_TASK_OPENED);
    assert_string_equal(event_text(event, "task"), "withdrawal");
    assert_string_equal(event_text(event, "owner"), "head");
    assert_int_equal(event->ref, measure->id);
}

static void withdrawal__signed_without_dates_then_given__P10a(void **state)
{
    (void)state;
    struct measure *measure = ban();
    measure->lifted = day("2026-11-19");
    struct task *task = was_to_do(NOOR, measure->id, TASK_WITHDRAWAL, "2026-11-19", NULL);
    task->owner = OWNER_HEAD;
    assert_int_equal(letter_of_task(&school.facts, task), LETTER_WITHDRAWAL);
    assert_true(want_step(INTENT_TASK_DONE, task));
    came_only(EVENT_LETTER_SIGNED);
    is_signed(task, "2026-11-20");
    assert_true(want_step(INTENT_TASK_DONE, task));
    came_only(EVENT_LETTER_GIVEN);
}

static void next_step__follows_what_was_done__P9(void **state)
{
    (void)state;
    struct measure *measure = ban();
    struct task *task = letter_about(measure);
    assert_int_equal(letter_next(&school.facts, task), LETTER_TO_MAKE);
    was_made(measure->id, LETTER_HEAD, 1);
    assert_int_equal(letter_next(&school.facts, task), LETTER_TO_MAKE);
    was_made(measure->id, LETTER_BAN, 1);
    assert_int_equal(letter_next(&school.facts, task), LETTER_TO_SIGN);
    is_signed(task, "2026-11-18");
    assert_int_equal(letter_next(&school.facts, task), LETTER_TO_GIVE);
    task->letter = LETTER_GIVEN;
    task->done_day = day("2026-11-19");
    assert_int_equal(letter_next(&school.facts, task), LETTER_DONE);
}

static void choices__what_is_owed_comes_first__P13(void **state)
{
    (void)state;
    struct letter_choice choices[LETTER_CHOICES];
    assert_int_equal(letter_choices(&school.facts, NOOR, school.context.today, choices), 0);
    broke(NOOR, VIOLATION_NOT_OFF, "2026-11-12T08:30", 1);
    struct measure *measure = suspension(NULL, NULL);
    school.tasks[0].done_day = DAY_NONE;
    size_t count = letter_choices(&school.facts, NOOR, school.context.today, choices);
    assert_int_equal(choices[0].kind, LETTER_INVITATION);
    assert_int_equal(choices[0].about, measure->id);
    for (size_t i = 0; i < count; i++)
        assert_int_not_equal(choices[i].kind, LETTER_SUSPENSION); /* there is nothing to confirm yet */
    school.tasks[0].done_day = day("2026-11-17");
    measure->from = measure->until = day("2026-11-23");
    const struct task *task = letter_about(measure);
    count = letter_choices(&school.facts, NOOR, school.context.today, choices);
    assert_int_equal(choices[0].kind, LETTER_SUSPENSION);
    assert_int_equal(choices[0].task, task->id);
    assert_int_equal(choices[1].kind, LETTER_REPORT);
    assert_int_equal(choices[count - 1].kind, LETTER_WARNING);
}

static void kinds__have_names_that_read_back(void **state)
{
    (void)state;
    enum letter_kind kind;
    for (int i = 0; i < LETTER_KINDS; i++) {
        assert_true(letter_kind_find(letter_kind_name((enum letter_kind)i), &kind) && (int)kind == i);
        assert_true(*letter_kind_text((enum letter_kind)i));
    }
    assert_false(letter_kind_find("poem", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(make__first__is_an_event_without_the_text__P9),
        school_test(make__again__is_a_new_version_and_says_so__P9),
        school_test(make__about_another_pupil__is_refused__P9),
        school_test(sign__ban__is_confirmed_and_the_duty_stays_until_it_is_given__P9),
        school_test(sign__other_dates__those_hold__P9),
        school_test(sign__after_the_first_day__warns__P9),
        school_test(sign__twice_or_to_come_or_too_early__is_refused__P9),
        school_test(suspension__in_force_only_when_signed_and_given__P13),
        school_test(suspension__letter_without_talk_or_period__is_not_final__P13),
        school_test(suspension__signed_for_too_long__is_refused__P13),
        school_test(suspension__signed_for_more_than_a_day__tells_the_inspectorate__P13),
        school_test(suspension__signed_before_the_talk__is_refused__P13),
        school_test(give__how_and_when__end_the_duty__P9),
        school_test(give__with_a_slip__waits_for_it__P9),
        school_test(tick__walks__signed_then_given__P9),
        school_test(teachers_own_letter__needs_no_signature__P7),
        school_test(another_duty__is_no_letter__P9),
        school_test(lift__confirmed_in_writing__asks_for_a_letter_of_withdrawal__P10a),
        school_test(withdrawal__signed_without_dates_then_given__P10a),
        school_test(next_step__follows_what_was_done__P9),
        school_test(choices__what_is_owed_comes_first__P13),
        school_test(kinds__have_names_that_read_back),
    };
    return cmocka_run_group_tests_name("decide_letter", tests, NULL, NULL);
}
