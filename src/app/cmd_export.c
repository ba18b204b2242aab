/* export: what was recorded, as tables that other programs read. */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/lesson.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/io/export.h"
#include "klaskast/store/query.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* What is to be exported. */
struct wish {
    struct app *app;
    struct facts facts; /* of the class, of all years, with all who ever were in it */
    int from, until;    /* days, both included */
    struct arena *arena;
};

typedef bool fill_rows(const struct wish *wish, struct export *export, struct err *err);

static bool within(const struct wish *wish, int day)
{
    return day >= wish->from && day <= wish->until;
}

static const char *name_of(const struct wish *wish, int64_t pupil_id)
{
    const struct pupil *pupil = facts_pupil(&wish->facts, pupil_id);
    return pupil ? pupil->name : NULL;
}

/* --- the data dictionary -------------------------------------------------------------------------------- */

/* clang-format off: one row, one column */
static const struct export_column class_columns[] = {
    { "pupil_number", N_("the pupil's number in the school's administration") },
    { "first_name", N_("first name") },
    { "prefix", N_("prefix of the surname") },
    { "surname", N_("surname without it") },
    { "group", N_("group, 1 to 8") },
    { "class", N_("class") },
    { "slot", N_("slot in the cupboard; 0 none") },
};
static const struct export_column day_columns[] = {
    { "day", N_("day on which anything was recorded") }, { "handed_in", N_("pupils who handed in a device") },
    { "none", N_("pupils who brought nothing") },        { "absent", N_("pupils who were absent") },
    { "violations", N_("violations that count") },       { "calls", N_("calls home") },
};
static const struct export_column violation_columns[] = {
    { "number", N_("its number in the journal") },
    { "pupil", N_("who it was") },
    { "happened", N_("when it happened") },
    { "recorded", N_("when it was written down") },
    { "kind", N_("what it was, as in 'klaskast log'") },
    { "agreement", N_("the internet agreement that was broken; 0 none") },
    { "ladder", N_("the ladder on which it counts") },
    { "times", N_("which time it was announced as") },
    { "measure", N_("what followed") },
    { "own_measure", N_("another measure than the ladder's, 1 or 0") },
    { "reason", N_("why another measure") },
    { "note", N_("the note") },
    { "who", N_("who recorded it") },
    { "withdrawn", N_("taken back later, 1 or 0") },
};
static const struct export_column measure_columns[] = {
    { "number", N_("its number in the journal") },
    { "pupil", N_("whose it is") },
    { "kind", N_("ban or suspension") },
    { "since", N_("day of the violation") },
    { "from", N_("first day") },
    { "until", N_("last day") },
    { "state", N_("what it is now, as in 'klaskast measures'") },
};
static const struct export_column duty_columns[] = {
    { "number", N_("its number, as in 'klaskast tasks'") },
    { "pupil", N_("for whom; nothing where it is about no pupil") },
    { "kind", N_("what is to be done") },
    { "owner", N_("teacher or head") },
    { "since", N_("since when") },
    { "due", N_("last day on which it is in time") },
    { "done", N_("day on which it was done") },
    { "by", N_("by whom") },
    { "how", N_("how") },
    { "why", N_("what is to be reconsidered") },
};
static const struct export_column site_columns[] = {
    { "address", N_("address") },
    { "title", N_("title") },
    { "subject", N_("subject") },
    { "purpose", N_("what the children do there") },
    { "groups", N_("for which groups: 5-8") },
    { "verdict", N_("allowed, together, not-allowed or review") },
    { "sentence", N_("the sentence for the children") },
    { "rejects", N_("lines of the checklist that reject it") },
    { "remarks", N_("other lines of the checklist") },
    { "note", N_("the note for colleagues") },
    { "reviewed_by", N_("who looked") },
    { "reviewed", N_("when") },
    { "doubted", N_("when a child came upon something there: it is to be looked at again") },
};
static const struct export_column lesson_columns[] = {
    { "day", N_("day of the lesson") },
    { "title", N_("title") },
    { "subject", N_("subject") },
    { "goal", N_("what the children do, and what for") },
    { "groups", N_("for which groups") },
    { "sites", N_("its sites in order; 't:' before one that only the teacher shows") },
    { "contact", N_("with whom there is contact") },
    { "leave_by", N_("who gave permission for that") },
    { "leave_day", N_("when") },
    { "media", N_("media literacy, 1 or 0") },
    { "adult", N_("an adult beside the children, 1 or 0") },
    { "copyright", N_("what may be used of it") },
    { "state", N_("planned, given or cancelled") },
    { "uid", N_("its name in every data file it is taken to") },
};
/* clang-format on */

/* --- rows ---------------------------------------------------------------------------------------------- */

static bool fill_class(const struct wish *wish, struct export *export, struct err *err)
{
    const struct model *model = &wish->app->model;
    (void)err;
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        export_text(export, pupil->key);
        export_text(export, pupil->first);
        export_text(export, pupil->prefix);
        export_text(export, pupil->surname);
        export_text(export, pupil->group);
        export_text(export, model->class.name);
        export_number(export, pupil->slot);
        export_row(export);
    }
    return true;
}

static bool fill_days(const struct wish *wish, struct export *export, struct err *err)
{
    const struct day_total *totals;
    size_t count;
    if (!query_day_totals(wish->app->store, wish->app->class_id, wish->from, wish->until, wish->arena,
                          &totals, &count, err))
        return false;
    while (count--) {
        const struct day_total *total = &totals[count];
        export_day(export, total->day);
        export_number(export, total->handed_in);
        export_number(export, total->none);
        export_number(export, total->absent);
        export_number(export, total->violations);
        export_number(export, total->calls);
        export_row(export);
    }
    return true;
}

static bool fill_violations(const struct wish *wish, struct export *export, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < wish->facts.record_count; i++) {
        const struct record *record = &wish->facts.records[i];
        if (!within(wish, record->day))
            continue;
        export_number(export, record->id);
        export_text(export, name_of(wish, record->pupil_id));
        export_moment(export, record->at);
        export_moment(export, record->recorded);
        export_text(export, violation_name(record->kind));
        export_number(export, record->agreement);
        export_text(export, ladder_name(record->ladder));
        export_number(export, record->times);
        export_text(export, measure_name(record->measure));
        export_yes(export, record->own_measure);
        export_text(export, record->reason);
        export_text(export, record->note);
        export_text(export, record->who);
        export_yes(export, record->withdrawn);
        export_row(export);
    }
    return true;
}

static bool fill_measures(const struct wish *wish, struct export *export, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < wish->facts.measure_count; i++) {
        const struct measure *measure = &wish->facts.measures[i];
        if (!within(wish, measure->day))
            continue;
        export_number(export, measure->id);
        export_text(export, name_of(wish, measure->pupil_id));
        export_text(export, measure_name(measure->kind));
        export_day(export, measure->day);
        export_day(export, measure->from);
        export_day(export, measure->until);
        export_text(export, measure_state_name(measure_state(&wish->facts, measure, clock_today())));
        export_row(export);
    }
    return true;
}

static bool fill_duties(const struct wish *wish, struct export *export, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < wish->facts.task_count; i++) {
        const struct task *task = &wish->facts.tasks[i];
        if (!within(wish, task->day))
            continue;
        export_number(export, task->id);
        export_text(export, name_of(wish, task->pupil_id));
        export_text(export, task_name(task->kind));
        export_text(export, task->owner == OWNER_HEAD ? "head" : "teacher");
        export_day(export, task->day);
        export_day(export, task->due);
        export_day(export, task->done_day);
        export_text(export, task->done_by);
        export_text(export, task->how);
        export_text(export, task->why);
        export_row(export);
    }
    return true;
}

static bool fill_sites(const struct wish *wish, struct export *export, struct err *err)
{
    const struct site *sites;
    size_t count;
    char groups[GROUPS_SIZE];
    if (!query_sites(wish->app->store, wish->arena, &sites, &count, err))
        return false;
    for (const struct site *site = sites; site < sites + count; site++) {
        export_text(export, site->address);
        export_text(export, site->title);
        export_text(export, site->subject);
        export_text(export, site->purpose);
        export_text(export, groups_print(site->groups, groups));
        export_text(export, verdict_name(site->verdict));
        export_text(export, site->sentence);
        export_text(export, site->rejects);
        export_text(export, site->remarks);
        export_text(export, site->note);
        export_text(export, site->reviewed_by);
        export_day(export, site->reviewed_day);
        export_day(export, site->doubted_day);
        export_row(export);
    }
    return true;
}

static bool fill_lessons(const struct wish *wish, struct export *export, struct err *err)
{
    const struct lesson *lessons;
    size_t count;
    char groups[GROUPS_SIZE], sites[LESSON_SITES_SIZE];
    if (!query_lessons(wish->app->store, wish->app->class_id, wish->from, wish->until, wish->arena, &lessons,
                       &count, err))
        return false;
    for (const struct lesson *lesson = lessons; lesson < lessons + count; lesson++) {
        lesson_sites_print(lesson->sites, lesson->site_count, sites);
        export_day(export, lesson->day);
        export_text(export, lesson->title);
        export_text(export, lesson->subject);
        export_text(export, lesson->goal);
        export_text(export, groups_print(lesson->groups, groups));
        export_text(export, sites);
        export_text(export, lesson->contact);
        export_text(export, lesson->leave_by);
        export_day(export, lesson->leave_day);
        export_yes(export, lesson->media);
        export_yes(export, lesson->adult);
        export_text(export, lesson->copyright);
        export_text(export, lesson_state_name(lesson->state));
        export_text(export, lesson->uid);
        export_row(export);
    }
    return true;
}

#define COLUMNS(list) list, sizeof list / sizeof *list

static const struct {
    const char *name;
    bool pupils; /* names of children are in it */
    bool class;  /* it is of one class */
    fill_rows *fill;
    const struct export_column *columns;
    size_t count;
} tables[] = {
    { "class", true, true, fill_class, COLUMNS(class_columns) },
    { "days", false, true, fill_days, COLUMNS(day_columns) },
    { "violations", true, true, fill_violations, COLUMNS(violation_columns) },
    { "measures", true, true, fill_measures, COLUMNS(measure_columns) },
    { "duties", true, true, fill_duties, COLUMNS(duty_columns) },
    { "sites", false, false, fill_sites, COLUMNS(site_columns) },
    { "lessons", false, false, fill_lessons, COLUMNS(lesson_columns) },
};
enum { TABLES = sizeof tables / sizeof *tables };

/* --- the command --------------------------------------------------------------------------------------- */

static bool day_given(const struct command_line *line, const char *option, int otherwise, int *day,
                      struct err *err)
{
    const char *text = command_option(line, option);
    *day = otherwise;
    return !text || day_parse(text, day) ||
           err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."), text);
}

static bool write_out(const struct command_line *line, const struct buffer *bytes, bool pupils,
                      struct err *err)
{
    const char *to = command_option(line, "to");
    char path[FILE_PATH_SIZE];
    bool exists = false;
    if (pupils)
        fprintf(
            stderr, "klaskast: %s\n",
            _("There are names of children in this. Keep it on a computer of the school, and remove it when "
              "you are done."));
    if (!to || strcmp(to, "-") == 0)
        return file_write_all(STDOUT_FILENO, buffer_get(bytes), bytes->length) ||
               err_set(err, ERR_DISK, "%s", _("It could not be written: the output was closed."));
    if (!file_expand(path, to))
        return err_set(err, ERR_USAGE, _("%s is too long for a path."), to);
    if (!file_put(path, buffer_get(bytes), bytes->length, 0600, false, &exists, err))
        return false;
    command_say(stdout, _("%s is written.\n"), path);
    return true;
}

bool cmd_export(struct app *app, const struct command_line *line, struct err *err)
{
    struct arena arena;
    struct buffer bytes;
    struct wish wish = { .app = app, .arena = &arena };
    size_t which = 0;
    while (which < TABLES && strcmp(tables[which].name, line->words[0]) != 0)
        which++;
    if (which == TABLES)
        return err_set(
            err, ERR_USAGE,
            _("'%s' is no table. There are class, days, violations, measures, duties, sites, lessons."),
            line->words[0]);
    if (!day_given(line, "from", 1, &wish.from, err) ||
        !day_given(line, "until", INT_MAX / 2, &wish.until, err) ||
        (tables[which].class && !command_class(app, err)))
        return false;
    arena_init(&arena);
    buffer_init(&bytes);
    const struct scope all = { .class_id = app->class_id, .day = app->day, .since = DAY_NONE };
    bool ok = query_facts(app->store, &all, &arena, &wish.facts, err);
    struct export *export =
        export_new(line->options.json ? EXPORT_JSON : EXPORT_CSV, tables[which].columns, tables[which].count);
    ok = ok && tables[which].fill(&wish, export, err);
    export_finish(&export, &bytes);
    ok = ok && write_out(line, &bytes, tables[which].pupils, err);
    buffer_clear(&bytes);
    arena_clear(&arena);
    return ok;
}
