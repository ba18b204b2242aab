/* Giving everything back at the end of the day: the list with boxes, what stays behind is unticked. [P1] */
#ifndef KLASKAST_SCREENS_GIVE_BACK_H
#define KLASKAST_SCREENS_GIVE_BACK_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

struct screen *give_back_new(struct desk *desk);

#endif
