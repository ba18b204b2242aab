#include "school.h"

#include "klaskast/domain/lesson.h"
#include "klaskast/domain/site.h"

static const struct site sites[] = {
    { .id = 7,
      .address = "https://rekenen.example",
      .key = "rekenen.example",
      .title = "Sommen",
      .subject = "",
      .verdict = VERDICT_ALLOWED,
      .sentence = "Oefenen.",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "" },
    { .id = 8,
      .address = "https://kaart.example",
      .key = "kaart.example",
      .title = "",
      .subject = "",
      .sentence = "",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "",
      .reviewed_day = DAY_NONE },
};

static const struct lesson_site uses[] = { { "rekenen.example", false }, { "weg.example", true } };

static struct lesson known;
static struct lesson_line line;

static void with_a_lesson(void)
{
    known = (struct lesson){ .id = 50,
                             .uid = "eerder",
                             .class_id = SCHOOL_CLASS,
                             .day = day("2026-11-24"),
                             .title = "Sommen tot 100",
                             .subject = "rekenen",
                             .goal = "We oefenen.",
                             .groups = 0x40,
                             .sites = uses,
                             .site_count = 2,
                             .contact = "groep 6 in Gent",
                             .leave_by = "Marit Bakker",
                             .leave_day = day("2026-11-01"),
                             .media = true,
                             .copyright = "eigen materiaal" };
    line = (struct lesson_line){ .id = 60, .lesson_id = 50, .pupil_id = MEES, .text = "met de bak" };
    school.facts.sites = sites;
    school.facts.site_count = 2;
    school.facts.lessons = &known;
    school.facts.lesson_count = 1;
    school.facts.lesson_lines = &line;
    school.facts.lesson_line_count = 1;
    school.context.action = "0199-action";
}

static bool want_lesson(enum intent_kind kind, struct lesson_intent wanted)
{
    return want((struct intent){ .kind = kind, .ref = 50, .lesson = &wanted });
}

static void decide_lesson__title_and_sites__are_enough_S1_S7(void **state)
{
    (void)state;
    with_a_lesson();
    assert_true(want_lesson(INTENT_LESSON_ADD,
                            (struct lesson_intent){ .day = day("2026-11-26"),
                                                    .title = " Romeinen ",
                                                    .groups = "7",
                                                    .goal = "We zoeken op.",
                                                    .sites = "t:kaart.example p:rekenen.example" }));
    const struct event *event = came_only(EVENT_LESSON_ADDED);
    assert_int_equal(event->class_id, SCHOOL_CLASS);
    assert_int_equal(event->pupil_id, 0);
    assert_string_equal(event_text(event, "uid"), "0199-action");
    assert_string_equal(event_text(event, "day"), "2026-11-26");
    assert_string_equal(event_text(event, "title"), "Romeinen");
    assert_string_equal(event_text(event, "goal"), "We zoeken op.");
    assert_string_equal(event_text(event, "sites"), "t:kaart.example p:rekenen.example");
    said("Thu 26 Nov");
}

static void decide_lesson__without_a_title__is_refused(void **state)
{
    (void)state;
    with_a_lesson();
    assert_false(
        want_lesson(INTENT_LESSON_ADD, (struct lesson_intent){ .day = day("2026-11-26"), .title = " " }));
    was_refused("title");
}

static void decide_lesson__site_that_is_not_on_the_list__is_refused_S1(void **state)
{
    (void)state;
    with_a_lesson();
    struct lesson_intent wanted = { .day = DAY_NONE, .title = "x", .sites = "p:onbekend.example" };
    assert_false(want_lesson(INTENT_LESSON_ADD, wanted));
    was_refused("onbekend.example is not on the list");
    /* One that was taken off it later may stay where it is: the lesson says so. */
    wanted.sites = "t:weg.example";
    assert_true(want_lesson(INTENT_LESSON_CHANGE, wanted));
}

static void decide_lesson__year_that_was_mistyped__is_refused(void **state)
{
    (void)state;
    with_a_lesson();
    assert_false(
        want_lesson(INTENT_LESSON_ADD, (struct lesson_intent){ .day = day("2062-11-26"), .title = "x" }));
    was_refused("year");
}

static void decide_lesson__change__what_is_not_given_stays_S5_S7_S8(void **state)
{
    (void)state;
    with_a_lesson();
    assert_true(
        want_lesson(INTENT_LESSON_CHANGE, (struct lesson_intent){ .day = DAY_NONE, .subject = "breuken" }));
    const struct event *event = came_only(EVENT_LESSON_CHANGED);
    assert_int_equal(event->ref, 50);
    assert_string_equal(event_text(event, "uid"), "");
    assert_string_equal(event_text(event, "title"), "Sommen tot 100");
    assert_string_equal(event_text(event, "subject"), "breuken");
    assert_string_equal(event_text(event, "sites"), "p:rekenen.example t:weg.example");
    assert_string_equal(event_text(event, "copyright"), "eigen materiaal");
    assert_string_equal(event_text(event, "leave_day"), "2026-11-01");
    assert_int_equal(event_number(event, "media"), 1);
    assert_true(
        want_lesson(INTENT_LESSON_CHANGE, (struct lesson_intent){ .day = DAY_NONE, .media = LESSON_NO }));
    assert_int_equal(event_number(came_only(EVENT_LESSON_CHANGED), "media"), 0);
}

static void decide_lesson__leave__is_by_whom_and_when_S7(void **state)
{
    (void)state;
    with_a_lesson();
    assert_true(
        want_lesson(INTENT_LESSON_CHANGE, (struct lesson_intent){ .day = DAY_NONE, .leave_by = "Joris" }));
    const struct event *event = came_only(EVENT_LESSON_CHANGED);
    assert_string_equal(event_text(event, "leave_by"), "Joris");
    assert_string_equal(event_text(event, "leave_day"), "2026-11-20");
    /* No contact, so nothing to give leave for. */
    assert_true(want_lesson(INTENT_LESSON_CHANGE, (struct lesson_intent){ .day = DAY_NONE, .contact = "" }));
    event = came_only(EVENT_LESSON_CHANGED);
    assert_string_equal(event_text(event, "leave_by"), "");
    assert_string_equal(event_text(event, "leave_day"), "");
}

static void decide_lesson__copy__is_another_lesson_without_the_leave_S7(void **state)
{
    (void)state;
    with_a_lesson();
    known.state = LESSON_GIVEN;
    assert_true(
        want_lesson(INTENT_LESSON_COPY, (struct lesson_intent){ .day = day("2026-12-01"), .groups = "5,6" }));
    const struct event *event = came_only(EVENT_LESSON_ADDED);
    assert_int_equal(event->ref, 0);
    assert_string_equal(event_text(event, "uid"), "0199-action");
    assert_string_equal(event_text(event, "day"), "2026-12-01");
    assert_string_equal(event_text(event, "groups"), "5,6");
    assert_string_equal(event_text(event, "title"), "Sommen tot 100");
    assert_string_equal(event_text(event, "contact"), "groep 6 in Gent");
    assert_string_equal(event_text(event, "leave_by"), "");
}

static void decide_lesson__given_before_its_day__is_refused_S8(void **state)
{
    (void)state;
    with_a_lesson();
    assert_false(want((struct intent){ .kind = INTENT_LESSON_STATE, .ref = 50, .text = "given" }));
    was_refused("still to come");
    school_now("2026-11-24T14:00");
    assert_true(want((struct intent){ .kind = INTENT_LESSON_STATE, .ref = 50, .text = "given" }));
    assert_string_equal(event_text(came_only(EVENT_LESSON_STATE), "state"), "given");
    assert_true(want((struct intent){ .kind = INTENT_LESSON_STATE, .ref = 50, .text = "cancelled" }));
}

static void decide_lesson__line_for_a_pupil__is_of_that_pupil_S7(void **state)
{
    (void)state;
    with_a_lesson();
    struct intent intent = {
        .kind = INTENT_LESSON_LINE, .ref = 50, .pupil_id = NOOR, .text = "alleen bladzijde 3"
    };
    assert_true(want(intent));
    const struct event *event = came_only(EVENT_LESSON_LINE);
    assert_int_equal(event->ref, 50);
    assert_int_equal(event->pupil_id, NOOR);
    assert_string_equal(event_text(event, "text"), "alleen bladzijde 3");
    assert_string_equal(event_text(event, "title"), "Sommen tot 100");
    intent.pupil_id = MEES;
    intent.text = "";
    assert_true(want(intent));
    event = came_only(EVENT_LESSON_LINE_CHANGED);
    assert_int_equal(event->ref, 60);
    assert_string_equal(event_text(event, "text"), "");
    intent.pupil_id = NOOR;
    assert_false(want(intent));
    was_refused("as for the others");
}

static void decide_lesson__removed_elsewhere__is_said(void **state)
{
    (void)state;
    with_a_lesson();
    assert_true(want((struct intent){ .kind = INTENT_LESSON_REMOVE, .ref = 50 }));
    came_only(EVENT_LESSON_REMOVED);
    school.facts.lesson_count = 0;
    assert_false(want((struct intent){ .kind = INTENT_LESSON_REMOVE, .ref = 50 }));
    was_refused("not there any more");
}

static void decide_site__another_address__is_followed_by_the_lessons_S1(void **state)
{
    (void)state;
    with_a_lesson();
    assert_true(want((struct intent){ .kind = INTENT_SITE_CHANGE,
                                      .ref = 7,
                                      .site = &(struct site_intent){ .address = "sommen.example" } }));
    assert_int_equal(school.decision.count, 2);
    came(0, EVENT_SITE_CHANGED);
    const struct event *event = came(1, EVENT_LESSON_CHANGED);
    assert_int_equal(event->ref, 50);
    assert_string_equal(event_text(event, "sites"), "p:sommen.example t:weg.example");
    said("sommen.example is changed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(decide_lesson__title_and_sites__are_enough_S1_S7),
        school_test(decide_lesson__without_a_title__is_refused),
        school_test(decide_lesson__site_that_is_not_on_the_list__is_refused_S1),
        school_test(decide_lesson__year_that_was_mistyped__is_refused),
        school_test(decide_lesson__change__what_is_not_given_stays_S5_S7_S8),
        school_test(decide_lesson__leave__is_by_whom_and_when_S7),
        school_test(decide_lesson__copy__is_another_lesson_without_the_leave_S7),
        school_test(decide_lesson__given_before_its_day__is_refused_S8),
        school_test(decide_lesson__line_for_a_pupil__is_of_that_pupil_S7),
        school_test(decide_lesson__removed_elsewhere__is_said),
        school_test(decide_site__another_address__is_followed_by_the_lessons_S1),
    };
    return cmocka_run_group_tests_name("decide_lesson", tests, NULL, NULL);
}
