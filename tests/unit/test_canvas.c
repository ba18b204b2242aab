#include "unit.h"

#include "../golden/canvas_dump.h"
#include "klaskast/ui/canvas.h"

static struct canvas canvas;
static struct buffer out;

static int begin(void **state)
{
    (void)state;
    canvas_init(&canvas);
    buffer_init(&out);
    canvas_resize(&canvas, 20, 3);
    return 0;
}

static int end(void **state)
{
    (void)state;
    canvas_clear(&canvas);
    buffer_clear(&out);
    return 0;
}

static const char *dump(void)
{
    buffer_clear(&out);
    canvas_dump(&canvas, &out);
    return buffer_get(&out);
}

static void canvas_text__fits__is_drawn(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, 1, 1, 19, STYLE_NORMAL, "Zoë Öztürk"), 10);
    assert_string_equal(dump(), "\n Zoë Öztürk\n\n");
}

static void canvas_text__too_long__ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, 0, 0, 5, STYLE_NORMAL, "Wiśniewski"), 5);
    assert_string_equal(dump(), "Wiśn…\n\n\n");
}

static void canvas_text__marks__stay_with_their_letter(void **state)
{
    (void)state;
    canvas_text(&canvas, 0, 0, 3, STYLE_NORMAL, "e\xcc\x88xyz");
    assert_string_equal(dump(), "e\xcc\x88x…\n\n\n");
    assert_int_equal(canvas.cells[0].length, 3);
}

static void canvas_text__wide_letters__take_two_columns_and_are_never_halved(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&canvas, 0, 0, 4, STYLE_NORMAL, "日本語"), 3);
    assert_string_equal(dump(), "日…\n\n\n");
    canvas_text(&canvas, 1, 0, 1, STYLE_NORMAL, "x"); /* over the right half */
    assert_string_equal(dump(), " x…\n\n\n");
}

static void canvas_text__controls_and_bidi__are_never_shown(void **state)
{
    (void)state;
    canvas_text(&canvas, 0, 0, 20, STYLE_NORMAL, "a\033[2J\nb");
    canvas_text(&canvas, 0, 1, 20, STYLE_NORMAL, "x\xe2\x80\xaey\xe2\x81\xa6z");
    canvas_text(&canvas, 0, 2, 20, STYLE_NORMAL, "\xff\xc2\x9b");
    for (int i = 0; i < 60; i++)
        for (int n = 0; n < canvas.cells[i].length; n++) {
            unsigned char byte = (unsigned char)canvas.cells[i].text[n];
            assert_true(byte >= 0x20 && byte != 0x7f);
        }
    assert_null(strstr(dump(), "\xe2\x80\xae"));
    assert_null(strstr(dump(), "\xc2\x9b"));
}

static void canvas_text__ascii__takes_the_nearest_letters(void **state)
{
    (void)state;
    canvas.ascii = true;
    canvas_text(&canvas, 0, 0, 20, STYLE_NORMAL, "Łukasz Straße");
    canvas_text(&canvas, 0, 1, 4, STYLE_NORMAL, "Wiśniewski");
    canvas_rule(&canvas, 0, 2, 3, STYLE_RULE, SIGN_ACROSS);
    assert_string_equal(dump(), "Lukasz Strasse\nWis~\n---\n");
}

static void canvas_text__outside_the_window__is_not_drawn_but_counted(void **state)
{
    (void)state;
    canvas_window(&canvas, 2, 1, 5, 1);
    canvas_text(&canvas, 0, 0, 20, STYLE_NORMAL, "abcdefgh");
    canvas_text(&canvas, 0, 1, 20, STYLE_NORMAL, "x");
    canvas_text(&canvas, -1, 0, 20, STYLE_NORMAL, "x");
    assert_string_equal(dump(), "\n  abcd…\n\n");
    assert_int_equal(canvas.outside, 2);
}

static void canvas_wrap__words__go_to_the_next_line(void **state)
{
    (void)state;
    assert_int_equal(canvas_wrap(&canvas, 0, 0, 10, 3, STYLE_NORMAL, "een twee drie vier vijf"), 3);
    assert_string_equal(dump(), "een twee\ndrie vier\nvijf\n");
}

static void canvas_wrap__too_long__ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_int_equal(canvas_wrap(&canvas, 0, 0, 6, 2, STYLE_NORMAL, "een twee drie"), 2);
    assert_string_equal(dump(), "een\ntwee …\n\n");
    assert_int_equal(canvas_wrap(NULL, 0, 0, 6, 9, STYLE_NORMAL, "een twee drie"), 3);
}

static void canvas_frame__title__stands_in_its_upper_side(void **state)
{
    (void)state;
    canvas_frame(&canvas, 0, 0, 12, 3, "Kaart");
    assert_string_equal(dump(), "┌─ Kaart ──┐\n│          │\n└──────────┘\n");
}

static void canvas_resize__to_nothing__is_one_cell(void **state)
{
    (void)state;
    canvas_resize(&canvas, 0, -4);
    canvas_text(&canvas, 0, 0, 9, STYLE_NORMAL, "x");
    assert_string_equal(dump(), "x\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(canvas_text__fits__is_drawn, begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__too_long__ends_in_an_ellipsis, begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__marks__stay_with_their_letter, begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__wide_letters__take_two_columns_and_are_never_halved,
                                        begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__controls_and_bidi__are_never_shown, begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__ascii__takes_the_nearest_letters, begin, end),
        cmocka_unit_test_setup_teardown(canvas_text__outside_the_window__is_not_drawn_but_counted, begin,
                                        end),
        cmocka_unit_test_setup_teardown(canvas_wrap__words__go_to_the_next_line, begin, end),
        cmocka_unit_test_setup_teardown(canvas_wrap__too_long__ends_in_an_ellipsis, begin, end),
        cmocka_unit_test_setup_teardown(canvas_frame__title__stands_in_its_upper_side, begin, end),
        cmocka_unit_test_setup_teardown(canvas_resize__to_nothing__is_one_cell, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
