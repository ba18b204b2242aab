/* The keys that work here, and what the screen is for. */
#include "unit.h"

#include "../golden/stage.h"
#include "klaskast/screens/help.h"

/* Its lines are for 80 columns; where that does not fit, a sentence goes on over their ends. */
static void help__narrow__has_no_line_of_one_word(void **state)
{
    struct buffer out;
    (void)state;
    stage_set(LANGUAGE_ENGLISH);
    open_roster(&stage.stack, &test_class.desk, 0);
    press("?");
    buffer_init(&out);
    golden_print(&stage.stack, 40, 12, false, &out);
    assert_non_null(strstr(buffer_get(&out), "when, [~] in use"));
    assert_null(strstr(buffer_get(&out), "\n when,\n"));
    buffer_clear(&out);
    expect_shown("[x] in the cupboard since when,");
}

/* Beside its key, in a window of 80 columns. */
static void help__each_action__fits_beside_its_key(void **state)
{
    (void)state;
    for (int language = 0; language < LANGUAGES; language++) {
        stage_set((enum language)language);
        for (int i = 0; i < ACTION_COUNT; i++) {
            const char *text = action_info((enum key_action)i)->help;
            if (text_width(_(text)) > 62)
                fail_msg("'%s' is wider than 62 columns", _(text));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(help__each_action__fits_beside_its_key, stage_end),
        cmocka_unit_test_teardown(help__narrow__has_no_line_of_one_word, stage_end),
    };
    return cmocka_run_group_tests_name("help", tests, NULL, NULL);
}
