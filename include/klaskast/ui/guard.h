/* Signals, and a terminal that is restored on every way out, crashes too. For term.c. */
#ifndef KLASKAST_UI_GUARD_H
#define KLASKAST_UI_GUARD_H

#include <stdbool.h>
#include <stddef.h>

enum guard_flag {
    GUARD_END = 1,    /* HUP, TERM, INT, QUIT: leave */
    GUARD_RESIZE = 2, /* WINCH */
    GUARD_STOP = 4,   /* TSTP: pause */
    GUARD_RESUME = 8, /* CONT: the screen may hold anything */
};

/* Handlers from now on; a signal that was ignored stays ignored. What is written to standard error while the
 * terminal is ours is kept aside and shown when it is given back. */
void guard_begin(void);
/* The terminal, from guard_begin to guard_end, whatever descriptor 1 is for a moment. */
int guard_terminal(void);
/* What gives the terminal back, written by the crash handler: bytes for the terminal, after which the modes
 * of descriptor 0 are those from before guard_begin. At most 256 bytes; copied. */
void guard_restore_bytes(const char *bytes, size_t length);
void guard_end(void);

/* A descriptor that can be read when a flag was set; for poll. */
int guard_descriptor(void);
/* The flags set since the last call (enum guard_flag, or-ed). */
unsigned guard_take(void);

/* Stops the process as Ctrl-Z does, and returns when it is continued. */
void guard_stop(void);

#endif
