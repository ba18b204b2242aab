/* What the screens get to hold of the program. */
#include "klaskast/app/desk.h"

#include "klaskast/app/browser.h"
#include "klaskast/app/card_paper.h"
#include "klaskast/app/demo_story.h"
#include "klaskast/app/erase.h"
#include "klaskast/app/history.h"
#include "klaskast/app/import.h"
#include "klaskast/app/inspect.h"
#include "klaskast/app/letter_make.h"
#include "klaskast/app/new_year_work.h"
#include "klaskast/app/page_file.h"
#include "klaskast/app/paper.h"
#include "klaskast/app/pin.h"
#include "klaskast/app/prep_work.h"
#include "klaskast/app/retention.h"
#include "klaskast/app/site_work.h"
#include "klaskast/app/stick.h"
#include "klaskast/app/year.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/translate.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

static bool desk_reload(struct desk *desk, struct err *err)
{
    return app_reload(desk->context, err);
}

static bool desk_look(struct desk *desk, int64_t class_id, int day, struct err *err)
{
    struct app *app = desk->context;
    int64_t class_before = app->class_id;
    int day_before = app->day;
    bool followed = app->follow_today;
    if (class_id)
        app->class_id = class_id;
    app->day = day;
    app->follow_today = day == clock_today();
    app->looks_back = true;
    if (!app_reload(app, err)) {
        app->class_id = class_before;
        app->day = day_before;
        app->follow_today = followed;
        return false;
    }
    if (class_id && class_id != class_before) {
        /* The class that was worked with last opens next time. */
        char id[24];
        struct outcome outcome;
        snprintf(id, sizeof id, "%lld", (long long)class_id);
        app_perform(app, &(struct intent){ .kind = INTENT_PREFERENCE, .text = "class", .reason = id },
                    &outcome, NULL);
    }
    return true;
}

static bool desk_perform(struct desk *desk, const struct intent *intent, struct outcome *outcome,
                         struct err *err)
{
    return app_perform(desk->context, intent, outcome, err);
}

static bool desk_make_demo(struct desk *desk, struct err *err)
{
    return demo_make(desk->context, err);
}

static bool desk_pupil_facts(struct desk *desk, int64_t pupil_id, struct arena *arena, struct facts *facts,
                             struct err *err)
{
    return app_pupil_facts(desk->context, pupil_id, arena, facts, err);
}

static bool desk_outlook(struct desk *desk, int64_t pupil_id, enum violation_kind kind, int64_t at,
                         struct arena *arena, struct outlook *outlook, struct err *err)
{
    struct app *app = desk->context;
    struct facts *facts = arena_new(arena, 1, sizeof *facts);
    if (!desk_pupil_facts(desk, pupil_id, arena, facts, err))
        return false;
    int64_t now = clock_now();
    struct context context = { .facts = facts,
                               .settings = &app->settings,
                               .now = now,
                               .today = clock_today(),
                               .day = app->day,
                               .day_minute = clock_minute(now),
                               .day_now = now,
                               .who = app->model.who,
                               .class_id = app->class_id };
    if (!at)
        at = now;
    outlook_make(&context, pupil_id, kind, clock_day(at), at, outlook);
    return true;
}

static bool desk_history(struct desk *desk, int64_t pupil_id, struct arena *arena,
                         const struct history_line **lines, size_t *count, struct err *err)
{
    return history_read(desk->context, pupil_id, NULL, arena, lines, count, err);
}

static bool desk_print_card(struct desk *desk, int64_t pupil_id, char *path, size_t size, struct err *err)
{
    char made[FILE_PATH_SIZE];
    if (!card_paper(desk->context, pupil_id, NULL, made, err))
        return false;
    snprintf(path, size, "%s", made);
    return true;
}

static bool desk_inspect(struct desk *desk, int64_t pupil_id, char *path, size_t size, struct err *err)
{
    char made[FILE_PATH_SIZE];
    if (!inspect_write(desk->context, pupil_id, NULL, made, err))
        return false;
    snprintf(path, size, "%s", made);
    return true;
}

static bool desk_letter(struct desk *desk, const struct letter_order *order, struct arena *arena,
                        struct letter_page *page, struct err *err)
{
    return letter_preview(desk->context, order, arena, page, err);
}

static bool desk_make_letter(struct desk *desk, const struct letter_order *order, struct outcome *outcome,
                             char *path, size_t size, struct err *err)
{
    return letter_make_files(desk->context, order, outcome, path, size, err);
}

static bool desk_sites(struct desk *desk, struct arena *arena, const struct site **sites, size_t *count,
                       struct err *err)
{
    struct app *app = desk->context;
    return query_sites(app->store, arena, sites, count, err);
}

static bool desk_lessons(struct desk *desk, int from, int until, struct arena *arena,
                         const struct lesson **lessons, size_t *count, struct err *err)
{
    struct app *app = desk->context;
    return query_lessons(app->store, app->class_id, from, until, arena, lessons, count, err);
}

static bool desk_all_lessons(struct desk *desk, struct arena *arena, const struct lesson **lessons,
                             size_t *count, struct err *err)
{
    struct app *app = desk->context;
    return query_lessons_all(app->store, arena, lessons, count, err);
}

static bool desk_lesson_lines(struct desk *desk, int64_t lesson_id, struct arena *arena,
                              const struct lesson_line **lines, size_t *count, struct err *err)
{
    struct app *app = desk->context;
    return query_lesson_lines(app->store, lesson_id, arena, lines, count, err);
}

static bool desk_site_history(struct desk *desk, int64_t site_id, struct arena *arena,
                              const struct site_step **steps, size_t *count, struct err *err)
{
    return site_work_history(desk->context, site_id, arena, steps, count, err);
}

static bool desk_read_bookmarks(struct desk *desk, const char *path, struct arena *arena,
                                struct site_plan *plan, struct err *err)
{
    return site_work_bookmarks(desk->context, path, arena, plan, err);
}

static bool desk_open_address(struct desk *desk, const char *address, struct err *err)
{
    (void)desk;
    return browser_open(address, err);
}

static bool desk_prep_export(struct desk *desk, const char *path, bool replace, bool *exists, char *said,
                             size_t size, struct err *err)
{
    return prep_export(desk->context, path, replace, exists, said, size, err);
}

static bool desk_prep_read(struct desk *desk, const char *path, struct arena *arena, struct prep_look *look,
                           struct err *err)
{
    return prep_read(desk->context, path, arena, look, err);
}

static bool desk_read_list(struct desk *desk, const char *path, const struct classlist_mapping *mapping,
                           const char *class_name, struct arena *arena, struct import_preview *preview,
                           struct err *err)
{
    const struct import_wish wish = { .mapping = mapping, .fallback = class_name };
    return import_read(desk->context, path, &wish, arena, preview, err);
}

static bool desk_import_list(struct desk *desk, const struct import_preview *preview, struct outcome *outcome,
                             struct err *err)
{
    return import_perform(desk->context, preview, outcome, err);
}

static bool desk_new_year(struct desk *desk, struct arena *arena, struct year_look *look, struct err *err)
{
    return new_year_look_at(desk->context, arena, look, err);
}

static bool desk_begin_new_year(struct desk *desk, const struct new_year *plan, struct outcome *outcome,
                                struct err *err)
{
    return new_year_begin(desk->context, plan, outcome, err);
}

static bool desk_new_year_later(struct desk *desk, struct err *err)
{
    return new_year_later(desk->context, err);
}

static bool desk_complete_path(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                               size_t others_size)
{
    (void)desk;
    return import_complete(typed, out, size, others, others_size);
}

static bool desk_publish(struct desk *desk, const struct page_wish *wish, struct page_report *report,
                         struct err *err)
{
    return page_file_write(desk->context, wish, report, err);
}

static bool desk_year(struct desk *desk, int from, int until, struct year *year, struct err *err)
{
    return app_year(desk->context, from, until, year, err);
}

static bool desk_consents(struct desk *desk, int year, struct arena *arena, const struct consent **consents,
                          size_t *count, struct err *err)
{
    return app_consents(desk->context, year, arena, consents, count, err);
}

static bool desk_agreements(struct desk *desk, int day, struct arena *arena, struct agreements *agreements,
                            struct err *err)
{
    return app_agreements(desk->context, day, arena, agreements, err);
}

static bool desk_rules(struct desk *desk, struct arena *arena, const struct rules_change **changes,
                       size_t *count, struct err *err)
{
    struct app *app = desk->context;
    return query_rules(app->store, arena, changes, count, err);
}

static bool desk_print_agreements(struct desk *desk, char *path, size_t size, struct err *err)
{
    char made[FILE_PATH_SIZE];
    if (!paper_agreements(desk->context, NULL, made, err))
        return false;
    snprintf(path, size, "%s", made);
    return true;
}

static bool desk_print_consents(struct desk *desk, enum consent_kind kind, char *path, size_t size,
                                struct err *err)
{
    char made[FILE_PATH_SIZE];
    if (!paper_consents(desk->context, kind, NULL, made, err))
        return false;
    snprintf(path, size, "%s", made);
    return true;
}

static const char *desk_parent_text(struct desk *desk, size_t index)
{
    (void)desk;
    return parent_text_label(index);
}

static bool desk_read_parent_text(struct desk *desk, size_t index, struct buffer *text, struct err *err)
{
    struct letter letter;
    letter_init(&letter);
    bool ok = parent_text_make(desk->context, parent_text_name(index), &letter, err);
    if (ok)
        buffer_text(text, buffer_get(&letter.text));
    letter_clear(&letter);
    return ok;
}

static bool desk_use_language(struct desk *desk, enum language language, struct err *err)
{
    struct app *app = desk->context;
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_PREFERENCE,
                             .text = "language",
                             .reason = language_code(language) };
    translate_use(language);
    return app_perform(app, &intent, &outcome, err);
}

static bool desk_pin_is_set(struct desk *desk)
{
    return pin_is_set(((struct app *)desk->context)->database_path);
}

static int desk_pin_wait(struct desk *desk)
{
    return pin_wait(((struct app *)desk->context)->database_path);
}

static enum pin_answer desk_pin_try(struct desk *desk, const char *typed, int *seconds, struct err *err)
{
    return pin_try(((struct app *)desk->context)->database_path, typed, seconds, err);
}

static void desk_stick_places(struct desk *desk, struct arena *arena, const char *const **places,
                              size_t *count)
{
    stick_places(desk->context, arena, places, count);
}

static bool desk_stick_copy(struct desk *desk, const char *folder, const char *passphrase, char *said,
                            size_t size, struct err *err)
{
    struct stick_done done;
    if (!stick_copy(desk->context, folder, passphrase, &done, err))
        return false;
    snprintf(said, size, _("The copy is on the stick, read back and opened: %s"),
             strrchr(done.path, '/') + 1);
    return true;
}

static bool desk_pin_change(struct desk *desk, const char *typed, struct err *err)
{
    return pin_change(((struct app *)desk->context)->database_path, typed, err);
}

static bool desk_past_time(struct desk *desk, struct arena *arena, struct retention_plan *plan,
                           struct err *err)
{
    return retention_report(desk->context, arena, plan, err);
}

static bool desk_purge(struct desk *desk, unsigned kinds, const struct retention_plan *announced, char *said,
                       size_t size, struct err *err)
{
    struct retention_done done;
    if (!retention_run(desk->context, kinds, announced, &done, err))
        return false;
    snprintf(said, size, "%s", done.said);
    return true;
}

static bool desk_erase_look(struct desk *desk, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                            struct err *err)
{
    return erase_look(desk->context, pupil_id, arena, look, err);
}

static bool desk_erase(struct desk *desk, const struct erase_look *look, char *said, size_t size,
                       struct err *err)
{
    struct erase_done done;
    if (!erase_run(desk->context, look, &done, err))
        return false;
    snprintf(said, size, "%s", done.said);
    return true;
}

void app_desk(struct app *app)
{
    app->desk = (struct desk){ .context = app,
                               .model = &app->model,
                               .pin_is_set = desk_pin_is_set,
                               .pin_wait = desk_pin_wait,
                               .pin_try = desk_pin_try,
                               .pin_change = desk_pin_change,
                               .stick_places = desk_stick_places,
                               .stick_copy = desk_stick_copy,
                               .reload = desk_reload,
                               .look = desk_look,
                               .perform = desk_perform,
                               .make_demo = desk_make_demo,
                               .outlook = desk_outlook,
                               .history = desk_history,
                               .pupil_facts = desk_pupil_facts,
                               .print_card = desk_print_card,
                               .inspect = desk_inspect,
                               .letter = desk_letter,
                               .make_letter = desk_make_letter,
                               .sites = desk_sites,
                               .lessons = desk_lessons,
                               .all_lessons = desk_all_lessons,
                               .lesson_lines = desk_lesson_lines,
                               .prep_export = desk_prep_export,
                               .prep_read = desk_prep_read,
                               .site_history = desk_site_history,
                               .read_bookmarks = desk_read_bookmarks,
                               .open_address = desk_open_address,
                               .read_list = desk_read_list,
                               .import_list = desk_import_list,
                               .new_year = desk_new_year,
                               .begin_new_year = desk_begin_new_year,
                               .new_year_later = desk_new_year_later,
                               .complete_path = desk_complete_path,
                               .publish = desk_publish,
                               .year = desk_year,
                               .consents = desk_consents,
                               .agreements = desk_agreements,
                               .rules = desk_rules,
                               .print_agreements = desk_print_agreements,
                               .print_consents = desk_print_consents,
                               .parent_text = desk_parent_text,
                               .read_parent_text = desk_read_parent_text,
                               .past_time = desk_past_time,
                               .purge = desk_purge,
                               .erase_look = desk_erase_look,
                               .erase = desk_erase,
                               .use_language = desk_use_language };
}
