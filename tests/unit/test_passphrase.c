#include "unit.h"

#include "klaskast/domain/passphrase.h"

static void passphrase_strength__as_people_choose_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum passphrase_strength strength;
    } cases[] = {
        { "", PASSPHRASE_SHORT },
        { "geheim", PASSPHRASE_SHORT },
        { "elf letters", PASSPHRASE_SHORT },
        { "ëëëëëë", PASSPHRASE_SHORT }, /* six letters, twelve bytes */
        { "aaaaaaaaaaaaaaaaaaaa", PASSPHRASE_WEAK },
        { "202611232026", PASSPHRASE_WEAK },
        { "Welkom2026!!", PASSPHRASE_WEAK },
        { "fiets lamp kaas", PASSPHRASE_FAIR },
        { "abcdefghijklmnopqrst", PASSPHRASE_FAIR },
        { "fiets lamp kaas regen", PASSPHRASE_STRONG },
        { "fiets-lamp-kaas-regen", PASSPHRASE_STRONG },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (passphrase_strength(cases[i].text) != cases[i].strength)
            fail_msg("'%s' is %d", cases[i].text, passphrase_strength(cases[i].text));
}

static void passphrase_hint__each__is_a_sentence(void **state)
{
    (void)state;
    for (int i = PASSPHRASE_SHORT; i <= PASSPHRASE_STRONG; i++) {
        const char *hint = passphrase_hint((enum passphrase_strength)i);
        assert_true(strlen(hint) > 10 && hint[strlen(hint) - 1] == '.');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passphrase_strength__as_people_choose_them),
        cmocka_unit_test(passphrase_hint__each__is_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
