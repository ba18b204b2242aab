#include "unit.h"

#include "../golden/class.h"
#include "../golden/golden.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/board.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/roster.h"

static struct keymap keymap;
static struct stack stack;
static int64_t now;

static void show(size_t pupils, enum language language)
{
    test_class_make(pupils, language);
    keymap_init(&keymap);
    stack_init(&stack, &keymap);
    stack.global = anywhere_act;
    stack.context = &test_class.desk;
    stack_resize(&stack, 80, 24);
    open_roster(&stack, &test_class.desk, 0);
    now = 100000;
}

static int end(void **state)
{
    (void)state;
    stack_clear(&stack);
    arena_clear(&test_class.arena);
    return 0;
}

static void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = now += 1000 };
    if (!key_parse(name, &input.key))
        fail_msg("no key: %s", name);
    if (input.key.code < 0x80 && !input.key.ctrl)
        input.text[0] = (char)input.key.code;
    stack_input(&stack, &input);
    stack_tidy(&stack);
}

static struct roster *roster(void)
{
    return (struct roster *)stack.screens[0];
}

static const char *printed(int width, int height)
{
    static struct buffer out;
    buffer_clear(&out);
    golden_print(&stack, width, height, false, &out);
    return buffer_get(&out);
}

static void roster__80x24__shows_a_class_of_28_whole(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    const char *text = printed(80, 24);
    for (int slot = 1; slot <= 28; slot++) {
        char number[8];
        snprintf(number, sizeof number, "%2d ", slot);
        assert_non_null(strstr(text, number));
    }
    golden_check("roster-28-80x24-en", &stack, 80, 24);
}

static void roster__every_size__is_as_it_was(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    golden_check("roster-28-40x12-en", &stack, 40, 12);
    golden_check("roster-28-132x50-en", &stack, 132, 50);
    golden_check("roster-28-1x1-en", &stack, 1, 1);
    stack_clear(&stack);
    show(28, LANGUAGE_DUTCH);
    golden_check("roster-28-80x24-nl", &stack, 80, 24);
    golden_check("roster-28-40x12-nl", &stack, 40, 12);
    stack_clear(&stack);
    show(0, LANGUAGE_ENGLISH);
    golden_check("roster-0-80x24-en", &stack, 80, 24);
}

static void roster__every_size__stays_inside(void **state)
{
    static const size_t counts[] = { 0, 1, 28, 1000 };
    struct canvas canvas;
    (void)state;
    canvas_init(&canvas);
    for (size_t i = 0; i < 4; i++) {
        show(counts[i], i % 2 == 0 ? LANGUAGE_DUTCH : LANGUAGE_ENGLISH);
        for (int width = 1; width <= 200; width += width < 90 ? 1 : 9)
            for (int height = 1; height <= 70; height++) {
                canvas_resize(&canvas, width, height);
                stack_resize(&stack, width, height);
                stack_draw(&stack, &canvas);
                if (canvas.outside != 0)
                    fail_msg("%zu pupils at %dx%d: draws outside", counts[i], width, height);
            }
        stack_clear(&stack);
    }
    canvas_clear(&canvas);
}

static void roster__ascii__has_no_other_byte(void **state)
{
    struct buffer out;
    (void)state;
    show(28, LANGUAGE_DUTCH);
    buffer_init(&out);
    golden_print(&stack, 80, 24, true, &out);
    for (size_t i = 0; i < out.length; i++)
        assert_true((unsigned char)out.data[i] < 0x80);
    golden_compare("roster-28-80x24-ascii", &out);
    buffer_clear(&out);
}

/* P1: what the pupil has not with them, what is handed in, and who was not asked are never alike. */
static void roster__three_states_differ__P1(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    const char *text = printed(80, 24);
    assert_non_null(strstr(text, "Ilse van Aalst      [x] 08:24"));
    assert_non_null(strstr(text, "Fenna IJsselstein    -"));
    assert_non_null(strstr(text, "Mees Bakker         [ ]"));
    assert_non_null(strstr(text, "[x] since Thu"));
}

/* A phone that lies there longer than a week: "since Thu" would be last Thursday. The day fits whole at 80.
 */
static void roster__here_for_weeks__says_the_day_not_its_weekday(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    for (size_t i = 0; i < test_class.model.facts.stay_count; i++)
        if (test_class.stays[i].in_day < test_class.model.day)
            test_class.stays[i].in_day -= 14;
    model_derive(&test_class.model, &test_class.arena);
    const char *text = printed(80, 24);
    assert_non_null(strstr(text, "[x] 5 Nov"));
    assert_null(strstr(text, "since Thu"));
}

static void roster__number_and_enter__hands_in(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("1");
    press("2");
    assert_non_null(strstr(stack.message, "Yara"));
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(test_class.last.kind, INTENT_DEVICE_IN);
    assert_int_equal(test_class.last.pupil_id, 12);
    assert_int_equal(roster()->selected, 12);
    press("9");
    press("9");
    press("Enter");
    assert_int_equal(test_class.performed, 1);
    assert_int_equal(stack.message_kind, MESSAGE_WARNING);
}

static void roster__number_and_a_move__is_forgotten(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("5");
    press("j");
    press("Space");
    assert_int_equal(test_class.last.pupil_id, 2);
    press("5");
    press("Esc");
    press("n");
    assert_int_equal(test_class.last.pupil_id, 2);
}

static void roster__keys__make_their_intents(void **state)
{
    static const struct {
        const char *key;
        enum intent_kind kind;
        enum device_kind device;
    } table[] = { { "Space", INTENT_TICK, DEVICE_PHONE },
                  { "w", INTENT_TICK, DEVICE_WATCH },
                  { "W", INTENT_DEVICE_BAG, DEVICE_WATCH },
                  { "o", INTENT_TICK, DEVICE_OTHER },
                  { "n", INTENT_MARK, 0 },
                  { "a", INTENT_MARK, 0 },
                  { "i", INTENT_LATER, 0 },
                  { "u", INTENT_TAKE_BACK, 0 },
                  { "Ctrl-R", INTENT_PUT_BACK, 0 } };
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        press(table[i].key);
        assert_int_equal(test_class.performed, i + 1);
        assert_int_equal(test_class.last.kind, table[i].kind);
        assert_int_equal(test_class.last.device, table[i].device);
    }
}

/* It says how many first, and only Enter does it. */
static void roster__the_rest_brought_nothing__asks_first(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("A");
    assert_int_equal(test_class.performed, 0);
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_REST_NONE);
}

/* P6 */
static void roster__lending_asks_what_for__P6(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("l");
    press("x");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LEND);
    press("8");
    press("l"); /* in use already: taken back at once */
    assert_int_equal(test_class.last.pupil_id, 8);
    assert_int_equal(test_class.performed, 2);
}

static void roster__failed_commit__shows_only_what_is_on_disk__law_1(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("j");
    test_class.refuse = true;
    press("Space");
    assert_int_equal(test_class.performed, 1);
    assert_non_null(strstr(printed(80, 24), "Mees Bakker"));
    assert_non_null(strstr(printed(80, 24), "[ ]"));
    assert_non_null(strstr(printed(80, 24), "Phones in 5"));
    assert_int_equal(stack.message_kind, MESSAGE_ERROR);
    assert_non_null(strstr(printed(80, 24), "not kept"));
}

static void search__as_one_types__finds_without_accents(void **state)
{
    static const struct {
        const char *letters;
        int64_t pupil;
    } table[] = { { "zoe", 6 }, { "luk", 11 }, { "vries", 7 }, { "hof", 4 } };
    (void)state;
    show(14, LANGUAGE_ENGLISH);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char letter[2] = { 0 };
        press("/");
        for (const char *at = table[i].letters; (letter[0] = *at) != '\0'; at++)
            press(letter);
        assert_int_equal(roster()->selected, table[i].pupil);
        press("Enter");
        assert_int_equal(roster()->selected, table[i].pupil);
    }
    press("/");
    press("v");
    press("Down");
    press("Esc");
    assert_int_equal(roster()->selected, 4);
}

/* P1: nothing is left in the cupboard unseen, on leaving neither. */
static void leaving__names_what_is_still_here__P1(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("q");
    assert_false(stack.leaving);
    assert_non_null(strstr(printed(80, 24), "Ilse, Daan, Zoë, Sem (in use), Yara"));
    press("l");
    assert_true(stack.leaving);
}

/* P5: on the board nothing tells one child from another. */
static void board__shows_first_names_and_boxes_only__P5(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("b");
    golden_check("board-28-80x24", &stack, 80, 24);
    golden_check("board-28-40x12", &stack, 40, 12);
    const char *text = printed(80, 24);
    assert_null(strstr(text, "exempt"));
    assert_null(strstr(text, "Vries"));
    press("v");
    assert_null(strstr(printed(80, 24), "violation"));
    press("Esc");
    press("Space");
    assert_int_equal(test_class.last.kind, INTENT_TICK);
    press("F3");
    assert_int_equal(stack.screens[1]->kind->place, PLACE_BOARD);
    press("Esc");
    press("End");
    press("b");
    press("m");
    assert_int_equal(stack.count, 1);
    assert_int_equal(roster()->selected, 28); /* where the cursor was on the board */
}

/* P1 */
static void give_back__what_is_unticked_stays__P1(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("R");
    golden_check("give-back-80x24", &stack, 80, 24);
    press("Space");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_GIVE_BACK);
    assert_int_equal(test_class.last.id_count, 5);
    assert_int_equal(stack.count, 1);
}

/* As on an earlier day: the time is asked first. What came in then is kept. */
static int64_t given_back[8];
static bool ask_the_time(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                         struct err *err)
{
    (void)desk;
    (void)err;
    if (!intent->at)
        outcome->question = QUESTION_TIME;
    for (size_t i = 0; intent->at && i < intent->id_count && i < 8; i++)
        given_back[i] = intent->ids[i];
    return true;
}

/* The list of who gives back is gone from memory when the time is typed. */
static void give_back__on_an_earlier_day__gives_back_what_was_ticked(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    test_class.desk.perform = ask_the_time;
    press("R");
    press("Space");
    press("Enter");
    free(memset(malloc(64), 0xee, 64)); /* whoever is given that memory writes in it */
    for (const char *key = "10:15"; *key; key++)
        press((char[]){ *key, '\0' });
    press("Enter");
    const struct facts *facts = &test_class.model.facts;
    for (size_t i = 0; i < 5; i++) {
        size_t s = 0;
        while (s < facts->stay_count && facts->stays[s].id != given_back[i])
            s++;
        assert_true(s < facts->stay_count);
    }
}

static void help__lists_the_keys_of_the_place(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("?");
    golden_check("help-roster-80x24", &stack, 80, 24);
    press("Esc");
    assert_int_equal(stack.count, 1);
}

static void palette__has_all_actions_by_name(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press(":");
    press("b");
    press("o");
    press("a");
    press("r");
    press("Enter");
    assert_int_equal(stack_top(&stack)->kind->place, PLACE_BOARD);
}

/* G1: a name is typed once; a substitute needs none. */
static void teacher__typed_or_substitute__G1(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("T");
    press("J");
    press("o");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_TEACHER);
    assert_false(test_class.last.again);
    press("T");
    press("s");
    press("u");
    press("Enter");
    assert_true(test_class.last.again);
}

/* Coming back from another view, the cursor is where it was. */
static void roster__after_another_view__is_as_it_was(void **state)
{
    (void)state;
    show(28, LANGUAGE_ENGLISH);
    press("End");
    press("F3");
    assert_int_equal(stack_top(&stack)->kind->place, PLACE_TASKS);
    press("Esc");
    assert_int_equal(stack_top(&stack)->kind->place, PLACE_ROSTER);
    assert_int_equal(roster()->selected, 28);
}

#define TEST(name) cmocka_unit_test_teardown(name, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(roster__80x24__shows_a_class_of_28_whole),
        TEST(roster__every_size__is_as_it_was),
        TEST(roster__every_size__stays_inside),
        TEST(roster__ascii__has_no_other_byte),
        TEST(roster__three_states_differ__P1),
        TEST(roster__here_for_weeks__says_the_day_not_its_weekday),
        TEST(roster__number_and_enter__hands_in),
        TEST(roster__number_and_a_move__is_forgotten),
        TEST(roster__keys__make_their_intents),
        TEST(roster__the_rest_brought_nothing__asks_first),
        TEST(roster__lending_asks_what_for__P6),
        TEST(roster__failed_commit__shows_only_what_is_on_disk__law_1),
        TEST(search__as_one_types__finds_without_accents),
        TEST(leaving__names_what_is_still_here__P1),
        TEST(board__shows_first_names_and_boxes_only__P5),
        TEST(give_back__what_is_unticked_stays__P1),
        TEST(give_back__on_an_earlier_day__gives_back_what_was_ticked),
        TEST(teacher__typed_or_substitute__G1),
        TEST(roster__after_another_view__is_as_it_was),
        TEST(help__lists_the_keys_of_the_place),
        TEST(palette__has_all_actions_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
