/* confirm, suspend, shorten, pause, lift, view: what is done about a measure. [P7-P10a, P13] */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/value.h"

static bool day_option(const struct command_line *line, const char *name, int *day, struct err *err)
{
    const char *text = command_option(line, name);
    if (!text || day_parse(text, day))
        return true;
    return err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."), text);
}

/* The pupil's newest measure that is not over; of one kind, or of any (MEASURE_KINDS). */
static const struct measure *current(const struct app *app, const struct command_line *line,
                                     enum measure_kind kind, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    const struct facts *facts = &app->model.facts;
    const struct measure *found = NULL;
    if (!row)
        return NULL;
    for (size_t i = 0; i < facts->measure_count; i++) {
        const struct measure *measure = &facts->measures[i];
        if (measure->pupil_id == row->pupil->id && (kind == MEASURE_KINDS || measure->kind == kind) &&
            !measure_over(facts, measure, app->model.today))
            found = measure;
    }
    if (!found)
        err_set(err, ERR_REFUSED, _("%s has no measure that runs or lies ahead."), pupil_label(row->pupil));
    return found;
}

static const struct task *open_letter(const struct app *app, const struct measure *measure, struct err *err)
{
    const struct facts *facts = &app->model.facts;
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].about == measure->id && facts->tasks[i].kind == TASK_LETTER &&
            facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    err_set(err, ERR_REFUSED, _("There is nothing open of this kind: %s. 'klaskast tasks' lists what is."),
            task_label(TASK_LETTER));
    return NULL;
}

bool cmd_confirm(struct app *app, const struct command_line *line, struct err *err)
{
    const struct measure *measure = current(app, line, MEASURE_KINDS, err);
    const struct task *task = measure ? open_letter(app, measure, err) : NULL;
    if (!task)
        return false;
    struct intent intent = { .kind = INTENT_LETTER_SIGN,
                             .ref = task->id,
                             .day = DAY_NONE,
                             .from = measure->from,
                             .until = measure->until };
    if (measure->from == DAY_NONE)
        intent.from = intent.until = 0;
    if (line->options.date || line->options.at)
        intent.day = app->day;
    return day_option(line, "from", &intent.from, err) && day_option(line, "until", &intent.until, err) &&
           command_perform(app, &intent, err);
}

bool cmd_suspend(struct app *app, const struct command_line *line, struct err *err)
{
    const struct measure *measure = current(app, line, MEASURE_SUSPENSION, err);
    if (!measure)
        return false;
    struct intent intent = { .kind = INTENT_PERIOD,
                             .ref = measure->id,
                             .from = DAY_NONE,
                             .until = DAY_NONE,
                             .reason = command_option(line, "reason") };
    const char *days = command_option(line, "days");
    int count = 0;
    if (days && !value_number(days, 1, 99, &count))
        return err_set(err, ERR_USAGE, _("'%s' is no number of school days. Give it as 2."), days);
    if (!day_option(line, "from", &intent.from, err) || !day_option(line, "until", &intent.until, err))
        return false;
    if (intent.from == DAY_NONE)
        return err_set(err, ERR_USAGE, "%s", _("Give the first day with --from, and --until or --days."));
    if (!days && intent.until == DAY_NONE)
        intent.until = measure_proposed_until(&app->model.facts, &app->settings, measure, intent.from);
    if (days)
        intent.until = period_last_day((struct period){ count, PERIOD_SCHOOL_DAYS }, intent.from,
                                       &app->settings.holidays);
    return command_perform(app, &intent, err);
}

bool cmd_shorten(struct app *app, const struct command_line *line, struct err *err)
{
    const struct measure *measure = current(app, line, MEASURE_KINDS, err);
    if (!measure)
        return false;
    struct intent intent = { .kind = INTENT_PERIOD,
                             .ref = measure->id,
                             .from = measure->from,
                             .until = measure->until,
                             .reason = command_option(line, "reason") };
    return day_option(line, "until", &intent.until, err) && command_perform(app, &intent, err);
}

static bool with_reason(struct app *app, const struct command_line *line, enum intent_kind kind,
                        struct err *err)
{
    const struct measure *measure = current(app, line, MEASURE_KINDS, err);
    if (!measure)
        return false;
    struct intent intent = { .kind = kind, .ref = measure->id, .reason = command_option(line, "reason") };
    return command_perform(app, &intent, err);
}

bool cmd_pause(struct app *app, const struct command_line *line, struct err *err)
{
    return with_reason(app, line, INTENT_PAUSE, err);
}

bool cmd_lift(struct app *app, const struct command_line *line, struct err *err)
{
    return with_reason(app, line, INTENT_LIFT, err);
}

bool cmd_uphold(struct app *app, const struct command_line *line, struct err *err)
{
    return with_reason(app, line, INTENT_UPHOLD, err);
}

bool cmd_view(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    const struct facts *facts = &app->model.facts;
    struct intent intent = { .kind = INTENT_VIEW, .text = line->words[1] };
    if (!row)
        return false;
    for (size_t i = 0; i < facts->record_count; i++)
        if (facts->records[i].pupil_id == row->pupil->id && !facts->records[i].withdrawn)
            intent.ref = facts->records[i].id;
    return command_perform(app, &intent, err);
}
