/* Any bytes as EDEXML: nothing crashes, a refusal is a sentence, and nothing comes out that may not be kept
 * or shown. */
#include "list.h"

#include "klaskast/io/edexml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct classlist list;
    struct err err = { .kind = ERR_NONE };
    arena_init(&arena);
    if (edexml_read("EDEX.XML", (const char *)data, size, 20000, &arena, &list, &err))
        demand_list(&list);
    else
        demand(err.kind == ERR_REFUSED && err.text[0]);
    arena_clear(&arena);
    return 0;
}
