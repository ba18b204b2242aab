#include "klaskast/base/day.h"

#include "klaskast/base/translate.h"

#include <stdio.h>

static const char *const month_names[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const month_short_names[] = {
    NC_("short", "Jan"), NC_("short", "Feb"), NC_("short", "Mar"), NC_("short", "Apr"),
    NC_("short", "May"), NC_("short", "Jun"), NC_("short", "Jul"), NC_("short", "Aug"),
    NC_("short", "Sep"), NC_("short", "Oct"), NC_("short", "Nov"), NC_("short", "Dec"),
};

static const char *const weekday_names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

static const char *const weekday_short_names[] = {
    NC_("short", "Mon"), NC_("short", "Tue"), NC_("short", "Wed"), NC_("short", "Thu"),
    NC_("short", "Fri"), NC_("short", "Sat"), NC_("short", "Sun"),
};

static int month_length(int year, int month)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : length[month - 1];
}

/* Days since 1970-01-01 with the year begun in March, so that the leap day is the last of a year. */
static int civil_to_days(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

int day_from_date(int year, int month, int day)
{
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > month_length(year, month))
        return DAY_NONE;
    return civil_to_days(year, month, day);
}

struct date day_date(int day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return (struct date){ .year = year, .month = month, .day = day_of_year - (153 * shifted + 2) / 5 + 1 };
}

enum weekday day_weekday(int day)
{
    int index = (day + 3) % 7; /* 1 January 1970 was a Thursday */
    return (enum weekday)((index < 0 ? index + 7 : index) + 1);
}

int day_add_months(int day, int months)
{
    struct date from = day_date(day);
    int count = from.year * 12 + from.month - 1 + months;
    int year = count / 12, month = count % 12 + 1;
    int last = month_length(year, month);
    return civil_to_days(year, month, from.day < last ? from.day : last);
}

int day_schoolyear_start(int day)
{
    struct date date = day_date(day);
    return civil_to_days(date.month >= 8 ? date.year : date.year - 1, 8, 1);
}

int day_schoolyear_end(int day)
{
    struct date start = day_date(day_schoolyear_start(day));
    return civil_to_days(start.year + 1, 7, 31);
}

int day_schoolyear(int day)
{
    return day_date(day_schoolyear_start(day)).year;
}

void day_iso(int day, char text[DAY_ISO_SIZE])
{
    struct date date = day_date(day);
    snprintf(text, DAY_ISO_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000u, (unsigned)date.month % 100u,
             (unsigned)date.day % 100u);
}

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool day_parse_iso(const char *text, int *day)
{
    int year, month, number;
    if (!text || !digits(text, 4, &year) || text[4] != '-' || !digits(text + 5, 2, &month) ||
        text[7] != '-' || !digits(text + 8, 2, &number) || text[10] != '\0')
        return false;
    int parsed = day_from_date(year, month, number);
    if (parsed == DAY_NONE)
        return false;
    *day = parsed;
    return true;
}

const char *day_weekday_short(enum weekday weekday)
{
    return C_("short", weekday_short_names[weekday - MONDAY]);
}

const char *day_month_short(int month)
{
    return C_("short", month_short_names[month - 1]);
}

const char *day_text(int day, enum day_form form, char text[DAY_TEXT_SIZE])
{
    struct date date = day_date(day);
    const char *month = _(month_names[date.month - 1]);
    const char *month_short = day_month_short(date.month);
    const char *weekday = _(weekday_names[day_weekday(day) - 1]);
    const char *weekday_short = day_weekday_short(day_weekday(day));
    switch (form) {
    case DAY_SHORT:
        snprintf(text, DAY_TEXT_SIZE, "%d %s", date.day, month_short);
        break;
    case DAY_MEDIUM:
        snprintf(text, DAY_TEXT_SIZE, "%s %d %s", weekday_short, date.day, month_short);
        break;
    case DAY_LONG:
        snprintf(text, DAY_TEXT_SIZE, "%d %s %d", date.day, month, date.year);
        break;
    case DAY_FULL:
        snprintf(text, DAY_TEXT_SIZE, "%s %d %s %d", weekday, date.day, month, date.year);
        break;
    }
    return text;
}

const char *day_text_near(int day, int near, char text[DAY_TEXT_SIZE])
{
    struct date date = day_date(day);
    if (day_schoolyear(day) == day_schoolyear(near))
        return day_text(day, DAY_SHORT, text);
    snprintf(text, DAY_TEXT_SIZE, "%d %s %d", date.day, day_month_short(date.month), date.year);
    return text;
}

bool day_parse(const char *text, int *day)
{
    int number, month, year, used = 0;
    if (day_parse_iso(text, day))
        return true;
    if (sscanf(text, "%2d%*1[-/.]%2d%*1[-/.]%4d%n", &number, &month, &year, &used) != 3 || text[used])
        return false;
    int parsed = day_from_date(year, month, number);
    if (parsed == DAY_NONE)
        return false;
    *day = parsed;
    return true;
}
