/* Which pupil is meant by a slot or by what was typed of a name. */
#include "klaskast/app/command.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/value.h"

#include <limits.h>
#include <string.h>

bool command_class(const struct app *app, struct err *err)
{
    if (app->model.class.id)
        return true;
    return err_set(err, ERR_REFUSED, "%s",
                   _("There is no class yet. Read a class list with 'klaskast import FILE'."));
}

/* With the slot, which tells two children of one name apart. */
static void add_candidate(char *list, size_t size, const struct pupil *pupil)
{
    size_t used = strlen(list);
    if (used + 8 < size)
        snprintf(list + used, size - used, pupil->slot ? "%s%s (%d)" : "%s%s", used ? ", " : "", pupil->name,
                 pupil->slot);
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
    char folded[256], candidates[300] = "", all[300] = "";
    const struct pupil_day *found = NULL;
    enum fit best = FIT_INSIDE;
    int count = 0;
    text_fold(folded, sizeof folded, text);
    if (!folded[strspn(folded, " ")])
        folded[0] = '\0'; /* no name at all, not a part of every name */
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil *pupil = model->pupils[i].pupil;
        enum fit fit = pupil_fit(pupil, folded);
        add_candidate(all, sizeof all, pupil);
        if (fit < best)
            continue;
        if (fit > best) {
            candidates[0] = '\0';
            count = 0;
        }
        best = fit;
        add_candidate(candidates, sizeof candidates, pupil);
        found = &model->pupils[i];
        count++;
    }
    if (count == 1)
        return found;
    if (count > 1)
        err_set(err, ERR_REFUSED, _("'%s' can be %s. Give more of the name, or the slot."), text, candidates);
    else
        err_set(err, ERR_REFUSED, _("There is no '%s' in class %s. There is %s."), text, model->class.name,
                all);
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
