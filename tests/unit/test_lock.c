/* What covers the screen: nothing to see, and the lock. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/base/secret.h"
#include "klaskast/screens/board.h"
#include "klaskast/screens/lock.h"

/* A PIN as the desk has it; the app's own is tested in test_pin.c. */
static struct {
    char pin[80]; /* "": none */
    int wait, tries;
    bool fails;
} kept;

static bool is_set(struct desk *desk)
{
    (void)desk;
    return kept.pin[0] != '\0';
}

static int wait_of(struct desk *desk)
{
    (void)desk;
    return kept.wait;
}

static enum pin_answer try_it(struct desk *desk, const char *typed, int *seconds, struct err *err)
{
    (void)desk;
    kept.tries++;
    *seconds = kept.wait;
    if (kept.fails) {
        err_set(err, ERR_DISK, "%s", "There is too little memory free to check the PIN.");
        return PIN_FAILED;
    }
    if (kept.wait)
        return PIN_WAIT;
    if (strcmp(typed, kept.pin) == 0)
        return PIN_RIGHT;
    *seconds = 4;
    return PIN_WRONG;
}

static bool change(struct desk *desk, const char *typed, struct err *err)
{
    (void)desk;
    if (kept.fails)
        return err_set(err, ERR_DISK, "%s", "The disk is full.");
    snprintf(kept.pin, sizeof kept.pin, "%s", typed);
    return true;
}

static void set_stage(enum language language, const char *pin)
{
    struct desk *desk = &test_class.desk;
    stage_set(language);
    memset(&kept, 0, sizeof kept);
    snprintf(kept.pin, sizeof kept.pin, "%s", pin);
    desk->pin_is_set = is_set;
    desk->pin_wait = wait_of;
    desk->pin_try = try_it;
    desk->pin_change = change;
    open_roster(&stage.stack, desk, 1);
}

static bool covered_by(const char *name)
{
    return stage.stack.cover != NULL && strcmp(stage.stack.cover->kind->name, name) == 0;
}

/* No name of a child, at any size. */
static void expect_nothing_of_a_child(void)
{
    static const int sizes[][2] = { { 80, 24 }, { 40, 12 }, { 132, 50 }, { 20, 4 } };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t p = 0; p < test_class.model.pupil_count; p++) {
            if (is_shown(sizes[i][0], sizes[i][1], test_class.pupils[p].first))
                fail_msg("%s is shown", test_class.pupils[p].first);
        }
    stack_resize(&stage.stack, 80, 24);
}

/* --- nothing to see ----------------------------------------------------------------------------------- */

static void blank__F9__shows_the_time_and_nothing_else(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("F9");
    char only[200];
    snprintf(only, sizeof only, "%.23s%74s08:31\n", "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "");
    assert_string_equal(shown(80, 24), only);
    press("F9");
    expect_shown("Ilse van Aalst");
    press("F9");
    press("Esc");
    expect_shown("Ilse van Aalst");
}

/* No key writes or opens anything while nothing can be seen. */
static void blank__any_other_key__does_nothing(void **state)
{
    static const char *const keys[] = { "Space", "n",      "a", "v", "Enter", "q",
                                        "F3",    "Ctrl-C", ":", "?", "1",     "b" };
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("F9");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        press(keys[i]);
    paste("12\nv");
    assert_true(covered_by("blank"));
    assert_int_equal(test_class.performed, 0);
    assert_false(stage.stack.leaving);
    press("Esc");
    assert_int_equal(stage.stack.count, 1);
}

/* A prompt, a question, a picker, help, the panel, each view, the palette, the tour: where keys open them. */
static const char *const places[] = { "/", "q", ":", "?", "v", "o", "R", "+", "b", "r",  "F3",
                                      "I", "m", "c", "x", "e", "E", "T", "A", "L", "F6", "Enter" };

/* Covers each of them with a key, and what was there comes back as it was. */
static void cover_each(const char *pin, const char *cover_key, const char *name, void (*uncover)(void))
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char before[12000];
        set_stage(LANGUAGE_ENGLISH, pin);
        press(places[i]);
        snprintf(before, sizeof before, "%s", shown(80, 24));
        int performed = test_class.performed;
        press(cover_key);
        assert_true(covered_by(name));
        expect_nothing_of_a_child();
        stack_resize(&stage.stack, 1, 1);
        shown(1, 1);
        stack_resize(&stage.stack, 80, 24);
        uncover();
        if (strcmp(before, shown(80, 24)) != 0)
            fail_msg("%s is not as it was", places[i]);
        assert_int_equal(test_class.performed, performed);
        stage_clear();
    }
}

static void press_F9(void)
{
    press("F9");
}

/* Other keys first, that must do nothing beneath. */
static void open_lock(void)
{
    press("Esc");
    press("F9");
    press("?");
    press("Ctrl-U");
    paste("1234\n");
    press("Enter");
    assert_null(stage.stack.cover);
}

static void lock__from_anywhere__comes_back_to_what_was_typed(void **state)
{
    (void)state;
    cover_each("1234", "F8", "lock", open_lock);
    set_stage(LANGUAGE_ENGLISH, "1234");
}

static void blank__from_anywhere__comes_back_to_what_was_typed(void **state)
{
    (void)state;
    cover_each("", "F9", "blank", press_F9);
    set_stage(LANGUAGE_ENGLISH, "");
    press("/");
    type_in("zo");
    press("F9");
    type_in("x");
    press("F9");
    type_in("e");
    expect_shown("Find: zoe");
}

/* --- the lock ----------------------------------------------------------------------------------------- */

static void lock__screens__are_as_drawn(void **state)
{
    (void)state;
    for (int language = 0; language < 2; language++) {
        set_stage((enum language)language, "1234");
        press("F8");
        type_in("123");
        stage_golden("lock");
        press("Enter");
        stage_golden("lock-wrong");
        press("Ctrl-C");
        stage_golden("lock-leave");
        stage_clear();
        set_stage((enum language)language, "1234");
        press("Ctrl-P");
        type_in("1234");
        press("Enter");
        stage_golden("lock-choose");
        stage_clear();
    }
}

static void lock__every_size__shows_nothing_of_a_child(void **state)
{
    (void)state;
    set_stage(LANGUAGE_DUTCH, "1234");
    press("F8");
    stage_every_size();
    expect_nothing_of_a_child();
    type_in("een heel lange wachtzin, langer dan dit venster breed is, en dan nog wat langer");
    stage_every_size();
}

static void lock__the_right_pin__opens_and_all_is_as_it_was(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("/");
    type_in("zo");
    press("F8");
    assert_true(covered_by("lock"));
    expect_not_shown("zo");
    type_in("1235");
    press("Enter");
    expect_shown("That is not the PIN. The next try can be in 4 seconds.");
    type_in("12x4");
    press("Backspace");
    press("Backspace");
    type_in("34");
    press("Enter");
    assert_null(stage.stack.cover);
    expect_shown("Find: zo");
}

static void lock__wrong_time_and_again__says_where_to_look(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    type_in("1235");
    press("Enter");
    expect_not_shown("Lost?");
    kept.wait = 8;
    type_in("1235");
    press("Enter");
    expect_shown("Lost? 'klaskast pin'");
}

static void lock__any_other_key__opens_nothing(void **state)
{
    static const char *const keys[] = {
        "F9", "F8", "F3", "?", ":", "Esc", "Up", "Ctrl-P", "Ctrl-R", "Enter"
    };
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i]);
        assert_true(covered_by("lock"));
        expect_nothing_of_a_child();
    }
    assert_int_equal(test_class.performed, 0);
    assert_int_equal(kept.tries, 0);
}

/* Something came from another window: the class beneath is drawn anew when it opens, and not before. */
static void lock__reload__shows_nothing(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    stack_say(&stage.stack, MESSAGE_ERROR, "%s", "Mees: the disk is full.");
    stack_reload(&stage.stack);
    expect_nothing_of_a_child();
    test_class.model.now += 120;
    stack_input(&stage.stack, &(struct input){ .kind = INPUT_MINUTE });
    expect_shown("08:33");
}

static void lock__a_paste__is_taken_without_its_line_end_and_never_cut(void **state)
{
    static char long_one[70000];
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "bezem 73 raam");
    press("F8");
    memset(long_one, 'a', sizeof long_one - 1);
    paste(long_one);
    expect_shown("too long");
    paste("bezem 73 raam\n");
    press("Enter");
    assert_null(stage.stack.cover);
}

static void lock__the_stars__say_how_many_and_not_what(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    paste("zoë7");
    expect_shown("PIN: ****");
    expect_not_shown("zo");
    press("Ctrl-U");
    expect_not_shown("*");
}

static void lock__a_try_that_is_too_soon__says_how_long(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    kept.wait = 32;
    press("F8");
    expect_shown("The PIN was wrong before. The next try can be in 32 seconds.");
    type_in("1234");
    press("Enter");
    assert_true(covered_by("lock"));
    kept.wait = 0;
    kept.fails = true;
    type_in("1234");
    press("Enter");
    expect_shown("too little memory");
}

/* P1: what is still in the cupboard is said before it ends, as a number. */
static void lock__leaving__says_what_is_still_here_without_a_name__P1(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    press("Ctrl-C");
    expect_shown("5 devices are still in the cupboard. Ctrl-C once more leaves.");
    assert_false(stage.stack.leaving);
    press("Ctrl-C");
    assert_true(stage.stack.leaving);
}

/* --- the board without the PIN ------------------------------------------------------------------------ */

static void closed_board__a_substitute__ticks_and_no_more__G1(void **state)
{
    static const char *const keys[] = { "Enter", "v", "u", "Ctrl-R", "/", "F2", "F3",
                                        "F6",    "?", "r", "b",      "q", "Esc" };
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    press("Tab");
    assert_null(stage.stack.cover);
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
    assert_true(test_class.desk.closed && test_class.desk.unknown);
    press("Space");
    press("n");
    press("a");
    type_in("12");
    press("Enter");
    assert_int_equal(test_class.performed, 4);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i]);
        assert_true(covered_by("lock"));
        expect_nothing_of_a_child();
        press("Esc");
        assert_null(stage.stack.cover);
        assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
    }
    assert_int_equal(test_class.performed, 4);
}

/* With the PIN it is the board as ever: that the class cannot see it is still asked. */
static void closed_board__with_the_pin__is_the_board_as_ever__P5(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    press("Tab");
    press("Enter");
    type_in("1234");
    press("Enter");
    assert_null(stage.stack.cover);
    assert_false(test_class.desk.closed || test_class.desk.unknown);
    press("Esc");
    expect_shown("Can the class see this screen?");
    press("m");
    expect_shown("Ilse van Aalst");
}

static void closed_board__where_the_school_does_not_want_it__is_not_offered(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    test_class.settings.lock_board = false;
    press("F8");
    expect_not_shown("board mode");
    press("Tab");
    assert_true(covered_by("lock"));
    press("1");
    stack_clear(&stage.stack);
    open_roster(&stage.stack, &test_class.desk, 1);
    press("b");
    assert_true(lock_idle(&stage.stack, &test_class.desk));
    assert_true(covered_by("lock"));
}

/* However deep one was, and whatever was being asked. */
static void closed_board__from_a_full_stack__comes_all_the_same(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    while (stage.stack.count < STACK_DEPTH)
        open_help(&stage.stack, &test_class.desk, PLACE_ROSTER);
    press("F8");
    assert_true(covered_by("lock"));
    press("Tab");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_BOARD);
}

/* --- by itself ---------------------------------------------------------------------------------------- */

static void lock_idle__on_the_board__closes_it_and_leaves_it_in_sight(void **state)
{
    struct desk *desk = &test_class.desk;
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("b");
    assert_true(lock_idle(&stage.stack, desk));
    assert_true(desk->closed);
    assert_false(desk->unknown); /* the one who opened it is still in front of the class */
    assert_null(stage.stack.cover);
    assert_false(lock_idle(&stage.stack, desk)); /* so that the key that comes then is not lost */
    press("Esc");
    assert_true(covered_by("lock"));
}

static void lock_idle__anywhere_else__covers(void **state)
{
    struct desk *desk = &test_class.desk;
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("b");
    press("v"); /* the question on the board */
    assert_true(lock_idle(&stage.stack, desk));
    assert_true(covered_by("lock"));
    assert_false(lock_idle(&stage.stack, desk));
    stage_clear();
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F9");
    assert_true(lock_idle(&stage.stack, desk));
    assert_true(covered_by("lock"));
    stage_clear();
    set_stage(LANGUAGE_ENGLISH, "");
    assert_false(lock_idle(&stage.stack, desk));
    assert_null(stage.stack.cover);
}

/* Somebody comes in while a PIN is being chosen: that is given up, and nothing is to see. */
static void blank__while_a_pin_is_chosen__gives_that_up(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("F8");
    type_in("1234");
    press("F9");
    assert_true(covered_by("blank"));
    expect_not_shown("*");
    press("F9");
    assert_null(stage.stack.cover);
    assert_string_equal(kept.pin, "");
    stage_clear();
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    press("F9"); /* the lock itself stays */
    assert_true(covered_by("lock"));
}

/* Also after the program was stopped: what stood there would be in front of what is typed now. */
static void lock_idle__half_a_pin_is_typed__is_wiped(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("F8");
    type_in("12");
    assert_false(lock_idle(&stage.stack, &test_class.desk));
    expect_not_shown("*");
    type_in("1234");
    press("Enter");
    assert_null(stage.stack.cover);
}

/* --- choosing ----------------------------------------------------------------------------------------- */

static void choose__the_first_one__is_asked_twice(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("F8"); /* there is none yet */
    expect_shown("New PIN:");
    expect_nothing_of_a_child();
    type_in("123");
    press("Enter");
    expect_shown("Choose one of at least 4 letters or digits.");
    type_in("1234");
    press("Enter");
    type_in("1243");
    press("Enter");
    expect_shown("These two were not the same.");
    assert_string_equal(kept.pin, "");
    type_in("1234");
    press("Enter");
    type_in("1234");
    press("Enter");
    assert_string_equal(kept.pin, "1234");
    /* F8 was to lock */
    expect_shown("There is a PIN now, and klaskast is locked");
    assert_true(covered_by("lock"));
    press("Esc");
    expect_nothing_of_a_child();
    type_in("1234");
    press("Enter");
    assert_null(stage.stack.cover);
}

/* Whoever only wants a PIN goes on where he was. */
static void choose__not_asked_to_lock__does_not_lock(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("Ctrl-P");
    type_in("1234");
    press("Enter");
    type_in("1234");
    press("Enter");
    assert_string_equal(kept.pin, "1234");
    assert_null(stage.stack.cover);
    expect_shown("The PIN holds from now on: F8 locks");
}

static void choose__another__asks_the_one_of_now_first(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "1234");
    press("Ctrl-P");
    type_in("9999");
    press("Enter");
    expect_shown("That is not the PIN.");
    type_in("1234");
    press("Enter");
    expect_shown("New PIN:");
    press("Esc");
    assert_null(stage.stack.cover);
    assert_string_equal(kept.pin, "1234");
    press("Ctrl-P");
    type_in("1234");
    press("Enter");
    press("Enter"); /* empty, twice: without */
    expect_shown("from then on nothing is locked");
    press("Enter");
    assert_string_equal(kept.pin, "");
    expect_shown("There is no PIN any more");
}

static void choose__a_disk_that_is_full__says_so_and_the_old_one_stays(void **state)
{
    (void)state;
    set_stage(LANGUAGE_ENGLISH, "");
    press("F8");
    type_in("1234");
    press("Enter");
    kept.fails = true;
    type_in("1234");
    press("Enter");
    expect_shown("The disk is full.");
    assert_string_equal(kept.pin, "");
}

#define TEST(name) cmocka_unit_test_teardown(name, stage_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blank__F9__shows_the_time_and_nothing_else),
        TEST(blank__while_a_pin_is_chosen__gives_that_up),
        TEST(blank__any_other_key__does_nothing),
        TEST(blank__from_anywhere__comes_back_to_what_was_typed),
        TEST(lock__from_anywhere__comes_back_to_what_was_typed),
        TEST(lock__screens__are_as_drawn),
        TEST(lock__every_size__shows_nothing_of_a_child),
        TEST(lock__the_right_pin__opens_and_all_is_as_it_was),
        TEST(lock__wrong_time_and_again__says_where_to_look),
        TEST(lock__any_other_key__opens_nothing),
        TEST(lock__reload__shows_nothing),
        TEST(lock__a_paste__is_taken_without_its_line_end_and_never_cut),
        TEST(lock__the_stars__say_how_many_and_not_what),
        TEST(lock__a_try_that_is_too_soon__says_how_long),
        TEST(lock__leaving__says_what_is_still_here_without_a_name__P1),
        TEST(closed_board__a_substitute__ticks_and_no_more__G1),
        TEST(closed_board__with_the_pin__is_the_board_as_ever__P5),
        TEST(closed_board__where_the_school_does_not_want_it__is_not_offered),
        TEST(closed_board__from_a_full_stack__comes_all_the_same),
        TEST(lock_idle__on_the_board__closes_it_and_leaves_it_in_sight),
        TEST(lock_idle__anywhere_else__covers),
        TEST(lock_idle__half_a_pin_is_typed__is_wiped),
        TEST(choose__the_first_one__is_asked_twice),
        TEST(choose__not_asked_to_lock__does_not_lock),
        TEST(choose__another__asks_the_one_of_now_first),
        TEST(choose__a_disk_that_is_full__says_so_and_the_old_one_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
