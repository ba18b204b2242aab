/* Calendar days. A day is a count of days since 1 January 1970 in the Gregorian calendar: all arithmetic of
 * the program is on days, never on seconds, so clock changes do not touch it. */
#ifndef KLASKAST_BASE_DAY_H
#define KLASKAST_BASE_DAY_H

#include <stdbool.h>

#define DAY_FIRST (-719162) /* 1 January 0001, the first that has four figures */
#define DAY_LAST 2932896    /* 31 December 9999 */
#define DAY_NONE (-1000000) /* 'no day'; earlier than any day that can be written down */

enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct date {
    int year;  /* 1900..2999 */
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

/* DAY_NONE when there is no such date (30 February), or it is not of the years 1900 to 2999. */
int day_from_date(int year, int month, int day);
struct date day_date(int day);
enum weekday day_weekday(int day);

/* The first day on which something of `months` calendar months that starts on `day` is over: the same day of
 * the month, or that month's last day where there is none. 30-01-2028 and 1 month: 29-02-2028. [P8] */
int day_add_months(int day, int months);

/* 1 August of the school year in which `day` falls. [P11] */
int day_schoolyear_start(int day);
/* 31 July of that school year. */
int day_schoolyear_end(int day);
/* Its first year: 2026 for a day in 2026-2027. */
int day_schoolyear(int day);

/* "2026-11-24" <-> day. Parsing demands the whole text; false (also for NULL) leaves *day untouched. */
#define DAY_ISO_SIZE 11
void day_iso(int day, char text[DAY_ISO_SIZE]);
bool day_parse_iso(const char *text, int *day);

/* The same, or as people write it here: "24-11-2026", "24/11/2026", "24.11.2026". */
bool day_parse(const char *text, int *day);

/* For people, in the language in use. Short: "24 nov", medium: "di 24 nov", long: "24 november 2026". */
enum day_form { DAY_SHORT, DAY_MEDIUM, DAY_LONG, DAY_FULL /* "dinsdag 24 november 2026" */ };
/* "Mon" and "Nov", in the language in use. */
const char *day_weekday_short(enum weekday weekday);
const char *day_month_short(int month); /* 1..12 */

#define DAY_TEXT_SIZE 64
const char *day_text(int day, enum day_form form, char text[DAY_TEXT_SIZE]);
/* DAY_SHORT, and the year with it where the day is of another school year than `near`: "20 Nov", "20 Nov
 * 2025".
 */
const char *day_text_near(int day, int near, char text[DAY_TEXT_SIZE]);

#endif
