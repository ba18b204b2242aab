#include "unit.h"

#include "../golden/sites.h"

static void site_history__every_review__is_there_with_who_and_when__S1_S3(void **state)
{
    (void)state;
    press("H");
    assert_string_equal(stack_top(&it.stack)->kind->name, "site-history");
    golden("site-history", 80, 24);
    golden("site-history", 40, 12);
    every_size();
    press("Down");
    press("Down");
    press("Down");
    golden("site-history-back", 80, 24);
    press("Esc");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.performed, 0);
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
    const struct CMUnitTest tests[] = {
        sites_test(site_history__every_review__is_there_with_who_and_when__S1_S3),
    };
    return cmocka_run_group_tests_name("site_history", tests, NULL, NULL);
}
