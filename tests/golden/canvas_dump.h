/* A canvas as text, for whoever compares it or looks at it. */
#ifndef TESTS_GOLDEN_CANVAS_DUMP_H
#define TESTS_GOLDEN_CANVAS_DUMP_H

#include "klaskast/base/buffer.h"
#include "klaskast/ui/canvas.h"

/* Adds it to `out`: rows end with a newline, blanks at the end of a row are left out. */
static inline void canvas_dump(const struct canvas *canvas, struct buffer *out)
{
    for (int y = 0; y < canvas->height; y++) {
        const struct cell *row = &canvas->cells[(size_t)y * (size_t)canvas->width];
        int end = canvas->width;
        while (end > 0 && row[end - 1].length == 1 && row[end - 1].text[0] == ' ')
            end--;
        for (int x = 0; x < end; x++)
            buffer_add(out, row[x].text, row[x].length);
        buffer_add(out, "\n", 1);
    }
}

#endif
