#include "unit.h"

#include "klaskast/base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

static void process_hide_memory__after_it__there_is_no_core_file(void **state)
{
    (void)state;
    struct rlimit limit;
    prctl(PR_SET_DUMPABLE, 1);
    process_hide_memory();
    assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
    assert_int_equal(limit.rlim_cur, 0);
    assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(process_hide_memory__after_it__there_is_no_core_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
