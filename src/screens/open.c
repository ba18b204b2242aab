#include "klaskast/screens/open.h"

#include "klaskast/screens/board.h"
#include "klaskast/screens/card.h"
#include "klaskast/screens/class_agreements.h"
#include "klaskast/screens/consents.h"
#include "klaskast/screens/give_back.h"
#include "klaskast/screens/help.h"
#include "klaskast/screens/import.h"
#include "klaskast/screens/lessons.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/screens/measures.h"
#include "klaskast/screens/overview.h"
#include "klaskast/screens/past_time.h"
#include "klaskast/screens/pupil_form.h"
#include "klaskast/screens/roster.h"
#include "klaskast/screens/sites.h"
#include "klaskast/screens/tasks.h"
#include "klaskast/screens/violation.h"

const struct main_view main_views[MAIN_VIEWS] = { { PLACE_ROSTER, ACTION_VIEW_CLASS },
                                                  { PLACE_TASKS, ACTION_VIEW_TASKS },
                                                  { PLACE_SITES, ACTION_VIEW_SITES },
                                                  { PLACE_LESSONS, ACTION_VIEW_LESSONS },
                                                  { PLACE_OVERVIEW, ACTION_VIEW_OVERVIEW } };

/* The roster is always the lowest, so that it is as it was when one comes back to it; a view lies on top. */
static struct roster *to_roster(struct stack *stack, struct desk *desk)
{
    if (stack->count > 0 && stack->screens[0]->kind->place == PLACE_ROSTER)
        stack_drop(stack);
    else
        stack_replace(stack, roster_new(desk, stack->keymap, 0));
    return (struct roster *)stack_top(stack);
}

void open_roster(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    struct roster *roster = to_roster(stack, desk);

    /* The class may be another one by now: of another length, in another order. */
    stack_reload(stack);
    if (roster != NULL && pupil_id != 0)
        roster_select(roster, pupil_id);
}

void open_view(struct stack *stack, struct desk *desk, enum key_action view)
{
    to_roster(stack, desk);
    if (view == ACTION_VIEW_TASKS)
        stack_push(stack, tasks_new(desk, stack->keymap), NULL);
    else if (view == ACTION_VIEW_SITES)
        stack_push(stack, sites_new(desk, stack->keymap), NULL);
    else if (view == ACTION_VIEW_LESSONS)
        stack_push(stack, lessons_new(desk, stack->keymap), NULL);
    else if (view == ACTION_VIEW_OVERVIEW)
        stack_push(stack, overview_new(desk, stack->keymap), NULL);
}

void open_violation(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    violation_open(stack, desk, pupil_id, 0, 0);
}

void open_card(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    card_open(stack, desk, pupil_id);
}

void open_measures(struct stack *stack, struct desk *desk)
{
    stack_push(stack, measures_new(desk, stack->keymap), NULL);
}

void open_past_time(struct stack *stack, struct desk *desk)
{
    stack_push(stack, past_time_new(desk), NULL);
}

void open_give_back(struct stack *stack, struct desk *desk)
{
    stack_push(stack, give_back_new(desk), NULL);
}

void open_board(struct stack *stack, struct desk *desk)
{
    const struct screen *lowest = stack->count > 0 ? stack->screens[0] : NULL;
    bool roster = lowest != NULL && lowest->kind->place == PLACE_ROSTER;
    struct err err;

    /* The class sees today, also when the teacher was looking back. */
    if (desk->model->day != desk->model->today && !desk->look(desk, 0, desk->model->today, &err))
        stack_say_err(stack, &err);
    stack_reload(stack);
    stack_push(stack, board_new(desk, roster ? ((const struct roster *)lowest)->selected : 0), NULL);
}

void open_import(struct stack *stack, struct desk *desk)
{
    import_open(stack, desk, model_class_to_come(desk->model));
}

void open_pupil_form(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    const struct pupil *pupil = facts_pupil(&desk->model->facts, pupil_id);
    /* What is shown of it is of then, and keeping that would bring it back to this class. */
    if (pupil && pupil->elsewhere)
        stack_say(stack, MESSAGE_INFO, _("%s is in another class now. C goes there; e changes it there."),
                  pupil_label(pupil));
    else
        stack_push(stack, pupil_form_new(desk, pupil_id), NULL);
}

void open_agreements(struct stack *stack, struct desk *desk)
{
    stack_push(stack, class_agreements_new(desk, stack->keymap), NULL);
}

void open_consent(struct stack *stack, struct desk *desk, int64_t pupil_id)
{
    stack_push(stack, consents_new(desk, stack->keymap, pupil_id), NULL);
}

void open_letter_of_duty(struct stack *stack, struct desk *desk, int64_t task_id)
{
    letter_of_duty(stack, desk, task_id);
}

void open_help(struct stack *stack, struct desk *desk, enum place place)
{
    (void)desk;
    stack_push(stack, help_new(stack->keymap, place), NULL);
}
