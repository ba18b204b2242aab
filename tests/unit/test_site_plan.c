#include "unit.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/site_plan.h"

#include <stdio.h>

static struct arena arena;
static struct site_plan plan;

static const struct site known[] = { { .id = 7, .key = "rekenen.example", .verdict = VERDICT_ALLOWED } };

static int set_up(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    arena_init(&arena);
    site_plan_begin(&plan, &arena, known, 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void site_plan_lines__pasted__each_line_is_judged__S1(void **state)
{
    (void)state;
    char text[300];
    site_plan_lines(&plan, "https://vogels.example\r\n"
                           "\r\n"
                           "HTTP://www.rekenen.example/\n"
                           "rekenen\n"
                           "  vogels.example/  \n"
                           "Kaart van Europa\thttps://kaart.example/eu\t5-8\n"
                           "b\xD0\xB0nk.example");
    assert_int_equal(plan.count, 6);
    assert_int_equal(plan.finds[0].kind, SITE_FIND_NEW);
    assert_string_equal(plan.finds[0].key, "vogels.example");
    assert_string_equal(plan.finds[0].title, "");
    assert_int_equal(plan.finds[1].kind, SITE_FIND_KNOWN);
    assert_string_equal(plan.finds[1].why, "rekenen.example is on the list already (allowed).");
    assert_int_equal(plan.finds[1].line, 3);
    assert_int_equal(plan.finds[2].kind, SITE_FIND_REFUSED);
    assert_int_equal(plan.finds[2].line, 4);
    assert_non_null(strstr(plan.finds[2].why, "'rekenen' is not the address"));
    assert_int_equal(plan.finds[3].kind, SITE_FIND_TWICE);
    assert_string_equal(plan.finds[3].why, "vogels.example stands on line 1 too.");
    assert_string_equal(plan.finds[4].title, "Kaart van Europa");
    assert_string_equal(plan.finds[4].key, "kaart.example/eu");
    assert_int_equal(plan.finds[5].kind, SITE_FIND_NEW);
    assert_non_null(strstr(plan.finds[5].why, "Cyrillic"));
    assert_string_equal(site_plan_summary(&plan, text, sizeof text),
                        "3 new, 1 on the list already, 1 twice, 1 refused.");
}

static void site_plan_wants__what_is_ticked__goes_on(void **state)
{
    (void)state;
    const struct site_intent *wants;
    size_t count;
    site_plan_add(&plan, 1, "https://a.example", " Een  titel ", "Rekenen");
    site_plan_add(&plan, 2, "https://b.example", NULL, NULL);
    site_plan_add(&plan, 3, "https://a.example/", NULL, NULL);
    plan.finds[1].take = false;
    site_plan_wants(&plan, &wants, &count);
    assert_int_equal(count, 1);
    assert_string_equal(wants[0].address, "https://a.example");
    assert_string_equal(wants[0].title, "Een titel");
    assert_string_equal(wants[0].subject, "Rekenen");
}

static void site_plan_lines__far_too_many__are_counted(void **state)
{
    (void)state;
    char line[40], text[300];
    for (int i = 0; i < SITE_PLAN_MOST + 3; i++) {
        snprintf(line, sizeof line, "a%d.example", i);
        site_plan_add(&plan, i + 1, line, NULL, NULL);
    }
    assert_int_equal(plan.count, SITE_PLAN_MOST);
    assert_int_equal(plan.beyond, 3);
    plan.left_out = 2;
    assert_string_equal(site_plan_summary(&plan, text, sizeof text),
                        "2000 new, 2 that lead to no site left out, 3 too many, not read.");
}

static void site_plan_lines__nothing__is_nothing(void **state)
{
    (void)state;
    char text[300];
    site_plan_lines(&plan, " \n\t\r\n\n");
    assert_int_equal(plan.count, 0);
    assert_string_equal(site_plan_summary(&plan, text, sizeof text), "0 new.");
}

#define plan_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        plan_test(site_plan_lines__pasted__each_line_is_judged__S1),
        plan_test(site_plan_wants__what_is_ticked__goes_on),
        plan_test(site_plan_lines__far_too_many__are_counted),
        plan_test(site_plan_lines__nothing__is_nothing),
    };
    return cmocka_run_group_tests_name("site_plan", tests, NULL, NULL);
}
