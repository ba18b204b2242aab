/* tasks, done, tell, hear, end-of-day: what is to be done, and that it was. [P7-P10a, P16] */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/reconsider.h"
#include "klaskast/domain/task.h"

#include <stdlib.h>
#include <string.h>

/* --- the list ------------------------------------------------------------------------------------------ */

static struct json *task_json(const struct model *model, const struct task *task)
{
    char day[DAY_ISO_SIZE], text[200];
    const struct pupil *pupil = facts_pupil(&model->facts, task->pupil_id);
    struct json *object = json_new_object();
    json_put_integer(object, "task", task->id);
    json_put_text(object, "pupil", pupil ? pupil->name : NULL);
    json_put_text(object, "kind", task_name(task->kind));
    json_put_text(object, "owner", task->owner == OWNER_HEAD ? "head" : "teacher");
    day_iso(task->day, day);
    json_put_text(object, "since", day);
    day_iso(task->due, day);
    json_put_text(object, "due", day);
    json_put_bool(object, "late", task_late(task, model->today));
    json_put_integer(object, "late_days", task_late_days(task, model->today, &model->settings->holidays));
    task_about_text(&model->facts, task, text, sizeof text);
    json_put_text(object, "about", *text ? text : NULL);
    if (task->done_day != DAY_NONE)
        day_iso(task->done_day, day);
    json_put_text(object, "done", task->done_day != DAY_NONE ? day : NULL);
    json_put_text(object, "by", *task->done_by ? task->done_by : NULL);
    json_put_text(object, "how", *task->how ? task->how : NULL);
    bool letter = letter_task(task);
    task_why_text(&model->facts, task, text, sizeof text);
    json_put_text(object, "why", *text && !letter ? text : NULL);
    if (letter)
        json_put_text(object, "letter", letter_step_name(letter_next(&model->facts, task)));
    return object;
}

/* "   412  2026-11-24  Noor de Vries: letter from the head (head) (2 days late)" */
static void print_task(const struct model *model, const struct task *task)
{
    char due[DAY_ISO_SIZE], why[200], late[80];
    const struct pupil *pupil = facts_pupil(&model->facts, task->pupil_id);
    day_iso(task->due, due);
    task_why_text(&model->facts, task, why, sizeof why);
    task_late_text(task, model->today, &model->settings->holidays, late, sizeof late);
    printf("%6lld  %s  %s%s%s%s%s%s%s%s%s%s%s\n", (long long)task->id, due, pupil ? pupil->name : "",
           facts_has_left(pupil, model->today) ? _(" (left the class)") : "", pupil ? ": " : "",
           task_label(task->kind), task->owner == OWNER_HEAD ? _(" (head)") : "", *why ? ": " : "", why,
           task->done_day != DAY_NONE ? _(" (done)") : "", *late ? " (" : "", late, *late ? ")" : "");
}

/* Which list: the same ones as the key g on the screen has. */
static bool list_seen(const struct command_line *line, const struct task *task, int today)
{
    static const struct {
        const char *option;
        enum task_view view;
    } views[] = {
        { "late", TASKS_LATE }, { "mine", TASKS_TEACHER }, { "head", TASKS_HEAD }, { "done", TASKS_DONE }
    };
    bool any = false, seen = true;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (!command_option(line, views[i].option))
            continue;
        any = true;
        seen = seen && task_seen(task, views[i].view, today);
    }
    if (any)
        return seen;
    return command_option(line, "all") || task_seen(task, TASKS_OPEN, today);
}

bool cmd_tasks(struct app *app, const struct command_line *line, struct err *err)
{
    const struct model *model = &app->model;
    int64_t pupil_id = 0;
    if (!command_class(app, err))
        return false;
    if (line->word_count) {
        const struct pupil_day *row = command_pupil(app, line->words[0], err);
        if (!row)
            return false;
        pupil_id = row->pupil->id;
    }
    struct json *list = line->options.json ? json_new_list() : NULL;
    size_t shown = 0;
    for (size_t i = 0; i < model->facts.task_count; i++) {
        const struct task *task = &model->facts.tasks[i];
        if ((pupil_id && task->pupil_id != pupil_id) || !list_seen(line, task, model->today))
            continue;
        shown++;
        if (list)
            json_append(list, task_json(model, task));
        else
            print_task(model, task);
    }
    if (list)
        return command_print_json(&list, err);
    if (!shown)
        puts(_("Nothing is to be done."));
    return true;
}

/* --- done ---------------------------------------------------------------------------------------------- */

static bool task_number(const char *text, int64_t *number, struct err *err)
{
    char *end;
    *number = strtoll(text, &end, 10);
    if (*text && !*end && *number > 0)
        return true;
    return err_set(err, ERR_USAGE, _("'%s' is no task. Give the number that 'klaskast tasks' shows."), text);
}

bool cmd_done(struct app *app, const struct command_line *line, struct err *err)
{
    struct intent intent = { .kind = command_option(line, "reopen") ? INTENT_TASK_REOPEN : INTENT_TASK_DONE,
                             .text = command_option(line, "how"),
                             .reason = command_option(line, "by"),
                             .day = DAY_NONE };
    if (!task_number(line->words[0], &intent.ref, err))
        return false;
    if (line->options.date || line->options.at)
        intent.day = app->day;
    return command_perform(app, &intent, err);
}

/* The oldest open duty of this kind of the pupil, or the one that --task names. Where there are several it
 * says on stderr which one this is, and how to take another. NULL: there is none. */
static const struct task *open_task(const struct app *app, const struct command_line *line, int64_t pupil_id,
                                    enum task_kind kind, struct err *err)
{
    const struct facts *facts = &app->model.facts;
    const char *named = command_option(line, "task");
    const struct task *found = NULL;
    int64_t number = 0;
    char others[120] = "";
    if (named && !task_number(named, &number, err))
        return NULL;
    for (size_t i = 0; i < facts->task_count; i++) {
        const struct task *task = &facts->tasks[i];
        bool fits = task->pupil_id == pupil_id && task->kind == kind && task->done_day == DAY_NONE;
        size_t used = strlen(others);
        if (fits && !found && (!named || task->id == number))
            found = task;
        else if (fits)
            snprintf(others + used, sizeof others - used, "%s%lld", used ? ", " : "", (long long)task->id);
    }
    if (!found)
        err_set(err, ERR_REFUSED,
                _("There is nothing open of this kind: %s. 'klaskast tasks' lists what is."),
                task_label(kind));
    else if (*others && !named)
        fprintf(stderr, _("klaskast: there is more than one; this is task %lld. --task takes another: %s.\n"),
                (long long)found->id, others);
    return found;
}

static bool tick(struct app *app, const struct command_line *line, enum task_kind kind, const char *how,
                 struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    const struct task *task = row ? open_task(app, line, row->pupil->id, kind, err) : NULL;
    if (!task)
        return false;
    struct intent intent = { .kind = INTENT_TASK_DONE,
                             .ref = task->id,
                             .text = how,
                             .reason = command_option(line, "by"),
                             .day = line->options.date || line->options.at ? app->day : DAY_NONE };
    return command_perform(app, &intent, err);
}

bool cmd_tell(struct app *app, const struct command_line *line, struct err *err)
{
    if (strcmp(line->words[1], "child") == 0)
        return tick(app, line, TASK_CHILD_TOLD, command_option(line, "how"), err);
    if (strcmp(line->words[1], "parents") == 0)
        return tick(app, line, TASK_PARENTS_TOLD, command_option(line, "how"), err);
    return err_set(err, ERR_USAGE, _("'%s' is nobody to tell. It is child or parents."), line->words[1]);
}

bool cmd_hear(struct app *app, const struct command_line *line, struct err *err)
{
    return tick(app, line, TASK_CHILD_HEARD, command_option(line, "story"), err);
}

/* --- the end of the day -------------------------------------------------------------------------------- */

bool cmd_end_of_day(struct app *app, const struct command_line *line, struct err *err)
{
    const struct model *model = &app->model;
    const struct settings *settings = &app->settings;
    char value[END_OF_DAY_SIZE];
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_PREFERENCE,
                             .text = PREFERENCE_END_OF_DAY,
                             .reason = model_end_of_day(model, value) };
    if (command_option(line, "done"))
        return app_perform(app, &intent, &outcome, err);
    for (int i = 0; i < settings->end_of_day_count; i++)
        printf("%s %s\n", model_end_of_day_open(model) ? "[ ]" : "[x]",
               settings->end_of_day[i].text[translate_language()]);
    return true;
}
