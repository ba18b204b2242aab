/* One lesson: title, sites, day, groups and what else there is to agree. [S1, S5-S8] */
#ifndef KLASKAST_SCREENS_LESSON_FORM_H
#define KLASKAST_SCREENS_LESSON_FORM_H

#include "klaskast/domain/lesson.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

enum lesson_form_use { LESSON_FORM_NEW, LESSON_FORM_CHANGE, LESSON_FORM_COPY };

/* `lesson` is what is changed or copied; NULL for a new one. `day` is what the form begins with. The caller
 * pushes it; `back` gets the day of the lesson when it was kept, -1 otherwise. */
struct screen *lesson_form_new(struct desk *desk, enum lesson_form_use use, const struct lesson *lesson,
                               int day);

#endif
