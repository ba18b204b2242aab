/* Telling of a bad site is never held against anybody: no sequence of reports changes any rung. [I2] */
#include "cupboard.h"

/* A row of numbers that is the same each time. */
static int draw(int count)
{
    static uint32_t seed = 20261122;
    seed = seed * 1664525U + 1013904223U;
    return (int)((seed >> 16) % (uint32_t)count);
}

/* What each pupil would be at with every kind of violation, as one text. */
static void all_rungs(struct buffer *out)
{
    struct arena arena;
    out->length = 0;
    arena_init(&arena);
    for (size_t i = 0; i < cupboard.app.model.pupil_count; i++)
        for (int kind = 0; kind < VIOLATION_KINDS; kind++) {
            struct outlook outlook;
            int64_t pupil_id = cupboard.app.model.pupils[i].pupil->id;
            assert_true(cupboard.app.desk.outlook(&cupboard.app.desk, pupil_id, (enum violation_kind)kind,
                                                  clock_now(), &arena, &outlook, &cupboard.err));
            buffer_print(out, "%zu %d: %d, %s\n", i, kind, outlook.times,
                         measure_name(outlook.rung->measure));
        }
    arena_clear(&arena);
}

static void violations(int count)
{
    for (int i = 0; i < count; i++) {
        cupboard_later(3600);
        size_t pupil = (size_t)draw((int)cupboard.app.model.pupil_count);
        perform((struct intent){ .kind = INTENT_VIOLATION,
                                 .pupil_id = cupboard.app.model.pupils[pupil].pupil->id,
                                 .violation = (enum violation_kind)draw(VIOLATION_MISUSE_OTHER),
                                 .day = DAY_NONE });
    }
}

static void reports__any_sequence__changes_no_rung__I2(void **state)
{
    struct buffer before, after;
    char address[40];
    (void)state;
    violations(30);
    assert_true(number_of("SELECT count(*) FROM record") > 5);
    buffer_init(&before);
    buffer_init(&after);
    all_rungs(&before);
    for (int i = 0; i < 60; i++) {
        cupboard_later(61);
        snprintf(address, sizeof address, "vies%d.example/%d", draw(8), draw(3));
        bool back = draw(6) == 0;
        perform(back ? (struct intent){ .kind = INTENT_TAKE_BACK }
                     : (struct intent){ .kind = INTENT_SITE_DOUBT, .text = address, .reason = "bloot" });
        /* A take-back may reach what came before the reports; those are what is asked here. */
        if (back)
            perform((struct intent){ .kind = INTENT_PUT_BACK });
        all_rungs(&after);
        assert_string_equal(buffer_get(&before), buffer_get(&after));
    }
    assert_true(number_of("SELECT count(*) FROM journal WHERE kind = 'site_doubted'") > 40);
    assert_int_equal(number_of("SELECT count(*) FROM site WHERE reviewed_day IS NOT NULL"), 0);
    buffer_clear(&before);
    buffer_clear(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(reports__any_sequence__changes_no_rung__I2),
    };
    return cmocka_run_group_tests_name("doubts", tests, NULL, NULL);
}
