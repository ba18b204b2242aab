/* What is stored about one child, in words: nothing is left out. */
#include "unit.h"

#include "klaskast/app/inspect.h"
#include "klaskast/base/translate.h"

#include <stdio.h>

static bool about_pupils(enum thing thing)
{
    static const enum thing pupils[] = { THING_PUPIL,  THING_STAY,    THING_MARK,    THING_EXEMPTION,
                                         THING_RECORD, THING_MEASURE, THING_TASK,    THING_CALL,
                                         THING_LETTER, THING_NOTE,    THING_CONSENT, THING_LESSON_LINE };
    for (size_t i = 0; i < sizeof pupils / sizeof *pupils; i++)
        if (thing == pupils[i])
            return true;
    return false;
}

/* A kind of event that gets another field must say it to the parents, too. */
static void inspect_says__each_field_of_each_event_about_a_pupil__is_said_P17(void **state)
{
    (void)state;
    size_t fields = 0;
    for (enum event_kind kind = 0; kind < EVENT_KINDS; kind++) {
        char key[40];
        int length;
        for (const char *at = event_info(kind)->fields; about_pupils(event_info(kind)->thing) && *at;
             at += length) {
            at += strspn(at, " ?");
            length = (int)strcspn(at, " ?");
            snprintf(key, sizeof key, "%.*s", length, at);
            if (length && !inspect_says(key))
                fail_msg("the field '%s' of %s is not said", key, event_info(kind)->name);
            fields += length > 0;
        }
    }
    assert_true(fields > 60);
    assert_false(inspect_says("ground"));
}

static void inspect_detail__days_and_words_of_ours__are_as_people_say_them(void **state)
{
    (void)state;
    char text[200];
    struct event event = { .kind = EVENT_VIOLATION };
    translate_use(LANGUAGE_ENGLISH);
    event_put(&event, "violation", "not-off");
    event_put(&event, "ladder", "device");
    event_put(&event, "since", "2026-08-01");
    event_put_number(&event, "own", 1);
    assert_true(inspect_detail(&event, 0, text, sizeof text));
    assert_string_equal(text, "counts on the ladder: phones and devices");
    assert_true(inspect_detail(&event, 1, text, sizeof text));
    assert_string_equal(text, "counted from: 1 August 2026");
    assert_true(inspect_detail(&event, 2, text, sizeof text));
    assert_string_equal(text, "another measure than the school's steps say");
    assert_false(inspect_detail(&event, 3, text, sizeof text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inspect_says__each_field_of_each_event_about_a_pupil__is_said_P17),
        cmocka_unit_test(inspect_detail__days_and_words_of_ours__are_as_people_say_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
