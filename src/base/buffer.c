#include "klaskast/base/buffer.h"

#include "klaskast/base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){ 0 };
}

void buffer_clear(struct buffer *buffer)
{
    free(buffer->data);
    buffer_init(buffer);
}

static void make_room(struct buffer *buffer, size_t more)
{
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity)
        return;
    size_t room = buffer->capacity ? buffer->capacity : 256;
    while (room < need)
        room *= 2;
    buffer->data = memory_resize(buffer->data, room, 1);
    buffer->capacity = room;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
    make_room(buffer, length);
    if (length)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length > 0) {
        make_room(buffer, (size_t)length);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

const char *buffer_get(const struct buffer *buffer)
{
    return buffer->data ? buffer->data : "";
}
