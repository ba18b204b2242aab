/* Preparing lessons: sites, lessons, a line for a pupil. */
#include "fold.h"

#include "sql.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/lesson.h"

#include <string.h>

/* Who looked: who wrote it down, unless it comes from another data file. */
static const char *who_looked(const struct event *review)
{
    const char *by = event_text(review, "by");
    return *by ? by : review->who;
}

bool fold_site(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    const struct event *fields = NULL, *review = NULL, *doubt = NULL;
    const char *groups = "";
    int64_t reviews = 0;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_SITE_REMOVED)
            return true;
        if (events[i].kind == EVENT_SITE_DOUBTED) {
            review = NULL; /* what was found before no longer stands */
            doubt = &events[i];
            continue;
        }
        if (events[i].kind == EVENT_SITE_REVIEWED) {
            review = &events[i];
            doubt = NULL;
            reviews++;
        } else {
            fields = &events[i];
        }
        groups = event_text(&events[i], "groups");
    }
    return sql_run(store, err,
                   "INSERT INTO site VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)",
                   "ittttttttttttditd", id, event_text(fields, "address"), event_text(fields, "key"),
                   event_text(fields, "title"), event_text(fields, "subject"), event_text(fields, "purpose"),
                   groups, review ? event_text(review, "verdict") : "",
                   review ? event_text(review, "sentence") : "", review ? event_text(review, "rejects") : "",
                   review ? event_text(review, "remarks") : "", review ? event_text(review, "note") : "",
                   review ? who_looked(review) : "", review ? review->day : DAY_NONE, reviews,
                   doubt ? event_text(doubt, "what") : "", doubt ? doubt->day : DAY_NONE);
}

bool fold_lesson(struct store *store, int64_t id, const struct event *events, size_t count, struct err *err)
{
    const struct event *fields = &events[0];
    enum lesson_state state = LESSON_PLANNED;
    const char *uid = "";
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_LESSON_REMOVED)
            return true;
        if (events[i].kind == EVENT_LESSON_STATE) {
            lesson_state_parse(event_text(&events[i], "state"), &state);
            continue;
        }
        if (events[i].kind == EVENT_LESSON_ADDED)
            uid = event_text(&events[i], "uid");
        fields = &events[i];
    }
    return sql_run(
        store, err, "INSERT INTO lesson VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)",
        "itidtttttttdiiti", id, uid, fields->class_id, event_day(fields, "day"), event_text(fields, "title"),
        event_text(fields, "subject"), event_text(fields, "goal"), event_text(fields, "groups"),
        event_text(fields, "sites"), event_text(fields, "contact"), event_text(fields, "leave_by"),
        event_day(fields, "leave_day"), event_number(fields, "media"), event_number(fields, "adult"),
        event_text(fields, "copyright"), (int64_t)state);
}

bool fold_lesson_line(struct store *store, int64_t id, const struct event *events, size_t count,
                      struct err *err)
{
    const char *text = event_text(&events[count - 1], "text");
    if (!*text)
        return true;
    return sql_run(store, err, "INSERT INTO lesson_line VALUES(?1,?2,?3,?4)", "iiit", id, events[0].ref,
                   events[0].pupil_id, text);
}
