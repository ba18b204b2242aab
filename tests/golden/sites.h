/* A list of sites and a desk around it, for tests of the screens about sites. */
#ifndef KLASKAST_TESTS_SITES_H
#define KLASKAST_TESTS_SITES_H

#include "golden.h"

#include "klaskast/base/day.h"
#include "klaskast/screens/review.h"
#include "klaskast/screens/sites.h"
#include "klaskast/screens/sites_add.h"

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
    char subject[SITE_SUBJECT_SIZE], purpose[SITE_PURPOSE_SIZE], note[SITE_NOTE_SIZE];
    enum site_verdict verdict;
    unsigned checks;
    int performed;
    char copied[SITE_ADDRESS_SIZE], opened[SITE_ADDRESS_SIZE];
    bool no_browser;
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

static inline bool read_sites(struct desk *desk, struct arena *arena, const struct site **sites,
                              size_t *count, struct err *err)
{
    (void)desk;
    (void)err;
    struct site *copy = arena_new(arena, it.count + 1, sizeof *copy);
    memcpy(copy, it.sites, it.count * sizeof *copy);
    *sites = copy;
    *count = it.count;
    return true;
}

static inline const struct site *site_of(int64_t id)
{
    return site_by_id(it.sites, it.count, id);
}

static inline bool perform(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                           struct err *err)
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
    snprintf(it.subject, sizeof it.subject, "%s", want->subject ? want->subject : "");
    snprintf(it.purpose, sizeof it.purpose, "%s", want->purpose ? want->purpose : "");
    snprintf(it.note, sizeof it.note, "%s", want->note ? want->note : "");
    it.verdict = want->verdict;
    it.checks = want->checks;
    if (intent->kind == INTENT_SITE_ADD && intent->site_count < 2)
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

static inline void copy(struct desk *desk, const char *text)
{
    (void)desk;
    snprintf(it.copied, sizeof it.copied, "%s", text);
}

static inline bool open_address(struct desk *desk, const char *address, struct err *err)
{
    (void)desk;
    if (it.no_browser)
        return err_set(err, ERR_REFUSED, "no browser");
    snprintf(it.opened, sizeof it.opened, "%s", address);
    return true;
}

/* A review, a change and a report, newest first; the first review was taken back. */
static inline bool site_history(struct desk *desk, int64_t site_id, struct arena *arena,
                                const struct site_step **steps, size_t *count, struct err *err)
{
    static const struct site_step past[] = {
        { .kind = SITE_STEP_REVIEWED,
          .who = "Marit Bakker",
          .verdict = VERDICT_ALLOWED,
          .groups = 0xf0,
          .sentence = "Hier zie je landen.",
          .rejects = "",
          .remarks = "adverts,old-line",
          .note = "Reclame staat rechts." },
        { .kind = SITE_STEP_DOUBTED, .who = "Joris de Vries", .what = "reclame voor gokken" },
        { .kind = SITE_STEP_CHANGED,
          .who = "Joris de Vries",
          .title = "Aardrijkskunde",
          .subject = "aardrijkskunde",
          .purpose = "landen zoeken" },
        { .kind = SITE_STEP_REVIEWED,
          .who = "Joris de Vries",
          .verdict = VERDICT_NOT_ALLOWED,
          .sentence = "Niet voor kinderen.",
          .rejects = "decency",
          .remarks = "",
          .note = "",
          .taken_back = true },
        { .kind = SITE_STEP_ADDED, .who = "Marit Bakker", .title = "", .subject = "", .purpose = "" },
    };
    (void)desk;
    (void)err;
    assert_int_equal(site_id, 1);
    *count = sizeof past / sizeof *past;
    struct site_step *copy_ = arena_new(arena, *count, sizeof *copy_);
    memcpy(copy_, past, sizeof past);
    for (size_t i = 0; i < *count; i++)
        copy_[i].day = day_from_date(2025, 11, 12) - 40 * (int)i;
    *steps = copy_;
    return true;
}

static inline bool read_bookmarks(struct desk *desk, const char *path, struct arena *arena,
                                  struct site_plan *plan, struct err *err)
{
    const struct site *sites;
    size_t count;
    if (strstr(path, "none"))
        return err_set(err, ERR_REFUSED, "no such file");
    read_sites(desk, arena, &sites, &count, err);
    site_plan_begin(plan, arena, sites, count);
    site_plan_add(plan, 13, "https://tafels.example/", "Tafels & sommen", "Rekenen");
    site_plan_add(plan, 14, "https://breuken.example/taart", "Breuken: \"taart\" verdelen", "Rekenen");
    site_plan_add(plan, 17, "http://www.rekenen.example/", "Rekenspelletjes", "Rekenen");
    site_plan_add(plan, 21, "https://hunebed.example/", "Hunebedden", "Geschiedenis");
    site_plan_add(plan, 22, "https://tafels.example/", "Tafels", "Rekenen");
    site_plan_add(plan, 25, "http://localhost:8080/", "Proef", "");
    site_plan_add(plan, 28, "https://b\xD0\xBEnk.example/", "Bank", "");
    plan->left_out = 3;
    return true;
}

static inline bool complete_path(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                                 size_t others_size)
{
    (void)desk;
    (void)typed;
    (void)out;
    (void)size;
    (void)others;
    (void)others_size;
    return false;
}

static inline int open_screen(void **state)
{
    (void)state;
    memset(&it, 0, sizeof it);
    translate_use(LANGUAGE_ENGLISH);
    settings_defaults(&it.settings);
    it.model = (struct model){ .settings = &it.settings,
                               .class = { .id = 1, .name = "7A", .groups = "7" },
                               .today = day_from_date(2026, 11, 20),
                               .day = day_from_date(2026, 11, 20),
                               .now = 1795166100,
                               .schoolday = true,
                               .who = "Marit Bakker",
                               .language = "",
                               .theme = "" };
    it.desk = (struct desk){ .model = &it.model,
                             .perform = perform,
                             .sites = read_sites,
                             .copy = copy,
                             .open_address = open_address,
                             .site_history = site_history,
                             .read_bookmarks = read_bookmarks,
                             .complete_path = complete_path };
    it.count = sizeof list / sizeof *list;
    memcpy(it.sites, list, sizeof list);
    it.sites[0].reviewed_day = day_from_date(2025, 11, 12);
    it.sites[1].reviewed_day = day_from_date(2026, 10, 4);
    it.sites[2].reviewed_day = day_from_date(2026, 10, 1);
    it.sites[3].reviewed_day = DAY_NONE;
    it.sites[4].reviewed_day = day_from_date(2025, 12, 12); /* soon to be looked at again */
    for (size_t i = 0; i < it.count; i++) {
        it.sites[i].doubted_day = DAY_NONE;
        it.sites[i].reviews = it.sites[i].reviewed_day != DAY_NONE;
    }
    keymap_init(&it.keymap);
    stack_init(&it.stack, &it.keymap);
    stack_resize(&it.stack, 80, 24);
    it.ticks = 10000;
    assert_true(stack_replace(&it.stack, sites_new(&it.desk, &it.keymap)));
    return 0;
}

static inline int close_screen(void **state)
{
    (void)state;
    stack_clear(&it.stack);
    return 0;
}

/* --- keys ---------------------------------------------------------------------------------------------- */

/* Esc when something is open, then the review of the chosen site. */
static inline void press(const char *name);
static inline void review_again(void)
{
    if (it.stack.count > 1)
        press("Esc");
    press("Enter");
}

static inline void paste(const char *text)
{
    struct input input = { .kind = INPUT_PASTE, .paste = text, .ticks = it.ticks += 1000 };
    stack_input(&it.stack, &input);
    stack_tidy(&it.stack);
}

static inline void press(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = it.ticks += 1000 };
    assert_true(key_parse(name, &input.key));
    stack_input(&it.stack, &input);
    stack_tidy(&it.stack);
}

static inline void type_text(const char *text)
{
    for (; *text; text++) {
        struct input input = { .kind = INPUT_KEY, .key = { .code = *text }, .ticks = it.ticks += 1000 };
        input.text[0] = *text;
        stack_input(&it.stack, &input);
        stack_tidy(&it.stack);
    }
}

static inline const struct sites *screen(void)
{
    return (const struct sites *)it.stack.screens[0];
}

static inline void golden_in(enum language language, const char *name, int width, int height)
{
    char file[80];
    translate_use(language);
    stack_reload(&it.stack);
    snprintf(file, sizeof file, "%s-%dx%d-%s", name, width, height, language == LANGUAGE_DUTCH ? "nl" : "en");
    golden_check(file, &it.stack, width, height);
    stack_resize(&it.stack, 80, 24);
}

/* In both languages. For a screen that says something from before it was drawn, `again` opens it anew. */
static inline void golden_of(const char *name, int width, int height, void (*again)(void))
{
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        translate_use((enum language)language);
        if (again)
            again();
        golden_in((enum language)language, name, width, height);
    }
}

static inline void golden(const char *name, int width, int height)
{
    golden_of(name, width, height, NULL);
}

/* Draws what is on the stack at every size; nothing may fall outside. */
static inline void every_size(void)
{
    struct canvas canvas;
    canvas_init(&canvas);
    for (int height = 1; height <= 70; height++) {
        for (int width = 1; width <= 200; width += 1 + width / 20) {
            struct screen *top = stack_top(&it.stack);
            canvas_resize(&canvas, width, height);
            top->kind->layout(top, width, height);
            top->kind->draw(top, &canvas);
            if (canvas.outside)
                fail_msg("%s draws outside %dx%d", top->kind->name, width, height);
        }
    }
    canvas_clear(&canvas);
    stack_resize(&it.stack, 80, 24);
}

#define sites_test(name) cmocka_unit_test_setup_teardown(name, open_screen, close_screen)

#endif
