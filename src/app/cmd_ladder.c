/* log, history: a violation and what follows; what happened with a pupil. */
#include "klaskast/app/command.h"
#include "klaskast/app/history.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"

#include <stdlib.h>
#include <string.h>

static bool unknown_kind(const char *kind, struct err *err)
{
    if (strcmp(kind, "internet-2") == 0 || strcmp(kind, "internet-3") == 0)
        return err_set(
            err, ERR_REFUSED, "%s",
            _("This agreement is a promise to the child: it cannot be broken. Choose another (I1)."));
    char list[300] = "";
    for (int i = 0; i < VIOLATION_INTERNET; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s, ", violation_name((enum violation_kind)i));
    }
    for (int i = 1; i <= AGREEMENTS; i++) {
        size_t used = strlen(list);
        if (agreement_can_be_broken(i))
            snprintf(list + used, sizeof list - used, "internet-%d%s", i, i < AGREEMENTS ? ", " : "");
    }
    return err_set(err, ERR_USAGE, _("'%s' is no kind of violation. It is one of: %s."), kind, list);
}

static void print_measure(const struct record *record, const struct facts *facts)
{
    char from[DAY_ISO_SIZE], until[DAY_ISO_SIZE];
    for (size_t i = 0; i < facts->measure_count; i++) {
        const struct measure *measure = &facts->measures[i];
        if (measure->record_id != record->id || measure->from == DAY_NONE)
            continue;
        day_iso(measure->from, from);
        day_iso(measure->until, until);
        printf(
            _("Measure: %s, proposed %s up to and including %s; it holds once child and parents are told.\n"),
            measure_label(measure->kind), from, until);
        return;
    }
    printf(_("Measure: %s\n"), measure_label(record->measure));
}

static void print_tasks_of(const struct record *record, const struct facts *facts)
{
    char due[DAY_ISO_SIZE];
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        const struct measure *measure = facts_measure(facts, task->about);
        if (task->done_day != DAY_NONE ||
            (task->about != record->id && (!measure || measure->record_id != record->id)))
            continue;
        day_iso(task->due, due);
        printf(_("To do %lld: %s (%s), by %s\n"), (long long)task->id, task_label(task->kind),
               task->owner == OWNER_HEAD ? _("head") : _("teacher"), due);
    }
}

/* What the panel shows before Enter, from what is now on disk. */
static bool print_record(struct app *app, int64_t pupil_id, struct err *err)
{
    struct arena arena;
    struct facts facts;
    arena_init(&arena);
    bool ok = app_pupil_facts(app, pupil_id, &arena, &facts, NULL);
    const struct record *newest = NULL;
    for (size_t i = 0; ok && i < facts.record_count; i++)
        if (!newest || facts.records[i].id > newest->id)
            newest = &facts.records[i];
    if (newest) {
        print_measure(newest, &facts);
        print_tasks_of(newest, &facts);
    }
    arena_clear(&arena);
    return ok || err_set(err, ERR_DISK, "%s",
                         _("It is recorded, but what follows could not be read. 'klaskast tasks' shows it."));
}

bool cmd_log(struct app *app, const struct command_line *line, struct err *err)
{
    struct intent intent = { .kind = INTENT_VIOLATION,
                             .text = command_option(line, "note"),
                             .reason = command_option(line, "reason"),
                             .again = command_option(line, "again") != NULL };
    if (!violation_parse(line->words[1], &intent.violation, &intent.agreement) ||
        (intent.violation == VIOLATION_INTERNET && !intent.agreement)) /* which one must be said [I1] */
        return unknown_kind(line->words[1], err);
    const char *measure = command_option(line, "measure");
    intent.own_measure = measure != NULL;
    if (measure && !measure_parse(measure, &intent.measure))
        return err_set(err, ERR_USAGE,
                       _("'%s' is no measure. It is none, warning, ban, suspension, talk or head."), measure);
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    intent.pupil_id = row->pupil->id;
    return command_perform(app, &intent, err) && print_record(app, intent.pupil_id, err);
}

static void print_line(const struct history_line *line)
{
    char day[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE];
    int recorded = clock_day(line->recorded);
    day_iso(clock_day(line->occurred), day);
    printf("%s %s  %s%s%s%s%s%s%s", day, clock_text(line->occurred, time), line->text, *line->who ? " (" : "",
           line->who, *line->who ? ")" : "", line->taken_back ? _(", taken back") : "",
           line->beside ? ", " : "", line->beside ? line->beside : "");
    day_iso(recorded, day);
    if (recorded != clock_day(line->occurred))
        printf(_(" (written down on %s at %s)"), day, clock_text(line->recorded, time));
    putchar('\n');
}

static struct json *line_json(const struct history_line *line)
{
    char text[DAY_ISO_SIZE + CLOCK_TEXT_SIZE], time[CLOCK_TEXT_SIZE];
    struct json *object = json_new_object();
    json_put_integer(object, "number", line->number);
    day_iso(clock_day(line->occurred), text);
    strcat(strcat(text, "T"), clock_text(line->occurred, time));
    json_put_text(object, "at", text);
    json_put_text(object, "who", *line->who ? line->who : NULL);
    json_put_text(object, "what", line->text);
    json_put_bool(object, "taken_back", line->taken_back);
    json_put_text(object, "beside", line->beside);
    day_iso(clock_day(line->recorded), text);
    strcat(strcat(text, "T"), clock_text(line->recorded, time));
    json_put_text(object, "recorded", text);
    return object;
}

bool cmd_history(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    struct arena arena;
    const struct history_line *lines;
    size_t count;
    arena_init(&arena);
    bool ok = history_read(app, row->pupil->id, NULL, &arena, &lines, &count, err);
    struct json *list = ok && line->options.json ? json_new_list() : NULL;
    for (size_t i = 0; ok && i < count; i++) {
        if (list)
            json_append(list, line_json(&lines[i]));
        else if (!lines[i].opens_task) /* 'klaskast tasks' has what is open; here is what came of it */
            print_line(&lines[i]);
    }
    arena_clear(&arena);
    return ok && (!list || command_print_json(&list, err));
}
