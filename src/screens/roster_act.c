#include "klaskast/screens/carry.h"
#include "klaskast/screens/exempt.h"
#include "klaskast/screens/new_year.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/parent_text.h"
#include "klaskast/screens/roster.h"
#include "klaskast/screens/tick.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>

/* --- lending ------------------------------------------------------------------------------------------ */

static void lend(struct roster *roster, struct stack *stack, int64_t pupil_id, const char *purpose)
{
    carry_out(stack, roster->desk,
              &(struct intent){ .kind = pupil_id != 0 ? INTENT_LEND : INTENT_LEND_CLASS,
                                .pupil_id = pupil_id,
                                .device = DEVICE_PHONE,
                                .text = purpose });
}

static void lend_one(struct screen *below, struct stack *stack, int answer, const char *text)
{
    struct roster *roster = (struct roster *)below;
    if (answer == PROMPT_DONE)
        lend(roster, stack, roster->lend_to, text);
}

static void lend_all(struct screen *below, struct stack *stack, int answer, const char *text)
{
    if (answer == PROMPT_DONE)
        lend((struct roster *)below, stack, 0, text);
}

static void ask_purpose(struct stack *stack, const char *label,
                        void (*back)(struct screen *below, struct stack *stack, int answer, const char *text))
{
    prompt_open(stack,
                &(struct prompt_options){ .label = label, .hint = _("what for: timer, photos"), .limit = 80 },
                back);
}

/* What is lent is taken back at once; what is held is lent with a purpose. [P6] */
static void act_lend(struct roster *roster, struct stack *stack, const struct pupil_day *pupil)
{
    const struct stay *phone = pupil->device[DEVICE_PHONE];
    char label[200];

    if (phone == NULL || phone->state != STAY_HELD) {
        lend(roster, stack, pupil->pupil->id, NULL);
        return;
    }
    roster_select(roster, pupil->pupil->id);
    roster->lend_to = pupil->pupil->id;
    snprintf(label, sizeof label, _("Lend to %s"), pupil->pupil->first);
    ask_purpose(stack, label, lend_one);
}

static void act_lend_class(struct roster *roster, struct stack *stack)
{
    const struct model *model = roster->desk->model;

    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct stay *phone = model->pupils[i].device[DEVICE_PHONE];
        if (phone != NULL && phone->state == STAY_LENT && phone->lent_to_class) {
            lend(roster, stack, 0, NULL);
            return;
        }
    }
    ask_purpose(stack, _("Lend to the class"), lend_all);
}

/* --- the rest brought nothing ------------------------------------------------------------------------- */

static void rest_none(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)text;
    if (answer != QUESTION_NOTHING)
        carry_out(stack, ((struct roster *)below)->desk, &(struct intent){ .kind = INTENT_REST_NONE });
}

static void act_rest_none(struct roster *roster, struct stack *stack)
{
    int count = roster->desk->model->counts.not_asked;
    char text[200];

    if (count == 0) {
        stack_say(stack, MESSAGE_INFO, "%s", _("Everybody was asked already."));
        return;
    }
    snprintf(text, sizeof text,
             translate_count("%d pupil was not asked yet. Did this one bring nothing?",
                             "%d pupils were not asked yet. Did they all bring nothing?",
                             (unsigned long)count),
             count);
    question_open(stack, text, (struct reply[]){ { _("they brought nothing"), 1 } }, 1, rest_none);
}

/* --- one pupil ---------------------------------------------------------------------------------------- */

static bool carry_device(struct roster *roster, struct stack *stack, const struct pupil_day *pupil,
                         enum intent_kind kind, enum device_kind device)
{
    return carry_out(stack, roster->desk,
                     &(struct intent){ .kind = kind, .pupil_id = pupil->pupil->id, .device = device });
}

static void act_mark(struct roster *roster, struct stack *stack, const struct pupil_day *pupil,
                     enum mark_kind mark)
{
    carry_out(stack, roster->desk,
              &(struct intent){ .kind = INTENT_MARK, .pupil_id = pupil->pupil->id, .mark = mark });
}

/* The first that is due. */
static const struct task *to_tell_parents(const struct roster *roster, const struct pupil_day *pupil)
{
    const struct facts *facts = &roster->desk->model->facts;

    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].pupil_id == pupil->pupil->id && facts->tasks[i].kind == TASK_PARENTS_TOLD &&
            facts->tasks[i].done_day == DAY_NONE)
            return &facts->tasks[i];
    return NULL;
}

/* What is done most often, without leaving the class. [P7, P8] */
static void act_parents_told(struct roster *roster, struct stack *stack, const struct pupil_day *pupil)
{
    const struct task *task = to_tell_parents(roster, pupil);

    if (task != NULL)
        tick_task(stack, roster->desk, task->id);
    else
        stack_say(stack, MESSAGE_INFO, _("There is nothing to tell the parents of %s."),
                  pupil_label(pupil->pupil));
}

/* Actions that are about one pupil; false: it is none of these. The pupil may be gone after it: the model is
 * made anew. */
static bool act_on_pupil(struct roster *roster, struct stack *stack, enum key_action action,
                         const struct pupil_day *pupil)
{
    bool numbered = roster->number[0] != '\0';
    int64_t id = pupil->pupil->id;

    if (action == ACTION_TICK)
        carry_device(roster, stack, pupil, INTENT_TICK, DEVICE_PHONE);
    else if (action == ACTION_WATCH)
        carry_device(roster, stack, pupil, INTENT_TICK, DEVICE_WATCH);
    else if (action == ACTION_WATCH_BAG)
        carry_device(roster, stack, pupil, INTENT_DEVICE_BAG, DEVICE_WATCH);
    else if (action == ACTION_OTHER)
        carry_device(roster, stack, pupil, INTENT_TICK, DEVICE_OTHER);
    else if (action == ACTION_NONE_TODAY)
        act_mark(roster, stack, pupil, MARK_NONE_TODAY);
    else if (action == ACTION_ABSENT)
        act_mark(roster, stack, pupil, MARK_ABSENT);
    else if (action == ACTION_LEND)
        act_lend(roster, stack, pupil);
    else if (action == ACTION_LATER)
        carry_out(stack, roster->desk, &(struct intent){ .kind = INTENT_LATER, .pupil_id = id });
    else if (action == ACTION_VIOLATION)
        open_violation(stack, roster->desk, id);
    else if (action == ACTION_PARENTS_TOLD)
        act_parents_told(roster, stack, pupil);
    else if (action == ACTION_EDIT)
        open_pupil_form(stack, roster->desk, id);
    else if (action == ACTION_EXEMPT)
        exempt_ask(stack, roster->desk, id);
    else if (action == ACTION_CARD && numbered)
        carry_device(roster, stack, pupil, INTENT_DEVICE_IN, DEVICE_PHONE);
    else if (action == ACTION_CARD)
        open_card(stack, roster->desk, id);
    else
        return false;
    if (numbered && action != ACTION_VIOLATION) { /* a violation leaves the cursor where it was */
        roster->number[0] = '\0';
        roster_select(roster, id);
    }
    return true;
}

static bool about_pupil(enum key_action action)
{
    return action == ACTION_TICK || action == ACTION_WATCH || action == ACTION_WATCH_BAG ||
           action == ACTION_OTHER || action == ACTION_NONE_TODAY || action == ACTION_ABSENT ||
           action == ACTION_LEND || action == ACTION_LATER || action == ACTION_VIOLATION ||
           action == ACTION_PARENTS_TOLD || action == ACTION_EDIT || action == ACTION_EXEMPT ||
           action == ACTION_CARD;
}

/* --- the class ---------------------------------------------------------------------------------------- */

static void look_at(struct roster *roster, struct stack *stack, bool later)
{
    const struct model *model = roster->desk->model;
    const struct holidays *holidays = &model->settings->holidays;
    int day = later ? schoolday_next(holidays, model->day) : schoolday_previous(holidays, model->day);
    struct err err;

    if (later && (model->day >= model->today || day > model->today))
        day = model->today;
    if (day == model->day) {
        stack_say(stack, MESSAGE_INFO, "%s", _("This is today; there is no later day to look at."));
        return;
    }
    if (!roster->desk->look(roster->desk, 0, day, &err))
        stack_say_err(stack, &err);
    stack_reload(stack);
}

/* Whose call it was is said only where the settings ask for it. [P4] */
static void call_home(struct roster *roster, struct stack *stack)
{
    const struct pupil_day *pupil = roster_pupil(roster);
    bool named = roster->desk->model->settings->calls_with_name && pupil != NULL;

    carry_out(stack, roster->desk,
              &(struct intent){ .kind = INTENT_CALL, .pupil_id = named ? pupil->pupil->id : 0 });
}

static bool act_on_class(struct roster *roster, struct stack *stack, enum key_action action)
{
    if (action == ACTION_REST_NONE)
        act_rest_none(roster, stack);
    else if (action == ACTION_LEND_CLASS)
        act_lend_class(roster, stack);
    else if (action == ACTION_GIVE_BACK)
        open_give_back(stack, roster->desk);
    else if (action == ACTION_PAST_TIME)
        open_past_time(stack, roster->desk);
    else if (action == ACTION_UNDO)
        carry_out(stack, roster->desk, &(struct intent){ .kind = INTENT_TAKE_BACK });
    else if (action == ACTION_REDO)
        carry_out(stack, roster->desk, &(struct intent){ .kind = INTENT_PUT_BACK });
    else if (action == ACTION_DAY_BEFORE || action == ACTION_DAY_AFTER)
        look_at(roster, stack, action == ACTION_DAY_AFTER);
    else if (action == ACTION_BOARD)
        open_board(stack, roster->desk);
    else if (action == ACTION_ADD)
        open_pupil_form(stack, roster->desk, 0);
    else if (action == ACTION_PARENT_TEXTS)
        parent_text_ask(stack, roster->desk);
    else if (action == ACTION_AGREEMENTS)
        open_agreements(stack, roster->desk);
    else if (action == ACTION_CONSENT)
        open_consent(stack, roster->desk, roster->selected);
    else if (action == ACTION_NEW_YEAR)
        new_year_open(stack, roster->desk);
    else if (action == ACTION_IMPORT)
        open_import(stack, roster->desk);
    else if (action == ACTION_CALL_HOME)
        call_home(roster, stack);
    else if (action == ACTION_SEARCH)
        roster_search(roster, stack);
    else
        return action == ACTION_CANCEL; /* the number is forgotten after every action */
    return true;
}

bool roster_act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct roster *roster = (struct roster *)screen;
    const struct pupil_day *pupil = roster_pupil(roster);

    if (!about_pupil(action))
        return act_on_class(roster, stack, action);
    if (pupil != NULL)
        return act_on_pupil(roster, stack, action, pupil);
    if (roster->number[0] != '\0')
        stack_say(stack, MESSAGE_WARNING, _("Nobody in this class has slot %s. Nothing is changed."),
                  roster->number);
    else
        stack_say(stack, MESSAGE_INFO, "%s", roster_nobody(roster));
    return true;
}

/* --- what makes sense now ----------------------------------------------------------------------------- */

bool roster_can(const struct screen *screen, enum key_action action)
{
    const struct roster *roster = (const struct roster *)screen;
    const struct model *model = roster->desk->model;

    if (about_pupil(action) && roster_pupil(roster) == NULL)
        return false;
    if (action == ACTION_PARENTS_TOLD)
        return to_tell_parents(roster, roster_pupil(roster)) != NULL;
    if (action == ACTION_REST_NONE)
        return model->counts.not_asked > 0;
    if (action == ACTION_GIVE_BACK)
        return model->counts.held + model->counts.lent > 0;
    return true;
}

const char *roster_label(const struct screen *screen, enum key_action action)
{
    const struct roster *roster = (const struct roster *)screen;
    const struct pupil_day *pupil = roster_pupil(roster);

    if (action == ACTION_CARD && roster->number[0] != '\0')
        return ""; /* Enter ticks then */
    if (action == ACTION_ADD && roster->list.count > 0)
        return ""; /* seldom */
    if (action != ACTION_TICK || pupil == NULL || pupil->device[DEVICE_PHONE] == NULL)
        return NULL;
    switch (pupil->device[DEVICE_PHONE]->state) {
    case STAY_HELD:
        return C_("footer", "phone back");
    case STAY_LENT:
    case STAY_IN_BAG:
    case STAY_RETURNED:
        return C_("footer", "phone in");
    }
    return NULL;
}
