#include "klaskast/ui/canvas.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 1000 };

/* --- the cells ---------------------------------------------------------------------------------------- */

void canvas_init(struct canvas *canvas)
{
    *canvas = (struct canvas){ .cursor_x = -1, .cursor_y = -1 };
}

void canvas_clear(struct canvas *canvas)
{
    free(canvas->cells);
    canvas_init(canvas);
}

static void blank(struct cell *cell, enum style style)
{
    *cell = (struct cell){ .text = " ", .length = 1, .width = 1, .style = (uint8_t)style };
}

void canvas_erase(struct canvas *canvas)
{
    canvas_window(canvas, 0, 0, canvas->width, canvas->height);
    canvas->cursor_x = canvas->cursor_y = -1;
    /* one row, and then copies of it: this is done for every frame */
    size_t row = (size_t)canvas->width * sizeof *canvas->cells;
    for (int x = 0; x < canvas->width; x++)
        blank(&canvas->cells[x], STYLE_NORMAL);
    for (int y = 1; y < canvas->height; y++)
        memcpy(canvas->cells + (size_t)y * (size_t)canvas->width, canvas->cells, row);
}

void canvas_resize(struct canvas *canvas, int width, int height)
{
    width = width < 1 ? 1 : width;
    height = height < 1 ? 1 : height;
    if (canvas->cells == NULL || width != canvas->width || height != canvas->height)
        canvas->cells = memory_resize(canvas->cells, (size_t)width * (size_t)height, sizeof *canvas->cells);
    canvas->width = width;
    canvas->height = height;
    canvas_erase(canvas);
}

void canvas_window(struct canvas *canvas, int x, int y, int width, int height)
{
    canvas->window_x = x;
    canvas->window_y = y;
    canvas->window_width = width < canvas->width - x ? width : canvas->width - x;
    canvas->window_height = height < canvas->height - y ? height : canvas->height - y;
}

/* The cell at x, y of the window; NULL outside it. */
static struct cell *cell_at(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->window_width || y >= canvas->window_height)
        return NULL;
    x += canvas->window_x;
    y += canvas->window_y;
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
        return NULL;
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

/* A wide letter of which one half is drawn over loses the other half too. */
static void loosen(struct canvas *canvas, int x, int y)
{
    struct cell *cell = cell_at(canvas, x, y);

    if (cell->width == 1)
        return;
    struct cell *other = cell_at(canvas, cell->width == 2 ? x + 1 : x - 1, y);
    if (other != NULL)
        blank(other, (enum style)other->style);
}

static bool put(struct canvas *canvas, int x, int y, enum style style, const char *text, size_t length,
                int width)
{
    struct cell *cell = cell_at(canvas, x, y);
    struct cell *half = width == 2 ? cell_at(canvas, x + 1, y) : NULL;

    if (cell == NULL || (width == 2 && half == NULL))
        return false;
    loosen(canvas, x, y);
    cell->length = (uint8_t)length;
    cell->width = (uint8_t)width;
    cell->style = (uint8_t)style;
    for (size_t i = 0; i < length; i++)
        cell->text[i] = text[i];
    if (half != NULL) {
        loosen(canvas, x + 1, y);
        *half = (struct cell){ .style = (uint8_t)style };
    }
    return true;
}

/* The same for one byte in one column, which nearly every letter is. */
static bool put_byte(struct canvas *canvas, int x, int y, enum style style, char byte)
{
    struct cell *cell = cell_at(canvas, x, y);

    if (cell == NULL)
        return false;
    if (cell->width != 1)
        loosen(canvas, x, y);
    cell->text[0] = byte;
    cell->length = cell->width = 1;
    cell->style = (uint8_t)style;
    return true;
}

/* --- text --------------------------------------------------------------------------------------------- */

/* A letter of one byte, and no mark behind it: not one that is cut from a cluster. */
static bool is_plain(const char *text)
{
    return text[0] >= ' ' && text[0] < 0x7f && (unsigned char)text[1] < 0x80;
}

/* Characters that would change how the terminal shows what follows, or nothing at all. */
bool canvas_shows(int32_t code)
{
    return !(code < 32 || (code >= 0x7f && code < 0xa0) || code == 0xad || code == 0x61c ||
             (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
             (code >= 0x2060 && code <= 0x206f) || code == 0xfeff || (code >= 0xfff9 && code <= 0xfffb) ||
             (code >= 0xe0000 && code <= 0xe0fff) || code == 0xfffd);
}

/* The next letter of `text` as it is shown: its bytes (at most CELL_BYTES), columns, and bytes passed over.
 */
struct letter {
    const char *bytes;
    size_t length;
    int width;
    size_t passed;
};

static struct letter letter_next(const char *text)
{
    struct letter letter = { .bytes = text };
    int32_t code;
    size_t length = 0;

    if (is_plain(text))
        return (struct letter){ text, 1, 1, 1 };
    letter.passed = text_cluster(text, &letter.width);
    if (letter.passed == 0)
        return letter;
    for (int codes = 0; length < letter.passed && codes < 5; codes++) {
        size_t step = text_next(text + length, &code);
        if (step == 0 || !canvas_shows(code)) {
            if (length == 0 || code < 32)
                return (struct letter){ "?", 1, 1, letter.passed };
            break; /* a joiner within a cluster: what stands before it is the letter */
        }
        if (length + step > CELL_BYTES)
            break;
        length += step;
    }
    letter.length = length;
    if (letter.width < 1 || letter.width > 2) /* marks without a letter */
        return (struct letter){ "?", 1, 1, letter.passed };
    return letter;
}

static const char *shown(const struct canvas *canvas, const char *text, char out[LINE_BYTES])
{
    if (!canvas->ascii)
        return text;
    text_ascii(out, LINE_BYTES, text);
    return out;
}

static int columns_of(const char *text)
{
    int columns = 0;
    while (*text != '\0') {
        if (is_plain(text)) {
            columns++;
            text++;
            continue;
        }
        struct letter letter = letter_next(text);
        columns += letter.width;
        text += letter.passed;
    }
    return columns;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
    char line[LINE_BYTES];
    return columns_of(shown(canvas, text, line));
}

int canvas_text(struct canvas *canvas, int x, int y, int max, enum style style, const char *text)
{
    char line[LINE_BYTES];
    int used = 0;

    if (max <= 0 || *text == '\0')
        return 0;
    struct cell *cells = cell_at(canvas, x, y); /* as far as the window goes they stand side by side */
    if (cells == NULL) {
        canvas->outside++;
        return 0;
    }
    if (max > canvas->window_width - x)
        max = canvas->window_width - x;
    text = shown(canvas, text, line);
    /* no letter has more columns than bytes */
    bool cut = strlen(text) > (size_t)max && columns_of(text) > max;
    int room = cut ? max - 1 : max;
    while (*text != '\0') {
        if (is_plain(text)) {
            if (used == room)
                break;
            if (cells[used].width == 1)
                cells[used] =
                    (struct cell){ .text = { *text }, .length = 1, .width = 1, .style = (uint8_t)style };
            else
                put_byte(canvas, x + used, y, style, *text);
            used++;
            text++;
            continue;
        }
        struct letter letter = letter_next(text);
        if (used + letter.width > room)
            break;
        put(canvas, x + used, y, style, letter.bytes, letter.length, letter.width);
        used += letter.width;
        text += letter.passed;
    }
    if (cut)
        canvas_sign(canvas, x + used++, y, style, SIGN_ELLIPSIS);
    return used;
}

int canvas_print(struct canvas *canvas, int x, int y, int max, enum style style, const char *format, ...)
{
    char line[LINE_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return canvas_text(canvas, x, y, max, style, line);
}

int canvas_right(struct canvas *canvas, int x, int y, int max, enum style style, const char *text)
{
    int width = canvas_width(canvas, text);
    int gap = width < max ? max - width : 0;
    return canvas_text(canvas, x + gap, y, max - gap, style, text);
}

size_t canvas_line(const char *text, int max)
{
    size_t fits = 0, at = 0;
    int used = 0;

    while (text[at] != '\0') {
        struct letter letter = letter_next(text + at);
        if (text[at] == '\n')
            return at;
        if (text[at] == ' ')
            fits = at;
        if (used + letter.width > max)
            return fits > 0 ? fits : at > 0 ? at : letter.passed;
        used += letter.width;
        at += letter.passed;
    }
    return at;
}

int canvas_wrap(struct canvas *canvas, int x, int y, int max, int rows, enum style style, const char *text)
{
    char all[LINE_BYTES], line[LINE_BYTES];
    int row = 0;

    if (max < 1)
        return 0;
    if (canvas != NULL)
        text = shown(canvas, text, all);
    for (; *text != '\0' && row < rows; row++) {
        size_t length = canvas_line(text, max);
        bool last = row == rows - 1;
        /* the last row takes the rest, so that the ellipsis shows that there is more */
        snprintf(line, sizeof line, "%.*s", last ? (int)sizeof line - 1 : (int)length, text);
        if (last)
            line[strcspn(line, "\n")] = '\0';
        if (canvas != NULL)
            canvas_text(canvas, x, y + row, max, style, line);
        text += length;
        text += *text == '\n' ? 1 : strspn(text, " ");
    }
    return row;
}

/* --- shapes ------------------------------------------------------------------------------------------- */

void canvas_sign(struct canvas *canvas, int x, int y, enum style style, enum sign sign)
{
    const char *text = sign_text(sign, canvas->ascii);
    if (!put(canvas, x, y, style, text, strlen(text), 1))
        canvas->outside++;
}

void canvas_rule(struct canvas *canvas, int x, int y, int count, enum style style, enum sign sign)
{
    const struct cell *first = count > 0 ? cell_at(canvas, x, y) : NULL;

    for (int i = 0; i < count; i++) {
        struct cell *cell = i > 0 && first != NULL ? cell_at(canvas, x + i, y) : NULL;
        if (cell != NULL && cell->width == 1)
            *cell = *first;
        else
            canvas_sign(canvas, x + i, y, style, sign);
    }
}

void canvas_fill(struct canvas *canvas, int x, int y, int width, int height, enum style style)
{
    for (int row = y; row < y + height; row++)
        for (int column = x; column < x + width; column++)
            if (!put_byte(canvas, column, row, style, ' '))
                canvas->outside++;
}

void canvas_restyle(struct canvas *canvas, int x, int y, int width, enum style style)
{
    for (int i = 0; i < width; i++) {
        struct cell *cell = cell_at(canvas, x + i, y);
        if (cell != NULL)
            cell->style = (uint8_t)style;
    }
}

void canvas_frame(struct canvas *canvas, int x, int y, int width, int height, const char *title)
{
    if (width < 2 || height < 2)
        return;
    canvas_fill(canvas, x, y, width, height, STYLE_NORMAL);
    for (int row = 0; row < height; row += height - 1)
        canvas_rule(canvas, x + 1, y + row, width - 2, STYLE_RULE, SIGN_ACROSS);
    for (int row = 1; row < height - 1; row++) {
        canvas_sign(canvas, x, y + row, STYLE_RULE, SIGN_DOWN);
        canvas_sign(canvas, x + width - 1, y + row, STYLE_RULE, SIGN_DOWN);
    }
    canvas_sign(canvas, x, y, STYLE_RULE, SIGN_TOP_LEFT);
    canvas_sign(canvas, x + width - 1, y, STYLE_RULE, SIGN_TOP_RIGHT);
    canvas_sign(canvas, x, y + height - 1, STYLE_RULE, SIGN_BOTTOM_LEFT);
    canvas_sign(canvas, x + width - 1, y + height - 1, STYLE_RULE, SIGN_BOTTOM_RIGHT);
    if (*title != '\0' && width > 6) {
        int used = canvas_text(canvas, x + 3, y, width - 6, STYLE_TITLE, title);
        canvas_text(canvas, x + 2, y, 1, STYLE_TITLE, " ");
        canvas_text(canvas, x + 3 + used, y, 1, STYLE_TITLE, " ");
    }
}

void canvas_cursor(struct canvas *canvas, int x, int y)
{
    if (cell_at(canvas, x, y) == NULL)
        return;
    canvas->cursor_x = canvas->window_x + x;
    canvas->cursor_y = canvas->window_y + y;
}
