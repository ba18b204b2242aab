/*
 * Makes a data file as a school fills it in ten years, through the store's own
 * append, so that chain and caches are those of the program itself.
 *
 *   years FILE CLASSES PUPILS DAYS     '8 30 2230' gives some 2 million rows
 *
 * Every school day most phones are handed in, the class gets them for a
 * lesson, and they go back; some pupils are absent or have none. Each class has
 * a violation a week, with its measure and duties done. In August the pupils
 * leave and others come. The last day is the one before the tests' own today.
 */
#include "fixture.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/digest.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CLASSES_MAX = 10, PUPILS_MAX = 1000, ROWS_MAX = 2 * PUPILS_MAX + 2, DAYS_A_TRANSACTION = 20 };

struct class_of_years {
    int64_t id;
    int64_t pupils[PUPILS_MAX];
    int pupil_count;
    int64_t stays[PUPILS_MAX], stay_pupils[PUPILS_MAX]; /* handed in today */
    int stay_count;
};

struct years {
    struct store *store;
    struct event events[ROWS_MAX]; /* of the action at hand */
    size_t count;
    int64_t rows;
    unsigned dice;
    int next_name;
    struct class_of_years classes[CLASSES_MAX];
    int class_count;
};

static void stop(const struct err *err)
{
    fprintf(stderr, "years: %s\n", err->text);
    exit(3);
}

/* Its own numbers, so that the same file comes out each time. */
static unsigned roll(struct years *years, unsigned sides)
{
    years->dice = years->dice * 1664525u + 1013904223u;
    return (years->dice >> 8) % sides;
}

static struct event *add(struct years *years, enum event_kind kind, int64_t at, int64_t class_id)
{
    struct event *event = &years->events[years->count++];

    *event = (struct event){ .kind = kind, .occurred = at, .who = "Marit Bakker", .class_id = class_id };
    return event;
}

static struct event *about(struct years *years, enum event_kind kind, int64_t at, int64_t class_id,
                           int64_t pupil, int64_t ref)
{
    struct event *event = add(years, kind, at, class_id);

    event->pupil_id = pupil;
    event->ref = ref;
    return event;
}

/* Appends the action; returns the number of its first row. */
static int64_t append(struct years *years)
{
    struct err err = { ERR_NONE, "" };
    char action[UUID_SIZE];

    if (!years->count)
        return 0;
    uuid_make(years->events[0].occurred, action);
    if (!journal_append(years->store, action, years->events[0].occurred, years->events, years->count, &err))
        stop(&err);
    years->rows += (int64_t)years->count;
    years->count = 0;
    return years->events[0].number;
}

static void begin(struct years *years)
{
    struct err err = { ERR_NONE, "" };

    if (!store_begin(years->store, &err))
        stop(&err);
}

static void commit(struct years *years)
{
    struct err err = { ERR_NONE, "" };

    if (!store_commit(years->store, &err))
        stop(&err);
}

/* The class of last year leaves, another one comes. */
static void new_year(struct years *years, struct class_of_years *class, int64_t at, int pupils)
{
    int64_t first;

    for (int i = 0; i < class->pupil_count; i++)
        about(years, EVENT_PUPIL_LEFT, at, class->id, class->pupils[i], class->pupils[i]);
    append(years);
    for (int i = 0; i < pupils; i++) {
        const char *name, *prefix, *surname;
        struct event *event = add(years, EVENT_PUPIL_ADDED, at, class->id);

        fixture_name((i * 37 + years->next_name) % 2000, &name, &prefix, &surname);
        event->pupil_id = -(int64_t)years->count;
        event_put(event, "first", name);
        event_put(event, "prefix", prefix);
        event_put(event, "surname", surname);
        event_put_number(event, "slot", i + 1);
    }
    years->next_name += 11;
    first = append(years);
    for (int i = 0; i < pupils; i++)
        class->pupils[i] = first + i;
    class->pupil_count = pupils;
}

static void hand_in(struct years *years, struct class_of_years *class, int64_t at)
{
    class->stay_count = 0;
    for (int i = 0; i < class->pupil_count; i++) {
        unsigned dice = roll(years, 40);

        at += 5;
        if (dice < 4) {
            struct event *event = about(years, EVENT_PUPIL_MARKED, at, class->id, class->pupils[i], 0);
            event_put(event, "mark", dice ? "none" : "absent");
            append(years);
        } else {
            struct event *event = about(years, EVENT_DEVICE_IN, at, class->id, class->pupils[i], 0);
            event_put(event, "device", dice == 4 ? "smartwatch" : "phone");
            class->stay_pupils[class->stay_count] = class->pupils[i];
            class->stays[class->stay_count++] = append(years);
        }
    }
}

static void all_stays(struct years *years, struct class_of_years *class, enum event_kind kind, int64_t at)
{
    for (int i = 0; i < class->stay_count; i++) {
        struct event *event = about(years, kind, at, class->id, class->stay_pupils[i], class->stays[i]);

        if (kind == EVENT_DEVICE_LENT)
            event_put_number(event, "class", 1);
    }
    append(years);
}

/* A ban with what belongs to it, all of it done the next day. */
static void violation(struct years *years, struct class_of_years *class, int day, int64_t at)
{
    static const char *const tasks[] = { "child-told", "parents-told", "letter" };
    int64_t pupil = class->pupils[roll(years, (unsigned)class->pupil_count)], first;
    char from[DAY_ISO_SIZE], until[DAY_ISO_SIZE], next[DAY_ISO_SIZE];
    struct event *event = about(years, EVENT_VIOLATION, at, class->id, pupil, 0);

    day_iso(day + 1, from);
    day_iso(day_add_months(day + 1, 1) - 1, until);
    day_iso(day + 1, next);
    event_put(event, "violation", "not-handed-in");
    event_put(event, "ladder", "device");
    event_put_number(event, "times", 2);
    event_put(event, "measure", "ban");
    event_put(event, "note", "Lag nog in de tas, gezien bij het begin van de les.");
    event = about(years, EVENT_MEASURE, at, class->id, pupil, -1);
    event_put(event, "measure", "ban");
    event_put(event, "from", from);
    event_put(event, "until", until);
    for (int i = 0; i < 3; i++) {
        event = about(years, EVENT_TASK_OPENED, at, class->id, pupil, -2);
        event_put(event, "task", tasks[i]);
        event_put(event, "due", next);
    }
    first = append(years);
    for (int i = 0; i < 3; i++) {
        event = about(years, EVENT_TASK_DONE, at + 3600, class->id, pupil, first + 2 + i);
        event_put(event, "by", "Marit Bakker");
        event_put(event, "day", next);
        append(years);
    }
}

static void school_day(struct years *years, int day)
{
    for (int i = 0; i < years->class_count; i++) {
        struct class_of_years *class = &years->classes[i];

        hand_in(years, class, clock_moment(day, 8 * 60 + 20));
        all_stays(years, class, EVENT_DEVICE_LENT, clock_moment(day, 10 * 60));
        all_stays(years, class, EVENT_DEVICE_UNLENT, clock_moment(day, 11 * 60));
        if ((day + i) % 7 == 2)
            violation(years, class, day, clock_moment(day, 13 * 60));
        all_stays(years, class, EVENT_DEVICE_BACK, clock_moment(day, 15 * 60));
    }
}

static void classes_add(struct years *years, int count, int64_t at)
{
    years->class_count = count;
    for (int i = 0; i < count; i++) {
        char name[16];
        struct event *event = add(years, EVENT_CLASS_ADDED, at, 0);

        /* The newest class is the one that opens. */
        snprintf(name, sizeof name, "7%c", 'A' + count - 1 - i);
        event_put(event, "name", name);
        years->classes[i].id = append(years);
    }
}

/* The first school day of COUNT that end before the tests' today. */
static int first_day(int last, int count)
{
    int day = last;

    for (int left = count; left > 1; left--)
        do
            day--;
        while (day_weekday(day) > FRIDAY);
    return day;
}

static void fill(struct years *years, int classes, int pupils, int days)
{
    const int last = day_from_date(2026, 11, 19);
    int year = DAY_NONE, since_commit = 0;

    begin(years);
    for (int day = first_day(last, days); day <= last; day++) {
        int64_t at = clock_moment(day, 8 * 60);

        if (day_weekday(day) > FRIDAY)
            continue;
        if (!years->class_count)
            classes_add(years, classes, at);
        if (day_schoolyear_start(day) != year)
            for (int i = 0; i < classes; i++)
                new_year(years, &years->classes[i], at, pupils);
        year = day_schoolyear_start(day);
        school_day(years, day);
        if (++since_commit % DAYS_A_TRANSACTION == 0) {
            commit(years);
            begin(years);
        }
    }
    commit(years);
}

int main(int argc, char **argv)
{
    static struct years years = { .dice = 2026 };
    struct err err = { ERR_NONE, "" };
    int classes = argc > 4 ? atoi(argv[2]) : 0, pupils = argc > 4 ? atoi(argv[3]) : 0;
    int days = argc > 4 ? atoi(argv[4]) : 0;
    char making[4096];

    if (classes < 1 || classes > CLASSES_MAX || pupils < 1 || pupils > PUPILS_MAX || days < 1) {
        fprintf(stderr, "use: years FILE CLASSES PUPILS DAYS\n");
        return 2;
    }
    /* Under its own name only when it is whole: the file is kept between runs. */
    snprintf(making, sizeof making, "%s.making", argv[1]);
    unlink(making);
    if (!store_open(making, true, clock_now(), &years.store, &err))
        stop(&err);
    fill(&years, classes, pupils, days);
    store_close(&years.store);
    if (rename(making, argv[1]) != 0) {
        perror(argv[1]);
        return 3;
    }
    printf("%s: %lld rows\n", argv[1], (long long)years.rows);
    return 0;
}
