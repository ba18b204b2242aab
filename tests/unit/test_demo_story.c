/* The demo class: every situation once, told as it would have been lived. */
#include "cupboard.h"

#include "klaskast/app/demo_story.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/measure_list.h"

static void tell(void)
{
    if (!demo_make(&cupboard.app, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
}

static enum measure_state state_of(const char *first)
{
    const struct model *model = &cupboard.app.model;
    for (size_t i = 0; i < model->facts.measure_count; i++)
        if (model->facts.measures[i].pupil_id == pupil_called(first))
            return measure_state(&model->facts, &model->facts.measures[i], model->today);
    return MEASURE_STATE_WITHDRAWN;
}

static void demo_story__november__has_every_situation_once(void **state)
{
    (void)state;
    tell();
    const struct model *model = &cupboard.app.model;
    assert_int_equal(model->day, clock_today());
    assert_true(model->counts.held >= 5 && model->counts.lent == 1 && model->counts.returned == 1);
    assert_true(model->counts.none >= 1 && model->counts.absent == 1 && model->counts.left_behind == 1);
    assert_int_equal(state_of("Renée"), MEASURE_STATE_RUNS);   /* P9 */
    assert_int_equal(state_of("Thijs"), MEASURE_STATE_PERIOD); /* P13 */
    assert_true(model->counts.late_tasks >= 1 && model->counts.open_tasks > model->counts.late_tasks);
    assert_int_equal(number_of("SELECT count(*) FROM exemption"), 1);
    assert_true(number_of("SELECT count(DISTINCT day) FROM journal WHERE kind = 'device_in'") > 10);
    assert_true(number_of("SELECT count(*) FROM journal WHERE kind = 'call_home'") == 1);
}

/* What is told of the past is a journal like any other. */
static void demo_story__journal__verifies_and_folds_to_the_same__law_2_law_3(void **state)
{
    (void)state;
    tell();
    assert_int_equal(
        number_of("SELECT count(*) FROM journal WHERE recorded > strftime('%s', '2026-11-20T09:16:00')"), 0);
    assert_verified();
}

/* In a holiday, just after 1 August and early in the morning it is told all the same. */
static void demo_story__any_day__is_told(void **state)
{
    (void)state;
    static const char *const days[] = { "2026-08-02T00:03:00", "2026-12-26T12:00:00", "2027-03-28T03:00:00" };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        cupboard_now(days[i]);
        reopen();
        tell();
        assert_int_equal(cupboard.app.model.pupil_count, 28);
        assert_verified();
        done((struct intent){ .kind = INTENT_CLASS_REMOVE, .class_id = cupboard.app.class_id });
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cupboard_test(demo_story__november__has_every_situation_once),
        cupboard_test(demo_story__journal__verifies_and_folds_to_the_same__law_2_law_3),
        cupboard_test(demo_story__any_day__is_told),
    };
    return cmocka_run_group_tests_name("demo_story", tests, NULL, NULL);
}
