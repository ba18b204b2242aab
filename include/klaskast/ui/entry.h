/* One line of typed text: UTF-8, a cursor between letters, a part that is in sight. */
#ifndef KLASKAST_UI_ENTRY_H
#define KLASKAST_UI_ENTRY_H

#include "klaskast/ui/canvas.h"
#include "klaskast/ui/key.h"

#include <stdbool.h>
#include <stddef.h>

#define ENTRY_SIZE 1024

struct entry {
    char text[ENTRY_SIZE];
    size_t length; /* bytes */
    size_t cursor; /* byte offset, always at the edge of a letter */
    size_t limit;  /* bytes it may hold, without the NUL; at most ENTRY_SIZE - 1 */
    bool changed;  /* by a key or a paste since entry_set */
    bool proposed; /* the whole of it is selected: what is typed takes its place, a key that moves keeps it */
};

/* limit 0 means ENTRY_SIZE - 1. */
void entry_init(struct entry *entry, size_t limit);
/* Cleaned (no controls, one line), cut to the limit; the cursor at its end. */
void entry_set(struct entry *entry, const char *text);
/* A letter or a paste at the cursor; control characters and line ends become a blank; whole letters only.
 * False: nothing fitted. */
bool entry_insert(struct entry *entry, const char *text);
/* Left Right Home End Backspace Delete Ctrl-A Ctrl-E Ctrl-K Ctrl-U Ctrl-W. False: not for an entry. */
bool entry_key(struct entry *entry, struct key key);
/* The text, cleaned and without blanks around it, in `out`; returns out. */
const char *entry_get(const struct entry *entry, char out[ENTRY_SIZE]);
/* Draws the part around the cursor in `width` columns; with `active` also the cursor. */
void entry_draw(const struct entry *entry, struct canvas *canvas, int x, int y, int width, bool active);

#endif
