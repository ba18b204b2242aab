#include "klaskast/domain/measure_list.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *measure_state_name(enum measure_state state)
{
    static const char *const names[] = {
        [MEASURE_STATE_NOT_TOLD] = "not-told",   [MEASURE_STATE_TALK] = "talk",
        [MEASURE_STATE_PERIOD] = "period",       [MEASURE_STATE_LETTER] = "letter",
        [MEASURE_STATE_PAUSED] = "paused",       [MEASURE_STATE_NOT_CONFIRMED] = "not-confirmed",
        [MEASURE_STATE_AHEAD] = "ahead",         [MEASURE_STATE_RUNS] = "runs",
        [MEASURE_STATE_ENDED] = "ended",         [MEASURE_STATE_LIFTED] = "lifted",
        [MEASURE_STATE_WITHDRAWN] = "withdrawn",
    };
    return names[state];
}

static enum measure_state suspension_state(const struct facts *facts, const struct measure *measure,
                                           int today)
{
    switch (measure_suspension_status(facts, measure)) {
    case SUSPENSION_TALK:
        return MEASURE_STATE_TALK;
    case SUSPENSION_PERIOD:
        return MEASURE_STATE_PERIOD;
    case SUSPENSION_LETTER:
        return measure->from < today ? MEASURE_STATE_NOT_CONFIRMED : MEASURE_STATE_LETTER;
    case SUSPENSION_CONFIRMED:
        break;
    }
    return measure->from > today ? MEASURE_STATE_AHEAD : MEASURE_STATE_RUNS;
}

enum measure_state measure_state(const struct facts *facts, const struct measure *measure, int today)
{
    if (measure->withdrawn)
        return MEASURE_STATE_WITHDRAWN;
    if (measure->lifted != DAY_NONE && measure->lifted <= today)
        return MEASURE_STATE_LIFTED;
    if (measure_over(facts, measure, today))
        return MEASURE_STATE_ENDED;
    if (measure->paused)
        return MEASURE_STATE_PAUSED;
    if (measure->kind == MEASURE_SUSPENSION)
        return suspension_state(facts, measure, today);
    if (measure_ban_status(facts, measure) == BAN_PROPOSED)
        return MEASURE_STATE_NOT_TOLD;
    return measure->from > today ? MEASURE_STATE_AHEAD : MEASURE_STATE_RUNS;
}

static int end_of_week(int day)
{
    return day + SUNDAY - (int)day_weekday(day);
}

static enum measure_group group_of(const struct facts *facts, const struct measure *measure, int today)
{
    switch (measure_state(facts, measure, today)) {
    case MEASURE_STATE_NOT_TOLD:
    case MEASURE_STATE_TALK:
    case MEASURE_STATE_PERIOD:
    case MEASURE_STATE_LETTER:
    case MEASURE_STATE_NOT_CONFIRMED:
    case MEASURE_STATE_PAUSED:
        return MEASURE_WAITS;
    case MEASURE_STATE_RUNS:
        return measure->until != DAY_NONE && measure->until <= end_of_week(today) ? MEASURE_ENDS
                                                                                  : MEASURE_RUNS;
    case MEASURE_STATE_AHEAD:
        return MEASURE_AHEAD;
    case MEASURE_STATE_ENDED:
    case MEASURE_STATE_LIFTED:
    case MEASURE_STATE_WITHDRAWN:
        break;
    }
    return MEASURE_OVER;
}

/* The last day on which it could hold. */
static int last_day(const struct measure *measure)
{
    if (measure->lifted != DAY_NONE && (measure->until == DAY_NONE || measure->lifted <= measure->until))
        return measure->lifted - 1;
    return measure->until;
}

static int compare(const void *left, const void *right)
{
    const struct measure_line *a = left, *b = right;
    int before = 0;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    switch (a->group) {
    case MEASURE_WAITS:
        before = a->measure->day - b->measure->day;
        break;
    case MEASURE_ENDS:
    case MEASURE_RUNS:
        before = a->measure->until - b->measure->until;
        break;
    case MEASURE_AHEAD:
        before = a->measure->from - b->measure->from;
        break;
    case MEASURE_OVER:
        before = last_day(b->measure) - last_day(a->measure);
        break;
    case MEASURE_GROUPS:
        break;
    }
    return before ? before : a->measure->id < b->measure->id ? -1 : 1;
}

size_t measure_list(const struct facts *facts, int today, struct arena *arena,
                    const struct measure_line **lines)
{
    struct measure_line *list = arena_new(arena, facts->measure_count + 1, sizeof *list);
    int year = day_schoolyear_start(today);
    size_t count = 0;
    for (size_t i = 0; i < facts->measure_count; i++) {
        const struct measure *measure = &facts->measures[i];
        enum measure_group group = group_of(facts, measure, today);
        if (!measure->withdrawn && (group != MEASURE_OVER || last_day(measure) >= year))
            list[count++] = (struct measure_line){ measure, group };
    }
    qsort(list, count, sizeof *list, compare);
    *lines = list;
    return count;
}

/* --- in words ------------------------------------------------------------------------------------------- */

bool measure_left_open(const struct facts *facts, const struct measure *measure, int today)
{
    bool waits = measure->from == DAY_NONE || measure->until < today; /* past its last day, yet not over */
    return waits && !measure_over(facts, measure, today) && measure->day < day_schoolyear_start(today);
}

static bool covers_all(const struct settings *settings)
{
    return settings->ban_covers_all;
}

/* A ban that runs: until when, and how sure it is. */
static void running_ban(const struct facts *facts, const struct settings *settings,
                        const struct measure *measure, int today, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    if (measure->until == today)
        snprintf(text, size, "%s",
                 covers_all(settings) ? _("from tomorrow devices may come again")
                                      : _("from tomorrow the phone may come again"));
    else if (measure->until <= end_of_week(today))
        snprintf(text, size,
                 covers_all(settings) ? _("from %s devices may come again")
                                      : _("from %s the phone may come again"),
                 day_text(measure->until + 1, DAY_MEDIUM, day));
    else
        snprintf(text, size, "%s",
                 measure_ban_status(facts, measure) == BAN_TOLD ? _("told, not yet confirmed by the head")
                                                                : _("confirmed by the head"));
}

static void state_text(const struct facts *facts, const struct settings *settings,
                       const struct measure *measure, int today, char *text, size_t size)
{
    char day[DAY_TEXT_SIZE];
    bool ban = measure->kind == MEASURE_BAN;
    const char *said = "";
    switch (measure_state(facts, measure, today)) {
    case MEASURE_STATE_NOT_TOLD:
        said = _("not yet told, so nobody is held to it");
        break;
    case MEASURE_STATE_TALK:
        said = measure_head_to_confirm(facts, measure)
                   ? _("first the head confirms that it is misuse, and a talk with child and parents")
                   : _("first a talk with child and parents");
        break;
    case MEASURE_STATE_PERIOD:
        said = measure_head_to_confirm(facts, measure)
                   ? _("the talk was held; first the head confirms that it is misuse")
                   : _("the talk was held; the head sets the period");
        break;
    case MEASURE_STATE_LETTER:
        said = letter_signed(facts, measure) ? _("not confirmed: the letter is signed, and is to be given")
                                             : _("not confirmed: the letter is to be signed and given");
        break;
    case MEASURE_STATE_NOT_CONFIRMED:
        said = _("not confirmed, so it has not started: the head decides");
        break;
    case MEASURE_STATE_PAUSED:
        said = _("paused, nobody is held to it");
        break;
    case MEASURE_STATE_AHEAD:
        snprintf(text, size,
                 ban && measure_ban_status(facts, measure) == BAN_TOLD
                     ? _("begins on %s; told, not yet confirmed by the head")
                     : _("begins on %s; confirmed by the head"),
                 day_text(measure->from, DAY_MEDIUM, day));
        return;
    case MEASURE_STATE_RUNS:
        if (ban) {
            running_ban(facts, settings, measure, today, text, size);
            return;
        }
        said = _("confirmed in writing by the head");
        break;
    case MEASURE_STATE_ENDED:
        said = measure_holds(facts, measure, measure->until) ? _("over")
               : ban                                         ? _("over; it was never told, so it never held")
                     : _("over; it was never confirmed, so it never started");
        break;
    case MEASURE_STATE_LIFTED:
        snprintf(text, size, _("lifted on %s"), day_text(measure->lifted, DAY_MEDIUM, day));
        return;
    case MEASURE_STATE_WITHDRAWN:
        said = _("taken back");
        break;
    }
    snprintf(text, size, "%s", said);
}

void measure_state_text(const struct facts *facts, const struct settings *settings,
                        const struct measure *measure, int today, char *text, size_t size)
{
    state_text(facts, settings, measure, today, text, size);
    size_t used = strlen(text);
    const struct record *record = facts_record(facts, measure->record_id);
    if (measure_left_open(facts, measure, today) && used < size)
        used += (size_t)snprintf(text + used, size - used, "%s",
                                 _("; from last school year: the head decides whether it goes on"));
    if (record && record->own_measure && used < size)
        snprintf(text + used, size - used, _("; another measure than the school's steps: %s"),
                 record->reason);
}

void measure_text(const struct facts *facts, const struct settings *settings, const struct measure *measure,
                  int today, char *text, size_t size)
{
    char state[400], from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    measure_state_text(facts, settings, measure, today, state, sizeof state);
    if (measure->from == DAY_NONE)
        snprintf(text, size, "%s: %s", measure_label(measure->kind), state);
    else
        snprintf(text, size, _("%s, %s up to and including %s: %s"), measure_label(measure->kind),
                 day_text(measure->from, DAY_SHORT, from), day_text(measure->until, DAY_SHORT, until), state);
}

/* --- the morning after --------------------------------------------------------------------------------- */

static bool ended_just_now(const struct facts *facts, const struct settings *settings,
                           const struct measure *measure, int today)
{
    return measure->kind == MEASURE_BAN && measure->until != DAY_NONE && measure->until < today &&
           measure->until >= schoolday_previous(&settings->holidays, today) && measure->lifted == DAY_NONE &&
           measure_holds(facts, measure, measure->until);
}

bool measure_free_again(const struct facts *facts, const struct settings *settings, int64_t pupil_id,
                        int today)
{
    bool ended = false;
    for (size_t i = 0; i < facts->measure_count; i++) {
        const struct measure *measure = &facts->measures[i];
        if (measure->pupil_id != pupil_id)
            continue;
        if (measure->kind == MEASURE_BAN && measure_holds(facts, measure, today))
            return false;
        ended |= ended_just_now(facts, settings, measure, today);
    }
    return ended;
}

void measure_news(const struct facts *facts, const struct settings *settings, int today, char *text,
                  size_t size)
{
    enum { NAMED = 4 };
    char names[300] = "";
    size_t used = 0;
    int count = 0;
    text[0] = '\0';
    for (size_t i = 0; i < facts->pupil_count && schoolday_is(&settings->holidays, today); i++) {
        const struct pupil *pupil = &facts->pupils[i];
        if (pupil->left_day != DAY_NONE || !measure_free_again(facts, settings, pupil->id, today))
            continue;
        if (count++ < NAMED && used < sizeof names)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "",
                                     pupil_label(pupil));
    }
    if (count > NAMED && used < sizeof names)
        snprintf(names + used, sizeof names - used, " +%d", count - NAMED);
    if (count)
        snprintf(text, size,
                 covers_all(settings) ? _("From today devices may come again: %s.")
                                      : _("From today the phone may come again: %s."),
                 names);
}

/* --- what the settings propose ------------------------------------------------------------------------- */

int measure_proposed_until(const struct facts *facts, const struct settings *settings,
                           const struct measure *measure, int from)
{
    const struct record *record = facts_record(facts, measure->record_id);
    if (!record || measure->kind != MEASURE_SUSPENSION)
        return DAY_NONE;
    const struct ladder *ladder = &settings->ladders[record->ladder];
    struct rung rung = record->own_measure ? settings_own_rung(settings, record->ladder, MEASURE_SUSPENSION)
                                           : *ladder_rung(ladder, record->times, NULL);
    return rung.measure == MEASURE_SUSPENSION ? period_last_day(rung.period, from, &settings->holidays)
                                              : DAY_NONE;
}
