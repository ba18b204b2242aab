/* A lesson on the board, large: what the class is going to do, and its sites with why. Nothing of a pupil is
 * on it, no counts and no message. [S3, S7] */
#ifndef KLASKAST_SCREENS_LESSON_BOARD_H
#define KLASKAST_SCREENS_LESSON_BOARD_H

#include "klaskast/domain/lesson.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

/* Copies what it shows: only sites that this lesson may use. The caller pushes it. */
struct screen *lesson_board_new(struct desk *desk, const struct lesson *lesson, const struct site *sites,
                                size_t count);

#endif
