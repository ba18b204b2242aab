#include "klaskast/domain/ladder.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/schoolday.h"

const struct rung *ladder_rung(const struct ladder *ladder, int times, bool *silent)
{
    bool beyond = times > ladder->rung_count;
    bool head = beyond && ladder->beyond == BEYOND_HEAD;
    if (silent)
        *silent = head;
    if (head)
        return &ladder->after;
    if (beyond)
        return &ladder->rungs[ladder->rung_count - 1];
    return &ladder->rungs[times < 1 ? 0 : times - 1];
}

struct rung ladder_rung_whole(const struct rung *rung)
{
    static const struct duty told[] = { { TASK_CHILD_TOLD, OWNER_TEACHER, 2 },
                                        { TASK_PARENTS_TOLD, OWNER_TEACHER, 2 } };
    static const struct duty order[] = { { TASK_TALK, OWNER_TEACHER, 2 }, { TASK_LETTER, OWNER_HEAD, 5 } };
    struct rung whole = *rung;
    const struct duty *wanted = rung->measure == MEASURE_BAN          ? told
                                : rung->measure == MEASURE_SUSPENSION ? order
                                                                      : NULL;
    for (int i = 0; wanted && i < RUNG_POLICY_DUTIES; i++) {
        bool named = false;
        for (int k = 0; k < rung->duty_count; k++)
            named |= rung->duties[k].kind == wanted[i].kind;
        if (!named)
            whole.duties[whole.duty_count++] = wanted[i];
    }
    return whole;
}

int ladder_counts_from(const struct ladder *ladder, int day)
{
    switch (ladder->reset) {
    case RESET_SCHOOLYEAR:
        return day_schoolyear_start(day);
    case RESET_NEVER:
        return DAY_NONE;
    case RESET_DAYS:
        return day - ladder->reset_days + 1;
    }
    return DAY_NONE;
}

int period_last_day(struct period period, int from, const struct holidays *holidays)
{
    if (period.count < 1)
        return DAY_NONE;
    switch (period.unit) {
    case PERIOD_MONTHS:
        return day_add_months(from, period.count) - 1;
    case PERIOD_DAYS:
        return from + period.count - 1;
    case PERIOD_SCHOOL_DAYS:
        return schoolday_after(holidays, from, period.count - (schoolday_is(holidays, from) ? 1 : 0));
    }
    return DAY_NONE;
}

bool agreement_can_be_broken(int agreement)
{
    return agreement >= 1 && agreement <= AGREEMENTS && agreement != 2 && agreement != 3;
}

enum ladder_kind violation_ladder(enum violation_kind kind, bool watch_apart)
{
    switch (kind) {
    case VIOLATION_SMARTWATCH:
        return watch_apart ? LADDER_WATCH : LADDER_DEVICE;
    case VIOLATION_MISUSE_PHOTO:
    case VIOLATION_MISUSE_POSTING:
    case VIOLATION_MISUSE_TEXT:
    case VIOLATION_MISUSE_CALL:
    case VIOLATION_MISUSE_THREAT:
    case VIOLATION_MISUSE_RECORDING:
    case VIOLATION_MISUSE_OTHER:
        return LADDER_MISUSE;
    case VIOLATION_INTERNET:
        return LADDER_INTERNET;
    case VIOLATION_NOT_HANDED_IN:
    case VIOLATION_NOT_OFF:
    case VIOLATION_TAKEN_OUT:
    case VIOLATION_KINDS:
        break;
    }
    return LADDER_DEVICE;
}
