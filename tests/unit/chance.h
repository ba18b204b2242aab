/* Random intents, the same ones each time from one seed, for the class on the screen of the cupboard. */
#ifndef KLASKAST_TESTS_CHANCE_H
#define KLASKAST_TESTS_CHANCE_H

#include "cupboard.h"

#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure.h"

static uint64_t seed;
static int late_days = 2; /* how far back something may be recorded */

/* xorshift64*: the same everywhere, unlike rand(). */
static int draw(int count)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (int)((seed * UINT64_C(2685821657736338717) >> 33) % (uint64_t)count);
}

static int64_t any_pupil(void)
{
    return cupboard.app.model.pupils[draw((int)cupboard.app.model.pupil_count)].pupil->id;
}

static int64_t any_id(const char *table)
{
    char sql[120];
    snprintf(sql, sizeof sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table, draw(12));
    return number_of(sql);
}

/* Now, or some time in the last days. */
static int64_t any_moment(void)
{
    return draw(3) ? 0 : clock_now() - 60 * (int64_t)draw(late_days * 1440);
}

static struct intent any_site_intent(void)
{
    static struct site_intent site;
    static char address[40];
    snprintf(address, sizeof address, "https://site%d.example/", draw(5));
    site = (struct site_intent){ .address = address,
                                 .title = "Sommen",
                                 .verdict = (enum site_verdict)draw(VERDICTS),
                                 .sentence = "Hier oefen je sommen.",
                                 .groups = "5-8",
                                 .checks = (unsigned)draw(8) };
    static const enum intent_kind kinds[] = { INTENT_SITE_ADD,    INTENT_SITE_ADD,    INTENT_SITE_REVIEW,
                                              INTENT_SITE_CHANGE, INTENT_SITE_REMOVE, INTENT_SITE_DOUBT };
    return (struct intent){ .kind = kinds[draw(6)], .ref = any_id("site"), .site = &site, .text = address };
}

static struct intent any_lesson_intent(void)
{
    static struct lesson_intent lesson;
    static char sites[60];
    snprintf(sites, sizeof sites, "p:site%d.example t:site%d.example", draw(5), draw(5));
    lesson = (struct lesson_intent){ .day = clock_today() + draw(9) - 2,
                                     .title = "Sommen",
                                     .sites = draw(2) ? sites : NULL,
                                     .contact = draw(3) ? "" : "Gent",
                                     .leave_by = draw(2) ? "Marit" : NULL,
                                     .media = (enum lesson_flag)draw(3) };
    static const enum intent_kind kinds[] = { INTENT_LESSON_ADD,   INTENT_LESSON_ADD,   INTENT_LESSON_CHANGE,
                                              INTENT_LESSON_COPY,  INTENT_LESSON_STATE, INTENT_LESSON_LINE,
                                              INTENT_LESSON_REMOVE };
    struct intent intent = { .kind = kinds[draw(7)], .ref = any_id("lesson"), .lesson = &lesson };
    if (intent.kind == INTENT_LESSON_LINE)
        intent.pupil_id = any_pupil();
    intent.text = intent.kind == INTENT_LESSON_STATE
                      ? lesson_state_name((enum lesson_state)draw(LESSON_STATES))
                      : "met de bak";
    return intent;
}

/* A letter about a measure that the head and the parents are to have; signed and given by its duty. */
static struct intent any_letter_intent(void)
{
    static struct letter_wish wish;
    int64_t measure = any_id("measure");
    char sql[120];
    snprintf(sql, sizeof sql, "SELECT ifnull(max(version), 0) + 1 FROM letter WHERE about = %lld",
             (long long)measure);
    wish = (struct letter_wish){
        .kind = LETTER_BAN, .version = (int)number_of(sql), .language = "nl", .file = "", .digest = "ab12"
    };
    snprintf(sql, sizeof sql, "SELECT pupil FROM measure WHERE id = %lld", (long long)measure);
    struct intent intent = { .kind = INTENT_LETTER, .ref = measure, .letter = &wish, .day = DAY_NONE };
    intent.pupil_id = measure ? number_of(sql) : any_pupil();
    if (draw(3)) {
        snprintf(sql, sizeof sql,
                 "SELECT ifnull(min(id), 0) FROM task WHERE about = %lld AND kind = %d AND done_day IS NULL",
                 (long long)measure, (int)TASK_LETTER);
        intent.kind = draw(2) ? INTENT_LETTER_SIGN : INTENT_LETTER_GIVE;
        intent.ref = number_of(sql);
    }
    return intent;
}

/* A step of a suspension, most often not the next one: its talk, its period, its letter, or one opened again.
 */
static struct intent any_step_intent(void)
{
    static const enum intent_kind kinds[] = { INTENT_TASK_DONE,   INTENT_PERIOD,      INTENT_LETTER_SIGN,
                                              INTENT_LETTER_GIVE, INTENT_TASK_REOPEN, INTENT_TASK_DONE };
    struct intent intent = {
        .kind = kinds[draw(6)], .reason = "the head decides", .text = "child, parents", .day = DAY_NONE
    };
    char sql[160];
    snprintf(sql, sizeof sql,
             "SELECT ifnull((SELECT id FROM measure WHERE kind = %d ORDER BY id LIMIT 1), 0)",
             (int)MEASURE_SUSPENSION);
    int64_t measure = number_of(sql);
    bool talk = intent.kind == INTENT_TASK_DONE || (intent.kind == INTENT_TASK_REOPEN && draw(2));
    snprintf(sql, sizeof sql, "SELECT ifnull(min(id), 0) FROM task WHERE about = %lld AND kind = %d",
             (long long)measure, (int)(talk ? TASK_TALK : TASK_LETTER));
    intent.ref = intent.kind == INTENT_PERIOD ? measure : number_of(sql);
    if (draw(2))
        intent.day = clock_today() - draw(3);
    if (intent.kind == INTENT_PERIOD || draw(3) == 0) {
        intent.from = clock_today() + draw(6) - 3;
        intent.until = intent.from + draw(4);
    }
    return intent;
}

/* What can be done with a measure after it was proposed. */
static struct intent any_measure_intent(void)
{
    static const enum intent_kind kinds[] = { INTENT_PERIOD, INTENT_PAUSE, INTENT_LIFT,         INTENT_VIEW,
                                              INTENT_UPHOLD, INTENT_NOTE,  INTENT_NOTE_WITHDRAW };
    if (draw(4) == 0)
        return any_letter_intent();
    struct intent intent = { .kind = kinds[draw(7)],
                             .reason = "agreed with the head",
                             .text = "we see it otherwise",
                             .again = draw(2) != 0 };
    intent.ref = any_id(intent.kind == INTENT_VIEW            ? "record"
                        : intent.kind == INTENT_NOTE_WITHDRAW ? "note"
                                                              : "measure");
    if (intent.kind == INTENT_NOTE)
        intent.pupil_id = any_pupil();
    intent.other_child = draw(2) != 0;
    intent.from = clock_today() + draw(9) - 2;
    intent.until = intent.from + draw(6);
    return intent;
}

static struct intent any_intent(void)
{
    static int64_t stays[4];
    static const struct roster_change left = { .kind = ROSTER_LEFT };
    static struct roster_change change;
    struct intent intent = { .pupil_id = any_pupil(),
                             .device = (enum device_kind)draw(DEVICE_KINDS),
                             .day = DAY_NONE };
    if (draw(4) == 0)
        return any_step_intent();
    switch (draw(22)) {
    case 0:
    case 1:
    case 2:
    case 3:
        intent.kind = INTENT_TICK;
        intent.text = intent.device == DEVICE_OTHER ? "camera" : NULL;
        intent.answer = (enum answer)draw(3);
        return intent;
    case 4:
        intent.kind = INTENT_DEVICE_BAG;
        intent.device = DEVICE_WATCH;
        return intent;
    case 5:
        intent.kind = draw(2) ? INTENT_LEND : INTENT_LEND_CLASS;
        intent.text = "quiz";
        return intent;
    case 6:
        for (int i = 0; i < 4; i++)
            stays[i] = any_id("stay");
        intent.kind = INTENT_GIVE_BACK;
        intent.ids = stays;
        intent.id_count = 4;
        return intent;
    case 7:
        intent.kind = INTENT_MARK;
        intent.mark = draw(2) ? MARK_ABSENT : MARK_NONE_TODAY;
        return intent;
    case 8:
        intent.kind = draw(4) ? INTENT_LATER : INTENT_REST_NONE;
        return intent;
    case 9:
        intent.kind = draw(3) ? INTENT_TASK_DONE : INTENT_TASK_REOPEN;
        intent.ref = any_id("task");
        intent.text = "phone";
        return intent;
    case 10:
        intent.kind = INTENT_WITHDRAW;
        intent.ref = any_id("record");
        intent.reason = "it was another child";
        return intent;
    case 11:
        intent.kind = INTENT_EXEMPT;
        intent.from = intent.day = clock_today();
        intent.until = clock_today() + draw(9);
        return intent;
    case 12:
        change = left;
        change.kind = draw(2) ? ROSTER_LEFT : ROSTER_CAME_BACK;
        change.pupil_id = intent.pupil_id;
        intent.kind = INTENT_ROSTER;
        intent.class_id = cupboard.app.class_id;
        intent.pupil_id = 0;
        intent.changes = &change;
        intent.change_count = cupboard.app.model.pupil_count > 2 || change.kind == ROSTER_CAME_BACK;
        return intent;
    case 13:
        return any_site_intent();
    case 14:
    case 15:
        return any_measure_intent();
    case 17:
    case 18:
        return any_lesson_intent();
    case 16:
        intent.kind = draw(2) ? INTENT_CALL : INTENT_EXEMPT_END;
        intent.ref = any_id("exemption");
        return intent;
    default:
        intent.kind = INTENT_VIOLATION;
        intent.violation = (enum violation_kind)draw(VIOLATION_KINDS);
        intent.agreement = intent.violation == VIOLATION_INTERNET ? 1 + draw(AGREEMENTS) : 0;
        intent.text = draw(2) ? "a note" : NULL;
        intent.own_measure = draw(6) == 0;
        intent.measure = (enum measure_kind)draw(MEASURE_KINDS);
        intent.reason = "agreed with the head";
        intent.at = any_moment();
        intent.again = draw(2) != 0;
        return intent;
    }
}

#endif
