/* What term.c and term_wait.c share: curses stays in term.c. */
#ifndef KLASKAST_UI_TERM_PRIVATE_H
#define KLASKAST_UI_TERM_PRIVATE_H

#include "klaskast/ui/term.h"

struct term {
    void *screen; /* curses' SCREEN */
    bool ascii;
    bool closed;
    bool all; /* the next flush sends everything */
    bool cursor_shown;
    int frame;                        /* a file in memory in which a frame is gathered; -1: there is none */
    int colours;                      /* 0, 8, 256 */
    unsigned attributes[STYLE_COUNT]; /* curses' attributes */
    struct canvas shown;              /* what the terminal shows */
    struct decoder decoder;
    int64_t minute_at; /* clock_ticks of the next minute */
    int timer; /* can be read then: at once when the computer slept over it, which poll alone waits out; -1 */
    bool readable;    /* keys are there, term_pending saw: they need no second poll */
    unsigned waiting; /* guard flags that were taken and not yet handed out */
};

/* The next minute begins at minute_at: sets both. */
void term_next_minute(struct term *term);
/* Takes over the size of the terminal, which has changed and perhaps back again; false: it cannot be asked.
 */
bool term_resized(struct term *term, int *width, int *height);
/* The modes and sequences again, after somebody else has had the terminal. */
void term_resume(struct term *term);

#endif
