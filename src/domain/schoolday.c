#include "klaskast/domain/schoolday.h"

#include "klaskast/base/day.h"

/* A list that covers everything must not make a search endless; no holiday lasts this long. */
enum { SEARCH_DAYS = 400 };

static bool weekday_is(int day)
{
    return day_weekday(day) <= FRIDAY;
}

static bool in_holiday(const struct holidays *holidays, int day)
{
    for (int i = 0; i < holidays->count; i++)
        if (day >= holidays->items[i].from && day <= holidays->items[i].until)
            return true;
    return false;
}

bool schoolday_is(const struct holidays *holidays, int day)
{
    return weekday_is(day) && !in_holiday(holidays, day);
}

static int search(const struct holidays *holidays, int day, int step)
{
    for (int i = 1; i <= SEARCH_DAYS; i++)
        if (schoolday_is(holidays, day + i * step))
            return day + i * step;
    int nearest = day + step;
    while (!weekday_is(nearest))
        nearest += step;
    return nearest;
}

int schoolday_next(const struct holidays *holidays, int day)
{
    return search(holidays, day, 1);
}

int schoolday_previous(const struct holidays *holidays, int day)
{
    return search(holidays, day, -1);
}

int schoolday_after(const struct holidays *holidays, int day, int count)
{
    for (int i = 0; i < count; i++)
        day = schoolday_next(holidays, day);
    return day;
}

bool schoolday_year_known(const struct holidays *holidays, int day)
{
    int first = day_schoolyear_start(day), last = day_schoolyear_end(day);
    for (int i = 0; i < holidays->count; i++)
        if (holidays->items[i].from <= last && holidays->items[i].until >= first)
            return true;
    return false;
}
