#include "unit.h"

#include "../golden/golden.h"

#include "klaskast/base/day.h"
#include "klaskast/screens/review.h"
#include "klaskast/screens/sites.h"

/* A desk whose 'disk' is this list; what screens ask for is kept to look at. */
static struct {
    struct desk desk;
    struct settings settings;
    struct model model;
    struct keymap keymap;
    struct stack stack;
    struct site sites[40];
    size_t count;
    struct intent intent; /* the last one */
    char address[SITE_ADDRESS_SIZE], sentence[SITE_SENTENCE_SIZE], groups[40], title[SITE_TITLE_SIZE];
    enum site_verdict verdict;
    unsigned checks;
    int performed;
    char copied[SITE_ADDRESS_SIZE];
    int64_t ticks;
} it;

static const struct site list[] = {
    { .id = 1,
      .address = "https://kaart.example/eu",
      .key = "kaart.example/eu",
      .title = "Aardrijkskunde",
      .subject = "aardrijkskunde",
      .purpose = "",
      .note = "",
      .doubt = "",
      .groups = 0xe0,
      .verdict = VERDICT_ALLOWED,
      .sentence = "Hier zie je landen.",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "Marit Bakker" },
    { .id = 2,
      .address = "https://spel.example",
      .key = "spel.example",
      .title = "Gratis spelletjes",
      .subject = "",
      .purpose = "",
      .note = "",
      .doubt = "",
      .verdict = VERDICT_NOT_ALLOWED,
      .sentence = "Hier staan dingen op die niet voor kinderen zijn.",
      .rejects = "decency",
      .remarks = "adverts",
      .reviewed_by = "Joris de Vries" },
    { .id = 3,
      .address = "https://www.rekenen.example",
      .key = "rekenen.example",
      .title = "Rekenspelletjes",
      .subject = "rekenen",
      .purpose = "",
      .note = "",
      .doubt = "",
      .groups = 0x3c,
      .verdict = VERDICT_ALLOWED,
      .sentence = "Hier oefen je sommen. Er is geen reclame en je hoeft niet in te loggen.",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "Marit Bakker" },
    { .id = 4,
      .address = "https://romeinen.example",
      .key = "romeinen.example",
      .title = "",
      .subject = "",
      .purpose = "",
      .note = "",
      .doubt = "",
      .sentence = "",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "" },
    { .id = 5,
      .address = "https://vogels.example/tellen/in/de/tuin",
      .key = "vogels.example/tellen/in/de/tuin",
      .title = "Vogels tellen in de tuin",
      .subject = "natuur",
      .purpose = "",
      .note = "",
      .doubt = "",
      .groups = 0xf0,
      .verdict = VERDICT_TOGETHER,
      .sentence = "Samen met de juf, want er staat reclame op.",
      .rejects = "",
      .remarks = "adverts",
      .reviewed_by = "Zoë van den Berg" },
};

static bool read_sites(struct desk *desk, struct arena *arena, const struct site **sites, size_t *count,
                       struct err *err)
{
    (void)desk;
    (void)err;
    struct site *copy = arena_new(arena, it.count + 1, sizeof *copy);
    memcpy(copy, it.sites, it.count * sizeof *copy);
    *sites = copy;
    *count = it.count;
    return true;
}

static const struct site *site_of(int64_t id)
{
    return site_by_id(it.sites, it.count, id);
}

static bool perform(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    const struct site_intent *want = intent->site;
    (void)desk;
    it.performed++;
    it.intent = *intent;
    *outcome = (struct outcome){ .question = QUESTION_NONE, .said = "kept" };
    if (!want)
        return true;
    snprintf(it.address, sizeof it.address, "%s", want->address ? want->address : "");
    snprintf(it.sentence, sizeof it.sentence, "%s", want->sentence ? want->sentence : "");
    snprintf(it.groups, sizeof it.groups, "%s", want->groups ? want->groups : "");
    snprintf(it.title, sizeof it.title, "%s", want->title ? want->title : "");
    it.verdict = want->verdict;
    it.checks = want->checks;
    if (intent->kind == INTENT_SITE_ADD)
        it.sites[it.count++] = (struct site){ .id = 99,
                                              .address = it.address,
                                              .key = it.address,
                                              .title = "",
                                              .subject = "",
                                              .purpose = "",
                                              .note = "",
                                              .doubt = "",
                                              .sentence = "",
                                              .rejects = "",
                                              .remarks = "",
                                              .reviewed_by = "",
                                              .reviewed_day = DAY_NONE };
    return intent->kind != INTENT_SITE_REVIEW ||
           site_review_complete(want, site_of(intent->ref), &it.settings, NULL, err);
}

static void copy(struct desk *desk, const char *text)
{
    (void)desk;
    snprintf(it.copied, sizeof it.copied, "%s", text);
}

static int open_screen(void **state)
{
    (void)state;
    memset(&it, 0, sizeof it);
    translate_use(LANGUAGE_ENGLISH);
    settings_defaults(&it.settings);
    it.model = (struct model){ .settings = &it.settings,
                               .class = { .id = 1, .name = "7A" },
                               .today = day_from_date(2026, 11, 20),
                               .day = day_from_date(2026, 11, 20),
                               .now = 1795166100,
                               .schoolday = true,
                               .who = "Marit Bakker",
                               .language = "",
                               .theme = "" };
    it.desk = (struct desk){ .model = &it.model, .perform = perform, .sites = read_sites, .copy = copy };
    it.count = sizeof list / sizeof *list;
    memcpy(it.sites, list, sizeof list);
    it.sites[0].reviewed_day = day_from_date(2025, 11, 12);
    it.sites[1].reviewed_day = day_from_date(2026, 10, 4);
    it.sites[2].reviewed_day = day_from_date(2026, 10, 1);
    it.sites[3].reviewed_day = DAY_NONE;
    it.sites[4].reviewed_day = day_from_date(2026, 9, 3);
    keymap_init(&it.keymap);
    stack_init(&it.stack, &it.keymap);
    stack_resize(&it.stack, 80, 24);
    it.ticks = 10000;
    assert_true(stack_replace(&it.stack, sites_new(&it.desk, &it.keymap)));
    return 0;
}

static int close_screen(void **state)
{
    (void)state;
    stack_clear(&it.stack);
    return 0;
}

/* --- keys ---------------------------------------------------------------------------------------------- */

static void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = it.ticks += 1000 };
    assert_true(key_parse(name, &input.key));
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

static const struct sites *screen(void)
{
    return (const struct sites *)it.stack.screens[0];
}

static void golden(const char *name, int width, int height)
{
    char file[80];
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        stack_reload(&it.stack);
        snprintf(file, sizeof file, "%s-%dx%d-%s", name, width, height,
                 language == LANGUAGE_DUTCH ? "nl" : "en");
        golden_check(file, &it.stack, width, height);
    }
}

/* --- tests --------------------------------------------------------------------------------------------- */

static void sites__list__looks_as_it_should__S1(void **state)
{
    (void)state;
    press("Down");
    press("Down");
    golden("sites", 80, 24);
    golden("sites", 40, 12);
    golden("sites", 132, 50);
    golden("sites", 1, 1);
}

static void sites__no_site_yet__says_what_to_do__S1(void **state)
{
    (void)state;
    it.count = 0;
    golden("sites-empty", 80, 24);
}

static void review__form__looks_as_it_should__S2_S3(void **state)
{
    (void)state;
    press("Down");
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    golden("review", 80, 24);
    golden("review", 40, 12);
    golden("review", 132, 50);
}

static void sites__every_size__nothing_is_drawn_outside(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas);
    for (int form = 0; form < 2; form++) {
        for (int height = 1; height <= 70; height++) {
            for (int width = 1; width <= 200; width += 1 + width / 20) {
                struct screen *top = stack_top(&it.stack);
                canvas_resize(&canvas, width, height);
                top->kind->layout(top, width, height);
                top->kind->draw(top, &canvas);
                if (canvas.outside)
                    print_error("form %d at %dx%d\n", form, width, height);
                assert_int_equal(canvas.outside, 0);
            }
        }
        press("Enter");
    }
    canvas_clear(&canvas);
}

static void sites__filter__narrows_as_one_types(void **state)
{
    (void)state;
    press("/");
    type_text("vog");
    assert_int_equal(screen()->list.count, 1);
    assert_int_equal(screen()->selected, 5);
    type_text("x");
    assert_int_equal(screen()->list.count, 0);
    press("Backspace");
    press("Enter");
    assert_int_equal(screen()->list.count, 1);
    golden("sites-filter", 80, 24);
    press("Esc");
    assert_int_equal(screen()->list.count, 5);
    assert_int_equal(screen()->selected, 5);
}

static void sites__group__shows_what_that_group_may_need(void **state)
{
    (void)state;
    press("g");
    type_text("9");
    press("Enter");
    assert_int_equal(it.stack.count, 2); /* refused: the prompt stays */
    press("Backspace");
    type_text("3");
    press("Enter");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(screen()->list.count, 3); /* 3-6, and two without groups */
    press("g");
    press("Enter");
    assert_int_equal(screen()->list.count, 5);
}

static void sites__add__pasted_address_is_enough_and_is_selected__S1(void **state)
{
    (void)state;
    struct input paste = { .kind = INPUT_PASTE, .paste = "nieuw.example\n", .ticks = it.ticks += 1000 };
    press("+");
    stack_input(&it.stack, &paste);
    press("Enter");
    assert_int_equal(it.performed, 1);
    assert_int_equal(it.intent.kind, INTENT_SITE_ADD);
    assert_string_equal(it.address, "nieuw.example");
    assert_int_equal(screen()->selected, 99);
}

static void sites__add_no_address__is_refused_while_it_can_be_mended(void **state)
{
    (void)state;
    press("+");
    type_text("rekenen");
    press("Enter");
    assert_int_equal(it.performed, 0);
    assert_int_equal(it.stack.count, 2);
}

static void sites__add_the_same__shows_the_one_that_is_there__S1(void **state)
{
    (void)state;
    press("+");
    type_text("HTTP://WWW.Rekenen.example/");
    press("Enter");
    assert_int_equal(it.performed, 0);
    assert_int_equal(screen()->selected, 3);
    assert_non_null(strstr(it.stack.message, "on the list already"));
}

static void sites__remove__asks_first(void **state)
{
    (void)state;
    press("Delete");
    assert_int_equal(it.performed, 0);
    press("Esc");
    assert_int_equal(it.performed, 0);
    press("Delete");
    press("Enter");
    assert_int_equal(it.intent.kind, INTENT_SITE_REMOVE);
    assert_int_equal(it.intent.ref, 1);
}

static void sites__copy__gives_the_address(void **state)
{
    (void)state;
    press("y");
    assert_string_equal(it.copied, "https://kaart.example/eu");
}

static void review__without_a_sentence__stays_open_and_goes_there__S3(void **state)
{
    (void)state;
    press("Down");
    press("Down");
    press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    type_text("Romeinen");
    press("Tab");
    type_text("geschiedenis");
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    assert_int_equal(review->list.selected, 10); /* no verdict yet */
    type_text(" ");
    assert_int_equal(review->verdict, VERDICT_ALLOWED);
    press("Enter");
    assert_int_equal(it.stack.count, 2);
    assert_int_equal(review->list.selected, 11);
    assert_non_null(strstr(it.stack.message, "not complete"));
    type_text("Lees over Romeinen.");
    press("Enter");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.intent.ref, 4);
    assert_string_equal(it.title, "Romeinen");
    assert_string_equal(it.sentence, "Lees over Romeinen.");
    assert_int_equal(it.verdict, VERDICT_ALLOWED);
}

static void review__rejecting_line__makes_it_not_allowed__S2(void **state)
{
    (void)state;
    press("Enter");
    struct review *review = (struct review *)stack_top(&it.stack);
    press("Tab");
    press("Tab");
    press("Tab");
    type_text(" ");
    assert_int_equal(review->checks, 1);
    assert_int_equal(review->verdict, VERDICT_NOT_ALLOWED);
    type_text(" ");
    assert_int_equal(review->checks, 0);
    assert_int_equal(review->verdict, VERDICT_REVIEW);
}

static void review__again__brings_what_was_found_before(void **state)
{
    (void)state;
    press("Down");
    press("Enter");
    const struct review *review = (const struct review *)stack_top(&it.stack);
    assert_int_equal(review->checks, 3);
    assert_int_equal(review->verdict, VERDICT_NOT_ALLOWED);
    press("Enter");
    assert_string_equal(it.groups, "");
    assert_int_equal(it.checks, 3);
}

static void review__esc__keeps_nothing(void **state)
{
    (void)state;
    press("Enter");
    type_text("x");
    press("Esc");
    assert_int_equal(it.stack.count, 1);
    assert_int_equal(it.performed, 0);
}

int main(void)
{
    setenv("TZ", "Europe/Amsterdam", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sites__list__looks_as_it_should__S1, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(sites__no_site_yet__says_what_to_do__S1, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(review__form__looks_as_it_should__S2_S3, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(sites__every_size__nothing_is_drawn_outside, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(sites__filter__narrows_as_one_types, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(sites__group__shows_what_that_group_may_need, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(sites__add__pasted_address_is_enough_and_is_selected__S1, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(sites__add_no_address__is_refused_while_it_can_be_mended, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(sites__add_the_same__shows_the_one_that_is_there__S1, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(sites__remove__asks_first, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(sites__copy__gives_the_address, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(review__without_a_sentence__stays_open_and_goes_there__S3,
                                        open_screen, close_screen),
        cmocka_unit_test_setup_teardown(review__rejecting_line__makes_it_not_allowed__S2, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(review__again__brings_what_was_found_before, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(review__esc__keeps_nothing, open_screen, close_screen),
    };
    return cmocka_run_group_tests_name("sites", tests, NULL, NULL);
}
