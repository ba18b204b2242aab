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
    X(MORE_BELOW, "↓", "v")

enum sign {
#define X(id, unicode, ascii) SIGN_##id,
    SIGNS(X)
#undef X
        SIGN_COUNT
};

const char *sign_text(enum sign sign, bool ascii);

#endif
