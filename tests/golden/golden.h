/* Prints a screen as text and compares it with tests/golden/data/NAME.txt. UPDATE_GOLDEN=1 writes the files
 * anew: look at the difference before it is committed. */
#ifndef KLASKAST_TESTS_GOLDEN_H
#define KLASKAST_TESTS_GOLDEN_H

#include "canvas_dump.h"
#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"
#include "klaskast/ui/canvas.h"
#include "klaskast/ui/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole terminal at this size, as text. */
static inline void golden_print(struct stack *stack, int width, int height, bool ascii, struct buffer *out)
{
    struct canvas canvas;

    canvas_init(&canvas);
    canvas.ascii = ascii;
    canvas_resize(&canvas, width, height);
    stack_resize(stack, width, height);
    stack_draw(stack, &canvas);
    canvas_dump(&canvas, out);
    assert_int_equal(canvas.outside, 0);
    canvas_clear(&canvas);
}

static inline void golden_compare(const char *name, const struct buffer *shown)
{
    char path[200];
    struct buffer wanted;
    struct err err;

    snprintf(path, sizeof path, "tests/golden/data/%s.txt", name);
    if (getenv("UPDATE_GOLDEN") != NULL) {
        if (!file_write(path, buffer_get(shown), shown->length, &err))
            fail_msg("%s", err.text);
        return;
    }
    buffer_init(&wanted);
    if (!file_read(path, 1 << 20, &wanted, &err))
        fail_msg("%s", err.text);
    if (strcmp(buffer_get(&wanted), buffer_get(shown)) != 0) {
        print_error("%s is not what the screen shows now:\n%s", path, buffer_get(shown));
        fail();
    }
    buffer_clear(&wanted);
}

/* Draws all screens of the stack at width x height and compares. */
static inline void golden_check(const char *name, struct stack *stack, int width, int height)
{
    struct buffer shown;

    buffer_init(&shown);
    golden_print(stack, width, height, false, &shown);
    golden_compare(name, &shown);
    buffer_clear(&shown);
}

#endif
