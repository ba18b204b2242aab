#include "klaskast/app/app.h"

#include "klaskast/app/paper.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/embedded.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CONFIG_LIMIT = 256 * 1024 };

/* $XDG_..._HOME/klaskast, or the usual place below the home folder. */
static bool xdg_folder(char out[FILE_PATH_SIZE], const char *variable, const char *below_home,
                       struct err *err)
{
    char base[FILE_PATH_SIZE];
    const char *value = getenv(variable), *home = getenv("HOME");
    if (value && value[0] == '/')
        snprintf(base, sizeof base, "%s", value);
    else if (!home || !*home || !file_join(base, home, below_home))
        return err_set(err, ERR_USAGE, "%s",
                       _("There is no home folder (HOME). Name the file with --database."));
    return file_join(out, base, "klaskast") || err_set(err, ERR_USAGE, _("The name %s is too long."), base);
}

/* The settings of one file, or NULL where there is none. *unread: there is one that cannot be read. */
static struct ini *read_file(const char *path, bool *unread)
{
    if (file_kind(path, NULL, NULL) == FILE_MISSING)
        return NULL;
    struct buffer buffer;
    buffer_init(&buffer);
    /* A settings file that cannot be read must not keep a class waiting: the built-in values hold, but not as
     * the school's steps. */
    struct err failed = { ERR_NONE, "" };
    bool read = file_read(path, CONFIG_LIMIT, &buffer, &failed);
    struct ini *ini = ini_read(path, buffer_get(&buffer), buffer.length);
    if (!read)
        ini_add_fault(ini, NULL, NULL, "%s", failed.text);
    *unread |= !read;
    buffer_clear(&buffer);
    return ini;
}

/* What was set for everybody on this computer goes below what the one who works here set. */
static void add_system_settings(struct app *app)
{
    char path[FILE_PATH_SIZE];
    const char *folder = getenv("KLASKAST_ETC");
    if (!file_join(path, folder && *folder ? folder : "/etc/klaskast", "config.ini"))
        return;
    struct ini *below = read_file(path, &app->rules_unread);
    if (!below)
        return;
    if (!app->ini)
        app->ini = ini_read(app->config_path, "", 0);
    ini_add_below(app->ini, below, settings_section_whole);
    ini_free(&below);
}

static bool read_settings(struct app *app, struct err *err)
{
    settings_defaults(&app->settings);
    if (app->options.config) {
        if (!file_join(app->config_path, "", app->options.config))
            return err_set(err, ERR_USAGE, _("The name %s is too long."), app->options.config);
        if (file_kind(app->config_path, NULL, NULL) == FILE_MISSING)
            return err_set(err, ERR_USAGE, _("There is no settings file %s."), app->config_path);
        file_folder(app->config_folder, app->config_path);
        app->ini = read_file(app->config_path, &app->rules_unread);
    } else {
        if (xdg_folder(app->config_folder, "XDG_CONFIG_HOME", ".config", NULL) &&
            file_join(app->config_path, app->config_folder, "config.ini"))
            app->ini = read_file(app->config_path, &app->rules_unread);
        add_system_settings(app);
    }
    if (app->ini)
        settings_read(&app->settings, app->ini);
    return true;
}

bool app_find_database(struct app *app, struct err *err)
{
    char folder[FILE_PATH_SIZE];
    if (app->options.database)
        return file_join(app->database_path, "", app->options.database) ||
               err_set(err, ERR_USAGE, _("The name %s is too long."), app->options.database);
    if (app->settings.database[0]) {
        file_folder(folder, ini_file(app->ini, "program", "database"));
        return file_join(app->database_path, folder, app->settings.database) ||
               err_set(err, ERR_USAGE, _("The name %s is too long."), app->settings.database);
    }
    return xdg_folder(folder, "XDG_DATA_HOME", ".local/share", err) &&
           file_join(app->database_path, folder, "klaskast.db");
}

static void use_language(struct app *app)
{
    enum language language = translate_from_environment();
    if (app->settings.language != LANGUAGE_AUTO)
        language = (enum language)app->settings.language;
    else if (app->model.language)
        language_parse(app->model.language, &language);
    translate_use(language);
}

bool app_open_settings(struct app *app, const struct options *options, struct err *err)
{
    *app = (struct app){ .options = *options, .follow_today = true, .rotated = DAY_NONE };
    arena_init(&app->arena);
    app->model.settings = &app->settings;
    translate_use(translate_from_environment());
    if (!read_settings(app, err))
        return false;
    app_read_agreements(app);
    use_language(app);
    return true;
}

/* One line before the screen opens, where somebody looks; nothing for a file that takes no time. */
static bool told_of_rebuild;

static void tell_rebuild(int percent)
{
    if (percent < 100) {
        fprintf(stderr, "\r%s %d%%",
                _("Klaskast is newer than your data file, so it is put in order once ..."), percent);
        told_of_rebuild = true;
    } else if (told_of_rebuild) {
        fprintf(stderr, "\r\033[K");
        told_of_rebuild = false;
    }
}

static bool open_store(struct app *app, bool create, struct err *err)
{
    if (isatty(STDERR_FILENO))
        store_on_rebuild(tell_rebuild);
    bool empty = app->options.dry && create && file_kind(app->database_path, NULL, NULL) == FILE_MISSING;
    bool ok =
        empty ? store_open_empty(app->database_path, &app->store, err)
              : store_open(app->database_path, create && !app->options.dry, clock_now(), &app->store, err);
    store_on_rebuild(NULL);
    return ok;
}

/* A data file that is gone while its copies are there was lost, and an empty one in its place would hide
 * that. */
static bool begins_anew(const struct app *app, struct err *err)
{
    char copy[FILE_PATH_SIZE];
    if (file_kind(app->database_path, NULL, NULL) != FILE_MISSING || !backup_newest(app->database_path, copy))
        return true;
    return err_set(
        err, ERR_DISK,
        _("There is no file %s, but there are copies of it. 'klaskast restore %s' puts the newest back. "
          "To begin anew, put the folder with copies somewhere else."),
        app->database_path, copy);
}

bool app_open(struct app *app, const struct options *options, bool create, struct err *err)
{
    if (!app_open_settings(app, options, err))
        return false;
    if (!app_find_database(app, err) || !begins_anew(app, err) || !open_store(app, create, err))
        return false;
    if (options->class_name ? !app_find_class(app, options->class_name, &app->class_id, err)
                            : !query_last_class(app->store, &app->class_id, err))
        return false;
    app->day = clock_today();
    if (options->date) {
        if (!day_parse_iso(options->date, &app->day))
            return err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."), options->date);
        if (options->at && clock_day(options->at) != app->day)
            return err_set(err, ERR_USAGE, "%s",
                           _("--date and --at name two different days. Give one of them."));
        app->follow_today = false;
    } else if (options->at) {
        app->day = clock_day(options->at);
        app->follow_today = app->day == clock_today();
    }
    if (!app_reload(app, err))
        return false;
    use_language(app);
    return true;
}

void app_close(struct app *app)
{
    store_close(&app->store);
    arena_clear(&app->arena);
    ini_free(&app->ini);
}

/* Who writes: the one named on the command line; else who said today to be there; else the teacher of the
 * settings, or who was there last. A substitute of an earlier day has gone home. [G1] */
static bool find_teacher(struct app *app, struct model *model, struct arena *arena, struct err *err)
{
    struct shift shift;
    if (!query_shift(app->store, arena, &shift, err) ||
        !query_teachers(app->store, arena, &model->teachers, &model->teacher_count, err))
        return false;
    bool today = shift.day == model->today;
    const char *given = app->options.teacher;
    model->substitute = app->desk.unknown || (!given && shift.substitute && today);
    if (app->desk.unknown) {
        model->who = _("substitute");
    } else if (given) {
        char name[sizeof app->settings.teacher];
        text_clean(name, sizeof name, given);
        model->who = arena_copy(arena, name);
    } else if (today && *shift.who)
        model->who = shift.who;
    else if (model->substitute)
        model->who = _("substitute");
    else if (app->settings.teacher[0])
        model->who = arena_copy(arena, app->settings.teacher);
    else
        model->who = model->teacher_count ? model->teachers[0] : "";
    return true;
}

/* Records before this day count on no ladder any more; measures are shown for the whole school year. */
static int since_of(const struct settings *settings, int day)
{
    int since = day_schoolyear_start(day);
    for (int i = 0; i < LADDERS; i++) {
        int from = ladder_counts_from(&settings->ladders[i], day);
        if (from < since)
            since = from;
    }
    return since;
}

static bool load(struct app *app, struct model *model, struct arena *arena, struct err *err)
{
    struct scope scope = { .class_id = app->class_id,
                           .day = model->day,
                           .since = since_of(&app->settings, model->day),
                           .then = app->looks_back };
    if (!query_facts(app->store, &scope, arena, &model->facts, err) ||
        !find_teacher(app, model, arena, err) ||
        !query_preference(app->store, "language", arena, &model->language, err) ||
        !query_preference(app->store, "theme", arena, &model->theme, err) ||
        !query_preference(app->store, PREFERENCE_CLASS, arena, &model->named_class, err) ||
        !query_preference(app->store, PREFERENCE_END_OF_DAY, arena, &model->end_of_day, err))
        return false;
    for (size_t i = 0; i < model->facts.class_count; i++)
        if (model->facts.classes[i].id == app->class_id)
            model->class = model->facts.classes[i];
    model_derive(model, arena);
    return true;
}

bool app_reload(struct app *app, struct err *err)
{
    struct model fresh = { .settings = &app->settings, .now = clock_now(), .today = clock_today() };
    if (app->follow_today)
        app->day = fresh.today;
    fresh.day = app->day;
    struct arena arena;
    arena_init(&arena);
    bool ok = store_read_begin(app->store, err);
    ok = ok && load(app, &fresh, &arena, err);
    if (ok && app->class_id && !fresh.class.id) {
        arena_clear(&arena);
        fresh = (struct model){
            .settings = &app->settings, .now = fresh.now, .today = fresh.today, .day = fresh.day
        };
        ok = query_last_class(app->store, &app->class_id, err) && load(app, &fresh, &arena, err);
    }
    int64_t version = store_data_version(app->store);
    store_read_end(app->store);
    if (!ok) {
        arena_clear(&arena);
        return false;
    }
    app->data_version = version;
    arena_clear(&app->arena);
    app->arena = arena;
    app->model = fresh;
    return true;
}

bool app_find_class(struct app *app, const char *name, int64_t *class_id, struct err *err)
{
    struct arena arena;
    struct facts facts;
    char known[200] = "";
    arena_init(&arena);
    bool ok = query_facts(app->store, &(struct scope){ .day = 0 }, &arena, &facts, err);
    *class_id = 0;
    for (size_t i = 0; ok && i < facts.class_count; i++) {
        if (class_name_same(facts.classes[i].name, name))
            *class_id = facts.classes[i].id;
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used ? ", " : "", facts.classes[i].name);
    }
    if (ok && !*class_id)
        ok = err_set(err, ERR_REFUSED,
                     *known ? _("There is no class %s. There is: %s.") : _("There is no class %s yet."), name,
                     known);
    arena_clear(&arena);
    return ok;
}

bool app_clock_leaped(struct app *app)
{
    enum { LEAP_DAYS = 60 };
    int64_t recorded;
    int today = clock_today();
    return query_recorded_before(app->store, clock_moment(today, 0), &recorded, NULL) && recorded &&
           today - clock_day(recorded) > LEAP_DAYS;
}

bool app_backup(struct app *app, const char *label, char path[FILE_PATH_SIZE], struct err *err)
{
    int today = clock_today();
    if (!backup_make(app->store, today, label, path, err))
        return false;
    if (!app_clock_leaped(app))
        backup_rotate(app->store, &app->settings.rotation, today);
    return true;
}

bool app_backup_of_day(struct app *app, struct err *err)
{
    char path[FILE_PATH_SIZE];
    int today = clock_today();
    if (store_read_only(app->store) || !app->model.facts.class_count || app->rotated == today)
        return true;
    /* A copy of a damaged file is worth nothing, and nothing more is written in such a file. */
    if (!backup_of_day_exists(app->store, today) &&
        (!store_check(app->store, err) || !backup_make(app->store, today, NULL, path, err)))
        return false;
    /* What is stopped by a key is tried again when it is quiet. */
    if (!app_clock_leaped(app) && !backup_rotate(app->store, &app->settings.rotation, today))
        return err_set(err, ERR_REFUSED, "%s", _("Stopped to let you work."));
    app->rotated = today;
    return true;
}
