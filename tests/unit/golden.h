/* Screens as text, held against a file of tests/golden. UPDATE=1 writes the files anew; read the difference
 * before keeping it. */
#ifndef KLASKAST_TESTS_GOLDEN_H
#define KLASKAST_TESTS_GOLDEN_H

#include "unit.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/ui/screen.h"

#include <stdio.h>
#include <stdlib.h>

/* Draws the stack at this size and compares with tests/golden/<name>.txt. */
static inline void golden_screen(struct stack *stack, int width, int height, const char *name)
{
    struct canvas canvas;
    struct buffer found, expected;
    char path[200];
    canvas_init(&canvas);
    buffer_init(&found);
    buffer_init(&expected);
    stack_resize(stack, width, height);
    canvas_resize(&canvas, width, height);
    stack_draw(stack, &canvas);
    canvas_dump(&canvas, &found);
    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    if (getenv("UPDATE"))
        assert_true(file_write(path, buffer_get(&found), found.length, NULL));
    assert_true(file_read(path, 100000, &expected, NULL));
    if (strcmp(buffer_get(&expected), buffer_get(&found)) != 0)
        print_error("--- %s, as drawn now\n%s", path, buffer_get(&found));
    assert_string_equal(buffer_get(&found), buffer_get(&expected));
    assert_int_equal(canvas.outside, 0);
    canvas_clear(&canvas);
    buffer_clear(&found);
    buffer_clear(&expected);
}

#endif
