/* Any bytes as the files of a OneRoster folder (a byte 0x1C goes on to the next file; an empty one is
 * missing): nothing crashes, a refusal is a sentence, and nothing comes out that may not be kept or shown. */
#include "list.h"

#include "klaskast/io/oneroster.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct oneroster_bytes files[ONEROSTER_FILES] = { { NULL, 0 } };
    struct arena arena;
    struct classlist list;
    struct err err = { .kind = ERR_NONE };
    const char *at = (const char *)data, *end = at + size;
    for (enum oneroster_file file = 0; file < ONEROSTER_FILES && at < end; file++) {
        const char *next = memchr(at, '\x1C', (size_t)(end - at));
        next = next ? next : end;
        if (next > at)
            files[file] = (struct oneroster_bytes){ at, (size_t)(next - at) };
        at = next + (next < end);
    }
    arena_init(&arena);
    if (oneroster_parse("oneroster", files, 20000, &arena, &list, &err))
        demand_list(&list);
    else
        demand(err.kind == ERR_REFUSED && err.text[0]);
    arena_clear(&arena);
    return 0;
}
