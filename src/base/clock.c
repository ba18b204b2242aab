#include "klaskast/base/clock.h"

#include "klaskast/base/day.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>
#include <time.h>

static bool fixed;
static int64_t fixed_now;
static int minute_ms = 60000;
static int64_t pretended = CLOCK_REAL;

bool clock_init(void)
{
    tzset();
    fixed = false;
    const char *minute = getenv("KLASKAST_MINUTE");
    minute_ms = minute && atoi(minute) > 0 ? atoi(minute) : 60000;
    const char *text = getenv("KLASKAST_NOW");
    if (!text || !*text)
        return true;
    int64_t moment;
    if (!clock_parse(text, 0, &moment))
        return false;
    fixed = true;
    fixed_now = moment;
    return true;
}

void clock_pretend(int64_t moment)
{
    pretended = moment;
}

int64_t clock_now(void)
{
    if (pretended != CLOCK_REAL)
        return pretended;
    return fixed ? fixed_now : (int64_t)time(NULL);
}

int clock_today(void)
{
    return clock_day(clock_now());
}

static struct tm local(int64_t moment)
{
    static const int64_t first = DAY_FIRST * (int64_t)86400, last = DAY_LAST * (int64_t)86400;
    time_t seconds = (time_t)(moment < first ? first : moment > last ? last : moment);
    struct tm tm;
    localtime_r(&seconds, &tm);
    return tm;
}

int clock_day(int64_t moment)
{
    struct tm tm = local(moment);
    return day_from_date(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int clock_minute(int64_t moment)
{
    struct tm tm = local(moment);
    return tm.tm_hour * 60 + tm.tm_min;
}

static int64_t moment_of(int day, int minute, int second)
{
    struct date date = day_date(day);
    struct tm tm = { .tm_year = date.year - 1900,
                     .tm_mon = date.month - 1,
                     .tm_mday = date.day,
                     .tm_hour = minute / 60,
                     .tm_min = minute % 60,
                     .tm_sec = second,
                     .tm_isdst = -1 };
    int64_t moment = (int64_t)mktime(&tm);
    /* In the hour that comes twice mktime may pick either one: the first is the one with summer time. */
    struct tm earlier = local(moment - 3600);
    if (earlier.tm_hour == minute / 60 && earlier.tm_min == minute % 60)
        return moment - 3600;
    return moment;
}

int64_t clock_moment(int day, int minute)
{
    return moment_of(day, minute, 0);
}

const char *clock_text(int64_t moment, char text[CLOCK_TEXT_SIZE])
{
    unsigned minute = (unsigned)clock_minute(moment) % 1440u;
    /* Each pupil of the class has one in each frame: not by printf. */
    const char digits[] = { (char)('0' + minute / 600),     (char)('0' + minute / 60 % 10), ':',
                            (char)('0' + minute % 60 / 10), (char)('0' + minute % 10),      '\0' };
    return memcpy(text, digits, sizeof digits);
}

/* "8:15", "08:15", "08.15", with ":00" behind it where `seconds` is given. */
static bool parse_time(const char *text, int *minute, int *second)
{
    int h, m, s = 0, used = 0;
    if (strspn(text, "0123456789:.") != strlen(text) || strlen(text) > 8)
        return false;
    if (sscanf(text, "%2d%*1[:.]%2d%n", &h, &m, &used) < 2)
        return false;
    if (text[used] &&
        (sscanf(text + used, ":%2d%n", &s, &h) < 1 || text[used + h] || !sscanf(text, "%2d", &h)))
        return false;
    if (h > 23 || m > 59 || s > 59)
        return false;
    *minute = h * 60 + m;
    *second = s;
    return true;
}

/* False in the hour that is left out when summer time begins: no clock ever shows it. */
static bool moment_that_was(int day, int minute, int second, int64_t *moment)
{
    int64_t found = moment_of(day, minute, second);
    if (clock_day(found) != day || clock_minute(found) != minute)
        return false;
    *moment = found;
    return true;
}

bool clock_parse(const char *text, int64_t now, int64_t *moment)
{
    static const char *const yesterday[] = { "gisteren", "yesterday" };
    int day, minute, second;
    for (size_t i = 0; i < sizeof yesterday / sizeof *yesterday; i++) {
        size_t length = strlen(yesterday[i]);
        if (strncasecmp(text, yesterday[i], length) != 0)
            continue;
        day = clock_day(now) - 1;
        if (!text[length])
            minute = clock_minute(now), second = 0;
        else if (text[length] != ' ' || !parse_time(text + length + 1, &minute, &second))
            return false;
        return moment_that_was(day, minute, second, moment);
    }
    if (parse_time(text, &minute, &second))
        return moment_that_was(clock_day(now), minute, second, moment);
    char date[DAY_ISO_SIZE];
    if (strlen(text) < 16 || (text[10] != 'T' && text[10] != ' '))
        return false;
    snprintf(date, sizeof date, "%.10s", text);
    if (!day_parse_iso(date, &day) || !parse_time(text + 11, &minute, &second))
        return false;
    return moment_that_was(day, minute, second, moment);
}

int64_t clock_ticks(void)
{
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const char *clock_boot(char text[CLOCK_BOOT_SIZE])
{
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file || fscanf(file, "%39[0-9a-f-]", text) != 1)
        snprintf(text, CLOCK_BOOT_SIZE, "-");
    if (file)
        fclose(file);
    return text;
}

int clock_minute_ticks(void)
{
    return minute_ms;
}

int clock_to_next_minute(void)
{
    if (fixed)
        return minute_ms;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int)(60000 - ((int64_t)now.tv_sec % 60 * 1000 + now.tv_nsec / 1000000));
}

void clock_look_every(int milliseconds, void (*look)(int signal))
{
    static struct sigaction before;
    struct timeval each = { 0, look ? milliseconds * 1000 : 0 };
    struct itimerval timer = { each, each };
    if (look)
        sigaction(SIGALRM, &(struct sigaction){ .sa_handler = look, .sa_flags = SA_RESTART }, &before);
    setitimer(ITIMER_REAL, &timer, NULL);
    if (!look)
        sigaction(SIGALRM, &before, NULL);
}
