/* What happened. An event is one row of the journal: the only truth; everything else follows from it.
 *
 * A 'thing' is what events are about: a class, a pupil, a stay of a device, a mark, a record of the ladder, a
 * measure, a task, a site... It is made by one event and known by that event's number. Later events about it
 * carry that number in `ref`. So the state of any thing is the fold of the event that made it and those that
 * name it, less those of actions that were taken back. A released kind keeps its meaning for ever. */
#ifndef KLASKAST_DOMAIN_EVENT_H
#define KLASKAST_DOMAIN_EVENT_H

#include "klaskast/base/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum thing {
    THING_NONE, /* stands alone; folds into nothing */
    THING_ACTION,
    THING_PREFERENCE,
    THING_SHIFT,
    THING_POLICY,
    THING_CLASS,
    THING_PUPIL,
    THING_STAY,
    THING_MARK,
    THING_EXEMPTION,
    THING_RECORD,
    THING_MEASURE,
    THING_TASK,
    THING_SITE,
    THING_CALL,
    THING_LETTER,
    THING_LESSON,
    THING_LESSON_LINE,
    THING_NOTE,
    THING_AGREEMENTS,
    THING_CONSENT,
    THING_DAY_TOTAL,
    THING_PURGE,
    THING_SCHOOLYEAR,
    THINGS,
};

enum event_kind {
    EVENT_TAKEN_BACK, /* ref: first row of the action it takes back */
    EVENT_PUT_BACK,
    EVENT_PREFERENCE_SET,
    EVENT_TEACHER_PRESENT,
    EVENT_POLICY_SET,
    EVENT_CLASS_ADDED,
    EVENT_CLASS_CHANGED,
    EVENT_CLASS_REMOVED,
    EVENT_PUPIL_ADDED,
    EVENT_PUPIL_CHANGED,
    EVENT_PUPIL_LEFT,
    EVENT_PUPIL_CAME_BACK,
    EVENT_DEVICE_IN,
    EVENT_DEVICE_BACK,
    EVENT_DEVICE_LENT,
    EVENT_DEVICE_UNLENT,
    EVENT_DEVICE_SLIP,
    EVENT_PUPIL_MARKED,
    EVENT_MARK_CLEARED,
    EVENT_EXEMPTION_GIVEN,
    EVENT_EXEMPTION_ENDED,
    EVENT_VIOLATION,
    EVENT_VIOLATION_WITHDRAWN,
    EVENT_MEASURE,
    EVENT_MEASURE_WITHDRAWN,
    EVENT_MEASURE_PERIOD,
    EVENT_MEASURE_CONFIRMED,
    EVENT_MEASURE_PAUSED,
    EVENT_MEASURE_RESUMED,
    EVENT_MEASURE_LIFTED,
    EVENT_MEASURE_UPHELD,
    EVENT_PARENTS_VIEW,
    EVENT_TASK_OPENED,
    EVENT_TASK_DONE,
    EVENT_TASK_REOPENED,
    EVENT_SITE_ADDED,
    EVENT_SITE_CHANGED,
    EVENT_SITE_REVIEWED,
    EVENT_SITE_REMOVED,
    EVENT_SITE_DOUBTED,
    EVENT_CALL_HOME,
    EVENT_LETTER_MADE,
    EVENT_LETTER_SIGNED,
    EVENT_LETTER_GIVEN,
    EVENT_LESSON_ADDED,
    EVENT_LESSON_CHANGED,
    EVENT_LESSON_STATE,
    EVENT_LESSON_REMOVED,
    EVENT_LESSON_LINE,
    EVENT_LESSON_LINE_CHANGED,
    EVENT_PREP_READ,
    EVENT_NOTE,
    EVENT_NOTE_WITHDRAWN,
    EVENT_PARENTS_NOTE,
    EVENT_AGREEMENTS_MADE,
    EVENT_CONSENT_SET,
    EVENT_DAY_TOTALS,
    EVENT_PURGED,
    EVENT_PURGE_WIPED,
    EVENT_REDACTED,
    EVENT_COPY_RESTORED,
    EVENT_SCHOOLYEAR_BEGUN,
    EVENT_KINDS,
};

enum { EVENT_FIELDS = 16 };

/* One member of the JSON object `data`: a text, or a whole number when text is NULL. */
struct field {
    const char *key;
    const char *text;
    int64_t number;
};

struct event {
    int64_t number;   /* row in the journal; 0 until it is appended */
    int64_t occurred; /* moment it happened */
    int64_t recorded; /* moment it was written down */
    int day;          /* local day of `occurred` */
    enum event_kind kind;
    const char *who;  /* who did it; "" unknown */
    int64_t class_id; /* 0: of no class */
    int64_t pupil_id; /* 0: of no pupil. Negative: made by the -n-th event of this action (1-based) */
    int64_t ref;      /* 0: none. Negative likewise */
    struct field fields[EVENT_FIELDS];
    int field_count;
};

struct event_info {
    const char *name; /* in the journal: "device_in" */
    enum thing thing;
    bool makes;          /* true: its number is the thing's; false: its ref is */
    const char *fields;  /* "device label?": space-separated, '?' behind those that may be missing */
    const char *meaning; /* one sentence, for doc/journal.md */
};

const struct event_info *event_info(enum event_kind kind);
/* False for a name that no kind has, and for NULL: what a damaged file says. */
bool event_kind_parse(const char *name, enum event_kind *kind);

/* Adding fields: texts are borrowed. An empty or NULL text and a zero number are left out. */
void event_put(struct event *event, const char *key, const char *text);
void event_put_number(struct event *event, const char *key, int64_t number);
/* "" and 0 where there is no such field. */
const char *event_text(const struct event *event, const char *key);
int64_t event_number(const struct event *event, const char *key);
/* The day of a field as 2026-11-23; DAY_NONE: there is none. */
int event_day(const struct event *event, const char *key);
/* Is one of them of this kind? */
bool event_among(const struct event *events, size_t count, enum event_kind kind);

/* The JSON object of the fields, on the heap; and back, into the arena (false: no JSON object). */
char *event_data(const struct event *event);
bool event_read_data(struct event *event, const char *json, struct arena *arena);

#endif
