#include "klaskast/domain/rotation.h"

/* Monday to Sunday; day 0 was a Thursday. */
static int week_of(int day)
{
    int monday = day + 3;
    return monday >= 0 ? monday / 7 : (monday - 6) / 7;
}

/* Of the copies of one week, from `first` on: the newest that is good, else the newest. */
static size_t best_of(size_t first, size_t end, bool (*good)(void *context, size_t index), void *context)
{
    if (end - first == 1 || !good)
        return first;
    for (size_t i = first; i < end; i++)
        if (good(context, i))
            return i;
    return first;
}

void rotation_keep(const struct rotation *rule, int today, const int *days, size_t count,
                   bool (*good)(void *context, size_t index), void *context, bool *keep)
{
    int distinct = 0, weeks = 0;
    size_t i = 0;
    for (; i < count && days[i] > today; i++)
        keep[i] = true;
    for (; i < count && days[i] >= today - rule->days; i++) {
        distinct += distinct == 0 || days[i - 1] != days[i];
        if (distinct > rule->daily)
            break;
        keep[i] = true;
    }
    for (size_t j = i; j < count; j++)
        keep[j] = false;
    while (i < count && days[i] >= today - rule->days && weeks < rule->weekly) {
        size_t end = i;
        while (end < count && days[end] >= today - rule->days && week_of(days[end]) == week_of(days[i]))
            end++;
        keep[best_of(i, end, good, context)] = true;
        weeks++;
        i = end;
    }
}
