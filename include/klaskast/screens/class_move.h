/* Pupils of the class on the screen to another class: a class is split, two become one, one child changes.
 */
#ifndef KLASKAST_SCREENS_CLASS_MOVE_H
#define KLASKAST_SCREENS_CLASS_MOVE_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

void class_move_open(struct stack *stack, struct desk *desk);

/* What can be done with classes, for the list of them: rows with values from CLASS_MENU_FIRST on; and doing
 * what was chosen. */
enum { CLASS_MENU_FIRST = 0x7fffff00, CLASS_MENU_ROWS = 4 };
struct picker_row;
size_t class_menu_rows(const struct desk *desk, struct picker_row *rows, char texts[CLASS_MENU_ROWS][120]);
void class_menu_do(struct stack *stack, struct desk *desk, int value);

#endif
