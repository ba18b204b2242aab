/* The lines that screens share: header, tabs, footer. */
#ifndef KLASKAST_UI_BAR_H
#define KLASKAST_UI_BAR_H

#include "klaskast/ui/screen.h"

/* " klaskast   Group 7A            Fri 20 Nov 2026  08:31": the name goes first when it gets tight, then
 * the right part. */
void bar_header(struct canvas *canvas, int y, const char *name, const char *title, const char *right);

struct bar_tab {
    enum key_action action; /* its key is shown */
    const char *label;      /* translated: "To do (3)" */
    bool here;
};
/* " F2 Class  F3 To do (3) ...": what does not fit loses its word and keeps its key. */
void bar_tabs(struct canvas *canvas, int y, const struct keymap *keymap, const struct bar_tab *tabs,
              size_t count, const char *right);

/* One key and its word at x; returns the columns used with the gap after it, 0 when it does not fit. */
int bar_key(struct canvas *canvas, int x, int y, const char *key, const char *word);

/* The keys that work on this screen here and now, as many as fit, in the order of the action table. Enter and
 * Esc are the last to go where there is little room, help the last but those; on a view, which has tabs above
 * it, help is. */
void bar_footer(struct canvas *canvas, int y, const struct keymap *keymap, const struct screen *screen);

#endif
