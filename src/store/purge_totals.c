/* What is emptied stays in the numbers of its day: they are counted before and after, and what is missing
 * then becomes an event, in the same transaction. [P17] */
#include "purge_parts.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/store/query.h"

#include <string.h>

static bool in_numbers(enum event_kind kind)
{
    enum thing thing = kind == EVENT_KINDS ? THING_NONE : event_info(kind)->thing;
    return thing == THING_STAY || thing == THING_MARK || thing == THING_CALL || thing == THING_RECORD;
}

static void add_class(struct purge_days *days, int64_t class_id, struct arena *arena)
{
    for (size_t i = 0; i < days->count; i++)
        if (days->classes[i].class_id == class_id)
            return;
    days->classes = arena_room(arena, days->classes, days->count, &days->room, sizeof *days->classes);
    days->classes[days->count++] = (struct purge_totals){ .class_id = class_id };
}

bool purge_days_read(struct store *store, const struct purge_row *rows, size_t count, struct arena *arena,
                     struct purge_days *days, struct err *err)
{
    *days = (struct purge_days){ .from = DAY_NONE, .until = DAY_NONE };
    for (size_t i = 0; i < count; i++) {
        if (!in_numbers(rows[i].kind) || rows[i].day == DAY_NONE)
            continue;
        add_class(days, rows[i].class_id, arena);
        if (days->from == DAY_NONE || rows[i].day < days->from)
            days->from = rows[i].day;
        if (rows[i].day > days->until)
            days->until = rows[i].day;
    }
    for (size_t i = 0; i < days->count; i++) {
        struct purge_totals *at = &days->classes[i];
        if (!query_day_totals(store, at->class_id, days->from, days->until, arena, &at->totals,
                              &at->total_count, err) ||
            !query_class_records(store, at->class_id, days->from, days->until, arena, &at->records,
                                 &at->record_count, err))
            return false;
    }
    return true;
}

static bool is_there(const struct purge_totals *after, const struct record *record)
{
    for (size_t low = 0, high = after->record_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        const struct record *other = &after->records[middle];
        if (other->id == record->id)
            return true;
        if (other->at < record->at || (other->at == record->at && other->id < record->id))
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* "not-off 10 1, misuse-photo 13 2": the violations of a day that are not there any more; "" none. */
static const char *times_of(const struct purge_totals *before, const struct purge_totals *after, int day,
                            struct arena *arena)
{
    enum { HOURS = 24 };
    int counts[VIOLATION_KINDS][HOURS];
    const char *text = "";
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < before->record_count; i++) {
        const struct record *record = &before->records[i];
        if (record->day == day && !record->withdrawn && !is_there(after, record))
            counts[record->kind][clock_minute(record->at) / 60]++;
    }
    for (int kind = 0; kind < VIOLATION_KINDS; kind++)
        for (int hour = 0; hour < HOURS; hour++)
            if (counts[kind][hour])
                text = arena_print(arena, "%s%s%s %d %d", text, *text ? ", " : "",
                                   violation_name((enum violation_kind)kind), hour, counts[kind][hour]);
    return text;
}

static const struct day_total *total_of(const struct purge_totals *totals, int day)
{
    static const struct day_total none;
    for (size_t i = 0; i < totals->total_count; i++)
        if (totals->totals[i].day == day)
            return &totals->totals[i];
    return &none;
}

static void add_event(const struct purge_totals *before, const struct purge_totals *after,
                      const struct day_total *was, int64_t now, struct arena *arena, struct event **events,
                      size_t *count, size_t *room)
{
    const struct day_total *is = total_of(after, was->day);
    char *iso = arena_new(arena, DAY_ISO_SIZE, 1);
    if (was->handed_in == is->handed_in && was->none == is->none && was->absent == is->absent &&
        was->violations == is->violations && was->calls == is->calls)
        return;
    *events = arena_room(arena, *events, *count, room, sizeof **events);
    struct event *event = &(*events)[(*count)++];
    *event =
        (struct event){ .occurred = now, .kind = EVENT_DAY_TOTALS, .who = "", .class_id = before->class_id };
    day_iso(was->day, iso);
    event_put(event, "of", iso);
    event_put_number(event, "handed_in", was->handed_in - is->handed_in);
    event_put_number(event, "none", was->none - is->none);
    event_put_number(event, "absent", was->absent - is->absent);
    event_put_number(event, "calls", was->calls - is->calls);
    event_put_number(event, "violations", was->violations - is->violations);
    if (was->violations != is->violations)
        event_put(event, "times", times_of(before, after, was->day, arena));
}

void purge_days_gone(const struct purge_days *before, const struct purge_days *after, int64_t now,
                     struct arena *arena, struct event **events, size_t *count, size_t *room)
{
    for (size_t i = 0; i < before->count; i++)
        for (size_t k = before->classes[i].total_count; k-- > 0;)
            add_event(&before->classes[i], &after->classes[i], &before->classes[i].totals[k], now, arena,
                      events, count, room);
}
