/* One pupil: name, slot in the cupboard, group, number of the school, and whether it left. */
#ifndef KLASKAST_SCREENS_PUPIL_FORM_H
#define KLASKAST_SCREENS_PUPIL_FORM_H

#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* pupil_id 0: a new one; the form then stays for the next, until Esc. Where there is no class yet its name is
 * asked too. The caller pushes it. */
struct screen *pupil_form_new(struct desk *desk, int64_t pupil_id);

#endif
