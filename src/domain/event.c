#include "klaskast/domain/event.h"

#include "klaskast/base/day.h"
#include "klaskast/base/json.h"

#include <assert.h>
#include <string.h>

static const struct event_info infos[EVENT_KINDS] = {
    [EVENT_TAKEN_BACK] = { "taken_back", THING_ACTION, false, "reason?",
                           "A whole action is taken back; ref is its first row." },
    [EVENT_PUT_BACK] = { "put_back", THING_ACTION, false, "",
                         "An action that was taken back counts again; ref is its first row." },
    [EVENT_PREFERENCE_SET] = { "preference_set", THING_PREFERENCE, true, "name value",
                               "A choice made with a key: the language, the theme; the class that was named "
                               "at the first start." },
    [EVENT_TEACHER_PRESENT] = { "teacher_present", THING_SHIFT, true, "name? substitute?",
                                "Who is in front of the class from this moment. [G1]" },
    [EVENT_POLICY_SET] = { "policy_set", THING_POLICY, true, "digest rules changed?",
                           "The school's rules as the settings gave them, when they were first used or "
                           "changed. [P18]" },
    [EVENT_CLASS_ADDED] = { "class_added", THING_CLASS, true, "name groups? demo?",
                            "A class; demo is 1 for an invented one." },
    [EVENT_CLASS_CHANGED] = { "class_changed", THING_CLASS, false, "name groups?",
                              "Its name or groups as they are from now on." },
    [EVENT_CLASS_REMOVED] = { "class_removed", THING_CLASS, false, "", "The class is no longer shown." },
    [EVENT_PUPIL_ADDED] = { "pupil_added", THING_PUPIL, true, "first? prefix? surname? key? group? slot?",
                            "A pupil of the row's class; slot is the number in the cupboard." },
    [EVENT_PUPIL_CHANGED] = { "pupil_changed", THING_PUPIL, false,
                              "first? prefix? surname? key? group? slot?",
                              "All of a pupil's fields as they are from now on; the row's class is the "
                              "pupil's." },
    [EVENT_PUPIL_LEFT] = { "pupil_left", THING_PUPIL, false, "",
                           "The pupil left the class on the row's day." },
    [EVENT_PUPIL_CAME_BACK] = { "pupil_came_back", THING_PUPIL, false, "",
                                "A pupil that left is in the class again." },
    [EVENT_DEVICE_IN] = { "device_in", THING_STAY, true, "device label? place?",
                          "A device was handed in; place 'bag' means switched off in the child's bag. [P1, "
                          "P2]" },
    [EVENT_DEVICE_BACK] = { "device_back", THING_STAY, false, "", "It was given back. [P1]" },
    [EVENT_DEVICE_LENT] = { "device_lent", THING_STAY, false, "purpose? class?",
                            "It was taken out with the teacher's leave; class is 1 when all were. [P6]" },
    [EVENT_DEVICE_UNLENT] = { "device_unlent", THING_STAY, false, "", "It is in the cupboard again. [P6]" },
    [EVENT_DEVICE_SLIP] = { "device_slip", THING_STAY, false, "",
                            "The last change of this stay was a slip: it did not happen." },
    [EVENT_PUPIL_MARKED] = { "pupil_marked", THING_MARK, true, "mark",
                             "mark is 'none' (nothing today) or 'absent'. [P1]" },
    [EVENT_MARK_CLEARED] = { "mark_cleared", THING_MARK, false, "", "The mark no longer holds." },
    [EVENT_EXEMPTION_GIVEN] = { "exemption_given", THING_EXEMPTION, true, "device from until agreed",
                                "The device may be used from and until these days, as agreed with the head; "
                                "no ground is stored. [P5]" },
    [EVENT_EXEMPTION_ENDED] = { "exemption_ended", THING_EXEMPTION, false, "",
                                "It ended before its last day." },
    [EVENT_VIOLATION] = { "violation", THING_RECORD, true,
                          "violation agreement? ladder times since? measure own? reason? note?",
                          "A violation, and what was announced: the times-th on its ladder, counted from the "
                          "day since "
                          "(all where it is missing), and the measure. own is 1 where "
                          "another measure than the ladder's was chosen, with its reason. [P7-P12, I3]" },
    [EVENT_VIOLATION_WITHDRAWN] = { "violation_withdrawn", THING_RECORD, false, "reason other?",
                                    "The record no longer counts. other is 1 where it was about another "
                                    "child: "
                                    "it is then left out of the card on paper. [P10a, P17]" },
    [EVENT_MEASURE] = { "measure", THING_MEASURE, true, "measure from? until?",
                        "A measure that needs dates or a letter, proposed for the violation in ref. [P8, "
                        "P13]" },
    [EVENT_MEASURE_WITHDRAWN] = { "measure_withdrawn", THING_MEASURE, false, "reason",
                                  "It was never told and does not hold. [P10a]" },
    [EVENT_MEASURE_PERIOD] = { "measure_period", THING_MEASURE, false, "from until reason?",
                               "Its period from now on: set for a suspension after the talk, or changed with "
                               "a "
                               "reason. [P10a, P13]" },
    [EVENT_MEASURE_CONFIRMED] = { "measure_confirmed", THING_MEASURE, false, "from until",
                                  "The head signed the letter with these dates, and they hold. [P9, P13]" },
    [EVENT_MEASURE_PAUSED] = { "measure_paused", THING_MEASURE, false, "reason",
                               "Nobody is held to it until it goes on. [P10a]" },
    [EVENT_MEASURE_RESUMED] = { "measure_resumed", THING_MEASURE, false, "reason?",
                                "It goes on; its dates are as they were. [P10a]" },
    [EVENT_MEASURE_LIFTED] = { "measure_lifted", THING_MEASURE, false, "reason",
                               "It no longer holds from the row's day on. [P10a]" },
    [EVENT_MEASURE_UPHELD] = { "measure_upheld", THING_MEASURE, false, "reason",
                               "It was looked at again, and it stands. [P10a]" },
    [EVENT_PARENTS_VIEW] = { "parents_view", THING_RECORD, false, "text",
                             "How the parents see it, kept beside the record. [P10a]" },
    [EVENT_TASK_OPENED] = { "task_opened", THING_TASK, true, "task owner? due why?",
                            "A duty; ref is the violation or the measure it belongs to. [P7-P10a]" },
    [EVENT_TASK_DONE] = { "task_done", THING_TASK, false, "by? role? how? day",
                          "Done by whom, how, on which day. role is head where the head did it; who noted it "
                          "down is the row's who." },
    [EVENT_TASK_REOPENED] = { "task_reopened", THING_TASK, false, "signed?",
                              "It is open again; signed is 1 where the signature under its letter stays. "
                              "[P9, P13]" },
    [EVENT_SITE_ADDED] = { "site_added", THING_SITE, true, "address key title? subject? purpose? groups?",
                           "A site on the list, to review; key is how the same site is recognised. [S1, "
                           "S4]" },
    [EVENT_SITE_CHANGED] = { "site_changed", THING_SITE, false,
                             "address key title? subject? purpose? groups?",
                             "Its fields as they are from now on." },
    [EVENT_SITE_REVIEWED] = { "site_reviewed", THING_SITE, false,
                              "verdict groups? sentence rejects? remarks? note? by?",
                              "A colleague looked: the verdict, for which groups, the sentence for the "
                              "children, the names of the checklist's lines that were answered with yes, and "
                              "a note for colleagues; by is who looked where that was written down in "
                              "another "
                              "data file. [S1-S3]" },
    [EVENT_SITE_REMOVED] = { "site_removed", THING_SITE, false, "", "It is no longer on the list." },
    [EVENT_SITE_DOUBTED] = { "site_doubted", THING_SITE, false, "what?",
                             "A child came upon something there that should not be: it is to be reviewed "
                             "again. No child is named. [I2]" },
    [EVENT_CALL_HOME] = { "call_home", THING_CALL, true, "",
                          "A child called home on the school's line; the row's pupil only where the settings "
                          "ask for it. [P4]" },
    [EVENT_LETTER_MADE] = { "letter_made", THING_LETTER, true,
                            "letter version language file? digest? talk? where? work? agreed?",
                            "A letter was made about the violation, measure or exemption in ref; digest is "
                            "of its page, "
                            "talk the moment that an invitation names and where its place, work what the "
                            "child does "
                            "during a suspension, agreed what a talk came to. The text is not kept: it can "
                            "be made again. [P9, P13]" },
    [EVENT_LETTER_SIGNED] = { "letter_signed", THING_TASK, false, "by? role day",
                              "The head signed the letter of this duty on that day. [P9, P13]" },
    [EVENT_LETTER_GIVEN] = { "letter_given", THING_TASK, false, "by? how? day slip?",
                             "It was given to the parents, and the duty is done; but slip is 1 where a "
                             "signed slip "
                             "is to come back first. [P9, P13]" },
    [EVENT_LESSON_ADDED] = { "lesson_added", THING_LESSON, true,
                             "uid day title subject? goal? groups? sites? contact? leave_by? leave_day? "
                             "media? adult? copyright?",
                             "A lesson of the row's class; uid names it in every data file it is taken to. "
                             "sites are keys in order, 'p:' for the pupils, 't:' only shown by the teacher; "
                             "contact is with whom, with the leave for it; media is 1 for media literacy, "
                             "adult is 1 when one sits beside the children. [S1, S5-S8]" },
    [EVENT_LESSON_CHANGED] = { "lesson_changed", THING_LESSON, false,
                               "day title subject? goal? groups? sites? contact? leave_by? leave_day? media? "
                               "adult? copyright?",
                               "Its fields as they are from now on." },
    [EVENT_LESSON_STATE] = { "lesson_state", THING_LESSON, false, "state",
                             "It was given or cancelled, or is planned again. [S8]" },
    [EVENT_LESSON_REMOVED] = { "lesson_removed", THING_LESSON, false, "", "It is no longer planned." },
    [EVENT_LESSON_LINE] = { "lesson_line", THING_LESSON_LINE, true, "title text",
                            "For the row's pupil the plan of the lesson in ref is different. [S7]" },
    [EVENT_LESSON_LINE_CHANGED] = { "lesson_line_changed", THING_LESSON_LINE, false, "title text?",
                                    "That line from now on; without a text it is as for the others." },
    [EVENT_PREP_READ] = { "prep_read", THING_NONE, false, "by? made?",
                          "Sites and lessons of another data file were read; what they changed here are the "
                          "other rows of its action. by and made: who made that file, and when (a moment)." },
    [EVENT_NOTE] = { "note", THING_NOTE, true, "text",
                     "A note on the pupil's card, shown nowhere else: that a teacher looked into mail or "
                     "files, "
                     "and why. [C4]" },
    [EVENT_NOTE_WITHDRAWN] = { "note_withdrawn", THING_NOTE, false, "reason other?",
                               "The note no longer stands; other as with a violation. [C4]" },
    [EVENT_PARENTS_NOTE] = { "parents_note", THING_NOTE, true, "text",
                             "What the parents want to stand beside the file, or beside the violation, the "
                             "note or the measure in ref, in their own words: their right to have it put "
                             "right or completed (AVG, article 16). It is taken back as a note is. [P17]" },
    [EVENT_AGREEMENTS_MADE] = { "agreements_made", THING_AGREEMENTS, true, "made lines?",
                                "The row's class made its internet agreements on day 'made', which tells the "
                                "school year; 'lines' are its own about language, one a line. [I1]" },
    [EVENT_CONSENT_SET] = { "consent_set", THING_CONSENT, true, "consent answer year taken",
                            "What the parents answered for school year 'year' (2026 is 2026-2027), as it "
                            "stood in the portal on day 'taken'. The newest of a kind counts. [C1, C2]" },
    [EVENT_DAY_TOTALS] = { "day_totals", THING_DAY_TOTAL, true,
                           "of handed_in? none? absent? calls? violations? times?",
                           "What was emptied of day 'of' of the row's class, in numbers: pupils with a "
                           "device "
                           "in the cupboard, with none, absent; calls home; violations that counted, and in "
                           "times each kind with its hour and how often. Totals of one day add up. [P17]" },
    [EVENT_PURGED] = { "purged", THING_PURGE, true, "what rows? count? through? before? asked?",
                       "The rows in 'rows' were emptied: what says of which kind, and is 'pupil' where a "
                       "pupil was erased. before: what was of a day before this one; through: the last row "
                       "that was looked at for ticks; asked is 1 where somebody said yes to it. [P17]" },
    [EVENT_PURGE_WIPED] = { "purge_wiped", THING_PURGE, false, "",
                            "The file was made anew: what was emptied up to and including the purge in ref "
                            "is "
                            "in no free page of it any more." },
    [EVENT_REDACTED] = { "redacted", THING_NONE, false, "content",
                         "The name of a pupil that was erased was taken out of what the row in ref says, "
                         "about "
                         "somebody else. content: the hash of that row as it is from then on. [P17]" },
    [EVENT_COPY_RESTORED] = { "copy_restored", THING_NONE, false, "rows last?",
                              "A copy was put in the place of the data file: its journal had so many rows, "
                              "and the "
                              "last one was written down at 'last'. What came after that is put aside." },
    [EVENT_SCHOOLYEAR_BEGUN] = { "schoolyear_begun", THING_SCHOOLYEAR, true, "year",
                                 "School year 'year' (2027 is 2027-2028) was begun: who goes where and who "
                                 "left are the other rows of its action." },
};

const struct event_info *event_info(enum event_kind kind)
{
    return &infos[kind];
}

bool event_kind_parse(const char *name, enum event_kind *kind)
{
    for (int i = 0; name && i < EVENT_KINDS; i++) {
        if (strcmp(infos[i].name, name) == 0) {
            *kind = (enum event_kind)i;
            return true;
        }
    }
    return false;
}

static void put(struct event *event, const char *key, const char *text, int64_t number)
{
    assert(event->field_count < EVENT_FIELDS);
    event->fields[event->field_count++] = (struct field){ .key = key, .text = text, .number = number };
}

void event_put(struct event *event, const char *key, const char *text)
{
    if (text && *text)
        put(event, key, text, 0);
}

void event_put_number(struct event *event, const char *key, int64_t number)
{
    if (number)
        put(event, key, NULL, number);
}

static const struct field *find(const struct event *event, const char *key)
{
    for (int i = 0; i < event->field_count; i++)
        if (strcmp(event->fields[i].key, key) == 0)
            return &event->fields[i];
    return NULL;
}

const char *event_text(const struct event *event, const char *key)
{
    const struct field *field = find(event, key);
    return field && field->text ? field->text : "";
}

int64_t event_number(const struct event *event, const char *key)
{
    const struct field *field = find(event, key);
    return field && !field->text ? field->number : 0;
}

int event_day(const struct event *event, const char *key)
{
    int day;
    return day_parse_iso(event_text(event, key), &day) ? day : DAY_NONE;
}

bool event_among(const struct event *events, size_t count, enum event_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (events[i].kind == kind)
            return true;
    return false;
}

char *event_data(const struct event *event)
{
    struct json *object = json_new_object();
    for (int i = 0; i < event->field_count; i++) {
        if (event->fields[i].text)
            json_put_text(object, event->fields[i].key, event->fields[i].text);
        else
            json_put_integer(object, event->fields[i].key, event->fields[i].number);
    }
    char *text = json_text(object, false);
    json_free(&object);
    return text;
}

struct reading {
    struct event *event;
    struct arena *arena;
};

static void read_member(void *context, const char *key, const char *text, int64_t number)
{
    struct reading *reading = context;
    if (reading->event->field_count < EVENT_FIELDS)
        put(reading->event, arena_copy(reading->arena, key), arena_copy(reading->arena, text), number);
}

bool event_read_data(struct event *event, const char *json, struct arena *arena)
{
    event->field_count = 0;
    struct json *object = json_read_object(json);
    if (!object)
        return false;
    struct reading reading = { event, arena };
    json_each(object, read_member, &reading);
    json_free(&object);
    return true;
}
