/* The only door to the wall clock and to the time zone.
 *
 * A moment is UTC seconds since 1970. KLASKAST_NOW=2026-11-20T10:15:00 (local time) fixes the clock, for
 * tests of screen and commands alike; with KLASKAST_MINUTE=300 beside it what happens after so many minutes
 * without a key counts a minute as that many milliseconds. */
#ifndef KLASKAST_BASE_CLOCK_H
#define KLASKAST_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Reads KLASKAST_NOW. False: it is set, but is not a moment; the clock then runs as ever. */
bool clock_init(void);

int64_t clock_now(void);
int clock_today(void);

/* Until CLOCK_REAL is given, it is this moment: for the invented past of the demo class only. */
#define CLOCK_REAL INT64_MIN
void clock_pretend(int64_t moment);

/* The local calendar day of a moment, and its minute of that day (0..1439). */
int clock_day(int64_t moment);
int clock_minute(int64_t moment);

/* The moment at which local clocks on `day` show `minute` (0..1439). In the hour that does not exist in
 * spring it is the moment as far after the change; in the hour that comes twice, the first. */
int64_t clock_moment(int day, int minute);

/* "08:24" of a moment. */
#define CLOCK_TEXT_SIZE 6
const char *clock_text(int64_t moment, char text[CLOCK_TEXT_SIZE]);

/* Parses "2026-11-20T10:15", with optional seconds; "2026-11-20 10:15"; "10:15" (of `today`);
 * "gisteren"/"yesterday" (at the time of `now`), "gisteren 10:15". False: it is none of these. */
bool clock_parse(const char *text, int64_t now, int64_t *moment);

/* Milliseconds of a clock that never goes back and goes on while the computer sleeps, for the pace of keys
 * and for how long nobody typed; not fixed by KLASKAST_NOW. */
int64_t clock_ticks(void);

/* Which run of the computer the ticks are of; "-" where the system does not say. Returns `text`. */
#define CLOCK_BOOT_SIZE 40
const char *clock_boot(char text[CLOCK_BOOT_SIZE]);

/* Ticks of a minute in which nobody types. */
int clock_minute_ticks(void);

/* Milliseconds until the next whole minute (1..60000); those of KLASKAST_MINUTE where the clock is fixed. */
int clock_to_next_minute(void);

/* Calls `look` each `milliseconds` in the midst of whatever goes on, as a handler of SIGALRM: it may do only
 * what a signal handler may. NULL ends it. One at a time. */
void clock_look_every(int milliseconds, void (*look)(int signal));

#endif
