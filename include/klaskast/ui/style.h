/* Styles name a meaning; a theme says how each looks. Meaning is never in the colour alone: a sign, a number
 * or a word always stands beside it, and every style has a form without colour.
 *
 * One row per style: id, name in theme files, its form without colour, what it is for. */
#ifndef KLASKAST_UI_STYLE_H
#define KLASKAST_UI_STYLE_H

#include <stdbool.h>
#include <stddef.h>

enum attribute {
    ATTR_NONE = 0,
    ATTR_BOLD = 1,
    ATTR_DIM = 2,
    ATTR_UNDERLINE = 4,
    ATTR_REVERSE = 8,
};

#define STYLES(X)                                                                                            \
    X(NORMAL, "normal", ATTR_NONE, "text")                                                                   \
    X(TITLE, "title", ATTR_BOLD, "the name of the screen")                                                   \
    X(MUTED, "muted", ATTR_NONE, "what is seldom read: times, hints, pupils without a device")               \
    X(SELECTED, "selected", ATTR_REVERSE, "the row one is on: the one accent of a screen")                   \
    X(HELD, "held", ATTR_BOLD, "a device that is kept")                                                      \
    X(LENT, "lent", ATTR_UNDERLINE, "a device that is in use for the lesson")                                \
    X(RETURNED, "returned", ATTR_NONE, "a device that was given back")                                       \
    X(OPEN, "open", ATTR_NONE, "not asked yet")                                                              \
    X(WARNING, "warning", ATTR_BOLD, "wants an eye: a ban, a duty that is late")                             \
    X(ERROR, "error", ATTR_REVERSE, "something failed")                                                      \
    X(GOOD, "good", ATTR_NONE, "allowed, done, in order")                                                    \
    X(KEY, "key", ATTR_BOLD, "a key in the footer or in help")                                               \
    X(FOOTER, "footer", ATTR_NONE, "what a key does, in the footer")                                         \
    X(TAB, "tab", ATTR_NONE, "the name of another screen at the top")                                        \
    X(TAB_HERE, "tab-here", ATTR_UNDERLINE, "the name of this screen at the top")                            \
    X(RULE, "rule", ATTR_NONE, "lines and frames")                                                           \
    X(MESSAGE, "message", ATTR_NONE, "the message line")                                                     \
    X(PROMPT, "prompt", ATTR_BOLD, "the question in front of what is typed")                                 \
    X(INPUT, "input", ATTR_UNDERLINE, "what is typed")                                                       \
    X(CURSOR, "cursor", ATTR_REVERSE, "the place where letters land")                                        \
    X(MATCH, "match", ATTR_UNDERLINE, "the letters that were searched for")                                  \
    X(BOARD, "board", ATTR_NONE, "board mode: a first name and its box")                                     \
    X(BOARD_HELD, "board-held", ATTR_BOLD, "board mode: a box that is ticked")                               \
    X(DEMO, "demo", ATTR_REVERSE, "the mark of the demo class")

enum style {
#define X(id, name, mono, meaning) STYLE_##id,
    STYLES(X)
#undef X
        STYLE_COUNT
};

/* Its form without colour: enum attribute, or-ed. */
unsigned style_mono(enum style style);
/* The style of that name; STYLE_COUNT when there is none. */
enum style style_find(const char *name);

#endif
