#include "klaskast/domain/letter_state.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/task.h"

#include <stdio.h>
#include <string.h>

static const char *const names[LETTER_KINDS] = {
    [LETTER_WARNING] = "warning",       [LETTER_BAN] = "ban",
    [LETTER_SUSPENSION] = "suspension", [LETTER_INVITATION] = "invitation",
    [LETTER_REPORT] = "talk-report",    [LETTER_EXEMPTION] = "exemption",
    [LETTER_WITHDRAWAL] = "withdrawal", [LETTER_HEAD] = "head",
};

static const char *const labels[LETTER_KINDS] = {
    [LETTER_WARNING] = N_("letter about the warning"),
    [LETTER_BAN] = N_("letter about the ban"),
    [LETTER_SUSPENSION] = N_("letter about the suspension"),
    [LETTER_INVITATION] = N_("invitation to a talk"),
    [LETTER_REPORT] = N_("report of the talk"),
    [LETTER_EXEMPTION] = N_("letter about the exemption"),
    [LETTER_WITHDRAWAL] = N_("withdrawal letter"),
    [LETTER_HEAD] = N_("one page for the head"),
};

const char *letter_kind_name(enum letter_kind kind)
{
    return names[kind];
}

bool letter_kind_find(const char *name, enum letter_kind *kind)
{
    for (int i = 0; i < LETTER_KINDS; i++) {
        if (strcmp(names[i], name) == 0) {
            *kind = (enum letter_kind)i;
            return true;
        }
    }
    return false;
}

const char *letter_kind_text(enum letter_kind kind)
{
    return _(labels[kind]);
}

const char *letter_step_label(enum letter_step step)
{
    static const char *const steps[] = { [LETTER_TO_MAKE] = N_("to be made"),
                                         [LETTER_TO_SIGN] = N_("to be signed"),
                                         [LETTER_TO_GIVE] = N_("to be given"),
                                         [LETTER_SLIP] = N_("signed slip to come back") };
    return step == LETTER_DONE ? "" : _(steps[step]);
}

const char *letter_step_name(enum letter_step step)
{
    static const char *const steps[] = { [LETTER_TO_MAKE] = "make",
                                         [LETTER_TO_SIGN] = "sign",
                                         [LETTER_TO_GIVE] = "give",
                                         [LETTER_SLIP] = "slip",
                                         [LETTER_DONE] = "done" };
    return steps[step];
}

enum letter_kind letter_of_record(const struct record *record)
{
    switch (record->measure) {
    case MEASURE_TALK:
        return LETTER_INVITATION;
    case MEASURE_HEAD:
        return LETTER_HEAD;
    case MEASURE_NONE:
    case MEASURE_WARNING:
    case MEASURE_BAN:
    case MEASURE_SUSPENSION:
    case MEASURE_KINDS:
        break;
    }
    return LETTER_WARNING;
}

static enum letter_kind of_letter_task(const struct facts *facts, const struct task *task)
{
    const struct measure *measure = facts_measure(facts, task->about);
    const struct record *record = facts_record(facts, task->about);
    if (measure)
        return measure->kind == MEASURE_SUSPENSION ? LETTER_SUSPENSION : LETTER_BAN;
    return record ? letter_of_record(record) : LETTER_KINDS;
}

/* What the parents are told of a warning can be sent to them as it is. [P7] */
static enum letter_kind of_telling(const struct facts *facts, const struct task *task)
{
    const struct record *record = facts_record(facts, task->about);
    return record && record->measure == MEASURE_WARNING ? LETTER_WARNING : LETTER_KINDS;
}

enum letter_kind letter_of_task(const struct facts *facts, const struct task *task)
{
    switch (task->kind) {
    case TASK_LETTER:
        return of_letter_task(facts, task);
    case TASK_WITHDRAWAL:
        return LETTER_WITHDRAWAL;
    case TASK_TALK:
        return task->done_day == DAY_NONE ? LETTER_INVITATION : LETTER_REPORT;
    case TASK_TALK_HEAD:
    case TASK_HEAD_CONFIRMS:
        return LETTER_HEAD;
    case TASK_EXEMPTION_ENDS:
        return LETTER_EXEMPTION;
    case TASK_PARENTS_TOLD:
    case TASK_POLICY_EXPLAINED:
        return of_telling(facts, task);
    case TASK_FINISH_LATER:
    case TASK_PUT_RIGHT:
    case TASK_CHILD_HEARD:
    case TASK_CHILD_TOLD:
    case TASK_TALK_CHILD:
    case TASK_INSPECTORATE:
    case TASK_ICT:
    case TASK_RECONSIDER:
    case TASK_POLICE_CONSIDERED:
    case TASK_KINDS:
        break;
    }
    return LETTER_KINDS;
}

bool letter_task(const struct task *task)
{
    return task->kind == TASK_LETTER || task->kind == TASK_WITHDRAWAL;
}

bool letter_is_signed(const struct facts *facts, const struct task *task)
{
    return task->owner == OWNER_HEAD || facts_measure(facts, task->about);
}

const struct letter_made *letter_latest(const struct facts *facts, int64_t about, enum letter_kind kind)
{
    const struct letter_made *latest = NULL;
    for (size_t i = 0; i < facts->letter_count; i++)
        if (facts->letters[i].about == about && facts->letters[i].kind == kind)
            latest = &facts->letters[i];
    return latest;
}

enum letter_step letter_next(const struct facts *facts, const struct task *task)
{
    if (task->done_day != DAY_NONE)
        return LETTER_DONE;
    if (task->letter == LETTER_GIVEN)
        return LETTER_SLIP;
    if (task->letter == LETTER_SIGNED)
        return LETTER_TO_GIVE;
    enum letter_kind kind = letter_of_task(facts, task);
    if (kind == LETTER_KINDS || !letter_latest(facts, task->about, kind))
        return LETTER_TO_MAKE;
    return letter_is_signed(facts, task) ? LETTER_TO_SIGN : LETTER_TO_GIVE;
}

static const struct task *letter_task_of(const struct facts *facts, const struct measure *measure)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].about == measure->id && facts->tasks[i].kind == TASK_LETTER)
            return &facts->tasks[i];
    return NULL;
}

bool letter_signed(const struct facts *facts, const struct measure *measure)
{
    const struct task *task = letter_task_of(facts, measure);
    if (!task)
        return measure->confirmed;
    return task->letter != LETTER_NOT_SIGNED || task_was_done(task);
}

bool letter_given(const struct facts *facts, const struct measure *measure)
{
    const struct task *task = letter_task_of(facts, measure);
    if (!task)
        return measure->confirmed;
    return task->letter == LETTER_GIVEN || task_was_done(task);
}

int letter_signed_day(const struct facts *facts, const struct measure *measure)
{
    const struct task *task = letter_task_of(facts, measure);
    return task && task->letter != LETTER_NOT_SIGNED ? task->signed_day : DAY_NONE;
}

int letter_given_day(const struct facts *facts, const struct measure *measure)
{
    const struct task *task = letter_task_of(facts, measure);
    return task && task->letter == LETTER_GIVEN ? task->given_day : DAY_NONE;
}

/* --- the talk ------------------------------------------------------------------------------------------- */

bool letter_talk_read(const char *text, char talk[LETTER_TALK_SIZE], const char **where)
{
    char word[16], iso[DAY_ISO_SIZE];
    size_t length = strcspn(text, " ,");
    int day, hours, minutes, used = 0;
    talk[0] = '\0';
    *where = "";
    if (!*text)
        return true;
    snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : sizeof word - 1), text);
    if (length >= sizeof word || !day_parse(word, &day))
        return false;
    day_iso(day, iso);
    snprintf(talk, LETTER_TALK_SIZE, "%s", iso);
    text += length + strspn(text + length, " ,");
    if (sscanf(text, "%2d%*1[:.]%2d%n", &hours, &minutes, &used) == 2 && used >= 4 && hours >= 0 &&
        hours < 24 && minutes >= 0 && minutes < 60 && !(text[used] >= '0' && text[used] <= '9')) {
        snprintf(talk, LETTER_TALK_SIZE, "%sT%02d:%02d", iso, hours, minutes);
        text += used + (int)strspn(text + used, " ,");
    }
    *where = text;
    return true;
}

int letter_talk_day(const char *talk)
{
    char iso[DAY_ISO_SIZE];
    int day;
    snprintf(iso, sizeof iso, "%.10s", talk ? talk : "");
    return day_parse_iso(iso, &day) ? day : DAY_NONE;
}

const char *letter_talk_time(const char *talk)
{
    const char *time = talk ? strchr(talk, 'T') : NULL;
    return time ? time + 1 : "";
}
