#include "klaskast/screens/tour.h"

#include "klaskast/base/translate.h"

enum step { STEP_HAND_IN, STEP_UNDO, STEP_VIOLATION, STEP_CARD, STEP_TASKS, STEP_BOARD, STEP_DONE, STEPS };

static struct {
    bool on;
    enum step step;
    int held; /* devices in the cupboard when it began */
} tour;

/* At most 76 columns: the rule of a terminal of 80. */
static const char *const lines[STEPS] = {
    [STEP_HAND_IN] = N_(" DEMO, tour 1/6: Mees hands in his phone: type 2 and Enter. "),
    [STEP_UNDO] = N_(" DEMO, tour 2/6: that was a slip: u takes it back. "),
    [STEP_VIOLATION] = N_(" DEMO, tour 3/6: v shows what would follow for a child. Look, then Esc. "),
    [STEP_CARD] = N_(" DEMO, tour 4/6: back in the class, Enter opens the card of a child. "),
    [STEP_TASKS] = N_(" DEMO, tour 5/6: F3 shows what is still to be done. "),
    [STEP_BOARD] = N_(" DEMO, tour 6/6: F2 is the class again; b is for when the board is on. "),
    [STEP_DONE] = N_(" DEMO: that was the tour. ? explains each screen, : finds everything. "),
};

void tour_begin(struct stack *stack, struct desk *desk)
{
    if (!desk->model->class.demo) {
        stack_say(
            stack, MESSAGE_INFO, "%s",
            _("The tour is walked in an invented class. Start klaskast with --database tour.db for one."));
        return;
    }
    tour.on = true;
    tour.step = STEP_HAND_IN;
    tour.held = desk->model->counts.held;
}

const char *tour_line(void)
{
    return tour.on ? _(lines[tour.step]) : NULL;
}

/* Was it done, now that `place` is on top? */
static bool is_done(const struct desk *desk, enum place place, enum key_action action)
{
    switch (tour.step) {
    case STEP_HAND_IN:
        return desk->model->counts.held > tour.held;
    case STEP_UNDO:
        return action == ACTION_UNDO;
    case STEP_VIOLATION:
        return place == PLACE_VIOLATION;
    case STEP_CARD:
        return place == PLACE_CARD;
    case STEP_TASKS:
        return place == PLACE_TASKS;
    case STEP_BOARD:
        return place == PLACE_BOARD;
    case STEP_DONE:
    case STEPS:
        break;
    }
    return false;
}

void tour_watch(void *context, struct stack *stack, enum key_action action)
{
    const struct desk *desk = context;
    const struct screen *top = stack_top(stack);

    if (!tour.on || top == NULL)
        return;
    enum place place = top->kind->place;
    bool over = tour.step == STEP_DONE && place != PLACE_BOARD && action != ACTION_BOARD;
    if (over || (place == PLACE_ROSTER && action == ACTION_CANCEL) || !desk->model->class.demo)
        tour.on = false;
    else if (is_done(desk, place, action))
        tour.step++;
    if (tour.step == STEP_HAND_IN && desk->model->counts.held < tour.held)
        tour.held = desk->model->counts.held;
}
