#include "klaskast/app/erase.h"

#include "klaskast/app/made_files.h"
#include "klaskast/app/retention.h"
#include "klaskast/app/stick.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/measure.h"
#include "klaskast/domain/name.h"
#include "klaskast/domain/redact.h"
#include "klaskast/store/backup.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/purge.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- its names ----------------------------------------------------------------------------------------- */

struct reading {
    struct arena *arena;
    struct pupil *pupils; /* the pupil under each name that it had */
    size_t count, room;
    int64_t pupil_id;
    size_t rows, own_places;
};

static bool read_own(void *context, const struct journal_row *row)
{
    struct reading *reading = context;
    const struct event *event = &row->event;
    struct name name;
    char full[NAME_TEXT_SIZE];
    reading->rows++;
    if (event->kind == EVENT_LETTER_MADE && !*event_text(event, "file"))
        reading->own_places++;
    if (event->kind != EVENT_PUPIL_ADDED && event->kind != EVENT_PUPIL_CHANGED)
        return true;
    name_set(&name, event_text(event, "first"), event_text(event, "prefix"), event_text(event, "surname"));
    name_full(&name, full);
    for (size_t i = 0; i < reading->count; i++)
        if (strcmp(reading->pupils[i].name, full) == 0)
            return true;
    reading->pupils =
        arena_room(reading->arena, reading->pupils, reading->count, &reading->room, sizeof *reading->pupils);
    reading->pupils[reading->count++] = (struct pupil){ .id = reading->pupil_id,
                                                        .name = arena_copy(reading->arena, full),
                                                        .first = arena_copy(reading->arena, name.first),
                                                        .prefix = "",
                                                        .surname = arena_copy(reading->arena, name.surname) };
    return true;
}

/* --- texts of others ----------------------------------------------------------------------------------- */

struct searching {
    struct app *app;
    struct arena *arena;
    struct redaction names;
    const struct facts *school;
    int64_t pupil_id;
    struct erase_text *texts;
    size_t count, room;
};

/* Fields that nobody types a text in, or whose words are the program's. */
static bool is_code(const char *key)
{
    static const char *const codes[] = { "address",  "key",    "digest",    "rules",   "file",
                                         "uid",      "sites",  "measure",   "task",    "ladder",
                                         "letter",   "device", "violation", "verdict", "state",
                                         "language", "owner",  "consent",   "answer",  "content" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], key) == 0)
            return true;
    return false;
}

/* Takes the names out of the texts of the row; what it said in the arena, or NULL where no name stands in it.
 */
static const char *redact_row(const struct searching *searching, struct event *event)
{
    const char *said = NULL;
    for (int i = 0; i < event->field_count; i++) {
        struct field *field = &event->fields[i];
        if (!field->text || is_code(field->key))
            continue;
        const char *hidden = redact_others(&searching->names, field->text, searching->arena);
        if (hidden == field->text)
            continue;
        said = said ? arena_print(searching->arena, "%s / %s", said, field->text)
                    : arena_copy(searching->arena, field->text);
        field->text = hidden;
    }
    return said;
}

static bool search_row(void *context, const struct journal_row *row)
{
    struct searching *searching = context;
    struct event event = row->event;
    enum thing thing = event.kind == EVENT_KINDS ? THING_NONE : event_info(event.kind)->thing;
    if (row->emptied || event.pupil_id == searching->pupil_id || thing == THING_PUPIL ||
        thing == THING_SHIFT || thing == THING_CLASS || thing == THING_POLICY || thing == THING_PURGE ||
        thing == THING_PREFERENCE)
        return true;
    const char *said = redact_row(searching, &event);
    if (!said)
        return true;
    const struct pupil *pupil = facts_pupil(searching->school, event.pupil_id);
    char *data = event_data(&event);
    searching->texts = arena_room(searching->arena, searching->texts, searching->count, &searching->room,
                                  sizeof *searching->texts);
    searching->texts[searching->count++] =
        (struct erase_text){ .number = event.number,
                             .day = event.day,
                             .pupil = pupil ? arena_copy(searching->arena, pupil->name) : "",
                             .text = said,
                             .redacted = arena_copy(searching->arena, data),
                             .goes = true };
    free(data);
    return true;
}

/* --- looking ------------------------------------------------------------------------------------------- */

static bool look_at_facts(const struct facts *facts, int64_t pupil_id, const char **open, struct err *err)
{
    const struct pupil *pupil = facts_pupil(facts, pupil_id);
    for (size_t i = 0; i < facts->stay_count; i++)
        if (facts->stays[i].pupil_id == pupil_id)
            return err_set(err, ERR_REFUSED, _("%s: a device is still here. Give it back first."),
                           pupil ? pupil->name : "");
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].pupil_id == pupil_id && facts->tasks[i].done_day == DAY_NONE)
            *open = retention_hold_label(HOLD_DUTY);
    for (size_t i = 0; i < facts->measure_count; i++)
        if (facts->measures[i].pupil_id == pupil_id &&
            !measure_over(facts, &facts->measures[i], clock_today()))
            *open = retention_hold_label(HOLD_RUNS);
    return true;
}

static void list_names(const struct reading *reading, struct erase_look *look)
{
    const char **names = arena_new(reading->arena, reading->count + 1, sizeof *names);
    for (size_t i = 0; i < reading->count; i++)
        names[look->name_count++] = reading->pupils[i].name;
    look->names = names;
}

static bool look_in(struct app *app, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                    struct err *err)
{
    struct facts *facts = arena_new(arena, 1, sizeof *facts);
    struct reading own = { .arena = arena, .pupil_id = pupil_id };
    if (!query_everything(app->store, arena, facts, err) ||
        !journal_walk(app->store, pupil_id, read_own, &own, err))
        return false;
    const struct pupil *pupil = facts_pupil(facts, pupil_id);
    if (!pupil || !own.count)
        return err_set(err, ERR_REFUSED, "%s", _("There is nothing of this pupil in the file."));
    if (!look_at_facts(facts, pupil_id, &look->open, err))
        return false;
    struct searching searching = { .app = app,
                                   .arena = arena,
                                   .school = facts,
                                   .pupil_id = pupil_id,
                                   .names = { .pupils = own.pupils, .count = own.count } };
    if (!journal_walk(app->store, 0, search_row, &searching, err))
        return false;
    look->pupil_id = pupil_id;
    look->name = pupil->name;
    list_names(&own, look);
    look->rows = own.rows;
    look->own_places = own.own_places;
    look->texts = searching.texts;
    look->text_count = searching.count;
    return true;
}

bool erase_look(struct app *app, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                struct err *err)
{
    *look = (struct erase_look){ 0 };
    bool ok = store_read_begin(app->store, err) && look_in(app, pupil_id, arena, look, err);
    store_read_end(app->store);
    return ok;
}

/* --- doing --------------------------------------------------------------------------------------------- */

static void add(struct erase_done *done, const char *sentence)
{
    size_t used = strlen(done->said);
    snprintf(done->said + used, sizeof done->said - used, "%s%s", used ? " " : "", sentence);
}

/* Another window may have written since it was looked at: what is done is what was announced. */
static bool still_so(struct app *app, const struct erase_look *look, struct arena *arena, struct err *err)
{
    struct erase_look now = { .pupil_id = look->pupil_id };
    if (!look_in(app, look->pupil_id, arena, &now, err))
        return false;
    bool same = now.rows == look->rows && now.text_count == look->text_count && now.open == look->open;
    for (size_t i = 0; same && i < now.text_count; i++)
        same = now.texts[i].number == look->texts[i].number &&
               strcmp(now.texts[i].redacted, look->texts[i].redacted) == 0;
    return same || err_set(err, ERR_REFUSED, _("Something about %s was recorded meanwhile. Look once more."),
                           look->name);
}

static bool empty(struct app *app, const struct erase_look *look, struct erase_done *done, struct err *err)
{
    struct arena arena;
    struct purge_result result;
    arena_init(&arena);
    struct purge_redaction *redactions = arena_new(&arena, look->text_count + 1, sizeof *redactions);
    struct purge_order order = { .now = clock_now(),
                                 .who = app->model.who ? app->model.who : "",
                                 .asked = true,
                                 .pupil_id = look->pupil_id,
                                 .redactions = redactions };
    for (size_t i = 0; i < look->text_count; i++)
        if (look->texts[i].goes)
            redactions[order.redaction_count++] =
                (struct purge_redaction){ .number = look->texts[i].number, .data = look->texts[i].redacted };
    bool ok = store_begin(app->store, err) && still_so(app, look, &arena, err) &&
              purge_run(app->store, &order, &result, err) && store_commit(app->store, err);
    if (!ok)
        store_rollback(app->store);
    else
        *done = (struct erase_done){ .rows = result.rows, .redacted = result.redacted };
    arena_clear(&arena);
    return ok;
}

/* A new copy without the child, read back; only then do the older ones go. */
static void renew_copies(struct app *app, struct erase_done *done)
{
    size_t stayed = 0;
    char path[FILE_PATH_SIZE], text[400];
    struct err failed = { ERR_NONE, "" };
    if (!backup_make(app->store, clock_today(), NULL, path, &failed)) {
        add(done, failed.text);
        add(done, _("The older copies still hold this pupil: make one with 'klaskast backup' and remove the "
                    "others."));
        return;
    }
    backup_forget(store_path(app->store), path, &done->backups, &stayed);
    if (!stayed)
        return;
    snprintf(text, sizeof text,
             translate_count("%zu copy could not be removed and still holds this pupil.",
                             "%zu copies could not be removed and still hold this pupil.", stayed),
             stayed);
    add(done, text);
}

static void tell(struct app *app, const struct erase_look *look, const struct made_files *files,
                 struct erase_done *done)
{
    char text[FILE_PATH_SIZE + 400];
    struct stick_copies copies;
    char day[DAY_TEXT_SIZE];
    size_t stay = 0;
    for (size_t i = 0; i < look->text_count; i++)
        stay += !look->texts[i].goes;
    if (files->stayed) {
        snprintf(text, sizeof text, _("This file could not be removed: %s. Remove it yourself."),
                 files->stayed_at);
        add(done, text);
    }
    if (files->unread) {
        snprintf(text, sizeof text, _("This file could not be read: %s. Look whether the name stands in it."),
                 files->unread_at);
        add(done, text);
    }
    if (look->own_places) {
        snprintf(text, sizeof text,
                 translate_count("%zu letter was put in a place of your own: remove it there.",
                                 "%zu letters were put in a place of your own: remove them there.",
                                 look->own_places),
                 look->own_places);
        add(done, text);
    }
    if (stay) {
        snprintf(text, sizeof text,
                 translate_count("The name may still stand in %zu text that is about others.",
                                 "The name may still stand in %zu texts that are about others.", stay),
                 stay);
        add(done, text);
    }
    stick_copies(app, &copies);
    if (copies.count) {
        snprintf(
            text, sizeof text,
            translate_count("%zu sealed copy on the stick still holds this pupil (%s, %s): remove it and "
                            "make a new one.",
                            "%zu sealed copies on the stick still hold this pupil (the newest of %s, %s): "
                            "remove them and make a new one.",
                            copies.count),
            copies.count, day_text(copies.newest, DAY_LONG, day), copies.at);
        add(done, text);
    }
    add(done, _("Copies on other sticks hold this pupil too, until you remove them there and make a new one; "
                "what was printed or sent is yours to remove."));
}

bool erase_run(struct app *app, const struct erase_look *look, struct erase_done *done, struct err *err)
{
    struct made_files files = { 0 };
    struct err failed = { ERR_NONE, "" };
    char text[200];
    *done = (struct erase_done){ 0 };
    if (!empty(app, look, done, err))
        return false;
    snprintf(text, sizeof text,
             translate_count("Gone for good: %zu row of the journal about this pupil.",
                             "Gone for good: %zu rows of the journal about this pupil.", done->rows),
             done->rows);
    add(done, text);
    if (done->redacted) {
        snprintf(text, sizeof text,
                 translate_count("The name was taken out of %zu text about others.",
                                 "The name was taken out of %zu texts about others.", done->redacted),
                 done->redacted);
        add(done, text);
    }
    made_files_with(app, look->names, look->name_count, &files);
    made_files_past(app, DAY_NONE, &files); /* letters: their lines may break within a name */
    done->files = files.removed;
    if (!purge_wipe(app->store, clock_now(), &failed)) {
        add(done,
            _("The file could not be made anew, so traces may be in it still; it is tried again at the next "
              "start."));
        add(done, failed.text);
    }
    renew_copies(app, done);
    tell(app, look, &files, done);
    if (!app_reload(app, &failed))
        add(done, failed.text);
    return true;
}
