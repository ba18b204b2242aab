#include "unit.h"

#include "klaskast/base/text.h"

#include <locale.h>

static void folds_to(const char *text, const char *expected)
{
    char out[128];
    size_t length = text_fold(out, sizeof out, text);
    assert_string_equal(out, expected);
    assert_int_equal(length, strlen(expected));
}

static void cleans_to(const char *text, const char *expected)
{
    char out[128];
    text_clean(out, sizeof out, text);
    assert_string_equal(out, expected);
}

static void text_fold__names_of_a_dutch_class__are_found_without_their_marks(void **state)
{
    (void)state;
    folds_to("Zoë", "zoe");
    folds_to("ZOË", "zoe");
    folds_to("Łukasz", "lukasz");
    folds_to("Đorđević", "dordevic");
    folds_to("Straße", "strasse");
    folds_to("STRAẞE", "strasse");
    folds_to("Işık", "isik");
    folds_to("İsmail", "ismail");
    folds_to("Öztürk-Aydın", "ozturk-aydin");
    folds_to("Åse Ǿrsted", "ase orsted");
    folds_to("Æsa", "aesa");
    folds_to("Þóra", "thora");
    folds_to("Ħamrun", "hamrun");
    folds_to("Əli", "eli");
    folds_to("Œdipe", "oedipe");
}

static void text_fold__composed_and_decomposed__are_the_same(void **state)
{
    (void)state;
    folds_to("Zoe\xCC\x88", "zoe");
    folds_to("Rene\xCC\x81"
             "e",
             "renee");
}

static void text_fold__curly_signs_and_blanks__become_plain(void **state)
{
    (void)state;
    folds_to("’t Hof", "'t hof");
    folds_to("Van  't\xC2\xA0Hof", "van 't hof");
    folds_to("Jan–Pieter", "jan-pieter");
}

static void text_fold__ij__is_not_y(void **state)
{
    (void)state;
    folds_to("IJsselstein", "ijsselstein");
    folds_to("Ĳsselstein", "ijsselstein");
    folds_to("Yildiz", "yildiz");
}

static void text_fold__too_long__is_cut_between_letters(void **state)
{
    (void)state;
    char out[6];
    assert_int_equal(text_fold(out, sizeof out, "Жжжж"), 4);
    assert_string_equal(out, "жж");
    assert_int_equal(text_fold(out, sizeof out, "abcdefgh"), 5);
}

static void text_clean__control_and_direction_signs__never_pass(void **state)
{
    (void)state;
    cleans_to("\x1B[31mNoor\x07", "[31mNoor");
    cleans_to("No\xE2\x80\x8Bor", "Noor");             /* zero-width space */
    cleans_to("\xEF\xBB\xBFNoor", "Noor");             /* byte order mark */
    cleans_to("N\xE2\x80\xAEoor\xE2\x81\xA6", "Noor"); /* right-to-left override, isolate */
    cleans_to("Noor\xC2\x9B", "Noor");                 /* one-byte CSI */
    cleans_to("\x7FNo\xC2\xADor", "Noor");             /* delete, soft hyphen */
}

static void text_clean__blanks__become_one_and_are_trimmed(void **state)
{
    (void)state;
    cleans_to("  Noor \t de\r\n Vries\xC2\xA0 ", "Noor de Vries");
    cleans_to(" \t ", "");
    cleans_to("", "");
}

static void text_clean__apostrophes__become_one_kind(void **state)
{
    (void)state;
    cleans_to("van ’t Hof", "van 't Hof");
    cleans_to("`t Hart", "'t Hart");
    cleans_to("D´Angelo", "D'Angelo");
    cleans_to("D\xE1\xBF\xBD"
              "Angelo",
              "D'Angelo"); /* an oxia, which composes to an accent */
}

static void text_clean__decomposed__is_composed(void **state)
{
    (void)state;
    cleans_to("Zoe\xCC\x88", "Zoë");
}

static void text_clean__what_is_no_letter__is_seen_as_such(void **state)
{
    (void)state;
    cleans_to("Ren\xE9"
              "e",
              "Ren\xEF\xBF\xBD"
              "e");
    cleans_to("\xCC\x88Zo", "Zo");               /* a mark without a letter */
    cleans_to("A\xEE\x80\x80", "A\xEF\xBF\xBD"); /* private use */
    cleans_to("a\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86x", "à\xCC\x81\xCC\x82\xCC\x83x");
}

static void text_clean__too_long__is_cut_on_a_whole_letter(void **state)
{
    (void)state;
    char out[5];
    assert_int_equal(text_clean(out, sizeof out, "Zoëy"), 4);
    assert_string_equal(out, "Zoë");
    assert_int_equal(text_clean(out, sizeof out, "abcë"), 3);
    assert_int_equal(text_clean(out, sizeof out, "abc defg"), 3);
    assert_string_equal(out, "abc");
}

static void text_width__counts_columns__as_the_terminal_does(void **state)
{
    (void)state;
    assert_int_equal(text_width("Zoë"), 3);
    assert_int_equal(text_width("Zoe\xCC\x88"), 3);
    assert_int_equal(text_width("王芳"), 4);
    assert_int_equal(text_width("a\x01z"), 3);
    assert_int_equal(text_width("a\xFFz"), 3);
    assert_int_equal(text_width("\xCC\x88"), 1);
    assert_int_equal(text_width(""), 0);
    assert_string_equal(setlocale(LC_CTYPE, NULL), "C"); /* and it did not take a locale for that */
}

static void text_fit__wide_and_marked_letters__are_never_cut(void **state)
{
    (void)state;
    assert_int_equal(text_fit("王芳", 3), 3);
    assert_int_equal(text_fit("Zoe\xCC\x88x", 3), 5);
    assert_int_equal(text_fit("Noor", 10), 4);
    assert_int_equal(text_fit("Noor", 0), 0);
    assert_int_equal(text_fit("Noor", -1), 0);
}

static void text_valid__bad_bytes__are_pointed_at(void **state)
{
    (void)state;
    size_t bad = 99;
    assert_true(text_valid("Zoë", 4, &bad));
    assert_int_equal(bad, 99);
    assert_false(text_valid("Ren\xE9"
                            "e;",
                            6, &bad));
    assert_int_equal(bad, 3);
    assert_false(text_valid("Zo\xC3", 3, &bad));
    assert_false(text_valid("\xED\xA0\x80", 3, &bad)); /* half a surrogate pair */
    assert_false(text_valid("\xC0\x80", 2, &bad));     /* overlong */
}

static void text_next__bad_byte__is_one_replacement(void **state)
{
    (void)state;
    int32_t code;
    assert_int_equal(text_next("\xE2\x82", &code), 1);
    assert_int_equal(code, 0xFFFD);
    assert_int_equal(text_next("€", &code), 3);
    assert_int_equal(code, 0x20AC);
    assert_int_equal(text_next("", &code), 0);
}

static void text_ascii__keeps_capitals__and_replaces_the_rest(void **state)
{
    (void)state;
    char out[64];
    text_ascii(out, sizeof out, "Zoë Öztürk-Aydın");
    assert_string_equal(out, "Zoe Ozturk-Aydin");
    text_ascii(out, sizeof out, "Łukasz ’t Hof – Straße…");
    assert_string_equal(out, "Lukasz 't Hof - Strasse...");
    text_ascii(out, sizeof out, "王 ☎\x1B");
    assert_string_equal(out, "? ??");
}

static void text_search__start_of_a_word__beats_the_middle(void **state)
{
    (void)state;
    assert_int_equal(text_search("noor de vries", "vries"), TEXT_WORD_START);
    assert_int_equal(text_search("noor de vries", "noo"), TEXT_WORD_START);
    assert_int_equal(text_search("noor de vries", "ries"), TEXT_INSIDE);
    assert_int_equal(text_search("barbara ra", "ra"), TEXT_WORD_START);
    assert_int_equal(text_search("noor", "zoe"), TEXT_NO_MATCH);
    assert_int_equal(text_search("noor", ""), TEXT_WORD_START);
    assert_int_equal(text_search("renee van 't hof", "hof"), TEXT_WORD_START);
    assert_int_equal(text_search("żhof", "hof"), TEXT_INSIDE);
}

static void text_distance__counts_letters__and_stops_at_four(void **state)
{
    (void)state;
    assert_int_equal(text_distance("ban_covers", "ban_covers"), 0);
    assert_int_equal(text_distance("ban_cover", "ban_covers"), 1);
    assert_int_equal(text_distance("reset", "rest"), 1);
    assert_int_equal(text_distance("abc", "xyz"), 3);
    assert_int_equal(text_distance("", "abcdefgh"), 4);
}

/* ASCII has a quick way of its own: with one letter outside it in front, the slow one says the same. */
static void text_clean__ascii_the_quick_way__is_as_the_slow_way(void **state)
{
    (void)state;
    static const char letters[] = "ab Z9`'-_\t\n\r\x01\x1b\x7f .";
    unsigned seed = 20261123;
    for (int round = 0; round < 20000; round++) {
        char quick[24] = "x", slow[24] = "\xC3\xA9", one[24], two[24];
        seed = seed * 1103515245U + 12345U;
        size_t length = seed >> 16 & 15, size = 2 + (seed >> 20 & 15);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1103515245U + 12345U;
            quick[i + 1] = slow[i + 2] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        size_t a = text_clean(one, size, quick), b = text_clean(two, size + 1, slow);
        assert_int_equal(a + 1, b);
        assert_string_equal(one + 1, two + 2);
        assert_int_equal(strlen(one), a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_fold__names_of_a_dutch_class__are_found_without_their_marks),
        cmocka_unit_test(text_fold__composed_and_decomposed__are_the_same),
        cmocka_unit_test(text_fold__curly_signs_and_blanks__become_plain),
        cmocka_unit_test(text_fold__ij__is_not_y),
        cmocka_unit_test(text_fold__too_long__is_cut_between_letters),
        cmocka_unit_test(text_clean__control_and_direction_signs__never_pass),
        cmocka_unit_test(text_clean__blanks__become_one_and_are_trimmed),
        cmocka_unit_test(text_clean__apostrophes__become_one_kind),
        cmocka_unit_test(text_clean__decomposed__is_composed),
        cmocka_unit_test(text_clean__what_is_no_letter__is_seen_as_such),
        cmocka_unit_test(text_clean__too_long__is_cut_on_a_whole_letter),
        cmocka_unit_test(text_width__counts_columns__as_the_terminal_does),
        cmocka_unit_test(text_fit__wide_and_marked_letters__are_never_cut),
        cmocka_unit_test(text_valid__bad_bytes__are_pointed_at),
        cmocka_unit_test(text_next__bad_byte__is_one_replacement),
        cmocka_unit_test(text_ascii__keeps_capitals__and_replaces_the_rest),
        cmocka_unit_test(text_search__start_of_a_word__beats_the_middle),
        cmocka_unit_test(text_distance__counts_letters__and_stops_at_four),
        cmocka_unit_test(text_clean__ascii_the_quick_way__is_as_the_slow_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
