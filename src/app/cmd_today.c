/* today: the class on a day, for people and as the contract for scripts. */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/pupil_text.h"

#include <string.h>

static void put_day(struct json *object, const char *key, int day)
{
    char text[DAY_ISO_SIZE];
    if (day == DAY_NONE) {
        json_put_text(object, key, NULL);
        return;
    }
    day_iso(day, text);
    json_put_text(object, key, text);
}

static void put_time(struct json *object, const char *key, int64_t moment)
{
    char text[CLOCK_TEXT_SIZE];
    json_put_text(object, key, moment ? clock_text(moment, text) : NULL);
}

static const char *stay_name(enum stay_state state)
{
    static const char *const names[] = {
        [STAY_HELD] = "held", [STAY_LENT] = "lent", [STAY_IN_BAG] = "in-bag", [STAY_RETURNED] = "returned"
    };
    return names[state];
}

static struct json *devices_json(const struct pupil_day *row, int day)
{
    struct json *list = json_new_list();
    for (int i = 0; i < DEVICE_KINDS; i++) {
        const struct stay *stay = row->device[i];
        if (!stay)
            continue;
        struct json *device = json_new_object();
        json_put_text(device, "kind", device_name(stay->kind));
        json_put_text(device, "state", stay_name(stay_state_on(stay, day)));
        put_time(device, "in", stay->in_at);
        put_time(device, "back", stay->back_day != DAY_NONE && stay->back_day <= day ? stay->back_at : 0);
        if (stay->in_day != day)
            put_day(device, "since", stay->in_day);
        if (*stay->label)
            json_put_text(device, "label", stay->label);
        json_append(list, device);
    }
    return list;
}

static struct json *bans_json(const struct pupil_day *row)
{
    struct json *list = json_new_list();
    for (int i = 0; i < row->ban_count; i++) {
        struct json *ban = json_new_object();
        put_day(ban, "from", row->bans[i].measure->from);
        put_day(ban, "until", row->bans[i].measure->until);
        json_put_text(ban, "status", ban_status_name(row->bans[i].status));
        json_append(list, ban);
    }
    return list;
}

static void put_suspension(struct json *object, const struct facts *facts, const struct measure *suspension)
{
    if (!suspension) {
        json_put_text(object, "suspension", NULL);
        return;
    }
    struct json *json = json_new_object();
    put_day(json, "from", suspension->from);
    put_day(json, "until", suspension->until);
    json_put_text(json, "status", suspension_status_name(measure_suspension_status(facts, suspension)));
    json_put(object, "suspension", json);
}

static struct json *pupil_json(const struct model *model, const struct pupil_day *row)
{
    const struct pupil *pupil = row->pupil;
    struct json *object = json_new_object(), *rungs = json_new_object();
    json_put_text(object, "name", pupil->name);
    json_put_text(object, "first_name", pupil->first);
    json_put_text(object, "prefix", pupil->prefix);
    json_put_text(object, "surname", pupil->surname);
    json_put_integer(object, "slot", pupil->slot);
    json_put_text(object, "state", pupil_state_name(row->state));
    json_put(object, "devices", devices_json(row, model->day));
    json_put(object, "bans", bans_json(row));
    put_suspension(object, &model->facts, row->suspension);
    json_put_bool(object, "exempt", row->exempt);
    json_put_integer(rungs, "device", row->times[LADDER_DEVICE]);
    if (model->settings->watch_own_ladder)
        json_put_integer(rungs, "smartwatch", row->times[LADDER_WATCH]);
    json_put_integer(rungs, "misuse", row->times[LADDER_MISUSE]);
    json_put_integer(rungs, "internet", row->times[LADDER_INTERNET]);
    json_put(object, "rungs", rungs);
    json_put_integer(object, "open_tasks", row->open_tasks);
    return object;
}

static bool print_json(const struct model *model, struct err *err)
{
    struct json *object = json_new_object(), *pupils = json_new_list(), *counts = json_new_object();
    put_day(object, "day", model->day);
    json_put_text(object, "class", model->class.name);
    json_put_text(object, "teacher", model->who);
    for (size_t i = 0; i < model->pupil_count; i++)
        json_append(pupils, pupil_json(model, &model->pupils[i]));
    json_put(object, "pupils", pupils);
    json_put_integer(counts, "held", model->counts.held);
    json_put_integer(counts, "lent", model->counts.lent);
    json_put_integer(counts, "returned", model->counts.returned);
    json_put_integer(counts, "none", model->counts.none);
    json_put_integer(counts, "absent", model->counts.absent);
    json_put_integer(counts, "not_asked", model->counts.not_asked);
    json_put(object, "counts", counts);
    return command_print_json(&object, err);
}

static const char *state_label(enum pupil_state state)
{
    static const char *const labels[] = {
        [PUPIL_LENT] = N_("in use"),         [PUPIL_HELD] = N_("handed in"),
        [PUPIL_RETURNED] = N_("given back"), [PUPIL_ABSENT] = N_("absent"),
        [PUPIL_NONE] = N_("nothing today"),  [PUPIL_NOT_ASKED] = N_("not asked yet")
    };
    return _(labels[state]);
}

static void print_text(const struct model *model)
{
    char day[DAY_TEXT_SIZE], in[CLOCK_TEXT_SIZE], back[CLOCK_TEXT_SIZE], measures[1000];
    printf(_("Class %s, %s\n"), model->class.name, day_text(model->day, DAY_FULL, day));
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil_day *row = &model->pupils[i];
        printf("%3d  %s: %s", row->pupil->slot, row->pupil->name, state_label(row->state));
        for (int d = 0; d < DEVICE_KINDS; d++) {
            const struct stay *stay = row->device[d];
            if (!stay)
                continue;
            printf(", %s %s", *stay->label ? stay->label : device_label(stay->kind),
                   clock_text(stay->in_at, in));
            if (stay->back_at)
                printf(" - %s", clock_text(stay->back_at, back));
            if (stay->in_day != model->day)
                printf(_(" since %s"), day_text(stay->in_day, DAY_MEDIUM, day));
        }
        pupil_measures(model, row, measures, sizeof measures);
        printf("%s%s\n", *measures ? ". " : "", measures);
    }
    printf(_("Held %d, in use %d, given back %d, none %d, absent %d, not asked yet %d\n"), model->counts.held,
           model->counts.lent, model->counts.returned, model->counts.none, model->counts.absent,
           model->counts.not_asked);
}

bool cmd_today(struct app *app, const struct command_line *line, struct err *err)
{
    app->looks_back = true; /* who was in the class on that day */
    if (!app_reload(app, err) || !command_class(app, err))
        return false;
    if (line->options.json)
        return print_json(&app->model, err);
    print_text(&app->model);
    return true;
}
