/* From the bytes of a file that a school's program wrote to UTF-8. */
#ifndef KLASKAST_IO_CHARSET_H
#define KLASKAST_IO_CHARSET_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum charset {
    CHARSET_UTF8,
    CHARSET_UTF16_LE, /* what Excel calls Unicode text */
    CHARSET_UTF16_BE,
    CHARSET_WINDOWS_1252, /* what Excel calls CSV */
    CHARSET_CP850,        /* what Excel calls CSV (MS-DOS) */
};

struct charset_found {
    enum charset charset;
    bool mark;         /* the file began with a byte order mark */
    size_t twice;      /* letters that had been encoded twice ('RenÃ©e') and were put right */
    size_t unreadable; /* bytes that are no letter in this charset; each became U+FFFD */
};

/* "UTF-8", "Windows-1252": the same in every language. */
const char *charset_name(enum charset charset);

/* The code point of a byte of Windows-1252; 0 for the five that mean nothing (and for 0). */
int32_t charset_windows(unsigned char byte);

/* Refuses what is no text (by its first bytes: Excel, LibreOffice, PDF, ZIP, web page, XML), with a sentence
 * that names `name` and says how to save the list as CSV. */
bool charset_is_text(const char *name, const char *bytes, size_t length, struct err *err);

/* Adds the text to `out`, without a byte order mark. How the bytes are meant is found out in this order: byte
 * order mark, zero bytes in every other place (UTF-16), valid UTF-8, else CP850 when its letters make more
 * sense than those of Windows-1252, else Windows-1252. False: it holds zero bytes, so it is no text; or it is
 * UTF-16 of an odd number of bytes, so it was cut off. */
bool charset_read(const char *name, const char *bytes, size_t length, struct buffer *out,
                  struct charset_found *found, struct err *err);

#endif
