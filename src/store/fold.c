#include "fold.h"

#include "sql.h"

#include "klaskast/domain/consent.h"
#include "klaskast/domain/device.h"
#include "klaskast/domain/name.h"

#include <string.h>

static bool fold_preference(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO preference VALUES(?1,?2,?3)", "itt", id,
                   event_text(event, "name"), event_text(event, "value"));
}

static bool fold_shift(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO shift VALUES(?1,?2,?3,?4)", "idti", id, event->day,
                   event_text(event, "name"), event_number(event, "substitute"));
}

static bool fold_policy(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO policy VALUES(?1,?2,?3,?4)", "ittu", id,
                   event_text(event, "digest"), event_text(event, "rules"), event_text(event, "changed"));
}

static bool fold_class(struct store *store, int64_t id, const struct event *events, size_t count,
                       struct err *err)
{
    const struct event *fields = NULL;
    int64_t demo = 0;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_CLASS_REMOVED)
            return true;
        if (events[i].kind == EVENT_CLASS_ADDED)
            demo = event_number(&events[i], "demo");
        fields = &events[i];
    }
    return sql_run(store, err, "INSERT INTO class VALUES(?1,?2,?3,?4)", "itti", id,
                   event_text(fields, "name"), event_text(fields, "groups"), demo);
}

/* The classes that a pupil was in before: a day belongs to the class in which it ended. */
static bool fold_was_in(struct store *store, int64_t id, const struct event *events, size_t count,
                        struct err *err)
{
    const struct event *place = NULL; /* what says in which class the pupil is */
    int from = DAY_NONE;              /* since when; DAY_NONE: it left */
    for (size_t i = 0; i < count; i++) {
        const struct event *event = &events[i];
        bool left = event->kind == EVENT_PUPIL_LEFT, moves = place && event->class_id != place->class_id;
        if (event->kind == EVENT_PUPIL_CAME_BACK) {
            from = event->day;
            continue;
        }
        if (place && from != DAY_NONE && from < event->day && (left || moves) &&
            !sql_run(store, err, "INSERT INTO was_in VALUES(?1,?2,?3,?4,?5,?6,?7)", "iiitidd", event->number,
                     id, place->class_id, event_text(place, "group"), event_number(place, "slot"), from,
                     event->day))
            return false;
        if (!place || left || moves)
            from = left ? DAY_NONE : event->day;
        if (!left)
            place = event;
    }
    return true;
}

static bool fold_pupil(struct store *store, int64_t id, const struct event *events, size_t count,
                       struct err *err)
{
    const struct event *fields = NULL;
    int64_t class_id = 0;
    const char *group = "";
    int left = DAY_NONE, came = events[0].day, placed = came;
    if (!fold_was_in(store, id, events, count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_PUPIL_LEFT) {
            left = events[i].day;
        } else if (events[i].kind == EVENT_PUPIL_CAME_BACK) {
            left = DAY_NONE;
            placed = events[i].day;
        } else {
            fields = &events[i];
            if (events[i].class_id != class_id || strcmp(event_text(fields, "group"), group) != 0)
                placed = events[i].day;
            class_id = events[i].class_id;
            group = event_text(fields, "group");
        }
    }
    struct name name;
    char full[NAME_TEXT_SIZE], sort[NAME_KEY_SIZE], search[NAME_KEY_SIZE];
    const char *key = event_text(fields, "key");
    name_set(&name, event_text(fields, "first"), event_text(fields, "prefix"), event_text(fields, "surname"));
    return sql_run(store, err, "INSERT INTO pupil VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
                   "iittttttttiddd", id, class_id, name.first, name.prefix, name.surname,
                   name_full(&name, full), name_sort_key(&name, key, sort), name_search_key(&name, search),
                   key, event_text(fields, "group"), event_number(fields, "slot"), left, came, placed);
}

static void apply_stay(struct stay *stay, const struct event *event, struct arena *arena)
{
    switch (event->kind) {
    case EVENT_DEVICE_IN:
        device_parse(event_text(event, "device"), &stay->kind);
        stay->label = arena_copy(arena, event_text(event, "label"));
        stay->state = strcmp(event_text(event, "place"), "bag") == 0 ? STAY_IN_BAG : STAY_HELD;
        stay->in_at = event->occurred;
        stay->in_day = event->day;
        break;
    case EVENT_DEVICE_BACK:
        stay->state = STAY_RETURNED;
        stay->back_at = event->occurred;
        stay->back_day = event->day;
        break;
    case EVENT_DEVICE_LENT:
        stay->state = STAY_LENT;
        stay->lent_at = event->occurred;
        stay->purpose = arena_copy(arena, event_text(event, "purpose"));
        stay->lent_to_class = event_number(event, "class") != 0;
        break;
    case EVENT_DEVICE_UNLENT:
        stay->state = STAY_HELD;
        break;
    default:
        break;
    }
}

/* A slip undoes the change before it, so the states are kept while folding. */
static bool fold_stay(struct store *store, int64_t id, const struct event *events, size_t count,
                      struct arena *arena, struct err *err)
{
    struct stay *states = arena_new(arena, count + 1, sizeof *states);
    size_t last = 0;
    states[0] = (struct stay){ .state = STAY_RETURNED, .back_day = DAY_NONE, .label = "", .purpose = "" };
    int64_t changed = 0, pupil_id = 0, class_id = 0;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_DEVICE_IN) {
            pupil_id = events[i].pupil_id;
            class_id = events[i].class_id;
        }
        if (events[i].kind == EVENT_DEVICE_SLIP) {
            last = last ? last - 1 : 0;
            changed = 0; /* what is left was not changed just now */
            continue;
        }
        states[last + 1] = states[last];
        last++;
        apply_stay(&states[last], &events[i], arena);
        changed = events[i].recorded;
    }
    if (last == 0)
        return true; /* the handing in itself was a slip */
    const struct stay *stay = &states[last];
    return sql_run(store, err, "INSERT INTO stay VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
                   "iiiiitiditiidi", id, pupil_id, class_id, (int64_t)stay->kind, (int64_t)stay->state,
                   stay->label, stay->in_at, stay->in_day, stay->lent_at, stay->purpose,
                   (int64_t)stay->lent_to_class, stay->back_at, stay->back_day, changed);
}

static bool fold_mark(struct store *store, int64_t id, const struct event *events, size_t count,
                      struct err *err)
{
    if (events[count - 1].kind == EVENT_MARK_CLEARED)
        return true;
    const struct event *event = &events[0];
    int64_t kind = strcmp(event_text(event, "mark"), "absent") == 0 ? MARK_ABSENT : MARK_NONE_TODAY;
    return sql_run(store, err, "INSERT INTO mark VALUES(?1,?2,?3,?4,?5,?6)", "iiiidi", id, event->pupil_id,
                   event->class_id, kind, event->day, event->occurred);
}

static bool fold_exemption(struct store *store, int64_t id, const struct event *events, size_t count,
                           struct err *err)
{
    const struct event *event = &events[0];
    enum device_kind device = DEVICE_PHONE;
    device_parse(event_text(event, "device"), &device);
    const struct event *end = events[count - 1].kind == EVENT_EXEMPTION_ENDED ? &events[count - 1] : NULL;
    int until = event_day(event, "until");
    if (end && end->day <= until)
        until = end->day - 1; /* what it allowed before stays allowed */
    return sql_run(store, err, "INSERT INTO exemption VALUES(?1,?2,?3,?4,?5,?6,?7,?8)", "iiiidddi", id,
                   event->pupil_id, event->class_id, (int64_t)device, event_day(event, "from"), until,
                   event_day(event, "agreed"), (int64_t)(end != NULL));
}

static bool fold_agreements(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    int made = event_day(event, "made");
    return sql_run(store, err, "INSERT INTO agreements VALUES(?1,?2,?3,?4)", "iidt", id, event->class_id,
                   made == DAY_NONE ? event->day : made, event_text(event, "lines"));
}

static bool fold_consent(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    enum consent_kind kind = CONSENT_PHOTO;
    enum consent_answer answer = CONSENT_OPEN;
    int taken = event_day(event, "taken");
    consent_parse(event_text(event, "consent"), &kind);
    consent_answer_parse(event_text(event, "answer"), &answer);
    return sql_run(store, err, "INSERT INTO consent VALUES(?1,?2,?3,?4,?5,?6)", "iiiiid", id, event->pupil_id,
                   event_number(event, "year"), (int64_t)kind, (int64_t)answer,
                   taken == DAY_NONE ? event->day : taken);
}

static bool fold_day_total(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO day_total VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)", "iidiiiiit", id,
                   event->class_id, event_day(event, "of"), event_number(event, "handed_in"),
                   event_number(event, "none"), event_number(event, "absent"),
                   event_number(event, "violations"), event_number(event, "calls"),
                   event_text(event, "times"));
}

static bool fold_purge(struct store *store, int64_t id, const struct event *events, size_t count,
                       struct err *err)
{
    return sql_run(store, err, "INSERT INTO purge VALUES(?1,?2,?3,?4,?5,?6)", "itidti", id,
                   event_text(&events[0], "what"), event_number(&events[0], "through"), events[0].day,
                   events[0].who, (int64_t)event_among(events, count, EVENT_PURGE_WIPED));
}

static bool fold_schoolyear(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO schoolyear VALUES(?1,?2)", "ii", id, event_number(event, "year"));
}

bool fold_thing(struct store *store, enum thing thing, int64_t id, const struct event *events, size_t count,
                struct arena *arena, struct err *err)
{
    switch (thing) {
    case THING_PREFERENCE:
        return fold_preference(store, id, events, err);
    case THING_SHIFT:
        return fold_shift(store, id, events, err);
    case THING_POLICY:
        return fold_policy(store, id, events, err);
    case THING_CLASS:
        return fold_class(store, id, events, count, err);
    case THING_PUPIL:
        return fold_pupil(store, id, events, count, err);
    case THING_STAY:
        return fold_stay(store, id, events, count, arena, err);
    case THING_MARK:
        return fold_mark(store, id, events, count, err);
    case THING_EXEMPTION:
        return fold_exemption(store, id, events, count, err);
    case THING_RECORD:
        return fold_record(store, id, events, count, err);
    case THING_MEASURE:
        return fold_measure(store, id, events, count, err);
    case THING_TASK:
        return fold_task(store, id, events, count, err);
    case THING_SITE:
        return fold_site(store, id, events, count, err);
    case THING_LESSON:
        return fold_lesson(store, id, events, count, err);
    case THING_LESSON_LINE:
        return fold_lesson_line(store, id, events, count, err);
    case THING_CALL:
        return fold_call(store, id, events, err);
    case THING_LETTER:
        return fold_letter(store, id, events, err);
    case THING_NOTE:
        return fold_note(store, id, events, count, err);
    case THING_AGREEMENTS:
        return fold_agreements(store, id, events, err);
    case THING_CONSENT:
        return fold_consent(store, id, events, err);
    case THING_DAY_TOTAL:
        return fold_day_total(store, id, events, err);
    case THING_PURGE:
        return fold_purge(store, id, events, count, err);
    case THING_SCHOOLYEAR:
        return fold_schoolyear(store, id, events, err);
    case THING_NONE:
    case THING_ACTION:
    case THINGS:
        break;
    }
    return true;
}
