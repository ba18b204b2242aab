#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/decide.h"

#include <stdio.h>

/* A record counts for a violation at `at` on `day` when it is on the same ladder, happened before it, and not
 * before the count started anew. */
static bool counts(const struct record *record, int64_t pupil_id, enum ladder_kind ladder, int since,
                   int64_t at)
{
    return record->pupil_id == pupil_id && record->ladder == ladder && !record->withdrawn &&
           record->day >= since && record->at <= at;
}

int outlook_ban_start(const struct facts *facts, int64_t pupil_id, int day)
{
    int from = day + 1;
    for (size_t i = 0; i < facts->measure_count; i++) {
        const struct measure *measure = &facts->measures[i];
        bool lifted = measure->lifted != DAY_NONE && measure->lifted <= measure->until;
        int until = lifted ? measure->lifted - 1 : measure->until;
        if (measure->pupil_id == pupil_id && measure->kind == MEASURE_BAN && !measure->withdrawn &&
            until >= from)
            from = until + 1;
    }
    return from;
}

void outlook_make(const struct context *context, int64_t pupil_id, enum violation_kind kind, int day,
                  int64_t at, struct outlook *outlook)
{
    const struct facts *facts = context->facts;
    *outlook = (struct outlook){ .from = DAY_NONE, .until = DAY_NONE };
    const struct ladder *ladder = settings_ladder(context->settings, kind, &outlook->ladder);
    outlook->since = ladder_counts_from(ladder, day);
    int times = 1;
    for (size_t i = 0; i < facts->record_count; i++) {
        const struct record *record = &facts->records[i];
        if (!counts(record, pupil_id, outlook->ladder, outlook->since, at))
            continue;
        times++;
        if (outlook->earlier_count < (int)(sizeof outlook->earlier / sizeof *outlook->earlier))
            outlook->earlier[outlook->earlier_count++] = record;
    }
    outlook->times = times;
    outlook->rung = ladder_rung(ladder, times, &outlook->silent);
    if (outlook->rung->measure == MEASURE_BAN) {
        outlook->from = outlook_ban_start(facts, pupil_id, day);
        outlook->until = period_last_day(outlook->rung->period, outlook->from, &context->settings->holidays);
    }
}

/* "3rd" and "3e". English tells 11th from 1st. */
static const char *ordinal(int number, char *text, size_t size)
{
    int last = number % 10, teen = number % 100 / 10 == 1;
    const char *suffix = "";
    switch (translate_language()) {
    case LANGUAGE_DUTCH:
        suffix = "e";
        break;
    case LANGUAGE_ENGLISH:
        suffix = teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
        break;
    case LANGUAGES:
        break;
    }
    snprintf(text, size, "%d%s", number, suffix);
    return text;
}

void outlook_reason(const struct outlook *outlook, const struct settings *settings, char *text, size_t size)
{
    char count[16];
    ordinal(outlook->times, count, sizeof count);
    const struct ladder *ladder = &settings->ladders[outlook->ladder];
    char span[64];
    switch (ladder->reset) {
    case RESET_SCHOOLYEAR:
        snprintf(span, sizeof span, _("%s time this school year"), count);
        break;
    case RESET_NEVER:
        snprintf(span, sizeof span, _("%s time"), count);
        break;
    case RESET_DAYS:
        snprintf(span, sizeof span, _("%s time in %d days"), count, ladder->reset_days);
        break;
    }
    if (outlook->silent)
        snprintf(text, size, _("%s: the policy is silent (P10)"), span);
    else if (outlook->rung->rule[0])
        snprintf(text, size, "%s: %s", span, outlook->rung->rule);
    else
        snprintf(text, size, _("%s: our own rule, the policy is silent"), span);
}
