/* site: review, change, remove; the other verbs are in cmd_site_add.c and cmd_site_list.c. [S1-S4] */
#include "cmd_site.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"

#include <string.h>

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
