#include "unit.h"

#include "klaskast/domain/event.h"

#include <stdlib.h>

static void event_data__any_text_and_number__reads_back(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Noor de Vries", "Zoë \"Łukasz\" \\ /", "a\nb\tc", "{\"a\":1}", "0", "\xf0\x9f\x93\xb1 telefoon",
        "'t Hof"
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct event event = { .kind = EVENT_VIOLATION }, back = { .kind = EVENT_VIOLATION };
        event_put(&event, "note", texts[i]);
        event_put_number(&event, "times", 3 + (int64_t)i * INT64_C(1000000000000));
        event_put_number(&event, "own", -1);
        char *data = event_data(&event);
        struct arena arena;
        arena_init(&arena);
        assert_true(event_read_data(&back, data, &arena));
        free(data);
        assert_string_equal(event_text(&back, "note"), texts[i]);
        assert_int_equal(event_number(&back, "times"), event_number(&event, "times"));
        assert_int_equal(event_number(&back, "own"), -1);
        assert_int_equal(back.field_count, 3);
        arena_clear(&arena);
    }
}

static void event_put__empty_text_and_zero__are_left_out(void **state)
{
    (void)state;
    struct event event = { .kind = EVENT_DEVICE_IN };
    event_put(&event, "label", "");
    event_put(&event, "place", NULL);
    event_put_number(&event, "class", 0);
    assert_int_equal(event.field_count, 0);
    assert_string_equal(event_text(&event, "label"), "");
    assert_int_equal(event_number(&event, "class"), 0);
    char *data = event_data(&event);
    assert_string_equal(data, "{}");
    free(data);
}

static void event_text__of_a_number__is_empty_and_the_other_way_round(void **state)
{
    (void)state;
    struct event event = { 0 };
    event_put(&event, "name", "7");
    event_put_number(&event, "slot", 7);
    assert_int_equal(event_number(&event, "name"), 0);
    assert_string_equal(event_text(&event, "slot"), "");
}

/* What a newer program added is passed over, never fatal. */
static void event_read_data__unknown_and_broken__is_taken_calmly(void **state)
{
    (void)state;
    static const char *const wrong[] = { "", "{", "[1]", "null", "7", "{\"a\":}" };
    struct event event = { 0 };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(event_read_data(&event, wrong[i], &arena));
    assert_true(event_read_data(&event, "{\"a\":null,\"b\":[1],\"c\":true,\"note\":\"x\",\"d\":{}}", &arena));
    assert_string_equal(event_text(&event, "note"), "x");
    assert_true(
        event_read_data(&event,
                        "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,"
                        "\"k\":1,\"l\":1,\"m\":1,\"n\":1,\"o\":1,\"p\":1,\"q\":1,\"r\":1}",
                        &arena));
    assert_int_equal(event.field_count, EVENT_FIELDS);
    arena_clear(&arena);
}

static void event_info__every_kind__has_a_name_of_its_own_and_a_meaning(void **state)
{
    (void)state;
    for (int i = 0; i < EVENT_KINDS; i++) {
        const struct event_info *info = event_info((enum event_kind)i);
        enum event_kind kind;
        assert_non_null(info->name);
        assert_true(event_kind_parse(info->name, &kind));
        assert_int_equal(kind, i);
        assert_true(strlen(info->meaning) > 10);
        assert_non_null(info->fields);
    }
    enum event_kind kind;
    assert_false(event_kind_parse("device", &kind));
    assert_false(event_kind_parse("", &kind));
}

/* The names are in files of schools: a released kind keeps its name and meaning for ever. */
static void event_info__names__are_as_they_were_released(void **state)
{
    (void)state;
    static const char *const released[] = {
        "taken_back",      "put_back",        "preference_set",      "teacher_present", "policy_set",
        "class_added",     "class_changed",   "class_removed",       "pupil_added",     "pupil_changed",
        "pupil_left",      "pupil_came_back", "device_in",           "device_back",     "device_lent",
        "device_unlent",   "device_slip",     "pupil_marked",        "mark_cleared",    "exemption_given",
        "exemption_ended", "violation",       "violation_withdrawn", "measure",         "measure_withdrawn",
        "task_opened",     "task_done",       "task_reopened",       "site_added",      "site_changed",
        "site_reviewed",   "site_removed",
    };
    enum event_kind kind;
    for (size_t i = 0; i < sizeof released / sizeof *released; i++)
        assert_true(event_kind_parse(released[i], &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(event_data__any_text_and_number__reads_back),
        cmocka_unit_test(event_put__empty_text_and_zero__are_left_out),
        cmocka_unit_test(event_text__of_a_number__is_empty_and_the_other_way_round),
        cmocka_unit_test(event_read_data__unknown_and_broken__is_taken_calmly),
        cmocka_unit_test(event_info__every_kind__has_a_name_of_its_own_and_a_meaning),
        cmocka_unit_test(event_info__names__are_as_they_were_released),
    };
    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
