/* Board mode (digibordstand): what the class may see. First names and boxes, and nothing that tells one child
 * from another: exempt, banned and suspended children look like any child with nothing to hand in. No message
 * line, no counts. Ticking works; anything else first asks to leave board mode, or for the PIN where the
 * board is closed (desk->closed). [P5, C4] */
#ifndef KLASKAST_SCREENS_BOARD_H
#define KLASKAST_SCREENS_BOARD_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/list.h"
#include "klaskast/ui/screen.h"

struct board {
    struct screen screen;
    struct desk *desk;
    struct list list;
    int width, height;
    int cell;                  /* columns of one name with its box */
    int step;                  /* rows from one name to the next: 1 or 2 */
    int64_t selected;          /* pupil, kept over reloads */
    int64_t numbered;          /* the pupil whose slot is typed; 0: none */
    char number[5];            /* the slot that is being typed */
    enum key_action leave_for; /* what to do after board mode; ACTION_NONE */
};

struct screen *board_new(struct desk *desk, int64_t pupil_id);

/* The name on the board: the first name; where two share it with as many letters of the surname as tell them
 * apart, where that is the same too with the whole name, and then with the number of the slot. */
const char *board_name(const struct model *model, size_t index, char *text, size_t size);

#endif
