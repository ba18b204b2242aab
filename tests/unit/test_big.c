#include "unit.h"

#include "../golden/canvas_dump.h"
#include "klaskast/ui/big.h"

#include <string.h>

static const char *drawn(const char *text, int max, int *lines)
{
    static struct buffer out;
    struct canvas canvas;
    buffer_clear(&out);
    canvas_init(&canvas);
    canvas_resize(&canvas, max, 8);
    *lines = big_wrap(&canvas, 0, 0, max, STYLE_NORMAL, text);
    assert_int_equal(canvas.outside, 0);
    canvas_dump(&canvas, &out);
    canvas_clear(&canvas);
    return buffer_get(&out);
}

static void big_wrap__letters__are_three_rows_high(void **state)
{
    (void)state;
    int lines;
    assert_string_equal(drawn("Hé", 9, &lines), "▄  ▄ ▄▄█▄\n"
                                                "█▄▄█ █▄▄\n"
                                                "█  █ █▄▄▄\n\n\n\n\n\n");
    assert_int_equal(lines, 1);
}

static void big_wrap__more_than_a_line__breaks_between_words(void **state)
{
    (void)state;
    int lines;
    const char *text = drawn("ja ja", 10, &lines);
    assert_int_equal(lines, 2);
    assert_non_null(strstr(text, "\n\n"));
    assert_int_equal(big_wrap(NULL, 0, 0, 40, STYLE_NORMAL, "  ja   ja "), 1);
}

static void big_wrap__too_wide_or_unknown__draws_nothing(void **state)
{
    (void)state;
    int lines;
    assert_string_equal(drawn("rekenen", 20, &lines), "\n\n\n\n\n\n\n\n");
    assert_int_equal(lines, 0);
    drawn("5 €", 80, &lines);
    assert_int_equal(lines, 0);
}

static void big_wrap__every_letter_and_figure__is_there(void **state)
{
    (void)state;
    static const char *const texts[] = { "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz",
                                         "0123456789", "Wat,waar;wie?Zo:'ja'\"nee\"(en/of)1+1=2,5%&meer!",
                                         "ëéèêïöüçñ" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(big_wrap(NULL, 0, 0, 400, STYLE_NORMAL, texts[i]), 1);
    /* Of three columns, without a gap behind the last letter. */
    assert_int_equal(big_wrap(NULL, 0, 0, 3, STYLE_NORMAL, "I"), 1);
    assert_int_equal(big_wrap(NULL, 0, 0, 2, STYLE_NORMAL, "I"), 0);
    assert_int_equal(big_wrap(NULL, 0, 0, 3, STYLE_NORMAL, ""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(big_wrap__letters__are_three_rows_high),
        cmocka_unit_test(big_wrap__more_than_a_line__breaks_between_words),
        cmocka_unit_test(big_wrap__too_wide_or_unknown__draws_nothing),
        cmocka_unit_test(big_wrap__every_letter_and_figure__is_there),
    };
    return cmocka_run_group_tests_name("big", tests, NULL, NULL);
}
