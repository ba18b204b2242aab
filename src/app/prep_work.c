#include "klaskast/app/prep_work.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/name.h"
#include "klaskast/io/prep_file.h"
#include "klaskast/io/prep_table.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The whole names of the children, as words; a name of one word may as well be a flower. */
static const char **children_of(const struct facts *facts, struct arena *arena, size_t *count)
{
    const char **names = arena_new(arena, facts->pupil_count + 1, sizeof *names);
    char name[NAME_KEY_SIZE];
    *count = 0;
    for (size_t i = 0; i < facts->pupil_count; i++)
        if (strchr(facts->pupils[i].search, ' '))
            names[(*count)++] = arena_copy(arena, name_words(facts->pupils[i].search, name, sizeof name));
    return names;
}

/* Does one of the names stand in it, in its texts or in an address? */
static bool names_a_child(const struct prep_item *item, const char *const *names, size_t count)
{
    char words[8192];
    for (int place = 0; place < PREP_PARTS; place++)
        for (int i = 0; i < item->parts[place].field_count; i++) {
            name_words(item->parts[place].fields[i].text, words, sizeof words);
            for (size_t k = 0; k < count; k++)
                if (name_stands_in(names[k], words))
                    return true;
        }
    return false;
}

/* What was taken away with a child's name in it is left out: nobody can take the name out of it any more, and
 * nobody else has it. */
static bool leave_children_out(struct prep *prep, const struct facts *facts, struct arena *arena,
                               struct err *err)
{
    char name[300];
    size_t kept = 0, count;
    const char **names = children_of(facts, arena, &count);
    for (size_t i = 0; i < prep->count; i++) {
        const struct prep_line line = { .theirs = &prep->items[i] };
        bool named = names_a_child(&prep->items[i], names, count);
        if (named && !prep->items[i].removed) {
            prep_line_name(&line, name, sizeof name);
            return err_set(
                err, ERR_REFUSED,
                _("The name of a pupil stands in: %s. Take it out there first, since no child is in "
                  "this file."),
                name);
        }
        if (!named)
            prep->items[kept++] = prep->items[i];
    }
    prep->count = kept;
    return true;
}

static void count(const struct prep *prep, int counts[PREP_KINDS])
{
    for (size_t i = 0; i < prep->count; i++)
        counts[prep->items[i].kind] += !prep->items[i].removed;
}

/* The bytes of the file; `said` says what is in it, which is called `where`. */
static bool print_prep(struct app *app, const char *where, struct buffer *out, char *said, size_t size,
                       struct err *err)
{
    struct scope scope = { .day = app->model.today, .since = DAY_NONE, .school = true, .prep = true };
    struct arena arena;
    struct facts facts;
    int counts[PREP_KINDS] = { 0 };
    arena_init(&arena);
    bool ok = query_facts(app->store, &scope, &arena, &facts, err);
    struct prep prep = ok ? *facts.prep : (struct prep){ .count = 0 };
    ok = ok && leave_children_out(&prep, &facts, &arena, err);
    if (ok) {
        prep.made = clock_now();
        prep.who = app->model.who;
        count(&prep, counts);
        prep_file_print(&prep, out);
        snprintf(
            said, size,
            _("In %s: sites %d, lessons %d. No pupil is in it; the names of teachers who looked at sites "
              "are."),
            where, counts[PREP_SITE], counts[PREP_LESSON]);
    }
    arena_clear(&arena);
    return ok;
}

bool prep_export(struct app *app, const char *path, bool replace, bool *exists, char *said, size_t size,
                 struct err *err)
{
    struct buffer out;
    char full[FILE_PATH_SIZE];
    buffer_init(&out);
    bool ok = (file_expand(full, path) || err_set(err, ERR_USAGE, _("The name %s is too long."), path)) &&
              print_prep(app, full, &out, said, size, err) &&
              file_put(full, buffer_get(&out), out.length, 0600, replace, exists, err);
    buffer_clear(&out);
    return ok;
}

bool prep_export_output(struct app *app, char *said, size_t size, struct err *err)
{
    struct buffer out;
    buffer_init(&out);
    bool ok = print_prep(app, _("the output"), &out, said, size, err) &&
              (file_write_all(STDOUT_FILENO, buffer_get(&out), out.length) ||
               err_set(err, ERR_DISK, "%s", _("It could not be written: the output was closed.")));
    buffer_clear(&out);
    return ok;
}

bool prep_read(struct app *app, const char *path, struct arena *arena, struct prep_look *look,
               struct err *err)
{
    struct buffer bytes;
    struct prep mine;
    char full[FILE_PATH_SIZE];
    buffer_init(&bytes);
    bool ok = (file_expand(full, path) || err_set(err, ERR_USAGE, _("The name %s is too long."), path)) &&
              file_read(full, PREP_FILE_LIMIT, &bytes, err) && query_prep(app->store, arena, &mine, err);
    const char *text = buffer_get(&bytes);
    ok = ok && (prep_table_is(text, bytes.length) ? prep_table_parse(path, text, bytes.length, &mine, arena,
                                                                     &look->theirs, &look->passed_over, err)
                                                  : prep_file_parse(path, text, bytes.length, arena,
                                                                    &look->theirs, &look->passed_over, err));
    if (ok)
        prep_plan_make(&mine, &look->theirs, arena, &look->plan);
    buffer_clear(&bytes);
    return ok;
}
