/* site list, site history: what is known of sites. [S1-S4, S9] */
#include "cmd_site.h"

#include "klaskast/app/site_work.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site_host.h"
#include "klaskast/domain/value.h"

#include <stdlib.h>
#include <string.h>

/* --- the list ------------------------------------------------------------------------------------------ */

static struct json *names_json(const char *names)
{
    struct json *list = json_new_list();
    char copy[SITE_ADDRESS_SIZE], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", names);
    for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        json_append_text(list, name);
    return list;
}

static struct json *site_json(const struct app *app, const struct site *site)
{
    char groups[GROUPS_SIZE], day[DAY_ISO_SIZE] = "", host[SITE_HOST_SIZE], warning[300];
    struct json *object = json_new_object();
    if (site->reviewed_day != DAY_NONE)
        day_iso(site->reviewed_day, day);
    json_put_text(object, "address", site->address);
    json_put_text(object, "title", site->title);
    json_put_text(object, "subject", site->subject);
    json_put_text(object, "groups", groups_print(site->groups, groups));
    json_put_text(object, "verdict", verdict_name(site->verdict));
    json_put_text(object, "status",
                  site_status_name(site_status(site, app->model.today, app->settings.review_months)));
    json_put_text(object, "sentence", *site->sentence ? site->sentence : NULL);
    json_put(object, "rejects", names_json(site->rejects));
    json_put(object, "remarks", names_json(site->remarks));
    json_put_text(object, "purpose", *site->purpose ? site->purpose : NULL);
    json_put_text(object, "note", *site->note ? site->note : NULL);
    json_put_text(object, "doubt", site->doubted_day != DAY_NONE ? site->doubt : NULL);
    json_put_integer(object, "reviews", site->reviews);
    json_put_text(object, "reviewed_by", *site->reviewed_by ? site->reviewed_by : NULL);
    json_put_text(object, "reviewed", *day ? day : NULL);
    if (*day)
        day_iso(site_due(site, app->settings.review_months), day);
    json_put_text(object, "due", *day ? day : NULL);
    json_put_bool(object, "due_soon", site_due_soon(site, app->model.today, app->settings.review_months));
    json_put_text(object, "key", site->key);
    json_put_text(object, "look_closely",
                  site_host_warn(site_host_of(site->key, host), warning, sizeof warning) ? warning : NULL);
    return object;
}

/* How a name with other letters goes over the wire, and whether one of them is not what it looks like. */
static void print_host(const struct site *site)
{
    char host[SITE_HOST_SIZE], warning[300];
    if (site_host_wire(site->address, host))
        printf("          %s\n", host);
    if (site_host_warn(site_host_of(site->key, host), warning, sizeof warning))
        printf("          %s\n", warning);
}

static void print_site(const struct app *app, const struct site *site, int key_columns)
{
    char groups[GROUPS_SIZE], day[DAY_TEXT_SIZE] = "";
    command_print_padded(site_word(site, app->model.today, app->settings.review_months), 10);
    command_print_padded(site->key, key_columns + 2);
    command_print_padded(groups_print(site->groups, groups), 9);
    if (site->reviewed_day != DAY_NONE)
        day_text(site->reviewed_day, DAY_LONG, day);
    if (site_due_soon(site, app->model.today, app->settings.review_months)) {
        char due[DAY_TEXT_SIZE];
        printf(_("again before %s  "), day_text(site_due(site, app->settings.review_months), DAY_LONG, due));
    }
    printf("%s%s%s%s%s%s%s\n", site->title, *site->title && *site->subject ? ", " : "", site->subject,
           *site->title || *site->subject ? "  " : "", day, *day && *site->reviewed_by ? ", " : "",
           *day ? site->reviewed_by : "");
    print_host(site);
}

static bool read_filter(const struct command_line *line, struct site_filter *filter, struct err *err)
{
    static const enum site_show shows[VERDICTS] = { SITE_SHOW_REVIEW, SITE_SHOW_ALLOWED, SITE_SHOW_TOGETHER,
                                                    SITE_SHOW_NOT_ALLOWED };
    const char *group = command_option(line, "group"), *verdict = command_option(line, "verdict");
    enum site_verdict which = VERDICT_REVIEW;
    *filter = (struct site_filter){ .subject = command_option(line, "subject") };
    if (group && !value_number(group, 1, 8, &filter->group))
        return err_set(err, ERR_USAGE, _("'%s' is no group: it is a number from 1 to 8."), group);
    if (verdict && !verdict_parse(verdict, &which))
        return err_set(err, ERR_USAGE,
                       _("'%s' is no verdict. It is review, allowed, together or not-allowed."), verdict);
    if (verdict)
        filter->show = shows[which];
    if (command_option(line, "due"))
        filter->show = SITE_SHOW_DUE;
    return true;
}

/* The sites that pass, in the list's own arena. */
static void narrow(const struct app *app, struct site_list *list, const struct site_filter *filter)
{
    struct site *kept = arena_new(&list->arena, list->count + 1, sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        if (site_passes(&list->sites[i], filter, app->model.today, app->settings.review_months))
            kept[count++] = list->sites[i];
    list->sites = kept;
    list->count = count;
}

static bool print_list(struct app *app, const struct command_line *line, const struct site_list *list,
                       bool any, struct err *err)
{
    struct json *json = line->options.json ? json_new_list() : NULL;
    int columns = 0;
    for (size_t i = 0; i < list->count; i++) {
        int width = text_width(list->sites[i].key);
        columns = width > columns ? width : columns;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (json)
            json_append(json, site_json(app, &list->sites[i]));
        else
            print_site(app, &list->sites[i], columns > 40 ? 40 : columns);
    }
    if (json)
        return command_print_json(&json, err);
    if (!any)
        puts(_("There is no site on the list yet. 'klaskast site add ADDRESS' adds one."));
    else if (!list->count)
        puts(_("No site on the list is like that."));
    return true;
}

bool cmd_site_list(struct app *app, const struct command_line *line, struct err *err)
{
    struct site_list list;
    struct site_filter filter;
    if (!read_filter(line, &filter, err))
        return false;
    bool ok = site_list_open(app, &list, err), any = ok && list.count;
    if (ok) {
        narrow(app, &list, &filter);
        ok = print_list(app, line, &list, any, err);
    }
    arena_clear(&list.arena);
    return ok;
}

/* --- who judged what when ------------------------------------------------------------------------------ */

static const char *step_name(enum site_step_kind kind)
{
    static const char *const names[] = { "added", "changed", "reviewed", "doubted" };
    return names[kind];
}

static struct json *step_json(const struct site_step *step)
{
    char at[DAY_ISO_SIZE + CLOCK_TEXT_SIZE], time[CLOCK_TEXT_SIZE], groups[GROUPS_SIZE];
    struct json *object = json_new_object();
    bool review = step->kind == SITE_STEP_REVIEWED;
    day_iso(step->day, at);
    strcat(strcat(at, "T"), clock_text(step->at, time));
    json_put_text(object, "at", at);
    json_put_text(object, "who", *step->who ? step->who : NULL);
    json_put_text(object, "what", step_name(step->kind));
    json_put_bool(object, "taken_back", step->taken_back);
    if (step->kind == SITE_STEP_DOUBTED)
        json_put_text(object, "doubt", step->what);
    if (!review)
        return object;
    json_put_text(object, "verdict", verdict_name(step->verdict));
    json_put_text(object, "groups", groups_print(step->groups, groups));
    json_put_text(object, "sentence", step->sentence);
    json_put(object, "rejects", names_json(step->rejects));
    json_put(object, "remarks", names_json(step->remarks));
    json_put_text(object, "note", *step->note ? step->note : NULL);
    return object;
}

static void print_step(const struct settings *settings, const struct site_step *step)
{
    char day[DAY_ISO_SIZE], time[CLOCK_TEXT_SIZE], text[SITE_STEP_SIZE];
    day_iso(step->day, day);
    printf("%s %s  %s%s%s%s%s\n", day, clock_text(step->at, time), site_step_text(step, settings, text),
           *step->who ? " (" : "", step->who, *step->who ? ")" : "",
           step->taken_back ? _(", taken back") : "");
}

bool cmd_site_history(struct app *app, const struct command_line *line, struct err *err)
{
    struct site_list list;
    const struct site *site = NULL;
    const struct site_step *steps = NULL;
    size_t count = 0;
    bool ok = site_list_open(app, &list, err) &&
              (site = command_site(list.sites, list.count, line->words[1], err)) &&
              site_work_history(app, site->id, &list.arena, &steps, &count, err);
    struct json *json = ok && line->options.json ? json_new_list() : NULL;
    for (size_t i = 0; ok && i < count; i++) {
        if (json)
            json_append(json, step_json(&steps[i]));
        else
            print_step(&app->settings, &steps[i]);
    }
    if (json)
        ok = command_print_json(&json, err);
    arena_clear(&list.arena);
    return ok;
}
