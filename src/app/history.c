#include "klaskast/app/history.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/task.h"

#include <stdio.h>
#include <string.h>

static const char *short_day(const struct event *event, const char *key, char text[DAY_TEXT_SIZE])
{
    int day = event_day(event, key);
    return day == DAY_NONE ? "?" : day_text(day, DAY_SHORT, text);
}

static void device_text(const struct event *event, char *text, size_t size)
{
    enum device_kind device = DEVICE_PHONE;
    device_parse(event_text(event, "device"), &device);
    const char *label = event_text(event, "label");
    const char *what = device == DEVICE_OTHER && *label ? label : device_label(device);
    if (strcmp(event_text(event, "place"), "bag") == 0)
        snprintf(text, size, _("%s in the bag, off"), what);
    else
        snprintf(text, size, _("%s handed in"), what);
}

static void violation_text(const struct event *event, char *text, size_t size)
{
    enum violation_kind kind = VIOLATION_NOT_HANDED_IN;
    enum measure_kind measure = MEASURE_NONE;
    int agreement = 0;
    violation_parse(event_text(event, "violation"), &kind, &agreement);
    measure_parse(event_text(event, "measure"), &measure);
    const char *note = event_text(event, "note");
    int used = snprintf(text, size, _("%s (time %lld: %s)"),
                        violation_which(kind, (int)event_number(event, "agreement")),
                        (long long)event_number(event, "times"), measure_label(measure));
    if (*note && used > 0 && (size_t)used < size)
        snprintf(text + used, size - (size_t)used, ": %s", note);
}

static void measure_text(const struct event *event, char *text, size_t size)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    enum measure_kind measure = MEASURE_NONE;
    measure_parse(event_text(event, "measure"), &measure);
    if (*event_text(event, "from"))
        snprintf(text, size, _("proposed: %s, %s up to and including %s"), measure_label(measure),
                 short_day(event, "from", from), short_day(event, "until", until));
    else
        snprintf(text, size, _("proposed: %s"), measure_label(measure));
}

/* [S7] */
static void lesson_line_text(const struct event *event, char *text, size_t size)
{
    const char *line = event_text(event, "text"), *title = event_text(event, "title");
    if (*line)
        snprintf(text, size, _("lesson '%s' differs: %s"), title, line);
    else
        snprintf(text, size, _("lesson '%s': as for the others"), title);
}

static void task_text(const struct event *event, char *text, size_t size)
{
    enum task_kind kind = TASK_FINISH_LATER;
    char due[DAY_TEXT_SIZE];
    task_parse(event_text(event, "task"), &kind);
    snprintf(text, size, _("to do: %s, by %s"), task_label(kind), short_day(event, "due", due));
}

/* "done, by phone; head (Els de Groot), noted by Marit Bakker": whoever sits there ticks for the head. [G1]
 */
static void done_so(const char *what, const struct event *event, char *text, size_t size)
{
    const char *how = event_text(event, "how"), *by = event_text(event, "by");
    bool head = strcmp(event_text(event, "role"), "head") == 0;
    char who[400] = "";
    if (head)
        snprintf(who, sizeof who, "%s%s%s%s", _("head"), *by ? " (" : "", by, *by ? ")" : "");
    else if (*by && strcmp(by, event->who) != 0)
        snprintf(who, sizeof who, "%s", by);
    size_t used = strlen(who);
    if (used && *event->who)
        snprintf(who + used, sizeof who - used, _(", noted by %s"), event->who);
    snprintf(text, size, "%s%s%s%s%s", what, *how ? ", " : "", task_how_text(how), *who ? "; " : "", who);
}

static void done_text(const struct event *event, char *text, size_t size)
{
    const char *how = event_text(event, "how");
    if (strcmp(how, HOW_DROPPED) == 0 || strcmp(how, HOW_RESOLVED) == 0)
        snprintf(text, size, "%s", task_how_text(how));
    else
        done_so(_("done"), event, text, size);
}

/* "letter that confirms the ban made, version 2 (2026-11-23-ban-17-v2.html)" */
static void letter_text(const struct event *event, char *text, size_t size)
{
    enum letter_kind kind = LETTER_WARNING;
    const char *file = event_text(event, "file");
    letter_kind_find(event_text(event, "letter"), &kind);
    snprintf(text, size, *file ? _("%s, version %lld made (%s)") : _("%s, version %lld made"),
             letter_kind_text(kind), (long long)event_number(event, "version"), file);
}

static void consent_text(const struct event *event, char *text, size_t size)
{
    enum consent_kind kind = CONSENT_PHOTO;
    enum consent_answer answer = CONSENT_OPEN;
    char taken[DAY_TEXT_SIZE];
    consent_parse(event_text(event, "consent"), &kind);
    consent_answer_parse(event_text(event, "answer"), &answer);
    snprintf(text, size, _("consent, %s: %s (portal, %s)"), consent_label(kind), consent_answer_label(answer),
             short_day(event, "taken", taken));
}

static void with_reason(const char *what, const struct event *event, char *text, size_t size)
{
    const char *reason = event_text(event, "reason");
    snprintf(text, size, "%s%s%s", what, *reason ? ": " : "", reason);
}

static void with_period(const char *format, const struct event *event, char *text, size_t size)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE], what[200];
    snprintf(what, sizeof what, format, short_day(event, "from", from), short_day(event, "until", until));
    with_reason(what, event, text, size);
}

void history_text(const struct event *event, char *text, size_t size)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
    text[0] = '\0';
    switch (event->kind) {
    case EVENT_DEVICE_IN:
        device_text(event, text, size);
        break;
    case EVENT_DEVICE_BACK:
        snprintf(text, size, "%s", _("given back"));
        break;
    case EVENT_DEVICE_LENT:
        snprintf(text, size, "%s%s%s", _("in use"), *event_text(event, "purpose") ? ": " : "",
                 event_text(event, "purpose"));
        break;
    case EVENT_DEVICE_UNLENT:
        snprintf(text, size, "%s", _("in the cupboard again"));
        break;
    case EVENT_DEVICE_SLIP:
        snprintf(text, size, "%s", _("slip: the tick before is taken back"));
        break;
    case EVENT_PUPIL_MARKED:
        snprintf(text, size, "%s",
                 strcmp(event_text(event, "mark"), "absent") == 0 ? _("absent") : _("brought nothing"));
        break;
    case EVENT_MARK_CLEARED:
        snprintf(text, size, "%s", _("the mark none or absent is taken back"));
        break;
    case EVENT_EXEMPTION_GIVEN:
        snprintf(text, size, _("exempt from %s up to and including %s"), short_day(event, "from", from),
                 short_day(event, "until", until));
        break;
    case EVENT_EXEMPTION_ENDED:
        snprintf(text, size, "%s", _("the exemption ended"));
        break;
    case EVENT_VIOLATION:
        violation_text(event, text, size);
        break;
    case EVENT_VIOLATION_WITHDRAWN:
        with_reason(_("violation taken back"), event, text, size);
        break;
    case EVENT_MEASURE:
        measure_text(event, text, size);
        break;
    case EVENT_MEASURE_WITHDRAWN:
        with_reason(_("measure taken back"), event, text, size);
        break;
    case EVENT_MEASURE_PERIOD:
        with_period(_("period %s up to and including %s"), event, text, size);
        break;
    case EVENT_MEASURE_CONFIRMED:
        with_period(_("confirmed in writing by the head: %s up to and including %s"), event, text, size);
        break;
    case EVENT_MEASURE_PAUSED:
        with_reason(_("measure paused"), event, text, size);
        break;
    case EVENT_MEASURE_RESUMED:
        with_reason(_("measure goes on"), event, text, size);
        break;
    case EVENT_MEASURE_LIFTED:
        with_reason(_("measure lifted"), event, text, size);
        break;
    case EVENT_MEASURE_UPHELD:
        with_reason(_("looked at again: the measure stands"), event, text, size);
        break;
    case EVENT_NOTE:
        snprintf(text, size, _("note: %s"), event_text(event, "text"));
        break;
    case EVENT_NOTE_WITHDRAWN:
        with_reason(_("note taken back"), event, text, size);
        break;
    case EVENT_PARENTS_NOTE:
        snprintf(text, size, _("the parents, in their own words: %s"), event_text(event, "text"));
        break;
    case EVENT_PARENTS_VIEW:
        snprintf(text, size, _("the parents' view: %s"), event_text(event, "text"));
        break;
    case EVENT_TASK_OPENED:
        task_text(event, text, size);
        break;
    case EVENT_TASK_DONE:
        done_text(event, text, size);
        break;
    case EVENT_LETTER_MADE:
        letter_text(event, text, size);
        break;
    case EVENT_LETTER_SIGNED:
        done_so(_("signed"), event, text, size);
        break;
    case EVENT_LETTER_GIVEN:
        done_so(_("given to the parents"), event, text, size);
        break;
    case EVENT_TASK_REOPENED:
        snprintf(text, size, "%s",
                 event_number(event, "signed") ? _("not given after all") : _("open again"));
        break;
    case EVENT_PUPIL_ADDED:
        snprintf(text, size, "%s", _("came into the class"));
        break;
    case EVENT_PUPIL_CHANGED:
        snprintf(text, size, "%s", _("name, slot or group changed"));
        break;
    case EVENT_PUPIL_LEFT:
        snprintf(text, size, "%s", _("left the class"));
        break;
    case EVENT_CALL_HOME:
        snprintf(text, size, "%s", _("called home"));
        break;
    case EVENT_LESSON_LINE:
    case EVENT_LESSON_LINE_CHANGED:
        lesson_line_text(event, text, size);
        break;
    case EVENT_PUPIL_CAME_BACK:
        snprintf(text, size, "%s", _("back in the class"));
        break;
    case EVENT_CONSENT_SET:
        consent_text(event, text, size);
        break;
    case EVENT_AGREEMENTS_MADE:
    case EVENT_SCHOOLYEAR_BEGUN:
    case EVENT_TAKEN_BACK:
    case EVENT_PUT_BACK:
    case EVENT_PREFERENCE_SET:
    case EVENT_TEACHER_PRESENT:
    case EVENT_POLICY_SET:
    case EVENT_DAY_TOTALS:
    case EVENT_PURGED:
    case EVENT_PURGE_WIPED:
    case EVENT_REDACTED:
    case EVENT_COPY_RESTORED:
    case EVENT_CLASS_ADDED:
    case EVENT_CLASS_CHANGED:
    case EVENT_CLASS_REMOVED:
    case EVENT_SITE_ADDED:
    case EVENT_SITE_CHANGED:
    case EVENT_SITE_REVIEWED:
    case EVENT_SITE_REMOVED:
    case EVENT_SITE_DOUBTED:
    case EVENT_LESSON_ADDED:
    case EVENT_LESSON_CHANGED:
    case EVENT_LESSON_STATE:
    case EVENT_LESSON_REMOVED:
    case EVENT_PREP_READ:
    case EVENT_KINDS:
        break;
    }
}
