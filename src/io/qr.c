#include "klaskast/io/qr.h"

#include "klaskast/base/library.h"

#include <qrencode.h>
#include <string.h>

enum { QUIET = 4, LONG_ADDRESS = 120 };

static struct {
    __typeof__(QRcode_encodeString8bit) *encode;
    __typeof__(QRcode_free) *free;
} qr;

static void load(void)
{
    static const struct library_function functions[] = { { "QRcode_encodeString8bit", &qr.encode },
                                                         { "QRcode_free", &qr.free } };
    if (!qr.free)
        library_need("libqrencode.so.4", functions, sizeof functions / sizeof *functions);
}

/* Runs of dark modules in one row, as rectangles of one path. */
static void add_row(struct buffer *out, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        int run = 0;
        while (x + run < width && row[x + run] & 1)
            run++;
        if (run)
            buffer_print(out, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
        x += run;
    }
}

bool qr_svg(struct buffer *out, const char *text, const char *label)
{
    /* A long address with less to spare for repair has larger squares, which helps more. */
    QRecLevel level = strlen(text) > LONG_ADDRESS ? QR_ECLEVEL_L : QR_ECLEVEL_M;
    load();
    QRcode *code = qr.encode(text, 0, level);
    if (!code)
        return false;
    int width = code->width, whole = width + 2 * QUIET;
    buffer_print(
        out,
        "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" "
        "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/><path fill=\"#000\" d=\"",
        label, whole, whole, whole, whole, whole);
    for (int y = 0; y < width; y++)
        add_row(out, code->data + (size_t)y * (size_t)width, width, y);
    buffer_text(out, "\"/></svg>");
    qr.free(code);
    return true;
}
