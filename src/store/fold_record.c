/* Violations and what follows from them: records, measures, duties, letters, calls, notes. */
#include "fold.h"

#include "sql.h"

#include "klaskast/domain/ladder.h"
#include "klaskast/domain/letter_state.h"

#include <string.h>

bool fold_record(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    const struct event *event = &events[0];
    enum violation_kind kind = VIOLATION_NOT_HANDED_IN;
    enum ladder_kind ladder = LADDER_DEVICE;
    enum measure_kind measure = MEASURE_NONE;
    int agreement = 0;
    violation_parse(event_text(event, "violation"), &kind, &agreement);
    ladder_parse(event_text(event, "ladder"), &ladder);
    measure_parse(event_text(event, "measure"), &measure);
    int64_t withdrawn = event_among(events, count, EVENT_VIOLATION_WITHDRAWN);
    const char *view = "";
    for (size_t i = 1; i < count; i++)
        if (events[i].kind == EVENT_PARENTS_VIEW)
            view = event_text(&events[i], "text");
    return sql_run(
        store, err,
        "INSERT INTO record VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)",
        "iiiiiiidiittiditit", id, event->pupil_id, event->class_id, (int64_t)kind,
        event_number(event, "agreement"), (int64_t)ladder, event_number(event, "times"),
        event_day(event, "since"), (int64_t)measure, event_number(event, "own"), event_text(event, "reason"),
        event_text(event, "note"), event->occurred, event->day, event->recorded, event->who, withdrawn, view);
}

bool fold_measure(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    const struct event *event = &events[0];
    enum measure_kind kind = MEASURE_NONE;
    measure_parse(event_text(event, "measure"), &kind);
    int64_t withdrawn = event_among(events, count, EVENT_MEASURE_WITHDRAWN);
    int from = event_day(event, "from"), until = event_day(event, "until"), lifted = DAY_NONE;
    int64_t paused = 0;
    const char *why = "";
    for (size_t i = 1; i < count; i++) {
        if (events[i].kind == EVENT_MEASURE_PERIOD || events[i].kind == EVENT_MEASURE_CONFIRMED) {
            from = event_day(&events[i], "from");
            until = event_day(&events[i], "until");
        } else if (events[i].kind == EVENT_MEASURE_PAUSED) {
            paused = 1;
        } else if (events[i].kind == EVENT_MEASURE_RESUMED) {
            paused = 0;
        } else if (events[i].kind == EVENT_MEASURE_LIFTED) {
            lifted = events[i].day;
            why = event_text(&events[i], "reason");
        }
    }
    return sql_run(store, err, "INSERT INTO measure VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)",
                   "iiiiidddiiidt", id, event->pupil_id, event->class_id, event->ref, (int64_t)kind, from,
                   until, event->day, withdrawn, (int64_t)event_among(events, count, EVENT_MEASURE_CONFIRMED),
                   paused, lifted, why);
}

/* How far the letter of a duty is; a duty that is open again begins anew, or from the signature. [P9, P13] */
static enum letter_state letter_of(const struct event *events, size_t count, int *signed_day, int *given_day)
{
    enum letter_state state = LETTER_NOT_SIGNED;
    *signed_day = *given_day = DAY_NONE;
    for (size_t i = 1; i < count; i++) {
        if (events[i].kind == EVENT_LETTER_SIGNED) {
            state = LETTER_SIGNED;
            *signed_day = event_day(&events[i], "day");
        } else if (events[i].kind == EVENT_LETTER_GIVEN) {
            state = LETTER_GIVEN;
            *given_day = event_day(&events[i], "day");
        } else if (events[i].kind == EVENT_TASK_REOPENED) {
            bool stays = event_number(&events[i], "signed") && *signed_day != DAY_NONE;
            state = stays ? LETTER_SIGNED : LETTER_NOT_SIGNED;
            *signed_day = stays ? *signed_day : DAY_NONE;
            *given_day = DAY_NONE;
        }
    }
    return state;
}

static bool ends_task(const struct event *event)
{
    return event->kind == EVENT_TASK_DONE ||
           (event->kind == EVENT_LETTER_GIVEN && !event_number(event, "slip"));
}

bool fold_task(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    const struct event *event = &events[0], *done = NULL;
    enum task_kind kind = TASK_FINISH_LATER;
    int signed_day, given_day;
    task_parse(event_text(event, "task"), &kind);
    for (size_t i = 1; i < count; i++) {
        if (ends_task(&events[i]))
            done = &events[i];
        else if (events[i].kind == EVENT_TASK_REOPENED)
            done = NULL;
    }
    enum letter_state letter = letter_of(events, count, &signed_day, &given_day);
    int due = event_day(event, "due");
    return sql_run(store, err,
                   "INSERT INTO task VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)",
                   "iiiiiiidddtttidd", id, event->pupil_id, event->class_id, event->ref, (int64_t)kind,
                   (int64_t)(strcmp(event_text(event, "owner"), "head") == 0 ? OWNER_HEAD : OWNER_TEACHER),
                   event->occurred, event->day, due == DAY_NONE ? event->day : due,
                   done ? event_day(done, "day") : DAY_NONE, done ? event_text(done, "by") : "",
                   done ? event_text(done, "how") : "", event_text(event, "why"), (int64_t)letter, signed_day,
                   given_day);
}

bool fold_letter(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    enum letter_kind kind = LETTER_WARNING;
    letter_kind_find(event_text(event, "letter"), &kind);
    return sql_run(
        store, err, "INSERT INTO letter VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)",
        "iiiiiidtttttttt", id, event->pupil_id, event->class_id, event->ref, (int64_t)kind,
        event_number(event, "version"), event->day, event_text(event, "language"), event_text(event, "file"),
        event_text(event, "digest"), event->who, event_text(event, "talk"), event_text(event, "where"),
        event_text(event, "work"), event_text(event, "agreed"));
}

bool fold_call(struct store *store, int64_t id, const struct event *event, struct err *err)
{
    return sql_run(store, err, "INSERT INTO call VALUES(?1,?2,?3,?4)", "iidi", id, event->class_id,
                   event->day, event->pupil_id);
}

bool fold_note(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    return sql_run(store, err, "INSERT INTO note VALUES(?1,?2,?3,?4,?5)", "iiiti", id, events[0].pupil_id,
                   events[0].class_id, event_text(&events[0], "text"),
                   (int64_t)event_among(events, count, EVENT_NOTE_WITHDRAWN));
}
