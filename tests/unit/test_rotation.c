#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/rotation.h"

static const struct rotation usual = { 7, 4, 31 };

enum { MOST = 400 };

struct copies {
    int days[MOST];
    bool keep[MOST];
    size_t count;
    size_t bad; /* index of one that does not read back; MOST none */
    int asked;
};

static void add(struct copies *copies, int day)
{
    copies->days[copies->count++] = day;
}

static bool good(void *context, size_t index)
{
    struct copies *copies = context;
    copies->asked++;
    return index != copies->bad;
}

static void rotate(struct copies *copies, const struct rotation *rule, int today)
{
    rotation_keep(rule, today, copies->days, copies->count, good, copies, copies->keep);
}

static size_t kept(const struct copies *copies)
{
    size_t kept = 0;
    for (size_t i = 0; i < copies->count; i++)
        kept += copies->keep[i];
    return kept;
}

static int friday(void)
{
    return day_from_date(2026, 11, 20);
}

static void rotation_keep__a_copy_each_day__leaves_seven_days_and_four_weeks(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int i = 0; i < 200; i++)
        add(&copies, friday() - i);
    rotate(&copies, &usual, friday());
    assert_int_equal(kept(&copies), 7 + 4);
    /* Seven days back to Saturday 14; then the newest of each week: Friday 13, Sunday 8, 1 November, 25
     * October. */
    for (int i = 0; i < 7; i++)
        assert_true(copies.keep[i]);
    assert_true(copies.keep[7] && copies.keep[12] && copies.keep[19] && copies.keep[26]);
}

static void rotation_keep__over_31_days__nothing_stays(void **state)
{
    (void)state;
    for (int today = friday(); today < friday() + 60; today++) {
        struct copies copies = { .bad = MOST };
        for (int day = today; day > today - 100; day -= 1 + day % 3)
            add(&copies, day);
        rotate(&copies, &usual, today);
        for (size_t i = 0; i < copies.count; i++)
            assert_true(!copies.keep[i] || copies.days[i] >= today - 31);
    }
}

/* A year of school days, rotated each day: never more than 11, never without one of the last two weeks. */
static void rotation_keep__day_after_day__keeps_the_same_as_at_once(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int today = friday(); today < friday() + 300; today++) {
        if (day_weekday(today) >= SATURDAY)
            continue;
        memmove(copies.days + 1, copies.days, copies.count * sizeof *copies.days);
        copies.days[0] = today;
        copies.count++;
        rotate(&copies, &usual, today);
        size_t left = 0;
        for (size_t i = 0; i < copies.count; i++)
            if (copies.keep[i])
                copies.days[left++] = copies.days[i];
        copies.count = left;
        assert_true(copies.count <= 11);
        if (today > friday() + 40)
            assert_true(copies.days[copies.count - 1] <= today - 25);
    }
}

static void rotation_keep__several_on_one_day__all_count_as_one(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int i = 0; i < 7; i++) {
        add(&copies, friday() - i);
        add(&copies, friday() - i); /* before an import */
    }
    rotate(&copies, &usual, friday());
    assert_int_equal(kept(&copies), 14);
}

static void rotation_keep__one_that_does_not_read_back__replaces_none(void **state)
{
    (void)state;
    struct copies copies = { .bad = 7 };
    for (int i = 0; i < 20; i++)
        add(&copies, friday() - i);
    rotate(&copies, &usual, friday());
    assert_false(copies.keep[7]);
    assert_true(copies.keep[8]);
}

static bool never(void *context, size_t index)
{
    (void)context;
    (void)index;
    return false;
}

static void rotation_keep__none_of_a_week_reads_back__the_newest_stays(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int i = 0; i < 20; i++)
        add(&copies, friday() - i);
    rotation_keep(&usual, friday(), copies.days, copies.count, never, NULL, copies.keep);
    assert_true(copies.keep[7] && copies.keep[12]);
}

/* The only one of its week is not even looked at: nothing goes for it. */
static void rotation_keep__alone_in_its_week__is_not_asked_about(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int i = 0; i < 4; i++)
        add(&copies, friday() - 7 * i);
    rotate(&copies, &(struct rotation){ 1, 4, 31 }, friday());
    assert_int_equal(kept(&copies), 4);
    assert_int_equal(copies.asked, 0);
}

/* The computer's clock fell back to 1970: all copies look as if they were of later. None may go for that. */
static void rotation_keep__the_clock_is_wrong__nothing_goes(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    for (int i = 0; i < 20; i++)
        add(&copies, friday() - i);
    rotate(&copies, &usual, 0);
    assert_int_equal(kept(&copies), 20);
}

static void rotation_keep__after_the_summer__the_old_ones_go(void **state)
{
    (void)state;
    struct copies copies = { .bad = MOST };
    add(&copies, friday());
    for (int i = 0; i < 5; i++)
        add(&copies, friday() - 45 - i);
    rotate(&copies, &usual, friday());
    assert_int_equal(kept(&copies), 1);
    assert_true(copies.keep[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rotation_keep__a_copy_each_day__leaves_seven_days_and_four_weeks),
        cmocka_unit_test(rotation_keep__over_31_days__nothing_stays),
        cmocka_unit_test(rotation_keep__day_after_day__keeps_the_same_as_at_once),
        cmocka_unit_test(rotation_keep__several_on_one_day__all_count_as_one),
        cmocka_unit_test(rotation_keep__one_that_does_not_read_back__replaces_none),
        cmocka_unit_test(rotation_keep__none_of_a_week_reads_back__the_newest_stays),
        cmocka_unit_test(rotation_keep__alone_in_its_week__is_not_asked_about),
        cmocka_unit_test(rotation_keep__the_clock_is_wrong__nothing_goes),
        cmocka_unit_test(rotation_keep__after_the_summer__the_old_ones_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
