#include "klaskast/app/paper.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/class_paper.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* --- where pages go ------------------------------------------------------------------------------------ */

static bool own_place(const struct app *app, const char *name, char path[FILE_PATH_SIZE], struct err *err)
{
    char folder[FILE_PATH_SIZE], cards[FILE_PATH_SIZE];
    file_folder(folder, store_path(app->store));
    if (!file_join(cards, folder, "cards") || !file_join(path, cards, name))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), folder);
    if (file_kind(cards, NULL, NULL) == FILE_LINK)
        return err_set(err, ERR_REFUSED, _("%s is a link, so nothing is written there. Make it a folder."),
                       cards);
    if (!file_make_folder(cards, err))
        return false;
    file_remove_unfinished_in(cards);
    return true;
}

bool paper_is_output(const char *to)
{
    return strcmp(to, "-") == 0;
}

bool paper_write(struct app *app, const char *name, const char *to, const struct buffer *page,
                 char path[FILE_PATH_SIZE], struct err *err)
{
    if (to && paper_is_output(to))
        return file_write_all(STDOUT_FILENO, buffer_get(page), page->length) ||
               err_set(err, ERR_DISK, "%s", _("It could not be written: the output was closed."));
    if (to && !file_expand(path, to))
        return err_set(err, ERR_REFUSED, _("The name %s is too long."), to);
    return (to || own_place(app, name, path, err)) &&
           file_put(path, buffer_get(page), page->length, 0600, !to, NULL, err);
}

/* --- pages of the class -------------------------------------------------------------------------------- */

static bool has_class(const struct app *app, struct err *err)
{
    return app->model.class.id || err_set(err, ERR_REFUSED, "%s", _("There is no class yet."));
}

/* "agreements-2026-11-23.html" */
static void page_name(const char *what, char name[80])
{
    char day[DAY_ISO_SIZE];
    day_iso(clock_today(), day);
    snprintf(name, 80, "%s-%s.html", what, day);
}

bool paper_agreements(struct app *app, const char *to, char path[FILE_PATH_SIZE], struct err *err)
{
    struct agreements made;
    struct arena arena;
    struct buffer page;
    char name[80];
    page_name("internet-agreements", name);
    arena_init(&arena);
    buffer_init(&page);
    bool ok = has_class(app, err) && app_agreements(app, app->model.day, &arena, &made, err);
    if (ok)
        class_paper_agreements(&page, app->settings.school, app->model.class.name,
                               agreement_texts(translate_language()), &made);
    ok = ok && paper_write(app, name, to, &page, path, err);
    buffer_clear(&page);
    arena_clear(&arena);
    return ok;
}

bool paper_consents(struct app *app, enum consent_kind kind, const char *to, char path[FILE_PATH_SIZE],
                    struct err *err)
{
    const struct model *model = &app->model;
    struct consent_paper paper = { .class_name = model->class.name,
                                   .pupil_count = model->pupil_count,
                                   .year = day_schoolyear(model->day),
                                   .today = model->day,
                                   .kind = kind };
    struct arena arena;
    struct buffer page;
    char name[80];
    page_name("photos", name);
    arena_init(&arena);
    buffer_init(&page);
    const struct pupil **pupils = arena_new(&arena, model->pupil_count + 1, sizeof *pupils);
    for (size_t i = 0; i < model->pupil_count; i++)
        pupils[i] = model->pupils[i].pupil;
    paper.pupils = pupils;
    bool ok = has_class(app, err) &&
              app_consents(app, paper.year, &arena, &paper.consents, &paper.consent_count, err);
    if (ok)
        class_paper_consents(&page, &paper);
    ok = ok && paper_write(app, name, to, &page, path, err);
    buffer_clear(&page);
    arena_clear(&arena);
    return ok;
}

/* --- the school's own texts ---------------------------------------------------------------------------- */

void app_read_agreements(struct app *app)
{
    for (int i = 0; i < LANGUAGES; i++) {
        enum language language = (enum language)i;
        struct agreement_texts texts;
        struct letter_file file;
        struct err err = { ERR_NONE, "" };
        agreement_texts_use(language, NULL);
        bool read = letter_file_read(app->config_folder, language, "agreements", &file, &err);
        if (read && file.own &&
            agreement_texts_read(file.name, buffer_get(&file.text), file.text.length, &texts, &err))
            agreement_texts_use(language, &texts);
        if (read)
            letter_file_clear(&file);
        if (err.kind == ERR_NONE)
            continue;
        if (!app->ini)
            app->ini = ini_read(app->config_path, "", 0);
        ini_add_fault(app->ini, NULL, NULL, "%s", err.text);
    }
}

static const struct {
    const char *name, *label;
} texts[] = {
    { "photos", N_("For the portal: photos of school on the internet (C5)") },
    { "banner", N_("For a banner: photos of school on the internet (C5)") },
    { "own-risk", N_("For the portal: phones come at one's own risk (P15)") },
};

const char *parent_text_name(size_t index)
{
    return index < sizeof texts / sizeof *texts ? texts[index].name : NULL;
}

const char *parent_text_label(size_t index)
{
    return index < sizeof texts / sizeof *texts ? _(texts[index].label) : NULL;
}

bool parent_text_make(const struct app *app, const char *name, struct letter *letter, struct err *err)
{
    const struct settings *settings = &app->settings;
    const struct letter_value values[] = {
        { "school", settings->school },
        { "address", settings->address },
        { "postcode", settings->postcode },
        { "phone", settings->phone },
        { "web", settings->web },
        { "place", settings->place },
        { "head", settings->head },
        { "policy", settings->policy_name },
        { "policy_date", settings->policy_date },
    };
    char file[80], known[120] = "";
    for (size_t i = 0; parent_text_name(i); i++) {
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used ? ", " : "", parent_text_name(i));
        if (strcmp(parent_text_name(i), name) != 0)
            continue;
        snprintf(file, sizeof file, "text-%s", name);
        return letter_write(app->config_folder, letter_language(settings->letter_language), file, values,
                            sizeof values / sizeof *values, letter, err);
    }
    return err_set(err, ERR_USAGE, _("There is no text '%s'. There is: %s."), name, known);
}
