#include "unit.h"

#include "klaskast/ui/action.h"

#include <stdio.h>

static void every_default_key__is_a_key(void **state)
{
    struct keymap keymap;
    (void)state;
    keymap_init(&keymap);
    for (int i = 0; i < ACTION_COUNT; i++)
        if (keymap.actions[i].count == 0 &&
            *action_info((enum key_action)i)->keys) /* the palette has the rest */
            fail_msg("the keys of '%s' cannot be read", action_info((enum key_action)i)->name);
}

static void every_name_and_key__is_given_once_in_a_place(void **state)
{
    struct keymap keymap;
    (void)state;
    keymap_init(&keymap);
    for (int a = 0; a < ACTION_COUNT; a++) {
        const struct action_info *one = action_info((enum key_action)a);
        assert_int_equal(action_find(one->name), a);
        for (int place = 0; place < 16; place++) {
            if (!(one->places & 1U << place))
                continue;
            for (int k = 0; k < keymap.actions[a].count; k++) {
                enum key_action found =
                    keymap_action(&keymap, (enum place)(1 << place), keymap.actions[a].keys[k]);
                if (found != (enum key_action)a)
                    fail_msg("'%s' and '%s' share a key in place %d", one->name, action_info(found)->name,
                             place);
            }
        }
    }
}

static struct ini *read(struct keymap *keymap, const char *text)
{
    struct ini *ini = ini_read("config.ini", text, strlen(text));
    keymap_init(keymap);
    keymap_read(keymap, ini);
    return ini;
}

static size_t faults(struct ini *ini)
{
    const struct ini_fault *list;
    return ini_faults(ini, &list);
}

static enum key_action on_roster(const struct keymap *keymap, const char *name)
{
    struct key key;
    assert_true(key_parse(name, &key));
    return keymap_action(keymap, PLACE_ROSTER, key);
}

static void keymap_read__a_new_key__replaces_the_old(void **state)
{
    struct keymap keymap;
    struct ini *ini = read(&keymap, "[keys]\nphone = \"F12 Space\"\nundo = \"\"\n");
    (void)state;
    assert_int_equal(faults(ini), 0);
    assert_int_equal(on_roster(&keymap, "F12"), ACTION_TICK);
    assert_int_equal(on_roster(&keymap, "u"), ACTION_NONE);
    ini_free(&ini);
}

static void keymap_read__two_that_change_places__is_fine(void **state)
{
    struct keymap keymap;
    struct ini *ini = read(&keymap, "[keys]\nnone = a\nabsent = n\n");
    (void)state;
    assert_int_equal(faults(ini), 0);
    assert_int_equal(on_roster(&keymap, "a"), ACTION_NONE_TODAY);
    assert_int_equal(on_roster(&keymap, "n"), ACTION_ABSENT);
    ini_free(&ini);
}

static void keymap_read__what_cannot_be__is_reported_and_left_out(void **state)
{
    static const char *const bad[] = { "[keys]\nnone = a\n",        "[keys]\nfone = F9\n",
                                       "[keys]\nphone = Hyper-x\n", "[keys]\naccept = F9\n",
                                       "[keys]\nphone = 7\n",       "[keys]\nundo = \"F7 F8 F9 F10 F11\"\n" };
    struct keymap usual;
    (void)state;
    keymap_init(&usual);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct keymap keymap;
        struct ini *ini = read(&keymap, bad[i]);
        assert_int_equal(faults(ini), 1);
        assert_memory_equal(&keymap, &usual, sizeof usual);
        ini_free(&ini);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_default_key__is_a_key),
        cmocka_unit_test(every_name_and_key__is_given_once_in_a_place),
        cmocka_unit_test(keymap_read__a_new_key__replaces_the_old),
        cmocka_unit_test(keymap_read__two_that_change_places__is_fine),
        cmocka_unit_test(keymap_read__what_cannot_be__is_reported_and_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
