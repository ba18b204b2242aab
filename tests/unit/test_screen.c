#include "unit.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/picker.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdlib.h>

/* A screen that counts what reaches it. */
struct probe {
    struct screen screen;
    int ticks, downs, cards, closed;
    int answer;
    char text[80];
};

static struct probe probe;
static struct keymap keymap;
static struct stack stack;
static int64_t now;

static void back(struct screen *below, struct stack *on, int answer, const char *text)
{
    assert_ptr_equal(below, &probe.screen);
    assert_ptr_equal(stack_top(on), &probe.screen);
    probe.answer = answer;
    strncpy(probe.text, text, sizeof probe.text - 1);
}

static bool probe_act(struct screen *screen, struct stack *on, enum key_action action)
{
    (void)screen;
    if (action == ACTION_TICK)
        probe.ticks++;
    else if (action == ACTION_DOWN)
        probe.downs++;
    else if (action == ACTION_CARD)
        probe.cards++;
    else if (action == ACTION_SEARCH)
        prompt_open(on, &(struct prompt_options){ .label = "Find" }, back);
    else if (action == ACTION_REST_NONE)
        question_open(on, "Sure?", (struct reply[]){ { "&yes", 1 }, { "a &slip", 2 }, { "nothing", 3 } }, 3,
                      back);
    else if (action == ACTION_PALETTE)
        picker_open(on, "Names",
                    (struct picker_row[]){ { .text = "Zoë", .value = 10 },
                                           { .text = "Łukasz", .right = "x", .value = 20 } },
                    2, 10, true, back);
    else
        return false;
    return true;
}

static void probe_draw(const struct screen *screen, struct canvas *canvas)
{
    (void)screen;
    canvas_fill(canvas, 0, 0, canvas->window_width, canvas->window_height, STYLE_NORMAL);
    canvas_text(canvas, 0, 0, canvas->window_width, STYLE_NORMAL, "probe");
}

static void probe_close(struct screen *screen)
{
    ((struct probe *)screen)->closed++;
}

static const struct screen_kind kind = {
    .name = "probe", .place = PLACE_ROSTER, .act = probe_act, .draw = probe_draw, .close = probe_close
};

static int begin(void **state)
{
    (void)state;
    probe = (struct probe){ .screen = { .kind = &kind }, .answer = -99 };
    keymap_init(&keymap);
    stack_init(&stack, &keymap);
    stack_resize(&stack, 80, 24);
    stack_push(&stack, &probe.screen, NULL);
    now = 10000;
    return 0;
}

static int end(void **state)
{
    (void)state;
    stack_clear(&stack);
    assert_int_equal(probe.closed, 1);
    return 0;
}

static void press_at(const char *name, int64_t ticks)
{
    struct input input = { .kind = INPUT_KEY, .ticks = ticks };
    assert_true(key_parse(name, &input.key));
    if (input.key.code < 0x80 && !input.key.ctrl)
        input.text[0] = (char)input.key.code;
    stack_input(&stack, &input);
    stack_tidy(&stack);
    now = ticks;
}

static void press(const char *name)
{
    press_at(name, now + 1000);
}

static void type(const char *text)
{
    char name[2] = { 0 };
    for (; *text != '\0'; text++) {
        name[0] = *text;
        press(*text == ' ' ? "Space" : name);
    }
}

static void held_key__writes_once(void **state)
{
    (void)state;
    press("Space");
    for (int i = 0; i < 20; i++)
        press_at("Space", now + 33);
    assert_int_equal(probe.ticks, 1);
    press_at("Space", now + 250);
    assert_int_equal(probe.ticks, 2);
}

static void held_key__moving__is_exempt(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        press_at("j", now + 33);
    assert_int_equal(probe.downs, 20);
}

static void two_keys_in_turn__all_count(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        press_at("Space", now + 1);
        press_at("j", now + 1);
    }
    assert_int_equal(probe.ticks, 10);
    assert_int_equal(probe.downs, 10);
}

static void held_key__does_nothing_on_the_screen_beneath(void **state)
{
    (void)state;
    press("/");
    type("zo");
    press("Enter");
    assert_int_equal(probe.answer, PROMPT_DONE);
    assert_string_equal(probe.text, "zo");
    press_at("Enter", now + 33);
    press_at("Enter", now + 33);
    assert_int_equal(probe.cards, 0);
    press("Enter");
    assert_int_equal(probe.cards, 1);
}

static void held_key__does_not_answer_the_question_that_it_opened(void **state)
{
    (void)state;
    press("A");
    press_at("A", now + 33);
    assert_int_equal(probe.answer, -99);
    press("y");
    assert_int_equal(probe.answer, 1);
}

static void question__letters_enter_and_escape__answer(void **state)
{
    (void)state;
    press("A");
    press("S");
    assert_int_equal(probe.answer, 2);
    press("A");
    press("q");
    assert_int_equal(probe.answer, 2);
    press("Enter");
    assert_int_equal(probe.answer, 3);
    press("A");
    press("Esc");
    assert_int_equal(probe.answer, QUESTION_NOTHING);
}

static void paste__outside_a_prompt__does_nothing(void **state)
{
    struct input input = { .kind = INPUT_PASTE, .paste = "   jjj" };
    (void)state;
    stack_input(&stack, &input);
    assert_int_equal(probe.ticks + probe.downs, 0);
    press("/");
    stack_input(&stack, &input);
    press("Enter");
    assert_string_equal(probe.text, "jjj");
}

static void picker__typing__narrows(void **state)
{
    (void)state;
    press(":");
    type("luk");
    press("Enter");
    assert_int_equal(probe.answer, 20);
    press(":");
    type("Bo");
    press("Enter");
    assert_int_equal(probe.answer, PICKER_TYPED);
    assert_string_equal(probe.text, "Bo");
    press(":");
    press("Down");
    press("Enter");
    assert_int_equal(probe.answer, 20);
}

static void message__stands_until_something_is_done(void **state)
{
    (void)state;
    stack_say(&stack, MESSAGE_INFO, "kept %d", 1);
    press("j");
    assert_int_equal(stack.message_kind, MESSAGE_INFO);
    press("Space");
    assert_int_equal(stack.message_kind, MESSAGE_NONE);
}

/* Nothing is drawn outside the terminal, whatever is on top; and a small terminal gets a sentence. */
static void stack_draw__every_size__stays_inside(void **state)
{
    static const char *const opens[] = { "j", "/", "A", ":" };
    struct canvas canvas;
    (void)state;
    canvas_init(&canvas);
    stack_say(&stack, MESSAGE_WARNING, "%s",
              "a long message that needs more than one line on a narrow terminal");
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        press(opens[i]);
        for (int width = 1; width <= 200; width += width < 50 ? 1 : 7)
            for (int height = 1; height <= 70; height += height < 30 ? 1 : 5) {
                canvas_resize(&canvas, width, height);
                stack_resize(&stack, width, height);
                stack_draw(&stack, &canvas);
                if (canvas.outside != 0)
                    fail_msg("'%s' at %dx%d draws outside", opens[i], width, height);
            }
        press("Esc");
    }
    canvas_clear(&canvas);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(held_key__writes_once),
        TEST(held_key__moving__is_exempt),
        TEST(two_keys_in_turn__all_count),
        TEST(held_key__does_nothing_on_the_screen_beneath),
        TEST(held_key__does_not_answer_the_question_that_it_opened),
        TEST(question__letters_enter_and_escape__answer),
        TEST(paste__outside_a_prompt__does_nothing),
        TEST(picker__typing__narrows),
        TEST(message__stands_until_something_is_done),
        TEST(stack_draw__every_size__stays_inside),
    };
    translate_use(LANGUAGE_ENGLISH);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
