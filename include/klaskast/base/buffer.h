/* Bytes that grow: for building text and reading files. The text is always NUL-terminated. */
#ifndef KLASKAST_BASE_BUFFER_H
#define KLASKAST_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
    char *data; /* NULL while nothing was added */
    size_t length;
    size_t capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* frees; can be used again */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_print(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far; "" when nothing was added. Borrowed until the next change. */
const char *buffer_get(const struct buffer *buffer);

#endif
