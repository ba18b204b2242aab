/* Which site is meant by what was typed of its address, and what the options say of one. */
#include "cmd_site.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/query.h"

#include <string.h>

bool site_list_open(struct app *app, struct site_list *list, struct err *err)
{
    arena_init(&list->arena);
    return query_sites(app->store, &list->arena, &list->sites, &list->count, err);
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

/* --- what the options say of it ------------------------------------------------------------------------ */

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
