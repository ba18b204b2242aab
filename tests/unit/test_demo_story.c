/* The demo class: every situation once, told as it would have been lived. */
#include "cupboard.h"

#include "klaskast/app/demo_story.h"
#include "klaskast/app/letter_make.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/store/query.h"

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

/* Each word of a site's line stands on the list, and each state of a lesson in the week. [S1, S2, S7-S9, I2]
 */
static void sites_and_lessons_told(enum language language)
{
    static const enum site_status expected[] = { SITE_NEW, SITE_AGAIN, SITE_ALLOWED, SITE_TOGETHER,
                                                 SITE_NOT_ALLOWED };
    const struct site *sites;
    const struct lesson *lessons;
    size_t count, lesson_count;
    struct arena arena;
    int seen[SITE_NOT_ALLOWED + 1] = { 0 }, ready = 0, no_leave = 0, given = 0;
    translate_use(language);
    tell();
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    assert_true(query_sites(cupboard.app.store, &arena, &sites, &count, NULL));
    for (size_t i = 0; i < count; i++)
        seen[site_status(&sites[i], clock_today(), 12)]++;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(seen[expected[i]] >= 1);
    assert_true(query_lessons_all(cupboard.app.store, &arena, &lessons, &lesson_count, NULL));
    assert_int_equal(lesson_count, 4);
    for (size_t i = 0; i < lesson_count; i++) {
        struct lesson_check check = lesson_check(&lessons[i], sites, count, clock_today(), 12);
        ready += lessons[i].state == LESSON_PLANNED && check.ready;
        no_leave += check.no_leave;
        given += lessons[i].state == LESSON_GIVEN && lessons[i].media;
        for (size_t k = 0; k < lessons[i].site_count; k++)
            assert_non_null(site_by_key(sites, count, lessons[i].sites[k].key));
    }
    assert_true(ready >= 1 && no_leave == 1 && given == 1);
    assert_int_equal(number_of("SELECT count(*) FROM task WHERE pupil = 0 AND done_day IS NULL"), 1);
    arena_clear(&arena);
}

static void demo_story__sites_and_lessons__have_every_situation_once(void **state)
{
    (void)state;
    sites_and_lessons_told(LANGUAGE_ENGLISH);
}

/* The lessons name the sites by their Dutch addresses too. */
static void demo_story__in_dutch__lessons_find_their_sites(void **state)
{
    (void)state;
    sites_and_lessons_told(LANGUAGE_DUTCH);
}

/* Only the invented sites go with the invented class; one that the teacher added stays. Taken back, all is
 * there again. */
static void demo_story__thrown_away__takes_its_sites_and_lessons_along(void **state)
{
    (void)state;
    struct site_intent own = { .address = "schoolsite.test" };
    tell();
    done((struct intent){ .kind = INTENT_SITE_ADD, .site = &own });
    int64_t sites = number_of("SELECT count(*) FROM site"),
            lessons = number_of("SELECT count(*) FROM lesson");
    done((struct intent){ .kind = INTENT_CLASS_REMOVE, .class_id = cupboard.app.class_id });
    assert_int_equal(number_of("SELECT count(*) FROM site"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM lesson"), 0);
    assert_int_equal(number_of("SELECT count(*) FROM task WHERE pupil = 0 AND done_day IS NULL"), 0);
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM site"), sites);
    assert_int_equal(number_of("SELECT count(*) FROM lesson"), lessons);
    assert_verified();
}

static const char *value_of(const struct letter_values *values, const char *name)
{
    for (size_t i = 0; i < values->count; i++)
        if (strcmp(values->values[i].name, name) == 0)
            return values->values[i].text;
    return NULL;
}

/* Who tries the program reads a whole letter; what the settings do say goes first. */
static void demo_story__letter__is_of_an_invented_school_where_the_settings_are_silent__G2(void **state)
{
    (void)state;
    static const char *const names[] = { "school", "place", "head", "policy", "policy_date" };
    struct letter_values values;
    struct arena arena;
    tell();
    struct letter_order order = { .pupil_id = pupil_called("Lotte"), .kind = LETTER_WARNING };
    order.about =
        number_of("SELECT max(id) FROM record WHERE pupil = (SELECT id FROM pupil WHERE first = 'Lotte')");
    arena_init(&arena);
    snprintf(cupboard.app.settings.place, sizeof cupboard.app.settings.place, "Tiel");
    if (!letter_values_fill(&cupboard.app, &cupboard.app.model.facts, &order, LANGUAGE_DUTCH, &arena, &values,
                            &cupboard.err))
        fail_msg("%s", cupboard.err.text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_non_null(value_of(&values, names[i]));
    assert_string_equal(value_of(&values, "place"), "Tiel");
    assert_string_equal(value_of(&values, "policy"), "Beleid telefoons, horloges en internet");
    assert_string_equal(value_of(&values, "policy_date"), "1 augustus 2026");
    assert_null(value_of(&values, "objection"));
    arena_clear(&arena);
}

static void demo_story__first_undo__is_a_tick_of_this_morning(void **state)
{
    (void)state;
    tell();
    int64_t lessons = number_of("SELECT count(*) FROM lesson");
    done((struct intent){ .kind = INTENT_TAKE_BACK });
    assert_int_equal(number_of("SELECT count(*) FROM lesson"), lessons);
    assert_int_equal(cupboard.app.model.counts.returned, 0);
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
        cupboard_test(demo_story__sites_and_lessons__have_every_situation_once),
        cupboard_test(demo_story__in_dutch__lessons_find_their_sites),
        cupboard_test(demo_story__thrown_away__takes_its_sites_and_lessons_along),
        cupboard_test(demo_story__letter__is_of_an_invented_school_where_the_settings_are_silent__G2),
        cupboard_test(demo_story__first_undo__is_a_tick_of_this_morning),
        cupboard_test(demo_story__any_day__is_told),
    };
    return cmocka_run_group_tests_name("demo_story", tests, NULL, NULL);
}
