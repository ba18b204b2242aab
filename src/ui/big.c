#include "klaskast/ui/big.h"

#include "klaskast/base/text.h"

#include <stdio.h>
#include <string.h>

/* A letter of five rows of dots, drawn two rows of dots to a row of the screen; above it is room for an
 * accent. */
enum { DOT_ROWS = 5, GAP = 1, SPACE = 3 };

struct glyph {
    char letter;
    const char *rows[DOT_ROWS];
};

/* clang-format off: one row, one letter */
static const struct glyph glyphs[] = {
    { 'a', { " ## ", "#  #", "####", "#  #", "#  #" } },
    { 'b', { "### ", "#  #", "### ", "#  #", "### " } },
    { 'c', { " ###", "#   ", "#   ", "#   ", " ###" } },
    { 'd', { "### ", "#  #", "#  #", "#  #", "### " } },
    { 'e', { "####", "#   ", "### ", "#   ", "####" } },
    { 'f', { "####", "#   ", "### ", "#   ", "#   " } },
    { 'g', { " ###", "#   ", "# ##", "#  #", " ###" } },
    { 'h', { "#  #", "#  #", "####", "#  #", "#  #" } },
    { 'i', { "###", " # ", " # ", " # ", "###" } },
    { 'j', { "  ##", "   #", "   #", "#  #", " ## " } },
    { 'k', { "#  #", "# # ", "##  ", "# # ", "#  #" } },
    { 'l', { "#   ", "#   ", "#   ", "#   ", "####" } },
    { 'm', { "#   #", "## ##", "# # #", "#   #", "#   #" } },
    { 'n', { "#  #", "## #", "# ##", "#  #", "#  #" } },
    { 'o', { " ## ", "#  #", "#  #", "#  #", " ## " } },
    { 'p', { "### ", "#  #", "### ", "#   ", "#   " } },
    { 'q', { " ## ", "#  #", "#  #", "# ##", " ###" } },
    { 'r', { "### ", "#  #", "### ", "# # ", "#  #" } },
    { 's', { " ###", "#   ", " ## ", "   #", "### " } },
    { 't', { "#####", "  #  ", "  #  ", "  #  ", "  #  " } },
    { 'u', { "#  #", "#  #", "#  #", "#  #", " ## " } },
    { 'v', { "#   #", "#   #", " # # ", " # # ", "  #  " } },
    { 'w', { "#   #", "#   #", "# # #", "## ##", "#   #" } },
    { 'x', { "#   #", " # # ", "  #  ", " # # ", "#   #" } },
    { 'y', { "#   #", " # # ", "  #  ", "  #  ", "  #  " } },
    { 'z', { "####", "  # ", " #  ", "#   ", "####" } },
    { '0', { " ## ", "#  #", "#  #", "#  #", " ## " } },
    { '1', { " # ", "## ", " # ", " # ", "###" } },
    { '2', { "### ", "   #", " ## ", "#   ", "####" } },
    { '3', { "### ", "   #", " ## ", "   #", "### " } },
    { '4', { "#  #", "#  #", "####", "   #", "   #" } },
    { '5', { "####", "#   ", "### ", "   #", "### " } },
    { '6', { " ## ", "#   ", "### ", "#  #", " ## " } },
    { '7', { "####", "   #", "  # ", " #  ", " #  " } },
    { '8', { " ## ", "#  #", " ## ", "#  #", " ## " } },
    { '9', { " ## ", "#  #", " ###", "   #", " ## " } },
    { '.', { " ", " ", " ", " ", "#" } },
    { ',', { "  ", "  ", "  ", " #", "# " } },
    { ':', { " ", "#", " ", "#", " " } },
    { ';', { "  ", " #", "  ", " #", "# " } },
    { '!', { "#", "#", "#", " ", "#" } },
    { '?', { "### ", "   #", " ## ", "    ", " #  " } },
    { '-', { "   ", "   ", "###", "   ", "   " } },
    { '+', { "   ", " # ", "###", " # ", "   " } },
    { '/', { "   #", "  # ", " #  ", "#   ", "    " } },
    { '\'', { "#", "#", " ", " ", " " } },
    { '"', { "# #", "# #", "   ", "   ", "   " } },
    { '(', { " #", "# ", "# ", "# ", " #" } },
    { ')', { "# ", " #", " #", " #", "# " } },
    { '=', { "   ", "###", "   ", "###", "   " } },
    { '%', { "#  #", "  # ", " #  ", "#   ", "#  #" } },
    { '&', { " #  ", "# # ", " #  ", "# ##", " # #" } },
};
/* clang-format on */

/* The dots above a letter, from its middle; NULL where there are none. */
static const char *accent_of(const char *cluster, size_t length)
{
    static const char *const letters[] = { "äëïöüÿÄËÏÖÜŸ", "áéíóúýÁÉÍÓÚÝ", "àèìòùÀÈÌÒÙ", "âêîôûÂÊÎÔÛ" };
    static const char *const dots[] = { "# #", "  #", "#  ", " # " };
    char letter[8];
    if (length < 2 || length >= sizeof letter)
        return NULL;
    snprintf(letter, sizeof letter, "%.*s", (int)length, cluster);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strstr(letters[i], letter))
            return dots[i];
    return NULL;
}

static const struct glyph *glyph_of(const char *cluster, size_t length)
{
    char letter[32], folded[32];
    if (length >= sizeof letter)
        return NULL;
    snprintf(letter, sizeof letter, "%.*s", (int)length, cluster);
    text_fold(folded, sizeof folded, letter);
    for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
        if (folded[0] == glyphs[i].letter && !folded[1])
            return &glyphs[i];
    return NULL;
}

static int width_of(const char *text, size_t bytes)
{
    int total = 0, width;
    size_t length;
    for (const char *end = text + bytes; text < end && (length = text_cluster(text, &width));
         text += length) {
        const struct glyph *glyph = glyph_of(text, length);
        if (*text != ' ' && !glyph)
            return -1;
        total += GAP + (*text == ' ' ? SPACE : (int)strlen(glyph->rows[0]));
    }
    return total > GAP ? total - GAP : 0;
}

/* Is there a dot in row `row` (0: the accent's)? */
static bool dot(const struct glyph *glyph, const char *accent, int row, int column)
{
    if (row > 0)
        return glyph->rows[row - 1][column] == '#';
    int left = ((int)strlen(glyph->rows[0]) - 3) / 2, at = column - (left < 0 ? 0 : left);
    return accent && at >= 0 && at < 3 && accent[at] == '#';
}

static int draw_letter(struct canvas *canvas, int x, int y, enum style style, const char *cluster,
                       size_t length)
{
    static const char *const blocks[] = { " ", "▀", "▄", "█" };
    const struct glyph *glyph = glyph_of(cluster, length);
    const char *accent = accent_of(cluster, length);
    int width = glyph ? (int)strlen(glyph->rows[0]) : SPACE;
    for (int row = 0; glyph && row < BIG_ROWS; row++)
        for (int column = 0; column < width; column++) {
            int block = dot(glyph, accent, 2 * row, column) | dot(glyph, accent, 2 * row + 1, column) << 1;
            if (block)
                canvas_text(canvas, x + column, y + row, 1, style, blocks[block]);
        }
    return width + GAP;
}

static void draw_line(struct canvas *canvas, int x, int y, enum style style, const char *text, size_t bytes)
{
    int width;
    size_t length;
    for (const char *end = text + bytes; text < end && (length = text_cluster(text, &width)); text += length)
        x += draw_letter(canvas, x, y, style, text, length);
}

/* The bytes of the words from `text` on that fit in `max` columns; 0: not even the first. */
static size_t take_words(const char *text, int max)
{
    size_t taken = 0;
    for (size_t at = 0; text[at];) {
        size_t end = at + strspn(text + at, " ");
        end += strcspn(text + end, " ");
        int width = width_of(text, end);
        if (width < 0 || width > max)
            break;
        taken = at = end;
    }
    return taken;
}

int big_wrap(struct canvas *canvas, int x, int y, int max, enum style style, const char *text)
{
    int lines = 0;
    if (canvas && !big_wrap(NULL, x, y, max, style, text))
        return 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t bytes = take_words(text, max);
        if (!bytes)
            return 0;
        if (canvas)
            draw_line(canvas, x + (max - width_of(text, bytes)) / 2, y + lines * (BIG_ROWS + 1), style, text,
                      bytes);
        text += bytes;
        lines++;
    }
    return lines;
}
