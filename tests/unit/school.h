/* A small class of invented children on one morning, as facts: for tests of decisions and of the model. A
 * test adds what was there before, then asks for one intent. Nothing here is on disk. */
#ifndef KLASKAST_TESTS_SCHOOL_H
#define KLASKAST_TESTS_SCHOOL_H

#include "unit.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/decide.h"
#include "klaskast/domain/model.h"

#include <stdlib.h>

enum { NOOR = 11, MEES, ZOE, DAAN, SCHOOL_PUPILS = 4, SCHOOL_ROOM = 24, SCHOOL_CLASS = 3 };

static struct school {
    struct arena arena;
    struct settings settings;
    struct facts facts;
    struct pupil pupils[SCHOOL_PUPILS];
    struct stay stays[SCHOOL_ROOM];
    struct mark marks[SCHOOL_ROOM];
    struct exemption exemptions[SCHOOL_ROOM];
    struct record records[SCHOOL_ROOM];
    struct measure measures[SCHOOL_ROOM];
    struct task tasks[SCHOOL_ROOM];
    struct context context;
    struct decision decision;
    struct model model;
    struct err err;
    int64_t next_id;
} school;

/* "2026-11-20T10:15" */
static inline int64_t moment(const char *text)
{
    int64_t at = 0;
    assert_true(clock_parse(text, 0, &at));
    return at;
}

static inline int day(const char *text)
{
    int result = DAY_NONE;
    assert_true(day_parse_iso(text, &result));
    return result;
}

/* It is `now`, and the screen shows today. */
static inline void school_now(const char *now)
{
    struct context *context = &school.context;
    context->now = context->day_now = moment(now);
    context->today = context->day = clock_day(context->now);
    context->day_minute = clock_minute(context->now);
}

/* The screen shows an earlier day. */
static inline void school_look(const char *text)
{
    school.context.day = day(text);
    school.context.day_now = clock_moment(school.context.day, school.context.day_minute);
}

static inline struct pupil school_pupil(int64_t id, const char *first, const char *name, int slot)
{
    return (struct pupil){ .id = id,
                           .class_id = SCHOOL_CLASS,
                           .first = first,
                           .prefix = "",
                           .surname = "",
                           .name = name,
                           .sort = name,
                           .search = name,
                           .key = "",
                           .group = "7",
                           .slot = slot,
                           .left_day = DAY_NONE };
}

/* For cmocka's set-up: Friday 20 November 2026, 10:15, in Amsterdam; everything by the shipped settings. */
static inline int school_open(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Amsterdam", 1);
    unsetenv("KLASKAST_NOW");
    clock_init();
    translate_use(LANGUAGE_ENGLISH);
    school = (struct school){ .next_id = 100 };
    arena_init(&school.arena);
    settings_defaults(&school.settings);
    school.pupils[0] = school_pupil(NOOR, "Noor", "Noor de Vries", 1);
    school.pupils[1] = school_pupil(MEES, "Mees", "Mees Bakker", 2);
    school.pupils[2] = school_pupil(ZOE, "Zoë", "Zoë Öztürk", 3);
    school.pupils[3] = school_pupil(DAAN, "Daan", "Daan van den Berg", 4);
    school.facts = (struct facts){ .pupils = school.pupils,
                                   .pupil_count = SCHOOL_PUPILS,
                                   .stays = school.stays,
                                   .marks = school.marks,
                                   .exemptions = school.exemptions,
                                   .records = school.records,
                                   .measures = school.measures,
                                   .tasks = school.tasks,
                                   .other_label = "" };
    school.context = (struct context){
        .facts = &school.facts, .settings = &school.settings, .who = "Marit Bakker", .class_id = SCHOOL_CLASS
    };
    school_now("2026-11-20T10:15");
    return 0;
}

static inline int school_close(void **state)
{
    (void)state;
    arena_clear(&school.arena);
    return 0;
}

#define school_test(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)

/* --- what was there before ----------------------------------------------------------------------------- */

static inline struct stay *had(int64_t pupil_id, enum device_kind kind, const char *in, enum stay_state state)
{
    struct stay *stay = &school.stays[school.facts.stay_count++];
    *stay = (struct stay){ .id = school.next_id++,
                           .pupil_id = pupil_id,
                           .kind = kind,
                           .state = state,
                           .label = "",
                           .in_at = moment(in),
                           .in_day = clock_day(moment(in)),
                           .purpose = "",
                           .back_day = DAY_NONE,
                           .changed = moment(in) };
    return stay;
}

static inline struct stay *gave_back(int64_t pupil_id, enum device_kind kind, const char *in,
                                     const char *back)
{
    struct stay *stay = had(pupil_id, kind, in, STAY_RETURNED);
    stay->back_at = stay->changed = moment(back);
    stay->back_day = clock_day(stay->back_at);
    return stay;
}

static inline struct mark *was_marked(int64_t pupil_id, enum mark_kind kind, const char *at)
{
    struct mark *mark = &school.marks[school.facts.mark_count++];
    *mark = (struct mark){ school.next_id++, pupil_id, kind, clock_day(moment(at)), moment(at) };
    return mark;
}

static inline struct exemption *was_exempt(int64_t pupil_id, enum device_kind device, const char *from,
                                           const char *until)
{
    struct exemption *exemption = &school.exemptions[school.facts.exemption_count++];
    *exemption =
        (struct exemption){ school.next_id++, pupil_id, device, day(from), day(until), day(from), false };
    return exemption;
}

static inline struct record *broke(int64_t pupil_id, enum violation_kind kind, const char *at, int times)
{
    struct record *record = &school.records[school.facts.record_count++];
    *record = (struct record){ .id = school.next_id++,
                               .pupil_id = pupil_id,
                               .kind = kind,
                               .ladder = violation_ladder(kind, school.settings.watch_own_ladder),
                               .times = times,
                               .reason = "",
                               .note = "",
                               .at = moment(at),
                               .day = clock_day(moment(at)),
                               .recorded = moment(at),
                               .who = "Marit Bakker" };
    record->since = ladder_counts_from(&school.settings.ladders[record->ladder], record->day);
    record->measure = ladder_rung(&school.settings.ladders[record->ladder], times, NULL)->measure;
    return record;
}

static inline struct measure *led_to(const struct record *record, enum measure_kind kind, const char *from,
                                     const char *until)
{
    struct measure *measure = &school.measures[school.facts.measure_count++];
    *measure = (struct measure){ .id = school.next_id++,
                                 .pupil_id = record->pupil_id,
                                 .record_id = record->id,
                                 .kind = kind,
                                 .from = from ? day(from) : DAY_NONE,
                                 .until = until ? day(until) : DAY_NONE,
                                 .day = record->day,
                                 .lifted = DAY_NONE };
    return measure;
}

/* An open duty; done on the day `done` unless that is NULL. */
static inline struct task *was_to_do(int64_t pupil_id, int64_t about, enum task_kind kind, const char *due,
                                     const char *done)
{
    struct task *task = &school.tasks[school.facts.task_count++];
    *task = (struct task){ .id = school.next_id++,
                           .pupil_id = pupil_id,
                           .about = about,
                           .kind = kind,
                           .day = day(due),
                           .due = day(due),
                           .done_day = done ? day(done) : DAY_NONE,
                           .done_by = done ? "Marit Bakker" : "",
                           .how = "",
                           .why = "" };
    return task;
}

/* --- what is wanted, and what comes of it -------------------------------------------------------------- */

static inline bool want(struct intent intent)
{
    school.decision = (struct decision){ .arena = &school.arena };
    school.err = (struct err){ ERR_NONE, "" };
    bool ok = decide(&school.context, &intent, &school.decision, &school.err);
    assert_true(ok || school.err.kind != ERR_NONE);
    assert_true(ok == (school.err.kind == ERR_NONE));
    /* A question or a refusal writes nothing. */
    if (!ok || school.decision.question != QUESTION_NONE)
        assert_int_equal(school.decision.question == QUESTION_NONE ? 0 : school.decision.count, 0);
    return ok;
}

static inline bool want_tick(int64_t pupil_id, enum device_kind device)
{
    return want((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_id, .device = device });
}

/* The i-th event is of this kind; returned for a closer look. */
static inline const struct event *came(size_t i, enum event_kind kind)
{
    assert_true(i < school.decision.count);
    assert_string_equal(event_info(school.decision.events[i].kind)->name, event_info(kind)->name);
    assert_string_equal(school.decision.events[i].who, "Marit Bakker");
    return &school.decision.events[i];
}

/* One event and no question. */
static inline const struct event *came_only(enum event_kind kind)
{
    assert_int_equal(school.decision.question, QUESTION_NONE);
    assert_int_equal(school.decision.count, 1);
    assert_true(*school.decision.said);
    return came(0, kind);
}

static inline void was_refused(const char *part)
{
    assert_int_equal(school.err.kind, ERR_REFUSED);
    if (!strstr(school.err.text, part))
        fail_msg("'%s' does not say '%s'", school.err.text, part);
}

static inline void was_asked(enum question question)
{
    assert_int_equal(school.decision.question, question);
    assert_int_equal(school.decision.count, 0);
}

static inline void said(const char *part)
{
    if (!strstr(school.decision.said, part))
        fail_msg("'%s' does not say '%s'", school.decision.said, part);
}

static inline const struct pupil_day *derived(int64_t pupil_id)
{
    school.model = (struct model){ .settings = &school.settings,
                                   .facts = school.facts,
                                   .day = school.context.day,
                                   .today = school.context.today,
                                   .now = school.context.now };
    model_derive(&school.model, &school.arena);
    return pupil_id ? model_pupil(&school.model, pupil_id) : NULL;
}

#endif
