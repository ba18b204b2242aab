#include "school.h"

static void outlook_reason__each_rung__names_the_time_and_the_rule__G3(void **state)
{
    (void)state;
    struct outlook outlook;
    char text[128];
    static const char *const dutch[] = { "1e keer dit schooljaar: P7", "2e keer dit schooljaar: P8" };
    for (int i = 0; i < 2; i++) {
        outlook_make(&school.context, NOOR, VIOLATION_NOT_OFF, school.context.today, school.context.now,
                     &outlook);
        assert_int_equal(outlook.times, i + 1);
        assert_int_equal(outlook.earlier_count, i);
        translate_use(LANGUAGE_DUTCH);
        outlook_reason(&outlook, &school.settings, text, sizeof text);
        assert_string_equal(text, dutch[i]);
        translate_use(LANGUAGE_ENGLISH);
        outlook_reason(&outlook, &school.settings, text, sizeof text);
        assert_string_equal(text, i ? "2nd time this school year: P8" : "1st time this school year: P7");
        broke(NOOR, VIOLATION_NOT_OFF, i ? "2026-10-10T10:00" : "2026-09-10T10:00", i + 1);
    }
    outlook_make(&school.context, NOOR, VIOLATION_INTERNET, school.context.today, school.context.now,
                 &outlook);
    outlook_reason(&outlook, &school.settings, text, sizeof text);
    assert_non_null(strstr(text, "our own rule"));
}

/* Many times: all of them count, also those that do not fit in the panel. */
static void outlook_make__twenty_times__counts_them_all__G3(void **state)
{
    (void)state;
    struct outlook outlook;
    char text[128];
    for (int i = 0; i < 20; i++)
        broke(NOOR, VIOLATION_NOT_OFF, "2026-10-10T10:00", i + 1);
    outlook_make(&school.context, NOOR, VIOLATION_NOT_OFF, school.context.today, school.context.now,
                 &outlook);
    assert_int_equal(outlook.times, 21);
    outlook_reason(&outlook, &school.settings, text, sizeof text);
    assert_non_null(strstr(text, "21st"));
    for (int times = 11; times < 14; times++) {
        outlook.times = times;
        outlook_reason(&outlook, &school.settings, text, sizeof text);
        assert_non_null(strstr(text, "th time"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        school_test(outlook_reason__each_rung__names_the_time_and_the_rule__G3),
        school_test(outlook_make__twenty_times__counts_them_all__G3),
    };
    return cmocka_run_group_tests_name("outlook", tests, NULL, NULL);
}
