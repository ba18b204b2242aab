/* site: review, change, remove; the other verbs are in cmd_site_add.c and cmd_site_list.c. [S1-S4] */
#include "cmd_site.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

bool site_list_open(struct app *app, struct site_list *list, struct err *err)
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

bool site_read_intent(const struct app *app, const struct command_line *line, struct site_intent *want,
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

static bool on_site(struct app *app, const struct command_line *line, enum intent_kind kind, struct err *err)
{
    struct site_list list;
    struct site_intent want;
    const struct site *site = NULL;
    bool ok = site_list_open(app, &list, err) &&
              (site = command_site(list.sites, list.count, line->words[1], err)) &&
              site_read_intent(app, line, &want, err) &&
              command_perform(app, &(struct intent){ .kind = kind, .ref = site->id, .site = &want }, err);
    arena_clear(&list.arena);
    return ok;
}

static bool review(struct app *app, const struct command_line *line, struct err *err)
{
    return on_site(app, line, INTENT_SITE_REVIEW, err);
}

static bool change(struct app *app, const struct command_line *line, struct err *err)
{
    return on_site(app, line, INTENT_SITE_CHANGE, err);
}

static bool remove_site(struct app *app, const struct command_line *line, struct err *err)
{
    return on_site(app, line, INTENT_SITE_REMOVE, err);
}

/* --- the verbs ----------------------------------------------------------------------------------------- */

/* Each has its own words and options; what belongs to another is not dropped in silence. */
static const struct verb {
    const char *name, *use;
    int words; /* at most, with the verb */
    const char *options;
    command_run *run;
} verbs[] = {
    { "add", "ADDRESS...", COMMAND_WORDS, " title subject purpose groups dry-run ", cmd_site_add },
    { "import", "FILE", 2, " dry-run ", cmd_site_import },
    { "review", "SITE", 2, " title subject purpose groups verdict sentence reject remark note ", review },
    { "change", "SITE", 2, " title subject purpose groups ", change },
    { "remove", "SITE", 2, " ", remove_site },
    { "history", "SITE", 2, " ", cmd_site_history },
    { "list", "", 1, " group subject due verdict ", cmd_site_list },
};

static const struct verb *verb_of(const char *option)
{
    char word[40];
    snprintf(word, sizeof word, " %s ", option);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strstr(verbs[i].options, word))
            return &verbs[i];
    return NULL;
}

static bool options_fit(const struct verb *verb, const struct command_line *line, struct err *err)
{
    for (int i = 0; i < line->given_count; i++) {
        const char *option = line->given[i].name;
        char word[40];
        snprintf(word, sizeof word, " %s ", option);
        const struct verb *other = strcmp(option, "verdict") == 0 ? &verbs[2] : verb_of(option);
        if (other && !strstr(verb->options, word))
            return err_set(err, ERR_USAGE, _("--%s belongs to 'klaskast site %s', not to 'site %s'."), option,
                           other->name, verb->name);
    }
    return true;
}

bool cmd_site(struct app *app, const struct command_line *line, struct err *err)
{
    const char *name = line->words[0];
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const struct verb *verb = &verbs[i];
        if (strcmp(verb->name, name) != 0)
            continue;
        if (line->word_count > verb->words || (*verb->use && line->word_count < 2))
            return err_set(err, ERR_USAGE, _("Use: klaskast site %s %s"), name, verb->use);
        return options_fit(verb, line, err) && verb->run(app, line, err);
    }
    return err_set(err, ERR_USAGE,
                   _("'%s' cannot be done with a site. It is add, import, review, change, remove, history or "
                     "list."),
                   name);
}
