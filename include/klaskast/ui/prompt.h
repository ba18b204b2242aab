/* A line to type in, in place of the message line: search, a note, an address, a date, a path. */
#ifndef KLASKAST_UI_PROMPT_H
#define KLASKAST_UI_PROMPT_H

#include "klaskast/ui/entry.h"
#include "klaskast/ui/screen.h"

enum { PROMPT_CANCELLED = -1, PROMPT_DONE = 0, PROMPT_LINES = 1 };

struct prompt_options {
    const char *label; /* "Search", translated; copied */
    const char *text;  /* what stands there already; NULL: nothing */
    bool proposed;     /* it is a proposal: what is typed takes its place (entry.h) */
    const char *why;   /* why it was refused, shown behind it; NULL: it was not; copied */
    const char *hint;  /* shown muted while nothing is typed; NULL: none; copied */
    size_t limit;      /* bytes; 0: ENTRY_SIZE - 1 */
    bool lines; /* a paste of several lines answers at once: PROMPT_LINES, with the lines as they are */
    /* Called with each change; may write a few words to show behind the text (what would happen) in `out` of
     * `size` bytes. `below` is the screen that asked. May be NULL. */
    void (*changed)(struct screen *below, const char *text, char *out, size_t size);
    /* Keys while typing that move something on the screen beneath (Up, Down); false: not for it. */
    bool (*moved)(struct screen *below, struct key key);
    /* Refuses: writes why in `out` (shown behind the text) and returns false; the prompt stays. */
    bool (*check)(struct screen *below, const char *text, char *out, size_t size);
    /* Tab: replaces the text by a longer one in `out`; candidates, separated by blanks, in `others` (shown
     * behind the text; "" for none). False: nothing to add. */
    bool (*complete)(struct screen *below, const char *text, char *out, size_t size, char *others,
                     size_t others_size);
};

/* `back` gets PROMPT_DONE and the text (cleaned, without blanks around it), or PROMPT_CANCELLED and the text
 * so far. */
void prompt_open(struct stack *stack, const struct prompt_options *options,
                 void (*back)(struct screen *below, struct stack *stack, int answer, const char *text));

#endif
