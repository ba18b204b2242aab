/*
 * A school year on one screen that is never closed: every day phones come in, are lent and go back, a
 * violation now and then, steps taken back. The real keys on the real roster over a real data file, with a
 * clock that jumps. At the end of the year the program holds no more memory than in its first weeks, and a
 * key takes hardly longer.
 *
 * A key is from the keyboard to the picture, with what it writes. The time on the wall and that of the
 * processor must each stay within 1.5 times. So that a slow disk is thought of too, the bytes that are handed
 * to the system are counted, within 2 times: a table that was one page in the first week has become a tree,
 * with an inner page beside each leaf that changes. The file itself is in memory where that can be, since
 * other programs' disk says nothing about ours; a key in which the system let another program go first counts
 * for the processor, not for the wall. Each number is what 99 of 100 keys of a day stayed below, on the
 * calmer of the first and of the last ten days: a busy machine adds to a key, and never takes off. Times are
 * judged of a whole year: in the seconds that the tests of every day have, one other program is half of them.
 */
#include "torture.h"

#include "../golden/canvas_dump.h"
#include "klaskast/app/app.h"
#include "klaskast/app/desk.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/open.h"
#include "klaskast/store/journal.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { PUPILS = 28, EVENTS = 40000, SAMPLES = 1024, DAYS = 400, SOME_DAYS = 10, FIRST_DAYS = 5 };
/* SQLite fills its cache of pages in the first months, and no further. */
enum { CACHE_KB = 1024 };

/* Milliseconds on the wall and of the processor, kilobytes. */
enum cost { TAKEN, SPENT, WRITTEN, COSTS };

static struct soak {
    char folder[200], path[300];
    struct app app;
    struct keymap keymap;
    struct stack stack;
    struct canvas canvas;
    int64_t moment, ticks;
    double samples[COSTS][SAMPLES]; /* of the keys of this day */
    int count[COSTS];
    double slow[COSTS][DAYS]; /* what 99 of 100 keys of each day stayed below */
    int days;
} soak;

static void stop(const char *why)
{
    fprintf(stderr, "soak: %s\n", why);
    exit(99);
}

static void set_clock(int64_t moment)
{
    char text[40], date[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE];
    soak.moment = moment;
    day_iso(clock_day(moment), date);
    snprintf(text, sizeof text, "%sT%s:%02d", date, clock_text(moment, time), (int)(moment % 60));
    setenv("KLASKAST_NOW", text, 1);
    clock_init();
}

static double ms(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Kilobytes that this program handed to the system so far. */
static double written_kb(void)
{
    double bytes = 0;
    char line[64];
    FILE *file = fopen("/proc/self/io", "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "wchar: %lf", &bytes);
    if (file)
        fclose(file);
    return bytes / 1024;
}

static long switched(void)
{
    struct rusage usage;
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

static void add_sample(enum cost cost, double value)
{
    if (soak.count[cost] < SAMPLES)
        soak.samples[cost][soak.count[cost]++] = value;
}

/* A key from the keyboard to the picture. */
static void key(const char *name)
{
    struct input input = { .kind = INPUT_KEY, .ticks = soak.ticks += 400 };
    if (!key_parse(name, &input.key))
        stop(name);
    if (input.key.code < 0x80 && !input.key.ctrl && !input.key.alt)
        input.text[0] = (char)input.key.code;
    double written = written_kb();
    long switches = switched();
    double spent = ms(CLOCK_THREAD_CPUTIME_ID), taken = ms(CLOCK_MONOTONIC);
    stack_input(&soak.stack, &input);
    stack_tidy(&soak.stack);
    stack_draw(&soak.stack, &soak.canvas);
    taken = ms(CLOCK_MONOTONIC) - taken;
    spent = ms(CLOCK_THREAD_CPUTIME_ID) - spent;
    if (switched() == switches)
        add_sample(TAKEN, taken);
    add_sample(SPENT, spent);
    add_sample(WRITTEN, written_kb() - written);
    soak.stack.leaving = soak.stack.want_suspend = soak.stack.want_redraw = false;
}

static void reload(void)
{
    struct err err = { ERR_NONE, "" };
    if (!app_reload(&soak.app, &err))
        stop(err.text);
    stack_reload(&soak.stack);
    stack_input(&soak.stack, &(struct input){ .kind = INPUT_MINUTE });
}

static void at(int day, int minute)
{
    set_clock(clock_moment(day, minute));
    reload();
}

static void all_of_them(const char *what)
{
    key("Home");
    for (int i = 0; i < PUPILS; i++) {
        key(what);
        key("Down");
        if (torture_any(30) == 0)
            key("u");
    }
}

/* SOAK_SHOW=1: what the screen shows at times, for whoever changes the keys. */
static void show(const char *when)
{
    struct buffer text;
    if (!getenv("SOAK_SHOW"))
        return;
    buffer_init(&text);
    canvas_dump(&soak.canvas, &text);
    printf("--- %s\n%s", when, buffer_get(&text));
    buffer_clear(&text);
}

static void violation(void)
{
    key("v");
    key("1");
    key("Enter");
    show("violation");
    key("Esc");
}

/* What is to be done is done on the day itself. */
static void tick_off(int day)
{
    int64_t open[64];
    size_t count = 0;
    const struct facts *facts = &soak.app.model.facts;
    for (size_t i = 0; i < facts->task_count && count < 64; i++)
        if (facts->tasks[i].done_day == DAY_NONE)
            open[count++] = facts->tasks[i].id;
    for (size_t i = 0; i < count; i++) {
        struct outcome outcome;
        struct err err = { ERR_NONE, "" };
        struct intent intent = { .kind = INTENT_TASK_DONE, .ref = open[i], .day = day, .text = "gezegd" };
        app_perform(&soak.app, &intent, &outcome, &err);
    }
}

static void school_day(int day)
{
    struct err err = { ERR_NONE, "" };
    at(day, 8 * 60 + 20);
    if (!app_backup_of_day(&soak.app, &err))
        stop(err.text);
    all_of_them("Space");
    show("in");
    for (int lesson = 0; lesson < 3; lesson++) {
        at(day, 9 * 60 + 90 * lesson);
        key("L");
        key("Enter");
        show("lent");
        at(day, 10 * 60 + 90 * lesson);
        key("L");
        show("taken back");
    }
    if (torture_any(5) == 0)
        violation();
    tick_off(day);
    at(day, 14 * 60 + 30);
    key("R");
    show("asks");
    key("Enter");
    key("Esc");
    show("at the end");
}

static int by_value(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

/* The day is over: what 99 of 100 of its keys stayed below. */
static void keep_slowest(void)
{
    for (int m = 0; m < COSTS; m++) {
        int count = soak.count[m];
        qsort(soak.samples[m], (size_t)count, sizeof(double), by_value);
        if (soak.days < DAYS)
            soak.slow[m][soak.days] = count ? soak.samples[m][count - 1 - count / 100] : 0;
        soak.count[m] = 0;
    }
    soak.days += soak.days < DAYS;
}

/* Of the days from `day` on the calm ones: what other programs do comes on top, and never off. */
static double of_days(enum cost cost, int day)
{
    double slow[SOME_DAYS];
    memcpy(slow, &soak.slow[cost][day], sizeof slow);
    qsort(slow, SOME_DAYS, sizeof *slow, by_value);
    return slow[SOME_DAYS / 4];
}

static double memory_kb(void)
{
    struct mallinfo2 info = mallinfo2();
    return (double)(info.uordblks + info.hblkhd) / 1024;
}

static int64_t events(void)
{
    struct err err = { ERR_NONE, "" };
    char chain[DIGEST_HEX_SIZE];
    int64_t rows = 0;
    journal_head(soak.app.store, &rows, chain, &err);
    return rows;
}

static void begin(void)
{
    const char *tmp = getenv("TMPDIR");
    struct options options = { .database = soak.path, .teacher = "Marit Bakker" };
    struct err err = { ERR_NONE, "" };
    struct outcome outcome;
    static struct roster_change changes[PUPILS];
    static char names[PUPILS][16];
    snprintf(soak.folder, sizeof soak.folder, "%s/klaskast-soak-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(soak.folder))
        stop(soak.folder);
    snprintf(soak.path, sizeof soak.path, "%s/klaskast.db", soak.folder);
    setenv("HOME", soak.folder, 1);
    unsetenv("XDG_CONFIG_HOME");
    setenv("TZ", "Europe/Amsterdam", 1);
    set_clock(1787126400); /* 2026-08-19: before the first day */
    clock_init();
    for (int i = 0; i < PUPILS; i++) {
        snprintf(names[i], sizeof names[i], "Kind%c", 'a' + i % 26);
        changes[i] =
            (struct roster_change){ .kind = ROSTER_NEW, .first = names[i], .surname = i < 26 ? "A" : "B" };
    }
    struct intent intent = {
        .kind = INTENT_ROSTER, .text = "7A", .group = "7", .changes = changes, .change_count = PUPILS
    };
    if (!app_open(&soak.app, &options, true, &err) || !app_perform(&soak.app, &intent, &outcome, &err))
        stop(err.text);
    keymap_init(&soak.keymap);
    stack_init(&soak.stack, &soak.keymap);
    soak.stack.global = anywhere_act;
    app_desk(&soak.app);
    soak.stack.context = &soak.app.desk;
    soak.ticks = 100000;
    canvas_init(&soak.canvas);
    canvas_resize(&soak.canvas, 80, 24);
    open_roster(&soak.stack, &soak.app.desk, 0);
}

static void end(void)
{
    char command[256];
    stack_clear(&soak.stack);
    canvas_clear(&soak.canvas);
    app_close(&soak.app);
    snprintf(command, sizeof command, "rm -rf '%s'", soak.folder);
    if (system(command) != 0)
        perror(soak.folder);
}

static void check(void)
{
    struct finding findings[FINDINGS];
    struct err err = { ERR_NONE, "" };
    if (!journal_verify(soak.app.store, findings, &err))
        stop(err.text);
    for (int i = 0; i < FINDINGS; i++)
        torture_tried("findings of verify after a year on the screen", findings[i].good ? NULL : "%s",
                      findings[i].text);
}

static void compare(bool whole_year)
{
    static const struct {
        const char *called, *unit;
        double most;
    } costs[COSTS] = {
        [TAKEN] = { "a key at the end of the year within 1.5 times of the first days", "ms", 1.5 },
        [SPENT] = { "the same, of the processor's time", "ms", 1.5 },
        [WRITTEN] = { "what a key writes at the end of the year within 2 times of the first days", "kB", 2 },
    };
    for (int m = 0; m < COSTS; m++) {
        double first = of_days((enum cost)m, 0), last = of_days((enum cost)m, soak.days - SOME_DAYS);
        printf("# %s: 99 of 100 keys within %.2f %s at first and %.2f at the end, %.2f times\n",
               costs[m].called, first, costs[m].unit, last, last / first);
        if (m != WRITTEN && !whole_year)
            continue;
        torture_tried(costs[m].called,
                      last <= costs[m].most * first ? NULL
                                                    : "99 of 100 within %.2f %s at first and %.2f at the end",
                      first, costs[m].unit, last);
    }
}

int main(void)
{
    double first_kb = 0;
    torture_begin(4);
    begin();
    int day = clock_today() + 5; /* Monday the 24th of August */
    for (; events() < EVENTS && (torture_time_left() || soak.days < 2 * SOME_DAYS); day++) {
        if (day_weekday(day) > FRIDAY)
            continue;
        if (soak.days == FIRST_DAYS)
            first_kb = memory_kb();
        school_day(day);
        keep_slowest();
    }
    double kb = memory_kb();
    int64_t rows = events();
    torture_tried_many("events of a school year on one screen", (long)rows);
    printf("# %lld events in %d days; memory %.0f kB after a week, %.0f kB at the end\n", (long long)rows,
           soak.days, first_kb, kb);
    compare(rows >= EVENTS);
    torture_tried("memory at the end of the year as in the first week",
                  kb < first_kb + CACHE_KB + 512 ? NULL : "%.0f kB, then %.0f", first_kb, kb);
    check();
    end();
    return torture_end(1);
}
