/* The terminal: the only door to curses. */
#ifndef KLASKAST_UI_TERM_H
#define KLASKAST_UI_TERM_H

#include "klaskast/base/err.h"
#include "klaskast/ui/canvas.h"
#include "klaskast/ui/input.h"
#include "klaskast/ui/theme.h"

struct term;

/* Takes over the terminal of standard input and output: alternate screen, keys one by one, paste marked,
 * signal and crash handlers. ERR_USAGE with a sentence when there is no terminal or it cannot place its
 * cursor; nothing was changed then. Call before any other thread and at most once at a time. */
bool term_open(struct term **term, struct err *err);
/* Gives the terminal back as it was. */
void term_close(struct term **term);

/* The theme from now on; the next flush sends everything. Honours NO_COLOR and what the terminal can. */
void term_theme(struct term *term, const struct theme *theme);
/* Must texts be ASCII (the environment's locale is not UTF-8)? For canvas.ascii. */
bool term_ascii(const struct term *term);
void term_size(const struct term *term, int *width, int *height);

/* Waits for the next input: a key, a signal, `wake` (a descriptor that can be read; -1 for none) or the next
 * minute. With wait false it only takes what is there already (INPUT_NONE otherwise). Never spins on a
 * terminal that is gone: that is INPUT_CLOSED, again and again. */
void term_next(struct term *term, int wake, bool wait, struct input *input);
/* Does a key or a signal come within so many milliseconds (0: is it there)? It is not taken. For work that
 * is done while nobody types. */
bool term_pending(struct term *term, int milliseconds);

/* Sends what differs from the last flush. */
void term_flush(struct term *term, const struct canvas *canvas);
/* The next flush sends everything (Ctrl-L). */
void term_redraw(struct term *term);
/* Wipes the screen, gives the terminal back, stops the program (Ctrl-Z); returns when it is continued. */
void term_suspend(struct term *term);

/* Sends text to the terminal's clipboard (OSC 52); terminals that do not know it ignore it. */
void term_copy(struct term *term, const char *text);

#endif
