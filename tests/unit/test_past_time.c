/* What is past its time, and one pupil whole: what the screens show and ask. [P11, P17, C3] */
#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/erase.h"
#include "klaskast/screens/past_time.h"

enum { MEES = 2, SEM = 8 };

static unsigned purged;
static bool changed;     /* meanwhile, by another window */
static size_t named = 3; /* texts of others with the name in it */
static size_t leaving;   /* pupils that go whole */
static int erased;
static struct erase_text texts[3];

static bool past_time(struct desk *desk, struct arena *arena, struct retention_plan *plan, struct err *err)
{
    static const struct retention_going going[] = {
        { .kind = RETENTION_PUPILS, .thing = THING_PUPIL, .id = 40, .name = "Lotte van der Velde" },
        { .kind = RETENTION_PUPILS, .thing = THING_PUPIL, .id = 41, .name = "Abdelkarim el Ouassini" }
    };
    static const struct retention_held held[] = {
        { .kind = RETENTION_RECORDS, .why = HOLD_DUTY, .id = 50, .name = "Mees Bakker", .day = 20600 },
        { .kind = RETENTION_RECORDS, .why = HOLD_RUNS, .id = 51, .name = "Sem de Boer", .day = 20640 }
    };
    (void)desk;
    (void)arena;
    (void)err;
    *plan = (struct retention_plan){ .going = going, .going_count = leaving, .held = held, .held_count = 2 };
    for (int i = 0; i < RETENTION_KINDS; i++)
        plan->lines[i].before = 20666; /* 1 August 2026 */
    plan->lines[RETENTION_RECORDS].going = 12;
    plan->lines[RETENTION_NOTES].going = changed ? 4 : 3;
    plan->lines[RETENTION_PUPILS].going = 2;
    return true;
}

static bool purge(struct desk *desk, unsigned kinds, const struct retention_plan *announced, char *said,
                  size_t size, struct err *err)
{
    (void)desk;
    assert_int_equal(announced->lines[RETENTION_RECORDS].going, 12); /* as it was shown */
    if (changed)
        return err_set(err, ERR_REFUSED, "look once more");
    purged = kinds;
    snprintf(said, size, "weg");
    return true;
}

static bool look(struct desk *desk, int64_t pupil_id, struct arena *arena, struct erase_look *out,
                 struct err *err)
{
    (void)desk;
    (void)arena;
    (void)err;
    texts[0] =
        (struct erase_text){ .number = 1, .day = 20700, .pupil = "Sem de Boer", .text = "Mees zag het ook" };
    texts[1] = (struct erase_text){ .number = 2, .day = 20710, .pupil = "Sem de Boer", .text = "met Mees" };
    texts[2] = (struct erase_text){ .number = 3, .day = 20712, .pupil = "", .text = "Mees kwam erop" };
    *out = (struct erase_look){ .pupil_id = pupil_id,
                                .name = "Mees Bakker",
                                .rows = 214,
                                .open = "er staat een taak open",
                                .texts = texts,
                                .text_count = named };
    return true;
}

static bool erase(struct desk *desk, const struct erase_look *of, char *said, size_t size, struct err *err)
{
    (void)desk;
    (void)err;
    for (size_t i = 0; i < of->text_count; i++)
        erased += of->texts[i].goes;
    snprintf(said, size, "weg");
    return true;
}

static void start(enum language language)
{
    stage_clear(); /* of the start before, if there was one */
    stage_set(language);
    purged = 0;
    leaving = 2;
    changed = false;
    erased = 0;
    test_class.desk.past_time = past_time;
    test_class.desk.purge = purge;
    test_class.desk.erase_look = look;
    test_class.desk.erase = erase;
    open_roster(&stage.stack, &test_class.desk, MEES);
}

static void past_time__every_size__is_as_it_was(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH);
    press("X");
    press("Down");
    press("Down");
    stage_golden("past-time");
    stage_every_size();
    start(LANGUAGE_ENGLISH);
    press("X");
    stage_golden("past-time");
}

static void past_time__enter__asks_and_what_is_unticked_stays__P17(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("X");
    press("Space"); /* not the records */
    press("Enter");
    assert_int_equal(purged, 0);
    press("n");
    assert_int_equal(purged, 0);
    press("Enter");
    press("g");
    assert_int_equal(purged, 1U << RETENTION_NOTES | 1U << RETENTION_PUPILS);
}

static void past_time__written_meanwhile__shows_what_it_is_now__P17(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("X");
    press("Enter");
    changed = true;
    press("g");
    assert_int_equal(purged, 0);
    assert_non_null(strstr(shown(80, 24), "4, from before"));
    assert_non_null(strstr(shown(80, 24), "look once more"));
}

/* Who goes for good is seen by name, on a small screen too; on a name the space bar does nothing. */
/* The other window wrote while the question stood there: the list beneath it is not the one that was asked
 * about. */
static void past_time__written_while_asked__removes_nothing__P17(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    leaving = 1;
    press("X");
    press("Enter");
    leaving = 2;
    stack_reload_changed(&stage.stack);
    press("g");
    assert_int_equal(purged, 0);
    press("Enter");
    press("g");
    assert_int_not_equal(purged, 0);
}

static void past_time__small_screen__shows_every_name__P17(void **state)
{
    static const char *const names[] = { "Lotte van der Velde", "Abdelkarim el Ouassini", "Sem de Boer" };
    bool seen[3] = { false };
    (void)state;
    start(LANGUAGE_DUTCH);
    press("X");
    for (int i = 0; i < 9; i++, press("Down")) {
        struct buffer out;
        buffer_init(&out);
        golden_print(&stage.stack, 40, 12, false, &out);
        for (int n = 0; n < 3; n++)
            seen[n] |= strstr(buffer_get(&out), names[n]) != NULL;
        buffer_clear(&out);
        if (i == 3)
            press("Space");
    }
    assert_true(seen[0] && seen[1] && seen[2]);
    press("Enter");
    press("v");
    assert_int_equal(purged, 1U << RETENTION_RECORDS | 1U << RETENTION_NOTES | 1U << RETENTION_PUPILS);
}

static void erase__every_size__is_as_it_was(void **state)
{
    (void)state;
    start(LANGUAGE_DUTCH);
    erase_open(&stage.stack, &test_class.desk, MEES);
    stage_golden("erase");
    stage_every_size();
    start(LANGUAGE_ENGLISH);
    erase_open(&stage.stack, &test_class.desk, MEES);
    stage_golden("erase");
}

static void erase__wants_the_whole_name_and_leaves_what_is_unticked__C3(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("Enter"); /* the card */
    erase_open(&stage.stack, &test_class.desk, MEES);
    press("Space");
    press("Enter");
    type_in("Mees");
    press("Enter");
    assert_int_equal(stage.stack.count, 4); /* still asking */
    type_in(" bakker");
    press("Enter");
    assert_int_equal(erased, 2); /* one unticked */
    assert_int_equal(stage.stack.count, 1);
}

/* A text that another window wrote while the name was typed, and nobody looked at, does not go. */
static void erase__written_while_the_name_is_typed__erases_nothing__C3(void **state)
{
    (void)state;
    start(LANGUAGE_ENGLISH);
    press("Enter");
    named = 2;
    erase_open(&stage.stack, &test_class.desk, MEES);
    press("Enter");
    type_in("Mees bakker");
    named = 3;
    stack_reload_changed(&stage.stack);
    press("Enter");
    assert_int_equal(erased, 0);
    assert_non_null(strstr(shown(80, 24), "Look once more"));
    press("Enter");
    type_in("Mees bakker");
    press("Enter");
    assert_true(erased > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(past_time__every_size__is_as_it_was, stage_end),
        cmocka_unit_test_teardown(past_time__enter__asks_and_what_is_unticked_stays__P17, stage_end),
        cmocka_unit_test_teardown(past_time__written_meanwhile__shows_what_it_is_now__P17, stage_end),
        cmocka_unit_test_teardown(past_time__written_while_asked__removes_nothing__P17, stage_end),
        cmocka_unit_test_teardown(past_time__small_screen__shows_every_name__P17, stage_end),
        cmocka_unit_test_teardown(erase__every_size__is_as_it_was, stage_end),
        cmocka_unit_test_teardown(erase__written_while_the_name_is_typed__erases_nothing__C3, stage_end),
        cmocka_unit_test_teardown(erase__wants_the_whole_name_and_leaves_what_is_unticked__C3, stage_end),
    };
    return cmocka_run_group_tests_name("past time", tests, NULL, NULL);
}
