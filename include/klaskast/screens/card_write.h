/* What is written from a card: a note, taking something back, the card on paper. [C4, P10a, P17] */
#ifndef KLASKAST_SCREENS_CARD_WRITE_H
#define KLASKAST_SCREENS_CARD_WRITE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Asks for one line that stands on this card and nowhere else. [C4] */
void card_note(struct stack *stack, struct desk *desk, int64_t pupil_id);

/* Asks for the parents' own words, beside the violation, note or measure `about`, or beside the card (0).
 * [P17] */
void card_parents_words(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t about);

/* Asks why; that it was about another child is an answer of its own, since the card on paper leaves it out
 * then. [P10a, P17] */
void card_withdraw_record(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t record_id);
void card_withdraw_note(struct stack *stack, struct desk *desk, int64_t pupil_id, int64_t note_id);

/* Makes the file and says where it is and that a name is in it. */
void card_print(struct stack *stack, struct desk *desk, int64_t pupil_id);
/* The same with all that is stored about the child. */
void card_inspect(struct stack *stack, struct desk *desk, int64_t pupil_id);

#endif
