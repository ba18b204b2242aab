#include "klaskast/domain/value.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool value_choice(const char *text, const char *const *words, int *index)
{
    for (int i = 0; words[i]; i++) {
        if (strcasecmp(text, words[i]) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

bool value_flag(const char *text, bool *out)
{
    /* even: yes, odd: no */
    static const char *const words[] = { "yes", "no",   "ja",    "nee", "on", "off", "aan",
                                         "uit", "true", "false", "1",   "0",  NULL };
    int index;
    if (!value_choice(text, words, &index))
        return false;
    *out = index % 2 == 0;
    return true;
}

/* Digits at the start of *text, at most six; moves *text behind them. */
static bool take_number(const char **text, int *out)
{
    int number = 0, digits = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++, digits++) {
        if (digits == 6)
            return false;
        number = number * 10 + (**text - '0');
    }
    if (digits)
        *out = number;
    return digits > 0;
}

bool value_number(const char *text, int least, int most, int *out)
{
    int number;
    if (!take_number(&text, &number) || *text || number < least || number > most)
        return false;
    *out = number;
    return true;
}

bool value_time(const char *text, int *minute)
{
    int hours, minutes;
    if (!take_number(&text, &hours) || *text++ != ':' || strlen(text) != 2 || !take_number(&text, &minutes) ||
        *text || hours > 23 || minutes > 59)
        return false;
    *minute = hours * 60 + minutes;
    return true;
}

int value_times(const char *text, int *minutes, int most)
{
    int read[64] = { 0 }, count = 0;
    while (*text) {
        char one[16];
        size_t length = strcspn(text, ",");
        const char *begin = text + strspn(text, " "), *end = text + length;
        while (end > begin && end[-1] == ' ')
            end--;
        if (end < begin || (size_t)(end - begin) >= sizeof one || count == most || count == 64)
            return -1;
        snprintf(one, sizeof one, "%.*s", (int)(end - begin), begin);
        if (!value_time(one, &read[count]) || (count && read[count] <= read[count - 1]))
            return -1;
        count++;
        text += length;
        if (*text == ',' && !*++text)
            return -1;
    }
    memcpy(minutes, read, sizeof *read * (size_t)count);
    return count;
}

bool value_day(const char *text, int *day)
{
    if (day_parse_iso(text, day))
        return true;
    int number, month, year;
    if (!take_number(&text, &number) || *text++ != '-' || !take_number(&text, &month) || *text++ != '-' ||
        !take_number(&text, &year) || *text)
        return false;
    int parsed = day_from_date(year, month, number);
    if (parsed == DAY_NONE)
        return false;
    *day = parsed;
    return true;
}

bool value_period(const char *text, struct period *out)
{
    static const struct {
        const char *word;
        enum period_unit unit;
        int most;
    } units[] = {
        { "month", PERIOD_MONTHS, 12 },
        { "months", PERIOD_MONTHS, 12 },
        { "maand", PERIOD_MONTHS, 12 },
        { "maanden", PERIOD_MONTHS, 12 },
        { "day", PERIOD_DAYS, 366 },
        { "days", PERIOD_DAYS, 366 },
        { "dag", PERIOD_DAYS, 366 },
        { "dagen", PERIOD_DAYS, 366 },
        { "school day", PERIOD_SCHOOL_DAYS, 200 },
        { "school days", PERIOD_SCHOOL_DAYS, 200 },
        { "schooldag", PERIOD_SCHOOL_DAYS, 200 },
        { "schooldagen", PERIOD_SCHOOL_DAYS, 200 },
    };
    int count;
    if (!take_number(&text, &count) || *text != ' ')
        return false;
    while (*text == ' ')
        text++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcasecmp(text, units[i].word) == 0 && count >= 1 && count <= units[i].most) {
            *out = (struct period){ .count = count, .unit = units[i].unit };
            return true;
        }
    }
    return false;
}

void value_period_print(struct period period, char text[VALUE_PERIOD_SIZE])
{
    static const char *const units[] = {
        [PERIOD_MONTHS] = "month", [PERIOD_DAYS] = "day", [PERIOD_SCHOOL_DAYS] = "school day"
    };
    snprintf(text, VALUE_PERIOD_SIZE, "%d %s%s", period.count % 1000, units[period.unit],
             period.count == 1 ? "" : "s");
}

const char *value_suggestion(const char *text, const char *const *words)
{
    const char *best = NULL;
    int least = INT_MAX;
    for (size_t i = 0; words[i]; i++) {
        int distance = text_distance(text, words[i]);
        /* three changes make another word of any short one */
        if (distance < least && distance <= 2 && distance < (int)strlen(words[i])) {
            least = distance;
            best = words[i];
        }
    }
    return best;
}

/* --- a day near to today ------------------------------------------------------------------------------- */

/* "24-11", "24/11", "24.11": this year's, last year's or next year's, whichever is nearest. */
static bool parse_short(const char *text, int today, int *day)
{
    int of_month, month, end = 0, nearest = DAY_NONE;
    if (sscanf(text, "%2d%*[-/.]%2d%n", &of_month, &month, &end) != 2 || !end || text[end] ||
        strspn(text, "0123456789-/.") != strlen(text))
        return false;
    for (int year = day_date(today).year - 1; year <= day_date(today).year + 1; year++) {
        int found = day_from_date(year, month, of_month);
        if (found != DAY_NONE && (nearest == DAY_NONE || abs(found - today) < abs(nearest - today)))
            nearest = found;
    }
    if (nearest != DAY_NONE)
        *day = nearest;
    return nearest != DAY_NONE;
}

/* "do" and "donderdag", "thu" and "thursday": two letters are enough. */
static bool parse_weekday(const char *text, int today, int *day)
{
    static const char *const names[2][7] = {
        { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" },
        { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" },
    };
    size_t length = strlen(text);
    if (length < 2)
        return false;
    for (int i = 0; i < 14; i++) {
        int weekday = MONDAY + i % 7;
        if (strncasecmp(names[i / 7][i % 7], text, length) != 0)
            continue;
        *day = today + 1 + (weekday - (int)day_weekday(today + 1) + 7) % 7;
        return true;
    }
    return false;
}

bool value_near_day(const char *text, int today, int *day)
{
    return day_parse(text, day) || parse_short(text, today, day) || parse_weekday(text, today, day);
}
