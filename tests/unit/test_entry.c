#include "unit.h"

#include "../golden/canvas_dump.h"
#include "klaskast/base/text.h"
#include "klaskast/ui/entry.h"

static struct entry entry;

static void press(int32_t code)
{
    entry_key(&entry, (struct key){ .code = code });
}

static void entry_key__letters_with_marks__go_as_one(void **state)
{
    (void)state;
    entry_init(&entry, 0);
    entry_insert(&entry, "Zoe\xcc\x88");
    press(K_LEFT);
    entry_insert(&entry, "x");
    assert_string_equal(entry.text, "Zoxe\xcc\x88");
    press(K_END);
    press(K_BACKSPACE);
    assert_string_equal(entry.text, "Zox");
    press(K_HOME);
    press(K_DELETE);
    assert_string_equal(entry.text, "ox");
}

static void entry_insert__paste__is_one_line_without_controls(void **state)
{
    char out[ENTRY_SIZE];
    (void)state;
    entry_init(&entry, 0);
    entry_insert(&entry, " Noor\tde\n\033Vries\xe2\x80\xae \xff ");
    assert_string_equal(entry_get(&entry, out), "Noor de Vries");
    assert_null(strchr(entry.text, '\033'));
}

static void entry_insert__too_much__is_cut_on_a_letter(void **state)
{
    (void)state;
    entry_init(&entry, 5);
    assert_true(entry_insert(&entry, "ééé"));
    assert_string_equal(entry.text, "éé");
    assert_false(entry_insert(&entry, "é"));
    assert_true(entry_insert(&entry, "e"));
    assert_false(entry_insert(&entry, "e"));
}

static void entry_key__control_keys__cut_words_and_lines(void **state)
{
    (void)state;
    entry_init(&entry, 0);
    entry_set(&entry, "een twee drie");
    entry_key(&entry, (struct key){ .code = 'w', .ctrl = true });
    assert_string_equal(entry.text, "een twee ");
    entry_key(&entry, (struct key){ .code = 'w', .ctrl = true });
    assert_string_equal(entry.text, "een ");
    entry_key(&entry, (struct key){ .code = 'a', .ctrl = true });
    entry_key(&entry, (struct key){ .code = 'k', .ctrl = true });
    assert_string_equal(entry.text, "");
    assert_false(entry_key(&entry, (struct key){ .code = K_ENTER }));
}

/* After anything that is typed, the text is valid and the cursor on the edge of a letter. */
static void entry_key__anything_typed__stays_whole(void **state)
{
    static const char *const letters[] = {
        "a", "\xcc\x88", "é", "日", " ", "e\xcc\x81\xcc\x88", "\xf0\x9f\x98\x80"
    };
    static const int32_t keys[] = { K_LEFT, K_RIGHT, K_BACKSPACE, K_DELETE, K_HOME, K_END };
    unsigned seed = 3;
    (void)state;
    entry_init(&entry, 40);
    for (int round = 0; round < 50000; round++) {
        size_t bad;
        seed = seed * 1103515245U + 12345U;
        unsigned pick = seed >> 16;
        if (pick & 1)
            entry_insert(&entry, letters[pick / 2 % 7]);
        else
            press(keys[pick / 2 % 6]);
        assert_true(entry.length <= 40 && strlen(entry.text) == entry.length);
        assert_true(text_valid(entry.text, entry.length, &bad));
        assert_true(entry.cursor <= entry.length);
    }
}

static void entry_draw__long_text__shows_the_part_with_the_cursor(void **state)
{
    struct canvas canvas;
    struct buffer out;
    (void)state;
    canvas_init(&canvas);
    canvas_resize(&canvas, 12, 1);
    buffer_init(&out);
    entry_init(&entry, 0);
    entry_set(&entry, "een twee drie vier");
    entry_draw(&entry, &canvas, 1, 0, 10, true);
    canvas_dump(&canvas, &out);
    assert_string_equal(buffer_get(&out), " …rie vier\n");
    assert_int_equal(canvas.cursor_x, 10);
    buffer_clear(&out);
    canvas_clear(&canvas);
}

/* What is proposed is selected: what is typed takes its place, a key that moves leaves it to be changed. */
static void entry_proposed__typed__takes_its_place(void **state)
{
    (void)state;
    entry_init(&entry, 0);
    entry_set(&entry, "child, parents");
    entry.proposed = true;
    assert_true(entry_insert(&entry, "m"));
    assert_true(entry_insert(&entry, "other"));
    assert_string_equal(entry.text, "mother");
    entry_set(&entry, "child");
    entry.proposed = true;
    press(K_END);
    entry_insert(&entry, "ren");
    assert_string_equal(entry.text, "children");
    entry.proposed = true;
    press(K_BACKSPACE);
    assert_string_equal(entry.text, "");
    entry_set(&entry, "child");
    entry.proposed = true;
    assert_false(entry_key(&entry, (struct key){ .code = K_ENTER }));
    assert_string_equal(entry.text, "child");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entry_key__letters_with_marks__go_as_one),
        cmocka_unit_test(entry_insert__paste__is_one_line_without_controls),
        cmocka_unit_test(entry_insert__too_much__is_cut_on_a_letter),
        cmocka_unit_test(entry_key__control_keys__cut_words_and_lines),
        cmocka_unit_test(entry_key__anything_typed__stays_whole),
        cmocka_unit_test(entry_proposed__typed__takes_its_place),
        cmocka_unit_test(entry_draw__long_text__shows_the_part_with_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
