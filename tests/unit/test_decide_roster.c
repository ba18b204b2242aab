#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/decide.h"

static struct arena arena;
static struct decision decision;
static struct err err;
static const struct school_class classes[] = { { .id = 1, .name = "7A" }, { .id = 2, .name = "8A" } };
static const struct pupil pupils[] = {
    { .id = 11,
      .class_id = 1,
      .first = "Noor",
      .surname = "Vries",
      .name = "Noor Vries",
      .key = "5",
      .slot = 3,
      .left_day = DAY_NONE },
    { .id = 12,
      .class_id = 1,
      .first = "Sem",
      .surname = "Bos",
      .name = "Sem Bos",
      .key = "",
      .slot = 7,
      .left_day = 20000 },
    { .id = 13,
      .class_id = 2,
      .first = "Bo",
      .surname = "Smit",
      .name = "Bo Smit",
      .key = "",
      .slot = 9,
      .left_day = DAY_NONE },
};

static bool wants(int64_t class_id, const char *text, const struct roster_change *changes, size_t count)
{
    static const struct stay stays[] = { { .pupil_id = 13, .kind = DEVICE_PHONE, .state = STAY_HELD } };
    static const struct facts facts = { .classes = classes,
                                        .class_count = 2,
                                        .pupils = pupils,
                                        .pupil_count = 3,
                                        .stays = stays,
                                        .stay_count = 1 };
    static const struct settings settings;
    const struct context context = {
        .facts = &facts, .settings = &settings, .now = 1000000, .who = "Marit", .class_id = class_id
    };
    const struct intent intent = {
        .kind = INTENT_ROSTER, .class_id = class_id, .text = text, .changes = changes, .change_count = count
    };
    decision = (struct decision){ .arena = &arena };
    err = (struct err){ 0 };
    return decide(&context, &intent, &decision, &err);
}

static void decide_roster__new_pupil__gets_a_slot_nobody_had(void **state)
{
    (void)state;
    const struct roster_change changes[] = { { .kind = ROSTER_NEW, .first = "Ilse" },
                                             { .kind = ROSTER_NEW, .first = "Tim" } };
    assert_true(wants(1, NULL, changes, 2));
    assert_int_equal(decision.count, 2);
    assert_int_equal(event_number(&decision.events[0], "slot"), 8);
    assert_int_equal(event_number(&decision.events[1], "slot"), 9);
    assert_int_equal(decision.events[0].class_id, 1);
}

static void decide_roster__whole_class_left__slots_begin_anew(void **state)
{
    (void)state;
    const struct roster_change changes[] = { { .kind = ROSTER_LEFT, .pupil_id = 11 },
                                             { .kind = ROSTER_NEW, .first = "Ilse" },
                                             { .kind = ROSTER_NEW, .first = "Tim" } };
    assert_true(wants(1, NULL, changes, 3));
    assert_int_equal(event_number(&decision.events[1], "slot"), 1);
    assert_int_equal(event_number(&decision.events[2], "slot"), 2);
}

static void decide_roster__list_of_two_classes__makes_the_one_that_is_new(void **state)
{
    (void)state;
    const struct roster_change changes[] = {
        { .kind = ROSTER_NEW, .first = "Ilse", .class_name = "5/6" },
        { .kind = ROSTER_NEW, .first = "Tim", .class_name = "Groep 8a" },
        { .kind = ROSTER_NEW, .first = "Lot", .class_name = "groep 5-6" }
    };
    assert_true(wants(0, NULL, changes, 3));
    assert_int_equal(decision.count, 4);
    assert_int_equal(decision.events[0].kind, EVENT_CLASS_ADDED);
    assert_string_equal(event_text(&decision.events[0], "groups"), "5,6");
    assert_int_equal(decision.events[1].class_id, -1);
    assert_int_equal(event_number(&decision.events[1], "slot"), 1);
    assert_int_equal(decision.events[2].class_id, 2);
    assert_int_equal(event_number(&decision.events[2], "slot"), 10);
    assert_int_equal(decision.events[3].class_id, -1);
    assert_int_equal(event_number(&decision.events[3], "slot"), 2);
}

static void decide_roster__pupil_of_another_class__gets_a_slot_there(void **state)
{
    (void)state;
    const struct roster_change change = {
        .kind = ROSTER_CHANGED, .pupil_id = 11, .class_id = 2, .first = "Noor", .surname = "Vries", .key = "5"
    };
    assert_true(wants(1, NULL, &change, 1));
    assert_int_equal(decision.events[0].class_id, 2);
    assert_int_equal(decision.events[0].ref, 11);
    assert_int_equal(event_number(&decision.events[0], "slot"), 10);
}

static void decide_roster__slot_of_another__is_refused(void **state)
{
    (void)state;
    struct roster_change change = { .kind = ROSTER_NEW, .first = "Ilse", .slot = 3 };
    assert_false(wants(1, NULL, &change, 1));
    assert_non_null(strstr(err.text, "Noor Vries"));
    change.slot = 9; /* of the other class: free here */
    assert_true(wants(1, NULL, &change, 1));
    change.slot = 7; /* of one who left */
    assert_true(wants(1, NULL, &change, 1));
    change.slot = 1000;
    assert_false(wants(1, NULL, &change, 1));
}

static void decide_roster__slots_of_another_class__leave_no_gap_here(void **state)
{
    (void)state;
    const struct roster_change changes[] = {
        { .kind = ROSTER_NEW, .first = "Ilse" },
        { .kind = ROSTER_CHANGED,
          .pupil_id = 13,
          .class_id = 2,
          .first = "Bo",
          .surname = "Smid",
          .slot = 9 },
    };
    assert_true(wants(1, NULL, changes, 2));
    assert_int_equal(event_number(&decision.events[0], "slot"), 8);
    assert_int_equal(event_number(&decision.events[1], "slot"), 9);
}

static void decide_roster__two_pupils_one_number__is_refused(void **state)
{
    (void)state;
    const struct roster_change change = { .kind = ROSTER_NEW, .first = "Ilse", .key = "5" };
    assert_false(wants(1, NULL, &change, 1));
    assert_non_null(strstr(err.text, "Noor Vries"));
}

static void decide_roster__citizen_service_number__is_never_kept(void **state)
{
    (void)state;
    const struct roster_change change = { .kind = ROSTER_NEW, .first = "Ilse", .key = "1112.22.333" };
    assert_false(wants(1, NULL, &change, 1));
    assert_non_null(strstr(err.text, "BSN"));
}

static void decide_roster__leaves_while_a_phone_is_held__is_refused__P1(void **state)
{
    (void)state;
    const struct roster_change held = { .kind = ROSTER_LEFT, .pupil_id = 13, .class_id = 2 };
    const struct roster_change free = { .kind = ROSTER_LEFT, .pupil_id = 11 };
    assert_false(wants(2, NULL, &held, 1));
    assert_non_null(strstr(err.text, "Bo Smit"));
    assert_true(wants(1, NULL, &free, 1));
}

static void decide_roster__nothing_or_nobody__is_refused(void **state)
{
    (void)state;
    const struct roster_change nobody = { .kind = ROSTER_NEW, .first = "" };
    const struct roster_change unknown = { .kind = ROSTER_LEFT, .pupil_id = 99 };
    assert_false(wants(1, NULL, &nobody, 1));
    assert_false(wants(1, NULL, &unknown, 1));
    const struct roster_change someone = { .kind = ROSTER_NEW, .first = "Ilse" };
    assert_false(wants(0, NULL, &someone, 1));
    assert_false(wants(1, NULL, NULL, 0));
    assert_false(wants(0, "Groep 7a", NULL, 0));
    assert_true(wants(0, "6B", NULL, 0));
}

static int start(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

int main(void)
{
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        WITH_ARENA(decide_roster__new_pupil__gets_a_slot_nobody_had),
        WITH_ARENA(decide_roster__whole_class_left__slots_begin_anew),
        WITH_ARENA(decide_roster__list_of_two_classes__makes_the_one_that_is_new),
        WITH_ARENA(decide_roster__pupil_of_another_class__gets_a_slot_there),
        WITH_ARENA(decide_roster__slot_of_another__is_refused),
        WITH_ARENA(decide_roster__slots_of_another_class__leave_no_gap_here),
        WITH_ARENA(decide_roster__two_pupils_one_number__is_refused),
        WITH_ARENA(decide_roster__citizen_service_number__is_never_kept),
        WITH_ARENA(decide_roster__leaves_while_a_phone_is_held__is_refused__P1),
        WITH_ARENA(decide_roster__nothing_or_nobody__is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
