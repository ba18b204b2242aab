#include "unit.h"

#include "../golden/golden.h"

#include "klaskast/base/day.h"
#include "klaskast/screens/import.h"
#include "klaskast/screens/pupil_form.h"

/* A desk whose file holds the list below, and whose class knows two pupils. */
static struct {
    struct desk desk;
    struct settings settings;
    struct model model;
    struct keymap keymap;
    struct stack stack;
    struct school_class class;
    bool understood;
    size_t imported; /* changes that were asked to be written */
    struct intent intent;
    struct roster_change change;
    int64_t ticks;
} it;

static const struct pupil pupils[] = {
    { .id = 11,
      .class_id = 1,
      .first = "Lukas",
      .prefix = "",
      .surname = "Wisniewski",
      .name = "Lukas Wisniewski",
      .search = "lukas wisniewski",
      .key = "",
      .group = "7",
      .slot = 1,
      .left_day = DAY_NONE },
    { .id = 12,
      .class_id = 1,
      .first = "Noor",
      .prefix = "de",
      .surname = "Vries",
      .name = "Noor de Vries",
      .search = "noor de vries",
      .key = "2",
      .group = "7",
      .slot = 2,
      .left_day = DAY_NONE },
    { .id = 13,
      .class_id = 1,
      .first = "Tim",
      .prefix = "",
      .surname = "Bos",
      .name = "Tim Bos",
      .search = "tim bos",
      .key = "",
      .group = "7",
      .slot = 3,
      .left_day = DAY_NONE },
};

static void fill_rows(struct arena *arena, struct classlist *list)
{
    static const struct {
        const char *whole, *key, *written;
        bool odd;
    } rows[] = { { "Noor de Vries", "2", NULL, false },
                 { "Łukasz Wiśniewska", "", NULL, false },
                 { "Daan van den Berg", "", "Berg, Daan van den", false },
                 { "Ren?e van 't Hof", "", NULL, true } };
    list->row_count = sizeof rows / sizeof *rows;
    list->rows = arena_new(arena, list->row_count, sizeof *list->rows);
    for (size_t i = 0; i < list->row_count; i++) {
        list->rows[i] = (struct classlist_row){ .line = (int)i + 2,
                                                .key = rows[i].key,
                                                .class = "7A",
                                                .group = "7",
                                                .written = rows[i].written,
                                                .odd = rows[i].odd };
        assert_true(name_read(&list->rows[i].name, rows[i].whole));
    }
    list->refused_count = 1;
    list->refused = arena_new(arena, 1, sizeof *list->refused);
    list->refused[0] = (struct classlist_refusal){ 7, REFUSED_NO_NAME, 0, "" };
    list->class_count = 1;
    list->classes = arena_new(arena, 1, sizeof *list->classes);
    list->classes[0] = (struct classlist_class){ "7A", list->row_count };
}

static bool read_list(struct desk *desk, const char *path, const struct classlist_mapping *mapping,
                      const char *class_name, struct arena *arena, struct import_preview *preview,
                      struct err *err)
{
    static const struct classlist_column columns[] = {
        { .heading = "Wie", .use = COLUMN_UNKNOWN, .samples = { "Noor de Vries", "Łukasz Wiśniewska" } },
        { .heading = "Lokaal", .use = COLUMN_CLASS, .samples = { "7A", "7A", "7A" } },
        { .heading = "Telefoon thuis", .use = COLUMN_FORBIDDEN },
    };
    (void)desk;
    (void)class_name;
    if (!*path)
        return err_set(err, ERR_REFUSED, "There is no file .");
    *preview = (struct import_preview){ .list = { .file = path,
                                                  .charset = "Windows-1252",
                                                  .title_class = "",
                                                  .heading_line = 1,
                                                  .column_count = 3 } };
    preview->list.columns = arena_new(arena, 3, sizeof *columns);
    memcpy(preview->list.columns, columns, sizeof columns);
    preview->list.understood = it.understood || mapping;
    preview->planned = preview->list.understood;
    if (!preview->planned)
        return true;
    fill_rows(arena, &preview->list);
    const struct import_input input = { &preview->list, &it.class, 1, pupils, 3, "", "", 0 };
    return import_plan_make(&preview->plan, arena, &input, err);
}

static bool import_list(struct desk *desk, const struct import_preview *preview, struct outcome *outcome,
                        struct err *err)
{
    const struct roster_change *changes;
    (void)desk;
    (void)outcome;
    import_plan_changes(&preview->plan, &changes, &it.imported);
    return err_set(err, ERR_DISK, "The disk is full.");
}

static bool perform(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    (void)desk;
    (void)err;
    it.intent = *intent;
    it.change = intent->changes[0];
    *outcome = (struct outcome){ .question = QUESTION_NONE, .said = "kept" };
    return true;
}

static bool pupil_facts(struct desk *desk, int64_t pupil_id, struct arena *arena, struct facts *facts,
                        struct err *err)
{
    (void)pupil_id;
    (void)arena;
    (void)err;
    *facts = desk->model->facts;
    return true;
}

static int start(void **state)
{
    (void)state;
    memset(&it, 0, sizeof it);
    translate_use(LANGUAGE_ENGLISH);
    settings_defaults(&it.settings);
    it.class = (struct school_class){ .id = 1, .name = "7A" };
    it.model =
        (struct model){ .settings = &it.settings, .class = it.class, .who = "", .language = "", .theme = "" };
    it.model.facts.pupils = pupils;
    it.model.facts.pupil_count = 3;
    it.desk = (struct desk){ .model = &it.model,
                             .perform = perform,
                             .pupil_facts = pupil_facts,
                             .read_list = read_list,
                             .import_list = import_list };
    it.understood = true;
    keymap_init(&it.keymap);
    stack_init(&it.stack, &it.keymap);
    stack_resize(&it.stack, 80, 24);
    /* Something must lie at the bottom: a form does. */
    assert_true(stack_replace(&it.stack, pupil_form_new(&it.desk, 0)));
    return 0;
}

static int end(void **state)
{
    (void)state;
    stack_clear(&it.stack);
    return 0;
}

static void open_list(void)
{
    const struct import_source source = { .path = "/home/marit/Downloads/groep7.csv" };
    import_go_on(&it.stack, &it.desk, &source);
    stack_tidy(&it.stack);
}

static void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = it.ticks += 1000 };
    assert_true(key_parse(name, &input.key));
    if (strcmp(name, "Space") == 0)
        strcpy(input.text, " ");
    stack_input(&it.stack, &input);
    stack_tidy(&it.stack);
}

static void type_text(const char *text)
{
    for (; *text; text++) {
        struct input input = { .kind = INPUT_KEY, .key = { .code = *text }, .ticks = it.ticks += 1000 };
        input.text[0] = *text;
        stack_input(&it.stack, &input);
        stack_tidy(&it.stack);
    }
}

static bool shows(const char *text)
{
    struct buffer shown;
    buffer_init(&shown);
    golden_print(&it.stack, 80, 24, false, &shown);
    bool found = strstr(buffer_get(&shown), text) != NULL;
    buffer_clear(&shown);
    return found;
}

static void golden(const char *name, int width, int height)
{
    char file[80];
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        snprintf(file, sizeof file, "%s-%dx%d-%s", name, width, height,
                 language == LANGUAGE_DUTCH ? "nl" : "en");
        golden_check(file, &it.stack, width, height);
    }
    translate_use(LANGUAGE_ENGLISH);
}

/* Nothing is drawn outside its place, whatever the size. */
static void any_size(void)
{
    struct buffer shown;
    buffer_init(&shown);
    for (int width = 1; width <= 200; width += width < 90 ? 1 : 11)
        for (int height = 1; height <= 70; height += height < 30 ? 1 : 7) {
            shown.length = 0;
            golden_print(&it.stack, width, height, width % 2 != 0, &shown);
        }
    buffer_clear(&shown);
}

static void import_preview__every_size__is_as_it_was(void **state)
{
    (void)state;
    open_list();
    golden("import", 80, 24);
    golden("import", 40, 12);
    golden("import", 132, 50);
    any_size();
}

static void import_preview__missing_child__stays_is_the_same_or_has_left(void **state)
{
    (void)state;
    open_list();
    assert_true(shows("3 new, 0 changed, 1 unchanged, 2 missing, 1 refused"));
    while (!shows("Lukas Wisniewski, missing"))
        press("Down");
    press("Space");
    assert_true(shows("2 new, 1 changed, 1 unchanged, 1 missing"));
    press("Space");
    assert_true(shows("has left the class"));
    press("Space");
    assert_true(shows("stays in the class"));
    press("Enter");
    assert_int_equal(it.imported, 3);
    assert_true(shows("The disk is full."));
    assert_true(shows("3 new")); /* and the preview is still there */
}

static void import_preview__all_left__ticks_everybody_and_unticks(void **state)
{
    (void)state;
    open_list();
    press("a");
    press("Enter");
    assert_int_equal(it.imported, 5); /* three new, two left */
    press("a");
    press("Enter");
    assert_int_equal(it.imported, 3);
}

static void import_preview__escape__reads_nothing_in(void **state)
{
    (void)state;
    open_list();
    press("Esc");
    assert_int_equal(it.imported, 0);
    assert_true(shows("Nothing is read in"));
}

static void import_columns__every_size__is_as_it_was(void **state)
{
    (void)state;
    it.understood = false;
    open_list();
    golden("import-columns", 80, 24);
    golden("import-columns", 40, 12);
    any_size();
}

static void import_columns__no_name_yet__does_not_go_on(void **state)
{
    (void)state;
    it.understood = false;
    open_list();
    press("Enter");
    assert_true(shows("No column is a name yet"));
    for (int i = 0; i < 4; i++)
        press("Space");
    assert_true(shows("whole name"));
    press("Enter");
    assert_true(shows("3 new"));
    press("m");
    assert_true(shows("What is in each column?"));
}

static void import_columns__never_kept__cannot_be_chosen(void **state)
{
    (void)state;
    it.understood = false;
    open_list();
    press("End");
    press("Space");
    assert_true(shows("never kept, so it is not read"));
}

static void pupil_form__every_size__is_as_it_was(void **state)
{
    (void)state;
    golden("pupil-form-new", 80, 24);
    stack_push(&it.stack, pupil_form_new(&it.desk, 12), NULL);
    golden("pupil-form", 80, 24);
    golden("pupil-form", 40, 12);
    any_size();
}

static void pupil_form__whole_name__is_taken_apart(void **state)
{
    (void)state;
    type_text("Daan van den Berg");
    press("Enter");
    assert_int_equal(it.intent.kind, INTENT_ROSTER);
    assert_int_equal(it.change.kind, ROSTER_NEW);
    assert_int_equal(it.intent.class_id, 1);
    assert_true(shows("A new pupil"));
    press("Enter");
    assert_true(shows("needs a first name or a surname"));
}

static void pupil_form__slot_and_group__are_checked(void **state)
{
    (void)state;
    type_text("Daan");
    press("Tab");
    press("Tab");
    press("Tab");
    type_text("0");
    press("Enter");
    assert_true(shows("A slot is a number from 1 to 999"));
    press("Backspace");
    press("Tab");
    type_text("9");
    press("Enter");
    assert_true(shows("A group is one number from 1 to 8"));
    assert_int_equal(it.intent.kind, 0);
}

static void pupil_form__nothing_changed__writes_nothing(void **state)
{
    (void)state;
    stack_push(&it.stack, pupil_form_new(&it.desk, 12), NULL);
    press("Enter");
    assert_null(it.intent.changes);
    assert_int_equal(it.stack.count, 1);
}

static bool no_path(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                    size_t others_size)
{
    (void)desk;
    (void)typed;
    snprintf(out, size, "%s", "");
    snprintf(others, others_size, "%s", "");
    return false;
}

/* Nothing typed is nothing to find: the question closes, it does not say that a file without a name is gone.
 */
static void import_open__enter_alone__closes_the_question(void **state)
{
    (void)state;
    it.desk.complete_path = no_path;
    import_open(&it.stack, &it.desk, "7A");
    assert_int_equal(it.stack.count, 2);
    press("Enter");
    assert_int_equal(it.stack.count, 1);
}

int main(void)
{
#define ON_SCREEN(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        ON_SCREEN(import_preview__every_size__is_as_it_was),
        ON_SCREEN(import_preview__missing_child__stays_is_the_same_or_has_left),
        ON_SCREEN(import_preview__all_left__ticks_everybody_and_unticks),
        ON_SCREEN(import_preview__escape__reads_nothing_in),
        ON_SCREEN(import_open__enter_alone__closes_the_question),
        ON_SCREEN(import_columns__every_size__is_as_it_was),
        ON_SCREEN(import_columns__no_name_yet__does_not_go_on),
        ON_SCREEN(import_columns__never_kept__cannot_be_chosen),
        ON_SCREEN(pupil_form__every_size__is_as_it_was),
        ON_SCREEN(pupil_form__whole_name__is_taken_apart),
        ON_SCREEN(pupil_form__slot_and_group__are_checked),
        ON_SCREEN(pupil_form__nothing_changed__writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
