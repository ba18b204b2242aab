/* The door to libqrencode: an address as a QR code. */
#ifndef KLASKAST_IO_QR_H
#define KLASKAST_IO_QR_H

#include "klaskast/base/buffer.h"

#include <stdbool.h>

/* Adds an inline SVG of the text: dark squares on white with the quiet zone of four modules that readers want
 * around them, and `label` (as it is; escape it first) for who cannot see it. False, with nothing added: more
 * than a QR code can hold (some 2900 bytes). */
bool qr_svg(struct buffer *out, const char *text, const char *label);

#endif
