#include "greet.h"

#include "klaskast/app/new_year_work.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

#include <stdio.h>
#include <string.h>

static void add(char *text, size_t size, const char *sentence)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used > 0 && *sentence ? " " : "", sentence);
}

/* At the beginning of the school year, until the class has made its agreements. [I1] */
static const char *ask_agreements(struct app *app)
{
    enum { WEEKS = 9 * 7 };
    const struct model *model = &app->model;
    struct agreements made;
    struct arena arena;

    if (model->today - day_schoolyear_start(model->today) > WEEKS || !model->pupil_count)
        return "";
    arena_init(&arena);
    bool asked = app_agreements(app, model->today, &arena, &made, NULL) && made.day == DAY_NONE;
    arena_clear(&arena);
    return asked ? _("This class has not made its internet agreements yet: r shows them.") : "";
}

/* What was left from before, in numbers: who sits here today may be somebody else than yesterday. [P1, P7] */
static void add_left(const struct model *model, char *text, size_t size)
{
    int left = model->counts.left_behind, open = model->counts.open_tasks, late = model->counts.late_tasks;
    char sentence[160];

    if (left > 0) {
        snprintf(sentence, sizeof sentence,
                 translate_count("%d device is still here from an earlier day.",
                                 "%d devices are still here from an earlier day.", (unsigned long)left),
                 left);
        add(text, size, sentence);
    }
    if (late > 0)
        snprintf(sentence, sizeof sentence, _("To do: %d, of which %d late (F3)."), open, late);
    else
        snprintf(sentence, sizeof sentence, _("To do: %d (F3)."), open);
    if (open > 0)
        add(text, size, sentence);
}

/* What is not as it should be with the files; false: nothing. */
static bool say_wrong(const struct app *app, struct stack *stack)
{
    const struct ini_fault *faults;
    size_t count = app->ini != NULL ? ini_faults(app->ini, &faults) : 0;

    if (store_read_only(app->store))
        stack_say(stack, MESSAGE_WARNING, "%s",
                  _("The data file can only be read: nothing that you do is kept."));
    else if (count > 1)
        stack_say(stack, MESSAGE_WARNING,
                  translate_count("%s (and %zu more line)", "%s (and %zu more lines)", count - 1),
                  faults[0].text, count - 1);
    else if (count == 1)
        stack_say(stack, MESSAGE_WARNING, "%s", faults[0].text);
    else if (store_warning(app->store) != NULL)
        stack_say(stack, MESSAGE_WARNING, "%s", store_warning(app->store));
    else
        return false;
    return true;
}

void greet(struct app *app, struct stack *stack)
{
    const struct model *model = &app->model;
    bool ask_who = model->teacher_count > 1 && app->options.teacher == NULL;
    bool warn = model->counts.left_behind > 0 || model->counts.late_tasks > 0;
    char text[600] = "", who[200];

    if (say_wrong(app, stack) || new_year_is_due(app)) /* that page says what is left from before */
        return;
    add_left(model, text, sizeof text);
    snprintf(who, sizeof who, _("Is %s in front of the class today? T changes it."), model->who);
    add(text, sizeof text, ask_who ? who : "");
    add(text, sizeof text, ask_agreements(app));
    if (*text != '\0')
        stack_say(stack, warn ? MESSAGE_WARNING : MESSAGE_INFO, "%s", text);
    else if (model->schoolday && !schoolday_year_known(&app->settings.holidays, model->today))
        stack_say(stack, MESSAGE_INFO, "%s",
                  _("No holidays are known for this school year. The settings file has a place for them."));
}
