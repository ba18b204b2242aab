/* Sites and lessons to a file and back, as the teacher sees it. */
#include "unit.h"

#include "../golden/lessons.h"

static struct prep mine;

struct one {
    const char *name, *text;
};

static const char *get_one(const void *context, const char *name)
{
    const struct one *one = context;
    return strcmp(one->name, name) == 0 ? one->text : "";
}

static void part(struct prep *prep, const char *key, enum prep_place place, const char *name,
                 const char *text, const char *who, struct arena *arena)
{
    const struct one one = { name, text };
    struct prep_item *item = prep_item(prep, PREP_SITE, key, arena);
    prep_part_set(&item->parts[place], PREP_SITE, place, get_one, &one, stage_moment("10:15"), who, arena);
}

static bool read_prep(struct desk *desk, const char *path, struct arena *arena, struct prep_look *look,
                      struct err *err)
{
    (void)desk;
    if (strcmp(path, "stick") != 0)
        return err_set(err, ERR_REFUSED, "%s", "It holds no sites and lessons of klaskast.");
    mine = (struct prep){ .who = "" };
    part(&mine, "rekenen.example", PREP_MAIN, "title", "Sommen", "Marit Bakker", arena);
    part(&look->theirs, "rekenen.example", PREP_MAIN, "title", "Rekenspelletjes", "Joris de Wit", arena);
    part(&look->theirs, "rekenen.example", PREP_SECOND, "sentence", "Hier oefen je sommen.", "Joris de Wit",
         arena);
    part(&look->theirs, "nieuw.example", PREP_MAIN, "title", "Nieuw", "Joris de Wit", arena);
    prep_plan_make(&mine, &look->theirs, arena, &look->plan);
    return true;
}

static bool perform_prep(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                         struct err *err)
{
    week.wanted.lesson.day = intent->prep ? intent->prep->take[0] : DAY_NONE;
    return stage_perform(desk, intent, outcome, err);
}

static void open_stick(void)
{
    test_class.desk.prep_read = read_prep;
    test_class.desk.perform = perform_prep;
    press("I");
    type_in("stick");
    press("Enter");
}

static void prep__from_a_file__looks_as_it_should__S7(void **state)
{
    (void)state;
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        open_week((enum language)language);
        open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
        open_stick();
        stage_golden("prep");
        if (language == LANGUAGE_DUTCH)
            stage_clear();
    }
    stage_every_size();
}

static void prep__conflict__keeps_what_is_here_unless_ticked__S7(void **state)
{
    (void)state;
    week_open();
    open_stick();
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_PREP);
    assert_int_equal(week.wanted.lesson.day, 0);
    open_stick();
    press("Space");
    press("Enter");
    assert_int_equal(week.wanted.lesson.day, 1U << PREP_MAIN);
    open_stick();
    press("a");
    press("a");
    press("Down");
    press("Space"); /* no conflict: there is nothing to choose */
    press("Esc");
    assert_int_equal(week.wanted.lesson.day, 1U << PREP_MAIN);
}

static void prep__another_file__is_said(void **state)
{
    (void)state;
    week_open();
    test_class.desk.prep_read = read_prep;
    press("I");
    type_in("x");
    press("Enter");
    expect_shown("It holds no sites and lessons of klaskast.");
    assert_int_equal(stage.stack.count, 2);
}

static bool export_prep(struct desk *desk, const char *path, bool replace, bool *exists, char *said,
                        size_t size, struct err *err)
{
    (void)desk;
    *exists = !replace;
    if (!replace)
        return err_set(err, ERR_REFUSED, "%s", "It is there already.");
    snprintf(said, size, "In %s.", path);
    return true;
}

static void prep__to_a_file_that_is_there__asks_first(void **state)
{
    (void)state;
    week_open();
    test_class.desk.prep_export = export_prep;
    press("X");
    press("Enter");
    expect_shown("~/lessons.json is there already. Write over it?");
    press("Esc");
    press("X");
    press("Enter");
    press("w");
    expect_shown("In ~/lessons.json.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        week_test(prep__from_a_file__looks_as_it_should__S7),
        week_test(prep__conflict__keeps_what_is_here_unless_ticked__S7),
        week_test(prep__another_file__is_said),
        week_test(prep__to_a_file_that_is_there__asks_first),
    };
    return cmocka_run_group_tests_name("prep_screen", tests, NULL, NULL);
}
