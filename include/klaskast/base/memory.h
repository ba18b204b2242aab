/* Memory that cannot fail: without memory the program says one sentence and ends (exit 3).
 *
 * An arena holds everything that lives as long as one reload or one import; it is freed in one go. */
#ifndef KLASKAST_BASE_MEMORY_H
#define KLASKAST_BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

/* Says that there is no memory left, and exits. */
_Noreturn void memory_none(void);

/* Zeroed memory for `count` things of `size` bytes; never NULL. Free with free(). */
void *memory_new(size_t count, size_t size);

/* Grows a heap array to `count` things of `size` bytes (not zeroed); never NULL. */
void *memory_resize(void *old, size_t count, size_t size);

/* A copy of `text` on the heap; NULL stays NULL. */
char *memory_copy(const char *text);

struct arena_block;
struct arena {
    struct arena_block *block; /* the newest */
};

void arena_init(struct arena *arena);
void arena_clear(struct arena *arena); /* frees all; the arena can be used again */

/* Zeroed memory, aligned for any type, until arena_clear. */
void *arena_new(struct arena *arena, size_t count, size_t size);

/* A copy of `text` (NULL stays NULL), and printf into the arena. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for one more in an arena array of `count` things with room for *capacity: returns the array, moved
 * if need be. `items = arena_room(&arena, items, count, &capacity, sizeof *items); items[count++] = ...` */
void *arena_room(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

#endif
