/* consent --from: the answers about photos from a list of the parents' portal. [C1, C2] */
#include "klaskast/app/command.h"
#include "klaskast/base/file.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/classlist_file.h"
#include "klaskast/io/consent_table.h"

#include <string.h>

/* What the list would change here. */
struct taking {
    struct app *app;
    struct consent_table table;
    const struct consent *known; /* that count now */
    size_t known_count;
    struct consent *changes;
    size_t change_count, same, unknown;
};

static const struct pupil *pupil_of(const struct model *model, const struct classlist_row *row)
{
    char search[NAME_KEY_SIZE];
    const struct pupil *found = NULL;
    size_t count = 0;
    name_search_key(&row->name, search);
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        if (*row->key && strcmp(pupil->key, row->key) == 0)
            return pupil;
        bool two_numbers = *row->key && *pupil->key;
        if (two_numbers || strcmp(pupil->search, search) != 0)
            continue;
        found = pupil;
        count++;
    }
    return count == 1 ? found : NULL;
}

static void compare(struct taking *taking, struct arena *arena)
{
    const struct model *model = &taking->app->model;
    int year = day_schoolyear(model->day);
    char full[NAME_TEXT_SIZE];
    taking->changes = arena_new(arena, taking->table.count * CONSENT_KINDS + 1, sizeof *taking->changes);
    for (size_t i = 0; i < taking->table.count; i++) {
        const struct consent_row *row = &taking->table.rows[i];
        const struct pupil *pupil = pupil_of(model, row->who);
        if (!pupil) {
            printf(_("line %d: %s is not in class %s\n"), row->who->line, name_full(&row->who->name, full),
                   model->class.name);
            taking->unknown++;
        }
        for (int kind = 0; pupil && kind < CONSENT_KINDS; kind++) {
            enum consent_answer answer = row->answers[kind];
            bool same = consent_of(taking->known, taking->known_count, pupil->id, year,
                                   (enum consent_kind)kind) == answer;
            taking->same += answer != CONSENT_OPEN && same;
            if (answer == CONSENT_OPEN || same)
                continue;
            printf("%s: %s: %s\n", pupil->name, consent_label((enum consent_kind)kind),
                   consent_answer_label(answer));
            taking->changes[taking->change_count++] = (struct consent){
                .pupil_id = pupil->id, .year = year, .kind = (enum consent_kind)kind, .answer = answer
            };
        }
    }
}

static void print_found(const struct taking *taking)
{
    for (int kind = 0; kind < CONSENT_KINDS; kind++)
        if (taking->table.headings[kind])
            printf(_("%s: from the column '%s'\n"), consent_label((enum consent_kind)kind),
                   taking->table.headings[kind]);
}

static bool read_file(const struct command_line *line, struct arena *arena, struct consent_table *table,
                      struct err *err)
{
    const char *const wanted[CONSENT_KINDS] = { command_option(line, "photo"), command_option(line, "name"),
                                                command_option(line, "portrait") };
    const char *from = command_option(line, "from");
    char path[FILE_PATH_SIZE];
    struct buffer bytes;
    buffer_init(&bytes);
    bool ok = (file_expand(path, from) || err_set(err, ERR_USAGE, _("%s is too long for a path."), from)) &&
              file_read(path, CLASSLIST_FILE_LIMIT, &bytes, err) &&
              consent_table_read(from, buffer_get(&bytes), bytes.length, wanted, arena, table, err);
    buffer_clear(&bytes);
    return ok;
}

bool cmd_consent_from(struct app *app, const struct command_line *line, struct err *err)
{
    struct taking taking = { .app = app };
    struct arena arena;
    arena_init(&arena);
    bool ok =
        read_file(line, &arena, &taking.table, err) &&
        app_consents(app, day_schoolyear(app->model.day), &arena, &taking.known, &taking.known_count, err);
    if (ok) {
        print_found(&taking);
        compare(&taking, &arena);
        for (size_t i = 0; i < taking.table.odd_count; i++)
            printf(_("line %d: something stands there that is neither yes nor no\n"), taking.table.odd[i]);
        printf(_("%zu new, %zu as they were, %zu not in the class\n"), taking.change_count, taking.same,
               taking.unknown);
    }
    if (ok && command_option(line, "dry-run"))
        puts(_("Only looked at: nothing is changed."));
    else if (ok && !taking.change_count)
        puts(_("There is nothing to change."));
    else if (ok)
        ok = command_perform(app,
                             &(struct intent){ .kind = INTENT_CONSENT,
                                               .day = app->model.day,
                                               .consents = taking.changes,
                                               .consent_count = taking.change_count },
                             err);
    arena_clear(&arena);
    return ok;
}
