#include "klaskast/app/prep_work.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/io/prep_file.h"
#include "klaskast/store/query.h"

#include <stdio.h>
#include <string.h>

/* Is the whole name of one of these children in a text of this part? */
static const struct pupil *pupil_in(const struct prep_part *part, const struct facts *facts)
{
    char folded[8192];
    for (int i = 0; i < part->field_count; i++) {
        text_fold(folded, sizeof folded, part->fields[i].text);
        for (size_t k = 0; k < facts->pupil_count; k++)
            if (strchr(facts->pupils[k].search, ' ') && strstr(folded, facts->pupils[k].search))
                return &facts->pupils[k];
    }
    return NULL;
}

/* The child is not named in the sentence: it may be read by others than the teacher. */
static bool no_child_in(const struct prep *prep, const struct facts *facts, struct err *err)
{
    char name[300];
    for (size_t i = 0; i < prep->count; i++) {
        const struct prep_line line = { .theirs = &prep->items[i] };
        for (int place = 0; place < PREP_PARTS; place++) {
            if (!pupil_in(&prep->items[i].parts[place], facts))
                continue;
            prep_line_name(&line, name, sizeof name);
            return err_set(
                err, ERR_REFUSED,
                _("The name of a pupil stands in: %s. Take it out there first, since no child is in "
                  "this file."),
                name);
        }
    }
    return true;
}

static void count(const struct prep *prep, int counts[PREP_KINDS])
{
    for (size_t i = 0; i < prep->count; i++)
        counts[prep->items[i].kind] += !prep->items[i].removed;
}

bool prep_export(struct app *app, const char *path, bool replace, bool *exists, char *said, size_t size,
                 struct err *err)
{
    struct scope scope = { .day = app->model.today, .since = DAY_NONE, .school = true, .prep = true };
    struct arena arena;
    struct facts facts;
    struct buffer out;
    char full[FILE_PATH_SIZE];
    int counts[PREP_KINDS] = { 0 };
    arena_init(&arena);
    buffer_init(&out);
    bool ok = (file_expand(full, path) || err_set(err, ERR_USAGE, _("The name %s is too long."), path)) &&
              query_facts(app->store, &scope, &arena, &facts, err) && no_child_in(facts.prep, &facts, err);
    if (ok) {
        struct prep prep = *facts.prep;
        prep.made = clock_now();
        prep.who = app->model.who;
        count(&prep, counts);
        prep_file_print(&prep, &out);
        ok = file_put(full, buffer_get(&out), out.length, 0600, replace, exists, err);
    }
    if (ok)
        snprintf(
            said, size,
            _("In %s: sites %d, lessons %d. No pupil is in it; the names of teachers who looked at sites "
              "are."),
            full, counts[PREP_SITE], counts[PREP_LESSON]);
    buffer_clear(&out);
    arena_clear(&arena);
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
              file_read(full, PREP_FILE_LIMIT, &bytes, err) &&
              prep_file_parse(path, buffer_get(&bytes), bytes.length, arena, &look->theirs,
                              &look->passed_over, err) &&
              query_prep(app->store, arena, &mine, err);
    if (ok)
        prep_plan_make(&mine, &look->theirs, arena, &look->plan);
    buffer_clear(&bytes);
    return ok;
}
