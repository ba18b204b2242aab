/* Which pupil is meant by a slot or by what was typed of a name. */
#include "klaskast/app/command.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/value.h"
#include "klaskast/store/query.h"

#include <limits.h>
#include <string.h>

bool command_class(const struct app *app, struct err *err)
{
    if (app->model.class.id)
        return true;
    return err_set(err, ERR_REFUSED, "%s",
                   _("There is no class yet. Read a class list with 'klaskast import FILE'."));
}

/* Names to choose from. */
struct candidates {
    char text[300];
    bool full;
};

/* With the slot, which tells two children of one name apart. A name is there whole or not at all. */
static void add_candidate(struct candidates *list, const struct pupil *pupil)
{
    enum { OTHERS = 40 };
    char one[sizeof list->text];
    size_t used = strlen(list->text), room = sizeof list->text - used;
    if (list->full)
        return;
    int length = snprintf(one, sizeof one, pupil->slot ? "%s%s (%d)" : "%s%s", used ? ", " : "", pupil->name,
                          pupil->slot);
    list->full = (size_t)length + OTHERS >= room;
    snprintf(list->text + used, room, "%s%s", list->full && used ? ", " : "",
             list->full ? _("and others") : one);
}

/* How well a name fits, best last: 'Tim Vries' is not 'Tim Vries-Bakker', Tim is not Timo, nor Fatima. */
enum fit { FIT_NONE, FIT_INSIDE, FIT_WORD_START, FIT_FIRST_NAME, FIT_WHOLE };

static enum fit pupil_fit(const struct pupil *pupil, const char *folded)
{
    char first[256];
    if (!*folded)
        return FIT_NONE;
    if (strcmp(pupil->search, folded) == 0)
        return FIT_WHOLE;
    text_fold(first, sizeof first, pupil->first);
    if (strcmp(first, folded) == 0)
        return FIT_FIRST_NAME;
    enum text_match match = text_search(pupil->search, folded);
    return match == TEXT_WORD_START ? FIT_WORD_START : match == TEXT_INSIDE ? FIT_INSIDE : FIT_NONE;
}

static const struct pupil_day *pupil_named(const struct model *model, const char *text, struct err *err)
{
    char folded[256];
    struct candidates candidates = { "", false }, all = candidates;
    const struct pupil_day *found = NULL;
    enum fit best = FIT_INSIDE;
    int count = 0;
    text_fold(folded, sizeof folded, text);
    if (!folded[strspn(folded, " ")])
        folded[0] = '\0'; /* no name at all, not a part of every name */
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        enum fit fit = pupil_fit(pupil, folded);
        add_candidate(&all, pupil);
        if (fit < best)
            continue;
        if (fit > best) {
            candidates = (struct candidates){ "", false };
            count = 0;
        }
        best = fit;
        add_candidate(&candidates, pupil);
        found = &model->pupils[i];
        count++;
    }
    if (count == 1)
        return found;
    if (count > 1)
        err_set(err, ERR_REFUSED, _("'%s' can be %s. Give more of the name, or the slot."), text,
                candidates.text);
    else
        err_set(err, ERR_REFUSED, _("There is no '%s' in class %s. There is %s."), text, model->class.name,
                all.text);
    return NULL;
}

const struct pupil_day *command_pupil(const struct app *app, const char *text, struct err *err)
{
    const struct model *model = &app->model;
    if (!command_class(app, err))
        return NULL;
    if (!*text || strspn(text, "0123456789") < strlen(text))
        return pupil_named(model, text, err);
    int slot = 0;
    const struct pupil_day *row = value_number(text, 1, INT_MAX, &slot) ? model_slot(model, slot) : NULL;
    if (!row)
        err_set(err, ERR_REFUSED, _("Nobody in class %s has slot %s."), model->class.name, text);
    return row;
}

/* --- of the whole school ------------------------------------------------------------------------------- */

static const char *class_of(const struct facts *school, const struct pupil *pupil)
{
    for (size_t i = 0; i < school->class_count; i++)
        if (school->classes[i].id == pupil->class_id)
            return school->classes[i].name;
    return "";
}

/* Those of the school, of all classes and also who left, whose whole name or number this is, or, where
 * `part`, a part of whose name. */
struct search {
    const char *text;
    bool part;
    size_t count;
    int64_t pupil_id; /* the last found */
    char found[400];
};

static bool look(struct app *app, struct search *search, struct err *err)
{
    struct arena arena;
    struct facts school;
    char folded[256];
    const struct scope everybody = { .day = app->day, .since = DAY_NONE, .school = true };
    arena_init(&arena);
    text_fold(folded, sizeof folded, search->text);
    bool ok = query_facts(app->store, &everybody, &arena, &school, err);
    for (size_t i = 0; ok && *folded && i < school.pupil_count; i++) {
        const struct pupil *pupil = &school.pupils[i];
        if (strcmp(pupil->search, folded) != 0 && strcmp(pupil->key, search->text) != 0 &&
            !(search->part && text_search(pupil->search, folded) == TEXT_WORD_START))
            continue;
        size_t used = strlen(search->found);
        snprintf(search->found + used, sizeof search->found - used, "%s%s (%s)", search->count++ ? ", " : "",
                 pupil->name, class_of(&school, pupil));
        search->pupil_id = pupil->id;
    }
    arena_clear(&arena);
    return ok;
}

/* A whole name is that child's, wherever it is; else as the other commands take it; parents may ask after a
 * child that has left. */
bool command_any_pupil(struct app *app, const char *text, int64_t *pupil_id, struct err *err)
{
    struct err here = { .kind = ERR_NONE };
    struct search search = { .text = text };
    if (!look(app, &search, err))
        return false;
    const struct pupil_day *row =
        search.count != 1 && app->model.class.id ? command_pupil(app, text, &here) : NULL;
    if (!row && search.count != 1) {
        search = (struct search){ .text = text, .part = true };
        if (!look(app, &search, err))
            return false;
    }
    *pupil_id = row ? row->pupil->id : search.pupil_id;
    if (row || search.count == 1)
        return true;
    return search.count
               ? err_set(err, ERR_REFUSED,
                         _("'%s' can be %s. Give the whole name or the school's number; where both are the "
                           "same, open the card of the right child and press i."),
                         text, search.found)
               : err_set(err, ERR_REFUSED, _("There is no '%s' in this file, in any class."), text);
}
