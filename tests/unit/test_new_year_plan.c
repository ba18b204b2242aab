/* Who goes where after the summer, on facts that are made by hand. */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/new_year_plan.h"

enum { CLASSES = 5, PUPILS = 12 };

static struct arena arena;
static struct school_class classes[CLASSES];
static struct pupil pupils[PUPILS];
static struct stay stays[1];
static struct facts school;
static struct new_year plan;
static int today;

static int day(const char *text)
{
    int result = DAY_NONE;
    assert_true(day_parse_iso(text, &result));
    return result;
}

static void class_is(const char *name)
{
    classes[school.class_count] =
        (struct school_class){ .id = 1 + (int64_t)school.class_count, .name = name, .groups = "" };
    school.class_count++;
}

/* In the class that was made last, since a day of last year. */
static struct pupil *pupil_is(const char *first, const char *group, int slot)
{
    struct pupil *pupil = &pupils[school.pupil_count++];
    *pupil = (struct pupil){ .id = 10 + (int64_t)school.pupil_count,
                             .class_id = (int64_t)school.class_count,
                             .first = first,
                             .prefix = "",
                             .surname = "",
                             .key = "",
                             .name = first,
                             .group = group,
                             .slot = slot,
                             .left_day = DAY_NONE,
                             .placed_day = day("2026-09-01") };
    return pupil;
}

static void make(void)
{
    new_year_make(&plan, &school, today, &arena);
}

static const struct year_move *move_of(const char *first)
{
    for (size_t i = 0; i < plan.move_count; i++)
        if (strcmp(plan.moves[i].pupil->first, first) == 0)
            return &plan.moves[i];
    fail_msg("%s is not in the plan", first);
    return NULL;
}

static size_t index_of(const char *first)
{
    return (size_t)(move_of(first) - plan.moves);
}

static const struct roster_change *change_of(const char *first)
{
    static const struct roster_change *changes;
    size_t count;
    new_year_changes(&plan, &changes, &count);
    for (size_t i = 0; i < count; i++)
        if (changes[i].pupil_id == move_of(first)->pupil->id)
            return &changes[i];
    return NULL;
}

static void text_is(const char *first, const char *expected)
{
    char text[200];
    new_year_move_text(&plan, move_of(first), text, sizeof text);
    assert_string_equal(text, expected);
}

static int start(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    school = (struct facts){ .classes = classes, .pupils = pupils, .stays = stays };
    today = day("2027-08-25");
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

/* --- one group up -------------------------------------------------------------------------------------- */

static void new_year_name__as_schools_name_classes(void **state)
{
    static const char *const names[][2] = {
        { "7A", "8A" }, { "Groep 6", "7" }, { "5/6", "6/7" },   { "3-4 blauw", "4-5 blauw" },
        { "8B", "8B" }, { "7/8", "7/8" },   { "1/2C", "2/3C" }, { "Vlinders", "Vlinders" },
    };
    char up[CLASS_NAME_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(new_year_name(names[i][0], up), names[i][1]);
}

static void new_year_make__class_of_one_group__goes_up_and_8_leaves(void **state)
{
    char text[200];
    (void)state;
    class_is("7A");
    pupil_is("Noor", "7", 1);
    pupil_is("Mees", "", 2);
    class_is("8A");
    pupil_is("Bo", "8", 1);
    make();
    text_is("Noor", "8A");
    text_is("Bo", "has left");
    assert_string_equal(change_of("Noor")->group, "8");
    assert_int_equal(change_of("Noor")->class_id, 2);
    assert_int_equal(change_of("Noor")->slot, 1); /* who has it now leaves */
    assert_string_equal(change_of("Mees")->group, "8");
    assert_int_equal(change_of("Bo")->kind, ROSTER_LEFT);
    new_year_class_text(&plan, 0, text, sizeof text);
    assert_string_equal(text, "7A becomes 8A: 2 pupils");
    new_year_class_text(&plan, 1, text, sizeof text);
    assert_string_equal(text, "8A: 1 pupil has left");
}

static void new_year_make__combination__is_a_question(void **state)
{
    (void)state;
    class_is("5/6");
    pupil_is("Noor", "5", 1);
    pupil_is("Mees", "6", 2);
    class_is("7/8");
    pupil_is("Bo", "7", 1);
    pupil_is("Tim", "8", 2);
    make();
    assert_true(plan.classes[0].asks);
    text_is("Noor", "6/7, group 6");
    text_is("Mees", "6/7, group 7");
    assert_string_equal(change_of("Noor")->class_name, "6/7");
    assert_true(plan.classes[1].asks);
    text_is("Bo", "7/8, group 8");
    assert_int_equal(change_of("Bo")->class_id, 2);
    assert_int_equal(change_of("Bo")->slot, 1);
    text_is("Tim", "has left");
    new_year_set_class(&plan, 0, YEAR_GOES, "6");
    assert_false(plan.classes[0].asks);
    text_is("Noor", "6");
}

static void new_year_make__class_without_a_number__keeps_its_name(void **state)
{
    (void)state;
    class_is("Vlinders");
    pupil_is("Noor", "3", 1);
    pupil_is("Mees", "8", 2);
    pupil_is("Bo", "", 3);
    make();
    text_is("Noor", "Vlinders, group 4");
    text_is("Mees", "has left");
    assert_null(change_of("Bo")); /* nothing is known that would change */
}

/* --- who waits ----------------------------------------------------------------------------------------- */

static void new_year_waits__until_everybody_has_a_place_of_this_year(void **state)
{
    (void)state;
    class_is("7A");
    struct pupil *noor = pupil_is("Noor", "7", 1);
    today = day("2027-07-31");
    assert_false(new_year_waits(&school, &classes[0], today));
    today = day("2027-08-01");
    assert_true(new_year_waits(&school, &classes[0], today));
    school.year_begun = 2026;
    assert_true(new_year_waits(&school, &classes[0], today));
    school.year_begun = 2027;
    assert_false(new_year_waits(&school, &classes[0], today));
    school.year_begun = 0;
    noor->placed_day = day("2027-07-08"); /* a list of the new year, read before the summer */
    assert_false(new_year_waits(&school, &classes[0], today));
    noor->placed_day = day("2027-06-30");
    assert_true(new_year_waits(&school, &classes[0], today));
    noor->left_day = day("2027-07-01");
    assert_false(new_year_waits(&school, &classes[0], today));
    noor->left_day = DAY_NONE;
    classes[0].demo = true;
    assert_false(new_year_waits(&school, &classes[0], today));
    make();
    assert_int_equal(plan.move_count, 0);
}

static void new_year_make__list_was_read_first__nothing_left_to_move(void **state)
{
    const struct roster_change *changes;
    size_t count;
    (void)state;
    class_is("8A");
    pupil_is("Noor", "8", 1)->placed_day = day("2027-08-20");
    make();
    assert_int_equal(plan.class_count, 0);
    new_year_changes(&plan, &changes, &count);
    assert_int_equal(count, 0);
}

/* --- by hand ------------------------------------------------------------------------------------------- */

static void new_year_set__one_pupil__does_something_else(void **state)
{
    (void)state;
    class_is("7A");
    pupil_is("Noor", "7", 1);
    pupil_is("Mees", "7", 2);
    pupil_is("Zoë", "7", 3);
    class_is("8B");
    pupil_is("Tim", "8", 3);
    make();
    assert_true(new_year_set(&plan, index_of("Noor"), YEAR_STAYS, NULL));
    assert_null(change_of("Noor"));
    text_is("Noor", "stays in 7A");
    assert_true(new_year_set(&plan, index_of("Mees"), YEAR_GOES, "7B"));
    assert_string_equal(change_of("Mees")->group, "7"); /* the year once more, in another class */
    assert_true(new_year_set(&plan, index_of("Tim"), YEAR_STAYS, NULL));
    assert_true(new_year_set(&plan, index_of("Zoë"), YEAR_GOES, "8B"));
    assert_string_equal(change_of("Zoë")->group, "8");
    assert_int_equal(change_of("Zoë")->slot, 0); /* Tim's, who stays: the next free one */
    new_year_set_class(&plan, 0, YEAR_LEAVES, NULL);
    text_is("Zoë", "has left");
}

static void new_year_set__device_is_still_here__cannot_leave__P1(void **state)
{
    (void)state;
    class_is("8A");
    struct pupil *bo = pupil_is("Bo", "8", 1);
    pupil_is("Tim", "8", 2);
    stays[0] = (struct stay){ .pupil_id = bo->id, .state = STAY_HELD, .label = "", .back_day = DAY_NONE };
    school.stay_count = 1;
    make();
    text_is("Bo", "stays in 8A: first give the device back");
    text_is("Tim", "has left");
    assert_false(new_year_set(&plan, index_of("Bo"), YEAR_LEAVES, NULL));
    new_year_set_class(&plan, 0, YEAR_LEAVES, NULL);
    assert_int_equal(move_of("Bo")->fate, YEAR_STAYS);
}

/* Two classes become one: who keeps the slot is who came first in the plan, the other gets the next. */
static void new_year_changes__two_classes_become_one__no_slot_twice(void **state)
{
    (void)state;
    class_is("6A");
    pupil_is("Noor", "6", 1);
    class_is("6B");
    pupil_is("Bo", "6", 1);
    pupil_is("Tim", "6", 2);
    make();
    new_year_set_class(&plan, 1, YEAR_GOES, "7A");
    assert_int_equal(change_of("Noor")->slot, 1);
    assert_int_equal(change_of("Bo")->slot, 0);
    assert_int_equal(change_of("Tim")->slot, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)
    const struct CMUnitTest tests[] = {
        TEST(new_year_name__as_schools_name_classes),
        TEST(new_year_make__class_of_one_group__goes_up_and_8_leaves),
        TEST(new_year_make__combination__is_a_question),
        TEST(new_year_make__class_without_a_number__keeps_its_name),
        TEST(new_year_waits__until_everybody_has_a_place_of_this_year),
        TEST(new_year_make__list_was_read_first__nothing_left_to_move),
        TEST(new_year_set__one_pupil__does_something_else),
        TEST(new_year_set__device_is_still_here__cannot_leave__P1),
        TEST(new_year_changes__two_classes_become_one__no_slot_twice),
    };
    return cmocka_run_group_tests_name("new_year_plan", tests, NULL, NULL);
}
