#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/import_plan.h"

static struct arena arena;
static struct import_plan plan;
static struct pupil pupils[40];
static size_t pupil_count;
static struct classlist_row rows[40];
static struct classlist list;
static int today; /* 0: unknown */
static const struct school_class classes[] = { { .id = 1, .name = "7A", .groups = "7" },
                                               { .id = 2, .name = "8A", .groups = "8" } };

static void know(int64_t class_id, const char *whole, const char *key, int left_day)
{
    struct name name;
    char text[NAME_KEY_SIZE], full[NAME_TEXT_SIZE];
    assert_true(name_read(&name, whole));
    struct pupil *pupil = &pupils[pupil_count++];
    *pupil = (struct pupil){ .id = 100 + (int64_t)pupil_count,
                             .class_id = class_id,
                             .key = key,
                             .group = "7",
                             .slot = (int)pupil_count,
                             .left_day = left_day };
    pupil->first = arena_copy(&arena, name.first);
    pupil->prefix = arena_copy(&arena, name.prefix);
    pupil->surname = arena_copy(&arena, name.surname);
    pupil->name = arena_copy(&arena, name_full(&name, full));
    pupil->search = arena_copy(&arena, name_search_key(&name, text));
    pupil->sort = "";
}

static void row(const char *class, const char *whole, const char *key)
{
    struct classlist_row *new = &rows[list.row_count++];
    *new = (struct classlist_row){ .line = (int)list.row_count + 1, .key = key, .class = class, .group = "" };
    assert_true(name_read(&new->name, whole));
    list.rows = rows;
    for (size_t i = 0; i < list.class_count; i++)
        if (strcmp(list.classes[i].name, class) == 0) {
            list.classes[i].rows++;
            return;
        }
    static struct classlist_class room[4];
    list.classes = room;
    room[list.class_count++] = (struct classlist_class){ class, 1 };
}

static bool make(const char *wanted, const char *fallback, struct err *err)
{
    const struct import_input input = { &list, classes, 2, pupils, pupil_count, wanted, fallback, today };
    return import_plan_make(&plan, &arena, &input, err);
}

static void counts_are(size_t new, size_t changed, size_t back, size_t missing, size_t unchanged)
{
    struct err err = { 0 };
    if (!make("", "7A", &err))
        fail_msg("%s", err.text);
    assert_int_equal(plan.counts[IMPORT_NEW], new);
    assert_int_equal(plan.counts[IMPORT_CHANGED], changed);
    assert_int_equal(plan.counts[IMPORT_CAME_BACK], back);
    assert_int_equal(plan.counts[IMPORT_MISSING], missing);
    assert_int_equal(plan.counts[IMPORT_UNCHANGED], unchanged);
}

static size_t change_count(void)
{
    const struct roster_change *changes;
    size_t count;
    import_plan_changes(&plan, &changes, &count);
    return count;
}

static const struct roster_change *change(size_t index)
{
    const struct roster_change *changes;
    size_t count;
    import_plan_changes(&plan, &changes, &count);
    assert_true(index < count);
    return &changes[index];
}

/* Last year's 7A is 8A on the list of the new year: the same children, without a question; also in July. Who
 * has a place of this year already, and who is not one group up, is asked about. */
static void import_plan_make__list_of_the_new_school_year__same_children_one_group_up(void **state)
{
    (void)state;
    know(1, "Noor de Vries", "", DAY_NONE);
    know(1, "Mees Bakker", "", DAY_NONE);
    row("8A", "Noor de Vries", "");
    row("8A", "Mees Bakker", "");
    for (size_t i = 0; i < 2; i++)
        assert_true(day_parse_iso("2026-09-01", &pupils[i].placed_day));
    assert_true(day_parse_iso("2027-08-25", &today));
    counts_are(0, 2, 0, 0, 0);
    assert_int_equal(change_count(), 2);
    assert_int_equal(change(0)->kind, ROSTER_CHANGED);
    assert_int_equal(change(0)->class_id, 2);
    assert_true(day_parse_iso("2027-07-06", &today));
    counts_are(0, 2, 0, 0, 0);
    assert_true(day_parse_iso("2027-06-01", &today));
    counts_are(2, 0, 0, 2, 0);
    assert_true(day_parse_iso("2027-08-25", &today));
    assert_true(day_parse_iso("2027-08-20", &pupils[0].placed_day));
    counts_are(1, 1, 0, 1, 0);
    today = 0;
}

static void import_plan_make__empty_school__all_are_new_in_dutch_order(void **state)
{
    (void)state;
    row("6B", "Noor de Vries", "12");
    row("6B", "Mees Bakker", "#01");
    counts_are(2, 0, 0, 0, 0);
    assert_string_equal(change(0)->first, "Mees");
    assert_string_equal(change(0)->class_name, "6B");
    assert_string_equal(change(0)->key, "");
    assert_string_equal(change(1)->key, "12");
    assert_int_equal(change(1)->kind, ROSTER_NEW);
}

static void import_plan_make__same_list_again__changes_nothing(void **state)
{
    (void)state;
    know(1, "Noor de Vries", "12", DAY_NONE);
    know(1, "Mees Bakker", "", DAY_NONE);
    row("7A", "Noor de Vries", "12");
    row("groep 7a", "Mees Bakker", "");
    counts_are(0, 0, 0, 0, 2);
    assert_int_equal(change_count(), 0);
}

static void import_plan_make__same_number__changes_the_name_and_keeps_the_rest(void **state)
{
    (void)state;
    char text[100];
    know(1, "Noor de Vries", "12", DAY_NONE);
    row("7A", "Noor Jansen", "12");
    counts_are(0, 1, 0, 0, 0);
    assert_int_equal(change(0)->kind, ROSTER_CHANGED);
    assert_int_equal(change(0)->pupil_id, 101);
    assert_string_equal(change(0)->surname, "Jansen");
    assert_string_equal(change(0)->group, "7");
    assert_int_equal(change(0)->slot, 1);
    assert_string_equal(import_line_text(&plan.lines[0], text, sizeof text), "was Noor de Vries");
}

static void import_plan_make__numbers__are_compared_as_text(void **state)
{
    (void)state;
    know(1, "Noor Vries", "1", DAY_NONE);
    row("7A", "Sem Bos", "00001");
    row("7A", "Ilse Bos", "#1");
    counts_are(2, 0, 0, 1, 0);
}

static void import_plan_make__folded_name_in_the_class__matches_and_takes_the_number(void **state)
{
    (void)state;
    know(1, "Renée van 't Hof", "", DAY_NONE);
    row("7A", "RENEE van ’t Hof", "77");
    counts_are(0, 1, 0, 0, 0);
    assert_int_equal(plan.lines[0].what, IMPORT_NAME | IMPORT_KEY);
    assert_string_equal(change(0)->key, "77");
}

static void import_plan_make__namesakes_with_two_numbers__are_both_kept(void **state)
{
    (void)state;
    know(1, "Noor Vries", "1", DAY_NONE);
    row("7A", "Noor Vries", "2");
    row("7A", "Noor Vries", "1");
    counts_are(1, 0, 0, 0, 1);
    assert_string_equal(change(0)->key, "2");
}

static void import_plan_make__missing__is_proposed_and_never_done(void **state)
{
    (void)state;
    know(1, "Noor Vries", "", DAY_NONE);
    know(1, "Sem Bos", "", DAY_NONE);
    know(2, "Bo Smit", "", DAY_NONE);
    know(1, "Oud Leerling", "", 20000);
    row("7A", "Noor Vries", "");
    counts_are(0, 0, 0, 1, 1);
    assert_int_equal(change_count(), 0);
    assert_int_equal(plan.lines[0].kind, IMPORT_MISSING);
    plan.lines[0].leaves = true;
    assert_int_equal(change_count(), 1);
    assert_int_equal(change(0)->kind, ROSTER_LEFT);
    assert_int_equal(change(0)->pupil_id, 102);
}

static void import_plan_make__left_and_in_the_list_again__comes_back(void **state)
{
    (void)state;
    know(1, "Noor Vries", "", 20000);
    row("7A", "Noor Vries", "9");
    counts_are(0, 0, 1, 0, 0);
    assert_int_equal(change_count(), 2);
    assert_int_equal(change(0)->kind, ROSTER_CAME_BACK);
    assert_int_equal(change(1)->kind, ROSTER_CHANGED);
    assert_string_equal(change(1)->key, "9");
}

static void import_plan_make__number_of_another_class__comes_over(void **state)
{
    (void)state;
    know(1, "Noor Vries", "12", DAY_NONE);
    know(1, "Sem Bos", "13", DAY_NONE);
    row("8A", "Noor Vries", "12");
    counts_are(0, 1, 0, 0, 0);
    assert_int_equal(plan.lines[0].what, IMPORT_CLASS);
    assert_int_equal(change(0)->class_id, 2);
    assert_int_equal(change(0)->slot, 0);
}

static void import_plan_pair__spelled_otherwise__is_one_child_when_the_teacher_says_so(void **state)
{
    (void)state;
    know(1, "Lukas Wisniewski", "5", DAY_NONE);
    know(1, "Sem Bos", "6", DAY_NONE);
    row("7A", "Łukasz Wiśniewski", "55");
    row("7A", "Fenna IJsselstein", "66");
    counts_are(2, 0, 0, 2, 0);
    size_t new = 0;
    while (strcmp(plan.lines[new].name, "Łukasz Wiśniewski") != 0)
        new ++;
    assert_int_not_equal(plan.lines[new].like, IMPORT_NOBODY);
    assert_string_equal(plan.lines[plan.lines[new].like].name, "Lukas Wisniewski");
    assert_int_equal(plan.lines[1 - new].like, IMPORT_NOBODY);
    import_plan_pair(&plan, new, true);
    assert_int_equal(plan.counts[IMPORT_NEW], 1);
    assert_int_equal(plan.counts[IMPORT_CHANGED], 1);
    assert_int_equal(plan.counts[IMPORT_MISSING], 1);
    assert_int_equal(change(new)->kind, ROSTER_CHANGED);
    assert_int_equal(change(new)->pupil_id, 101);
    assert_string_equal(change(new)->key, "55");
    import_plan_pair(&plan, new, false);
    assert_int_equal(plan.counts[IMPORT_NEW], 2);
}

static void
import_plan_pair__without_numbers_in_another_class__comes_over_when_the_teacher_says_so(void **state)
{
    (void)state;
    know(1, "Sem Bos", "", DAY_NONE);
    know(1, "Noor de Vries", "", DAY_NONE);
    row("7A", "Sem Bos", "");
    row("8A", "Noor de Vries", "");
    counts_are(1, 0, 0, 1, 1);
    char text[100];
    assert_string_equal(import_line_like(&plan, &plan.lines[0], text, sizeof text), "Noor de Vries (7A)");
    assert_string_equal(import_line_like(&plan, &plan.lines[1], text, sizeof text), "Noor de Vries (8A)");
    assert_null(import_line_like(&plan, &plan.lines[2], text, sizeof text));
    import_plan_pair(&plan, 0, true);
    assert_int_equal(change_count(), 1);
    assert_int_equal(change(0)->kind, ROSTER_CHANGED);
    assert_int_equal(change(0)->pupil_id, 102);
    assert_int_equal(change(0)->class_id, 2);
    assert_int_equal(change(0)->slot, 0);
}

static void import_plan_pair__list_of_the_next_year__finds_the_class_of_this_one(void **state)
{
    (void)state;
    know(1, "Noor de Vries", "", DAY_NONE);
    know(1, "Sem Bos", "", DAY_NONE);
    know(1, "Tim Kok", "", DAY_NONE); /* goes to another school: the list says nothing of him */
    row("8A", "Noor de Vries", "");
    row("8A", "Sem Bos", "");
    row("8A", "Fenna IJsselstein", "");
    counts_are(3, 0, 0, 2, 0);
    size_t noor = 0;
    while (strcmp(plan.lines[noor].name, "Noor de Vries") != 0)
        noor++;
    char text[100];
    assert_string_equal(import_line_like(&plan, &plan.lines[noor], text, sizeof text), "Noor de Vries (7A)");
    import_plan_pair(&plan, noor, true);
    assert_int_equal(change(noor)->pupil_id, 101);
    assert_int_equal(change(noor)->class_id, 2);
}

static void import_plan_make__two_namesakes_in_the_list__are_not_suggested_elsewhere(void **state)
{
    (void)state;
    know(1, "Noor de Vries", "", DAY_NONE);
    row("8A", "Noor de Vries", "12");
    row("8A", "Noor de Vries", "13");
    counts_are(2, 0, 0, 0, 0);
}

static void import_plan_make__another_class_and_another_child__is_not_suggested(void **state)
{
    (void)state;
    know(1, "Noor de Vries", "12", DAY_NONE);
    know(1, "Sem Bos", "", DAY_NONE);
    row("7A", "Tim Kok", "");
    row("8A", "Noor de Vries", "13"); /* two numbers are two children */
    row("8A", "Sam Bos", "");         /* a namesake but for a letter is not enough */
    counts_are(3, 0, 0, 2, 0);
    for (size_t i = 0; i < plan.count; i++)
        assert_int_equal(plan.lines[i].like, IMPORT_NOBODY);
}

static void import_likeness__names_of_one_child__are_alike(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int likeness;
    } cases[] = {
        { "Noor de Vries", "Noor de Vries", 0 },    { "Noor de Vries", "Noor de Fries", 1 },
        { "Noor Vries", "Noor Vries-Jansen", 3 },   { "Bo Jansen", "Boudewijn Jansen", 4 },
        { "Noor de Vries", "Sem Bos", -1 },         { "Noor de Vries", "Tim Vries", -1 },
        { "Daan van den Berg", "Daan Bergman", 3 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct name a, b;
        name_read(&a, cases[i].a);
        name_read(&b, cases[i].b);
        assert_int_equal(import_likeness(&a, &b), cases[i].likeness);
    }
}

static void import_plan_make__class_of_the_list__is_asked_for_or_chosen(void **state)
{
    (void)state;
    struct err err = { 0 };
    row("", "Noor Vries", "");
    assert_true(import_plan_lacks_class(&list));
    assert_false(make("", "", &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_true(make("7A", "", &err));
    assert_int_equal(plan.lines[0].class_id, 1);
    list.title_class = "8A";
    assert_false(import_plan_lacks_class(&list));
    assert_true(make("", "7A", &err));
    assert_int_equal(plan.lines[0].class_id, 2);
}

static void import_plan_make__years_instead_of_the_class__are_of_the_class_at_hand(void **state)
{
    struct err err = { 0 };
    (void)state;
    row("5", "Noor Vries", "");
    row("6", "Sem Bos", "");
    assert_true(make("", "5/6", &err));
    assert_string_equal(plan.lines[0].class_name, "5/6");
    assert_string_equal(plan.lines[1].class_name, "5/6");
    assert_true(make("5/6", "", &err));
    assert_int_equal(plan.counts[IMPORT_NEW], 2);
    assert_true(make("", "7A", &err)); /* not its years */
    assert_string_equal(plan.lines[1].class_name, "5");
    assert_true(make("", "", &err));
    assert_string_equal(plan.lines[1].class_name, "5");
}

static void import_plan_make__several_classes__all_or_the_wanted_one(void **state)
{
    (void)state;
    struct err err = { 0 };
    row("7A", "Noor Vries", "");
    row("8A", "Sem Bos", "");
    row("8A", "Bo Smit", "");
    counts_are(3, 0, 0, 0, 0);
    assert_true(make("groep 8a", "", &err));
    assert_int_equal(plan.counts[IMPORT_NEW], 2);
    assert_int_equal(plan.other_rows, 1);
    assert_false(make("6B", "", &err));
    assert_non_null(strstr(err.text, "7A, 8A"));
}

static int start(void **state)
{
    (void)state;
    arena_init(&arena);
    pupil_count = 0;
    list = (struct classlist){ .file = "list.csv", .title_class = "", .understood = true };
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

int main(void)
{
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        WITH_ARENA(import_plan_make__empty_school__all_are_new_in_dutch_order),
        WITH_ARENA(import_plan_make__list_of_the_new_school_year__same_children_one_group_up),
        WITH_ARENA(import_plan_make__same_list_again__changes_nothing),
        WITH_ARENA(import_plan_make__same_number__changes_the_name_and_keeps_the_rest),
        WITH_ARENA(import_plan_make__numbers__are_compared_as_text),
        WITH_ARENA(import_plan_make__folded_name_in_the_class__matches_and_takes_the_number),
        WITH_ARENA(import_plan_make__namesakes_with_two_numbers__are_both_kept),
        WITH_ARENA(import_plan_make__missing__is_proposed_and_never_done),
        WITH_ARENA(import_plan_make__left_and_in_the_list_again__comes_back),
        WITH_ARENA(import_plan_make__number_of_another_class__comes_over),
        WITH_ARENA(import_plan_pair__spelled_otherwise__is_one_child_when_the_teacher_says_so),
        WITH_ARENA(import_plan_pair__without_numbers_in_another_class__comes_over_when_the_teacher_says_so),
        WITH_ARENA(import_plan_pair__list_of_the_next_year__finds_the_class_of_this_one),
        WITH_ARENA(import_plan_make__two_namesakes_in_the_list__are_not_suggested_elsewhere),
        WITH_ARENA(import_plan_make__another_class_and_another_child__is_not_suggested),
        WITH_ARENA(import_likeness__names_of_one_child__are_alike),
        WITH_ARENA(import_plan_make__class_of_the_list__is_asked_for_or_chosen),
        WITH_ARENA(import_plan_make__years_instead_of_the_class__are_of_the_class_at_hand),
        WITH_ARENA(import_plan_make__several_classes__all_or_the_wanted_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
