/* consent: what the parents answered about photos, and who may not be in one. [C1, C2] */
#include "klaskast/app/command.h"
#include "klaskast/app/paper.h"
#include "klaskast/base/day.h"
#include "klaskast/base/json.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/consent.h"

#include <string.h>

struct answers {
    struct arena arena;
    const struct consent *consents;
    size_t count;
    int year;
};

static bool answers_open(struct app *app, struct answers *answers, struct err *err)
{
    arena_init(&answers->arena);
    answers->year = day_schoolyear(app->model.day);
    return app_consents(app, answers->year, &answers->arena, &answers->consents, &answers->count, err);
}

static struct json *pupil_json(const struct answers *answers, const struct pupil *pupil)
{
    struct json *object = json_new_object(), *all = json_new_object();
    json_put_text(object, "name", pupil->name);
    json_put_integer(object, "slot", pupil->slot);
    for (int i = 0; i < CONSENT_KINDS; i++) {
        const struct consent *consent =
            consent_find(answers->consents, answers->count, pupil->id, answers->year, (enum consent_kind)i);
        struct json *json = json_new_object();
        char taken[DAY_ISO_SIZE] = "";
        if (consent)
            day_iso(consent->taken, taken);
        json_put_text(json, "answer", consent_answer_name(consent ? consent->answer : CONSENT_OPEN));
        json_put_text(json, "taken", *taken ? taken : NULL);
        json_put(all, consent_name((enum consent_kind)i), json);
    }
    json_put(object, "consent", all);
    return object;
}

static bool print_json(const struct app *app, const struct answers *answers, struct err *err)
{
    struct json *object = json_new_object(), *pupils = json_new_list();
    char year[24];
    snprintf(year, sizeof year, "%d-%d", answers->year, answers->year + 1);
    json_put_text(object, "class", app->model.class.name);
    json_put_text(object, "school_year", year);
    for (size_t i = 0; i < app->model.pupil_count; i++)
        json_append(pupils, pupil_json(answers, app->model.pupils[i].pupil));
    json_put(object, "pupils", pupils);
    return command_print_json(&object, err);
}

static void print_text(const struct app *app, const struct answers *answers)
{
    char text[400];
    int columns = 0;
    for (size_t i = 0; i < app->model.pupil_count; i++) {
        int width = text_width(app->model.pupils[i].pupil->name);
        columns = width > columns ? width : columns;
    }
    printf(_("Consent for photos, class %s, %d-%d\n"), app->model.class.name, answers->year,
           answers->year + 1);
    for (size_t i = 0; i < app->model.pupil_count; i++) {
        const struct pupil *pupil = app->model.pupils[i].pupil;
        consent_sentence(answers->consents, answers->count, pupil->id, answers->year, text, sizeof text);
        printf("%3d  %s%*s  %s\n", pupil->slot, pupil->name, columns - text_width(pupil->name), "", text);
    }
}

static bool list(struct app *app, const struct command_line *line, struct err *err)
{
    struct answers answers;
    bool ok = answers_open(app, &answers, err);
    if (ok && line->options.json)
        ok = print_json(app, &answers, err);
    else if (ok)
        print_text(app, &answers);
    arena_clear(&answers.arena);
    return ok;
}

/* One pupil, all school years: the old answers stay. */
static bool show(struct app *app, const struct pupil *pupil, struct err *err)
{
    struct arena arena;
    struct facts facts;
    char text[400];
    int year = day_schoolyear(app->model.day);
    arena_init(&arena);
    bool ok = app_pupil_facts(app, pupil->id, &arena, &facts, err);
    for (bool more = ok; more; year--) {
        consent_sentence(facts.consents, facts.consent_count, pupil->id, year, text, sizeof text);
        printf("%d-%d  %s\n", year, year + 1, text);
        more = false;
        for (size_t i = 0; i < facts.consent_count; i++)
            more |= facts.consents[i].year < year;
    }
    arena_clear(&arena);
    return ok;
}

static bool set(struct app *app, const struct command_line *line, const struct pupil *pupil, struct err *err)
{
    struct intent intent = {
        .kind = INTENT_CONSENT, .pupil_id = pupil->id, .consent = CONSENT_KINDS, .day = app->model.day
    };
    if (strcmp(line->words[1], "all") != 0 && !consent_parse(line->words[1], &intent.consent))
        return err_set(err, ERR_USAGE, _("'%s' is no kind of consent. It is photo, name, portrait or all."),
                       line->words[1]);
    if (!consent_answer_parse(line->words[2], &intent.consented))
        return err_set(err, ERR_USAGE, _("'%s' is no answer. It is yes, no or open."), line->words[2]);
    return command_perform(app, &intent, err);
}

/* One kind may be named: 'consent portrait --print FILE'. */
static bool print_page(struct app *app, const struct command_line *line, struct err *err)
{
    enum consent_kind kind = CONSENT_PHOTO;
    const char *to = command_option(line, "print");
    char path[FILE_PATH_SIZE];
    if (line->word_count > 1 || (line->word_count && !consent_parse(line->words[0], &kind)))
        return err_set(err, ERR_USAGE, "%s", _("Use: klaskast consent [photo|name|portrait] --print FILE"));
    if (!paper_consents(app, kind, *to ? to : NULL, path, err))
        return false;
    if (paper_is_output(to)) {
        fprintf(
            stderr, "klaskast: %s\n",
            _("It says who may not, with names of children: mind where it goes, and remove it afterwards."));
        return true;
    }
    command_say(stdout, _("%s says who may not. It holds names of children: remove it after use.\n"), path);
    return true;
}

bool cmd_consent(struct app *app, const struct command_line *line, struct err *err)
{
    if (!command_class(app, err))
        return false;
    if (command_option(line, "print"))
        return print_page(app, line, err);
    if (command_option(line, "from"))
        return cmd_consent_from(app, line, err);
    if (!line->word_count)
        return list(app, line, err);
    if (command_option(line, "list") || line->word_count == 2)
        return err_set(err, ERR_USAGE, "%s",
                       _("Use: klaskast consent PUPIL photo|name|portrait|all yes|no|open, or --list"));
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    return line->word_count == 1 ? show(app, row->pupil, err) : set(app, line, row->pupil, err);
}
