/* A screen in memory: cells of text with a style. Screens draw here and only here; term.c copies what changed
 * to the terminal, and tests print it.
 *
 * Columns and rows count from 0. Whatever falls outside the window is not drawn. Control, escape and
 * bidirectional control characters never become a cell: they show as the sign '?'. */
#ifndef KLASKAST_UI_CANVAS_H
#define KLASKAST_UI_CANVAS_H

#include "klaskast/ui/sign.h"
#include "klaskast/ui/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CELL_BYTES 20 /* a letter with its marks: at most 5 code points, as much as curses puts in a cell */

struct cell {
    char text[CELL_BYTES]; /* UTF-8, `length` bytes, not NUL-terminated */
    uint8_t length;        /* 0: the right half of the wide letter to the left */
    uint8_t width;         /* 1 or 2 columns; 0 for a right half */
    uint8_t style;         /* enum style */
};

struct canvas {
    int width, height;
    struct cell *cells; /* height rows of width */
    bool ascii;         /* show the nearest ASCII: the terminal does not speak UTF-8 */
    int window_x, window_y, window_width, window_height;
    int cursor_x, cursor_y; /* where the terminal's cursor stands; -1: hidden; of the whole canvas */
    unsigned long outside;  /* texts, signs and fills that lay outside the window: a fault in a layout */
};

void canvas_init(struct canvas *canvas);
void canvas_clear(struct canvas *canvas); /* frees; can be used again */

/* Makes room for width x height (at least 1x1), blank, window on the whole, cursor hidden. */
void canvas_resize(struct canvas *canvas, int width, int height);
/* Blank in STYLE_NORMAL, window on the whole, cursor hidden. */
void canvas_erase(struct canvas *canvas);
/* From now on columns and rows count from the corner x, y of the whole canvas, and nothing is drawn outside
 * this rectangle. */
void canvas_window(struct canvas *canvas, int x, int y, int width, int height);

/* Draws at most `max` columns of `text` from column x of row y; what does not fit is cut on a letter and its
 * last column becomes the ellipsis. Returns the columns used. */
int canvas_text(struct canvas *canvas, int x, int y, int max, enum style style, const char *text);
/* The same with printf; the text is cut at 1,000 bytes. */
int canvas_print(struct canvas *canvas, int x, int y, int max, enum style style, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* The same, ending at column x + max - 1. Returns the columns used. */
int canvas_right(struct canvas *canvas, int x, int y, int max, enum style style, const char *text);
/* Is this a character that is shown as itself (not a control, bidirectional or zero-width one)? */
bool canvas_shows(int32_t code);
/* Columns that canvas_text would use for `text` (ASCII forms can be wider than the letter). */
int canvas_width(const struct canvas *canvas, const char *text);

/* Words of `text` over at most `rows` lines of `max` columns; returns the lines used. With a NULL canvas it
 * only counts. */
int canvas_wrap(struct canvas *canvas, int x, int y, int max, int rows, enum style style, const char *text);
/* Bytes of the line that begins at `text` as canvas_wrap breaks it: whole words in `max` columns (at least
 * 1), or a part of a long word; not the blanks or the '\n' behind it. */
size_t canvas_line(const char *text, int max);

/* One sign, in one cell. */
void canvas_sign(struct canvas *canvas, int x, int y, enum style style, enum sign sign);
/* `count` times the sign, to the right. */
void canvas_rule(struct canvas *canvas, int x, int y, int count, enum style style, enum sign sign);
/* Blanks a rectangle in this style. */
void canvas_fill(struct canvas *canvas, int x, int y, int width, int height, enum style style);
/* Gives cells another style and leaves their text. */
void canvas_restyle(struct canvas *canvas, int x, int y, int width, enum style style);
/* A frame of one column and row thick, blank inside, with a title in its upper side ("" for none). */
void canvas_frame(struct canvas *canvas, int x, int y, int width, int height, const char *title);

/* Shows the cursor there; where that lies outside the window, it stays as it was. */
void canvas_cursor(struct canvas *canvas, int x, int y);

#endif
