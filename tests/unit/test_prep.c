#include "unit.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/prep.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct prep mine, theirs;
static struct prep_plan plan;

enum { NOW = 1795166100 };

static int open_both(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Amsterdam", 1);
    clock_init();
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    mine = theirs = (struct prep){ .who = "" };
    return 0;
}

static int close_both(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

struct one {
    const char *name, *text;
};

static const char *get_one(const void *context, const char *name)
{
    const struct one *one = context;
    return strcmp(one->name, name) == 0 ? one->text : "";
}

/* The part of the site `a.example` becomes this one field, at a moment. */
static void becomes(struct prep *prep, enum prep_place place, const char *name, const char *text, int64_t at)
{
    const struct one one = { name, text };
    struct prep_item *item = prep_item(prep, PREP_SITE, "a.example", &arena);
    prep_part_set(&item->parts[place], PREP_SITE, place, get_one, &one, at, "Marit", &arena);
}

static void titled(struct prep *prep, const char *title, int64_t at)
{
    becomes(prep, PREP_MAIN, "title", title, at);
}

static void removed(struct prep *prep)
{
    prep_item(prep, PREP_SITE, "a.example", &arena)->removed = true;
}

static const struct prep_line *planned(size_t lines)
{
    prep_plan_make(&mine, &theirs, &arena, &plan);
    assert_int_equal(plan.count, lines);
    return plan.lines;
}

static void prep_plan__unknown_here__is_new(void **state)
{
    (void)state;
    titled(&theirs, "A", NOW);
    assert_int_equal(planned(1)->change, PREP_NEW);
    assert_null(plan.lines[0].mine);
}

static void prep_plan__the_same__is_nothing(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW + 100); /* when does not matter, what does */
    planned(0);
    assert_int_equal(plan.counts[PREP_SAME], 2);
}

static void prep_plan__went_on_there__is_changed(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    titled(&theirs, "B", NOW - 50); /* also where their clock is behind */
    const struct prep_line *line = planned(1);
    assert_int_equal(line->change, PREP_CHANGED);
    assert_int_equal(line->place, PREP_MAIN);
}

static void prep_plan__went_on_here__stays(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    titled(&mine, "B", NOW);
    planned(0);
    assert_int_equal(plan.counts[PREP_OLDER], 1);
}

static void prep_plan__both_went_on__is_a_conflict_and_shows_both(void **state)
{
    (void)state;
    char text[300];
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    titled(&mine, "B", NOW);
    titled(&theirs, "C", NOW + 86400);
    const struct prep_line *line = planned(1);
    assert_int_equal(line->change, PREP_CONFLICT);
    prep_line_name(line, text, sizeof text);
    assert_string_equal(text, "site a.example");
    prep_line_differs(line, text, sizeof text);
    assert_string_equal(text, "title");
    prep_line_side(line, false, text, sizeof text);
    assert_string_equal(text, "B (Marit, 20 Nov)");
    prep_line_side(line, true, text, sizeof text);
    assert_string_equal(text, "C (Marit, 21 Nov)");
}

static void prep_plan__parts__are_compared_apart(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    titled(&mine, "B", NOW);
    becomes(&theirs, PREP_SECOND, "sentence", "Omdat.", NOW);
    const struct prep_line *line = planned(1);
    assert_int_equal(line->change, PREP_CHANGED);
    assert_int_equal(line->place, PREP_SECOND);
    assert_int_equal(plan.counts[PREP_OLDER], 1);
}

static void prep_plan__back_and_forth__the_later_counts(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&mine, "B", NOW + 1);
    titled(&theirs, "B", NOW + 1);
    titled(&theirs, "A", NOW + 2);
    assert_int_equal(planned(1)->change, PREP_CHANGED);
    titled(&mine, "A", NOW + 3);
    titled(&mine, "B", NOW + 4);
    planned(0);
}

static void prep_plan__removed_there__goes_unless_it_was_changed_here(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    removed(&theirs);
    assert_int_equal(planned(1)->change, PREP_GONE);
    titled(&mine, "B", NOW);
    assert_int_equal(planned(1)->change, PREP_CONFLICT);
    removed(&mine);
    planned(0);
}

static void prep_plan__removed_here__does_not_come_back_by_itself(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&theirs, "A", NOW);
    removed(&mine);
    planned(0);
    titled(&theirs, "B", NOW);
    assert_int_equal(planned(1)->change, PREP_CONFLICT);
}

static void prep_plan__removed_there_and_never_here__is_nothing(void **state)
{
    (void)state;
    titled(&theirs, "A", NOW);
    removed(&theirs);
    planned(0);
}

static void prep_part__same_again__is_no_change(void **state)
{
    (void)state;
    titled(&mine, "A", NOW);
    titled(&mine, " A ", NOW + 5);
    const struct prep_part *part = &mine.items[0].parts[PREP_MAIN];
    assert_int_equal(part->at, NOW);
    assert_int_equal(part->history_count, 1); /* that it was nothing before */
    assert_string_equal(prep_get(part, "title"), "A");
    assert_string_equal(prep_get(part, "subject"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prep_plan__unknown_here__is_new, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__the_same__is_nothing, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__went_on_there__is_changed, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__went_on_here__stays, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__both_went_on__is_a_conflict_and_shows_both, open_both,
                                        close_both),
        cmocka_unit_test_setup_teardown(prep_plan__parts__are_compared_apart, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__back_and_forth__the_later_counts, open_both, close_both),
        cmocka_unit_test_setup_teardown(prep_plan__removed_there__goes_unless_it_was_changed_here, open_both,
                                        close_both),
        cmocka_unit_test_setup_teardown(prep_plan__removed_here__does_not_come_back_by_itself, open_both,
                                        close_both),
        cmocka_unit_test_setup_teardown(prep_plan__removed_there_and_never_here__is_nothing, open_both,
                                        close_both),
        cmocka_unit_test_setup_teardown(prep_part__same_again__is_no_change, open_both, close_both),
    };
    return cmocka_run_group_tests_name("prep", tests, NULL, NULL);
}
