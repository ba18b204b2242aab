/* Signs by name: one form for terminals that speak UTF-8, one for those that do not. Each is one column wide
 * in both forms. */
#ifndef KLASKAST_UI_SIGN_H
#define KLASKAST_UI_SIGN_H

#include <stdbool.h>

#define SIGNS(X)                                                                                             \
    X(BLOCK, "█", "#")                                                                                       \
    X(CHECK, "✓", "x")                                                                                       \
    X(DASH, "–", "-")                                                                                        \
    X(ELLIPSIS, "…", "~")                                                                                    \
    X(POINTER, ">", ">")                                                                                     \
    X(DOT, "·", ".")                                                                                         \
    X(ACROSS, "─", "-")                                                                                      \
    X(DOWN, "│", "|")                                                                                        \
    X(TOP_LEFT, "┌", "+")                                                                                    \
    X(TOP_RIGHT, "┐", "+")                                                                                   \
    X(BOTTOM_LEFT, "└", "+")                                                                                 \
    X(BOTTOM_RIGHT, "┘", "+")                                                                                \
    X(MORE_ABOVE, "↑", "^")                                                                                  \
    X(MORE_BELOW, "↓", "v")                                                                                  \
    /* shades: a little, half, a lot; BLOCK is all */                                                        \
    X(SHADE_1, "░", ":")                                                                                     \
    X(SHADE_2, "▒", "-")                                                                                     \
    X(SHADE_3, "▓", "=")                                                                                     \
    /* eighths of a cell from below, and from the left */                                                    \
    X(RISE_1, "▁", "_")                                                                                      \
    X(RISE_2, "▂", "_")                                                                                      \
    X(RISE_3, "▃", ".")                                                                                      \
    X(RISE_4, "▄", ".")                                                                                      \
    X(RISE_5, "▅", ":")                                                                                      \
    X(RISE_6, "▆", ":")                                                                                      \
    X(RISE_7, "▇", "|")                                                                                      \
    X(REACH_1, "▏", ".")                                                                                     \
    X(REACH_2, "▎", ".")                                                                                     \
    X(REACH_3, "▍", "-")                                                                                     \
    X(REACH_4, "▌", "-")                                                                                     \
    X(REACH_5, "▋", "-")                                                                                     \
    X(REACH_6, "▊", "=")                                                                                     \
    X(REACH_7, "▉", "=")

enum sign {
#define X(id, unicode, ascii) SIGN_##id,
    SIGNS(X)
#undef X
        SIGN_COUNT
};

const char *sign_text(enum sign sign, bool ascii);

#endif
