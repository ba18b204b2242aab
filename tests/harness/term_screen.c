#include "term_private.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct term *t = user;

    if (property == VTERM_PROP_ALTSCREEN)
        t->altscreen = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        t->cursor_visible = value->boolean;
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = { .settermprop = on_property };

/* A program may ask its terminal things; the answers go in as keys do. */
static void on_answer(const char *bytes, size_t length, void *user)
{
    struct term *t = user;

    if (t->master >= 0 && write(t->master, bytes, length) < 0)
        return;
}

void screen_start(struct term *t)
{
    t->vterm = vterm_new(t->rows, t->cols);
    vterm_set_utf8(t->vterm, 1);
    vterm_output_set_callback(t->vterm, on_answer, t);
    t->screen = vterm_obtain_screen(t->vterm);
    vterm_screen_set_callbacks(t->screen, &screen_callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

static size_t utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static size_t cell_text(const VTermScreenCell *cell, char *out)
{
    size_t length = 0;

    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        length += utf8_put(out + length, cell->chars[i]);
    return length;
}

enum { CELL_BYTES = VTERM_MAX_CHARS_PER_CELL * 4 };

/* Appends one row to OUT, without blanks at its end; COLUMNS, when given, gets
 * the column at which each byte stands. */
static size_t row_text(struct term *t, int row, char *out, int *columns)
{
    size_t length = 0, kept = 0;
    VTermScreenCell cell;

    for (int col = 0; col<t->cols; col += cell.width> 1 ? cell.width : 1) {
        size_t before = length;
        VTermPos place = { .row = row, .col = col };

        if (!vterm_screen_get_cell(t->screen, place, &cell))
            break;
        length += cell_text(&cell, out + length);
        if (length == before)
            out[length++] = ' ';
        if (out[length - 1] != ' ')
            kept = length;
        for (size_t i = before; columns && i < length; i++)
            columns[i] = col;
    }
    out[kept] = '\0';
    return kept;
}

static void *grow(void *old, size_t size)
{
    void *grown = realloc(old, size);

    if (!grown) {
        perror("term");
        exit(99);
    }
    return grown;
}

const char *term_screen(struct term *t)
{
    size_t length = 0;

    t->text_size = (size_t)t->rows * ((size_t)t->cols * CELL_BYTES + 2) + 1;
    t->text = grow(t->text, t->text_size);
    for (int row = 0; row < t->rows; row++) {
        length += row_text(t, row, t->text + length, NULL);
        t->text[length++] = '\n';
    }
    t->text[length] = '\0';
    return t->text;
}

const char *term_row(struct term *t, int row)
{
    t->row_text = grow(t->row_text, (size_t)t->cols * CELL_BYTES + 2);
    t->row_text[0] = '\0';
    if (row >= 0 && row < t->rows)
        row_text(t, row, t->row_text, NULL);
    return t->row_text;
}

bool term_has(struct term *t, const char *text)
{
    return strstr(term_screen(t), text) != NULL;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
    int *columns = grow(NULL, ((size_t)t->cols * CELL_BYTES + 2) * sizeof *columns);
    bool found = false;

    t->row_text = grow(t->row_text, (size_t)t->cols * CELL_BYTES + 2);
    for (int y = 0; y < t->rows && !found; y++) {
        const char *place;

        row_text(t, y, t->row_text, columns);
        place = strstr(t->row_text, text);
        if (!place)
            continue;
        found = true;
        *row = y;
        *col = *place ? columns[place - t->row_text] : 0;
    }
    free(columns);
    return found;
}

static int colour_number(const VTermColor *colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        return TERM_COLOUR_DEFAULT;
    if (VTERM_COLOR_IS_INDEXED(colour))
        return colour->indexed.idx;
    return 0x1000000 | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

struct term_cell term_cell(struct term *t, int row, int col)
{
    VTermPos place = { .row = row, .col = col };
    struct term_cell result = { .width = 0 };
    VTermScreenCell cell;

    if (!vterm_screen_get_cell(t->screen, place, &cell))
        return result;
    result.text[cell_text(&cell, result.text)] = '\0';
    result.width = cell.width;
    result.fore = colour_number(&cell.fg);
    result.back = colour_number(&cell.bg);
    result.bold = cell.attrs.bold;
    result.underline = cell.attrs.underline != 0;
    result.reverse = cell.attrs.reverse;
    result.blink = cell.attrs.blink;
    return result;
}

void term_cursor(struct term *t, int *row, int *col, bool *visible)
{
    VTermPos place;

    vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &place);
    *row = place.row;
    *col = place.col;
    *visible = t->cursor_visible;
}

bool term_in_altscreen(struct term *t)
{
    return t->altscreen;
}
