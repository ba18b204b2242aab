#include "klaskast/base/memory.h"

#include "klaskast/base/translate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t used;
    size_t size;
    _Alignas(max_align_t) unsigned char bytes[];
};

void memory_none(void)
{
    fprintf(
        stderr, "\nklaskast: %s\n",
        _("There is no memory left. What was on the screen is kept. Close other programs and start again."));
    exit(3);
}

void *memory_new(size_t count, size_t size)
{
    void *new = calloc(count ? count : 1, size ? size : 1);
    if (!new)
        memory_none();
    return new;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    void *new = reallocarray(old, count ? count : 1, size);
    if (!new)
        memory_none();
    return new;
}

char *memory_copy(const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(1, size), text, size);
}

void arena_init(struct arena *arena)
{
    arena->block = NULL;
}

void arena_clear(struct arena *arena)
{
    while (arena->block) {
        struct arena_block *block = arena->block;
        arena->block = block->older;
        free(block);
    }
}

/* Texts stand close together; anything else begins where any type may. */
static void *take(struct arena *arena, size_t size, size_t align)
{
    if (arena->block)
        arena->block->used = (arena->block->used + align - 1) & ~(align - 1);
    if (!arena->block || arena->block->used > arena->block->size ||
        arena->block->size - arena->block->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        struct arena_block *block = memory_new(1, sizeof *block + room);
        block->older = arena->block;
        block->size = room;
        arena->block = block;
    }
    void *start = arena->block->bytes + arena->block->used;
    arena->block->used += size;
    return start;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 4 / size)
        memory_none();
    return take(arena, count * size, _Alignof(max_align_t));
}

char *arena_copy(struct arena *arena, const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(take(arena, size, 1), text, size);
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = take(arena, (size_t)(length < 0 ? 0 : length) + 1, 1);
    vsnprintf(text, (size_t)(length < 0 ? 0 : length) + 1, format, again);
    va_end(again);
    return text;
}

void *arena_room(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t room = *capacity ? *capacity * 2 : 16;
    void *larger = arena_new(arena, room, size);
    if (count)
        memcpy(larger, items, count * size);
    *capacity = room;
    return larger;
}
