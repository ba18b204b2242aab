/* The journal of one pupil as lines: which duty was done, what was said later of what stands there, and what
 * a card on paper leaves out. [P10a, P17] */
#include "klaskast/app/history.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/task.h"
#include "klaskast/store/journal.h"

#include <string.h>

enum { ENTRY_TEXT = 1024 }; /* a line that was typed, with room for what stands around it */

/* What is known of a row besides its line, also of rows that are not shown: what it is about, and what was
 * said of it later. */
struct entry {
    int64_t number, ref;
    enum event_kind kind;
    const char *duty;   /* the label of the duty it opened; NULL */
    bool hearing;       /* of which the child's own story is what counts */
    const char *story;  /* of a duty that was done: what was written with it; NULL */
    const char *reason; /* of a row that takes another one back */
    int day;            /* it was said on */
    bool other_child, taken_back;
    const char *label; /* of a violation or a note */
    bool line;         /* it is the next of the lines */
};

struct reading {
    struct arena *arena;
    const struct redaction *others; /* whose names are hidden; NULL: nobody's */
    struct history_line *lines;
    size_t count, capacity;
    struct entry *entries;
    size_t entry_count, entry_capacity;
};

static bool is_daily(enum event_kind kind)
{
    enum thing thing = event_info(kind)->thing;
    return thing == THING_STAY || thing == THING_MARK;
}

static bool can_be_answered(enum event_kind kind)
{
    return kind == EVENT_VIOLATION || kind == EVENT_NOTE || kind == EVENT_MEASURE;
}

static const char *duty_label(const struct event *event)
{
    enum task_kind kind;
    return event->kind == EVENT_TASK_OPENED && task_parse(event_text(event, "task"), &kind) ? task_label(kind)
                                                                                            : NULL;
}

/* What people wrote themselves with a duty that was done; NULL where it was done with a word of ours. */
static const char *story_of(const struct event *event)
{
    const char *how = event->kind == EVENT_TASK_DONE ? event_text(event, "how") : "";
    return *how && task_how_text(how) == how ? how : NULL;
}

static const char *record_label(struct reading *reading, const struct event *event)
{
    enum violation_kind kind;
    int agreement;
    char day[DAY_TEXT_SIZE];
    if (event->kind == EVENT_NOTE)
        return arena_print(reading->arena, _("the note of %s"), day_text(event->day, DAY_SHORT, day));
    if (event->kind != EVENT_VIOLATION || !violation_parse(event_text(event, "violation"), &kind, &agreement))
        return NULL;
    return arena_print(reading->arena, "%s, %s", violation_which(kind, (int)event_number(event, "agreement")),
                       day_text(event->day, DAY_SHORT, day));
}

static void add_entry(struct reading *reading, const struct journal_row *row, bool line)
{
    const struct event *event = &row->event;
    reading->entries = arena_room(reading->arena, reading->entries, reading->entry_count,
                                  &reading->entry_capacity, sizeof *reading->entries);
    reading->entries[reading->entry_count++] =
        (struct entry){ .number = event->number,
                        .ref = event->ref,
                        .kind = event->kind,
                        .duty = duty_label(event),
                        .hearing = strcmp(event_text(event, "task"), task_name(TASK_CHILD_HEARD)) == 0,
                        .story = arena_copy(reading->arena, story_of(event)),
                        .reason = arena_copy(reading->arena, event_text(event, "reason")),
                        .day = event->day,
                        .other_child = event_number(event, "other") != 0,
                        .taken_back = row->taken_back,
                        .label = record_label(reading, event),
                        .line = line };
}

static const struct entry *entry_of(const struct reading *reading, int64_t number)
{
    for (size_t i = 0; number && i < reading->entry_count; i++)
        if (reading->entries[i].number == number)
            return &reading->entries[i];
    return NULL;
}

/* The violation or the note that a row belongs to, itself or through a measure or a duty; NULL. */
static const struct entry *root_of(const struct reading *reading, const struct entry *entry)
{
    enum { STEPS = 4 }; /* task done -> task -> measure -> violation */
    for (int i = 0; entry && i < STEPS; i++) {
        if (entry->kind == EVENT_VIOLATION || entry->kind == EVENT_NOTE || entry->kind == EVENT_PARENTS_NOTE)
            return entry;
        entry = entry_of(reading, entry->ref);
    }
    return NULL;
}

/* The row that takes a violation or a note back, and counts; NULL. */
static const struct entry *withdrawal_of(const struct reading *reading, const struct entry *root)
{
    for (size_t i = 0; i < reading->entry_count; i++) {
        const struct entry *entry = &reading->entries[i];
        bool takes_back = entry->kind == EVENT_VIOLATION_WITHDRAWN || entry->kind == EVENT_NOTE_WITHDRAWN;
        if (takes_back && entry->ref == root->number && !entry->taken_back)
            return entry;
    }
    return NULL;
}

/* "done, by phone" becomes "parents told: done, by phone (Phone not handed in, 16 Nov)": a child can have two
 * duties of one kind. */
static void name_subject(struct reading *reading, const struct entry *entry, struct history_line *line)
{
    const struct entry *subject = entry_of(reading, entry->ref), *root = root_of(reading, entry);
    if (entry->kind == EVENT_PARENTS_NOTE)
        root = root_of(reading, subject);
    const char *about = root && root != entry ? root->label : NULL;
    bool duty = event_info(entry->kind)->thing == THING_TASK && !event_info(entry->kind)->makes;
    if (duty && subject && subject->hearing && entry->story)
        line->text = arena_print(reading->arena, "%s: \"%s\"", subject->duty, entry->story);
    else if (duty && subject && subject->duty)
        line->text = arena_print(reading->arena, "%s: %s", subject->duty, line->text);
    if (about && entry->kind != EVENT_MEASURE)
        line->text = arena_print(reading->arena, "%s (%s)", line->text, about);
}

/* Whoever reads the one sees that there is the other. [P17] */
static bool has_parents_words(const struct reading *reading, const struct entry *about)
{
    for (size_t i = 0; i < reading->entry_count; i++) {
        const struct entry *entry = &reading->entries[i];
        if (entry->kind == EVENT_PARENTS_NOTE && entry->ref == about->number && !entry->taken_back &&
            !withdrawal_of(reading, entry))
            return true;
    }
    return false;
}

/* A correction stands beside what it corrects. [P17] */
static void put_beside(struct reading *reading, const struct entry *entry, struct history_line *line)
{
    char day[DAY_TEXT_SIZE];
    const struct entry *root = root_of(reading, entry),
                       *withdrawal = root ? withdrawal_of(reading, root) : NULL;
    line->off_paper = entry->taken_back || (withdrawal && withdrawal->other_child);
    if (entry->kind == EVENT_PARENTS_NOTE && entry->ref) {
        const struct entry *subject = root_of(reading, entry_of(reading, entry->ref));
        const struct entry *gone = subject ? withdrawal_of(reading, subject) : NULL;
        line->off_paper |= gone && gone->other_child;
    }
    if (!withdrawal || root != entry)
        return;
    line->record_id = line->note_id = 0;
    line->beside = arena_print(reading->arena, _("taken back on %s: %s"),
                               day_text(withdrawal->day, DAY_SHORT, day), withdrawal->reason);
}

static void finish_lines(struct reading *reading)
{
    for (size_t i = 0, line = 0; i < reading->entry_count; i++) {
        const struct entry *entry = &reading->entries[i];
        if (!entry->line)
            continue;
        if (entry->taken_back || !is_daily(entry->kind)) {
            name_subject(reading, entry, &reading->lines[line]);
            if (has_parents_words(reading, entry))
                reading->lines[line].text = arena_print(reading->arena, _("%s (see the parents' own words)"),
                                                        reading->lines[line].text);
            put_beside(reading, entry, &reading->lines[line]);
        }
        line++;
    }
}

/* What people typed may name other children. */
static void hide_others(const struct reading *reading, struct event *event)
{
    static const char *const typed[] = { "note",  "reason", "text",  "how",  "purpose",
                                         "label", "title",  "where", "work", "present" };
    for (int i = 0; i < event->field_count; i++)
        for (size_t k = 0; k < sizeof typed / sizeof *typed; k++)
            if (event->fields[i].text && strcmp(event->fields[i].key, typed[k]) == 0)
                event->fields[i].text = redact_others(reading->others, event->fields[i].text, reading->arena);
}

static bool add_line(void *context, const struct journal_row *row)
{
    struct reading *reading = context;
    struct event event = row->event;
    char text[2 * ENTRY_TEXT];
    if (row->emptied || event.kind == EVENT_KINDS)
        return true;
    if (reading->others)
        hide_others(reading, &event);
    history_text(&event, text, sizeof text);
    struct journal_row kept = *row;
    kept.event = event;
    add_entry(reading, &kept, *text != '\0');
    if (!*text)
        return true;
    reading->lines = arena_room(reading->arena, reading->lines, reading->count, &reading->capacity,
                                sizeof *reading->lines);
    reading->lines[reading->count++] = (struct history_line){
        .number = event.number,
        .occurred = event.occurred,
        .recorded = event.recorded,
        .who = arena_copy(reading->arena, event.who),
        .text = arena_copy(reading->arena, text),
        .record_id = event.kind == EVENT_VIOLATION ? event.number : 0,
        .note_id = event.kind == EVENT_NOTE || event.kind == EVENT_PARENTS_NOTE ? event.number : 0,
        .about_id = !row->taken_back && can_be_answered(event.kind) ? event.number : 0,
        .taken_back = row->taken_back,
        .daily = is_daily(event.kind),
        .opens_task = event.kind == EVENT_TASK_OPENED,
        .done_task = event.kind == EVENT_TASK_DONE && !row->taken_back ? event.ref : 0
    };
    return true;
}

bool history_read(struct app *app, int64_t pupil_id, const struct redaction *others, struct arena *arena,
                  const struct history_line **lines, size_t *count, struct err *err)
{
    struct reading reading = { .arena = arena, .others = others };
    if (!journal_walk(app->store, pupil_id, add_line, &reading, err))
        return false;
    finish_lines(&reading);
    *lines = reading.lines;
    *count = reading.count;
    return true;
}
