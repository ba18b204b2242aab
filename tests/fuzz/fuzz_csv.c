/* Any bytes as a class list, found out by itself and with any mapping: nothing crashes, a refusal is a
 * sentence, and nothing comes out that may not be kept or shown. */
#include "list.h"

static void read_with(const uint8_t *data, size_t size, const struct classlist_mapping *mapping)
{
    struct arena arena;
    struct classlist list;
    struct err err = { .kind = ERR_NONE };
    arena_init(&arena);
    if (classlist_parse("list.csv", (const char *)data, size, mapping, &arena, &list, &err))
        demand_list(&list);
    else
        demand(err.kind == ERR_REFUSED && err.text[0]);
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum column_use uses[8];
    read_with(data, size, NULL);
    for (size_t i = 0; i < 8; i++)
        uses[i] = (enum column_use)(i < size ? data[size - 1 - i] % COLUMN_USES : 0);
    const struct classlist_mapping mapping = { size ? data[0] % 4 : 0, uses, 8 };
    read_with(data, size, &mapping);
    return 0;
}
