/* The lessons of a week, the form of a lesson, and a lesson on the board. */
#include "unit.h"

#include "../golden/stage.h"

#include "klaskast/screens/lessons.h"

enum { TODAY_WEEK_MONDAY_BEFORE_FRIDAY = 4 };

static struct site sites[8];
static struct lesson lessons[12];
static struct lesson_site uses[12][LESSON_SITES];
static size_t site_count, lesson_count;
static struct lesson_line line;
/* What was wanted last. */
static struct {
    struct lesson_intent lesson;
    char title[200], sites[LESSON_SITES_SIZE], groups[40], goal[LESSON_GOAL_SIZE], leave[200];
    char address[SITE_ADDRESS_SIZE];
} wanted;

static bool read_sites(struct desk *desk, struct arena *arena, const struct site **list, size_t *count,
                       struct err *err)
{
    (void)desk;
    (void)err;
    struct site *copy = arena_new(arena, site_count + 1, sizeof *copy);
    memcpy(copy, sites, site_count * sizeof *copy);
    *list = copy;
    *count = site_count;
    return true;
}

static bool read_lessons(struct desk *desk, int from, int until, struct arena *arena,
                         const struct lesson **list, size_t *count, struct err *err)
{
    (void)desk;
    (void)err;
    struct lesson *copy = arena_new(arena, lesson_count + 1, sizeof *copy);
    *count = 0;
    for (size_t i = 0; i < lesson_count; i++)
        if (lessons[i].day >= from && lessons[i].day <= until)
            copy[(*count)++] = lessons[i];
    *list = copy;
    return true;
}

static bool read_all(struct desk *desk, struct arena *arena, const struct lesson **list, size_t *count,
                     struct err *err)
{
    *count = 0;
    struct lesson *copy = arena_new(arena, lesson_count + 1, sizeof *copy);
    (void)desk;
    (void)err;
    for (int day = stage_day("2025-01-01"); day < stage_day("2028-01-01"); day++)
        for (size_t i = 0; i < lesson_count; i++)
            if (lessons[i].day == day)
                copy[(*count)++] = lessons[i];
    *list = copy;
    return true;
}

static bool read_lines(struct desk *desk, int64_t lesson_id, struct arena *arena,
                       const struct lesson_line **list, size_t *count, struct err *err)
{
    (void)desk;
    (void)arena;
    (void)err;
    *list = &line;
    *count = line.lesson_id == lesson_id;
    return true;
}

static struct lesson *add_lesson(const char *title, const char *day, const char *goal, unsigned groups)
{
    struct lesson *lesson = &lessons[lesson_count];
    *lesson = (struct lesson){ .id = 50 + (int64_t)lesson_count,
                               .uid = "u",
                               .class_id = 1,
                               .day = stage_day(day),
                               .title = title,
                               .subject = "",
                               .goal = goal,
                               .groups = groups,
                               .sites = uses[lesson_count],
                               .contact = "",
                               .leave_by = "",
                               .leave_day = DAY_NONE,
                               .copyright = "" };
    lesson_count++;
    return lesson;
}

static void uses_site(struct lesson *lesson, const char *key, bool shown)
{
    uses[lesson - lessons][lesson->site_count++] = (struct lesson_site){ key, shown };
}

static struct site *add_site(const char *key, const char *title, const char *subject,
                             enum site_verdict verdict, const char *sentence)
{
    struct site *site = &sites[site_count++];
    *site =
        (struct site){ .id = 200 + (int64_t)site_count,
                       .address = key,
                       .key = key,
                       .title = title,
                       .subject = subject,
                       .groups = verdict == VERDICT_REVIEW ? 0 : 0xff,
                       .verdict = verdict,
                       .sentence = sentence,
                       .rejects = "",
                       .remarks = "",
                       .purpose = "",
                       .note = "",
                       .doubt = "",
                       .doubted_day = DAY_NONE,
                       .reviewed_by = "Marit Bakker",
                       .reviewed_day = verdict == VERDICT_REVIEW ? DAY_NONE : test_class.model.today - 30 };
    return site;
}

static bool perform(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err)
{
    if (intent->lesson && !*(intent->lesson->title ? intent->lesson->title : "x"))
        return err_set(err, ERR_REFUSED, "%s", "A lesson needs a title.");
    if (!stage_perform(desk, intent, outcome, err))
        return false;
    if (intent->lesson) {
        const struct lesson_intent *lesson = intent->lesson;
        wanted.lesson = *lesson;
        snprintf(wanted.title, sizeof wanted.title, "%s", lesson->title);
        snprintf(wanted.sites, sizeof wanted.sites, "%s", lesson->sites);
        snprintf(wanted.groups, sizeof wanted.groups, "%s", lesson->groups);
        snprintf(wanted.goal, sizeof wanted.goal, "%s", lesson->goal);
        snprintf(wanted.leave, sizeof wanted.leave, "%s", lesson->leave_by);
        if (intent->kind != INTENT_LESSON_CHANGE)
            add_lesson(wanted.title, "2026-11-20", "", 0)->day = lesson->day;
    }
    if (intent->kind == INTENT_SITE_ADD) {
        snprintf(wanted.address, sizeof wanted.address, "%s", intent->site->address);
        add_site(wanted.address, "", "", VERDICT_REVIEW, "");
    }
    return true;
}

static void open_week(enum language language)
{
    stage_set(language);
    struct desk *desk = &test_class.desk;
    desk->perform = perform;
    desk->sites = read_sites;
    desk->lessons = read_lessons;
    desk->all_lessons = read_all;
    desk->lesson_lines = read_lines;
    site_count = lesson_count = 0;
    memset(&line, 0, sizeof line);
    memset(&wanted, 0, sizeof wanted);
    add_site("rekenen.example", "Rekenspelletjes", "rekenen", VERDICT_ALLOWED,
             "Hier oefen je sommen. Er is geen reclame en je hoeft niet in te loggen.");
    add_site("vogels.example", "Vogels tellen", "natuur", VERDICT_TOGETHER,
             "Samen met de juf, want er staat reclame op.");
    add_site("romeinen.example", "Romeinen", "geschiedenis", VERDICT_ALLOWED,
             "Lees hoe kinderen in Rome woonden.");
    add_site("kaart.example/eu", "Kaart van Europa", "", VERDICT_REVIEW, "");
    add_site("spel.example", "Gratis spelletjes", "", VERDICT_NOT_ALLOWED, "Niet voor kinderen.");
}

static void fill_week(void)
{
    struct lesson *lesson =
        add_lesson("Sommen tot 100", "2026-11-16", "We oefenen sommen, zodat ze vlot gaan.", 0x40);
    uses_site(lesson, "rekenen.example", false);
    lesson->state = LESSON_GIVEN;
    lesson = add_lesson("Wie ben ik online", "2026-11-17", "We kijken wat je over jezelf laat zien.", 0x40);
    lesson->media = true;
    lesson->contact = "groep 6 in Gent";
    lesson = add_lesson("Vogels in de tuin", "2026-11-19", "", 0x40);
    uses_site(lesson, "vogels.example", false);
    uses_site(lesson, "kaart.example/eu", false);
    lesson = add_lesson("Romeinen", "2026-11-19", "We zoeken op hoe kinderen in Rome woonden.", 0x40);
    uses_site(lesson, "romeinen.example", false);
    uses_site(lesson, "rekenen.example", false);
    uses_site(lesson, "vogels.example", true);
    lesson->adult = true;
    lesson->copyright = "eigen materiaal";
    lesson = add_lesson("Landen van Europa", "2026-11-25", "", 0x40);
    uses_site(lesson, "kaart.example/eu", false);
    uses_site(lesson, "romeinen.example", false);
}

static int end(void **state)
{
    return stage_end(state);
}

static const struct lessons *view(void)
{
    return (const struct lessons *)stack_top(&stage.stack);
}

static void in_both_languages(const char *name, const char *const *keys)
{
    for (int language = LANGUAGE_DUTCH; language <= LANGUAGE_ENGLISH; language++) {
        open_week((enum language)language);
        fill_week();
        open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
        for (int i = 0; keys[i]; i++)
            press(keys[i]);
        stage_golden(name);
        if (language == LANGUAGE_DUTCH)
            stage_clear();
    }
}

static void start(void)
{
    open_week(LANGUAGE_ENGLISH);
    fill_week();
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
}

/* --- the week ------------------------------------------------------------------------------------------ */

static void lessons__week__looks_as_it_should__S1_S7(void **state)
{
    (void)state;
    in_both_languages("lessons", (const char *const[]){ "Up", "Up", NULL });
}

static void lessons__empty_week__says_what_to_do(void **state)
{
    (void)state;
    in_both_languages("lessons-empty", (const char *const[]){ "[", "[", NULL });
}

static void lessons__opened__on_today_and_its_week(void **state)
{
    (void)state;
    start();
    assert_int_equal(view()->week, test_class.model.today - TODAY_WEEK_MONDAY_BEFORE_FRIDAY);
    assert_int_equal(view()->selected_day, test_class.model.today);
    expect_shown("week 47");
    press("]");
    expect_shown("week 48");
    expect_shown("Landen van Europa");
    press("[");
    press("[");
    expect_shown("week 46");
}

static void lessons__weekend__is_for_the_week_that_comes(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    test_class.model.today++;
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    expect_shown("week 48");
}

static void lessons__not_ready__says_which_sites_and_why__S1(void **state)
{
    (void)state;
    start();
    press("Up");
    press("Up");
    expect_shown("vogels.example: only with an adult beside.");
    expect_shown("kaart.example/eu: to review.");
    press("Up");
    press("Up");
    expect_shown("Contact with groep 6 in Gent: give leave first (S7).");
}

static void lessons__space__is_given_and_not_given__S8(void **state)
{
    (void)state;
    start();
    press("Home");
    press("Space");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_STATE);
    assert_string_equal(stage.text, "planned"); /* it was given */
    press("Down");
    press("Space");
    assert_string_equal(stage.text, "given");
    assert_int_equal(test_class.last.ref, 51);
    press("x");
    assert_string_equal(stage.text, "cancelled");
    press("Delete");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_REMOVE);
}

static void lessons__day_without_lessons__cannot_be_given_or_removed(void **state)
{
    (void)state;
    start();
    int before = test_class.performed;
    press("Space");
    press("x");
    press("Delete");
    press("c");
    press("b");
    assert_int_equal(test_class.performed, before);
    assert_int_equal(stage.stack.count, 2);
}

static void lessons__reviews__one_list_nearest_first__S1(void **state)
{
    (void)state;
    start();
    struct lesson *lesson = add_lesson("Spelletjes", "2026-11-24", "", 0x40);
    sites[0].reviewed_day = test_class.model.today - 364; /* due on the day before */
    uses_site(lesson, "rekenen.example", false);
    uses_site(lesson, "spel.example", false); /* looked at: not to be reviewed */
    struct lesson moved = lessons[4];
    lessons[4] = *lesson; /* by day, as the file gives them */
    lessons[5] = moved;
    stack_reload(&stage.stack);
    press("r");
    expect_shown("To review before Tue 24 Nov");
    expect_shown("Rekenspelletjes rekenen.example");
    expect_shown("Kaart van Europa kaart.");
    expect_not_shown("Gratis spelletjes");
    press("Enter");
    expect_shown("Review a site");
    expect_shown("rekenen.example");
}

static void lessons__no_reviews__says_so(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    press("r");
    expect_shown("No site of the coming three weeks is to be reviewed.");
}

static void lessons__line_for_a_pupil__is_asked_and_kept__S7(void **state)
{
    (void)state;
    start();
    line = (struct lesson_line){ .id = 1, .lesson_id = 50, .pupil_id = 2, .text = "met de bak" };
    press("Home");
    press("p");
    expect_shown("met de bak");
    type_in("mees");
    press("Enter");
    type_in(" thuis");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_LINE);
    assert_int_equal(test_class.last.pupil_id, 2);
    assert_int_equal(test_class.last.ref, 50);
    assert_string_equal(stage.text, "met de bak thuis");
}

/* --- the form ------------------------------------------------------------------------------------------ */

static void lesson_form__looks_as_it_should__S5_S7(void **state)
{
    (void)state;
    in_both_languages("lesson-form", (const char *const[]){ "Up", "Enter", "Down", NULL });
}

static void lesson_form__picker__looks_as_it_should(void **state)
{
    (void)state;
    in_both_languages("lesson-form-picker", (const char *const[]){ "+", "Tab", "e", NULL });
}

static void lesson_form__three_known_sites__in_fifteen_keys__S1_S7(void **state)
{
    (void)state;
    start();
    int keys = 0;
    static const char *const before[] = { "+", NULL };
    static const char *const after[] = { "Tab",   "r", "e", "Enter", "v",     "o",
                                         "Enter", "r", "o", "Enter", "Enter", NULL };
    for (int i = 0; before[i]; i++, keys++)
        press(before[i]);
    type_in("Lente");
    for (int i = 0; after[i]; i++, keys++)
        press(after[i]);
    assert_in_range(keys, 1, 15);
    assert_int_equal(test_class.last.kind, INTENT_LESSON_ADD);
    assert_string_equal(wanted.title, "Lente");
    assert_string_equal(wanted.sites, "p:rekenen.example p:vogels.example p:romeinen.example");
    assert_string_equal(wanted.groups, "7");
    assert_int_equal(wanted.lesson.day, test_class.model.today);
    assert_int_equal(stage.stack.count, 2);
    assert_int_equal(view()->selected, 55);
}

static void lesson_form__order_and_use_of_sites__can_be_changed__S1(void **state)
{
    (void)state;
    start();
    press("Up");
    press("Enter");
    press("Down");
    press("Right"); /* Romeinen after Rekenspelletjes */
    press("Space");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_CHANGE);
    assert_string_equal(wanted.sites, "p:rekenen.example t:romeinen.example t:vogels.example");
    assert_string_equal(wanted.goal, "We zoeken op hoe kinderen in Rome woonden.");
    press("Enter");
    press("Down");
    press("Delete");
    press("Delete");
    press("Enter");
    assert_string_equal(wanted.sites, "t:vogels.example");
}

static void lesson_form__new_address__comes_on_the_list__S1(void **state)
{
    (void)state;
    start();
    press("+");
    type_in("Lente");
    press("Tab");
    press("n");
    type_in("ieuw.example");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_SITE_ADD);
    assert_string_equal(wanted.address, "nieuw.example");
    expect_shown("to review");
    press("Enter");
    assert_string_equal(wanted.sites, "p:nieuw.example");
}

static void lesson_form__day__as_people_type_it(void **state)
{
    (void)state;
    start();
    press("+");
    type_in("Lente");
    for (int i = 0; i < 2; i++)
        press("Tab");
    type_in("99");
    press("Enter");
    assert_int_equal(stage.stack.count, 3);
    expect_shown("Give the day as 24-11");
    type_in("do");
    expect_shown("Thursday 26 November 2026");
    press("Enter");
    assert_int_equal(wanted.lesson.day, stage_day("2026-11-26"));
    expect_shown("week 48");
}

static void lesson_form__without_a_title__stays_open(void **state)
{
    (void)state;
    start();
    press("+");
    press("Tab");
    press("Enter");
    assert_int_equal(stage.stack.count, 3);
    expect_shown("A lesson needs a title.");
    type_in("Lente");
    press("Enter");
    assert_string_equal(wanted.title, "Lente");
}

static void lesson_form__nothing_changed__writes_nothing(void **state)
{
    (void)state;
    start();
    int before = test_class.performed;
    press("Up");
    press("Enter");
    press("Enter");
    assert_int_equal(test_class.performed, before);
    assert_int_equal(stage.stack.count, 2);
}

static void lesson_form__copy__to_a_week_later_and_another_group__S7(void **state)
{
    (void)state;
    start();
    lessons[1].leave_by = "Marit Bakker";
    press("Home");
    press("Down");
    press("c");
    expect_shown("24-11-2026");
    press("Tab");
    type_in("5");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_COPY);
    assert_int_equal(test_class.last.ref, 51);
    assert_int_equal(wanted.lesson.day, stage_day("2026-11-24"));
    assert_string_equal(wanted.groups, "5");
    assert_string_equal(wanted.leave, ""); /* leave for the contact is asked for anew */
    expect_shown("week 48");
}

static void lesson_form__boxes__are_ticked_with_space__S6_S8(void **state)
{
    (void)state;
    start();
    press("+");
    type_in("Lente");
    for (int i = 0; i < 7; i++)
        press("Tab");
    press("Space");
    press("Tab");
    press("Space");
    press("Enter");
    assert_int_equal(wanted.lesson.media, LESSON_YES);
    assert_int_equal(wanted.lesson.adult, LESSON_YES);
}

/* Every lesson before that day, of whichever class, newest first and each title once. */
static void lessons__earlier_one__is_copied_to_the_day_one_is_on__S7(void **state)
{
    (void)state;
    start();
    add_lesson("Lente", "2025-03-20", "Wat groeit er?", 0x20)->class_id = 9;
    add_lesson("Sommen tot 100", "2025-11-17", "", 0x40);
    press("End");
    press("l");
    expect_shown("Which lesson once more");
    expect_shown("7A, 16 November 2026");
    expect_shown("20 March 2025");
    expect_not_shown("17 November 2025");
    type_in("groeit");
    press("Enter");
    expect_shown("20-11-2026");
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_LESSON_COPY);
    assert_int_equal(test_class.last.ref, lessons[lesson_count - 3].id);
    assert_int_equal(wanted.lesson.day, stage_day("2026-11-20"));
}

static void lessons__no_earlier_one__says_what_can_be_done(void **state)
{
    (void)state;
    open_week(LANGUAGE_ENGLISH);
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
    press("l");
    expect_shown("+ prepares a new one");
}

/* --- on the board -------------------------------------------------------------------------------------- */

static void lesson_board__looks_as_it_should__S3_S7(void **state)
{
    (void)state;
    in_both_languages("lesson-board", (const char *const[]){ "Up", "b", NULL });
}

static void lesson_board__without_large_letters__is_readable_too__S7(void **state)
{
    (void)state;
    struct buffer out;
    start();
    press("Up");
    press("b");
    buffer_init(&out);
    golden_print(&stage.stack, 80, 24, true, &out);
    golden_compare("lesson-board-ascii-80x24-en", &out);
    buffer_clear(&out);
}

/* Every name of the class, and the line of a pupil, in a lesson that has one; at several sizes. */
static void lesson_board__nothing_of_a_pupil__can_be_seen__S7(void **state)
{
    (void)state;
    static const int at[][2] = { { 80, 24 }, { 132, 50 }, { 40, 12 }, { 200, 60 } };
    start();
    line = (struct lesson_line){ .id = 1, .lesson_id = 53, .pupil_id = 2, .text = "met de bak" };
    press("Up");
    press("b");
    for (size_t size = 0; size < sizeof at / sizeof *at; size++) {
        const char *text = shown(at[size][0], at[size][1]);
        assert_null(strstr(text, "met de bak"));
        assert_null(strstr(text, "7A"));
        assert_null(strstr(text, "Marit"));
        for (size_t i = 0; i < test_class.model.pupil_count; i++) {
            assert_null(strstr(text, test_class.model.pupils[i].pupil->name));
            if (strlen(test_class.model.pupils[i].pupil->first) > 2)
                assert_null(strstr(text, test_class.model.pupils[i].pupil->first));
        }
    }
}

static void lesson_board__site_that_may_not_be_used__is_not_on_it__S1(void **state)
{
    (void)state;
    start();
    press("]");
    press("Home");
    press("Down");
    press("Down");
    press("b");
    expect_not_shown("kaart.example");
    expect_not_shown("Kaart van Europa");
    expect_shown("Lees hoe kinderen in Rome woonden.");
}

static void lesson_board__any_other_key__shows_nothing_else__S7(void **state)
{
    (void)state;
    static const char *const keys[] = { "F2",    "F3", "F4", "F5", "F6", "Tab", "v", "Enter",
                                        "Space", "u",  "?",  ":",  "+",  "b",   "T", "/" };
    start();
    press("Up");
    press("b");
    char before[20000];
    snprintf(before, sizeof before, "%s", shown(80, 24));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i]);
        assert_string_equal(shown(80, 24), before);
    }
    press("Esc");
    assert_int_equal(stage.stack.count, 2);
}

/* --- from the stick ------------------------------------------------------------------------------------- */

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
    wanted.lesson.day = intent->prep ? intent->prep->take[0] : DAY_NONE;
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
    start();
    open_stick();
    press("Enter");
    assert_int_equal(test_class.last.kind, INTENT_PREP);
    assert_int_equal(wanted.lesson.day, 0);
    open_stick();
    press("Space");
    press("Enter");
    assert_int_equal(wanted.lesson.day, 1U << PREP_MAIN);
    open_stick();
    press("a");
    press("a");
    press("Down");
    press("Space"); /* no conflict: there is nothing to choose */
    press("Esc");
    assert_int_equal(wanted.lesson.day, 1U << PREP_MAIN);
}

static void prep__another_file__is_said(void **state)
{
    (void)state;
    start();
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
    start();
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

static void lessons__every_size__nothing_is_drawn_outside(void **state)
{
    (void)state;
    start();
    press("Up");
    stage_every_size();
    press("b");
    stage_every_size();
    press("Esc");
    press("Enter");
    stage_every_size();
    press("Down");
    press("Down");
    press("Down");
    press("Down");
    press("e");
    stage_every_size();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(lessons__week__looks_as_it_should__S1_S7, end),
        cmocka_unit_test_teardown(lessons__empty_week__says_what_to_do, end),
        cmocka_unit_test_teardown(lessons__opened__on_today_and_its_week, end),
        cmocka_unit_test_teardown(lessons__weekend__is_for_the_week_that_comes, end),
        cmocka_unit_test_teardown(lessons__not_ready__says_which_sites_and_why__S1, end),
        cmocka_unit_test_teardown(lessons__space__is_given_and_not_given__S8, end),
        cmocka_unit_test_teardown(lessons__day_without_lessons__cannot_be_given_or_removed, end),
        cmocka_unit_test_teardown(lessons__reviews__one_list_nearest_first__S1, end),
        cmocka_unit_test_teardown(lessons__no_reviews__says_so, end),
        cmocka_unit_test_teardown(lessons__line_for_a_pupil__is_asked_and_kept__S7, end),
        cmocka_unit_test_teardown(lesson_form__looks_as_it_should__S5_S7, end),
        cmocka_unit_test_teardown(lesson_form__picker__looks_as_it_should, end),
        cmocka_unit_test_teardown(lesson_form__three_known_sites__in_fifteen_keys__S1_S7, end),
        cmocka_unit_test_teardown(lesson_form__order_and_use_of_sites__can_be_changed__S1, end),
        cmocka_unit_test_teardown(lesson_form__new_address__comes_on_the_list__S1, end),
        cmocka_unit_test_teardown(lesson_form__day__as_people_type_it, end),
        cmocka_unit_test_teardown(lesson_form__without_a_title__stays_open, end),
        cmocka_unit_test_teardown(lesson_form__nothing_changed__writes_nothing, end),
        cmocka_unit_test_teardown(lesson_form__copy__to_a_week_later_and_another_group__S7, end),
        cmocka_unit_test_teardown(lessons__earlier_one__is_copied_to_the_day_one_is_on__S7, end),
        cmocka_unit_test_teardown(lessons__no_earlier_one__says_what_can_be_done, end),
        cmocka_unit_test_teardown(lesson_form__boxes__are_ticked_with_space__S6_S8, end),
        cmocka_unit_test_teardown(lesson_board__looks_as_it_should__S3_S7, end),
        cmocka_unit_test_teardown(lesson_board__without_large_letters__is_readable_too__S7, end),
        cmocka_unit_test_teardown(lesson_board__nothing_of_a_pupil__can_be_seen__S7, end),
        cmocka_unit_test_teardown(lesson_board__site_that_may_not_be_used__is_not_on_it__S1, end),
        cmocka_unit_test_teardown(lesson_board__any_other_key__shows_nothing_else__S7, end),
        cmocka_unit_test_teardown(prep__from_a_file__looks_as_it_should__S7, end),
        cmocka_unit_test_teardown(prep__conflict__keeps_what_is_here_unless_ticked__S7, end),
        cmocka_unit_test_teardown(prep__another_file__is_said, end),
        cmocka_unit_test_teardown(prep__to_a_file_that_is_there__asks_first, end),
        cmocka_unit_test_teardown(lessons__every_size__nothing_is_drawn_outside, end),
    };
    return cmocka_run_group_tests_name("lessons", tests, NULL, NULL);
}
