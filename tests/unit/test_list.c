#include "unit.h"

#include "klaskast/ui/list.h"

static void in_bounds(const struct list *list)
{
    int column, line;
    if (list->count == 0) {
        assert_int_equal(list->selected, 0);
        assert_int_equal(list_end(list), list_first(list));
        return;
    }
    assert_in_range(list->selected, 0, list->count - 1);
    assert_true(list_place(list, list->selected, &column, &line));
    assert_in_range(column, 0, list->columns - 1);
    assert_in_range(line, 0, list->height - 1);
}

static void list_act__any_moves_at_any_size__stay_in_bounds(void **state)
{
    static const enum key_action moves[] = {
        ACTION_DOWN, ACTION_UP,   ACTION_PAGE_DOWN, ACTION_RIGHT,     ACTION_PAGE_UP, ACTION_END,
        ACTION_LEFT, ACTION_DOWN, ACTION_HOME,      ACTION_PAGE_DOWN, ACTION_RIGHT,   ACTION_RIGHT
    };
    struct list list;
    unsigned seed = 7;
    (void)state;
    list_init(&list);
    for (int round = 0; round < 20000; round++) {
        seed = seed * 1103515245U + 12345U;
        unsigned pick = seed >> 12;
        if (pick % 5 == 0)
            list_layout(&list, (int)(pick / 7 % 60), (int)(pick / 500 % 5), (int)(pick / 3000 % 20));
        assert_true(list_act(&list, moves[pick % 12]));
        in_bounds(&list);
    }
}

static void list_act__thousand_rows__scrolls_by_one(void **state)
{
    struct list list;
    (void)state;
    list_init(&list);
    list_layout(&list, 1000, 1, 20);
    for (int i = 0; i < 25; i++)
        list_act(&list, ACTION_DOWN);
    assert_int_equal(list.selected, 25);
    assert_int_equal(list_first(&list), 6);
    assert_int_equal(list_end(&list), 26);
    list_act(&list, ACTION_END);
    assert_int_equal(list_first(&list), 980);
}

static void list_act__two_columns__right_goes_to_the_same_line(void **state)
{
    struct list list;
    int column, line;
    (void)state;
    list_init(&list);
    list_layout(&list, 28, 2, 14);
    list_select(&list, 3);
    list_act(&list, ACTION_RIGHT);
    assert_int_equal(list.selected, 17);
    assert_true(list_place(&list, 17, &column, &line));
    assert_int_equal(column, 1);
    assert_int_equal(line, 3);
    list_act(&list, ACTION_LEFT);
    list_act(&list, ACTION_LEFT);
    assert_int_equal(list.selected, 3);
}

static void list_layout__fewer_rows__keeps_the_list_filled(void **state)
{
    struct list list;
    (void)state;
    list_init(&list);
    list_layout(&list, 100, 1, 10);
    list_act(&list, ACTION_END);
    list_layout(&list, 12, 1, 10);
    assert_int_equal(list.selected, 11);
    assert_int_equal(list_first(&list), 2);
}

static void list_act__other_actions__are_not_for_it(void **state)
{
    struct list list;
    (void)state;
    list_init(&list);
    assert_false(list_act(&list, ACTION_TICK));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_act__any_moves_at_any_size__stay_in_bounds),
        cmocka_unit_test(list_act__thousand_rows__scrolls_by_one),
        cmocka_unit_test(list_act__two_columns__right_goes_to_the_same_line),
        cmocka_unit_test(list_layout__fewer_rows__keeps_the_list_filled),
        cmocka_unit_test(list_act__other_actions__are_not_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
