/* The lessons of a week and a desk around them, for tests of the screens about lessons. */
#ifndef TESTS_GOLDEN_LESSONS_H
#define TESTS_GOLDEN_LESSONS_H

#include "stage.h"

#include "klaskast/screens/lessons.h"

static struct {
    struct site sites[8];
    struct lesson lessons[12];
    struct lesson_site uses[12][LESSON_SITES];
    size_t site_count, lesson_count;
    struct lesson_line line;
    struct {
        struct lesson_intent lesson;
        char title[200], sites[LESSON_SITES_SIZE], groups[40], goal[LESSON_GOAL_SIZE], leave[200];
        char address[SITE_ADDRESS_SIZE];
    } wanted; /* last */
} week;

#define week_test(name) cmocka_unit_test_teardown(name, stage_end)

static inline bool week_read_sites(struct desk *desk, struct arena *arena, const struct site **list,
                                   size_t *count, struct err *err)
{
    (void)desk;
    (void)err;
    struct site *copy = arena_new(arena, week.site_count + 1, sizeof *copy);
    memcpy(copy, week.sites, week.site_count * sizeof *copy);
    *list = copy;
    *count = week.site_count;
    return true;
}

static inline bool week_read(struct desk *desk, int from, int until, struct arena *arena,
                             const struct lesson **list, size_t *count, struct err *err)
{
    (void)desk;
    (void)err;
    struct lesson *copy = arena_new(arena, week.lesson_count + 1, sizeof *copy);
    *count = 0;
    for (size_t i = 0; i < week.lesson_count; i++)
        if (week.lessons[i].day >= from && week.lessons[i].day <= until)
            copy[(*count)++] = week.lessons[i];
    *list = copy;
    return true;
}

static inline bool week_read_all(struct desk *desk, struct arena *arena, const struct lesson **list,
                                 size_t *count, struct err *err)
{
    *count = 0;
    struct lesson *copy = arena_new(arena, week.lesson_count + 1, sizeof *copy);
    (void)desk;
    (void)err;
    for (int day = stage_day("2025-01-01"); day < stage_day("2028-01-01"); day++)
        for (size_t i = 0; i < week.lesson_count; i++)
            if (week.lessons[i].day == day)
                copy[(*count)++] = week.lessons[i];
    *list = copy;
    return true;
}

static inline bool week_read_lines(struct desk *desk, int64_t lesson_id, struct arena *arena,
                                   const struct lesson_line **list, size_t *count, struct err *err)
{
    (void)desk;
    (void)arena;
    (void)err;
    *list = &week.line;
    *count = week.line.lesson_id == lesson_id;
    return true;
}

static inline struct lesson *add_lesson(const char *title, const char *day, const char *goal, unsigned groups)
{
    struct lesson *lesson = &week.lessons[week.lesson_count];
    *lesson = (struct lesson){ .id = 50 + (int64_t)week.lesson_count,
                               .uid = "u",
                               .class_id = 1,
                               .day = stage_day(day),
                               .title = title,
                               .subject = "",
                               .goal = goal,
                               .groups = groups,
                               .sites = week.uses[week.lesson_count],
                               .contact = "",
                               .leave_by = "",
                               .leave_day = DAY_NONE,
                               .copyright = "" };
    week.lesson_count++;
    return lesson;
}

static inline void uses_site(struct lesson *lesson, const char *key, bool shown)
{
    week.uses[lesson - week.lessons][lesson->site_count++] = (struct lesson_site){ key, shown };
}

static inline struct site *add_site(const char *key, const char *title, const char *subject,
                                    enum site_verdict verdict, const char *sentence)
{
    struct site *site = &week.sites[week.site_count++];
    *site =
        (struct site){ .id = 200 + (int64_t)week.site_count,
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

static inline bool week_perform(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                                struct err *err)
{
    if (intent->lesson && !*(intent->lesson->title ? intent->lesson->title : "x"))
        return err_set(err, ERR_REFUSED, "%s", "A lesson needs a title.");
    if (!stage_perform(desk, intent, outcome, err))
        return false;
    if (intent->lesson) {
        const struct lesson_intent *lesson = intent->lesson;
        week.wanted.lesson = *lesson;
        snprintf(week.wanted.title, sizeof week.wanted.title, "%s", lesson->title);
        snprintf(week.wanted.sites, sizeof week.wanted.sites, "%s", lesson->sites);
        snprintf(week.wanted.groups, sizeof week.wanted.groups, "%s", lesson->groups);
        snprintf(week.wanted.goal, sizeof week.wanted.goal, "%s", lesson->goal);
        snprintf(week.wanted.leave, sizeof week.wanted.leave, "%s", lesson->leave_by);
        if (intent->kind != INTENT_LESSON_CHANGE)
            add_lesson(week.wanted.title, "2026-11-20", "", 0)->day = lesson->day;
    }
    if (intent->kind == INTENT_SITE_ADD) {
        snprintf(week.wanted.address, sizeof week.wanted.address, "%s", intent->site->address);
        add_site(week.wanted.address, "", "", VERDICT_REVIEW, "");
    }
    return true;
}

static inline void open_week(enum language language)
{
    stage_set(language);
    struct desk *desk = &test_class.desk;
    desk->perform = week_perform;
    desk->sites = week_read_sites;
    desk->lessons = week_read;
    desk->all_lessons = week_read_all;
    desk->lesson_lines = week_read_lines;
    week.site_count = week.lesson_count = 0;
    memset(&week.line, 0, sizeof week.line);
    memset(&week.wanted, 0, sizeof week.wanted);
    add_site("rekenen.example", "Rekenspelletjes", "rekenen", VERDICT_ALLOWED,
             "Hier oefen je sommen. Er is geen reclame en je hoeft niet in te loggen.");
    add_site("vogels.example", "Vogels tellen", "natuur", VERDICT_TOGETHER,
             "Samen met de juf, want er staat reclame op.");
    add_site("romeinen.example", "Romeinen", "geschiedenis", VERDICT_ALLOWED,
             "Lees hoe kinderen in Rome woonden.");
    add_site("kaart.example/eu", "Kaart van Europa", "", VERDICT_REVIEW, "");
    add_site("spel.example", "Gratis spelletjes", "", VERDICT_NOT_ALLOWED, "Niet voor kinderen.");
}

static inline void fill_week(void)
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

static inline const struct lessons *week_view(void)
{
    return (const struct lessons *)stack_top(&stage.stack);
}

static inline void week_golden(const char *name, const char *const *keys)
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

static inline void week_open(void)
{
    open_week(LANGUAGE_ENGLISH);
    fill_week();
    open_view(&stage.stack, &test_class.desk, ACTION_VIEW_LESSONS);
}

#endif
