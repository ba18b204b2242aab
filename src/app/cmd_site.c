/* site add, review, remove, list. [S1-S4] */
#include "klaskast/app/command.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"

#include <string.h>

struct list {
    struct arena arena;
    const struct site *sites;
    size_t count;
};

static bool list_open(struct app *app, struct list *list, struct err *err)
{
    arena_init(&list->arena);
    return app->desk.sites(&app->desk, &list->arena, &list->sites, &list->count, err);
}

const struct site *command_site(const struct site *sites, size_t site_count, const char *text,
                                struct err *err)
{
    char address[SITE_ADDRESS_SIZE], key[SITE_ADDRESS_SIZE], folded[SITE_ADDRESS_SIZE], candidates[240] = "";
    const struct site *found = NULL;
    int count = 0;
    if (site_address(text, address, key, NULL) && (found = site_by_key(sites, site_count, key)))
        return found;
    text_fold(folded, sizeof folded, text);
    for (size_t i = 0; *folded && i < site_count; i++) {
        if (!site_matches(&sites[i], folded))
            continue;
        size_t used = strlen(candidates);
        snprintf(candidates + used, sizeof candidates - used, "%s%s", used ? ", " : "", sites[i].key);
        found = &sites[i];
        count++;
    }
    if (count == 1)
        return found;
    if (count > 1)
        err_set(err, ERR_REFUSED, _("'%s' can be %s. Give more of the address."), text, candidates);
    else
        err_set(err, ERR_REFUSED, _("There is no site '%s' on the list. 'klaskast site add' adds it."), text);
    return NULL;
}

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
    char groups[GROUPS_SIZE], day[DAY_ISO_SIZE] = "";
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
    json_put_text(object, "reviewed_by", *site->reviewed_by ? site->reviewed_by : NULL);
    json_put_text(object, "reviewed", *day ? day : NULL);
    return object;
}

static void print_padded(const char *text, int columns)
{
    printf("%s%*s  ", text, columns - text_width(text) > 0 ? columns - text_width(text) : 0, "");
}

static void print_site(const struct app *app, const struct site *site, int key_columns)
{
    char groups[GROUPS_SIZE], day[DAY_TEXT_SIZE] = "";
    print_padded(site_status_label(site_status(site, app->model.today, app->settings.review_months)), 8);
    print_padded(site->key, key_columns);
    print_padded(groups_print(site->groups, groups), 7);
    if (site->reviewed_day != DAY_NONE)
        day_text(site->reviewed_day, DAY_LONG, day);
    printf("%s%s%s%s%s%s%s\n", site->title, *site->title && *site->subject ? ", " : "", site->subject,
           *site->title || *site->subject ? "  " : "", day, *day && *site->reviewed_by ? ", " : "",
           *day ? site->reviewed_by : "");
}

static bool list_print(struct app *app, const struct command_line *line, const struct list *list,
                       struct err *err)
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
    if (!list->count)
        puts(_("There is no site on the list yet. 'klaskast site add ADDRESS' adds one."));
    return true;
}

/* --- changing it --------------------------------------------------------------------------------------- */

static void name_checks(const struct settings *settings, bool rejects, char *text, size_t size)
{
    text[0] = '\0';
    for (int i = 0; i < settings->check_count; i++) {
        size_t used = strlen(text);
        if (settings->checks[i].rejects == rejects)
            snprintf(text + used, size - used, "%s%s", used ? ", " : "", settings->checks[i].name);
    }
}

static bool tick(const struct settings *settings, const char *name, size_t length, bool rejects,
                 unsigned *checks, struct err *err)
{
    char known[300];
    for (int i = 0; i < settings->check_count; i++) {
        const struct check_line *check = &settings->checks[i];
        if (check->rejects == rejects && strlen(check->name) == length &&
            strncmp(check->name, name, length) == 0) {
            *checks |= 1U << i;
            return true;
        }
    }
    name_checks(settings, rejects, known, sizeof known);
    return err_set(err, ERR_USAGE, _("'%.*s' is no line of the checklist for --%s. There is: %s."),
                   (int)length, name, rejects ? "reject" : "remark", known);
}

/* --reject and --remark, each as often as need be, or with commas. */
static bool read_checks(const struct app *app, const struct command_line *line, unsigned *checks,
                        struct err *err)
{
    *checks = 0;
    for (int i = 0; i < line->given_count; i++) {
        bool rejects = strcmp(line->given[i].name, "reject") == 0;
        if (!rejects && strcmp(line->given[i].name, "remark") != 0)
            continue;
        for (const char *at = line->given[i].value; *at;) {
            size_t length = strcspn(at, ",");
            if (!tick(&app->settings, at, length, rejects, checks, err))
                return false;
            at += length + (at[length] == ',');
        }
    }
    return true;
}

static bool read_intent(const struct app *app, const struct command_line *line, struct site_intent *want,
                        struct err *err)
{
    *want = (struct site_intent){ .title = command_option(line, "title"),
                                  .subject = command_option(line, "subject"),
                                  .purpose = command_option(line, "purpose"),
                                  .groups = command_option(line, "groups"),
                                  .sentence = command_option(line, "sentence"),
                                  .note = command_option(line, "note") };
    const char *verdict = command_option(line, "verdict");
    if (verdict && (!verdict_parse(verdict, &want->verdict) || want->verdict == VERDICT_REVIEW))
        return err_set(err, ERR_USAGE, _("'%s' is no verdict. It is allowed, together or not-allowed."),
                       verdict);
    if (!read_checks(app, line, &want->checks, err))
        return false;
    for (int i = 0; i < app->settings.check_count && !verdict; i++)
        if (want->checks >> i & 1U && app->settings.checks[i].rejects)
            want->verdict = VERDICT_NOT_ALLOWED; /* what a rejecting line means [S2] */
    return true;
}

/* What says something about a site belongs to a review; it is not dropped in silence. */
static bool only_fields(const struct command_line *line, const char *verb, struct err *err)
{
    static const char *const of_review[] = { "verdict", "sentence", "reject", "remark", "note" };
    for (size_t i = 0; i < sizeof of_review / sizeof *of_review; i++)
        if (command_option(line, of_review[i]))
            return err_set(err, ERR_USAGE, _("--%s belongs to 'klaskast site review', not to 'site %s'."),
                           of_review[i], verb);
    return true;
}

static bool site_perform(struct app *app, const struct command_line *line, enum intent_kind kind, int64_t id,
                         const char *address, struct err *err)
{
    struct site_intent want;
    if (!read_intent(app, line, &want, err))
        return false;
    want.address = address;
    struct intent intent = { .kind = kind, .ref = id, .site = &want };
    return command_perform(app, &intent, err);
}

static bool on_site(struct app *app, const struct command_line *line, enum intent_kind kind, struct err *err)
{
    struct list list;
    const struct site *site = NULL;
    bool ok = list_open(app, &list, err) &&
              (site = command_site(list.sites, list.count, line->words[1], err)) &&
              site_perform(app, line, kind, site->id, NULL, err);
    arena_clear(&list.arena);
    return ok;
}

static bool show(struct app *app, const struct command_line *line, struct err *err)
{
    struct list list;
    bool ok = list_open(app, &list, err) && list_print(app, line, &list, err);
    arena_clear(&list.arena);
    return ok;
}

bool cmd_site(struct app *app, const struct command_line *line, struct err *err)
{
    const char *verb = line->words[0], *const site = line->word_count > 1 ? line->words[1] : NULL;
    static const struct {
        const char *name;
        enum intent_kind kind;
    } verbs[] = { { "add", INTENT_SITE_ADD },
                  { "review", INTENT_SITE_REVIEW },
                  { "change", INTENT_SITE_CHANGE },
                  { "remove", INTENT_SITE_REMOVE } };
    if (strcmp(verb, "list") == 0)
        return site ? err_set(err, ERR_USAGE, "%s", _("Use: klaskast site list")) : show(app, line, err);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].name, verb) != 0)
            continue;
        if (!site)
            return err_set(err, ERR_USAGE, _("Which site? Use: klaskast site %s ADDRESS"), verb);
        if (verbs[i].kind != INTENT_SITE_REVIEW && !only_fields(line, verb, err))
            return false;
        return verbs[i].kind == INTENT_SITE_ADD ? site_perform(app, line, INTENT_SITE_ADD, 0, site, err)
                                                : on_site(app, line, verbs[i].kind, err);
    }
    return err_set(err, ERR_USAGE,
                   _("'%s' cannot be done with a site. It is add, review, change, remove or list."), verb);
}
