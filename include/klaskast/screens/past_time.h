/* What is past its time: by kind, with what is held back and why. What is ticked goes, for ever. [P11, P17]
 */
#ifndef KLASKAST_SCREENS_PAST_TIME_H
#define KLASKAST_SCREENS_PAST_TIME_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

struct screen *past_time_new(struct desk *desk);

#endif
