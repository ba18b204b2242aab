/* How one screen opens another: each puts the screen on top of the stack. One place, so that screens do not
 * need to know each other. */
#ifndef KLASKAST_SCREENS_OPEN_H
#define KLASKAST_SCREENS_OPEN_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* The views F2 to F6, in place of all that is on the stack but the roster, which keeps its selection. */
void open_view(struct stack *stack, struct desk *desk, enum key_action view);
/* The roster with this pupil selected (0: whoever was). */
void open_roster(struct stack *stack, struct desk *desk, int64_t pupil_id);

void open_violation(struct stack *stack, struct desk *desk, int64_t pupil_id);
void open_card(struct stack *stack, struct desk *desk, int64_t pupil_id);
/* The measures of the class, on top. */
void open_measures(struct stack *stack, struct desk *desk);
void open_past_time(struct stack *stack, struct desk *desk);
void open_give_back(struct stack *stack, struct desk *desk);
void open_board(struct stack *stack, struct desk *desk);
void open_import(struct stack *stack, struct desk *desk);
/* A pupil's name, slot, group; pupil_id 0: a new one. */
void open_pupil_form(struct stack *stack, struct desk *desk, int64_t pupil_id);
/* The class's internet agreements, also over board mode. */
void open_agreements(struct stack *stack, struct desk *desk);
/* Consent for photos, with this pupil selected. */
void open_consent(struct stack *stack, struct desk *desk, int64_t pupil_id);
/* The letter that a duty asks for, or the choice of one. */
void open_letter_of_duty(struct stack *stack, struct desk *desk, int64_t task_id);
void open_help(struct stack *stack, struct desk *desk, enum place place);

/* The views in the order of Tab, and the key that goes to each. */
enum { MAIN_VIEWS = 5 };
extern const struct main_view {
    enum place place;
    enum key_action action;
} main_views[MAIN_VIEWS];

#endif
