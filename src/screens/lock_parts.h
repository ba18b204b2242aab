/* What lock.c and lock_draw.c share. */
#ifndef KLASKAST_SCREENS_LOCK_PARTS_H
#define KLASKAST_SCREENS_LOCK_PARTS_H

#include "klaskast/base/secret.h"
#include "klaskast/screens/lock.h"

enum { LOCK_NOTE = 480 };

/* What is asked: the PIN that opens, or the three of choosing another one. */
enum step { STEP_OPEN, STEP_OLD, STEP_NEW, STEP_AGAIN };

struct lock {
    struct screen screen;
    struct desk *desk;
    const struct keymap *keymap;
    enum step step;
    bool over_board;  /* the closed board lies beneath: Esc goes back to it */
    bool leave_asked; /* Ctrl-C was pressed once */
    bool then_locked; /* who chooses the PIN asked for the lock: it locks when there is one */
    char *typed;      /* SECRET_TYPED_SIZE bytes each, from secret_new */
    char *chosen;
    size_t length;
    char note[LOCK_NOTE]; /* what was wrong, or what comes now; "" nothing */
};

/* lock_draw.c */
void lock_draw(const struct screen *screen, struct canvas *canvas);
/* Can one go on to board mode from here? */
bool lock_board_offered(const struct lock *lock);

#endif
