#include "klaskast/app/demo_story.h"

#include "demo_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/demo.h"
#include "klaskast/domain/schoolday.h"
#include "klaskast/domain/task.h"

#include <string.h>

enum { DAILY_DAYS = 12, HOME = 14 * 60 + 20, MOST_STAYS = 100 };

/* One step: so many school days ago, at that minute of the day (a negative one: minutes before now), by this
 * child. */
struct step {
    int ago, minute;
    const char *first; /* "": nobody */
    enum task_kind
        task; /* of the child: what INTENT_TASK_DONE, _SIGN and _GIVE are about; TASK_KINDS: nothing */
    struct intent intent;
};

#define AT(hour, minute) ((hour)*60 + (minute))
#define DOES(ago_, minute_, first_, ...)                                                                     \
    {                                                                                                        \
        ago_, minute_, first_, TASK_KINDS,                                                                   \
        {                                                                                                    \
            __VA_ARGS__                                                                                      \
        }                                                                                                    \
    }
#define TICKS(ago_, minute_, first_, task_, ...)                                                             \
    {                                                                                                        \
        ago_, minute_, first_, task_,                                                                        \
        {                                                                                                    \
            .kind = INTENT_TASK_DONE, __VA_ARGS__                                                            \
        }                                                                                                    \
    }

static const struct step past[] = {
    /* Renée: a warning, and a ban that the head confirmed. [P7-P9] */
    DOES(18, AT(8, 40), "Renée", .kind = INTENT_VIOLATION, .violation = VIOLATION_NOT_HANDED_IN),
    TICKS(18, AT(8, 45), "Renée", TASK_PUT_RIGHT, .text = NULL),
    TICKS(18, AT(15, 10), "Renée", TASK_PARENTS_TOLD, .text = HOW_PHONE),
    TICKS(17, AT(15, 0), "Renée", TASK_POLICY_EXPLAINED, .text = HOW_PERSON),
    DOES(8, AT(10, 20), "Renée", .kind = INTENT_VIOLATION, .violation = VIOLATION_TAKEN_OUT),
    TICKS(8, AT(10, 30), "Renée", TASK_CHILD_HEARD, .text = NULL),
    TICKS(8, AT(14, 10), "Renée", TASK_CHILD_TOLD, .text = NULL),
    TICKS(8, AT(15, 20), "Renée", TASK_PARENTS_TOLD, .text = HOW_PHONE),
    { 7, AT(15, 30), "Renée", TASK_LETTER, { .kind = INTENT_LETTER_SIGN } },
    { 6, AT(8, 15), "Renée", TASK_LETTER, { .kind = INTENT_LETTER_GIVE } },
    /* Mees: a warning, settled. Lotte: her parents are to be told, and it is late. [P7] */
    DOES(14, AT(8, 50), "Mees", .kind = INTENT_VIOLATION, .violation = VIOLATION_NOT_OFF),
    TICKS(14, AT(8, 55), "Mees", TASK_PUT_RIGHT, .text = NULL),
    TICKS(14, AT(15, 0), "Mees", TASK_PARENTS_TOLD, .text = HOW_PORTAL),
    TICKS(13, AT(15, 0), "Mees", TASK_POLICY_EXPLAINED, .text = HOW_PERSON),
    DOES(6, AT(11, 15), "Lotte", .kind = INTENT_VIOLATION, .violation = VIOLATION_SMARTWATCH),
    TICKS(6, AT(11, 20), "Lotte", TASK_PUT_RIGHT, .text = NULL),
    /* Thijs: misuse; the talk was held, the head sets the period. [P12, P13] */
    DOES(4, AT(12, 25), "Thijs", .kind = INTENT_VIOLATION, .violation = VIOLATION_MISUSE_PHOTO),
    TICKS(4, AT(12, 40), "Thijs", TASK_CHILD_HEARD, .text = NULL),
    TICKS(3, AT(15, 30), "Thijs", TASK_TALK, .text = N_("Thijs, both parents, the head")),
    /* Otis: an agreement about the internet. Hugo: the parents' view, and what is to be finished. [I3, P10a]
     */
    DOES(1, AT(13, 20), "Otis", .kind = INTENT_VIOLATION, .violation = VIOLATION_INTERNET, .agreement = 5),
    DOES(1, AT(10, 5), "Hugo", .kind = INTENT_LATER),
    DOES(30, AT(9, 0), "Tim", .kind = INTENT_EXEMPT, .device = DEVICE_PHONE),
    DOES(5, AT(10, 40), "", .kind = INTENT_CALL),
    DOES(9, AT(13, 30), "Noa", .kind = INTENT_NOTE,
         .text = N_("Looked into her school mail with her: she had asked for it herself.")),
    DOES(20, AT(9, 0), "Bram", .kind = INTENT_CONSENT, .consent = CONSENT_KINDS, .consented = CONSENT_NO),
    DOES(20, AT(9, 1), "Ilse", .kind = INTENT_CONSENT, .consent = CONSENT_KINDS, .consented = CONSENT_YES),
    DOES(1, AT(8, 24), "Yara", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
};

static const struct step today[] = {
    DOES(0, -14, "Noor", .kind = INTENT_MARK, .mark = MARK_ABSENT),
    DOES(0, -12, "Ilse", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
    DOES(0, -12, "Fenna", .kind = INTENT_MARK, .mark = MARK_NONE_TODAY),
    DOES(0, -11, "Daan", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
    DOES(0, -11, "Zoë", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
    DOES(0, -11, "Zoë", .kind = INTENT_DEVICE_BAG, .device = DEVICE_WATCH),
    DOES(0, -10, "Amina", .kind = INTENT_DEVICE_IN, .device = DEVICE_WATCH),
    DOES(0, -9, "Cas", .kind = INTENT_DEVICE_IN, .device = DEVICE_OTHER, .text = N_("tablet")),
    DOES(0, -8, "Guus", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
    DOES(0, -6, "Guus", .kind = INTENT_LEND, .device = DEVICE_PHONE, .text = N_("stopwatch")),
    DOES(0, -5, "Liv", .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE),
    DOES(0, -1, "Liv", .kind = INTENT_DEVICE_BACK, .device = DEVICE_PHONE),
};

/* Who brings a phone most days. */
static const char *const bring[] = { "Ilse", "Daan", "Zoë", "Guus", "Liv", "Sem", "Jesse", "Mila", "Łukasz" };

/* The child's oldest open duty of this kind; 0: none. */
static int64_t open_task(const struct facts *facts, int64_t pupil_id, enum task_kind kind)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].pupil_id == pupil_id && facts->tasks[i].kind == kind &&
            facts->tasks[i].done_day == DAY_NONE)
            return facts->tasks[i].id;
    return 0;
}

static bool play(struct app *app, const struct step *step, int64_t moment, struct err *err)
{
    if (!demo_go_to(app, moment, err))
        return false;
    struct intent intent = step->intent;
    intent.pupil_id = *step->first ? demo_pupil(app, step->first) : 0;
    if (step->task != TASK_KINDS && !(intent.ref = open_task(&app->model.facts, intent.pupil_id, step->task)))
        return true; /* the school's steps have no such duty */
    if (intent.text && step->task != TASK_KINDS && step->task != TASK_TALK)
        return demo_perform(app, &intent, err); /* a code */
    if (intent.text)
        intent.text = _(intent.text);
    if (intent.kind == INTENT_EXEMPT) {
        intent.from = intent.day = clock_today();
        intent.until = day_schoolyear_end(clock_today());
    }
    if (intent.kind == INTENT_CONSENT)
        intent.day = clock_today();
    return demo_perform(app, &intent, err);
}

/* A morning and an afternoon: most bring their phones, and all get them back. */
static bool ordinary_day(struct app *app, int day, int turn, struct err *err)
{
    int64_t ids[MOST_STAYS];
    struct intent back = { .kind = INTENT_GIVE_BACK, .ids = ids };
    for (size_t i = 0; i < sizeof bring / sizeof *bring; i++) {
        struct intent in = { .kind = INTENT_DEVICE_IN, .device = DEVICE_PHONE };
        if ((i + (size_t)turn) % 4 == 0)
            continue;
        if (!demo_go_to(app, clock_moment(day, AT(8, 18) + (int)i), err))
            return false;
        in.pupil_id = demo_pupil(app, bring[i]);
        if (!demo_perform(app, &in, err))
            return false;
    }
    if (!demo_go_to(app, clock_moment(day, HOME), err))
        return false;
    const struct facts *facts = &app->model.facts;
    for (size_t i = 0; i < facts->stay_count && back.id_count < MOST_STAYS; i++)
        if (facts->stays[i].state == STAY_HELD && facts->stays[i].in_day == day)
            ids[back.id_count++] = facts->stays[i].id;
    return !back.id_count || demo_perform(app, &back, err);
}

static bool play_day(struct app *app, int day, int ago, struct err *err)
{
    bool ok = ago > DAILY_DAYS || ago == 0 || ordinary_day(app, day, ago, err);
    for (size_t i = 0; ok && i < sizeof past / sizeof *past; i++)
        if (past[i].ago == ago)
            ok = play(app, &past[i], clock_moment(day, past[i].minute), err);
    return ok;
}

static bool tell(struct app *app, struct err *err)
{
    const struct holidays *holidays = &app->settings.holidays;
    int64_t now = clock_now(), class_id = app->class_id;
    int days[32], count = 0;
    for (int day = clock_today(); count < (int)(sizeof days / sizeof *days); count++)
        days[count] = day, day = schoolday_previous(holidays, day);
    bool ok = demo_tell_sites(app, now, err);
    for (int ago = count - 1; ok && ago > 0; ago--)
        ok = play_day(app, days[ago], ago, err);
    /* Before this morning: what u takes back first is a tick. */
    ok = ok && demo_tell_lessons(app, now, err);
    for (size_t i = 0; ok && i < sizeof today / sizeof *today; i++) {
        int64_t moment = now + today[i].minute * 60;
        if (clock_day(moment) == clock_day(now))
            ok = play(app, &today[i], moment, err);
    }
    clock_pretend(CLOCK_REAL);
    app->class_id = class_id;
    app->follow_today = true;
    return app_reload(app, ok ? err : NULL) && ok;
}

bool demo_make(struct app *app, struct err *err)
{
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_ROSTER, .text = demo_class_name(), .group = "7", .again = true };
    intent.changes = demo_pupils(&intent.change_count);
    return app_perform(app, &intent, &outcome, err) && tell(app, err);
}
