#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/ui/key.h"

#include <stdio.h>

static void same_after_printing(struct key key)
{
    char text[KEY_TEXT_SIZE];
    struct key again = { 0 };

    key_print(key, text);
    if (!key_parse(text, &again) || !key_same(key, again))
        fail_msg("'%s' does not come back", text);
}

static void key_parse__what_was_printed__comes_back(void **state)
{
    (void)state;
    for (int32_t code = 32; code < 127; code++)
        for (int alt = 0; alt < 2; alt++)
            same_after_printing((struct key){ .code = code, .alt = alt != 0 });
    for (int32_t code = K_ENTER; code <= K_F12; code++)
        same_after_printing((struct key){ .code = code });
    for (int32_t code = 'a'; code <= 'z'; code++)
        if (strchr("hijm", code) == NULL)
            same_after_printing((struct key){ .code = code, .ctrl = true });
    same_after_printing((struct key){ .code = 0xeb });
    same_after_printing((struct key){ .code = 0x1f600 });
}

static void key_parse__names__have_no_case_but_letters_do(void **state)
{
    struct key key;
    (void)state;
    assert_true(key_parse("ctrl-r", &key));
    assert_true(key.ctrl && key.code == 'r');
    assert_true(key_parse("pgdn", &key) && key.code == K_PAGE_DOWN);
    assert_true(key_parse("f12", &key) && key.code == K_F12);
    assert_true(key_parse("SPACE", &key) && key.code == ' ');
    assert_true(key_parse("A", &key) && key.code == 'A');
    assert_true(key_parse("-", &key) && key.code == '-');
}

static void key_parse__what_is_no_key__is_refused(void **state)
{
    static const char *const bad[] = { "",       " ",      "F0",      "F13", "F1x",  "ab",     "Ctrl-",
                                       "Ctrl-I", "Ctrl-1", "Ctrl-F2", "\t",  "\xff", "Hyper-a" };
    struct key key;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (key_parse(bad[i], &key))
            fail_msg("'%s' was taken for a key", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_parse__what_was_printed__comes_back),
        cmocka_unit_test(key_parse__names__have_no_case_but_letters_do),
        cmocka_unit_test(key_parse__what_is_no_key__is_refused),
    };
    translate_use(LANGUAGE_ENGLISH);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
