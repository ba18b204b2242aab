/* card, note, withdraw, measures: what stands on a pupil's card, and the measures of the class. [C4, P10a,
 * P17]
 */
#include "klaskast/app/card_paper.h"
#include "klaskast/app/command.h"
#include "klaskast/app/history.h"
#include "klaskast/app/paper.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure_list.h"
#include "klaskast/domain/value.h"

#include <limits.h>
#include <stdlib.h>

bool cmd_card(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    const char *to = command_option(line, "to");
    char path[FILE_PATH_SIZE];
    if (!row || !card_paper(app, row->pupil->id, to, path, err))
        return false;
    if (to && paper_is_output(to)) {
        fprintf(stderr, "klaskast: %s\n",
                _("The card holds a child's name: mind where it goes, and remove it afterwards."));
        return true;
    }
    command_say(stdout,
                _("The card is made, with a name in it. Open it to print it, and remove it afterwards: %s\n"),
                path);
    return true;
}

bool cmd_note(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    const char *number = command_option(line, "number");
    bool parents = command_option(line, "parents") != NULL;
    struct intent intent = { .kind = parents ? INTENT_PARENTS_NOTE : INTENT_NOTE,
                             .pupil_id = row->pupil->id,
                             .text = line->words[1] };
    int about = 0;
    if (number && !parents)
        return err_set(err, ERR_USAGE, "%s", _("--number goes with --parents: what their words are about."));
    if (number && !value_number(number, 1, INT_MAX, &about))
        return err_set(err, ERR_USAGE, _("'%s' is no number. 'klaskast history --json' gives them."), number);
    intent.ref = about;
    return command_perform(app, &intent, err);
}

/* What a number of the history is: a record or a note of this pupil; without one the newest record that
 * counts.
 */
static bool find_withdrawn(struct app *app, const struct command_line *line, struct intent *intent,
                           struct err *err)
{
    const char *given = command_option(line, "number");
    struct arena arena;
    const struct history_line *lines;
    size_t count;
    int number = 0;
    if (given && !value_number(given, 1, INT_MAX, &number))
        return err_set(err, ERR_USAGE, _("'%s' is no number. 'klaskast history --json' gives them."), given);
    arena_init(&arena);
    bool ok = history_read(app, intent->pupil_id, NULL, &arena, &lines, &count, err);
    for (size_t i = 0; ok && i < count && !intent->ref; i++) {
        if (lines[i].taken_back || (given && lines[i].number != number))
            continue;
        intent->ref = lines[i].record_id ? lines[i].record_id : given ? lines[i].note_id : 0;
        intent->kind = lines[i].record_id ? INTENT_WITHDRAW : INTENT_NOTE_WITHDRAW;
    }
    arena_clear(&arena);
    return ok && (intent->ref || err_set(err, ERR_REFUSED, "%s",
                                         _("There is no such record, or it was taken back already.")));
}

bool cmd_withdraw(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    struct intent intent = { .pupil_id = row->pupil->id,
                             .reason = command_option(line, "reason"),
                             .other_child = command_option(line, "other-child") != NULL };
    return find_withdrawn(app, line, &intent, err) && command_perform(app, &intent, err);
}

/* --- the measures of the class ------------------------------------------------------------------------- */

static const char *group_name(enum measure_group group)
{
    static const char *const names[] = { [MEASURE_WAITS] = "waits",
                                         [MEASURE_ENDS] = "ends",
                                         [MEASURE_RUNS] = "runs",
                                         [MEASURE_AHEAD] = "ahead",
                                         [MEASURE_OVER] = "over" };
    return names[group];
}

static const char *group_label(enum measure_group group)
{
    static const char *const labels[] = { [MEASURE_WAITS] = N_("Waits for something:"),
                                          [MEASURE_ENDS] = N_("Ends this week:"),
                                          [MEASURE_RUNS] = N_("Runs:"),
                                          [MEASURE_AHEAD] = N_("To come:"),
                                          [MEASURE_OVER] = N_("Over, this school year:") };
    return _(labels[group]);
}

static void put_day(struct json *object, const char *key, int day)
{
    char text[DAY_ISO_SIZE];
    if (day != DAY_NONE)
        day_iso(day, text);
    json_put_text(object, key, day != DAY_NONE ? text : NULL);
}

static struct json *measure_json(const struct model *model, const struct measure_line *line)
{
    const struct measure *measure = line->measure;
    const struct pupil *pupil = facts_pupil(&model->facts, measure->pupil_id);
    const struct record *record = facts_record(&model->facts, measure->record_id);
    struct json *object = json_new_object();
    char text[400];
    json_put_integer(object, "number", measure->id);
    json_put_text(object, "pupil", pupil ? pupil->name : NULL);
    json_put_text(object, "measure", measure_name(measure->kind));
    json_put_text(object, "group", group_name(line->group));
    json_put_text(object, "state", measure_state_name(measure_state(&model->facts, measure, model->today)));
    if (measure->kind == MEASURE_BAN)
        json_put_text(object, "status", ban_status_name(measure_ban_status(&model->facts, measure)));
    else
        json_put_text(object, "status",
                      suspension_status_name(measure_suspension_status(&model->facts, measure)));
    put_day(object, "from", measure->from);
    put_day(object, "until", measure->until);
    put_day(object, "lifted", measure->lifted);
    json_put_bool(object, "paused", measure->paused);
    json_put_bool(object, "own", record && record->own_measure);
    measure_state_text(&model->facts, model->settings, measure, model->today, text, sizeof text);
    json_put_text(object, "what", text);
    return object;
}

static void print_measure(const struct model *model, const struct measure_line *line)
{
    char text[700];
    const struct pupil *pupil = facts_pupil(&model->facts, line->measure->pupil_id);
    measure_text(&model->facts, model->settings, line->measure, model->today, text, sizeof text);
    printf("  %s: %s\n", pupil ? pupil_label(pupil) : "", text);
}

bool cmd_measures(struct app *app, const struct command_line *line, struct err *err)
{
    const struct model *model = &app->model;
    bool all = command_option(line, "all") != NULL;
    const struct measure_line *lines;
    struct arena arena;
    if (!command_class(app, err))
        return false;
    arena_init(&arena);
    size_t count = measure_list(&model->facts, model->today, &arena, &lines), shown = 0;
    struct json *list = line->options.json ? json_new_list() : NULL;
    enum measure_group last = MEASURE_GROUPS;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].group == MEASURE_OVER && !all)
            continue;
        shown++;
        if (list) {
            json_append(list, measure_json(model, &lines[i]));
            continue;
        }
        if (lines[i].group != last)
            puts(group_label(lines[i].group));
        last = lines[i].group;
        print_measure(model, &lines[i]);
    }
    arena_clear(&arena);
    if (list)
        return command_print_json(&list, err);
    if (!shown)
        puts(_("There are no measures now."));
    return true;
}
