/* An invented class on an invented morning, and a desk that only shows it: for tests of screens. Friday 20
 * November 2026, 08:31. */
#ifndef KLASKAST_TESTS_CLASS_H
#define KLASKAST_TESTS_CLASS_H

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLASS_MOST = 1000 };

struct test_class {
    struct desk desk;
    struct model model;
    struct settings settings;
    struct arena arena;
    struct school_class class;
    struct pupil pupils[CLASS_MOST];
    struct stay stays[40];
    struct mark marks[10];
    struct exemption exemption;
    struct measure measure;
    struct task tasks[4];
    struct record record;
    struct intent last; /* what was performed last */
    int demos;          /* how often the demo class was made */
    int performed;
    bool refuse; /* perform says no */
};

static struct test_class test_class;

static inline bool test_class_reload(struct desk *desk, struct err *err)
{
    (void)desk;
    (void)err;
    return true;
}

static inline bool test_class_make_demo(struct desk *desk, struct err *err)
{
    (void)desk;
    if (test_class.refuse)
        return err_set(err, ERR_DISK, "%s", "The disk is full. This step is not kept, the rest is.");
    test_class.demos++;
    return true;
}

static inline bool test_class_look(struct desk *desk, int64_t class_id, int day, struct err *err)
{
    (void)desk;
    (void)class_id;
    (void)err;
    test_class.model.day = day;
    return true;
}

static inline bool test_class_perform(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                                      struct err *err)
{
    (void)desk;
    test_class.performed++;
    test_class.last = *intent;
    if (test_class.refuse)
        return err_set(err, ERR_DISK, "%s", "The disk is full. This step is not kept, the rest is.");
    snprintf(outcome->said, sizeof outcome->said, "%s", "Done.");
    return true;
}

static inline void test_class_pupil(size_t index, const char *first, const char *prefix, const char *surname)
{
    static char names[CLASS_MOST][120], folds[CLASS_MOST][120];
    struct pupil *pupil = &test_class.pupils[index];

    snprintf(names[index], sizeof names[index], "%s%s%s%s%s", first, *prefix ? " " : "", prefix,
             *surname ? " " : "", surname);
    text_fold(folds[index], sizeof folds[index], names[index]);
    *pupil = (struct pupil){ .id = (int64_t)index + 1,
                             .class_id = 1,
                             .first = first,
                             .prefix = prefix,
                             .surname = surname,
                             .name = names[index],
                             .sort = folds[index],
                             .search = folds[index],
                             .key = "",
                             .group = "7",
                             .slot = (int)index + 1,
                             .left_day = DAY_NONE,
                             .placed_day = clock_today() - 60 };
}

static inline struct stay *test_class_stay(size_t index, int64_t pupil, enum device_kind kind,
                                           enum stay_state state, const char *in)
{
    struct stay *stay = &test_class.stays[index];
    int64_t at = 0;

    clock_parse(in, clock_now(), &at);
    *stay = (struct stay){ .id = 100 + (int64_t)index,
                           .pupil_id = pupil,
                           .kind = kind,
                           .state = state,
                           .label = "",
                           .purpose = "",
                           .in_at = at,
                           .in_day = clock_day(at),
                           .back_day = DAY_NONE };
    return stay;
}

static inline void test_class_names(size_t count)
{
    static const char *const names[][3] = {
        { "Ilse", "van", "Aalst" },     { "Mees", "", "Bakker" },
        { "Daan", "van den", "Berg" },  { "Renée", "van 't", "Hof" },
        { "Fenna", "", "IJsselstein" }, { "Zoë", "", "Öztürk-Aydın" },
        { "Tim", "", "Vries" },         { "Sem", "", "Jansen" },
        { "Lotte", "", "Kuipers" },     { "Noor", "de", "Vries" },
        { "Łukasz", "", "Wiśniewski" }, { "Yara", "", "" },
        { "Pim", "", "Yildiz" },        { "Anne-Sophie", "van der", "Meulen" },
        { "Adam", "", "Kaya" },         { "Bo", "", "Smit" },
        { "Eva", "", "Prins" },         { "Finn", "de", "Boer" },
        { "Julia", "", "Hendriks" },    { "Levi", "", "Peters" },
        { "Luuk", "", "Brouwer" },      { "Milan", "van", "Dijk" },
        { "Mohammed", "", "Yılmaz" },   { "Nora", "", "Vos" },
        { "Saar", "", "Mulder" },       { "Sara", "", "El Idrissi" },
        { "Tess", "", "Dekker" },       { "Daan", "", "Visser" },
    };
    enum { NAMES = sizeof names / sizeof *names };

    for (size_t i = 0; i < count; i++)
        test_class_pupil(i, names[i % NAMES][0], names[i % NAMES][1], names[i % NAMES][2]);
}

static inline size_t test_class_morning(void)
{
    size_t n = 0;

    test_class_stay(n++, 1, DEVICE_PHONE, STAY_HELD, "08:24");
    test_class_stay(n++, 3, DEVICE_PHONE, STAY_HELD, "08:25");
    test_class_stay(n++, 6, DEVICE_PHONE, STAY_HELD, "08:25");
    test_class_stay(n++, 6, DEVICE_WATCH, STAY_HELD, "08:26");
    test_class_stay(n, 8, DEVICE_PHONE, STAY_LENT, "08:20")->purpose = "timer";
    test_class.stays[n++].lent_at = clock_now();
    test_class_stay(n, 9, DEVICE_PHONE, STAY_RETURNED, "08:21");
    test_class.stays[n].back_at = clock_now();
    test_class.stays[n++].back_day = clock_today();
    test_class_stay(n++, 12, DEVICE_PHONE, STAY_HELD, "2026-11-19 08:30");
    return n;
}

/* Fills test_class with `count` pupils (at most CLASS_MOST), in a language. */
static inline void test_class_make(size_t count, enum language language)
{
    struct test_class *c = &test_class;
    int today;

    setenv("KLASKAST_NOW", "2026-11-20T08:31:00", 1);
    setenv("TZ", "Europe/Amsterdam", 1);
    clock_init();
    translate_use(language);
    arena_clear(&c->arena);
    memset(c, 0, sizeof *c);
    today = clock_today();
    settings_defaults(&c->settings);
    test_class_names(count);
    c->class = (struct school_class){ .id = 1, .name = "7A", .groups = "7", .pupils = (int)count };
    size_t stays = count >= 14 ? test_class_morning() : 0;
    size_t marks = count >= 14 ? 2 : 0;
    c->marks[0] = (struct mark){ 1, 5, MARK_NONE_TODAY, today, clock_now() };
    c->marks[1] = (struct mark){ 2, 10, MARK_ABSENT, today, clock_now() };
    c->exemption = (struct exemption){ 1, 7, DEVICE_PHONE, today - 5, today + 90, today - 6, false };
    c->model = (struct model){ .settings = &c->settings,
                               .class = c->class,
                               .day = today,
                               .today = today,
                               .now = clock_now(),
                               .schoolday = true,
                               .who = "Marit Bakker",
                               .language = "",
                               .theme = "" };
    c->model.facts = (struct facts){ .classes = &c->class,
                                     .class_count = 1,
                                     .pupils = c->pupils,
                                     .pupil_count = count,
                                     .stays = c->stays,
                                     .stay_count = stays,
                                     .marks = c->marks,
                                     .mark_count = marks,
                                     .exemptions = &c->exemption,
                                     .exemption_count = count >= 14 ? 1 : 0,
                                     .other_label = "" };
    model_derive(&c->model, &c->arena);
    c->desk = (struct desk){ .context = c,
                             .model = &c->model,
                             .reload = test_class_reload,
                             .look = test_class_look,
                             .make_demo = test_class_make_demo,
                             .perform = test_class_perform };
}

#endif
