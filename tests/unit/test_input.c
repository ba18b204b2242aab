#include "unit.h"

#include "klaskast/ui/input.h"

#include <stdio.h>

static struct decoder decoder;

static int begin(void **state)
{
    (void)state;
    decoder_init(&decoder);
    return 0;
}

static int end(void **state)
{
    (void)state;
    decoder_clear(&decoder);
    return 0;
}

static void feed(const char *bytes, size_t length)
{
    size_t room;
    unsigned char *at = decoder_room(&decoder, &room);
    assert_true(length <= room);
    memcpy(at, bytes, length);
    decoder_added(&decoder, length);
}

/* All keys of `bytes`, by name, with blanks between; pastes as <text>. */
static const char *keys_of(const char *bytes)
{
    static char all[512];
    struct input input;
    size_t used = 0;

    feed(bytes, strlen(bytes));
    all[0] = '\0';
    for (int late = 0; late < 2; late++)
        while (decoder_next(&decoder, late != 0, &input)) {
            char key[KEY_TEXT_SIZE] = "";
            if (input.kind == INPUT_KEY)
                key_print(input.key, key);
            used += (size_t)snprintf(all + used, sizeof all - used, "%s%s%s%s", used > 0 ? " " : "",
                                     input.kind == INPUT_PASTE ? "<" : "",
                                     input.kind == INPUT_PASTE ? input.paste : key,
                                     input.kind == INPUT_PASTE ? ">" : "");
        }
    return all;
}

static void decoder_next__letters__come_out_as_typed(void **state)
{
    (void)state;
    assert_string_equal(keys_of("aZë ł\r\t\x7f\x12"), "a Z ë Space ł Enter Tab Backspace Ctrl-R");
}

static void decoder_next__letter_in_two_reads__is_one_letter(void **state)
{
    struct input input;
    (void)state;
    feed("\xc3", 1);
    assert_false(decoder_next(&decoder, false, &input));
    feed("\xab", 1);
    assert_true(decoder_next(&decoder, false, &input));
    assert_string_equal(input.text, "ë");
}

static void decoder_next__invalid_bytes__are_dropped(void **state)
{
    (void)state;
    assert_string_equal(keys_of("a\xff\xc0\x80\xed\xa0\x80"
                                "b"),
                        "a b");
}

static void decoder_next__sequences__of_all_terminals(void **state)
{
    (void)state;
    assert_string_equal(keys_of("\033[A\033OA\033[1;5C\033[H\033OF\033[5~\033[6~\033[3~\033[Z"),
                        "Up Up Right Home End PgUp PgDn Delete Shift-Tab");
    assert_string_equal(keys_of("\033OP\033[[B\033[13~\033[15~\033[24~"), "F1 F2 F3 F5 F12");
}

static void decoder_next__unknown_sequences__are_dropped_whole(void **state)
{
    (void)state;
    assert_string_equal(
        keys_of("a\033[<0;10;5M\033[<0;10;5mb\033[?64;1c\033[M !!c\033]11;rgb:0/0/0\007d\033P1$r\033\\e"),
        "a b c d e");
    assert_string_equal(keys_of("\033[I\033[O\033[200;5ux"), "x");
}

static void decoder_next__escape__waits_only_until_it_is_late(void **state)
{
    struct input input;
    (void)state;
    feed("\033", 1);
    assert_false(decoder_next(&decoder, false, &input));
    assert_true(decoder_waiting(&decoder));
    assert_true(decoder_next(&decoder, true, &input));
    assert_int_equal(input.key.code, K_ESCAPE);
    assert_false(decoder_waiting(&decoder));
}

static void decoder_next__escape_in_a_burst__is_escape_and_the_letter(void **state)
{
    (void)state;
    assert_string_equal(keys_of("zo\033jj"), "z o Esc j j");
    assert_string_equal(keys_of("\033\033"), "Esc Esc");
}

static void decoder_next__alt_alone__is_one_key(void **state)
{
    (void)state;
    assert_string_equal(keys_of("\033a"), "Alt-a");
}

static void decoder_next__paste__is_one_text_and_presses_nothing(void **state)
{
    (void)state;
    assert_string_equal(keys_of("x\033[200~12\r\nq\rv\033[A\033[201~y"), "x <12\nq\nv\033[A> y");
}

static void decoder_next__paste_in_pieces__is_one_text(void **state)
{
    const char *bytes = "\033[200~Zoë en \033[Ilse\033[201~";
    struct input input;
    int count = 0;
    (void)state;
    for (size_t i = 0; i < strlen(bytes); i++) {
        feed(bytes + i, 1);
        while (decoder_next(&decoder, false, &input)) {
            assert_int_equal(input.kind, INPUT_PASTE);
            assert_string_equal(input.paste, "Zoë en \033[Ilse");
            count++;
        }
    }
    assert_int_equal(count, 1);
}

static void decoder_next__own_sequences__of_the_terminal(void **state)
{
    (void)state;
    decoder_learn(&decoder, "\033[11^", K_F1);
    decoder_learn(&decoder, "\033[w", K_HOME);
    decoder_learn(&decoder, NULL, K_END);
    assert_string_equal(keys_of("\033[11^\033[wq"), "F1 Home q");
}

static void decoder_next__anything_at_all__ends(void **state)
{
    static const char bytes_used[] = "\033[O;0123456789~MAZ<?]\007\\P x\xc3\xab\xf0";
    unsigned seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        struct input input;
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1103515245U + 12345U;
            unsigned pick = seed >> 16;
            bytes[i] = bytes_used[pick % (sizeof bytes_used - 1)];
        }
        feed(bytes, sizeof bytes);
        for (int i = 0; i < 100 && decoder_next(&decoder, i > 50, &input); i++)
            assert_true(input.kind == INPUT_PASTE || input.key.code != K_NONE);
        while (!decoder.pasting && decoder.length > 0 && decoder_next(&decoder, true, &input))
            ;
        if (!decoder.pasting)
            assert_int_equal(decoder.length, 0);
        decoder_clear(&decoder);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(decoder_next__letters__come_out_as_typed),
        TEST(decoder_next__letter_in_two_reads__is_one_letter),
        TEST(decoder_next__invalid_bytes__are_dropped),
        TEST(decoder_next__sequences__of_all_terminals),
        TEST(decoder_next__unknown_sequences__are_dropped_whole),
        TEST(decoder_next__escape__waits_only_until_it_is_late),
        TEST(decoder_next__escape_in_a_burst__is_escape_and_the_letter),
        TEST(decoder_next__alt_alone__is_one_key),
        TEST(decoder_next__paste__is_one_text_and_presses_nothing),
        TEST(decoder_next__paste_in_pieces__is_one_text),
        TEST(decoder_next__own_sequences__of_the_terminal),
        TEST(decoder_next__anything_at_all__ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
